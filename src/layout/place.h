/*
 * What place.c and fragment.c share: a piece of a galley on its way onto a page.
 */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/inside.h"

/* A box of which a fragment is being made. */
struct fragment {
	int box;
	mpt top;
	int fill, tiles, border;          /* indices of the areas that wait for their height, -1 */
	bool continues;                   /* it began on an earlier page */
};

struct walk {
	struct placer *placer;
	const struct galley *galley;
	const struct cut *cut;
	mpt x, y;                         /* y moves down */
	int end;                          /* one past the last whole item */
	int run_end;                      /* the run of spaces that was folded ends here */
	struct folded run;
	mpt shrunk, shrinkable;           /* given so far */
	bool at_top;
	mpt ink;                          /* where the last slug or edge ended */
	int held;                         /* first mark that waits for its place, -1 */
	struct fragment *open;            /* outermost first */
	int open_count;
};

/* The tag of an area, or the artifact that everything is here. */
int
tag_for(const struct placer *placer, int tag);

/* A box begins, or goes on from an earlier page: its ink is reserved. */
void
open_fragment(struct walk *w, int box, bool continues);

/* The innermost box ends, or goes on on a later page. */
void
close_fragment(struct walk *w, bool goes_on);

#endif
