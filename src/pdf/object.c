/*
 * Bytes that we made into the numbered objects of a PDF file, by libharu.
 *
 * An HPDF_Dict calls `write_fn` between its << and >> and `after_write_fn`
 * behind them.  An empty one with these hooks is a raw object: libharu
 * numbers, serialises and frees it, every byte inside is ours, and a stream
 * can be bytes that many files share.  HPDF_SaveToFile writes neither
 * object streams nor 1.7, so the file is put together by save.c.
 */
#include "pdf/object.h"
#include "pdf/inside.h"

#include <hpdf.h>

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
	HPDF_Stream stream; /* into whatever buffer its `attr` is */
	HPDF_STATUS status; /* of all that was written */
};

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
		mem_exhausted();
	fprintf(stderr, "printark: libharu error %#lx, a fault of this program\n",
	    (unsigned long)status);
	exit(70);
}

/* A stream of libharu's that appends to a buffer; one serves many objects. */
static HPDF_STATUS
write_to_buf(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
	buf_put(stream->attr, bytes, count);
	return HPDF_OK;
}

struct pdf_file *
pdf_file_new(void)
{
	struct pdf_file *file = mem_alloc(sizeof *file);

	file->doc = HPDF_New(NULL, NULL);
	if (file->doc)
		file->stream = HPDF_CallbackWriter_New(file->doc->mmgr, write_to_buf, NULL);
	if (!file->stream)
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
	HPDF_Stream_Free(file->stream);
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

bool
pdf_object_is_shared(const struct pdf_file *file, int object)
{
	return !file->raws[object]->is_owned;
}

void
pdf_object_write(struct pdf_file *file, int object, struct buf *to)
{
	file->stream->attr = to;
	file->status |= HPDF_Obj_WriteValue(find_object(file, object), file->stream, NULL);
	if (object < file->raw_capacity && file->raws[object])
		empty_raw(file->raws[object]);
}

void
pdf_file_check(const struct pdf_file *file)
{
	HPDF_STATUS status = file->status;

	/* A sticky error: something failed earlier without saying so. */
	if (status == HPDF_OK)
		status = HPDF_GetError(file->doc);
	if (status != HPDF_OK)
		fail(status);
}
