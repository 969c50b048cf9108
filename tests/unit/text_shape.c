/*
 * Real fonts through HarfBuzz: clusters are exact, ligatures and marks as
 * they must be, and what is cached is what would be shaped anew.
 */
#include "text_bench.h"

static int
setup(void **state)
{
	static struct bench b;

	bench_open(&b, "fonts/catalogue.conf");
	b.style.families = "Liberation Serif";
	b.setting.measure = 400000;
	*state = &b;
	return 0;
}

static int
teardown(void **state)
{
	bench_close(*state);
	return 0;
}

/* The only run of a text. */
static const struct glyph_run *
run_of(struct bench *b, const char *text)
{
	bench_set(b, text);
	assert_int_equal(b->lines->count, 1);
	assert_int_equal(b->lines->lines[0].piece_count, 1);
	return b->lines->lines[0].pieces[0].run;
}

/* A run's clusters as START-END for every glyph. */
static const char *
clusters(struct bench *b, const char *text)
{
	const struct glyph_run *run = run_of(b, text);
	int i;

	b->shown.count = 0;
	for (i = 0; i < run->count; i++)
		buf_printf(&b->shown, "%d-%d ", run->glyphs[i].text_start,
		    run->glyphs[i].text_start + run->glyphs[i].text_length);
	return b->shown.bytes;
}

static void
ligatures_stand_for_all_their_letters(void **state)
{
	struct bench *b = *state;

	b->style.families = "Noto Sans";
	assert_string_equal(clusters(b, "offi"), "0-1 1-4 ");
	b->style.letter_spacing = 500;
	assert_string_equal(clusters(b, "offi"), "0-1 1-2 2-3 3-4 ");
}

static void
pairs_are_kerned(void **state)
{
	struct bench *b = *state;
	mpt apart = run_of(b, "A")->width + run_of(b, "V")->width;

	assert_true(run_of(b, "AV")->width < apart);
}

static void
marks_stay_with_their_base(void **state)
{
	struct bench *b = *state;
	const struct glyph_run *run = run_of(b, "a\xCC\x8A");

	assert_string_equal(run->face->family, "Liberation Serif");
	assert_int_equal(run->glyphs[0].text_length, run->count == 1 ? 3 : 1);
}

static void
arabic_joins_and_reads_backwards(void **state)
{
	struct bench *b = *state;
	const struct glyph_run *run;
	mpt apart;

	b->style.families = "Noto Sans Arabic";
	b->paragraph.is_rtl = true;
	apart = run_of(b, "\xD8\xA8")->width * 3;
	run = run_of(b, "\xD8\xA8\xD8\xA8\xD8\xA8");
	assert_true(run->is_rtl);
	assert_true(run->width < apart);
	assert_int_equal(run->glyphs[0].text_start + run->glyphs[0].text_length, 6);
	assert_int_equal(run->glyphs[run->count - 1].text_start, 0);
}

static void
spans_do_not_tear_a_word_apart(void **state)
{
	struct bench *b = *state;
	struct text_style bold;
	struct text_span spans[2];
	const struct glyph *g;
	uint32_t joined;

	b->style.families = "Noto Sans Arabic";
	b->paragraph.is_rtl = true;
	joined = run_of(b, "\xD8\xA8\xD8\xA8")->glyphs[1].id;
	bold = b->style;
	spans[0] = (struct text_span){ 0, 2, &b->style, 1 };
	spans[1] = (struct text_span){ 2, 4, &bold, 2 };
	b->paragraph.text = "\xD8\xA8\xD8\xA8";
	b->paragraph.length = 4;
	b->paragraph.spans = spans;
	b->paragraph.span_count = 2;
	b->shaped = text_shape(b->faces, &b->paragraph, b->arena, b->diags);
	b->lines = text_set(b->shaped, 0, &b->setting);
	assert_int_equal(b->lines->lines[0].piece_count, 2);
	g = b->lines->lines[0].pieces[1].run->glyphs;
	assert_int_equal(g[0].id, joined);
}

static void
what_is_hidden_leaves_no_glyph(void **state)
{
	struct bench *b = *state;

	assert_int_equal(run_of(b, "a\xE2\x80\x8E" "b\xC2\xAD" "c\xE2\x81\xA0")->count, 3);
	assert_string_equal(run_of(b, "a\xE2\x80\x8E" "b")->text, "ab");
	/* a non-joiner has a meaning: it stays in the text, without ink or width */
	assert_string_equal(run_of(b, "a\xE2\x80\x8C" "b")->text, "a\xE2\x80\x8C" "b");
	assert_int_equal(run_of(b, "a\xE2\x80\x8C" "b")->width, run_of(b, "ab")->width);
}

static void
the_hyphen_reads_as_a_soft_one(void **state)
{
	struct bench *b = *state;
	const struct glyph_run *run;
	uint32_t hyphen = run_of(b, "-")->glyphs[0].id;

	b->style.hyphen = '-';
	b->setting.measure = 40000;
	bench_set(b, "kommunal\xC2\xAD" "bestyrelse");
	run = b->lines->lines[0].pieces[0].run;
	assert_string_equal(run->text, "kommunal\xC2\xAD");
	assert_int_equal(run->glyphs[run->count - 1].id, hyphen);
	assert_int_equal(run->glyphs[run->count - 1].text_length, 10 - run->glyphs[run->count - 1].text_start);
}

static void
sizes_and_languages_do_not_mix(void **state)
{
	struct bench *b = *state;
	mpt at_ten = run_of(b, "Battery")->width;
	uint32_t be;

	b->style.size = 20000;
	assert_in_range(run_of(b, "Battery")->width, 2 * at_ten - 8, 2 * at_ten + 8);
	b->style.size = 10000;
	assert_int_equal(run_of(b, "Battery")->width, at_ten);
	/* Serbian has a be of its own */
	b->style.families = "Noto Sans";
	be = run_of(b, "\xD0\xB1")->glyphs[0].id;
	b->style.lang = "sr";
	assert_int_not_equal(run_of(b, "\xD0\xB1")->glyphs[0].id, be);
}

static void
long_words_are_shaped_in_parts(void **state)
{
	struct bench *b = *state;
	static char word[20001];
	const struct glyph_run *run;

	memset(word, 'n', sizeof word - 1);
	run = run_of(b, word);
	assert_int_equal(run->count, 20000);
	assert_int_equal(run->width, 20000 * run_of(b, "n")->width);
}

/* More words than the cache may hold, and then the first again. */
static void
the_cache_may_be_emptied(void **state)
{
	struct bench *b = *state;
	char word[32];
	mpt before = run_of(b, "Detektiven leder")->width;
	int i;

	for (i = 0; i < 60000; i++) {
		snprintf(word, sizeof word, "w%dx%dy%d", i, i * 7, i * 13);
		bench_shape(b, word);
		if (i % 1000 == 0) {
			arena_drop(b->arena);
			b->arena = arena_new();
		}
	}
	assert_int_equal(run_of(b, "Detektiven leder")->width, before);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(ligatures_stand_for_all_their_letters), TEST(pairs_are_kerned),
		TEST(marks_stay_with_their_base), TEST(arabic_joins_and_reads_backwards),
		TEST(spans_do_not_tear_a_word_apart), TEST(what_is_hidden_leaves_no_glyph),
		TEST(the_hyphen_reads_as_a_soft_one), TEST(sizes_and_languages_do_not_mix),
		TEST(long_words_are_shaped_in_parts), TEST(the_cache_may_be_emptied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
