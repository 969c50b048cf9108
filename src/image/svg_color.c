/*
 * Colours as SVG and CSS write them: names, #rgb, #rrggbb (and with a last
 * digit or pair for opacity), rgb() and rgba() with numbers or percentages.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* A colour as base packs it, apart. */
static void
unpack(uint32_t rgba, double rgb[3], double *alpha)
{
	rgb[0] = (rgba >> 24) / 255.0;
	rgb[1] = (rgba >> 16 & 255) / 255.0;
	rgb[2] = (rgba >> 8 & 255) / 255.0;
	*alpha = (rgba & 255) / 255.0;
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
	uint32_t rgba;

	if (strncasecmp(s, "rgb(", 4) == 0)
		return function(s + 4, rgb, alpha);
	if (strncasecmp(s, "rgba(", 5) == 0)
		return function(s + 5, rgb, alpha);
	*alpha = 1;
	if (*s == '#' ? !color_digits(s + 1, strlen(s + 1), &rgba)
		      : !color_named(s, strlen(s), &rgba))
		return false;
	unpack(rgba, rgb, alpha);
	return true;
}
