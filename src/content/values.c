/*
 * A value as its type wants it in the language where it stands, and what no
 * value may hold.
 */
#include "content/inside.h"

#include <libxml/xmlstring.h>
#include <string.h>

enum { SPOKEN_MAX = 1000 };           /* words of dates and the like that the press remembers */

/* Text that a page can show: UTF-8, no control characters, nothing that turns the direction of what
 * follows, no sign that a letter was lost on the way (U+FFFD). */
bool
is_clean(const char *value)
{
	const char *s = value, *end = value + strlen(value);
	uint32_t c;

	if (!xmlCheckUTF8(BAD_CAST value))
		return false;
	while (s < end) {
		c = utf8_next(&s, end);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069) || (c >= 0xD800 && c <= 0xDFFF) ||
		    (c >= 0xFFFD && c <= 0xFFFF))
			return false;
	}
	return true;
}

/* Letters of the scripts that run from right to left. */
static bool
is_rtl_letter(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
	    (c >= 0xFE70 && c <= 0xFEFF);
}

bool
has_letters(const char *value, bool rtl)
{
	const char *s = value, *end = value + strlen(value);

	while (s < end) {
		uint32_t c = utf8_next(&s, end);

		if (is_rtl_letter(c) ? rtl
		                     : !rtl && ((c | 32) - 'a' < 26 || (c >= 0xC0 && c < 0x590)))
			return true;
	}
	return false;
}

/* "mandag" into a date of which ICU tells the weekday. */
static const char *
weekday_date(const char *value, struct arena *arena)
{
	static const char *const names[] = { "mandag", "tirsdag", "onsdag", "torsdag", "fredag",
		"l\u00f8rdag", "s\u00f8ndag" };
	int i;

	for (i = 0; i < 7; i++)
		if (strcmp(names[i], value) == 0)
			return arena_printf(arena, "2024-01-%02d", i + 1);
	return value;
}

/* What the forms of a value look like; the type is one of text, name and these. */
static const struct form {
	const char *type;
	struct typed wanted;
} forms[] = {
	{ "date", { "date", "2026-03-02" } },
	{ "weekday", { "date", "2026-03-02" } },
	{ "time", { "time", "17:30" } },
	{ "number", { "number", "2.5" } },
};

static const char *
put_into_words(const char *type, const char *style, const char *value, const char *lang,
    struct arena *arena)
{
	if (strcmp(type, "date") == 0)
		return content_date(value, style, lang, arena);
	if (strcmp(type, "weekday") == 0)
		return content_date(weekday_date(value, arena), "weekday", lang, arena);
	if (strcmp(type, "time") == 0)
		return content_time(value, lang, arena);
	return content_number(value, lang, arena);
}

/*
 * ICU opens a formatter in a third of a millisecond, a tenth of a letter, and a batch
 * says the same dates in every one: what was said is remembered by the press, up to a
 * size, so that a long batch stays as small as a short one.
 */
static const char *
recall_words(struct content_press *press, const struct asking *asking, const char *value,
    struct arena *arena)
{
	const char *type = asking->type, *style = asking->style, *lang = asking->lang;
	struct spoken *spoken = &press->spoken;
	const char *key = arena_printf(arena, "%s %s %s %s", type, style ? style : "", lang, value);
	const char *text = table_find(&spoken->words, key);

	if (text)
		return text;
	text = put_into_words(type, style, value, lang, arena);
	if (!text)
		return NULL;
	if (spoken->words.count >= SPOKEN_MAX) {
		arena_clear(spoken->arena);
		spoken->words = (struct table){ .arena = spoken->arena };
	}
	table_put(&spoken->words, key, arena_strdup(spoken->arena, text));
	return text;
}

/* A telephone number is one word: it does not end a line in its middle. */
static const char *
hold_number(const char *value, struct arena *arena)
{
	size_t n = strlen(value);
	struct buf text = { 0 };
	const char *s;

	if (!strchr(value, ' ') || strspn(value, "0123456789 +") != n)
		return value;
	for (s = value; *s; s++)
		buf_string(&text, *s == ' ' ? "\u00a0" : (const char[]){ *s, '\0' });
	value = arena_strndup(arena, text.bytes, text.count);
	buf_drop(&text);
	return value;
}

/* A word that is longer than a line of an address may be broken anywhere: no reader misses what
 * sticks out of the paper. */
static const char *
breakable(const char *value, struct arena *arena)
{
	enum { LONGEST = 24 };
	const char *s = value, *end = value + strlen(value), *from;
	struct buf text = { 0 };
	int run = 0;

	while (s < end) {
		from = s;
		run = utf8_next(&s, end) == ' ' ? 0 : run + 1;
		if (run > LONGEST) {
			buf_string(&text, "\u200b");
			run = 1;
		}
		buf_put(&text, from, (size_t)(s - from));
	}
	if (text.count > strlen(value))
		value = arena_strdup(arena, text.bytes);
	buf_drop(&text);
	return value;
}

/* A value as its type wants it, or NULL and how it should have been written.  Lent until the
 * next one is asked for. */
const char *
format_asked(struct content_press *press, const struct asking *asking, const char *value,
    struct typed *wanted, struct arena *arena)
{
	size_t i;

	for (i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (strcmp(asking->type, forms[i].type) != 0)
			continue;
		*wanted = forms[i].wanted;
		return recall_words(press, asking, value, arena);
	}
	return breakable(hold_number(value, arena), arena);
}

/* The same for an element that asks. */
const char *
format_value(const struct content_doc *doc, const xmlNode *node, const char *type,
    const char *value, struct typed *wanted)
{
	struct asking asking = { type, attribute(node, "style"), nearest_lang(node) };

	return format_asked(doc->press, &asking, value, wanted, doc->arena);
}

/* ---- what must never be printed ---------------------------------------- */

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* What people write between the two halves: blanks, hyphens, dashes of any kind. */
static const char *
skip_dashes(const char *s)
{
	const char *end = s + strlen(s), *next;
	uint32_t c;

	for (next = s; s < end; s = next) {
		c = utf8_next(&next, end);
		if (c != ' ' && c != '-' && c != 0xA0 && c != 0xAD && (c < 0x2010 || c > 0x2015))
			break;
	}
	return s;
}

/* DDMMYY-NNNN, however it is divided, whose date exists. */
static bool
is_cpr(const char *s)
{
	size_t n = strspn(s, "0123456789");
	const char *rest = s + 6;

	if (n != 6 && n != 10)
		return false;
	if (n == 6) {
		rest = skip_dashes(rest);
		if (rest == s + 6 || strspn(rest, "0123456789") != 4)
			return false;
	}
	/* 29 February exists in some century: 2000 was a leap year. */
	return is_date(2000, two_digits(s + 2), two_digits(s));
}

/* Is there a civil registration number in a text? */
bool
holds_cpr(const char *text)
{
	const char *s;

	for (s = strpbrk(text, "0123456789"); s; s = strpbrk(s, "0123456789")) {
		if (is_cpr(s))
			return true;
		s += strspn(s, "0123456789");
	}
	return false;
}
