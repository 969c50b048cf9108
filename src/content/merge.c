/*
 * Inserts, dates, times and numbers into text.
 *
 * A value is text and nothing else: it becomes a text node, so that no markup can come
 * in by a roster.  In a language that runs from right to left, names and
 * figures that do not are fenced in a span, or a street would be read backwards.
 */
#include "content/inside.h"

#include <string.h>

struct merge {
	struct content_doc *doc;
	const struct content_wish *wish;
	struct content_fields *fields;
	struct diags *diags;
	struct table known;               /* names that the material has */
	struct content_holes *holes;      /* signs are put in place of values; or NULL */
};

/* Is the element, by its own profile and its ancestors', for this reader? */
bool
fits(const xmlNode *node, const struct content_wish *wish)
{
	const char *list;

	/* The root's lists name versions; they are no profile. */
	for (; node && node->parent && node->parent->type == XML_ELEMENT_NODE; node = node->parent) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		list = attribute(node, "ages");
		if (list && *wish->ages && !content_has_word(list, wish->ages))
			return false;
		list = attribute(node, "reader");
		if (list && !content_has_word(list, wish->reader))
			return false;
	}
	return true;
}

/* ---- into the tree --------------------------------------------------- */

/* A name among words of the other direction: <span dir xml:lang>. */
static xmlNode *
fence(const xmlNode *insert, const char *value, const char *shown, bool is_rtl)
{
	xmlNode *span = xmlNewDocNode(insert->doc, insert->parent->ns, BAD_CAST "span", NULL);

	xmlNewProp(span, BAD_CAST "dir", BAD_CAST(is_rtl ? "rtl" : "ltr"));
	if (!is_rtl && has_letters(value, false))
		xmlNodeSetLang(span, BAD_CAST CONTENT_SOURCE_LANG);
	xmlAddChild(span, xmlNewDocText(insert->doc, BAD_CAST shown));
	return span;
}

void
put_value(xmlNode *insert, const char *text, const char *shown, bool is_free)
{
	bool is_rtl = content_is_rtl(nearest_lang(insert->parent));
	xmlNode *made;

	if (text && is_free && is_rtl && !has_letters(text, true))
		made = fence(insert, text, shown, false);
	else if (text && is_free && !is_rtl && has_letters(text, true))
		made = fence(insert, text, shown, true);
	else
		made = xmlNewDocText(insert->doc, BAD_CAST(text ? shown : ""));
	if (text)
		xmlAddPrevSibling(insert, made);
	else
		xmlFreeNode(made);
	xmlUnlinkNode(insert);
	xmlFreeNode(insert);
}

static bool
is_optional(const xmlNode *insert)
{
	const char *optional = attribute(insert, "optional");

	return optional && strcmp(optional, "yes") == 0;
}

/* The value of a field for this document: the children of a group are no letter's business. */
static const char *
value_for(const struct merge *m, const char *name)
{
	const struct content_field *field = content_fields_find(m->fields, name);

	if (field && field->is_private && strcmp(m->doc->kind, "letter") == 0)
		return NULL;
	return field && *field->value ? field->value : NULL;
}

/* The text of an insert; NULL when there is none, said where one should be. */
static const char *
insert_text(const struct merge *m, const xmlNode *insert, const char *type)
{
	const char *name = attribute(insert, "name");
	struct place place = content_place(insert, m->doc->arena);
	const char *value = value_for(m, name), *text;
	struct typed wanted = { NULL, NULL };

	if (!value) {
		if (!is_optional(insert))
			diag(m->diags, DIAG_CONTENT_FIELD, place, name, name);
		return NULL;
	}
	if (!is_clean(value)) {
		diag(m->diags, DIAG_CONTENT_FIELD_CONTROL, place, name);
		return NULL;
	}
	text = format_value(m->doc, insert, type, value, &wanted);
	if (!text)
		diag(m->diags, DIAG_CONTENT_FIELD_TYPE, place, name, wanted.name, wanted.form);
	return text;
}

/* From 15.30 to nobody knows when is 15.30, without the dash. */
static void
drop_dash(const xmlNode *insert)
{
	xmlNode *dash = insert->prev;

	if (!dash || dash->type != XML_TEXT_NODE ||
	    (strcmp((const char *)dash->content, "\u2013") != 0 &&
	        strcmp((const char *)dash->content, "-") != 0))
		return;
	xmlUnlinkNode(dash);
	xmlFreeNode(dash);
}

static void
merge_insert(struct merge *m, xmlNode *insert)
{
	const char *type = attribute(insert, "type"), *name = attribute(insert, "name");
	const char *text = NULL, *sign = NULL;

	type = type ? type : "text";
	table_put(&m->known, name, m);
	if (fits(insert, m->wish))
		text = insert_text(m, insert, type);
	if (text && m->holes)
		sign = make_hole(m->holes, insert, type, text);
	if (!text && is_optional(insert))
		drop_dash(insert);
	put_value(insert, text, sign ? sign : text, strcmp(type, "text") == 0);
}

/* date, time and number with a fixed value. */
static void
merge_literal(struct merge *m, xmlNode *literal)
{
	const char *value = attribute(literal, "value"), *text;
	struct typed wanted = { NULL, NULL };

	text = format_value(m->doc, literal, (const char *)literal->name, value, &wanted);
	if (!text)
		diag(m->diags, DIAG_CONTENT_LITERAL, content_place(literal, m->doc->arena), value,
		    wanted.name, wanted.form);
	put_value(literal, text, text, false);
}

static bool
is_literal(const xmlNode *n)
{
	return (is_content(n, "date") || is_content(n, "time") || is_content(n, "number")) &&
	    attribute(n, "value");
}

static void
merge_all(struct merge *m, xmlNode *top)
{
	xmlNode *n, *next;

	for (n = top->children; n; n = next) {
		next = n->next;
		if (is_content(n, "insert") && attribute(n, "name"))
			merge_insert(m, n);
		else if (is_literal(n))
			merge_literal(m, n);
		else if (n->type == XML_ELEMENT_NODE)
			merge_all(m, n);
	}
}

/* ---- lines that end up empty ------------------------------------------ */

/* A line of an address, a date line or a badge with inserts, none of which has or needs a value. */
static bool
is_empty_line(const struct merge *m, const xmlNode *line)
{
	const xmlNode *n;
	bool any = false;

	if (!is_content(line, "line") && !is_content(line, "dateline") &&
	    !is_content(line, "badge"))
		return false;
	for (n = next_node(line, line); n; n = next_node(n, line)) {
		if (!is_content(n, "insert"))
			continue;
		any = true;
		if (!is_optional(n) || value_for(m, attribute(n, "name")))
			return false;
	}
	return any;
}

static void
learn_names(struct merge *m, const xmlNode *line)
{
	const xmlNode *n;

	for (n = line->children; n; n = next_node(n, line))
		if (is_content(n, "insert"))
			table_put(&m->known, attribute(n, "name"), m);
}

static void
drop_empty_lines(struct merge *m, xmlNode *root)
{
	xmlNode *n, *next;

	for (n = root; n; n = next) {
		next = next_node(n, root);
		if (!is_empty_line(m, n))
			continue;
		next = node_after(n, root);
		learn_names(m, n);
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

/* ---- what must never be printed ---------------------------------------- */

static void
check_cpr(struct merge *m, xmlNode *root)
{
	xmlNode *n;

	for (n = root; n; n = next_node(n, root))
		if (n->type == XML_ELEMENT_NODE && !content_is_inline(n) && content_has_text(n) &&
		    holds_cpr(content_text(n, m->doc->arena)))
			diag(m->diags, DIAG_CONTENT_CPR, content_place(n, m->doc->arena));
}

/* ---- the document ------------------------------------------------------ */

/* Private as they are, the names reach no letter by this way either. */
static void
merge_children(struct merge *m)
{
	if (!content_repeats_children(m->doc))
		return;
	table_put(&m->known, "children", m);
	repeat_children(m->doc, value_for(m, "children"));
}

static void
name_strangers(const struct merge *m)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < m->known.count; i++)
		names = arena_printf(m->doc->arena, "%s%s%s", names, i ? ", " : "",
		    m->known.rows[i].key);
	for (i = 0; i < m->fields->count; i++) {
		const struct content_field *field = &m->fields->list[i];

		if (!field->is_shared && !table_find(&m->known, field->name))
			diag(m->diags, DIAG_CONTENT_FIELD_UNKNOWN, field->place, field->name,
			    *names ? names : "none");
	}
}

void
content_merge(struct content_doc *doc, const struct content_wish *wish,
    struct content_fields *fields, struct content_holes *holes, struct diags *diags)
{
	struct merge m = { doc, wish, fields, diags, { .arena = doc->arena }, holes };
	xmlNode *root = xmlDocGetRootElement(doc->xml), *title;

	tell_log(doc, wish, diags);
	merge_children(&m);
	drop_empty_lines(&m, root);
	merge_all(&m, root);
	check_cpr(&m, root);
	name_strangers(&m);
	title = first_child(root, "title");
	doc->title = title ? content_text(title, doc->arena) : "";
}
