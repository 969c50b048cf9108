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

/* A3 from A4: every dot of the poster is on a sheet, and neighbours share 10 mm. */
static void
a_poster_is_covered_by_its_sheets(void **state)
{
	const struct poster a3 = { 841890, 1190551, A4_WIDTH, A4_HEIGHT };
	const struct poster a2 = { 1190551, 1683780, A4_WIDTH, A4_HEIGHT };
	struct poster_grid grid = area_poster_grid(&a3, A4_WIDTH, A4_HEIGHT);
	const mpt ten = 28346;

	(void)state;
	assert_int_equal(grid.columns, 2);
	assert_int_equal(grid.rows, 2);
	assert_in_range(grid.scale, 1414000, 1414400);
	assert_int_equal(grid.sheet_width - 2 * ten - grid.across, ten);
	assert_int_equal(grid.sheet_height - 2 * ten - grid.down, ten);
	assert_true(grid.left >= 0 && grid.top >= 0);
	assert_true(grid.left + grid.width <= 2 * grid.across + ten);
	assert_true(grid.top + grid.height <= 2 * grid.down + ten);
	/* Two by four lying sheets are fewer than three by three. */
	grid = area_poster_grid(&a2, A4_WIDTH, A4_HEIGHT);
	assert_int_equal(grid.columns, 2);
	assert_int_equal(grid.rows, 4);
	assert_int_equal(grid.sheet_width, A4_HEIGHT);
	/* A lying page makes a lying poster. */
	grid = area_poster_grid(&a3, A4_HEIGHT, A4_WIDTH);
	assert_in_range(grid.width, 1190000, 1190551);
}

static void
a_poster_means_something_once(void **state)
{
	struct arena *arena = arena_new();
	struct areas *areas = two_pages(arena);
	const struct poster a3 = { 841890, 1190551, A4_WIDTH, A4_HEIGHT };
	int i, k, tagged[8] = { 0 };

	(void)state;
	areas->places[0].x = 400000;
	areas->places[0].y = 700000;
	areas = area_poster(areas, &a3, arena);
	assert_int_equal(areas->page_count, 8);
	for (i = 0; i < 8; i++)
		for (k = 0; k < areas->pages[i].count; k++)
			tagged[i] += areas->pages[i].areas[k].tag >= 0;
	for (i = 0; i < 8; i++)
		assert_int_equal(tagged[i], i % 4 == 0);
	assert_string_equal(areas->pages[6].label, "2 (2.1)");
	assert_int_equal(areas->places[0].page, 7);
	assert_in_range(areas->places[0].x, 0, A4_WIDTH);
	assert_in_range(areas->places[0].y, 0, A4_HEIGHT);
	arena_drop(arena);
}

static void
backgrounds_go_on_into_the_bleed(void **state)
{
	struct arena *arena = arena_new();
	struct areas *areas = areas_new(arena);
	struct area *fill = area_add(areas, areas_add_page(areas, A4_WIDTH, A4_HEIGHT), AREA_FILL,
	    ARTIFACT_BACKGROUND, 0);

	(void)state;
	fill->width = A4_WIDTH;
	fill->height = 100000;
	areas = area_crop(areas, 8503, arena);
	fill = &areas->pages[0].areas[2];
	assert_int_equal(fill->kind, AREA_FILL);
	assert_int_equal(fill->x, -8503);
	assert_int_equal(fill->width, A4_WIDTH + 2 * 8503);
	assert_int_equal(fill->height, 100000 + 8503);
	assert_int_equal(areas->pages[0].width, A4_WIDTH + 2 * areas->pages[0].trim);
	arena_drop(arena);
}

static void
greys_are_as_light_as_their_colours(void **state)
{
	(void)state;
	assert_int_equal(image_grey_color(0x000000FF), 0x000000FF);
	assert_int_equal(image_grey_color(0xFFFFFF80), 0xFFFFFF80);
	assert_int_equal(image_grey_color(0x777777FF), 0x777777FF);
	assert_int_equal(image_grey_color(0x00FF00FF), 0xDCDCDCFF);
	assert_int_equal(image_grey_color(0x0000FFFF), 0x4C4C4CFF);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folded_booklet_reads_in_order),
		cmocka_unit_test(two_pages_stand_beside_each_other),
		cmocka_unit_test(what_spans_pages_is_read_in_their_order),
		cmocka_unit_test(a_poster_is_covered_by_its_sheets),
		cmocka_unit_test(a_poster_means_something_once),
		cmocka_unit_test(backgrounds_go_on_into_the_bleed),
		cmocka_unit_test(greys_are_as_light_as_their_colours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
