/*
 * Colours as CSS and SVG write them into 0xRRGGBBAA.
 */
#include "base/base.h"

#include <string.h>

static const struct {
	const char *name;
	uint32_t rgba;
} names[] = {
#define COLOR(name, rgba) { name, rgba },
#include "base/colors.def"
#undef COLOR
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* As strcmp of a row's name with n bytes in any case. */
static int
compare_name(const char *name, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (name[i] != lower(text[i]))
			return (unsigned char)name[i] - (unsigned char)lower(text[i]);
	return name[n] != '\0';
}

bool
color_named(const char *text, size_t n, uint32_t *rgba)
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

static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
color_digits(const char *text, size_t n, uint32_t *rgba)
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
