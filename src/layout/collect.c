/*
 * Inline objects into one text with spans and objects.
 *
 * White space is treated here (XSL 1.1, 7.17): linefeeds first, then spaces
 * around them, then runs of spaces.  What stays at the ends of lines is the line breaker's.
 */
#include "layout/para.h"

#include <string.h>

#define ZWSP "\xe2\x80\x8b"
#define LINE_END "\xe2\x80\xa8"
#define JOIN_AFTER "\xe2\x80\x8d"    /* U+200D: a break is allowed before it, none after */
#define JOIN_BOTH "\xe2\x81\xa0"     /* U+2060 */
#define OBJECT "\xef\xbf\xbc"        /* U+FFFC */

struct para
para_new(struct setter *setter, const struct fo *block)
{
	struct para p = { .setter = setter, .arena = setter->edition->arena, .block = block,
		.around = -1, .after_space = true, .after_linefeed = true };

	return p;
}

/* ---- styles -------------------------------------------------------- */

static mpt
spacing_of(const struct fo *fo, enum fo_prop prop)
{
	return fo_is_length(fo, prop) ? fo_length(fo, prop, 0) : 0;
}

static int
weight_of(const struct fo *fo)
{
	switch (fo_keyword(fo, PROP_FONT_WEIGHT)) {
	case KEY_BOLD:
	case KEY_BOLDER: return 700;
	case KEY_LIGHTER: return 300;
	default: return fo_integer(fo, PROP_FONT_WEIGHT, 400);
	}
}

static uint32_t
hyphen_of(const struct fo *fo)
{
	const char *s = fo_string(fo, PROP_HYPHENATION_CHARACTER);

	return s && *s ? utf8_next(&s, s + strlen(s)) : 0x2010;
}

static const struct text_style *
style_of(struct para *para, const struct fo *fo, const struct fo *source)
{
	struct text_style *s = ARENA_NEW(para->arena, struct text_style);
	enum fo_keyword slant = fo_keyword(fo, PROP_FONT_STYLE);

	s->families = fo_string(fo, PROP_FONT_FAMILY);
	s->families = s->families ? s->families : "";
	s->size = mpt_max(fo_length(fo, PROP_FONT_SIZE, 12 * MPT_PT), 1);
	s->weight = weight_of(fo);
	s->is_italic = slant == KEY_ITALIC || slant == KEY_OBLIQUE;
	s->small_caps = fo_keyword(fo, PROP_FONT_VARIANT) == KEY_SMALL_CAPS;
	s->lang = fo->lang;
	s->letter_spacing = spacing_of(fo, PROP_LETTER_SPACING);
	s->word_spacing = spacing_of(fo, PROP_WORD_SPACING);
	s->hyphenates = fo_keyword(fo, PROP_HYPHENATE) == KEY_TRUE;
	s->hyphen_push = fo_integer(fo, PROP_HYPHENATION_PUSH_CHARACTER_COUNT, 2);
	s->hyphen_remain = fo_integer(fo, PROP_HYPHENATION_REMAIN_CHARACTER_COUNT, 2);
	s->hyphen = hyphen_of(fo);
	s->at = source->at;
	return s;
}

int
add_strand(struct para *para, const struct fo *fo, const struct fo *source)
{
	const struct strand *last = para->strand_count ? &para->strands[para->strand_count - 1] : NULL;
	struct strand s = { fo, source, NULL, NULL, para->shift, para->around };
	struct setter *setter = para->setter;

	if (last && last->fo == fo && last->source == source && last->around == para->around)
		return para->strand_count - 1;
	if (last && last->fo->inherited == fo->inherited && last->style->at.line == source->at.line &&
	    strcmp(last->fo->lang, fo->lang) == 0) {
		s.style = last->style;
		s.face = last->face;
	} else {
		s.style = style_of(para, fo, source);
		s.face = faces_find(setter->edition->job->faces, s.style, setter->edition->job->diags);
	}
	ARENA_ROOM(para->arena, para->strands, para->strand_count, para->strand_capacity);
	para->strands[para->strand_count] = s;
	return para->strand_count++;
}

static const struct strand *
strand_for(struct para *para, const struct fo *fo, const struct fo *source)
{
	int strand = add_strand(para, fo, source);

	return &para->strands[strand];
}

mpt
strand_ascent(const struct strand *strand)
{
	return (mpt)((int64_t)strand->face->ascent * strand->style->size / 1000);
}

mpt
strand_descent(const struct strand *strand)
{
	return (mpt)((int64_t)strand->face->descent * strand->style->size / 1000);
}

/* ---- text ---------------------------------------------------------- */

static void
add_span(struct para *para, int strand, int start)
{
	struct text_span *last = para->span_count ? &para->spans[para->span_count - 1] : NULL;

	if (last && last->owner == strand) {
		last->end = para->length;
		return;
	}
	ARENA_ROOM(para->arena, para->spans, para->span_count, para->span_capacity);
	para->spans[para->span_count++] = (struct text_span){ start, para->length,
		para->strands[strand].style, strand };
}

void
add_bytes(struct para *para, int strand, const char *bytes, size_t n)
{
	int start = para->length;

	if (para->length + (int)n + 1 > para->text_capacity) {
		int capacity = para->text_capacity * 2 + (int)n + 64;

		para->text = arena_grow(para->arena, para->text, (size_t)para->length,
		    (size_t)capacity, 1);
		para->text_capacity = capacity;
	}
	memcpy(para->text + para->length, bytes, n);
	para->length += (int)n;
	add_span(para, strand, start);
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

/* A joiner may be a character of the text or stand for an inline's padding. */
static bool
stands_for_object(const struct para *para, int at)
{
	int i;

	for (i = 0; i < para->object_count; i++)
		if (para->objects[i].at == at)
			return true;
	return false;
}

const char *
plain_text(const struct para *para)
{
	char *to = ARENA_ARRAY(para->arena, char, para->length + 1), *end = to;
	const char *s = para->text, *stop = para->text + para->length;

	while (s < stop) {
		uint32_t code = utf8_next(&s, stop);
		bool is_mark = code == 0xFFFC || code == 0x2060 || (code >= 0x202A && code <= 0x202E);

		if (code == 0x2028)
			code = ' ';
		if (!is_mark && !(code == 0x200D && stands_for_object(para, (int)(s - para->text) - 3)))
			end += utf8_put(end, code);
	}
	return to;
}

/* How an object treats its white space. */
struct white {
	enum fo_keyword linefeed, spaces, transform;
	bool collapses;
};

static struct white
white_of(const struct fo *fo)
{
	return (struct white){ fo_keyword(fo, PROP_LINEFEED_TREATMENT),
		fo_keyword(fo, PROP_WHITE_SPACE_TREATMENT), fo_keyword(fo, PROP_TEXT_TRANSFORM),
		fo_keyword(fo, PROP_WHITE_SPACE_COLLAPSE) != KEY_FALSE };
}

/* Spaces before a preserved linefeed go. */
static void
drop_spaces(struct para *para, const struct white *white)
{
	struct text_span *last;

	if (white->spaces != KEY_IGNORE_IF_BEFORE_LINEFEED &&
	    white->spaces != KEY_IGNORE_IF_SURROUNDING_LINEFEED)
		return;
	while (para->span_count > 0 && para->length > 0 && para->text[para->length - 1] == ' ') {
		last = &para->spans[para->span_count - 1];
		last->end = --para->length;
		if (last->end == last->start)
			para->span_count--;
	}
}

static void
add_space(struct para *para, int strand, const struct white *white)
{
	bool at_start = para->after_linefeed;

	if (white->spaces == KEY_IGNORE)
		return;
	if (at_start && (white->spaces == KEY_IGNORE_IF_AFTER_LINEFEED ||
	    white->spaces == KEY_IGNORE_IF_SURROUNDING_LINEFEED))
		return;
	if (para->after_space && white->collapses)
		return;
	add_bytes(para, strand, " ", 1);
	para->after_space = true;
	if (!white->collapses)
		para->has_ink |= white->spaces == KEY_PRESERVE;
}

static void
add_linefeed(struct para *para, int strand, const struct white *white)
{
	switch (white->linefeed) {
	case KEY_IGNORE:
		return;
	case KEY_PRESERVE:
		drop_spaces(para, white);
		add_bytes(para, strand, LINE_END, 3);
		para->after_space = para->after_linefeed = true;
		para->has_ink = true;
		return;
	case KEY_TREAT_AS_ZERO_WIDTH_SPACE:
		add_bytes(para, strand, ZWSP, 3);
		return;
	default:
		add_space(para, strand, white);
		return;
	}
}

static void
add_character(struct para *para, int strand, const struct white *white, const char *s, size_t n)
{
	char changed[8];
	const char *at = s;
	uint32_t code = utf8_next(&at, s + n);

	para->has_rtl |= is_rtl_letter(code);
	if (white->transform != KEY_NONE && white->transform != KEY_NONE_AT_ALL) {
		n = transform(white->transform, code, para->after_space, changed);
		s = changed;
	}
	add_bytes(para, strand, s, n);
	para->after_space = para->after_linefeed = false;
	para->has_ink = true;
}

static void
add_text(struct para *para, const struct fo *fo, const struct fo *source, const char *text, size_t n)
{
	const char *s = text, *end = text + n;
	struct white white = white_of(fo);
	int strand = add_strand(para, fo, source);

	while (s < end) {
		const char *begin = s;
		uint32_t code = utf8_next(&s, end);

		if (code == '\n')
			add_linefeed(para, strand, &white);
		else if (code == ' ' || code == '\t' || code == '\r')
			add_space(para, strand, &white);
		else
			add_character(para, strand, &white, begin, (size_t)(s - begin));
	}
}

/* ---- inline objects ------------------------------------------------ */

static void
add_anchor(struct para *para, enum mark_kind kind, const struct fo *fo)
{
	ARENA_ROOM(para->arena, para->anchors, para->anchor_count, para->anchor_capacity);
	para->anchors[para->anchor_count++] = (struct anchor){ para->length, kind, fo };
}

static mpt
pad_of(struct para *para, const struct fo *fo, bool start)
{
	enum side side = start ? SIDE_START : SIDE_END;
	mpt space = fo_length(fo, start ? PROP_SPACE_START_OPTIMUM : PROP_SPACE_END_OPTIMUM,
	    para->measure);

	return space + border_width(fo, side) + padding_width(fo, side, para->measure);
}

/* Border, padding and space at an inline's start or end are a box that stays with its text. */
static void
add_pad(struct para *para, const struct fo *fo, bool start)
{
	struct thing pad = { .kind = THING_PAD, .fo = fo };
	mpt width = pad_of(para, fo, start);

	if (width == 0)
		return;
	pad.strand = add_strand(para, fo, fo);
	add_object(para, &pad, width, 0, 0, start ? JOIN_AFTER : JOIN_BOTH);
}

static mpt
shift_of(struct para *para, const struct fo *fo)
{
	const struct value *v = fo_value(fo, PROP_BASELINE_SHIFT);
	const struct fo *parent = fo->parent ? fo->parent : fo;
	const struct strand *s;
	mpt x_height;

	if (v->type == VALUE_LENGTH)
		return fo_length(fo, PROP_BASELINE_SHIFT, fo_line_height(parent));
	if (v->keyword != KEY_SUPER && v->keyword != KEY_SUB)
		return 0;
	s = strand_for(para, parent, fo);
	x_height = (mpt)((int64_t)s->face->x_height * s->style->size / 1000);
	return v->keyword == KEY_SUPER ? x_height : -x_height / 3;
}

static bool
paints(const struct fo *fo)
{
	return fo_color(fo, PROP_BACKGROUND_COLOR) & 0xFF || border_width(fo, SIDE_BEFORE) ||
	    border_width(fo, SIDE_AFTER) || border_width(fo, SIDE_START) ||
	    border_width(fo, SIDE_END);
}

static void
open_inline(struct para *para, const struct fo *fo)
{
	struct inline_box box = { .fo = fo, .parent = para->around, .paints = paints(fo),
		.leads = fo->kind == FO_BASIC_LINK, .shift = para->shift };
	const struct strand *s;

	if (!box.paints && !box.leads)
		return;
	s = strand_for(para, fo, fo);
	box.face = s->face;
	box.size = s->style->size;
	ARENA_ROOM(para->arena, para->boxes, para->box_count, para->box_capacity);
	para->boxes[para->box_count] = box;
	para->around = para->box_count++;
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

static void
collect_inline(struct para *para, const struct fo *fo)
{
	int around = para->around;
	mpt shift = para->shift;
	const char *control = bidi_control(fo);

	para->shift += shift_of(para, fo);
	open_inline(para, fo);
	add_pad(para, fo, true);
	if (control)
		add_bytes(para, add_strand(para, fo, fo), control, 3);
	collect(para, fo->first, NULL);
	if (control)
		add_bytes(para, add_strand(para, fo, fo), "\xe2\x80\xac", 3);
	add_pad(para, fo, false);
	para->around = around;
	para->shift = shift;
}

static void
collect_string(struct para *para, const struct fo *fo, const char *text)
{
	mpt shift = para->shift;

	para->shift += shift_of(para, fo);
	add_text(para, fo, fo, text, strlen(text));
	para->shift = shift;
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
	collect_string(para, fo, refs_citation(para->setter->edition, fo, id ? id : "",
	    fo->kind == FO_PAGE_NUMBER_CITATION_LAST));
}

static void
collect_graphic(struct para *para, const struct fo *fo)
{
	struct thing thing = { .kind = THING_GRAPHIC, .fo = fo };
	mpt shift = para->shift + shift_of(para, fo);

	if (!measure_graphic(para, fo, &thing.graphic))
		return;
	thing.strand = add_strand(para, fo, fo);
	thing.ascent = thing.graphic.height + shift;
	thing.descent = -shift;
	add_object(para, &thing, thing.graphic.width, 0, 0, OBJECT);
}

/* A galley in a line: fo:inline-container. */
static void
collect_container(struct para *para, const struct fo *fo)
{
	struct thing thing = { .kind = THING_GALLEY, .fo = fo };
	mpt width = para->measure, baseline;

	para->varies = true;
	if (fo_is_length(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
		width = fo_length(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, para->measure);
	thing.galley = set_galley_for(para->setter, fo, width);
	baseline = galley_baseline(thing.galley);
	thing.ascent = baseline < 0 ? galley_height(thing.galley) : baseline;
	thing.descent = galley_height(thing.galley) - thing.ascent;
	thing.strand = add_strand(para, fo, fo);
	add_object(para, &thing, width, 0, 0, OBJECT);
}

static void
collect_note(struct para *para, const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next) {
		if (child->kind != FO_FOOTNOTE_BODY) {
			collect(para, child, child->next);
			continue;
		}
		ARENA_ROOM(para->arena, para->notes, para->note_count, para->note_capacity);
		para->notes[para->note_count++] = (struct anchor){ para->length, MARK_ID, child };
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
		content = fo;
		collect_string(para, content, fo_string(fo, PROP_CHARACTER));
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
		add_leader(para, fo);
		break;
	case FO_INLINE_CONTAINER:
		collect_container(para, fo);
		break;
	case FO_FOOTNOTE:
		collect_note(para, fo);
		break;
	case FO_MULTI_SWITCH:
		collect_switch(para, fo);
		break;
	case FO_RETRIEVE_MARKER:
		content = marker_find(para->setter, fo);
		if (content)
			collect(para, content->first, NULL);
		break;
	case FO_MARKER:
	case FO_INITIAL_PROPERTY_SET:
	case FO_MULTI_PROPERTY_SET:
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

	for (fo = first; fo != end; fo = fo->next) {
		if (fo->kind == FO_MARKER)
			continue;
		mark_ends(para, fo, MARK_ID, MARK_MARKER);
		collect_one(para, fo);
		mark_ends(para, fo, MARK_ID_END, MARK_MARKER_END);
	}
}
