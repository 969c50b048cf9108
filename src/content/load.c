/*
 * A file into a tree: parsed within limits, its parts put in, checked and
 * stamped.
 *
 * XInclude is done here and not by libxml2, because a part's elements must
 * keep their own file and line, and because what may be read is ours to say.
 * Inclusion goes from the top down: a part is copied in as it was parsed, its
 * nodes are told their file, and then its own includes are met in turn.
 */
#include "content/inside.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

struct parse {
	const char *shown;
	struct diags *diags;
	bool failed;
};

struct include {
	struct content_press *press;
	struct arena *arena;
	struct diags *diags;
	int parts;
	bool failed;
};

/* ---- parsing -------------------------------------------------------- */

/* The first error is the author's; what follows from it is noise. */
static void
on_error(void *data, xmlErrorPtr error)
{
	struct parse *parse = ((xmlParserCtxt *)data)->_private;
	struct arena *arena;

	if (parse->failed || error->level < XML_ERR_ERROR)
		return;
	parse->failed = true;
	arena = arena_new();
	diag(parse->diags, DIAG_CONTENT_MALFORMED, (struct place){ parse->shown, error->line },
	    markup_complaint(error->message, arena));
	arena_drop(arena);
}

/* A declared entity is either a trick or text that ought to be written out. */
static void
on_entity(void *data, const xmlChar *name, int type, const xmlChar *public_id,
    const xmlChar *system_id, xmlChar *content)
{
	xmlParserCtxt *ctxt = data;
	struct parse *parse = ctxt->_private;
	struct place place = { parse->shown, xmlSAX2GetLineNumber(ctxt) };

	(void)type, (void)public_id, (void)content;
	if (!parse->failed && system_id)
		diag(parse->diags, DIAG_CONTENT_EXTERNAL_ENTITY, place, (const char *)name);
	else if (!parse->failed)
		diag(parse->diags, DIAG_CONTENT_ENTITY, place, (const char *)name);
	parse->failed = true;
	xmlStopParser(ctxt);
}

static xmlDoc *
parse_bytes(const struct buf *bytes, const char *path, struct parse *parse)
{
	xmlParserCtxt *ctxt = xmlCreateMemoryParserCtxt(bytes->bytes, (int)bytes->count);
	xmlDoc *xml;

	if (!ctxt)
		return NULL;
	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
	ctxt->_private = parse;
	ctxt->sax->serror = on_error;
	ctxt->sax->entityDecl = on_entity;
	xmlParseDocument(ctxt);
	xml = ctxt->myDoc;
	if (!ctxt->wellFormed || parse->failed) {
		xmlFreeDoc(xml);
		xml = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	if (xml)
		xml->URL = xmlStrdup(BAD_CAST path);
	return xml;
}

struct _xmlDoc *
content_parse(struct content_press *press, const char *path, struct diags *diags,
    struct place from)
{
	struct parse parse = { content_shown(press, path), diags, false };
	struct buf bytes = { 0 };
	xmlDoc *xml = NULL;
	int line;

	if (!table_find(&press->files, parse.shown))
		table_put(&press->files, parse.shown, (void *)arena_strdup(press->arena, path));
	if (!file_read(openable(press, path), CONTENT_BYTES, &bytes, diags, from))
		parse.failed = true;
	else if (bytes.count == 0)
		diag(diags, DIAG_CONTENT_MALFORMED, (struct place){ parse.shown, 1 },
		    "the file is empty");
	else if ((line = markup_crowded_line(bytes.bytes, bytes.count, MARKUP_ATTRIBUTES_MAX)) > 0)
		diag(diags, DIAG_FILE_CROWDED, (struct place){ parse.shown, line },
		    MARKUP_ATTRIBUTES_MAX);
	else
		xml = parse_bytes(&bytes, path, &parse);
	buf_drop(&bytes);
	return xml;
}

/* ---- including ------------------------------------------------------ */

void
tell_file(xmlNode *top, const char *shown)
{
	xmlNode *n;

	for (n = top; n; n = next_node(n, top))
		if (n->type == XML_ELEMENT_NODE)
			n->_private = (void *)shown;
}

/* A picture is named as seen from its own file; from here on, as seen from
 * the current folder. */
static void
settle_pictures(struct content_press *press, xmlNode *top, const char *path, struct arena *arena)
{
	const char *src;
	xmlNode *n;

	for (n = top; n; n = next_node(n, top)) {
		if (!is_content(n, "image") || !(src = attribute(n, "src")) || src[0] == '/')
			continue;
		src = arena_printf(arena, "%s/%s", file_folder(path, arena), src);
		xmlSetProp(n, BAD_CAST "src", BAD_CAST openable(press, src));
	}
}

static bool
is_xinclude(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	    strcmp((const char *)node->ns->href, XINCLUDE_NS) == 0 &&
	    strcmp((const char *)node->name, name) == 0;
}

/* The element that an xpointer names: a bare name is an id, as in xpointer(id('name')).  The root
 * when nothing is named. */
static xmlNode *
find_part(xmlNode *root, const char *pointer)
{
	const char *quote = pointer ? strpbrk(pointer, "'\"") : NULL;
	const char *id;
	xmlNode *n;
	size_t k;

	if (!pointer)
		return root;
	pointer = quote ? quote + 1 : pointer;
	k = strcspn(pointer, "'\"");
	for (n = root; n; n = next_node(n, root)) {
		id = n->type == XML_ELEMENT_NODE ? attribute(n, "id") : NULL;
		if (id && strlen(id) == k && strncmp(id, pointer, k) == 0)
			return n;
	}
	return NULL;
}

/* Copy a part in before `at`; its first node, or NULL and a message. */
static xmlNode *
copy_part(struct include *inc, xmlNode *at, const char *path, const char *pointer)
{
	xmlDoc *part = content_parse(inc->press, path, inc->diags, raw_place(at));
	xmlNode *source, *copy = NULL;

	if (!part)
		return NULL;
	source = find_part(xmlDocGetRootElement(part), pointer);
	if (source) {
		copy = xmlDocCopyNode(source, at->doc, 1);
		tell_file(copy, content_shown(inc->press, path));
		settle_pictures(inc->press, copy, path, inc->arena);
		copy = xmlAddPrevSibling(at, copy);
	} else {
		diag(inc->diags, DIAG_CONTENT_PART, raw_place(at), pointer,
		    content_shown(inc->press, path));
	}
	xmlFreeDoc(part);
	return copy;
}

static void
expand(struct include *inc, xmlNode *top, const char *path, int depth);

/* What the author wants when the part is not there. */
static bool
use_fallback(xmlNode *at)
{
	xmlNode *f, *c, *next;

	for (f = at->children; f && !is_xinclude(f, "fallback"); f = f->next)
		;
	if (!f)
		return false;
	for (c = f->children; c; c = next) {
		next = c->next;
		xmlUnlinkNode(c);
		xmlAddPrevSibling(at, c);
	}
	return true;
}

static void
include_one(struct include *inc, xmlNode *at, const char *path, int depth)
{
	const char *href = attribute(at, "href"), *real = NULL;
	size_t mark = diags_count(inc->diags);
	xmlNode *copy = NULL;

	if (depth >= CONTENT_DEPTH || ++inc->parts > CONTENT_PARTS) {
		diag(inc->diags, DIAG_CONTENT_INCLUDES, raw_place(at), CONTENT_PARTS, CONTENT_DEPTH);
		inc->failed = true;
		return;
	}
	if (!href || !*href)
		real = path;
	else
		real = file_resolve(&inc->press->roots, path, href, inc->arena, inc->diags,
		    raw_place(at));
	if (real)
		copy = copy_part(inc, at, real, attribute(at, "xpointer"));
	if (copy)
		expand(inc, copy, real, depth + 1);
	else if (use_fallback(at))
		diags_rewind(inc->diags, mark);
	else
		inc->failed = true;
}

/* Put in what `top` and the elements below it include. */
static void
expand(struct include *inc, xmlNode *top, const char *path, int depth)
{
	xmlNode *n, *next;

	if (is_xinclude(top, "include")) {
		diag(inc->diags, DIAG_CONTENT_INCLUDE_ROOT, raw_place(top));
		inc->failed = true;
		return;
	}
	for (n = top->children; n && !inc->failed; n = next) {
		next = n->next;
		if (is_xinclude(n, "include")) {
			include_one(inc, n, path, depth);
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else if (n->type == XML_ELEMENT_NODE) {
			expand(inc, n, path, depth);
		}
	}
}

/* ---- the document --------------------------------------------------- */

/* The schema is checked in time that grows with the square of an element's
 * children, sentences are parted in that of a text; who has so many has
 * forgotten to divide. */
static bool
is_crowded(const xmlNode *parent)
{
	const xmlNode *child;
	int count = 0;

	for (child = parent->children; child && count <= CONTENT_CHILDREN; child = child->next)
		count += child->type == XML_ELEMENT_NODE;
	return count > CONTENT_CHILDREN;
}

static bool
is_long(const xmlNode *text)
{
	return text->content && xmlUTF8Strlen(text->content) > CONTENT_LETTERS;
}

static bool
refuse_crowd(xmlNode *root, struct diags *diags)
{
	xmlNode *n;

	for (n = root; n; n = next_node(n, root)) {
		if (n->type == XML_ELEMENT_NODE && is_crowded(n))
			diag(diags, DIAG_CONTENT_CROWDED, raw_place(n), (const char *)n->name,
			    CONTENT_CHILDREN);
		else if (n->type == XML_TEXT_NODE && is_long(n))
			diag(diags, DIAG_CONTENT_LONG, raw_place(n->parent),
			    (const char *)n->parent->name, CONTENT_LETTERS);
		else
			continue;
		return true;
	}
	return false;
}

static bool
complete(struct content_press *press, xmlDoc *xml, const char *path, struct arena *arena,
    struct diags *diags)
{
	struct include inc = { press, arena, diags, 0, false };
	xmlNode *root = xmlDocGetRootElement(xml);

	tell_file(root, content_shown(press, path));
	settle_pictures(press, root, path, arena);
	expand(&inc, root, path, 0);
	if (inc.failed)
		return false;
	if (!root->ns || strcmp((const char *)root->ns->href, CONTENT_NS) != 0) {
		diag(diags, DIAG_CONTENT_NO_CONTENT, raw_place(root), (const char *)root->name);
		return false;
	}
	if (refuse_crowd(root, diags) || !check_schema(press, xml, SCHEMA_CONTENT, diags))
		return false;
	stamp(root);
	check_refs(press, root, arena, diags);
	return true;
}

struct content_doc *
describe(struct content_press *press, xmlDoc *xml, const char *path, struct arena *arena)
{
	struct content_doc *doc = ARENA_NEW(arena, struct content_doc);
	xmlNode *root = xmlDocGetRootElement(xml), *title = first_child(root, "title");
	const char *id = attribute(root, "id"), *reader = attribute(root, "reader");
	const char *ages = attribute(root, "ages");

	doc->xml = xml;
	doc->arena = arena;
	doc->press = press;
	doc->path = arena_strdup(arena, path);
	doc->place = content_place(root, arena);
	doc->kind = arena_strdup(arena, (const char *)root->name);
	doc->id = arena_strdup(arena, id ? id : "");
	doc->title = title ? content_text(title, arena) : "";
	doc->readers = arena_strdup(arena, reader ? reader : "");
	doc->ages = arena_strdup(arena, ages ? ages : "");
	doc->lang = CONTENT_SOURCE_LANG;
	return doc;
}

/* What is read from now on may lie in the material's folder. */
void
read_from(struct content_press *press, const char *path, struct arena *arena)
{
	/* Most materials lie in one folder; only another one is worth memory. */
	if (!press->folders[1] || strcmp(press->folders[1], file_folder(path, arena)) != 0)
		press->folders[1] = file_folder(path, press->arena);
	press->roots.count = press->folders[OWN_FOLDER] ? OWN_FOLDER + 1 : 2;
}

struct content_doc *
content_load(struct content_press *press, const char *path, struct arena *arena,
    struct diags *diags)
{
	struct place nowhere = { NULL, 0 };
	xmlDoc *xml;

	read_from(press, path, arena);
	xml = content_parse(press, path, diags, nowhere);
	if (!xml)
		return NULL;
	if (!complete(press, xml, path, arena, diags)) {
		xmlFreeDoc(xml);
		return NULL;
	}
	return describe(press, xml, path, arena);
}

void
content_drop(struct content_doc *doc)
{
	if (doc)
		xmlFreeDoc(doc->xml);
}
