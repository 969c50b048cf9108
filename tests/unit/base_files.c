/*
 * Messages and files: what is said once, what is counted, what may be read,
 * and that nothing half-written stays.
 */
#include "base/base.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const struct place nowhere = { NULL, 0 };

static void
same_words_at_same_place_are_said_once(void **state)
{
	struct diags *diags = diags_new();
	struct place here = { "a.xml", 3 }, there = { "a.xml", 4 };

	(void)state;
	assert_int_equal(diags_worst(diags), -1);
	diag(diags, DIAG_FILE_MISSING, here, "x");
	diag(diags, DIAG_FILE_MISSING, here, "x");
	diag(diags, DIAG_FILE_MISSING, there, "x");
	assert_int_equal(diags_count(diags), 2);
	assert_int_equal(diags_row(diags, 0)->count, 2);
	assert_string_equal(diags_row(diags, 0)->text, "file 'x' does not exist, left out");
	assert_int_equal(diags_worst(diags), DIAG_ERROR);
	diags_rewind(diags, 1);
	assert_int_equal(diags_count(diags), 1);
	diags_drop(diags);
}

static void
a_printed_message_names_file_line_and_level(void **state)
{
	struct diags *diags = diags_new();
	struct place here = { "content/a.xml", 41 };
	char line[200] = "";
	FILE *file = tmpfile();

	(void)state;
	diag(diags, DIAG_FILE_MISSING, here, "b.svg");
	diags_print(diags, file, 0, DIAG_NOTE, false);
	rewind(file);
	assert_non_null(fgets(line, sizeof line, file));
	assert_string_equal(line,
	    "printark: content/a.xml:41: error: file 'b.svg' does not exist, left out\n");
	fclose(file);
	diags_drop(diags);
}

static int
files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	int n = 0;

	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void
writing_replaces_whole_or_leaves_nothing(void **state)
{
	char folder[] = "/tmp/printark-test-XXXXXX", path[100];
	struct diags *diags = diags_new();
	struct buf back = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/a", folder);
	assert_true(file_write(path, "one", 3, diags));
	assert_true(file_write(path, "two!", 4, diags));
	assert_true(file_read(path, 100, &back, diags, nowhere));
	assert_string_equal(back.bytes, "two!");
	assert_int_equal(files_in(folder), 1);
	assert_false(file_write("/dev/full", "x", 1, diags));
	snprintf(path, sizeof path, "%s/no/such/a", folder);
	assert_false(file_write(path, "x", 1, diags));
	assert_int_equal(files_in(folder), 1);
	assert_int_equal(diags_worst(diags), DIAG_FATAL);
	snprintf(path, sizeof path, "%s/a", folder);
	unlink(path);
	rmdir(folder);
	buf_drop(&back);
	diags_drop(diags);
}

static void
reading_stops_at_the_limit(void **state)
{
	char path[] = "/tmp/printark-test-XXXXXX";
	struct diags *diags = diags_new();
	struct buf buf = { 0 };
	int fd = mkstemp(path);

	(void)state;
	assert_int_equal(write(fd, "0123456789", 10), 10);
	close(fd);
	assert_true(file_read(path, 10, &buf, diags, nowhere));
	assert_false(file_read(path, 9, &buf, diags, nowhere));
	unlink(path);
	assert_false(file_read(path, 9, &buf, diags, nowhere));
	assert_int_equal(diags_count(diags), 2);
	buf_drop(&buf);
	diags_drop(diags);
}

static void
resolving_stays_below_the_roots(void **state)
{
	char folder[] = "/tmp/printark-test-XXXXXX", inside[100], base[100], beside[100];
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	const char *roots_list[1];
	struct roots roots = { roots_list, 1 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	roots_list[0] = folder;
	snprintf(inside, sizeof inside, "%s/pic", folder);
	snprintf(base, sizeof base, "%s/doc.xml", folder);
	snprintf(beside, sizeof beside, "%sx", folder);
	assert_true(file_write(inside, "p", 1, diags));
	assert_int_equal(mkdir(beside, 0700), 0);
	assert_string_equal(file_resolve(&roots, base, "pic", arena, diags, nowhere), inside);
	assert_int_equal(diags_count(diags), 0);
	assert_null(file_resolve(&roots, base, "../../etc/passwd", arena, diags, nowhere));
	assert_null(file_resolve(&roots, base, "/etc/passwd", arena, diags, nowhere));
	assert_null(file_resolve(&roots, base, beside, arena, diags, nowhere));
	assert_null(file_resolve(&roots, base, "none", arena, diags, nowhere));
	unlink(inside);
	rmdir(beside);
	rmdir(folder);
	arena_drop(arena);
	diags_drop(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_words_at_same_place_are_said_once),
		cmocka_unit_test(a_printed_message_names_file_line_and_level),
		cmocka_unit_test(writing_replaces_whole_or_leaves_nothing),
		cmocka_unit_test(reading_stops_at_the_limit),
		cmocka_unit_test(resolving_stays_below_the_roots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
