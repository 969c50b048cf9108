/*
 * The fonts of one document: a few small objects around the bytes that its
 * press shares.
 */
#include "pdf/inside.h"

static struct pdf_pack *
find_pack(struct pdf_press *press, const struct face *face)
{
	struct pdf_pack *pack;
	int i;

	for (i = 0; i < press->pack_count; i++)
		if (press->packs[i]->face == face && press->packs[i]->scope == press->scope)
			return press->packs[i];
	pack = pdf_pack_new(face);
	pack->scope = press->scope;
	press->packs =
	    mem_grow(press->packs, sizeof *press->packs * (size_t)(press->pack_count + 1));
	press->packs[press->pack_count++] = pack;
	return pack;
}

/* The fonts of a volume are called by their places in the press, which all its pieces share. */
static int
font_of_volume(struct pdf_writer *w, const struct face *face)
{
	const struct pdf_pack *pack = find_pack(w->press, face);
	int i;

	while (w->font_count < w->press->pack_count) {
		ARENA_ROOM(w->arena, w->fonts, w->font_count, w->font_capacity);
		w->fonts[w->font_count] = (struct pdf_font){ w->press->packs[w->font_count], 0 };
		w->font_count++;
	}
	for (i = 0; w->fonts[i].pack != pack; i++)
		;
	w->fonts[i].object = 1;
	return i;
}

int
pdf_font(struct pdf_writer *w, const struct face *face)
{
	int i;

	if (w->piece)
		return font_of_volume(w, face);
	for (i = 0; i < w->font_count; i++)
		if (w->fonts[i].pack->face == face)
			return i;
	ARENA_ROOM(w->arena, w->fonts, w->font_count, w->font_capacity);
	w->fonts[w->font_count] =
	    (struct pdf_font){ find_pack(w->press, face), pdf_object(w->file) };
	return w->font_count++;
}

/* A face as this document embeds it. */
struct made_font {
	const struct pdf_pack *pack;
	const struct pdf_subset *subset;
};

static void
put_base_font(struct buf *to, const struct made_font *font, const char *key, const char *tail)
{
	const struct face *face = font->pack->face;
	char *name = NULL;
	struct buf whole = { 0 };

	buf_printf(&whole, "%s%s%s", font->subset->tag,
	    face->postscript_name ? face->postscript_name : face->family, tail);
	name = whole.bytes;
	buf_string(to, key);
	pdf_put_name(to, name);
	buf_drop(&whole);
}

static int
put_stream(struct pdf_writer *w, const struct buf *bytes)
{
	int object = pdf_object(w->file);

	buf_string(pdf_body(w->file, object), "/Filter/FlateDecode");
	pdf_stream(w->file, object, bytes->bytes, bytes->count, false);
	return object;
}

static int
put_descriptor(struct pdf_writer *w, const struct made_font *font)
{
	const struct pdf_pack *pack = font->pack;
	int object = pdf_object(w->file), file = put_stream(w, &font->subset->file);
	struct buf *to = pdf_body(w->file, object);

	if (pack->is_cff)
		buf_string(pdf_body(w->file, file), "/Subtype/OpenType");
	else
		buf_printf(pdf_body(w->file, file), "/Length1 %zu", font->subset->file_length);
	buf_string(to, "/Type/FontDescriptor");
	put_base_font(to, font, "/FontName", "");
	buf_put(to, pack->descriptor.bytes, pack->descriptor.count);
	buf_printf(to, "/FontFile%d %d 0 R", pack->is_cff ? 3 : 2, file);
	return object;
}

static int
put_descendant(struct pdf_writer *w, const struct made_font *font)
{
	const struct pdf_pack *pack = font->pack;
	int object = pdf_object(w->file);
	int descriptor = put_descriptor(w, font);
	struct buf *to = pdf_body(w->file, object);

	buf_printf(to, "/Type/Font/Subtype/CIDFontType%d", pack->is_cff ? 0 : 2);
	put_base_font(to, font, "/BaseFont", "");
	buf_printf(to,
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/DW 0/W[",
	    descriptor);
	buf_put(to, font->subset->widths.bytes, font->subset->widths.count);
	buf_char(to, ']');
	if (!pack->is_cff)
		buf_printf(to, "/CIDToGIDMap %d 0 R", put_stream(w, &font->subset->glyphs));
	return object;
}

static void
put_font(struct pdf_writer *w, const struct pdf_font *used)
{
	struct made_font font = { used->pack, pdf_pack_build(used->pack, w->press->flate) };
	struct buf *to = pdf_body(w->file, used->object);
	bool is_cff = used->pack->is_cff;

	if (!font.subset) {
		diag(w->diags, DIAG_PDF_SUBSET, (struct place){ used->pack->face->path, 0 });
		return;
	}
	buf_string(to, "/Type/Font/Subtype/Type0");
	put_base_font(to, &font, "/BaseFont", is_cff ? "-Identity-H" : "");
	buf_printf(to, "/Encoding/Identity-H/DescendantFonts[%d 0 R]", put_descendant(w, &font));
	buf_printf(to, "/ToUnicode %d 0 R", put_stream(w, &font.subset->to_unicode));
}

void
pdf_fonts_finish(struct pdf_writer *w)
{
	int i;

	for (i = 0; i < w->font_count; i++) {
		buf_printf(pdf_body(w->file, w->font_list), "/F%d %d 0 R", i, w->fonts[i].object);
		put_font(w, &w->fonts[i]);
	}
}

void
pdf_fonts_of_volume(struct pdf_writer *w, const uint32_t used[8])
{
	int i;

	for (i = 0; i < w->press->pack_count && i < 256; i++) {
		struct pdf_font font = { w->press->packs[i], 0 };

		if (!(used[i / 32] >> i % 32 & 1))
			continue;
		font.object = pdf_object(w->file);
		buf_printf(pdf_body(w->file, w->font_list), "/F%d %d 0 R", i, font.object);
		put_font(w, &font);
	}
}
