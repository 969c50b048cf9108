/*
 * Expressions: what a text means for a property (XSL 1.1, 5.9 and 5.10).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo_sample.h"

/* The value of an attribute on a block of 20 pt inside a block of 10 pt. */
static struct value
value_of(const char *name, const char *text, enum fo_prop prop, bool *is_bad)
{
	struct buf flow = { NULL, 0, 0 };
	struct sample s;
	struct value value;

	buf_printf(&flow, "<fo:block font-size='10pt' start-indent='7pt' border='1pt solid red'>"
	    "<fo:block id='b' %s=\"%s\" %s/></fo:block>", name, text,
	    prop == PROP_FONT_SIZE ? "" : "font-size='20pt'");
	s = sample_flow(flow.bytes);
	value = *fo_value(sample_find(&s, "b"), prop);
	*is_bad = sample_said(&s, DIAG_FO_VALUE) > 0;
	buf_drop(&flow);
	sample_drop(&s);
	return value;
}

struct length_case {
	const char *text;
	mpt length;
	int32_t percent;
};

static void
check_lengths(const char *name, enum fo_prop prop, const struct length_case *c, size_t n)
{
	bool is_bad;
	size_t i;

	for (i = 0; i < n; i++) {
		struct value v = value_of(name, c[i].text, prop, &is_bad);

		if (is_bad || v.type != VALUE_LENGTH || v.length != c[i].length ||
		    v.percent != c[i].percent)
			fail_msg("%s='%s': %d mpt + %d, bad %d", name, c[i].text, (int)v.length,
			    (int)v.percent, is_bad);
	}
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
lengths_are_reckoned(void **state)
{
	static const struct length_case cases[] = {
		{ "12pt", 12000, 0 }, { " 12pt ", 12000, 0 }, { "0", 0, 0 }, { "-3pt", -3000, 0 },
		{ "+3pt", 3000, 0 }, { "1in", 72000, 0 }, { "2.54cm", 72000, 0 },
		{ "25.4mm", 72000, 0 }, { "1pc", 12000, 0 }, { "3px", 3000, 0 }, { ".5pt", 500, 0 },
		{ "2em", 40000, 0 }, { "1ex", 10000, 0 }, { "50%", 0, 50000 }, { "33.333%", 0, 33333 },
		{ "1pt + 2pt", 3000, 0 }, { "10pt - 2pt - 3pt", 5000, 0 }, { "10pt-2pt", 8000, 0 },
		{ "100% - 2 * 5pt", -10000, 100000 }, { "(1pt + 2pt) * 3", 9000, 0 },
		{ "1pt + 2pt * 3", 7000, 0 }, { "10pt div 4", 2500, 0 }, { "10pt mod 3pt", 1000, 0 },
		{ "-(2pt + 1pt)", -3000, 0 }, { "- -2pt", 2000, 0 }, { "3 * 10%", 0, 30000 },
		{ "(10pt div 5pt) * 1pt", 2000, 0 }, { "0 + 5pt", 5000, 0 },
		{ "floor(2.7pt)", 2000, 0 }, { "ceiling(2.1pt)", 3000, 0 }, { "round(2.5pt)", 3000, 0 },
		{ "abs(-4pt)", 4000, 0 }, { "min(3pt, 2pt, 9pt)", 2000, 0 },
		{ "max(20%, 30%)", 0, 30000 }, { "max(2em, 3pt)", 40000, 0 },
		{ "from-parent(start-indent)", 7000, 0 }, { "from-parent()", 7000, 0 },
		{ "inherited-property-value(start-indent) + 1pt", 8000, 0 },
		{ "from-parent('font-size') * 2", 20000, 0 }, { "inherit", 7000, 0 },
		{ "from-nearest-specified-value(border-before-width)", 1000, 0 },
		{ "merge-property-values()", 7000, 0 }, { "99999999999999pt", 100000000, 0 },
		{ "-99999999999pt - 9999999999999%", -100000000, -1000000 },
	};

	(void)state;
	check_lengths("start-indent", PROP_START_INDENT, cases, COUNT(cases));
}

/* Stylesheets forget units; 0 needs none. */
static void
numbers_are_points(void **state)
{
	static const struct length_case cases[] = { { "12", 12000, 0 }, { "-1.5 * 2", -3000, 0 } };
	struct sample s = sample_flow(
	    "<fo:block id='b' padding='3 0' font='700 9pt serif' space-before='0'/>");
	const struct fo *b = sample_find(&s, "b");

	(void)state;
	check_lengths("start-indent", PROP_START_INDENT, cases, COUNT(cases));
	assert_int_equal(fo_length(b, PROP_PADDING_AFTER, 0), 3000);
	assert_int_equal(fo_length(b, PROP_FONT_SIZE, 0), 9000);
	assert_int_equal(sample_said(&s, DIAG_FO_UNIT), 1);
	assert_int_equal(sample_said(&s, DIAG_FO_VALUE), 0);
	sample_drop(&s);
}

static void
what_is_no_value_is_said(void **state)
{
	static const char *const bad[] = { "max(3pt,20%,30%)", "12furlong", "red", "1pt +", "(1pt",
		"1pt * 2pt", "1pt + 2", "banana", "", "auto", "min()", "abs(1pt, 2pt)", "nosuch(1pt)",
		"from-parent(nosuch)", "#fff", "1pt 2pt", "10pt div 0", "round(50%)", "body-start()",
		"label-end()", "from-table-column()", "rgb(1,2,3)",
		"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1pt" };
	bool is_bad;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		struct value v = value_of("start-indent", bad[i], PROP_START_INDENT, &is_bad);

		if (!is_bad || v.length != 7000)
			fail_msg("'%s' passes as %d", bad[i], (int)v.length);
	}
	value_of("background-position", "middling", PROP_BACKGROUND_POSITION_VERTICAL, &is_bad);
	assert_true(is_bad);
}

static void
font_sizes_are_of_the_parent(void **state)
{
	static const struct length_case cases[] = { { "150%", 15000, 0 }, { "2em", 20000, 0 },
		{ "larger", 12000, 0 }, { "smaller", 8333, 0 }, { "medium", 12000, 0 },
		{ "xx-small", 6944, 0 }, { "x-small", 8333, 0 }, { "small", 10000, 0 },
		{ "large", 14400, 0 }, { "x-large", 17280, 0 }, { "xx-large", 20736, 0 },
		{ "50% + 1pt", 6000, 0 } };

	(void)state;
	check_lengths("font-size", PROP_FONT_SIZE, cases, COUNT(cases));
}

static void
line_heights_in_percent_are_lengths(void **state)
{
	static const struct length_case cases[] = { { "150%", 30000, 0 }, { "1.5em", 30000, 0 },
		{ "18pt", 18000, 0 } };
	bool is_bad;
	struct value v;

	(void)state;
	check_lengths("line-height", PROP_LINE_HEIGHT, cases, COUNT(cases));
	v = value_of("line-height", "1.5", PROP_LINE_HEIGHT, &is_bad);
	assert_int_equal(v.type, VALUE_NUMBER);
	assert_true(v.number > 1.49 && v.number < 1.51);
	v = value_of("line-height", "normal", PROP_LINE_HEIGHT, &is_bad);
	assert_int_equal(v.keyword, KEY_NORMAL);
}

static void
colors_are_read(void **state)
{
	static const struct {
		const char *text;
		uint32_t rgba;
	} cases[] = { { "#fff", 0xffffffff }, { "#1a2B3c", 0x1a2b3cff }, { "#12345678", 0x12345678 },
		{ "red", 0xff0000ff }, { "Red", 0xff0000ff }, { "lightgoldenrodyellow", 0xfafad2ff },
		{ "aliceblue", 0xf0f8ffff }, { "yellowgreen", 0x9acd32ff }, { "transparent", 0 },
		{ "rgb(255, 0, 128)", 0xff0080ff }, { "rgb(100%, 50%, 0%)", 0xff8000ff },
		{ "rgb(300, -5, 0)", 0xff0000ff }, { "rgb(2 * 10, 5 + 5, 0)", 0x140a00ff },
		{ "rgb-icc(1, 2, 3, #CMYK, 0.1, 0.2, 0.3, 0.4)", 0x010203ff },
		{ "rgb-icc(1, 2, 3, sRGB)", 0x010203ff }, { "cmyk(0, 0, 0, 1)", 0x000000ff },
		{ "cmyk(1, 0, 0, 0)", 0x00ffffff }, { "system-color('Window')", 0x000000ff },
		{ "system-color('window')", 0xffffffff }, { "from-parent(border-before-color)", 0xff0000ff } };
	bool is_bad;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct value v = value_of("background-color", cases[i].text, PROP_BACKGROUND_COLOR,
		    &is_bad);

		if (is_bad || v.type != VALUE_COLOR || v.rgba != cases[i].rgba)
			fail_msg("%s is #%08x", cases[i].text, (unsigned)v.rgba);
	}
	value_of("background-color", "#12", PROP_BACKGROUND_COLOR, &is_bad);
	assert_true(is_bad);
	value_of("background-color", "reddish", PROP_BACKGROUND_COLOR, &is_bad);
	assert_true(is_bad);
}

static void
cmyk_is_named_once(void **state)
{
	struct sample s = sample_flow("<fo:block color='cmyk(1,0,0,0)'/><fo:block "
	    "color='cmyk(0,1,0,0)'/>");

	(void)state;
	assert_int_equal(sample_said(&s, DIAG_FO_CMYK), 1);
	assert_int_equal(sample_row(&s, DIAG_FO_CMYK)->count, 2);
	sample_drop(&s);
}

static void
weights_follow_the_parent(void **state)
{
	static const struct {
		const char *parent, *own;
		int weight;
	} cases[] = { { "normal", "bold", 700 }, { "normal", "bolder", 700 }, { "bold", "bolder", 900 },
		{ "bold", "lighter", 400 }, { "normal", "lighter", 100 }, { "900", "lighter", 700 },
		{ "300", "bolder", 400 }, { "bold", "600", 600 }, { "bold", "normal", 400 } };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct buf flow = { NULL, 0, 0 };
		struct sample s;

		buf_printf(&flow, "<fo:block font-weight='%s'><fo:block id='b' font-weight='%s'/></fo:block>",
		    cases[i].parent, cases[i].own);
		s = sample_flow(flow.bytes);
		assert_int_equal(fo_integer(sample_find(&s, "b"), PROP_FONT_WEIGHT, 0), cases[i].weight);
		buf_drop(&flow);
		sample_drop(&s);
	}
}

static void
lists_know_their_indents(void **state)
{
	struct sample s = sample_flow("<fo:list-block start-indent='10pt' "
	    "provisional-distance-between-starts='30pt' provisional-label-separation='4pt'>"
	    "<fo:list-item start-indent='12pt'><fo:list-item-label id='l' end-indent='label-end()'>"
	    "<fo:block/></fo:list-item-label><fo:list-item-body id='b' start-indent='body-start()'>"
	    "<fo:block id='inside' start-indent='body-start() + 1pt'/><fo:list-block id='n' "
	    "end-indent='label-end()'/></fo:list-item-body></fo:list-item>"
	    "</fo:list-block>");

	(void)state;
	assert_int_equal(fo_length(sample_find(&s, "b"), PROP_START_INDENT, 0), 42000);
	assert_int_equal(fo_length(sample_find(&s, "n"), PROP_END_INDENT, 0), -38000);
	assert_int_equal(fo_length(sample_find(&s, "inside"), PROP_START_INDENT, 0), 43000);
	assert_int_equal(fo_length(sample_find(&s, "l"), PROP_END_INDENT, 100000), 100000 - 38000);
	sample_drop(&s);
}

static void
cells_take_from_their_column(void **state)
{
	struct sample s = sample_flow("<fo:table>"
	    "<fo:table-column column-width='proportional-column-width(2.5)' id='p' text-align='end'"
	    " number-columns-repeated='2'/><fo:table-column text-align='center'/>"
	    "<fo:table-body><fo:table-row>"
	    "<fo:table-cell number-columns-spanned='2'><fo:block/></fo:table-cell>"
	    "<fo:table-cell id='third' text-align='from-table-column()'><fo:block/></fo:table-cell>"
	    "<fo:table-cell id='named' column-number='2' text-align='from-table-column(text-align)'>"
	    "<fo:block/></fo:table-cell></fo:table-row></fo:table-body></fo:table>");

	(void)state;
	assert_int_equal(fo_keyword(sample_find(&s, "third"), PROP_TEXT_ALIGN), KEY_CENTER);
	assert_int_equal(fo_keyword(sample_find(&s, "named"), PROP_TEXT_ALIGN), KEY_END);
	assert_int_equal(fo_value(sample_find(&s, "p"), PROP_COLUMN_WIDTH)->type, VALUE_PROPORTION);
	assert_true(fo_number(sample_find(&s, "p"), PROP_COLUMN_WIDTH, 0) > 2.4);
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_reckoned),
		cmocka_unit_test(numbers_are_points),
		cmocka_unit_test(what_is_no_value_is_said),
		cmocka_unit_test(font_sizes_are_of_the_parent),
		cmocka_unit_test(line_heights_in_percent_are_lengths),
		cmocka_unit_test(colors_are_read),
		cmocka_unit_test(cmyk_is_named_once),
		cmocka_unit_test(weights_follow_the_parent),
		cmocka_unit_test(lists_know_their_indents),
		cmocka_unit_test(cells_take_from_their_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
