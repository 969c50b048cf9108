/*
 * Glyphs with their texts into codes.
 *
 * Every pair of glyph and text gets a code of its own, so that ToUnicode is
 * exact even where one glyph stands for several texts: hyphen and soft
 * hyphen, space and no-break space.  In a CFF font the code must be the glyph
 * itself (its CIDToGIDMap is ignored), so there only the first text is told.
 */
#include "pdf/inside.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Codes are two bytes, and readers keep some at the end for themselves. */
#define CODES_MAX 65000

static int
width_of(const struct pdf_pack *pack, uint32_t glyph)
{
	unsigned units = hb_face_get_upem(hb_font_get_face(pack->font));

	return (int)lround(hb_font_get_glyph_h_advance(pack->font, glyph) * 10000.0 / units);
}

static const struct pdf_cid *
add_cid(struct pdf_pack *pack, uint32_t glyph, const char *text, int length)
{
	struct pdf_cid *cid;

	if (pack->count == pack->capacity) {
		pack->capacity = pack->capacity ? pack->capacity * 2 : 128;
		pack->cids = mem_grow(pack->cids, sizeof *pack->cids * (size_t)pack->capacity);
	}
	cid = &pack->cids[pack->count];
	*cid = (struct pdf_cid){ .glyph = glyph,
		.text = (int)pack->texts.count,
		.text_length = length,
		.width = width_of(pack, glyph),
		.code = pack->is_cff ? (int)glyph : pack->count,
		.next = pack->first[glyph] };
	buf_put(&pack->texts, text, (size_t)length);
	pack->first[glyph] = pack->count++;
	return cid;
}

struct pdf_pack *
pdf_pack_new(const struct face *face)
{
	struct pdf_pack *pack = mem_alloc(sizeof *pack);
	hb_face_t *hb = face_hb(face);
	hb_blob_t *cff = hb_face_reference_table(hb, HB_TAG('C', 'F', 'F', ' '));

	pack->face = face;
	pack->font = hb_font_create(hb);
	pack->is_cff = hb_blob_get_length(cff) > 0;
	hb_blob_destroy(cff);
	pack->blank = -1;
	pack->glyph_count = hb_face_get_glyph_count(hb);
	pack->first = mem_alloc(sizeof *pack->first * (size_t)(pack->glyph_count + 1));
	add_cid(pack, 0, "", 0);
	pack->kept_count = pack->count;
	return pack;
}

void
pdf_pack_drop(struct pdf_pack *pack)
{
	if (!pack)
		return;
	hb_font_destroy(pack->font);
	free(pack->cids);
	free(pack->first);
	buf_drop(&pack->texts);
	buf_drop(&pack->descriptor);
	pdf_subset_drop(&pack->kept);
	pdf_subset_drop(&pack->latest);
	free(pack);
}

void
pdf_pack_probe(struct pdf_pack *pack)
{
	pack->is_probed = true;
	pack->kept_count = pack->count;
	pack->kept_texts = (int)pack->texts.count;
}

void
pdf_pack_keep(struct pdf_pack *pack, struct pdf_flate *flate)
{
	pdf_pack_build(pack, flate);
	if (pack->latest.built == pack->count) {
		pdf_subset_drop(&pack->kept);
		pack->kept = pack->latest;
		pack->latest = (struct pdf_subset){ .built = 0 };
	}
	pack->kept_count = pack->count;
	pack->kept_texts = (int)pack->texts.count;
}

void
pdf_pack_rewind(struct pdf_pack *pack)
{
	while (pack->count > pack->kept_count) {
		const struct pdf_cid *cid = &pack->cids[--pack->count];

		pack->first[cid->glyph] = cid->next;
	}
	pack->texts.count = (size_t)pack->kept_texts;
}

const struct pdf_cid *
pdf_pack_find(struct pdf_pack *pack, uint32_t glyph, const char *text, int length)
{
	int i;

	if (glyph == 0 || glyph >= pack->glyph_count)
		return NULL;
	for (i = pack->first[glyph]; i; i = pack->cids[i].next) {
		const struct pdf_cid *cid = &pack->cids[i];

		if (cid->text_length == length &&
		    memcmp(pack->texts.bytes + cid->text, text, (size_t)length) == 0)
			return cid;
	}
	if ((pack->is_cff && pack->first[glyph]) || pack->count >= CODES_MAX)
		return NULL;
	return add_cid(pack, glyph, text, length);
}

const struct pdf_cid *
pdf_pack_any(struct pdf_pack *pack, uint32_t glyph)
{
	if (glyph == 0 || glyph >= pack->glyph_count)
		return NULL;
	if (pack->first[glyph])
		return &pack->cids[pack->first[glyph]];
	if (pack->count >= CODES_MAX)
		return NULL;
	/* Even a code that is read from ActualText must have a meaning (ISO 19005-2, 6.2.11.7.2):
	 * a word joiner says nothing. */
	return add_cid(pack, glyph, "\xE2\x81\xA0", 3);
}

static bool
is_blank(struct pdf_pack *pack, uint32_t glyph)
{
	hb_glyph_extents_t box;

	return hb_font_get_glyph_h_advance(pack->font, glyph) == 0 &&
	       hb_font_get_glyph_extents(pack->font, glyph, &box) && !box.width && !box.height;
}

/* By its looks, not by name: the joiners of Noto have ink. */
uint32_t
pdf_pack_blank(struct pdf_pack *pack)
{
	uint32_t glyph;

	if (pack->blank >= 0)
		return (uint32_t)pack->blank;
	pack->blank = 0;
	for (glyph = 1; glyph < pack->glyph_count && !pack->blank; glyph++)
		if (is_blank(pack, glyph))
			pack->blank = glyph;
	return (uint32_t)pack->blank;
}

uint32_t
pdf_pack_space(struct pdf_pack *pack)
{
	hb_codepoint_t glyph = 0;

	return hb_font_get_nominal_glyph(pack->font, ' ', &glyph) ? glyph : 0;
}

bool
pdf_pack_knows(const struct pdf_pack *pack, const char *text)
{
	const char *s = text, *end = text + strlen(text);
	hb_codepoint_t glyph;
	int known = 0, count = 0;

	while (s < end) {
		uint32_t code = utf8_next(&s, end);

		count++;
		known += hb_font_get_nominal_glyph(pack->font, code, &glyph) && pack->first[glyph];
	}
	return known * 2 > count;
}

void
pdf_pack_learn(struct pdf_pack *pack, const char *text)
{
	const char *s = text, *end = text + strlen(text), *next;
	hb_codepoint_t glyph;

	for (; s < end; s = next) {
		uint32_t code;

		next = s;
		code = utf8_next(&next, end);
		/* A soft hyphen looks like the other. */
		if (hb_font_get_nominal_glyph(pack->font, code == 0xAD ? '-' : code, &glyph))
			pdf_pack_find(pack, glyph, s, (int)(next - s));
	}
}
