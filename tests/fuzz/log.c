/*
 * Bytes as a session log, as a table and as XML, told into a letter in two languages.
 */
#include "project.h"

#include "content/content.h"

static const char letter[] =
    "<letter xmlns='urn:printark:content' id='brev' xml:lang='da' reader='family'>\n"
    "<title>Et brev</title><log-sessions from='1' to='3'/>\n"
    "<log-tools><li tool='brev a'>En</li><li tool='b'>To</li></log-tools></letter>\n";

static const struct fuzz_part parts[] = { { "content/letters/brev.xml", letter },
	{ "content/schema/log.rng", NULL }, { "styles/strings/da.xml", "<strings xml:lang='da'/>" },
	{ NULL, NULL } };

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

static void
tell_both(struct content_press *press, const char *home, const uint8_t *data, size_t size,
    struct arena *arena, struct diags *diags)
{
	const char *csv = arena_printf(arena, "%s/log.csv", home);
	const char *xml = arena_printf(arena, "%s/log.xml", home);

	fuzz_write(csv, data, size);
	fuzz_write(xml, data, size);
	tell(press, csv, "da", arena, diags);
	tell(press, xml, "ar", arena, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_press(parts, data, size, tell_both);
	return 0;
}
