/*
 * Lines of random chunks against brute force over all sets of breaks.
 *
 *     text_lines [SEED [ROUNDS]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/inside.h"
#include "random.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CHUNKS_MOST = 11 };

/* ---- the oracle: demerits written down anew, from the description ------- */

struct oracle {
	const struct chunk *chunks;
	int count;
	const struct text_setting *set;
};

static double
cube_badness(double part, double whole)
{
	double r;

	if (part <= 0)
		return 0;
	if (whole <= 0 || part >= 5 * whole)
		return -1;
	r = (double)(int64_t)(part * 1000 / whole);
	r = (double)((int64_t)((double)((int64_t)(r * r) / 1000) * r) / 10000);
	return r > 10000 ? -1 : r;
}

/* -1: this line cannot be. */
static double
oracle_line(const struct oracle *o, int first, int last, int line)
{
	const struct text_setting *s = o->set;
	bool is_end = last == o->count - 1 || o->chunks[last].is_forced;
	bool is_justified = (is_end ? s->align_last : s->align) == TEXT_JUSTIFY;
	bool may_shrink = is_justified || s->align == TEXT_JUSTIFY;
	double room = line < s->measure_count ? s->measures[line] : s->measure;
	double width = o->chunks[last].edge, spaces = 0, leaders = 0, shrink = 0, give = 0, slack;
	int i;

	if (line == 0)
		room -= s->first_indent;
	if (is_end)
		room -= s->last_end_indent;
	for (i = first; i <= last; i++) {
		width += o->chunks[i].width + (i < last ? o->chunks[i].space : 0);
		spaces += o->chunks[i].elastic + (i < last ? o->chunks[i].space : 0);
		leaders += o->chunks[i].stretch;
		give += o->chunks[i].shrink;
	}
	if (may_shrink)
		shrink = (double)((int64_t)spaces / 3);
	slack = room - width;
	if (slack < -shrink - give)
		return -1;
	if (slack < 0)
		return cube_badness(-slack - give, shrink);
	slack -= leaders;
	if (slack <= 0 || (is_end && !(s->align == TEXT_JUSTIFY && is_justified)))
		return 0;
	if (!is_justified && slack > (double)((int64_t)room / 5 * 3))
		return -1;
	return cube_badness(slack, is_justified ? (double)((int64_t)spaces / 2)
	                                        : (double)((int64_t)room / 4));
}

/* The demerits of one set of breaks (bit i: a line ends with chunk i); -1 when it cannot be. */
static double
oracle_cost(const struct oracle *o, unsigned int breaks)
{
	int i, first = 0, line = 0, ladder = 0;
	double sum = 0, bad, d;

	for (i = 0; i < o->count; i++) {
		if (o->chunks[i].is_forced && !(breaks >> i & 1))
			return -1;
		if (!(breaks >> i & 1))
			continue;
		bad = oracle_line(o, first, i, line);
		if (bad < 0)
			return -1;
		d = (10 + bad) * (10 + bad) + (double)o->chunks[i].penalty * o->chunks[i].penalty;
		if (ladder > 0 && (o->chunks[i].is_hyphenated || o->chunks[i].is_forced ||
		        i == o->count - 1))
			d += 5000;
		ladder = o->chunks[i].is_hyphenated ? ladder + 1 : 0;
		if (o->set->ladder && ladder > o->set->ladder)
			return -1;
		sum += d;
		first = i + 1;
		line++;
	}
	return sum;
}

static double
oracle_best(const struct oracle *o)
{
	unsigned int breaks, last = 1u << (o->count - 1);
	double best = -1, cost;

	for (breaks = 0; breaks < last; breaks++) {
		cost = oracle_cost(o, breaks | last);
		if (cost >= 0 && (best < 0 || cost < best))
			best = cost;
	}
	return best;
}

/* ---- random chunks ------------------------------------------------------ */

static void
random_chunks(struct random *r, struct chunk *chunks, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		chunks[i] = (struct chunk){ .start = i, .end = i + 1 };
		chunks[i].width = 2000 + pick(r, 30000);
		chunks[i].is_hyphenated = pick(r, 3) == 0;
		if (chunks[i].is_hyphenated) {
			chunks[i].edge = 3000;
			chunks[i].penalty = PENALTY_HYPHEN;
			continue;
		}
		chunks[i].space = pick(r, 8) ? 3000 + pick(r, 3) * 500 : 0;
		chunks[i].elastic = pick(r, 6) ? 0 : 1000;
		chunks[i].stretch = pick(r, 9) ? 0 : 20000;
		chunks[i].shrink = pick(r, 9) ? 0 : 2000;
		chunks[i].is_forced = pick(r, 12) == 0;
	}
}

static void
random_setting(struct random *r, struct text_setting *s, mpt *measures)
{
	int i;

	*s = (struct text_setting){ .wraps = true };
	s->measure = 15000 + pick(r, 80000);
	s->align = pick(r, 2) ? TEXT_JUSTIFY : TEXT_START;
	s->align_last = pick(r, 5) ? TEXT_START : TEXT_JUSTIFY;
	s->first_indent = pick(r, 3) ? 0 : pick(r, 20000) - 5000;
	s->last_end_indent = pick(r, 4) ? 0 : pick(r, 10000);
	s->ladder = pick(r, 3);
	s->measure_count = pick(r, 3) ? 0 : 1 + pick(r, 3);
	s->measures = measures;
	for (i = 0; i < s->measure_count; i++)
		measures[i] = 15000 + pick(r, 60000);
}

/* Lines hold all chunks in order, end where they must, and only a chunk that
 * nothing can help sticks out. */
static void
check_ends(const struct oracle *o, const int *ends, int lines)
{
	int i, k, first = 0;

	assert_true(lines > 0);
	for (i = 0; i < lines; i++) {
		assert_true(ends[i] > first);
		for (k = first; k < ends[i] - 1; k++)
			assert_false(o->chunks[k].is_forced);
		first = ends[i];
	}
	assert_int_equal(first, o->count);
}

static void
total_fit_is_the_cheapest(void **state)
{
	struct random *r = *state;
	struct chunk chunks[CHUNKS_MOST];
	struct text_setting set;
	struct oracle o = { .chunks = chunks, .set = &set };
	struct arena *arena;
	int round, lines, *ends, feasible = 0;
	mpt measures[4];
	double best;
	int64_t cost;

	for (round = 0; round < r->rounds; round++) {
		o.count = 1 + pick(r, CHUNKS_MOST);
		random_chunks(r, chunks, o.count);
		random_setting(r, &set, measures);
		arena = arena_new();
		lines = break_lines(chunks, o.count, &set, arena, &ends, &cost);
		best = oracle_best(&o);
		if ((int64_t)best != cost)
			fail_msg("seed %llu round %d: %lld, by brute force %.0f",
			    (unsigned long long)r->seed, round, (long long)cost, best);
		feasible += best >= 0;
		check_ends(&o, ends, lines);
		arena_drop(arena);
	}
	/* the test would be worth nothing if hardly a paragraph could be set */
	assert_in_range(feasible, r->rounds / 10, r->rounds);
}

/* ---- time ------------------------------------------------------------------ */

static double
seconds_for(int count, mpt width, mpt measure)
{
	struct chunk *chunks = mem_alloc((size_t)count * sizeof *chunks);
	struct text_setting set = { .measure = measure, .wraps = true };
	struct arena *arena = arena_new();
	clock_t start = clock();
	int i, *ends;

	for (i = 0; i < count; i++)
		chunks[i] = (struct chunk){ .start = i, .end = i + 1, .width = width,
			.space = 2000 };
	assert_true(break_lines(chunks, count, &set, arena, &ends, NULL) > 0);
	arena_drop(arena);
	free(chunks);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Ten times the chunks take about ten times as long, a hundred times when it is quadratic; the
 * half second is for a machine that is busy with something else. */
static void
check_linear(mpt width, mpt measure)
{
	double once = seconds_for(20000, width, measure);

	assert_true(seconds_for(200000, width, measure) < 40 * once + 0.5);
}

/* However wide or narrow the measure, time is linear. */
static void
time_is_linear(void **state)
{
	(void)state;
	check_linear(20000, 400000);
	check_linear(20000, MPT_MAX);
	check_linear(20000, 10);
}

int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20260302, 4000);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(total_fit_is_the_cheapest, &r),
		cmocka_unit_test(time_is_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
