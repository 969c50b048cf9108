/*
 * The galley: set type not yet divided into pages, and how it is cut.
 *
 * Coordinates in a galley: x from the left edge of the galley, whatever the writing mode (the
 * measure is known when type is set, so "start" has become left or right by then); y downwards
 * from the top of the slug.
 *
 * A galley's items, in their order:
 *     EDGE opens, [SPACE | BREAK | MARK | SLUG | EDGE ...], EDGE closes
 * A block with border or padding, and every block with a background, is a box: its edges stand in
 * the galley, so that spaces fold and breaks fall inside and outside of it as they should, and
 * place.c paints a fragment of it on every page that it reaches.
 */
#ifndef LAYOUT_GALLEY_H
#define LAYOUT_GALLEY_H

#include "layout/layout.h"

/* ---- prices of breaks ---------------------------------------------- */

enum price {
	PRICE_NONE = 0,
	PRICE_NOTE = 200,                 /* a footnote that is divided; what is left over costs
					     as much as emptiness */
	PRICE_EMPTY = 1000,               /* an empty page; a half empty one half of it */
	PRICE_KEEP = 1000,                /* for each degree of an integer keep, 1..999, one more:
					     it is honoured wherever it can be, and the weaker is
					     broken first, however empty a page becomes (XSL 1.1,
					     4.8) */
	PRICE_WIDOW = 2000000,            /* also orphans */
	PRICE_ALWAYS = 4000000            /* keep "always": broken only with a message */
};

/* FORCED_SPAN: the columns end here, what follows is wider or narrower. */
enum forced { FORCED_NOT, FORCED_SPAN, FORCED_COLUMN, FORCED_PAGE, FORCED_ODD, FORCED_EVEN };

/* More columns than this are an attack or a mistake. */
enum { BODY_COLUMNS_MOST = 50 };

/* A height beyond any page: what an author may write is clipped to it, so that a few of them
 * added stay within mpt. */
#define HEIGHT_MOST (MPT_MAX / 10)

/* ---- galley -------------------------------------------------------- */

enum item_kind { ITEM_SLUG, ITEM_SPACE, ITEM_BREAK, ITEM_EDGE, ITEM_MARK };

struct galley;
struct notes;
struct placer;
struct rider;
struct mark;
struct slicer;
struct table_grid;

/* Where one is in a galley; a value, copied freely. */
struct cursor {
	int item;                         /* the next item */
	int box;                          /* boxes open here: reprinted, when a piece begins
					     here; -1 */
	const void *rest;                 /* not NULL: of that item, a slug, only this is left */
};

/* What cannot be cut (or, with a slicer, is cut by itself). */
struct slug {
	mpt height;
	mpt baseline;                     /* of its first line, from its top; -1: it has none */
	struct area *areas;               /* relative to the slug's top and the galley's left
					     edge */
	int area_count;
	struct area_link *links;          /* likewise */
	int link_count;
	struct rider *riders;             /* galleys that come with it: cells, labels, containers */
	struct mark *marks;               /* ids inside its lines, and what else has a place */
	struct note *notes;               /* footnotes cited in its own lines */
	bool cites;                       /* it has notes, or what rides on it does */
	bool spans;                       /* set across all columns */
	bool is_set_again;                /* `fo`, a table's header or footer, once its markers are
					     known; slicer_data is the grid */
	bool is_empty;                    /* an empty block that asks for a break: nothing, but
					     a page that holds it is a page */
	bool breaks;                      /* it is sliced where something in it asks for a break */
	const struct slicer *slicer;      /* NULL: cannot be sliced */
	void *slicer_data;
	const struct fo *fo;              /* what it comes from, with `text_from` the place to
					     begin anew */
	int text_from;                    /* byte of its paragraph where this line begins */
	mpt swing;                        /* a line's ink moves so far to the right on a verso:
					     text-align inside, outside */
};

/* XSL 1.1, 4.3.1. */
struct space {
	mpt min, opt, max;
	int precedence;
	bool is_forced;
	bool is_retained;                 /* at the top and bottom of a page */
};

struct breaking {
	int price;
	enum forced forced;
	const struct fo *fo;              /* whose keep it is, for the message; may be NULL */
	mpt head, foot;                   /* what is reprinted after and before it: repeated
					     headers and footers, retained borders and paddings,
					     summed */
};

/* The edge before or after a box; it has a height when there is border or padding. */
struct edge {
	int box;
	bool opens;
	mpt height;
};

enum mark_kind {
	MARK_ID,                          /* fo->id begins here */
	MARK_ID_END,                      /* the object of the id ends */
	MARK_PAGE_NUMBER,                 /* an fo:page-number is shown here */
	MARK_MARKER,                      /* fo is an fo:marker; its parent's areas begin */
	MARK_MARKER_END,
	MARK_OUT,                         /* an absolutely positioned galley */
	MARK_FLOAT,                       /* a before-float is cited here */
	MARK_BAR,                         /* a change bar begins */
	MARK_BAR_END
};

/* Something of no size that has a place on a page. */
struct mark {
	enum mark_kind kind;
	const struct fo *fo;
	mpt x, y;                         /* in a slug: relative like its areas */
	struct rider *rider;              /* MARK_OUT */
	const struct note *note;          /* MARK_FLOAT */
	struct mark *next;
};

struct item {
	enum item_kind kind;
	int box;                          /* the innermost box around it, -1: none */
	union {
		struct slug slug;
		struct space space;
		struct breaking breaking;
		struct edge edge;
		struct mark mark;
	} as;
};

/* A rectangle around a run of items: border, padding, background; also a table with its repeated
 * header and footer. */
struct box {
	int parent;                       /* -1: none */
	int depth;
	const struct fo *fo;
	int artifact;                     /* of its ink */
	mpt x, width;                     /* outer edge of the border */
	struct area_side top, right, bottom, left;
	mpt pad_top, pad_bottom;
	bool retains_top, retains_bottom; /* the border, at a break */
	bool retains_pad_top, retains_pad_bottom;
	uint32_t background;
	mpt radius;
	mpt right_by, down_by;            /* relative-position: it and what is inside is shown there */
	const struct galley *header, *footer; /* reprinted at breaks, or NULL */
	const struct table_grid *retrieves; /* not NULL: markers show in them, so they are set
					       again for every page */
	mpt head, foot;                   /* reprinted of this box and those around it */
};

struct galley {
	struct arena *arena;
	struct item *items;
	int count, capacity;
	struct box *boxes;
	int box_count, box_capacity;
	int box_depth;                    /* the deepest nesting of boxes */
	mpt measure;
	mpt full;                         /* measure of what spans all columns; 0: none */
	mpt height;                       /* of the reference area where it is known, else 0 */
	enum forced ends;                 /* a break is asked for after it */
};

/* ---- cutting ------------------------------------------------------- */

/* Footnotes of a page, added up. */
struct note_sum {
	mpt separator;                    /* stands above them, if there are any */
	mpt full;                         /* height of them all */
	mpt least;                        /* of all but the last, and the beginning of that */
	mpt trail;                        /* space that the last would like after it */
	int count;
};

/* What a piece may fill. */
struct room {
	mpt height;
	mpt full;                         /* height of an empty page: slugs taller than it are
					     sliced */
	bool must;                        /* take something even if it does not fit: no empty
					     pages */
	const struct note_sum *notes;     /* notes shrink the room, and what there is of them
					     already; NULL: they do not matter here */
	bool is_rigid;                    /* spaces do not shrink */
};

/* A piece of a galley: what one page or column takes. */
struct cut {
	struct cursor from, to;
	mpt height;                       /* as set, with shrunk spaces, heads and feet; without
					     notes */
	mpt notes;                        /* height of the footnotes of the page, with their
					     separator */
	mpt shrink, shrinkable;           /* spaces give `shrink` of all that they could */
	struct slug *first, *last;        /* instead of a sliced item at the beginning, the end;
					     or NULL */
	int price;                        /* of the break that ends it, without emptiness */
	const struct breaking *at;        /* that break, or NULL at the end */
	enum forced forced;               /* what has to follow */
	bool is_end;                      /* nothing is left */
	bool overflows;                   /* it does not fit even so */
};

/* A part of a slug that is taller than its room. */
struct slice {
	struct slug slug;                 /* the part; its height <= room */
	const void *rest;                 /* what is left, to go on from; NULL: nothing */
	int price;                        /* of the break after it: widows or keeps inside */
	enum forced forced;               /* what has to follow it */
};

struct slicer {
	/* Takes at most `room` of the slug's content from `rest` on (NULL: its beginning).  Pure:
	   the same
	 * arguments give the same.  False when nothing fits; with `must` something is
	 * always taken.  MPT_MAX takes all that is left. */
	bool (*slice)(void *data, const void *rest, mpt room, bool must, struct slice *out);
};

/* Cuts what fits `room` from `from` on, at the cheapest break. */
struct cut
cut_galley(const struct galley *galley, struct cursor from, const struct room *room);

/* The whole galley as one piece. */
struct cut
cut_all(const struct galley *galley);
struct cursor
galley_start(const struct galley *galley);

/* Height of the whole with spaces at their optimum. */
mpt
galley_height(const struct galley *galley);

/* The same down to what would be set next: spaces at its end count. */
mpt
galley_depth(const struct galley *galley);

/* The first baseline below the galley's top, or -1. */
mpt
galley_baseline(const struct galley *galley);

/* A run of spaces [first, end) as one (XSL 1.1, 4.3.1). Items without height may stand between.
 * `winner` is the item whose space it is, -1 when nothing is left; forced spaces add up and each
 * keeps its own, then winner is -2. */
struct folded {
	mpt min, opt, max;
	int winner;
	int first, end;                   /* without the spaces that vanish at a top or bottom */
};
struct folded
fold_spaces(const struct galley *galley, int first, int end, bool at_top, bool at_bottom);

/* One past the run of items without height that begins at `first`, not beyond `limit`. */
int
space_run_end(const struct galley *galley, int first, int limit);

/* ---- things that ride on slugs ------------------------------------- */

/* A piece of another galley painted with a slug. */
struct rider {
	const struct galley *galley;
	struct cut cut;
	mpt x, y;                         /* of the galley's top left, relative like areas;
					     MARK_OUT: by `out` */
	int artifact;                     /* not 0: everything in it is this artifact */
	bool leads;                       /* it is read, and painted, before the slug's own ink:
					     a label */
	int among;                        /* not 0: it is painted before the slug's own ink from
					     area `among` - 1 on, as it stands in its line */
	bool opens;                       /* a reference area, clipped or turned: */
	bool clips;
	short turn;                       /* 0, 90, 180, 270 counter-clockwise */
	mpt open_x, open_y, open_width, open_height; /* relative like areas */
	mpt turn_width, turn_height;      /* size of the unturned box */
	enum { OUT_NOT, OUT_ABSOLUTE, OUT_FIXED } out;
	const struct fo *fo;              /* OUT: properties top, left, right, bottom ... */
	mpt width, height;                /* opens: of its border rectangle */
	struct area *under;               /* its own background and border, relative to x, y */
	int under_count;
	struct rider *next;
};

/* A footnote: its galley shrinks the room of the page on which it is cited. */
struct note {
	const struct fo *fo;              /* fo:footnote-body */
	const struct galley *galley;
	mpt height;
	mpt least;                        /* of the smallest piece that it can begin with */
	mpt lead, trail;                  /* spaces before and after it, between notes */
	bool is_float;                    /* a before-float: not at the foot but at the top */
	struct note *next;
};

/* Adds a note to what is cited in a slug. */
void
slug_note(struct arena *arena, struct slug *slug, const struct note *note);

#endif
