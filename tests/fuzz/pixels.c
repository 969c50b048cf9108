/*
 * Bytes as PNG and as JPEG, and a picture's address.  Each reader gets the
 * bytes whatever they begin with.
 */
#include "fuzz.h"

#include "image/inside.h"

static void
read_address(const uint8_t *data, size_t size, struct findings *findings)
{
	char *src = fuzz_string(data, size < 200 ? size : 200);

	image_source_path(src, findings);
	free(src);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct findings findings = { .arena = arena_new() };
	struct bytes bytes = { data, size };
	struct image png = { .name = "fuzz.png" }, jpeg = { .name = "fuzz.jpg" };

	if (size <= FUZZ_BYTES_MAX) {
		image_png(&png, bytes, &findings);
		image_jpeg(&jpeg, bytes, &findings);
		read_address(data, size, &findings);
	}
	arena_drop(findings.arena);
	return 0;
}
