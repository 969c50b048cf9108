/*
 * Chunks into lines by total fit (Knuth and Plass, "Breaking paragraphs into
 * lines", 1981), as dynamic programming over running totals.
 *
 * A node is a way to have set the chunks before it; active nodes are those a
 * line could still begin at.  Of all nodes at one place that leave the same
 * future (number of the line where widths differ, hyphens in a row where they are counted)
 * only the cheapest stays, so time is linear in the text.  Where no line
 * fits, the best that first fit can do is taken and the rest goes on
 * from there: one word too long does not spoil a paragraph.
 *
 * Ragged lines are fitted too: what is short of the measure is paid for as
 * stretch is, so that ragged edges are even and hyphens are few.
 */
#include "text/inside.h"

#include <stdlib.h>

enum {
	BADNESS_MOST = 10000,             /* looser lines than this are no way to set */
	DEMERITS_LINE = 10,               /* a line costs something by itself */
	DEMERITS_LADDER = 5000,           /* a second hyphen in a row, one before the last line */
	ACTIVE_MOST = 200                 /* beginnings tried for a line */
};

struct node {
	int chunk;                        /* the next line begins with it */
	int line;                         /* number of lines before; capped when all further are alike */
	int ladder;                       /* hyphens in a row at the end of them */
	int before;                       /* node; -1 at the start */
	int64_t demerits;
	bool is_poor;                     /* a line did not fit on the way here */
};

struct totals {
	int64_t width, elastic, stretch, shrink;
};

struct fitter {
	const struct chunk *chunks;
	int count;
	const struct text_setting *setting;
	struct totals *totals;            /* of the chunks before each */
	struct node *nodes;
	int node_count, node_capacity;
	int *active;                      /* nodes */
	int active_count, active_capacity;
	int line_cap;                     /* lines from this one on have the same room */
};

mpt
line_room(const struct text_setting *setting, int line)
{
	return line < setting->measure_count ? setting->measures[line] : setting->measure;
}

static bool
ends_block(const struct fitter *f, int last)
{
	return last == f->count - 1 || f->chunks[last].is_forced;
}

/* What the line of the chunks [first, last] is and may become. */
struct trial {
	int64_t room, natural;
	int64_t stretch, shrink;          /* of spaces */
	int64_t longer, shorter;          /* what leaders take and give, for nothing */
	bool is_justified, is_free;       /* free: may be as short as it likes */
};

static int64_t
room_of(const struct fitter *f, int line, bool is_end)
{
	int64_t room = line_room(f->setting, line);

	if (line == 0)
		room -= f->setting->first_indent;
	return is_end ? room - f->setting->last_end_indent : room;
}

static void
try_line(const struct fitter *f, const struct node *node, int last, struct trial *t)
{
	const struct totals *a = &f->totals[node->chunk], *b = &f->totals[last + 1];
	const struct chunk *c = &f->chunks[last];
	bool is_end = ends_block(f, last);
	enum text_align align = is_end ? f->setting->align_last : f->setting->align;
	int64_t spaces;

	t->room = room_of(f, node->line, is_end);
	t->natural = b->width - a->width - c->space + c->edge;
	t->longer = b->stretch - a->stretch;
	t->shorter = b->shrink - a->shrink;
	t->stretch = t->shrink = 0;
	t->is_justified = align == TEXT_JUSTIFY;
	t->is_free = is_end && (f->setting->align != TEXT_JUSTIFY || !t->is_justified);
	if (f->setting->align != TEXT_JUSTIFY && !t->is_justified)
		return;
	spaces = b->elastic - a->elastic - c->space;
	t->stretch = t->is_justified ? space_stretch(spaces) : 0;
	t->shrink = space_shrink(spaces);
}

/* 100 x (part / whole) cubed, clipped; a glue of nothing gives no way. */
static int64_t
cubed(int64_t part, int64_t whole)
{
	int64_t r;

	if (part <= 0)
		return 0;
	if (whole <= 0 || part / whole >= 5)
		return BADNESS_MOST + 1;
	r = part * 1000 / whole;
	r = r * r / 1000 * r / 10000;
	return r > BADNESS_MOST ? BADNESS_MOST + 1 : r;
}

/* -1: too long; above BADNESS_MOST: too loose. */
static int64_t
badness(const struct trial *t)
{
	int64_t slack = t->room - t->natural;

	if (slack < -t->shorter - t->shrink)
		return -1;
	if (slack < 0)
		return cubed(-slack - t->shorter, t->shrink);
	slack -= t->longer;
	if (slack <= 0 || t->is_free)
		return 0;
	if (t->is_justified)
		return cubed(slack, t->stretch);
	/* Were every short line a way to set, narrow text would never be done. */
	return slack > t->room / 5 * 3 ? BADNESS_MOST + 1 : cubed(slack, t->room / 4);
}

static int
ladder_after(const struct fitter *f, const struct node *node, int last)
{
	return f->chunks[last].is_hyphenated ? node->ladder + 1 : 0;
}

static bool
ladder_allows(const struct fitter *f, const struct node *node, int last)
{
	return !f->setting->ladder || ladder_after(f, node, last) <= f->setting->ladder;
}

static int64_t
line_demerits(const struct fitter *f, const struct node *node, int last, int64_t bad)
{
	int64_t penalty = f->chunks[last].penalty, sum = DEMERITS_LINE + bad;

	sum = sum * sum + penalty * penalty;
	if (node->ladder && (f->chunks[last].is_hyphenated || ends_block(f, last)))
		sum += DEMERITS_LADDER;
	return sum;
}

static int
add_node(struct fitter *f, const struct node *node)
{
	if (f->node_count == f->node_capacity) {
		f->node_capacity = f->node_capacity ? f->node_capacity * 2 : 64;
		f->nodes = mem_grow(f->nodes, (size_t)f->node_capacity * sizeof *f->nodes);
	}
	f->nodes[f->node_count] = *node;
	return f->node_count++;
}

/* A line of more than ACTIVE_MOST words is no line to read; every other way to
 * begin it will do, and time stays linear however wide the measure. */
static void
thin_out(struct fitter *f)
{
	int i, kept = 0;

	for (i = 0; i < f->active_count; i += 2)
		f->active[kept++] = f->active[i];
	f->active_count = kept;
}

static void
activate(struct fitter *f, int node)
{
	if (f->active_count == ACTIVE_MOST)
		thin_out(f);
	if (f->active_count == f->active_capacity) {
		f->active_capacity = f->active_capacity ? f->active_capacity * 2 : 64;
		f->active = mem_grow(f->active, (size_t)f->active_capacity * sizeof *f->active);
	}
	f->active[f->active_count++] = node;
}

/* The node that a line from `before` to `last` leads to. */
static struct node
node_after(const struct fitter *f, int before, int last, int64_t demerits)
{
	const struct node *b = &f->nodes[before];
	struct node n = { .chunk = last + 1, .before = before, .is_poor = b->is_poor };

	n.line = b->line < f->line_cap ? b->line + 1 : b->line;
	n.ladder = ladder_after(f, b, last);
	if (!f->setting->ladder && n.ladder > 1)
		n.ladder = 1; /* how many does not matter when nothing forbids */
	n.demerits = b->demerits + demerits;
	return n;
}

/* Keeps a new node unless one of the same future since `first` is as cheap. */
static void
keep_cheapest(struct fitter *f, int first, const struct node *n)
{
	int i;

	for (i = first; i < f->node_count; i++)
		if (f->nodes[i].line == n->line && f->nodes[i].ladder == n->ladder) {
			if (n->demerits < f->nodes[i].demerits)
				f->nodes[i] = *n;
			return;
		}
	add_node(f, n);
}

/* Whether no line from this node can ever reach past `last`. */
static bool
is_over(const struct trial *t, const struct chunk *last)
{
	int64_t least = t->natural - (last->edge > 0 ? last->edge : 0);

	return least - t->shorter - t->shrink > t->room;
}

/* Tries all lines that end with chunk `last`; gives the last node that is
 * too far back by now, or -1. */
static int
try_active(struct fitter *f, int last)
{
	int i, kept = 0, over = -1, first = f->node_count;
	struct node *from, made;
	struct trial t;
	int64_t bad;

	for (i = 0; i < f->active_count; i++) {
		from = &f->nodes[f->active[i]];
		try_line(f, from, last, &t);
		bad = badness(&t);
		if (bad >= 0 && bad <= BADNESS_MOST && ladder_allows(f, from, last)) {
			made = node_after(f, f->active[i], last, line_demerits(f, from, last, bad));
			keep_cheapest(f, first, &made);
		}
		if (is_over(&t, &f->chunks[last]))
			over = f->active[i];
		else
			f->active[kept++] = f->active[i];
	}
	f->active_count = kept;
	return over;
}

/*
 * Nothing fits that ends with `last`.  First fit: the line from `from` ends
 * at the last chunk before it that may be its end, at least after one.
 */
static int
first_fit(struct fitter *f, int from, int last)
{
	const struct node *node = &f->nodes[from];
	int end = last > node->chunk ? last - 1 : last;
	struct node made;
	struct trial t;

	while (end > node->chunk) {
		try_line(f, node, end, &t);
		if (badness(&t) >= 0 && ladder_allows(f, node, end))
			break;
		end--;
	}
	made = node_after(f, from, end, (int64_t)BADNESS_MOST * BADNESS_MOST);
	made.is_poor = true;
	f->active_count = 0;
	activate(f, add_node(f, &made));
	return end;
}

static int
cheapest_active(const struct fitter *f)
{
	int i, best = f->active[0];

	for (i = 1; i < f->active_count; i++)
		if (f->nodes[f->active[i]].demerits < f->nodes[best].demerits)
			best = f->active[i];
	return best;
}

/* A line must end with `last` though it fits no active node: take the cheapest as it is. */
static void
force_end(struct fitter *f, int last)
{
	struct node made = node_after(f, cheapest_active(f), last,
	    (int64_t)BADNESS_MOST * BADNESS_MOST);

	made.is_poor = true;
	add_node(f, &made);
}

/* Ends lines with chunk `last`; gives the chunk that was ended with, which is an earlier one when
 * first fit had to go back. */
static int
end_with(struct fitter *f, int last)
{
	int first = f->node_count, over = try_active(f, last), i;

	if (f->node_count == first && !f->active_count)
		return first_fit(f, over, last);
	if (ends_block(f, last)) {
		if (f->node_count == first)
			force_end(f, last);
		f->active_count = 0;
	}
	for (i = first; i < f->node_count; i++)
		activate(f, i);
	return last;
}

static void
sum_up(struct fitter *f)
{
	struct totals *t = mem_alloc((size_t)(f->count + 1) * sizeof *t);
	const struct chunk *c;
	int i;

	f->totals = t;
	for (i = 0; i < f->count; i++) {
		c = &f->chunks[i];
		t[i + 1].width = t[i].width + c->width + c->space;
		t[i + 1].elastic = t[i].elastic + c->elastic + c->space;
		t[i + 1].stretch = t[i].stretch + c->stretch;
		t[i + 1].shrink = t[i].shrink + c->shrink;
	}
}

/* The way that leads to the cheapest last node, from its end to its start. */
static int
trace(const struct fitter *f, struct arena *arena, int **ends, int64_t *cost)
{
	int best = cheapest_active(f), n, lines = 0;

	if (cost)
		*cost = f->nodes[best].is_poor ? -1 : f->nodes[best].demerits;
	for (n = best; f->nodes[n].before >= 0; n = f->nodes[n].before)
		lines++;
	*ends = ARENA_ARRAY(arena, int, lines + 1);
	for (n = best; f->nodes[n].before >= 0; n = f->nodes[n].before)
		(*ends)[--lines] = f->nodes[n].chunk;
	for (n = best; f->nodes[n].before >= 0; n = f->nodes[n].before)
		lines++;
	return lines;
}

/* Without wrapping only forced ends count. */
static int
forced_lines(const struct chunk *chunks, int count, struct arena *arena, int **ends)
{
	int i, lines = 0;

	*ends = ARENA_ARRAY(arena, int, count + 1);
	for (i = 0; i < count; i++)
		if (chunks[i].is_forced || i == count - 1)
			(*ends)[lines++] = i + 1;
	return lines;
}

int
break_lines(const struct chunk *chunks, int count, const struct text_setting *setting,
    struct arena *arena, int **ends, int64_t *cost)
{
	struct fitter f = { .chunks = chunks, .count = count, .setting = setting };
	struct node start = { .before = -1 };
	int i, lines;

	if (cost)
		*cost = 0;
	if (!setting->wraps || !count)
		return forced_lines(chunks, count, arena, ends);
	f.line_cap = setting->measure_count > 1 ? setting->measure_count : 1;
	sum_up(&f);
	activate(&f, add_node(&f, &start));
	for (i = 0; i < count; i++)
		i = end_with(&f, i);
	lines = trace(&f, arena, ends, cost);
	free(f.totals);
	free(f.nodes);
	free(f.active);
	return lines;
}
