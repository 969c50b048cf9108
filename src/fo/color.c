/*
 * Colours as they are written into 0xRRGGBBAA.
 */
#include "fo/inside.h"

bool
parse_color(const char *text, size_t n, uint32_t *rgba)
{
	if (n > 1 && text[0] == '#')
		return color_digits(text + 1, n - 1, rgba);
	return color_named(text, n, rgba);
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
