/*
 * Paragraphs of one-em squares into lines: every width can be counted.
 */
#include "text_bench.h"

#define SHY "\xC2\xAD"
#define NBSP "\xC2\xA0"
#define LS "\xE2\x80\xA8"

static int
setup(void **state)
{
	static struct bench b;

	bench_open(&b, "tests/fonts/catalogue.conf");
	*state = &b;
	return 0;
}

static int
teardown(void **state)
{
	bench_close(*state);
	return 0;
}

static void
spaces_end_lines_without_width(void **state)
{
	struct bench *b = *state;

	assert_string_equal(bench_set(b, "abcd efgh ij"), "0+90 [abcd efgh ]\n0+20 [ij]\n");
	assert_int_equal(b->lines->lines[0].end, 10);
	assert_int_equal(b->lines->widest, 90000);
	assert_true(b->lines->lines[1].is_last);
}

static void
alignment_follows_the_direction(void **state)
{
	struct bench *b = *state;

	b->setting.align = b->setting.align_last = TEXT_END;
	assert_string_equal(bench_set(b, "ab cd"), "50+50 [ab cd]\n");
	b->setting.align_last = TEXT_CENTER;
	assert_string_equal(bench_set(b, "ab cd"), "25+50 [ab cd]\n");
	b->paragraph.is_rtl = true;
	b->setting.align_last = TEXT_START;
	assert_string_equal(bench_set(b, "\xD8\xA7\xD8\xA8"), "80+20 <\xD8\xA7\xD8\xA8>\n");
	b->setting.align_last = TEXT_END;
	assert_string_equal(bench_set(b, "\xD8\xA7\xD8\xA8"), "0+20 <\xD8\xA7\xD8\xA8>\n");
}

static void
indents_take_room(void **state)
{
	struct bench *b = *state;

	b->setting.first_indent = 20000;
	b->setting.last_end_indent = 70000;
	assert_string_equal(bench_set(b, "abcd efg hij klm"),
	    "20+40 [abcd ]\n0+70 [efg hij ]\n0+30 [klm]\n");
	b->paragraph.is_rtl = true;
	b->setting.last_end_indent = 0;
	assert_string_equal(bench_set(b, "\xD8\xA7"), "70+10 <\xD8\xA7>\n");
}

static void
the_first_lines_may_be_narrower(void **state)
{
	static const mpt measures[] = { 40000, 60000 };
	struct bench *b = *state;

	b->setting.measures = measures;
	b->setting.measure_count = 2;
	assert_string_equal(bench_set(b, "abcd abcdef abcd abcde"),
	    "0+40 [abcd ]\n0+60 [abcdef ]\n0+100 [abcd abcde]\n");
}

static void
justified_lines_are_full(void **state)
{
	struct bench *b = *state;

	b->setting.align = TEXT_JUSTIFY;
	assert_string_equal(bench_set(b, "ab cd efg hijkl"), "0+100 [ab cd efg ]\n0+50 [hijkl]\n");
	assert_int_equal(b->lines->lines[0].pieces[0].run->glyphs[2].advance, 15000);
	assert_int_equal(b->lines->lines[0].pieces[0].run->glyphs[9].advance, 0);
	assert_string_equal(bench_set(b, "ab cde fgh i" NBSP "k mnopqrstuv"),
	    "0+100 [ab cde fgh ]\n0+100 [i" NBSP "k ]\n0+100 [mnopqrstuv]\n");
	/* the space after the bracket is inside what cannot be cut, and shrinks too */
	b->setting.measure = 55000;
	assert_string_equal(bench_set(b, "( b cd efghi"), "0+55 [( b cd ]\n0+50 [efghi]\n");
	/* eleven squares less a bit: two spaces give what is too much */
	b->setting.measure = 104000;
	assert_string_equal(bench_set(b, "abc def ghi jklmnopqr"),
	    "0+104 [abc def ghi ]\n0+90 [jklmnopqr]\n");
}

static void
forced_ends_and_no_wrap(void **state)
{
	struct bench *b = *state;

	assert_string_equal(bench_set(b, "ab" LS "cd"), "0+20 [ab ]\n0+20 [cd]\n");
	assert_true(b->lines->lines[0].is_forced);
	assert_false(b->lines->lines[1].is_forced);
	b->setting.wraps = false;
	assert_string_equal(bench_set(b, "abcdef ghijkl mno" LS "x"),
	    "0+170 [abcdef ghijkl mno ]\n0+10 [x]\n");
}

static void
long_words_stick_out_alone(void **state)
{
	struct bench *b = *state;

	assert_string_equal(bench_set(b, "ab abcdefghijklmno cd ef"),
	    "0+20 [ab ]\n0+150 [abcdefghijklmno ]\n0+50 [cd ef]\n");
}

static void
soft_hyphens_show_where_lines_end(void **state)
{
	struct bench *b = *state;
	const struct glyph_run *run;

	assert_string_equal(bench_set(b, "xyz kommunal" SHY "bestyrelse"),
	    "0+30 [xyz ]\n0+90 [kommunal" SHY "]\n0+100 [bestyrelse]\n");
	assert_true(b->lines->lines[1].is_hyphenated);
	run = b->lines->lines[1].pieces[0].run;
	assert_int_equal(run->count, 9);
	assert_int_equal(run->glyphs[8].text_start, 8);
	assert_int_equal(run->glyphs[8].text_length, 2);
	/* unused, it leaves nothing behind */
	assert_string_equal(bench_set(b, "ab" SHY "cd"), "0+40 [abcd]\n");
}

static void
words_are_divided_by_the_dictionary(void **state)
{
	struct bench *b = *state;

	b->style.hyphenates = true;
	b->setting.measure = 20000;
	assert_string_equal(bench_set(b, "for\xC3\xA6ldrem\xC3\xB8" "de"),
	    "0+40 [for" SHY "]\n0+30 [\xC3\xA6l" SHY "]\n0+40 [dre" SHY "]\n0+40 [m\xC3\xB8" "de]\n");
	assert_string_equal(bench_set(b, "udvikling"), "0+60 [udvik" SHY "]\n0+40 [ling]\n");
	assert_string_equal(bench_set(b, "UDVIKLING"), "0+90 [UDVIKLING]\n");
	assert_string_equal(bench_set(b, "gruppe"), "0+50 [grup" SHY "]\n0+20 [pe]\n");
	b->style.lang = "en-GB";
	bench_set(b, "responsibility");
	assert_true(b->lines->count > 2);
	/* dictionaries in Latin-2 and in UTF-8 */
	b->style.lang = "pl";
	assert_string_equal(bench_set(b, "książkami"), "0+60 [książ" SHY "]\n0+30 [ka" SHY "]\n0+20 [mi]\n");
	b->style.lang = "uk";
	bench_set(b, "відповідальність");
	assert_true(b->lines->count > 2);
	b->style.lang = "ro";
	bench_set(b, "responsabilitate");
	assert_true(b->lines->count > 2);
	assert_int_equal(bench_said(b, DIAG_TEXT_HYPHENS), 0);
}

static void
few_letters_stay_together(void **state)
{
	struct bench *b = *state;

	b->style.hyphenates = true;
	b->setting.measure = 20000;
	b->style.hyphen_push = 3;
	assert_string_equal(bench_set(b, "gruppe"), "0+60 [gruppe]\n");
	b->style.hyphen_remain = 4;
	assert_string_equal(bench_set(b, "samarbejde"), "0+60 [samar" SHY "]\n0+50 [bejde]\n");
	b->style.hyphen_push = 8;
	assert_string_equal(bench_set(b, "samarbejde"), "0+100 [samarbejde]\n");
}

static void
a_language_without_dictionary_is_told_once(void **state)
{
	struct bench *b = *state;

	b->style.hyphenates = true;
	b->style.lang = "so";
	b->setting.measure = 50000;
	bench_set(b, "waxbarashada");
	b->style.at.line = 9;
	bench_set(b, "waxbarashada");
	assert_int_equal(bench_said(b, DIAG_TEXT_HYPHENS), 1);
	assert_int_equal(b->lines->count, 1);
}

static int
longest_ladder(const struct text_lines *lines)
{
	int i, row = 0, longest = 0;

	for (i = 0; i < lines->count; i++) {
		row = lines->lines[i].is_hyphenated ? row + 1 : 0;
		longest = row > longest ? row : longest;
	}
	return longest;
}

static void
the_ladder_is_limited(void **state)
{
	struct bench *b = *state;

	b->setting.measure = 70000;
	bench_set(b, "aaa bb" SHY "bb cc" SHY "cc dd" SHY "dd eee");
	assert_true(longest_ladder(b->lines) > 1);
	b->setting.ladder = 1;
	assert_int_equal(longest_ladder(text_set(b->shaped, 0, &b->setting)), 1);
}

static void
leaders_take_the_slack(void **state)
{
	struct text_object dots = { .at = 2, .width = 12000, .stretch = 500000, .shrink = 2000,
		.owner = 42 };
	struct bench *b = *state;

	b->paragraph.objects = &dots;
	b->paragraph.object_count = 1;
	assert_string_equal(bench_set(b, "ab\xEF\xBF\xBC" "7"), "0+100 [ab] {70} [7]\n");
	assert_int_equal(b->lines->lines[0].pieces[1].owner, 42);
	b->setting.measure = 40500;
	assert_string_equal(bench_set(b, "ab\xEF\xBF\xBC" "7"), "0+40.5 [ab] {10.5} [7]\n");
}

static void
padding_does_not_hold_words_together(void **state)
{
	struct text_object pads[] = { { .at = 5, .width = 5000 }, { .at = 11, .width = 5000 } };
	struct bench *b = *state;

	b->paragraph.objects = pads;
	b->paragraph.object_count = 2;
	b->setting.measure = 60000;
	assert_string_equal(bench_set(b, "abcd \xE2\x81\xA0" "efg\xE2\x81\xA0 hi"),
	    "0+40 [abcd ]\n0+40 {5} [efg] {5} [ ]\n0+20 [hi]\n");
}

static void
directions_mix(void **state)
{
	struct bench *b = *state;

	/* ab ALEF BEH 12 cd: digits keep their order inside right-to-left */
	assert_string_equal(bench_set(b, "ab \xD8\xA7\xD8\xA8 12"),
	    "0+80 [ab ] [12] <\xD8\xA7\xD8\xA8 >\n");
	b->paragraph.is_rtl = true;
	assert_string_equal(bench_set(b, "\xD8\xA7 ab, 12"),
	    "20+80 [ab, 12] <\xD8\xA7 >\n");
	assert_int_equal(b->lines->lines[0].pieces[0].logical, 1);
	/* a hyphen stands by its word, whatever direction comes next */
	b->setting.measure = 70000;
	assert_string_equal(bench_set(b, "abcdef" SHY "\xD8\xA7\xD8\xA8"),
	    "0+70 [abcdef" SHY "]\n50+20 <\xD8\xA7\xD8\xA8>\n");
	/* the space at the end of a line hangs out at its left */
	b->setting.measure = 30000;
	assert_string_equal(bench_set(b, "ab \xD8\xA7"), "10+20 < > [ab]\n20+10 <\xD8\xA7>\n");
	assert_int_equal(b->lines->lines[0].pieces[0].run->offsets[0].x, -10000);
	assert_int_equal(b->lines->lines[0].pieces[0].run->width, 0);
}

static void
letters_are_spaced_between(void **state)
{
	struct bench *b = *state;

	b->style.letter_spacing = 1000;
	assert_string_equal(bench_set(b, "abc"), "0+32 [abc]\n");
	b->style.word_spacing = 3000;
	assert_string_equal(bench_set(b, "a b"), "0+35 [a b]\n");
	/* letters that join are not torn apart */
	b->paragraph.is_rtl = true;
	assert_string_equal(bench_set(b, "\xD8\xA7\xD8\xA8"), "80+20 <\xD8\xA7\xD8\xA8>\n");
}

static void
small_capitals_are_made(void **state)
{
	struct bench *b = *state;

	b->style.small_caps = true;
	assert_string_equal(bench_set(b, "Abc"), "0+26 [A] [bc]\n");
	assert_int_equal(b->lines->lines[0].pieces[1].run->size, 8000);
}

static void
the_rest_is_set_anew(void **state)
{
	struct bench *b = *state;
	const struct text_lines *rest;

	b->setting.first_indent = 10000;
	bench_set(b, "abcd efgh ijkl mnop");
	assert_int_equal(b->lines->lines[0].end, 10);
	b->setting.measure = 40000;
	rest = text_set(b->shaped, 10, &b->setting);
	assert_int_equal(rest->count, 2);
	assert_int_equal(rest->lines[0].start, 10);
	assert_int_equal(rest->lines[0].x, 0);
	assert_int_equal(text_set(b->shaped, b->paragraph.length, &b->setting)->count, 0);
}

static void
extremes_are_the_longest_part_and_the_whole(void **state)
{
	struct bench *b = *state;
	mpt smallest, largest;

	bench_shape(b, "ab cdef" LS "ghi-jk lm");
	text_extremes(b->shaped, &smallest, &largest);
	assert_int_equal(smallest, 40000);
	assert_int_equal(largest, 90000);
	bench_shape(b, "");
	text_extremes(b->shaped, &smallest, &largest);
	assert_int_equal(largest, 0);
	assert_int_equal(text_set(b->shaped, 0, &b->setting)->count, 0);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(spaces_end_lines_without_width), TEST(alignment_follows_the_direction),
		TEST(indents_take_room), TEST(the_first_lines_may_be_narrower),
		TEST(justified_lines_are_full), TEST(forced_ends_and_no_wrap),
		TEST(long_words_stick_out_alone), TEST(soft_hyphens_show_where_lines_end),
		TEST(words_are_divided_by_the_dictionary), TEST(few_letters_stay_together),
		TEST(a_language_without_dictionary_is_told_once), TEST(the_ladder_is_limited),
		TEST(leaders_take_the_slack), TEST(padding_does_not_hold_words_together),
		TEST(directions_mix), TEST(letters_are_spaced_between),
		TEST(small_capitals_are_made), TEST(the_rest_is_set_anew),
		TEST(extremes_are_the_longest_part_and_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
