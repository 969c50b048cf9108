/*
 * The refined tree as text: an object a line, indented, with what differs
 * from its parent and from initial values.
 */
#include "fo/inside.h"

#include <math.h>
#include <string.h>

/* Millipoints as points, or per cent from thousandths, without idle zeros. */
static void
dump_thousandths(struct buf *to, int32_t n, const char *unit)
{
	int64_t size = n < 0 ? -(int64_t)n : n;
	char digits[16];
	size_t length;

	buf_printf(to, "%s%d", n < 0 ? "-" : "", (int)(size / 1000));
	snprintf(digits, sizeof digits, ".%03d", (int)(size % 1000));
	for (length = 4; length > 1 && digits[length - 1] == '0'; length--)
		;
	if (length > 1)
		buf_put(to, digits, length);
	buf_string(to, unit);
}

static void
dump_quoted(struct buf *to, const char *s, size_t n)
{
	size_t i;

	buf_char(to, '"');
	for (i = 0; i < n; i++) {
		if (s[i] == '\n')
			buf_string(to, "\\n");
		else if (s[i] == '\t')
			buf_string(to, "\\t");
		else if (s[i] == '"' || s[i] == '\\')
			buf_printf(to, "\\%c", s[i]);
		else
			buf_char(to, s[i]);
	}
	buf_char(to, '"');
}

static void
dump_length(struct buf *to, const struct value *v)
{
	if (v->length || !v->percent)
		dump_thousandths(to, v->length, "pt");
	if (v->length && v->percent > 0)
		buf_char(to, '+');
	if (v->percent)
		dump_thousandths(to, v->percent, "%");
}

static void
dump_value(struct buf *to, const struct value *v)
{
	switch (v->type) {
	case VALUE_KEYWORD:
		buf_string(to, fo_keyword_name(v->keyword));
		break;
	case VALUE_LENGTH:
		dump_length(to, v);
		break;
	case VALUE_NUMBER:
		buf_printf(to, "%g", v->number);
		break;
	case VALUE_PROPORTION:
		buf_printf(to, "proportion(%g)", v->number);
		break;
	case VALUE_COLOR:
		buf_printf(to, "#%08x", (unsigned)v->rgba);
		break;
	case VALUE_STRING:
		dump_quoted(to, v->string, strlen(v->string));
		break;
	}
}

static void
dump_property(struct buf *to, enum fo_prop prop, const struct value *v)
{
	buf_printf(to, " %s=", fo_prop_name(prop));
	dump_value(to, v);
}

static void
dump_inherited(struct buf *to, const struct fo *fo)
{
	int i;

	if (fo->parent && fo->parent->inherited == fo->inherited)
		return;
	for (i = 0; i < FO_INHERITED; i++) {
		const struct value *above = fo->parent ? &fo->parent->inherited[i]
		                                       : &prop_row((enum fo_prop)i)->initial;

		if (!value_equal(above, &fo->inherited[i]))
			dump_property(to, (enum fo_prop)i, &fo->inherited[i]);
	}
}

static void
dump_own(struct buf *to, const struct fo *fo)
{
	int i;

	for (i = 0; i < fo->own_count; i++) {
		enum fo_prop prop = (enum fo_prop)fo->own[i].prop;

		if (!value_equal(&fo->own[i].value, &prop_row(prop)->initial))
			dump_property(to, prop, &fo->own[i].value);
	}
}

static void
dump_fields(struct buf *to, const struct fo *fo)
{
	if (fo->id)
		buf_printf(to, " id=%s", fo->id);
	if (fo->role)
		buf_printf(to, " role=%s", fo->role);
	if (fo->alt_text) {
		buf_string(to, " alt=");
		dump_quoted(to, fo->alt_text, strlen(fo->alt_text));
	}
	if (strcmp(fo->lang, fo->parent ? fo->parent->lang : "") != 0)
		buf_printf(to, " lang=%s", *fo->lang ? fo->lang : "\"\"");
}

static void
dump_object(struct buf *to, const struct fo *fo, int depth)
{
	const struct fo *child;

	buf_printf(to, "%*s%s", depth * 2, "", fo_kind_name(fo->kind));
	dump_fields(to, fo);
	dump_inherited(to, fo);
	dump_own(to, fo);
	if (fo->text) {
		buf_char(to, ' ');
		dump_quoted(to, fo->text, fo->text_length);
	}
	buf_char(to, '\n');
	for (child = fo->first; child; child = child->next)
		dump_object(to, child, depth + 1);
}

void
fo_dump(const struct fo_document *document, struct buf *to)
{
	dump_object(to, document->root, 0);
}
