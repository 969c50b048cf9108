/*
 * What pack.c and bind.c share: a pack while it is put together.
 */
#ifndef ADAPT_BIND_H
#define ADAPT_BIND_H

#include "adapt/adapt.h"

#include <libxml/tree.h>

/* A part with what has become of it. */
struct hull {
	xmlNode *node;                    /* its `part` in the pack's tree */
	int lower;                        /* levels that its headings go down */
	struct buf pages;                 /* its page-sequences, written */
};

struct adapt_pack {
	struct arena *arena;
	xmlDoc *xml;
	struct adapt_part *parts;
	struct hull *hulls;
	int count, capacity, hull_capacity;
	const char *ids;
	bool is_full, counts_parts, has_samples;
};

/* A tree on its way to text. */
struct binder {
	struct adapt_pack *pack;
	int number;                       /* of the part; 0: the pack's own pages */
	int lower;
};

/* Renames what must be unique in the pack, in place. */
void
bind_rename(struct binder *binder, xmlNode *root);

/* A page-sequence as text, with two marks in it: what the pack adds to its attributes and to its
 * static contents comes there. */
void
bind_sequence(struct binder *binder, const xmlNode *root, xmlNode *sequence, struct buf *to);

/* The pack's own FO as text, the parts' pages in their places. */
void
bind_pack(struct binder *binder, xmlNode *root, struct buf *to);

#endif
