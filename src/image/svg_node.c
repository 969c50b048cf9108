/*
 * Nodes of the tree as the reader of SVG sees them, and what it says of
 * them.
 */
#include "image/svg.h"

#include <stdarg.h>
#include <string.h>

#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"

/* ---- nodes --------------------------------------------------------- */

bool
svg_is_element(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	    strcmp((const char *)node->ns->href, SVG_NAMESPACE) == 0;
}

bool
svg_is(const xmlNode *node, const char *name)
{
	return svg_is_element(node) && strcmp((const char *)node->name, name) == 0;
}

/* An attribute with an entity in it never comes here: svg.c saw to that. */
static const char *
value_of(const xmlAttr *attribute)
{
	if (!attribute->children || !attribute->children->content)
		return "";
	return (const char *)attribute->children->content;
}

static const char *
attribute_in(const xmlNode *node, const char *space, const char *name)
{
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next) {
		if (strcmp((const char *)a->name, name) != 0)
			continue;
		if (!a->ns ? !space : space && strcmp((const char *)a->ns->href, space) == 0)
			return value_of(a);
	}
	return NULL;
}

const char *
svg_attribute(const xmlNode *node, const char *name)
{
	return attribute_in(node, NULL, name);
}

const char *
svg_reference(const xmlNode *node)
{
	const char *href = svg_attribute(node, "href");

	return href ? href : attribute_in(node, XLINK_NAMESPACE, "href");
}

double
svg_length_of(struct svg *svg, const xmlNode *node, const char *name, double whole,
    double absent)
{
	const char *text = svg_attribute(node, name);
	double value;

	if (!text || strcmp(text, "auto") == 0)
		return absent;
	if (svg_length(text, whole, &value))
		return value;
	svg_bad_value(svg, node, name, text);
	return absent;
}

/* ---- what is said -------------------------------------------------- */

bool
svg_stopped(const struct svg *svg)
{
	return svg->beyond || svg->failed;
}

void
svg_beyond(struct svg *svg, const xmlNode *node, const char *format, ...)
{
	char text[160];
	va_list args;

	if (svg_stopped(svg))
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	svg->beyond = arena_printf(svg->scratch, "line %ld: '%s' with %s",
	    xmlGetLineNo(node), (const char *)node->name, text);
}

void
svg_fail(struct svg *svg, enum diag_code code, const char *format, ...)
{
	char text[300];
	va_list args;

	if (svg_stopped(svg))
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	image_find(svg->findings, code, "%s", text);
	svg->failed = true;
}

void
svg_bad_value(struct svg *svg, const xmlNode *node, const char *name, const char *value)
{
	image_find(svg->findings, DIAG_IMAGE_VALUE, "line %ld: %s=\"%.60s\" has no meaning",
	    xmlGetLineNo(node), name, value);
}

/* ---- references ---------------------------------------------------- */

static void
collect_ids(struct svg *svg, const xmlNode *node)
{
	const char *id;

	for (; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		id = svg_attribute(node, "id");
		if (id && !table_find(&svg->ids, id))
			table_put(&svg->ids, id, (void *)(uintptr_t)node);
		collect_ids(svg, node->children);
	}
}

const xmlNode *
svg_find_id(struct svg *svg, const xmlNode *node, const char *id)
{
	if (!svg->has_ids) {
		svg->has_ids = true;
		svg->ids.arena = svg->scratch;
		collect_ids(svg, xmlDocGetRootElement(node->doc));
	}
	return table_find(&svg->ids, id);
}
