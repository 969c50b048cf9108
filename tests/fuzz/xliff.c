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

static void
put_in(struct content_press *press, const char *home, const uint8_t *data, size_t size,
    struct arena *arena, struct diags *diags)
{
	fuzz_write(arena_printf(arena, "%s/content/translations/en/letters/brev.xlf", home), data,
	    size);
	translate(press, arena_printf(arena, "%s/content/letters/brev.xml", content_home(press)),
	    arena, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_press(parts, data, size, put_in);
	return 0;
}
