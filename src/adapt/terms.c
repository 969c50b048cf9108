/*
 * Where a pack's parts speak of the terms of its index.
 *
 * A guide is read from end to end: every paragraph of it counts.  A sheet, an agenda or a letter
 * is one thing: the first place in it does.  Each place gets an id in the part's FO, and a mark
 * `pa:place` under its `part` that says of which term (by number) it is; what the pages are is
 * seen when they are.
 */
#include "adapt/bind.h"

#include <string.h>

struct search {
	struct binder *binder;
	xmlNode *part;                    /* in the pack's tree */
	bool is_guide;
	uint64_t *found;                  /* a bit for each term that the part has */
	int ids;
};

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool
has_child(const xmlNode *node, const char *name)
{
	const xmlNode *n;

	for (n = node->children; n; n = n->next)
		if (is_named(n, name))
			return true;
	return false;
}

static bool
holds_blocks(const xmlNode *node)
{
	const xmlNode *n;

	for (n = node->children; n; n = n->next)
		if (is_named(n, "block") || (n->type == XML_ELEMENT_NODE && holds_blocks(n)))
			return true;
	return false;
}

static bool
has_words(const xmlNode *node)
{
	const xmlNode *n;

	for (n = node->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			return true;
	return false;
}

/* Its text but for what is said of it at the head of pages. */
static void
gather(const xmlNode *node, struct buf *text)
{
	const xmlNode *n;

	for (n = node->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			buf_string(text, (const char *)n->content);
		else if (n->type == XML_ELEMENT_NODE && !is_named(n, "marker"))
			gather(n, text);
	}
}

/* A table of contents names everything. */
static bool
is_contents(const xmlNode *node)
{
	xmlChar *role = xmlGetNoNsProp(node, BAD_CAST "role");
	bool is = role && strncmp((const char *)role, "TOC", 3) == 0;

	xmlFree(role);
	return is;
}

/* The block's id, a new one where it has none. */
static const char *
id_of(struct search *s, xmlNode *block)
{
	struct arena *arena = s->binder->pack->arena;
	xmlChar *given = xmlGetNoNsProp(block, BAD_CAST "id");
	const char *id;

	if (given)
		id = arena_strdup(arena, (const char *)given);
	else
		id = arena_printf(arena, "p%d.term.%d", s->binder->number, ++s->ids);
	if (!given)
		xmlNewProp(block, BAD_CAST "id", BAD_CAST id);
	xmlFree(given);
	return id;
}

static void
note_place(struct search *s, xmlNode *block, int term)
{
	xmlNs *ns = xmlSearchNsByHref(s->part->doc, s->part, BAD_CAST CONTENT_AT_NS);
	xmlNode *place = xmlNewChild(s->part, ns, BAD_CAST "place", NULL);
	char number[16];

	snprintf(number, sizeof number, "%d", term + 1);
	xmlNewProp(place, BAD_CAST "term", BAD_CAST number);
	xmlNewProp(place, BAD_CAST "ref", BAD_CAST id_of(s, block));
	s->found[term / 64] |= (uint64_t)1 << term % 64;
}

static void
look_at(struct search *s, xmlNode *block)
{
	const struct adapt_pack *pack = s->binder->pack;
	struct buf text = { 0 };
	int i;

	gather(block, &text);
	for (i = 0; i < pack->term_count && text.count; i++) {
		if (!s->is_guide && s->found[i / 64] >> i % 64 & 1)
			continue;
		if (!strstr(text.bytes, pack->terms[i].words))
			continue;
		note_place(s, block, i);
		pack->terms[i].is_found = true;
	}
	buf_drop(&text);
}

static void
search(struct search *s, xmlNode *node)
{
	xmlNode *n;

	for (n = node->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is_contents(n) || is_named(n, "static-content"))
			continue;
		if (is_named(n, "block") && (has_words(n) || !holds_blocks(n)))
			look_at(s, n);
		else
			search(s, n);
	}
}

void
bind_terms(struct binder *binder, xmlNode *part, bool is_guide, xmlNode *root)
{
	const struct adapt_pack *pack = binder->pack;
	struct search s = { .binder = binder, .part = part, .is_guide = is_guide };

	if (pack->term_count == 0)
		return;
	s.found = ARENA_ARRAY(pack->arena, uint64_t, (size_t)pack->term_count / 64 + 1);
	search(&s, root);
}

/* What a term is looked for by: its match, or its own words. */
static const char *
words_of(xmlNode *term, struct arena *arena)
{
	xmlChar *match = xmlGetNoNsProp(term, BAD_CAST "match");
	xmlChar *text = match ? match : xmlNodeGetContent(term);
	const char *s = (const char *)text, *words;
	size_t n;

	s += strspn(s, " \t\r\n");
	for (n = strlen(s); n > 0 && strchr(" \t\r\n", s[n - 1]); n--)
		;
	words = arena_strndup(arena, s, n);
	xmlFree(text);
	return words;
}

void
bind_read_terms(struct adapt_pack *pack, xmlNode *index)
{
	xmlNode *n;

	for (n = index->children; n; n = n->next) {
		if (!is_named(n, "term"))
			continue;
		ARENA_ROOM(pack->arena, pack->terms, pack->term_count, pack->term_capacity);
		pack->terms[pack->term_count++] = (struct index_term){ words_of(n, pack->arena),
			content_place(n, pack->arena), false };
	}
}

void
bind_tell_chapters(const struct adapt_pack *pack, xmlNode *node, struct diags *diags)
{
	xmlNode *n;

	for (n = node->children; n; n = n->next) {
		if (!is_named(n, "chapter"))
			continue;
		bind_tell_chapters(pack, n, diags);
		if (!has_child(n, "part") && !has_child(n, "chapter"))
			diag(diags, DIAG_PACK_CHAPTER, content_place(n, pack->arena));
	}
}

void
bind_tell_terms(const struct adapt_pack *pack, struct diags *diags)
{
	int i;

	for (i = 0; i < pack->term_count; i++)
		if (!pack->terms[i].is_found)
			diag(diags, DIAG_PACK_TERM, pack->terms[i].place, pack->terms[i].words);
}
