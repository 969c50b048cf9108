/*
 * Functions that look at other objects: parents, table columns, lists
 * (XSL 1.1, 5.10.4).
 *
 * All that they look at comes earlier in the document and is refined already.
 */
#include "fo/inside.h"

/* The property that is named, by default the one being computed. */
static enum fo_prop
named_prop(const struct call *call)
{
	if (call->name_length == 0)
		return call->e->prop;
	return find_prop(call->name, call->name_length);
}

static bool
give_value(struct operand *result, const struct value *value)
{
	*result = operand_from_value(value);
	return true;
}

/* from-parent() and inherited-property-value(): both are the parent's
 * computed value, or the initial one at the root. */
bool
apply_from_parent(struct call *call, const struct function *f, struct operand *result)
{
	enum fo_prop prop = named_prop(call);
	const struct fo *parent = call->e->refine->fo->parent;

	(void)f;
	if (prop == FO_PROPS)
		return false;
	return give_value(result, parent ? fo_value(parent, prop) : &prop_row(prop)->initial);
}

static bool
has_own(const struct fo *fo, enum fo_prop prop)
{
	int i;

	for (i = 0; i < fo->own_count; i++)
		if (fo->own[i].prop == prop)
			return true;
	return false;
}

/* Inherited values come from the nearest that specified them anyway. */
bool
apply_from_nearest(struct call *call, const struct function *f, struct operand *result)
{
	enum fo_prop prop = named_prop(call);
	const struct fo *fo = call->e->refine->fo->parent;

	if ((int)prop < FO_INHERITED)
		return apply_from_parent(call, f, result);
	if (prop == FO_PROPS)
		return false;
	while (fo && !has_own(fo, prop))
		fo = fo->parent;
	return give_value(result, fo ? fo_value(fo, prop) : &prop_row(prop)->initial);
}

/* The number of the column that a cell begins in, as far as its row tells:
 * spans that come down from earlier rows are layout's to know. */
static int
column_of_cell(const struct refine *refine)
{
	const struct fo *cell = refine->fo, *other;
	int column = 1;

	if (is_specified(refine, PROP_COLUMN_NUMBER))
		return (int)refine->values[PROP_COLUMN_NUMBER].number;
	for (other = cell->parent->first; other && other != cell; other = other->next) {
		if (other->kind != FO_TABLE_CELL)
			continue;
		column = fo_integer(other, PROP_COLUMN_NUMBER, column) +
		    fo_integer(other, PROP_NUMBER_COLUMNS_SPANNED, 1);
	}
	return column;
}

static const struct fo *
find_column(const struct fo *table, int number)
{
	const struct fo *fo;
	int at = 1;

	for (fo = table->first; fo; fo = fo->next) {
		int repeated;

		if (fo->kind != FO_TABLE_COLUMN)
			continue;
		at = fo_integer(fo, PROP_COLUMN_NUMBER, at);
		repeated = fo_integer(fo, PROP_NUMBER_COLUMNS_REPEATED, 1);
		if (number >= at && number < at + repeated)
			return fo;
		at += repeated;
	}
	return NULL;
}

bool
apply_from_column(struct call *call, const struct function *f, struct operand *result)
{
	const struct fo *fo = call->e->refine->fo, *table = fo, *column;
	enum fo_prop prop = named_prop(call);

	(void)f;
	while (fo && fo->kind != FO_TABLE_CELL)
		fo = fo->parent;
	while (table && table->kind != FO_TABLE)
		table = table->parent;
	if (!fo || fo != call->e->refine->fo || !table || prop == FO_PROPS)
		return false;
	column = find_column(table, column_of_cell(call->e->refine));
	return give_value(result, column ? fo_value(column, prop) : &prop_row(prop)->initial);
}

/* ---- lists and tables ---------------------------------------------- */

static const struct fo *
find_ancestor(const struct fo *fo, enum fo_kind kind)
{
	while (fo && fo->kind != kind)
		fo = fo->parent;
	return fo;
}

/* start-indent of the list-item + provisional-distance-between-starts of the
 * list-block (XSL 1.1, 5.10.4). */
static bool
body_start(const struct call *call, struct operand *result)
{
	const struct fo *item = find_ancestor(call->e->refine->fo->parent, FO_LIST_ITEM);
	const struct fo *list = item ? find_ancestor(item, FO_LIST_BLOCK) : NULL;
	const struct value *indent, *distance;

	if (!list)
		return false;
	indent = fo_value(item, PROP_START_INDENT);
	distance = fo_value(list, PROP_PROVISIONAL_DISTANCE_BETWEEN_STARTS);
	*result = (struct operand){ .type = OPERAND_LENGTH };
	result->length = (double)indent->length + distance->length;
	result->percent = (double)indent->percent + distance->percent;
	return true;
}

bool
apply_body_start(struct call *call, const struct function *f, struct operand *result)
{
	(void)f;
	return body_start(call, result);
}

/* What is right of the label: the whole width less where the label ends. */
bool
apply_label_end(struct call *call, const struct function *f, struct operand *result)
{
	const struct fo *list = find_ancestor(call->e->refine->fo->parent, FO_LIST_BLOCK);
	const struct value *separation;

	(void)f;
	if (!list || !body_start(call, result))
		return false;
	separation = fo_value(list, PROP_PROVISIONAL_LABEL_SEPARATION);
	result->length = separation->length - result->length;
	result->percent = 100000 + separation->percent - result->percent;
	return true;
}
