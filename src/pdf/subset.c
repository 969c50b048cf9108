/*
 * The codes of a face into what a PDF embeds: its subset, its widths and
 * what its codes mean.  Made once for all documents of a press, and again
 * only when a document brought new glyphs.
 */
#include "pdf/inside.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <string.h>

/* Shaping is done, and the rest is for programs that set text: nothing of it is
 * needed to draw.  Without GSUB HarfBuzz does not add the glyphs that it would lead to either. */
static void
drop_tables(hb_subset_input_t *input, bool is_cff)
{
	static const char *const tables[] = { "GSUB", "GPOS", "GDEF", "kern", "BASE", "JSTF",
		"DSIG", "STAT", "gasp", "meta", "hdmx", "VDMX", "LTSH", "PCLT", "FFTM", "vhea",
		"vmtx", "VORG", "Silf", "Sill", "Glat", "Gloc", "Feat", "SVG ", "COLR", "CPAL" };
	/* An OpenType font program must have these, a TrueType one in a PDF need not (9.9). */
	static const char *const program[] = { "name", "post", "cmap", "OS/2" };
	hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	size_t i;

	for (i = 0; i < sizeof tables / sizeof *tables; i++)
		hb_set_add(drop, hb_tag_from_string(tables[i], 4));
	for (i = 0; !is_cff && i < sizeof program / sizeof *program; i++)
		hb_set_add(drop, hb_tag_from_string(program[i], 4));
}

static hb_subset_plan_t *
make_plan(struct pdf_pack *pack)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	hb_set_t *glyphs;
	unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
	int i;

	if (!input)
		return NULL;
	glyphs = hb_subset_input_glyph_set(input);
	for (i = 0; i < pack->count; i++)
		hb_set_add(glyphs, pack->cids[i].glyph);
	drop_tables(input, pack->is_cff);
	if (pack->is_cff)
		flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
	hb_subset_input_set_flags(input, flags);
	plan = hb_subset_plan_create_or_fail(face_hb(pack->face), input);
	hb_subset_input_destroy(input);
	return plan;
}

static void
put_file(struct pdf_subset *made, hb_face_t *subset, struct pdf_flate *flate)
{
	hb_blob_t *blob = hb_face_reference_blob(subset);
	unsigned count;
	const char *bytes = hb_blob_get_data(blob, &count);
	uint64_t hash = hash_bytes(bytes, count);
	int i;

	for (i = 0; i < 6; i++, hash /= 26)
		made->tag[i] = (char)('A' + hash % 26);
	made->tag[6] = '+';
	made->file_length = count;
	made->file.count = 0;
	pdf_deflate_once(flate, bytes, count, &made->file);
	hb_blob_destroy(blob);
}

static void
put_meanings(const struct pdf_pack *pack, struct buf *to)
{
	int i, left = 0, here = 0;

	for (i = 1; i < pack->count; i++)
		left += pack->cids[i].text_length > 0;
	for (i = 1; i < pack->count; i++) {
		const struct pdf_cid *cid = &pack->cids[i];

		if (!cid->text_length)
			continue;
		/* A hundred at most (Adobe's CMap and CIDFont files specification). */
		if (here == 0)
			buf_printf(to, "%d beginbfchar\n", here = left > 100 ? 100 : left);
		buf_printf(to, "<%04X><", (unsigned)cid->code);
		pdf_put_utf16(to, pack->texts.bytes + cid->text, (size_t)cid->text_length, true);
		buf_string(to, ">\n");
		left--;
		if (--here == 0)
			buf_string(to, "endbfchar\n");
	}
}

static void
put_to_unicode(const struct pdf_pack *pack, struct pdf_subset *made, struct pdf_flate *flate)
{
	struct buf map = { 0 };

	buf_string(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			 "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
			 "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
			 "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	put_meanings(pack, &map);
	buf_string(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	made->to_unicode.count = 0;
	pdf_deflate_once(flate, map.bytes, map.count, &made->to_unicode);
	buf_drop(&map);
}

static void
put_glyphs(const struct pdf_pack *pack, struct pdf_subset *made, const hb_map_t *map,
    struct pdf_flate *flate)
{
	struct buf glyphs = { 0 };
	int i;

	for (i = 0; i < pack->count; i++) {
		uint32_t glyph = hb_map_get(map, pack->cids[i].glyph);

		buf_char(&glyphs, (int)(glyph >> 8 & 0xFF));
		buf_char(&glyphs, (int)(glyph & 0xFF));
	}
	made->glyphs.count = 0;
	pdf_deflate_once(flate, glyphs.bytes, glyphs.count, &made->glyphs);
	buf_drop(&glyphs);
}

static void
put_widths(const struct pdf_pack *pack, struct buf *to)
{
	int i;

	to->count = 0;
	buf_string(to, pack->is_cff ? "" : "0[");
	for (i = 0; i < pack->count; i++) {
		if (pack->is_cff)
			buf_printf(to, "%d[", pack->cids[i].code);
		else if (i)
			buf_char(to, ' ');
		pdf_put_fixed(to, pack->cids[i].width, 1);
		buf_string(to, pack->is_cff ? "]" : "");
	}
	buf_string(to, pack->is_cff ? "" : "]");
}

static int
read_i16(const unsigned char *bytes)
{
	return (int16_t)(bytes[0] << 8 | bytes[1]);
}

static void
put_box(struct pdf_pack *pack, struct buf *to)
{
	hb_face_t *face = face_hb(pack->face);
	hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned count;
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &count);
	double scale = 1000.0 / hb_face_get_upem(face);
	int i;

	buf_string(to, "/FontBBox[");
	for (i = 0; i < 4; i++) {
		pdf_put_real(
		    to, count < 44 ? 1000 * (i > 1) : read_i16(bytes + 36 + 2 * i) * scale, 0);
		buf_string(to, i < 3 ? " " : "]");
	}
	hb_blob_destroy(head);
}

/* Symbolic: the codes are ours and follow no encoding (9.8.2). */
static void
put_descriptor(struct pdf_pack *pack)
{
	const struct face *face = pack->face;
	struct buf *to = &pack->descriptor;

	if (to->count)
		return;
	buf_string(to, "/Flags 4");
	put_box(pack, to);
	buf_string(to, "/ItalicAngle ");
	pdf_put_real(to, (double)hb_style_get_value(pack->font, HB_STYLE_TAG_SLANT_ANGLE), 1);
	buf_printf(to, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", face->ascent, -face->descent,
	    face->cap_height, face->weight >= 600 ? 140 : 80);
}

static unsigned
table_length(hb_face_t *face, const char *tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tag, 4));
	unsigned length = hb_blob_get_length(blob);

	hb_blob_destroy(blob);
	return length;
}

/* Some glyph that should have ink: not only spaces. */
static bool
has_letters(struct pdf_pack *pack)
{
	uint32_t space = pdf_pack_space(pack);
	int i;

	for (i = 1; i < pack->count; i++)
		if (pack->cids[i].width > 0 && pack->cids[i].glyph != space)
			return true;
	return false;
}

/* HarfBuzz leaves out a table that it cannot read and says nothing, but then no letter would
 * show.  Outlines that are all empty take one byte. */
static bool
is_whole(struct pdf_pack *pack, hb_face_t *subset)
{
	if (!has_letters(pack))
		return true;
	if (pack->is_cff)
		return table_length(subset, "CFF ") > 0;
	return table_length(subset, "glyf") > 1 && table_length(subset, "hmtx") > 0;
}

static void
build(struct pdf_pack *pack, struct pdf_subset *made, struct pdf_flate *flate)
{
	hb_subset_plan_t *plan = make_plan(pack);
	hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;

	if (subset && is_whole(pack, subset)) {
		put_file(made, subset, flate);
		put_glyphs(pack, made, hb_subset_plan_old_to_new_glyph_mapping(plan), flate);
		put_to_unicode(pack, made, flate);
		put_widths(pack, &made->widths);
		put_descriptor(pack);
		made->built = pack->count;
	}
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
}

static void
put_added(const struct pdf_pack *pack, struct buf *to)
{
	int i;

	for (i = pack->kept_count; i < pack->count; i++) {
		const struct pdf_cid *cid = &pack->cids[i];

		buf_put(to, &cid->glyph, sizeof cid->glyph);
		buf_put(to, &cid->text_length, sizeof cid->text_length);
		buf_put(to, pack->texts.bytes + cid->text, (size_t)cid->text_length);
	}
}

/* Letters in a batch often add the same as the one before, in the same order. */
const struct pdf_subset *
pdf_pack_build(struct pdf_pack *pack, struct pdf_flate *flate)
{
	struct pdf_subset *latest = &pack->latest;
	struct buf added = { 0 };

	if (pack->kept.built == pack->count)
		return &pack->kept;
	put_added(pack, &added);
	if (latest->built != pack->count || latest->added.count != added.count ||
	    (added.count && memcmp(latest->added.bytes, added.bytes, added.count) != 0)) {
		latest->built = 0;
		build(pack, latest, flate);
		buf_drop(&latest->added);
		latest->added = added;
	} else {
		buf_drop(&added);
	}
	return latest->built == pack->count ? latest : NULL;
}

void
pdf_subset_drop(struct pdf_subset *subset)
{
	buf_drop(&subset->file);
	buf_drop(&subset->to_unicode);
	buf_drop(&subset->glyphs);
	buf_drop(&subset->widths);
	buf_drop(&subset->added);
	subset->built = 0;
}
