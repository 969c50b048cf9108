/*
 * Places in a flow that outlive its galley: what is left of it is set anew at another
 * measure, and goes on there.
 *
 * In the middle of a row that was cut a place is one in each of its cells, tables in cells
 * included; all their paragraphs begin where they were broken.
 */
#include "layout/inside.h"

/* What the cursor stands before, as a place in the flow that outlives its galley. */
struct restart
flow_place(const struct galley *galley, struct cursor cursor)
{
	int i;

	for (i = cursor.item; i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG && galley->items[i].as.slug.fo)
			return (struct restart){ galley->items[i].as.slug.fo,
				galley->items[i].as.slug.text_from };
	return (struct restart){ NULL, 0 };
}

/* What begins before the slug i, after all that is on the page before: spaces, ids, boxes. */
static struct cursor
before_slug(const struct galley *galley, int i)
{
	while (i > 0 && galley->items[i - 1].kind != ITEM_SLUG &&
	    galley->items[i - 1].kind != ITEM_BREAK)
		i--;
	return (struct cursor){ i, i > 0 ? galley->items[i - 1].box : -1, NULL };
}

/* The object left no slug at this measure: the next one in the document. */
static struct cursor
past(const struct galley *galley, const struct fo *fo)
{
	int i;

	for (i = 0; fo && i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG && galley->items[i].as.slug.fo &&
		    galley->items[i].as.slug.fo->order > fo->order)
			return before_slug(galley, i);
	return (struct cursor){ galley->count, -1, NULL };
}

struct cursor
flow_cursor(const struct galley *galley, const struct restart *place)
{
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind != ITEM_SLUG || item->as.slug.fo != place->fo ||
		    item->as.slug.text_from < place->from)
			continue;
		/* In the middle of a paragraph its boxes are open already. */
		return place->from > 0 ? (struct cursor){ i, item->box, NULL }
		                       : before_slug(galley, i);
	}
	return past(galley, place->fo);
}

struct resume
flow_resume(struct arena *arena, const struct galley *galley, struct cursor cursor)
{
	struct resume resume = { .at = flow_place(galley, cursor) };

	resume.is_end = cursor.item >= galley->count;
	if (cursor.rest)
		resume.rows = rows_resume(arena, &galley->items[cursor.item].as.slug, cursor.rest);
	return resume;
}

void
note_restarts(struct edition *e, const struct resume *resume)
{
	int i;

	if (resume->is_end)
		return;
	if (!resume->rows) {
		ARENA_ROOM(e->arena, e->restarts, e->restart_count, e->restart_capacity);
		e->restarts[e->restart_count++] = resume->at;
		return;
	}
	for (i = 0; i < resume->rows->count; i++)
		note_restarts(e, &resume->rows->cells[i]);
}

int
restart_from(const struct edition *e, const struct fo *fo)
{
	int i;

	for (i = 0; i < e->restart_count; i++)
		if (e->restarts[i].fo == fo)
			return e->restarts[i].from;
	return 0;
}

/* The row that was cut, as it is now. */
static struct cursor
row_cursor(const struct galley *galley, const struct resume *resume)
{
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];
		const void *rest = NULL;

		if (item->kind == ITEM_SLUG && item->as.slug.slicer)
			rest = rows_rest(&item->as.slug, resume->rows);
		if (rest)
			return (struct cursor){ i, item->box, rest };
	}
	return flow_cursor(galley, &resume->at);
}

struct cursor
resume_cursor(const struct galley *galley, const struct resume *resume)
{
	if (resume->is_end)
		return (struct cursor){ galley->count, -1, NULL };
	return resume->rows ? row_cursor(galley, resume) : flow_cursor(galley, &resume->at);
}

/* A break before the first slug says what kind of page the flow begins on. */
enum forced
leading_force(const struct galley *galley, struct cursor cursor)
{
	enum forced forced = FORCED_NOT;
	int i;

	for (i = cursor.item; i < galley->count && galley->items[i].kind != ITEM_SLUG; i++)
		if (galley->items[i].kind == ITEM_BREAK &&
		    galley->items[i].as.breaking.forced > forced)
			forced = galley->items[i].as.breaking.forced;
	return forced;
}
