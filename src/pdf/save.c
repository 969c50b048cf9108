/*
 * A file's objects, by number, into the bytes of a PDF.
 *
 * Streams stand by themselves; everything else is packed into object streams, and a
 * cross-reference stream tells where all of it lies (ISO 32000-1, 7.5.7, 7.5.8).  libharu can
 * write neither; what it knows of an object is asked of object.c.
 */
#include "pdf/object.h"
#include "pdf/inside.h"

#include <libdeflate.h>

#include <stdlib.h>
#include <string.h>

/* Objects in one object stream: enough for a letter in a single one. */
#define PACKED_MAX 250

/* Where an object lies: a row of the cross-reference stream (ISO 32000-1, 7.5.8.3). */
struct row {
	int type; /* 1: at `a`; 2: the `b`th of object stream `a` */
	size_t a;
	int b;
};

struct saving {
	struct pdf_file *file;
	struct pdf_flate *flate;
	struct buf *to;
	size_t begin; /* of the file in `to` */
	struct row *rows;
	int count, next; /* objects in the file; the next free number */
	struct sha256 hash; /* of what makes this file unlike others */
};

/* The document's own bytes decide its identifier; of what many files share, a check sum will do. */
static void
hash_stream(struct saving *s, int number, const void *bytes, size_t count)
{
	uint32_t sum;

	if (!pdf_object_is_shared(s->file, number)) {
		sha256_put(&s->hash, bytes, count);
		return;
	}
	sum = libdeflate_crc32(0, bytes, count);
	sha256_put(&s->hash, &sum, sizeof sum);
}

static void
begin_object(struct saving *s, int number)
{
	s->rows[number] = (struct row){ 1, s->to->count - s->begin, 0 };
	buf_printf(s->to, "%d 0 obj\n", number);
}

static void
write_streams(struct saving *s)
{
	const struct buf *body;
	const void *bytes;
	size_t count;
	int i;

	for (i = 1; i < s->count; i++) {
		if (!pdf_object_read(s->file, i, &body, &bytes, &count) || !bytes)
			continue;
		hash_stream(s, i, bytes, count);
		begin_object(s, i);
		pdf_object_write(s->file, i, s->to);
		buf_string(s->to, "\nendobj\n");
	}
}

/* Objects from `from` on into one object stream; the first that did not go in. */
static int
write_packed(struct saving *s, int from)
{
	struct buf head = { 0 }, values = { 0 }, packed = { 0 };
	int i, number = s->next, packed_count = 0;

	for (i = from; i < s->count && packed_count < PACKED_MAX; i++) {
		if (s->rows[i].type)
			continue;
		pdf_put_int(&head, "", i);
		pdf_put_int(&head, " ", (int64_t)values.count);
		buf_char(&head, ' ');
		s->rows[i] = (struct row){ 2, (size_t)number, packed_count++ };
		pdf_object_write(s->file, i, &values);
		buf_char(&values, '\n');
	}
	if (packed_count) {
		size_t first = head.count;

		s->next++;
		buf_put(&head, values.bytes, values.count);
		pdf_deflate(s->flate, head.bytes, head.count, &packed);
		sha256_put(&s->hash, packed.bytes, packed.count);
		begin_object(s, number);
		buf_printf(s->to,
		    "<</Type/ObjStm/N %d/First %zu/Filter/FlateDecode/Length %zu>>\nstream\n",
		    packed_count, first, packed.count);
		buf_put(s->to, packed.bytes, packed.count);
		buf_string(s->to, "\nendstream\nendobj\n");
	}
	buf_drop(&head);
	buf_drop(&values);
	buf_drop(&packed);
	return i;
}

#define ROW_BYTES 7

static void
row_bytes(const struct row *row, unsigned char to[ROW_BYTES])
{
	to[0] = (unsigned char)row->type;
	to[1] = (unsigned char)(row->a >> 24);
	to[2] = (unsigned char)(row->a >> 16);
	to[3] = (unsigned char)(row->a >> 8);
	to[4] = (unsigned char)row->a;
	to[5] = (unsigned char)(row->b >> 8);
	to[6] = (unsigned char)row->b;
}

/* The rows, each as its difference from the row above: they deflate to a third. */
static void
put_rows(const struct saving *s, struct buf *to)
{
	unsigned char above[ROW_BYTES] = { 0 }, now[ROW_BYTES];
	int i, j;

	for (i = 0; i < s->next; i++) {
		row_bytes(&s->rows[i], now);
		buf_char(to, 2);
		for (j = 0; j < ROW_BYTES; j++)
			buf_char(to, (unsigned char)(now[j] - above[j]));
		memcpy(above, now, sizeof above);
	}
}

/* Two halves that are the same: the file was never changed (14.4). */
static void
put_id(struct saving *s)
{
	unsigned char digest[SHA256_BYTES];
	char hex[SHA256_HEX];

	sha256_end(&s->hash, digest);
	sha256_hex(digest, hex);
	buf_printf(s->to, "/ID[<%.32s><%.32s>]", hex, hex);
}

static void
write_xref(struct saving *s)
{
	struct buf rows = { 0 }, packed = { 0 };
	size_t at = s->to->count - s->begin;
	int number = s->next++;

	begin_object(s, number);
	s->rows[0].b = 0xFFFF;
	put_rows(s, &rows);
	pdf_deflate(s->flate, rows.bytes, rows.count, &packed);
	buf_printf(s->to, "<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R", s->next,
	    pdf_catalog(s->file), pdf_info(s->file));
	put_id(s);
	buf_printf(s->to,
	    "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>\n"
	    "stream\n",
	    ROW_BYTES, packed.count);
	buf_put(s->to, packed.bytes, packed.count);
	buf_printf(s->to, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", at);
	buf_drop(&rows);
	buf_drop(&packed);
}

void
pdf_file_save(struct pdf_file *file, struct pdf_flate *flate, struct buf *to)
{
	struct saving s = { .file = file, .flate = flate, .to = to, .begin = to->count };
	int i;

	s.count = s.next = pdf_object_end(file);
	s.rows = mem_alloc(sizeof *s.rows * (size_t)(s.count + s.count / PACKED_MAX + 4));
	sha256_begin(&s.hash);
	buf_string(to, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_streams(&s);
	for (i = 1; i < s.count;)
		i = write_packed(&s, i);
	write_xref(&s);
	free(s.rows);
	pdf_file_check(file);
}
