/*
 * Colours as they are written into 0xRRGGBBAA.
 */
#include "fo/inside.h"

#include <string.h>

static const struct {
	const char *name;
	uint32_t rgba;
} names[] = {
#define COLOR(name, rgba) { name, rgba },
#include "fo/colors.def"
#undef COLOR
};

static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Three or four digits stand for doubled ones; without an alpha it is opaque. */
static bool
parse_digits(const char *text, size_t n, uint32_t *rgba)
{
	bool is_short = n == 3 || n == 4;
	uint32_t c = 0;
	size_t i;

	if (!is_short && n != 6 && n != 8)
		return false;
	for (i = 0; i < n; i++) {
		int d = digit_value(text[i]);

		if (d < 0)
			return false;
		c = c << 4 | (uint32_t)d;
		if (is_short)
			c = c << 4 | (uint32_t)d;
	}
	*rgba = n == 3 || n == 6 ? c << 8 | 0xff : c;
	return true;
}

static bool
find_name(const char *text, size_t n, uint32_t *rgba)
{
	size_t low = 0, high = sizeof names / sizeof *names;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_name(names[middle].name, text, n);

		if (order == 0) {
			*rgba = names[middle].rgba;
			return true;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool
parse_color(const char *text, size_t n, uint32_t *rgba)
{
	char lower[32];
	size_t i;

	if (n > 1 && text[0] == '#')
		return parse_digits(text + 1, n - 1, rgba);
	if (n >= sizeof lower)
		return false;
	for (i = 0; i < n; i++)
		lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i];
	return find_name(lower, n, rgba);
}

static uint32_t
clip_part(double part)
{
	if (!(part > 0))
		return 0;
	return part > 255 ? 255 : (uint32_t)(part + 0.5);
}

uint32_t
color_from_parts(double red, double green, double blue)
{
	return clip_part(red) << 24 | clip_part(green) << 16 | clip_part(blue) << 8 | 0xff;
}
