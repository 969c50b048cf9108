/*
 * The functions of XSL's expressions (XSL 1.1, 5.10), and what an expression's
 * result is for a property.
 */
#include "fo/inside.h"

#include <math.h>
#include <string.h>

/* ---- results ------------------------------------------------------- */

struct operand
operand_from_value(const struct value *value)
{
	struct operand o = { .type = OPERAND_VALUE, .value = *value };

	if (value->type == VALUE_LENGTH) {
		o.type = OPERAND_LENGTH;
		o.length = value->length;
		o.percent = value->percent;
	} else if (value->type == VALUE_NUMBER || value->type == VALUE_PROPORTION) {
		o.type = value->type == VALUE_NUMBER ? OPERAND_NUMBER : OPERAND_PROPORTION;
		o.number = value->number;
	}
	return o;
}

static int32_t
clip_percent(double percent)
{
	if (!(percent > -1e9))
		return -1000000000;
	return percent < 1e9 ? (int32_t)lround(percent) : 1000000000;
}

static bool
length_fits(enum prop_type type, const struct operand *o)
{
	if (type == TYPE_LENGTH)
		return o->percent == 0;
	return type == TYPE_PERCENT || type == TYPE_LEADING || type == TYPE_COLUMN;
}

/* A number where a length is due: 0 is one, others are points, as the
 * field reads them; whoever takes them tells. */
static bool
number_fits(struct refine *refine, enum prop_type type, const struct operand *o,
    struct value *value)
{
	if (type == TYPE_NUMBER || type == TYPE_LEADING) {
		*value = value_number(o->number);
		return isfinite(o->number);
	}
	*value = value_length(mpt_from_points(o->number), 0);
	if (type == TYPE_KEYWORD || type == TYPE_COLOR)
		return false;
	if (o->number == 0)
		return true;
	if (!refine->takes_bare || !isfinite(o->number))
		return false;
	refine->met_bare = true;
	return true;
}

bool
value_from_operand(const struct expression *e, const struct operand *o, struct value *value)
{
	enum prop_type type = prop_row(e->prop)->type;

	switch (o->type) {
	case OPERAND_NUMBER:
		return number_fits(e->refine, type, o, value);
	case OPERAND_PROPORTION:
		*value = value_proportion(o->number);
		return type == TYPE_COLUMN && o->number >= 0;
	case OPERAND_LENGTH:
		*value = value_length(mpt_from_points(o->length / MPT_PT),
		    clip_percent(o->percent));
		return length_fits(type, o);
	case OPERAND_VALUE:
		break;
	}
	*value = o->value;
	return value->type != VALUE_COLOR || type == TYPE_COLOR;
}

/* ---- arithmetic ---------------------------------------------------- */

static bool
apply_of_one(struct call *call, const struct function *f, struct operand *result)
{
	*result = call->arguments[0];
	if (call->count != 1)
		return false;
	if (result->type == OPERAND_NUMBER)
		result->number = f->of_one(result->number);
	else if (result->type == OPERAND_LENGTH && f->of_one == fabs && result->percent == 0)
		result->length = fabs(result->length);
	else if (result->type == OPERAND_LENGTH && result->percent == 0)
		result->length = f->of_one(result->length / MPT_PT) * MPT_PT;
	else
		return false;
	return true;
}

static double
round_up_half(double n)
{
	return floor(n + 0.5);
}

/* Which of two is larger can be told if they differ in one part only. */
static bool
compare(const struct operand *a, const struct operand *b, double *difference)
{
	if (a->type != b->type)
		return false;
	if (a->type == OPERAND_NUMBER)
		*difference = a->number - b->number;
	else if (a->type == OPERAND_LENGTH && a->percent == b->percent)
		*difference = a->length - b->length;
	else if (a->type == OPERAND_LENGTH && a->length == b->length)
		*difference = a->percent - b->percent;
	else
		return false;
	return true;
}

static bool
apply_extreme(struct call *call, const struct function *f, struct operand *result)
{
	bool wants_larger = strcmp(f->name, "max") == 0;
	double difference;
	int i;

	if (call->count < 1)
		return false;
	*result = call->arguments[0];
	for (i = 1; i < call->count; i++) {
		if (!compare(&call->arguments[i], result, &difference))
			return false;
		if (wants_larger ? difference > 0 : difference < 0)
			*result = call->arguments[i];
	}
	return result->type != OPERAND_VALUE;
}

/* ---- colours ------------------------------------------------------- */

/* A component: a number up to `full`, or a percentage of 255. */
static double
color_part(const struct operand *o, double full)
{
	if (o->type == OPERAND_LENGTH)
		return o->percent / 100000 * 255;
	return o->type == OPERAND_NUMBER ? o->number / full * 255 : 0;
}

static bool
give_color(struct operand *result, uint32_t rgba)
{
	*result = (struct operand){ .type = OPERAND_VALUE, .value = value_color(rgba) };
	return true;
}

/* rgb-icc() begins with the colour to use where the profile is not known. */
static bool
apply_rgb(struct call *call, const struct function *f, struct operand *result)
{
	const struct operand *a = call->arguments;

	(void)f;
	if (call->count != 3)
		return false;
	return give_color(result, color_from_parts(color_part(&a[0], 255),
	    color_part(&a[1], 255), color_part(&a[2], 255)));
}

/* Pages are RGB: said once, and the nearest colour taken. */
static bool
apply_cmyk(struct call *call, const struct function *f, struct operand *result)
{
	const struct operand *a = call->arguments;
	struct refine *refine = call->e->refine;
	double rest;

	(void)f;
	if (call->count != 4)
		return false;
	diag(refine->diags, DIAG_FO_CMYK, refine->fo->at);
	rest = (255 - color_part(&a[3], 1)) / 255;
	return give_color(result, color_from_parts((255 - color_part(&a[0], 1)) * rest,
	    (255 - color_part(&a[1], 1)) * rest, (255 - color_part(&a[2], 1)) * rest));
}

/* There is no system to ask on paper: the colours of a plain window. */
static bool
apply_system_color(struct call *call, const struct function *f, struct operand *result)
{
	static const struct {
		const char *name;
		uint32_t rgba;
	} colors[] = { { "background", 0xffffffff }, { "window", 0xffffffff },
		{ "buttonface", 0xc0c0c0ff }, { "highlight", 0x000080ff },
		{ "highlighttext", 0xffffffff }, { "graytext", 0x808080ff } };
	size_t i;

	(void)f;
	for (i = 0; i < sizeof colors / sizeof *colors; i++)
		if (compare_name(colors[i].name, call->name, call->name_length) == 0)
			return give_color(result, colors[i].rgba);
	return give_color(result, 0x000000ff);
}

static bool
apply_proportional(struct call *call, const struct function *f, struct operand *result)
{
	(void)f;
	*result = call->arguments[0];
	result->type = OPERAND_PROPORTION;
	return call->count == 1 && call->arguments[0].type == OPERAND_NUMBER;
}

/* ---- calls --------------------------------------------------------- */

static const struct function functions[] = {
	{ "rgb", apply_rgb, TAKES_VALUES, NULL },
	{ "proportional-column-width", apply_proportional, TAKES_VALUES, NULL },
	{ "body-start", apply_body_start, TAKES_NAME, NULL },
	{ "label-end", apply_label_end, TAKES_NAME, NULL },
	{ "from-parent", apply_from_parent, TAKES_NAME, NULL },
	{ "inherited-property-value", apply_from_parent, TAKES_NAME, NULL },
	{ "from-nearest-specified-value", apply_from_nearest, TAKES_NAME, NULL },
	{ "from-table-column", apply_from_column, TAKES_NAME, NULL },
	/* Nothing is merged on paper: no state of a multi-property-set ever holds. */
	{ "merge-property-values", apply_from_parent, TAKES_NAME, NULL },
	{ "floor", apply_of_one, TAKES_VALUES, floor },
	{ "ceiling", apply_of_one, TAKES_VALUES, ceil },
	{ "round", apply_of_one, TAKES_VALUES, round_up_half },
	{ "abs", apply_of_one, TAKES_VALUES, fabs },
	{ "min", apply_extreme, TAKES_VALUES, NULL },
	{ "max", apply_extreme, TAKES_VALUES, NULL },
	{ "rgb-icc", apply_rgb, TAKES_THREE, NULL },
	{ "cmyk", apply_cmyk, TAKES_VALUES, NULL },
	{ "system-color", apply_system_color, TAKES_NAME, NULL },
};

static const struct function *
find_function(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof functions / sizeof *functions; i++)
		if (compare_name(functions[i].name, name, n) == 0)
			return &functions[i];
	return NULL;
}

/* The text up to the closing parenthesis, which is passed over. */
static bool
read_name(struct call *call)
{
	struct expression *e = call->e;

	skip_space(e);
	call->name = e->at;
	while (e->at < e->end && *e->at != ')')
		e->at++;
	call->name_length = (size_t)(e->at - call->name);
	while (call->name_length && call->name[call->name_length - 1] == ' ')
		call->name_length--;
	if (call->name_length >= 2 && strchr("'\"", *call->name)) {
		call->name++;
		call->name_length -= 2;
	}
	return e->at < e->end && *e->at++ == ')';
}

/* What follows the third argument of rgb-icc names a profile. */
static bool
read_arguments(struct call *call, const struct function *f)
{
	struct expression *e = call->e;

	for (;;) {
		if (f->takes == TAKES_THREE && call->count == 3)
			return read_name(call);
		if (call->count == MOST_ARGUMENTS ||
		    !parse_expression(e, &call->arguments[call->count]))
			return false;
		call->count++;
		skip_space(e);
		if (e->at == e->end || (*e->at != ',' && *e->at != ')'))
			return false;
		if (*e->at++ == ')')
			return true;
	}
}

bool
call_function(struct expression *e, const char *name, size_t n, struct operand *result)
{
	const struct function *f = find_function(name, n);
	struct call call = { .e = e };

	if (!f)
		return false;
	if (!(f->takes == TAKES_NAME ? read_name(&call) : read_arguments(&call, f)))
		return false;
	return f->apply(&call, f, result);
}
