/*
 * Images into XObjects.  What a picture takes is made once for a press:
 * documents share its deflated bytes.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

struct pdf_part *
pdf_part_new(void)
{
	return mem_alloc(sizeof(struct pdf_part));
}

void
pdf_part_drop(struct pdf_part *part)
{
	int i;

	if (!part)
		return;
	for (i = 0; i < part->part_count; i++)
		pdf_part_drop(part->parts[i]);
	free(part->parts);
	buf_drop(&part->body);
	buf_drop(&part->bytes);
	buf_drop(&part->states);
	free(part);
}

void
pdf_part_add(struct pdf_part *part, struct pdf_part *kid)
{
	part->parts = mem_grow(part->parts, sizeof *part->parts * (size_t)(part->part_count + 1));
	part->parts[part->part_count++] = kid;
}

/* A row as the differences from its left neighbours (type 1) or from the row above
 * (type 2), after the byte that tells which (PNG, clause 9).  Gives the sum of the differences: a
 * row that changes little deflates well. */
static long
filter_row(const unsigned char *row, size_t count, int step, int type, unsigned char *to)
{
	const unsigned char *before = type == 1 ? row - step : row - count;
	size_t i, free_of = type == 1 ? (size_t)step : 0;
	long sum = 0;

	*to++ = (unsigned char)type;
	for (i = 0; i < count; i++) {
		to[i] = (unsigned char)(row[i] - (type && i >= free_of ? before[i] : 0));
		sum += to[i] < 128 ? to[i] : 256 - to[i];
	}
	return sum;
}

static void
filter(const unsigned char *samples, int rows, size_t count, int step, unsigned char *to)
{
	int i;

	for (i = 0; i < rows; i++, samples += count, to += count + 1) {
		long across = filter_row(samples, count, step, 1, to), down = 0;

		if (i > 0)
			down = filter_row(samples, count, step, 2, to);
		if (i == 0 || across < down)
			filter_row(samples, count, step, 1, to);
	}
}

static struct pdf_part *
make_samples(const struct image_pixels *pixels, const unsigned char *samples, int components,
    struct pdf_flate *flate)
{
	struct pdf_part *part = pdf_part_new();
	size_t count = (size_t)pixels->columns * (size_t)components;
	unsigned char *rows = mem_alloc((count + 1) * (size_t)pixels->rows);

	filter(samples, pixels->rows, count, components, rows);
	buf_printf(&part->body,
	    "/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s"
	    "/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/Columns "
	    "%d>>",
	    (int)pixels->columns, (int)pixels->rows, components == 1 ? "Gray" : "RGB", components,
	    (int)pixels->columns);
	pdf_deflate_once(flate, rows, (count + 1) * (size_t)pixels->rows, &part->bytes);
	free(rows);
	return part;
}

static struct pdf_part *
make_pixels(const struct image_pixels *pixels, struct pdf_flate *flate)
{
	struct pdf_part *part = make_samples(pixels, pixels->samples, pixels->components, flate);

	if (pixels->alpha)
		pdf_part_add(part, make_samples(pixels, pixels->alpha, 1, flate));
	return part;
}

/* The file's own bytes.  CMYK has no place in a file whose output intent is sRGB (ISO 19005-2,
 * 6.2.4.3). */
static struct pdf_part *
make_jpeg(const struct image_jpeg *jpeg)
{
	struct pdf_part *part;

	if (jpeg->components != 1 && jpeg->components != 3)
		return NULL;
	part = pdf_part_new();
	buf_printf(&part->body,
	    "/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s"
	    "/BitsPerComponent 8/Filter/DCTDecode",
	    (int)jpeg->columns, (int)jpeg->rows, jpeg->components == 1 ? "Gray" : "RGB");
	part->lent = jpeg->bytes;
	part->lent_count = jpeg->count;
	return part;
}

static struct pdf_part *
make_part(const struct image *image, struct pdf_flate *flate)
{
	switch (image->kind) {
	case IMAGE_PIXELS:
		return make_pixels(&image->as.pixels, flate);
	case IMAGE_JPEG:
		return make_jpeg(&image->as.jpeg);
	default:
		return pdf_drawing(image, flate);
	}
}

static int
find_picture(struct pdf_press *press, const struct image *image)
{
	struct pdf_picture *picture;
	int i;

	for (i = 0; i < press->picture_count; i++)
		if (press->pictures[i].image == image)
			return i;
	press->pictures =
	    mem_grow(press->pictures, sizeof *press->pictures * (size_t)(press->picture_count + 1));
	picture = &press->pictures[press->picture_count];
	picture->image = image;
	picture->part = make_part(image, press->flate);
	picture->has_opacity = (image->kind == IMAGE_PIXELS && image->as.pixels.alpha) ||
			       (image->kind == IMAGE_DRAWING && image->as.drawing.has_opacity);
	return press->picture_count++;
}

/* The dictionary's references to the parts of a part. */
static void
put_parts(struct buf *to, const struct pdf_part *part, const int *objects)
{
	int i;

	if (!part->is_form) {
		if (part->part_count)
			buf_printf(to, "/SMask %d 0 R", objects[0]);
		return;
	}
	buf_string(to, "/Resources<<");
	if (part->states.count)
		buf_printf(to, "/ExtGState<<%s>>", part->states.bytes);
	if (part->part_count) {
		buf_string(to, "/XObject<<");
		for (i = 0; i < part->part_count; i++)
			buf_printf(to, "/X%d %d 0 R", i, objects[i]);
		buf_string(to, ">>");
	}
	buf_string(to, ">>");
}

static int
put_part(struct pdf_writer *w, struct pdf_part *part)
{
	int i, object = pdf_object(w->file);
	int *objects = ARENA_ARRAY(w->arena, int, part->part_count + 1);
	struct buf *to = pdf_body(w->file, object);

	for (i = 0; i < part->part_count; i++)
		objects[i] = put_part(w, part->parts[i]);
	buf_string(to, "/Type/XObject");
	buf_put(to, part->body.bytes, part->body.count);
	put_parts(to, part, objects);
	if (part->lent)
		pdf_stream(w->file, object, (void *)(uintptr_t)part->lent, part->lent_count, false);
	else
		pdf_stream(w->file, object, part->bytes.bytes, part->bytes.count, false);
	return object;
}

int
pdf_show(struct pdf_writer *w, const struct image *image, struct place at)
{
	int i, picture = find_picture(w->press, image);
	struct pdf_part *part = w->press->pictures[picture].part;

	if (!part) {
		diag(w->diags, DIAG_PDF_COLORS, at, image->name ? image->name : "?");
		return -1;
	}
	for (i = 0; i < w->shown_count; i++)
		if (w->shown[i].picture == picture)
			return i;
	ARENA_ROOM(w->arena, w->shown, w->shown_count, w->shown_capacity);
	/* A volume has it once for all its pieces. */
	w->shown[w->shown_count] =
	    (struct pdf_shown){ picture, w->piece ? pdf_object(w->file) : put_part(w, part) };
	return w->shown_count++;
}

int
pdf_put_picture(struct pdf_writer *w, int picture)
{
	return put_part(w, w->press->pictures[picture].part);
}
