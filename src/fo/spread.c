/*
 * The shorthands whose words come in any order: border, font, background.
 */
#include "fo/inside.h"

#include <string.h>

/* ---- border -------------------------------------------------------- */

enum { MOST_WORDS = 8 };

/* Width, style and colour of a border; what is missing has its initial value. */
struct border {
	struct value width, style, color;
};

static bool
parse_border(struct refine *refine, const char *text, struct border *border)
{
	struct word words[MOST_WORDS];
	int i, count = split_words(text, words, MOST_WORDS);

	border->width = value_length(1000, 0);
	border->style = value_keyword(KEY_NONE);
	border->color = *so_far(refine, PROP_COLOR);
	if (count < 1 || count > 3)
		return false;
	for (i = 0; i < count; i++)
		if (!word_is(refine, PROP_BORDER_BEFORE_STYLE, words[i], &border->style) &&
		    !word_is(refine, PROP_BORDER_BEFORE_WIDTH, words[i], &border->width) &&
		    !word_is(refine, PROP_BORDER_BEFORE_COLOR, words[i], &border->color))
			return false;
	return true;
}

static bool
specify_border(struct refine *refine, const char *text, enum side side, enum rank rank)
{
	enum fo_prop width = (enum fo_prop)border_width_props[side];
	enum fo_prop style = (enum fo_prop)border_style_props[side];
	enum fo_prop color = (enum fo_prop)border_color_props[side];
	struct border border;

	if (strcmp(text, "inherit") == 0)
		return specify_text(refine, width, text, rank) &&
		    specify_text(refine, style, text, rank) &&
		    specify_text(refine, color, text, rank);
	if (!parse_border(refine, text, &border))
		return false;
	specify(refine, width, border.width, rank);
	specify(refine, style, border.style, rank);
	specify(refine, color, border.color, rank);
	return true;
}

bool
expand_border(struct refine *refine, const struct shorthand *s, const char *text)
{
	int side;

	for (side = 0; side < SIDES; side++)
		if (!specify_border(refine, text, (enum side)side, s->rank))
			return false;
	return true;
}

bool
expand_border_edge(struct refine *refine, const struct shorthand *s, const char *text)
{
	return specify_border(refine, text, edge_side(refine, (enum edge)s->which), s->rank);
}

/* ---- font ---------------------------------------------------------- */

/* Style, variant and weight in any order before the size; "normal" is any. */
static bool
specify_font_word(struct refine *refine, struct word word, enum rank rank)
{
	static const enum fo_prop props[] = { PROP_FONT_STYLE, PROP_FONT_VARIANT,
		PROP_FONT_WEIGHT };
	struct value value;
	int i;

	if (compare_name("normal", word.text, word.length) == 0)
		return true;
	for (i = 0; i < 3; i++)
		if (word_is(refine, props[i], word, &value)) {
			specify(refine, props[i], value, rank);
			return true;
		}
	return false;
}

/* size or size/line-height. */
static bool
specify_font_size(struct refine *refine, struct word word, enum rank rank)
{
	const char *slash = memchr(word.text, '/', word.length);
	struct word size = { word.text, slash ? (size_t)(slash - word.text) : word.length };
	struct word height;
	struct value value;

	if (!word_is(refine, PROP_FONT_SIZE, size, &value))
		return false;
	specify(refine, PROP_FONT_SIZE, value, rank);
	refine->font_size = value.length;
	specify(refine, PROP_LINE_HEIGHT, value_keyword(KEY_NORMAL), rank);
	if (!slash)
		return true;
	height = (struct word){ slash + 1, word.length - size.length - 1 };
	if (!word_is(refine, PROP_LINE_HEIGHT, height, &value))
		return false;
	specify(refine, PROP_LINE_HEIGHT, value, rank);
	return true;
}

static void
reset_font(struct refine *refine, enum rank rank)
{
	specify(refine, PROP_FONT_STYLE, value_keyword(KEY_NORMAL), rank);
	specify(refine, PROP_FONT_VARIANT, value_keyword(KEY_NORMAL), rank);
	specify(refine, PROP_FONT_WEIGHT, value_number(400), rank);
}

/* A size is a word that begins like a number and is no weight, or a size by name. */
static bool
is_size(struct refine *refine, struct word word)
{
	const char *slash = memchr(word.text, '/', word.length);
	struct word size = { word.text, slash ? (size_t)(slash - word.text) : word.length };
	struct value value;

	return compare_name("normal", word.text, word.length) != 0 &&
	    word_is(refine, PROP_FONT_SIZE, size, &value) &&
	    !(value.length == 0 && word_is(refine, PROP_FONT_WEIGHT, size, &value));
}

bool
expand_font(struct refine *refine, const struct shorthand *s, const char *text)
{
	struct word words[32];
	int i = 0, count = split_words(text, words, 32);

	if (strcmp(text, "inherit") == 0)
		return true;              /* all its parts are inherited anyway */
	reset_font(refine, s->rank);
	while (i < count && i < 32 && !is_size(refine, words[i]))
		if (!specify_font_word(refine, words[i++], s->rank))
			return false;
	if (i + 1 >= count || count > 32 || !specify_font_size(refine, words[i], s->rank))
		return false;
	return specify_text(refine, PROP_FONT_FAMILY, words[i + 1].text, s->rank);
}

/* ---- background ---------------------------------------------------- */

static bool
position_is(struct refine *refine, struct word across, struct word down, struct value values[2])
{
	return word_is(refine, PROP_BACKGROUND_POSITION_HORIZONTAL, across, &values[0]) &&
	    word_is(refine, PROP_BACKGROUND_POSITION_VERTICAL, down, &values[1]);
}

/* One word leaves the other direction centred; two may change places: "top left". */
bool
expand_background_position(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const struct word center = { "center", 6 };
	struct word words[2];
	struct value values[2];
	int count = split_words(text, words, 2);

	if (count < 1 || count > 2)
		return false;
	if (count == 1)
		words[1] = center;
	if (!position_is(refine, words[0], words[1], values) &&
	    !position_is(refine, words[1], words[0], values))
		return false;
	specify(refine, PROP_BACKGROUND_POSITION_HORIZONTAL, values[0], s->rank);
	specify(refine, PROP_BACKGROUND_POSITION_VERTICAL, values[1], s->rank);
	return true;
}

static bool
is_image(struct word word)
{
	return word.length > 4 && strncmp(word.text, "url(", 4) == 0;
}

/* A word is a colour, a picture, a way to repeat it or where it stands. */
bool
expand_background(struct refine *refine, const struct shorthand *s, const char *text)
{
	static const enum fo_prop props[] = { PROP_BACKGROUND_COLOR, PROP_BACKGROUND_REPEAT,
		PROP_BACKGROUND_ATTACHMENT, PROP_BACKGROUND_POSITION_HORIZONTAL,
		PROP_BACKGROUND_POSITION_VERTICAL };
	struct word words[MOST_WORDS];
	struct value value;
	int i, j, count = split_words(text, words, MOST_WORDS);

	if (count < 1 || count > MOST_WORDS)
		return false;
	specify(refine, PROP_BACKGROUND_COLOR, value_color(0), s->rank);
	for (i = 0; i < count; i++) {
		if (compare_name("none", words[i].text, words[i].length) == 0)
			continue;
		if (is_image(words[i]) &&
		    word_is(refine, PROP_BACKGROUND_IMAGE, words[i], &value)) {
			specify(refine, PROP_BACKGROUND_IMAGE, value, s->rank);
			continue;
		}
		for (j = 0; j < 5; j++)
			if (word_is(refine, props[j], words[i], &value))
				break;
		if (j == 5)
			return false;
		specify(refine, props[j], value, s->rank);
	}
	return true;
}
