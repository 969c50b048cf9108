/*
 * Attributes into computed values: shorthands, precedence,
 * corresponding properties, borders and margins, compounds, keeps.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo_sample.h"

/* What a property of a block with these attributes is, as the dump writes it. */
struct refine_case {
	const char *attributes;
	enum fo_prop prop;
	const char *expected;             /* in the dump; NULL: nothing */
};

static const char *
dump_of(const struct sample *s, const char *id, struct buf *to)
{
	char key[32];
	char *line, *end;

	buf_drop(to);
	fo_dump(s->document, to);
	snprintf(key, sizeof key, " id=%s ", id);
	line = strstr(to->bytes, key);
	if (!line)
		return "";
	end = strchr(line, '\n');
	*end = ' ';
	end[1] = '\0';
	return line;
}

static void
check_cases(const char *around, const struct refine_case *cases, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct buf flow = { NULL, 0, 0 }, dump = { NULL, 0, 0 };
		struct sample s;
		char want[200];
		const char *line;

		buf_printf(&flow, "<fo:block %s><fo:block id='b' %s/></fo:block>", around,
		    cases[i].attributes);
		s = sample_flow(flow.bytes);
		line = dump_of(&s, "b", &dump);
		snprintf(want, sizeof want, " %s=%s ", fo_prop_name(cases[i].prop),
		    cases[i].expected ? cases[i].expected : "");
		if (cases[i].expected && !strstr(line, want))
			fail_msg("%s: no%sin%s", cases[i].attributes, want, line);
		snprintf(want, sizeof want, " %s=", fo_prop_name(cases[i].prop));
		if (!cases[i].expected && strstr(line, want))
			fail_msg("%s: there is%s in%s", cases[i].attributes, want, line);
		if (diags_worst(s.diags) >= DIAG_WARNING && diags_worst(s.diags) != DIAG_UNSUPPORTED)
			fail_msg("%s: %s", cases[i].attributes, diags_row(s.diags, 0)->text);
		buf_drop(&flow);
		buf_drop(&dump);
		sample_drop(&s);
	}
}

#define CHECK(around, cases) check_cases(around, cases, sizeof(cases) / sizeof *(cases))

static void
shorthands_are_spread(void **state)
{
	static const struct refine_case cases[] = {
		{ "padding='1pt'", PROP_PADDING_END, "1pt" },
		{ "padding='1pt 2pt'", PROP_PADDING_AFTER, "1pt" },
		{ "padding='1pt 2pt'", PROP_PADDING_START, "2pt" },
		{ "padding='1pt 2pt 3pt'", PROP_PADDING_AFTER, "3pt" },
		{ "padding='1pt 2pt 3pt 4pt'", PROP_PADDING_START, "4pt" },
		{ "border='1pt solid red'", PROP_BORDER_AFTER_COLOR, "#ff0000ff" },
		{ "border='solid'", PROP_BORDER_AFTER_WIDTH, "1pt" },
		{ "border='1pt solid #010203'", PROP_BORDER_AFTER_STYLE, "solid" },
		{ "border='solid 2pt'", PROP_BORDER_AFTER_STYLE, "solid" },
		{ "border='red thick dashed'", PROP_BORDER_START_WIDTH, "2pt" },
		{ "border='none'", PROP_BORDER_START_WIDTH, NULL },
		{ "border='1pt solid rgb(1, 2, 3)'", PROP_BORDER_END_COLOR, "#010203ff" },
		{ "border-style='solid dotted'", PROP_BORDER_END_STYLE, "dotted" },
		{ "border-style='solid' border-width='1pt 2pt 3pt 4pt'", PROP_BORDER_START_WIDTH, "4pt" },
		{ "border-style='solid' border-color='red blue'", PROP_BORDER_START_COLOR, "#0000ffff" },
		{ "border='1pt solid' border-left='3pt dotted blue'", PROP_BORDER_START_WIDTH, "3pt" },
		{ "border-left='3pt dotted blue' border='1pt solid'", PROP_BORDER_START_WIDTH, "3pt" },
		{ "border='1pt solid' border-top-style='none'", PROP_BORDER_BEFORE_WIDTH, NULL },
		{ "border='1pt solid' border-before-width.length='5pt'", PROP_BORDER_BEFORE_WIDTH, "5pt" },
		{ "border-start-width='5pt' border-left-width='7pt' border-start-style='solid'",
		    PROP_BORDER_START_WIDTH, "7pt" },
		{ "border='inherit'", PROP_BORDER_START_WIDTH, NULL },
		{ "border-top-width.conditionality='retain'", PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY,
		    "retain" },
		{ "padding-bottom.conditionality='retain'", PROP_PADDING_AFTER_CONDITIONALITY, "retain" },
		{ "background='url(x.png) no-repeat'", PROP_BACKGROUND_COLOR, NULL },
		{ "background='url(x.png) no-repeat'", PROP_BACKGROUND_IMAGE, "\"x.png\"" },
		{ "background='yellow'", PROP_BACKGROUND_COLOR, "#ffff00ff" },
		{ "background-position='top'", PROP_BACKGROUND_POSITION_HORIZONTAL, "center" },
		{ "background-position='bottom'", PROP_BACKGROUND_POSITION_VERTICAL, "bottom" },
		{ "background-position='right'", PROP_BACKGROUND_POSITION_VERTICAL, "center" },
		{ "background-position='bottom right'", PROP_BACKGROUND_POSITION_HORIZONTAL, "right" },
		{ "background-position='2pt bottom'", PROP_BACKGROUND_POSITION_VERTICAL, "bottom" },
		{ "font='italic bold 14pt/20pt \"A B\", serif'", PROP_FONT_SIZE, "14pt" },
		{ "font='italic bold 14pt/20pt \"A B\", serif'", PROP_LINE_HEIGHT, "20pt" },
		{ "font='italic bold 14pt/20pt \"A B\", serif'", PROP_FONT_STYLE, "italic" },
		{ "font='italic bold 14pt/150% serif'", PROP_LINE_HEIGHT, "21pt" },
		{ "font='600 14pt serif'", PROP_FONT_WEIGHT, "600" },
		{ "font='14pt serif' font-weight='bold'", PROP_FONT_WEIGHT, "700" },
		{ "font='14pt serif'", PROP_FONT_FAMILY, "\"serif\"" },
		{ "page-break-before='always'", PROP_BREAK_BEFORE, "page" },
		{ "page-break-after='right'", PROP_BREAK_AFTER, "odd-page" },
		{ "page-break-after='avoid'", PROP_KEEP_WITH_NEXT_WITHIN_PAGE, "always" },
		{ "page-break-inside='avoid'", PROP_KEEP_TOGETHER_WITHIN_COLUMN, "always" },
		{ "white-space='pre'", PROP_LINEFEED_TREATMENT, "preserve" },
		{ "white-space='nowrap'", PROP_WRAP_OPTION, "no-wrap" },
		{ "vertical-align='super'", PROP_BASELINE_SHIFT, "super" },
		{ "vertical-align='middle'", PROP_ALIGNMENT_BASELINE, "middle" },
		{ "vertical-align='2pt'", PROP_BASELINE_SHIFT, "2pt" },
		{ "position='absolute'", PROP_ABSOLUTE_POSITION, "absolute" },
		{ "position='relative'", PROP_RELATIVE_POSITION, "relative" },
		{ "text-decoration='underline' color='red'", PROP_TEXT_DECORATION_UNDERLINE, "#ff0000ff" },
		{ "text-decoration='underline line-through'", PROP_TEXT_DECORATION_LINE_THROUGH,
		    "#000000ff" },
		{ "text-decoration='no-underline'", PROP_TEXT_DECORATION_UNDERLINE, NULL },
		{ "border-spacing='1pt 2pt'", PROP_BORDER_SEPARATION_BLOCK_PROGRESSION_DIRECTION, "2pt" },
		{ "border-separation='3pt'", PROP_BORDER_SEPARATION_INLINE_PROGRESSION_DIRECTION, "3pt" },
		{ "leader-length='4pt'", PROP_LEADER_LENGTH_MAXIMUM, "4pt" },
		{ "fox:border-radius='4pt'", PROP_FOX_BORDER_AFTER_END_RADIUS, "4pt" },
		{ "letter-spacing.optimum='1pt'", PROP_LETTER_SPACING, "1pt" },
	};

	(void)state;
	CHECK("", cases);
}

static void
dimensions_follow_the_writing_mode(void **state)
{
	static const struct refine_case cases[] = {
		{ "width='5cm'", PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, "141.732pt" },
		{ "height='50%'", PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, "50%" },
		{ "min-width='5pt'", PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM, "5pt" },
		{ "max-height='5pt'", PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, "5pt" },
		{ "max-height='none'", PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, NULL },
		{ "height='9pt' min-height='5pt'", PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, "5pt" },
		{ "height='9pt' block-progression-dimension='5pt'",
		    PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, "9pt" },
		{ "inline-progression-dimension='5pt' inline-progression-dimension.maximum='6pt'",
		    PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, "6pt" },
		{ "writing-mode='tb-rl' width='5pt'", PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, "5pt" },
		{ "writing-mode='rl' width='5pt'", PROP_WRITING_MODE, "rl-tb" },
	};

	(void)state;
	CHECK("", cases);
}

/* In an Arabic text left is the end, whatever says so. */
static void
edges_mirror_right_to_left(void **state)
{
	static const struct refine_case cases[] = {
		{ "padding-left='3pt'", PROP_PADDING_END, "3pt" },
		{ "padding='1pt 2pt 3pt 4pt'", PROP_PADDING_START, "2pt" },
		{ "border-right='2pt solid'", PROP_BORDER_START_WIDTH, "2pt" },
		{ "border-left-color='red' border-left-style='solid'", PROP_BORDER_END_COLOR, "#ff0000ff" },
		{ "margin-left='7pt'", PROP_END_INDENT, "7pt" },
		{ "margin-right='7pt'", PROP_START_INDENT, "9pt" },
		{ "text-align='left'", PROP_TEXT_ALIGN, "end" },
		{ "text-align='right'", PROP_TEXT_ALIGN, NULL },
		{ "border-start-style='solid'", PROP_BORDER_START_WIDTH, "1pt" },
		{ "writing-mode='lr-tb' margin-left='7pt'", PROP_START_INDENT, "9pt" },
		{ "writing-mode='tb-rl' margin-top='7pt'", PROP_START_INDENT, "9pt" },
		{ "writing-mode='tb-rl' padding-right='7pt'", PROP_PADDING_BEFORE, "7pt" },
	};

	(void)state;
	CHECK("writing-mode='rl-tb' start-indent='2pt'", cases);
}

/* XSL 1.1, 5.3.2: indents grow by border and padding only where a margin is specified. */
static void
margins_become_indents(void **state)
{
	static const struct refine_case cases[] = {
		{ "margin-left='3pt'", PROP_START_INDENT, "13pt" },
		{ "margin-left='3pt' padding-left='2pt' border-left='1pt solid'", PROP_START_INDENT,
		    "16pt" },
		{ "padding-left='2pt' border-left='1pt solid'", PROP_START_INDENT, NULL },
		{ "margin='0pt' padding='2pt'", PROP_START_INDENT, "12pt" },
		{ "margin='1pt 2pt 3pt 4pt'", PROP_START_INDENT, "14pt" },
		{ "margin='1pt 2pt 3pt 4pt'", PROP_END_INDENT, "2pt" },
		{ "margin='1pt 2pt 3pt 4pt'", PROP_SPACE_AFTER_OPTIMUM, "3pt" },
		{ "margin='0pt' start-indent='5pt'", PROP_START_INDENT, "5pt" },
		{ "margin-left='0pt' start-indent='5pt'", PROP_START_INDENT, NULL },
		{ "margin-left='10%'", PROP_START_INDENT, "9pt+10%" },
		{ "margin-left='auto'", PROP_START_INDENT, NULL },
		{ "margin-top='6pt'", PROP_SPACE_BEFORE_MAXIMUM, "6pt" },
		{ "margin='0pt' space-before='6pt'", PROP_SPACE_BEFORE_OPTIMUM, "6pt" },
		{ "margin-left='-3pt'", PROP_START_INDENT, "7pt" },
	};

	(void)state;
	CHECK("start-indent='10pt'", cases);
}

static void
containers_begin_indents_anew(void **state)
{
	struct sample s = sample_flow("<fo:block-container start-indent='10pt'>"
	    "<fo:block-container id='margin' margin-left='3pt'><fo:block/></fo:block-container>"
	    "<fo:block-container id='plain'><fo:block id='inside'/></fo:block-container>"
	    "<fo:block><fo:inline id='i' margin-left='3pt'/></fo:block></fo:block-container>");
	const struct fo *page = s.document->root->first->first;

	(void)state;
	assert_int_equal(fo_length(sample_find(&s, "margin"), PROP_START_INDENT, 0), 3000);
	assert_int_equal(fo_length(sample_find(&s, "inside"), PROP_START_INDENT, 0), 10000);
	assert_int_equal(fo_length(sample_find(&s, "i"), PROP_START_INDENT, 0), 10000);
	assert_int_equal(fo_length(sample_find(&s, "i"), PROP_SPACE_START_OPTIMUM, 0), 3000);
	assert_int_equal(page->kind, FO_SIMPLE_PAGE_MASTER);
	sample_drop(&s);
}

static void
pages_keep_their_margins(void **state)
{
	struct sample s = sample_whole(SAMPLE_ROOT "><fo:layout-master-set>"
	    "<fo:simple-page-master id='m' master-name='m' margin='1cm 2cm' margin-left='3cm' size='a b'>"
	    "<fo:region-body id='r' margin-top='10%'/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'><fo:block/>"
	    "</fo:flow></fo:page-sequence></fo:root>");

	(void)state;
	assert_int_equal(fo_length(sample_find(&s, "m"), PROP_MARGIN_RIGHT, 0), 56693);
	assert_int_equal(fo_length(sample_find(&s, "m"), PROP_MARGIN_LEFT, 0), 85039);
	assert_int_equal(fo_length(sample_find(&s, "m"), PROP_START_INDENT, 0), 0);
	assert_int_equal(fo_length(sample_find(&s, "r"), PROP_MARGIN_TOP, 100000), 10000);
	assert_int_equal(sample_said(&s, DIAG_FO_VALUE), 1);
	sample_drop(&s);
}

static void
compounds_are_in_order(void **state)
{
	static const struct refine_case cases[] = {
		{ "space-before='6pt'", PROP_SPACE_BEFORE_MINIMUM, "6pt" },
		{ "space-before='6pt' space-before.maximum='9pt'", PROP_SPACE_BEFORE_MAXIMUM, "9pt" },
		{ "space-before.maximum='9pt' space-before='6pt'", PROP_SPACE_BEFORE_MAXIMUM, "9pt" },
		{ "space-before.optimum='6pt'", PROP_SPACE_BEFORE_MINIMUM, NULL },
		{ "space-before.optimum='6pt'", PROP_SPACE_BEFORE_MAXIMUM, "6pt" },
		{ "space-before.minimum='6pt'", PROP_SPACE_BEFORE_OPTIMUM, "6pt" },
		{ "space-before.optimum='6pt' space-before.maximum='2pt'", PROP_SPACE_BEFORE_MAXIMUM, "6pt" },
		{ "space-before.conditionality='retain'", PROP_SPACE_BEFORE_CONDITIONALITY, "retain" },
		{ "space-before.precedence='force'", PROP_SPACE_BEFORE_PRECEDENCE, "force" },
		{ "space-after.precedence='3'", PROP_SPACE_AFTER_PRECEDENCE, "3" },
		{ "space-start='1em'", PROP_SPACE_START_OPTIMUM, "10pt" },
		{ "keep-together='always'", PROP_KEEP_TOGETHER_WITHIN_PAGE, "always" },
		{ "keep-together.within-column='7'", PROP_KEEP_TOGETHER_WITHIN_COLUMN, "7" },
		{ "keep-together.within-column='7'", PROP_KEEP_TOGETHER_WITHIN_PAGE, NULL },
		{ "keep-with-next='5' keep-with-next.within-line='auto'", PROP_KEEP_WITH_NEXT_WITHIN_LINE,
		    NULL },
	};

	(void)state;
	CHECK("font-size='10pt'", cases);
}

static void
keeps_have_a_strength(void **state)
{
	struct sample s = sample_flow("<fo:block id='a' keep-with-next='always'/>"
	    "<fo:block id='b' keep-with-next='7'/><fo:block id='c'/>"
	    "<fo:block id='d' keep-with-next='5000'/><fo:block id='e' keep-with-next='-4'/>");
	enum fo_prop prop = PROP_KEEP_WITH_NEXT_WITHIN_COLUMN;

	(void)state;
	assert_int_equal(fo_keep(sample_find(&s, "a"), prop), 1000);
	assert_int_equal(fo_keep(sample_find(&s, "b"), prop), 7);
	assert_int_equal(fo_keep(sample_find(&s, "c"), prop), 0);
	assert_int_equal(fo_keep(sample_find(&s, "d"), prop), 999);
	assert_int_equal(fo_keep(sample_find(&s, "e"), prop), 0);
	sample_drop(&s);
}

static void
what_is_not_inherited_stays(void **state)
{
	static const struct refine_case cases[] = {
		{ "color='red'", PROP_PADDING_START, NULL },
		{ "padding-start='inherit'", PROP_PADDING_START, "4pt" },
		{ "border-top='inherit'", PROP_BORDER_BEFORE_WIDTH, "2pt" },
		{ "border-color='blue' border-style='solid'", PROP_BORDER_BEFORE_COLOR, "#0000ffff" },
		{ "border='1pt solid' color='#123456'", PROP_BORDER_BEFORE_COLOR, "#123456ff" },
		{ "font-size='2em' space-before='1em'", PROP_SPACE_BEFORE_OPTIMUM, "24pt" },
		{ "space-before='1em' font-size='24pt'", PROP_SPACE_BEFORE_OPTIMUM, "24pt" },
	};

	(void)state;
	CHECK("padding='4pt' border='2pt dotted red' background-color='yellow'", cases);
}

static void
line_heights_are_computed(void **state)
{
	struct sample s = sample_flow("<fo:block font-size='10pt' line-height='150%'>"
	    "<fo:block id='percent' font-size='20pt'/><fo:block line-height='1.5'>"
	    "<fo:block id='number' font-size='20pt'/></fo:block>"
	    "<fo:block id='normal' line-height='normal' font-size='20pt'/></fo:block>");

	(void)state;
	assert_int_equal(fo_line_height(sample_find(&s, "percent")), 15000);
	assert_int_equal(fo_line_height(sample_find(&s, "number")), 30000);
	assert_int_equal(fo_line_height(sample_find(&s, "normal")), 24000);
	sample_drop(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shorthands_are_spread),
		cmocka_unit_test(dimensions_follow_the_writing_mode),
		cmocka_unit_test(edges_mirror_right_to_left),
		cmocka_unit_test(margins_become_indents),
		cmocka_unit_test(containers_begin_indents_anew),
		cmocka_unit_test(pages_keep_their_margins),
		cmocka_unit_test(compounds_are_in_order),
		cmocka_unit_test(keeps_have_a_strength),
		cmocka_unit_test(what_is_not_inherited_stays),
		cmocka_unit_test(line_heights_are_computed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
