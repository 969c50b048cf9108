/*
 * Page make-up without fonts and formatting objects: galleys made by hand.
 */
#include "layout/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

struct bench {
	struct galley galley;
};

static int
set_up(void **state)
{
	struct bench *b = mem_alloc(sizeof *b);

	*b = (struct bench){ 0 };
	b->galley.arena = arena_new();
	*state = b;
	return 0;
}

static int
tear_down(void **state)
{
	struct bench *b = *state;

	arena_drop(b->galley.arena);
	free(b);
	return 0;
}

static struct item *
put(struct galley *g, enum item_kind kind)
{
	ARENA_ROOM(g->arena, g->items, g->count, g->capacity);
	g->items[g->count] = (struct item){ .kind = kind, .box = -1 };
	return &g->items[g->count++];
}

static void
put_slug(struct galley *g, mpt height)
{
	put(g, ITEM_SLUG)->as.slug.height = height;
}

static void
put_space(struct galley *g, mpt min, mpt opt, mpt max)
{
	put(g, ITEM_SPACE)->as.space = (struct space){ .min = min, .opt = opt, .max = max };
}

static void
put_break(struct galley *g, int price)
{
	put(g, ITEM_BREAK)->as.breaking.price = price;
}

static struct cut
cut_at(const struct galley *g, struct cursor from, mpt height)
{
	struct note_sum none = { 0 };
	struct room room = { .height = height, .full = height, .must = true, .notes = &none };

	return cut_galley(g, from, &room);
}

static void
takes_everything_that_fits(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;

	put_slug(g, 10);
	put_break(g, 0);
	put_slug(g, 10);
	cut = cut_at(g, galley_start(g), 20);
	assert_true(cut.is_end);
	assert_int_equal(cut.height, 20);
	cut = cut_at(g, galley_start(g), 19);
	assert_false(cut.is_end);
	assert_int_equal(cut.to.item, 2);
	assert_int_equal(cut.height, 10);
}

static void
the_larger_space_wins(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;

	put_slug(g, 10);
	put_space(g, 3, 5, 7);
	put_space(g, 8, 8, 8);
	put_slug(g, 10);
	assert_int_equal(galley_height(g), 28);
}

static void
equal_spaces_share_what_both_allow(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct folded f;

	put_space(g, 3, 5, 7);
	put_space(g, 4, 5, 6);
	f = fold_spaces(g, 0, 2, false, false);
	assert_int_equal(f.min, 4);
	assert_int_equal(f.opt, 5);
	assert_int_equal(f.max, 6);
}

static void
precedence_beats_size_and_force_beats_both(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct folded f;

	put_space(g, 9, 9, 9);
	put_space(g, 2, 2, 2);
	g->items[1].as.space.precedence = 1;
	f = fold_spaces(g, 0, 2, false, false);
	assert_int_equal(f.opt, 2);
	put_space(g, 3, 3, 3);
	put_space(g, 4, 4, 4);
	g->items[2].as.space.is_forced = g->items[3].as.space.is_forced = true;
	f = fold_spaces(g, 0, 4, false, false);
	assert_int_equal(f.opt, 7);
}

static void
spaces_vanish_at_the_edges_unless_retained(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;

	put_space(g, 6, 6, 6);
	put_slug(g, 10);
	put_space(g, 6, 6, 6);
	assert_int_equal(galley_height(g), 10);
	g->items[0].as.space.is_retained = true;
	assert_int_equal(galley_height(g), 16);
	g->items[2].as.space.is_retained = true;
	assert_int_equal(galley_height(g), 22);
}

/* A retained space shields those behind it from the edge. */
static void
what_stands_behind_a_retained_space_stays(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;

	put_space(g, 20, 20, 20);
	put_space(g, 2, 2, 2);
	g->items[1].as.space.is_retained = true;
	put_space(g, 5, 5, 5);
	put_slug(g, 10);
	assert_int_equal(galley_height(g), 15);
}

static void
spaces_shrink_so_that_one_more_fits(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;

	put_slug(g, 10);
	put_break(g, 0);
	put_space(g, 2, 6, 8);
	put_slug(g, 10);
	cut = cut_at(g, galley_start(g), 24);
	assert_true(cut.is_end);
	assert_int_equal(cut.shrink, 2);
	assert_int_equal(cut.shrinkable, 4);
	assert_int_equal(cut.height, 24);
	cut = cut_at(g, galley_start(g), 21);
	assert_false(cut.is_end);
}

static void
a_price_is_weighed_against_emptiness(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;

	put_slug(g, 50);
	put_break(g, 0);
	put_slug(g, 40);
	put_break(g, 300);
	put_slug(g, 40);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 4);
	g->items[3].as.breaking.price = 500;
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 2);
}

static void
a_keep_that_cannot_be_kept_is_broken_at_the_end(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;

	put_slug(g, 50);
	put_break(g, PRICE_ALWAYS);
	put_slug(g, 40);
	put_break(g, PRICE_ALWAYS);
	put_slug(g, 40);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 4);
	assert_int_equal(cut.price, PRICE_ALWAYS);
	assert_ptr_equal(cut.at, &g->items[3].as.breaking);
}

static void
a_forced_break_ends_the_page(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;

	put_slug(g, 10);
	put_break(g, PRICE_ALWAYS);
	g->items[1].as.breaking.forced = FORCED_PAGE;
	put_slug(g, 10);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 2);
	assert_int_equal(cut.forced, FORCED_PAGE);
	assert_false(cut.is_end);
	cut = cut_at(g, cut.to, 100);
	assert_true(cut.is_end);
}

static void
what_does_not_fit_at_all_sticks_out_alone(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct room room = { .height = 100, .full = 100 };
	struct cut cut;

	put_slug(g, 150);
	put_break(g, 0);
	put_slug(g, 10);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 2);
	assert_true(cut.overflows);
	cut = cut_galley(g, galley_start(g), &room);
	assert_int_equal(cut.to.item, 0);
	assert_false(cut.is_end);
}

static void
a_break_pays_for_what_it_reprints(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut cut;
	int i;

	ARENA_ROOM(g->arena, g->boxes, g->box_count, g->box_capacity);
	g->boxes[0] = (struct box){ .parent = -1, .head = 15, .foot = 5 };
	g->box_count = 1;
	for (i = 0; i < 5; i++) {
		put_slug(g, 30);
		put_break(g, 0);
		g->items[2 * i].box = g->items[2 * i + 1].box = 0;
		g->items[2 * i + 1].as.breaking.head = 15;
		g->items[2 * i + 1].as.breaking.foot = 5;
	}
	cut = cut_at(g, galley_start(g), 94);
	assert_int_equal(cut.to.item, 4);
	cut = cut_at(g, galley_start(g), 95);
	assert_int_equal(cut.to.item, 6);
	assert_int_equal(cut.height, 95);
	cut = cut_at(g, cut.to, 75);
	assert_true(cut.is_end);
	assert_int_equal(cut.height, 75);
}

/* A slug of lines 10 high: rest counts the lines that are gone. */
static bool
slice_lines(void *data, const void *rest, mpt room, bool must, struct slice *out)
{
	static const char lines[100];
	int gone = rest ? (int)((const char *)rest - lines) : 0, total = *(int *)data;
	int n = room == MPT_MAX ? total - gone : (int)(room / 10);

	if (n > total - gone)
		n = total - gone;
	if (n <= 0 && !must)
		return false;
	if (n <= 0)
		n = 1;
	*out = (struct slice){ .slug = { .height = n * 10, .baseline = -1 } };
	out->rest = gone + n < total ? lines + gone + n : NULL;
	return true;
}

static const struct slicer lines_slicer = { slice_lines };

static void
a_slug_taller_than_the_page_is_sliced(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	int total = 25;
	struct cut cut;

	put_slug(g, 15);
	put_break(g, 0);
	put_slug(g, 250);
	g->items[2].as.slug.slicer = &lines_slicer;
	g->items[2].as.slug.slicer_data = &total;
	put_break(g, 0);
	put_slug(g, 20);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 2);
	assert_non_null(cut.to.rest);
	assert_int_equal(cut.height, 95);
	assert_int_equal(cut.last->height, 80);
	cut = cut_at(g, cut.to, 100);
	assert_int_equal(cut.height, 100);
	assert_int_equal(cut.to.item, 2);
	cut = cut_at(g, cut.to, 100);
	assert_true(cut.is_end);
	assert_int_equal(cut.first->height, 70);
	assert_int_equal(cut.height, 90);
}

static void
notes_shrink_the_room_of_their_page(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct note note = { .height = 30, .least = 30 };
	struct cut cut;

	put_slug(g, 30);
	put_break(g, 0);
	put_slug(g, 30);
	g->items[2].as.slug.notes = &note;
	g->items[2].as.slug.cites = true;
	put_break(g, 0);
	put_slug(g, 30);
	cut = cut_at(g, galley_start(g), 100);
	assert_int_equal(cut.to.item, 4);
	assert_int_equal(cut.height, 60);
	cut = cut_at(g, galley_start(g), 80);
	assert_int_equal(cut.to.item, 2);
}

static void
cutting_is_pure(void **state)
{
	struct galley *g = &((struct bench *)*state)->galley;
	struct cut first, second;
	int i;

	for (i = 0; i < 20; i++) {
		put_slug(g, 10 + i);
		put_break(g, i * 7 % 5 * 100);
		put_space(g, 1, i % 4 + 1, 9);
	}
	first = cut_at(g, galley_start(g), 100);
	cut_at(g, first.to, 55);
	second = cut_at(g, galley_start(g), 100);
	assert_int_equal(first.to.item, second.to.item);
	assert_int_equal(first.height, second.height);
	assert_int_equal(first.shrink, second.shrink);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_everything_that_fits),
		TEST(the_larger_space_wins),
		TEST(equal_spaces_share_what_both_allow),
		TEST(precedence_beats_size_and_force_beats_both),
		TEST(spaces_vanish_at_the_edges_unless_retained),
		TEST(what_stands_behind_a_retained_space_stays),
		TEST(spaces_shrink_so_that_one_more_fits),
		TEST(a_price_is_weighed_against_emptiness),
		TEST(a_keep_that_cannot_be_kept_is_broken_at_the_end),
		TEST(a_forced_break_ends_the_page),
		TEST(what_does_not_fit_at_all_sticks_out_alone),
		TEST(a_break_pays_for_what_it_reprints),
		TEST(a_slug_taller_than_the_page_is_sliced),
		TEST(notes_shrink_the_room_of_their_page),
		TEST(cutting_is_pure),
	};

	return cmocka_run_group_tests_name("layout_makeup", tests, NULL, NULL);
}
