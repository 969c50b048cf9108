/*
 * Documents of more pages than a job allows.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo_sample.h"
#include "layout/layout.h"

/* The pages that come of three forced ones under a limit; -1: nothing is made. */
static int
pages_of_three(int limit, struct sample *s)
{
	struct layout_job job = { .page_limit = limit };
	struct areas *areas;
	int pages;

	*s = sample_flow("<fo:block>a</fo:block>"
	    "<fo:block break-before='page'>b</fo:block><fo:block break-before='page'>c</fo:block>");
	job.arena = s->arena;
	job.diags = s->diags;
	job.images = images_new();
	job.faces = faces_open("tests/fonts/catalogue.conf", s->diags);
	assert_non_null(job.faces);
	areas = layout_document(s->document, &job);
	pages = areas ? areas->page_count : -1;
	images_drop(job.images);
	faces_drop(job.faces);
	return pages;
}

static void
more_pages_than_allowed_make_nothing(void **state)
{
	struct sample s;

	(void)state;
	assert_int_equal(pages_of_three(3, &s), 3);
	assert_int_equal(sample_said(&s, DIAG_LAYOUT_PAGES), 0);
	sample_drop(&s);
	assert_int_equal(pages_of_three(2, &s), -1);
	assert_string_equal(sample_row(&s, DIAG_LAYOUT_PAGES)->text,
	    "more than 2 pages, nothing made");
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_pages_than_allowed_make_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
