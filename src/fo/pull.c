/*
 * A file into a tree that grows while it is read, and is let go behind the reader.
 *
 * The tree of a long document takes ten times the room of its file, more than its pages.  So
 * the parser is fed when the walk comes to what is not there yet: the children of
 * the root, of page-sequences and flows come one by one, each of them whole, and what a flow
 * held is freed when it has been read.
 */
#include "fo/read.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

enum { CHUNK = 32 * 1024, FIRST = 4 };   /* the encoding is told by the first four bytes */

struct pull {
	xmlParserCtxt *context;
	const char *bytes;
	size_t count, fed;
	bool ended;
};

struct pull *
pull_new(const char *path, const struct buf *bytes, struct arena *arena)
{
	struct pull *pull = ARENA_NEW(arena, struct pull);

	pull->bytes = bytes->bytes ? bytes->bytes : "";
	pull->count = bytes->count;
	pull->fed = pull->count < FIRST ? pull->count : FIRST;
	pull->context = xmlCreatePushParserCtxt(NULL, NULL, pull->bytes, (int)pull->fed, path);
	return pull->context ? pull : NULL;
}

struct _xmlParserCtxt *
pull_parser(struct pull *pull)
{
	return pull->context;
}

static void
feed(struct pull *pull)
{
	size_t n = pull->count - pull->fed;

	n = n < CHUNK ? n : CHUNK;
	xmlParseChunk(pull->context, pull->bytes + pull->fed, (int)n, pull->fed + n == pull->count);
	pull->fed += n;
	pull->ended = pull->fed == pull->count || !pull->context->wellFormed;
}

static bool
is_open(const struct pull *pull, const xmlNode *node)
{
	int i;

	for (i = 0; !pull->ended && i < pull->context->nodeNr; i++)
		if (pull->context->nodeTab[i] == node)
			return true;
	return false;
}

/* Its children are read while it is still open. */
static bool
streams(struct reader *r, const xmlNode *node)
{
	if (!is_fo(node))
		return false;
	switch (kind_of(r, node)) {
	case FO_ROOT:
	case FO_PAGE_SEQUENCE_WRAPPER:
	case FO_PAGE_SEQUENCE:
	case FO_FLOW:
		return true;
	default:
		return false;
	}
}

/* A node is whole when something follows it or nothing will. */
static const xmlNode *
wait_for(struct reader *r, const xmlNode *node)
{
	while (node && !node->next && is_open(r->pull, node->parent) &&
	       !(is_open(r->pull, node) && streams(r, node)))
		feed(r->pull);
	return node;
}

const xmlNode *
pull_root(struct reader *r)
{
	const xmlNode *root;

	while (!(root = xmlDocGetRootElement(r->pull->context->myDoc)) && !r->pull->ended)
		feed(r->pull);
	while (root && is_open(r->pull, root) && !streams(r, root))
		feed(r->pull);
	return root;
}

const xmlNode *
pull_first(struct reader *r, const xmlNode *node)
{
	if (!r->pull)
		return node->children;
	while (!node->children && is_open(r->pull, node))
		feed(r->pull);
	return wait_for(r, node->children);
}

const xmlNode *
pull_next(struct reader *r, const xmlNode *node)
{
	if (!r->pull)
		return node->next;
	while (!node->next && is_open(r->pull, node->parent))
		feed(r->pull);
	/* The node itself is looked at once more, as what stands before its neighbour. */
	if (node->prev && is_fo(node->parent) && kind_of(r, node->parent) == FO_FLOW) {
		xmlNode *done = node->prev;

		xmlUnlinkNode(done);
		xmlFreeNode(done);
	}
	return wait_for(r, node->next);
}

bool
pull_end(struct pull *pull)
{
	while (!pull->ended)
		feed(pull);
	return pull->context->wellFormed && xmlDocGetRootElement(pull->context->myDoc);
}

void
pull_drop(struct pull *pull)
{
	if (pull->context->myDoc)
		xmlFreeDoc(pull->context->myDoc);
	pull->context->myDoc = NULL;
	xmlFreeParserCtxt(pull->context);
}
