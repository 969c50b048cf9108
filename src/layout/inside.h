/*
 * What only this room shares.
 *
 * Setting (set.c, para.c, list.c, table.c ...) turns formatting objects into a galley (galley.h);
 * makeup.c cuts a galley into pieces that fit a room and knows neither fonts nor formatting
 * objects; place.c writes a piece into areas; fill.c and pages.c (pages.h) make pages of them.
 * Everything lives in the job's arena.
 */
#ifndef LAYOUT_INSIDE_H
#define LAYOUT_INSIDE_H

#include "layout/galley.h"
#include "layout/layout.h"

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

/* The part of a table that stands on a page: of its objects, those whose order is in [start,
 * end). */
struct fragment_of {
	const struct fo *table;
	int start, end;
	bool continues;                   /* a row before has not ended yet */
};

/* Tags are made once for each formatting object, however often it is set. */
struct edition {
	const struct fo_document *document;
	struct layout_job *job;
	struct arena *arena;              /* of this run: galleys, and what makes them */
	struct arena *printed;            /* what its pages need; the job's, when it was the last */
	struct arena *lasting;            /* of all runs */
	struct arena *scratch;            /* cleared by whoever has used it */
	struct arena *spare;              /* for the next paragraph, or NULL */
	struct areas *areas;
	int *tags;                        /* by fo->order: tag + 1, 0 none yet */
	int *run_tags;                    /* likewise, of runs of inlines among blocks; or NULL */
	bool *told;                       /* by order: paragraphs whose actual text is with their
					     tag */
	int order_count;
	struct refs *refs;                /* known from the run before, and what this one finds */
	struct marks *marks;
	struct bars *bars;                /* change bars that are open (bars.c) */
	const struct fo *begin;           /* where a flow that is set anew begins, or NULL */
	struct restart *restarts;         /* paragraphs that go on in their middle (restart.c) */
	int restart_count, restart_capacity;
	struct para_memo **paras;         /* by order: paragraphs set before (para.c) */
	const struct fo *sequence;        /* the fo:page-sequence being made */
	const struct fragment_of *fragment; /* whose header or footer is set again, or NULL */
	int page;                         /* index of the page being placed */
	bool is_verso;                    /* it has an even number: bound at its end edge */
	struct lifted *lifted;            /* ink of the page with a z-index (out.c) */
	int lifted_count, lifted_capacity;
	struct area *ink;                 /* where the areas of a page are gathered */
	int ink_capacity;
	mpt note_measure;                 /* of footnotes in the flow being set */
	bool note_is_rtl;
	mpt plan_width, plan_height;      /* of the page that the flow is set for */
	const char *label;                /* its number as shown, while its static regions are
					     set; else NULL */
	struct buf *galleys;              /* not NULL: flows are written here as galleys */
	struct table backgrounds;         /* pictures by order, asked for in this run */
	struct table fields;              /* what is filled in, by order (field.c) */
	struct layout_memory *memory;     /* what is noted for the next time, or NULL; */
	bool amends;                      /* and now is asked */
	bool failed;                      /* a fatal message was said: stop */
};

int
highest_order(const struct fo *fo);

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

/* Sets fo's children into a galley of their own, as a table cell, label, container or static
 * region does. start-indent and end-indent of the children are seen from its edges. */
struct galley *
set_galley_for(const struct setter *parent, const struct fo *fo, mpt measure);

/* A setter for a new, empty galley of that measure; takes artifact and edition from `parent`. */
struct setter
setter_new(const struct setter *parent, const struct fo *fo, mpt measure);

/* The narrowest and the widest that fo's children would like to be, for automatic columns. */
void
set_extremes(const struct setter *parent, const struct fo *fo, mpt *smallest, mpt *largest);

/* fo:table and fo:table-and-caption: table.c. The caller has done what all block-level objects
 * share: break, space-before (block_begin) and afterwards block_end. */
void
set_table(struct setter *setter, const struct fo *fo);
void
set_list(struct setter *setter, const struct fo *fo);
void
set_container(struct setter *setter, const struct fo *fo);

/* A galley at x beside what was put on the setter's since `first`: a list item's label, a
 * table's caption (list.c). It is read before, and no page ends beside it. */
void
ride_beside(struct setter *setter, const struct fo *item, const struct galley *label, int first,
    mpt x);

/* A container as a rider (container.c); width and height are of its content rectangle, a height
 * of 0 is its content's. The border rectangle's top left corner is at 0, 0. */
struct rider
container_rider(struct setter *setter, const struct fo *fo, mpt width, mpt height);

/* A header or footer as it is on a page, as an artifact or, with 0, as content; table.c. */
const struct galley *
set_header_again(const struct table_grid *grid, const struct fragment_of *fragment, int artifact);
const struct galley *
set_footer_again(const struct table_grid *grid, const struct fragment_of *fragment, int artifact);

/* What every block-level object does before its content: forced break and keep-with-previous,
 * space-before, its id and markers, keep-together for what is inside. `saved` holds what
 * block_end gives back. block_end: ends of id and markers, space-after (block_close),
 * keep-with-next and break-after (ask_after). */
struct block_state {
	struct keeping keeping;
	const struct fo *fo;
	mpt base;
	mpt x, measure;
};
void
block_begin(struct setter *setter, const struct fo *fo, struct block_state *saved);
void
block_end(struct setter *setter, const struct fo *fo, const struct block_state *saved);
void
block_close(struct setter *setter, const struct fo *fo, const struct block_state *saved);
void
ask_after(struct setter *setter, const struct fo *fo);

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

/* ---- links (links.c) ----------------------------------------------- */

/* Fills in where an fo:basic-link leads, its tag and what is said of it; not its place. */
void
link_from(struct setter *setter, const struct fo *fo, struct area_link *link);

/* An fo:basic-link that holds blocks has an area on every slug since item `first`; others have
 * none. */
void
link_blocks(struct setter *setter, const struct fo *fo, int first);

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

/* Fills the rooms of the first lines of a paragraph in `room`, those beside floats; returns how
 * many they are. */
int
lines_beside(struct setter *setter, const struct fo *block, const struct beside *room,
    struct beside *lines);

/* How an object gives way to floats, never KEY_AUTO; and makes the setter narrower for one that
 * does so as a whole, or goes below the floats. */
enum fo_keyword
displacement(const struct fo *fo);
void
displace(struct setter *setter, const struct fo *fo);

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

/* A place where the galley may be cut; joins a break that has no slug after it yet. The price is
 * the dearest of `price`, keep-together around and keep-with-next before. */
void
push_break(struct setter *setter, int price, enum forced forced, const struct fo *fo);
void
push_mark(struct setter *setter, enum mark_kind kind, const struct fo *fo);

/* A box around what follows, until close_box. `box` is copied; parent, head and foot are filled
 * in. */
int
open_box(struct setter *setter, const struct box *box);
void
close_box(struct setter *setter);

/* A box of fo's own borders, paddings and background, if it has any; the base of percentages
 * inside becomes its width. */
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
/* A galley that comes with a slug: as much of it as `cut` says, all of it for NULL. */
struct rider *
slug_rider(struct arena *arena, struct slug *slug, const struct galley *galley,
    const struct cut *cut);

/* ---- traits (trait.c) ---------------------------------------------- */

enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };

enum area_style
area_style_of(enum fo_keyword keyword);

/* False: nothing is said of its borders; or of all that a box has.  Most objects say nothing, and
 * each would be asked dozens of times. */
bool
has_borders(const struct fo *fo);
bool
has_box_traits(const struct fo *fo);

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

/* The same as areas: `shape` is the border rectangle, its tag the artifact. Returns how many were
 * written, at most TRAITS_MOST. */
enum { TRAITS_MOST = 3 };
int
traits_paint(struct edition *edition, struct area *to, const struct fo *fo,
    const struct area *shape, bool is_rtl);

/* What is filled in where `fo` stands, if it asks for it by pa:field: an AREA_FIELD at `shape`, with
 * the tag of its Form (field.c).  False: nothing is, or `fo` is no content. */
bool
field_area(struct setter *setter, const struct fo *fo, const struct area *shape, struct area *to);

/* Takes fo's `clip` off the sides of a content rectangle (XSL 1.1, 7.21.1). False: it has none. */
bool
clip_to(const struct fo *fo, struct area *box);

/* fo's background image over a padding rectangle: fills in an area of AREA_TILES that has its
 * place and size. False: there is none (background.c). */
bool
background_image(struct edition *edition, const struct fo *fo, struct area *area);

/* The area is where it stays on its page: background-attachment="fixed" is seen from the page. */
void
fix_background(struct area *area);
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

/* The property that says how large an object is in the direction in which `size` is seen from
 * around it: a container whose lines go up or down turns with its width and height, which are
 * measured in its own orientation (XSL 1.1, 5.3.3). */
enum fo_prop
size_seen(const struct fo *fo, enum fo_prop size);
bool
is_block_level(const struct fo *fo);
bool
is_inline_level(const struct fo *fo);
bool
holds_blocks(const struct fo *fo);

#include "layout/pages.h"

#endif
