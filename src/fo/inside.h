/*
 * What the files of this folder share.
 *
 * Reading goes element by element: names.c turns names into enums, model.c asks
 * whether the element may stand where it does, refine.c gathers what its
 * attributes specify into a scratch table (shorthands.c spreads shorthands,
 * evaluate.c and expression.c turn texts into values) and settles it into
 * the arrays of struct fo.  Parents are refined before their children, so one
 * walk is enough.
 */
#ifndef FO_INSIDE_H
#define FO_INSIDE_H

#include "fo/fo.h"

/* ---- names.c ------------------------------------------------------- */

/* How many properties are inherited: the first of enum fo_prop. */
enum { FO_INHERITED = 0
#define PROP(id, name, type, inherited, ...) + (inherited)
#include "fo/props.def"
#undef PROP
};

/* The bit of a property that is not inherited in fo->owns. */
static inline int
own_bit(enum fo_prop prop)
{
	return ((int)prop - FO_INHERITED) / 4;
}

/* What a property's value may be besides its keywords; see props.def. */
enum prop_type {
	TYPE_KEYWORD, TYPE_LENGTH, TYPE_PERCENT, TYPE_NUMBER, TYPE_LEADING, TYPE_COLUMN, TYPE_COLOR,
	TYPE_STRING
};

struct prop_row {
	const char *name;
	enum prop_type type;
	bool is_inherited, is_acted_on;
	struct value initial;
	const char *keywords;             /* separated by single spaces */
};

enum kind_class { CLASS_PART, CLASS_BLOCK, CLASS_INLINE, CLASS_OUT, CLASS_NEUTRAL, CLASS_TEXT };
enum { HOLDS_T = 1, HOLDS_I = 2, HOLDS_B = 4 };

struct kind_row {
	const char *name;
	enum kind_class class;
	int holds;
	bool is_acted_on;
	const char *named;
};

extern const struct prop_row prop_rows[FO_PROPS];

static inline const struct prop_row *
prop_row(enum fo_prop prop)
{
	return &prop_rows[prop];
}

const struct kind_row *
kind_row(enum fo_kind kind);

/* The number of a name; FO_UNKNOWN, FO_PROPS, KEY_NONE_AT_ALL when there is none such. */
enum fo_kind
find_kind(const char *name, size_t n);
enum fo_prop
find_prop(const char *name, size_t n);
enum fo_keyword
find_keyword(const char *name, size_t n);

/* Compares a name with `n` bytes, as strcmp does. */
int
compare_name(const char *name, const char *bytes, size_t n);

/* No length is longer (35 m) and no share larger (1000 %): layout adds a few of them up, and
 * 32 bits must hold the sum. */
enum { FO_MOST = 100000000, FO_PERCENT_MOST = 1000000 };

/* Constructors: every byte is set, so that values can be compared as memory. */
struct value
value_keyword(enum fo_keyword keyword);
struct value
value_length(mpt length, int32_t percent); /* clipped to FO_MOST and FO_PERCENT_MOST */
struct value
value_number(double number);
struct value
value_color(uint32_t rgba);
struct value
value_string(const char *string);
struct value
value_proportion(double number);

bool
value_equal(const struct value *a, const struct value *b);

/* ---- refine.c ------------------------------------------------------ */

/* How precisely a property was specified: a higher rank wins (XSL 1.1, 5.2 and
 * 5.3.1: precise over imprecise shorthands, absolute over relative). */
enum rank {
	RANK_NONE,
	RANK_ALL,                         /* border, margin, font */
	RANK_ASPECT,                      /* border-color, keep-together, space-before */
	RANK_SIDE,                        /* border-left, width */
	RANK_RELATIVE,                    /* border-start-color, and all that have no double */
	RANK_ABSOLUTE                     /* border-left-color */
};

/* The element being refined and what it has specified so far. */
struct refine {
	struct arena *arena;
	struct diags *diags;
	struct fo *fo;
	struct table strings;             /* texts of values, each kept once */
	struct shared_values *shared;     /* arrays of inherited values, each kept once */
	struct memories *memories;        /* objects that others may be like */
	bool has_complained;              /* about this element */
	bool takes_bare, met_bare;        /* numbers where lengths are due */
	mpt font_size;                    /* of the element, for em */
	struct value values[FO_PROPS];
	uint8_t ranks[FO_PROPS];          /* enum rank; RANK_NONE: not specified */
	uint16_t touched[FO_PROPS];
	int touched_count;
};

struct refine *
refine_new(struct arena *arena, struct diags *diags);

/* Gives `fo`, whose parent is refined and whose kind, parent and place are
 * known, its values. */
void
refine_element(struct refine *refine, struct fo *fo, const struct fo_attribute *attributes,
    int count);

/* What an object without attributes has: text, anonymous blocks. */
void
refine_anonymous(struct fo *fo);

/* Puts a value unless one of a higher rank is there. */
void
specify(struct refine *refine, enum fo_prop prop, struct value value, enum rank rank);

/* The same from its text; says what is wrong with it.  False then. */
bool
specify_text(struct refine *refine, enum fo_prop prop, const char *text, enum rank rank);

/* Is it specified on this element? */
bool
is_specified(const struct refine *refine, enum fo_prop prop);

/* The value so far: specified here, else inherited or initial. */
const struct value *
so_far(const struct refine *refine, enum fo_prop prop);

/* One copy of a text in the arena. */
const char *
keep_string(struct refine *refine, const char *s, size_t n);

/* ---- recall.c ------------------------------------------------------ */

struct memories *
memories_new(struct arena *arena);

/* Takes the values of an earlier object that is like this one; false when there is none.  The
 * key is for remember; 0: not to be remembered. */
bool
recall(struct refine *refine, struct fo *fo, const struct fo_attribute *attributes, int count,
    uint64_t *key);
void
remember(struct refine *refine, const struct fo *fo, const struct fo_attribute *attributes,
    int count, uint64_t key);

/* ---- about.c ------------------------------------------------------- */

/* "file:line" into a place; false when it is none. */
bool
parse_place(struct refine *refine, const char *text, struct place *at);

/* What an element says of its language; NULL where it says nothing. */
struct language_words {
	const char *xml_lang, *language, *country, *script;
};

/* The tag that holds on the element; `above` is its parent's. */
const char *
language_of(struct refine *refine, const struct language_words *words, const char *above);

/* A copy with runs of white space as one space, none at the ends. */
const char *
collapse_spaces(struct arena *arena, const char *text);

/* The title and the language of the document, from the tree. */
void
document_settle(struct fo_document *document, struct arena *arena);

/* ---- correspond.c -------------------------------------------------- */

enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END, SIDES };
enum edge { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT, EDGES };

/* The side that an edge is in the element's writing-mode. */
enum side
edge_side(const struct refine *refine, enum edge edge);
bool
is_vertical(const struct refine *refine);

extern const uint16_t border_width_props[SIDES], border_style_props[SIDES],
    border_color_props[SIDES], border_width_conditionality_props[SIDES], padding_props[SIDES],
    padding_conditionality_props[SIDES], margin_props[EDGES];

/* Margins into indents and spaces, border widths by style, current colours. */
void
settle_box(struct refine *refine);

/* ---- shorthands.c -------------------------------------------------- */

struct shorthand {
	const char *name;
	bool (*expand)(struct refine *refine, const struct shorthand *s, const char *text);
	enum rank rank;
	int which;                        /* an edge, or what the function makes of it */
	uint16_t props[4];                /* 0 ends the list; no shorthand needs property 0 */
};

const struct shorthand *
find_shorthand(const char *name, size_t n);

/* Splits at white space outside parentheses and quotes; at most `most` words. */
struct word {
	const char *text;
	size_t length;
};
int
split_words(const char *text, struct word *words, int most);

bool
expand_border(struct refine *refine, const struct shorthand *s, const char *text);
bool
expand_border_edge(struct refine *refine, const struct shorthand *s, const char *text);
bool
expand_font(struct refine *refine, const struct shorthand *s, const char *text);
bool
expand_background(struct refine *refine, const struct shorthand *s, const char *text);
bool
expand_background_position(struct refine *refine, const struct shorthand *s, const char *text);

/* The property whose value of type `type` the word can be, without messages. */
bool
word_is(struct refine *refine, enum fo_prop prop, struct word word, struct value *value);

/* ---- evaluate.c, expression.c, functions.c, color.c ---------------- */

/* The value that a text means for a property on this element.  False when it
 * is none; nothing is said then. */
bool
evaluate(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value);

/* The same for a keyword or the name of a colour alone. */
bool
evaluate_word(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value);

/* An intermediate result.  Lengths are linear: fixed part + share of a base. */
struct operand {
	enum { OPERAND_NUMBER, OPERAND_LENGTH, OPERAND_PROPORTION, OPERAND_VALUE } type;
	double number;                    /* NUMBER, PROPORTION */
	double length, percent;           /* LENGTH: mpt, thousandths of a per cent */
	struct value value;               /* VALUE: anything that cannot be reckoned with */
};

struct expression {
	struct refine *refine;
	enum fo_prop prop;
	const char *at, *end;
	int depth;
};

bool
parse_expression(struct expression *e, struct operand *result);

/* A function call: at the character after the opening parenthesis. */
bool
call_function(struct expression *e, const char *name, size_t n, struct operand *result);

void
skip_space(struct expression *e);
struct operand
operand_from_value(const struct value *value);
bool
value_from_operand(const struct expression *e, const struct operand *o, struct value *value);

/* A call of a function, its arguments read. */
enum { MOST_ARGUMENTS = 16 };

struct call {
	struct expression *e;
	struct operand arguments[MOST_ARGUMENTS];
	int count;
	const char *name;                 /* the first argument as text, for names of properties */
	size_t name_length;
};

struct function {
	const char *name;
	bool (*apply)(struct call *call, const struct function *f, struct operand *result);
	enum {
		TAKES_VALUES,
		TAKES_NAME,               /* of a property, a colour */
		TAKES_THREE               /* values; what follows them is skipped */
	} takes;
	double (*of_one)(double);
};

/* relations.c: functions that look at other objects. */
bool
apply_from_parent(struct call *call, const struct function *f, struct operand *result);
bool
apply_from_nearest(struct call *call, const struct function *f, struct operand *result);
bool
apply_from_column(struct call *call, const struct function *f, struct operand *result);
bool
apply_body_start(struct call *call, const struct function *f, struct operand *result);
bool
apply_label_end(struct call *call, const struct function *f, struct operand *result);

/* "#rgb", "#rrggbb" or a CSS name. */
bool
parse_color(const char *text, size_t n, uint32_t *rgba);
/* From components 0..255, clipped. */
uint32_t
color_from_parts(double red, double green, double blue);

/* ---- model.c ------------------------------------------------------- */

enum verdict {
	VERDICT_KEEP,
	VERDICT_WRAP,                     /* keep inside an anonymous block */
	VERDICT_DROP
};

/* The children of one object as they come. */
struct model {
	const struct fo *parent;
	enum fo_kind holder;              /* neutral objects hold what their parent does */
	int holds;
	int item;                         /* of the named children: where we are */
	uint32_t seen;                    /* of the items, by bit */
	bool has_other;                   /* a child that is not named came */
};

void
model_begin(struct model *model, const struct fo *parent);

/* May a child of this kind come next?  Says why not. */
enum verdict
model_admit(struct model *model, enum fo_kind kind, struct place at, struct diags *diags);

/* Says what is missing at the end. */
void
model_end(struct model *model, struct diags *diags);

#endif
