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
#include <unicode/uchar.h>

#define SIGN_LEAD "\xF3\xB0"              /* how all signs begin in UTF-8 */

/* Is it text that no stylesheet would trim? */
static bool
is_tidy(const char *value)
{
	size_t n = strlen(value);

	return n > 0 && value[0] != ' ' && value[n - 1] != ' ' && !strpbrk(value, "\t\r\n") &&
	    !strstr(value, "  ");
}

/* The bytes of a mark at `s` that may end a sentence; 0: none is there. */
static size_t
stop_length(const char *s)
{
	static const char *const stops[] = { ".", "!", "?", "\u061F", "\u06D4" };
	size_t i;

	for (i = 0; i < sizeof stops / sizeof *stops; i++)
		if (strncmp(s, stops[i], strlen(stops[i])) == 0)
			return strlen(stops[i]);
	return 0;
}

/* What follows a stop and a space, and begins no sentence: «2. tv.», «14. 30». */
static bool
goes_on(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* How a value looks to who parts text into sentences.  Begins: with a small letter, a figure, or
 * otherwise (f: it is all figures); e: a stop ends it.  False where a sentence may end within, or
 * what begins it is seldom met. */
static bool
put_sentence_shape(const char *value, struct buf *shape)
{
	const char *s = value, *kind = "o";
	uint32_t first = utf8_next(&s, value + strlen(value));
	size_t n = 0;

	for (s = value; *s; s++) {
		n = stop_length(s);
		if (n && s[n] == ' ' && !goes_on(s[n + 1]))
			return false;
		if (n && s[n] == '\0')
			break;
	}
	if (value[strspn(value, "0123456789")] == '\0')
		kind = "f";
	else if (first < 0x80 && goes_on((char)first))
		kind = first >= 'a' ? "s" : "n";
	else if (first >= 0x80 && (u_islower((UChar32)first) || u_isdigit((UChar32)first)))
		return false;
	buf_string(shape, kind);
	buf_string(shape, *s ? "e" : "");
	return true;
}

const char *
content_shape(const struct content_fields *fields, bool by_sentence, struct arena *arena)
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
		tidy = is_tidy(value) && (!by_sentence || put_sentence_shape(value, &shape));
		buf_string(&shape, has_letters(value, true) ? "r" : "");
		buf_string(&shape, has_letters(value, false) ? "l " : " ");
	}
	result = tidy ? arena_strndup(arena, shape.bytes ? shape.bytes : "", shape.count) : NULL;
	buf_drop(&shape);
	return result;
}

/* What stands before the sign of a value; 0: nothing. */
static char
lead_of(const char *text)
{
	if (*text >= '0' && *text <= '9')
		return '0';
	return *text >= 'a' && *text <= 'z' ? 'a' : '\0';
}

/* A hole's sign, for what `insert` asks for; `text` is one that may go there. */
const char *
make_hole(struct content_holes *holes, const xmlNode *insert, const char *type, const char *text)
{
	struct arena *arena = holes->arena;
	const char *style = attribute(insert, "style");
	char lead = lead_of(text), sign[5] = { lead };
	size_t n = lead != '\0';
	uint32_t code;

	if (holes->count >= CONTENT_HOLES)
		return NULL;
	ARENA_ROOM(arena, holes->list, holes->count, holes->capacity);
	holes->list[holes->count] = (struct content_hole){
		arena_strdup(arena, attribute(insert, "name")), arena_strdup(arena, type),
		style ? arena_strdup(arena, style) : NULL,
		arena_strdup(arena, nearest_lang(insert->parent)), lead };
	code = CONTENT_HOLE + (uint32_t)holes->count++ + (lead ? CONTENT_HOLES : 0);
	n += utf8_put(sign + n, code);
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
	return text && lead_of(text) == hole->lead ? arena_strdup(arena, text) : NULL;
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
		if (c < CONTENT_HOLE || c >= CONTENT_HOLE + 2 * CONTENT_HOLES) {
			buf_put(to, begun, (size_t)(s - begun));
			continue;
		}
		if (c >= CONTENT_HOLE + CONTENT_HOLES && to->count)
			to->count--;
		if ((c - CONTENT_HOLE) % CONTENT_HOLES >= count)
			return false;
		buf_string(to, texts[(c - CONTENT_HOLE) % CONTENT_HOLES]);
	}
	return true;
}
