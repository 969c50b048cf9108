/*
 * Pages kept for a document of which some texts change: what noted.c keeps, and amend.c puts other
 * text into.
 */
#ifndef LAYOUT_AMEND_H
#define LAYOUT_AMEND_H

#include "layout/para.h"

enum {
	VARIANTS = 3,                     /* pages kept: names are short and long */
	MISSES_MOST = 24                  /* more than it serves, and no more is kept */
};

/* Where an area of a noted paragraph stands: `right` of where it is in its galley. */
struct spot {
	int page, area;
	mpt right;
};

/* A paragraph with changing text, and what it put on the galley. */
struct noted {
	struct setter setter;             /* as it was before */
	const struct fo *block, *first, *end;
	struct item *items;
	int count;
	struct spot *spots;               /* of its areas, one slug's after the other's */
	int spot_count;
};

/* Pages as they were laid out once; never changed, only copied. */
struct variant {
	struct arena *arena;              /* NULL: there are none */
	struct areas *areas;
	struct noted *list;
	int count, capacity;
	int slots;                        /* changing texts in its paragraphs */
	int *tags, *run_tags;             /* the edition's */
	int64_t used;
};

struct layout_memory {
	struct arena *arena;
	const struct fo_document *document;
	bool *changes;                    /* by order: a text that does */
	int order_count, slot_count;
	bool is_unfit;
	struct variant variants[VARIANTS];
	struct variant next;              /* in the making */
	const struct noted *at;           /* being set again */
	bool is_same;                     /* it gave what it gave before */
	int64_t clock;
	int balance;                      /* misses, less what was amended */
};

/* Whether two items on a galley, lines of text or breaks, are alike to everything around: only their
 * characters and their places from left to right may differ. */
bool
is_same_item(const struct item *a, const struct item *b);

/* Whether a paragraph holds nothing but text, set where nothing stands beside it, and its items
 * lines of that. */
bool
is_text_only(const struct para *para);
bool
are_lines(const struct item *items, int count);

/* The pages with arrays of their own for what may be written to. */
struct areas *
copy_areas(const struct areas *from, struct arena *arena);

#endif
