/*
 * Bytes as the translation of a letter: matched, put in, counted, and brought
 * up to date.
 */
#include "project.h"

#include "content/content.h"

static const char letter[] =
    "<letter xmlns='urn:printark:content' id='brev' xml:lang='da' reader='family'>\n"
    "<title>Et brev</title><p>Kom kl. <em>ti</em> med <insert name='a'/>.</p>\n"
    "<ul><li>En</li><li>To</li></ul></letter>\n";

static const struct fuzz_part parts[] = { { "content/letters/brev.xml", letter },
	{ "content/translations/en/letters/", NULL }, { "styles/", NULL }, { NULL, NULL } };

static void
translate(struct content_press *press, const char *path, struct arena *arena, struct diags *diags)
{
	struct content_doc *doc = content_load(press, path, arena, diags);
	struct content_wish wish = { .ages = NULL, .reader = NULL, .lang = "en", .window = NULL };
	struct content_progress progress;

	content_title(press, "brev", "en");
	if (doc && content_settle(doc, &wish, diags))
		content_localise(press, doc, &wish, diags);
	content_drop(doc);
	content_progress(press, path, "en", &progress, diags);
	content_extract(press, path, "en", &progress, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *home = fuzz_project(parts);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct content_press *press = content_open(home, diags);

	if (!press)
		abort();
	if (size <= FUZZ_BYTES_MAX) {
		fuzz_write(arena_printf(arena, "%s/content/translations/en/letters/brev.xlf", home),
		    data, size);
		translate(press, arena_printf(arena, "%s/content/letters/brev.xml",
		    content_home(press)), arena, diags);
	}
	content_close(press);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
