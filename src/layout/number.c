/*
 * Page numbers by the `format` property (XSL 1.1, 7.26; XSLT 1.0, 7.7.1).
 */
#include "layout/inside.h"

#include <string.h>

static const char *
roman(struct arena *arena, int number, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} parts[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" },
		{ 100, "c", "C" }, { 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" },
		{ 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" },
	};
	char text[64];
	size_t i, n = 0;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; number >= parts[i].value && n < sizeof text - 3; number -= parts[i].value) {
			const char *part = upper ? parts[i].upper : parts[i].lower;

			memcpy(text + n, part, strlen(part));
			n += strlen(part);
		}
	return arena_strndup(arena, text, n);
}

/* a, b ... z, aa, ab */
static const char *
letters(struct arena *arena, int number, char first)
{
	char text[16];
	int at = (int)sizeof text;

	for (; number > 0 && at > 0; number = (number - 1) / 26)
		text[--at] = (char)(first + (number - 1) % 26);
	return arena_strndup(arena, text + at, sizeof text - (size_t)at);
}

const char *
number_format(struct arena *arena, const char *format, int number)
{
	size_t digits = format ? strspn(format, "0") : 0;

	if (format && number > 0 && number < 4000 && (*format == 'i' || *format == 'I'))
		return roman(arena, number, *format == 'I');
	if (format && number > 0 && (*format == 'a' || *format == 'A'))
		return letters(arena, number, *format);
	return arena_printf(arena, "%0*d", (int)(digits < 20 ? digits : 20) + 1, number);
}

/* ---- numbers of a sequence ----------------------------------------- */

/* Page numbers begin no higher than anybody counts, so that counting on never overflows. */
enum { FIRST_NUMBER_MOST = 1000000000 };

int
first_number(const struct fo *sequence, int number)
{
	int first;

	switch (fo_keyword(sequence, PROP_INITIAL_PAGE_NUMBER)) {
	case KEY_AUTO:
		return number;
	case KEY_AUTO_ODD:
		return number % 2 ? number : number + 1;
	case KEY_AUTO_EVEN:
		return number % 2 ? number + 1 : number;
	default:
		first = fo_integer(sequence, PROP_INITIAL_PAGE_NUMBER, number);
		return first < 1 ? 1 : first > FIRST_NUMBER_MOST ? FIRST_NUMBER_MOST : first;
	}
}

/* Does the sequence end on a wrong page (XSL 1.1, 7.27.2)? */
bool
needs_blank(const struct fo *sequence, const struct fo *next, int made, int number)
{
	switch (fo_keyword(sequence, PROP_FORCE_PAGE_COUNT)) {
	case KEY_EVEN: return made % 2 != 0;
	case KEY_ODD: return made % 2 == 0;
	case KEY_END_ON_EVEN: return (number - 1) % 2 != 0;
	case KEY_END_ON_ODD: return (number - 1) % 2 == 0;
	case KEY_NO_FORCE: return false;
	default: return next && first_number(next, number) % 2 != number % 2;
	}
}
