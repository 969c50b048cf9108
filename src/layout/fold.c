/*
 * Spaces next to each other are a run and count as one (XSL 1.1, 4.3.1); where a
 * piece begins or ends, spaces that are not retained vanish.
 */
#include "layout/makeup.h"

struct cursor
galley_start(const struct galley *galley)
{
	(void)galley;
	return (struct cursor){ .item = 0, .box = -1, .rest = NULL };
}

bool
is_thin(const struct item *item)
{
	switch (item->kind) {
	case ITEM_SLUG:
		return item->as.slug.is_empty;
	case ITEM_EDGE:
		return item->as.edge.height == 0;
	default:
		return true;
	}
}

int
space_run_end(const struct galley *galley, int first, int limit)
{
	while (first < limit && is_thin(&galley->items[first]))
		first++;
	return first;
}

/* Leave out the spaces that vanish at the top and at the bottom of a piece. */
static void
trim_run(const struct galley *g, int *first, int *end, bool at_top, bool at_bottom)
{
	while (at_top && *first < *end) {
		const struct item *item = &g->items[*first];

		if (item->kind == ITEM_SPACE && item->as.space.is_retained)
			break;
		++*first;
	}
	while (at_bottom && *first < *end) {
		const struct item *item = &g->items[*end - 1];

		if (item->kind == ITEM_SPACE && item->as.space.is_retained)
			break;
		--*end;
	}
}

/* Of two spaces the higher precedence, then the larger optimum wins; equals share what both
 * allow. */
static void
fold_one(struct folded *f, int *precedence, const struct space *s, int i)
{
	if (f->winner >= 0 && s->precedence == *precedence && s->opt == f->opt) {
		f->min = mpt_max(f->min, s->min);
		f->max = mpt_min(f->max, s->max);
		return;
	}
	if (f->winner >= 0 && (s->precedence < *precedence ||
	    (s->precedence == *precedence && s->opt < f->opt)))
		return;
	f->min = s->min;
	f->opt = s->opt;
	f->max = s->max;
	f->winner = i;
	*precedence = s->precedence;
}

/* A table of a hundred thousand rows is higher than mpt can tell. */
static mpt
plus(mpt a, mpt b)
{
	int64_t sum = (int64_t)a + b;

	return sum > MPT_MAX ? MPT_MAX : sum < -MPT_MAX ? -MPT_MAX : (mpt)sum;
}

static void
fold_forced(struct folded *f, const struct space *s)
{
	if (f->winner != -2)
		f->min = f->opt = f->max = 0;
	f->winner = -2;
	f->min = plus(f->min, s->min);
	f->opt = plus(f->opt, s->opt);
	f->max = plus(f->max, s->max);
}

struct folded
fold_spaces(const struct galley *galley, int first, int end, bool at_top, bool at_bottom)
{
	struct folded f = { .winner = -1 };
	int i, precedence = 0;

	trim_run(galley, &first, &end, at_top, at_bottom);
	f.first = first;
	f.end = end;
	for (i = first; i < end; i++) {
		const struct space *s = &galley->items[i].as.space;

		if (galley->items[i].kind != ITEM_SPACE)
			continue;
		if (s->is_forced)
			fold_forced(&f, s);
		else if (f.winner != -2)
			fold_one(&f, &precedence, s, i);
	}
	return f;
}

/* ---- summing up ---------------------------------------------------- */

void
add_run(struct sum *sum, const struct galley *g, int end, bool at_bottom)
{
	struct folded f;

	if (sum->run == end)
		return;
	f = fold_spaces(g, sum->run, end, sum->at_top, at_bottom);
	sum->opt = plus(sum->opt, f.opt);
	sum->min = plus(sum->min, sum->is_rigid ? f.opt : f.min);
}

void
add_height(struct sum *sum, const struct galley *g, int i, mpt height)
{
	add_run(sum, g, i, false);
	sum->opt = plus(sum->opt, height);
	sum->min = plus(sum->min, height);
	sum->run = i + 1;
	sum->at_top = false;
}

struct cut
cut_all(const struct galley *galley)
{
	struct cut cut = { .from = galley_start(galley), .to = { galley->count, -1, NULL },
		.is_end = true };

	cut.height = galley_height(galley);
	return cut;
}

static mpt
height_of(const struct galley *galley, bool at_bottom)
{
	struct sum sum = { .at_top = true };
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (!is_thin(item))
			add_height(&sum, galley, i, item->kind == ITEM_SLUG ? item->as.slug.height
			                                                    : item->as.edge.height);
	}
	add_run(&sum, galley, galley->count, at_bottom);
	return sum.opt;
}

mpt
galley_height(const struct galley *galley)
{
	return height_of(galley, true);
}

mpt
galley_depth(const struct galley *galley)
{
	return height_of(galley, false);
}

mpt
galley_baseline(const struct galley *galley)
{
	struct sum sum = { .at_top = true };
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG && item->as.slug.baseline >= 0) {
			add_run(&sum, galley, i, false);
			return sum.opt + item->as.slug.baseline;
		}
		if (!is_thin(item))
			add_height(&sum, galley, i, item->kind == ITEM_SLUG ? item->as.slug.height
			                                                    : item->as.edge.height);
	}
	return -1;
}
