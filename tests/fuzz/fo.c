/*
 * Bytes as XSL-FO, down the whole road: read, set, cut, placed, written as a
 * PDF, in the font of squares.
 */
#include "fuzz.h"

#include "area/area.h"
#include "fo/fo.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

enum { PAGES_MAX = 40 };

static void
show(struct areas *areas, struct diags *diags)
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

static void
typeset(const char *path, struct arena *arena, struct diags *diags)
{
	static const char *const folders[] = { "/nowhere" };
	struct roots roots = { folders, 1 };
	struct layout_job job = { .roots = &roots, .base_file = path, .arena = arena,
		.diags = diags, .page_limit = PAGES_MAX };
	const struct fo_document *document = fo_read_file(path, arena, diags);
	struct areas *areas;

	job.faces = faces_open("tests/fonts/catalogue.conf", diags);
	job.images = images_new();
	if (!job.faces)
		abort();
	areas = document ? layout_document(document, &job) : NULL;
	if (areas)
		show(areas, diags);
	images_drop(job.images);
	faces_drop(job.faces);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();

	if (size <= FUZZ_BYTES_MAX)
		typeset(fuzz_write(fuzz_file(".fo"), data, size), arena, diags);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
