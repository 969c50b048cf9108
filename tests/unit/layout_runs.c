/*
 * Runs of the layout, one after the other, and the limit of their pages.
 */
#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

struct bench {
	struct arena *arena;
	struct diags *diags;
	struct faces *faces;
	struct images *images;
	struct layout_job job;
};

static int
set_up(void **state)
{
	struct bench *b = mem_alloc(sizeof *b);

	*b = (struct bench){ .arena = arena_new(), .diags = diags_new(), .images = images_new() };
	b->faces = faces_open("tests/fonts/catalogue.conf", b->diags);
	b->job = (struct layout_job){ .faces = b->faces, .images = b->images, .arena = b->arena,
		.diags = b->diags };
	*state = b;
	return b->faces ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	faces_drop(b->faces);
	images_drop(b->images);
	diags_drop(b->diags);
	arena_drop(b->arena);
	free(b);
	return 0;
}

static const struct fo_document *
read_flow(struct bench *b, const char *flow)
{
	const char *text = arena_printf(b->arena,
	    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Square'"
	    " font-size='10pt' line-height='10pt'><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='m' page-width='100pt' page-height='30pt'>"
	    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>%s"
	    "</fo:flow></fo:page-sequence></fo:root>", flow);
	xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, XML_PARSE_NONET);
	const struct fo_document *document = fo_read(xml, "test.fo", b->arena, b->diags);

	xmlFreeDoc(xml);
	return document;
}

static bool
was_said(const struct bench *b, enum diag_code code)
{
	return diags_find(b->diags, code) != NULL;
}

#define THREE_PAGES                                                                                \
	"<fo:block>a</fo:block><fo:block break-before='page'>b</fo:block>"                         \
	"<fo:block break-before='page'>c</fo:block>"

static void
pages_beyond_the_limit_end_the_run(void **state)
{
	struct bench *b = *state;

	b->job.page_limit = 2;
	assert_null(layout_document(read_flow(b, THREE_PAGES), &b->job));
	assert_true(was_said(b, DIAG_LAYOUT_PAGES));
	assert_int_equal(diags_worst(b->diags), DIAG_FATAL);
}

static void
pages_up_to_the_limit_are_made(void **state)
{
	struct bench *b = *state;
	struct areas *areas;

	b->job.page_limit = 3;
	areas = layout_document(read_flow(b, THREE_PAGES), &b->job);
	assert_non_null(areas);
	assert_int_equal(areas->page_count, 3);
	assert_false(was_said(b, DIAG_LAYOUT_PAGES));
}

/* What is said in a run that is repeated is not said twice. */
static void
messages_of_repeated_runs_are_those_of_the_last(void **state)
{
	struct bench *b = *state;
	struct areas *areas = layout_document(read_flow(b,
	    "<fo:block wrap-option='no-wrap'>abcdefghijkl<fo:page-number-citation ref-id='x'/>"
	    "</fo:block><fo:block id='x' break-before='page'>b</fo:block>"), &b->job);
	size_t i, wide = 0;

	assert_non_null(areas);
	for (i = 0; i < diags_count(b->diags); i++)
		wide += diags_row(b->diags, i)->code == DIAG_LAYOUT_WIDE;
	assert_int_equal(wide, 1);
	assert_false(was_said(b, DIAG_LAYOUT_UNSETTLED));
}

/* The tree is shared by runs and never written to: two layouts of it are the same. */
static void
layout_is_a_function_of_its_tree(void **state)
{
	struct bench *b = *state;
	const struct fo_document *document = read_flow(b,
	    "<fo:block id='a'>p<fo:page-number-citation ref-id='b'/></fo:block>"
	    "<fo:list-block><fo:list-item><fo:list-item-label><fo:block>1</fo:block>"
	    "</fo:list-item-label><fo:list-item-body start-indent='body-start()'>"
	    "<fo:block>x</fo:block></fo:list-item-body></fo:list-item></fo:list-block>"
	    "<fo:block id='b' break-before='page' background-color='red'>c</fo:block>");
	struct buf first = { 0 }, second = { 0 };

	area_dump(layout_document(document, &b->job), &first);
	area_dump(layout_document(document, &b->job), &second);
	assert_string_equal(first.bytes, second.bytes);
	buf_drop(&first);
	buf_drop(&second);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_beyond_the_limit_end_the_run),
		TEST(pages_up_to_the_limit_are_made),
		TEST(messages_of_repeated_runs_are_those_of_the_last),
		TEST(layout_is_a_function_of_its_tree),
	};

	return cmocka_run_group_tests_name("layout_runs", tests, NULL, NULL);
}
