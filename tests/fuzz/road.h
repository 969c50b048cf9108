/*
 * The road that both targets of XSL-FO take: set, cut, placed, checked,
 * dumped, written as a PDF, in the font of squares.
 */
#ifndef ROAD_H
#define ROAD_H

#include "fuzz.h"

#include "area/area.h"
#include "fo/fo.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

enum { PAGES_MAX = 40 };

static inline void
show_areas(struct areas *areas, struct diags *diags)
{
	struct pdf_press *press = pdf_press_new();
	struct buf bytes = { 0 };

	tags_check(areas, diags);
	area_dump(areas, &bytes);
	tags_dump(areas, &bytes);
	pdf_write(press, areas, &bytes, diags);
	buf_drop(&bytes);
	pdf_press_drop(press);
}

static inline void
take_road(const struct fo_document *document, struct arena *arena, struct diags *diags)
{
	static const char *const folders[] = { "/nowhere" };
	struct roots roots = { folders, 1 };
	struct layout_job job = { .roots = &roots, .arena = arena, .diags = diags,
		.page_limit = PAGES_MAX };
	struct areas *areas;

	job.faces = faces_open("tests/fonts/catalogue.conf", diags);
	job.images = images_new();
	if (!job.faces)
		abort();
	areas = layout_document(document, &job);
	if (areas)
		show_areas(areas, diags);
	images_drop(job.images);
	faces_drop(job.faces);
}

#endif
