/*
 * fo:table-and-caption: a caption above, below or beside its table (XSL 1.1, 6.7.2, 7.17.4).
 *
 * A caption beside the table rides on its first row, as a list's label does, and takes its
 * width from what the table may fill.
 */
#include "layout/table.h"

static const struct fo *
child_of(const struct fo *fo, enum fo_kind kind)
{
	const struct fo *child = fo->first;

	while (child && child->kind != kind)
		child = child->next;
	return child;
}

static void
set_caption(struct setter *setter, const struct fo *caption)
{
	bool boxed;

	if (caption->id)
		push_mark(setter, MARK_ID, caption);
	boxed = open_box_of(setter, caption);
	set_children(setter, caption);
	if (boxed)
		close_box(setter);
}

/* A caption is a part of its table (ISO 32000-1, 14.8.4.3.4), its first or last kid. */
static void
tag_caption(struct setter *setter, const struct fo *caption, const struct fo *table, bool is_below)
{
	struct areas *areas = setter->edition->areas;
	int to = tag_of(setter, table), of = tag_of(setter, caption);

	if (of < 0 || to < 0 || areas->tags[of].role != TAG_CAPTION)
		return;
	areas->tags[of].parent = to;
	if (is_below)
		areas->tags[of].order = setter->edition->order_count;
}

/* ---- beside -------------------------------------------------------- */

/* Its own width, or what its words need: a third of the room, if they can be broken so. */
static mpt
caption_width(struct setter *setter, const struct fo *caption, mpt room)
{
	mpt smallest = 0, largest = 0;

	if (fo_is_length(caption, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
		return mpt_min(mpt_max(fo_length(caption,
		    PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, setter->base), 0), room);
	set_extremes(setter, caption, &smallest, &largest);
	return mpt_min(mpt_max(mpt_min(largest, room / 3), smallest), room);
}

/* The caption's galley: its content rectangle begins at 0, indents are inherited. */
static struct galley *
caption_galley(struct setter *setter, const struct fo *caption, mpt width)
{
	mpt start = fo_length(caption, PROP_START_INDENT, setter->measure);
	mpt end = fo_length(caption, PROP_END_INDENT, setter->measure);
	struct setter s = setter_new(setter, caption, width);

	s.is_rtl = setter->is_rtl;
	s.measure = width + start + end;
	s.x = s.is_rtl ? -end : -start;
	set_caption(&s, caption);
	end_floats(&s);
	return s.galley;
}

/* Where the table has come to stand: the first box made since there were `count`. */
static const struct box *
box_since(const struct galley *galley, int count)
{
	return count < galley->box_count ? &galley->boxes[count] : NULL;
}

static void
set_beside(struct setter *setter, const struct fo *fo, const struct fo *caption, bool at_left)
{
	const struct fo *table = child_of(fo, FO_TABLE);
	int first = setter->galley->count, boxes = setter->galley->box_count;
	struct setter saved = *setter;
	struct galley *galley;
	const struct box *box;
	mpt x, room, width;

	block_extent(setter, fo, &x, &room);
	width = caption_width(setter, caption, room);
	galley = caption_galley(setter, caption, width);
	setter->measure -= width;
	setter->x += at_left ? width : 0;
	if (table)
		set_block_level(setter, table);
	setter->measure = saved.measure;
	setter->x = saved.x;
	box = box_since(setter->galley, boxes);
	if (box)
		x = at_left ? box->x - width : box->x + box->width;
	ride_beside(setter, fo, galley, first, x);
}

/* The side of the page where a caption stands beside its table, or none. */
static bool
stands_beside(const struct fo *fo, bool is_rtl, bool *at_left)
{
	enum fo_keyword side = fo_keyword(fo, PROP_CAPTION_SIDE);

	*at_left = side == KEY_LEFT || side == (is_rtl ? KEY_END : KEY_START);
	return side == KEY_LEFT || side == KEY_RIGHT || side == KEY_START || side == KEY_END;
}

/* ---- above and below ----------------------------------------------- */

static void
set_above(struct setter *setter, const struct fo *fo, const struct fo *caption)
{
	set_caption(setter, caption);
	if (setter->next_price >= PRICE_ALWAYS)
		return;
	setter->next_price = PRICE_ALWAYS;
	setter->next_fo = fo;
}

static void
set_below(struct setter *setter, const struct fo *fo, const struct fo *caption)
{
	push_break(setter, PRICE_ALWAYS, FORCED_NOT, fo);
	set_caption(setter, caption);
}

void
set_table_and_caption(struct setter *setter, const struct fo *fo)
{
	const struct fo *caption = child_of(fo, FO_TABLE_CAPTION), *table = child_of(fo, FO_TABLE);
	enum fo_keyword side = fo_keyword(fo, PROP_CAPTION_SIDE);
	bool is_below = side == KEY_AFTER || side == KEY_BOTTOM, at_left;

	if (caption && table)
		tag_caption(setter, caption, table, is_below);
	if (caption && stands_beside(fo, setter->is_rtl, &at_left)) {
		set_beside(setter, fo, caption, at_left);
		return;
	}
	if (caption && !is_below)
		set_above(setter, fo, caption);
	if (table)
		set_block_level(setter, table);
	if (caption && is_below)
		set_below(setter, fo, caption);
}
