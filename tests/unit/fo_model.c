/*
 * Reading: what may stand where, what is said about what may not, places,
 * titles, foreign objects, hostile files.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fo/inside.h"

#include "fo_sample.h"

/* The children's kinds as "block block". */
static void
check_children(const struct fo *fo, const char *expected)
{
	struct buf kinds = { NULL, 0, 0 };
	const struct fo *child;

	buf_string(&kinds, "");
	for (child = fo->first; child; child = child->next)
		buf_printf(&kinds, "%s%s", kinds.count ? " " : "", fo_kind_name(child->kind));
	assert_string_equal(kinds.bytes ? kinds.bytes : "", expected);
	buf_drop(&kinds);
}

static const struct fo *
flow_of(const struct sample *s)
{
	return s->document->root->last->last;
}

static void
well_made_documents_are_silent(void **state)
{
	struct sample s = sample_flow("<fo:block><fo:marker marker-class-name='m'/>text<fo:inline>"
	    "<fo:block>in</fo:block></fo:inline><fo:footnote><fo:inline>1</fo:inline><fo:footnote-body>"
	    "<fo:block/></fo:footnote-body></fo:footnote><fo:basic-link internal-destination='x'>l"
	    "</fo:basic-link><fo:leader/><fo:page-number/></fo:block><fo:wrapper>"
	    "<fo:block/></fo:wrapper>\n"
	    "<fo:list-block><fo:list-item><fo:list-item-label><fo:block/></fo:list-item-label>"
	    "<fo:list-item-body><fo:block/></fo:list-item-body></fo:list-item></fo:list-block>\n"
	    "<fo:table-and-caption><fo:table-caption><fo:block/></fo:table-caption><fo:table>"
	    "<fo:table-column/><fo:table-header><fo:table-row><fo:table-cell><fo:block/></fo:table-cell>"
	    "</fo:table-row></fo:table-header><fo:table-body><fo:table-cell><fo:block/></fo:table-cell>"
	    "</fo:table-body></fo:table></fo:table-and-caption>");

	(void)state;
	assert_int_equal(diags_count(s.diags), 0);
	check_children(flow_of(&s), "block wrapper list-block table-and-caption");
	sample_drop(&s);
}

static void
bare_inlines_get_a_block(void **state)
{
	struct sample s = sample_flow("one <fo:inline>two</fo:inline> <fo:page-number/>"
	    "<fo:block id='b'/>three<fo:wrapper id='w'>four</fo:wrapper>");

	(void)state;
	check_children(flow_of(&s), "block block block wrapper");
	check_children(flow_of(&s)->first, "#text inline #text page-number");
	check_children(sample_find(&s, "w"), "block");
	assert_int_equal(sample_said(&s, DIAG_FO_BARE), 3);
	assert_string_equal(sample_row(&s, DIAG_FO_BARE)->text, "text stands bare in fo:flow, "
	    "put into a block");
	sample_drop(&s);
}

static void
what_is_misplaced_is_said(void **state)
{
	struct sample s = sample_flow("\n<fo:table-cell><fo:block/></fo:table-cell>\n<fo:block/>\n"
	    "<fo:list-block id='l'>loose<fo:block/><fo:list-item id='i'><fo:list-item-body><fo:block/>"
	    "</fo:list-item-body></fo:list-item></fo:list-block>");

	(void)state;
	check_children(flow_of(&s), "block list-block");
	check_children(sample_find(&s, "l"), "list-item");
	assert_int_equal(sample_said(&s, DIAG_FO_MISPLACED), 2);
	assert_string_equal(sample_row(&s, DIAG_FO_MISPLACED)->text,
	    "fo:table-cell may not stand in fo:flow, left out");
	assert_int_equal(sample_row(&s, DIAG_FO_MISPLACED)->place.line, 2);
	assert_string_equal(sample_row(&s, DIAG_FO_TEXT)->text,
	    "text 'loose' may not stand in fo:list-block, left out");
	assert_string_equal(sample_row(&s, DIAG_FO_LACKS)->text, "fo:list-item lacks its "
	    "fo:list-item-label");
	assert_int_equal(sample_said(&s, DIAG_FO_LACKS), 1);
	sample_drop(&s);
}

static void
order_and_number_are_said(void **state)
{
	struct sample s = sample_flow("<fo:table id='t'><fo:table-body><fo:table-row><fo:table-cell>"
	    "<fo:block/></fo:table-cell></fo:table-row></fo:table-body><fo:table-header><fo:table-row>"
	    "<fo:table-cell><fo:block/></fo:table-cell></fo:table-row></fo:table-header></fo:table>"
	    "<fo:block>a<fo:marker id='m' marker-class-name='x'/></fo:block><fo:footnote><fo:inline/>"
	    "<fo:inline/><fo:footnote-body><fo:block/></fo:footnote-body></fo:footnote>"
	    "<fo:table><fo:table-column/></fo:table>");

	(void)state;
	check_children(sample_find(&s, "t"), "table-body table-header");
	assert_int_equal(sample_said(&s, DIAG_FO_ORDER), 2);
	assert_string_equal(sample_row(&s, DIAG_FO_ORDER)->text,
	    "fo:table-header comes too late in fo:table, taken all the same");
	assert_string_equal(sample_row(&s, DIAG_FO_SURPLUS)->text,
	    "fo:inline stands more than once in fo:footnote, taken all the same");
	assert_string_equal(sample_row(&s, DIAG_FO_LACKS)->text, "fo:table lacks its fo:table-body");
	sample_drop(&s);
}

static void
the_unknown_is_named_once(void **state)
{
	struct sample s = sample_flow("<fo:blink id='u'>kept</fo:blink><fo:blink/><fo:block nonsense='1'/>"
	    "<fo:block nonsense='2'/><fo:block rendering-intent='x'/><fo:block rendering-intent='auto'/>"
	    "<fo:block><fo:index-page-citation-list/></fo:block><svg xmlns='x:y'>foreign</svg>");

	(void)state;
	assert_int_equal(sample_row(&s, DIAG_FO_ELEMENT)->count, 2);
	assert_int_equal(sample_row(&s, DIAG_FO_PROPERTY)->count, 2);
	assert_int_equal(sample_row(&s, DIAG_FO_PROPERTY)->level, DIAG_UNSUPPORTED);
	assert_string_equal(sample_row(&s, DIAG_FO_PROPERTY_LATER)->text,
	    "property 'rendering-intent' is not supported yet");
	assert_int_equal(sample_row(&s, DIAG_FO_PROPERTY_LATER)->count, 1);
	assert_int_equal(sample_said(&s, DIAG_FO_ELEMENT_LATER), 1);
	assert_string_equal(
	    sample_row(&s, DIAG_FO_FOREIGN)->text, "svg is of another vocabulary, left out");
	assert_int_equal(sample_find(&s, "u")->kind, FO_UNKNOWN);
	check_children(sample_find(&s, "u"), "block");
	sample_drop(&s);
}

static void
values_are_said_with_their_line(void **state)
{
	struct sample s = sample_flow("\n\n<fo:block font-size='banana'/>"
	    "<fo:block pa:at='letter.xml:41' color='reddish'><fo:inline "
	    "widows='x'>t</fo:inline></fo:block>");
	const struct diag_row *row = sample_row(&s, DIAG_FO_VALUE);

	(void)state;
	assert_string_equal(row->text, "'banana' is no value of font-size, left out");
	assert_int_equal(row->place.line, 3);
	assert_string_equal(row->place.file, "sample.fo");
	assert_string_equal(row[1].place.file, "letter.xml");
	assert_int_equal(row[1].place.line, 41);
	assert_string_equal(row[2].place.file, "letter.xml");
	sample_drop(&s);
}

static void
ids_and_roles_are_kept(void **state)
{
	struct sample s = sample_flow("<fo:block id='a'/><fo:block role='H1' id=''/>");

	(void)state;
	assert_string_equal(flow_of(&s)->first->id, "a");
	assert_null(flow_of(&s)->last->id);
	assert_string_equal(flow_of(&s)->last->role, "H1");
	sample_drop(&s);
}

static void
spaces_between_blocks_go(void **state)
{
	struct sample s = sample_flow("\n <fo:block id='a'>\n <fo:block/>\n <fo:block/>\n</fo:block>"
	    "<fo:block id='b'>a <fo:inline>b</fo:inline> <fo:inline>c</fo:inline></fo:block>"
	    "<fo:block id='c'> </fo:block><fo:block id='d' white-space-collapse='false'> "
	    "<fo:block/></fo:block>");

	(void)state;
	check_children(sample_find(&s, "a"), "block block");
	check_children(sample_find(&s, "b"), "#text inline #text inline");
	check_children(sample_find(&s, "c"), "#text");
	check_children(sample_find(&s, "d"), "#text block");
	sample_drop(&s);
}

static void
switches_show_one_case(void **state)
{
	struct sample s = sample_flow("<fo:multi-switch id='s'><fo:multi-case starting-state='hide'>"
	    "<fo:block id='no'/></fo:multi-case><fo:multi-case id='yes'><fo:block/></fo:multi-case>"
	    "<fo:multi-case><fo:block/></fo:multi-case></fo:multi-switch>");

	(void)state;
	check_children(sample_find(&s, "s"), "multi-case");
	assert_string_equal(sample_find(&s, "s")->first->id, "yes");
	sample_drop(&s);
}

static void
foreign_objects_stand_by_themselves(void **state)
{
	struct sample s = sample_whole(SAMPLE_ROOT " xmlns:s='http://www.w3.org/2000/svg'>" SAMPLE_MASTERS
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'><fo:block>"
	    "<fo:instream-foreign-object id='i' fox:alt-text='a &amp; b'> <s:svg width='1'><s:g/></s:svg>"
	    "</fo:instream-foreign-object></fo:block></fo:flow></fo:page-sequence></fo:root>");
	const struct fo *fo = sample_find(&s, "i");

	(void)state;
	assert_string_equal(fo->text,
	    "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"1\"><s:g/></s:svg>");
	assert_int_equal(fo->text_length, strlen(fo->text));
	assert_string_equal(fo->alt_text, "a & b");
	assert_int_equal(diags_count(s.diags), 0);
	sample_drop(&s);
}

static const char tail[] =
    "<fo:page-sequence master-reference='m' language='da' country='DK'><fo:title> The\n title "
    "</fo:title><fo:flow flow-name='xsl-region-body'><fo:block/></fo:flow></fo:page-sequence>"
    "</fo:root>";
static const char xmp[] =
    "<fo:declarations><x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='r'><r:Description "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><r:Alt><r:li>From XMP</r:li></r:Alt>"
    "</dc:title><dc:creator>Me</dc:creator><dc:description>On it</dc:description>"
    "</r:Description></r:RDF></x:xmpmeta></fo:declarations>";

static struct sample
sample_about(const char *attributes, const char *declarations)
{
	struct buf text = { NULL, 0, 0 };
	struct sample s;

	buf_printf(&text, "%s%s>%s%s%s", SAMPLE_ROOT, attributes, SAMPLE_MASTERS, declarations, tail);
	s = sample_whole(text.bytes);
	buf_drop(&text);
	return s;
}

static void
documents_tell_of_themselves(void **state)
{
	struct sample a = sample_about("", ""), b = sample_about("", xmp);
	struct sample c = sample_about(" xml:lang='ar' pa:title='Own'", xmp);

	(void)state;
	assert_string_equal(a.document->title, "The title");
	assert_string_equal(a.document->lang, "da-DK");
	assert_null(a.document->author);
	assert_string_equal(b.document->title, "From XMP");
	assert_string_equal(b.document->author, "Me");
	assert_string_equal(b.document->subject, "On it");
	assert_string_equal(c.document->title, "Own");
	assert_string_equal(c.document->lang, "ar");
	sample_drop(&a);
	sample_drop(&b);
	sample_drop(&c);
}

static void
other_documents_are_refused(void **state)
{
	struct sample s = sample_whole("<html/>");

	(void)state;
	assert_null(s.document);
	assert_string_equal(sample_row(&s, DIAG_FO_ROOT)->text,
	    "not XSL-FO: the root element is 'html', not fo:root");
	sample_drop(&s);
}

static void
nesting_is_bounded(void **state)
{
	struct buf flow = { NULL, 0, 0 };
	struct sample s;
	int i;

	(void)state;
	/* libxml2 itself stops at 256 without being told otherwise. */
	for (i = 0; i < 240; i++)
		buf_string(&flow, "<fo:block>");
	for (i = 0; i < 240; i++)
		buf_string(&flow, "</fo:block>");
	s = sample_flow(flow.bytes);
	assert_int_equal(diags_count(s.diags), 0);
	buf_drop(&flow);
	sample_drop(&s);
}

/* ---- files --------------------------------------------------------- */

static struct sample
sample_file(const char *text)
{
	struct sample s = { arena_new(), diags_new(), NULL };
	char path[] = "/tmp/fo_model_XXXXXX";
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	s.document = fo_read_file(arena_strdup(s.arena, path), s.arena, s.diags);
	unlink(path);
	return s;
}

static void
broken_files_are_said_with_their_line(void **state)
{
	struct sample s = sample_file("<a>\n<b>\n</a>");
	struct sample missing = { arena_new(), diags_new(), NULL };

	(void)state;
	assert_null(s.document);
	assert_int_equal(sample_row(&s, DIAG_FO_PARSE)->place.line, 3);
	assert_non_null(strstr(sample_row(&s, DIAG_FO_PARSE)->text, "is ended by"));
	assert_null(fo_read_file("/nonexistent/x.fo", missing.arena, missing.diags));
	assert_int_equal(diags_worst(missing.diags), DIAG_FATAL);
	sample_drop(&s);
	sample_drop(&missing);
}

#define FILE_WITH(dtd, content)                                                                    \
	"<!DOCTYPE x [" dtd "]>" SAMPLE_ROOT ">" SAMPLE_MASTERS                                        \
	"<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>"                 \
	"<fo:block id='b'>" content "</fo:block></fo:flow></fo:page-sequence></fo:root>"

static void
entities_stay_inside_the_file(void **state)
{
	struct sample good = sample_file(FILE_WITH("<!ENTITY e 'ent'>", "&e;"));
	struct sample outside = sample_file(FILE_WITH("<!ENTITY e SYSTEM 'file:///etc/passwd'>", "&e;"));
	struct sample bomb = sample_file(FILE_WITH("<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
	    "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
	    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
	    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
	    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
	    "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>", "&f;&f;&f;"));

	(void)state;
	assert_non_null(good.document);
	assert_string_equal(sample_find(&good, "b")->first->text, "ent");
	assert_null(outside.document);
	assert_null(bomb.document);
	assert_int_equal(sample_said(&bomb, DIAG_FO_PARSE), 1);
	sample_drop(&good);
	sample_drop(&outside);
	sample_drop(&bomb);
}

static void
trees_are_shown(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' font-size='9.5pt' start-indent='100% - 1.25pt' "
	    "column-count='2' role='P'>T\"x\\\n</fo:block>");
	struct buf dump = { NULL, 0, 0 };

	(void)state;
	fo_dump(s.document, &dump);
	assert_string_equal(dump.bytes, "root\n  layout-master-set\n"
	    "    simple-page-master master-name=\"m\"\n      region-body\n"
	    "  page-sequence master-reference=\"m\"\n    flow flow-name=\"xsl-region-body\"\n"
	    "      block id=a role=P font-size=9.5pt start-indent=-1.25pt+100% column-count=2\n"
	    "        #text \"T\\\"x\\\\\\n\"\n");
	buf_drop(&dump);
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(well_made_documents_are_silent),
		cmocka_unit_test(bare_inlines_get_a_block),
		cmocka_unit_test(what_is_misplaced_is_said),
		cmocka_unit_test(order_and_number_are_said),
		cmocka_unit_test(the_unknown_is_named_once),
		cmocka_unit_test(values_are_said_with_their_line),
		cmocka_unit_test(ids_and_roles_are_kept),
		cmocka_unit_test(spaces_between_blocks_go),
		cmocka_unit_test(switches_show_one_case),
		cmocka_unit_test(foreign_objects_stand_by_themselves),
		cmocka_unit_test(documents_tell_of_themselves),
		cmocka_unit_test(other_documents_are_refused),
		cmocka_unit_test(nesting_is_bounded),
		cmocka_unit_test(broken_files_are_said_with_their_line),
		cmocka_unit_test(entities_stay_inside_the_file),
		cmocka_unit_test(trees_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
