/*
 * Putting slugs, spaces, breaks and edges on a galley.
 *
 * Breaks are stated between siblings and belong to the place after what was
 * set last: keeps and forced breaks of a first child reach out to the break
 * before its parent, because there is nothing between them.  So a break stays open until
 * the next slug, and whatever is asked of it meanwhile is added.
 */
#include "layout/inside.h"

#include <string.h>

static struct item *
push_item(struct setter *setter, enum item_kind kind)
{
	struct galley *g = setter->galley;
	struct item *item;

	ARENA_ROOM(g->arena, g->items, g->count, g->capacity);
	item = &g->items[g->count++];
	*item = (struct item){ .kind = kind, .box = setter->box };
	return item;
}

struct slug *
push_slug(struct setter *setter, const struct fo *fo, mpt height)
{
	struct item *item = push_item(setter, ITEM_SLUG);

	item->as.slug.height = mpt_min(height, HEIGHT_MOST);
	item->as.slug.baseline = -1;
	item->as.slug.fo = fo;
	item->as.slug.spans = setter->spans;
	setter->open_break = -1;
	setter->has_slug = true;
	setter->next_price = 0;
	setter->next_fo = NULL;
	if (setter->float_count > 0)
		attach_floats(setter);
	return &item->as.slug;
}

void
push_space(struct setter *setter, const struct space *space)
{
	struct item *item;

	if (!space->min && !space->opt && !space->max && !space->is_forced)
		return;
	item = push_item(setter, ITEM_SPACE);
	item->as.space = *space;
	item->as.space.min = mpt_min(space->min, HEIGHT_MOST);
	item->as.space.opt = mpt_min(space->opt, HEIGHT_MOST);
	item->as.space.max = mpt_min(space->max, HEIGHT_MOST);
}

void
push_mark(struct setter *setter, enum mark_kind kind, const struct fo *fo)
{
	struct item *item = push_item(setter, ITEM_MARK);

	item->as.mark.kind = kind;
	item->as.mark.fo = fo;
}

static void
raise_price(struct breaking *b, int price, const struct fo *fo)
{
	if (price <= b->price)
		return;
	b->price = price;
	b->fo = fo;
}

static void
join_break(struct setter *setter, struct breaking *b, int price, enum forced forced,
    const struct fo *fo)
{
	raise_price(b, setter->keeping.price, setter->keeping.fo);
	raise_price(b, setter->next_price, setter->next_fo);
	raise_price(b, price, fo);
	if (forced > b->forced)
		b->forced = forced;
}

/* A break that a first child forces is one before everything that begins with it. */
static void
begin_with_break(struct setter *setter, enum forced forced, const struct fo *fo)
{
	struct galley *g = setter->galley;

	push_item(setter, ITEM_BREAK);
	memmove(g->items + 1, g->items, (size_t)(g->count - 1) * sizeof *g->items);
	g->items[0] = (struct item){ .kind = ITEM_BREAK, .box = -1 };
	g->items[0].as.breaking.forced = forced;
	g->items[0].as.breaking.fo = fo;
	setter->open_break = 0;
}

void
push_break(struct setter *setter, int price, enum forced forced, const struct fo *fo)
{
	struct galley *g = setter->galley;
	struct item *item;

	if (setter->next_forced > forced)
		forced = setter->next_forced;
	setter->next_forced = FORCED_NOT;
	if (setter->open_break >= 0) {
		struct breaking *b = &g->items[setter->open_break].as.breaking;

		/* Keeps around an object that begins here do not hold the break before it. */
		raise_price(b, price, fo);
		if (forced > b->forced)
			b->forced = forced;
		return;
	}
	if (!setter->has_slug) {
		if (forced)
			begin_with_break(setter, forced, fo);
		return;
	}
	item = push_item(setter, ITEM_BREAK);
	setter->open_break = g->count - 1;
	join_break(setter, &item->as.breaking, price, forced, fo);
	if (setter->box >= 0) {
		item->as.breaking.head = g->boxes[setter->box].head;
		item->as.breaking.foot = g->boxes[setter->box].foot;
	}
}

static void
push_edge(struct setter *setter, int box, bool opens)
{
	const struct box *b = &setter->galley->boxes[box];
	struct item *item = push_item(setter, ITEM_EDGE);

	item->as.edge.box = box;
	item->as.edge.opens = opens;
	item->as.edge.height = opens ? b->top.width + b->pad_top : b->bottom.width + b->pad_bottom;
	item->as.edge.height = mpt_min(item->as.edge.height, HEIGHT_MOST);
}

/* What a break inside the box reprints: what is retained, and the repeated header and footer. */
static void
sum_reprints(const struct galley *g, struct box *b)
{
	if (b->parent >= 0) {
		b->head = g->boxes[b->parent].head;
		b->foot = g->boxes[b->parent].foot;
		b->depth = g->boxes[b->parent].depth + 1;
	}
	b->head += (b->retains_top ? b->top.width : 0) + (b->retains_pad_top ? b->pad_top : 0);
	b->foot += (b->retains_bottom ? b->bottom.width : 0) +
	    (b->retains_pad_bottom ? b->pad_bottom : 0);
	b->head += b->header ? galley_height(b->header) : 0;
	b->foot += b->footer ? galley_height(b->footer) : 0;
	b->head = mpt_min(b->head, HEIGHT_MOST);
	b->foot = mpt_min(b->foot, HEIGHT_MOST);
}

int
open_box(struct setter *setter, const struct box *box)
{
	struct galley *g = setter->galley;
	struct box *b;

	ARENA_ROOM(g->arena, g->boxes, g->box_count, g->box_capacity);
	b = &g->boxes[g->box_count++];
	*b = *box;
	b->parent = setter->box;
	b->depth = b->head = b->foot = 0;
	sum_reprints(g, b);
	if (b->depth >= g->box_depth)
		g->box_depth = b->depth + 1;
	push_edge(setter, g->box_count - 1, true);
	setter->box = g->box_count - 1;
	return setter->box;
}

void
close_box(struct setter *setter)
{
	int box = setter->box;

	setter->box = setter->galley->boxes[box].parent;
	push_edge(setter, box, false);
}

static bool
is_boxed(const struct box *b)
{
	return b->right_by || b->down_by || b->background & 0xFF ||
	    fo_string(b->fo, PROP_BACKGROUND_IMAGE) || b->top.width || b->bottom.width ||
	    b->left.width || b->right.width || b->pad_top || b->pad_bottom;
}

bool
open_box_of(struct setter *setter, const struct fo *fo)
{
	struct box box;
	mpt x, width, base = setter->base;

	block_extent(setter, fo, &x, &width);
	setter->base = width;
	if (!has_box_traits(fo))
		return false;
	box_from(&box, fo, x, width, setter->is_rtl, base);
	if (!is_boxed(&box))
		return false;
	box.artifact = setter->artifact ? setter->artifact : ARTIFACT_LAYOUT;
	open_box(setter, &box);
	return true;
}

struct area *
slug_area(struct arena *arena, struct slug *slug, enum area_kind kind, int tag, int order)
{
	struct area *area;
	int count = slug->area_count;

	/* Full at 0 and at every power of two: most lines, and there are many, have one area. */
	if (!(count & (count - 1)))
		slug->areas = arena_grow(arena, slug->areas, (size_t)count,
		    count ? (size_t)count * 2 : 1, sizeof *slug->areas);
	area = &slug->areas[slug->area_count++];
	*area = (struct area){ .kind = kind, .tag = tag, .order = order };
	return area;
}

struct area_link *
slug_link(struct arena *arena, struct slug *slug)
{
	slug->links = arena_grow(arena, slug->links, (size_t)slug->link_count,
	    (size_t)slug->link_count + 1, sizeof *slug->links);
	return &slug->links[slug->link_count++];
}

void
slug_mark(struct arena *arena, struct slug *slug, enum mark_kind kind, const struct fo *fo, mpt x,
    mpt y)
{
	struct mark *mark = ARENA_NEW(arena, struct mark), **end = &slug->marks;

	mark->kind = kind;
	mark->fo = fo;
	mark->x = x;
	mark->y = y;
	while (*end)
		end = &(*end)->next;
	*end = mark;
}

void
slug_note(struct arena *arena, struct slug *slug, const struct note *note)
{
	struct note *copy = ARENA_NEW(arena, struct note), **end = &slug->notes;

	*copy = *note;
	copy->next = NULL;
	slug->cites = true;
	while (*end)
		end = &(*end)->next;
	*end = copy;
}

static bool
cut_cites(const struct galley *galley, const struct cut *cut)
{
	int i, end = cut->to.rest ? cut->to.item + 1 : cut->to.item;

	for (i = cut->from.item; i < end && i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG && galley->items[i].as.slug.cites)
			return true;
	return false;
}

struct rider *
slug_rider(struct arena *arena, struct slug *slug, const struct galley *galley,
    const struct cut *cut)
{
	struct rider *rider = ARENA_NEW(arena, struct rider), **end = &slug->riders;

	rider->galley = galley;
	rider->cut = cut ? *cut : cut_all(galley);
	slug->cites |= cut_cites(galley, &rider->cut);
	while (*end)
		end = &(*end)->next;
	*end = rider;
	return rider;
}
