/*
 * What stands once for each child of a group.
 *
 *     <tr each="child" blank="8"> --> a row for each first name; without names eight blank ones
 *
 * The first names are one field of the group, children, parted by commas.  What is repeated is
 * copied before anything else is merged, so that copies may hold other fields as well.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };                       /* of a group of 6 to 10 children */

bool
repeats_children(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && xmlHasProp((xmlNode *)node, BAD_CAST "each");
}

bool
is_first_name(const xmlNode *node)
{
	const char *name = is_content(node, "insert") ? attribute(node, "name") : NULL;

	return name && strcmp(name, "first-name") == 0;
}

/* Inserts of the name become the name, or leave. */
static void
name_copy(xmlNode *copy, const char *name)
{
	xmlNode *n, *next;

	for (n = copy; n; n = next) {
		next = next_node(n, copy);
		if (is_first_name(n))
			put_value(n, name, name, true);
	}
}

static void
add_copy(xmlNode *pattern, const char *name)
{
	xmlNode *copy = xmlDocCopyNode(pattern, pattern->doc, 1);

	xmlUnsetProp(copy, BAD_CAST "each");
	xmlUnsetProp(copy, BAD_CAST "blank");
	xmlAddPrevSibling(pattern, copy);
	name_copy(copy, name);
}

/* The next of some names, without the blanks around it; NULL: there is no more. */
static const char *
take_name(const char **names, struct arena *arena)
{
	const char *name;
	size_t n;

	*names += strspn(*names, ", ");
	n = strcspn(*names, ",");
	if (n == 0)
		return NULL;
	name = *names;
	*names += n;
	while (name[n - 1] == ' ')
		n--;
	return arena_strndup(arena, name, n);
}

static void
repeat(xmlNode *pattern, const char *names, struct arena *arena)
{
	const char *blank = attribute(pattern, "blank"), *name;
	int count = 0, blanks = blank ? atoi(blank) : 0;

	while (names && count < MOST && (name = take_name(&names, arena))) {
		add_copy(pattern, name);
		count++;
	}
	for (; count == 0 && blanks > 0; blanks--)
		add_copy(pattern, NULL);
	xmlUnlinkNode(pattern);
	xmlFreeNode(pattern);
}

bool
content_repeats_children(const struct content_doc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc->xml), *n;

	for (n = root; n; n = next_node(n, root))
		if (repeats_children(n))
			return true;
	return false;
}

void
repeat_children(struct content_doc *doc, const char *names)
{
	xmlNode *root = xmlDocGetRootElement(doc->xml), *n, *next;

	for (n = root; n; n = next) {
		next = next_node(n, root);
		if (!repeats_children(n))
			continue;
		next = node_after(n, root);
		repeat(n, names, doc->arena);
	}
}
