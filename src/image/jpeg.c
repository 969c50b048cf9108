/*
 * JPEG headers.  PDF shows the file as it is, so nothing is decoded: we
 * read its size, its colours and its resolution, and walk to its end mark,
 * because half a picture must be known before it stands in a letter.
 */
#include "image/inside.h"

#include <string.h>

enum {
	SOF0 = 0xC0, SOF1 = 0xC1, SOF2 = 0xC2, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF,
	RST0 = 0xD0, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0, APP1 = 0xE1, APP14 = 0xEE,
	TEM = 0x01
};

struct jpeg {
	struct image_jpeg *image;
	struct findings *findings;
	double dpi_x, dpi_y;              /* 0: not told */
	int orientation;                  /* EXIF's, 1 is upright */
	bool has_frame, has_scan, has_end;
};

static bool
broken(struct jpeg *jpeg, const char *why)
{
	image_find(jpeg->findings, DIAG_IMAGE_BROKEN, "%s", why);
	return false;
}

static bool
unsupported(struct jpeg *jpeg, const char *what)
{
	image_find(jpeg->findings, DIAG_IMAGE_UNSUPPORTED, "%s", what);
	return false;
}

static bool
is_frame(int marker)
{
	return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG &&
	    marker != DAC;
}

static bool
read_frame(struct jpeg *jpeg, int marker, const unsigned char *p, size_t n)
{
	struct image_jpeg *image = jpeg->image;

	if (marker >= 0xC9)
		return unsupported(jpeg, "JPEG with arithmetic coding");
	if (marker > SOF2)
		return unsupported(jpeg, "lossless or hierarchical JPEG");
	if (n < 6 || n < 6 + 3 * (size_t)p[5])
		return broken(jpeg, "its frame header is cut off");
	if (p[0] != 8)
		return unsupported(jpeg, "JPEG with 12 bits a sample");
	image->rows = (int32_t)image_be16(p + 1);
	image->columns = (int32_t)image_be16(p + 3);
	image->components = p[5];
	if (image->rows == 0 || image->columns == 0)
		return broken(jpeg, "it has no height or no width");
	if (image->components != 1 && image->components != 3 && image->components != 4)
		return unsupported(jpeg, "JPEG with a number of colours other than 1, 3 and 4");
	jpeg->has_frame = true;
	return true;
}

static void
read_jfif(struct jpeg *jpeg, const unsigned char *p, size_t n)
{
	double per_inch;

	if (n < 12 || memcmp(p, "JFIF", 5) != 0 || (p[7] != 1 && p[7] != 2))
		return;
	per_inch = p[7] == 1 ? 1 : 2.54;
	jpeg->dpi_x = image_be16(p + 8) * per_inch;
	jpeg->dpi_y = image_be16(p + 10) * per_inch;
}

/* EXIF is a small TIFF file of either byte order. */
struct exif {
	const unsigned char *at;
	size_t count;
	bool is_little;
};

static uint32_t
exif_16(const struct exif *exif, size_t at)
{
	const unsigned char *p = exif->at + at;

	if (at > exif->count || exif->count - at < 2)
		return 0;
	return exif->is_little ? (uint32_t)p[1] << 8 | p[0] : image_be16(p);
}

static uint32_t
exif_32(const struct exif *exif, size_t at)
{
	uint32_t first = exif_16(exif, at), second = exif_16(exif, at + 2);

	return exif->is_little ? second << 16 | first : first << 16 | second;
}

static double
exif_ratio(const struct exif *exif, size_t at)
{
	uint32_t below = exif_32(exif, at + 4);

	return below == 0 ? 0 : (double)exif_32(exif, at) / below;
}

static void
read_exif_rows(struct jpeg *jpeg, const struct exif *exif, size_t at)
{
	uint32_t i, rows = exif_16(exif, at), unit = 2;
	double x = 0, y = 0;

	for (i = 0, at += 2; i < rows && at + 12 <= exif->count; i++, at += 12) {
		switch (exif_16(exif, at)) {
		case 0x0112: jpeg->orientation = (int)exif_16(exif, at + 8); break;
		case 0x011A: x = exif_ratio(exif, exif_32(exif, at + 8)); break;
		case 0x011B: y = exif_ratio(exif, exif_32(exif, at + 8)); break;
		case 0x0128: unit = exif_16(exif, at + 8); break;
		}
	}
	/* JFIF's own density goes before EXIF's when both tell one. */
	if (jpeg->dpi_x > 0 || x <= 0 || y <= 0 || unit < 2 || unit > 3)
		return;
	jpeg->dpi_x = unit == 2 ? x : x * 2.54;
	jpeg->dpi_y = unit == 2 ? y : y * 2.54;
}

static void
read_exif(struct jpeg *jpeg, const unsigned char *p, size_t n)
{
	struct exif exif;

	if (n < 14 || memcmp(p, "Exif\0", 6) != 0)
		return;
	exif.at = p + 6;
	exif.count = n - 6;
	exif.is_little = p[6] == 'I';
	read_exif_rows(jpeg, &exif, exif_32(&exif, 4));
}

/* Adobe's programs write CMYK upside down, and this marker is how one
 * knows them. */
static void
read_adobe(struct jpeg *jpeg, const unsigned char *p, size_t n)
{
	if (n >= 12 && memcmp(p, "Adobe", 5) == 0)
		jpeg->image->is_adobe_inverted = true;
}

static bool
read_segment(struct jpeg *jpeg, int marker, const unsigned char *p, size_t n)
{
	if (is_frame(marker)) {
		if (jpeg->has_frame)
			return unsupported(jpeg, "JPEG with more than one frame");
		return read_frame(jpeg, marker, p, n);
	}
	if (marker == APP0)
		read_jfif(jpeg, p, n);
	else if (marker == APP1)
		read_exif(jpeg, p, n);
	else if (marker == APP14)
		read_adobe(jpeg, p, n);
	else if (marker == SOS)
		jpeg->has_scan = true;
	return true;
}

/* The next marker at or after `at`: 0xFF and a byte that is neither
 * stuffing nor a restart. */
static size_t
next_marker(struct bytes bytes, size_t at)
{
	const unsigned char *p;

	while (at + 1 < bytes.count) {
		p = memchr(bytes.at + at, 0xFF, bytes.count - at - 1);
		if (!p)
			break;
		at = (size_t)(p - bytes.at);
		if (p[1] != 0 && p[1] != 0xFF && (p[1] < RST0 || p[1] >= SOI) && p[1] != TEM)
			return at;
		at += p[1] == 0xFF ? 1 : 2;
	}
	return bytes.count;
}

static bool
read_segments(struct jpeg *jpeg, struct bytes bytes)
{
	size_t at = 2, length;
	int marker;

	while ((at = next_marker(bytes, at)) < bytes.count) {
		marker = bytes.at[at + 1];
		at += 2;
		if (marker == EOI) {
			jpeg->has_end = true;
			return true;
		}
		length = bytes.count - at < 2 ? 0 : image_be16(bytes.at + at);
		if (length < 2 || length > bytes.count - at)
			return broken(jpeg, "it ends in the middle of a segment");
		if (!read_segment(jpeg, marker, bytes.at + at + 2, length - 2))
			return false;
		at += length;
	}
	return true;
}

static bool
is_whole(struct jpeg *jpeg)
{
	if (!jpeg->has_frame)
		return broken(jpeg, "it tells no size");
	if (!jpeg->has_scan)
		return broken(jpeg, "it holds no picture");
	if (!jpeg->has_end)
		return broken(jpeg, "it ends too early");
	if (jpeg->orientation > 1)
		image_find(jpeg->findings, DIAG_IMAGE_ORIENTATION, "%d", jpeg->orientation);
	return true;
}

bool
image_jpeg(struct image *image, struct bytes bytes, struct findings *findings)
{
	struct jpeg jpeg = { .image = &image->as.jpeg, .findings = findings };
	unsigned char *kept;

	image->kind = IMAGE_JPEG;
	if (!read_segments(&jpeg, bytes) || !is_whole(&jpeg))
		return false;
	if (image->as.jpeg.components != 4)
		image->as.jpeg.is_adobe_inverted = false;
	kept = arena_alloc(findings->arena, bytes.count);
	memcpy(kept, bytes.at, bytes.count);
	image->as.jpeg.bytes = kept;
	image->as.jpeg.count = bytes.count;
	image->width = image_extent(image->as.jpeg.columns, jpeg.dpi_x);
	image->height = image_extent(image->as.jpeg.rows, jpeg.dpi_y);
	return true;
}
