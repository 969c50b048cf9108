/*
 * One attribute into several properties (XSL 1.1, 7.31).
 *
 * Besides the shorthands proper these are properties of absolute edges, which become
 * those of the side that the edge is, and compounds whose components are all
 * given at once.
 */
#include "fo/inside.h"

#include <string.h>

/* Components of a dimension, and whether it is a height. */
enum { MINIMUM = 1, OPTIMUM = 2, MAXIMUM = 4, HEIGHT = 8 };

int
split_words(const char *text, struct word *words, int most)
{
	int count = 0, depth = 0;
	char quote = '\0';

	for (; *text; text++) {
		bool is_gap = strchr(" \t\r\n", *text) && depth == 0 && !quote;

		if (!is_gap && (count == 0 || words[count - 1].text + words[count - 1].length != text)) {
			if (count == most)
				return most + 1;
			words[count++] = (struct word){ text, 0 };
		}
		if (is_gap)
			continue;
		words[count - 1].length++;
		if (quote ? *text == quote : *text == '"' || *text == '\'')
			quote = quote ? '\0' : *text;
		depth += quote ? 0 : (*text == '(') - (*text == ')');
	}
	return count;
}

bool
word_is(struct refine *refine, enum fo_prop prop, struct word word, struct value *value)
{
	struct value found;

	if (!evaluate(refine, prop, word.text, word.length, &found))
		return false;
	*value = found;
	return true;
}

static bool
word_equals(struct word word, const char *text)
{
	return compare_name(text, word.text, word.length) == 0;
}

static void
specify_keyword(struct refine *refine, enum fo_prop prop, enum fo_keyword keyword, enum rank rank)
{
	specify(refine, prop, value_keyword(keyword), rank);
}

/* ---- same values --------------------------------------------------- */

static bool
expand_same(struct refine *refine, const struct shorthand *s, const char *text)
{
	int i;

	for (i = 0; i < 4 && s->props[i]; i++)
		if (!specify_text(refine, (enum fo_prop)s->props[i], text, s->rank))
			return false;
	return true;
}

/* A component that the optimum satisfies, or that says what is done anyhow. */
static bool
expand_checked(struct refine *refine, const struct shorthand *s, const char *text)
{
	struct value value;

	return evaluate(refine, (enum fo_prop)s->props[0], text, strlen(text), &value);
}

static bool
expand_edge(struct refine *refine, const struct shorthand *s, const char *text)
{
	enum side side = edge_side(refine, (enum edge)s->which);

	return specify_text(refine, (enum fo_prop)s->props[side], text, s->rank);
}

static bool
specify_word(struct refine *refine, enum fo_prop prop, struct word word, enum rank rank)
{
	return specify_text(refine, prop, keep_string(refine, word.text, word.length), rank);
}

/* One to four values: top, right, bottom, left; what is missing is as its
 * opposite, or as the first (7.31.22). */
static bool
expand_four(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const int source[4][EDGES] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 },
		{ 0, 1, 2, 3 } };
	struct word words[4];
	int edge, count = split_words(text, words, 4);

	if (count < 1 || count > 4)
		return false;
	for (edge = 0; edge < EDGES; edge++) {
		int at = s->which ? edge : (int)edge_side(refine, (enum edge)edge);

		if (!specify_word(refine, (enum fo_prop)s->props[at],
		    words[source[count - 1][edge]], s->rank))
			return false;
	}
	return true;
}

/* Width and height are one of the two dimensions, by writing-mode. */
static bool
expand_dimension(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const uint16_t props[2][3] = {
		{ PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
		    PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
		    PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM },
		{ PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
		    PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
		    PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM }
	};
	bool is_block = (s->which & HEIGHT ? 1 : 0) != is_vertical(refine);
	int i;

	if (s->which == MAXIMUM || s->which == (MAXIMUM | HEIGHT))
		text = strcmp(text, "none") == 0 ? "auto" : text;
	for (i = 0; i < 3; i++)
		if (s->which & 1 << i &&
		    !specify_text(refine, (enum fo_prop)props[is_block][i], text, s->rank))
			return false;
	return true;
}

/* One or two lengths: between columns, between rows (7.31.9). */
static bool
expand_spacing(struct refine *refine, const struct shorthand *s, const char *text)
{
	struct word words[2];
	int count = split_words(text, words, 2);

	if (count < 1 || count > 2)
		return false;
	return specify_word(refine, PROP_BORDER_SEPARATION_INLINE_PROGRESSION_DIRECTION, words[0],
	           s->rank) &&
	    specify_word(refine, PROP_BORDER_SEPARATION_BLOCK_PROGRESSION_DIRECTION,
	        words[count - 1], s->rank);
}

/* ---- words that stand for others ----------------------------------- */

/* props: the break, the two keeps for "avoid" (7.31.13). */
static bool
expand_page_break(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const struct {
		const char *text;
		enum fo_keyword keyword;
	} breaks[] = { { "auto", KEY_AUTO }, { "always", KEY_PAGE }, { "avoid", KEY_AUTO },
		{ "left", KEY_EVEN_PAGE }, { "right", KEY_ODD_PAGE } };
	size_t i;

	if (strcmp(text, "inherit") == 0)
		return expand_same(refine, s, text);
	for (i = 0; i < sizeof breaks / sizeof *breaks; i++) {
		if (strcmp(breaks[i].text, text) != 0)
			continue;
		specify_keyword(refine, (enum fo_prop)s->props[0], breaks[i].keyword, s->rank);
		if (strcmp(text, "avoid") != 0)
			return true;
		specify_keyword(refine, (enum fo_prop)s->props[1], KEY_ALWAYS, s->rank);
		specify_keyword(refine, (enum fo_prop)s->props[2], KEY_ALWAYS, s->rank);
		return true;
	}
	return false;
}

static bool
expand_page_break_inside(struct refine *refine, const struct shorthand *s, const char *text)
{
	bool avoids = strcmp(text, "avoid") == 0;

	if (strcmp(text, "inherit") == 0)
		return true;              /* keeps are inherited anyway */
	specify_keyword(refine, PROP_KEEP_TOGETHER_WITHIN_PAGE, avoids ? KEY_ALWAYS : KEY_AUTO,
	    s->rank);
	specify_keyword(refine, PROP_KEEP_TOGETHER_WITHIN_COLUMN, avoids ? KEY_ALWAYS : KEY_AUTO,
	    s->rank);
	return avoids || strcmp(text, "auto") == 0;
}

static bool
expand_position(struct refine *refine, const struct shorthand *s, const char *text)
{
	bool is_relative = strcmp(text, "relative") == 0;
	bool is_flowing = is_relative || strcmp(text, "static") == 0;

	specify_keyword(refine, PROP_RELATIVE_POSITION, is_relative ? KEY_RELATIVE : KEY_STATIC,
	    s->rank);
	return specify_text(refine, PROP_ABSOLUTE_POSITION, is_flowing ? "auto" : text, s->rank);
}

static bool
expand_size(struct refine *refine, const struct shorthand *s, const char *text)
{
	struct word words[2];
	int count = split_words(text, words, 2);

	if (strcmp(text, "auto") == 0 || strcmp(text, "portrait") == 0)
		return true;
	if (strcmp(text, "landscape") == 0) {
		specify(refine, PROP_PAGE_WIDTH, value_length(841890, 0), s->rank);
		specify(refine, PROP_PAGE_HEIGHT, value_length(595276, 0), s->rank);
		return true;
	}
	if (count < 1 || count > 2)
		return false;
	return specify_word(refine, PROP_PAGE_WIDTH, words[0], s->rank) &&
	    specify_word(refine, PROP_PAGE_HEIGHT, words[count - 1], s->rank);
}

/* The decorations reach the inlines inside, in the colour of the object that specifies
 * them (7.17.4), so they are kept as inherited colours. */
static bool
expand_text_decoration(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const struct {
		const char *text;
		enum fo_prop prop;
	} lines[] = { { "underline", PROP_TEXT_DECORATION_UNDERLINE },
		{ "overline", PROP_TEXT_DECORATION_OVERLINE },
		{ "line-through", PROP_TEXT_DECORATION_LINE_THROUGH } };
	struct word words[8];
	int i, j, count = split_words(text, words, 8);

	if (strcmp(text, "inherit") == 0)
		return true;
	for (i = 0; i < count && i < 8; i++) {
		bool is_off = words[i].length > 3 && strncmp(words[i].text, "no-", 3) == 0;
		struct word word = { words[i].text + (is_off ? 3 : 0),
			words[i].length - (is_off ? 3 : 0) };
		bool is_none = word_equals(word, "none"), is_known = is_none;

		for (j = 0; j < 3; j++) {
			if (!is_none && !word_equals(word, lines[j].text))
				continue;
			is_known = true;
			specify(refine, lines[j].prop, is_off || is_none ? value_keyword(KEY_NONE)
			    : *so_far(refine, PROP_COLOR), s->rank);
		}
		if (!is_known)
			return word_equals(word, "blink");
	}
	return count > 0;
}

/* Lengths raise by themselves, words align (7.31.20). */
static bool
expand_vertical_align(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const struct {
		const char *text;
		enum fo_keyword keyword;
	} words[] = { { "top", KEY_BEFORE_EDGE }, { "text-top", KEY_TEXT_BEFORE_EDGE },
		{ "middle", KEY_MIDDLE }, { "bottom", KEY_AFTER_EDGE },
		{ "text-bottom", KEY_TEXT_AFTER_EDGE } };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].text, text) != 0)
			continue;
		specify_keyword(refine, PROP_ALIGNMENT_BASELINE, words[i].keyword, s->rank);
		return true;
	}
	if (strcmp(text, "inherit") == 0)
		specify_text(refine, PROP_ALIGNMENT_BASELINE, text, s->rank);
	return specify_text(refine, PROP_BASELINE_SHIFT, text, s->rank);
}

static bool
expand_white_space(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const struct {
		const char *text;
		enum fo_keyword linefeed, collapse, treatment, wrap;
	} rows[] = {
		{ "normal", KEY_TREAT_AS_SPACE, KEY_TRUE, KEY_IGNORE_IF_SURROUNDING_LINEFEED,
		    KEY_WRAP },
		{ "pre", KEY_PRESERVE, KEY_FALSE, KEY_PRESERVE, KEY_NO_WRAP },
		{ "pre-wrap", KEY_PRESERVE, KEY_FALSE, KEY_PRESERVE, KEY_WRAP },
		{ "nowrap", KEY_TREAT_AS_SPACE, KEY_TRUE, KEY_IGNORE_IF_SURROUNDING_LINEFEED,
		    KEY_NO_WRAP },
	};
	size_t i;

	if (strcmp(text, "inherit") == 0)
		return true;              /* all four are inherited anyway */
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].text, text) != 0)
			continue;
		specify_keyword(refine, PROP_LINEFEED_TREATMENT, rows[i].linefeed, s->rank);
		specify_keyword(refine, PROP_WHITE_SPACE_COLLAPSE, rows[i].collapse, s->rank);
		specify_keyword(refine, PROP_WHITE_SPACE_TREATMENT, rows[i].treatment, s->rank);
		specify_keyword(refine, PROP_WRAP_OPTION, rows[i].wrap, s->rank);
		return true;
	}
	return false;
}

/* auto, or rect(top, right, bottom, left), with or without commas (7.21.1). */
static bool
expand_clip(struct refine *refine, const struct shorthand *s, const char *text)
{
	size_t length = strlen(text), i;
	struct word words[EDGES];
	char *inside;
	int edge;

	if (strncmp(text, "rect(", 5) != 0 || text[length - 1] != ')') {
		for (edge = 0; edge < EDGES; edge++)
			if (!specify_text(refine, (enum fo_prop)s->props[edge], text, s->rank))
				return false;
		return true;
	}
	inside = (char *)keep_string(refine, text + 5, length - 6);
	for (i = 0; inside[i]; i++)
		if (inside[i] == ',')
			inside[i] = ' ';
	if (split_words(inside, words, EDGES) != EDGES)
		return false;
	for (edge = 0; edge < EDGES; edge++)
		if (!specify_word(refine, (enum fo_prop)s->props[edge], words[edge], s->rank))
			return false;
	return true;
}

/* ---- the table ----------------------------------------------------- */

static const struct shorthand shorthands[] = {
#define SHORTHAND(name, function, rank, which, ...)                                                \
	{ name, expand_##function, RANK_##rank, which, { __VA_ARGS__ } },
#include "fo/shorthands.def"
#undef SHORTHAND
};

const struct shorthand *
find_shorthand(const char *name, size_t n)
{
	size_t low = 0, high = sizeof shorthands / sizeof *shorthands;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_name(shorthands[middle].name, name, n);

		if (order == 0)
			return &shorthands[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
