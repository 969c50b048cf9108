/*
 * A folder of its own, a cache that may read below it, and what is said:
 * what the tests of pictures stand on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "image/image.h"
#include "image/inside.h"

/* No test program uses all of them. */
#define UNUSED __attribute__((unused))

/* A folder, a cache that may read below it, and what is said. */
struct bench {
	char folder[64], real[PATH_MAX];
	const char *roots[1];
	struct roots allowed;
	struct images *images;
	struct diags *diags;
	struct arena *arena;
};

UNUSED static struct bench *
open_bench(void)
{
	struct bench *b = mem_alloc(sizeof *b);

	strcpy(b->folder, "/tmp/image.XXXXXX");
	assert_non_null(mkdtemp(b->folder));
	assert_non_null(realpath(b->folder, b->real));
	b->roots[0] = b->real;
	b->allowed = (struct roots){ b->roots, 1 };
	b->images = images_new();
	b->diags = diags_new();
	b->arena = arena_new();
	return b;
}

UNUSED static void
close_bench(struct bench *b)
{
	char command[128];

	snprintf(command, sizeof command, "rm -r %s", b->folder);
	assert_int_equal(system(command), 0);
	images_drop(b->images);
	diags_drop(b->diags);
	arena_drop(b->arena);
	free(b);
}

UNUSED static const char *
path_in(struct bench *b, const char *name)
{
	return arena_printf(b->arena, "%s/%s", b->folder, name);
}

UNUSED static void
put_file(struct bench *b, const char *name, const void *bytes, size_t n)
{
	assert_true(file_write(path_in(b, name), bytes, n, b->diags));
}

UNUSED static const struct image *
load_at(struct bench *b, const char *src, int line)
{
	struct place place = { "doc.fo", line };

	return image_load(b->images, &b->allowed, path_in(b, "doc.fo"), src, b->diags, place);
}

UNUSED static const struct image *
load(struct bench *b, const char *src)
{
	return load_at(b, src, 7);
}

UNUSED static void
assert_last(struct bench *b, enum diag_code code, const char *words)
{
	const struct diag_row *row;

	assert_true(diags_count(b->diags) > 0);
	row = diags_row(b->diags, diags_count(b->diags) - 1);
	if (row->code != code || !strstr(row->text, words))
		fail_msg("said '%s', wanted '%s'", row->text, words);
	assert_string_equal(row->place.file, "doc.fo");
}

/* Puts a file, loads it, and wants nothing but this message. */
UNUSED static void
assert_refused(const char *name, const void *bytes, size_t n, enum diag_code code,
    const char *words)
{
	struct bench *b = open_bench();

	put_file(b, name, bytes, n);
	assert_null(load(b, name));
	assert_int_equal(diags_count(b->diags), 1);
	assert_last(b, code, words);
	close_bench(b);
}
