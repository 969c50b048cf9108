/*
 * Bytes as a file of NAME=VALUE, merged into a letter that asks for every
 * type of field; and as the dates, times and numbers that stand in content.
 */
#include "fuzz.h"

#include "content/content.h"

#include <libxml/parser.h>

static const char letter[] =
    "<letter xmlns='urn:printark:content' id='brev' xml:lang='da'>\n"
    "<p><insert name='a'/><insert name='b' type='date' style='full'/>\n"
    "<insert name='c' type='time'/><insert name='d' type='number'/>\n"
    "<insert name='e' type='weekday'/><date value='2026-03-02'/></p></letter>\n";

static void
merge(const char *setting, const char *lang, struct arena *arena, struct diags *diags)
{
	struct content_doc doc = { .arena = arena, .path = "brev.xml", .kind = "letter",
		.id = "brev", .title = "", .readers = "family", .ages = "", .lang = lang };
	struct content_fields fields = { .arena = arena };
	struct content_wish wish = { .ages = NULL, .reader = "family", .lang = lang, .window = NULL };

	doc.xml = xmlReadMemory(letter, sizeof letter - 1, "brev.xml", NULL, XML_PARSE_NONET);
	content_fields_add(&fields, setting, diags);
	content_merge(&doc, &wish, &fields, NULL, diags);
	xmlFreeDoc(doc.xml);
}

static void
say(const char *text, struct arena *arena)
{
	static const char *const langs[] = { "da", "en", "ar", "so" };
	static const char *const styles[] = { NULL, "full", "long", "short", "weekday" };
	size_t i;

	for (i = 0; i < 4; i++) {
		content_date(text, styles[i], langs[i], arena);
		content_time(text, langs[i], arena);
		content_number(text, langs[i], arena);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	char *text = fuzz_string(data, size < 400 ? size : 400);

	if (size <= FUZZ_BYTES_MAX) {
		fuzz_write(fuzz_file(".set"), data, size);
		merge(arena_printf(arena, "@%s", fuzz_file(".set")), "ar", arena, diags);
		merge(text, "da", arena, diags);
		say(text, arena);
	}
	free(text);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
