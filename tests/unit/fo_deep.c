/*
 * Trees that a stylesheet may make and no file may hold: deeper than any
 * stage recurses.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo_sample.h"

/* A document of one flow that holds `depth` elements of a name inside each other. */
static const struct fo_document *
read_deep(const char *name, int depth, struct arena *arena, struct diags *diags)
{
	xmlDoc *xml = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *node = xmlNewNode(NULL, BAD_CAST "root");
	const struct fo_document *document;
	int i;

	xmlDocSetRootElement(xml, node);
	xmlSetNs(node, xmlNewNs(node, BAD_CAST "http://www.w3.org/1999/XSL/Format", BAD_CAST "fo"));
	if (strcmp(name, "page-sequence-wrapper") != 0) {
		node = xmlNewChild(node, node->ns, BAD_CAST "page-sequence", NULL);
		node = xmlNewChild(node, node->ns, BAD_CAST "flow", NULL);
	}
	if (strcmp(name, "inline") == 0)
		node = xmlNewChild(node, node->ns, BAD_CAST "block", NULL);
	for (i = 0; i < depth; i++)
		node = xmlNewChild(node, node->ns, BAD_CAST name, NULL);
	document = fo_read(xml, "deep.fo", arena, diags);
	xmlFreeDoc(xml);
	return document;
}

static void
what_is_too_deep_is_left_out(void **state)
{
	static const char *const names[] = { "block", "page-sequence-wrapper" };
	struct sample s;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		s = (struct sample){ arena_new(), diags_new(), NULL };
		s.document = read_deep(names[i], 1000, s.arena, s.diags);
		assert_non_null(s.document);
		assert_int_equal(sample_said(&s, DIAG_FO_DEEP), 1);
		sample_drop(&s);
	}
}

static void
inlines_may_be_ten_thousand_deep(void **state)
{
	struct sample s = { arena_new(), diags_new(), NULL };
	const struct fo *fo;
	int depth = 0;

	(void)state;
	s.document = read_deep("inline", 10000, s.arena, s.diags);
	assert_non_null(s.document);
	assert_int_equal(sample_said(&s, DIAG_FO_DEEP), 0);
	for (fo = s.document->root; fo; fo = fo->first)
		depth += fo->kind == FO_INLINE;
	assert_int_equal(depth, 10000);
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_too_deep_is_left_out),
		cmocka_unit_test(inlines_may_be_ten_thousand_deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
