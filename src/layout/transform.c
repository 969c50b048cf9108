/*
 * text-transform: upper and lower case of the scripts that have case.
 *
 * The simple mappings of Unicode for Latin, Greek, Cyrillic and Armenian; the one
 * exception among the languages that we print is the German sharp s.
 */
#include "layout/para.h"

#include <string.h>

/* Ranges in which upper and lower case lie `distance` apart; 1: they alternate, the upper one
 * even or odd as `first` is. */
static const struct {
	uint32_t first, last;             /* of the upper case */
	int distance;
} cases[] = {
	{ 'A', 'Z', 32 },
	{ 0xC0, 0xD6, 32 }, { 0xD8, 0xDE, 32 },
	{ 0x100, 0x12F, 1 }, { 0x132, 0x137, 1 }, { 0x139, 0x148, 1 }, { 0x14A, 0x177, 1 },
	{ 0x179, 0x17E, 1 }, { 0x1CD, 0x1DC, 1 }, { 0x1DE, 0x1EF, 1 }, { 0x1F8, 0x21F, 1 },
	{ 0x222, 0x233, 1 },
	{ 0x391, 0x3A1, 32 }, { 0x3A3, 0x3AB, 32 },
	{ 0x410, 0x42F, 32 }, { 0x400, 0x40F, 80 }, { 0x460, 0x481, 1 }, { 0x48A, 0x4BF, 1 },
	{ 0x4D0, 0x52F, 1 },
	{ 0x531, 0x556, 48 },
	{ 0x1E00, 0x1E95, 1 }, { 0x1EA0, 0x1EFF, 1 },
};

static uint32_t
change_case(uint32_t code, bool upper)
{
	size_t i;

	if (code == 0xFF || code == 0x178)
		return upper ? 0x178 : 0xFF;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t first = cases[i].first, last = cases[i].last;
		uint32_t distance = (uint32_t)cases[i].distance;

		if (distance == 1 && code >= first && code <= last) {
			bool is_upper = (code - first) % 2 == 0;

			return is_upper == upper ? code : upper ? code - 1 : code + 1;
		}
		if (distance == 1)
			continue;
		if (!upper && code >= first && code <= last)
			return code + distance;
		if (upper && code >= first + distance && code <= last + distance)
			return code - distance;
	}
	return code;
}

size_t
transform(enum fo_keyword how, uint32_t code, bool begins_word, char *to)
{
	bool upper = how == KEY_UPPERCASE || (how == KEY_CAPITALIZE && begins_word);

	if (code == 0xDF && how == KEY_UPPERCASE) {
		memcpy(to, "SS", 2);
		return 2;
	}
	if (upper || how == KEY_LOWERCASE)
		code = change_case(code, upper);
	return utf8_put(to, code);
}

bool
is_rtl_letter(uint32_t code)
{
	return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
	    (code >= 0xFE70 && code <= 0xFEFF) || (code >= 0x10800 && code <= 0x10FFF) ||
	    (code >= 0x1E800 && code <= 0x1EFFF);
}
