/*
 * Dates, times, numbers and plurals as each language of the project writes them: Gregorian,
 * in European figures.
 */
#include "content/content.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
dates_are_written_in_words(void **state)
{
	static const char *const rows[][5] = {
		/* full, long, short, time */
		{ "da", "mandag den 2. marts 2026", "2. marts 2026", "2.3.2026", "17.30" },
		{ "en", "Monday 2 March 2026", "2 March 2026", "2/3/2026", "5.30 pm" },
		{ "ar", "الاثنين، 2 مارس 2026", "2 مارس 2026", "2/3/2026", "5:30 م" },
		{ "uk", "понеділок, 2 березня 2026 року", "2 березня 2026 року", "02.03.2026", "17:30" },
		{ "pl", "poniedziałek, 2 marca 2026", "2 marca 2026", "2.03.2026", "17:30" },
		{ "tr", "2 Mart 2026 Pazartesi", "2 Mart 2026", "2.03.2026", "17:30" },
		{ "so", "Isniin, 2 Maarso 2026", "2 Maarso 2026", "2/3/2026", "17:30" },
		{ "fa", "دوشنبه 2 مارس 2026", "2 مارس 2026", "2/3/2026", "17:30" },
		{ "ro", "luni, 2 martie 2026", "2 martie 2026", "2.03.2026", "17:30" },
		{ "ur", "پیر، 2 مارچ 2026", "2 مارچ 2026", "2/3/2026", "17:30" },
	};
	static const char *const styles[] = { "full", "long", "short" };
	struct arena *arena = arena_new();
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (k = 0; k < 3; k++)
			assert_string_equal(content_date("2026-03-02", styles[k], rows[i][0], arena),
			    rows[i][k + 1]);
		assert_string_equal(content_time("17:30", rows[i][0], arena), rows[i][4]);
	}
	arena_drop(arena);
}

static void
numbers_have_european_figures(void **state)
{
	static const char *const rows[][2] = { { "da", "12.345,5" }, { "en", "12,345.5" },
		{ "ar", "12,345.5" }, { "uk", "12\u00a0345,5" }, { "pl", "12\u00a0345,5" },
		{ "tr", "12.345,5" }, { "so", "12,345.5" }, { "fa", "12,345.5" }, { "ro", "12.345,5" },
		{ "ur", "12,345.5" } };
	struct arena *arena = arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(content_number("12345.5", rows[i][0], arena), rows[i][1]);
	arena_drop(arena);
}

/* One, few and many differ in the Slavic languages, in Romanian from twenty on. */
static void
minutes_are_counted_as_the_language_counts(void **state)
{
	static const char *const rows[][5] = {
		/* 1, 3, 5, 22 */
		{ "da", "1 minut", "3 minutter", "5 minutter", "22 minutter" },
		{ "uk", "1 хвилина", "3 хвилини", "5 хвилин", "22 хвилини" },
		{ "pl", "1 minuta", "3 minuty", "5 minut", "22 minuty" },
		{ "ro", "1 minut", "3 minute", "5 minute", "22 de minute" },
		{ "fa", "1 دقیقه", "3 دقیقه", "5 دقیقه", "22 دقیقه" },
	};
	static const char *const counts[] = { "1", "3", "5", "22" };
	struct diags *diags = diags_new();
	struct content_press *press = content_open(".", diags);
	struct arena *arena = arena_new();
	struct place nowhere = { NULL, 0 };
	size_t i, k;

	(void)state;
	assert_non_null(press);
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		for (k = 0; k < 4; k++)
			assert_string_equal(content_string(press, rows[i][0], "minutes", &counts[k], 1,
			    arena, diags, nowhere), rows[i][k + 1]);
	assert_int_equal(diags_count(diags), 0);
	arena_drop(arena);
	content_close(press);
	diags_drop(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(dates_are_written_in_words),
		cmocka_unit_test(numbers_have_european_figures),
		cmocka_unit_test(minutes_are_counted_as_the_language_counts) };

	return cmocka_run_group_tests_name("content_words", tests, NULL, NULL);
}
