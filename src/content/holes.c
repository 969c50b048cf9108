/*
 * A tree that has holes where values would stand, and what goes into them.
 *
 * Letters of a batch differ in their values alone.  Merging can leave a sign for each value: a
 * letter of a private plane that no text has, whose number is the hole's.  Whoever has taken such
 * a tree further puts the values in at the end.  That is right as long as two sets of
 * values have the same shape: the same fields filled in, and fenced the same way.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

#define SIGN_LEAD "\xF3\xB0"              /* how all signs begin in UTF-8 */

/* Is it text that no stylesheet would trim? */
static bool
is_tidy(const char *value)
{
	size_t n = strlen(value);

	return n > 0 && value[0] != ' ' && value[n - 1] != ' ' && !strpbrk(value, "\t\r\n") &&
	    !strstr(value, "  ");
}

const char *
content_shape(const struct content_fields *fields, struct arena *arena)
{
	struct buf shape = { 0 };
	const char *value, *result;
	bool tidy = true;
	size_t i;

	for (i = 0; tidy && i < fields->count; i++) {
		value = content_fields_value(fields, fields->list[i].name);
		buf_string(&shape, fields->list[i].name);
		buf_string(&shape, value ? "=" : "- ");
		if (!value)
			continue;
		tidy = is_tidy(value);
		buf_string(&shape, has_letters(value, true) ? "r" : "");
		buf_string(&shape, has_letters(value, false) ? "l " : " ");
	}
	result = tidy ? arena_strndup(arena, shape.bytes ? shape.bytes : "", shape.count) : NULL;
	buf_drop(&shape);
	return result;
}

/* A hole's sign, for what `insert` asks for. */
const char *
make_hole(struct content_holes *holes, const xmlNode *insert, const char *type)
{
	struct arena *arena = holes->arena;
	const char *style = attribute(insert, "style");
	char sign[4];
	size_t n;

	if (holes->count >= CONTENT_HOLES)
		return NULL;
	ARENA_ROOM(arena, holes->list, holes->count, holes->capacity);
	holes->list[holes->count] = (struct content_hole){
		arena_strdup(arena, attribute(insert, "name")), arena_strdup(arena, type),
		style ? arena_strdup(arena, style) : NULL,
		arena_strdup(arena, nearest_lang(insert->parent)) };
	n = utf8_put(sign, CONTENT_HOLE + (uint32_t)holes->count++);
	return arena_strndup(arena, sign, n);
}

const char *
content_hole_text(struct content_press *press, const struct content_hole *hole,
    const struct content_fields *fields, struct arena *arena)
{
	const char *value = content_fields_value(fields, hole->name), *text;
	struct asking asking = { hole->type, hole->style, hole->lang };
	struct typed wanted;

	if (!value || !is_clean(value))
		return NULL;
	text = format_asked(press, &asking, value, &wanted, arena);
	return text ? arena_strdup(arena, text) : NULL;
}

bool
content_block_holds_cpr(const struct _xmlNode *block, struct arena *arena)
{
	return holds_cpr(content_text(block, arena));
}

bool
content_marks_keys(const struct content_doc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc->xml), *n;

	for (n = root; n; n = next_node(n, root))
		if (is_content(n, "p") && attribute(n, "symbols"))
			return true;
	return false;
}

void
content_read_from(struct content_press *press, const char *path, struct arena *arena)
{
	read_from(press, path, arena);
}

bool
content_has_holes(const char *pattern)
{
	return strstr(pattern, SIGN_LEAD) != NULL;
}

bool
content_fill_holes(const char *pattern, const char *const *texts, size_t count, struct buf *to)
{
	const char *s = pattern, *end = pattern + strlen(pattern), *begun;
	uint32_t c;

	while (s < end) {
		begun = s;
		c = utf8_next(&s, end);
		if (c < CONTENT_HOLE || c >= CONTENT_HOLE + CONTENT_HOLES)
			buf_put(to, begun, (size_t)(s - begun));
		else if (c - CONTENT_HOLE < count)
			buf_string(to, texts[c - CONTENT_HOLE]);
		else
			return false;
	}
	return true;
}
