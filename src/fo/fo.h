/*
 * XSL-FO into a refined tree: what is meant, with every property computed.
 *
 * XSL-FO's objects and properties are data: kinds.def has a row per formatting
 * object with what it may contain, props.def a row per property (compound ones: a
 * row per component) with its type, whether it is inherited and its
 * initial value.  Reading expands shorthands, evaluates expressions, turns
 * absolute properties into the relative ones that correspond by writing-mode (XSL 1.1, 5.3), and
 * computes inheritance, so that the layout asks only for
 * before/after/start/end and never meets an attribute string.
 *
 * What layout finds settled: font-size is a length and font-weight a number; a border
 * without a style has width 0; colours are colours; line-height in per cent is a length;
 * margins are start-/end-indent and space-before/-after (space-start/-end of inlines), except
 * on simple-page-master and regions, which keep margin-*; width and height are
 * inline-/block-progression-dimension; text-align left and right are start and end;
 * text-decoration is three inherited colours, PROP_TEXT_DECORATION_UNDERLINE, _OVERLINE and
 * _LINE_THROUGH (KEY_NONE: no line); url(...) is unwrapped.
 *
 * A tree lives in the arena that it was read into and is never written to after fo_read, except
 * that its owner may give an FO_TEXT other characters between two layouts, as long as they are
 * not blank.  Children of inherited values share them: a node that
 * specifies nothing inherited points at its parent's array.
 */
#ifndef FO_FO_H
#define FO_FO_H

#include "base/base.h"

/* kinds.def: KIND(BLOCK, "block", ...): FO_BLOCK.  Elements not in the profile
 * are read as FO_UNKNOWN with a message; their text children are kept as those of a
 * wrapper. */
enum fo_kind {
	FO_TEXT,                          /* characters between the elements */
#define KIND(id, ...) FO_##id,
#include "fo/kinds.def"
#undef KIND
	FO_UNKNOWN,
	FO_KINDS
};

/* props.def: PROP(FONT_SIZE, "font-size", PERCENT, true, L(12000), ...).  Compound
 * properties have a row per component, named with it:
 * PROP_SPACE_BEFORE_MINIMUM / _OPTIMUM / _MAXIMUM / _CONDITIONALITY / _PRECEDENCE,
 * PROP_KEEP_TOGETHER_WITHIN_LINE / _COLUMN / _PAGE,
 * PROP_BORDER_BEFORE_WIDTH / _WIDTH_CONDITIONALITY / _STYLE / _COLOR, PROP_PADDING_BEFORE,
 * PROP_PADDING_BEFORE_CONDITIONALITY, PROP_LEADER_LENGTH_MINIMUM …,
 * PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM / _OPTIMUM / _MAXIMUM,
 * PROP_BLOCK_PROGRESSION_DIMENSION_… (width, height, min-/max-* map onto them). */
enum fo_prop {
#define PROP(id, ...) PROP_##id,
#include "fo/props.def"
#undef PROP
	FO_PROPS
};

/* keywords.def: KEYWORD(AUTO, "auto"): KEY_AUTO.  Also names like
 * "lr-tb": KEY_LR_TB. */
enum fo_keyword {
	KEY_NONE_AT_ALL,                  /* the value is no keyword */
#define KEYWORD(id, name) KEY_##id,
#include "fo/keywords.def"
#undef KEYWORD
	FO_KEYWORDS
};

enum value_type {
	VALUE_KEYWORD,
	VALUE_LENGTH,                     /* length + percent of a base that layout knows */
	VALUE_NUMBER,                     /* also integers: 3.0 */
	VALUE_COLOR,
	VALUE_STRING,                     /* also lists such as font families, in source form */
	VALUE_PROPORTION                  /* proportional-column-width(n): number = n */
};

struct value {
	enum value_type type;
	union {
		enum fo_keyword keyword;
		struct {
			mpt length;           /* fixed part */
			int32_t percent;      /* thousandths of a per cent of the base */
		};
		double number;
		uint32_t rgba;                /* 0xRRGGBBAA; AA 0: transparent */
		const char *string;
	};
};

/* A property that this object specifies or computes for itself and that
 * is not inherited. */
struct fo_own {
	uint16_t prop;                    /* enum fo_prop; ascending in the array */
	struct value value;
};

/* An attribute as written. */
struct fo_attribute {
	const char *name, *text;
};

/* A long document has tens of thousands: fields are in the order in which they leave no gaps. */
struct fo {
	enum fo_kind kind;
	int order;                        /* place in document order, 1 for the root */
	struct fo *parent, *first, *last, *next;
	struct place at;                  /* the author's file and line (pa:at), else this FO's */

	/* FO_TEXT: UTF-8 characters as read.  FO_INSTREAM_FOREIGN_OBJECT:
	 * the foreign element as XML text. */
	const char *text;
	uint32_t text_length;

	int own_count;
	const struct value *inherited;    /* one per inherited property; shared */
	const struct fo_own *own;         /* own_count of them */
	uint64_t owns;                    /* a bit for some neighbouring properties each: one of
	                                     them may be among its own */

	const char *id;                   /* or NULL */
	const char *role;                 /* as written, or NULL */
	const char *alt_text;             /* fox:alt-text, or NULL */
	const char *lang;                 /* BCP 47 from xml:lang or language/country, inherited;
	                                     never NULL, "" unknown */

	/* What was written, up to a NULL name, for objects under fo:marker only: fo_retrieve
	 * refines them anew. */
	const struct fo_attribute *written;
};

/* What the document says of itself (fo:root pa:title, fo:title, xml:lang, XMP). */
struct fo_document {
	const struct fo *root;
	const char *title;                /* or NULL */
	const char *lang;                 /* "" when nothing is said */
	const char *author, *subject;     /* or NULL */
	int card_sides;                   /* pa:cards: pages are the fronts of cards (1), or their fronts and
	                                     backs in turn (2); 0: they are no cards */
};

/*
 * Reads a parsed XML document (libxml2's xmlDoc) as XSL-FO and refines it.
 * `file` names it in messages where no pa:at says better.  Everything is put
 * into `arena`; the XML may be freed afterwards.  NULL when it is no FO document, with a
 * message; unknown elements, properties and values are named once and left out;
 * content-model breaches (XSL 1.1, 6.x) are messages, and what can be kept is kept.
 * Bare text and inlines where only blocks are allowed are put into anonymous blocks, and of
 * fo:multi-switch only the case that shows is there.
 */
struct _xmlDoc;
const struct fo_document *
fo_read(struct _xmlDoc *xml, const char *file, struct arena *arena, struct diags *diags);

/* Parses a file (no network, no entities beyond limits) and reads it. */
const struct fo_document *
fo_read_file(const char *path, struct arena *arena, struct diags *diags);

/* The same of bytes in memory, which `name` names in messages. */
const struct fo_document *
fo_read_bytes(const char *name, const struct buf *bytes, struct arena *arena, struct diags *diags);

/*
 * The content of a marker as if it stood in place of `at`, a retrieve-marker
 * (XSL 1.1, 6.13.6): an FO_WRAPPER whose parent is `at`'s, refined there, in `arena`.
 */
const struct fo *
fo_retrieve(const struct fo *marker, const struct fo *at, struct arena *arena,
    struct diags *diags);

/*
 * An object as it looks in the first line of `block`: inherited values that it has from the block are
 * those of `initial`, its fo:initial-property-set; what it specifies itself stays (XSL 1.1,
 * 6.6.4).  In `arena`.
 */
const struct fo *
fo_overlay(const struct fo *fo, const struct fo *block, const struct fo *initial,
    struct arena *arena);

/* The computed value of a property; never NULL. */
const struct value *
fo_value(const struct fo *fo, enum fo_prop prop);

/* False: the object specifies none of the properties [first, last], which stand together in props.def
 * and are not inherited, so they have their initial values.  Cheaper than to ask for each. */
bool
fo_specifies(const struct fo *fo, enum fo_prop first, enum fo_prop last);

/* A length; percentages are of `base`.  Keywords and others give 0. */
mpt
fo_length(const struct fo *fo, enum fo_prop prop, mpt base);

/* The keyword, or KEY_NONE_AT_ALL when the value is none. */
enum fo_keyword
fo_keyword(const struct fo *fo, enum fo_prop prop);

/* True when the value is a length (a percentage is one). */
bool
fo_is_length(const struct fo *fo, enum fo_prop prop);

/* A number rounded to an integer; `otherwise` when the value is none. */
int
fo_integer(const struct fo *fo, enum fo_prop prop, int otherwise);

double
fo_number(const struct fo *fo, enum fo_prop prop, double otherwise);

/* A colour 0xRRGGBBAA; transparent when the value is none. */
uint32_t
fo_color(const struct fo *fo, enum fo_prop prop);

/* A string, or NULL when the value is none. */
const char *
fo_string(const struct fo *fo, enum fo_prop prop);

/* The line-height in mpt: normal is 1.2 x font-size, numbers and
 * percentages are of the font-size (XSL 1.1, 7.16.4). */
mpt
fo_line_height(const struct fo *fo);

/* A keep's strength: 0 auto, 1..999 by integer (others clipped), 1000 always. */
int
fo_keep(const struct fo *fo, enum fo_prop prop);

/* The name of a kind ("block") or a property ("font-size"). */
const char *
fo_kind_name(enum fo_kind kind);
const char *
fo_prop_name(enum fo_prop prop);
const char *
fo_keyword_name(enum fo_keyword keyword);

/* Appends the refined tree for --print and golden files: an object a line, indented, with what
 * differs from its parent's inherited and from initial values. */
void
fo_dump(const struct fo_document *document, struct buf *to);

#endif
