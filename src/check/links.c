/*
 * Links between materials: what guides tell leaders to print.
 *
 * That a reference leads to a material is seen to when a guide is loaded.  Here: a line
 * that says «Print:» must have one, and sheets that no guide names are listed, because
 * leaders find those in the catalogue only.
 */
#include "check/check.h"

#include <libxml/tree.h>
#include <string.h>

static bool
has_reference(const xmlNode *node)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    (strcmp((const char *)c->name, "ref") == 0 || has_reference(c)))
			return true;
	return false;
}

static bool
tells_to_print(const xmlNode *node)
{
	const xmlNode *c = node->children;

	return c && c->type == XML_TEXT_NODE && content_has_text(node) &&
	    strncmp((const char *)c->content + strspn((const char *)c->content, " \t\r\n"), "Print:",
	        6) == 0;
}

static void
look_at(struct press *press, const xmlNode *node, struct table *named)
{
	struct arena *arena = press->order->arena;
	const xmlNode *c;
	xmlChar *to;

	if (tells_to_print(node) && !has_reference(node))
		diag(press->diags, DIAG_CHECK_PRINT, content_place(node, arena), "Print:");
	to = strcmp((const char *)node->name, "ref") == 0
	    ? xmlGetNoNsProp((xmlNode *)node, BAD_CAST "to") : NULL;
	if (to)
		table_put(named, (const char *)to, press);
	xmlFree(to);
	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			look_at(press, c, named);
}

static void
look_at_guide(struct press *press, const char *path, struct table *named)
{
	struct diags *unheard = diags_new();
	struct content_doc *doc = content_load(press->content, path, press->order->arena, unheard);

	if (doc)
		look_at(press, xmlDocGetRootElement(doc->xml), named);
	content_drop(doc);
	diags_drop(unheard);
}

void
check_links(struct press *press)
{
	struct table named = { .arena = press->order->arena };
	size_t count, i;
	const struct content_material *list = content_list(press->content, &count, press->diags);
	const char *mark = "No guide names: ";

	for (i = 0; i < count; i++)
		if (strcmp(list[i].kind, "guide") == 0)
			look_at_guide(press, list[i].path, &named);
	for (i = 0; i < count; i++)
		if (strcmp(list[i].kind, "guide") != 0 && strcmp(list[i].kind, "pack") != 0 &&
		    !table_find(&named, list[i].id)) {
			printf("%s%s", mark, list[i].id);
			mark = ", ";
		}
	if (*mark == ',')
		puts(".");
}
