/*
 * Lists: the label rides on the first slug of the body.
 *
 * An item's body is set straight into the galley, so that it breaks as anything
 * else does; its label is a galley of its own.  Where the label is taller than the
 * body, the item is as tall as the label.
 */
#include "layout/makeup.h"

static const struct fo *
part_of(const struct fo *item, enum fo_kind kind)
{
	const struct fo *child;

	for (child = item->first; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

/* The first item with a height that the body has put on the galley since `first`, or -1. */
static int
first_ink(const struct galley *galley, int first)
{
	int i;

	for (i = first; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG ||
		    (item->kind == ITEM_EDGE && item->as.edge.height > 0))
			return i;
	}
	return -1;
}

static int
first_slug(const struct galley *galley, int first)
{
	int i;

	for (i = first; i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG)
			return i;
	return -1;
}

/* Height of the items [first, end) at their optimum. */
static mpt
height_between(const struct galley *galley, int first, int end)
{
	struct galley part = *galley;

	part.items += first;
	part.count = end - first;
	return galley_height(&part);
}

/*
 * A page must not end beside a label that is taller than what stands
 * beside it, or half the label would be left behind.
 */
static void
guard_breaks(struct galley *galley, int first, mpt label)
{
	struct sum sum = { .run = first, .at_top = true };
	int i;

	for (i = first; i < galley->count && sum.opt < label; i++) {
		struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG)
			add_height(&sum, galley, i, item->as.slug.height);
		else if (!is_thin(item))
			add_height(&sum, galley, i, item->as.edge.height);
		else if (item->kind == ITEM_BREAK && !item->as.breaking.forced &&
		    item->as.breaking.price < PRICE_ALWAYS)
			item->as.breaking.price = PRICE_ALWAYS;
	}
}

/* How far the label goes down, so that first baselines meet. */
static mpt
baseline_offset(const struct galley *galley, int slug, mpt slug_top, const struct galley *label)
{
	mpt body = galley->items[slug].as.slug.baseline, its = galley_baseline(label);

	if (body < 0 || its < 0)
		return 0;
	return slug_top + body - its;
}

/* The body goes on at another measure: its label stands on a page before. */
static bool
is_labelled(const struct setter *setter, int slug)
{
	const struct slug *s = &setter->galley->items[slug].as.slug;

	return s->text_from > 0 && restart_from(setter->edition, s->fo) > 0;
}

/* The label of a list around is read before that of a list inside, whose item begins with it. */
static void
put_first(struct slug *slug, struct rider *rider)
{
	struct rider **end = &slug->riders;

	while (*end != rider)
		end = &(*end)->next;
	*end = rider->next;
	rider->next = slug->riders;
	slug->riders = rider;
}

void
ride_beside(struct setter *setter, const struct fo *item, const struct galley *label, int first,
    mpt x)
{
	struct galley *g = setter->galley;
	int ink = first_ink(g, first), slug = first_slug(g, first);
	struct rider *rider;
	mpt top, down = 0, missing;

	if (slug >= 0 && is_labelled(setter, slug))
		return;
	if (slug < 0) {
		push_slug(setter, item, galley_height(label));
		ink = slug = g->count - 1;
	}
	top = height_between(g, ink, slug);
	if (fo_keyword(item, PROP_RELATIVE_ALIGN) == KEY_BASELINE)
		down = mpt_max(baseline_offset(g, slug, top, label), 0);
	rider = slug_rider(setter->edition->arena, &g->items[slug].as.slug, label, NULL);
	rider->leads = true;
	rider->x = x;
	put_first(&g->items[slug].as.slug, rider);
	rider->y = down - top;
	guard_breaks(g, ink, down + galley_height(label));
	missing = down + galley_height(label) - height_between(g, ink, g->count);
	if (missing > 0)
		push_slug(setter, item, missing);
}

static void
set_part(struct setter *setter, const struct fo *part)
{
	mark_beginning(setter, part);
	set_children(setter, part);
	mark_end(setter, part);
}

/* The label's galley is as wide as ours, so its indents mean the same.  One that no page can hold
 * goes before the body, since what rides cannot be cut: NULL then. */
static struct galley *
set_label(struct setter *setter, const struct fo *label)
{
	struct setter s = setter_new(setter, label, setter->galley->measure);

	s.x = setter->x;
	s.measure = setter->measure;
	s.is_rtl = setter->is_rtl;
	set_part(&s, label);
	if (setter->height <= 0 || galley_height(s.galley) <= setter->height)
		return s.galley;
	diag(setter->edition->job->diags, DIAG_LAYOUT_LABEL, label->at);
	set_part(setter, label);
	return NULL;
}

static void
set_item(struct setter *setter, const struct fo *item)
{
	const struct fo *label = part_of(item, FO_LIST_ITEM_LABEL);
	const struct fo *body = part_of(item, FO_LIST_ITEM_BODY);
	struct galley *label_galley = NULL;
	struct keeping saved = setter->keeping;
	int first = setter->galley->count, keep;

	if (label)
		label_galley = set_label(setter, label);
	if (body) {
		keep = keep_price(body, PROP_KEEP_TOGETHER_WITHIN_COLUMN);
		if (keep > setter->keeping.price)
			setter->keeping = (struct keeping){ keep, body };
		set_part(setter, body);
	}
	setter->keeping = saved;
	if (label_galley && label_galley->count > 0)
		ride_beside(setter, item, label_galley, first, 0);
}

void
set_list(struct setter *setter, const struct fo *fo)
{
	const struct fo *item;
	struct block_state saved;
	bool boxed = open_box_of(setter, fo), item_boxed;

	for (item = fo->first; item && !setter->edition->failed; item = item->next) {
		if (item->kind != FO_LIST_ITEM)
			continue;
		block_begin(setter, item, &saved);
		item_boxed = open_box_of(setter, item);
		set_item(setter, item);
		if (item_boxed)
			close_box(setter);
		block_end(setter, item, &saved);
	}
	if (boxed)
		close_box(setter);
}
