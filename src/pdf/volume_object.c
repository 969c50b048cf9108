/*
 * The objects of a volume: numbers, places, and bytes on their way out.
 *
 * Streams go out at once; everything else waits until an object stream is full.
 */
#include "pdf/volume.h"

#include <stdlib.h>

enum { PACKED_MAX = 1000, FLUSH_BYTES = 1 << 20 };

/* ---- bytes -------------------------------------------------------------------- */

void
volume_flush(struct pdf_volume *v)
{
	if (!v->out.count)
		return;
	sha256_put(&v->hash, v->out.bytes, v->out.count);
	v->failed = v->failed || !v->put(v->data, v->out.bytes, v->out.count);
	v->written += v->out.count;
	v->out.count = 0;
}

void
volume_push(struct list *list, int item)
{
	if (list->count == list->capacity) {
		list->capacity = list->capacity ? list->capacity * 2 : 64;
		list->items = mem_grow(list->items, sizeof *list->items * (size_t)list->capacity);
	}
	list->items[list->count++] = item;
}

int
volume_object(struct pdf_volume *v)
{
	if (v->end == v->capacity) {
		v->capacity = v->capacity ? v->capacity * 2 : 4096;
		v->rows = mem_grow(v->rows, sizeof *v->rows * (size_t)v->capacity);
	}
	v->rows[v->end] = (struct row){ 0, 0, 0 };
	return v->end++;
}

void
volume_begin_object(struct pdf_volume *v, int object)
{
	if (v->out.count > FLUSH_BYTES)
		volume_flush(v);
	v->rows[object] = (struct row){ (uint32_t)(v->written + v->out.count), 0, 1 };
	pdf_put_int(&v->out, "", object);
	buf_string(&v->out, " 0 obj\n");
}

void
volume_put_stream(
    struct pdf_volume *v, int object, const struct buf *body, const void *bytes, size_t n)
{
	volume_begin_object(v, object);
	buf_string(&v->out, "<<");
	if (body->count)
		buf_put(&v->out, body->bytes, body->count);
	buf_string(&v->out, ">>\nstream\n");
	buf_put(&v->out, bytes, n);
	buf_string(&v->out, "\nendstream\nendobj\n");
}

/* ---- object streams -------------------------------------------------------------- */

void
volume_close_pack(struct pdf_volume *v)
{
	struct buf packed = { 0 }, body = { 0 };
	size_t first = v->heads.count;

	if (!v->packed)
		return;
	buf_put(&v->heads, v->values.bytes, v->values.count);
	pdf_deflate_pack(v->press->flate, v->heads.bytes, v->heads.count, &packed);
	buf_printf(&body, "/Type/ObjStm/N %d/First %zu/Filter/FlateDecode/Length %zu", v->packed,
	    first, packed.count);
	volume_put_stream(v, v->pack_object, &body, packed.bytes, packed.count);
	v->packed = 0;
	v->heads.count = v->values.count = 0;
	buf_drop(&packed);
	buf_drop(&body);
}

/* Where the body of an object goes, between this and end_dict. */
struct buf *
volume_begin(struct pdf_volume *v, int object)
{
	if (v->packed == PACKED_MAX)
		volume_close_pack(v);
	if (!v->packed)
		v->pack_object = volume_object(v);
	v->rows[object] = (struct row){ (uint32_t)v->pack_object, (uint16_t)v->packed++, 2 };
	pdf_put_int(&v->heads, "", object);
	pdf_put_int(&v->heads, " ", (int64_t)v->values.count);
	buf_char(&v->heads, ' ');
	buf_string(&v->values, "<<");
	return &v->values;
}

void
volume_end(struct pdf_volume *v)
{
	buf_string(&v->values, ">>\n");
}

void
volume_put_list(struct buf *to, const struct list *list)
{
	int i;

	for (i = 0; i < list->count; i++)
		pdf_put_ref(to, " ", list->items[i]);
}
