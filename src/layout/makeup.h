/*
 * What makeup.c and fold.c share: heights of a galley's items, added up.
 */
#ifndef LAYOUT_MAKEUP_H
#define LAYOUT_MAKEUP_H

#include "layout/inside.h"

/* Heights from the beginning of a piece up to an item. */
struct sum {
	mpt opt, min;
	int run;                          /* first item of the run of spaces that is open, */
	bool at_top;                      /* which is the first of the piece */
	bool is_rigid;                    /* spaces do not shrink: min is opt */
};

/* Items that have no height and so do not part the spaces on their two sides. */
bool
is_thin(const struct item *item);

/* Closes the run of spaces before item `end`. */
void
add_run(struct sum *sum, const struct galley *galley, int end, bool at_bottom);

/* Adds the height of item i, and the spaces before it. */
void
add_height(struct sum *sum, const struct galley *galley, int i, mpt height);

#endif
