/*
 * Pages of a document of which some texts have changed, as the letters of a batch differ.
 *
 * The first time, what the paragraphs with those texts put on the galley is noted, and where
 * their areas came to stand (noted.c).  Then they alone are set, each on a galley of its own:
 * when it holds as many lines as high, with the same breaks between, nothing else can have moved,
 * and their runs take the places of those before.  Otherwise the document is laid out anew, and
 * those pages are kept too.
 *
 * Only paragraphs of text in the flow are noted.  A document where a changing text is anywhere
 * else, or is looked at in another way (automatic columns, beside floats, set twice), or of which
 * there is something to say, is always laid out.
 */
#include "layout/amend.h"

/* ---- comparing ------------------------------------------------------------------ */

static bool
is_same_area(const struct area *a, const struct area *b)
{
	return a->kind == b->kind && a->tag == b->tag && a->order == b->order && a->y == b->y &&
	       a->height == b->height && a->as.text.rgba == b->as.text.rgba;
}

static bool
is_same_slug(const struct slug *a, const struct slug *b)
{
	int i;

	if (a->height != b->height || a->baseline != b->baseline ||
	    a->area_count != b->area_count || a->spans != b->spans)
		return false;
	for (i = 0; i < a->area_count; i++)
		if (!is_same_area(&a->areas[i], &b->areas[i]))
			return false;
	return true;
}

static bool
is_same_item(const struct item *a, const struct item *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == ITEM_BREAK)
		return a->as.breaking.price == b->as.breaking.price &&
		       a->as.breaking.forced == b->as.breaking.forced;
	return is_same_slug(&a->as.slug, &b->as.slug);
}

/* A paragraph set again has to give what nothing else depends on. */
void
memory_compare(struct layout_memory *memory, const struct para *para)
{
	const struct galley *galley = para->setter->galley;
	const struct noted *noted = memory->at;
	int i;

	memory->is_same = is_text_only(para) && galley->count == noted->count &&
	    are_lines(galley->items, galley->count);
	for (i = 0; i < noted->count && memory->is_same; i++)
		memory->is_same = is_same_item(&galley->items[i], &noted->items[i]);
}

/* The pages with arrays of their own for what may be written to. */
struct areas *
copy_areas(const struct areas *from, struct arena *arena)
{
	struct areas *areas = ARENA_NEW(arena, struct areas);
	int i;

	*areas = *from;
	areas->arena = arena;
	areas->tag_capacity = areas->tag_count;
	areas->tags = arena_grow(arena, from->tags, (size_t)from->tag_count,
	    (size_t)from->tag_count, sizeof *from->tags);
	areas->page_capacity = areas->page_count;
	areas->pages = arena_grow(arena, from->pages, (size_t)from->page_count,
	    (size_t)from->page_count, sizeof *from->pages);
	for (i = 0; i < areas->page_count; i++) {
		struct area_page *page = &areas->pages[i];

		page->capacity = page->count;
		page->areas = arena_grow(arena, page->areas, (size_t)page->count,
		    (size_t)page->count, sizeof *page->areas);
	}
	return areas;
}

/* ---- amending ---------------------------------------------------------------------- */

/* An edition that sets single paragraphs: tags are there. */
static struct edition
edition_apart(struct layout_memory *memory, const struct variant *v, struct areas *areas,
    struct layout_job *job)
{
	struct edition e = { .document = memory->document, .job = job, .memory = memory,
		.amends = true, .arena = arena_new(), .scratch = arena_new(), .printed = job->arena,
		.areas = areas, .order_count = memory->order_count };

	e.lasting = e.arena;
	e.tags = v->tags;
	e.run_tags = v->run_tags;
	e.paras = ARENA_ARRAY(e.arena, struct para_memo *, e.order_count);
	e.told = ARENA_ARRAY(e.arena, bool, e.order_count);
	return e;
}

static void
drop_apart(struct edition *e)
{
	arena_drop(e->spare);
	arena_drop(e->scratch);
	arena_drop(e->arena);
}

/* What stands in the slugs, into the places of what stood there. */
static void
put_runs(const struct noted *noted, const struct item *items, struct areas *areas)
{
	const struct spot *spot = noted->spots;
	int i, k;

	for (i = 0; i < noted->count; i++)
		for (k = 0; items[i].kind == ITEM_SLUG && k < items[i].as.slug.area_count; k++) {
			const struct area *from = &items[i].as.slug.areas[k];
			struct area *to = &areas->pages[spot->page].areas[spot->area];

			to->x = from->x + spot->right;
			to->width = from->width;
			to->as.text.run = from->as.text.run;
			spot++;
		}
}

/* False: it is not as it was. */
static bool
amend_paragraph(struct edition *e, const struct noted *noted)
{
	struct galley galley = { .arena = e->arena, .measure = noted->setter.measure };
	struct setter setter = noted->setter;

	setter.edition = e;
	setter.galley = &galley;
	e->memory->at = noted;
	e->memory->is_same = false;       /* unless it is set, and says so */
	set_paragraph(&setter, noted->block, noted->first, noted->end);
	if (e->memory->is_same)
		put_runs(noted, galley.items, e->areas);
	return e->memory->is_same;
}

static bool
amend_all(struct edition *e, const struct variant *v)
{
	size_t tally = diags_tally(e->job->diags);
	int i, tag_count = e->areas->tag_count;

	for (i = 0; i < v->count; i++)
		if (!amend_paragraph(e, &v->list[i]))
			return false;
	return diags_tally(e->job->diags) == tally && e->areas->tag_count == tag_count;
}

static struct areas *
amend(struct layout_memory *memory, struct variant *v, struct layout_job *job)
{
	size_t said = diags_count(job->diags);
	struct areas *areas = copy_areas(v->areas, job->arena);
	struct edition e = edition_apart(memory, v, areas, job);
	bool amended = amend_all(&e, v);

	drop_apart(&e);
	if (!amended) {
		diags_rewind(job->diags, said);
		return NULL;
	}
	v->used = ++memory->clock;
	return areas;
}

/* The variant that served after `before` did, or none. */
static struct variant *
variant_before(struct layout_memory *memory, int64_t before)
{
	struct variant *found = NULL;
	int i;

	for (i = 0; i < VARIANTS; i++) {
		struct variant *v = &memory->variants[i];

		if (v->arena && v->used < before && (!found || v->used > found->used))
			found = v;
	}
	return found;
}

struct areas *
memory_amend(struct layout_memory *memory, struct layout_job *job)
{
	int64_t before = INT64_MAX, begin = clock_us();
	struct areas *areas = NULL;
	struct variant *v;

	if (memory->is_unfit)
		return NULL;
	while (!areas && (v = variant_before(memory, before))) {
		before = v->used;
		areas = amend(memory, v, job);
	}
	job->set_us += clock_us() - begin;
	job->is_amended = areas != NULL;
	memory->balance += areas ? -1 : 1;
	if (memory->balance > MISSES_MOST)
		memory->is_unfit = true;
	if (memory->balance < 0)
		memory->balance = 0;
	return areas;
}
