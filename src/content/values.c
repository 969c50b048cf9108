/*
 * A value as its type wants it in the language where it stands, and what no
 * value may hold.
 */
#include "content/inside.h"

#include <libxml/xmlstring.h>
#include <string.h>

/* Text that a page can show: UTF-8, no control characters, nothing that
 * turns the direction of what follows. */
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
		    (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF)
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

/* A value as its type wants it, or NULL and how it should have been written. */
const char *
format_value(const xmlNode *node, const char *type, const char *value, struct typed *wanted,
    struct arena *arena)
{
	const char *lang = nearest_lang(node);

	if (strcmp(type, "date") == 0) {
		*wanted = (struct typed){ "date", "2026-03-02" };
		return content_date(value, attribute(node, "style"), lang, arena);
	}
	if (strcmp(type, "weekday") == 0) {
		*wanted = (struct typed){ "date", "2026-03-02" };
		return content_date(weekday_date(value, arena), "weekday", lang, arena);
	}
	if (strcmp(type, "time") == 0) {
		*wanted = (struct typed){ "time", "17:30" };
		return content_time(value, lang, arena);
	}
	if (strcmp(type, "number") == 0) {
		*wanted = (struct typed){ "number", "2.5" };
		return content_number(value, lang, arena);
	}
	return value;
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
