/*
 * Naming and finding pictures, and remembering them.
 */
#include "image_bench.h"

#define BYTES(text) text, sizeof text - 1

static const char *
path_of(struct arena *arena, const char *src)
{
	struct findings findings = { .arena = arena };

	return image_source_path(src, &findings);
}

static void
sources_are_unwrapped(void **state)
{
	static const char *const same[][2] = {
		{ "a.png", "a.png" },
		{ "  url(a.png) ", "a.png" },
		{ "url('a b.png')", "a b.png" },
		{ "url( \"a.png\" )", "a.png" },
		{ "URL(a.png)", "a.png" },
		{ "'a.png'", "a.png" },
		{ "url(file:a.png)", "a.png" },
		{ "file:///x/a.png", "/x/a.png" },
		{ "file://localhost/x/a.png", "/x/a.png" },
		{ "url('a%20b%C3%A6.png')", "a b\xC3\xA6.png" },
		{ "50%.png", "50%.png" },
		{ "a%00.png", "a%00.png" },
	};
	struct arena *arena = arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof same / sizeof *same; i++)
		assert_string_equal(path_of(arena, same[i][0]), same[i][1]);
	arena_drop(arena);
}

static void
no_name_no_picture(void **state)
{
	struct bench *b = open_bench();

	(void)state;
	assert_null(load(b, "url('')"));
	assert_last(b, DIAG_IMAGE_ADDRESS, "it is empty");
	assert_null(load(b, "url(https://example.org/a.png)"));
	assert_last(b, DIAG_IMAGE_NETWORK, "never asked");
	assert_null(load(b, "//example.org/a.png"));
	assert_last(b, DIAG_IMAGE_NETWORK, "never asked");
	assert_null(load(b, "data:image/png;base64,AAAA"));
	assert_last(b, DIAG_IMAGE_ADDRESS, "names no file");
	assert_null(load(b, "gone.png"));
	assert_last(b, DIAG_FILE_MISSING, "gone.png");
	assert_null(load(b, "/etc/passwd"));
	assert_last(b, DIAG_FILE_OUTSIDE, "/etc/passwd");
	assert_null(load(b, "../../etc/passwd"));
	close_bench(b);
}

static void
other_files_are_named(void **state)
{
	(void)state;
	assert_refused("a.png", "", 0, DIAG_IMAGE_UNKNOWN, "it is empty");
	assert_refused("a.png", "hello", 5, DIAG_IMAGE_UNKNOWN, "first bytes are unknown");
	assert_refused("a.png", "GIF89a", 6, DIAG_IMAGE_UNSUPPORTED, "GIF");
	assert_refused("a.svgz", "\x1F\x8B\x08", 3, DIAG_IMAGE_UNSUPPORTED, "svgz");
}

static void
one_file_is_one_image(void **state)
{
	struct bench *b = open_bench();
	const struct image *first, *second;

	(void)state;
	put_file(b, "a.svg", BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"));
	first = load(b, "a.svg");
	put_file(b, "b.png", "bad", 3);
	assert_null(load(b, "b.png"));
	put_file(b, "c.svg", BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"));
	second = load(b, "url('./c.svg')");
	assert_ptr_equal(load(b, "file:./a.svg"), first);
	assert_ptr_not_equal(first, second);
	assert_int_equal(first->number, 0);
	assert_int_equal(second->number, 1);
	close_bench(b);
}

static void
a_bad_file_is_said_at_every_place(void **state)
{
	struct bench *b = open_bench();

	(void)state;
	put_file(b, "a.png", "bad", 3);
	assert_null(load_at(b, "a.png", 3));
	assert_null(load_at(b, "a.png", 9));
	assert_int_equal(diags_count(b->diags), 2);
	assert_int_equal(diags_row(b->diags, 1)->place.line, 9);
	close_bench(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_are_unwrapped),
		cmocka_unit_test(no_name_no_picture),
		cmocka_unit_test(other_files_are_named),
		cmocka_unit_test(one_file_is_one_image),
		cmocka_unit_test(a_bad_file_is_said_at_every_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
