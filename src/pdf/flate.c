/*
 * Bytes into fewer bytes.  Three compressors serve a whole press: making one costs more than
 * deflating a letter's page with it.
 */
#include "pdf/inside.h"

#include <libdeflate.h>
#include <stdlib.h>

/* Of a document's own streams; 6 makes a letter 2 % smaller and takes nearly three times as long.
 * What many documents share is deflated once.  The objects of a volume come a thousand at a time
 * and have much in common: 1 makes the volume a tenth larger, 9 doubles the time of all of it and
 * saves nothing on 6. */
enum { LEVEL = 1, LEVEL_PACK = 6, LEVEL_ONCE = 9 };

struct pdf_flate {
	struct libdeflate_compressor *quick, *steady, *thorough; /* NULL: not needed yet */
};

struct pdf_flate *
pdf_flate_new(void)
{
	return mem_alloc(sizeof(struct pdf_flate));
}

void
pdf_flate_drop(struct pdf_flate *flate)
{
	if (!flate)
		return;
	libdeflate_free_compressor(flate->quick);
	libdeflate_free_compressor(flate->steady);
	libdeflate_free_compressor(flate->thorough);
	free(flate);
}

static void
deflate_with(struct libdeflate_compressor **compressor, int level, const void *bytes,
    size_t count, struct buf *to)
{
	unsigned char *out;
	size_t most;

	if (!*compressor)
		*compressor = libdeflate_alloc_compressor(level);
	if (!*compressor)
		mem_exhausted();
	/* Given room for the bound, it cannot fail. */
	most = libdeflate_zlib_compress_bound(*compressor, count);
	out = mem_grow(NULL, most);
	buf_put(to, out, libdeflate_zlib_compress(*compressor, bytes, count, out, most));
	free(out);
}

void
pdf_deflate_once(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to)
{
	deflate_with(&flate->thorough, LEVEL_ONCE, bytes, count, to);
}

void
pdf_deflate_pack(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to)
{
	deflate_with(&flate->steady, LEVEL_PACK, bytes, count, to);
}

void
pdf_deflate(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to)
{
	deflate_with(&flate->quick, LEVEL, bytes, count, to);
}
