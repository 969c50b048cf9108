/*
 * From galleys to pages: markers, references, footnotes, the filling of a body, tags, and placing.
 */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/inside.h"

/* ---- markers (marks.c) --------------------------------------------- */

/* What an fo:retrieve-marker gives on the page being made: the children of an fo:marker, refined
 * anew for where they come to stand; NULL: nothing. */
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

/* What is placed from now on stands in a column at x, y; its bars are drawn down to where it
 * ends. */
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
 * when there is no such id. */
const char *
refs_citation(struct edition *edition, const struct fo *fo, const char *id, bool last);

/* The page on which an id began in the run before; -1: it is not known. */
int
refs_page(const struct edition *edition, const char *id);

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
	struct region inside;             /* its margins, and how what is there is turned */
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

/* Puts whole floats below each other, as many as fit; with `must` the first at any rate. The
 * others go to `rest`. Returns their height, with the separator below them. */
mpt
stack_floats(struct notes *floats, mpt separator, mpt height, bool must, struct notes *rest);
void
place_floats(struct placer *placer, const struct notes *floats, mpt x, mpt top);

/* Cuts notes to `height`, separator and all; those that were on pages before first. What is not
 * shown goes to `rest`. Returns the height taken. */
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

/* A place where something is set anew, in the middle of a row too: taken from the old galley, noted
 * for the paragraphs while the new one is set, and found in that. */
struct row_resume;
struct resume {
	struct restart at;
	const struct row_resume *rows;    /* not NULL: in the middle of a row */
	bool is_end;
};
struct row_resume {
	const struct fo *table;
	int row;
	bool begun;
	int first_cell, count;
	struct resume *cells;
};
struct resume
flow_resume(struct arena *arena, const struct galley *galley, struct cursor cursor);
void
note_restarts(struct edition *edition, const struct resume *resume);
struct cursor
resume_cursor(const struct galley *galley, const struct resume *resume);

/* The byte that a paragraph which begins with `fo` goes on from; 0: it is set whole. */
int
restart_from(const struct edition *edition, const struct fo *fo);

/* The same for what is left of a sliced row (slices.c); rows_rest gives NULL for another row. */
const struct row_resume *
rows_resume(struct arena *arena, const struct slug *slug, const void *rest);
const void *
rows_rest(const struct slug *slug, const struct row_resume *resume);

enum forced
leading_force(const struct galley *galley, struct cursor cursor);

/* Fills `height` of the bed from `from` on. Pure, as cutting is. */
struct fill
fill_body(const struct bed *bed, struct cursor from, mpt height);
bool
spans_at(const struct galley *galley, struct cursor cursor);

/* How many links and ids there were before a turned box was filled (turn.h). */
struct turn_mark {
	int links, places, areas;
};

/* What one page is made of (page.c). */
struct sheet {
	const struct fo *sequence;
	const struct galley *galley;
	const struct plan *plan;
	const struct fill *fill;          /* NULL on a blank page */
	int number;
};
void
make_page(struct edition *edition, const struct sheet *sheet);

/* Sets and places what a page's regions besides the body show. */
void
make_statics(struct edition *edition, const struct plan *plan, struct area_page *page);

/* What is placed between these is turned as the region is, with its links and ids (statics.c). */
struct turn_mark
open_region(struct edition *edition, struct area_page *page, const struct region *region);
void
close_region(struct edition *edition, struct area_page *page, const struct region *region,
    struct turn_mark since);

/* Only the links and ids, when the ink has been closed already. */
void
turn_links(struct edition *edition, struct area_page *page, const struct region *region,
    struct turn_mark since);

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
 * wrong page, `made` pages later (sequence.c). */
int
first_number(const struct fo *sequence, int number);
bool
needs_blank(const struct fo *sequence, const struct fo *next, int made, int number);

/* A number as fo's format, grouping-separator and grouping-size want it (number.c). In the
 * arena. */
const char *
number_format(struct arena *arena, const struct fo *fo, int number);

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
 * artifact that it is. Objects that have no tag of their own give that of the nearest around. */
int
tag_of(struct setter *setter, const struct fo *fo);

/* The nearest tag around that is no part of a paragraph: for what comes after the text in which it
 * stands. */
int
tag_beside_text(const struct areas *areas, int tag);

/* The tag of text that has fo's properties and comes from `source`, an fo:text for itself or
 * another object: in a block that holds blocks too, its run of inlines is a paragraph. */
int
text_tag(struct setter *setter, const struct fo *fo, const struct fo *source);

/* ---- placing (place.c) --------------------------------------------- */

struct placer {
	struct edition *edition;
	struct area_page *page;
	int artifact;                     /* not 0: instead of every tag */
	mpt x, y, width, height;          /* the reference area that absolute positions are seen
					     from */
	bool repeats;                     /* a header again: no ids, no markers */
	int depth;
	int opened;                       /* boxes around that clip, turn or are out of the flow */
};

/* Writes a piece with its top left corner at x, y into the page. */
void
place_cut(struct placer *placer, const struct galley *galley, const struct cut *cut, mpt x, mpt y);
void
place_rider(struct placer *placer, const struct rider *rider, mpt x, mpt y);

/* An absolutely positioned galley, seen from the placer's reference area or the page (out.c). */
void
place_out(struct placer *placer, const struct rider *rider);

/* The ink since `ground` in the order of z-index: below 0 first, above 0 last (out.c). */
void
order_by_z(struct edition *edition, struct area_page *page, int ground);

#endif
