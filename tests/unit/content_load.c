/*
 * Loading: places, parts, limits, the schema's words, the catalogue.
 */
#include "project.h"

static void
elements_know_their_file_and_line(void **state)
{
	struct project p;
	struct content_doc *doc;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/shared/part.xml",
	    "<!-- a part -->\n\n<p xmlns='urn:printark:content'>hej</p>\n");
	doc = project_load(&p, LETTER("<xi:include href='../shared/part.xml'/>\n<p>b</p>"));
	assert_non_null(doc);
	assert_string_equal(doc->id, "brev");
	assert_string_equal(doc->kind, "letter");
	assert_string_equal(doc->title, "Et brev");
	assert_int_equal(doc->place.line, 2);
	text = printed(&p, doc->xml);
	assert_contains(text, "pa:at=\"content/shared/part.xml:3\">hej");
	assert_contains(text, "pa:at=\"content/letters/brev.xml:5\">b");
	content_drop(doc);
	project_close(&p);
}

static void
a_part_is_found_by_its_id(void **state)
{
	struct project p;
	struct content_doc *doc;

	(void)state;
	project_open(&p);
	project_put(&p, "content/shared/parts.xml",
	    "<section xmlns='urn:printark:content'><section id='a'><p>A</p></section>\n"
	    "<section id='b'><p>B</p></section></section>");
	doc = project_load(&p,
	    LETTER("<xi:include href='../shared/parts.xml' xpointer=\"xpointer(id('b'))\"/>"));
	assert_non_null(doc);
	assert_contains(printed(&p, doc->xml), ">B<");
	assert_lacks(printed(&p, doc->xml), ">A<");
	content_drop(doc);
	doc = project_load(&p, LETTER("<xi:include href='../shared/parts.xml' xpointer='c'/>"));
	assert_null(doc);
	assert_int_equal(said_at(&p, DIAG_CONTENT_PART), 4);
	project_close(&p);
}

static void
a_fallback_stands_in_for_a_missing_part(void **state)
{
	struct project p;
	struct content_doc *doc;

	(void)state;
	project_open(&p);
	doc = project_load(&p, LETTER("<xi:include href='no.xml'><xi:fallback><p>else</p>"
	                              "</xi:fallback></xi:include>"));
	assert_non_null(doc);
	assert_contains(printed(&p, doc->xml), ">else<");
	assert_int_equal(said_at(&p, DIAG_FILE_MISSING), -1);
	content_drop(doc);
	assert_null(project_load(&p, LETTER("<xi:include href='no.xml'/>")));
	assert_int_equal(said_at(&p, DIAG_FILE_MISSING), 4);
	project_close(&p);
}

static void
parts_cannot_include_themselves_for_ever(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	project_put(&p, "content/shared/part.xml",
	    "<section xmlns='urn:printark:content' xmlns:xi='http://www.w3.org/2001/XInclude'>"
	    "<xi:include href='part.xml'/></section>");
	assert_null(project_load(&p, LETTER("<xi:include href='../shared/part.xml'/>")));
	assert_true(said_at(&p, DIAG_CONTENT_INCLUDES) > 0);
	project_close(&p);
}

static void
nothing_outside_the_project_is_read(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(project_load(&p, LETTER("<xi:include href='/etc/passwd'/>")));
	assert_int_equal(said_at(&p, DIAG_FILE_OUTSIDE), 4);
	project_close(&p);
}

static void
entities_are_refused(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(project_load(&p, "<!DOCTYPE a [\n<!ENTITY x 'boom'>\n]>\n<a>&x;</a>"));
	assert_int_equal(said_at(&p, DIAG_CONTENT_ENTITY), 2);
	assert_null(project_load(&p, "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><a>&x;</a>"));
	assert_int_equal(said_at(&p, DIAG_CONTENT_EXTERNAL_ENTITY), 1);
	project_close(&p);
}

static void
what_is_not_divided_is_refused(void **state)
{
	struct buf text = { 0 };
	struct project p;
	int i;

	(void)state;
	project_open(&p);
	buf_string(&text, "<letter xmlns='urn:printark:content' id='brev'>\n<ul>");
	for (i = 0; i < 5001; i++)
		buf_string(&text, "<li/>");
	buf_string(&text, "</ul></letter>");
	assert_null(project_load(&p, text.bytes));
	assert_int_equal(said_at(&p, DIAG_CONTENT_CROWDED), 2);
	assert_string_equal(said_text(&p, DIAG_CONTENT_CROWDED),
	    "'ul' holds more than 5000 elements, divide it");
	buf_drop(&text);
	buf_string(&text, "<letter xmlns='urn:printark:content' id='brev'>\n<p>");
	for (i = 0; i < 20001; i++)
		buf_string(&text, "\xc3\xa5");
	buf_string(&text, "</p></letter>");
	assert_null(project_load(&p, text.bytes));
	assert_int_equal(said_at(&p, DIAG_CONTENT_LONG), 2);
	buf_drop(&text);
	project_close(&p);
}

static void
broken_xml_is_named_by_line(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(project_load(&p, LETTER("<p>\n</q>")));
	assert_int_equal(said_at(&p, DIAG_CONTENT_MALFORMED), 5);
	assert_null(project_load(&p, ""));
	assert_contains(said_text(&p, DIAG_CONTENT_MALFORMED), "'p', begun in line 4, is ended by 'q'");
	project_close(&p);
}

static void
use_schema(struct project *p)
{
	struct buf schema = { 0 };
	struct place nowhere = { NULL, 0 };

	assert_true(file_read("content/schema/printark.rng", 1 << 20, &schema, p->diags, nowhere));
	project_put(p, "content/schema/printark.rng", schema.bytes);
	buf_drop(&schema);
}

static void
the_schema_speaks_plainly(void **state)
{
	static const struct {
		const char *inside;
		enum diag_code code;
		int line;
		const char *text;
	} cases[] = {
		{ "<p>a</p>\n<foo/>", DIAG_CONTENT_ELEMENT_HERE, 5,
		    "element 'foo' may not stand here, in 'letter'" },
		{ "<p>a <foo/></p>", DIAG_CONTENT_ELEMENT_HERE, 4,
		    "element 'foo' may not stand here, in 'p'" },
		{ "<ul>\n<p>a</p></ul>", DIAG_CONTENT_ELEMENT_MISSING, 5,
		    "element 'li' must stand here, not 'p'" },
		{ "<ul/>", DIAG_CONTENT_ELEMENT_ABSENT, 4, "element 'ul' lacks a 'li'" },
		{ "<p shade='1'>a</p>", DIAG_CONTENT_ATTRIBUTE_HERE, 4,
		    "element 'p' may not have an attribute shade=\"1\"" },
		{ "<p ages='7-8'>a</p>", DIAG_CONTENT_ATTRIBUTE_HERE, 4,
		    "element 'p' may not have an attribute ages=\"7-8\"" },
		{ "<image src='x'/>", DIAG_CONTENT_ATTRIBUTES, 4,
		    "an attribute of 'image' is missing, or has a value that it may not have (it has "
		    "src)" },
		{ "<section>text</section>", DIAG_CONTENT_TEXT_HERE, 4,
		    "text may not stand directly in 'section'" },
	};
	struct project p;
	size_t i;

	(void)state;
	project_open(&p);
	use_schema(&p);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[1024];

		snprintf(text, sizeof text, "%s%s</letter>",
		    "<letter xmlns='urn:printark:content'\n id='brev' reader='family'>\n"
		    "<title>Et brev</title>\n", cases[i].inside);
		project_reopen(&p);
		assert_null(project_load(&p, text));
		assert_int_equal(diags_count(p.diags), 1);
		assert_string_equal(said_text(&p, cases[i].code), cases[i].text);
		assert_int_equal(said_at(&p, cases[i].code), cases[i].line);
	}
	project_close(&p);
}

static void
what_the_validator_cannot_explain_is_said_plainly(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	project_put(&p, "content/schema/printark.rng",
	    "<element name='letter' ns='urn:printark:content' "
	    "xmlns='http://relaxng.org/ns/structure/1.0' "
	    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
	    "<attribute name='id' ns=''/><data type='decimal'/></element>");
	assert_null(project_load(&p, "<letter xmlns='urn:printark:content' id='x'/>"));
	assert_string_equal(said_text(&p, DIAG_CONTENT_INVALID),
	    "element 'letter' does not hold what it must, or not in that order");
	project_reopen(&p);
	assert_null(project_load(&p, "<lettre xmlns='urn:printark:content' id='x'/>"));
	assert_string_equal(said_text(&p, DIAG_CONTENT_ELEMENT_MISSING),
	    "element 'letter' must stand here, not 'lettre'");
	project_close(&p);
}

static void
a_root_needs_an_id(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	use_schema(&p);
	assert_null(project_load(&p, "<letter xmlns='urn:printark:content'><title/></letter>"));
	assert_int_equal(said_at(&p, DIAG_CONTENT_NO_ID), 1);
	assert_null(project_load(&p, "<letter id='x'/>"));
	assert_int_equal(said_at(&p, DIAG_CONTENT_NO_CONTENT), 1);
	project_close(&p);
}

static void
the_catalogue_tells_what_there_is(void **state)
{
	const struct content_material *list;
	struct project p;
	size_t count;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml",
	    LETTER("<summary>Om\n  noget.</summary><p>x</p>"));
	project_put(&p, "content/sheets/ark.xml",
	    "<sheet xmlns='urn:printark:content' id='brev'><title>To</title></sheet>");
	project_put(&p, "content/sheets/broken.xml", "<sheet");
	project_put(&p, "content/translations/en/letters/brev.xlf", "<xliff/>");
	list = content_list(p.press, &count, p.diags);
	assert_int_equal(count, 2);
	assert_string_equal(list[0].id, "brev");
	assert_string_equal(list[0].kind, "letter");
	assert_string_equal(list[0].title, "Et brev");
	assert_string_equal(list[0].summary, "Om noget.");
	assert_string_equal(list[0].readers, "family school");
	assert_string_equal(list[0].ages, "8-9 10-12");
	assert_string_equal(list[0].languages, "da en");
	assert_string_equal(list[1].languages, "da");
	assert_int_equal(said_at(&p, DIAG_CONTENT_TWICE), 1);
	project_close(&p);
}

static void
an_unknown_id_gets_suggestions(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	project_put(&p, "content/letters/brev.xml", LETTER("<p>x</p>"));
	assert_non_null(content_find(p.press, "brev", p.arena, p.diags));
	assert_null(content_find(p.press, "berv", p.arena, p.diags));
	assert_string_equal(said_text(&p, DIAG_CONTENT_UNKNOWN),
	    "no material 'berv'; did you mean brev?");
	project_reopen(&p);
	assert_null(content_find(p.press, "xylofon", p.arena, p.diags));
	assert_contains(said_text(&p, DIAG_CONTENT_UNKNOWN), "printark list");
	project_close(&p);
}

static void
a_wish_is_settled_or_refused(void **state)
{
	struct content_wish wish = { 0 }, other = { .ages = "13-14" };
	struct content_doc *doc;
	struct project p;

	(void)state;
	project_open(&p);
	doc = project_load(&p, LETTER("<p>x</p>"));
	assert_true(content_settle(doc, &wish, p.diags));
	assert_string_equal(wish.reader, "family");
	assert_string_equal(wish.ages, "8-9");
	assert_string_equal(wish.lang, "da");
	assert_string_equal(wish.window, "fjernprint");
	assert_false(content_settle(doc, &other, p.diags));
	assert_int_equal(said_at(&p, DIAG_CONTENT_VERSION), 2);
	content_drop(doc);
	project_close(&p);
}

static void
printing_indents_only_where_nobody_sees(void **state)
{
	struct content_doc *doc;
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	doc = project_load(&p, LETTER("<p><em>a</em> <em>b</em></p>"));
	text = printed(&p, doc->xml);
	assert_contains(text, "a</em> <em");
	assert_contains(text, "\n  <p ");
	content_drop(doc);
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_know_their_file_and_line),
		cmocka_unit_test(a_part_is_found_by_its_id),
		cmocka_unit_test(a_fallback_stands_in_for_a_missing_part),
		cmocka_unit_test(parts_cannot_include_themselves_for_ever),
		cmocka_unit_test(nothing_outside_the_project_is_read),
		cmocka_unit_test(entities_are_refused),
		cmocka_unit_test(what_is_not_divided_is_refused),
		cmocka_unit_test(broken_xml_is_named_by_line),
		cmocka_unit_test(the_schema_speaks_plainly),
		cmocka_unit_test(what_the_validator_cannot_explain_is_said_plainly),
		cmocka_unit_test(a_root_needs_an_id),
		cmocka_unit_test(the_catalogue_tells_what_there_is),
		cmocka_unit_test(an_unknown_id_gets_suggestions),
		cmocka_unit_test(a_wish_is_settled_or_refused),
		cmocka_unit_test(printing_indents_only_where_nobody_sees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
