/*
 * Values into text: types, languages, directions, and what may not come in.
 */
#include "project.h"

static const struct content_wish danish = { .ages = "", .reader = "family", .lang = "da",
	.window = "fjernprint" };
static const struct content_wish arabic = { .ages = "", .reader = "family", .lang = "ar",
	.window = "fjernprint" };

/* The letter with settings merged, as text. */
static const char *
merged(struct project *p, const struct content_wish *wish, const char *text, const char *settings)
{
	struct content_doc *doc = project_load(p, text);
	struct content_fields fields = { .arena = p->arena };
	const char *out;

	assert_non_null(doc);
	project_put(p, "values.set", settings);
	assert_true(content_fields_add(&fields,
	    arena_printf(p->arena, "@%s/values.set", p->folder), p->diags));
	content_localise(p->press, doc, wish, p->diags);
	content_merge(doc, wish, &fields, NULL, p->diags);
	out = printed(p, doc->xml);
	content_drop(doc);
	return out;
}

static void
values_are_written_after_their_type(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = merged(&p, &danish,
	    LETTER("<p>1<insert name='d' type='date'/>2<insert name='d' type='date' style='full'/>"
	           "3<insert name='d' type='date' style='short'/>4<insert name='d' type='weekday'/>"
	           "5<insert name='t' type='time'/>6<insert name='n' type='number'/>"
	           "7<date value='1990-11-25'/>8<time value='9:05'/>9<number value='12'/>.</p>"),
	    "# a comment\n\n d = 2026-03-02 \nt=17:30\nn=1234.5\n");
	assert_contains(text, ">12. marts 20262mandag den 2. marts 202632.3.20264mandag517.30"
	                      "61.234,5725. november 199089.05912.<");
	assert_int_equal(diags_worst(p.diags), DIAG_WARNING);
	project_close(&p);
}

static void
wrong_types_are_named_without_their_value(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	merged(&p, &danish, LETTER("<p><insert name='d' type='date'/></p>"), "d=30.2.2026");
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD_TYPE), 4);
	assert_lacks(said_text(&p, DIAG_CONTENT_FIELD_TYPE), "30.2.2026");
	project_reopen(&p);
	merged(&p, &danish, LETTER("<p><insert name='d' type='date'/></p>"), "d=2026-02-30");
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD_TYPE), 4);
	project_reopen(&p);
	merged(&p, &danish, LETTER("<p><time value='25:00'/></p>"), "");
	assert_int_equal(said_at(&p, DIAG_CONTENT_LITERAL), 4);
	project_close(&p);
}

static void
a_value_is_never_markup(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = merged(&p, &danish, LETTER("<p><insert name='n'/></p>"), "n=<em>A</em> & B");
	assert_contains(text, ">&lt;em&gt;A&lt;/em&gt; &amp; B<");
	project_close(&p);
}

static void
control_characters_are_refused(void **state)
{
	static const char *const values[] = { "n=a\001b", "n=a\xff", "n=\xe2\x80\xaeolleh" };
	struct project p;
	size_t i;

	(void)state;
	project_open(&p);
	for (i = 0; i < 3; i++) {
		project_reopen(&p);
		merged(&p, &danish, LETTER("<p><insert name='n'/></p>"), values[i]);
		assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD_CONTROL), 4);
	}
	project_close(&p);
}

static void
missing_and_unknown_fields_are_named(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	merged(&p, &danish, LETTER("<p>\n<insert name='n'/></p>"), "m=1\n");
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD), 5);
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD_UNKNOWN), 1);
	assert_contains(said_text(&p, DIAG_CONTENT_FIELD_UNKNOWN), "its fields: n");
	project_close(&p);
}

static void
what_is_profiled_away_needs_no_value(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	merged(&p, &danish,
	    LETTER("<p reader='school'><insert name='n'/></p><p><insert name='o' optional='yes'/></p>"),
	    "");
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD), -1);
	project_close(&p);
}

static void
empty_address_lines_vanish(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = merged(&p, &danish,
	    LETTER("<address for='recipient'><line><insert name='a'/></line>"
	           "<line>c/o <insert name='c' optional='yes'/></line>"
	           "<line>fast</line></address>"),
	    "a=Sara\nc=\n");
	assert_contains(text, ">Sara</line>");
	assert_contains(text, ">fast</line>");
	assert_lacks(text, "c/o");
	assert_int_equal(said_at(&p, DIAG_CONTENT_FIELD_UNKNOWN), -1);
	project_close(&p);
}

static void
a_cpr_number_is_an_error_that_does_not_repeat_it(void **state)
{
	static const struct {
		const char *value;
		bool is_cpr;
	} cases[] = {
		{ "n=Sara 010203-1234", true },
		{ "n=0102031234", true },
		{ "n=290200 1234.", true },
		{ "n=010203 \xe2\x80\x93 1234", true },
		{ "n=320203-1234", false },
		{ "n=011303-1234", false },
		{ "n=010203-12345", false },
		{ "n=1010203-1234", false },
		{ "n=12345678", false },
	};
	struct project p;
	size_t i;

	(void)state;
	project_open(&p);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		project_reopen(&p);
		merged(&p, &danish, LETTER("<p>Til <insert name='n'/></p>"), cases[i].value);
		assert_int_equal(said_at(&p, DIAG_CONTENT_CPR), cases[i].is_cpr ? 4 : -1);
		assert_lacks(said_text(&p, DIAG_CONTENT_CPR), "1234");
	}
	project_close(&p);
}

static void
a_cpr_number_in_two_fields_is_found(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	merged(&p, &danish, LETTER("<p><insert name='a'/>-<em><insert name='b'/></em></p>"),
	    "a=010203\nb=1234\n");
	assert_int_equal(said_at(&p, DIAG_CONTENT_CPR), 4);
	project_close(&p);
}

static void
latin_names_are_fenced_in_arabic(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/translations/ar/letters/brev.xlf",
	    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2'/>");
	text = merged(&p, &arabic,
	    LETTER("<address for='recipient'><line><insert name='n'/></line></address>"
	           "<p><insert name='n'/>|<insert name='t'/>|<insert name='a'/>|"
	           "<insert name='d' type='date'/></p>"),
	    "n=Birkevej 14\nt=00 12 34\na=\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9\nd=2026-03-02\n");
	assert_contains(text, "<span dir=\"ltr\" xml:lang=\"da\">Birkevej 14</span>|"
	                      "<span dir=\"ltr\">00\u00a012\u00a034</span>|\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9|2 ");
	assert_contains(text, "<address for=\"recipient\" ");
	assert_contains(text, ">Birkevej 14</line>");
	project_close(&p);
}

static void
dates_follow_the_language(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(content_date("2026-03-02", "full", "en", arena), "Monday 2 March 2026");
	assert_string_equal(content_time("17:30", "en", arena), "5.30 pm");
	assert_string_equal(content_date("2024-02-29", NULL, "da", arena), "29. februar 2024");
	assert_string_equal(content_date("2026-03-02", "full", "ar", arena),
	    "\xd8\xa7\xd9\x84\xd8\xa7\xd8\xab\xd9\x86\xd9\x8a\xd9\x86\xd8\x8c 2 "
	    "\xd9\x85\xd8\xa7\xd8\xb1\xd8\xb3 2026");
	assert_string_equal(content_number("1234.5", "ar", arena), "1,234.5");
	assert_string_equal(content_number("3.0", "da", arena), "3,0");
	assert_null(content_date("2026-3-2", NULL, "da", arena));
	assert_null(content_date("2026-02-29", NULL, "da", arena));
	assert_null(content_date("2026-02-20", "odd", "da", arena));
	assert_null(content_time("7", "da", arena));
	assert_null(content_number("1,5", "da", arena));
	assert_true(content_is_rtl("ar"));
	assert_true(content_is_rtl("fa-AF"));
	assert_false(content_is_rtl("da"));
	arena_drop(arena);
}

static void
strings_are_filled_in(void **state)
{
	const char *two[] = { "3", "9" }, *one[] = { "1" };
	struct place here = { "x.xml", 7 };
	struct project p;

	(void)state;
	project_open(&p);
	assert_string_equal(content_string(p.press, "da", "page-of", two, 2, p.arena, p.diags, here),
	    "Side 3 af 9");
	assert_string_equal(content_string(p.press, "da", "minutes", one, 1, p.arena, p.diags, here),
	    "1 minut");
	assert_string_equal(content_string(p.press, "da", "minutes", two, 1, p.arena, p.diags, here),
	    "3 minutter");
	assert_string_equal(content_string(p.press, "da", "quote", one, 1, p.arena, p.diags, here),
	    "'1'");
	assert_int_equal(diags_count(p.diags), 0);
	assert_string_equal(content_string(p.press, "so", "page-of", two, 2, p.arena, p.diags, here),
	    "Side 3 af 9");
	assert_int_equal(said_at(&p, DIAG_CONTENT_STRINGS), 7);
	assert_string_equal(content_string(p.press, "da", "none", two, 2, p.arena, p.diags, here),
	    "none");
	assert_int_equal(said_at(&p, DIAG_CONTENT_STRING_UNKNOWN), 7);
	project_close(&p);
}

static void
an_empty_file_of_values_is_none(void **state)
{
	struct project p;
	struct content_fields fields = { 0 };

	(void)state;
	project_open(&p);
	fields.arena = p.arena;
	project_put(&p, "values.set", "");
	assert_true(content_fields_add(&fields, arena_printf(p.arena, "@%s/values.set", p.folder),
	    p.diags));
	assert_int_equal(fields.count, 0);
	assert_int_equal(diags_count(p.diags), 0);
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_written_after_their_type),
		cmocka_unit_test(wrong_types_are_named_without_their_value),
		cmocka_unit_test(a_value_is_never_markup),
		cmocka_unit_test(control_characters_are_refused),
		cmocka_unit_test(missing_and_unknown_fields_are_named),
		cmocka_unit_test(what_is_profiled_away_needs_no_value),
		cmocka_unit_test(empty_address_lines_vanish),
		cmocka_unit_test(a_cpr_number_is_an_error_that_does_not_repeat_it),
		cmocka_unit_test(a_cpr_number_in_two_fields_is_found),
		cmocka_unit_test(latin_names_are_fenced_in_arabic),
		cmocka_unit_test(dates_follow_the_language),
		cmocka_unit_test(strings_are_filled_in),
		cmocka_unit_test(an_empty_file_of_values_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
