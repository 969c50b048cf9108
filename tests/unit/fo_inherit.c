/*
 * What objects have from others: inherited values, those shared with their like, language, and what
 * a marker brings to another place.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo_sample.h"

static void
inherited_values_are_shared(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' color='red'><fo:block id='plain' padding='1pt'/>"
	    "<fo:block id='same' color='red'/><fo:block id='x' color='blue'/>"
	    "<fo:block id='y' color='blue'/><fo:inline id='none'>t</fo:inline></fo:block>");
	const struct fo *a = sample_find(&s, "a");

	(void)state;
	assert_ptr_equal(sample_find(&s, "plain")->inherited, a->inherited);
	assert_ptr_equal(sample_find(&s, "same")->inherited, a->inherited);
	assert_ptr_equal(sample_find(&s, "none")->first->inherited, a->inherited);
	assert_ptr_equal(sample_find(&s, "x")->inherited, sample_find(&s, "y")->inherited);
	assert_ptr_not_equal(sample_find(&s, "x")->inherited, a->inherited);
	assert_int_equal(fo_color(sample_find(&s, "x"), PROP_COLOR), 0x0000ffff);
	assert_true(fo_color(a, PROP_COLOR) == 0xff0000ff);
	sample_drop(&s);
}

static void
alike_objects_share_their_values(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' padding='2pt'><fo:block id='x' padding='1em'/>"
	    "<fo:block id='y' padding='1em'/><fo:block id='p' padding='inherit'/></fo:block>"
	    "<fo:block font-size='9pt'><fo:block id='z' padding='1em'/></fo:block>"
	    "<fo:block id='b'><fo:block id='q' padding='inherit'/></fo:block>"
	    "<fo:block widows='x'/><fo:block pa:at='l.xml:7' widows='x'/>"
	    "<fo:block pa:at='l.xml:7' widows='x'/>");

	(void)state;
	assert_ptr_equal(sample_find(&s, "x")->own, sample_find(&s, "y")->own);
	assert_int_equal(fo_length(sample_find(&s, "x"), PROP_PADDING_START, 0), 12000);
	assert_int_equal(fo_length(sample_find(&s, "z"), PROP_PADDING_START, 0), 9000);
	assert_int_equal(fo_length(sample_find(&s, "p"), PROP_PADDING_START, 0), 2000);
	assert_int_equal(fo_length(sample_find(&s, "q"), PROP_PADDING_START, 0), 0);
	assert_int_equal(sample_said(&s, DIAG_FO_VALUE), 2);
	assert_int_equal(sample_row(&s, DIAG_FO_VALUE)[1].count, 2);
	sample_drop(&s);
}

static void
languages_are_tags(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' xml:lang='da'><fo:block id='b'/>"
	    "<fo:block id='c' language='en' country='GB'/><fo:block id='d' country='DK'/>"
	    "<fo:block id='e' language='none'/><fo:block id='f' language='sr' script='Latn'/>"
	    "<fo:block id='g' xml:lang='ar' language='en'/><fo:block id='h' xml:lang=''/></fo:block>");

	(void)state;
	assert_string_equal(sample_find(&s, "b")->lang, "da");
	assert_string_equal(sample_find(&s, "c")->lang, "en-GB");
	assert_string_equal(sample_find(&s, "d")->lang, "da-DK");
	assert_string_equal(sample_find(&s, "e")->lang, "");
	assert_string_equal(sample_find(&s, "f")->lang, "sr-Latn");
	assert_string_equal(sample_find(&s, "g")->lang, "ar");
	assert_string_equal(sample_find(&s, "h")->lang, "");
	assert_string_equal(s.document->root->lang, "");
	sample_drop(&s);
}

/* Every property of its own is among those that an object says it may specify. */
static void
check_own(const struct fo *fo)
{
	const struct fo *child;
	int i;

	for (i = 0; i < fo->own_count; i++) {
		enum fo_prop prop = (enum fo_prop)fo->own[i].prop;

		assert_true(fo_specifies(fo, prop, prop));
		assert_ptr_equal(fo_value(fo, prop), &fo->own[i].value);
	}
	for (child = fo->first; child; child = child->next)
		check_own(child);
}

/* What is read like something before, and what a marker gives, is told the same way. */
static void
what_is_specified_is_known(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' border='1pt solid red' padding='2pt'/>"
	    "<fo:block id='b' border='1pt solid red' padding='2pt'/>"
	    "<fo:block id='c' space-before='3pt' z-index='2'><fo:block id='d'/></fo:block>");
	const struct fo *b = sample_find(&s, "b"), *c = sample_find(&s, "c");

	(void)state;
	check_own(s.document->root);
	assert_true(fo_specifies(b, PROP_BORDER_AFTER_COLOR, PROP_BORDER_START_WIDTH));
	assert_true(fo_specifies(b, PROP_PADDING_AFTER, PROP_PADDING_START));
	assert_false(fo_specifies(b, PROP_SPACE_AFTER_MAXIMUM, PROP_SPACE_BEFORE_OPTIMUM));
	assert_true(fo_specifies(c, PROP_SPACE_BEFORE_MAXIMUM, PROP_SPACE_BEFORE_OPTIMUM));
	assert_true(fo_specifies(c, PROP_ABSOLUTE_POSITION, PROP_Z_INDEX));
	assert_false(fo_specifies(c, PROP_BORDER_AFTER_COLOR, PROP_BORDER_START_WIDTH));
	assert_false(fo_specifies(sample_find(&s, "d"), PROP_ABSOLUTE_POSITION, PROP_Z_INDEX));
	sample_drop(&s);
}

/* A heading's marker does not bring the heading's size into the running head. */
static void
markers_take_the_place_of_retrieval(void **state)
{
	struct sample s = sample_flow("<fo:block font-size='30pt' color='red'>"
	    "<fo:marker id='m' marker-class-name='h'>A<fo:inline font-size='2em'>B</fo:inline></fo:marker>"
	    "</fo:block><fo:block font-size='8pt'><fo:retrieve-marker id='r' retrieve-class-name='h'/>"
	    "</fo:block>");
	const struct fo *got = fo_retrieve(sample_find(&s, "m"), sample_find(&s, "r"), s.arena, s.diags);

	(void)state;
	check_own(got);
	assert_int_equal(got->kind, FO_WRAPPER);
	assert_ptr_equal(got->parent, sample_find(&s, "r")->parent);
	assert_int_equal(got->first->kind, FO_TEXT);
	assert_int_equal(fo_length(got->first, PROP_FONT_SIZE, 0), 8000);
	assert_int_equal(fo_length(got->first->next, PROP_FONT_SIZE, 0), 16000);
	assert_int_equal(fo_color(got->first, PROP_COLOR), 0x000000ff);
	assert_int_equal(got->first->next->first->text[0], 'B');
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inherited_values_are_shared),
		cmocka_unit_test(alike_objects_share_their_values),
		cmocka_unit_test(languages_are_tags),
		cmocka_unit_test(what_is_specified_is_known),
		cmocka_unit_test(markers_take_the_place_of_retrieval),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
