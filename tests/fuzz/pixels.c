/*
 * Bytes as PNG and as JPEG, and a picture's address.  Each reader gets the
 * bytes whatever they begin with, and what is a JPEG is decoded.
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

/* As --grey decodes it; large ones take their time, and nothing else. */
static void
decode(struct image *jpeg, struct findings *findings)
{
	static struct photos *photos;

	if ((int64_t)jpeg->as.jpeg.columns * jpeg->as.jpeg.rows <= 1000000 &&
	    image_photo(jpeg, findings, &photos))
		image_make_grey(jpeg, findings->arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct findings findings = { .arena = arena_new() };
	struct bytes bytes = { data, size };
	struct image png = { .name = "fuzz.png" }, jpeg = { .name = "fuzz.jpg" };

	if (size <= FUZZ_BYTES_MAX) {
		image_png(&png, bytes, &findings);
		if (image_jpeg(&jpeg, bytes, &findings) && jpeg.as.jpeg.components == 3)
			decode(&jpeg, &findings);
		read_address(data, size, &findings);
	}
	arena_drop(findings.arena);
	return 0;
}
