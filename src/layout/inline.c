/*
 * What inlines paint besides their text: backgrounds, borders, links.
 *
 * The pieces of a line stand in visual order, and an inline may be torn apart by
 * bidirectional text; so each unbroken stretch of its pieces is a
 * rectangle of its own.
 */
#include "layout/para.h"

#include <string.h>

static bool
is_inside(const struct para *para, int around, int box)
{
	while (around >= 0 && around != box)
		around = para->boxes[around].parent;
	return around == box && box >= 0;
}

static int
around_of(const struct para *para, const struct text_piece *piece)
{
	return piece->run ? para->strands[piece->owner].around : para->things[piece->owner].around;
}

/* An unbroken stretch of a line's pieces. */
struct stretch {
	int first, end;
	mpt left, right;
	mpt ascent, descent;
};

static void
reach(const struct para *para, const struct text_piece *piece, struct stretch *s)
{
	const struct thing *thing = piece->run ? NULL : &para->things[piece->owner];
	const struct strand *strand = &para->strands[thing ? thing->strand : piece->owner];
	mpt ascent = strand_ascent(strand), descent = strand_descent(strand);
	mpt up = rise_up(para, &strand->rise);

	if (thing && thing->kind != THING_PAD) {
		ascent = thing->ascent;
		descent = thing->descent;
		up = rise_up(para, &thing->rise);
	}
	s->ascent = mpt_max(s->ascent, ascent + up);
	s->descent = mpt_max(s->descent, descent - up);
}

/* The next stretch of the box's pieces from `from` on; false: no more. */
static bool
next_stretch(
    const struct para *para, const struct text_line *line, int box, int from, struct stretch *s)
{
	int i = from;

	while (i < line->piece_count && !is_inside(para, around_of(para, &line->pieces[i]), box))
		i++;
	*s = (struct stretch){ .first = i, .ascent = -MPT_MAX, .descent = -MPT_MAX };
	while (i < line->piece_count && is_inside(para, around_of(para, &line->pieces[i]), box))
		reach(para, &line->pieces[i++], s);
	s->end = i;
	if (s->first == s->end)
		return false;
	s->left = line->pieces[s->first].x;
	s->right = line->pieces[s->end - 1].x + line->pieces[s->end - 1].width;
	return true;
}

/* ---- backgrounds and borders --------------------------------------- */

/* Does the piece hold the box's padding at its start (or end)? */
static bool
is_pad(const struct para *para, const struct text_piece *piece, const struct fo *fo)
{
	return !piece->run && para->things[piece->owner].kind == THING_PAD &&
	       para->things[piece->owner].fo == fo;
}

/* A side where the inline is broken: open, unless it is to be retained.  The line was broken
 * without it, so what is retained sticks out.  Gives its width. */
static mpt
broken_side(const struct para *para, const struct fo *fo, enum side side, struct area_side *line)
{
	mpt width = 0;

	if (side_is_retained(fo, side, false))
		width += line->width;
	else
		*line = (struct area_side){ 0 };
	if (side_is_retained(fo, side, true))
		width += padding_width(fo, side, para->measure);
	return width;
}

static void
set_sides(const struct para *para, const struct text_line *line, const struct stretch *s,
    const struct inline_box *box, struct box *b)
{
	const struct text_piece *first = &line->pieces[s->first], *last = &line->pieces[s->end - 1];
	bool rtl = para->setter->is_rtl;
	mpt left, right;

	if (is_pad(para, first, box->fo))
		left = -para->things[first->owner].gap;
	else
		left = broken_side(para, box->fo, rtl ? SIDE_END : SIDE_START, &b->left);
	if (is_pad(para, last, box->fo))
		right = -para->things[last->owner].gap;
	else
		right = broken_side(para, box->fo, rtl ? SIDE_START : SIDE_END, &b->right);
	b->x = s->left - left;
	b->width = s->right - s->left + left + right;
}

static void
put_inside(struct area *area, const struct box *b, mpt x, mpt top, mpt bottom)
{
	area->x = x + b->x + b->left.width;
	area->y = top + b->top.width;
	area->width = b->width - b->left.width - b->right.width;
	area->height = bottom - top - b->top.width - b->bottom.width;
}

static void
paint_box(struct para *para, struct slug *slug, const struct box *b, mpt x, mpt top, mpt bottom)
{
	int artifact = para->setter->artifact ? para->setter->artifact : ARTIFACT_LAYOUT;
	struct area *area;

	if (b->background & 0xFF) {
		area = slug_area(para->arena, slug, AREA_FILL, artifact, b->fo->order);
		put_inside(area, b, x, top, bottom);
		area->as.fill.rgba = b->background;
		area->as.fill.radius = mpt_max(b->radius - b->left.width, 0);
	}
	if (has_background_image(para->setter->edition, b->fo)) {
		area = slug_area(para->arena, slug, AREA_TILES, artifact, b->fo->order);
		put_inside(area, b, x, top, bottom);
		background_image(para->setter->edition, b->fo, area);
	}
	if (fo_is_hidden(b->fo) ||
	    !(b->top.width || b->bottom.width || b->left.width || b->right.width))
		return;
	area = slug_area(para->arena, slug, AREA_BORDER, artifact, b->fo->order);
	area->x = x + b->x;
	area->y = top;
	area->width = b->width;
	area->height = bottom - top;
	area->as.border.top = b->top;
	area->as.border.right = b->right;
	area->as.border.bottom = b->bottom;
	area->as.border.left = b->left;
	area->as.border.radius = b->radius;
}

static void
paint_background(struct para *para, struct slug *slug, const struct text_line *line, int box, mpt x,
    mpt baseline)
{
	const struct inline_box *in = &para->boxes[box];
	mpt up = rise_up(para, &in->rise);
	mpt ascent = (mpt)((int64_t)in->face->ascent * in->size / 1000) + up;
	mpt descent = (mpt)((int64_t)in->face->descent * in->size / 1000) - up;
	struct stretch s;
	int from = 0;

	for (; next_stretch(para, line, box, from, &s); from = s.end) {
		struct box b;

		box_from(&b, in->fo, 0, 0, para->setter->is_rtl, para->measure);
		set_sides(para, line, &s, in, &b);
		paint_box(para, slug, &b, x, baseline - ascent - b.pad_top - b.top.width,
		    baseline + descent + b.pad_bottom + b.bottom.width);
	}
}

/* ---- links --------------------------------------------------------- */

static void
add_link(struct para *para, struct slug *slug, const struct fo *fo, const struct stretch *s, mpt x,
    mpt baseline)
{
	struct area_link *link = slug_link(para->arena, slug);

	link_from(para->setter, fo, link);
	link->x = x + s->left;
	link->y = baseline - s->ascent;
	link->width = s->right - s->left;
	link->height = s->ascent + s->descent;
}

void
paint_inlines(
    struct para *para, struct slug *slug, const struct text_line *line, mpt x, mpt baseline)
{
	struct stretch s;
	int box, from;

	for (box = 0; box < para->box_count; box++) {
		if (para->boxes[box].end <= line->start || para->boxes[box].start >= line->end)
			continue;
		if (para->boxes[box].paints)
			paint_background(para, slug, line, box, x, baseline);
		if (!para->boxes[box].leads || para->setter->artifact)
			continue;
		for (from = 0; next_stretch(para, line, box, from, &s); from = s.end)
			add_link(para, slug, para->boxes[box].fo, &s, x, baseline);
	}
}
