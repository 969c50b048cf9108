/*
 * XSL's expressions (XSL 1.1, 5.9) by recursive descent.
 *
 * Lengths are linear, a fixed part and a share of a base that only layout
 * knows: "100% - 2 * 5mm" is kept whole.  What cannot be kept (a product
 * of lengths, the smaller of a percentage and a length) is no value.
 */
#include "fo/inside.h"

#include <math.h>
#include <string.h>

/* Somebody else's file: parentheses do not nest deeper than this. */
enum { DEPTH_LIMIT = 64 };

void
skip_space(struct expression *e)
{
	while (e->at < e->end && strchr(" \t\r\n", *e->at))
		e->at++;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A name character; XSL's names hold minus signs and full stops. */
static bool
is_name(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' ||
	    (unsigned char)c >= 0x80;
}

/* Millipoints in a unit, 0 when there is no such unit. */
static double
unit_size(const struct expression *e, const char *unit, size_t n)
{
	static const struct {
		const char *name;
		double size;
	} units[] = { { "pt", 1000 }, { "mm", 72000 / 25.4 }, { "cm", 720000 / 25.4 },
		{ "in", 72000 }, { "pc", 12000 }, { "px", 1000 }, { "mpt", 1 } };
	size_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (compare_name(units[i].name, unit, n) == 0)
			return units[i].size;
	if (compare_name("em", unit, n) == 0)
		return e->refine->font_size;
	return compare_name("ex", unit, n) == 0 ? e->refine->font_size / 2.0 : 0;
}

/* Percentages of a font are resolved here, others by layout. */
static struct operand
percent_operand(const struct expression *e, double percent)
{
	struct operand o = { .type = OPERAND_LENGTH };

	if (e->prop == PROP_FONT_SIZE || e->prop == PROP_LINE_HEIGHT)
		o.length = percent / 100 * e->refine->font_size;
	else
		o.percent = percent * 1000;
	return o;
}

static bool
parse_unit(struct expression *e, double number, struct operand *result)
{
	const char *unit = e->at;

	while (e->at < e->end && is_letter(*e->at))
		e->at++;
	*result = (struct operand){ .type = OPERAND_LENGTH };
	result->length = number * unit_size(e, unit, (size_t)(e->at - unit));
	return unit_size(e, unit, (size_t)(e->at - unit)) > 0 ||
	    compare_name("em", unit, (size_t)(e->at - unit)) == 0;
}

static bool
parse_number(struct expression *e, struct operand *result)
{
	double number = 0, scale = 1;
	const char *start = e->at;

	for (; e->at < e->end && is_digit(*e->at); e->at++)
		number = number * 10 + (*e->at - '0');
	if (e->at < e->end && *e->at == '.')
		for (e->at++; e->at < e->end && is_digit(*e->at); e->at++)
			number += (*e->at - '0') * (scale /= 10);
	if (e->at == start || (e->at == start + 1 && *start == '.'))
		return false;
	if (e->at < e->end && *e->at == '%') {
		e->at++;
		*result = percent_operand(e, number);
		return true;
	}
	if (e->at < e->end && is_letter(*e->at))
		return parse_unit(e, number, result);
	*result = (struct operand){ .type = OPERAND_NUMBER, .number = number };
	return true;
}

static size_t
scan_name(const struct expression *e)
{
	const char *p = e->at;

	while (p < e->end && is_name(*p))
		p++;
	return (size_t)(p - e->at);
}

/* A name is a function, a colour or a keyword of the property. */
static bool
parse_name(struct expression *e, struct operand *result)
{
	const char *name = e->at;
	size_t n = scan_name(e);
	struct value value;

	e->at += n;
	if (e->at < e->end && *e->at == '(') {
		e->at++;
		return call_function(e, name, n, result);
	}
	if (!evaluate_word(e->refine, e->prop, name, n, &value))
		return false;
	*result = operand_from_value(&value);
	return true;
}

static bool
parse_color_operand(struct expression *e, struct operand *result)
{
	const char *start = e->at++;
	uint32_t rgba;

	e->at += scan_name(e);
	if (!parse_color(start, (size_t)(e->at - start), &rgba))
		return false;
	*result = (struct operand){ .type = OPERAND_VALUE, .value = value_color(rgba) };
	return true;
}

static bool
parse_primary(struct expression *e, struct operand *result)
{
	skip_space(e);
	if (e->at == e->end)
		return false;
	if (*e->at == '#')
		return parse_color_operand(e, result);
	if (is_digit(*e->at) || *e->at == '.')
		return parse_number(e, result);
	if (*e->at != '(')
		return is_letter(*e->at) && parse_name(e, result);
	e->at++;
	if (!parse_expression(e, result))
		return false;
	skip_space(e);
	return e->at < e->end && *e->at++ == ')';
}

static void
scale_operand(struct operand *o, double by)
{
	o->number *= by;
	o->length *= by;
	o->percent *= by;
}

static bool
parse_unary(struct expression *e, struct operand *result)
{
	bool is_negative = false;

	skip_space(e);
	while (e->at < e->end && (*e->at == '-' || *e->at == '+')) {
		is_negative ^= *e->at++ == '-';
		skip_space(e);
	}
	if (!parse_primary(e, result))
		return false;
	if (is_negative && result->type == OPERAND_VALUE)
		return false;
	if (is_negative)
		scale_operand(result, -1);
	return true;
}

static bool
multiply(struct operand *a, const struct operand *b)
{
	double by;

	if (a->type == OPERAND_VALUE || b->type == OPERAND_VALUE)
		return false;
	if (b->type == OPERAND_NUMBER) {
		scale_operand(a, b->number);
		return true;
	}
	if (a->type != OPERAND_NUMBER)
		return false;
	by = a->number;
	*a = *b;
	scale_operand(a, by);
	return true;
}

/* The quotient of two lengths is a number if one base serves for both. */
static bool
ratio_of(const struct operand *a, const struct operand *b, double *ratio)
{
	if (a->type != b->type || a->type == OPERAND_VALUE || a->type == OPERAND_PROPORTION)
		return false;
	if (a->type == OPERAND_NUMBER)
		*ratio = a->number / b->number;
	else if (a->percent == 0 && b->percent == 0)
		*ratio = a->length / b->length;
	else if (a->length == 0 && b->length == 0)
		*ratio = a->percent / b->percent;
	else
		return false;
	return isfinite(*ratio);
}

static bool
divide(struct operand *a, const struct operand *b)
{
	double ratio;

	if (b->type == OPERAND_NUMBER && a->type != OPERAND_VALUE) {
		scale_operand(a, 1 / b->number);
		return b->number != 0;
	}
	if (!ratio_of(a, b, &ratio))
		return false;
	*a = (struct operand){ .type = OPERAND_NUMBER, .number = ratio };
	return true;
}

/* The remainder has the sign of the dividend (XPath's mod, XSL 1.1, 5.9.8). */
static bool
take_modulo(struct operand *a, const struct operand *b)
{
	double ratio, whole;

	if (b->type == OPERAND_NUMBER && a->type == OPERAND_LENGTH && b->number != 0) {
		a->length = fmod(a->length, b->number * MPT_PT);
		return a->percent == 0;
	}
	if (!ratio_of(a, b, &ratio))
		return false;
	whole = trunc(ratio);
	a->number -= whole * b->number;
	a->length -= whole * b->length;
	a->percent -= whole * b->percent;
	return true;
}

static bool
next_word_is(struct expression *e, const char *word)
{
	if (scan_name(e) != strlen(word) || strncmp(e->at, word, strlen(word)) != 0)
		return false;
	e->at += strlen(word);
	return true;
}

static bool
parse_product(struct expression *e, struct operand *result)
{
	struct operand right;

	if (!parse_unary(e, result))
		return false;
	for (;;) {
		bool (*apply)(struct operand *, const struct operand *) = NULL;

		skip_space(e);
		if (e->at < e->end && *e->at == '*') {
			e->at++;
			apply = multiply;
		} else if (next_word_is(e, "div")) {
			apply = divide;
		} else if (next_word_is(e, "mod")) {
			apply = take_modulo;
		}
		if (!apply)
			return true;
		if (!parse_unary(e, &right) || !apply(result, &right))
			return false;
	}
}

/* A bare 0 is a length too: 0 + 5mm. */
static bool
add(struct operand *a, struct operand *b)
{
	if (a->type == OPERAND_NUMBER && a->number == 0 && b->type == OPERAND_LENGTH)
		a->type = OPERAND_LENGTH;
	if (b->type == OPERAND_NUMBER && b->number == 0 && a->type == OPERAND_LENGTH)
		b->type = OPERAND_LENGTH;
	if (a->type != b->type || a->type == OPERAND_VALUE)
		return false;
	a->number += b->number;
	a->length += b->length;
	a->percent += b->percent;
	return true;
}

bool
parse_expression(struct expression *e, struct operand *result)
{
	struct operand right;
	bool is_minus = false;

	if (++e->depth > DEPTH_LIMIT || !parse_product(e, result))
		return false;
	for (;;) {
		skip_space(e);
		if (e->at == e->end || (*e->at != '+' && *e->at != '-'))
			break;
		is_minus = *e->at++ == '-';
		if (!parse_product(e, &right) || (is_minus && right.type == OPERAND_VALUE))
			return false;
		if (is_minus)
			scale_operand(&right, -1);
		if (!add(result, &right))
			return false;
	}
	e->depth--;
	return true;
}
