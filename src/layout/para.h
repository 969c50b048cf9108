/*
 * A paragraph on its way from formatting objects to lines: what only para.c, collect.c, inline.c,
 * leader.c and graphic.c share.
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/inside.h"

/* Where the baseline of something in a line lies. */
struct rise {
	mpt up;                           /* above the line's, or above: */
	enum rise_from { RISE_LINE, RISE_TOP, RISE_BOTTOM } from; /* where an object of this ascent */
	mpt ascent, descent;              /* and descent lies that touches the line's edge */
};

/* Above and below a baseline. */
struct extent {
	mpt ascent, descent;
};

/* A stretch of text with one set of properties: the owner of a text_span. */
struct strand {
	const struct fo *fo;              /* whose properties it has */
	const struct fo *source;          /* what the text comes from: its order */
	const struct text_style *style;
	const struct face *face;
	struct rise rise;
	int around;                       /* innermost inline_box, -1 */
};

/* An inline object that is seen as a whole: it paints something, or it is a link. */
struct inline_box {
	const struct fo *fo;
	int parent;
	int start, end;                   /* bytes of the text inside */
	bool paints, leads;
	struct rise rise;
	const struct face *face;
	mpt size;
};

struct graphic {
	const struct image *image;
	mpt width, height;                /* of the border rectangle */
	mpt view_x, view_y, view_width, view_height;
	mpt x, y, image_width, image_height;
	bool clips;
};

enum thing_kind { THING_PAD, THING_GRAPHIC, THING_LEADER, THING_GALLEY };

/* What stands in a line and is no text: the owner of a text_object. */
struct thing {
	enum thing_kind kind;
	const struct fo *fo;
	int strand;                       /* in whose style it stands */
	int around;
	mpt ascent, descent;              /* above and below its own baseline */
	mpt gap;                          /* a PAD's: space outside of the border */
	struct rise rise;
	struct graphic graphic;
	struct rider rider;               /* its border rectangle's top left corner is at 0, 0 */
};

/* Something of no width at a byte of the text. */
struct anchor {
	int at;
	enum mark_kind kind;
	const struct fo *fo;
};

struct para {
	struct setter *setter;
	struct arena *arena;
	const struct fo *block;
	mpt x, measure;                   /* content rectangle of the block */

	char *text;
	int length, text_capacity;
	struct text_span *spans;
	int span_count, span_capacity;
	struct text_object *objects;
	int object_count, object_capacity;
	struct strand *strands;
	int strand_count, strand_capacity;
	struct thing *things;
	int thing_count, thing_capacity;
	struct inline_box *boxes;
	int box_count, box_capacity;
	struct anchor *anchors;
	int anchor_count, anchor_capacity;
	struct anchor *notes;             /* fo:footnote-body and fo:float, cited here */
	int note_count, note_capacity;

	struct beside *beside;            /* the first lines, where they are shortened by floats */
	int beside_count;
	struct text_hold *holds;          /* kept within a line */
	int hold_count, hold_capacity;
	bool holds_next;                  /* what comes next stays with what was collected last, */
	int hold_from;                    /* from this byte on */

	int around;                       /* innermost inline_box while collecting */
	struct rise rise;
	enum fo_keyword dominant;         /* baseline of what is being collected, */
	const struct fo *scale;           /* and whose font gives the levels it is aligned with */
	struct extent line;               /* of the line being set */
	const struct fo *initial;         /* fo:initial-property-set: of the first line */
	struct para *opening;             /* the same paragraph as its first line looks, or NULL */
	bool after_space;                 /* a space would be collapsed */
	bool after_linefeed;              /* a preserved one, or the beginning */
	bool has_ink;                     /* something shows, or a line is forced */
	bool has_rtl;                     /* characters of a right-to-left script */
	bool varies;                      /* something in it depends on the page references */
};

/* How the paragraph's lines are aligned and indented; its lines with the breaks between them
 * (stack.c). */
struct text_setting
para_setting(const struct para *para, bool is_first);
void
push_lines(struct para *para, const struct text_lines *lines, const struct fo *first);

/* Collects the inline objects from `first` up to `end` (collect.c). */
void
collect(struct para *para, const struct fo *first, const struct fo *end);

/* Text that an object stands for. */
void
collect_string(struct para *para, const struct fo *fo, const char *text);

/* A list of page numbers, each page once (citations.c). */
void
collect_merged(struct para *para, const struct fo *list);

/* A strand of `fo`'s properties; `source` gives text its place in the document. */
int
add_strand(struct para *para, const struct fo *fo, const struct fo *source);

const struct strand *
strand_for(struct para *para, const struct fo *fo, const struct fo *source);

/* The characters without what stands for objects and without controls of direction, a space for
 * a forced line end. */
const char *
plain_text(const struct para *para);

/* `n` bytes of text as `fo` treats its white space and case. */
void
add_text(struct para *para, const struct fo *fo, const struct fo *source, const char *text,
    size_t n);

/* Ends the line, unless it has just begun: an empty block in an inline. */
void
add_line_end(struct para *para, const struct fo *block);

/* Text of the strand as it is. */
void
add_bytes(struct para *para, int strand, const char *bytes, size_t n);
void
add_object(struct para *para, const struct thing *thing, mpt width, mpt stretch, mpt shrink,
    const char *character);

/* Takes the space away that an inline has at the end of the text, where it is not retained. */
void
trim_gaps(struct para *para);

/* The box of an inline begins and ends here, if it has one that is seen; border, padding and space
 * at its start or end (pads.c). */
void
open_inline(struct para *para, const struct fo *fo);
void
close_inline(struct para *para, int around);
void
add_pad(struct para *para, const struct fo *fo, bool start);

/* An object with the spaces at its start and end. */
void
add_boxed(struct para *para, const struct thing *thing, mpt width, mpt stretch, mpt shrink);

/* things.c */
void
collect_graphic(struct para *para, const struct fo *fo);
void
collect_container(struct para *para, const struct fo *fo);
void
paint_container(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt y);
const char *
scaling_value(struct para *para, const struct fo *fo);

/* Width of a space in a strand's face. */
mpt
space_width(struct para *para, int strand);

/* Characters changed by text-transform (transform.c): writes to `to`, returns bytes (at most 8). */
size_t
transform(enum fo_keyword how, uint32_t code, bool begins_word, char *to);
bool
is_rtl_letter(uint32_t code);

/* Finds the picture's size and its place in its box; false: it cannot be read, as was said. */
bool
measure_graphic(struct para *para, const struct fo *fo, struct graphic *graphic);
void
paint_graphic(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt y);

/* A leader's lengths, and its ink in `width` from x on. */
void
add_leader(struct para *para, const struct fo *fo);
void
paint_leader(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt width,
    mpt baseline);

/* What inlines paint behind the text of a line, and links over it. */
void
paint_inlines(struct para *para, struct slug *slug, const struct text_line *line, mpt x,
    mpt baseline);
void
paint_scores(struct para *para, struct slug *slug, const struct text_line *line, mpt x,
    mpt baseline);

/* The rise of an inline-level object inside para->rise: baseline-shift and alignment (baseline.c).
 * `own` is what it shows above and below its baseline; NULL: text in its own font. */
struct rise
rise_in(struct para *para, const struct fo *fo, const struct extent *own);

/* The baseline that the text of an object inside para->dominant stands on; whose font gives the
 * levels inside of it: one that is shifted or has a baseline of its own gives its own (XSL 1.1,
 * 7.14.5). */
enum fo_keyword
dominant_in(const struct para *para, const struct fo *fo);
const struct fo *
scale_in(const struct para *para, const struct fo *fo);

/* How far above the baseline of the line being set. */
mpt
rise_up(const struct para *para, const struct rise *rise);

/* The paragraph's text is the first in its block. */
bool
begins_block(const struct para *para, const struct fo *first);

/* Lines of which the first looks different, para->opening; NULL: nothing of the kind is asked for
 * (opening.c). */
const struct text_lines *
open_lines(struct para *para, const struct fo *first, const struct fo *end,
    const struct text_setting *setting);

/* Keeps within a line what is collected (hold.c): what began at byte `at` with what a
 * keep-with-next has ended before; `fo`, collected from byte `start` on, by itself and with its
 * neighbours. */
void
hold_to_next(struct para *para, int at);
void
hold_within_line(struct para *para, const struct fo *fo, int start);

/* A chosen line as a slug (line.c).  `nominal` is a strand of the block's own font. */
void
push_line(struct para *para, const struct text_line *line, const struct strand *nominal,
    const struct fo *first);

/* The notes that are cited by the bytes [start, end) go to the foot of their page. */
void
put_notes(struct para *para, struct slug *slug, int start, int end);

/* Ascent and descent of a strand's text around its own baseline. */
mpt
strand_ascent(const struct strand *strand);
mpt
strand_descent(const struct strand *strand);

/* Lines of what was collected, at a measure; NULL when it is empty. */
const struct text_lines *
para_lines(struct para *para, const struct text_setting *setting, int from);

/* The extremes of a paragraph of fo's inlines, for automatic columns. */
struct para
para_new(struct setter *setter, const struct fo *block);

#endif
