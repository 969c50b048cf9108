/*
 * Bytes as the translation of a letter: matched, put in, counted, and brought
 * up to date.
 */
#include "fuzz.h"

#include "content/content.h"

#include <sys/stat.h>

static const char letter[] =
    "<letter xmlns='urn:printark:content' id='brev' xml:lang='da' reader='family'>\n"
    "<title>Et brev</title><p>Kom kl. <em>ti</em> med <insert name='a'/>.</p>\n"
    "<ul><li>En</li><li>To</li></ul></letter>\n";

/* A project with one letter; made once. */
static const char *
project(void)
{
	static const char *const folders[] = { "", "/content", "/content/letters", "/styles",
		"/content/translations", "/content/translations/en",
		"/content/translations/en/letters" };
	static char home[300];
	char path[400];
	size_t i;

	if (*home)
		return home;
	snprintf(home, sizeof home, "%s", fuzz_file(".project"));
	for (i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s%s", home, folders[i]);
		mkdir(path, 0777);
	}
	snprintf(path, sizeof path, "%s/content/letters/brev.xml", home);
	fuzz_write(path, letter, sizeof letter - 1);
	return home;
}

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
	const char *home = project();
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
