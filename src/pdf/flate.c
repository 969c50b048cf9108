/*
 * Bytes into fewer bytes.  One zlib state serves a whole press: setting it
 * up anew costs more than deflating a letter's page.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <zlib.h>

/* Of a document's own streams; 6 makes a letter 3 % smaller, and takes twice as long, a tenth of
 * all the time that it takes.  What many documents share is deflated once. */
enum { LEVEL = 3, LEVEL_ONCE = 9 };

struct pdf_flate {
	z_stream z;
};

struct pdf_flate *
pdf_flate_new(void)
{
	struct pdf_flate *flate = mem_alloc(sizeof *flate);

	if (deflateInit(&flate->z, LEVEL) != Z_OK) {
		fputs("printark: out of memory\n", stderr);
		exit(70);
	}
	return flate;
}

void
pdf_flate_drop(struct pdf_flate *flate)
{
	if (!flate)
		return;
	deflateEnd(&flate->z);
	free(flate);
}

void
pdf_deflate_once(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to)
{
	deflateParams(&flate->z, LEVEL_ONCE, Z_DEFAULT_STRATEGY);
	pdf_deflate(flate, bytes, count, to);
	deflateParams(&flate->z, LEVEL, Z_DEFAULT_STRATEGY);
}

void
pdf_deflate(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to)
{
	static const unsigned char none[1];
	size_t most = deflateBound(&flate->z, count);
	unsigned char *out = mem_alloc(most);

	flate->z.next_in = (unsigned char *)(uintptr_t)(count ? bytes : none);
	flate->z.avail_in = (uInt)count;
	flate->z.next_out = out;
	flate->z.avail_out = (uInt)most;
	/* Given room for the bound, deflate ends in one call. */
	deflate(&flate->z, Z_FINISH);
	buf_put(to, out, most - flate->z.avail_out);
	deflateReset(&flate->z);
	free(out);
}
