/*
 * Fragments of boxes: the part of a block's border and background that a page shows.
 *
 * A box's background and border are reserved before its content, so that they lie
 * under it, and get their height when it closes.
 */
#include "layout/place.h"

int
tag_for(const struct placer *placer, int tag)
{
	return placer->artifact ? placer->artifact : tag;
}

static mpt
top_height(const struct box *b, bool continues)
{
	mpt border = !continues || b->retains_top ? b->top.width : 0;
	mpt pad = !continues || b->retains_pad_top ? b->pad_top : 0;

	return border + pad;
}

static mpt
bottom_height(const struct box *b, bool goes_on)
{
	mpt border = !goes_on || b->retains_bottom ? b->bottom.width : 0;
	mpt pad = !goes_on || b->retains_pad_bottom ? b->pad_bottom : 0;

	return border + pad;
}

static int
reserve(struct walk *w, const struct box *b, enum area_kind kind)
{
	struct placer *p = w->placer;
	struct area *area = area_add(p->edition->areas, p->page, kind, tag_for(p, b->artifact),
	    b->fo->order);

	area->x = w->x + b->x;
	area->y = w->y;
	area->width = b->width;
	return p->page->count - 1;
}

void
open_fragment(struct walk *w, int box, bool continues)
{
	const struct box *b = &w->galley->boxes[box];
	struct fragment *f = &w->open[w->open_count++];

	w->x += b->right_by;
	w->y += b->down_by;
	*f = (struct fragment){ box, w->y, -1, -1, -1, continues };
	if (b->background & 0xFF)
		f->fill = reserve(w, b, AREA_FILL);
	if (has_background_image(w->placer->edition, b->fo))
		f->tiles = reserve(w, b, AREA_TILES);
	if (!fo_is_hidden(b->fo) && b->top.width + b->bottom.width + b->left.width + b->right.width > 0)
		f->border = reserve(w, b, AREA_BORDER);
	w->y += top_height(b, continues);
}

static void
finish_border(struct walk *w, const struct fragment *f, bool goes_on)
{
	const struct box *b = &w->galley->boxes[f->box];
	struct area *area = &w->placer->page->areas[f->border];

	area->height = w->y - f->top;
	area->as.border.left = b->left;
	area->as.border.right = b->right;
	if (!f->continues || b->retains_top)
		area->as.border.top = b->top;
	if (!goes_on || b->retains_bottom)
		area->as.border.bottom = b->bottom;
	area->as.border.radius = b->radius;
}

/* The background ends at the padding edge. */
static struct area *
finish_under(struct walk *w, const struct fragment *f, int index, bool goes_on)
{
	const struct box *b = &w->galley->boxes[f->box];
	struct area *area = &w->placer->page->areas[index];
	mpt top = !f->continues || b->retains_top ? b->top.width : 0;
	mpt bottom = !goes_on || b->retains_bottom ? b->bottom.width : 0;

	area->x += b->left.width;
	area->width -= b->left.width + b->right.width;
	area->y += top;
	area->height = w->y - f->top - top - bottom;
	return area;
}

static void
finish_fill(struct walk *w, const struct fragment *f, bool goes_on)
{
	const struct box *b = &w->galley->boxes[f->box];
	struct area *area = finish_under(w, f, f->fill, goes_on);

	area->as.fill.rgba = b->background;
	area->as.fill.radius = mpt_max(b->radius - b->left.width, 0);
}

void
close_fragment(struct walk *w, bool goes_on)
{
	struct fragment *f = &w->open[--w->open_count];

	w->y += bottom_height(&w->galley->boxes[f->box], goes_on);
	if (f->fill >= 0)
		finish_fill(w, f, goes_on);
	if (f->tiles >= 0) {
		struct area *tiles = finish_under(w, f, f->tiles, goes_on);

		background_image(w->placer->edition, w->galley->boxes[f->box].fo, tiles);
		fix_background(tiles);
	}
	if (f->border >= 0)
		finish_border(w, f, goes_on);
	w->x -= w->galley->boxes[f->box].right_by;
	w->y -= w->galley->boxes[f->box].down_by;
}
