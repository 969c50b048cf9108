/*
 * What the files of this folder that read libxml2's trees share: read.c, attributes.c
 * and document.c.  No other file knows libxml2.
 */
#ifndef FO_READ_H
#define FO_READ_H

#include "fo/inside.h"

#include <libxml/tree.h>

#define NS_FO "http://www.w3.org/1999/XSL/Format"
#define NS_FOX "http://xmlgraphics.apache.org/fop/extensions"
#define NS_AT "urn:printark:at"
#define NS_DC "http://purl.org/dc/elements/1.1/"

/* Deeper trees are somebody's attack or mistake; every later stage recurses too.  Inlines in
 * inlines are cheap there: only all elements together have a limit for them. */
enum { DEPTH_LIMIT = 400, NEST_LIMIT = 12000, NAME_CACHE = 128, MOST_ATTRIBUTES = 128 };

struct reader {
	struct pull *pull;                /* NULL: the tree is whole */
	struct refine *refine;
	struct arena *arena;
	struct diags *diags;
	struct fo_document *document;
	const char *file;
	int order;
	int nested;                       /* elements that are open */
	int markers;                      /* how many fo:marker we are in */
	struct {
		const xmlChar *name;      /* libxml2 keeps one copy of each name */
		enum fo_kind kind;
	} kinds[NAME_CACHE];
};

/* libxml2's bytes as ours. */
const char *
text_of(const xmlChar *s);

bool
has_namespace(const xmlNs *ns, const char *uri);

/* An element of XSL-FO? */
bool
is_fo(const xmlNode *node);

enum fo_kind
kind_of(struct reader *r, const xmlNode *node);

/* Where the author wrote what became this element. */
struct place
place_of(struct reader *r, const xmlNode *node, const struct fo *parent);

/* Gives an object what its element's attributes say. */
void
read_attributes(struct reader *r, struct fo *fo, const xmlNode *node);

/* Reads from a root on; NULL and a message when it is none of XSL-FO. */
const struct fo_document *
read_tree(const xmlNode *root, struct pull *pull, const char *file, struct arena *arena,
    struct diags *diags);

/* ---- pull.c: a tree that is parsed while it is read ------------------- */

/* Parses `bytes`, which have to stay; NULL without memory.  The parser may be told its options. */
struct pull *
pull_new(const char *path, const struct buf *bytes, struct arena *arena);
struct _xmlParserCtxt *
pull_parser(struct pull *pull);

/* The root element, NULL when there is none.  A node that is handed out may be read, with the
 * names of its neighbours; of a flow's children it goes when the next but one is asked for. */
const xmlNode *
pull_root(struct reader *r);
const xmlNode *
pull_first(struct reader *r, const xmlNode *node);
const xmlNode *
pull_next(struct reader *r, const xmlNode *node);

/* Parses what is left.  Was it all well-formed? */
bool
pull_end(struct pull *pull);
void
pull_drop(struct pull *pull);

/* Title, author and subject from fo:declarations (XMP). */
void
read_metadata(struct reader *r, const xmlNode *root);

#endif
