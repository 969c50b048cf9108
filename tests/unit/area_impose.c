/*
 * Imposition: a booklet that is folded back reads 1, 2, 3 ..., pages come where they are
 * read, what spans pages keeps their order, and a card's back lies behind its front.
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

/* Pages of a size, each with a fill whose colour is its number. */
static struct areas *
numbered_pages(struct arena *arena, int count, mpt width, mpt height)
{
	struct areas *areas = areas_new(arena);
	int i;

	for (i = 0; i < count; i++) {
		struct area_page *page = areas_add_page(areas, width, height);
		struct area *fill = area_add(areas, page, AREA_FILL, 0, i);

		page->label = "";
		fill->width = width;
		fill->height = height;
		fill->as.fill.rgba = (uint32_t)i;
	}
	return areas;
}

/* The middle of a page on its sheet, and whether it stands on its head.  False: it is elsewhere. */
static bool
find_card(const struct area_page *sheet, int number, mpt at[2], bool *is_turned)
{
	int i;

	*is_turned = sheet->areas[0].as.open.turn == 180;
	for (i = 1; i < sheet->count; i++) {
		const struct area *open = &sheet->areas[i - 1];

		if (sheet->areas[i].kind != AREA_FILL || (int)sheet->areas[i].as.fill.rgba != number)
			continue;
		at[0] = open->x + open->width / 2;
		at[1] = open->y + open->height / 2;
		if (*is_turned) {
			at[0] = sheet->width - at[0];
			at[1] = sheet->height - at[1];
		}
		return true;
	}
	return false;
}

/* Turn the printed sheet over: what does one see where the front was?  A card is turned like a
 * page, so its back must not stand on its head then. */
static void
meet(const struct areas *areas, int front, bool turns_long)
{
	mpt before[2], behind[2];
	bool is_turned, is_back_turned, turns_across;
	int i;

	for (i = 0; i < areas->page_count; i += 2) {
		const struct area_page *sheet = &areas->pages[i];

		if (!find_card(sheet, front, before, &is_turned))
			continue;
		assert_false(is_turned);
		assert_true(find_card(&areas->pages[i + 1], front + 1, behind, &is_back_turned));
		turns_across = (sheet->height > sheet->width) == turns_long;
		before[turns_across ? 0 : 1] =
		    (turns_across ? sheet->width : sheet->height) - before[turns_across ? 0 : 1];
		assert_in_range(behind[0] - before[0] + 2, 0, 4);
		assert_in_range(behind[1] - before[1] + 2, 0, 4);
		assert_int_equal(is_back_turned, !turns_across);
		return;
	}
	fail_msg("page %d is on no front", front);
}

static void
every_back_lies_behind_its_front(void **state)
{
	/* Upright and lying cards that fill upright and lying paper, and such as divide it. */
	static const mpt sizes[][2] = { { 178583, 249449 }, { 240945, 153071 }, { 209764, 297638 },
		{ 147402, 209764 }, { 800000, 400000 } };
	size_t size;
	int count, way, i;

	(void)state;
	for (size = 0; size < sizeof sizes / sizeof *sizes; size++)
		for (count = 2; count <= 40; count += 6)
			for (way = 0; way < 4; way++) {
				struct arena *arena = arena_new();
				const struct cards how = { .sheet_width = A4_WIDTH, .sheet_height = A4_HEIGHT,
					.has_backs = true, .turns_long = way & 1, .is_rtl = way & 2 };
				struct areas *areas = area_cards(numbered_pages(arena, count,
				    sizes[size][0], sizes[size][1]), &how, arena);

				assert_int_equal(areas->page_count % 2, 0);
				for (i = 0; i < count; i += 2)
					meet(areas, i, how.turns_long);
				arena_drop(arena);
			}
}

/* What a side of a sheet shows to its reader: the page on the left half and on the right, -1 is
 * none.  Pages stand in their half, but for the creep of 0.1 mm a sheet towards the fold. */
static void
look_at(const struct area_page *side, int pages[2], bool *is_turned)
{
	mpt fold = side->width / 2;
	int i;

	pages[0] = pages[1] = -1;
	*is_turned = side->areas[0].as.open.turn == 180;
	for (i = 1; i < side->count; i++) {
		const struct area *open = &side->areas[i - 1];
		bool is_right = open->x + open->width / 2 > fold;

		if (side->areas[i].kind != AREA_FILL || open->kind != AREA_OPEN || !open->as.open.scale)
			continue;
		pages[is_right] = (int)side->areas[i].as.fill.rgba;
		if (is_right)
			assert_in_range(open->x, fold - 5000, fold + 100);
		else
			assert_in_range(open->x + open->width, fold - 100, fold + 5000);
	}
}

static void
fold_areas(int count, int signature, bool turns_backs, bool is_rtl)
{
	struct arena *arena = arena_new();
	const struct imposition how = { .signature = signature, .width = A4_WIDTH,
		.height = A4_HEIGHT, .turns_backs = turns_backs, .is_rtl = is_rtl };
	struct areas *areas = area_impose(numbered_pages(arena, count, A4_WIDTH, A4_HEIGHT), &how,
	    arena);
	int *sides = ARENA_ARRAY(arena, int, areas->page_count * 2);
	int *read = ARENA_ARRAY(arena, int, areas->page_count * 2);
	int each = signature ? signature / 4 : areas->page_count / 2, at, sheets, n = 0, i;
	bool is_turned;

	for (i = 0; i < areas->page_count; i++) {
		look_at(&areas->pages[i], sides + i * 2, &is_turned);
		assert_int_equal(is_turned, turns_backs && i % 2);
	}
	for (at = 0; at < areas->page_count / 2; at += each) {
		sheets = areas->page_count / 2 - at < each ? areas->page_count / 2 - at : each;
		n += read_signature(sides + at * 4, sheets, is_rtl, read + n);
	}
	for (i = 0; i < n; i++)
		assert_int_equal(read[i], i < count ? i : -1);
	arena_drop(arena);
}

/* As above, but by where the pages are seen on the sheets. */
static void
folded_sheets_read_in_order(void **state)
{
	int count;

	(void)state;
	for (count = 1; count <= 24; count++) {
		fold_areas(count, 0, false, false);
		fold_areas(count, 8, true, false);
		fold_areas(count, 0, true, true);
	}
}

static void
as_many_cards_as_the_paper_holds(void **state)
{
	static const struct {
		mpt width, height;
		int columns, rows;
		bool is_wide;
	} known[] = { { 178583, 249449, 3, 3, false },  /* playing cards */
		{ 153071, 240945, 5, 2, true },         /* credit cards, upright */
		{ 209764, 297638, 4, 2, true },         /* A7 divides A4 */
		{ A4_WIDTH, A4_HEIGHT, 1, 1, false } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof known / sizeof *known; i++) {
		const struct cards how = { .sheet_width = A4_WIDTH, .sheet_height = A4_HEIGHT };
		struct card_grid grid = area_card_grid(&how, known[i].width, known[i].height);

		assert_int_equal(grid.columns, known[i].columns);
		assert_int_equal(grid.rows, known[i].rows);
		assert_int_equal(grid.sheet_width > grid.sheet_height, known[i].is_wide);
	}
}

static void
fronts_alone_fill_their_sheets(void **state)
{
	struct arena *arena = arena_new();
	const struct cards how = { .width = 178583, .height = 249449, .sheet_width = A4_WIDTH,
		.sheet_height = A4_HEIGHT };
	struct areas *areas = numbered_pages(arena, 10, A4_WIDTH, A4_HEIGHT);
	mpt at[2];
	bool is_turned;

	(void)state;
	areas = area_cards(areas, &how, arena);
	assert_int_equal(areas->page_count, 2);
	assert_true(find_card(&areas->pages[0], 8, at, &is_turned));
	assert_true(find_card(&areas->pages[1], 9, at, &is_turned));
	/* A page that is larger than its card is shrunk into it. */
	assert_in_range(areas->pages[1].areas[0].as.open.scale, 295000, 300000);
	arena_drop(arena);
}

static void
links_turn_with_their_backs(void **state)
{
	struct arena *arena = arena_new();
	struct areas *areas = numbered_pages(arena, 2, 178583, 249449);
	const struct cards how = { .sheet_width = A4_WIDTH, .sheet_height = A4_HEIGHT,
		.has_backs = true };
	struct area_link *link = area_add_link(areas, &areas->pages[1]);
	mpt at[2];
	bool is_turned;

	(void)state;
	link->x = 89291 - 5000;
	link->y = 124724 - 5000;
	link->width = link->height = 10000;
	areas = area_cards(areas, &how, arena);
	assert_true(find_card(&areas->pages[1], 1, at, &is_turned));
	assert_true(is_turned);
	link = &areas->pages[1].links[0];
	assert_in_range(link->x + 5000 - at[0] + 5, 0, 10);
	assert_in_range(link->y + 5000 - at[1] + 5, 0, 10);
	arena_drop(arena);
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
		cmocka_unit_test(folded_sheets_read_in_order),
		cmocka_unit_test(every_back_lies_behind_its_front),
		cmocka_unit_test(as_many_cards_as_the_paper_holds),
		cmocka_unit_test(fronts_alone_fill_their_sheets),
		cmocka_unit_test(links_turn_with_their_backs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
