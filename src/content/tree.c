/*
 * Small words for walking libxml2's trees.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

bool
is_content(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	    strcmp((const char *)node->ns->href, CONTENT_NS) == 0 &&
	    strcmp((const char *)node->name, name) == 0;
}

bool
content_is_inline(const xmlNode *node)
{
	static const char *const names[] = { "em", "strong", "insert", "symbol", "ref", "a", "br",
		"span", "count", "plural", "date", "time", "number", "sub", "sup", "key" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (is_content(node, names[i]))
			return true;
	return false;
}

bool
content_has_text(const xmlNode *node)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (content_is_inline(c) || (c->type == XML_TEXT_NODE && !xmlIsBlankNode(c)))
			return true;
	return false;
}

/* The value of an attribute without namespace, lent; NULL when it is not
 * there.  Entities are refused at load, so a value is one text node. */
const char *
attribute(const xmlNode *node, const char *name)
{
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		if (!a->ns && strcmp((const char *)a->name, name) == 0)
			return a->children && a->children->content
			    ? (const char *)a->children->content
			    : "";
	return NULL;
}

/* The node that follows in document order, below `top`; NULL after the last. */
xmlNode *
next_node(const xmlNode *node, const xmlNode *top)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* The node that follows `node` and all that it holds. */
xmlNode *
node_after(xmlNode *node, const xmlNode *top)
{
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

bool
content_has_word(const char *list, const char *word)
{
	size_t n = strlen(word), k;

	for (; *list; list += k) {
		list += strspn(list, " \t\r\n");
		k = strcspn(list, " \t\r\n");
		if (k == n && n > 0 && memcmp(list, word, n) == 0)
			return true;
	}
	return false;
}

/* The text below a node, runs of blanks made one, none at the ends. */
char *
content_text(const xmlNode *node, struct arena *arena)
{
	struct buf text = { 0 };
	const xmlNode *n;
	const char *s;
	char *kept;

	for (n = next_node(node, node); n; n = next_node(n, node)) {
		if (n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE)
			continue;
		for (s = (const char *)n->content; s && *s; s++) {
			bool blank = strchr(" \t\r\n", *s) != NULL;

			if (!blank)
				buf_char(&text, (unsigned char)*s);
			else if (text.count && text.bytes[text.count - 1] != ' ')
				buf_char(&text, ' ');
		}
	}
	if (text.count && text.bytes[text.count - 1] == ' ')
		text.count--;
	kept = arena_strndup(arena, text.bytes ? text.bytes : "", text.count);
	buf_drop(&text);
	return kept;
}

xmlNode *
first_child(const xmlNode *node, const char *name)
{
	xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (is_content(c, name))
			return c;
	return NULL;
}

/* Until the tree is stamped, a node's `_private` names its file. */
struct place
raw_place(const xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	if (!node)
		return (struct place){ NULL, 0 };
	return (struct place){ node->_private, (int)xmlGetLineNo((xmlNode *)node) };
}

/* Write every element's place into pa:at. */
void
stamp(xmlNode *root)
{
	xmlNs *ns = xmlNewNs(root, BAD_CAST CONTENT_AT_NS, BAD_CAST "pa");
	struct buf at = { 0 };
	xmlNode *n;

	for (n = root; n; n = next_node(n, root)) {
		struct place place;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		place = raw_place(n);
		at.count = 0;
		buf_printf(&at, "%s:%d", place.file, place.line);
		xmlNewNsProp(n, ns, BAD_CAST "at", BAD_CAST at.bytes);
	}
	for (n = root; n; n = next_node(n, root))
		n->_private = NULL;
	buf_drop(&at);
}

static const xmlAttr *
find_at(const xmlNode *node)
{
	const xmlAttr *a;

	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		for (a = node->properties; a; a = a->next)
			if (a->ns && a->children && strcmp((const char *)a->name, "at") == 0 &&
			    strcmp((const char *)a->ns->href, CONTENT_AT_NS) == 0)
				return a;
	return NULL;
}

struct place
content_place(const struct _xmlNode *node, struct arena *arena)
{
	const xmlAttr *at;
	const char *value, *colon;

	while (node && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	at = find_at(node);
	if (!at)
		return (struct place){ NULL, 0 };
	value = (const char *)at->children->content;
	colon = strrchr(value, ':');
	if (!colon)
		return (struct place){ arena_strdup(arena, value), 0 };
	return (struct place){ arena_strndup(arena, value, (size_t)(colon - value)),
		(int)strtol(colon + 1, NULL, 10) };
}
