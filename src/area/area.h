/*
 * Pages as areas (where ink goes) and tags (what it means).
 *
 * The layout makes them, the PDF writer reads them, and neither knows the
 * other.  A page is a flat list of areas in painting order; each names the
 * tag that it belongs to, or the kind of artifact that it is.  Tags form a
 * tree; the order of a tag's kids (child tags and its own areas alike) is that of `order`, the
 * place of the formatting object in its document, so painting order and
 * reading order need not agree.
 *
 * Lengths are mpt from the page's top left corner, x rightwards, y
 * downwards, whatever the writing mode.
 */
#ifndef AREA_AREA_H
#define AREA_AREA_H

#include "base/base.h"
#include "image/image.h"
#include "text/text.h"

/* A tag number, or what an area outside the tree is (14.8.2.2). */
enum area_artifact {
	ARTIFACT_LAYOUT = -1,             /* borders, backgrounds, rules, fills */
	ARTIFACT_HEADER = -2,             /* pagination: region-before and -start … */
	ARTIFACT_FOOTER = -3,
	ARTIFACT_BACKGROUND = -4          /* of the page */
};

enum area_kind {
	AREA_TEXT,                        /* one glyph run on its baseline */
	AREA_FILL,                        /* a filled rectangle */
	AREA_BORDER,                      /* four sides of a rectangle */
	AREA_RULE,                        /* a line: leader, underline, strike */
	AREA_IMAGE,
	AREA_TILES,                       /* a picture repeated over a rectangle */
	AREA_OPEN,                        /* from here to its AREA_CLOSE: clipped and/or turned */
	AREA_CLOSE,
	AREA_FIELD,                       /* something is filled in here: no ink of its own */
	AREA_KINDS
};

enum { AREA_SCALE = 1000000 };

enum area_style {
	STYLE_NONE, STYLE_SOLID, STYLE_DASHED, STYLE_DOTTED, STYLE_DOUBLE, STYLE_GROOVE,
	STYLE_RIDGE, STYLE_INSET, STYLE_OUTSET
};

struct area_side {
	mpt width;
	enum area_style style;
	uint32_t rgba;                    /* 0xRRGGBBAA everywhere */
};

enum area_field_kind { FIELD_TEXT, FIELD_LINES, FIELD_CHECK, FIELD_RADIO, FIELD_SIGNATURE };

/* What a reader fills in (ISO 32000-1, 12.7). */
struct area_field {
	enum area_field_kind kind;
	const char *name;                 /* radio buttons of one name are one question */
	const char *value;                /* FIELD_CHECK, FIELD_RADIO: that ticking it means */
	const char *tip;                  /* what is asked, as a screen reader says it; never NULL */
	const char *option;               /* FIELD_RADIO: what this button stands for, or "" */
	const struct face *face;          /* what is typed is shown in it */
	mpt size;
	uint32_t rgba;
	int length;                       /* most characters; 0: any number */
	bool is_required, is_rtl;
};

struct area {
	enum area_kind kind;
	int tag;                          /* >= 0: index into tags; < 0: enum area_artifact */
	int order;                        /* of the formatting object, for the order of kids */
	mpt x, y, width, height;          /* TEXT: x, y is the start of the baseline (left end) */
	union {
		struct {
			const struct glyph_run *run;
			uint32_t rgba;
		} text;
		struct {
			uint32_t rgba;
			mpt radius;           /* of rounded corners */
		} fill;
		struct {                      /* the rectangle is the outer edge */
			struct area_side top, right, bottom, left;
			mpt radius;
		} border;
		struct {                      /* width x height box, drawn along its longer axis */
			struct area_side line;
		} rule;
		struct {
			const struct image *image; /* fills width x height */
		} image;
		struct {
			const struct image *image; /* NULL: nothing is drawn */
			mpt x, y, width, height; /* of one tile, seen from the area's corner;
			                            what sticks out of the area is cut off */
			bool across, down;    /* repeated to both sides, up and down */
			bool is_fixed;                /* until it is placed: x, y are of the page */
		} tiles;
		struct {
			bool clips;           /* to x, y, width, height */
			int turn;             /* 0, 90, 180, 270 counter-clockwise: what is
			                         inside is placed as if unturned in a box
			                         with its top left corner at x, y */
			mpt turn_width, turn_height; /* size of that unturned box */
			int scale;            /* in AREA_SCALE-ths: inside is a page of its own, put
			                         to x, y in this size; 0: no such page */
		} open;
		const struct area_field *field; /* its tag is its Form; an artifact: it is no field */
	} as;
};

enum tag_role {
#define ROLE(id, name) TAG_##id,
#include "area/roles.def"
#undef ROLE
	TAG_ROLES
};

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

/* One structure element (ISO 32000-1, 14.7, 14.8). */
struct tag {
	enum tag_role role;
	int parent;                       /* index; -1 for the document element, tag 0 */
	int order;                        /* among its parent's kids */
	const char *lang;                 /* or NULL: as its parent */
	const char *alt;                  /* or NULL */
	const char *actual;               /* or NULL: text in logical order, for right to left */
	const char *expansion;            /* of an abbreviation, or NULL */
	enum tag_scope scope;             /* TH */
	int column_span, row_span;        /* TH, TD; 0 and 1 say nothing */
	bool is_numbered;                 /* L */
	bool is_block;                    /* Figure: Placement /Block and a BBox */
	struct place at;
};

/* A rectangle on a page that leads somewhere. */
struct area_link {
	mpt x, y, width, height;
	int tag;                          /* its Link tag */
	const char *destination;          /* an id in this document, or NULL */
	const char *uri;                  /* or NULL */
	const char *contents;             /* said by a screen reader; never NULL */
};

struct area_page {
	mpt width, height;
	mpt trim, bleed;                  /* how far inside its edges it is cut; how far ink goes beyond
	                                     that.  0: nothing is cut */
	const char *label;                /* the page number as shown: "3", "iv" */
	struct area *areas;
	int count, capacity;
	struct area_link *links;
	int link_count, link_capacity;
};

/* Where an id came to stand.  The first of the same id counts. */
struct area_place {
	const char *id;
	int page;                         /* index */
	mpt x, y;                         /* top left */
};

struct area_bookmark {
	const char *title;
	const char *destination;          /* id, or NULL */
	const char *uri;                  /* or NULL */
	int parent;                       /* index of a bookmark before it, or -1 */
	bool is_open;
};

/* What a printing program is told (ISO 32000-1, 12.2): pages are sheets, which must come out as large
 * as they are, and perhaps printed on both sides, turned over that edge. */
enum area_printing { PRINTING_ANY, PRINTING_EXACT, PRINTING_LONG_EDGE, PRINTING_SHORT_EDGE };

struct areas {
	struct arena *arena;
	struct area_page *pages;
	int page_count, page_capacity;
	struct tag *tags;                 /* tag 0 is Document */
	int tag_count, tag_capacity;
	struct area_place *places;
	int place_count, place_capacity;
	struct area_bookmark *bookmarks;
	int bookmark_count, bookmark_capacity;
	const char *title, *author, *subject; /* or NULL */
	const char *lang;                 /* BCP 47; "" unknown, never NULL */
	enum area_printing printing;
	int card_sides;                   /* pages are fronts of cards (1), or fronts and backs (2) */
};

/* An empty document of pages with tag 0, in the arena. */
struct areas *
areas_new(struct arena *arena);

/* Appends; the pointer is good until the next append. */
struct area_page *
areas_add_page(struct areas *areas, mpt width, mpt height);
struct area *
area_add(struct areas *areas, struct area_page *page, enum area_kind kind, int tag, int order);
struct area_link *
area_add_link(struct areas *areas, struct area_page *page);
void
area_add_place(struct areas *areas, const char *id, int page, mpt x, mpt y);
int
area_add_bookmark(struct areas *areas, int parent, const char *title);

/* A new tag; its index. */
int
tag_add(struct areas *areas, int parent, enum tag_role role, int order);

/* A role by its PDF name ("H1", "TH", "artifact" is none); TAG_ROLES when unknown. */
enum tag_role
tag_role_named(const char *name);
const char *
tag_role_name(enum tag_role role);

/*
 * Reading order: what stands in each tag, child tags and its own ink alike.
 *
 * A stretch is a run of areas of one page that are painted in a row and mean
 * the same, so that one mark can hold them.  AREA_OPEN and AREA_CLOSE stand
 * alone and mean nothing.
 */
struct area_stretch {
	int page, from, to;               /* areas [from, to) of the page */
	int tag;                          /* as its areas have it */
	int order;                        /* of its first area */
	int mcid;                         /* counts the tagged stretches of a page; -1: no tag */
};

struct tag_kid {
	int order;
	int tag;                          /* a child tag, or -1: */
	int stretch;                      /* own ink */
};

struct area_reading {
	struct area_stretch *stretches;   /* page by page, in painting order */
	int *page_first;                  /* a page's first stretch; page_count + 1 of them */
	struct tag_kid *kids;             /* tag by tag, by order; own ink before a tag */
	int *tag_first;                   /* a tag's first kid; tag_count + 1 of them */
};

/* The reading order of a finished document, in `arena`.  A tag number that does not exist
 * counts as ARTIFACT_LAYOUT. */
struct area_reading *
area_read(const struct areas *areas, struct arena *arena);

/* How many columns each TR lacks of the widest row of its table, by tag (0 for other tags), in
 * `arena`. */
int *
tags_gaps(const struct areas *areas, const struct area_reading *reading, struct arena *arena);

/* The levels that headings are written with, by tag (0 for other tags), in `arena`: as given where
 * none is skipped. */
int *
tags_levels(const struct areas *areas, const struct area_reading *reading, struct arena *arena);

/* What a reader is entitled to is there: figures have alternative text,
 * headings do not skip, lists and tables are whole, links have contents,
 * there is a title and a language.  Messages at the places of the tags; false
 * when an error was said. */
bool
tags_check(const struct areas *areas, struct diags *diags);

/* What was found of the sizes of type. */
struct area_type {
	mpt running;                      /* that most characters have; 0: there is no text */
	mpt smallest;
	struct place smallest_at;
};

/* The ratio of two colours' luminances, 1 to 21 (WCAG 2.1, 1.4.3). */
double
area_contrast(uint32_t rgba, uint32_t other);

/* Can what stands on the pages be seen?  Errors where text, pictures, borders or rules are too
 * faint on what lies under them; turned boxes are passed over.  Sizes of type into `type`. */
void
areas_check_legible(const struct areas *areas, struct area_type *type, struct diags *diags);

/* What stands on the last of some pages, but for its head and foot. */
struct area_tail {
	int pages, lines;                 /* without a blank one; of text, one beside the other once */
	mpt height, page_height;          /* of what stands there, from its top to its bottom */
	struct place at;                  /* of the first of it */
};

/* Of the pages from `first` to `last`, the blank ones at their end left out. */
struct area_tail
area_tail(const struct areas *areas, int first, int last);

/* Is that next to nothing, on a page of its own?  Less than a sixth of the page. */
bool
area_tail_is_little(const struct area_tail *tail);

/* For --print=areas|tags and golden files: see tests/golden/README. */
void
area_dump(const struct areas *areas, struct buf *to);
void
tags_dump(const struct areas *areas, struct buf *to);

#endif
