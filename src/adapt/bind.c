/*
 * FO trees into the text of one file.
 *
 * Names are made unique in place, since some of a tree is put into the pack's own; then it is
 * written, a page-sequence at a time.  What pack.xsl has to say about a part's
 * pages (where they begin, what stands at their edge) is only known when all parts are
 * there: two marks keep its places, characters that no XML can hold.
 */
#include "adapt/bind.h"

#include <string.h>

#define FO_NS "http://www.w3.org/1999/XSL/Format"

enum { MARK_ATTRIBUTES = 1, MARK_STATICS = 2 };

static bool
is_fo(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns && node->ns->href &&
	    strcmp((const char *)node->ns->href, FO_NS) == 0 &&
	    (!name || strcmp((const char *)node->name, name) == 0);
}

static const char *
value_of(const xmlAttr *attribute)
{
	return attribute->children && attribute->children->content
	    ? (const char *)attribute->children->content : "";
}

/* ---- names ---------------------------------------------------------------- */

static bool
is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* "document" is the whole of what is bound, "pack." names things in other parts. */
static bool
is_common(const char *name, const char *value)
{
	return strncmp(value, "pack.", 5) == 0 ||
	    (strcmp(name, "ref-id") == 0 && strcmp(value, "document") == 0);
}

static void
lower_heading(const struct binder *binder, xmlAttr *role)
{
	const char *value = value_of(role);
	int level;
	char lowered[3] = "H1";

	if (value[0] != 'H' || value[1] < '1' || value[1] > '6' || value[2])
		return;
	level = value[1] - '0' + binder->lower;
	lowered[1] = (char)('0' + (level > 6 ? 6 : level));
	xmlSetProp(role->parent, BAD_CAST "role", BAD_CAST lowered);
}

static void
rename_attribute(const struct binder *binder, xmlAttr *attribute)
{
	static const char *const names[] = { "id", "ref-id", "internal-destination", "master-name",
		"master-reference", "marker-class-name", "retrieve-class-name", "index-key",
		"ref-index-key", NULL };
	const char *name = (const char *)attribute->name, *value = value_of(attribute);

	if (attribute->ns)
		return;
	if (strcmp(name, "role") == 0)
		lower_heading(binder, attribute);
	else if (is_one_of(name, names) && *value && !is_common(name, value))
		xmlSetProp(attribute->parent, attribute->name,
		    BAD_CAST arena_printf(binder->pack->arena, "p%d.%s", binder->number, value));
}

void
bind_rename(struct binder *binder, xmlNode *root)
{
	xmlAttr *a;
	xmlNode *n;

	for (a = root->properties; a && is_fo(root, NULL); a = a->next)
		rename_attribute(binder, a);
	for (n = root->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			bind_rename(binder, n);
}

/* ---- text ----------------------------------------------------------------- */

static void
put_escaped(struct buf *to, const char *s, size_t n, bool in_attribute)
{
	size_t plain;

	while (n > 0) {
		for (plain = 0; plain < n && !strchr("&<>\"\n\r\t", s[plain]); plain++)
			;
		buf_put(to, s, plain);
		s += plain;
		n -= plain;
		if (n == 0)
			return;
		if (*s == '&')
			buf_string(to, "&amp;");
		else if (*s == '<')
			buf_string(to, "&lt;");
		else if (*s == '>')
			buf_string(to, "&gt;");
		else if (in_attribute || *s == '\r')
			buf_printf(to, "&#%d;", *s);
		else
			buf_char(to, *s);
		s++;
		n--;
	}
}

static void
put_name(struct buf *to, const xmlNs *ns, const xmlChar *name)
{
	if (ns && ns->prefix) {
		buf_string(to, (const char *)ns->prefix);
		buf_char(to, ':');
	}
	buf_string(to, (const char *)name);
}

static void
put_attribute(struct buf *to, const xmlAttr *a)
{
	buf_char(to, ' ');
	put_name(to, a->ns, a->name);
	buf_string(to, "=\"");
	put_escaped(to, value_of(a), strlen(value_of(a)), true);
	buf_char(to, '"');
}

static void
put_namespaces(struct buf *to, const xmlNode *node)
{
	const xmlNs *ns;

	for (ns = node->nsDef; ns; ns = ns->next) {
		buf_printf(to, " xmlns%s%s=\"", ns->prefix ? ":" : "",
		    ns->prefix ? (const char *)ns->prefix : "");
		put_escaped(to, (const char *)ns->href, strlen((const char *)ns->href), true);
		buf_char(to, '"');
	}
}

static void
put_node(struct binder *binder, const xmlNode *node, struct buf *to);

static void
put_children(struct binder *binder, const xmlNode *node, struct buf *to)
{
	const xmlNode *n;

	for (n = node->children; n; n = n->next)
		put_node(binder, n, to);
}

/* ---- the parts' places ----------------------------------------------------- */

static int
number_of(const xmlNode *place)
{
	xmlChar *n = xmlGetNoNsProp(place, BAD_CAST "n");
	int number = 0;
	const xmlChar *c;

	for (c = n; c && *c >= '0' && *c <= '9' && number < 100000; c++)
		number = number * 10 + (*c - '0');
	xmlFree(n);
	return number;
}

/* Where the part begins is said of its first pages only. */
static void
put_given(const xmlNode *place, bool is_first, struct buf *to)
{
	const xmlAttr *a;

	for (a = place->properties; a; a = a->next) {
		const char *name = (const char *)a->name;

		if (strcmp(name, "n") != 0 && (is_first || strcmp(name, "initial-page-number") != 0))
			put_attribute(to, a);
	}
}

static void
put_part(struct binder *binder, const xmlNode *place, struct buf *to)
{
	int number = number_of(place);
	struct buf *pages;
	size_t at = 0, n;
	bool is_first = true;

	if (number < 1 || number > binder->pack->count)
		return;
	pages = &binder->pack->hulls[number - 1].pages;
	while (at < pages->count) {
		n = strcspn(pages->bytes + at, "\1\2");
		buf_put(to, pages->bytes + at, n);
		at += n;
		if (at < pages->count && pages->bytes[at] == MARK_ATTRIBUTES)
			put_given(place, is_first, to);
		else if (at < pages->count)
			put_children(binder, place, to);
		is_first = is_first && !(at < pages->count && pages->bytes[at] == MARK_STATICS);
		at++;
	}
	buf_drop(pages);
}

static bool
is_place(const xmlNode *node)
{
	return strcmp((const char *)node->name, "part") == 0 && node->ns && node->ns->href &&
	    strcmp((const char *)node->ns->href, CONTENT_AT_NS) == 0;
}

static void
put_element(struct binder *binder, const xmlNode *node, struct buf *to)
{
	const xmlAttr *a;

	buf_char(to, '<');
	put_name(to, node->ns, node->name);
	put_namespaces(to, node);
	for (a = node->properties; a; a = a->next)
		put_attribute(to, a);
	if (!node->children) {
		buf_string(to, "/>");
		return;
	}
	buf_char(to, '>');
	put_children(binder, node, to);
	buf_string(to, "</");
	put_name(to, node->ns, node->name);
	buf_char(to, '>');
}

static void
put_node(struct binder *binder, const xmlNode *node, struct buf *to)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		put_escaped(to, (const char *)node->content, strlen((const char *)node->content), false);
	else if (node->type == XML_ELEMENT_NODE && is_place(node))
		put_part(binder, node, to);
	else if (node->type == XML_ELEMENT_NODE)
		put_element(binder, node, to);
}

/* The root's properties are inherited: they go down to what is left of its tree. */
static void
put_inherited(const xmlNode *root, struct buf *to)
{
	const xmlAttr *a;

	for (a = root->properties; a; a = a->next)
		if (!a->ns || strcmp((const char *)a->ns->href, CONTENT_AT_NS) != 0)
			put_attribute(to, a);
}

void
bind_sequence(struct binder *binder, const xmlNode *root, xmlNode *sequence, struct buf *to)
{
	const xmlAttr *a;

	buf_string(to, "<fo:page-sequence");
	put_namespaces(to, root);
	put_inherited(root, to);
	for (a = sequence->properties; a; a = a->next)
		put_attribute(to, a);
	buf_char(to, MARK_ATTRIBUTES);
	buf_char(to, '>');
	buf_char(to, MARK_STATICS);
	put_children(binder, sequence, to);
	buf_string(to, "</fo:page-sequence>\n");
}

void
bind_pack(struct binder *binder, xmlNode *root, struct buf *to)
{
	buf_string(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	put_element(binder, root, to);
	buf_char(to, '\n');
}
