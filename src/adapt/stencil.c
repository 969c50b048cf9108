/*
 * Trees with holes, and values into them.
 *
 * Stylesheets take most of the time of a letter, and letters of a batch that differ in their
 * values alone go through them alike.  A stencil keeps what came out of them once: the adapted
 * tree, which is measured again for each letter where it may differ, and its FO until that is
 * kept as objects.  Every place that has a hole's sign is known, and all of them are written anew
 * each time, so that nothing of a letter stays.
 */
#include "adapt/inside.h"

#include <stdlib.h>
#include <string.h>

struct slot {
	xmlNode *text;                    /* of an element or an attribute */
	const char *pattern;              /* its text with the signs */
};

struct adapt_stencil {
	struct arena *arena;
	xmlDoc *adapted, *fo;             /* owned; fo: NULL when it was let go */
	struct slot *slots;               /* those of the adapted tree first */
	size_t count, capacity, adapted_count;
	struct passages passages;
	bool *is_open;                    /* of each passage: a hole is in it */
};

static void
find_slot(struct adapt_stencil *stencil, xmlNode *text)
{
	if (text->type != XML_TEXT_NODE || !text->content ||
	    !content_has_holes((const char *)text->content))
		return;
	ARENA_ROOM(stencil->arena, stencil->slots, stencil->count, stencil->capacity);
	stencil->slots[stencil->count++] = (struct slot){ text,
		arena_strdup(stencil->arena, (const char *)text->content) };
}

static void
find_slots(struct adapt_stencil *stencil, xmlNode *node)
{
	const xmlAttr *a;
	xmlNode *n;

	for (n = node; n; n = n->next) {
		find_slot(stencil, n);
		if (n->type != XML_ELEMENT_NODE)
			continue;
		for (a = n->properties; a; a = a->next)
			if (a->children)
				find_slot(stencil, a->children);
		find_slots(stencil, n->children);
	}
}

/* What has no hole is read once. */
static void
find_passages(struct adapt_stencil *stencil)
{
	struct passages *passages = &stencil->passages;
	size_t i;

	passages->arena = stencil->arena;
	list_passages(passages, xmlDocGetRootElement(stencil->adapted));
	stencil->is_open = ARENA_ARRAY(stencil->arena, bool, passages->count);
	for (i = 0; i < passages->count; i++) {
		stencil->is_open[i] = passage_has_holes(&passages->list[i]);
		if (!stencil->is_open[i])
			read_passage(&passages->list[i], stencil->arena);
	}
}

bool
adapt_stencil_measure(struct adapt_stencil *stencil, const struct adapt_job *job,
    struct adapt_reading *reading)
{
	size_t i;

	for (i = 0; i < stencil->passages.count; i++)
		if (stencil->is_open[i])
			read_passage(&stencil->passages.list[i], job->arena);
	return measure_passages(&stencil->passages, job, reading);
}

struct adapt_stencil *
adapt_stencil_new(struct _xmlDoc *adapted, struct _xmlDoc *fo)
{
	struct adapt_stencil *stencil = mem_alloc(sizeof *stencil);

	*stencil = (struct adapt_stencil){ .arena = arena_new(), .adapted = adapted, .fo = fo };
	find_passages(stencil);
	find_slots(stencil, xmlDocGetRootElement(adapted));
	stencil->adapted_count = stencil->count;
	find_slots(stencil, xmlDocGetRootElement(fo));
	return stencil;
}

void
adapt_stencil_drop(struct adapt_stencil *stencil)
{
	if (!stencil)
		return;
	xmlFreeDoc(stencil->adapted);
	xmlFreeDoc(stencil->fo);
	arena_drop(stencil->arena);
	free(stencil);
}

bool
adapt_stencil_fill(struct adapt_stencil *stencil, const char *const *texts, size_t count)
{
	struct buf text = { 0 };
	bool fits = true;
	size_t i;

	for (i = 0; fits && i < stencil->count; i++) {
		text.count = 0;
		fits = content_fill_holes(stencil->slots[i].pattern, texts, count, &text);
		buf_char(&text, 0);
		if (fits)
			xmlNodeSetContent(stencil->slots[i].text, BAD_CAST text.bytes);
	}
	buf_drop(&text);
	return fits;
}

/* The element that stands by itself around a text. */
static const xmlNode *
block_of(const xmlNode *text)
{
	const xmlNode *block = text->parent;

	while (block && block->type == XML_ELEMENT_NODE && content_is_inline(block))
		block = block->parent;
	return block && block->type == XML_ELEMENT_NODE ? block : text->parent;
}

bool
adapt_stencil_holds_cpr(const struct adapt_stencil *stencil, struct arena *arena)
{
	const xmlNode *block, *before = NULL;
	size_t i;

	for (i = 0; i < stencil->adapted_count; i++) {
		block = block_of(stencil->slots[i].text);
		if (block != before && content_block_holds_cpr(block, arena))
			return true;
		before = block;
	}
	return false;
}

struct _xmlDoc *
adapt_stencil_fo(const struct adapt_stencil *stencil)
{
	return stencil->fo;
}

size_t
adapt_stencil_fo_holes(const struct adapt_stencil *stencil)
{
	return stencil->count - stencil->adapted_count;
}

void
adapt_stencil_drop_fo(struct adapt_stencil *stencil)
{
	xmlFreeDoc(stencil->fo);
	stencil->fo = NULL;
	stencil->count = stencil->adapted_count;
}

bool
adapt_same(struct _xmlDoc *one, struct _xmlDoc *other)
{
	xmlChar *a = NULL, *b = NULL;
	int m = 0, n = 0;
	bool same;

	xmlDocDumpMemory(one, &a, &m);
	xmlDocDumpMemory(other, &b, &n);
	same = a && b && m == n && memcmp(a, b, (size_t)n) == 0;
	xmlFree(a);
	xmlFree(b);
	return same;
}
