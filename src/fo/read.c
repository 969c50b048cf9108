/*
 * Parsed XML into objects.
 *
 * One walk: an element is looked up, asked whether it may stand where it
 * does, refined by its attributes and then entered.
 */
#include "fo/read.h"

#include <string.h>

/* ---- objects ------------------------------------------------------- */

static struct fo *
add_object(struct reader *r, struct fo *parent, enum fo_kind kind, struct place at)
{
	struct fo *fo = ARENA_NEW(r->arena, struct fo);

	fo->kind = kind;
	fo->parent = parent;
	fo->at = at;
	fo->order = ++r->order;
	if (!parent)
		return fo;
	fo->lang = parent->lang;
	if (parent->last)
		parent->last->next = fo;
	else
		parent->first = fo;
	parent->last = fo;
	return fo;
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* Space between blocks is how somebody laid out his file. */
static bool
stands_between_blocks(struct reader *r, const struct fo *parent, const xmlNode *text)
{
	const xmlNode *sides[2] = { text->prev, text->next };
	bool is_beside_block = false;
	int i;

	if (parent->inherited[PROP_WHITE_SPACE_COLLAPSE].keyword == KEY_FALSE)
		return false;
	for (i = 0; i < 2; i++) {
		if (!sides[i])
			continue;
		if (!is_fo(sides[i]) || kind_row(kind_of(r, sides[i]))->class != CLASS_BLOCK)
			return false;
		is_beside_block = true;
	}
	return is_beside_block;
}

/* Where bare inlines are gathered: the anonymous block that is open. */
struct bare {
	struct fo *block;
};

static struct fo *
open_bare(struct reader *r, struct bare *bare, struct fo *parent, struct place at)
{
	if (!bare->block || parent->last != bare->block) {
		bare->block = add_object(r, parent, FO_BLOCK, at);
		refine_anonymous(bare->block);
	}
	return bare->block;
}

static void
refuse_text(struct reader *r, const struct fo *parent, const char *text)
{
	char start[32];

	text += strspn(text, " \t\r\n");
	snprintf(start, sizeof start, "%.*s", (int)strcspn(text, "\r\n"), text);
	diag(r->diags, DIAG_FO_TEXT, parent->at, start, fo_kind_name(parent->kind));
}

static void
read_text(struct reader *r, const xmlNode *node, struct model *model, struct fo *parent,
    struct bare *bare)
{
	const char *text = node->content ? text_of(node->content) : "";
	bool blank = is_blank(text), is_mixed = model->holds & HOLDS_T;
	struct fo *fo;

	if (!*text || (blank && !is_mixed && !(bare->block && parent->last == bare->block)))
		return;
	if (blank && is_mixed && stands_between_blocks(r, parent, node))
		return;
	if (!blank && !is_mixed)
		switch (model_admit(model, FO_TEXT, parent->at, r->diags)) {
		case VERDICT_DROP:
			refuse_text(r, parent, text);
			return;
		case VERDICT_WRAP:
		case VERDICT_KEEP:
			break;
		}
	if (!is_mixed)
		parent = open_bare(r, bare, parent, parent->at);
	fo = add_object(r, parent, FO_TEXT, parent->at);
	refine_anonymous(fo);
	fo->text_length = (uint32_t)strlen(text);
	fo->text = arena_strndup(r->arena, text, fo->text_length);
	if (!blank)
		model->has_other = true;
}

/* The first element that is not ours, as XML that stands by itself. */
static void
read_foreign(struct reader *r, const xmlNode *node, struct fo *fo)
{
	xmlNode *child, *copy;
	xmlBuffer *buffer = xmlBufferCreate();

	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			break;
	/* Copying declares the namespaces that were declared further up. */
	copy = child ? xmlDocCopyNode(child, child->doc, 1) : NULL;
	if (copy && buffer && xmlNodeDump(buffer, copy->doc, copy, 0, 0) >= 0) {
		fo->text_length = (uint32_t)xmlBufferLength(buffer);
		fo->text = arena_strndup(r->arena, text_of(xmlBufferContent(buffer)),
		    fo->text_length);
	}
	xmlFreeNode(copy);
	xmlBufferFree(buffer);
}

/* ---- the walk ------------------------------------------------------ */

static void
read_children(struct reader *r, const xmlNode *node, struct fo *fo, int depth);

/* Only one case of a switch is on the paper: the first that shows. */
static const xmlNode *
showing_case(struct reader *r, const xmlNode *parent)
{
	const xmlNode *child, *first = NULL;

	for (child = parent->children; child; child = child->next) {
		xmlChar *state;
		bool hides;

		if (!is_fo(child) || kind_of(r, child) != FO_MULTI_CASE)
			continue;
		first = first ? first : child;
		state = xmlGetNoNsProp((xmlNode *)child, (const xmlChar *)"starting-state");
		hides = state && strcmp(text_of(state), "hide") == 0;
		xmlFree(state);
		if (!hides)
			return child;
	}
	return first;
}

static void
report_kind(struct reader *r, const xmlNode *node, enum fo_kind kind, struct place at)
{
	if (kind == FO_UNKNOWN)
		diag(r->diags, DIAG_FO_ELEMENT, at, text_of(node->name));
	else if (!kind_row(kind)->is_acted_on)
		diag(r->diags, DIAG_FO_ELEMENT_LATER, at, text_of(node->name));
}

static bool
is_cheap(enum fo_kind kind)
{
	return kind == FO_INLINE || kind == FO_WRAPPER || kind == FO_BIDI_OVERRIDE;
}

static struct fo *
read_object(struct reader *r, const xmlNode *node, struct fo *parent, enum fo_kind kind,
    struct place at, int depth)
{
	struct fo *fo = add_object(r, parent, kind, at);

	r->markers += kind == FO_MARKER;
	r->nested++;
	read_attributes(r, fo, node);
	if (kind == FO_INSTREAM_FOREIGN_OBJECT)
		read_foreign(r, node, fo);
	else
		read_children(r, node, fo, depth + !is_cheap(kind));
	r->nested--;
	r->markers -= kind == FO_MARKER;
	return fo;
}

static bool
is_above_sequences(const struct fo *fo)
{
	return fo->kind == FO_ROOT || fo->kind == FO_PAGE_SEQUENCE_WRAPPER;
}

/*
 * What a wrapper says is inherited by the page-sequences in it, and its role is a tag around
 * theirs: it is their parent.  The list that they are in is its own parent's, and
 * nobody who walks it meets the wrapper.
 */
static void
read_wrapper(struct reader *r, const xmlNode *node, struct fo *parent, struct place at, int depth)
{
	struct fo *wrapper = ARENA_NEW(r->arena, struct fo), *last = parent->last;

	wrapper->kind = FO_PAGE_SEQUENCE_WRAPPER;
	wrapper->parent = parent;
	wrapper->at = at;
	wrapper->order = ++r->order;
	wrapper->lang = parent->lang;
	read_attributes(r, wrapper, node);
	read_children(r, node, wrapper, depth + 1);
	if (!wrapper->first)
		return;
	if (last)
		last->next = wrapper->first;
	else
		parent->first = wrapper->first;
	parent->last = wrapper->last;
}

static void
read_children(struct reader *r, const xmlNode *node, struct fo *fo, int depth);

static void
read_element(struct reader *r, const xmlNode *node, struct model *model, struct fo *parent,
    struct bare *bare, int depth)
{
	enum fo_kind kind = kind_of(r, node);
	struct place at = place_of(r, node, parent);

	report_kind(r, node, kind, at);
	if (depth > DEPTH_LIMIT || r->nested > NEST_LIMIT) {
		diag(r->diags, DIAG_FO_DEEP, at, depth > DEPTH_LIMIT ? DEPTH_LIMIT : NEST_LIMIT);
		return;
	}
	if (kind == FO_PAGE_SEQUENCE_WRAPPER && is_above_sequences(parent)) {
		read_wrapper(r, node, parent, at, depth);
		model->seen |= 1u << 3;
		return;
	}
	/* What a marker holds is what is retrieved: it would retrieve itself for ever. */
	if (r->markers > 0 && (kind == FO_RETRIEVE_MARKER || kind == FO_RETRIEVE_TABLE_MARKER)) {
		diag(r->diags, DIAG_FO_MISPLACED, at, fo_kind_name(kind), fo_kind_name(FO_MARKER));
		return;
	}
	switch (model_admit(model, kind, at, r->diags)) {
	case VERDICT_KEEP:
		read_object(r, node, parent, kind, at, depth);
		return;
	case VERDICT_WRAP:
		read_object(r, node, open_bare(r, bare, parent, at), kind, at, depth);
		return;
	case VERDICT_DROP:
		return;
	}
}

/* What other formatters understand may be missed; what stands in declarations is not shown. */
static void
report_foreign(struct reader *r, const xmlNode *node, const struct fo *parent)
{
	const char *prefix = node->ns && node->ns->prefix ? text_of(node->ns->prefix) : "";

	if (parent->kind != FO_DECLARATIONS)
		diag(r->diags, DIAG_FO_FOREIGN, place_of(r, node, parent), prefix,
		    *prefix ? ":" : "", text_of(node->name));
}

static void
read_children(struct reader *r, const xmlNode *node, struct fo *fo, int depth)
{
	const xmlNode *child, *only = NULL;
	struct bare bare = { NULL };
	struct model model;

	if (fo->kind == FO_MULTI_SWITCH)
		only = showing_case(r, node);
	model_begin(&model, fo);
	for (child = pull_first(r, node); child; child = pull_next(r, child)) {
		if (only && child != only)
			continue;
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			read_text(r, child, &model, fo, &bare);
		else if (is_fo(child))
			read_element(r, child, &model, fo, &bare, depth);
		else if (child->type == XML_ELEMENT_NODE)
			report_foreign(r, child, fo);
	}
	/* What an fo:page-sequence-wrapper holds is only a part of the root's. */
	if (kind_of(r, node) != FO_PAGE_SEQUENCE_WRAPPER)
		model_end(&model, r->diags);
}

/* ---- the document -------------------------------------------------- */

static const struct fo_document *
read_document(struct reader *r, const xmlNode *root)
{
	if (!root || !is_fo(root) || kind_of(r, root) != FO_ROOT) {
		diag(r->diags, DIAG_FO_ROOT, (struct place){ r->file, 0 },
		    root ? text_of(root->name) : "");
		return NULL;
	}
	r->document->root = read_object(r, root, NULL, FO_ROOT, place_of(r, root, NULL), 0);
	read_metadata(r, root);
	document_settle(r->document, r->arena);
	return r->document;
}

const struct fo_document *
read_tree(const xmlNode *root, struct pull *pull, const char *file, struct arena *arena,
    struct diags *diags)
{
	struct arena *brief = arena_new(); /* what only reading has to know */
	struct reader *r = ARENA_NEW(brief, struct reader);
	const struct fo_document *document;

	r->pull = pull;
	r->arena = arena;
	r->diags = diags;
	r->refine = refine_new(brief, diags);
	r->refine->arena = arena;
	r->file = arena_strdup(arena, file);
	r->document = ARENA_NEW(arena, struct fo_document);
	document = read_document(r, pull ? pull_root(r) : root);
	arena_drop(brief);
	return document;
}

const struct fo_document *
fo_read(struct _xmlDoc *xml, const char *file, struct arena *arena, struct diags *diags)
{
	return read_tree(xmlDocGetRootElement(xml), NULL, file, arena, diags);
}
