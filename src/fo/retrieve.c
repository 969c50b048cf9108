/*
 * A marker's content as if it stood where it is retrieved (XSL 1.1, 6.13.6).
 *
 * Inherited values come from the place of retrieval, so the content is
 * copied and its attributes are refined once more.
 */
#include "fo/inside.h"

static void
copy_children(struct refine *refine, const struct fo *from, struct fo *to);

static int
count_written(const struct fo *fo)
{
	int count = 0;

	while (fo->written && fo->written[count].name)
		count++;
	return count;
}

static struct fo *
copy_object(struct refine *refine, const struct fo *from, struct fo *parent)
{
	struct fo *fo = ARENA_NEW(refine->arena, struct fo);

	*fo = *from;
	fo->parent = parent;
	fo->first = fo->last = fo->next = NULL;
	fo->own = NULL;
	fo->own_count = 0;
	fo->owns = 0;
	if (from->parent && from->lang == from->parent->lang)
		fo->lang = parent->lang;
	refine_element(refine, fo, from->written, count_written(from));
	copy_children(refine, from, fo);
	return fo;
}

static void
copy_children(struct refine *refine, const struct fo *from, struct fo *to)
{
	const struct fo *child;

	for (child = from->first; child; child = child->next) {
		struct fo *copy = copy_object(refine, child, to);

		if (to->last)
			to->last->next = copy;
		else
			to->first = copy;
		to->last = copy;
	}
}

const struct fo *
fo_retrieve(const struct fo *marker, const struct fo *at, struct arena *arena,
    struct diags *diags)
{
	struct arena *brief = arena_new(); /* every page retrieves; only what is made is kept */
	struct refine *refine = refine_new(brief, diags);
	struct fo *fo;

	refine->arena = arena;
	fo = copy_object(refine, marker, (struct fo *)at->parent);
	arena_drop(brief);
	fo->kind = FO_WRAPPER;
	return fo;
}
