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

enum { DEPTH = 1000 };

/* A document of one flow that holds DEPTH elements of a name inside each other. */
static const struct fo_document *
read_deep(const char *name, struct arena *arena, struct diags *diags)
{
	xmlDoc *xml = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *node = xmlNewNode(NULL, BAD_CAST "root");
	const struct fo_document *document;
	int i;

	xmlDocSetRootElement(xml, node);
	xmlSetNs(node, xmlNewNs(node, BAD_CAST "http://www.w3.org/1999/XSL/Format", BAD_CAST "fo"));
	if (strcmp(name, "block") == 0) {
		node = xmlNewChild(node, node->ns, BAD_CAST "page-sequence", NULL);
		node = xmlNewChild(node, node->ns, BAD_CAST "flow", NULL);
	}
	for (i = 0; i < DEPTH; i++)
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
		s.document = read_deep(names[i], s.arena, s.diags);
		assert_non_null(s.document);
		assert_int_equal(sample_said(&s, DIAG_FO_DEEP), 1);
		sample_drop(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_too_deep_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
