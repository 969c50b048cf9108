/*
 * Pages for a print shop: what touches the edge goes on into the bleed, and grey is as light as the
 * colour was.
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

/* One area of a kind as wide as the page, 100 pt high, at its top. */
static struct area *
cropped(struct arena *arena, const struct area *area)
{
	struct areas *areas = areas_new(arena);
	struct area_page *page = areas_add_page(areas, A4_WIDTH, A4_HEIGHT);
	int i;

	*area_add(areas, page, AREA_FILL, 0, 0) = *area;
	areas = area_crop(areas, 8503, arena);
	for (i = 0; areas->pages[0].areas[i].kind != area->kind || i < 2; i++)
		;
	return &areas->pages[0].areas[i];
}

static void
pictures_grow_into_the_bleed(void **state)
{
	struct arena *arena = arena_new();
	struct area photo = { .kind = AREA_IMAGE, .width = A4_WIDTH, .height = 400000 };
	const struct area *to = cropped(arena, &photo), *open = to - 1;

	(void)state;
	/* Its shape is kept; what is too much is cut off where the bleed ends. */
	assert_int_equal(open->kind, AREA_OPEN);
	assert_true(open->as.open.clips);
	assert_int_equal(open->x, -8503);
	assert_int_equal(open->y, -8503);
	assert_int_equal(open->width, A4_WIDTH + 2 * 8503);
	assert_int_equal(open->height, 400000 + 8503);
	assert_int_equal((to + 1)->kind, AREA_CLOSE);
	assert_true(to->x <= open->x && to->x + to->width >= open->x + open->width);
	assert_true(to->y <= open->y && to->y + to->height >= open->y + open->height);
	assert_in_range((int64_t)to->width * 400000 / to->height, A4_WIDTH - 9, A4_WIDTH + 9);
	/* One that touches no edge stays. */
	photo.x = photo.y = 50000;
	photo.width = 100000;
	to = cropped(arena, &photo);
	assert_int_equal(to->width, 100000);
	assert_true((to - 1)->as.open.scale == AREA_SCALE);
	arena_drop(arena);
}

static void
patterns_rules_and_borders_go_on_into_the_bleed(void **state)
{
	struct arena *arena = arena_new();
	struct area tiles = { .kind = AREA_TILES, .width = A4_WIDTH, .height = A4_HEIGHT };
	struct area rule = { .kind = AREA_RULE, .width = A4_WIDTH, .height = 1000 };
	struct area border = { .kind = AREA_BORDER, .x = 100000, .width = 1000, .height = 2000 };
	const struct area *to;

	(void)state;
	tiles.as.tiles.width = tiles.as.tiles.height = 5000;
	tiles.as.tiles.across = tiles.as.tiles.down = true;
	to = cropped(arena, &tiles);
	assert_int_equal(to->x, -8503);
	assert_int_equal(to->x + to->as.tiles.x, 0);
	assert_int_equal(to->as.tiles.width, 5000);
	/* A picture that is not repeated grows. */
	tiles.as.tiles.across = tiles.as.tiles.down = false;
	tiles.as.tiles.width = A4_WIDTH;
	tiles.as.tiles.height = A4_HEIGHT;
	to = cropped(arena, &tiles);
	assert_in_range(-(to->x + to->as.tiles.x), 8503, 13000);
	assert_true(to->as.tiles.width >= A4_WIDTH + 2 * 8503);
	assert_int_equal(to->width, A4_WIDTH + 2 * 8503);
	to = cropped(arena, &rule);
	assert_int_equal(to->x, -8503);
	assert_int_equal(to->y, 0);
	border.as.border.top.width = border.as.border.left.width = 500;
	to = cropped(arena, &border);
	assert_int_equal(to->y, -8503);
	assert_int_equal(to->as.border.top.width, 9003);
	assert_int_equal(to->as.border.left.width, 500);
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
		cmocka_unit_test(backgrounds_go_on_into_the_bleed),
		cmocka_unit_test(pictures_grow_into_the_bleed),
		cmocka_unit_test(patterns_rules_and_borders_go_on_into_the_bleed),
		cmocka_unit_test(greys_are_as_light_as_their_colours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
