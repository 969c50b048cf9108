/*
 * Files into trees, and what a document says of itself in XMP.
 */
#include "fo/read.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* More is no document that anybody prints. */
enum { SIZE_LIMIT = 256 << 20 };

/* The text of the first dc:`name` anywhere below, NULL when there is none. */
static const char *
find_metadata(struct reader *r, const xmlNode *node, const char *name, int depth)
{
	const char *found = NULL;
	const xmlNode *child;

	if (node->type == XML_ELEMENT_NODE && has_namespace(node->ns, NS_DC) &&
	    strcmp(text_of(node->name), name) == 0) {
		xmlChar *content = xmlNodeGetContent((xmlNode *)node);

		found = collapse_spaces(r->arena, content ? text_of(content) : "");
		xmlFree(content);
		return found;
	}
	for (child = node->children; child && !found && depth < DEPTH_LIMIT; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			found = find_metadata(r, child, name, depth + 1);
	return found;
}

void
read_metadata(struct reader *r, const xmlNode *root)
{
	struct fo_document *document = r->document;
	const xmlNode *child;

	for (child = root->children; child; child = child->next) {
		if (!is_fo(child) || kind_of(r, child) != FO_DECLARATIONS)
			continue;
		if (!document->title)
			document->title = find_metadata(r, child, "title", 0);
		document->author = find_metadata(r, child, "creator", 0);
		document->subject = find_metadata(r, child, "description", 0);
	}
}

/* ---- files --------------------------------------------------------- */

/* Internal entities only: others would read files for whoever wrote this one. */
static void
declare_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
	if (type == XML_INTERNAL_GENERAL_ENTITY)
		xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

/* The first thing that is wrong; what follows is mostly its consequence. */
struct complaint {
	struct arena *arena;
	int line;
	const char *text;
};

static void
note_complaint(void *context, xmlError *error)
{
	struct complaint *complaint = ((xmlParserCtxt *)context)->_private;

	if (complaint->line || error->level < XML_ERR_ERROR)
		return;
	complaint->line = error->line;
	complaint->text = markup_complaint(error->message, complaint->arena);
}

/* What was said of a file that breaks off is said of half a document. */
static const struct fo_document *
parse_bytes(const char *path, const struct buf *bytes, struct arena *arena, struct diags *diags)
{
	struct pull *pull = pull_new(path, bytes, arena);
	struct complaint complaint = { arena, 0, "" };
	const struct fo_document *document;
	size_t said = diags_count(diags);
	unsigned int most = xmlParserMaxDepth;
	xmlParserCtxt *parser;

	if (!pull)
		return NULL;
	parser = pull_parser(pull);
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES |
	    XML_PARSE_COMPACT);
	/* libxml2 has no such limit for one parser but for all; there is no other meanwhile. */
	xmlParserMaxDepth = NEST_LIMIT;
	parser->_private = &complaint;
	parser->sax->entityDecl = declare_entity;
	parser->sax->serror = note_complaint;
	document = read_tree(NULL, pull, path, arena, diags);
	if (!pull_end(pull)) {
		document = NULL;
		diags_rewind(diags, said);
		diag(diags, DIAG_FO_PARSE, (struct place){ path, complaint.line }, complaint.text);
	}
	pull_drop(pull);
	xmlParserMaxDepth = most;
	return document;
}

const struct fo_document *
fo_read_bytes(const char *name, const struct buf *bytes, struct arena *arena, struct diags *diags)
{
	return parse_bytes(name, bytes, arena, diags);
}

const struct fo_document *
fo_read_file(const char *path, struct arena *arena, struct diags *diags)
{
	const struct fo_document *document = NULL;
	struct buf bytes = { NULL, 0, 0 };
	int line;

	if (file_read(path, (size_t)SIZE_LIMIT, &bytes, diags, (struct place){ path, 0 })) {
		line = markup_crowded_line(bytes.bytes, bytes.count, MARKUP_ATTRIBUTES_MAX);
		if (line)
			diag(diags, DIAG_FILE_CROWDED, (struct place){ path, line },
			    MARKUP_ATTRIBUTES_MAX);
		else
			document = parse_bytes(path, &bytes, arena, diags);
	}
	buf_drop(&bytes);
	return document;
}
