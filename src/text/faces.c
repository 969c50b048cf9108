/*
 * Font files into faces, and styles into the families they ask for.
 *
 * A file is mapped, not read: of a font of half a megabyte a letter touches
 * a few dozen pages.  A face is opened once and lives as long as its keeper.
 */
#include <hb-ot.h>

#include "text/inside.h"

#include <stdlib.h>
#include <string.h>

struct faces *
faces_open(const char *catalogue, struct diags *diags)
{
	struct faces *faces = mem_alloc(sizeof *faces);

	faces->arena = arena_new();
	faces->words = words_new();
	faces->memo = memo_new();
	faces->catalogue.arena = faces->catalogue.families.arena = faces->arena;
	faces->choices.arena = faces->languages.arena = faces->arena;
	faces->buffer = hb_buffer_create();
	faces->hyphens = hyphens_new();
	faces->breaker = breaker_new();
	if (catalogue_read(&faces->catalogue, catalogue, diags))
		return faces;
	faces_drop(faces);
	return NULL;
}

void
faces_drop(struct faces *faces)
{
	size_t i;

	if (!faces)
		return;
	for (i = 0; i < (size_t)faces->opened_count; i++)
		face_close(faces->opened[i]);
	if (faces->empty)
		face_close(faces->empty);
	for (i = 0; i < sizeof faces->room / sizeof *faces->room; i++)
		buf_drop(&faces->room[i]);
	hyphens_drop(faces->hyphens);
	breaker_drop(faces->breaker);
	hb_buffer_destroy(faces->buffer);
	words_drop(faces->words);
	memo_drop(faces->memo);
	buf_drop(&faces->glyphs);
	buf_drop(&faces->offsets);
	buf_drop(&faces->laid);
	free(faces->items);
	free(faces->chunks);
	arena_drop(faces->arena);
	free(faces);
}

void
faces_begin_document(struct faces *faces)
{
	if (faces->documents < 2)
		faces->documents++;
}

void *
faces_room(struct faces *faces, int which, size_t n)
{
	struct buf *room = &faces->room[which];

	if (room->capacity < n) {
		room->capacity = n + n / 2;
		room->bytes = mem_grow(room->bytes, room->capacity);
	}
	return memset(room->bytes, 0, n);
}

struct hb_face_t *
face_hb(const struct face *face)
{
	return face->inside->face;
}

/* A name of the font, in the arena. */
static const char *
read_name(struct arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
	char text[128];
	unsigned int n = sizeof text;

	hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &n, text);
	return arena_strndup(arena, text, n < sizeof text ? n : sizeof text - 1);
}

static bool
has_feature(hb_face_t *face, hb_tag_t tag)
{
	hb_tag_t tags[64];
	unsigned int from = 0, n = 64, i;

	for (; n == 64; from += n) {
		hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, from, &n, tags);
		for (i = 0; i < n; i++)
			if (tags[i] == tag)
				return true;
	}
	return false;
}

/* Takes over the blob. */
static struct face *
make_face(struct arena *arena, hb_blob_t *blob, int number)
{
	struct face *face = ARENA_NEW(arena, struct face);
	struct face_inside *inside = ARENA_NEW(arena, struct face_inside);

	face->inside = inside;
	face->number = number;
	inside->blob = blob;
	inside->face = hb_face_create(blob, 0);
	inside->font = hb_font_create(inside->face);
	inside->has_small_caps = has_feature(inside->face, HB_TAG('s', 'm', 'c', 'p'));
	face->postscript_name = read_name(arena, inside->face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	face_measure(face);
	return face;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return has;
}

/* Whether the bytes are a font that has glyphs at all, and their outlines: without them the
 * text would be there and not be seen. */
static bool
is_font(hb_blob_t *blob)
{
	hb_face_t *face = hb_face_create(blob, 0);
	bool is = hb_face_get_glyph_count(face) > 0 &&
	    (has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
	    has_table(face, HB_TAG('C', 'F', 'F', ' ')));

	hb_face_destroy(face);
	return is;
}

struct face *
face_open(struct faces *faces, struct cut *cut)
{
	hb_blob_t *blob = NULL;
	struct face *face;

	if (faces->opened_count == (int)(sizeof faces->opened / sizeof *faces->opened))
		return NULL;
	blob = hb_blob_create_from_file_or_fail(cut->path);
	if (!blob || !is_font(blob)) {
		hb_blob_destroy(blob);
		return NULL;
	}
	face = make_face(faces->arena, blob, faces->opened_count);
	face->path = cut->path;
	face->family = cut->family;
	face->weight = cut->weight;
	face->is_italic = cut->is_italic;
	faces->opened[faces->opened_count++] = face;
	return face;
}

struct face *
face_empty(struct arena *arena, int number)
{
	struct face *face = make_face(arena, hb_blob_get_empty(), number);

	face->path = face->family = "";
	face->weight = 400;
	return face;
}

void
face_close(struct face *face)
{
	hb_font_destroy(face->inside->font);
	hb_face_destroy(face->inside->face);
	hb_blob_destroy(face->inside->blob);
}
