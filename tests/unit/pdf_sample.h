/*
 * Documents set in real faces, area by area, for tests of the PDF writer.
 */
#ifndef TESTS_PDF_SAMPLE_H
#define TESTS_PDF_SAMPLE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "area/area.h"
#include "base/base.h"
#include "image/image.h"
#include "pdf/pdf.h"
#include "text/text.h"

/* No test program uses all of them. */
#define UNUSED __attribute__((unused))

struct sample {
	struct arena *arena;
	struct diags *diags;
	struct faces *faces;
	struct images *images;
	struct areas *areas;
	int order;
};

static UNUSED struct sample
sample_open(void)
{
	struct sample s = { .arena = arena_new(), .diags = diags_new(), .images = images_new() };

	s.faces = faces_open("fonts/catalogue.conf", s.diags);
	s.areas = areas_new(s.arena);
	s.areas->title = "Prøve på <alt> & mere";
	s.areas->lang = "da";
	s.areas->author = "Åse Ørsted";
	return s;
}

static UNUSED void
sample_close(struct sample *s)
{
	images_drop(s->images);
	faces_drop(s->faces);
	diags_drop(s->diags);
	arena_drop(s->arena);
}

static UNUSED const struct text_style *
sample_style(struct sample *s, const char *family, mpt size, const char *lang)
{
	struct text_style *style = ARENA_NEW(s->arena, struct text_style);

	*style = (struct text_style){ .families = family,
		.size = size,
		.weight = 400,
		.lang = lang,
		.hyphen = 0x2010,
		.hyphen_push = 2,
		.hyphen_remain = 2,
		.hyphenates = true,
		.at = { "sample", 1 } };
	return style;
}

static UNUSED void
sample_piece(
    struct sample *s, struct area_page *page, const struct text_piece *piece, int tag, mpt x, mpt y)
{
	struct area *area = area_add(s->areas, page, AREA_TEXT, tag, s->order);

	area->x = x + piece->x;
	area->y = y;
	area->width = piece->width;
	area->as.text.run = piece->run;
	area->as.text.rgba = 0x000000FF;
}

/* Sets a text in lines from (x, y) on, its pieces in logical order; y of the line after it. */
static UNUSED mpt
sample_text(struct sample *s, struct area_page *page, int tag, const struct text_style *style,
    const char *text, mpt x, mpt y, mpt measure, bool is_rtl)
{
	char *copy = arena_strdup(s->arena, text);
	struct text_span *span = ARENA_NEW(s->arena, struct text_span);
	struct text_paragraph p = { .text = copy,
		.length = (int)strlen(text),
		.spans = span,
		.span_count = 1,
		.is_rtl = is_rtl };
	struct text_setting setting = {
		.measure = measure, .align = TEXT_JUSTIFY, .align_last = TEXT_START, .wraps = true
	};
	const struct text_lines *lines;
	int i, j, k;

	*span = (struct text_span){ 0, p.length, style, 0 };
	lines = text_set(text_shape(s->faces, &p, s->arena, s->diags), 0, &setting);
	s->order++;
	for (i = 0; i < lines->count; i++, y += style->size * 14 / 10)
		for (j = 0; j < lines->lines[i].piece_count; j++)
			for (k = 0; k < lines->lines[i].piece_count; k++)
				if (lines->lines[i].pieces[k].logical == j)
					sample_piece(
					    s, page, &lines->lines[i].pieces[k], tag, x, y);
	return y;
}

static UNUSED struct area *
sample_area(struct sample *s, struct area_page *page, enum area_kind kind, int tag, mpt box[4])
{
	struct area *area = area_add(s->areas, page, kind, tag, s->order);

	area->x = box[0];
	area->y = box[1];
	area->width = box[2];
	area->height = box[3];
	return area;
}

static UNUSED int
sample_tag(struct sample *s, int parent, enum tag_role role)
{
	int tag = tag_add(s->areas, parent, role, ++s->order);

	s->areas->tags[tag].at = (struct place){ "sample", s->order };
	return tag;
}

#define PT(n) ((mpt)((n)*MPT_PT))
#define BOX(x, y, w, h) ((mpt[]){ PT(x), PT(y), PT(w), PT(h) })

#endif
