/*
 * Bytes as a drawing.  librsvg is named by a name that no library has: it is
 * our reader that is tried here, not theirs.
 */
#include "fuzz.h"

#include "image/inside.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct findings findings = { .arena = arena_new() };
	struct raster *raster = image_raster_open("librsvg-of-nobody.so");
	struct image image = { .name = "fuzz.svg" };

	if (size <= FUZZ_BYTES_MAX)
		image_svg(&image, (struct bytes){ data, size }, &findings, &raster);
	image_raster_drop(raster);
	arena_drop(findings.arena);
	return 0;
}
