/*
 * JPEG, as the headers that are all we read of it.
 */
#include "image_bench.h"

#define SOI "\xFF\xD8"
#define JFIF_300 "\xFF\xE0\0\x10JFIF\0\1\1\1\1\x2C\1\x2C\0\0"
#define JFIF_CM "\xFF\xE0\0\x10JFIF\0\1\1\2\0\x64\0\x32\0\0"
#define ADOBE "\xFF\xEE\0\x0E" "Adobe\0\x64\0\0\0\0\2"
#define SOF(n) "\xFF" n
#define FRAME_GRAY "\0\x0B\x08\0\x20\0\x40\1\1\x11\0"
#define FRAME_RGB "\0\x11\x08\0\x20\0\x40\3\1\x11\0\2\x11\0\3\x11\0"
#define FRAME_CMYK "\0\x14\x08\0\x20\0\x40\4\1\x11\0\2\x11\0\3\x11\0\4\x11\0"
#define SCAN "\xFF\xDA\0\x08\1\1\0\0\x3F\0" "abc\xFF\0xyz\xFF\xD0qq"
#define EOI "\xFF\xD9"

/* 16 x 8 dots, the left half red, the right one green. */
static const unsigned char RED_GREEN[] = {
	0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00,
	0x01, 0x00, 0x01, 0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x03, 0x02, 0x02, 0x03, 0x02,
	0x02, 0x03, 0x03, 0x03, 0x03, 0x04, 0x03, 0x03, 0x04, 0x05, 0x08, 0x05, 0x05, 0x04, 0x04,
	0x05, 0x0A, 0x07, 0x07, 0x06, 0x08, 0x0C, 0x0A, 0x0C, 0x0C, 0x0B, 0x0A, 0x0B, 0x0B, 0x0D,
	0x0E, 0x12, 0x10, 0x0D, 0x0E, 0x11, 0x0E, 0x0B, 0x0B, 0x10, 0x16, 0x10, 0x11, 0x13, 0x14,
	0x15, 0x15, 0x15, 0x0C, 0x0F, 0x17, 0x18, 0x16, 0x14, 0x18, 0x12, 0x14, 0x15, 0x14, 0xFF,
	0xDB, 0x00, 0x43, 0x01, 0x03, 0x04, 0x04, 0x05, 0x04, 0x05, 0x09, 0x05, 0x05, 0x09, 0x14,
	0x0D, 0x0B, 0x0D, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14,
	0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14,
	0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14,
	0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0x14, 0xFF, 0xC0, 0x00, 0x11, 0x08, 0x00, 0x08,
	0x00, 0x10, 0x03, 0x01, 0x11, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11, 0x01, 0xFF, 0xC4, 0x00,
	0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x08, 0xFF, 0xC4, 0x00, 0x14, 0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xC4, 0x00, 0x16,
	0x01, 0x01, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x07, 0x09, 0x0A, 0xFF, 0xC4, 0x00, 0x14, 0x11, 0x01, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xDA, 0x00,
	0x0C, 0x03, 0x01, 0x00, 0x02, 0x11, 0x03, 0x11, 0x00, 0x3F, 0x00, 0x3A, 0x03, 0x15, 0x4C,
	0xC6, 0x09, 0x33, 0x1E, 0xFF, 0xD9,
};

#define BYTES(text) text, sizeof text - 1

static const struct image *
load_jpeg(struct bench *b, const char *bytes, size_t n)
{
	const struct image *image;

	put_file(b, "a.jpg", bytes, n);
	image = load(b, "a.jpg");
	assert_non_null(image);
	assert_int_equal(image->kind, IMAGE_JPEG);
	assert_int_equal(image->as.jpeg.columns, 64);
	assert_int_equal(image->as.jpeg.rows, 32);
	assert_int_equal(image->as.jpeg.count, n);
	assert_memory_equal(image->as.jpeg.bytes, bytes, n);
	return image;
}

static void
jpeg_is_kept_as_it_is(void **state)
{
	struct bench *b = open_bench();
	const struct image *image;

	(void)state;
	image = load_jpeg(b, BYTES(SOI JFIF_300 SOF("\xC0") FRAME_RGB SCAN EOI));
	assert_int_equal(image->as.jpeg.components, 3);
	assert_int_equal(image->width, 15360);
	assert_int_equal(image->height, 7680);
	assert_false(image->as.jpeg.is_adobe_inverted);
	close_bench(b);
}

static void
jpeg_density_may_be_per_centimetre(void **state)
{
	struct bench *b = open_bench();
	const struct image *image;

	(void)state;
	image = load_jpeg(b, BYTES(SOI JFIF_CM SOF("\xC2") FRAME_GRAY SCAN SCAN EOI));
	assert_int_equal(image->as.jpeg.components, 1);
	assert_int_equal(image->width, 18142);
	assert_int_equal(image->height, 18142);
	close_bench(b);
}

static void
jpeg_of_adobe_is_inverted(void **state)
{
	struct bench *b = open_bench();
	const struct image *image;

	(void)state;
	image = load_jpeg(b, BYTES(SOI ADOBE SOF("\xC1") FRAME_CMYK SCAN EOI "trailing"));
	assert_int_equal(image->as.jpeg.components, 4);
	assert_true(image->as.jpeg.is_adobe_inverted);
	assert_int_equal(image->width, 64000);
	assert_string_equal(image_describe(image, b->arena), "jpeg 64x32 cmyk");
	close_bench(b);
}

static void
jpeg_orientation_is_named(void **state)
{
	struct bench *b = open_bench();
	static const char file[] = SOI "\xFF\xE1\0\x3A" "Exif\0\0"
	    "II*\0\x08\0\0\0" "\3\0"
	    "\x12\1\3\0\1\0\0\0\6\0\0\0"
	    "\x1A\1\5\0\1\0\0\0\x08\0\0\0"
	    "\x28\1\3\0\1\0\0\0\2\0\0\0" "\0\0\0\0"
	    SOF("\xC0") FRAME_GRAY SCAN EOI;

	(void)state;
	load_jpeg(b, file, sizeof file - 1);
	assert_last(b, DIAG_IMAGE_ORIENTATION, "EXIF orientation 6");
	close_bench(b);
}

static void
jpeg_broken_is_said(void **state)
{
	(void)state;
	assert_refused("a.jpg", BYTES(SOI JFIF_300 SOF("\xC0") FRAME_RGB SCAN),
	    DIAG_IMAGE_BROKEN, "ends too early");
	assert_refused("a.jpg", BYTES(SOI JFIF_300 SOF("\xC0") FRAME_RGB EOI),
	    DIAG_IMAGE_BROKEN, "holds no picture");
	assert_refused("a.jpg", BYTES(SOI JFIF_300 SCAN EOI), DIAG_IMAGE_BROKEN, "tells no size");
	assert_refused("a.jpg", BYTES(SOI JFIF_300 SOF("\xC0") "\0\x11\x08"),
	    DIAG_IMAGE_BROKEN, "middle of a segment");
	assert_refused("a.jpg", BYTES(SOI "\xFF\xC0\0\x08\x08\0\x20\0\x40\3" SCAN EOI),
	    DIAG_IMAGE_BROKEN, "frame header is cut off");
	assert_refused("a.jpg", BYTES(SOI "\xFF\xC0\0\x0B\x08\0\0\0\x40\1\1\x11\0" SCAN EOI),
	    DIAG_IMAGE_BROKEN, "no height or no width");
	assert_refused("a.jpg", BYTES(SOI "\xFF"), DIAG_IMAGE_BROKEN, "tells no size");
}

static void
jpeg_unsupported_is_named(void **state)
{
	(void)state;
	assert_refused("a.jpg", BYTES(SOI SOF("\xC9") FRAME_RGB SCAN EOI),
	    DIAG_IMAGE_UNSUPPORTED, "arithmetic");
	assert_refused("a.jpg", BYTES(SOI SOF("\xC3") FRAME_RGB SCAN EOI),
	    DIAG_IMAGE_UNSUPPORTED, "lossless");
	assert_refused("a.jpg", BYTES(SOI "\xFF\xC0\0\x0B\x0C\0\1\0\x40\1\1\x11\0" SCAN EOI),
	    DIAG_IMAGE_UNSUPPORTED, "12 bits");
	assert_refused("a.jpg", BYTES(SOI "\xFF\xC0\0\x0E\x08\0\1\0\x40\2\1\x11\0\2\x11\0" SCAN EOI),
	    DIAG_IMAGE_UNSUPPORTED, "number of colours");
}

static const struct image *
make_grey(struct bench *b, const struct image *image)
{
	return image_grey(b->images, image, b->diags, (struct place){ "doc.fo", 7 });
}

/* 16 x 8 dots, the left half red, the right one green. */
static void
jpeg_in_grey_is_dots(void **state)
{
	struct bench *b = open_bench();
	const struct image *image, *grey;

	(void)state;
	put_file(b, "a.jpg", RED_GREEN, sizeof RED_GREEN);
	image = load(b, "a.jpg");
	grey = make_grey(b, image);
	assert_int_equal(image->kind, IMAGE_JPEG);
	assert_int_equal(grey->kind, IMAGE_PIXELS);
	assert_int_equal(grey->as.pixels.components, 1);
	assert_int_equal(grey->as.pixels.columns, 16);
	assert_int_equal(grey->width, image->width);
	/* As light as red and green are, not their mean: 0x7F and 0xDC in image_grey_color. */
	assert_in_range(grey->as.pixels.samples[2], 0x79, 0x85);
	assert_in_range(grey->as.pixels.samples[13], 0xD4, 0xE2);
	assert_ptr_equal(make_grey(b, image), grey);
	close_bench(b);
}

static void
jpeg_that_cannot_be_decoded_keeps_its_colours(void **state)
{
	struct bench *b = open_bench();
	const struct image *image = load_jpeg(b, BYTES(SOI SOF("\xC0") FRAME_RGB SCAN EOI));

	(void)state;
	assert_ptr_equal(make_grey(b, image), image);
	assert_last(b, DIAG_IMAGE_COLORS, "keeps its colours");
	close_bench(b);
}

static void
without_gdk_pixbuf_it_is_said(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct photos *photos = image_photos_open("libnowhere.so");
	struct image image = { .kind = IMAGE_JPEG };

	(void)state;
	assert_false(image_photo(&image, &findings, &photos));
	assert_int_equal(image.kind, IMAGE_JPEG);
	assert_int_equal(findings.list[0].code, DIAG_IMAGE_COLORS);
	assert_string_equal(findings.list[0].detail,
	    "gdk-pixbuf, which could read it, is not installed");
	image_photos_drop(photos);
	arena_drop(findings.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jpeg_is_kept_as_it_is),
		cmocka_unit_test(jpeg_density_may_be_per_centimetre),
		cmocka_unit_test(jpeg_of_adobe_is_inverted),
		cmocka_unit_test(jpeg_orientation_is_named),
		cmocka_unit_test(jpeg_broken_is_said),
		cmocka_unit_test(jpeg_unsupported_is_named),
		cmocka_unit_test(jpeg_in_grey_is_dots),
		cmocka_unit_test(jpeg_that_cannot_be_decoded_keeps_its_colours),
		cmocka_unit_test(without_gdk_pixbuf_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
