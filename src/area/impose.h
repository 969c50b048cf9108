/*
 * Pages onto the sheets of paper that they are printed on.
 *
 * A sheet is a page whose areas are those of others, each between an AREA_OPEN that puts it to
 * its place and its AREA_CLOSE.  Tags stay as they are: what is imposed is read in the
 * order of its pages, in whatever order the sheets have them.
 */
#ifndef AREA_IMPOSE_H
#define AREA_IMPOSE_H

#include "area/area.h"

struct imposition {
	int up;                           /* pages on a side of a sheet: 2, 4, 8; 0: a booklet */
	int signature;                    /* pages folded into one another; 0: all */
	mpt width, height;                /* of the paper, upright */
	bool is_rtl;                      /* bound on the right, filled from the right */
	bool turns_backs;                 /* printed back to back over the long edge */
};

/* Which page stands where: numbers from 0, -1 is blank.  A booklet's sides come front, back,
 * front, back, each with its left page and its right one. */
struct imposition_plan {
	int *pages;                       /* side by side */
	int side_count, per_side;
};

struct imposition_plan
area_plan(const struct imposition *how, int page_count, struct arena *arena);

/* Every colour as a grey of its luminance; grey pictures are kept by `images`.  JPEG files, which we
 * never decode, stay as they are. */
void
area_grey(struct areas *areas, struct images *images, struct arena *arena);

/* The same document on sheets; what is added is in the arena. */
struct areas *
area_impose(struct areas *areas, const struct imposition *how, struct arena *arena);

#endif
