/*
 * Bytes as a file of XSL-FO, down the whole road.
 */
#include "road.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct fo_document *document = NULL;

	if (size <= FUZZ_BYTES_MAX)
		document = fo_read_file(fuzz_write(fuzz_file(".fo"), data, size), arena, diags);
	if (document)
		take_road(document, arena, diags);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
