/*
 * Pages kept for a document of which some texts change: what noted.c keeps, and amend.c puts other
 * text into.
 */
#ifndef LAYOUT_AMEND_H
#define LAYOUT_AMEND_H

#include "layout/para.h"

/* ---- pages that serve again (noted.c, amend.c) ---------------------- */

/* The inline objects of a paragraph: from `first` up to `end`. */
struct inlines {
	const struct fo *first, *end;
};

/* Begins to note, or begins anew; NULL is allowed. */
void
memory_begin_run(struct layout_memory *memory);

/* A paragraph has put its items on its galley, from that one on. */
void
memory_note(const struct para *para, const struct inlines *inlines, int from);

/* The same for one that is set by itself: is it as it was? */
void
memory_compare(struct layout_memory *memory, const struct para *para);

/* These objects are looked at in a way that nothing is noted of. */
void
memory_refuse(struct edition *edition, const struct fo *first, const struct fo *end);

/* Keeps the pages of a document of which there was nothing to say, and what they are printed from:
 * the areas are copied for the job.  NULL: they are not kept. */
struct areas *
memory_keep(struct edition *edition);

/* The pages with the texts as they are now; NULL: they have to be laid out. */
struct areas *
memory_amend(struct layout_memory *memory, struct layout_job *job);

/* ---- between the two ----------------------------------------------- */

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
	int tag;
	const char *actual;               /* what is told of it as it is from right to left, or NULL */
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
