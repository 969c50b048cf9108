/*
 * Bytes that we made into the numbered objects of a PDF file, by libharu.
 *
 * An HPDF_Dict calls `write_fn` between its << and >> and `after_write_fn`
 * behind them.  An empty one with these hooks is a raw object: libharu
 * numbers, serialises and frees it, every byte inside is ours, and a stream
 * can be bytes that many files share.  HPDF_SaveToFile writes neither
 * object streams nor 1.7, so the file is put together here.
 */
#include "pdf/object.h"
#include "pdf/inside.h"

#include <hpdf.h>
#include <libdeflate.h>

#include <stdlib.h>
#include <string.h>

#if HPDF_VERSION_ID < 20300
#error "libharu 2.3.0 or later is needed"
#endif

struct raw {
	struct buf body;
	void *bytes; /* of a stream; NULL: none */
	size_t count;
	bool is_owned;
	HPDF_Stream to; /* while it is written */
};

struct pdf_file {
	HPDF_Doc doc;
	struct raw **raws; /* by object number; NULL: libharu's own */
	int raw_capacity;
};

/* Objects in one object stream: enough for a letter in a single one. */
#define PACKED_MAX 250

/* libharu's list of objects grows linearly; large steps keep it from being quadratic. */
#define OBJECT_STEP 4096

static HPDF_STATUS
write_raw(HPDF_Dict dict, HPDF_Stream to)
{
	struct raw *raw = dict->attr;

	raw->to = to;
	if (!raw->body.count)
		return HPDF_OK;
	return HPDF_Stream_Write(
	    to, (const HPDF_BYTE *)raw->body.bytes, (HPDF_UINT)raw->body.count);
}

static HPDF_STATUS
write_stream(HPDF_Dict dict)
{
	struct raw *raw = dict->attr;
	HPDF_STATUS status;

	if (!raw->bytes)
		return HPDF_OK;
	status = HPDF_Stream_WriteStr(raw->to, "\nstream\n");
	if (status == HPDF_OK && raw->count)
		status = HPDF_Stream_Write(raw->to, raw->bytes, (HPDF_UINT)raw->count);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(raw->to, "\nendstream");
	return status;
}

/* Lets go of what it holds. */
static void
empty_raw(struct raw *raw)
{
	buf_drop(&raw->body);
	if (raw->is_owned)
		free(raw->bytes);
	raw->bytes = NULL;
}

static void
free_raw(HPDF_Dict dict)
{
	struct raw *raw = dict->attr;

	if (!raw)
		return;
	empty_raw(raw);
	free(raw);
	dict->attr = NULL;
}

/* Gives a dictionary of libharu's, whose `attr` is free, a raw tail. */
static int
attach(struct pdf_file *file, HPDF_Dict dict)
{
	int number = (int)(dict->header.obj_id & 0xFFFFFF), old = file->raw_capacity;
	struct raw *raw = mem_alloc(sizeof *raw);

	dict->attr = raw;
	dict->write_fn = write_raw;
	dict->after_write_fn = write_stream;
	dict->free_fn = free_raw;
	if (number >= old) {
		file->raw_capacity = number * 2 + 64;
		file->raws = mem_grow(file->raws, sizeof *file->raws * (size_t)file->raw_capacity);
		memset(
		    file->raws + old, 0, sizeof *file->raws * (size_t)(file->raw_capacity - old));
	}
	file->raws[number] = raw;
	return number;
}

/* libharu fails where memory ends or where we use it wrongly; no document can do it. */
static void
fail(HPDF_STATUS status)
{
	if (status == HPDF_FAILD_TO_ALLOC_MEM)
		fputs("printark: out of memory\n", stderr);
	else
		fprintf(stderr, "printark: libharu error %#lx, a fault of this program\n",
		    (unsigned long)status);
	exit(70);
}

struct pdf_file *
pdf_file_new(void)
{
	struct pdf_file *file = mem_alloc(sizeof *file);

	file->doc = HPDF_New(NULL, NULL);
	if (!file->doc)
		fail(HPDF_FAILD_TO_ALLOC_MEM);
	file->doc->xref->entries->items_per_block = OBJECT_STEP;
	attach(file, file->doc->catalog);
	attach(file, file->doc->info);
	HPDF_Dict_RemoveElement(file->doc->info, "Producer");
	return file;
}

void
pdf_file_drop(struct pdf_file *file)
{
	if (!file)
		return;
	HPDF_Free(file->doc);
	free(file->raws);
	free(file);
}

static HPDF_Dict
new_dict(struct pdf_file *file)
{
	HPDF_Dict dict = HPDF_Dict_New(file->doc->mmgr);

	/* Neither can fail but for want of memory. */
	if (!dict || HPDF_Xref_Add(file->doc->xref, dict) != HPDF_OK)
		fail(HPDF_FAILD_TO_ALLOC_MEM);
	return dict;
}

int
pdf_object(struct pdf_file *file)
{
	return attach(file, new_dict(file));
}

struct buf *
pdf_body(struct pdf_file *file, int object)
{
	return &file->raws[object]->body;
}

void
pdf_stream(struct pdf_file *file, int object, void *bytes, size_t count, bool is_owned)
{
	struct raw *raw = file->raws[object];

	raw->bytes = bytes;
	raw->count = count;
	raw->is_owned = is_owned;
	pdf_put_int(&raw->body, "/Length ", (int64_t)count);
}

static void *
find_object(const struct pdf_file *file, int number)
{
	HPDF_XrefEntry entry = file->doc->xref->entries->obj[number];

	return entry->obj;
}

void
pdf_add_page(struct pdf_file *file, int object)
{
	HPDF_Dict page = find_object(file, object);
	HPDF_Array kids = HPDF_Dict_GetItem(file->doc->root_pages, "Kids", HPDF_OCLASS_ARRAY);

	page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	HPDF_Array_Add(kids, page);
}

int
pdf_catalog(const struct pdf_file *file)
{
	return (int)(file->doc->catalog->header.obj_id & 0xFFFFFF);
}

int
pdf_info(const struct pdf_file *file)
{
	return (int)(file->doc->info->header.obj_id & 0xFFFFFF);
}

int
pdf_object_end(const struct pdf_file *file)
{
	return (int)file->doc->xref->entries->count;
}

bool
pdf_object_read(const struct pdf_file *file, int object, const struct buf **body,
    const void **bytes, size_t *count)
{
	const struct raw *raw = object < file->raw_capacity ? file->raws[object] : NULL;

	if (!raw)
		return false;
	*body = &raw->body;
	*bytes = raw->bytes;
	*count = raw->count;
	return true;
}

/* ---- saving -------------------------------------------------------- */

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
	size_t begin;       /* of the file in `to` */
	HPDF_Stream stream; /* into whatever buffer its `attr` is */
	struct row *rows;
	int count, next; /* objects of libharu's; the next free number */
	struct sha256 hash; /* of what makes this file unlike others */
	HPDF_STATUS status;
};

/* A stream of libharu's that appends to a buffer; one serves many objects. */
static HPDF_STATUS
write_to_buf(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
	buf_put(stream->attr, bytes, count);
	return HPDF_OK;
}

/* What is written once need not wait for the rest. */
static void
write_value(struct saving *s, int number, struct buf *to)
{
	s->stream->attr = to;
	s->status |= HPDF_Obj_WriteValue(find_object(s->file, number), s->stream, NULL);
	if (number < s->file->raw_capacity && s->file->raws[number])
		empty_raw(s->file->raws[number]);
}

static bool
is_stream(const struct pdf_file *file, int number)
{
	return number < file->raw_capacity && file->raws[number] && file->raws[number]->bytes;
}

/* The document's own bytes decide its identifier; of what many files share, a check sum will do. */
static void
hash_stream(struct saving *s, const struct raw *raw)
{
	uint32_t sum;

	if (raw->is_owned) {
		sha256_put(&s->hash, raw->bytes, raw->count);
		return;
	}
	sum = libdeflate_crc32(0, raw->bytes, raw->count);
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
	int i;

	for (i = 1; i < s->count; i++) {
		if (!is_stream(s->file, i))
			continue;
		hash_stream(s, s->file->raws[i]);
		begin_object(s, i);
		write_value(s, i, s->to);
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
		write_value(s, i, &values);
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

	s.count = s.next = (int)file->doc->xref->entries->count;
	s.rows = mem_alloc(sizeof *s.rows * (size_t)(s.count + s.count / PACKED_MAX + 4));
	s.stream = HPDF_CallbackWriter_New(file->doc->mmgr, write_to_buf, to);
	if (!s.stream)
		fail(HPDF_FAILD_TO_ALLOC_MEM);
	sha256_begin(&s.hash);
	buf_string(to, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_streams(&s);
	for (i = 1; i < s.count;)
		i = write_packed(&s, i);
	write_xref(&s);
	HPDF_Stream_Free(s.stream);
	free(s.rows);
	/* A sticky error: something failed earlier without saying so. */
	if (s.status == HPDF_OK)
		s.status = HPDF_GetError(file->doc);
	if (s.status != HPDF_OK)
		fail(s.status);
}
