/*
 * One document into one file, in the order in which things must be known:
 * numbers of pages and tags, pages, links, tags, fonts, and what the file
 * says of itself.
 */
#include "pdf/pdf.h"
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

struct pdf_press *
pdf_press_new(void)
{
	struct pdf_press *press = mem_alloc(sizeof *press);

	press->flate = pdf_flate_new();
	return press;
}

void
pdf_press_drop(struct pdf_press *press)
{
	int i;

	if (!press)
		return;
	for (i = 0; i < press->pack_count; i++)
		pdf_pack_drop(press->packs[i]);
	for (i = 0; i < press->picture_count; i++)
		pdf_part_drop(press->pictures[i].part);
	free(press->packs);
	free(press->pictures);
	buf_drop(&press->profile);
	pdf_flate_drop(press->flate);
	free(press);
}

void
pdf_press_scope(struct pdf_press *press, int scope)
{
	press->scope = scope;
}

void
pdf_press_probe(struct pdf_press *press)
{
	int i;

	for (i = 0; i < press->pack_count; i++)
		if (press->packs[i]->scope == press->scope)
			pdf_pack_probe(press->packs[i]);
}

void
pdf_press_keep(struct pdf_press *press, const char *text)
{
	int i;

	press->kept_packs = press->pack_count;
	press->kept_pictures = press->picture_count;
	for (i = 0; i < press->pack_count; i++) {
		struct pdf_pack *pack = press->packs[i];
		bool learns;

		if (pack->scope != press->scope)
			continue;
		learns = !pack->is_probed ||
		    (pack->count > pack->kept_count && pdf_pack_knows(pack, text));
		if (pack->is_probed)
			pdf_pack_rewind(pack);
		if (learns)
			pdf_pack_learn(pack, text);
		pdf_pack_keep(pack, press->flate);
	}
}

void
pdf_press_rewind(struct pdf_press *press)
{
	int i;

	/* A face that others have not would give its successors other places in the press. */
	while (press->pack_count > press->kept_packs)
		pdf_pack_drop(press->packs[--press->pack_count]);
	for (i = 0; i < press->pack_count; i++)
		pdf_pack_rewind(press->packs[i]);
}

bool
pdf_press_is_strange(const struct pdf_press *press)
{
	int i;

	for (i = 0; i < press->kept_packs; i++)
		if (press->packs[i]->count != press->packs[i]->kept_count)
			return true;
	return press->pack_count != press->kept_packs || press->picture_count != press->kept_pictures;
}

/* Every file must have a title (ISO 14289-1, 7.1): the first heading or any first text, if none was
 * given. */
static const char *
first_text(const struct pdf_writer *w, bool of_heading)
{
	const struct area_reading *reading = w->reading;
	int i;

	for (i = 0; i < reading->page_first[w->areas->page_count]; i++) {
		const struct area_stretch *s = &reading->stretches[i];
		const struct area *area = &w->areas->pages[s->page].areas[s->from];
		enum tag_role role = s->tag >= 0 ? w->areas->tags[s->tag].role : TAG_ROLES;

		if (s->tag < 0 || area->kind != AREA_TEXT || !area->as.text.run ||
		    (of_heading && (role < TAG_H1 || role > TAG_H6)))
			continue;
		return arena_strndup(
		    w->arena, area->as.text.run->text, (size_t)area->as.text.run->text_length);
	}
	return NULL;
}

static void
name_document(struct pdf_writer *w)
{
	w->title = w->areas->title;
	if (!w->title || !*w->title)
		w->title = first_text(w, true);
	if (!w->title || !*w->title)
		w->title = first_text(w, false);
	if (!w->title || !*w->title)
		w->title = "printark";
	w->lang = w->areas->lang && *w->areas->lang ? w->areas->lang : w->areas->tags[0].lang;
	if (!w->lang || !*w->lang)
		w->lang = "und";
}

static void
number_pages(struct pdf_writer *w)
{
	int i;

	w->pages = ARENA_ARRAY(w->arena, int, w->areas->page_count + 1);
	for (i = 0; i < w->areas->page_count; i++) {
		w->pages[i] = pdf_object(w->file);
		if (!w->piece)
			pdf_add_page(w->file, w->pages[i]);
	}
	w->font_list = pdf_object(w->file);
	w->places.arena = w->arena;
	for (i = w->areas->place_count; i-- > 0;) {
		struct area_place *place = &w->areas->places[i];

		if (place->id && place->page >= 0 && place->page < w->areas->page_count)
			table_put(&w->places, place->id, place);
	}
}

void
pdf_write_pages(struct pdf_writer *w)
{
	int i;

	w->reading = area_read(w->areas, w->arena);
	name_document(w);
	number_pages(w);
	pdf_tags_begin(w);
	for (i = 0; i < w->areas->page_count; i++)
		pdf_page(w, i);
	pdf_links(w);
	pdf_tags_finish(w);
}

static void
write_document(struct pdf_writer *w)
{
	pdf_write_pages(w);
	pdf_form_finish(w);
	pdf_outline(w);
	pdf_labels(w);
	pdf_fonts_finish(w);
	pdf_meta(w);
}

bool
pdf_write(struct pdf_press *press, const struct areas *areas, struct buf *to, struct diags *diags)
{
	struct pdf_writer w = { .press = press, .areas = areas, .diags = diags };
	size_t mark = diags_count(diags);
	bool made = true;

	if (!areas->page_count) {
		diag(diags, DIAG_PDF_EMPTY, areas->tags[0].at);
		return false;
	}
	w.file = pdf_file_new();
	w.arena = arena_new();
	write_document(&w);
	pdf_file_save(w.file, press->flate, to);
	pdf_file_drop(w.file);
	arena_drop(w.arena);
	for (; mark < diags_count(diags); mark++)
		made = made && diags_row(diags, mark)->level < DIAG_FATAL;
	return made;
}
