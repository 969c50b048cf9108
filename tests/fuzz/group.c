/*
 * Bytes as a group file, as a table and as XML, and what was read into fields.
 */
#include "fuzz.h"

#include "content/group.h"

#include <sys/stat.h>

/* A project with a tool and the schema; made once. */
static const char *
project(void)
{
	static const char *const folders[] = { "", "/content", "/content/sheets",
		"/content/schema", "/styles", "/styles/strings" };
	static const char sheet[] = "<sheet xmlns='urn:printark:content' id='redskab-a' "
	                            "xml:lang='da' reader='child'><title>A</title></sheet>";
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
	snprintf(path, sizeof path, "%s/content/sheets/a.xml", home);
	fuzz_write(path, sheet, sizeof sheet - 1);
	diags = diags_new();
	if (file_read("content/schema/group.rng", 1 << 20, &schema, diags,
	        (struct place){ NULL, 0 })) {
		snprintf(path, sizeof path, "%s/content/schema/group.rng", home);
		fuzz_write(path, schema.bytes, schema.count);
	}
	buf_drop(&schema);
	diags_drop(diags);
	return home;
}

/* What was taken has a name of the table and no more sessions than there are. */
static void
read_group(struct content_press *press, const char *path, struct arena *arena, struct diags *diags)
{
	const struct content_group_file *group = content_group_read(press, path, diags);
	struct content_fields fields = { .arena = arena };

	if (!group)
		return;
	content_group_fill(group, true, &fields);
	if (fields.count != group->fields.count || fields.count > 60)
		abort();
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
		csv = arena_printf(arena, "%s/group.csv", home);
		xml = arena_printf(arena, "%s/group.xml", home);
		fuzz_write(csv, data, size);
		fuzz_write(xml, data, size);
		read_group(press, csv, arena, diags);
		read_group(press, xml, arena, diags);
	}
	content_close(press);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
