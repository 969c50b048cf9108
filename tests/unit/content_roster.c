/*
 * Rosters: what a row is, however a spreadsheet wrote it, and typed values.
 */
#include "content/content.h"
#include "content/roster.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct sample {
	struct content_roster roster;
	struct diags *diags;
	bool fine;
};

static struct sample
parse(const char *bytes, size_t n)
{
	struct sample s = { .roster = { .arena = arena_new(), .path = "r.csv" },
		.diags = diags_new() };

	s.fine = content_roster_parse(&s.roster, bytes, n, s.diags);
	return s;
}

static void
drop(struct sample *s)
{
	diags_drop(s->diags);
	arena_drop(s->roster.arena);
}

static void
expect_cells(const char *bytes, size_t n, const char *first, const char *second)
{
	struct sample s = parse(bytes, n);

	assert_true(s.fine);
	assert_int_equal(s.roster.count, 1);
	assert_string_equal(s.roster.rows[0].cells[0], first);
	assert_string_equal(s.roster.rows[0].cells[1], second);
	drop(&s);
}

#define EXPECT(text, first, second) expect_cells(text, sizeof text - 1, first, second)

static void
every_way_of_writing_gives_the_same_cells(void **state)
{
	(void)state;
	EXPECT("a,b\nx,y\n", "x", "y");
	EXPECT("a,b\r\nx,y", "x", "y");
	EXPECT("\xEF\xBB\xBF" "a;b\r\nx;\"y\"\r\n", "x", "y");
	EXPECT("a\tb\nx, z\ty\n", "x, z", "y");
	EXPECT("a,b\n\"x\"\"q\"\"\",\" y \n z \"\n", "x\"q\"", "y z");
	EXPECT("a;b\nS\xF8ren;\x80\n", "S\u00f8ren", "\u20ac");
	EXPECT("\xFF\xFE" "a\0;\0b\0\n\0\xF8\0;\0y\0\n\0", "\u00f8", "y");
	EXPECT("\xFE\xFF\0a\0;\0b\0\n\0\xF8\0;\0y\0\n", "\u00f8", "y");
	EXPECT("a,b,\n\n# x,y\nx,y,,,\n", "x", "y");
	EXPECT("a,b\nx\n", "x", "");
	EXPECT("a,b\nx\0z,y\n", "x\001z", "y");
	/* Some of it is UTF-8, so the rest is broken UTF-8 and no other encoding. */
	EXPECT("a,b\n\xC3\xB8,\xC3\n", "\u00f8", "\xC3");
}

static void
rows_know_their_numbers_and_lines(void **state)
{
	static const char text[] = "# made by hand\nChild name,b\n\nx,\"1\n2\"\n# no\ny,z\n";
	struct sample s = parse(text, sizeof text - 1);

	(void)state;
	assert_int_equal(s.roster.count, 2);
	assert_int_equal(content_roster_column(&s.roster, "child-name"), 0);
	assert_int_equal(content_roster_column(&s.roster, "child"), -1);
	assert_int_equal(s.roster.rows[0].number, 1);
	assert_int_equal(s.roster.rows[0].line, 4);
	assert_int_equal(s.roster.rows[1].number, 2);
	assert_int_equal(s.roster.rows[1].line, 7);
	drop(&s);
}

static void
what_is_no_roster_is_refused(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
	} cases[] = {
		{ "", DIAG_ROSTER_NONE },
		{ "\n\n", DIAG_ROSTER_NONE },
		{ "a,a\nx,y\n", DIAG_ROSTER_TWICE },
		{ "a,b\nx,y,z\n", DIAG_ROSTER_CELLS },
		{ "a,b\nx,\"y\n", DIAG_ROSTER_QUOTES },
		{ "a,b\nx,y\"z\n", DIAG_ROSTER_QUOTES },
		{ "a,b\n", DIAG_ROSTER_EMPTY },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s = parse(cases[i].text, strlen(cases[i].text));

		assert_non_null(diags_find(s.diags, cases[i].code));
		assert_int_equal(s.fine, cases[i].code == DIAG_ROSTER_EMPTY);
		drop(&s);
	}
}

static void
equal_cells_of_neighbours_are_kept_once(void **state)
{
	static const char text[] = "a,b\nx,y\nz,y\n";
	struct sample s = parse(text, sizeof text - 1);

	(void)state;
	assert_ptr_equal(s.roster.rows[0].cells[1], s.roster.rows[1].cells[1]);
	drop(&s);
}

static void
values_are_taken_as_people_write_them(void **state)
{
	static const struct {
		const char *type, *value, *wanted;
	} cases[] = {
		{ "date", "2026-03-02", "2026-03-02" }, { "date", "2.3.2026", "2026-03-02" },
		{ "date", "02-03-2026", "2026-03-02" }, { "date", "2/3/2026", "2026-03-02" },
		{ "date", "2. marts 2026", "2026-03-02" }, { "date", "2 mar. 2026", "2026-03-02" },
		{ "date", "l\u00f8rdag den 9. maj 2026", "2026-05-09" },
		{ "date", "2. ma 2026", NULL }, { "date", "2. marts", NULL },
		{ "date", "31. juni 2026", NULL }, { "date", "den marts 2026", NULL },
		{ "date", "2. marts 26", NULL },
		{ "date", "2. 3. 2026", "2026-03-02" }, { "date", "31.2.2026", NULL },
		{ "date", "3.2.26", NULL }, { "date", "i morgen", NULL }, { "date", "2.3.2026x", NULL },
		{ "time", "17:30", "17:30" }, { "time", "7.05", "07:05" },
		{ "time", "17:30:00", "17:30" }, { "time", "24:00", NULL }, { "time", "17", NULL },
		{ "number", "2,5", "2.5" }, { "number", "1.234,5", "1234.5" },
		{ "number", "7", "7" }, { "number", "to", NULL },
		{ "weekday", "mandag", "mandag" }, { "weekday", "2.3.2026", "2026-03-02" },
		{ "text", "Søren", "Søren" }, { "text", "a\x07", NULL }, { "text", "\xC3", NULL },
	};
	struct arena *arena = arena_new();
	const char *name, *form, *made;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		made = content_typed_value(cases[i].type, cases[i].value, &name, &form, arena);
		if (cases[i].wanted)
			assert_string_equal(made, cases[i].wanted);
		else
			assert_null(made);
	}
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_of_writing_gives_the_same_cells),
		cmocka_unit_test(rows_know_their_numbers_and_lines),
		cmocka_unit_test(what_is_no_roster_is_refused),
		cmocka_unit_test(equal_cells_of_neighbours_are_kept_once),
		cmocka_unit_test(values_are_taken_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
