/*
 * Strings of a PDF into UTF-8.
 *
 * What is neither UTF-16 nor UTF-8 is PDFDocEncoding (ISO 32000-1, annex D.2), which is Latin-1
 * but for two rows.
 */
#include "forms/inside.h"

#include <stdlib.h>
#include <string.h>

static const uint16_t accents[] = { 0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC };

static const uint16_t marks[] = { 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192, 0x2044,
	0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122,
	0xFB01, 0xFB02, 0x141, 0x152, 0x160, 0x178, 0x17D, 0x131, 0x142, 0x153, 0x161, 0x17E,
	0xFFFD, 0x20AC };

void
letters_put(struct buf *to, uint32_t code)
{
	char utf8[4];

	buf_put(to, utf8, utf8_put(utf8, code));
}

static uint32_t
letter_of(unsigned byte)
{
	if (byte >= 0x18 && byte < 0x20)
		return accents[byte - 0x18];
	return byte >= 0x80 && byte <= 0xA0 ? marks[byte - 0x80] : byte;
}

const char *
letters_of_bytes(const char *hexadecimal, struct arena *arena)
{
	struct buf text = { 0 };
	const char *kept;

	for (; hexadecimal[0] && hexadecimal[1]; hexadecimal += 2) {
		char digits[3] = { hexadecimal[0], hexadecimal[1], '\0' };
		unsigned byte = (unsigned)strtoul(digits, NULL, 16);

		if (byte)
			letters_put(&text, letter_of(byte));
	}
	kept = arena_strndup(arena, text.bytes ? text.bytes : "", text.count);
	buf_drop(&text);
	return kept;
}
