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

struct poster {
	mpt width, height;                /* of the poster, upright */
	mpt sheet_width, sheet_height;    /* of the paper, upright */
};

/* How a page is cut: neighbours share 10 mm, and each sheet has a margin of 10 mm. */
struct poster_grid {
	int columns, rows;
	mpt sheet_width, sheet_height;    /* turned, if that takes fewer sheets */
	mpt width, height;                /* of the enlarged page */
	mpt across, down;                 /* from one sheet's part to the next one's */
	mpt left, top;                    /* left free on the outermost sheets */
	int scale;                        /* in AREA_SCALE-ths */
};

struct poster_grid
area_poster_grid(const struct poster *how, mpt width, mpt height);

/* The same document, each page a poster of several sheets, row by row; what is added is in the
 * arena.  A page's first sheet has its tags, the others are artifacts. */
struct areas *
area_poster(struct areas *areas, const struct poster *how, struct arena *arena);

struct cards {
	mpt width, height;                /* of a card, upright; 0: as the first page is */
	mpt sheet_width, sheet_height;    /* of the paper, upright */
	bool has_backs;                   /* every second page is the back of the one before */
	bool turns_long;                  /* printed back to back over the long edge, else the short */
	bool is_rtl;                      /* filled from the right */
};

/* How cards lie: turned paper, if it holds more of them. */
struct card_grid {
	int columns, rows;
	mpt sheet_width, sheet_height;
	mpt width, height;                /* of a card, lying if the first page is */
	mpt left, top;                    /* margins; about 0: the cards divide the paper */
};

/* For pages as the one given. */
struct card_grid
area_card_grid(const struct cards *how, mpt page_width, mpt page_height);

/* Which page stands where, row by row; with backs every second side is a back, whose columns
 * are those of its front from the other end. */
struct imposition_plan
area_card_plan(const struct cards *how, const struct card_grid *grid, int page_count,
    struct arena *arena);

/* The same document, each page a card (or a side of one) on sheets with marks where to cut; what is
 * added is in the arena. */
struct areas *
area_cards(struct areas *areas, const struct cards *how, struct arena *arena);

/* The same document on larger sheets with marks where to cut: what reaches an edge goes on for
 * `bleed` (mpt); what is added is in the arena. */
struct areas *
area_crop(struct areas *areas, mpt bleed, struct arena *arena);

/* Every colour as a grey of its luminance; grey pictures are kept by `images`.  A JPEG file that
 * cannot be decoded stays in colour, after a message. */
void
area_grey(struct areas *areas, struct images *images, struct arena *arena, struct diags *diags);

/* The same document on paper of that size (upright), each page as large as it lets it be; what is
 * added is in the arena.  Where all pages have that size, nothing is done. */
struct areas *
area_fit(struct areas *areas, mpt width, mpt height, struct arena *arena);

/* The same document on sheets; what is added is in the arena. */
struct areas *
area_impose(struct areas *areas, const struct imposition *how, struct arena *arena);

#endif
