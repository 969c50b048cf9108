/*
 * An sRGB profile (ICC.1:2004, version 4.2), made here rather than read.
 *
 * PDF/A wants one in every file.  A matrix and the exact sRGB curve are 500
 * bytes; profiles that systems ship are five times that, tabulate the curve,
 * and may not be there.
 */
#include "pdf/inside.h"

#include <string.h>

enum { HEADER = 128 };

static void
put_u32(struct buf *to, uint32_t value)
{
	buf_char(to, (int)(value >> 24 & 0xFF));
	buf_char(to, (int)(value >> 16 & 0xFF));
	buf_char(to, (int)(value >> 8 & 0xFF));
	buf_char(to, (int)(value & 0xFF));
}

static void
put_zeros(struct buf *to, int count)
{
	while (count-- > 0)
		buf_char(to, 0);
}

/* Fixed point, 16 bits before and 16 after. */
static void
put_fixed(struct buf *to, const int32_t *values, int count)
{
	int i;

	for (i = 0; i < count; i++)
		put_u32(to, (uint32_t)values[i]);
}

static void
put_header(struct buf *to, uint32_t size)
{
	/* The profile connection space's white, D50. */
	static const int32_t white[] = { 0xF6D6, 0x10000, 0xD32D };

	put_u32(to, size);
	put_zeros(to, 4);
	put_u32(to, 0x04200000);
	buf_string(to, "mntrRGB XYZ ");
	buf_put(to, "\x07\xEA\0\1\0\1\0\0\0\0\0\0", 12);
	buf_string(to, "acsp");
	put_zeros(to, 28);
	put_fixed(to, white, 3);
	put_zeros(to, HEADER - 80);
}

static void
put_words(struct buf *to, const char *words)
{
	uint32_t count = (uint32_t)strlen(words) * 2;

	buf_string(to, "mluc");
	put_zeros(to, 4);
	put_u32(to, 1);
	put_u32(to, 12);
	buf_string(to, "enUS");
	put_u32(to, count);
	put_u32(to, 28);
	for (; *words; words++) {
		buf_char(to, 0);
		buf_char(to, *words);
	}
}

static void
put_xyz(struct buf *to, const int32_t xyz[3])
{
	buf_string(to, "XYZ ");
	put_zeros(to, 4);
	put_fixed(to, xyz, 3);
}

/* How D65 is adapted to D50, by Bradford's matrix. */
static void
put_adaptation(struct buf *to)
{
	static const int32_t matrix[] = { 0x10C3D, 0x05DC, -0x0CD5, 0x0790, 0xFD90, -0x045D,
		-0x025D, 0x03DA, 0xC08C };

	buf_string(to, "sf32");
	put_zeros(to, 4);
	put_fixed(to, matrix, 9);
}

/* ((x + 0.055) / 1.055) ^ 2.4, and x / 12.92 below 0.04045 (IEC 61966-2-1). */
static void
put_curve(struct buf *to)
{
	static const int32_t curve[] = { 0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B };

	buf_string(to, "para");
	put_zeros(to, 4);
	buf_put(to, "\0\3\0\0", 4);
	put_fixed(to, curve, 5);
}

/* The tags in their order; the last two curves are the first one's bytes. */
enum { DESCRIPTION, COPYRIGHT, WHITE, ADAPTATION, RED, GREEN, BLUE, CURVE, CURVES_END = CURVE + 3 };

static const char *const names[CURVES_END] = { "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ",
	"bXYZ", "rTRC", "gTRC", "bTRC" };

static void
put_data(struct buf *to, int tag)
{
	/* The media's white, D50, and the primaries as seen in its light. */
	static const int32_t colors[][3] = { [WHITE] = { 0xF6D6, 0x10000, 0xD32D },
		[RED] = { 0x6FA2, 0x38F5, 0x0390 },
		[GREEN] = { 0x6299, 0xB785, 0x18DA },
		[BLUE] = { 0x24A0, 0x0F84, 0xB6CF } };

	if (tag == DESCRIPTION || tag == COPYRIGHT)
		put_words(to, tag == COPYRIGHT ? "CC0" : "sRGB");
	else if (tag == ADAPTATION)
		put_adaptation(to);
	else if (tag == CURVE)
		put_curve(to);
	else
		put_xyz(to, colors[tag]);
	while (to->count % 4)
		buf_char(to, 0);
}

void
pdf_profile(struct buf *to)
{
	struct buf data = { 0 };
	uint32_t starts[CURVE + 2], base = HEADER + 4 + 12 * CURVES_END;
	int i;

	for (i = 0; i <= CURVE; i++) {
		starts[i] = (uint32_t)data.count;
		put_data(&data, i);
	}
	starts[i] = (uint32_t)data.count;
	put_header(to, base + (uint32_t)data.count);
	put_u32(to, CURVES_END);
	for (i = 0; i < CURVES_END; i++) {
		int at = i < CURVE ? i : CURVE;

		buf_string(to, names[i]);
		put_u32(to, base + starts[at]);
		put_u32(to, starts[at + 1] - starts[at]);
	}
	buf_put(to, data.bytes, data.count);
	buf_drop(&data);
}
