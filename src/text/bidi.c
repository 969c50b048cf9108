/*
 * A paragraph into embedding levels (UAX 9), by ICU.
 *
 * Most paragraphs here run left to right from end to end; those are told
 * by a look at their characters and cost nothing.
 */
#include <unicode/ubidi.h>

#include "text/inside.h"

#include <stdlib.h>

/* Whether a character may bring a level other than 0 with it: letters of right-to-left
 * scripts, their digits, and controls of direction. */
static bool
turns(uint32_t code)
{
	if (code < 0x590)
		return false;
	return code < 0x900 || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || (code >= 0xFB1D && code <= 0xFDFF) ||
	       (code >= 0xFE70 && code <= 0xFEFF) || (code >= 0x10800 && code <= 0x10FFF) ||
	       (code >= 0x1E800 && code <= 0x1EFFF);
}

static bool
needs_bidi(const struct text_paragraph *p)
{
	int i = 0;

	if (p->is_rtl)
		return true;
	while (i < p->length)
		if ((unsigned char)p->text[i] < 0xD6)
			i++;
		else if (turns(letter_at(p, i, &i)))
			return true;
	return false;
}

/* UTF-16 of the text; from[k] is the byte of unit k.  Gives the number of units. */
static int
to_units(const struct text_paragraph *p, UChar *units, int *from)
{
	int at = 0, next, n = 0;
	uint32_t code;

	for (; at < p->length; at = next) {
		code = letter_at(p, at, &next);
		if (code == 0x2029 || code == '\n' || code == 0x85)
			code = 0x2028; /* one paragraph is one to us: ends of lines do not end it */
		from[n] = at;
		if (code > 0xFFFF) {
			units[n++] = (UChar)(0xD7C0 + (code >> 10));
			from[n] = at;
			code = 0xDC00 | (code & 0x3FF);
		}
		units[n++] = (UChar)code;
	}
	from[n] = at;
	return n;
}

/* Levels per byte from levels per unit. */
static void
spread_levels(const UBiDiLevel *of_units, const int *from, int n, uint8_t *levels)
{
	int i, at;

	for (i = 0; i < n; i++)
		for (at = from[i]; at < from[i + 1]; at++)
			levels[at] = of_units[i];
}

const uint8_t *
bidi_levels(struct faces *faces, const struct text_paragraph *p)
{
	size_t length = (size_t)p->length;
	uint8_t *levels;
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *found;
	UBiDi *bidi;
	UChar *units;
	int *from, n;

	if (!needs_bidi(p))
		return NULL;
	levels = faces_room(faces, ROOM_LEVELS, length + 1);
	units = mem_alloc((length + 1) * sizeof *units);
	from = mem_alloc((length + 1) * sizeof *from);
	n = to_units(p, units, from);
	bidi = ubidi_open();
	ubidi_setPara(bidi, units, n, p->is_rtl ? 1 : 0, NULL, &status);
	found = n ? ubidi_getLevels(bidi, &status) : NULL;
	if (found && U_SUCCESS(status))
		spread_levels(found, from, n, levels);
	ubidi_close(bidi);
	free(units);
	free(from);
	return levels;
}
