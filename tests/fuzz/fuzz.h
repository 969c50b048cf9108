/*
 * What the fuzz targets share: a place of their own, messages that nobody
 * reads, and the limits on what one run may be given.
 *
 * A target turns bytes into one call of a room and frees everything again:
 * libFuzzer brings the bytes, the sanitizers judge.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No reader's way of working changes beyond this size; runs only get slow. */
#define FUZZ_BYTES_MAX ((size_t)64 << 10)

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file of our own below the folder for temporary files; lent, one a program. */
static inline const char *
fuzz_file(const char *suffix)
{
	static char path[256];

	if (!*path)
		snprintf(path, sizeof path, "%s/printark-fuzz-%ld%s",
		    getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid(), suffix);
	return path;
}

/* The bytes as the text of a file. */
static inline const char *
fuzz_write(const char *path, const void *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, n, file) != n || fclose(file) != 0)
		abort();
	return path;
}

/* The bytes as a string; the caller frees it. */
static inline char *
fuzz_string(const uint8_t *data, size_t size)
{
	char *s = mem_alloc(size + 1);

	if (size > 0)
		memcpy(s, data, size);
	return s;
}

#endif
