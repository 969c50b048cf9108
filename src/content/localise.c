/*
 * A Danish tree into another language, segment by segment.
 *
 * What has no translation stays Danish and says so, in xml:lang as well as in a
 * message: a listener must hear the right voice, and nothing may be mixed in silence.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

struct localise {
	struct content_press *press;
	struct content_doc *doc;
	const struct content_wish *wish;
	struct diags *diags;
};

/* ---- profiles and marks of language ------------------------------------ */

/* Elements for other languages leave; `lang` of a span is its text's language. */
static void
profile_languages(xmlNode *top, const char *lang)
{
	xmlNode *n, *next;
	const char *list;

	for (n = top->children; n; n = next) {
		next = n->next;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		list = is_content(n, "span") ? NULL : attribute(n, "lang");
		if (list && !content_has_word(list, lang)) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
			continue;
		}
		if (list)
			xmlUnsetProp(n, BAD_CAST "lang");
		profile_languages(n, lang);
	}
}

static xmlAttr *
lang_mark(const xmlNode *node)
{
	xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		if (a->ns && strcmp((const char *)a->name, "lang") == 0 &&
		    strcmp((const char *)a->ns->href, (const char *)XML_XML_NAMESPACE) == 0)
			return a;
	return NULL;
}

/* The language that holds at an element, lent. */
const char *
nearest_lang(const xmlNode *node)
{
	const xmlAttr *a;

	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		a = lang_mark(node);
		if (a && a->children)
			return (const char *)a->children->content;
	}
	return CONTENT_SOURCE_LANG;
}

/* Sources are marked as Danish, part by part; the result is not.  Addresses stay:
 * the postman reads them. */
static void
mark_languages(xmlNode *root, const char *lang)
{
	xmlNode *n;
	xmlAttr *a;

	for (n = root; n; n = next_node(n, root)) {
		if (n->type != XML_ELEMENT_NODE || is_content(n, "span"))
			continue;
		a = lang_mark(n);
		if (is_content(n, "address"))
			xmlNodeSetLang(n, BAD_CAST CONTENT_SOURCE_LANG);
		else if (a && a->children &&
		    strcmp((const char *)a->children->content, CONTENT_SOURCE_LANG) == 0)
			xmlRemoveProp(a);
	}
	xmlNodeSetLang(root, BAD_CAST lang);
}

/* ---- a target into the tree -------------------------------------------- */

/* The source's inline element that <g> or <x> stands for; NULL when it names none. */
static xmlNode *
meant(const struct segment *segment, const xmlNode *node)
{
	const char *id = attribute(node, "id");
	long number = id ? strtol(id, NULL, 10) : 0;

	if (number < 1 || (size_t)number > segment->inline_count)
		return NULL;
	return segment->inlines[number - 1];
}

/* A copy below `to` that uses the namespaces declared there; libxml2's own
 * copy would declare them anew on every element. */
static xmlNode *
clone(const xmlNode *node, xmlNode *to, bool is_deep)
{
	xmlNode *made = xmlNewDocNode(to->doc, NULL, node->name, NULL);
	const xmlNode *c;
	const xmlAttr *a;

	xmlAddChild(to, made);
	xmlSetNs(made, xmlSearchNsByHref(to->doc, made, node->ns->href));
	for (a = node->properties; a; a = a->next)
		xmlNewNsProp(made, a->ns ? xmlSearchNsByHref(to->doc, made, a->ns->href) : NULL,
		    a->name, a->children ? a->children->content : BAD_CAST "");
	for (c = node->children; c && is_deep; c = c->next)
		if (c->type == XML_ELEMENT_NODE && c->ns)
			clone(c, made, true);
	return made;
}

static void
build_nodes(const struct segment *segment, const xmlNode *from, xmlNode *to)
{
	const xmlNode *n;
	xmlNode *inner;

	for (n = from->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			xmlAddChild(to, xmlNewDocText(to->doc, n->content));
			continue;
		}
		if (n->type != XML_ELEMENT_NODE)
			continue;
		inner = meant(segment, n);
		if (!inner) {
			build_nodes(segment, n, to);
			continue;
		}
		build_nodes(segment, n, clone(inner, to, n->children == NULL));
	}
}

/* The first placeholder that the translation forgot: its value would be lost. */
static const char *
forgotten(const struct segment *segment, const xmlNode *target)
{
	const xmlNode *n;
	size_t i;

	for (i = 0; i < segment->inline_count; i++) {
		bool found = is_content(segment->inlines[i], "br");

		if (segment->inlines[i]->children)
			continue;
		for (n = next_node(target, target); n && !found; n = next_node(n, target))
			found = n->type == XML_ELEMENT_NODE && meant(segment, n) == segment->inlines[i];
		if (!found)
			return (const char *)segment->inlines[i]->name;
	}
	return NULL;
}

static void
drop_run(const struct segment *segment)
{
	xmlNode *n, *next;

	for (n = segment->first; n; n = next) {
		next = n == segment->last ? NULL : n->next;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

static void
put_target(const struct segment *segment, const xmlNode *target, struct arena *arena)
{
	xmlNode *holder, *n, *next;

	if (segment->attribute) {
		xmlSetProp(segment->parent, segment->attribute->name,
		    BAD_CAST content_text(target, arena));
		return;
	}
	holder = xmlNewDocNode(segment->parent->doc, segment->parent->ns, BAD_CAST "holder", NULL);
	xmlAddPrevSibling(segment->first, holder);
	build_nodes(segment, target, holder);
	for (n = holder->children; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		xmlAddPrevSibling(holder, n);
	}
	xmlUnlinkNode(holder);
	xmlFreeNode(holder);
	drop_run(segment);
}

/* ---- falling back ------------------------------------------------------- */

static void
keep_danish(const struct segment *segment)
{
	xmlNode *span, *n, *next;

	if (segment->attribute)
		return;
	if (segment->is_whole) {
		xmlNodeSetLang(segment->parent, BAD_CAST CONTENT_SOURCE_LANG);
		return;
	}
	span = xmlNewDocNode(segment->parent->doc, segment->parent->ns, BAD_CAST "span", NULL);
	xmlNodeSetLang(span, BAD_CAST CONTENT_SOURCE_LANG);
	xmlAddPrevSibling(segment->first, span);
	for (n = segment->first; n; n = next) {
		next = n == segment->last ? NULL : n->next;
		xmlUnlinkNode(n);
		xmlAddChild(span, n);
	}
}

static struct xliff *
xliff_of(struct localise *l, struct place place)
{
	const char *path = table_find(&l->press->files, place.file);

	return path ? find_xliff(l->press, path, l->wish->lang, l->diags) : NULL;
}

/* NULL after a message, when the segment has to stay Danish. */
static const struct unit *
find_unit(struct localise *l, const struct segment *segment, struct place place)
{
	struct xliff *xliff = xliff_of(l, place);
	const char *lang = l->wish->lang, *lost;
	struct unit *unit;

	if (!xliff || !xliff->xml) {
		/* Once for the file; its root is named as its place. */
		diag(l->diags, DIAG_CONTENT_NO_TRANSLATION, (struct place){ place.file, 1 }, lang,
		    xliff ? xliff->file : "a file below content/translations");
		return NULL;
	}
	unit = table_find(&xliff->by_hash, segment->hash);
	if (unit && is_done(unit)) {
		lost = forgotten(segment, unit->target);
		if (!lost)
			return unit;
		diag(l->diags, DIAG_CONTENT_INLINE_LOST, (struct place){ xliff->file, unit->line }, lang,
		    lost);
	} else if ((unit && unit->target) || (!unit && table_find(&xliff->by_name, segment->name))) {
		diag(l->diags, DIAG_CONTENT_OUTDATED, place, lang);
	} else {
		diag(l->diags, DIAG_CONTENT_UNTRANSLATED, place, lang);
	}
	return NULL;
}

static void
localise_segment(struct localise *l, const struct segment *segment)
{
	struct place place = content_place(segment->parent, l->doc->arena);
	const struct unit *unit;

	/* A stretch that is marked as another language than Danish is meant to be so; what is profiled
	 * away for this reader need not be translated to be left out. */
	if (!fits(segment->parent, l->wish))
		return;
	unit = find_unit(l, segment, place);
	if (unit)
		put_target(segment, unit->target, l->doc->arena);
	else
		keep_danish(segment);
}

void
content_localise(struct content_press *press, struct content_doc *doc,
    const struct content_wish *wish, struct diags *diags)
{
	struct localise l = { press, doc, wish, diags };
	struct segments segments = { .arena = doc->arena };
	xmlNode *root = xmlDocGetRootElement(doc->xml), *title;
	size_t i;

	profile_languages(root, wish->lang);
	if (strcmp(wish->lang, CONTENT_SOURCE_LANG) == 0)
		return;
	mark_languages(root, wish->lang);
	find_segments(&segments, root);
	for (i = 0; i < segments.count; i++)
		localise_segment(&l, &segments.list[i]);
	doc->lang = arena_strdup(doc->arena, wish->lang);
	title = first_child(root, "title");
	doc->title = title ? content_text(title, doc->arena) : "";
}
