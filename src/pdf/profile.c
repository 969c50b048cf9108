/*
 * An sRGB profile (ICC.1:2004, version 4.2), made here rather than read.
 *
 * PDF/A wants one in every file.  A matrix and the exact sRGB curve are 500
 * bytes; profiles that systems ship are five times that, tabulate the curve,
 * and may not be there.
 */
#include "pdf/inside.h"

#include <string.h>

enum { HEADER = 128, TAGS = 9 };

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

void
pdf_profile(struct buf *to)
{
	static const char *const names[TAGS] = { "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ",
		"bXYZ", "rTRC", "gTRC" };
	static const int32_t white[] = { 0xF6D6, 0x10000, 0xD32D };
	static const int32_t red[] = { 0x6FA2, 0x38F5, 0x0390 };
	static const int32_t green[] = { 0x6299, 0xB785, 0x18DA };
	static const int32_t blue[] = { 0x24A0, 0x0F84, 0xB6CF };
	struct buf data = { 0 };
	uint32_t starts[TAGS + 1], base = HEADER + 4 + 12 * (TAGS + 1);
	int i;

	for (i = 0; i < TAGS; i++) {
		while (data.count % 4)
			buf_char(&data, 0);
		starts[i] = (uint32_t)data.count;
		switch (i) {
		case 0:
			put_words(&data, "sRGB");
			break;
		case 1:
			put_words(&data, "CC0");
			break;
		case 2:
			put_xyz(&data, white);
			break;
		case 3:
			put_adaptation(&data);
			break;
		case 4:
			put_xyz(&data, red);
			break;
		case 5:
			put_xyz(&data, green);
			break;
		case 6:
			put_xyz(&data, blue);
			break;
		case 7:
			put_curve(&data);
			break;
		default:
			starts[i] = starts[i - 1];
			break;
		}
	}
	starts[TAGS] = (uint32_t)data.count;
	put_header(to, base + (uint32_t)data.count);
	put_u32(to, TAGS + 1);
	for (i = 0; i <= TAGS; i++) {
		int curve = 7, at = i < curve ? i : curve;

		buf_string(to, i < TAGS ? names[i] : "bTRC");
		put_u32(to, base + starts[at]);
		put_u32(to, (at == curve ? starts[TAGS] : starts[at + 1]) - starts[at]);
	}
	buf_put(to, data.bytes, data.count);
	buf_drop(&data);
}
