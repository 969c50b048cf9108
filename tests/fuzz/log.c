/*
 * Bytes as a session log, as a table and as XML, told into a letter in two languages.
 */
#include "fuzz.h"

#include "content/content.h"

#include <sys/stat.h>

static const char letter[] =
    "<letter xmlns='urn:printark:content' id='brev' xml:lang='da' reader='family'>\n"
    "<title>Et brev</title><log-sessions from='1' to='3'/>\n"
    "<log-tools><li tool='brev a'>En</li><li tool='b'>To</li></log-tools></letter>\n";

/* A project with one letter; made once. */
static const char *
project(void)
{
	static const char *const folders[] = { "", "/content", "/content/letters",
		"/content/schema", "/styles", "/styles/strings" };
	static const char strings[] = "<strings xml:lang='da'/>";
	static char home[300];
	struct buf schema = { 0 };
	struct diags *diags;
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
	snprintf(path, sizeof path, "%s/styles/strings/da.xml", home);
	fuzz_write(path, strings, sizeof strings - 1);
	diags = diags_new();
	if (file_read("content/schema/log.rng", 1 << 20, &schema, diags, (struct place){ NULL, 0 })) {
		snprintf(path, sizeof path, "%s/content/schema/log.rng", home);
		fuzz_write(path, schema.bytes, schema.count);
	}
	buf_drop(&schema);
	diags_drop(diags);
	return home;
}

static void
tell(struct content_press *press, const char *log, const char *lang, struct arena *arena,
    struct diags *diags)
{
	struct content_wish wish = { .lang = lang, .log = log };
	struct content_fields fields = { .arena = arena };
	const char *path = content_find(press, "brev", arena, diags);
	struct content_doc *doc = path ? content_load(press, path, arena, diags) : NULL;

	if (!doc)
		abort();
	if (content_settle(doc, &wish, diags)) {
		content_localise(press, doc, &wish, diags);
		content_merge(doc, &wish, &fields, NULL, diags);
	}
	content_drop(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *home = project(), *csv, *xml;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct content_press *press = content_open(home, diags);

	if (!press)
		abort();
	if (size <= FUZZ_BYTES_MAX) {
		csv = arena_printf(arena, "%s/log.csv", home);
		xml = arena_printf(arena, "%s/log.xml", home);
		fuzz_write(csv, data, size);
		fuzz_write(xml, data, size);
		tell(press, csv, "da", arena, diags);
		tell(press, xml, "ar", arena, diags);
	}
	content_close(press);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
