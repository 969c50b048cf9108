/*
 * A tree onto paper for people: indented where nobody can tell.
 *
 * Blank space between two inlines is seen, between two blocks it is not.  So a
 * line is broken only inside elements that hold blocks and nothing else.
 */
#include "content/inside.h"

#include <libxml/xmlsave.h>
#include <string.h>

/* Formatting objects that stand within a line. */
static bool
is_fo_inline(const xmlNode *node)
{
	static const char *const names[] = { "inline", "basic-link", "page-number",
		"page-number-citation", "page-number-citation-last", "leader", "external-graphic",
		"instream-foreign-object", "character", "bidi-override", "inline-container",
		"footnote", "wrapper", "retrieve-marker" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp((const char *)node->name, names[i]) == 0)
			return true;
	return false;
}

static bool
holds_blocks(const xmlNode *node)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (c->type != XML_COMMENT_NODE &&
		    (c->type != XML_ELEMENT_NODE || content_is_inline(c) || is_fo_inline(c)))
			return false;
	return node->children != NULL;
}

static void
drop_blanks(xmlNode *node)
{
	xmlNode *c, *next;

	for (c = node->children; c; c = next) {
		next = c->next;
		if (c->type == XML_TEXT_NODE && xmlIsBlankNode(c) && node->children->next) {
			const xmlNode *side = c->prev ? c->prev : c->next;

			if (side->type != XML_ELEMENT_NODE || content_is_inline(side) ||
			    is_fo_inline(side))
				continue;
			xmlUnlinkNode(c);
			xmlFreeNode(c);
		}
	}
}

static void
break_line(xmlNode *before, xmlNode *parent, int depth)
{
	struct buf blank = { 0 };
	xmlNode *text;
	int i;

	buf_char(&blank, '\n');
	for (i = 0; i < depth; i++)
		buf_string(&blank, "  ");
	text = xmlNewText(BAD_CAST blank.bytes);
	if (before)
		xmlAddPrevSibling(before, text);
	else
		xmlAddChild(parent, text);
	buf_drop(&blank);
}

static void
indent(xmlNode *node, int depth)
{
	xmlNode *c, *next;

	drop_blanks(node);
	if (!holds_blocks(node))
		return;
	for (c = node->children; c; c = next) {
		next = c->next;
		break_line(c, node, depth + 1);
		if (c->type == XML_ELEMENT_NODE)
			indent(c, depth + 1);
	}
	break_line(NULL, node, depth);
}

static int
put_bytes(void *to, const char *bytes, int n)
{
	buf_put(to, bytes, (size_t)n);
	return n;
}

void
content_print(struct _xmlDoc *xml, struct buf *to)
{
	xmlDoc *copy = xmlCopyDoc(xml, 1);
	xmlNode *root = xmlDocGetRootElement(copy);
	xmlSaveCtxt *save = xmlSaveToIO(put_bytes, NULL, to, "UTF-8", 0);

	if (root)
		indent(root, 0);
	xmlSaveDoc(save, copy);
	xmlSaveClose(save);
	xmlFreeDoc(copy);
}
