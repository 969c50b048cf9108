/*
 * Page make-up of random galleys against brute force over every place at
 * which a piece could end.
 *
 *     layout_makeup [SEED [ROUNDS]]
 */
#include "layout/inside.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

enum { ITEMS_MOST = 24 };

/* ---- random galleys ------------------------------------------------ */

static void
random_space(struct random *r, struct space *s)
{
	s->min = pick(r, 10);
	s->opt = s->min + pick(r, 6);
	s->max = s->opt + pick(r, 6);
	s->precedence = pick(r, 5) == 0;
	s->is_forced = pick(r, 8) == 0;
	s->is_retained = pick(r, 6) == 0;
}

static void
random_break(struct random *r, struct breaking *b)
{
	static const int prices[] = { 0, 0, 0, 101, 300, 999, PRICE_WIDOW, PRICE_ALWAYS };

	b->price = prices[pick(r, 8)];
	b->forced = pick(r, 12) == 0 ? FORCED_PAGE : FORCED_NOT;
	b->head = pick(r, 4) == 0 ? pick(r, 10) : 0;
	b->foot = pick(r, 4) == 0 ? pick(r, 10) : 0;
}

static void
random_item(struct random *r, struct item *item)
{
	*item = (struct item){ .box = -1 };
	switch (pick(r, 8)) {
	case 0:
	case 1:
	case 2:
		item->kind = ITEM_SLUG;
		item->as.slug.height = pick(r, 40);
		break;
	case 3:
	case 4:
		item->kind = ITEM_BREAK;
		random_break(r, &item->as.breaking);
		break;
	case 5:
		item->kind = ITEM_EDGE;
		item->as.edge.height = pick(r, 2) * pick(r, 6);
		break;
	default:
		item->kind = ITEM_SPACE;
		random_space(r, &item->as.space);
		break;
	}
}

/* ---- the oracle: written anew from the description ------------------ */

static mpt
height_of(const struct item *item)
{
	return item->kind == ITEM_SLUG ? item->as.slug.height
	                               : item->kind == ITEM_EDGE ? item->as.edge.height : 0;
}

static bool
is_solid(const struct item *item)
{
	return item->kind == ITEM_SLUG || (item->kind == ITEM_EDGE && item->as.edge.height > 0);
}

/* Does a space at i vanish, because nothing but spaces that do stands between it and the edge? */
static bool
vanishes(const struct item *items, int i, int edge, int step)
{
	for (; i != edge + step; i += step) {
		if (is_solid(&items[i]))
			return false;
		if (items[i].kind == ITEM_SPACE && items[i].as.space.is_retained)
			return false;
		if (i == edge)
			return true;
	}
	return false;
}

/* One run of spaces: forced ones add up; else the best by precedence, then by optimum. */
static void
add_run(const struct space **run, int n, mpt *min, mpt *opt)
{
	const struct space *best = NULL;
	mpt least = 0, forced_min = 0, forced_opt = 0;
	bool forced = false;
	int i;

	for (i = 0; i < n; i++)
		if (run[i]->is_forced) {
			forced = true;
			forced_min += run[i]->min;
			forced_opt += run[i]->opt;
		} else if (!best || run[i]->precedence > best->precedence ||
		    (run[i]->precedence == best->precedence && run[i]->opt > best->opt)) {
			best = run[i];
		}
	for (i = 0; best && i < n; i++)
		if (!run[i]->is_forced && run[i]->precedence == best->precedence &&
		    run[i]->opt == best->opt && run[i]->min > least)
			least = run[i]->min;
	*min += forced ? forced_min : least;
	*opt += forced ? forced_opt : best ? best->opt : 0;
}

static void
measure(const struct item *items, int first, int end, mpt *min, mpt *opt)
{
	const struct space *run[ITEMS_MOST];
	int i, n = 0;

	*min = *opt = 0;
	for (i = first; i < end; i++) {
		if (is_solid(&items[i])) {
			add_run(run, n, min, opt);
			n = 0;
			*min += height_of(&items[i]);
			*opt += height_of(&items[i]);
		} else if (items[i].kind == ITEM_SPACE && !vanishes(items, i, first, -1) &&
		    !vanishes(items, i, end - 1, 1)) {
			run[n++] = &items[i].as.space;
		}
	}
	add_run(run, n, min, opt);
}

struct answer {
	int to;
	mpt height;
	bool is_end;
};

static int
last_solid(const struct galley *g)
{
	int i = g->count - 1;

	while (i >= 0 && !is_solid(&g->items[i]))
		i--;
	return i;
}

/* What is left without anything to see belongs to the piece before. */
static struct answer
without_empty_pages(const struct galley *g, struct answer a)
{
	if (a.to <= last_solid(g))
		return a;
	return (struct answer){ g->count, a.height, true };
}

static bool
has_solid(const struct item *items, int first, int end)
{
	for (; first < end; first++)
		if (is_solid(&items[first]))
			return true;
	return false;
}

static int64_t
price_of(const struct breaking *b, mpt opt, mpt room)
{
	mpt free = room - opt;

	return b->price + (free > 0 ? (int64_t)free * 1000 / room : 0);
}

/* Nothing fits: the first solid item that does not goes up to the next break. */
static struct answer
forced_out(const struct galley *g, int first, mpt room)
{
	int end = first, last;
	mpt min, opt;

	for (;; end++) {
		measure(g->items, first, end + 1, &min, &opt);
		if (is_solid(&g->items[end]) && min > room)
			break;
	}
	for (last = end; last < g->count && g->items[last].kind != ITEM_BREAK; last++)
		;
	measure(g->items, first, last, &min, &opt);
	return (struct answer){ last < g->count ? last + 1 : g->count,
		mpt_max(mpt_min(opt, room), min), last >= g->count };
}

static struct answer
ask_oracle(const struct galley *g, int first, mpt room, mpt head)
{
	struct answer best = { -1, 0, false };
	int64_t best_price = 0;
	mpt min, opt;
	int i;

	for (i = first; i < g->count; i++) {
		const struct breaking *b = &g->items[i].as.breaking;
		int64_t price;

		if (g->items[i].kind != ITEM_BREAK || !has_solid(g->items, first, i))
			continue;
		measure(g->items, first, i, &min, &opt);
		if (head + min + b->foot > room)
			continue;
		opt += head + b->foot;
		price = price_of(b, opt, room);
		if (best.to < 0 || price <= best_price || b->forced) {
			best = (struct answer){ i + 1, mpt_min(opt, room), false };
			best_price = price;
		}
		if (b->forced)
			return best;
	}
	measure(g->items, first, last_solid(g) + 1, &min, &opt);
	if (last_solid(g) < first || head + min <= room) {
		measure(g->items, first, g->count, &min, &opt);
		/* Spaces retained at the end may ask for more than there is. */
		if (best.to < 0 || head + min <= room)
			return (struct answer){ g->count,
				mpt_max(mpt_min(head + opt, room), head + min), true };
	}
	if (best.to < 0) {
		best = forced_out(g, first, room - head);
		best.height += head;
	}
	return best;
}

/* ---- comparing ----------------------------------------------------- */

static void
check_one(struct random *r)
{
	struct item items[ITEMS_MOST];
	struct box box = { .parent = -1 };
	struct galley g = { .items = items, .boxes = &box, .box_count = 1,
		.count = 1 + pick(r, ITEMS_MOST) };
	mpt height = 20 + pick(r, 120);
	struct room room = { .height = height, .full = height, .must = true };
	struct cursor from = { pick(r, g.count), -1, NULL };
	struct answer answer;
	struct cut cut;
	int i;

	for (i = 0; i < g.count; i++)
		random_item(r, &items[i]);
	if (pick(r, 3) == 0) {
		box.head = pick(r, 10);
		from.box = 0;
	}
	cut = cut_galley(&g, from, &room);
	answer = ask_oracle(&g, from.item, height, from.box < 0 ? 0 : box.head);
	answer = without_empty_pages(&g, answer);
	assert_int_equal(cut.is_end, answer.is_end);
	assert_int_equal(cut.to.item, answer.to);
	assert_int_equal(cut.height, answer.height);
	assert_int_equal(cut.overflows, cut.height > height);
}

static void
cuts_are_those_of_brute_force(void **state)
{
	struct random *r = *state;
	int i;

	for (i = 0; i < r->rounds; i++)
		check_one(r);
}

/* Whatever the prices, pieces follow each other to the end and none is empty. */
static void
pieces_make_up_the_whole(void **state)
{
	struct random *r = *state;
	int round, i;

	for (round = 0; round < r->rounds; round++) {
		struct item items[ITEMS_MOST];
		struct galley g = { .items = items, .count = 1 + pick(r, ITEMS_MOST) };
		struct room room = { .height = 30, .full = 30, .must = true };
		struct cursor at = { 0, -1, NULL };
		struct cut cut;

		for (i = 0; i < g.count; i++)
			random_item(r, &items[i]);
		do {
			cut = cut_galley(&g, at, &room);
			assert_true(cut.to.item > at.item);
			assert_true(cut.is_end || has_solid(items, at.item, cut.to.item));
			at = cut.to;
		} while (!cut.is_end);
		assert_int_equal(at.item, g.count);
	}
}

/* The seed is the same each time, so that a failure is one for everybody; others come by hand. */
int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20260302, 20000);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(cuts_are_those_of_brute_force, &r),
		cmocka_unit_test_prestate(pieces_make_up_the_whole, &r),
	};

	return cmocka_run_group_tests_name("layout_makeup property", tests, NULL, NULL);
}
