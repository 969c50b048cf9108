/*
 * Pieces into one file, as they come.
 *
 * What a piece brings is written and forgotten: streams at once, everything else in object
 * streams of a thousand objects, of which letters of a batch deflate to almost nothing, since
 * each is so like the one before it.  What stays in memory is eight bytes an object and the page
 * tree's, the structure's and the parent tree's topmost level.  Streams with the same bytes are
 * written once.
 */
#include "pdf/volume.h"

#include <stdlib.h>
#include <string.h>

enum { FAN = 100, LEAF = 64 };

/* ---- pages ------------------------------------------------------------------------ */

static void
put_node(struct pdf_volume *v, int object, const struct list *pages, struct list *to)
{
	struct buf *body = volume_begin(v, object);

	pdf_put_ref(body, "/Type/Pages/Parent ", PAGE_ROOT);
	pdf_put_int(body, "/Count ", pages->count);
	buf_string(body, "/Kids[");
	volume_put_list(body, pages);
	buf_char(body, ']');
	volume_end(v);
	volume_push(to, object);
}

void
volume_close_node(struct pdf_volume *v)
{
	if (v->leaf.count)
		put_node(v, v->leaf_object, &v->leaf, &v->nodes);
	v->leaf.count = 0;
	v->leaf_object = 0;
}

/* The node that the next pages hang on: what comes first has one of its own. */
static int
open_node(struct pdf_volume *v, bool is_first)
{
	if (is_first)
		return volume_object(v);
	if (v->leaf.count >= FAN)
		volume_close_node(v);
	if (!v->leaf_object)
		v->leaf_object = volume_object(v);
	return v->leaf_object;
}

/* ---- the parent tree ---------------------------------------------------------------- */

void
volume_close_parents(struct pdf_volume *v)
{
	int object;
	struct buf *body;

	if (v->parent_first == v->next_key)
		return;
	object = volume_object(v);
	body = volume_begin(v, object);
	buf_printf(body, "/Limits[%d %d]/Nums[", v->parent_first, v->next_key - 1);
	buf_put(body, v->parent_leaf.bytes, v->parent_leaf.count);
	buf_char(body, ']');
	volume_end(v);
	volume_push(&v->parents, object);
	volume_push(&v->limits, v->parent_first);
	volume_push(&v->limits, v->next_key - 1);
	v->parent_leaf.count = 0;
	v->parent_first = v->next_key;
}

static void
add_parents(
    struct pdf_volume *v, const struct pdf_piece *piece, const struct pdf_renumbering *numbers)
{
	int i;

	for (i = 0; i < piece->parent_count; i++) {
		pdf_put_int(&v->parent_leaf, "", v->next_key);
		buf_char(&v->parent_leaf, ' ');
		pdf_renumber(&v->parent_leaf, piece->parents[i], piece->parent_lengths[i], numbers);
		v->next_key++;
		if (v->next_key - v->parent_first >= LEAF)
			volume_close_parents(v);
	}
}

/* ---- pieces --------------------------------------------------------------------------- */

static int
picture_object(struct pdf_volume *v, int picture)
{
	int old = v->picture_capacity;

	if (picture >= old) {
		v->picture_capacity = picture * 2 + 16;
		v->pictures =
		    mem_grow(v->pictures, sizeof *v->pictures * (size_t)v->picture_capacity);
		memset(v->pictures + old, 0,
		    sizeof *v->pictures * (size_t)(v->picture_capacity - old));
	}
	if (!v->pictures[picture])
		v->pictures[picture] = volume_object(v);
	return v->pictures[picture];
}

/* A stream with the same bytes under the same filter is the same stream. */
static int
find_stream(struct pdf_volume *v, const struct pdf_piece_object *object, bool *is_new)
{
	char name[SHA256_HEX];
	unsigned char digest[SHA256_BYTES];
	struct sha256 sha;
	int *number;

	sha256_begin(&sha);
	sha256_put(&sha, object->body, object->body_count);
	sha256_put(&sha, object->bytes, object->count);
	sha256_end(&sha, digest);
	sha256_hex(digest, name);
	number = table_find_bytes(&v->streams, name, 24);
	if (number)
		return *number;
	number = ARENA_NEW(v->arena, int);
	*number = volume_object(v);
	table_put_bytes(&v->streams, name, 24, number);
	*is_new = true;
	return *number;
}

/* A number for every object of a piece. */
static void
give_numbers(struct pdf_volume *v, const struct pdf_piece *piece, int node, int *map, bool *is_new)
{
	int i;

	for (i = 1; i <= piece->object_count; i++) {
		const struct pdf_piece_object *object = &piece->objects[i];

		switch (object->kind) {
		case PDF_DICT:
			map[i] = volume_object(v);
			break;
		case PDF_STREAM:
			map[i] = find_stream(v, object, &is_new[i]);
			break;
		case PDF_SHARED_FONTS:
			map[i] = FONT_LIST;
			break;
		case PDF_SHARED_PAGES:
			map[i] = node;
			break;
		case PDF_SHARED_TREE:
			map[i] = DOCUMENT;
			break;
		case PDF_SHARED_PICTURE:
			map[i] = picture_object(v, object->index);
			break;
		case PDF_NONE:
			break;
		}
	}
}

void
volume_put_streams(struct pdf_volume *v, const struct pdf_piece *piece,
    const struct pdf_renumbering *numbers, const bool *is_new)
{
	struct buf body = { 0 };
	int i;

	for (i = 1; i <= piece->object_count; i++) {
		const struct pdf_piece_object *object = &piece->objects[i];

		if (object->kind != PDF_STREAM || !is_new[i])
			continue;
		body.count = 0;
		pdf_renumber(&body, object->body, object->body_count, numbers);
		volume_put_stream(v, numbers->map[i], &body, object->bytes, object->count);
	}
	buf_drop(&body);
}

static void
put_dicts(
    struct pdf_volume *v, const struct pdf_piece *piece, const struct pdf_renumbering *numbers)
{
	int i;

	for (i = 1; i <= piece->object_count; i++) {
		const struct pdf_piece_object *object = &piece->objects[i];

		if (object->kind != PDF_DICT)
			continue;
		pdf_renumber(
		    volume_begin(v, numbers->map[i]), object->body, object->body_count, numbers);
		volume_end(v);
	}
}

static void
add_mark(struct pdf_volume *v, struct marks *marks, const char *title, int page)
{
	ARENA_ROOM(v->arena, marks->list, marks->count, marks->capacity);
	marks->list[marks->count++] = (struct mark){ arena_strdup(v->arena, title), page };
}

static void
add_pages(
    struct pdf_volume *v, const struct pdf_piece *piece, const int *map, int node, bool is_first)
{
	struct list pages = { 0 }, *to = is_first ? &pages : &v->leaf;
	int i;

	for (i = 0; i < piece->page_count; i++)
		volume_push(to, map[piece->pages[i]]);
	v->pages += piece->page_count;
	if (is_first)
		put_node(v, node, &pages, &v->first_nodes);
	free(pages.items);
}

bool
pdf_volume_add(
    struct pdf_volume *v, const void *bytes, size_t n, const char *bookmark, bool is_first)
{
	struct arena *arena = arena_new();
	struct pdf_piece piece = { 0 };
	struct pdf_renumbering numbers;
	bool fine = pdf_piece_read(&piece, bytes, n, arena);
	int *map, node, i;
	bool *is_new;

	if (fine) {
		map = ARENA_ARRAY(arena, int, piece.object_count + 1);
		is_new = ARENA_ARRAY(arena, bool, piece.object_count + 1);
		node = open_node(v, is_first);
		numbers = (struct pdf_renumbering){ map, piece.object_count, v->next_key };
		give_numbers(v, &piece, node, map, is_new);
		volume_put_streams(v, &piece, &numbers, is_new);
		put_dicts(v, &piece, &numbers);
		add_parents(v, &piece, &numbers);
		volume_push(is_first ? &v->first_parts : &v->parts, map[piece.root]);
		add_mark(v, is_first ? &v->first_marks : &v->marks, bookmark, map[piece.pages[0]]);
		add_pages(v, &piece, map, node, is_first);
		for (i = 0; i < 8; i++)
			v->fonts[i] |= piece.fonts[i];
	}
	arena_drop(arena);
	return fine;
}

void
pdf_volume_blank(struct pdf_volume *v, bool is_first)
{
	int node = open_node(v, is_first), page = volume_object(v);
	struct list pages = { 0 };
	struct buf *body = volume_begin(v, page);

	pdf_put_ref(
	    body, "/Type/Page/MediaBox[0 0 595.28 841.89]/Resources<<>>/Tabs/S/Parent ", node);
	volume_end(v);
	v->pages++;
	volume_push(is_first ? &pages : &v->leaf, page);
	if (is_first)
		put_node(v, node, &pages, &v->first_nodes);
	free(pages.items);
}

int
pdf_volume_pages(const struct pdf_volume *v)
{
	return v->pages;
}

struct pdf_volume *
pdf_volume_new(
    struct pdf_press *press, bool (*put)(void *data, const void *bytes, size_t n), void *data)
{
	struct pdf_volume *v = mem_alloc(sizeof *v);

	v->press = press;
	v->put = put;
	v->data = data;
	v->arena = v->streams.arena = arena_new();
	sha256_begin(&v->hash);
	while (v->end < FIRST_FREE)
		volume_object(v);
	buf_string(&v->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	return v;
}

void
pdf_volume_drop(struct pdf_volume *v)
{
	struct list *lists[] = { &v->nodes, &v->first_nodes, &v->leaf, &v->parts, &v->first_parts,
		&v->parents, &v->limits };
	size_t i;

	for (i = 0; i < sizeof lists / sizeof *lists; i++)
		free(lists[i]->items);
	sha256_drop(&v->hash);
	buf_drop(&v->out);
	buf_drop(&v->heads);
	buf_drop(&v->values);
	buf_drop(&v->parent_leaf);
	free(v->rows);
	free(v->pictures);
	arena_drop(v->arena);
	free(v);
}
