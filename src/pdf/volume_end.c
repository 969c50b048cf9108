/*
 * The end of a volume: fonts, pictures, the topmost level of every tree, the cross-references.
 *
 * Fonts and what the file says of itself are written as for a file of its own, into one that is
 * never saved; its objects are then given the volume's numbers like a piece's.
 */
#include "pdf/volume.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_BYTES = 7 };

/* ---- fonts, pictures, metadata -------------------------------------------------- */

/* What a file of its own would have besides its pages. */
struct tail {
	struct pdf_volume *volume;
	struct pdf_writer writer;
	struct pdf_piece piece;
	int *map;
	bool *is_new;
};

static void
write_tail(struct tail *tail, const char *title, const char *lang, struct diags *diags)
{
	struct pdf_volume *v = tail->volume;
	struct pdf_writer *w = &tail->writer;
	struct areas *nothing;
	int i;

	*w = (struct pdf_writer){ .press = v->press, .diags = diags, .title = title, .lang = lang };
	w->arena = v->arena;
	w->file = pdf_file_new();
	nothing = areas_new(v->arena);
	w->areas = nothing;
	w->tags = ARENA_ARRAY(v->arena, int, nothing->tag_count);
	w->font_list = pdf_object(w->file);
	pdf_fonts_of_volume(w, v->fonts);
	w->shown = ARENA_ARRAY(v->arena, struct pdf_shown, v->picture_capacity + 1);
	for (i = 0; i < v->picture_capacity; i++)
		if (v->pictures[i])
			w->shown[w->shown_count++] = (struct pdf_shown){ i, pdf_put_picture(w, i) };
	pdf_meta(w);
}

/* The numbers that the volume has for some of them already. */
static void
map_known(struct tail *tail)
{
	const struct pdf_writer *w = &tail->writer;
	int i;

	tail->map[pdf_catalog(w->file)] = CATALOG;
	tail->map[pdf_info(w->file)] = INFO;
	tail->map[w->font_list] = FONT_LIST;
	for (i = 0; i < w->shown_count; i++)
		tail->map[w->shown[i].object] = tail->volume->pictures[w->shown[i].picture];
}

static void
read_tail(struct tail *tail)
{
	struct pdf_writer *w = &tail->writer;
	int i, end = pdf_object_end(w->file);
	const struct buf *body;
	const void *bytes;

	tail->piece.object_count = end - 1;
	tail->piece.objects = ARENA_ARRAY(w->arena, struct pdf_piece_object, end);
	tail->map = ARENA_ARRAY(w->arena, int, end);
	tail->is_new = ARENA_ARRAY(w->arena, bool, end);
	map_known(tail);
	for (i = 1; i < end; i++) {
		struct pdf_piece_object *object = &tail->piece.objects[i];

		object->kind = PDF_NONE;
		if (!pdf_object_read(w->file, i, &body, &bytes, &object->count))
			continue;
		object->kind = bytes ? PDF_STREAM : PDF_DICT;
		object->body = body->bytes;
		object->body_count = body->count;
		object->bytes = bytes;
		tail->is_new[i] = true;
		if (!tail->map[i])
			tail->map[i] = volume_object(tail->volume);
	}
}

/* Of the catalog there is more to say than a file of its own does. */
static void
put_catalog(struct pdf_volume *v, struct buf *to, int outline)
{
	pdf_put_ref(to, "/Type/Catalog/Pages ", PAGE_ROOT);
	pdf_put_ref(to, "/StructTreeRoot ", TREE_ROOT);
	buf_string(to, "/MarkInfo<</Marked true>>");
	pdf_put_ref(to, "/PageMode/UseOutlines/Outlines ", outline);
	(void)v;
}

static void
put_tail(struct tail *tail, int outline)
{
	struct pdf_volume *v = tail->volume;
	struct pdf_renumbering numbers = { tail->map, tail->piece.object_count, 0 };
	struct buf *to;
	int i;

	volume_put_streams(v, &tail->piece, &numbers, tail->is_new);
	for (i = 1; i <= tail->piece.object_count; i++) {
		const struct pdf_piece_object *object = &tail->piece.objects[i];

		if (object->kind != PDF_DICT)
			continue;
		to = volume_begin(v, tail->map[i]);
		pdf_renumber(to, object->body, object->body_count, &numbers);
		if (tail->map[i] == CATALOG)
			put_catalog(v, to, outline);
		volume_end(v);
	}
}

/* ---- the tops of trees ------------------------------------------------------------- */

static void
put_pages(struct pdf_volume *v)
{
	struct buf *to;

	volume_close_node(v);
	to = volume_begin(v, PAGE_ROOT);
	pdf_put_int(to, "/Type/Pages/Count ", v->pages);
	buf_string(to, "/Kids[");
	volume_put_list(to, &v->first_nodes);
	volume_put_list(to, &v->nodes);
	buf_char(to, ']');
	volume_end(v);
}

static void
put_structure(struct pdf_volume *v)
{
	struct buf *to;

	volume_close_parents(v);
	to = volume_begin(v, TREE_ROOT);
	pdf_put_ref(to, "/Type/StructTreeRoot/K ", DOCUMENT);
	pdf_put_ref(to, "/ParentTree ", PARENT_ROOT);
	pdf_put_int(to, "/ParentTreeNextKey ", v->next_key);
	volume_end(v);
	to = volume_begin(v, DOCUMENT);
	pdf_put_ref(to, "/S/Document/P ", TREE_ROOT);
	buf_string(to, "/K[");
	volume_put_list(to, &v->first_parts);
	volume_put_list(to, &v->parts);
	buf_char(to, ']');
	volume_end(v);
	to = volume_begin(v, PARENT_ROOT);
	buf_string(to, "/Kids[");
	volume_put_list(to, &v->parents);
	buf_char(to, ']');
	volume_end(v);
}

/* One level: to each piece. */
static int
put_outline(struct pdf_volume *v)
{
	int i, count = v->first_marks.count + v->marks.count, root = volume_object(v),
	       first = v->end;
	struct buf *to;

	for (i = 0; i < count; i++)
		volume_object(v);
	for (i = 0; i < count; i++) {
		const struct mark *mark = i < v->first_marks.count
					      ? &v->first_marks.list[i]
					      : &v->marks.list[i - v->first_marks.count];

		to = volume_begin(v, first + i);
		buf_string(to, "/Title");
		pdf_put_text(to, mark->title);
		pdf_put_ref(to, "/Parent ", root);
		if (i > 0)
			pdf_put_ref(to, "/Prev ", first + i - 1);
		if (i + 1 < count)
			pdf_put_ref(to, "/Next ", first + i + 1);
		pdf_put_ref(to, "/Dest[", mark->page);
		buf_string(to, "/XYZ null null null]");
		volume_end(v);
	}
	to = volume_begin(v, root);
	pdf_put_ref(to, "/Type/Outlines/First ", first);
	pdf_put_ref(to, "/Last ", first + count - 1);
	pdf_put_int(to, "/Count ", count);
	volume_end(v);
	return root;
}

/* ---- cross-references (7.5.8) --------------------------------------------------------- */

static void
row_bytes(const struct row *row, unsigned char to[ROW_BYTES])
{
	to[0] = row->type;
	to[1] = (unsigned char)(row->place >> 24);
	to[2] = (unsigned char)(row->place >> 16);
	to[3] = (unsigned char)(row->place >> 8);
	to[4] = (unsigned char)row->place;
	to[5] = (unsigned char)(row->index >> 8);
	to[6] = (unsigned char)row->index;
}

/* Each row as its difference from the one above (predictor Up). */
static void
put_rows(const struct pdf_volume *v, struct buf *to)
{
	unsigned char above[ROW_BYTES] = { 0 }, now[ROW_BYTES], row[ROW_BYTES + 1] = { 2 };
	int i, j;

	for (i = 0; i < v->end; i++) {
		row_bytes(&v->rows[i], now);
		for (j = 0; j < ROW_BYTES; j++)
			row[j + 1] = (unsigned char)(now[j] - above[j]);
		buf_put(to, row, sizeof row);
		memcpy(above, now, sizeof above);
	}
}

static void
put_cross_references(struct pdf_volume *v)
{
	int number = volume_object(v);
	struct buf rows = { 0 }, packed = { 0 }, body = { 0 };
	unsigned char digest[SHA256_BYTES];
	struct sha256 hash;
	uint64_t at = v->written + v->out.count;
	char hex[SHA256_HEX];

	sha256_copy(&hash, &v->hash);
	sha256_put(&hash, v->out.bytes, v->out.count);
	sha256_end(&hash, digest);
	sha256_hex(digest, hex);
	v->rows[0].index = 0xFFFF;
	v->rows[number] = (struct row){ (uint32_t)at, 0, 1 };
	put_rows(v, &rows);
	pdf_deflate(v->press->flate, rows.bytes, rows.count, &packed);
	buf_printf(&body,
	    "/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%.32s><%.32s>]"
	    "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu",
	    v->end, CATALOG, INFO, hex, hex, ROW_BYTES, packed.count);
	volume_put_stream(v, number, &body, packed.bytes, packed.count);
	buf_printf(&v->out, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)at);
	buf_drop(&rows);
	buf_drop(&packed);
	buf_drop(&body);
}

bool
pdf_volume_finish(struct pdf_volume *v, const char *title, const char *lang, struct diags *diags)
{
	struct tail tail = { .volume = v };
	size_t mark = diags_count(diags);
	int outline;

	if (!v->pages) {
		diag(diags, DIAG_PDF_EMPTY, (struct place){ NULL, 0 });
		return false;
	}
	put_pages(v);
	put_structure(v);
	outline = put_outline(v);
	write_tail(&tail, title, lang, diags);
	read_tail(&tail);
	put_tail(&tail, outline);
	pdf_file_drop(tail.writer.file);
	volume_close_pack(v);
	put_cross_references(v);
	volume_flush(v);
	for (; mark < diags_count(diags); mark++)
		v->failed = v->failed || diags_row(diags, mark)->level >= DIAG_FATAL;
	return !v->failed;
}
