/*
 * Tags of more attributes than anybody writes, found before they are parsed.
 */
#include "base/base.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static int
crowded(const char *text, int most)
{
	return markup_crowded_line(text, strlen(text), most);
}

static void
attributes_are_counted_tag_by_tag(void **state)
{
	(void)state;
	assert_int_equal(crowded("<a b='1' c='2'/><d e='3'/>", 2), 0);
	assert_int_equal(crowded("<a b='1' c='2'/>\n<d e='3' f='>' g=\"'\"/>", 2), 2);
	assert_int_equal(crowded("\n\n<a b='1' c='2'", 1), 3);
	assert_int_equal(crowded("<\xc3\xa5 b='1' c='2'>", 1), 1);
}

static void
what_is_no_tag_is_not_counted(void **state)
{
	(void)state;
	assert_int_equal(markup_crowded_line(NULL, 0, 0), 0);
	assert_int_equal(crowded("a='1' b='2' <", 1), 0);
	assert_int_equal(crowded("<?a b='1' c='2'?></a b='1' c='2'><!-- 'a' 'b' -->", 1), 0);
	assert_int_equal(crowded("<a b='<c d=\"1\" e=\"2\">'>1 < 2</a>", 1), 0);
	assert_int_equal(crowded("<a b='1'<c d='2'>", 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_are_counted_tag_by_tag),
		cmocka_unit_test(what_is_no_tag_is_not_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
