/*
 * Characters into lines of positioned glyphs.
 *
 * A paragraph comes in as one string with spans (which face, size, language)
 * and objects (pictures, leaders, padding: boxes with a width).  It is
 * itemised by direction (UAX 9), script and covering face, shaped by
 * HarfBuzz, and becomes chunks {width, stretch, shrink, penalty}; lines are
 * broken over chunks by total fit (Knuth and Plass), first fit when nothing
 * is feasible.  A line that was chosen is then realised: pieces in visual
 * order with their place.
 *
 * Shaping is cached by face, size, language and word for the life of `struct faces`, since the
 * same words come again on every page and in every letter.  lines.c knows no
 * fonts: it is tested against brute force.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/base.h"

/* The catalogue of font families, the faces opened so far, hyphenation
 * dictionaries and the cache of shaped words.  Outlives documents. */
struct faces;

/* Opens a catalogue (fonts/catalogue.conf; its format is described in it).  NULL and a message
 * when it cannot be read.  Font files are opened when first used. */
struct faces *
faces_open(const char *catalogue, struct diags *diags);
void
faces_drop(struct faces *faces);

/* A document begins.  From the second on, paragraphs that come again are remembered
 * (text_set_paragraph); for one alone they are not worth their room. */
void
faces_begin_document(struct faces *faces);

/* One font file.  Lives as long as its faces. */
struct face {
	int number;                       /* order of opening, from 0 */
	const char *path;
	const char *family;               /* as the catalogue names it */
	const char *postscript_name;
	int weight;                       /* 100..900 */
	bool is_italic;
	int units_per_em;
	/* All in thousandths of the em, upwards positive; fo-profile.md, rule 2. */
	int ascent, descent;              /* of a line's text; descent is positive */
	int x_height, cap_height;
	int underline_position, underline_thickness;
	int strike_position, strike_thickness;
	struct face_inside *inside;       /* HarfBuzz's view; for text and face_hb only */
};

/* HarfBuzz's face of a face, for subsetting; lent. */
struct hb_face_t;
struct hb_face_t *
face_hb(const struct face *face);

/* What a span of characters is set in. */
struct text_style {
	const char *families;             /* comma list as in font-family */
	mpt size;
	int weight;                       /* 100..900 */
	bool is_italic;
	bool small_caps;
	const char *lang;                 /* BCP 47, "" unknown */
	mpt letter_spacing, word_spacing; /* 0: normal */
	bool hyphenates;
	int hyphen_push, hyphen_remain;   /* fewest characters after / before the hyphen */
	uint32_t hyphen;                  /* the hyphenation character, U+2010 or '-' */
	struct place at;                  /* for messages on missing glyphs */
};

/* The face that a style is set in where nothing is said of characters: the
 * first family's.  Falls back by the catalogue, with a message; never NULL after faces_open. */
const struct face *
faces_find(struct faces *faces, const struct text_style *style, struct diags *diags);

/* Bytes [start, end) of the paragraph's text.  Spans cover the text without gaps, ascending. */
struct text_span {
	int start, end;
	const struct text_style *style;
	int owner;                        /* the caller's own number, handed back in pieces */
};

/* A box in the line, standing for the one character at byte `at` (U+FFFC: breaks allowed on
 * both sides as UAX 14 says; U+2060: none). */
struct text_object {
	int at;
	mpt width, stretch, shrink;       /* leaders stretch and shrink */
	int owner;
};

/* Bytes [start, end) that stand on one line: no break between them unless it is forced. */
struct text_hold {
	int start, end;
};

struct text_paragraph {
	const char *text;                 /* UTF-8, white space already collapsed; U+2028 forces
	                                     a line end */
	int length;
	const struct text_span *spans;
	int span_count;
	const struct text_object *objects;
	int object_count;
	bool is_rtl;                      /* the paragraph's base direction */
	const struct text_hold *holds;
	int hold_count;
};

enum text_align { TEXT_START, TEXT_END, TEXT_CENTER, TEXT_JUSTIFY };

struct text_setting {
	mpt measure;                      /* the width of the lines */
	const mpt *measures;              /* widths of the first lines where they differ, or NULL */
	int measure_count;
	mpt first_indent;                 /* text-indent; may be negative */
	mpt last_end_indent;
	enum text_align align, align_last;
	int ladder;                       /* most hyphenated lines in a row; 0: no limit */
	bool wraps;                       /* wrap-option */
	struct arena *arena;              /* where the lines are put; NULL: the paragraph's */
	struct arena *runs;               /* where their runs are put; NULL: beside the lines */
};

/* A glyph as shaped; lengths in mpt at the run's size.  A long document has millions. */
struct glyph {
	uint16_t id;
	uint16_t text_length;             /* its cluster: bytes of the run's text from text_start on; */
	int32_t text_start;               /* glyphs after the first of a cluster have none */
	mpt advance;
};

/* Where a glyph is shown, seen from where it stands; y upwards. */
struct glyph_offset {
	mpt x, y;
};

/* Glyphs of one face, size, language and direction, in visual order. */
struct glyph_run {
	const struct face *face;
	mpt size;
	const char *text;                 /* the characters it stands for, logical order (a soft
	                                     hyphen that shows is U+00AD) */
	int text_length;
	const char *lang;
	bool is_rtl;
	struct glyph *glyphs;
	const struct glyph_offset *offsets; /* one a glyph; NULL: none is moved */
	int count;
	mpt width;
};

/* A part of a realised line. */
struct text_piece {
	const struct glyph_run *run;      /* NULL: an object */
	int span;                         /* index of the span, or of the object */
	int owner;
	int logical;                      /* its rank in logical order within the line, from 0 */
	int text_start, text_end;         /* bytes of the paragraph */
	mpt x, width;                     /* from the line's left edge, visual */
};

struct text_line {
	int start, end;                   /* bytes of the paragraph, spaces at the end included */
	struct text_piece *pieces;        /* in visual order, left to right */
	int piece_count;
	mpt x;                            /* left edge of the content within the measure (indent
	                                     and alignment) */
	mpt width;                        /* of the content as set */
	bool is_hyphenated, is_forced, is_last;
};

struct text_lines {
	struct text_line *lines;
	int count;
	mpt widest;                       /* of the lines' natural widths */
};

/* A paragraph that has been itemised and shaped; lives in its arena. */
struct text_shaped;

/* Shapes a paragraph.  A missing glyph is a message at its span's place,
 * with the character's name; its box is shown. */
struct text_shaped *
text_shape(struct faces *faces, const struct text_paragraph *paragraph, struct arena *arena,
    struct diags *diags);

/* Breaks the text from byte `from` on (0, or the `end` of an earlier line: the rest of a paragraph on a
 * narrower page) into lines and realises them.  With an arena of their own they outlive what was
 * shaped; only languages stay the caller's. */
const struct text_lines *
text_set(struct text_shaped *shaped, int from, const struct text_setting *setting);

/*
 * Both at once, for lines that outlive the shaped paragraph: setting->arena and setting->runs are
 * not NULL, `scratch` holds what is no longer needed.  A paragraph that comes again, in this
 * document or a later one (faces_begin_document), with the same text, styles, objects, holds and
 * setting, is not set again: its lines are copies of those before, in no way different.  One of
 * which there is something to say is always set.
 */
const struct text_lines *
text_set_paragraph(struct faces *faces, const struct text_paragraph *paragraph, int from,
    const struct text_setting *setting, struct arena *scratch, struct diags *diags);

/* The widths that decide automatic table columns: of the longest part that cannot be broken,
 * and of the whole without breaks except forced ones. */
void
text_extremes(struct text_shaped *shaped, mpt *smallest, mpt *largest);

#endif
