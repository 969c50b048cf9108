/*
 * Broken XML, as libxml2 itself complains of it, in plain words.
 */
#include "base/base.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

struct broken {
	const char *xml, *plain;
};

/* The first thing that libxml2 says is what the readers pass on. */
static void
note_first(void *context, xmlError *error)
{
	char *first = ((xmlParserCtxt *)context)->_private;

	if (!*first)
		snprintf(first, 200, "%s", error->message);
}

static void
check(const struct broken *b)
{
	xmlParserCtxt *context = xmlNewParserCtxt();
	struct arena *arena = arena_new();
	xmlDoc *doc;
	char first[200] = "";
	const char *plain;

	context->_private = first;
	context->sax->serror = note_first;
	doc = xmlCtxtReadMemory(context, b->xml, (int)strlen(b->xml), "a.xml", NULL, 0);
	plain = markup_complaint(first, arena);
	if (strcmp(plain, b->plain) != 0)
		fail_msg("%s: '%s', not '%s'", b->xml, plain, b->plain);
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(context);
	arena_drop(arena);
}

static void
broken_xml_is_explained(void **state)
{
	static const struct broken cases[] = {
		{ "<a>\n<b>x</c></a>", "'b', begun in line 2, is ended by 'c'" },
		{ "<a>\n<b>x", "'b', begun in line 2, never ends" },
		{ "x", "it does not begin with an element" },
		{ "<a/><b/>", "something follows after the last element" },
		{ "<a>&auml;</a>", "'&auml;' stands for nothing, write the letter itself" },
		{ "<a>x & y</a>", "'&' stands alone, write &amp;" },
		{ "<a>x < y</a>", "'<' begins no element, write &lt;" },
		{ "<a b='<'/>", "'<' stands in a value, write &lt;" },
		{ "<a b=c/>", "a value must stand in quotes" },
		{ "<a b='1' b='2'/>", "the attribute 'b' stands there twice" },
		{ "<a b/>", "the attribute 'b' has no value" },
		{ "<a>\xe5</a>", "the letters are not in UTF-8" },
		{ "<a>\x01</a>", "a character stands here that no text has (number 1)" },
		{ "<a:b/>", "nothing says what 'a:' before 'b' means" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i]);
}

static void
what_is_not_known_stays(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(markup_complaint("Nobody knows\nthe trouble", arena), "Nobody knows");
	assert_string_equal(markup_complaint("Attribute x", arena), "Attribute x");
	assert_string_equal(markup_complaint(NULL, arena), "");
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_xml_is_explained),
		cmocka_unit_test(what_is_not_known_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
