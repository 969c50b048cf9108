/*
 * Names of symbols into pictures and words: content/symbols/NAME.svg, and
 * symbols.xml, which says in every language what a picture shows.
 */
#include "content/inside.h"

#include <string.h>
#include <unistd.h>

/* A symbol's name becomes part of a path. */
static bool
is_name(const char *name)
{
	return *name && !strpbrk(name, "/\\") && name[0] != '.';
}

const char *
content_symbol(struct content_press *press, const char *name, struct arena *arena,
    struct diags *diags, struct place from)
{
	const char *path = arena_printf(arena, "%s/content/symbols/%s.svg", press->home, name);
	const struct own_picture *own = table_find(&press->own_pictures, name);

	if (own)
		return openable(press, own->path);
	if (!is_name(name) || access(path, F_OK) != 0) {
		diag(diags, DIAG_CONTENT_SYMBOL, from, name);
		return NULL;
	}
	return openable(press, path);
}

static void
read_symbols(struct content_press *press, struct diags *diags)
{
	const char *path = arena_printf(press->arena, "%s/content/symbols/symbols.xml", press->home);
	struct place nowhere = { NULL, 0 };
	const char *name;
	xmlNode *root, *n;

	if (press->symbols_read)
		return;
	press->symbols_read = true;
	press->symbol_doc = content_parse(press, path, diags, nowhere);
	root = press->symbol_doc ? xmlDocGetRootElement(press->symbol_doc) : NULL;
	for (n = root; n; n = next_node(n, root)) {
		name = n->type == XML_ELEMENT_NODE ? attribute(n, "name") : NULL;
		if (name && n != root)
			table_put(&press->symbols, name, n);
	}
}

/* The first child of symbols.xml, or NULL. */
const xmlNode *
first_symbol(struct content_press *press, struct diags *diags)
{
	const xmlNode *root;

	read_symbols(press, diags);
	root = press->symbol_doc ? xmlDocGetRootElement(press->symbol_doc) : NULL;
	return root ? root->children : NULL;
}

/* The child of a symbol by that element name whose xml:lang is the language. */
static const char *
child_in(const xmlNode *symbol, const char *element, const char *lang, struct arena *arena)
{
	const xmlNode *c;

	for (c = symbol->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && strcmp((const char *)c->name, element) == 0 &&
		    strcmp(nearest_lang(c), lang) == 0)
			return content_text(c, arena);
	return NULL;
}

static const char *
alt_in(const xmlNode *symbol, const char *lang, struct arena *arena)
{
	return child_in(symbol, "name", lang, arena);
}

const char *
content_symbol_alt(struct content_press *press, const char *name, const char *lang,
    struct arena *arena, struct diags *diags, struct place from)
{
	const struct own_picture *own = table_find(&press->own_pictures, name);
	const xmlNode *symbol;
	const char *alt = own ? own_alt(press, own, lang, diags, from) : NULL;

	if (alt)
		return alt;
	read_symbols(press, diags);
	symbol = table_find(&press->symbols, name);
	if (symbol)
		alt = alt_in(symbol, lang, arena);
	if (alt && *alt)
		return alt;
	alt = symbol ? alt_in(symbol, CONTENT_SOURCE_LANG, arena) : NULL;
	if (alt && *alt) {
		diag(diags, DIAG_CONTENT_SYMBOL_ALT, from, name, lang);
		return alt;
	}
	diag(diags, DIAG_CONTENT_SYMBOL_NAMELESS, from, name);
	return arena_strdup(arena, name);
}

bool
content_symbol_mirrors(struct content_press *press, const char *name, struct diags *diags)
{
	const xmlNode *symbol;
	const char *mirror;

	read_symbols(press, diags);
	symbol = table_find(&press->symbols, name);
	mirror = symbol ? attribute(symbol, "mirror") : NULL;
	return mirror && strcmp(mirror, "yes") == 0;
}

/* A language that has only the phrase shows the phrase. */
const char *
content_symbol_word(struct content_press *press, const char *name, const char *lang,
    struct arena *arena, struct diags *diags, struct place from)
{
	const xmlNode *symbol;
	const char *word = NULL;

	read_symbols(press, diags);
	symbol = table_find(&press->symbols, name);
	if (symbol)
		word = child_in(symbol, "word", lang, arena);
	return word && *word ? word : content_symbol_alt(press, name, lang, arena, diags, from);
}

const char *
content_symbols(struct content_press *press, const char *group, struct arena *arena,
    struct diags *diags)
{
	const char *name, *names = "", *own;
	const xmlNode *n;

	for (n = first_symbol(press, diags); n; n = n->next) {
		name = n->type == XML_ELEMENT_NODE ? attribute(n, "name") : NULL;
		own = name ? attribute(n, "group") : NULL;
		if (name && (!*group || (own && strcmp(own, group) == 0)))
			names = arena_printf(arena, *names ? "%s %s" : "%s%s", names, name);
	}
	return *names ? names : NULL;
}
