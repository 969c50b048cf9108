/*
 * Links into annotations, and places into destinations.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

static void
mark_links(struct pdf_writer *w)
{
	int i, j;

	for (i = 0; i < w->areas->page_count; i++)
		for (j = 0; j < w->areas->pages[i].link_count; j++) {
			int tag = w->areas->pages[i].links[j].tag;

			if (tag >= 0 && tag < w->areas->tag_count)
				w->has_link[tag] = 1;
		}
}

bool
pdf_is_field(const struct pdf_writer *w, const struct area *area)
{
	return area->kind == AREA_FIELD && area->tag >= 0 && area->tag < w->areas->tag_count &&
	       area->width > 0 && area->height > 0;
}

/* Fields that landed on a page.  A volume is for the print room: nobody fills it in. */
static void
mark_fields(struct pdf_writer *w)
{
	int i, j;

	for (i = 0; i < w->areas->page_count; i++)
		for (j = 0; j < w->areas->pages[i].count; j++) {
			const struct area *area = &w->areas->pages[i].areas[j];

			if (pdf_is_field(w, area))
				w->has_field[area->tag] = 1;
		}
}

void
pdf_mark_annotated(struct pdf_writer *w)
{
	w->has_link = ARENA_ARRAY(w->arena, unsigned char, w->areas->tag_count);
	w->has_field = ARENA_ARRAY(w->arena, unsigned char, w->areas->tag_count);
	mark_links(w);
	if (!w->piece)
		mark_fields(w);
}

bool
pdf_put_target(struct pdf_writer *w, struct buf *to, const char *destination, const char *uri)
{
	const struct area_place *place = destination ? table_find(&w->places, destination) : NULL;

	if (place) {
		mpt height = w->areas->pages[place->page].height;

		buf_printf(to, "/Dest[%d 0 R/XYZ ", w->pages[place->page]);
		pdf_put_mpt(to, place->x);
		buf_char(to, ' ');
		pdf_put_mpt(to, height - place->y);
		buf_string(to, " null]");
		return true;
	}
	if (!uri || !*uri)
		return false;
	buf_string(to, "/A<</S/URI/URI");
	pdf_put_uri(to, uri);
	buf_string(to, ">>");
	return true;
}

/* What a screen reader says: what layout found, else where it leads. */
static const char *
contents_of(const struct area_link *link)
{
	if (link->contents && *link->contents)
		return link->contents;
	return link->uri && *link->uri ? link->uri : link->destination;
}

static void
put_rectangle(struct buf *to, const struct area_page *page, const struct area_link *link)
{
	buf_string(to, "/Rect[");
	pdf_put_mpt(to, link->x);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->height - link->y - link->height);
	buf_char(to, ' ');
	pdf_put_mpt(to, link->x + link->width);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->height - link->y);
	buf_char(to, ']');
}

void
pdf_annotate(struct pdf_writer *w, int object, int tag, int page)
{
	buf_printf(pdf_body(w->file, object), "/StructParent %d",
	    w->areas->page_count + w->annotation_count);
	ARENA_ROOM(w->arena, w->annotations, w->annotation_count, w->annotation_capacity);
	w->annotations[w->annotation_count++] = (struct pdf_annotation){ object, tag, page, 0 };
}

/* Its object; 0 when it leads nowhere or, being no content, may not lead anywhere. */
static int
put_link(struct pdf_writer *w, int number, const struct area_link *link)
{
	const struct area_page *page = &w->areas->pages[number];
	struct buf target = { 0 }, *to;
	int object = 0;

	if (link->tag >= 0 && link->tag < w->areas->tag_count && pdf_tag_stays(w, link->tag) &&
	    pdf_put_target(w, &target, link->destination, link->uri)) {
		object = pdf_object(w->file);
		to = pdf_body(w->file, object);
		buf_string(to, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
		put_rectangle(to, page, link);
		buf_string(to, "/Contents");
		pdf_put_text(to, contents_of(link));
		pdf_annotate(w, object, link->tag, number);
		buf_put(to, target.bytes, target.count);
	}
	buf_drop(&target);
	return object;
}

void
pdf_links(struct pdf_writer *w)
{
	int i, j;

	for (i = 0; i < w->areas->page_count; i++) {
		const struct area_page *page = &w->areas->pages[i];
		struct buf list = { 0 };

		for (j = 0; j < page->link_count; j++) {
			int object = put_link(w, i, &page->links[j]);

			if (object)
				buf_printf(&list, "%d 0 R ", object);
		}
		pdf_fields(w, i, &list);
		if (list.count)
			buf_printf(pdf_body(w->file, w->pages[i]), "/Annots[%s]", list.bytes);
		buf_drop(&list);
	}
}
