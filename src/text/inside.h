/*
 * What the rooms of text/ share among themselves.
 *
 *     text_shape   itemise -> shape -> breaks -> chunks
 *     text_set     lines (over chunks) -> realise
 *     text_set_paragraph   both, or what is kept of them (memo)
 *
 * What `struct faces` keeps for all documents: the catalogue, opened fonts,
 * shaped words, hyphenation, and room to work in.  A paragraph remembers no
 * glyphs: its lines are realised from the kept words, which may be forgotten
 * between any two paragraphs.
 */
#ifndef TEXT_INSIDE_H
#define TEXT_INSIDE_H

#include <hb.h>

#include "text/text.h"
#include "text/words.h"

/* ---- catalogue.c --------------------------------------------------- */

/* A font file as the catalogue names it. */
struct cut {
	const char *path;
	const char *package;              /* of Debian, "" unknown */
	const char *family;
	int weight;
	bool is_italic;
	bool is_broken;                   /* could not be opened */
	struct face *face;                /* NULL until used */
};

struct family {
	const char *name;
	struct cut *cuts;
	int count, capacity;
};

/* Families that are tried for a script, in order, after those of the style. */
struct fallback {
	hb_script_t script;
	struct family *families[8];
	int count;
};

struct catalogue {
	struct arena *arena;
	struct table families;            /* lower-case name or alias -> struct family */
	struct fallback *fallbacks;       /* HB_SCRIPT_COMMON: of all scripts, tried last */
	int fallback_count, fallback_capacity;
	struct family *unknown;           /* stands in for families that nobody knows */
};

bool
catalogue_read(struct catalogue *catalogue, const char *path, struct diags *diags);

/* A family by name, in any case; NULL when unknown. */
struct family *
catalogue_family(const struct catalogue *catalogue, const char *name, size_t length);

/* The fallbacks of a script, or NULL. */
const struct fallback *
catalogue_fallback(const struct catalogue *catalogue, hb_script_t script);

/* ---- faces.c, metrics.c, cover.c ------------------------------------ */

enum {
	COVER_KNOWN = 0x600,              /* code points below are looked up once a face */
	CACHE_MOST = 3 * 1024 * 1024      /* bytes of shaped words, then all are forgotten */
};

struct face_inside {
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;                  /* its scale is set for each size */
	mpt scale;
	bool has_small_caps;
	uint8_t known[COVER_KNOWN / 4];   /* two bits each: looked up, covered */
};

/* Opens a cut's face; NULL when the file is no font or not there. */
struct face *
face_open(struct faces *faces, struct cut *cut);
void
face_close(struct face *face);
/* A face without glyphs, so that nothing is ever NULL. */
struct face *
face_empty(struct arena *arena, int number);

/* Fills in what is measured: ascent, descent, lines. */
void
face_measure(struct face *face);

bool
face_covers(const struct face *face, uint32_t code);

/* The families of a style, resolved. */
struct choice {
	struct family *families[8];
	int count;
	const char *asked;                /* the list, and the weight with it */
	int asked_weight;
	int weight;
	bool is_italic;
	const char *unknown;              /* what was asked for, when none of it is known; or NULL */
	struct place at;                  /* where it was asked for last, for messages */
	struct face *first;
};

/* A style's choice of faces; said is what the catalogue does not know. */
const struct choice *
faces_choose(struct faces *faces, const struct text_style *style, struct diags *diags);

/* The face of a family for a weight and slant by the rules of CSS Fonts 3, 5.2;
 * NULL when none opens. */
struct face *
family_face(struct faces *faces, struct family *family, const struct choice *choice,
    struct diags *diags);

/* The face that covers all of `codes`, a character and its marks: the
 * choice's families, then the script's, then everybody's.  NULL when there is none. */
struct face *
choice_cover(struct faces *faces, const struct choice *choice, hb_script_t script,
    const uint32_t *codes, int count, struct diags *diags);

/* Whether a message of this code that holds `word` was said already. */
bool
diags_said(const struct diags *diags, enum diag_code code, const char *word);

/* ---- the keeper ----------------------------------------------------- */

enum { ROOM_BREAKS, ROOM_ADVANCES, ROOM_LEVELS, ROOMS };

struct hyphens;                           /* hyphenate.c */
struct breaker;                           /* breaks.c */
struct memo;                              /* memo.c */

struct faces {
	struct arena *arena;
	struct catalogue catalogue;
	struct face *opened[256];
	int opened_count;
	struct face *empty;
	struct table choices;             /* families, weight, slant -> struct choice */
	struct choice *recent[4];         /* those asked for last */
	struct words *words;              /* forgotten between two paragraphs only */
	struct memo *memo;
	int documents;                    /* begun so far: 0, 1, 2 for more */
	hb_buffer_t *buffer;
	struct table languages;           /* BCP 47 -> hb_language_t */
	const char *last_lang;            /* HarfBuzz's own, lent for ever */
	hb_language_t last_language;
	struct hyphens *hyphens;
	struct breaker *breaker;
	struct buf room[ROOMS];               /* to work in, by the length of a paragraph */
	struct buf glyphs, offsets, laid; /* of a run in the making */
	struct item *items;               /* of a paragraph in the making */
	int item_capacity;
	struct chunk *chunks;
	int chunk_capacity;
};

/* Room for `n` zeroed bytes, good until the same room is asked for again. */
void *
faces_room(struct faces *faces, int which, size_t n);

/* ---- itemise.c ------------------------------------------------------ */

enum {
	FEATURE_LOOSE = 1,                /* letters are spaced: no ligatures */
	FEATURE_SMALL = 2,                /* the font's own small capitals */
	FEATURE_RAISE = 4,                /* small capitals made from capitals */
	SIZE_MOST = MPT_MAX / 100         /* larger type is set in this size */
};

/* Characters of one span, direction, script and face; or one object. */
struct item {
	int start, end;
	int span;
	int object;                       /* index, or -1 */
	hb_script_t script;
	struct face *face;
	mpt size;
	uint8_t level;                    /* UAX 9 */
	uint8_t features;
};

struct chunk;

struct text_shaped {
	struct faces *faces;
	struct arena *arena;
	struct arena *lines_arena;        /* of what is realised */
	struct arena *runs_arena;
	struct text_paragraph paragraph;  /* copied */
	struct item *items;               /* the keeper's until they are all there */
	int item_count;
	struct chunk *chunks;
	int chunk_count;
	bool is_undivided;                /* a word would be divided and there is no dictionary */
};

void
itemise(struct text_shaped *shaped, struct diags *diags);

/* The embedding levels of the text's bytes; NULL when all of them are 0. */
const uint8_t *
bidi_levels(struct faces *faces, const struct text_paragraph *paragraph);

/* A sum that ends at +-MPT_MAX: a megabyte without a space is longer than any page. */
static inline mpt
plus(mpt a, mpt b)
{
	int64_t sum = (int64_t)a + b;

	return sum > MPT_MAX ? MPT_MAX : sum < -MPT_MAX ? -MPT_MAX : (mpt)sum;
}

/* ---- letters.c: what characters are --------------------------------- */

/* Breaking and shaping see through it, and nothing is shown: soft hyphen, controls of
 * direction, zero-width space and the like. */
bool
letter_is_hidden(uint32_t code);
/* Vanishes at the end of a line. */
bool
letter_is_space(uint32_t code);
/* Stretches when a line is justified. */
bool
letter_is_elastic(uint32_t code);
bool
letter_ends_line(uint32_t code);
bool
letter_is_mark(uint32_t code);
uint32_t
letter_capital(uint32_t code);
/* Scripts whose letters join: spacing would tear them. */
bool
script_joins(hb_script_t script);
/* The character at byte `at`, and the byte after it in *next.  Most are
 * ASCII: worth a line here. */
static inline uint32_t
letter_at(const struct text_paragraph *paragraph, int at, int *next)
{
	unsigned char byte = (unsigned char)paragraph->text[at];
	const char *p = paragraph->text + at;
	uint32_t code = byte;

	if (byte < 0x80) {
		*next = at + 1;
		return code;
	}
	code = utf8_next(&p, paragraph->text + paragraph->length);
	*next = (int)(p - paragraph->text);
	return code;
}

/* Room for one more in an array of the keeper's, which outlives the paragraph. */
#define HEAP_ROOM(list, count, capacity)                                                           \
	do {                                                                                       \
		if ((count) == (capacity)) {                                                       \
			(capacity) = (capacity) ? (capacity)*2 : 64;                               \
			(list) = mem_grow((list), (size_t)(capacity) * sizeof *(list));            \
		}                                                                                  \
	} while (0)

/* ---- shape.c: words through HarfBuzz, cached -------------------------- */

/* The letters of a word without what is hidden. */
struct letters {
	char bytes[WORD_MOST + 8];
	int from[WORD_MOST + 8];          /* byte of the paragraph that each byte comes from */
	int length;
	bool is_elastic;                  /* it is one elastic space */
	bool is_apart;                    /* not from the text: a hyphen */
};

/* The next word from byte *at on, before `end`; false when there is none. */
bool
next_word(const struct text_shaped *shaped, int *at, int end, struct letters *letters);

/* Shapes letters as an item asks; lent until the next paragraph is shaped. */
const struct word *
shape_letters(struct text_shaped *shaped, const struct item *item, const struct letters *letters);

/* The hyphen of an item's style, as its face has it. */
const struct word *
shape_hyphen(struct text_shaped *shaped, const struct item *item);

/* What letter- and word-spacing add to a glyph. */
mpt
extra_space(const struct text_shaped *shaped, const struct item *item,
    const struct letters *letters, const struct glyph *glyph);

/* ---- breaks.c, hyphenate.c --------------------------------------------- */

enum line_break { BREAK_NONE, BREAK_ALLOWED, BREAK_HYPHEN, BREAK_FORCED };

/* For every byte and the end: what kind of line end may come before it. */
uint8_t *
find_breaks(struct text_shaped *shaped, struct diags *diags);
struct breaker *
breaker_new(void);
void
breaker_drop(struct breaker *breaker);

struct hyphens *
hyphens_new(void);
void
hyphens_drop(struct hyphens *hyphens);
/* Where a word in lower case may be divided: a string with '1' for each of
 * its letters before which it may, else '0'.  NULL: there is no dictionary for
 * the language (a note at the style's place), or the word is too long. */
const char *
hyphens_find(struct hyphens *hyphens, const struct text_style *style, const char *word, int length,
    struct diags *diags);

/* ---- memo.c ------------------------------------------------------------- */

struct memo *
memo_new(void);
void
memo_drop(struct memo *memo);

/* ---- chunks.c, lines.c --------------------------------------------------- */

/*
 * What stands between two places where a line may end.  A line of the
 * chunks i..j is as wide as their widths, the spaces between them and the
 * edge of j.
 */
struct chunk {
	int start, end;                   /* bytes of the paragraph, the space after it included */
	mpt width;                        /* without the space after it */
	mpt space;                        /* after it: vanishes at a line's end */
	mpt elastic;                      /* part of width that is spaces which stretch and shrink */
	mpt stretch, shrink;              /* of its leaders */
	mpt edge;                         /* more when a line ends here: the hyphen, less letter-spacing */
	int penalty;                      /* price of ending a line here */
	bool is_hyphenated, is_forced;
};

enum { PENALTY_HYPHEN = 50 };

/* What spaces of a width may give way in justified lines. */
int64_t
space_stretch(int64_t width);
int64_t
space_shrink(int64_t width);

void
make_chunks(struct text_shaped *shaped, const uint8_t *breaks);

/* The measure of a line, counted from 0, its indents included. */
mpt
line_room(const struct text_setting *setting, int line);

/*
 * Breaks chunks into lines.  Gives the number of lines; (*ends)[k] is the
 * number of chunks in the lines up to the k-th, in the arena.  *cost, unless NULL, becomes the
 * demerits, or -1 when some line fits nowhere.
 */
int
break_lines(const struct chunk *chunks, int count, const struct text_setting *setting,
    struct arena *arena, int **ends, int64_t *cost);

/* ---- realise.c ------------------------------------------------------------ */

/* The line of the chunks [first, last] of a setting, the number-th (from 0) of its paragraph,
 * becomes pieces. */
struct line_plan {
	const struct text_setting *setting;
	int number;
	const struct chunk *first, *last;
	bool is_last;
};

/* Fills in the line. */
void
realise_line(struct text_shaped *shaped, const struct line_plan *plan, struct text_line *line);

/* ---- place.c -------------------------------------------------------------- */

/* Spreads the line's slack and puts its pieces, so far in logical order, in visual order. */
void
place_pieces(const struct text_shaped *shaped, const struct line_plan *plan,
    struct text_line *line, uint8_t *levels);

#endif
