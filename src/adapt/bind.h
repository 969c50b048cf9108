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

/* A term of the index. */
struct index_term {
	const char *words;                /* what it is looked for by */
	struct place place;
	bool is_found;
};

struct adapt_pack {
	struct arena *arena;
	xmlDoc *xml;
	struct adapt_part *parts;
	struct hull *hulls;
	int count, capacity, hull_capacity;
	const char *ids;
	struct index_term *terms;
	int term_count, term_capacity;
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

/* The terms of the pack's index into it. */
void
bind_read_terms(struct adapt_pack *pack, xmlNode *index);

/* Marks in a part of the pack's tree where its FO, as it is renamed, speaks of them (terms.c). */
void
bind_terms(struct binder *binder, xmlNode *part, bool is_guide, xmlNode *root);

/* Says which chapters of a tree hold nothing. */
void
bind_tell_chapters(const struct adapt_pack *pack, xmlNode *node, struct diags *diags);

/* Says which terms no part speaks of. */
void
bind_tell_terms(const struct adapt_pack *pack, struct diags *diags);

/* A page-sequence as text, with two marks in it: what the pack adds to its attributes and to its
 * static contents comes there. */
void
bind_sequence(struct binder *binder, const xmlNode *root, xmlNode *sequence, struct buf *to);

/* The pack's own FO as text, the parts' pages in their places. */
void
bind_pack(struct binder *binder, xmlNode *root, struct buf *to);

#endif
