/*
 * Out to translators and back: nothing is mixed, nothing is lost.
 */
#include "project.h"

#define XLIFF "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><file><body>"
#define UNIT(id, name, source, target)                                                             \
	"<trans-unit id='" id "' resname='" name "'><source>" source "</source>" target            \
	"</trans-unit>"

static const char *const file = "content/translations/en/letters/brev.xlf";

static const char *
slurp(struct project *p, const char *name)
{
	struct buf text = { 0 };
	struct place nowhere = { NULL, 0 };
	const char *kept;

	assert_true(file_read(project_path(p, name), 1 << 20, &text, p->diags, nowhere));
	kept = arena_strndup(p->arena, text.bytes, text.count);
	buf_drop(&text);
	return kept;
}

static const char *
extracted(struct project *p, struct content_progress *progress)
{
	project_reopen(p);
	assert_true(content_extract(p->press, project_path(p, "content/letters/brev.xml"), "en",
	    progress, p->diags));
	return slurp(p, file);
}

/* Put a target after the source that reads so. */
static void
translate(struct project *p, const char *source, const char *target)
{
	const char *text = slurp(p, file), *at = strstr(text, source);
	struct buf out = { 0 };

	assert_non_null(at);
	at = strstr(at, "</source>") + 9;
	buf_put(&out, text, (size_t)(at - text));
	buf_printf(&out, "<target>%s</target>%s", target, at);
	project_put(p, file, out.bytes);
	buf_drop(&out);
}

static const char *
in_english(struct project *p, const char *text)
{
	struct content_wish wish = { .ages = "", .reader = "family", .lang = "en",
		.window = "fjernprint" };
	struct content_doc *doc;
	const char *out;

	project_reopen(p);
	doc = project_load(p, text);
	assert_non_null(doc);
	content_localise(p->press, doc, &wish, p->diags);
	out = printed(p, doc->xml);
	content_drop(doc);
	return out;
}

#define TEXT                                                                                       \
	LETTER("<p>Hej <insert name='n'/>, du\n   er <em>meget</em> velkommen &amp; ventet.</p>\n" \
	       "<ul><li>Et</li><li>To <symbol name='s'/></li></ul><p><insert name='n'/> 9</p>"     \
	       "<image src='a.png' alt='En b\xc3\xa5" "d'/>")

static void
a_translation_makes_the_round_trip(void **state)
{
	struct content_progress progress;
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", TEXT);
	text = extracted(&p, &progress);
	assert_int_equal(progress.missing, 5);
	assert_contains(text, "<source>Hej <x id=\"1\" ctype=\"x-insert\" equiv-text=\"n\"/>, du er "
	                      "<g id=\"2\" ctype=\"x-em\">meget</g> velkommen &amp; ventet.</source>");
	assert_contains(text, "resname=\"letter/ul[1]/li[2]\"");
	translate(&p, "Hej <x", "You are <g id='2'>very</g> welcome &lt;&amp; awaited, <x id='1'/>.");
	translate(&p, "Et brev", "A letter");
	translate(&p, "En b", "A boat");
	text = in_english(&p, TEXT);
	assert_contains(text, ">You are <em ");
	assert_contains(text, ">very</em> welcome &lt;&amp; awaited, <insert name=\"n\"");
	assert_contains(text, ">A letter</title>");
	assert_contains(text, "alt=\"A boat\"");
	assert_contains(text, " xml:lang=\"en\"");
	assert_contains(text, " xml:lang=\"da\">Et</li>");
	assert_int_equal(said_at(&p, DIAG_CONTENT_UNTRANSLATED), 6);
	extracted(&p, &progress);
	assert_int_equal(progress.translated, 3);
	assert_int_equal(progress.missing, 2);
	project_close(&p);
}

static void
a_changed_source_makes_its_translation_outdated(void **state)
{
	struct content_progress progress;
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", LETTER("<p>Et skib.</p>"));
	extracted(&p, &progress);
	translate(&p, "Et skib", "A ship.");
	assert_contains(in_english(&p, LETTER("<p>Et skib.</p>")), ">A ship.<");
	text = in_english(&p, LETTER("<p>Et stort skib.</p>"));
	assert_contains(text, "xml:lang=\"da\">Et stort skib.<");
	assert_int_equal(said_at(&p, DIAG_CONTENT_OUTDATED), 4);
	text = extracted(&p, &progress);
	assert_int_equal(progress.outdated, 1);
	assert_contains(text, "<target state=\"needs-review-translation\">A ship.</target>");
	assert_contains(text, "Translated from: Et skib.");
	/* Marked for review is still not good enough to print ... */
	text = in_english(&p, LETTER("<p>Et stort skib.</p>"));
	assert_contains(text, "xml:lang=\"da\">Et stort skib.<");
	assert_int_equal(said_at(&p, DIAG_CONTENT_OUTDATED), 4);
	/* ... and what is said again is found again. */
	assert_true(strstr(extracted(&p, &progress), "Translated from: Translated") == NULL);
	project_close(&p);
}

static void
work_that_fits_nowhere_is_kept(void **state)
{
	struct content_progress progress;
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", LETTER("<p>Et skib.</p><p>En bil.</p>"));
	extracted(&p, &progress);
	translate(&p, "En bil", "A car.");
	project_put(&p, "content/letters/brev.xml", LETTER("<p>Et skib.</p>"));
	text = extracted(&p, &progress);
	assert_contains(text, "translate=\"no\"");
	project_put(&p, "content/letters/brev.xml", LETTER("<p>En bil.</p>"));
	extracted(&p, &progress);
	assert_int_equal(progress.translated, 1);
	project_close(&p);
}

static void
a_lost_placeholder_is_no_translation(void **state)
{
	struct content_progress progress;
	struct project p;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", LETTER("<p>Hej <insert name='n'/></p>"));
	extracted(&p, &progress);
	translate(&p, "Hej", "Hello");
	assert_contains(in_english(&p, LETTER("<p>Hej <insert name='n'/></p>")), ">Hej <insert");
	assert_true(said_at(&p, DIAG_CONTENT_INLINE_LOST) > 0);
	project_close(&p);
}

static void
a_language_without_file_is_said_once(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_contains(in_english(&p, LETTER("<p>Et skib.</p><p>En bil.</p>")), ">Et skib.<");
	assert_int_equal(diags_count(p.diags), 2); /* the schema is missing, too */
	assert_int_equal(said_at(&p, DIAG_CONTENT_NO_TRANSLATION), 1);
	project_close(&p);
}

static void
elements_for_other_languages_leave(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = in_english(&p, LETTER("<p lang='da'>1</p><p lang='en ar'>2</p>"
	                             "<p>3 <span lang='ar'>x</span></p>"));
	assert_lacks(text, ">1<");
	assert_contains(text, ">2<");
	assert_contains(text, "lang=\"ar\"");
	project_close(&p);
}

static void
included_parts_have_files_of_their_own(void **state)
{
	struct content_progress progress;
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/shared/del.xml", "<p xmlns='urn:printark:content'>Del</p>");
	project_put(&p, file, XLIFF "</body></file></xliff>");
	assert_true(content_extract(p.press, project_path(&p, "content/shared/del.xml"), "en",
	    &progress, p.diags));
	text = slurp(&p, "content/translations/en/shared/del.xlf");
	assert_contains(text, "<source>Del</source>");
	project_put(&p, "content/translations/en/shared/del.xlf",
	    arena_printf(p.arena, "%.*s<target>Part</target>%s",
	        (int)(strstr(text, "</source>") + 9 - text), text, strstr(text, "</source>") + 9));
	text = in_english(&p, LETTER("<xi:include href='../shared/del.xml'/>"));
	assert_contains(text, ">Part</p>");
	project_close(&p);
}

static void
titles_are_translated_for_references(void **state)
{
	struct content_progress progress;
	struct project p;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", LETTER("<p>x</p>"));
	extracted(&p, &progress);
	translate(&p, "Et brev", "A letter");
	project_reopen(&p);
	assert_string_equal(content_title(p.press, "brev", "da"), "Et brev");
	assert_string_equal(content_title(p.press, "brev", "en"), "A letter");
	assert_string_equal(content_title(p.press, "brev", "so"), "Et brev");
	assert_null(content_title(p.press, "none", "da"));
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_translation_makes_the_round_trip),
		cmocka_unit_test(a_changed_source_makes_its_translation_outdated),
		cmocka_unit_test(work_that_fits_nowhere_is_kept),
		cmocka_unit_test(a_lost_placeholder_is_no_translation),
		cmocka_unit_test(a_language_without_file_is_said_once),
		cmocka_unit_test(elements_for_other_languages_leave),
		cmocka_unit_test(included_parts_have_files_of_their_own),
		cmocka_unit_test(titles_are_translated_for_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
