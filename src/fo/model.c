/*
 * May this object stand here?  The content models of XSL 1.1, chapter 6, as
 * kinds.def gives them, applied leniently: what layout can make sense of
 * is kept, with a message.
 */
#include "fo/inside.h"

#include <string.h>

/* One item of a list of named children: "a|b|c*". */
struct item {
	const char *names;
	size_t length;                    /* without the sign */
	char sign;                        /* ? * + or a space for exactly one */
};

/* Reads the item at *p and goes to the next; false at the end. */
static bool
next_item(const char **p, struct item *item)
{
	size_t n = strcspn(*p, " ");

	if (n == 0)
		return false;
	item->names = *p;
	item->sign = strchr("?*+", (*p)[n - 1]) ? (*p)[n - 1] : ' ';
	item->length = item->sign == ' ' ? n : n - 1;
	*p += n + ((*p)[n] == ' ');
	return true;
}

static bool
item_names(const struct item *item, const char *name)
{
	const char *p = item->names, *end = p + item->length;
	size_t n = strlen(name);

	while (p < end) {
		const char *bar = memchr(p, '|', (size_t)(end - p));
		size_t length = (size_t)((bar ? bar : end) - p);

		if (length == n && memcmp(p, name, n) == 0)
			return true;
		p += length + 1;
	}
	return false;
}

/* The place of a kind among the named children; -1: not there. */
static int
find_item(const char *named, const char *name, struct item *item)
{
	int at;

	for (at = 0; next_item(&named, item); at++)
		if (item_names(item, name))
			return at;
	return -1;
}

void
model_begin(struct model *model, const struct fo *parent)
{
	const struct fo *fo = parent;

	memset(model, 0, sizeof *model);
	model->parent = parent;
	while (fo->parent && kind_row(fo->kind)->class == CLASS_NEUTRAL &&
	    (kind_row(fo->kind)->holds || (fo != parent && fo->kind == FO_MULTI_PROPERTIES)))
		fo = fo->parent;
	model->holder = fo->kind;
	model->holds = kind_row(fo->kind)->holds;
}

static enum verdict
admit_named(struct model *model, enum fo_kind kind, int at, const struct item *item,
    struct place place, struct diags *diags)
{
	const char *name = fo_kind_name(kind), *parent = fo_kind_name(model->parent->kind);
	bool is_repeated = model->seen & 1u << at;

	if (at < model->item || model->has_other)
		diag(diags, DIAG_FO_ORDER, place, name, parent);
	else if (is_repeated && (item->sign == '?' || item->sign == ' '))
		diag(diags, DIAG_FO_SURPLUS, place, name, parent);
	model->item = at > model->item ? at : model->item;
	model->seen |= 1u << at;
	return VERDICT_KEEP;
}

static bool
holds_class(int holds, enum kind_class class)
{
	switch (class) {
	case CLASS_TEXT:
		return holds & HOLDS_T;
	case CLASS_INLINE:
		return holds & HOLDS_I;
	case CLASS_BLOCK:
		return holds & HOLDS_B;
	case CLASS_OUT:
	case CLASS_NEUTRAL:
		return holds & (HOLDS_I | HOLDS_B);
	case CLASS_PART:
		break;
	}
	return false;
}

static enum verdict
refuse(const struct model *model, enum fo_kind kind, struct place at, struct diags *diags)
{
	enum kind_class class = kind_row(kind)->class;
	const char *parent = fo_kind_name(model->holder), *name = fo_kind_name(kind);

	if (model->holds & HOLDS_B && class == CLASS_TEXT) {
		diag(diags, DIAG_FO_BARE, at, "text", parent);
		return VERDICT_WRAP;
	}
	if (model->holds & HOLDS_B && class == CLASS_INLINE) {
		diag(diags, DIAG_FO_BARE, at, name, parent);
		return VERDICT_WRAP;
	}
	if (class != CLASS_TEXT && kind != FO_UNKNOWN)
		diag(diags, DIAG_FO_MISPLACED, at, name, parent);
	return VERDICT_DROP;
}

enum verdict
model_admit(struct model *model, enum fo_kind kind, struct place at, struct diags *diags)
{
	const struct kind_row *parent = kind_row(model->parent->kind);
	enum kind_class class = kind_row(kind)->class;
	struct item item;
	int number = -1;

	if (holds_class(model->holds, class) && class != CLASS_PART) {
		model->has_other = true;
		return VERDICT_KEEP;
	}
	if (class != CLASS_TEXT)
		number = find_item(parent->named, kind_row(kind)->name, &item);
	if (number >= 0)
		return admit_named(model, kind, number, &item, at, diags);
	return refuse(model, kind, at, diags);
}

void
model_end(struct model *model, struct diags *diags)
{
	const char *named = kind_row(model->parent->kind)->named, *bar;
	struct item item;
	char name[64];
	int at;

	for (at = 0; next_item(&named, &item); at++) {
		if (model->seen & 1u << at || item.sign == '?' || item.sign == '*')
			continue;
		bar = memchr(item.names, '|', item.length);
		snprintf(name, sizeof name, "%.*s",
		    (int)(bar ? bar - item.names : (ptrdiff_t)item.length), item.names);
		diag(diags, DIAG_FO_LACKS, model->parent->at,
		    fo_kind_name(model->parent->kind), name);
	}
}
