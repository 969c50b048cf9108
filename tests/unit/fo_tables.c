/*
 * The tables behind the reading of XSL-FO: what stands in them can be found, and is sound.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include "fo/inside.h"

#include "fo_sample.h"

static void
names_are_found(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < FO_PROPS; i++)
		assert_int_equal(find_prop(fo_prop_name((enum fo_prop)i),
		    strlen(fo_prop_name((enum fo_prop)i))), i);
	for (i = KEY_NONE_AT_ALL + 1; i < FO_KEYWORDS; i++)
		assert_int_equal(find_keyword(fo_keyword_name((enum fo_keyword)i),
		    strlen(fo_keyword_name((enum fo_keyword)i))), i);
	for (i = FO_TEXT + 1; i < FO_UNKNOWN; i++)
		assert_int_equal(find_kind(fo_kind_name((enum fo_kind)i),
		    strlen(fo_kind_name((enum fo_kind)i))), i);
	assert_int_equal(find_prop("nonsense", 8), FO_PROPS);
	assert_int_equal(find_keyword("lr-tbx", 6), KEY_NONE_AT_ALL);
	assert_int_equal(find_kind("bloc", 4), FO_UNKNOWN);
}

static const char *const shorthand_names[] = {
#define SHORTHAND(name, ...) name,
#include "fo/shorthands.def"
#undef SHORTHAND
};

static const char *const color_names[] = {
#define COLOR(name, rgba) name,
#include "base/colors.def"
#undef COLOR
};

static void
shorthands_and_colors_are_found(void **state)
{
	size_t i;
	uint32_t rgba;

	(void)state;
	for (i = 0; i < sizeof shorthand_names / sizeof *shorthand_names; i++) {
		const struct shorthand *s = find_shorthand(shorthand_names[i], strlen(shorthand_names[i]));

		assert_non_null(s);
		assert_string_equal(s->name, shorthand_names[i]);
	}
	for (i = 0; i < sizeof color_names / sizeof *color_names; i++)
		assert_true(parse_color(color_names[i], strlen(color_names[i]), &rgba));
	assert_null(find_shorthand("nonsense", 8));
}

/* Inherited properties come first, keywords of every property exist, initial values are of
 * their type, children that are named exist. */
static void
rows_are_sound(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < FO_PROPS; i++) {
		const struct prop_row *row = prop_row((enum fo_prop)i);
		struct word words[40];
		int j, n = split_words(row->keywords, words, 40);

		assert_int_equal(row->is_inherited, i < FO_INHERITED);
		for (j = 0; j < n; j++)
			if (find_keyword(words[j].text, words[j].length) == KEY_NONE_AT_ALL)
				fail_msg("%s: %s", row->name, words[j].text);
		if (row->type == TYPE_KEYWORD)
			assert_int_equal(row->initial.type, VALUE_KEYWORD);
	}
	for (i = 0; i < FO_UNKNOWN; i++) {
		const char *p = kind_row((enum fo_kind)i)->named;

		while (*p) {
			size_t n = strcspn(p, " |?*+");

			if (find_kind(p, n) == FO_UNKNOWN)
				fail_msg("%s", p);
			p += n + strspn(p + n, " |?*+");
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found),
		cmocka_unit_test(shorthands_and_colors_are_found),
		cmocka_unit_test(rows_are_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
