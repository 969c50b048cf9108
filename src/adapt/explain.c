/*
 * Which template of recasting an element meets: its own, or that of what holds it.
 */
#include "adapt/inside.h"

#include <libxslt/pattern.h>
#include <libxslt/transform.h>
#include <string.h>

static bool
is_at(const xmlNode *node, const struct place *at, struct arena *arena)
{
	struct place place = content_place(node, arena);

	return place.file && place.line == at->line && strcmp(place.file, at->file) == 0;
}

const struct _xmlNode *
adapt_find(const struct _xmlNode *node, const struct place *at, const char *name,
    struct arena *arena)
{
	const xmlNode *c, *found;

	if (node->type == XML_ELEMENT_NODE && is_at(node, at, arena) &&
	    (!name || strcmp((const char *)node->name, name) == 0))
		return node;
	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && (found = adapt_find(c, at, name, arena)))
			return found;
	return NULL;
}

/* What copies everything says nothing. */
static bool
is_identity(const xsltTemplate *template)
{
	return !template->match || strcmp((const char *)template->match, "@*|node()") == 0;
}

/* The template in the main mode for the node or for the nearest ancestor that has one. */
static const xsltTemplate *
find_template(xsltStylesheet *sheet, xmlDoc *xml, const xmlNode *node)
{
	xsltTransformContext *ctxt = xsltNewTransformContext(sheet, xml);
	const xsltTemplate *found = NULL;

	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		found = xsltGetTemplate(ctxt, (xmlNode *)node, NULL);
		if (found && !is_identity(found))
			break;
		found = NULL;
	}
	xsltFreeTransformContext(ctxt);
	return found;
}

bool
adapt_template(struct adapt_press *press, const struct adapt_job *job, const struct place *at,
    const char *name, struct adapt_template *template)
{
	const char *recast = recast_name(press, job);
	struct run run = { .press = press, .job = job };
	xsltStylesheet *sheet = recast ? find_sheet(&run, recast) : NULL;
	xmlDoc *profiled = sheet ? run_sheet(press, job->doc->xml, "adapt/profile.xsl", job) : NULL;
	const xmlNode *node = NULL;
	const xsltTemplate *found = NULL;

	if (profiled)
		node = adapt_find(xmlDocGetRootElement(profiled), at, name, job->arena);
	if (node)
		found = find_template(sheet, profiled, node);
	if (found) {
		template->match = arena_strdup(job->arena, (const char *)found->match);
		template->place.file = content_shown(press->content,
		    (const char *)found->elem->doc->URL);
		template->place.line = (int)xmlGetLineNo(found->elem);
	}
	xmlFreeDoc(profiled);
	return found != NULL;
}
