/*
 * Colours into greys of the same luminance, for printers that have black alone.
 *
 * What is as light as before stands out from its ground as before (the contrast of WCAG is
 * one of luminances), which cannot be said of the mean of red, green and blue.
 */
#include "image/inside.h"

#include <math.h>
#include <string.h>

/* ---- one colour ------------------------------------------------------- */

static double
linear(double part)
{
	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double
grey_of(const double rgb[3])
{
	double light = 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);

	return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

uint32_t
image_grey_color(uint32_t rgba)
{
	const double rgb[3] = { (rgba >> 24) / 255.0, (rgba >> 16 & 255) / 255.0,
		(rgba >> 8 & 255) / 255.0 };
	uint32_t grey = (uint32_t)lround(grey_of(rgb) * 255);

	return grey << 24 | grey << 16 | grey << 8 | (rgba & 255);
}

/* ---- a drawing --------------------------------------------------------- */

static void
grey_paint(double rgb[3])
{
	rgb[0] = rgb[1] = rgb[2] = grey_of(rgb);
}

static void
grey_drawing(struct image_drawing *drawing, struct arena *arena)
{
	struct image_command *commands = ARENA_ARRAY(arena, struct image_command,
	    drawing->count + 1);
	size_t i;

	for (i = 0; i < drawing->count; i++) {
		commands[i] = drawing->commands[i];
		if (commands[i].kind != IMAGE_PATH)
			continue;
		grey_paint(commands[i].as.path.paint.fill);
		grey_paint(commands[i].as.path.paint.stroke);
	}
	drawing->commands = commands;
}

/* ---- pixels ------------------------------------------------------------- */

/* The lightest of 256 greys that is no lighter. */
static unsigned char
grey_below(const double *lights, double light)
{
	int low = 0, high = 255, middle;

	while (low < high) {
		middle = (low + high + 1) / 2;
		if (lights[middle] <= light + 1e-6)
			low = middle;
		else
			high = middle - 1;
	}
	return (unsigned char)low;
}

static void
grey_pixels(struct image_pixels *pixels, struct arena *arena)
{
	size_t i, count = (size_t)pixels->columns * (size_t)pixels->rows;
	unsigned char *greys;
	const unsigned char *rgb = pixels->samples;
	double lights[256];

	if (pixels->components != 3)
		return;
	greys = arena_alloc(arena, count);
	for (i = 0; i < 256; i++)
		lights[i] = linear((double)i / 255);
	for (i = 0; i < count; i++, rgb += 3)
		greys[i] = grey_below(lights, 0.2126 * lights[rgb[0]] + 0.7152 * lights[rgb[1]] +
		    0.0722 * lights[rgb[2]]);
	pixels->components = 1;
	pixels->samples = greys;
}

void
image_make_grey(struct image *image, struct arena *arena)
{
	if (image->kind == IMAGE_DRAWING)
		grey_drawing(&image->as.drawing, arena);
	else if (image->kind == IMAGE_PIXELS)
		grey_pixels(&image->as.pixels, arena);
}
