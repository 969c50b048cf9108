/*
 * Boxes of inlines: what they paint around their text, and the room that takes in the line.
 */
#include "layout/para.h"

#define JOIN_AFTER "\xe2\x80\x8d" /* U+200D: a break is allowed before it, none after */
#define JOIN_BOTH "\xe2\x81\xa0"  /* U+2060 */
#define OBJECT "\xef\xbf\xbc"     /* U+FFFC */

/* Space at the beginning of a line goes, unless it is to be retained (XSL 1.1, 4.3.1). */
static mpt
gap_of(const struct para *para, const struct fo *fo, bool start)
{
	if (start && para->after_linefeed &&
	    fo_keyword(fo, PROP_SPACE_START_CONDITIONALITY) != KEY_RETAIN)
		return 0;
	return fo_length(
	    fo, start ? PROP_SPACE_START_OPTIMUM : PROP_SPACE_END_OPTIMUM, para->measure);
}

/* A box that stays with the text of an inline: its space, and what is inside of that, at its start
 * or end. */
static void
add_pad_of(struct para *para, const struct fo *fo, bool start, mpt inside)
{
	struct thing pad = { .kind = THING_PAD, .fo = fo, .gap = gap_of(para, fo, start) };

	if (inside + pad.gap == 0)
		return;
	pad.strand = add_strand(para, fo, fo);
	add_object(para, &pad, inside + pad.gap, 0, 0, start ? JOIN_AFTER : JOIN_BOTH);
}

void
trim_gaps(struct para *para)
{
	int i, end = para->length;

	for (i = para->object_count - 1; i >= 0; i--) {
		struct text_object *object = &para->objects[i];
		struct thing *thing = &para->things[object->owner];

		if (object->at + 3 != end || thing->kind != THING_PAD)
			return;
		if (fo_keyword(thing->fo, PROP_SPACE_END_CONDITIONALITY) != KEY_RETAIN) {
			object->width -= thing->gap;
			thing->gap = 0;
		}
		end = object->at;
	}
}

/* Objects that only hand on what they inherit have no box. */
static bool
has_box(const struct fo *fo)
{
	return fo->kind != FO_WRAPPER && fo->kind != FO_MULTI_TOGGLE &&
	       fo->kind != FO_MULTI_PROPERTIES && fo->kind != FO_UNKNOWN;
}

void
add_pad(struct para *para, const struct fo *fo, bool start)
{
	enum side side = start ? SIDE_START : SIDE_END;

	if (!has_box(fo))
		return;
	add_pad_of(
	    para, fo, start, border_width(fo, side) + padding_width(fo, side, para->measure));
}

void
add_boxed(struct para *para, const struct thing *thing, mpt width, mpt stretch, mpt shrink)
{
	add_pad_of(para, thing->fo, true, 0);
	add_object(para, thing, width, stretch, shrink, OBJECT);
	add_pad_of(para, thing->fo, false, 0);
}

static bool
paints(const struct fo *fo)
{
	return fo_string(fo, PROP_BACKGROUND_IMAGE) || fo_color(fo, PROP_BACKGROUND_COLOR) & 0xFF ||
	       border_width(fo, SIDE_BEFORE) || border_width(fo, SIDE_AFTER) ||
	       border_width(fo, SIDE_START) || border_width(fo, SIDE_END);
}

void
open_inline(struct para *para, const struct fo *fo)
{
	struct inline_box box = { .fo = fo,
		.parent = para->around,
		.paints = paints(fo),
		.leads = fo->kind == FO_BASIC_LINK,
		.rise = para->rise };
	const struct strand *s;

	if (!has_box(fo) || (!box.paints && !box.leads))
		return;
	s = strand_for(para, fo, fo);
	box.face = s->face;
	box.size = s->style->size;
	box.start = para->length;
	ARENA_ROOM(para->arena, para->boxes, para->box_count, para->box_capacity);
	para->boxes[para->box_count] = box;
	para->around = para->box_count++;
}

void
close_inline(struct para *para, int around)
{
	if (para->around != around)
		para->boxes[para->around].end = para->length;
	para->around = around;
}
