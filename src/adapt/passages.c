/*
 * An adapted tree into the passages of its running text, and those into sentences.
 *
 * Paragraphs are passages, and items and cells that hold whole sentences.  What has no full stop
 * (a label, a list item of two words, a heading) is no sentence and is left out.  Finding and
 * reading are two steps: a tree that is filled again and again has few passages that change.
 */
#include "adapt/inside.h"

#include <string.h>

/* Headings, labels, addresses: not running text. */
static bool
is_left_out(const xmlNode *node)
{
	static const char *const names[] = { "title", "subtitle", "summary", "address", "signature",
		"dateline", "th", "caption", "from", "to", "field", "option", "lines", "imprint" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp((const char *)node->name, names[i]) == 0)
			return true;
	return false;
}

static void
gather(const xmlNode *node, struct buf *text)
{
	const xmlNode *c;

	for (c = node; c; c = c->next) {
		if (c->type == XML_TEXT_NODE)
			buf_string(text, (const char *)c->content);
		else if (c->type == XML_ELEMENT_NODE && strcmp((const char *)c->name, "br") == 0)
			buf_char(text, ' ');
		else if (content_is_inline(c))
			gather(c->children, text);
	}
}

bool
passage_has_holes(const struct passage *passage)
{
	struct buf text = { 0 };
	bool has;

	gather(passage->node->children, &text);
	has = text.count && content_has_holes(text.bytes);
	buf_drop(&text);
	return has;
}

void
read_passage(struct passage *passage, struct arena *arena)
{
	struct sentence sentence;
	struct buf gathered = { 0 };
	const char *s, *end;
	size_t capacity = 0;

	gather(passage->node->children, &gathered);
	s = arena_strndup(arena, gathered.bytes ? gathered.bytes : "", gathered.count);
	end = s + gathered.count;
	buf_drop(&gathered);
	passage->sentences = NULL;
	passage->count = 0;
	while (next_sentence(&s, end, &sentence)) {
		if (!sentence.is_closed)
			continue;
		ARENA_ROOM(arena, passage->sentences, passage->count, capacity);
		passage->sentences[passage->count++] = sentence;
	}
}

void
list_passages(struct passages *passages, const xmlNode *node)
{
	const xmlNode *c;

	if (is_left_out(node))
		return;
	if (content_has_text(node)) {
		ARENA_ROOM(passages->arena, passages->list, passages->count, passages->capacity);
		passages->list[passages->count++] =
		    (struct passage){ node, content_place(node, passages->arena), NULL, 0 };
	}
	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && !content_is_inline(c))
			list_passages(passages, c);
}
