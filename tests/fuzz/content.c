/*
 * Bytes as a material of this project: loaded, checked by the schema, put
 * into a language, merged, adapted and turned into XSL-FO, which is read.
 *
 * The first byte chooses for whom.  The press is opened anew now and then, as
 * what it remembers of a file lives as long as it does.
 */
#include "fuzz.h"

#include "adapt/adapt.h"
#include "content/content.h"
#include "fo/fo.h"

#include <libxml/tree.h>

enum { PRESS_RUNS = 200 };

static void
present(struct adapt_press *press, const struct adapt_job *job)
{
	struct adapt_reading reading;
	xmlDoc *adapted = adapt_recast(press, job), *fo = NULL;

	if (adapted)
		adapt_measure(adapted, job, &reading);
	if (adapted)
		fo = adapt_present(press, adapted, job);
	if (fo)
		fo_read(fo, "fuzz.xml", job->arena, job->diags);
	adapt_drop(fo);
	adapt_drop(adapted);
}

static void
prepare(struct content_press *press, struct adapt_press *adapt, int choice, struct diags *diags)
{
	static const char *const ages[] = { NULL, "8-9", "10-12", "13-14" };
	static const char *const readers[] = { NULL, "child", "family", "school" };
	static const char *const langs[] = { NULL, "da", "en", "ar" };
	struct arena *arena = arena_new();
	struct content_doc *doc = content_load(press, fuzz_file(".xml"), arena, diags);
	struct content_fields fields = { .arena = arena };
	struct content_wish wish = { .ages = ages[choice & 3], .reader = readers[choice >> 2 & 3],
		.lang = langs[choice >> 4 & 3] };
	struct adapt_job job = { doc, &wish, arena, diags, NULL };

	content_fields_add(&fields, "a=2026-03-02", diags);
	content_fields_add(&fields, "b=17:30", diags);
	if (doc && content_settle(doc, &wish, diags)) {
		content_localise(press, doc, &wish, diags);
		content_merge(doc, &wish, &fields, NULL, diags);
		content_mark_keys(press, doc, diags);
		present(adapt, &job);
	}
	content_drop(doc);
	arena_drop(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct content_press *press;
	static struct adapt_press *adapt;
	static struct diags *diags;
	static int runs;

	if (size == 0 || size > FUZZ_BYTES_MAX)
		return 0;
	if (runs++ % PRESS_RUNS == 0) {
		adapt_close(adapt);
		content_close(press);
		diags_drop(diags);
		diags = diags_new();
		press = content_open(".", diags);
		adapt = press ? adapt_open(press) : NULL;
	}
	if (!adapt)
		abort();
	fuzz_write(fuzz_file(".xml"), data + 1, size - 1);
	prepare(press, adapt, data[0], diags);
	return 0;
}
