/*
 * Bytes as a roster: decoded, parsed, and each cell taken as every type of value.
 */
#include "fuzz.h"

#include "content/content.h"
#include "content/roster.h"

static void
take(const char *cell, struct arena *arena)
{
	static const char *const types[] = { "text", "date", "time", "number", "weekday" };
	const char *name, *form;
	size_t i;

	for (i = 0; i < sizeof types / sizeof *types; i++)
		content_typed_value(types[i], cell, &name, &form, arena);
	content_holds_cpr(cell);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct content_roster roster = { .arena = arena_new(), .path = "r.csv" };
	struct diags *diags = diags_new();
	size_t i;
	int k;

	if (size <= FUZZ_BYTES_MAX &&
	    content_roster_parse(&roster, (const char *)data, size, diags))
		for (i = 0; i < roster.count && i < 20; i++)
			for (k = 0; k < roster.column_count; k++)
				take(roster.rows[i].cells[k], roster.arena);
	diags_drop(diags);
	arena_drop(roster.arena);
	return 0;
}
