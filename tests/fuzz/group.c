/*
 * Bytes as a group file, as a table and as XML, and what was read into fields.
 */
#include "project.h"

#include "content/group.h"

static const char sheet[] = "<sheet xmlns='urn:printark:content' id='redskab-a' xml:lang='da' "
                            "reader='child'><title>A</title></sheet>";

static const struct fuzz_part parts[] = { { "content/sheets/a.xml", sheet },
	{ "content/schema/group.rng", NULL }, { "styles/strings/", NULL }, { NULL, NULL } };

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

static void
read_both(struct content_press *press, const char *home, const uint8_t *data, size_t size,
    struct arena *arena, struct diags *diags)
{
	const char *csv = arena_printf(arena, "%s/group.csv", home);
	const char *xml = arena_printf(arena, "%s/group.xml", home);

	fuzz_write(csv, data, size);
	fuzz_write(xml, data, size);
	read_group(press, csv, arena, diags);
	read_group(press, xml, arena, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_press(parts, data, size, read_both);
	return 0;
}
