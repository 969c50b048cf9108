/*
 * The way back: from a page's marks and from annotations to their structure
 * elements, a number tree (ISO 32000-1, 14.7.4.4).  Pages have the keys
 * from 0, annotations those after them.
 */
#include "pdf/inside.h"

/* Entries in one leaf. */
#define LEAF 64

static void
put_page_entry(struct pdf_writer *w, struct buf *to, int page)
{
	const struct area_reading *reading = w->reading;
	int i;

	buf_char(to, '[');
	for (i = reading->page_first[page]; i < reading->page_first[page + 1]; i++) {
		int tag = reading->stretches[i].tag;

		if (tag >= 0 && w->tags[tag])
			pdf_put_ref(to, " ", w->tags[tag]);
		else if (tag >= 0)
			buf_string(to, " null");
	}
	buf_char(to, ']');
}

void
pdf_put_parent(struct pdf_writer *w, struct buf *to, int key)
{
	int pages = w->areas->page_count;

	if (key < pages)
		put_page_entry(w, to, key);
	else
		buf_printf(to, "%d 0 R ", w->tags[w->annotations[key - pages].tag]);
}

static void
put_leaf(struct pdf_writer *w, struct buf *to, int from, int end)
{
	buf_string(to, "/Nums[");
	for (; from < end; from++) {
		pdf_put_int(to, "", from);
		if (from >= w->areas->page_count)
			buf_char(to, ' ');
		pdf_put_parent(w, to, from);
	}
	buf_char(to, ']');
}

void
pdf_parents(struct pdf_writer *w, int object)
{
	int i, count = w->areas->page_count + w->annotation_count;

	if (count <= LEAF) {
		put_leaf(w, pdf_body(w->file, object), 0, count);
		return;
	}
	buf_string(pdf_body(w->file, object), "/Kids[");
	for (i = 0; i < count; i += LEAF) {
		int end = i + LEAF < count ? i + LEAF : count, leaf = pdf_object(w->file);

		buf_printf(pdf_body(w->file, object), "%d 0 R ", leaf);
		buf_printf(pdf_body(w->file, leaf), "/Limits[%d %d]", i, end - 1);
		put_leaf(w, pdf_body(w->file, leaf), i, end);
	}
	buf_char(pdf_body(w->file, object), ']');
}
