/*
 * Page numbers by `format`, `grouping-separator`, `grouping-size` and `letter-value` (XSL 1.1,
 * 7.26; XSLT 1.0, 7.7.1).
 *
 * A format is one token of letters or digits, with what stands around it: "1", "01", "i", "A",
 * "(1)", "- a -".  A digit one of any script counts in its digits, a letter in its alphabet.
 */
#include "layout/inside.h"

#include <string.h>

enum { NUMBER_BYTES = 96 };

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

/* The first letter of an alphabet and how many of it count: a, b ... z, aa, ab. */
struct alphabet {
	uint32_t first;
	int count;
	uint32_t skips;                   /* a letter that does not: final sigma */
};

static const struct alphabet alphabets[] = {
	{ 'a', 26, 0 }, { 'A', 26, 0 }, { 0x03B1, 24, 0x03C2 }, { 0x0391, 24, 0x03A2 },
	{ 0x0430, 32, 0 }, { 0x0410, 32, 0 }, { 0x05D0, 22, 0 },
};

/* The zeros of the scripts that have digits of their own. */
static const uint32_t zeros[] = { '0', 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66,
	0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810 };

/* The character at `s`, and its bytes. */
static uint32_t
code_at(const char *s, size_t *bytes)
{
	unsigned char c = (unsigned char)*s;
	uint32_t code = c < 0x80 ? c : c < 0xE0 ? c & 0x1Fu : c < 0xF0 ? c & 0x0Fu : c & 0x07u;
	size_t more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3, i;

	for (i = 1; i <= more && s[i]; i++)
		code = code << 6 | ((unsigned char)s[i] & 0x3Fu);
	*bytes = i;
	return code;
}

static const struct alphabet *
alphabet_of(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
		if (alphabets[i].first == code)
			return &alphabets[i];
	return NULL;
}

/* The zero of the digits that `code` belongs to, or 0. */
static uint32_t
zero_of(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (code >= zeros[i] && code <= zeros[i] + 9)
			return zeros[i];
	return 0;
}

static const char *
letters(struct arena *arena, int number, const struct alphabet *alphabet)
{
	char text[NUMBER_BYTES], letter[4];
	size_t at = sizeof text, n;

	for (; number > 0 && at > 3; number = (number - 1) / alphabet->count) {
		uint32_t code = alphabet->first + (uint32_t)((number - 1) % alphabet->count);

		n = utf8_put(letter, code + (alphabet->skips && code >= alphabet->skips));
		at -= n;
		memcpy(text + at, letter, n);
	}
	return arena_strndup(arena, text + at, sizeof text - at);
}

/* How digits are written. */
struct digits {
	uint32_t zero;
	int least;                        /* of them, zeros in front */
	int group;                        /* of so many each, 0: not grouped */
	const char *separator;
};

static const char *
decimal(struct arena *arena, int number, const struct digits *how)
{
	char text[256], digit[4];
	size_t at = sizeof text, n, gap = how->group > 0 ? strlen(how->separator) : 0;
	int i;

	for (i = 0; (number > 0 || i < how->least) && at > gap + 3; i++, number /= 10) {
		if (i > 0 && gap > 0 && i % how->group == 0) {
			at -= gap;
			memcpy(text + at, how->separator, gap);
		}
		n = utf8_put(digit, how->zero + (uint32_t)(number % 10));
		at -= n;
		memcpy(text + at, digit, n);
	}
	return arena_strndup(arena, text + at, sizeof text - at);
}

static bool
is_token(uint32_t code)
{
	return code >= 0x80 ? code != 0xA0 && code < 0x2000
	                    : (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
}

/* The bytes of the format's token; what stands before it. */
static size_t
find_token(const char *format, size_t *before)
{
	size_t at = 0, bytes, from;

	while (format[at] && !is_token(code_at(format + at, &bytes)))
		at += bytes;
	from = at;
	while (format[at] && is_token(code_at(format + at, &bytes)))
		at += bytes;
	*before = from;
	return at - from;
}

static const char *
by_digits(struct arena *arena, const struct fo *fo, const char *token, size_t length, int number)
{
	const char *separator = fo_string(fo, PROP_GROUPING_SEPARATOR);
	struct digits how = { '0', 1, fo_integer(fo, PROP_GROUPING_SIZE, 0), separator };
	size_t bytes = 1, at;

	if (!separator || strlen(separator) > 8)
		how.group = 0;
	if (length > 0 && zero_of(code_at(token, &bytes)))
		how.zero = zero_of(code_at(token, &bytes));
	for (at = bytes; at < length && how.least < 20; at += bytes)
		how.least += zero_of(code_at(token + at, &bytes)) == how.zero;
	return decimal(arena, number, &how);
}

static const char *
by_token(struct arena *arena, const struct fo *fo, const char *token, size_t length, int number)
{
	size_t bytes;
	uint32_t code = length > 0 ? code_at(token, &bytes) : '1';
	const struct alphabet *alphabet = alphabet_of(code);

	if (number > 0 && number < 4000 && (code == 'i' || code == 'I'))
		return roman(arena, number, code == 'I');
	if (number > 0 && alphabet)
		return letters(arena, number, alphabet);
	return by_digits(arena, fo, token, length, number);
}

/* The text of a sequence's folio-prefix or -suffix (XSL 1.1, 6.6.12, 6.6.13). */
static const char *
folio(struct arena *arena, const struct fo *sequence, enum fo_kind kind)
{
	const struct fo *child, *text;
	const char *all = "";

	for (child = sequence->first; child; child = child->next)
		for (text = child->kind == kind ? child->first : NULL; text; text = text->next)
			if (text->kind == FO_TEXT)
				all = arena_printf(arena, "%s%.*s", all, (int)text->text_length, text->text);
	return all;
}

const char *
number_format(struct arena *arena, const struct fo *fo, int number)
{
	const char *format = fo_string(fo, PROP_FORMAT), *text;
	size_t before, length;

	if (!format || !*format)
		format = "1";
	length = find_token(format, &before);
	/* Without a token everything stands around the number. */
	text = by_token(arena, fo, format + before, length, number);
	return arena_printf(arena, "%s%.*s%s%s%s", folio(arena, fo, FO_FOLIO_PREFIX), (int)before,
	    format, text, format + before + length, folio(arena, fo, FO_FOLIO_SUFFIX));
}
