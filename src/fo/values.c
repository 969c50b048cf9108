/*
 * A refined object into the values that layout asks for.
 *
 * Inherited values stand in an array by property; what is not inherited is a short
 * sorted list, and what is not in it has its initial value.
 */
#include "fo/inside.h"

#include <string.h>

static struct value
blank(enum value_type type)
{
	struct value value;

	memset(&value, 0, sizeof value);
	value.type = type;
	return value;
}

struct value
value_keyword(enum fo_keyword keyword)
{
	struct value value = blank(VALUE_KEYWORD);

	value.keyword = keyword;
	return value;
}

static int32_t
clip(int64_t n, int32_t most)
{
	if (n > most)
		return most;
	return n < -most ? -most : (int32_t)n;
}

struct value
value_length(mpt length, int32_t percent)
{
	struct value value = blank(VALUE_LENGTH);

	value.length = clip(length, FO_MOST);
	value.percent = clip(percent, FO_PERCENT_MOST);
	return value;
}

struct value
value_number(double number)
{
	struct value value = blank(VALUE_NUMBER);

	value.number = number;
	return value;
}

struct value
value_color(uint32_t rgba)
{
	struct value value = blank(VALUE_COLOR);

	value.rgba = rgba;
	return value;
}

struct value
value_string(const char *string)
{
	struct value value = blank(VALUE_STRING);

	value.string = string;
	return value;
}

struct value
value_proportion(double number)
{
	struct value value = blank(VALUE_PROPORTION);

	value.number = number;
	return value;
}

bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case VALUE_KEYWORD:
		return a->keyword == b->keyword;
	case VALUE_LENGTH:
		return a->length == b->length && a->percent == b->percent;
	case VALUE_COLOR:
		return a->rgba == b->rgba;
	case VALUE_STRING:
		return strcmp(a->string, b->string) == 0;
	case VALUE_NUMBER:
	case VALUE_PROPORTION:
		break;
	}
	return !(a->number < b->number) && !(a->number > b->number);
}

static const struct value *
find_own(const struct fo *fo, enum fo_prop prop)
{
	int low = 0, high = fo->own_count;

	while (low < high) {
		int middle = (low + high) / 2;

		if (fo->own[middle].prop == prop)
			return &fo->own[middle].value;
		if (fo->own[middle].prop < prop)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

_Static_assert(FO_PROPS - FO_INHERITED <= 4 * 64, "a bit for every property");

bool
fo_specifies(const struct fo *fo, enum fo_prop first, enum fo_prop last)
{
	uint64_t from = (uint64_t)1 << own_bit(first), to = (uint64_t)1 << own_bit(last);

	return fo->owns & ((to - from) | to);
}

const struct value *
fo_value(const struct fo *fo, enum fo_prop prop)
{
	const struct value *own;

	if ((int)prop < FO_INHERITED)
		return &fo->inherited[prop];
	own = fo->owns >> own_bit(prop) & 1 ? find_own(fo, prop) : NULL;
	return own ? own : &prop_row(prop)->initial;
}

mpt
fo_length(const struct fo *fo, enum fo_prop prop, mpt base)
{
	const struct value *v = fo_value(fo, prop);

	if (v->type != VALUE_LENGTH)
		return 0;
	if (!v->percent)
		return v->length;
	return clip((int64_t)v->length + mpt_percent(base, v->percent), FO_MOST);
}

enum fo_keyword
fo_keyword(const struct fo *fo, enum fo_prop prop)
{
	const struct value *v = fo_value(fo, prop);

	return v->type == VALUE_KEYWORD ? v->keyword : KEY_NONE_AT_ALL;
}

bool
fo_is_length(const struct fo *fo, enum fo_prop prop)
{
	return fo_value(fo, prop)->type == VALUE_LENGTH;
}

int
fo_integer(const struct fo *fo, enum fo_prop prop, int otherwise)
{
	double n = fo_number(fo, prop, otherwise);

	if (n > INT32_MAX)
		return INT32_MAX;
	if (n < INT32_MIN)
		return INT32_MIN;
	return (int)(n < 0 ? n - 0.5 : n + 0.5);
}

double
fo_number(const struct fo *fo, enum fo_prop prop, double otherwise)
{
	const struct value *v = fo_value(fo, prop);

	if (v->type != VALUE_NUMBER && v->type != VALUE_PROPORTION)
		return otherwise;
	return v->number;
}

uint32_t
fo_color(const struct fo *fo, enum fo_prop prop)
{
	const struct value *v = fo_value(fo, prop);

	return v->type == VALUE_COLOR ? v->rgba : 0;
}

const char *
fo_string(const struct fo *fo, enum fo_prop prop)
{
	const struct value *v = fo_value(fo, prop);

	return v->type == VALUE_STRING ? v->string : NULL;
}

mpt
fo_line_height(const struct fo *fo)
{
	const struct value *v = fo_value(fo, PROP_LINE_HEIGHT);
	mpt size = fo_length(fo, PROP_FONT_SIZE, 0);

	if (v->type == VALUE_LENGTH)
		return v->length;
	if (v->type == VALUE_NUMBER)
		return clip(mpt_from_points(v->number * size / MPT_PT), FO_MOST);
	return mpt_percent(size, 120000);
}

int
fo_keep(const struct fo *fo, enum fo_prop prop)
{
	const struct value *v = fo_value(fo, prop);

	if (v->type == VALUE_KEYWORD)
		return v->keyword == KEY_ALWAYS ? 1000 : 0;
	if (v->type != VALUE_NUMBER)
		return 0;
	if (v->number < 1)
		return v->number < 0 ? 0 : 1;
	return v->number > 999 ? 999 : (int)v->number;
}
