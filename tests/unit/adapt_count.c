/*
 * Readability, counted by hand.
 */
#include "project.h"

#include "adapt/adapt.h"

static struct adapt_reading
count(const char *text)
{
	struct adapt_reading reading = { 0 };

	adapt_count(text, strlen(text), &reading);
	return reading;
}

static void
assert_counts(const char *text, int words, int sentences, int long_words, int longest)
{
	struct adapt_reading r = count(text);

	if (r.words != words || r.sentences != sentences || r.long_words != long_words ||
	    r.longest != longest)
		fail_msg("'%s': %d words, %d sentences, %d long, longest %d", text, r.words,
		    r.sentences, r.long_words, r.longest);
}

static void
words_and_sentences_are_counted(void **state)
{
	(void)state;
	assert_counts("Vi leger. Vi spiser is!", 5, 2, 0, 3);
	assert_counts("Kommer du? Ja.", 3, 2, 0, 2);
	/* Seven letters are long, six are not; \xc3\xb8 is one letter. */
	assert_counts("Batteri detekt l\xc3\xb8rdage l\xc3\xb8rdag.", 4, 1, 2, 4);
	assert_counts("Han sagde: \xc2\xbbKom nu!\xc2\xab Vi gik.", 6, 2, 0, 4);
	assert_counts("Vent \xe2\x80\x93 nu.", 2, 1, 0, 2);
	assert_counts("", 0, 0, 0, 0);
	assert_counts("...", 0, 0, 0, 0);
}

static void
abbreviations_end_nothing(void **state)
{
	(void)state;
	assert_counts("Vi har bl.a. bolde, dvs. runde ting.", 7, 1, 0, 7);
	assert_counts("Ring p\xc3\xa5 tlf. 12 34 56 78 f.eks. mandag.", 9, 1, 0, 9);
	assert_counts("Kl. 17.30 er vi ca. ti.", 6, 1, 0, 6);
	assert_counts("Tag kager osv. Vi venter.", 5, 2, 0, 3);
	assert_counts("Tag kager osv. med hjem.", 5, 1, 0, 5);
	assert_counts("Bl.a. fx nr. 2 m.m. kan bruges.", 7, 1, 0, 7);
}

static void
ordinals_and_initials_end_nothing(void **state)
{
	(void)state;
	assert_counts("Den 17. marts er det 3. gang.", 7, 1, 0, 7);
	assert_counts("Lokale 12. Den sidste gang.", 5, 2, 0, 3);
	assert_counts("H. C. Andersen skrev.", 4, 1, 1, 4);
	/* Arabic "pm." is one letter and ends its sentence. */
	assert_counts("5:00 \xd9\x85. \xd9\x86\xd9\x84\xd8\xaa\xd9\x82\xd9\x8a.", 3, 2, 0, 2);
}

static void
numbers_are_one_short_word(void **state)
{
	(void)state;
	assert_counts("Det koster 1.250.000,50 kr. nu.", 5, 2, 0, 4);
	assert_counts("Der er 12345678 ting.", 4, 1, 0, 4);
	assert_counts("Det er 2,5 km.", 4, 1, 0, 4);
}

static void
text_without_a_stop_is_left_out(void **state)
{
	(void)state;
	assert_counts("En overskrift", 0, 0, 0, 0);
	assert_counts("Vi leger. Og s\xc3\xa5 videre", 2, 1, 0, 2);
}

/* 12 words, 2 sentences, 3 long: 6 + 25 = 31. */
static void
lix_is_words_a_sentence_and_long_words_in_a_hundred(void **state)
{
	struct adapt_reading r = count("Detektiven finder alle de sm\xc3\xa5 spor. "
	                               "Batteriet bliver m\xc3\xa5ske fyldt allerede nu.");

	(void)state;
	assert_int_equal(r.words, 12);
	assert_int_equal(r.sentences, 2);
	assert_int_equal(r.long_words, 3);
	assert_int_equal(r.lix, 31);
}

/* ---- trees -------------------------------------------------------------- */

static bool
measure(struct project *p, const char *text, struct content_wish wish,
    struct adapt_reading *reading)
{
	struct content_doc *doc = project_load(p, text);
	struct adapt_job job = { doc, &wish, p->arena, p->diags, NULL, 0 };
	bool fine;

	assert_non_null(doc);
	fine = adapt_measure(doc->xml, &job, reading);
	content_drop(doc);
	return fine;
}

static void
headings_and_labels_are_left_out(void **state)
{
	struct content_wish wish = { .ages = "8-9", .reader = "child", .lang = "da", .window = "" };
	struct adapt_reading r;
	struct project p;

	(void)state;
	project_open(&p);
	assert_true(measure(&p,
	    LETTER("<section><title>En overordentlig besv\xc3\xa6rlig overskrift.</title>"
	           "<p>Vi leger.</p><ul><li>uforholdsm\xc3\xa6ssig besv\xc3\xa6rlighed</li>"
	           "<li>Vi spiser <em>is</em>.</li></ul></section>"
	           "<table><tbody><tr><td>Overordentligheder</td><td>Vi g\xc3\xa5r nu.</td></tr></tbody>"
	           "</table>"),
	    wish, &r));
	assert_int_equal(r.words, 8);
	assert_int_equal(r.sentences, 3);
	assert_int_equal(r.longest_ceiling, 10);
	assert_int_equal(r.lix_ceiling, 15);
	project_close(&p);
}

static void
a_line_break_parts_words(void **state)
{
	struct content_wish wish = { .ages = "", .reader = "leader", .lang = "da", .window = "" };
	struct adapt_reading r;
	struct project p;

	(void)state;
	project_open(&p);
	measure(&p, LETTER("<p>Et<br/>to<span>tre</span> fire.</p>"), wish, &r);
	assert_int_equal(r.words, 3);
	assert_int_equal(r.lix_ceiling, 45);
	assert_int_equal(r.longest_ceiling, 0);
	project_close(&p);
}

static void
hard_text_is_named_with_its_worst_sentences(void **state)
{
	struct content_wish wish = { .ages = "8-9", .reader = "child", .lang = "da", .window = "" };
	struct adapt_reading r;
	struct project p;

	(void)state;
	project_open(&p);
	assert_false(measure(&p,
	    LETTER("<p>Vi leger.</p>\n<p>Uforudsigelige\n  omst\xc3\xa6ndigheder "
	           "besv\xc3\xa6rligg\xc3\xb8r forst\xc3\xa5" "elsen.</p>\n<p>Vi g\xc3\xa5r hjem.</p>"),
	    wish, &r));
	assert_int_equal(said_at(&p, DIAG_ADAPT_LIX), 5);
	assert_int_equal(said_at(&p, DIAG_ADAPT_HARD), 5);
	assert_contains(said_text(&p, DIAG_ADAPT_HARD),
	    "\"Uforudsigelige omst\xc3\xa6ndigheder besv\xc3\xa6rligg\xc3\xb8r "
	    "forst\xc3\xa5" "elsen.\" (4 words, 4 of them long)");
	project_close(&p);
}

static void
long_sentences_are_named_in_every_language(void **state)
{
	struct content_wish wish = { .ages = "8-9", .reader = "child", .lang = "en", .window = "" };
	struct adapt_reading r;
	struct project p;

	(void)state;
	project_open(&p);
	assert_false(measure(&p, LETTER("<p>One two three four five six seven eight nine ten "
	                                "eleven.</p>"), wish, &r));
	assert_int_equal(said_at(&p, DIAG_ADAPT_LONG), 4);
	assert_contains(said_text(&p, DIAG_ADAPT_LONG), "sentence of 11 words, at most 10 for 8-9");
	assert_int_equal(said_at(&p, DIAG_ADAPT_LIX), -1);
	assert_int_equal(r.lix_ceiling, 0);
	project_reopen(&p);
	assert_true(measure(&p, LETTER("<p>One two three four five six seven eight nine ten.</p>"),
	    wish, &r));
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_sentences_are_counted),
		cmocka_unit_test(abbreviations_end_nothing),
		cmocka_unit_test(ordinals_and_initials_end_nothing),
		cmocka_unit_test(numbers_are_one_short_word),
		cmocka_unit_test(text_without_a_stop_is_left_out),
		cmocka_unit_test(lix_is_words_a_sentence_and_long_words_in_a_hundred),
		cmocka_unit_test(headings_and_labels_are_left_out),
		cmocka_unit_test(a_line_break_parts_words),
		cmocka_unit_test(hard_text_is_named_with_its_worst_sentences),
		cmocka_unit_test(long_sentences_are_named_in_every_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
