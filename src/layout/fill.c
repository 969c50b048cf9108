/*
 * A flow into the body of one page: sets of columns, one below the other.
 *
 * What spans all columns is set as wide as the body, in the same galley, with a forced
 * break before and after it, so a cut never holds both.  A column set ends
 * where the span changes; it is balanced there, and at the end of the flow, by looking for the
 * least height at which its columns still hold the same (XSL 1.1, 6.4.14, 7.24.4).
 * All of this only cuts; nothing is placed.
 */
#include "layout/inside.h"

/* The columns of one set. */
struct column_set {
	struct cut cuts[BODY_COLUMNS_MOST];
	int count;
	mpt height;                       /* of the highest */
};

bool
spans_at(const struct galley *galley, struct cursor cursor)
{
	int i;

	for (i = cursor.item; i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG)
			return galley->items[i].as.slug.spans;
	return false;
}

static bool
is_same_place(struct cursor a, struct cursor b)
{
	return a.item == b.item && a.rest == b.rest;
}

/* A break to the next column is made by the change already: what follows stands first in its
 * column. */
static bool
changes_span(const struct galley *galley, const struct cut *cut, bool spans)
{
	return cut->forced == FORCED_SPAN ||
	    (cut->forced == FORCED_COLUMN && spans_at(galley, cut->to) != spans);
}

/* Does the set end with this cut, whatever columns are left? */
static bool
ends_set(const struct galley *galley, const struct cut *cut, bool spans)
{
	return cut->is_end || cut->forced >= FORCED_PAGE || changes_span(galley, cut, spans);
}

static struct column_set
cut_set(const struct bed *bed, struct cursor cursor, int columns, const struct room *room)
{
	struct column_set set = { .count = 0 };
	bool spans = spans_at(bed->galley, cursor);

	while (set.count < columns) {
		struct cut *cut = &set.cuts[set.count];

		*cut = cut_galley(bed->galley, cursor, room);
		if (is_same_place(cut->to, cursor) && !cut->is_end)
			break;
		set.count++;
		set.height = mpt_max(set.height, cut->height);
		cursor = cut->to;
		if (ends_set(bed->galley, cut, spans))
			break;
	}
	return set;
}

/* ---- balancing ----------------------------------------------------- */

/* What must not become worse for the sake of balance. */
static void
worst_of(const struct column_set *set, int *price, mpt *shrink)
{
	int i;

	*price = PRICE_EMPTY;
	*shrink = 0;
	for (i = 0; i < set->count; i++) {
		if (!set->cuts[i].forced && set->cuts[i].price > *price)
			*price = set->cuts[i].price;
		*shrink = mpt_max(*shrink, set->cuts[i].shrink);
	}
}

static bool
holds_the_same(const struct column_set *set, const struct column_set *as)
{
	const struct cut *last, *other = &as->cuts[as->count - 1];
	int i, price, its_price;
	mpt shrink, its_shrink;

	if (set->count == 0)
		return false;
	last = &set->cuts[set->count - 1];
	if (last->is_end != other->is_end || !is_same_place(last->to, other->to))
		return false;
	for (i = 0; i < set->count; i++)
		if (set->cuts[i].overflows)
			return false;
	worst_of(as, &price, &shrink);
	worst_of(set, &its_price, &its_shrink);
	return its_price <= price && its_shrink <= shrink;
}

/* The least height found by halving; columns that cannot be balanced stay as they are, and those
 * that are too high for the page already must not drag the others along.  Where no space has given
 * way none does here: a column that squeezes in a line more would end the search too early. */
static void
balance(const struct bed *bed, struct cursor cursor, struct column_set *set, mpt most)
{
	mpt low = set->height / bed->columns - 1, high = mpt_min(set->height, most), shrink;
	int price;

	worst_of(set, &price, &shrink);
	while (high - low > 1) {
		mpt middle = low + (high - low) / 2;
		struct room room = { .height = middle, .full = bed->height,
			.is_rigid = shrink == 0 };
		struct column_set trial = cut_set(bed, cursor, bed->columns, &room);

		if (holds_the_same(&trial, set)) {
			*set = trial;
			high = middle;
		} else {
			low = middle;
		}
	}
}

/* ---- the body ------------------------------------------------------ */

static mpt
column_x(const struct bed *bed, int column)
{
	mpt x = column * (bed->measure + bed->gap);

	return bed->is_rtl ? bed->width - bed->measure - x : x;
}

static void
add_piece(struct fill *fill, const struct bed *bed, const struct cut *cut, mpt x, mpt y)
{
	ARENA_ROOM(bed->galley->arena, fill->pieces, fill->count, fill->capacity);
	fill->pieces[fill->count++] = (struct piece){ *cut, x, y };
}

static void
add_set(struct fill *fill, const struct bed *bed, const struct column_set *set, bool spans)
{
	const struct cut *last = &set->cuts[set->count - 1];
	mpt top = fill->whole.height;
	int i;

	for (i = 0; i < set->count; i++) {
		add_piece(fill, bed, &set->cuts[i], spans ? 0 : column_x(bed, i), top);
		fill->whole.overflows |= set->cuts[i].overflows;
	}
	fill->whole.height = top + set->height;
	fill->whole.to = last->to;
	fill->whole.price = last->price;
	fill->whole.at = last->at;
	fill->whole.forced = last->forced;
	fill->whole.is_end = last->is_end;
}

/* Sets of columns until one does not end by a change of span. */
static void
fill_sets(struct fill *fill, const struct bed *bed, mpt height)
{
	for (;;) {
		struct cursor from = fill->whole.to;
		bool spans = spans_at(bed->galley, from);
		struct room room = { .height = height - fill->whole.height, .full = bed->height,
			.must = fill->count == 0 };
		struct column_set set = cut_set(bed, from, spans ? 1 : bed->columns, &room);
		const struct cut *last;
		int price;
		mpt shrink;

		if (set.count == 0)
			return;
		last = &set.cuts[set.count - 1];
		worst_of(&set, &price, &shrink);
		/* Rather nothing under other columns than what may hardly be broken. */
		if (fill->count > 0 && price >= PRICE_WIDOW)
			return;
		if (!spans && (last->is_end || changes_span(bed->galley, last, spans)))
			balance(bed, from, &set, room.height);
		add_set(fill, bed, &set, spans);
		if (fill->whole.is_end || !changes_span(bed->galley, &fill->whole, spans))
			return;
	}
}

/* ---- footnotes ----------------------------------------------------- */

/* The least that the page must show of the body itself. */
static mpt
body_least(const struct bed *bed, struct cursor from)
{
	struct room room = { .full = bed->height, .must = true };

	if (from.item >= bed->galley->count)
		return 0;
	return cut_galley(bed->galley, from, &room).height;
}

static struct notes
carried_notes(const struct bed *bed, struct cursor from)
{
	struct notes notes = { .arena = bed->galley->arena };
	int i;

	/* With nothing else to show, a page shows some of them however little room it has. */
	notes.must = from.item >= bed->galley->count;
	for (i = 0; i < bed->carried->count; i++) {
		ARENA_ROOM(notes.arena, notes.list, notes.count, notes.capacity);
		notes.list[notes.count++] = bed->carried->list[i];
	}
	return notes;
}

/* What the page before has left over comes first and takes what it needs. */
static struct note_sum
first_notes(const struct bed *bed, struct cursor from, mpt height)
{
	struct note_sum sum = { .separator = bed->separator };
	struct notes notes = carried_notes(bed, from), rest = { .arena = bed->galley->arena };

	if (notes.count == 0)
		return sum;
	sum.full = sum.least = divide_notes(&notes, bed->separator,
	    mpt_max(height - body_least(bed, from), 0), &rest);
	sum.count = notes.count;
	if (notes.count > 0)
		sum.trail = notes.list[notes.count - 1].note->trail;
	return sum;
}

static void
gather(struct fill *fill, const struct bed *bed, struct cursor from, mpt height)
{
	int i;

	fill->notes = carried_notes(bed, from);
	fill->rest.arena = fill->notes.arena;
	for (i = 0; i < fill->count; i++)
		gather_notes(&fill->notes, bed->galley, &fill->pieces[i].cut, false);
	fill->whole.notes = divide_notes(&fill->notes, bed->separator,
	    height - fill->whole.height, &fill->rest);
	if (fill->rest.count > 0)
		fill->whole.is_end = false;
}

/* In columns it is only known what is cited when they are filled; a second time they
 * leave room for it. */
static void
fill_columns(struct fill *fill, const struct bed *bed, mpt height, const struct note_sum *first)
{
	struct cursor from = fill->whole.to;
	mpt notes = first->full;
	int i, tries;

	for (tries = 0; tries < 3; tries++) {
		struct note_sum sum = *first;
		struct notes cited = { .arena = bed->galley->arena };

		*fill = (struct fill){ .whole = { .from = from, .to = from } };
		fill_sets(fill, bed, height - notes);
		for (i = 0; i < fill->count; i++)
			gather_notes(&cited, bed->galley, &fill->pieces[i].cut, false);
		for (i = 0; i < cited.count; i++)
			sum_note(&sum, cited.list[i].note);
		if (fill->whole.height + sum.full <= height)
			return;
		notes = sum.full > height * 2 / 3 ? sum.least : sum.full;
	}
}

static void
fill_single(struct fill *fill, const struct bed *bed, mpt height, const struct note_sum *first)
{
	struct room room = { .height = height, .full = bed->height, .must = true, .notes = first };

	fill->whole = cut_galley(bed->galley, fill->whole.from, &room);
	add_piece(fill, bed, &fill->whole, 0, 0);
}

/* ---- before-floats ------------------------------------------------- */

static struct notes
joined(const struct bed *bed, const struct notes *first, const struct notes *more, int count)
{
	struct notes all = { .arena = bed->galley->arena };
	int i;

	for (i = 0; i < first->count + count; i++) {
		ARENA_ROOM(all.arena, all.list, all.count, all.capacity);
		all.list[all.count++] = i < first->count ? first->list[i]
		                                         : more->list[i - first->count];
	}
	return all;
}

static struct notes
cited_floats(const struct bed *bed, const struct fill *fill)
{
	struct notes cited = { .arena = bed->galley->arena };
	int i;

	for (i = 0; i < fill->count; i++)
		gather_notes(&cited, bed->galley, &fill->pieces[i].cut, true);
	return cited;
}

/* Fills the page under floats: those from the page before and the first `count` that it `cites`
 * itself.  What has waited is shown even on a page of its own. */
static struct fill
fill_under(const struct bed *bed, struct cursor from, mpt height, const struct notes *cites,
    int count)
{
	struct fill fill = { .whole = { .from = from, .to = from } };
	struct notes floats = joined(bed, bed->floats, cites, count);
	struct notes rest = { .arena = bed->galley->arena };
	mpt least = floats.count > 0 ? body_least(bed, from) : 0, top;
	struct note_sum first;

	top = stack_floats(&floats, bed->float_separator, height - least, bed->floats->count > 0,
	    &rest);
	first = first_notes(bed, from, height - top);
	if (top > height - least)
		fill.count = 0;           /* no room is left for anything else */
	else if (bed->columns > 1)
		fill_columns(&fill, bed, height - top, &first);
	else
		fill_single(&fill, bed, height - top, &first);
	fill.floats = floats;
	fill.float_rest = rest;
	fill.top = top;
	gather(&fill, bed, from, height - top);
	return fill;
}

/* What the page cites and does not show waits for the next. */
static void
defer_floats(struct fill *fill, const struct bed *bed, const struct notes *cited, int shown)
{
	struct notes later = { .arena = bed->galley->arena };
	int i;

	for (i = shown; i < cited->count; i++) {
		ARENA_ROOM(later.arena, later.list, later.count, later.capacity);
		later.list[later.count++] = cited->list[i];
	}
	fill->float_rest = joined(bed, &fill->float_rest, &later, later.count);
	if (fill->float_rest.count > 0)
		fill->whole.is_end = false;
}

/* With less room a row that is cut may cite others. */
static bool
begins_alike(const struct notes *a, const struct notes *b, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (i >= a->count || a->list[i].note != b->list[i].note)
			return false;
	return true;
}

/* A float stands on the page that cites it if the page still does so with less room. */
struct fill
fill_body(const struct bed *bed, struct cursor from, mpt height)
{
	struct notes none = { .arena = bed->galley->arena };
	struct fill fill = fill_under(bed, from, height, &none, 0);
	struct notes cited = cited_floats(bed, &fill);
	int count;

	for (count = fill.float_rest.count ? 0 : cited.count; count > 0; count--) {
		struct fill trial = fill_under(bed, from, height, &cited, count);
		struct notes its = cited_floats(bed, &trial);

		if (!begins_alike(&its, &cited, count) || trial.float_rest.count > 0)
			continue;
		defer_floats(&trial, bed, &its, count);
		return trial;
	}
	defer_floats(&fill, bed, &cited, 0);
	return fill;
}
