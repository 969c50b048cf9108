/*
 * Paragraphs with changing text, noted while their document is laid out, and its pages kept.
 *
 * amend.c tells what for.  What cannot be noted makes the memory unfit, for good.
 */
#include "layout/amend.h"

#include <stdlib.h>
#include <string.h>

/* ---- what changes ----------------------------------------------------------- */

struct layout_memory *
layout_memory_new(const struct fo_document *document)
{
	struct layout_memory *memory = mem_alloc(sizeof *memory);

	memory->arena = arena_new();
	memory->document = document;
	memory->order_count = highest_order(document->root) + 1;
	memory->changes = ARENA_ARRAY(memory->arena, bool, memory->order_count);
	return memory;
}

static void
drop_variant(struct variant *variant)
{
	arena_drop(variant->arena);
	*variant = (struct variant){ .arena = NULL };
}

void
layout_memory_drop(struct layout_memory *memory)
{
	int i;

	if (!memory)
		return;
	for (i = 0; i < VARIANTS; i++)
		drop_variant(&memory->variants[i]);
	drop_variant(&memory->next);
	arena_drop(memory->arena);
	free(memory);
}

/* What text may stand in, to be seen as a paragraph of the flow and as nothing else. */
static bool
stands_in_flow(const struct fo *fo)
{
	for (; fo; fo = fo->parent)
		switch (fo->kind) {
		case FO_INLINE:
		case FO_BIDI_OVERRIDE:
		case FO_BLOCK:
		case FO_BLOCK_CONTAINER:
		case FO_LIST_BLOCK:
		case FO_LIST_ITEM:
		case FO_LIST_ITEM_LABEL:
		case FO_LIST_ITEM_BODY:
		case FO_TABLE:
		case FO_TABLE_BODY:
		case FO_TABLE_ROW:
		case FO_TABLE_CELL:
		case FO_FLOW:
		case FO_PAGE_SEQUENCE:
		case FO_ROOT:
			break;
		default:
			return false;
		}
	return true;
}

void
layout_memory_text(struct layout_memory *memory, const struct fo *text)
{
	memory->changes[text->order] = true;
	memory->slot_count++;
	memory->is_unfit |= !stands_in_flow(text->parent);
}

/* How many changing texts there are in the objects from `first` up to `end`. */
static int
count_slots(const struct layout_memory *memory, const struct fo *first, const struct fo *end)
{
	int count = 0;

	for (; first != end; first = first->next)
		count += memory->changes[first->order] +
		    count_slots(memory, first->first, NULL);
	return count;
}

void
memory_refuse(struct edition *e, const struct fo *first, const struct fo *end)
{
	if (e->memory && !e->amends && count_slots(e->memory, first, end) > 0)
		e->memory->is_unfit = true;
}

/* ---- noting ------------------------------------------------------------------- */

bool
is_text_only(const struct para *para)
{
	return para->thing_count == 0 && para->box_count == 0 && para->anchor_count == 0 &&
	       para->note_count == 0 && para->beside_count == 0 && !para->opening &&
	       !para->varies && para->setter->float_count == 0;
}

static bool
is_slug_of_text(const struct slug *slug)
{
	int i;

	for (i = 0; i < slug->area_count; i++)
		if (slug->areas[i].kind != AREA_TEXT)
			return false;
	return !slug->link_count && !slug->riders && !slug->marks && !slug->notes &&
	       !slug->slicer && slug->swing == 0;
}

bool
are_lines(const struct item *items, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (items[i].kind != ITEM_BREAK &&
		    (items[i].kind != ITEM_SLUG || !is_slug_of_text(&items[i].as.slug)))
			return false;
	return true;
}

/* The setter as it would begin on an empty galley. */
static struct setter
setter_apart(const struct setter *setter)
{
	struct setter apart = *setter;

	apart.edition = NULL;
	apart.galley = NULL;
	apart.box = -1;
	apart.open_break = -1;
	apart.has_slug = false;
	apart.next_price = 0;
	apart.next_fo = NULL;
	apart.next_forced = FORCED_NOT;
	apart.floats = NULL;
	apart.float_capacity = 0;
	return apart;
}

static struct item *
copy_items(const struct item *items, int count, struct arena *arena)
{
	struct item *copy = arena_grow(arena, items, (size_t)count, (size_t)count, sizeof *items);
	int i;

	for (i = 0; i < count; i++)
		if (copy[i].kind == ITEM_SLUG) {
			struct slug *slug = &copy[i].as.slug;

			slug->areas = arena_grow(arena, slug->areas, (size_t)slug->area_count,
			    (size_t)slug->area_count, sizeof *slug->areas);
		}
	return copy;
}

static void
note(struct layout_memory *memory, const struct para *para, const struct inlines *inlines,
    int from)
{
	const struct galley *galley = para->setter->galley;
	struct variant *v = &memory->next;
	int slots = count_slots(memory, inlines->first, inlines->end), count = galley->count - from, i;
	struct noted *noted;

	if (!slots)
		return;
	for (i = 0; i < v->count; i++)
		memory->is_unfit |= v->list[i].first == inlines->first;
	if (!is_text_only(para) || !are_lines(galley->items + from, count) ||
	    para->setter->edition->begin || para->setter->edition->restart_count > 0)
		memory->is_unfit = true;
	if (memory->is_unfit)
		return;
	ARENA_ROOM(v->arena, v->list, v->count, v->capacity);
	noted = &v->list[v->count++];
	*noted = (struct noted){ .setter = setter_apart(para->setter), .block = para->block,
		.first = inlines->first, .end = inlines->end, .count = count };
	noted->items = copy_items(galley->items + from, count, v->arena);
	noted->tag = text_tag(para->setter, para->block, inlines->first);
	if (para->has_rtl || para->setter->is_rtl)
		noted->actual = squeeze(v->arena, plain_text(para));
	v->slots += slots;
}

void
memory_note(const struct para *para, const struct inlines *inlines, int from)
{
	struct edition *e = para->setter->edition;

	if (e->amends)
		memory_compare(e->memory, para);
	else if (e->memory && !e->memory->is_unfit)
		note(e->memory, para, inlines, from);
}

void
memory_begin_run(struct layout_memory *memory)
{
	if (!memory || memory->is_unfit)
		return;
	drop_variant(&memory->next);
	memory->next.arena = arena_new();
}

/* ---- keeping --------------------------------------------------------------------- */

/* An area of a noted paragraph, by its run; its spot is filled in.  False: it is none. */
static bool
find_noted(struct variant *v, const struct area *area, int page, int index)
{
	int i, k, n, spot;

	for (i = 0; i < v->count; i++)
		for (k = 0, spot = 0; k < v->list[i].count; k++) {
			const struct slug *slug = &v->list[i].items[k].as.slug;

			if (v->list[i].items[k].kind != ITEM_SLUG)
				continue;
			for (n = 0; n < slug->area_count; n++, spot++)
				if (slug->areas[n].as.text.run == area->as.text.run) {
					v->list[i].spots[spot] = (struct spot){ page, index,
						area->x - slug->areas[n].x };
					v->list[i].spot_count++;
					return true;
				}
		}
	return false;
}

static int
count_areas(const struct noted *noted)
{
	int i, count = 0;

	for (i = 0; i < noted->count; i++)
		if (noted->items[i].kind == ITEM_SLUG)
			count += noted->items[i].as.slug.area_count;
	return count;
}

/* No page may show what changes but where it is known; what is known stands once. */
static bool
find_spots(struct layout_memory *memory, struct variant *v)
{
	static const struct glyph_run nothing;
	int i, k;

	for (i = 0; i < v->count; i++)
		v->list[i].spots = ARENA_ARRAY(v->arena, struct spot, count_areas(&v->list[i]) + 1);
	for (i = 0; i < v->areas->page_count; i++)
		for (k = 0; k < v->areas->pages[i].count; k++) {
			struct area *area = &v->areas->pages[i].areas[k];

			if (area->kind == AREA_FIELD)
				return false;
			if (area->kind != AREA_TEXT)
				continue;
			if (find_noted(v, area, i, k))
				area->as.text.run = &nothing;
			else if (memory->changes[area->order])
				return false;
		}
	for (i = 0; i < v->count; i++)
		if (v->list[i].spot_count != count_areas(&v->list[i]))
			return false;
	return true;
}

/* What is told of a noted paragraph is told anew; that of another one in its tag would be lost. */
static bool
forget_told(struct variant *v)
{
	int i;

	for (i = 0; i < v->count; i++) {
		const struct noted *noted = &v->list[i];
		struct tag *tag = noted->tag > 0 ? &v->areas->tags[noted->tag] : NULL;

		if (!tag || !tag->actual)
			continue;
		if (!noted->actual || strcmp(tag->actual, noted->actual) != 0)
			return false;
		tag->actual = NULL;
	}
	return true;
}

static struct variant *
oldest_variant(struct layout_memory *memory)
{
	struct variant *oldest = &memory->variants[0];
	int i;

	for (i = 1; i < VARIANTS; i++)
		if (memory->variants[i].used < oldest->used)
			oldest = &memory->variants[i];
	return oldest;
}

static int *
copy_ints(struct arena *arena, const int *list, int count)
{
	return list ? arena_grow(arena, list, (size_t)count, (size_t)count, sizeof *list) : NULL;
}

struct areas *
memory_keep(struct edition *e)
{
	struct layout_memory *memory = e->memory;
	struct variant *v = &memory->next, *to;
	struct areas *areas;

	if (memory->is_unfit || v->slots != memory->slot_count)
		return NULL;
	areas = copy_areas(e->areas, e->job->arena);
	v->areas = e->areas;
	v->tags = copy_ints(v->arena, e->tags, e->order_count);
	v->run_tags = copy_ints(v->arena, e->run_tags, e->order_count);
	memory->is_unfit = !find_spots(memory, v) || !forget_told(v);
	arena_adopt(v->arena, e->printed);
	to = oldest_variant(memory);
	drop_variant(to);
	*to = *v;
	to->used = ++memory->clock;
	*v = (struct variant){ .arena = NULL };
	return areas;
}
