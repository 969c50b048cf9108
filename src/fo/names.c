/*
 * Names into numbers and back: the .def files as constant tables.
 *
 * Both halves of the properties and the keywords are sorted, so a name is
 * found by halving; a table that had to be built would cost every document more
 * than its few hundred look-ups do.
 */
#include "fo/inside.h"

#include <string.h>

#define K(id) { .type = VALUE_KEYWORD, .keyword = KEY_##id }
#define L(mpt) { .type = VALUE_LENGTH, .length = mpt }
#define PC(milli) { .type = VALUE_LENGTH, .percent = milli }
#define N(n) { .type = VALUE_NUMBER, .number = n }
#define RGBA(c) { .type = VALUE_COLOR, .rgba = c }
#define S(s) { .type = VALUE_STRING, .string = s }

const struct prop_row prop_rows[FO_PROPS] = {
#define PROP(id, name, type, inherited, initial, acted_on, keywords)                               \
	[PROP_##id] = { name, TYPE_##type, inherited, acted_on, initial, keywords },
#include "fo/props.def"
#undef PROP
};

#undef K
#undef L
#undef PC
#undef N
#undef RGBA
#undef S

#define T HOLDS_T
#define I HOLDS_I
#define B HOLDS_B
static const struct kind_row kinds[FO_KINDS] = {
	[FO_TEXT] = { "#text", CLASS_TEXT, 0, true, "" },
#define KIND(id, name, class, holds, acted_on, named)                                              \
	[FO_##id] = { name, CLASS_##class, holds, acted_on, named },
#include "fo/kinds.def"
#undef KIND
	[FO_UNKNOWN] = { "#unknown", CLASS_NEUTRAL, HOLDS_T | HOLDS_I | HOLDS_B, true, "" },
};
#undef T
#undef I
#undef B

static const char *const keywords[FO_KEYWORDS] = {
	[KEY_NONE_AT_ALL] = "",
#define KEYWORD(id, name) [KEY_##id] = name,
#include "fo/keywords.def"
#undef KEYWORD
};

const struct kind_row *
kind_row(enum fo_kind kind)
{
	return &kinds[kind];
}

int
compare_name(const char *name, const char *bytes, size_t n)
{
	int order = strncmp(name, bytes, n);

	return order ? order : name[n] != '\0';
}

/* Kinds stand in the order of the specification, and there are few of them. */
enum fo_kind
find_kind(const char *name, size_t n)
{
	int kind;

	for (kind = FO_TEXT + 1; kind < FO_UNKNOWN; kind++)
		if (kinds[kind].name[0] == name[0] && compare_name(kinds[kind].name, name, n) == 0)
			return (enum fo_kind)kind;
	return FO_UNKNOWN;
}

static enum fo_prop
find_prop_between(int low, int high, const char *name, size_t n)
{
	while (low < high) {
		int middle = (low + high) / 2;
		int order = compare_name(prop_rows[middle].name, name, n);

		if (order == 0)
			return (enum fo_prop)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return FO_PROPS;
}

enum fo_prop
find_prop(const char *name, size_t n)
{
	enum fo_prop prop = find_prop_between(0, FO_INHERITED, name, n);

	return prop != FO_PROPS ? prop : find_prop_between(FO_INHERITED, FO_PROPS, name, n);
}

enum fo_keyword
find_keyword(const char *name, size_t n)
{
	int low = KEY_NONE_AT_ALL + 1, high = FO_KEYWORDS;

	while (low < high) {
		int middle = (low + high) / 2;
		int order = compare_name(keywords[middle], name, n);

		if (order == 0)
			return (enum fo_keyword)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return KEY_NONE_AT_ALL;
}

const char *
fo_kind_name(enum fo_kind kind)
{
	return kinds[kind].name;
}

const char *
fo_prop_name(enum fo_prop prop)
{
	return prop_rows[prop].name;
}

const char *
fo_keyword_name(enum fo_keyword keyword)
{
	return keywords[keyword];
}
