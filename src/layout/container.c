/*
 * Block containers: reference areas of their own (XSL 1.1, 6.5.3).
 *
 * A container that stands in the flow, is not turned and has no height of its own
 * is set straight into the galley, so that it breaks as its content does;
 * every other one is a galley of its own that rides on a slug, or on a
 * mark where it is positioned absolutely.
 */
#include "layout/inside.h"

/* Sizes are those seen on the page: of a turned container size_seen. */
static bool
has_size(const struct fo *fo, enum fo_prop prop, mpt base)
{
	const struct value *v = fo_value(fo, size_seen(fo, prop));

	return v->type == VALUE_LENGTH && (!v->percent || base > 0);
}

static mpt
size_of(const struct fo *fo, enum fo_prop prop, mpt base)
{
	return fo_length(fo, size_seen(fo, prop), base);
}

static bool
clips(const struct fo *fo)
{
	enum fo_keyword overflow = fo_keyword(fo, PROP_OVERFLOW);

	return overflow == KEY_HIDDEN || overflow == KEY_ERROR_IF_OVERFLOW;
}

static bool
holds_absolute(const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next) {
		if (child->kind == FO_BLOCK_CONTAINER &&
		    fo_keyword(child, PROP_ABSOLUTE_POSITION) == KEY_ABSOLUTE)
			return true;
		if (child->kind != FO_BLOCK_CONTAINER && holds_absolute(child))
			return true;
	}
	return false;
}

/* A size no smaller than its minimum and no larger than its maximum, of which the minimum wins. */
static mpt
within(const struct fo *fo, enum fo_prop least, enum fo_prop most, mpt size, mpt base)
{
	if (has_size(fo, most, base))
		size = mpt_min(size, size_of(fo, most, base));
	if (has_size(fo, least, base))
		size = mpt_max(size, size_of(fo, least, base));
	return size;
}

static mpt
within_width(const struct fo *fo, mpt width, mpt base)
{
	return within(fo, PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
	    PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, width, base);
}

static mpt
within_height(const struct fo *fo, mpt height, mpt base)
{
	return within(fo, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
	    PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, height, base);
}

/* ---- a galley of its own ------------------------------------------- */

/* The content rectangle of a container on the page, unturned. */
struct frame {
	mpt width, height;                /* height 0: as its content */
	int turn;
	struct box box;                   /* traits, seen from a content rectangle at 0 */
	mpt top, bottom;                  /* border and padding */
};

static struct frame
frame_new(const struct setter *setter, const struct fo *fo)
{
	struct frame f = { .turn = turn_of(fo) };

	box_from(&f.box, fo, 0, 0, setter->is_rtl, setter->base);
	f.top = f.box.top.width + f.box.pad_top;
	f.bottom = f.box.bottom.width + f.box.pad_bottom;
	return f;
}

static void
report_overflow(struct setter *setter, const struct fo *fo, mpt over)
{
	if (over > 0)
		diag(setter->edition->job->diags, DIAG_LAYOUT_CLIPPED, fo->at, over / MPT_PT,
		    over % MPT_PT, clips(fo) ? "cut off" : "it sticks out");
}

/* Sets the content and makes a rider of it, its border rectangle's top left corner at 0, 0. */
static struct rider
frame_rider(struct setter *setter, const struct fo *fo, struct frame *f)
{
	bool sideways = f->turn % 180 != 0;
	mpt room = sideways ? f->width : f->height;
	struct setter s = setter_new(setter, fo, sideways ? f->height : f->width);
	struct rider r = { .fo = fo };
	mpt height;

	s.height = s.galley->height = room;
	set_children(&s, fo);
	end_floats(&s);
	r.galley = s.galley;
	r.cut = cut_all(s.galley);
	height = r.cut.height;
	if (room == 0) {
		room = sideways ? within_width(fo, height, setter->base)
		                : within_height(fo, height, setter->height);
		if (sideways)
			f->width = room;
		else
			f->height = room;
	}
	report_overflow(setter, fo, height - room);
	r.opens = true;
	r.open_x = r.x = -f->box.x;
	r.open_y = r.y = f->top;
	r.open_width = f->width;
	r.open_height = f->height;
	r.clips = clips(fo);
	r.turn = (short)f->turn;
	r.turn_width = s.galley->measure;
	r.turn_height = room;
	r.y += align_offset(fo, room, height);
	r.width = f->box.width + f->width;
	r.height = f->height + f->top + f->bottom;
	return r;
}

static void
paint_under(struct setter *setter, struct rider *r, const struct fo *fo)
{
	/* The ink lies at the border rectangle, the galley inside of it. */
	struct area shape = { .tag = setter->artifact ? setter->artifact : ARTIFACT_LAYOUT,
		.x = -r->x, .y = -r->y };

	shape.width = r->width;
	shape.height = r->height;
	r->under = ARENA_ARRAY(setter->edition->arena, struct area, TRAITS_MOST + 1);
	r->under_count = traits_paint(setter->edition, r->under, fo, &shape, setter->is_rtl);
	r->under_count += field_area(setter, fo, &shape, &r->under[r->under_count]);
}

struct rider
container_rider(struct setter *setter, const struct fo *fo, mpt width, mpt height)
{
	struct frame f = frame_new(setter, fo);
	struct rider rider;

	f.width = width;
	f.height = height;
	rider = frame_rider(setter, fo, &f);
	paint_under(setter, &rider, fo);
	return rider;
}

/* ---- in the flow --------------------------------------------------- */

static void
set_framed(struct setter *setter, const struct fo *fo, mpt x, mpt width, mpt height)
{
	struct frame f = frame_new(setter, fo);
	struct rider rider, *on;
	struct slug *slug;

	f.width = width;
	f.height = height;
	rider = frame_rider(setter, fo, &f);
	paint_under(setter, &rider, fo);
	slug = push_slug(setter, fo, rider.height);
	on = slug_rider(setter->edition->arena, slug, rider.galley, NULL);
	*on = rider;
	x += f.box.x;
	if (setter->is_rtl && f.turn % 180)
		x += width - f.width;
	on->x += x;
	on->open_x += x;
}

/* Below what has been put on the galley since `first`: as much as makes it `least` high. */
static void
fill_up(struct setter *setter, const struct fo *fo, int first, mpt least)
{
	struct galley part;

	end_floats(setter);
	part = *setter->galley;
	part.items += first;
	part.count -= first;
	least -= galley_height(&part);
	if (least > 0)
		push_slug(setter, fo, least);
}

static void
set_through(struct setter *setter, const struct fo *fo, mpt x, mpt width)
{
	struct setter saved = *setter;
	int first;
	struct box box;
	mpt least;

	box_from(&box, fo, x, width, setter->is_rtl, setter->base);
	box.artifact = setter->artifact ? setter->artifact : ARTIFACT_LAYOUT;
	open_box(setter, &box);
	first = setter->galley->count;
	setter->x = x;
	setter->measure = setter->base = width;
	setter->is_rtl = fo_is_rtl(fo);
	set_children(setter, fo);
	least = within_height(fo, 0, setter->height);
	if (least > 0)
		fill_up(setter, fo, first, least);
	setter->x = saved.x;
	setter->measure = saved.measure;
	setter->base = saved.base;
	setter->is_rtl = saved.is_rtl;
	close_box(setter);
}

/* The width is given, or what the indents leave; a narrower one stands at the start. */
static void
extent_in_flow(struct setter *setter, const struct fo *fo, mpt *x, mpt *width)
{
	mpt room, own;

	block_extent(setter, fo, x, &room);
	own = room;
	if (has_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, setter->base))
		own = size_of(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, setter->base);
	own = within_width(fo, own, setter->base);
	if (setter->is_rtl)
		*x += room - own;
	*width = own;
}

/* What a turned container without a width measures along its lines: all there is, or where that is
 * not known, in a cell, as much as its content would like to have. */
static mpt
length_of_lines(const struct setter *setter, const struct fo *fo)
{
	mpt smallest, largest, page = setter->edition->plan_height;
	struct frame f = frame_new(setter, fo);

	if (setter->height > 0)
		return mpt_max(setter->height - f.top - f.bottom, 0);
	set_extremes(setter, fo, &smallest, &largest);
	return page > 0 ? mpt_min(largest, page) : largest;
}

static mpt
height_in_flow(const struct setter *setter, const struct fo *fo)
{
	if (has_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, setter->height))
		return within_height(fo, size_of(fo,
		    PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, setter->height), setter->height);
	if (turn_of(fo) % 180 == 0)
		return 0;
	return within_height(fo, length_of_lines(setter, fo), setter->height);
}

/* What may be no higher than something, or no lower and is aligned in it, is laid out whole. */
static bool
is_bounded(const struct setter *setter, const struct fo *fo)
{
	enum fo_keyword align = fo_keyword(fo, PROP_DISPLAY_ALIGN);

	return has_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, setter->height) ||
	    (has_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, setter->height) &&
	    (align == KEY_CENTER || align == KEY_AFTER));
}

static void
set_in_flow(struct setter *setter, const struct fo *fo)
{
	mpt x, width, height;

	extent_in_flow(setter, fo, &x, &width);
	height = height_in_flow(setter, fo);
	if (height > 0 || turn_of(fo) || clips(fo) || holds_absolute(fo) ||
	    is_bounded(setter, fo))
		set_framed(setter, fo, x, width, height);
	else
		set_through(setter, fo, x, width);
}

/* ---- out of it ----------------------------------------------------- */

/* A dimension: its own, what two opposite offsets leave, or 0. */
static mpt
out_size(const struct fo *fo, enum fo_prop size, enum fo_prop near, enum fo_prop far, mpt base)
{
	if (has_size(fo, size, base))
		return size_of(fo, size, base);
	if (base > 0 && fo_is_length(fo, near) && fo_is_length(fo, far))
		return mpt_max(base - fo_length(fo, near, base) - fo_length(fo, far, base), 0);
	return 0;
}

static void
page_size(const struct setter *setter, mpt *width, mpt *height)
{
	*width = setter->edition->plan_width;
	*height = setter->edition->plan_height;
}

static void
set_out(struct setter *setter, const struct fo *fo)
{
	bool fixed = fo_keyword(fo, PROP_ABSOLUTE_POSITION) == KEY_FIXED;
	mpt width = setter->measure, height = setter->height;
	struct frame f = frame_new(setter, fo);
	struct rider *rider = ARENA_NEW(setter->edition->arena, struct rider);
	struct setter outside = *setter;

	if (fixed)
		page_size(setter, &width, &height);
	f.width = out_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, PROP_LEFT, PROP_RIGHT,
	    width);
	f.height = out_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, PROP_TOP, PROP_BOTTOM,
	    height);
	if (!has_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, width) && f.width == 0)
		f.width = width - fo_length(fo, PROP_LEFT, width) -
		    fo_length(fo, PROP_RIGHT, width);
	f.width = within_width(fo, mpt_max(f.width, 0), width);
	/* Lines that go up or down are as long as there is room for. */
	if (f.turn % 180 && f.height == 0)
		f.height = mpt_max((height > 0 ? height : width) - fo_length(fo, PROP_TOP, height) -
		    fo_length(fo, PROP_BOTTOM, height), 0);
	if (f.height > 0)
		f.height = within_height(fo, f.height, height);
	outside.cites = false;
	*rider = frame_rider(&outside, fo, &f);
	rider->out = fixed ? OUT_FIXED : OUT_ABSOLUTE;
	paint_under(setter, rider, fo);
	if (fo->id)
		push_mark(setter, MARK_ID, fo);
	push_mark(setter, MARK_OUT, fo);
	setter->galley->items[setter->galley->count - 1].as.mark.rider = rider;
}

void
set_container(struct setter *setter, const struct fo *fo)
{
	enum fo_keyword position = fo_keyword(fo, PROP_ABSOLUTE_POSITION);

	if (position == KEY_ABSOLUTE || position == KEY_FIXED)
		set_out(setter, fo);
	else
		set_in_flow(setter, fo);
}
