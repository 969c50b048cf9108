/*
 * Side floats: galleys beside the text that follows them (XSL 1.1, 6.12.2, 4.4.2).
 *
 * A float waits for the next slug and rides on it; from there on the lines of text beside it
 * are shortened, until it ends or something clears it.  How far down a line stands is
 * reckoned with spaces at their optimum.  Between the slugs beside a float no page ends, since a
 * float is not divided.  What is no text (a table, a container) is narrower as a whole, or goes
 * below where it would be too narrow (intrusion-displace, 7.19.3).
 */
#include "layout/table.h"

struct float_beside {
	const struct fo *fo;
	const struct galley *galley;
	mpt left, right;                  /* its edges in the galley */
	mpt height;
	int item;                         /* the slug that it rides on; -1: it waits for one */
	int at;                           /* its top is here in the galley */
	bool is_left;
};

/* From the top of the slug at `item` down to what will be set next. */
static mpt
height_since(const struct galley *galley, int item)
{
	struct galley part = *galley;

	part.items += item;
	part.count -= item;
	return galley_depth(&part);
}

static bool
is_left_of(const struct setter *setter, const struct fo *fo)
{
	enum fo_keyword side = fo_keyword(fo, PROP_FLOAT);

	if (side == KEY_INSIDE || side == KEY_OUTSIDE)
		diag(setter->edition->job->diags, DIAG_LAYOUT_VALUE, fo->at,
		    "a float that changes its side with the page");
	switch (side) {
	case KEY_LEFT: return true;
	case KEY_RIGHT: return false;
	case KEY_END:
	case KEY_OUTSIDE: return setter->is_rtl;
	default: return !setter->is_rtl;
	}
}

bool
is_side_float(const struct fo *fo)
{
	return fo->kind == FO_FLOAT && fo_keyword(fo, PROP_FLOAT) != KEY_BEFORE;
}

/* ---- floats that have ended ---------------------------------------- */

/* No page ends beside a float. */
static void
hold_together(struct galley *galley, const struct float_beside *f)
{
	mpt depth = 0;
	int i;

	for (i = f->item; i < galley->count && depth < f->height; i++) {
		struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG)
			depth = height_since(&(struct galley){ .items = galley->items,
				.count = i + 1 }, f->item);
		else if (item->kind == ITEM_BREAK && !item->as.breaking.forced &&
		    item->as.breaking.price < PRICE_ALWAYS)
			item->as.breaking.price = PRICE_ALWAYS;
	}
}

static void
drop_float(struct setter *setter, int i)
{
	struct float_beside *list = setter->floats;

	hold_together(setter->galley, &list[i]);
	for (setter->float_count--; i < setter->float_count; i++)
		list[i] = list[i + 1];
}

static void
drop_ended(struct setter *setter)
{
	int i;

	for (i = setter->float_count - 1; i >= 0; i--)
		if (setter->floats[i].item >= 0 && height_since(setter->galley,
		    setter->floats[i].item) >= setter->floats[i].height)
			drop_float(setter, i);
}

/* ---- a new float --------------------------------------------------- */

static struct float_beside
set_float(struct setter *setter, const struct fo *fo)
{
	struct float_beside f = { .fo = fo, .item = -1,
		.at = setter->galley->count, .is_left = is_left_of(setter, fo) };
	mpt smallest = 0, largest = 0;
	struct setter s;

	set_extremes(setter, fo, &smallest, &largest);
	largest += fo_length(fo, PROP_START_INDENT, 0) + fo_length(fo, PROP_END_INDENT, 0);
	largest = mpt_min(mpt_max(largest, 0), setter->measure);
	s = setter_new(setter, fo, largest);
	s.is_rtl = setter->is_rtl;
	s.cites = false;
	if (fo->id)
		push_mark(&s, MARK_ID, fo);
	set_children(&s, fo);
	end_floats(&s);
	f.galley = s.galley;
	f.height = galley_height(s.galley);
	f.right = largest;
	return f;
}

/* Beside the floats that stand at its side already. */
static void
move_beside(const struct setter *setter, struct float_beside *f)
{
	mpt width = f->right, edge = f->is_left ? setter->x : setter->x + setter->measure;
	int i;

	for (i = 0; i < setter->float_count; i++) {
		const struct float_beside *other = &setter->floats[i];

		if (other->is_left == f->is_left)
			edge = f->is_left ? mpt_max(edge, other->right) : mpt_min(edge, other->left);
	}
	f->left = f->is_left ? edge : edge - width;
	f->right = f->left + width;
}

static bool
has_room(const struct setter *setter, const struct float_beside *f)
{
	int i;

	for (i = 0; i < setter->float_count; i++) {
		const struct float_beside *other = &setter->floats[i];

		if (other->is_left != f->is_left && other->left < f->right &&
		    f->left < other->right)
			return false;
	}
	return f->left >= setter->x && f->right <= setter->x + setter->measure;
}

void
add_float(struct setter *setter, const struct fo *fo)
{
	struct float_beside f;

	drop_ended(setter);
	clear_floats(setter, fo);
	f = set_float(setter, fo);
	move_beside(setter, &f);
	if (!has_room(setter, &f)) {
		end_floats(setter);
		f.right -= f.left;
		move_beside(setter, &f);
	}
	ARENA_ROOM(setter->edition->arena, setter->floats, setter->float_count,
	    setter->float_capacity);
	setter->floats[setter->float_count++] = f;
}

/* Borders and paddings that begin beside a float, above the first slug. */
static mpt
edges_since(const struct setter *setter, int first)
{
	mpt height = 0;

	for (; first < setter->galley->count; first++)
		if (setter->galley->items[first].kind == ITEM_EDGE)
			height += setter->galley->items[first].as.edge.height;
	return height;
}

void
attach_floats(struct setter *setter)
{
	int i, item = setter->galley->count - 1;

	for (i = 0; i < setter->float_count; i++) {
		struct float_beside *f = &setter->floats[i];
		struct rider *rider;

		if (f->item >= 0)
			continue;
		f->item = item;
		rider = slug_rider(setter->edition->arena, &setter->galley->items[item].as.slug,
		    f->galley, NULL);
		rider->leads = true;
		rider->x = f->left;
		rider->y = -edges_since(setter, f->at);
		f->height += rider->y;
	}
}

/* ---- what stands beside -------------------------------------------- */

/* How far down a float still reaches from what is set next. */
static mpt
reach_of(const struct setter *setter, const struct float_beside *f)
{
	return f->height - (f->item < 0 ? edges_since(setter, f->at)
	                                : height_since(setter->galley, f->item));
}

int
lines_beside(struct setter *setter, const struct fo *block, const struct beside *room,
    struct beside *lines)
{
	enum fo_keyword how = displacement(block);
	mpt line_height = how == KEY_NONE ? 0 : fo_line_height(block);
	bool indents = how == KEY_INDENT;
	int i, k, count = 0;

	drop_ended(setter);
	for (i = 0; i < setter->float_count && line_height > 0; i++) {
		const struct float_beside *f = &setter->floats[i];
		mpt reach = reach_of(setter, f);
		int n = (int)mpt_min((reach + line_height - 1) / line_height, LINES_BESIDE_MOST);

		if (indents)
			n = LINES_BESIDE_MOST;
		for (; count < n; count++)
			lines[count] = *room;
		for (k = 0; k < n; k++) {
			mpt left = lines[k].x, right = left + lines[k].width;

			if (f->is_left)
				left = mpt_max(left, f->right);
			else
				right = mpt_min(right, f->left);
			lines[k] = (struct beside){ left, mpt_max(right - left, 0) };
		}
	}
	return count;
}

/* ---- displacing ---------------------------------------------------- */

enum fo_keyword
displacement(const struct fo *fo)
{
	enum fo_keyword how = fo_keyword(fo, PROP_INTRUSION_DISPLACE);
	bool is_lines = fo->kind == FO_BLOCK || fo->kind == FO_LIST_BLOCK;

	if (how != KEY_AUTO)
		return how;
	return is_lines ? KEY_LINE : KEY_BLOCK;
}

/* What of [*left, *right) the floats beside what is set next leave free. */
static void
free_room(const struct setter *setter, mpt *left, mpt *right)
{
	int i;

	for (i = 0; i < setter->float_count; i++) {
		const struct float_beside *f = &setter->floats[i];

		if (f->is_left)
			*left = mpt_max(*left, f->right);
		else
			*right = mpt_min(*right, f->left);
	}
}

/* The narrowest that an object may be made. */
static mpt
least_width(struct setter *setter, const struct fo *fo)
{
	enum fo_prop size = size_seen(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	mpt smallest = 0, largest = 0;

	if (fo_is_length(fo, size))
		return fo_length(fo, size, setter->base);
	if (fo->kind == FO_TABLE)
		table_extremes(setter, fo, &smallest, &largest);
	else
		set_extremes(setter, fo, &smallest, &largest);
	return smallest;
}

void
displace(struct setter *setter, const struct fo *fo)
{
	mpt x, width, left, right, less;
	struct box box;

	drop_ended(setter);
	if (setter->float_count == 0 || displacement(fo) != KEY_BLOCK)
		return;
	block_extent(setter, fo, &x, &width);
	box_from(&box, fo, x, width, setter->is_rtl, setter->base);
	left = box.x;
	right = box.x + box.width;
	free_room(setter, &left, &right);
	less = box.width - (right - left);
	if (width - less < least_width(setter, fo)) {
		end_floats(setter);
		return;
	}
	setter->x += left - box.x;
	setter->measure -= less;
}

/* ---- clearing ------------------------------------------------------ */

static bool
is_cleared(const struct setter *setter, enum fo_keyword clear, bool is_left)
{
	switch (clear) {
	case KEY_BOTH: return true;
	case KEY_START:
	case KEY_INSIDE: return is_left == !setter->is_rtl;
	case KEY_END:
	case KEY_OUTSIDE: return is_left == setter->is_rtl;
	case KEY_LEFT: return is_left;
	case KEY_RIGHT: return !is_left;
	default: return false;
	}
}

static void
clear_side(struct setter *setter, enum fo_keyword clear)
{
	mpt missing = 0;
	int i;

	for (i = 0; i < setter->float_count; i++)
		if (is_cleared(setter, clear, setter->floats[i].is_left))
			missing = mpt_max(missing, reach_of(setter, &setter->floats[i]));
	if (missing > 0)
		push_slug(setter, NULL, missing);
	for (i = setter->float_count - 1; i >= 0; i--)
		if (is_cleared(setter, clear, setter->floats[i].is_left))
			drop_float(setter, i);
}

void
clear_floats(struct setter *setter, const struct fo *fo)
{
	enum fo_keyword clear = fo_keyword(fo, PROP_CLEAR);

	if (setter->float_count > 0 && clear != KEY_NONE)
		clear_side(setter, clear);
}

void
end_floats(struct setter *setter)
{
	if (setter->float_count > 0)
		clear_side(setter, KEY_BOTH);
}
