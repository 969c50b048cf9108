/*
 * A simple-page-master into rectangles (XSL 1.1, 6.4.13 to 6.4.18).
 *
 * "Before" is the top here; which side is "start" depends on the master's
 * writing mode.
 */
#include "layout/inside.h"

#define A4_WIDTH 595276
#define A4_HEIGHT 841890

static mpt
page_length(const struct fo *master, enum fo_prop prop, mpt otherwise)
{
	mpt length = master && fo_is_length(master, prop) ? fo_length(master, prop, 0) : 0;

	return length > 0 ? length : otherwise;
}

static const struct fo *
region_of(const struct fo *master, enum fo_kind kind)
{
	const struct fo *child;

	for (child = master->first; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

static void
fill_content(struct region *r, bool is_rtl)
{
	struct box b;
	mpt width;

	box_from(&b, r->fo, 0, 0, is_rtl, r->width);
	r->content_x = r->x - b.x;
	r->content_width = mpt_max(r->width - b.width, 0);
	r->content_y = r->y + b.top.width + b.pad_top;
	r->content_height = mpt_max(r->height - b.top.width - b.pad_top - b.bottom.width -
	    b.pad_bottom, 0);
	r->turn = turn_of(r->fo);
	if (r->turn % 180 == 0)
		return;
	width = r->content_width;
	r->content_width = r->content_height;
	r->content_height = width;
}

/* The rectangle inside the margins of the master. */
struct frame {
	mpt x, y, width, height;
};

/* Percentages are of the page's sides, across of one and down of the other (CSS 2, 13.2.1). */
static struct frame
inside_margins(const struct fo *fo, struct frame outer, const struct frame *paper)
{
	mpt top = fo_length(fo, PROP_MARGIN_TOP, paper->height);
	mpt left = fo_length(fo, PROP_MARGIN_LEFT, paper->width);
	mpt bottom = fo_length(fo, PROP_MARGIN_BOTTOM, paper->height);
	mpt right = fo_length(fo, PROP_MARGIN_RIGHT, paper->width);
	struct frame f = { outer.x + left, outer.y + top, outer.width - left - right,
		outer.height - top - bottom };

	f.width = mpt_max(f.width, 0);
	f.height = mpt_max(f.height, 0);
	return f;
}

static mpt
extent_of(const struct fo *region, mpt base)
{
	return region ? mpt_max(fo_length(region, PROP_EXTENT, base), 0) : 0;
}

static bool
goes_first(const struct fo *region)
{
	return region && fo_keyword(region, PROP_PRECEDENCE) == KEY_TRUE;
}

/* Before and after take the corners where they have precedence, else start and end do. */
static void
place_outer(struct plan *plan, struct frame f, const struct frame *paper, bool is_rtl)
{
	mpt before = mpt_min(extent_of(plan->before.fo, paper->height), f.height);
	mpt after = mpt_min(extent_of(plan->after.fo, paper->height), f.height);
	mpt start = mpt_min(extent_of(plan->start.fo, paper->width), f.width);
	mpt end = mpt_min(extent_of(plan->end.fo, paper->width), f.width);
	mpt left = is_rtl ? end : start, right = is_rtl ? start : end;
	mpt top_cut = goes_first(plan->before.fo) ? before : 0;
	mpt bottom_cut = goes_first(plan->after.fo) ? after : 0;
	mpt side_height = f.height - top_cut - bottom_cut;
	bool first = goes_first(plan->before.fo);

	plan->before.x = first ? f.x : f.x + left;
	plan->before.width = first ? f.width : f.width - left - right;
	plan->before.y = f.y;
	plan->before.height = before;
	first = goes_first(plan->after.fo);
	plan->after.x = first ? f.x : f.x + left;
	plan->after.width = first ? f.width : f.width - left - right;
	plan->after.y = f.y + f.height - after;
	plan->after.height = after;
	plan->start.x = is_rtl ? f.x + f.width - start : f.x;
	plan->end.x = is_rtl ? f.x : f.x + f.width - end;
	plan->start.width = start;
	plan->end.width = end;
	plan->start.y = plan->end.y = f.y + top_cut;
	plan->start.height = plan->end.height = side_height;
}

static void
place_body(struct plan *plan, struct frame page, const struct frame *paper)
{
	struct frame f = inside_margins(plan->body.fo, page, paper);

	plan->body.x = f.x;
	plan->body.y = f.y;
	plan->body.width = f.width;
	plan->body.height = f.height;
}

static void
fill_contents(struct plan *plan)
{
	struct region *regions[] = { &plan->body, &plan->before, &plan->after, &plan->start,
		&plan->end };
	size_t i;

	for (i = 0; i < sizeof regions / sizeof *regions; i++)
		if (regions[i]->fo)
			fill_content(regions[i], fo_is_rtl(regions[i]->fo));
}

/* Without a master: A4 with margins of an inch. */
static void
plan_plain(struct plan *plan)
{
	struct region *b = &plan->body;

	b->x = b->y = b->content_x = b->content_y = MPT_IN;
	b->width = b->content_width = plan->width - 2 * MPT_IN;
	b->height = b->content_height = plan->height - 2 * MPT_IN;
}

/* Inside the margins, which belong to the paper, the regions lie as the master is turned. */
static void
turn_page(struct plan *plan, struct frame *page, struct frame *paper)
{
	struct region *r = &plan->inside;

	r->turn = turn_of(plan->master);
	if (r->turn % 180) {
		*page = (struct frame){ page->x, page->y, page->height, page->width };
		*paper = (struct frame){ 0, 0, paper->height, paper->width };
	}
	r->content_x = page->x;
	r->content_y = page->y;
	r->content_width = page->width;
	r->content_height = page->height;
}

void
plan_from(struct plan *plan, const struct fo *master)
{
	struct frame page, paper;

	*plan = (struct plan){ .master = master };
	plan->width = page_length(master, PROP_PAGE_WIDTH, A4_WIDTH);
	plan->height = page_length(master, PROP_PAGE_HEIGHT, A4_HEIGHT);
	if (!master || !region_of(master, FO_REGION_BODY)) {
		plan_plain(plan);
		return;
	}
	paper = (struct frame){ 0, 0, plan->width, plan->height };
	page = inside_margins(master, paper, &paper);
	turn_page(plan, &page, &paper);
	plan->body.fo = region_of(master, FO_REGION_BODY);
	plan->before.fo = region_of(master, FO_REGION_BEFORE);
	plan->after.fo = region_of(master, FO_REGION_AFTER);
	plan->start.fo = region_of(master, FO_REGION_START);
	plan->end.fo = region_of(master, FO_REGION_END);
	place_body(plan, page, &paper);
	place_outer(plan, page, &paper, fo_is_rtl(master));
	fill_contents(plan);
}
