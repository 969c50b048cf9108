/*
 * Trees with holes, and values into them.
 *
 * Stylesheets take most of the time of a letter, and letters of a batch that differ in their
 * values alone go through them alike.  A stencil keeps what came out of them once: the adapted
 * tree, which is measured again for each letter, and its FO.  Every place that has a hole's sign
 * is known, and all of them are written anew each time, so that nothing of a letter stays.
 */
#include "adapt/inside.h"

#include <stdlib.h>
#include <string.h>

#define SIGN_LEAD "\xF3\xB0"              /* how all signs begin in UTF-8 */

struct slot {
	xmlNode *text;                    /* of an element or an attribute */
	const char *pattern;              /* its text with the signs */
};

struct adapt_stencil {
	struct arena *arena;
	xmlDoc *adapted, *fo;             /* owned */
	struct slot *slots;               /* those of the adapted tree first */
	size_t count, capacity, adapted_count;
};

static void
find_slot(struct adapt_stencil *stencil, xmlNode *text)
{
	if (text->type != XML_TEXT_NODE || !text->content ||
	    !strstr((const char *)text->content, SIGN_LEAD))
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

struct adapt_stencil *
adapt_stencil_new(struct _xmlDoc *adapted, struct _xmlDoc *fo)
{
	struct adapt_stencil *stencil = mem_alloc(sizeof *stencil);

	*stencil = (struct adapt_stencil){ arena_new(), adapted, fo, NULL, 0, 0, 0 };
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

/* A pattern with texts in place of its signs; false when it has a sign too many. */
static bool
put_texts(const char *pattern, const char *const *texts, size_t count, struct buf *to)
{
	const char *s = pattern, *end = pattern + strlen(pattern), *begun;
	uint32_t c;

	while (s < end) {
		begun = s;
		c = utf8_next(&s, end);
		if (c < CONTENT_HOLE || c >= CONTENT_HOLE + CONTENT_HOLES)
			buf_put(to, begun, (size_t)(s - begun));
		else if (c - CONTENT_HOLE < count)
			buf_string(to, texts[c - CONTENT_HOLE]);
		else
			return false;
	}
	return true;
}

bool
adapt_stencil_fill(struct adapt_stencil *stencil, const char *const *texts, size_t count)
{
	struct buf text = { 0 };
	bool fits = true;
	size_t i;

	for (i = 0; fits && i < stencil->count; i++) {
		text.count = 0;
		fits = put_texts(stencil->slots[i].pattern, texts, count, &text);
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
adapt_stencil_adapted(const struct adapt_stencil *stencil)
{
	return stencil->adapted;
}

struct _xmlDoc *
adapt_stencil_fo(const struct adapt_stencil *stencil)
{
	return stencil->fo;
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
