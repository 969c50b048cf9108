/*
 * A tree into the pieces of text that are translated one by one.
 *
 * A segment is a run of text and inline elements between blocks.  Its normal
 * form is XLIFF's inline content: blanks folded, an inline element that holds text as
 * <g>, one that holds none (an insert, a symbol) as <x>, numbered as they come.
 * The hash of that form is the segment's name in a translation file: change a
 * letter of the source and no translation fits any more.
 */
#include "content/inside.h"

#include <string.h>

/* Attributes that people read. */
static const char *const spoken[] = { "alt", "label" };

/* ---- normal form ----------------------------------------------------- */

static bool
ends_blank(const struct buf *to)
{
	return to->count == 0 || to->bytes[to->count - 1] == ' ';
}

void
put_escaped(struct buf *to, const char *s, bool folds)
{
	for (; *s; s++) {
		if (folds && strchr(" \t\r\n", *s)) {
			if (!ends_blank(to))
				buf_char(to, ' ');
		} else if (*s == '&') {
			buf_string(to, "&amp;");
		} else if (*s == '<') {
			buf_string(to, "&lt;");
		} else if (*s == '>') {
			buf_string(to, "&gt;");
		} else if (*s == '"') {
			buf_string(to, "&quot;");
		} else {
			buf_char(to, (unsigned char)*s);
		}
	}
}

static bool
holds_text(const xmlNode *node)
{
	const xmlNode *n;

	for (n = next_node(node, node); n; n = next_node(n, node))
		if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			return true;
	return false;
}

static void
remember_inline(struct segment *segment, xmlNode *node, struct arena *arena)
{
	ARENA_ROOM(arena, segment->inlines, segment->inline_count, segment->inline_capacity);
	segment->inlines[segment->inline_count++] = node;
}

static void
put_nodes(struct buf *to, struct segment *segment, xmlNode *first, const xmlNode *last,
    struct arena *arena);

static void
put_inline(struct buf *to, struct segment *segment, xmlNode *node, struct arena *arena)
{
	const char *name = attribute(node, "name");

	remember_inline(segment, node, arena);
	if (holds_text(node)) {
		buf_printf(to, "<g id=\"%zu\" ctype=\"x-%s\">", segment->inline_count,
		    (const char *)node->name);
		put_nodes(to, segment, node->children, NULL, arena);
		buf_string(to, "</g>");
		return;
	}
	buf_printf(to, "<x id=\"%zu\" ctype=\"x-%s\"", segment->inline_count,
	    (const char *)node->name);
	if (name) {
		buf_string(to, " equiv-text=\"");
		put_escaped(to, name, false);
		buf_char(to, '"');
	}
	buf_string(to, "/>");
}

static void
put_nodes(struct buf *to, struct segment *segment, xmlNode *first, const xmlNode *last,
    struct arena *arena)
{
	xmlNode *n;

	for (n = first; n; n = n == last ? NULL : n->next) {
		if (n->type == XML_TEXT_NODE)
			put_escaped(to, (const char *)n->content, true);
		else if (n->type == XML_ELEMENT_NODE)
			put_inline(to, segment, n, arena);
	}
}

const char *
hash_of(const char *source, struct arena *arena)
{
	return arena_printf(arena, "%016llx",
	    (unsigned long long)hash_bytes(source, strlen(source)));
}

/* ---- position -------------------------------------------------------- */

/* The file that an element came from, as stamped; "" in a tree of one file. */
static const char *
file_of(const xmlNode *node, struct arena *arena)
{
	struct place place = content_place(node, arena);

	return place.file ? place.file : "";
}

/* Its number among brothers of its name that are of its own file: what is
 * included between them must not move it. */
static int
number_of(const xmlNode *node, const char *file, struct arena *arena)
{
	const xmlNode *n;
	int number = 1;

	for (n = node->prev; n; n = n->prev)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name,
		        (const char *)node->name) == 0 && strcmp(file_of(n, arena), file) == 0)
			number++;
	return number;
}

/* letter/section[2]/p[1], from the root of its own file. */
static const char *
position_of(const xmlNode *node, struct arena *arena)
{
	const char *file = file_of(node, arena);
	const xmlNode *parent = node->parent;

	if (!parent || parent->type != XML_ELEMENT_NODE || strcmp(file_of(parent, arena), file) != 0)
		return (const char *)node->name;
	return arena_printf(arena, "%s/%s[%d]", position_of(parent, arena),
	    (const char *)node->name, number_of(node, file, arena));
}

/* ---- finding --------------------------------------------------------- */

static struct segment *
add_segment(struct segments *all, const xmlNode *parent, struct buf *source)
{
	struct segment *segment;

	while (source->count && source->bytes[source->count - 1] == ' ')
		source->bytes[--source->count] = '\0';
	ARENA_ROOM(all->arena, all->list, all->count, all->capacity);
	segment = &all->list[all->count++];
	*segment = (struct segment){ .parent = (xmlNode *)parent };
	segment->source = arena_strndup(all->arena, source->bytes, source->count);
	segment->hash = hash_of(segment->source, all->arena);
	return segment;
}

/* Something to translate: a letter of any script, outside of tags. */
static bool
has_words(const xmlNode *first, const xmlNode *last)
{
	const xmlNode *n;
	const char *s, *end;
	uint32_t c;

	for (n = first; n; n = n == last ? NULL : n->next) {
		if (n->type == XML_ELEMENT_NODE && n->children && has_words(n->children, NULL))
			return true;
		if (n->type != XML_TEXT_NODE)
			continue;
		s = (const char *)n->content;
		end = s + strlen(s);
		while (s < end) {
			c = utf8_next(&s, end);
			if ((c | 32) - 'a' < 26 || (c >= 0xC0 && (c < 0x2000 || c > 0x206F)))
				return true;
		}
	}
	return false;
}

static void
add_run(struct segments *all, xmlNode *parent, xmlNode *first, xmlNode *last, int run)
{
	struct segment inlines = { 0 }, *segment;
	struct buf source = { 0 };

	if (!first || !has_words(first, last))
		return;
	put_nodes(&source, &inlines, first, last, all->arena);
	segment = add_segment(all, parent, &source);
	segment->inlines = inlines.inlines;
	segment->inline_count = inlines.inline_count;
	segment->first = first;
	segment->last = last;
	segment->is_whole = first == parent->children && last == parent->last;
	segment->name = position_of(parent, all->arena);
	if (run > 0)
		segment->name = arena_printf(all->arena, "%s/text[%d]", segment->name, run + 1);
	buf_drop(&source);
}

static void
add_attributes(struct segments *all, xmlNode *node)
{
	struct segment *segment;
	xmlAttr *a;
	size_t i;

	for (a = node->properties; a; a = a->next)
		for (i = 0; i < sizeof spoken / sizeof *spoken; i++) {
			struct buf source = { 0 };

			if (a->ns || strcmp((const char *)a->name, spoken[i]) != 0 || !a->children ||
			    !has_words(a->children, NULL))
				continue;
			put_escaped(&source, (const char *)a->children->content, true);
			segment = add_segment(all, node, &source);
			segment->attribute = a;
			segment->name = arena_printf(all->arena, "%s/@%s",
			    position_of(node, all->arena), spoken[i]);
			buf_drop(&source);
		}
}

static bool
is_run(const xmlNode *node)
{
	return node->type != XML_ELEMENT_NODE || content_is_inline(node);
}

void
find_segments(struct segments *all, xmlNode *node)
{
	xmlNode *c, *first = NULL, *last = NULL;
	int run = 0;

	add_attributes(all, node);
	for (c = node->children; c; c = c->next) {
		if (is_run(c)) {
			first = first ? first : c;
			last = c;
			continue;
		}
		add_run(all, node, first, last, run);
		run += first != NULL;
		first = NULL;
		find_segments(all, c);
	}
	add_run(all, node, first, last, run);
}
