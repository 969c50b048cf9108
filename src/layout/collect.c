/*
 * Inline objects into one text with spans and objects.
 *
 * What has a width and is no text (pictures, leaders, an inline's padding) stands in the text as
 * one character that says where lines may end beside it.
 */
#include "layout/para.h"

#include <string.h>

#define OBJECT "\xef\xbf\xbc" /* U+FFFC */

struct para
para_new(struct setter *setter, const struct fo *block)
{
	struct para p = { .setter = setter,
		.arena = setter->edition->arena,
		.block = block,
		.around = -1,
		.dominant = KEY_ALPHABETIC,
		.scale = block,
		.after_space = true,
		.after_linefeed = true };

	p.dominant = dominant_in(&p, block);
	return p;
}

void
add_object(struct para *para, const struct thing *thing, mpt width, mpt stretch, mpt shrink,
    const char *character)
{
	struct text_object object = { para->length, width, stretch, shrink, para->thing_count };

	ARENA_ROOM(para->arena, para->things, para->thing_count, para->thing_capacity);
	para->things[para->thing_count] = *thing;
	para->things[para->thing_count++].around = para->around;
	ARENA_ROOM(para->arena, para->objects, para->object_count, para->object_capacity);
	para->objects[para->object_count++] = object;
	add_bytes(para, thing->strand, character, strlen(character));
	if (thing->kind == THING_PAD)
		return;
	para->after_space = para->after_linefeed = false;
	para->has_ink = true;
}

static void
add_anchor(struct para *para, enum mark_kind kind, const struct fo *fo)
{
	ARENA_ROOM(para->arena, para->anchors, para->anchor_count, para->anchor_capacity);
	para->anchors[para->anchor_count++] = (struct anchor){ para->length, kind, fo };
}

/* The control that opens fo:bidi-override's embedding, or NULL. */
static const char *
bidi_control(const struct fo *fo)
{
	bool rtl = fo_keyword(fo, PROP_DIRECTION) == KEY_RTL;

	if (fo->kind != FO_BIDI_OVERRIDE)
		return NULL;
	if (fo_keyword(fo, PROP_UNICODE_BIDI) == KEY_BIDI_OVERRIDE)
		return rtl ? "\xe2\x80\xae" : "\xe2\x80\xad";
	return rtl ? "\xe2\x80\xab" : "\xe2\x80\xaa";
}

/* What an inline changes for what is inside of it. */
struct surroundings {
	int around;
	struct rise rise;
	enum fo_keyword dominant;
	const struct fo *scale;
};

static struct surroundings
enter(struct para *para, const struct fo *fo)
{
	struct surroundings outside = { para->around, para->rise, para->dominant, para->scale };

	para->rise = rise_in(para, fo, NULL);
	para->dominant = dominant_in(para, fo);
	para->scale = scale_in(para, fo);
	open_inline(para, fo);
	add_pad(para, fo, true);
	return outside;
}

static void
leave(struct para *para, const struct fo *fo, const struct surroundings *outside)
{
	add_pad(para, fo, false);
	close_inline(para, outside->around);
	para->rise = outside->rise;
	para->dominant = outside->dominant;
	para->scale = outside->scale;
}

static void
collect_inline(struct para *para, const struct fo *fo)
{
	const char *control = bidi_control(fo);
	struct surroundings outside = enter(para, fo);

	if (control)
		add_bytes(para, add_strand(para, fo, fo), control, 3);
	collect(para, fo->first, NULL);
	if (control)
		add_bytes(para, add_strand(para, fo, fo), "\xe2\x80\xac", 3);
	leave(para, fo, &outside);
}

void
collect_string(struct para *para, const struct fo *fo, const char *text)
{
	struct surroundings outside = enter(para, fo);

	add_text(para, fo, fo, text, strlen(text));
	leave(para, fo, &outside);
}

/* Its own alignment is the leader's; a box around it stands on the line around. */
static void
collect_leader(struct para *para, const struct fo *fo)
{
	int around = para->around;

	open_inline(para, fo);
	add_pad(para, fo, true);
	add_leader(para, fo);
	add_pad(para, fo, false);
	close_inline(para, around);
}

/* A space that stays at the end of a line is a box of its width. */
static void
retain_space(struct para *para, const struct fo *fo)
{
	struct thing pad = { .kind = THING_PAD, .fo = fo, .strand = add_strand(para, fo, fo) };

	add_object(para, &pad, space_width(para, pad.strand), 0, 0, OBJECT);
}

static void
collect_character(struct para *para, const struct fo *fo)
{
	const char *s = fo_string(fo, PROP_CHARACTER);
	enum fo_keyword at_break = fo_keyword(fo, PROP_SUPPRESS_AT_LINE_BREAK);
	bool is_space = s && strcmp(s, " ") == 0;

	if (is_space && at_break == KEY_RETAIN)
		retain_space(para, fo);
	else
		collect_string(para, fo, s ? s : "");
	if (!is_space && at_break == KEY_SUPPRESS)
		diag(para->setter->edition->job->diags, DIAG_LAYOUT_UNSUPPORTED, fo->at,
		    "suppress-at-line-break of a character that is no space");
}

static void
collect_page_number(struct para *para, const struct fo *fo)
{
	para->varies = true;
	add_anchor(para, MARK_PAGE_NUMBER, fo);
	collect_string(para, fo, refs_page_number(para->setter->edition, fo));
}

static void
collect_citation(struct para *para, const struct fo *fo)
{
	const char *id = fo_string(fo, PROP_REF_ID);

	para->varies = true;
	collect_string(para, fo,
	    refs_citation(
		para->setter->edition, fo, id ? id : "", fo->kind == FO_PAGE_NUMBER_CITATION_LAST));
}

/* Something that stands elsewhere and is cited here. */
static void
cite(struct para *para, const struct fo *fo)
{
	para->varies = true;
	ARENA_ROOM(para->arena, para->notes, para->note_count, para->note_capacity);
	para->notes[para->note_count++] = (struct anchor){ para->length, MARK_ID, fo };
}

static void
collect_note(struct para *para, const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next) {
		if (child->kind == FO_FOOTNOTE_BODY)
			cite(para, child);
		else
			collect(para, child, child->next);
	}
}

/* The case that is shown at first (XSL 1.1, 6.9.3). */
static void
collect_switch(struct para *para, const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next)
		if (fo_keyword(child, PROP_STARTING_STATE) != KEY_HIDE) {
			collect(para, child->first, NULL);
			return;
		}
}

static void
collect_one(struct para *para, const struct fo *fo)
{
	const struct fo *content;

	switch (fo->kind) {
	case FO_TEXT:
		add_text(para, fo->parent, fo, fo->text, fo->text_length);
		break;
	case FO_CHARACTER:
		collect_character(para, fo);
		break;
	case FO_PAGE_NUMBER:
		collect_page_number(para, fo);
		break;
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		collect_citation(para, fo);
		break;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		collect_graphic(para, fo);
		break;
	case FO_LEADER:
		collect_leader(para, fo);
		break;
	case FO_INLINE_CONTAINER:
		collect_container(para, fo);
		break;
	case FO_SCALING_VALUE_CITATION:
		collect_string(para, fo, scaling_value(para, fo));
		break;
	case FO_FOOTNOTE:
		collect_note(para, fo);
		break;
	case FO_BLOCK:
		add_line_end(para, fo);
		break;
	case FO_FLOAT:
		cite(para, fo);
		break;
	case FO_CHANGE_BAR_BEGIN:
		add_anchor(para, MARK_BAR, fo);
		break;
	case FO_CHANGE_BAR_END:
		add_anchor(para, MARK_BAR_END, fo);
		break;
	case FO_MULTI_SWITCH:
		collect_switch(para, fo);
		break;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		para->varies = true;
		content = marker_find(para->setter, fo);
		if (content)
			collect(para, content->first, NULL);
		break;
	case FO_MARKER:
	case FO_INITIAL_PROPERTY_SET:
	case FO_MULTI_PROPERTY_SET:
		break;
	case FO_INLINE:
		if (fo_keyword(fo, PROP_PA_PAGES) == KEY_MERGED)
			collect_merged(para, fo);
		else
			collect_inline(para, fo);
		break;
	default:
		collect_inline(para, fo);
		break;
	}
}

/* Markers of an inline live as long as it does. */
static void
mark_ends(struct para *para, const struct fo *fo, enum mark_kind id, enum mark_kind marker)
{
	const struct fo *child;

	if (fo->kind == FO_TEXT)
		return;
	if (fo->id)
		add_anchor(para, id, fo);
	for (child = fo->first; child; child = child->next)
		if (child->kind == FO_MARKER)
			add_anchor(para, marker, child);
}

void
collect(struct para *para, const struct fo *first, const struct fo *end)
{
	const struct fo *fo;
	int start;

	for (fo = first; fo != end; fo = fo->next) {
		if (fo->kind == FO_MARKER)
			continue;
		start = para->length;
		mark_ends(para, fo, MARK_ID, MARK_MARKER);
		collect_one(para, fo);
		hold_to_next(para, start);
		hold_within_line(para, fo, start);
		mark_ends(para, fo, MARK_ID_END, MARK_MARKER_END);
	}
}
