/*
 * The text of an attribute into the value of a property.
 *
 * Most values are a word or a number with a unit; those are recognised
 * without the expression parser, which sees what is left.
 */
#include "fo/inside.h"

#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Is the word among the property's keywords? */
static bool
takes_keyword(const struct prop_row *row, const char *text, size_t n)
{
	const char *p = row->keywords;

	while (*p) {
		const char *end = strchr(p, ' ');
		size_t length = end ? (size_t)(end - p) : strlen(p);

		if (length == n && memcmp(p, text, n) == 0)
			return true;
		p += length + (end ? 1 : 0);
	}
	return false;
}

/* Border and rule widths by name; fo-profile, rule 8. */
static bool
width_from_keyword(enum fo_keyword keyword, struct value *value)
{
	mpt width = 0;

	if (keyword == KEY_THIN)
		width = 500;
	else if (keyword == KEY_MEDIUM)
		width = 1000;
	else if (keyword == KEY_THICK)
		width = 2000;
	if (width)
		*value = value_length(width, 0);
	return width != 0;
}

/* xx-small .. xx-large are steps of 1.2 around 12 pt, larger and smaller a
 * step from the parent's size, which is what em means here. */
static bool
size_from_keyword(mpt parent_size, enum fo_keyword keyword, struct value *value)
{
	static const struct {
		enum fo_keyword keyword;
		mpt size;
	} sizes[] = { { KEY_XX_SMALL, 6944 }, { KEY_X_SMALL, 8333 }, { KEY_SMALL, 10000 },
		{ KEY_MEDIUM, 12000 }, { KEY_LARGE, 14400 }, { KEY_X_LARGE, 17280 },
		{ KEY_XX_LARGE, 20736 } };
	size_t i;

	if (keyword == KEY_LARGER)
		*value = value_length(mpt_percent(parent_size, 120000), 0);
	else if (keyword == KEY_SMALLER)
		*value = value_length(mpt_percent(parent_size, 83333), 0);
	else
		for (i = 0; i < sizeof sizes / sizeof *sizes; i++)
			if (sizes[i].keyword == keyword)
				*value = value_length(sizes[i].size, 0);
	return value->type == VALUE_LENGTH;
}

/* bolder and lighter as CSS 2.1, 15.6: the next weight that most families have. */
static double
weight_from_keyword(double parent, enum fo_keyword keyword)
{
	if (keyword == KEY_BOLD)
		return 700;
	if (keyword == KEY_BOLDER)
		return parent < 400 ? 400 : parent < 600 ? 700 : 900;
	if (keyword == KEY_LIGHTER)
		return parent > 700 ? 700 : parent > 500 ? 400 : 100;
	return 400;
}

/* left and right mean an edge, everything after us speaks of start and end. */
static enum fo_keyword
align_from_keyword(const struct refine *refine, enum fo_keyword keyword)
{
	if (keyword == KEY_LEFT)
		return edge_side(refine, EDGE_LEFT) == SIDE_END ? KEY_END : KEY_START;
	if (keyword == KEY_RIGHT)
		return edge_side(refine, EDGE_LEFT) == SIDE_END ? KEY_START : KEY_END;
	return keyword;
}

static enum fo_keyword
mode_from_keyword(enum fo_keyword keyword)
{
	if (keyword == KEY_LR)
		return KEY_LR_TB;
	if (keyword == KEY_RL)
		return KEY_RL_TB;
	return keyword == KEY_TB ? KEY_TB_RL : keyword;
}

static bool
value_from_keyword(const struct refine *refine, enum fo_prop prop, enum fo_keyword keyword,
    struct value *value)
{
	const struct fo *parent = refine->fo->parent;

	*value = value_keyword(keyword);
	if (prop == PROP_FONT_SIZE)
		return size_from_keyword(refine->font_size, keyword, value);
	if (prop == PROP_FONT_WEIGHT)
		*value = value_number(weight_from_keyword(
		    parent ? fo_number(parent, PROP_FONT_WEIGHT, 400) : 400, keyword));
	else if (prop == PROP_TEXT_ALIGN || prop == PROP_TEXT_ALIGN_LAST)
		value->keyword = align_from_keyword(refine, keyword);
	else if (prop == PROP_WRITING_MODE)
		value->keyword = mode_from_keyword(keyword);
	else if (keyword == KEY_CURRENTCOLOR)
		*value = *so_far(refine, PROP_COLOR);
	else if (keyword == KEY_TRANSPARENT)
		*value = value_color(0);
	else
		width_from_keyword(keyword, value);
	return true;
}

/* url(...) and quotes around it say nothing. */
static void
unwrap_url(const char **text, size_t *n)
{
	const char *p = *text, *end = p + *n;

	if (*n < 5 || strncmp(p, "url(", 4) != 0 || end[-1] != ')')
		return;
	p += 4;
	end--;
	while (p < end && is_space(*p))
		p++;
	while (p < end && is_space(end[-1]))
		end--;
	if (end - p >= 2 && (*p == '\'' || *p == '"') && end[-1] == *p) {
		p++;
		end--;
	}
	*text = p;
	*n = (size_t)(end - p);
}

static bool
calls_for_inherited(const char *text, size_t n)
{
	static const char *const functions[] = { "from-parent(", "from-nearest-specified-value(",
		"from-table-column(", "inherited-property-value(" };
	size_t i;

	for (i = 0; i < sizeof functions / sizeof *functions; i++)
		if (n > strlen(functions[i]) &&
		    strncmp(text, functions[i], strlen(functions[i])) == 0)
			return true;
	return false;
}

static bool
run_expression(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value)
{
	struct expression e = { refine, prop, text, text + n, 0 };
	struct operand o;

	if (!parse_expression(&e, &o))
		return false;
	skip_space(&e);
	return e.at == e.end && value_from_operand(&e, &o, value);
}

static bool
evaluate_string(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value)
{
	if (calls_for_inherited(text, n))
		return run_expression(refine, prop, text, n, value);
	unwrap_url(&text, &n);
	*value = value_string(keep_string(refine, text, n));
	return true;
}

bool
evaluate_word(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value)
{
	const struct prop_row *row = prop_row(prop);
	uint32_t rgba;

	if (takes_keyword(row, text, n))
		return value_from_keyword(refine, prop, find_keyword(text, n), value);
	if (row->type != TYPE_COLOR || !parse_color(text, n, &rgba))
		return false;
	*value = value_color(rgba);
	return true;
}

bool
evaluate(struct refine *refine, enum fo_prop prop, const char *text, size_t n,
    struct value *value)
{
	while (n && is_space(*text) && prop != PROP_CHARACTER) {
		text++;
		n--;
	}
	while (n && is_space(text[n - 1]) && prop != PROP_CHARACTER)
		n--;
	if (evaluate_word(refine, prop, text, n, value))
		return true;
	if (prop_row(prop)->type == TYPE_STRING)
		return evaluate_string(refine, prop, text, n, value);
	return n && run_expression(refine, prop, text, n, value);
}
