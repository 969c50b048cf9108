/*
 * PNG into samples.
 *
 * libpng's simplified interface decodes, because it keeps its own error
 * jumps to itself; it does not tell the resolution, so that (and the size,
 * before any memory is taken) is read from the chunks here.
 */
#include "image/inside.h"

#include <png.h>
#include <string.h>

struct chunk {
	const unsigned char *type, *data;
	size_t length;
};

/* The chunk at *at, and *at moved past it; false at the end of the file. */
static bool
next_chunk(struct bytes bytes, size_t *at, struct chunk *chunk)
{
	size_t left = bytes.count - *at;

	if (left < 12)
		return false;
	chunk->length = image_be32(bytes.at + *at);
	if (chunk->length > left - 12)
		return false;
	chunk->type = bytes.at + *at + 4;
	chunk->data = chunk->type + 4;
	*at += chunk->length + 12;
	return true;
}

static bool
is_type(const struct chunk *chunk, const char *type)
{
	return memcmp(chunk->type, type, 4) == 0;
}

/* pHYs: dots a metre each way, when its unit is the metre. */
static void
find_resolution(struct bytes bytes, double dpi[2])
{
	struct chunk chunk;
	size_t at = 8;

	dpi[0] = dpi[1] = IMAGE_DPI_DEFAULT;
	while (next_chunk(bytes, &at, &chunk) && !is_type(&chunk, "IDAT")) {
		if (!is_type(&chunk, "pHYs") || chunk.length != 9 || chunk.data[8] != 1)
			continue;
		dpi[0] = image_be32(chunk.data) * 0.0254;
		dpi[1] = image_be32(chunk.data + 4) * 0.0254;
	}
}

static bool
has_sane_size(struct bytes bytes, struct findings *findings)
{
	struct chunk chunk;
	size_t at = 8;
	uint32_t columns, rows;

	if (bytes.count < 8 || memcmp(bytes.at, "\x89PNG\r\n\x1A\n", 8) != 0 ||
	    !next_chunk(bytes, &at, &chunk) || !is_type(&chunk, "IHDR") || chunk.length != 13) {
		image_find(findings, DIAG_IMAGE_BROKEN, "its header is cut off or garbled");
		return false;
	}
	columns = image_be32(chunk.data);
	rows = image_be32(chunk.data + 4);
	if (columns == 0 || rows == 0) {
		image_find(findings, DIAG_IMAGE_BROKEN, "it has no height or no width");
		return false;
	}
	if ((uint64_t)columns * rows > IMAGE_PIXELS_MAX || columns > IMAGE_PIXELS_MAX / 100 ||
	    rows > IMAGE_PIXELS_MAX / 100) {
		image_find(findings, DIAG_IMAGE_LARGE, "%u x %u dots", (unsigned)columns,
		    (unsigned)rows);
		return false;
	}
	return true;
}

/* Moves the last component of each dot into a plane of its own; the rest
 * closes up in place. */
static bool
split_alpha(unsigned char *samples, unsigned char *alpha, size_t dots, int components)
{
	unsigned char *to = samples;
	const unsigned char *from = samples;
	bool is_opaque = true;
	size_t i;
	int c;

	for (i = 0; i < dots; i++) {
		for (c = 0; c < components; c++)
			*to++ = *from++;
		alpha[i] = *from++;
		is_opaque = is_opaque && alpha[i] == 255;
	}
	return is_opaque;
}

/* `png` has begun to read; this ends it and frees what libpng holds. */
static bool
read_samples(png_image *png, struct image_pixels *pixels, struct findings *findings)
{
	bool has_alpha = (png->format & PNG_FORMAT_FLAG_ALPHA) != 0;
	size_t dots = (size_t)png->width * png->height;
	unsigned char *samples, *alpha;

	pixels->components = png->format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
	png->format = (pixels->components == 3 ? PNG_FORMAT_FLAG_COLOR : 0) |
	    (has_alpha ? PNG_FORMAT_FLAG_ALPHA : 0);
	samples = arena_alloc(findings->arena, PNG_IMAGE_SIZE(*png));
	if (!png_image_finish_read(png, NULL, samples, 0, NULL)) {
		image_find(findings, DIAG_IMAGE_BROKEN, "%s", png->message);
		return false;
	}
	pixels->samples = samples;
	if (has_alpha) {
		alpha = arena_alloc(findings->arena, dots);
		if (!split_alpha(samples, alpha, dots, pixels->components))
			pixels->alpha = alpha;
	}
	return true;
}

bool
image_png(struct image *image, struct bytes bytes, struct findings *findings)
{
	struct image_pixels *pixels = &image->as.pixels;
	png_image png;
	double dpi[2];

	if (!has_sane_size(bytes, findings))
		return false;
	memset(&png, 0, sizeof png);
	png.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&png, bytes.at, bytes.count)) {
		image_find(findings, DIAG_IMAGE_BROKEN, "%s", png.message);
		return false;
	}
	/* Else 16 bits without a gamma are taken for linear light, far too dark. */
	png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	image->kind = IMAGE_PIXELS;
	pixels->columns = (int32_t)png.width;
	pixels->rows = (int32_t)png.height;
	pixels->bits = 8;
	if (!read_samples(&png, pixels, findings))
		return false;
	find_resolution(bytes, dpi);
	image->width = image_extent(pixels->columns, dpi[0]);
	image->height = image_extent(pixels->rows, dpi[1]);
	return true;
}
