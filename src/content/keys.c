/*
 * Words of a paragraph that a picture stands for, marked.
 *
 * <p symbols="key">Vi leger.</p> becomes <p>Vi <key symbol="leg">leger</key>.</p>: the words are
 * those that symbols.xml gives to a picture (word, match) in the language of the text, in any
 * of their forms.  A picture supports a key word and not every word, so each stands
 * once in a paragraph.
 */
#include "content/inside.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* A paragraph on its way: where words may stand for pictures, and those marked already. */
struct marking {
	struct content_press *press;
	const char *lang;                 /* of the keys at hand */
	const struct table *keys;         /* folded word -> name of a symbol */
	struct table *marked;             /* names of symbols in this paragraph */
	struct diags *diags;
};

/* A word of small letters into `to`; how many bytes.  A word that is too long is none. */
static size_t
fold_word(const char *s, size_t n, char to[CONTENT_KEY + 1])
{
	int32_t at = 0, length = 0;
	UChar32 c;

	while ((size_t)at < n) {
		U8_NEXT(s, at, (int32_t)n, c);
		if (c < 0 || length + U8_MAX_LENGTH > CONTENT_KEY)
			return 0;
		U8_APPEND_UNSAFE(to, length, u_tolower(c == 0x2019 ? '\'' : c));
	}
	return (size_t)length;
}

static bool
joins(UChar32 c)
{
	return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || c == 0x200C || c == '\'' ||
	    c == 0x2019 || c == '-';
}

/* The next word at or after *at; false after the last. */
static bool
next_key_word(const char *s, int32_t n, int32_t *at, int32_t *start)
{
	int32_t before = *at;
	UChar32 c = 0;

	while (*at < n) {
		before = *at;
		U8_NEXT(s, *at, n, c);
		if (u_isalpha(c))
			break;
	}
	if (!u_isalpha(c) || before >= n)
		return false;
	*start = before;
	while (*at < n) {
		before = *at;
		U8_NEXT(s, *at, n, c);
		if (!joins(c)) {
			*at = before;
			break;
		}
	}
	return true;
}

/* ---- the words of a language -------------------------------------------- */

static void
add_words(struct table *keys, const char *words, const char *symbol)
{
	int32_t n = (int32_t)strlen(words), at = 0, start;
	char folded[CONTENT_KEY + 1];
	size_t length;

	while (next_key_word(words, n, &at, &start)) {
		length = fold_word(words + start, (size_t)(at - start), folded);
		if (length && !table_find_bytes(keys, folded, length))
			table_put_bytes(keys, folded, length, (void *)symbol);
	}
}

/* A phrase is no key; a list of other words and forms is one word after another. */
static void
add_symbol(struct table *keys, const xmlNode *symbol, const char *lang, struct arena *arena)
{
	const char *name = attribute(symbol, "name"), *key = attribute(symbol, "key"), *text;
	const xmlNode *c;

	if (!name || (key && strcmp(key, "no") == 0))
		return;
	for (c = symbol->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || strcmp(nearest_lang(c), lang) != 0)
			continue;
		text = content_text(c, arena);
		if (is_content(c, "match") || (is_content(c, "word") && !strchr(text, ' ')))
			add_words(keys, text, arena_strdup(arena, name));
	}
}

/* The user's own pictures come first: the words of words-da and the like. */
static void
add_own(struct table *keys, struct content_press *press, const char *lang)
{
	const char *column = arena_printf(press->arena, "words-%s", lang);
	const struct own_picture *picture;
	size_t i;

	for (i = 0; i < press->own_pictures.count; i++) {
		picture = press->own_pictures.rows[i].value;
		add_words(keys, own_column(press, picture, column), picture->name);
	}
}

static const struct table *
find_keys(struct content_press *press, const char *lang, struct diags *diags)
{
	struct table *keys = table_find(&press->keys, lang);
	const xmlNode *symbol;

	if (keys)
		return keys;
	keys = ARENA_NEW(press->arena, struct table);
	keys->arena = press->arena;
	table_put(&press->keys, lang, keys);
	add_own(keys, press, lang);
	for (symbol = first_symbol(press, diags); symbol; symbol = symbol->next)
		if (symbol->type == XML_ELEMENT_NODE)
			add_symbol(keys, symbol, lang, press->arena);
	return keys;
}

/* ---- marking ------------------------------------------------------------- */

static const char *
symbol_of(struct marking *m, const char *s, size_t n)
{
	char folded[CONTENT_KEY + 1];
	size_t length = fold_word(s, n, folded);
	const char *symbol;

	symbol = length ? find_inflected(m->keys, folded, length, m->lang) : NULL;
	if (!symbol || table_find(m->marked, symbol))
		return NULL;
	table_put(m->marked, symbol, m);
	return symbol;
}

static void
add_text(xmlNode *before, const char *s, int32_t n)
{
	if (n > 0)
		xmlAddPrevSibling(before, xmlNewDocTextLen(before->doc, BAD_CAST s, n));
}

/* Words before `node`, its text; what is left of it stays in it. */
static void
mark_text(struct marking *m, xmlNode *node)
{
	const char *text = arena_strdup(m->marked->arena, (const char *)node->content);
	int32_t n = (int32_t)strlen(text), at = 0, start, done = 0;
	const char *symbol;
	xmlNode *key;

	while (next_key_word(text, n, &at, &start)) {
		symbol = symbol_of(m, text + start, (size_t)(at - start));
		if (!symbol)
			continue;
		key = xmlNewDocNode(node->doc, node->parent->ns, BAD_CAST "key", NULL);
		xmlNewProp(key, BAD_CAST "symbol", BAD_CAST symbol);
		xmlAddChild(key, xmlNewDocTextLen(node->doc, BAD_CAST text + start, at - start));
		xmlAddPrevSibling(node, key);
		/* Before the key: libxml2 would join it to the text after. */
		add_text(key, text + done, start - done);
		done = at;
	}
	if (done > 0) {
		xmlNodeSetContent(node, NULL);
		xmlNodeAddContent(node, BAD_CAST text + done);
	}
}

/* Links keep their words to themselves, and a picture in the line is one already. */
static bool
is_closed(const xmlNode *node)
{
	return is_content(node, "a") || is_content(node, "ref") || is_content(node, "symbol") ||
	    is_content(node, "key");
}

static void
mark_below(struct marking *m, xmlNode *node)
{
	xmlNode *c, *next;

	for (c = node->children; c; c = next) {
		next = c->next;
		if (c->type == XML_TEXT_NODE) {
			m->lang = nearest_lang(c->parent);
			m->keys = find_keys(m->press, m->lang, m->diags);
			mark_text(m, c);
		} else if (c->type == XML_ELEMENT_NODE && !is_closed(c)) {
			mark_below(m, c);
		}
	}
}

void
content_mark_keys(struct content_press *press, struct content_doc *doc, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(doc->xml), *n;
	const char *symbols;

	for (n = root; n; n = next_node(n, root)) {
		symbols = is_content(n, "p") ? attribute(n, "symbols") : NULL;
		if (symbols && strcmp(symbols, "key") == 0) {
			struct table marked = { .arena = doc->arena };
			struct marking m = { .press = press, .marked = &marked, .diags = diags };

			mark_below(&m, n);
			xmlUnsetProp(n, BAD_CAST "symbols");
		}
	}
}
