/*
 * PNG, whole and broken, made here by libpng.
 */
#include "image_bench.h"

#include <png.h>

/* ---- making PNG ---------------------------------------------------- */

struct png_spec {
	uint32_t columns, rows;
	int depth, type, interlace;
	uint32_t per_metre;
	bool has_trns;
};

static void
put_bytes(png_structp png, png_bytep bytes, png_size_t n)
{
	buf_put(png_get_io_ptr(png), bytes, n);
}

static void
flush_nothing(png_structp png)
{
	(void)png;
}

static void
set_header(png_structp png, png_infop info, const struct png_spec *spec)
{
	static png_color palette[4] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 9, 9, 9 } };
	static png_byte trns[2] = { 0, 128 };

	png_set_IHDR(png, info, spec->columns, spec->rows, spec->depth, spec->type,
	    spec->interlace, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (spec->type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 4);
	if (spec->has_trns)
		png_set_tRNS(png, info, trns, 2, NULL);
	if (spec->per_metre)
		png_set_pHYs(png, info, spec->per_metre, spec->per_metre * 2, PNG_RESOLUTION_METER);
}

/* A picture whose bytes are fill, fill + 1, ... in each row. */
static void
make_png(struct buf *out, const struct png_spec *spec, int fill)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_byte row[256];
	png_bytep rows[64];
	size_t i;

	for (i = 0; i < sizeof row; i++)
		row[i] = (png_byte)(fill < 0 ? 255 : fill + (int)i);
	for (i = 0; i < spec->rows && i < 64; i++)
		rows[i] = row;
	png_set_write_fn(png, out, put_bytes, flush_nothing);
	set_header(png, info, spec);
	png_set_rows(png, info, rows);
	png_write_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);
	png_destroy_write_struct(&png, &info);
}

static const struct image_pixels *
load_png(struct bench *b, const struct png_spec *spec, int fill)
{
	struct buf file = { 0 };
	const struct image *image;

	make_png(&file, spec, fill);
	put_file(b, "a.png", file.bytes, file.count);
	buf_drop(&file);
	image = load(b, "a.png");
	assert_non_null(image);
	assert_int_equal(image->kind, IMAGE_PIXELS);
	assert_int_equal(image->as.pixels.columns, spec->columns);
	assert_int_equal(image->as.pixels.rows, spec->rows);
	assert_int_equal(image->as.pixels.bits, 8);
	return &image->as.pixels;
}

/* ---- PNG ----------------------------------------------------------- */

static void
png_gray_stays_gray(void **state)
{
	struct png_spec spec = { 5, 3, 8, PNG_COLOR_TYPE_GRAY, 0, 0, false };
	struct bench *b = open_bench();
	const struct image_pixels *p = load_png(b, &spec, 10);
	const struct image *image = load(b, "a.png");

	(void)state;
	assert_int_equal(p->components, 1);
	assert_null(p->alpha);
	assert_memory_equal(p->samples, "\x0A\x0B\x0C\x0D\x0E\x0A", 6);
	assert_int_equal(image->width, 5000);
	assert_int_equal(image->height, 3000);
	assert_string_equal(image_describe(image, b->arena), "pixels 5x3 gray");
	close_bench(b);
}

static void
png_of_every_kind_has_eight_bits(void **state)
{
	static const struct {
		int depth, type, components;
		bool has_alpha;
	} kinds[] = {
		{ 1, PNG_COLOR_TYPE_GRAY, 1, false },
		{ 2, PNG_COLOR_TYPE_GRAY, 1, false },
		{ 4, PNG_COLOR_TYPE_GRAY, 1, false },
		{ 16, PNG_COLOR_TYPE_GRAY, 1, false },
		{ 8, PNG_COLOR_TYPE_RGB, 3, false },
		{ 16, PNG_COLOR_TYPE_RGB, 3, false },
		{ 2, PNG_COLOR_TYPE_PALETTE, 3, false },
		{ 8, PNG_COLOR_TYPE_GRAY_ALPHA, 1, true },
		{ 16, PNG_COLOR_TYPE_GRAY_ALPHA, 1, true },
		{ 8, PNG_COLOR_TYPE_RGB_ALPHA, 3, true },
		{ 16, PNG_COLOR_TYPE_RGB_ALPHA, 3, true },
	};
	size_t i;
	int interlace;

	(void)state;
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (interlace = 0; interlace < 2; interlace++) {
			struct png_spec spec = { 9, 9, kinds[i].depth, kinds[i].type, interlace, 0,
				false };
			struct bench *b = open_bench();
			const struct image_pixels *p = load_png(b, &spec, 10);

			assert_int_equal(p->components, kinds[i].components);
			assert_int_equal(p->alpha != NULL, kinds[i].has_alpha);
			assert_int_equal(diags_count(b->diags), 0);
			close_bench(b);
		}
}

/* 16 bits are sRGB as 8 are: 0x0A0B is nearly 0x0A, not a linear gray. */
static void
png_sixteen_bits_keep_their_tone(void **state)
{
	struct png_spec spec = { 2, 1, 16, PNG_COLOR_TYPE_GRAY, 0, 0, false };
	struct bench *b = open_bench();
	const struct image_pixels *p = load_png(b, &spec, 0x40);

	(void)state;
	assert_in_range(p->samples[0], 0x3F, 0x41);
	close_bench(b);
}

static void
png_alpha_is_a_plane_of_its_own(void **state)
{
	struct png_spec spec = { 2, 2, 8, PNG_COLOR_TYPE_RGB_ALPHA, 0, 0, false };
	struct bench *b = open_bench();
	const struct image_pixels *p = load_png(b, &spec, 1);

	(void)state;
	assert_memory_equal(p->samples, "\1\2\3\5\6\7\1\2\3\5\6\7", 12);
	assert_memory_equal(p->alpha, "\4\10\4\10", 4);
	close_bench(b);
}

static void
png_opaque_alpha_is_none(void **state)
{
	struct png_spec spec = { 2, 2, 8, PNG_COLOR_TYPE_RGB_ALPHA, 0, 0, false };
	struct bench *b = open_bench();

	(void)state;
	assert_null(load_png(b, &spec, -1)->alpha);
	close_bench(b);
}

static void
png_palette_may_be_transparent(void **state)
{
	struct png_spec spec = { 4, 1, 2, PNG_COLOR_TYPE_PALETTE, 0, 0, true };
	struct bench *b = open_bench();
	const struct image_pixels *p = load_png(b, &spec, 0x1B);

	(void)state;
	assert_memory_equal(p->alpha, "\x00\x80\xFF\xFF", 4);
	assert_memory_equal(p->samples + 6, "\0\0\xFF\x09\x09\x09", 6);
	close_bench(b);
}

static void
png_resolution_gives_the_size(void **state)
{
	struct png_spec spec = { 60, 60, 8, PNG_COLOR_TYPE_GRAY, 0, 11811, false };
	struct bench *b = open_bench();
	const struct image *image;

	(void)state;
	load_png(b, &spec, 0);
	image = load(b, "a.png");
	assert_in_range(image->width, 14399, 14401);
	assert_in_range(image->height, 7199, 7201);
	close_bench(b);
}

static void
png_broken_is_said(void **state)
{
	struct png_spec spec = { 40, 40, 8, PNG_COLOR_TYPE_RGB, 0, 0, false };
	struct buf file = { 0 };
	char *copy;

	(void)state;
	make_png(&file, &spec, 3);
	assert_refused("a.png", file.bytes, 20, DIAG_IMAGE_BROKEN, "header is cut off");
	assert_refused("a.png", file.bytes, file.count - 40, DIAG_IMAGE_BROKEN, "'a.png' is broken");
	copy = mem_alloc(file.count);
	memcpy(copy, file.bytes, file.count);
	copy[file.count - 14] ^= 0x55; /* the checksum of IDAT */
	assert_refused("a.png", copy, file.count, DIAG_IMAGE_BROKEN, "broken");
	memcpy(copy, file.bytes, file.count);
	copy[19] = 0; /* no width */
	assert_refused("a.png", copy, file.count, DIAG_IMAGE_BROKEN, "no height or no width");
	memcpy(copy, file.bytes, file.count);
	memcpy(copy + 16, "\0\1\0\0\0\1\0\0", 8);
	assert_refused("a.png", copy, file.count, DIAG_IMAGE_LARGE, "65536 x 65536");
	memcpy(copy + 16, "\xFF\xFF\xFF\xFF\0\0\0\1", 8);
	assert_refused("a.png", copy, file.count, DIAG_IMAGE_LARGE, "too large");
	free(copy);
	buf_drop(&file);
}

/* Any cut and any flipped byte is either a picture or a message. */
static void
png_survives_mutation(void **state)
{
	struct png_spec spec = { 8, 8, 2, PNG_COLOR_TYPE_PALETTE, 1, 3000, true };
	struct buf file = { 0 };
	struct bench *b = open_bench();
	size_t i, said;

	(void)state;
	make_png(&file, &spec, 3);
	for (i = 0; i < file.count; i++) {
		char kept = file.bytes[i];
		char name[40];

		snprintf(name, sizeof name, "m%zu.png", i);
		file.bytes[i] = (char)(kept ^ 0x41);
		put_file(b, name, file.bytes, file.count);
		file.bytes[i] = kept;
		said = diags_count(b->diags);
		assert_true((load(b, name) != NULL) == (diags_count(b->diags) == said));
		snprintf(name, sizeof name, "c%zu.png", i);
		put_file(b, name, file.bytes, i);
		load(b, name);
	}
	buf_drop(&file);
	close_bench(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(png_gray_stays_gray),
		cmocka_unit_test(png_of_every_kind_has_eight_bits),
		cmocka_unit_test(png_sixteen_bits_keep_their_tone),
		cmocka_unit_test(png_alpha_is_a_plane_of_its_own),
		cmocka_unit_test(png_opaque_alpha_is_none),
		cmocka_unit_test(png_palette_may_be_transparent),
		cmocka_unit_test(png_resolution_gives_the_size),
		cmocka_unit_test(png_broken_is_said),
		cmocka_unit_test(png_survives_mutation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
