/*
 * What only this room shares.
 *
 * Setting (set.c, para.c, list.c, table.c ...) turns formatting objects into a galley; makeup.c
 * cuts a galley into pieces that fit a room and knows neither fonts nor formatting objects;
 * place.c writes a piece into areas.  Everything lives in the job's arena.
 *
 * Coordinates in a galley: x from the left edge of the galley, whatever the writing mode (the
 * measure is known when type is set, so "start" has become left or right by then); y downwards
 * from the top of the slug.
 *
 * A galley's items, in their order:
 *     EDGE opens, [SPACE | BREAK | MARK | SLUG | EDGE ...], EDGE closes
 * A block with border or padding, and every block with a background, is a box: its edges stand in
 * the
 * galley, so that spaces fold and breaks fall inside and outside of it as they should, and
 * place.c paints a fragment of it on every page that it reaches.
 */
#ifndef LAYOUT_INSIDE_H
#define LAYOUT_INSIDE_H

#include "layout/layout.h"

/* ---- prices of breaks ---------------------------------------------- */

enum price {
	PRICE_NONE = 0,
	PRICE_KEEP = 100,                 /* + 1..899 by the strength of an integer keep */
	PRICE_KEEP_MOST = 999,
	PRICE_NOTE = 200,                 /* a footnote that is divided; what is left over costs as
					     much as
	                                     emptiness */
	PRICE_EMPTY = 1000,               /* an empty page; a half empty one half of it */
	PRICE_WIDOW = 5000,               /* also orphans */
	PRICE_ALWAYS = 10000              /* keep "always": broken only with a message */
};

/* FORCED_SPAN: the columns end here, what follows is wider or narrower. */
enum forced { FORCED_NOT, FORCED_SPAN, FORCED_COLUMN, FORCED_PAGE, FORCED_ODD, FORCED_EVEN };

/* More columns than this are an attack or a mistake. */
enum { BODY_COLUMNS_MOST = 50 };

/* A height beyond any page: what an author may write is clipped to it, so that a few of them added
 * stay within mpt. */
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
	int box;                          /* boxes open here: reprinted, when a piece begins here;
					     -1 */
	const void *rest;                 /* not NULL: of that item, a slug, only this is left */
};

/* What cannot be cut (or, with a slicer, is cut by itself). */
struct slug {
	mpt height;
	mpt baseline;                     /* of its first line, from its top; -1: it has none */
	struct area *areas;               /* relative to the slug's top and the galley's left edge
					     */
	int area_count;
	struct area_link *links;          /* likewise */
	int link_count;
	struct rider *riders;             /* galleys that come with it: cells, labels, containers */
	struct mark *marks;               /* ids inside its lines, and what else has a place */
	struct note *notes;               /* footnotes cited in its own lines */
	bool cites;                       /* it has notes, or what rides on it does */
	bool spans;                       /* set across all columns */
	const struct slicer *slicer;      /* NULL: cannot be sliced */
	void *slicer_data;
	const struct fo *fo;              /* what it comes from, with `text_from` the place to
					     begin anew */
	int text_from;                    /* byte of its paragraph where this line begins */
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
					     headers and
	                                     footers, retained borders and paddings, summed */
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
	bool must;                        /* take something even if it does not fit: no empty pages
					     */
	const struct note_sum *notes;     /* notes shrink the room, and what there is of them
	                                     already; NULL: they do not matter here */
};

/* A piece of a galley: what one page or column takes. */
struct cut {
	struct cursor from, to;
	mpt height;                       /* as set, with shrunk spaces, heads and feet; without
					     notes */
	mpt notes;                        /* height of the footnotes of the page, with their
					     separator */
	mpt shrink, shrinkable;           /* spaces give `shrink` of all that they could */
	struct slug *first, *last;        /* instead of a sliced item at the beginning, the end; or
					     NULL */
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

/* A run of spaces [first, end) as one (XSL 1.1, 4.3.1).  Items without height may
 * stand between.  `winner` is the item whose space it is, -1 when nothing is left; forced
 * spaces add up and each keeps its own, then winner is -2. */
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
	bool leads;                       /* it is read, and painted, before the slug's own ink: a
					     label */
	bool opens;                       /* a reference area, clipped or turned as `open` says: */
	struct area open;                 /* relative like areas */
	enum { OUT_NOT, OUT_ABSOLUTE, OUT_FIXED } out;
	const struct fo *fo;              /* OUT: properties top, left, right, bottom ... */
	mpt width, height;                /* OUT: of its border rectangle */
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

/* ---- one run of the layout over a document ------------------------- */

/* Where ids and page numbers came to stand in a run (refs.c). */
struct refs;

/* From where a flow is set anew at another measure: byte `from` of the paragraph that begins with
 * `fo`. */
struct restart {
	const struct fo *fo;              /* NULL: nowhere */
	int from;
};

/* Markers of the pages so far; see marks.c. */
struct marks;

/* The part of a table that stands on a page: of its objects, those whose order is in [start, end). */
struct fragment_of {
	const struct fo *table;
	int start, end;
	bool continues;                   /* a row before has not ended yet */
};

/* Tags are made once for each formatting object, however often it is set. */
struct edition {
	const struct fo_document *document;
	struct layout_job *job;
	struct arena *arena;              /* of this run; the job's, when it was the last */
	struct arena *lasting;            /* of all runs */
	struct arena *scratch;            /* cleared by whoever has used it */
	struct areas *areas;
	int *tags;                        /* by fo->order: tag + 1, 0 none yet */
	bool *told;                       /* by order: paragraphs whose actual text is with their
					     tag */
	int order_count;
	struct refs *refs;                /* known from the run before, and what this one finds */
	struct marks *marks;
	struct bars *bars;                /* change bars that are open (bars.c) */
	struct restart restart;
	struct para_memo **paras;         /* by order: paragraphs set before (para.c) */
	const struct fo *sequence;        /* the fo:page-sequence being made */
	const struct fragment_of *fragment; /* whose header or footer is set again, or NULL */
	int page;                         /* index of the page being placed */
	struct area *ink;                 /* where the areas of a page are gathered */
	int ink_capacity;
	mpt note_measure;                 /* of footnotes in the flow being set */
	bool note_is_rtl;
	mpt plan_width, plan_height;      /* of the page that the flow is set for */
	const char *label;                /* its number as shown, while its static regions are set;
					     else NULL */
	struct buf *galleys;              /* not NULL: flows are written here as galleys */
	struct table backgrounds;         /* pictures by order, asked for in this run */
	bool failed;                      /* a fatal message was said: stop */
};

/* ---- setting ------------------------------------------------------- */

/* What the objects around ask of the breaks inside them. */
struct keeping {
	int price;                        /* of every break inside */
	const struct fo *fo;              /* whose keep-together it is */
};

/* The state of setting one galley. */
struct setter {
	struct edition *edition;
	struct galley *galley;
	const struct fo *fo;              /* the object whose children are being set */
	mpt x;                            /* left edge of the reference area in the galley */
	mpt measure;                      /* its width; start- and end-indent are seen from its
					     edges */
	mpt base;                         /* width of the content rectangle around: base of
					     percentages */
	mpt height;                       /* of the containing block where known, else 0 */
	bool cites;                       /* footnotes go to the foot of the page; else they stay
					     in place */
	mpt full;                         /* measure of what spans all columns; 0: nothing can */
	bool spans;                       /* it is being set */
	bool is_rtl;                      /* writing-mode of the reference area */
	int box;                          /* innermost open box, -1 */
	int artifact;                     /* not 0: what is set is no content but this (static
					     regions) */
	int depth;
	struct keeping keeping;
	int open_break;                   /* a break with no slug after it yet: index, else -1 */
	bool has_slug;                    /* something was set in this galley */
	int next_price;                   /* keep-with-next of what was set last */
	const struct fo *next_fo;
	enum forced next_forced;          /* break-after of what was set last */
	struct float_beside *floats;      /* beside what is set next (floats.c) */
	int float_count, float_capacity;
};

/* Sets the children of `fo`, blocks and loose inlines alike, into the setter's galley. */
void
set_children(struct setter *setter, const struct fo *fo);

/* Sets one block-level object: fo:block, list-block, block-container, table ... */
void
set_block_level(struct setter *setter, const struct fo *fo);

/* Sets fo's children into a galley of their own, as a table cell, label, container or static region
 * does.  start-indent and end-indent of the children are seen from its edges. */
struct galley *
set_galley_for(const struct setter *parent, const struct fo *fo, mpt measure);

/* A setter for a new, empty galley of that measure; takes artifact and edition from `parent`. */
struct setter
setter_new(const struct setter *parent, const struct fo *fo, mpt measure);

/* The narrowest and the widest that fo's children would like to be, for automatic columns. */
void
set_extremes(const struct setter *parent, const struct fo *fo, mpt *smallest, mpt *largest);

/* fo:table and fo:table-and-caption: table.c.  The caller has done what all block-level objects
 * share: break, space-before (block_begin) and afterwards block_end. */
void
set_table(struct setter *setter, const struct fo *fo);
void
set_list(struct setter *setter, const struct fo *fo);
void
set_container(struct setter *setter, const struct fo *fo);

/* A container as a rider (container.c); width and height are of its content rectangle, a height
 * of 0 is
 * its content's.  The border rectangle's top left corner is at 0, 0. */
struct rider
container_rider(struct setter *setter, const struct fo *fo, mpt width, mpt height);

/* A header or footer once more, as it is on a page; table.c. */
const struct galley *
set_header_again(const struct table_grid *grid, const struct fragment_of *fragment);
const struct galley *
set_footer_again(const struct table_grid *grid, const struct fragment_of *fragment);

/* What every block-level object does before its content: forced break and keep-with-previous,
 * space-before,
 * its id and markers, keep-together for what is inside.  `saved` holds what block_end gives
 * back.  block_end: space-after, keep-with-next, break-after, ends of id and markers. */
struct block_state {
	struct keeping keeping;
	const struct fo *fo;
	mpt base;
};
void
block_begin(struct setter *setter, const struct fo *fo, struct block_state *saved);
void
block_end(struct setter *setter, const struct fo *fo, const struct block_state *saved);

/* Where an object's id and markers begin and end, for those that are no blocks: parts of lists
 * and tables. */
void
mark_beginning(struct setter *setter, const struct fo *fo);
void
mark_end(struct setter *setter, const struct fo *fo);

/* The content rectangle of a block-level object: x from the galley's left, and width. */
void
block_extent(const struct setter *setter, const struct fo *fo, mpt *x, mpt *width);

/* Sets the inline objects from `first` up to `end` (a sibling, or NULL) as one paragraph of
 * `block`. */
void
set_paragraph(struct setter *setter, const struct fo *block, const struct fo *first,
    const struct fo *end);

/* ---- side floats (floats.c) ---------------------------------------- */

bool
is_side_float(const struct fo *fo);

/* Sets a float that stands at a side of what is set next. */
void
add_float(struct setter *setter, const struct fo *fo);

/* The slug that was just pushed carries those that waited for one. */
void
attach_floats(struct setter *setter);

/* The room of a line beside floats. */
struct beside {
	mpt x, width;
};

enum { LINES_BESIDE_MOST = 500 };

/* Fills the rooms of the lines, `line_height` apart, of what would stand from x on and `width`
 * wide;
 * returns how many are beside floats. */
int
lines_beside(struct setter *setter, mpt x, mpt width, mpt line_height, struct beside *lines);

/* Goes on below the floats that fo's `clear` names; below all. */
void
clear_floats(struct setter *setter, const struct fo *fo);
void
end_floats(struct setter *setter);

/* ---- putting items on a galley (galley.c) -------------------------- */

/* A zeroed slug at the end; the pointer is good until the next push. */
struct slug *
push_slug(struct setter *setter, const struct fo *fo, mpt height);
void
push_space(struct setter *setter, const struct space *space);

/* A place where the galley may be cut; joins a break that has no slug after it yet.  The price is
 * the dearest of `price`, keep-together around and keep-with-next before. */
void
push_break(struct setter *setter, int price, enum forced forced, const struct fo *fo);
void
push_mark(struct setter *setter, enum mark_kind kind, const struct fo *fo);

/* A box around what follows, until close_box.  `box` is copied; parent, head and foot are filled
 * in. */
int
open_box(struct setter *setter, const struct box *box);
void
close_box(struct setter *setter);

/* A box of fo's own borders, paddings and background, if it has any; the base of percentages
 * inside becomes
 * its width. */
bool
open_box_of(struct setter *setter, const struct fo *fo);

/* Room for one more area, link or mark on a slug. */
struct area *
slug_area(struct arena *arena, struct slug *slug, enum area_kind kind, int tag, int order);
struct area_link *
slug_link(struct arena *arena, struct slug *slug);
void
slug_mark(struct arena *arena, struct slug *slug, enum mark_kind kind, const struct fo *fo, mpt x,
    mpt y);
struct rider *
slug_rider(struct arena *arena, struct slug *slug, const struct galley *galley);

/* ---- traits (trait.c) ---------------------------------------------- */

enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };

enum area_style
area_style_of(enum fo_keyword keyword);

/* Border width of a side (0 without a style), padding. */
mpt
border_width(const struct fo *fo, enum side side);
mpt
padding_width(const struct fo *fo, enum side side, mpt base);
struct area_side
border_side(const struct fo *fo, enum side side);
bool
side_is_retained(const struct fo *fo, enum side side, bool padding);

/* Fills a box's borders, paddings and background from fo's traits; x and width are of the
 * content. */
void
box_from(struct box *box, const struct fo *fo, mpt x, mpt width, bool is_rtl, mpt base);

/* The same as areas: `shape` is the border rectangle, its tag the artifact.  Returns how many
 * were written,
 * at most TRAITS_MOST. */
enum { TRAITS_MOST = 3 };
int
traits_paint(struct edition *edition, struct area *to, const struct fo *fo,
    const struct area *shape, bool is_rtl);

/* fo's background image over a padding rectangle: fills in an area of AREA_TILES that has its
 * place and
 * size.  False: there is none (background.c). */
bool
background_image(struct edition *edition, const struct fo *fo, struct area *area);
bool
has_background_image(struct edition *edition, const struct fo *fo);
struct space
space_of(const struct fo *fo, bool before, mpt base);
int
keep_price(const struct fo *fo, enum fo_prop within_column);

/* visibility: it keeps its room and leaves no ink. */
bool
fo_is_hidden(const struct fo *fo);
bool
fo_is_rtl(const struct fo *fo);

/* How reference-orientation turns an object within what is around it: 0, 90, 180, 270. */
int
turn_of(const struct fo *fo);
bool
is_inline_level(const struct fo *fo);

/* ---- markers (marks.c) --------------------------------------------- */

/* What an fo:retrieve-marker gives on the page being made: the children of an fo:marker, refined
 * anew for
 * where they come to stand; NULL: nothing. */
const struct fo *
marker_find(struct setter *setter, const struct fo *retrieve);
struct marks *
marks_new(struct edition *edition);
void
marks_note(struct edition *edition, const struct mark *mark);

/* The page is finished: what has ended on it is no longer live. */
void
marks_end_page(struct edition *edition);

/* ---- change bars (bars.c) ------------------------------------------ */

struct bars *
bars_new(struct edition *edition);

/* What is placed from now on stands in a column at x, y; its bars are drawn down to where it ends. */
void
bars_begin_column(struct edition *edition, struct area_page *page, mpt x, mpt y, mpt width);
void
bars_end_column(struct edition *edition, mpt bottom);
void
bars_note(struct edition *edition, const struct mark *mark, mpt y);

/* ---- references (refs.c) ------------------------------------------- */

/* Empty references for a run; `known` those of the run before, or NULL, which are now theirs. */
struct refs *
refs_new(struct refs *known);

/* The run is over: what was known before it is not asked for again. */
void
refs_forget_known(struct refs *refs);
void
refs_drop(struct refs *refs);

/* The page number to show for an id: of its first page or its last; a guess in a first run; "??"
 * when there is
 * no such id. */
const char *
refs_citation(struct edition *edition, const struct fo *fo, const char *id, bool last);

/* The page number to show for an fo:page-number in a flow. */
const char *
refs_page_number(struct edition *edition, const struct fo *fo);
void
refs_note(struct edition *edition, const struct mark *mark, mpt x, mpt y);

/* An id that stands for whole pages: of the root, a page-sequence, a flow. */
void
refs_note_pages(struct edition *edition, const struct fo *fo, int first_page, int last_page);

/* A link to an id: said to lead nowhere, if so, by refs_report. */
void
refs_link(struct edition *edition, const struct fo *fo, const char *id);

/* True when every citation shows what it should. */
bool
refs_are_settled(const struct edition *edition);
bool
refs_has(const struct edition *edition, const char *id);

/* Messages for what refers to nothing. */
void
refs_report(struct edition *edition);

/* ---- pages --------------------------------------------------------- */

/* A region: its border rectangle and its content rectangle on the page. */
struct region {
	const struct fo *fo;              /* NULL: the master has none */
	mpt x, y, width, height;
	mpt content_x, content_y;
	mpt content_width, content_height; /* as what stands in it sees them: before it is turned */
	int turn;                         /* reference-orientation: 0, 90, 180, 270 */
};

/* A page master with its regions laid out (region.c). */
struct plan {
	const struct fo *master;          /* NULL: none, an A4 page */
	mpt width, height;
	struct region body, before, after, start, end;
};
void
plan_from(struct plan *plan, const struct fo *master);

/* Says it when the flow names no region of its first page. */
void
check_flow(struct edition *edition, const struct plan *plan, const struct fo *flow);

/* Which page of its sequence is to be made. */
struct page_want {
	int number;
	bool is_first, is_last, is_blank;
};

/* Where one is in a page-sequence-master (master.c); a value: choosing again from a copy is a
 * trial. */
struct chooser {
	const struct fo *sequence_master; /* NULL: always the same simple master */
	const struct fo *simple;
	const struct fo *part;            /* the reference that is being used */
	int used;                         /* pages made by it */
	bool ran_out;                     /* said once */
};
struct chooser
chooser_new(struct edition *edition, const struct fo *sequence);
const struct fo *
chooser_next(struct edition *edition, struct chooser *chooser, const struct page_want *want);

/* Makes the pages of one fo:page-sequence (pages.c). `number` is of its first page when nothing
 * else is said, and afterwards of the next; `next` is the sequence that follows, or NULL. */
void
make_sequence(struct edition *edition, const struct fo *sequence, const struct fo *next,
    int *number);

/* ---- footnotes (notes.c) ------------------------------------------- */

/* A part of a note: from its beginning or from where the page before left it. */
struct note_part {
	const struct note *note;
	struct cut cut;                   /* `from` is set by whoever makes the part */
};

struct notes {
	struct arena *arena;
	struct note_part *list;
	int count, capacity;
	bool must;                        /* some of the first is shown however little room there
					     is */
};

/* Sets a note as wide as the body of its page. */
struct note
set_note(const struct setter *setter, const struct fo *body);
mpt
separator_height(struct edition *edition, const char *name, mpt measure);

void
sum_note(struct note_sum *sum, const struct note *note);

/* Adds the notes that are cited in a slug, and in what rides on it, in their order. */
void
sum_notes(struct note_sum *sum, const struct slug *slug);

/* The notes that a cut cites; or its before-floats. */
void
gather_notes(struct notes *notes, const struct galley *galley, const struct cut *cut, bool floats);

/* Puts whole floats below each other, as many as fit; with `must` the first at any rate.  The
 * others go to
 * `rest`.  Returns their height, with the separator below them. */
mpt
stack_floats(struct notes *floats, mpt separator, mpt height, bool must, struct notes *rest);
void
place_floats(struct placer *placer, const struct notes *floats, mpt x, mpt top);

/* Cuts notes to `height`, separator and all; those that were on pages before first.  What is not
 * shown goes to `rest`.  Returns the height taken. */
mpt
divide_notes(struct notes *notes, mpt separator, mpt height, struct notes *rest);

/* Their ink, ending at `bottom`; `height` is what divide_notes gave. */
void
place_notes(struct placer *placer, const struct notes *notes, mpt x, mpt bottom, mpt height);

/* ---- filling the body of a page (fill.c) --------------------------- */

/* What a flow is filled into. */
struct bed {
	struct edition *edition;
	const struct galley *galley;
	mpt width, height;
	int columns;
	mpt measure, gap;                 /* of a column, between columns */
	bool is_rtl;
	mpt separator;                    /* height of what stands above footnotes */
	mpt float_separator;              /* below before-floats */
	const struct notes *carried;      /* left over from the page before */
	const struct notes *floats;
};

/* A cut and where its top left corner stands in the body. */
struct piece {
	struct cut cut;
	mpt x, y;
};

struct fill {
	struct cut whole;                 /* all pieces as if they were one */
	struct piece *pieces;
	int count, capacity;
	struct notes notes;               /* shown on this page */
	struct notes rest;                /* carried to the next */
	struct notes floats, float_rest;  /* the same of before-floats */
	mpt top;                          /* height of those above the pieces */
};

/* What a cursor stands before, as a place in the flow; and the cursor of a place in a galley
 * (restart.c). */
struct restart
flow_place(const struct galley *galley, struct cursor cursor);
struct cursor
flow_cursor(const struct galley *galley, const struct restart *place);
enum forced
leading_force(const struct galley *galley, struct cursor cursor);

/* The columns of a region-body of that width. */
void
bed_columns(struct bed *bed, const struct fo *region);

/* Fills `height` of the bed from `from` on.  Pure, as cutting is. */
struct fill
fill_body(const struct bed *bed, struct cursor from, mpt height);
bool
spans_at(const struct galley *galley, struct cursor cursor);

/* Sets and places what a page's regions besides the body show. */
void
make_statics(struct edition *edition, const struct plan *plan, struct area_page *page);

/* What is placed between these is turned as the region is. */
void
open_region(struct placer *placer, const struct region *region);
void
close_region(struct placer *placer, const struct region *region);

/* Paints a region's own background and border. */
void
paint_region(struct edition *edition, struct area_page *page, const struct region *region);

/* The fo:static-content of a page-sequence for a region, or NULL. */
const struct fo *
content_for(const struct fo *sequence, const char *region);

/* How far down display-align moves what is `height` high. */
mpt
align_offset(const struct fo *fo, mpt room, mpt height);

/* The number of a sequence's first page, if `number` would be the next; and whether it ends on a
 * wrong page,
 * `made` pages later (number.c). */
int
first_number(const struct fo *sequence, int number);
bool
needs_blank(const struct fo *sequence, const struct fo *next, int made, int number);

/* A page number by `format`: 1, 01, i, I, a, A (number.c).  In the arena. */
const char *
number_format(struct arena *arena, const char *format, int number);

/* fo:bookmark-tree into bookmarks (outline.c). */
void
make_outline(struct edition *edition);

/* Microseconds of some clock that only goes forward. */
int64_t
clock_us(void);

/* A text with its white space collapsed; a uri-specification without url() and quotes. */
const char *
squeeze(struct arena *arena, const char *text);
const char *
uri_of(struct arena *arena, const char *specification);

/* A galley for --print=galley (show.c). */
void
show_galley(const struct galley *galley, struct buf *to);
void
show_items(const struct galley *galley, int depth, struct buf *to);

/* ---- tags (tagging.c) ---------------------------------------------- */

/* The tag of an object, made when first asked for, with the tags of those around it; < 0: the
 * artifact that
 * it is.  Objects that have no tag of their own give that of the nearest around. */
int
tag_of(struct setter *setter, const struct fo *fo);

/* ---- placing (place.c) --------------------------------------------- */

struct placer {
	struct edition *edition;
	struct area_page *page;
	int artifact;                     /* not 0: instead of every tag */
	mpt x, y, width, height;          /* the reference area that absolute positions are seen
					     from */
	bool repeats;                     /* a header again: no ids, no markers */
	int depth;
};

/* Writes a piece with its top left corner at x, y into the page. */
void
place_cut(struct placer *placer, const struct galley *galley, const struct cut *cut, mpt x, mpt y);
void
place_rider(struct placer *placer, const struct rider *rider, mpt x, mpt y);

/* An absolutely positioned galley, seen from the placer's reference area or the page. */
void
place_out(struct placer *placer, const struct rider *rider);


#endif
