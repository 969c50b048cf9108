/*
 * Imposition: a booklet that is folded back reads 1, 2, 3 ..., pages come where they are
 * read, and what spans pages keeps their order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "area/impose.h"
#include "base/base.h"

#define A4_WIDTH 595276
#define A4_HEIGHT 841890

/* Fold the sheets of a signature into one another, outermost first, and turn the leaves. */
static int
read_signature(const int *sides, int sheets, bool is_rtl, int *read)
{
	int n = 0, s, left = is_rtl ? 1 : 0, right = 1 - left;

	for (s = 0; s < sheets; s++) {
		read[n++] = sides[s * 4 + right];
		read[n++] = sides[s * 4 + 2 + left];
	}
	for (s = sheets; s-- > 0;) {
		read[n++] = sides[s * 4 + 2 + right];
		read[n++] = sides[s * 4 + left];
	}
	return n;
}

static void
fold(int pages, int signature, bool is_rtl)
{
	struct arena *arena = arena_new();
	struct imposition how = { .signature = signature, .is_rtl = is_rtl };
	struct imposition_plan plan = area_plan(&how, pages, arena);
	int each = signature ? signature / 4 : plan.side_count / 2, at, sheets, n = 0, i;
	int *read = ARENA_ARRAY(arena, int, plan.side_count * 2 + 4);

	for (at = 0; at < plan.side_count / 2; at += each) {
		sheets = plan.side_count / 2 - at < each ? plan.side_count / 2 - at : each;
		n += read_signature(plan.pages + at * 4, sheets, is_rtl, read + n);
	}
	assert_int_equal(n, plan.side_count * 2);
	assert_int_equal(n, (pages + 3) / 4 * 4);
	for (i = 0; i < n; i++)
		assert_int_equal(read[i], i < pages ? i : -1);
	arena_drop(arena);
}

static void
a_folded_booklet_reads_in_order(void **state)
{
	int pages;

	(void)state;
	for (pages = 1; pages <= 70; pages++) {
		fold(pages, 0, false);
		fold(pages, 8, false);
		fold(pages, 16, true);
		fold(pages, 40, false);
	}
}

static struct areas *
two_pages(struct arena *arena)
{
	struct areas *areas = areas_new(arena);
	int tag = tag_add(areas, 0, TAG_P, 5), i;

	for (i = 0; i < 2; i++) {
		struct area_page *page = areas_add_page(areas, A4_WIDTH, A4_HEIGHT);
		struct area *fill = area_add(areas, page, AREA_FILL, tag, 5);

		page->label = i ? "2" : "1";
		fill->width = fill->height = 1000;
		fill->as.fill.rgba = 255;
	}
	area_add_place(areas, "second", 1, 100000, 200000);
	return areas;
}

static void
two_pages_stand_beside_each_other(void **state)
{
	struct arena *arena = arena_new();
	struct areas *areas = two_pages(arena);
	const struct imposition how = { .up = 2, .width = A4_WIDTH, .height = A4_HEIGHT };
	const struct area *one, *two;

	(void)state;
	areas = area_impose(areas, &how, arena);
	assert_int_equal(areas->page_count, 1);
	assert_int_equal(areas->pages[0].width, A4_HEIGHT);
	assert_string_equal(areas->pages[0].label, "1, 2");
	one = &areas->pages[0].areas[0];
	two = &areas->pages[0].areas[3];
	assert_int_equal(one->kind, AREA_OPEN);
	assert_int_equal(two->kind, AREA_OPEN);
	assert_in_range(one->as.open.scale, 707000, 707200);
	assert_in_range(two->x, A4_HEIGHT / 2, A4_HEIGHT / 2 + 100);
	assert_int_equal(areas->places[0].page, 0);
	assert_in_range(areas->places[0].x, two->x + 70700, two->x + 70720);
	arena_drop(arena);
}

static void
what_spans_pages_is_read_in_their_order(void **state)
{
	struct arena *arena = arena_new();
	struct areas *areas = two_pages(arena);
	const struct imposition how = { .up = 2, .width = A4_WIDTH, .height = A4_HEIGHT,
		.is_rtl = true };

	(void)state;
	areas = area_impose(areas, &how, arena);
	/* The second page stands on the left, and is painted first. */
	assert_true(areas->pages[0].areas[1].order > areas->pages[0].areas[4].order);
	assert_int_equal(areas->tags[1].order, 10);
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folded_booklet_reads_in_order),
		cmocka_unit_test(two_pages_stand_beside_each_other),
		cmocka_unit_test(what_spans_pages_is_read_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
