/*
 * Colours as SVG and CSS write them: names, #rgb, #rrggbb (and with a last
 * digit or pair for opacity), rgb() and rgba() with numbers or percentages.
 */
#include "image/svg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct color_name {
	const char *name;
	uint32_t rgb;
};

static const struct color_name names[] = {
#define COLOR(name, rgb) { #name, rgb },
#include "image/colors.def"
#undef COLOR
};

static int
compare_names(const void *key, const void *row)
{
	return strcasecmp(key, ((const struct color_name *)row)->name);
}

static void
set_rgb(uint32_t packed, double rgb[3])
{
	rgb[0] = (packed >> 16 & 255) / 255.0;
	rgb[1] = (packed >> 8 & 255) / 255.0;
	rgb[2] = (packed & 255) / 255.0;
}

static bool
named(const char *s, double rgb[3])
{
	const struct color_name *row;

	row = bsearch(s, names, sizeof names / sizeof *names, sizeof *names, compare_names);
	if (row)
		set_rgb(row->rgb, rgb);
	return row != NULL;
}

/* 3, 4, 6 or 8 digits after the #. */
static bool
hex(const char *s, double rgb[3], double *alpha)
{
	size_t i, n = strlen(s);
	uint32_t value = 0;
	bool is_short = n == 3 || n == 4;

	if ((!is_short && n != 6 && n != 8) || strspn(s, "0123456789abcdefABCDEF") != n)
		return false;
	for (i = 0; i < n; i++) {
		uint32_t digit = (uint32_t)(s[i] <= '9' ? s[i] - '0' : (s[i] | 0x20) - 'a' + 10);

		value = is_short ? value << 8 | digit * 17 : value << 4 | digit;
	}
	if (n == 4 || n == 8) {
		*alpha = (value & 255) / 255.0;
		value >>= 8;
	}
	set_rgb(value, rgb);
	return true;
}

static double
clamp(double x)
{
	return x < 0 ? 0 : x > 1 ? 1 : x;
}

/* r g b, perhaps alpha; separated by blanks, commas or a slash. */
static bool
function(const char *s, double rgb[3], double *alpha)
{
	double v[4] = { 0, 0, 0, 1 };
	int n;

	for (n = 0; n < 4; n++) {
		s = svg_skip_blanks(s);
		if (!svg_number(&s, &v[n]))
			break;
		if (*s == '%') {
			v[n] /= 100;
			s++;
		} else if (n < 3) {
			v[n] /= 255;
		}
		s = svg_skip_blanks(s);
		s += *s == ',' || *s == '/';
	}
	if (n < 3 || strcmp(svg_skip_blanks(s), ")") != 0)
		return false;
	rgb[0] = clamp(v[0]);
	rgb[1] = clamp(v[1]);
	rgb[2] = clamp(v[2]);
	*alpha = clamp(v[3]);
	return true;
}

bool
svg_color(const char *s, double rgb[3], double *alpha)
{
	*alpha = 1;
	if (*s == '#')
		return hex(s + 1, rgb, alpha);
	if (strncasecmp(s, "rgb(", 4) == 0)
		return function(s + 4, rgb, alpha);
	if (strncasecmp(s, "rgba(", 5) == 0)
		return function(s + 5, rgb, alpha);
	if (strcasecmp(s, "transparent") == 0) {
		set_rgb(0, rgb);
		*alpha = 0;
		return true;
	}
	return named(s, rgb);
}
