/*
 * Page make-up: a galley and a room go in, what fits comes out.
 *
 * Items are added up until they overflow, remembering the cheapest break on the
 * way: what it costs by itself (keeps, widows) and how empty it would leave the
 * page.  The piece ends there.  Cutting is a pure function of its arguments, so a caller
 * may cut the same place twice, with another room, and keep the better.
 *
 * Spaces next to each other are a run and count as one (XSL 1.1, 4.3.1); where a piece
 * begins or ends, spaces that are not retained vanish.  A piece may be as high
 * as its spaces at their minimum allow: then they all give way alike.
 */
#include "layout/makeup.h"

struct search {
	const struct galley *galley;
	const struct room *room;
	struct cursor from;
	mpt head;                         /* reprinted at the top of this piece */
	struct note_sum notes;            /* cited so far */
	struct sum sum;
	struct slug first_slug;           /* what is left of a slug that was sliced before, */
	bool first_is_long;               /* not all of it: it is higher than the room */
	struct cut best;
	int64_t best_price;               /* with emptiness; -1: nothing yet */
};

/* Emptiness hurts more the more of it there is: 0 when full, PRICE_EMPTY when empty. */
static int64_t
emptiness(mpt used, mpt height)
{
	int64_t free = (int64_t)height - used;

	if (free <= 0 || height <= 0)
		return 0;
	return free * PRICE_EMPTY / height;
}

static void
keep_best(struct search *s, const struct cut *cut, int64_t price)
{
	if (s->best_price >= 0 && price > s->best_price)
		return;
	s->best = *cut;
	s->best_price = price;
}

/* How much the spaces give so that the piece fits.  The last note is divided rather than left
 * out. */
static void
fit(struct search *s, struct cut *cut, const struct sum *sum, mpt foot)
{
	mpt opt = s->head + sum->opt + foot, min = s->head + sum->min + foot;
	mpt room = s->room->height - s->notes.full;

	if (min > room)
		room = s->room->height - s->notes.least;
	cut->shrinkable = opt - min;
	cut->shrink = mpt_min(mpt_max(opt - room, 0), cut->shrinkable);
	cut->height = opt - cut->shrink;
	cut->notes = mpt_min(s->notes.full, mpt_max(s->room->height - cut->height, s->notes.least));
	cut->overflows = min > room;
}

/* What it costs to carry the end of a note to the next page. */
static int64_t
dividing(const struct search *s, const struct cut *cut)
{
	mpt left = s->notes.full - cut->notes;

	if (left <= 0)
		return 0;
	return PRICE_NOTE + (int64_t)left * PRICE_EMPTY / mpt_max(s->room->height, 1);
}

/* May the piece end at item i, a break? */
static void
weigh_break(struct search *s, int i)
{
	const struct item *item = &s->galley->items[i];
	const struct breaking *b = &item->as.breaking;
	struct sum sum = s->sum;
	struct cut cut = { .from = s->from, .to = { i + 1, item->box, NULL } };

	add_run(&sum, s->galley, i, true);
	fit(s, &cut, &sum, b->foot);
	if (cut.overflows)
		return;
	cut.price = b->price;
	cut.at = b;
	cut.forced = b->forced;
	keep_best(s, &cut, b->price + dividing(s, &cut) +
	    emptiness(s->head + cut.notes + sum.opt + b->foot, s->room->height));
}

/* A forced break is taken whatever was cheaper, if only what stands before it fits. */
static bool
weigh_forced(struct search *s, int i)
{
	struct search before = *s;

	s->best_price = -1;
	weigh_break(s, i);
	if (s->best_price >= 0)
		return true;
	*s = before;
	return false;
}

/* The slug at i, or what is left of it. */
static const struct slug *
slug_at(const struct search *s, int i)
{
	if (i == s->from.item && s->from.rest)
		return &s->first_slug;
	return &s->galley->items[i].as.slug;
}

static mpt
foot_at(const struct search *s, int i)
{
	int box = s->galley->items[i].box;

	return box < 0 ? 0 : s->galley->boxes[box].foot;
}

/* What is reprinted above an item, if a page begins with it. */
static mpt
head_at(const struct search *s, int i)
{
	int box = s->galley->items[i].box;

	return box < 0 ? 0 : s->galley->boxes[box].head;
}

/* A label or a float that rides on a slug is no part of what is sliced; it stands beside the
 * first slice. */
static void
keep_leading(struct search *s, const struct slug *slug, struct slug *slice)
{
	const struct rider *rider;
	struct rider *copy;

	for (rider = slug->riders; rider; rider = rider->next) {
		if (!rider->leads)
			continue;
		copy = ARENA_NEW(s->galley->arena, struct rider);
		*copy = *rider;
		copy->next = slice->riders;
		slice->riders = copy;
		slice->cites |= slug->cites;
	}
}

/* A slice that fits `left` together with the notes that it cites itself. */
static bool
take_slice(struct search *s, int i, mpt left, bool must, struct slice *slice)
{
	const struct slug *slug = &s->galley->items[i].as.slug;
	const void *rest = i == s->from.item ? s->from.rest : NULL;
	mpt room = left, over;
	int tries;

	for (tries = 0; tries < 4 && (must || room > 0); tries++) {
		struct note_sum notes = s->notes;

		if (!slug->slicer->slice(slug->slicer_data, rest, room, must, slice))
			return false;
		if (!rest)
			keep_leading(s, slug, &slice->slug);
		sum_notes(&notes, &slice->slug);
		over = slice->slug.height + notes.least - s->notes.least - left;
		if (must || over <= 0) {
			s->notes = notes;
			return slice->rest != NULL;
		}
		room = slice->slug.height - over;
	}
	return false;
}

/* A slug that is taller than a page is sliced; everything before it may still be the better end,
 * unless what follows the slice is forced: then true. */
static bool
weigh_slice(struct search *s, int i, bool must)
{
	struct cut cut = { .from = s->from, .to = { i, s->galley->items[i].box, NULL } };
	struct note_sum notes = s->notes;
	struct sum sum = s->sum;
	struct slice slice = { .forced = FORCED_NOT };
	mpt foot = foot_at(s, i), left;

	add_run(&sum, s->galley, i, false);
	left = s->room->height - s->head - s->notes.least - sum.min - foot;
	if (take_slice(s, i, left, must, &slice)) {
		sum.opt += slice.slug.height;
		sum.min += slice.slug.height;
		fit(s, &cut, &sum, foot);
		cut.to.rest = slice.rest;
		cut.price = slice.price;
		cut.forced = slice.forced;
		cut.last = ARENA_NEW(s->galley->arena, struct slug);
		*cut.last = slice.slug;
		if (slice.forced)
			s->best_price = -1;
		keep_best(s, &cut, slice.price + dividing(s, &cut) +
		    emptiness(s->head + sum.opt + foot, s->room->height));
	}
	s->notes = notes;
	return slice.forced != FORCED_NOT;
}

static void
cite(struct search *s, const struct slug *slug)
{
	if (s->room->notes)
		sum_notes(&s->notes, slug);
}

/* Nothing has been found that fits: the first slug goes where it is, however tall, up to
 * the next break. */
static void
force(struct search *s, int i)
{
	int n = s->galley->count;
	struct cut cut = { .from = s->from };
	struct sum sum = s->sum;

	while (i < n && s->galley->items[i].kind != ITEM_BREAK) {
		const struct item *item = &s->galley->items[i];

		if (item->kind == ITEM_SLUG) {
			cite(s, slug_at(s, i));
			add_height(&sum, s->galley, i, slug_at(s, i)->height);
		} else if (!is_thin(item))
			add_height(&sum, s->galley, i, item->as.edge.height);
		i++;
	}
	add_run(&sum, s->galley, i, true);
	fit(s, &cut, &sum, 0);
	cut.is_end = i >= n;
	cut.to = (struct cursor){ n, -1, NULL };
	if (!cut.is_end)
		cut.to = (struct cursor){ i + 1, s->galley->items[i].box, NULL };
	if (!cut.is_end) {
		cut.at = &s->galley->items[i].as.breaking;
		cut.price = cut.at->price;
		cut.forced = cut.at->forced;
	}
	keep_best(s, &cut, 0);
}

/* Everything from `from` to the end fits; that is the best there is unless a note suffers from
 * it, or spaces retained at the end have no room any more. */
static void
take_all(struct search *s)
{
	struct cut cut = { .from = s->from, .to = { s->galley->count, -1, NULL }, .is_end = true };

	add_run(&s->sum, s->galley, s->galley->count, true);
	fit(s, &cut, &s->sum, 0);
	if (cut.overflows && s->best_price >= 0)
		return;
	if (dividing(s, &cut) > 0) {
		keep_best(s, &cut, dividing(s, &cut));
		return;
	}
	s->best = cut;
	s->best_price = 0;
}

/* Adds a slug or an edge; false when the room is full. */
static bool
add_item(struct search *s, int i)
{
	const struct item *item = &s->galley->items[i];
	const struct slug *slug = item->kind == ITEM_SLUG ? slug_at(s, i) : NULL;
	struct sum before = s->sum, after;
	struct note_sum notes = s->notes, cited;
	mpt whole;

	add_height(&s->sum, s->galley, i, slug ? slug->height : item->as.edge.height);
	if (slug)
		cite(s, slug);
	whole = slug ? head_at(s, i) + slug->height + foot_at(s, i) + s->notes.least - notes.least : 0;
	after = s->sum;
	cited = s->notes;
	s->sum = before;
	s->notes = notes;
	/* It may fit, but not with what is reprinted below it: then no break after it will do. */
	if (slug && slug->slicer && (slug->breaks || whole > s->room->full) &&
	    weigh_slice(s, i, false))
		return false;
	if (!(slug && slug->breaks) && s->head + cited.least + after.min <= s->room->height) {
		s->sum = after;
		s->notes = cited;
		return true;
	}
	if (s->best_price < 0 && s->room->must && slug && slug->slicer)
		weigh_slice(s, i, true);
	if (s->best_price < 0 && s->room->must)
		force(s, i);
	return false;
}

/* What is left of a sliced slug stands for it.  Where that is more than fits, its height is all
 * that matters: a row of many pages is not to be sliced whole for every one. */
static void
begin_rest(struct search *s)
{
	const struct slug *slug;
	struct slice slice;

	if (!s->from.rest)
		return;
	slug = &s->galley->items[s->from.item].as.slug;
	s->first_is_long = s->room->height < HEIGHT_MOST &&
	    slug->slicer->slice(slug->slicer_data, s->from.rest, s->room->height, true, &slice) &&
	    slice.rest;
	if (s->first_is_long)
		slice.slug.height = HEIGHT_MOST;
	else
		slug->slicer->slice(slug->slicer_data, s->from.rest, MPT_MAX, true, &slice);
	s->first_slug = slice.slug;
	s->first_slug.slicer = slug->slicer;
	s->first_slug.slicer_data = slug->slicer_data;
	s->first_slug.breaks = slice.rest != NULL;
}

/* Is there nothing to see from `first` on? */
static bool
is_spent(const struct galley *g, int first)
{
	for (; first < g->count; first++) {
		const struct item *item = &g->items[first];

		if (item->kind == ITEM_SLUG || !is_thin(item) ||
		    (item->kind == ITEM_MARK && item->as.mark.kind == MARK_OUT))
			return false;
	}
	return true;
}

/* There are no empty pages: what is left after the last slug belongs to its page. */
static void
finish(struct search *s, struct cut *cut)
{
	if (!cut->to.rest && cut->to.item > s->from.item && is_spent(s->galley, cut->to.item)) {
		cut->to = (struct cursor){ s->galley->count, -1, NULL };
		cut->is_end = true;
		cut->forced = FORCED_NOT;
	}
	if (!s->from.rest || cut->to.item == s->from.item)
		return;
	cut->first = ARENA_NEW(s->galley->arena, struct slug);
	*cut->first = s->first_slug;
}

/*
 * A break that is forced ends the piece, unless nothing stands before it.  Leading breaks
 * have been passed over by the caller when they ask for an odd or even page.
 */
struct cut
cut_galley(const struct galley *galley, struct cursor from, const struct room *room)
{
	struct search s = { .galley = galley, .room = room, .from = from, .best_price = -1 };
	bool is_begun = false;
	int i;

	s.head = from.box >= 0 ? galley->boxes[from.box].head : 0;
	if (room->notes)
		s.notes = *room->notes;
	s.sum.run = from.item;
	s.sum.at_top = true;
	s.sum.is_rigid = room->is_rigid;
	begin_rest(&s);
	for (i = from.item; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind == ITEM_BREAK) {
			if (s.sum.at_top && !is_begun)
				continue;
			if (item->as.breaking.forced && weigh_forced(&s, i))
				break;
			weigh_break(&s, i);
		} else if (!is_thin(item) && !add_item(&s, i)) {
			break;
		}
		is_begun |= item->kind == ITEM_SLUG;
	}
	if (i >= galley->count)
		take_all(&s);
	if (s.best_price < 0)
		s.best = (struct cut){ .from = from, .to = from };
	finish(&s, &s.best);
	return s.best;
}
