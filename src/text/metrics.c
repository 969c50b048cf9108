/*
 * A font's tables into the measures of its lines.
 *
 * Fonts tell their ascent and descent three times and seldom the same.  We take the OS/2
 * typographic pair where it fits one em, else the pair of hhea where that
 * fits, else what the letters d and p really reach (fo-profile.md, rule 2).
 */
#include <hb-ot.h>

#include "text/inside.h"

#define TABLE(a, b, c, d) HB_TAG(a, b, c, d)

/* A signed 16-bit number of a table, 0 beyond its end; in thousandths of the em. */
static int
read_milli(const struct face *face, hb_blob_t *table, unsigned int offset)
{
	unsigned int length;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(table, &length);
	int v;

	if (!p || offset + 2 > length)
		return 0;
	v = (int16_t)(uint16_t)(p[offset] << 8 | p[offset + 1]);
	return (v * 1000 + (v < 0 ? -1 : 1) * face->units_per_em / 2) / face->units_per_em;
}

/* The top and the depth of a letter's ink, 0 when the font lacks it. */
static void
measure_letter(const struct face *face, uint32_t code, int *top, int *depth)
{
	hb_font_t *font = face->inside->font;
	hb_glyph_extents_t e = { 0 };
	hb_codepoint_t glyph;

	*top = *depth = 0;
	if (!hb_font_get_nominal_glyph(font, code, &glyph) ||
	    !hb_font_get_glyph_extents(font, glyph, &e))
		return;
	*top = e.y_bearing;
	*depth = -(e.y_bearing + e.height);
}

static bool
fits_em(int ascent, int descent)
{
	return ascent > 0 && descent >= 0 && ascent + descent <= 1000;
}

static void
measure_line(struct face *face, hb_blob_t *os2, hb_blob_t *hhea)
{
	int unused;

	face->ascent = read_milli(face, os2, 68);
	face->descent = -read_milli(face, os2, 70);
	if (fits_em(face->ascent, face->descent))
		return;
	face->ascent = read_milli(face, hhea, 4);
	face->descent = -read_milli(face, hhea, 6);
	if (fits_em(face->ascent, face->descent))
		return;
	measure_letter(face, 'd', &face->ascent, &unused);
	measure_letter(face, 'p', &unused, &face->descent);
	if (face->ascent <= 0 || face->descent < 0) {
		face->ascent = 800;
		face->descent = 200;
	}
}

static void
measure_letters(struct face *face, hb_blob_t *os2)
{
	int unused;

	face->x_height = read_milli(face, os2, 86);
	face->cap_height = read_milli(face, os2, 88);
	if (face->x_height <= 0)
		measure_letter(face, 'x', &face->x_height, &unused);
	if (face->cap_height <= 0)
		measure_letter(face, 'H', &face->cap_height, &unused);
	if (face->x_height <= 0)
		face->x_height = 500;
	if (face->cap_height <= 0)
		face->cap_height = 700;
}

static void
measure_rules(struct face *face, hb_blob_t *os2, hb_blob_t *post)
{
	face->underline_position = read_milli(face, post, 8);
	face->underline_thickness = read_milli(face, post, 10);
	face->strike_thickness = read_milli(face, os2, 26);
	face->strike_position = read_milli(face, os2, 28);
	if (face->underline_thickness <= 0)
		face->underline_thickness = 50;
	if (face->underline_position >= 0)
		face->underline_position = -100;
	if (face->strike_thickness <= 0)
		face->strike_thickness = face->underline_thickness;
	if (face->strike_position <= 0)
		face->strike_position = face->x_height / 2;
}

void
face_measure(struct face *face)
{
	hb_face_t *hb = face->inside->face;
	hb_blob_t *os2 = hb_face_reference_table(hb, TABLE('O', 'S', '/', '2'));
	hb_blob_t *hhea = hb_face_reference_table(hb, TABLE('h', 'h', 'e', 'a'));
	hb_blob_t *post = hb_face_reference_table(hb, TABLE('p', 'o', 's', 't'));

	face->units_per_em = (int)hb_face_get_upem(hb);
	hb_font_set_scale(face->inside->font, 1000, 1000);
	face->inside->scale = 1000;
	measure_line(face, os2, hhea);
	measure_letters(face, os2);
	measure_rules(face, os2, post);
	hb_blob_destroy(os2);
	hb_blob_destroy(hhea);
	hb_blob_destroy(post);
}
