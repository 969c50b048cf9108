/*
 * A piece of a galley onto a page: items become areas at their final place.
 *
 * The piece is walked once from top to bottom.  Boxes that are open where it begins are
 * opened again, with what they reprint; boxes still open where it ends are closed.
 */
#include "layout/place.h"
#include "layout/turn.h"

#include <limits.h>

#define RIDER_LIMIT 200           /* galleys in galleys; setting has a lower limit */

/* ---- boxes --------------------------------------------------------- */

/* A table's header or footer once more, for the eye only. */
static void
reprint(struct walk *w, const struct galley *galley, int artifact)
{
	struct placer p = *w->placer;
	struct cut cut = cut_all(galley);

	p.repeats = true;
	p.artifact = p.artifact ? p.artifact : artifact;
	place_cut(&p, galley, &cut, w->x, w->y);
	w->y += cut.height;
}

/* The order of the next object that begins at item i or after it. */
static int
order_from(const struct galley *galley, int i)
{
	for (; i < galley->count; i++)
		if (galley->items[i].kind == ITEM_SLUG && galley->items[i].as.slug.fo)
			return galley->items[i].as.slug.fo->order;
	return INT_MAX;
}

/* Of a table's objects, which begin in this piece.  A row that is cut belongs to the piece where it
 * begins; the footer, which comes last, may be an earlier object. */
static struct fragment_of
fragment_in(const struct walk *w, const struct box *b)
{
	const struct cut *cut = w->cut;
	struct fragment_of f = { .table = b->fo, .continues = cut->from.rest != NULL };

	f.start = order_from(w->galley, cut->from.item + f.continues);
	f.end = order_from(w->galley, cut->to.item + (cut->to.rest != NULL));
	if (f.end <= f.start)
		f.end = INT_MAX;
	return f;
}

static void
reprint_header(struct walk *w, const struct box *b)
{
	struct fragment_of f = fragment_in(w, b);

	if (b->header)
		reprint(w, b->retrieves ? set_header_again(b->retrieves, &f, ARTIFACT_HEADER) : b->header,
		    ARTIFACT_HEADER);
}

static void
reprint_footer(struct walk *w, const struct box *b)
{
	struct fragment_of f = fragment_in(w, b);

	if (b->footer)
		reprint(w, b->retrieves ? set_footer_again(b->retrieves, &f, ARTIFACT_FOOTER) : b->footer,
		    ARTIFACT_FOOTER);
}

static void
open_again(struct walk *w, int box)
{
	const struct box *b;

	if (box < 0)
		return;
	b = &w->galley->boxes[box];
	open_again(w, b->parent);
	open_fragment(w, box, true);
	reprint_header(w, b);
}

static void
close_all(struct walk *w)
{
	while (w->open_count > 0) {
		const struct box *b = &w->galley->boxes[w->open[w->open_count - 1].box];

		reprint_footer(w, b);
		close_fragment(w, true);
	}
}

/* ---- marks --------------------------------------------------------- */

static void
place_mark(struct walk *w, const struct mark *mark, mpt x, mpt y)
{
	if (mark->kind == MARK_OUT)
		place_out(w->placer, mark->rider);
	else if (w->placer->repeats)
		return;
	else if (mark->kind == MARK_BAR || mark->kind == MARK_BAR_END)
		bars_note(w->placer->edition, mark, y);
	else if (mark->kind == MARK_MARKER || mark->kind == MARK_MARKER_END)
		marks_note(w->placer->edition, mark);
	else
		refs_note(w->placer->edition, mark, x, y);
}

/* The marks that waited for the next ink stand at its top. */
static void
release_marks(struct walk *w, int end)
{
	int i, first = w->held;

	if (first < 0)
		return;
	w->held = -1;
	for (i = first; i < end; i++)
		if (w->galley->items[i].kind == ITEM_MARK &&
		    w->galley->items[i].as.mark.kind != MARK_BAR_END)
			place_mark(w, &w->galley->items[i].as.mark, w->x, w->y);
}

/* ---- slugs --------------------------------------------------------- */

static struct area *
place_area(struct placer *p, const struct area *from, mpt x, mpt y)
{
	struct area *area = area_add(p->edition->areas, p->page, from->kind, 0, 0);

	*area = *from;
	area->tag = tag_for(p, from->tag);
	area->x += x;
	area->y += y;
	fix_background(area);
	return area;
}

static void
place_link(struct placer *p, const struct area_link *from, mpt x, mpt y)
{
	struct area_link *link;

	if (p->artifact)
		return;
	link = area_add_link(p->edition->areas, p->page);
	*link = *from;
	link->x += x;
	link->y += y;
}

/* What is placed inside is seen from the rider's own reference area. */
static void
enter(struct placer *p, const struct rider *rider, mpt x, mpt y)
{
	bool sideways = rider->turn % 180 != 0;

	p->x = x + rider->open_x;
	p->y = y + rider->open_y;
	p->width = sideways ? rider->turn_width : rider->open_width;
	p->height = sideways ? rider->turn_height : rider->open_height;
}

static struct area
opening_of(const struct rider *rider)
{
	struct area area = { .kind = AREA_OPEN, .tag = ARTIFACT_LAYOUT, .order = rider->fo->order,
		.x = rider->open_x, .y = rider->open_y, .width = rider->open_width,
		.height = rider->open_height };

	area.as.open.clips = rider->clips;
	area.as.open.turn = rider->turn;
	area.as.open.turn_width = rider->turn_width;
	area.as.open.turn_height = rider->turn_height;
	return area;
}

static bool
open_area(struct placer *p, const struct area *area, mpt x, mpt y)
{
	if (!area->as.open.clips && !area->as.open.turn)
		return false;
	place_area(p, area, x, y);
	return true;
}

/* Between AREA_OPEN and AREA_CLOSE, and what lies on the page brought to where it is seen.  What it
 * is clipped to need not be the box. */
static void
place_turned(struct placer *p, const struct rider *rider, mpt x, mpt y)
{
	struct areas *areas = p->edition->areas;
	struct turn_mark since = turn_begin(areas, p->page);
	struct area box = opening_of(rider), clip = box;
	int opened = 0;

	clip.as.open.turn = 0;
	if (box.as.open.clips && clip_to(rider->fo, &clip)) {
		opened += open_area(p, &clip, x, y);
		box.as.open.clips = false;
	}
	opened += open_area(p, &box, x, y);
	p->opened++;
	place_cut(p, rider->galley, &rider->cut, x + rider->x, y + rider->y);
	while (opened-- > 0)
		area_add(areas, p->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	box.x += x;
	box.y += y;
	if (box.as.open.turn)
		turn_end(areas, p->page, since, &box);
}

void
place_rider(struct placer *placer, const struct rider *rider, mpt x, mpt y)
{
	struct placer p = *placer;
	int i;

	if (p.depth++ > RIDER_LIMIT)
		return;
	if (rider->artifact && !p.artifact)
		p.artifact = rider->artifact;
	for (i = 0; i < rider->under_count; i++)
		place_area(&p, &rider->under[i], x + rider->x, y + rider->y);
	if (rider->opens)
		enter(&p, rider, x, y);
	if (rider->opens && (rider->clips || rider->turn))
		place_turned(&p, rider, x, y);
	else
		place_cut(&p, rider->galley, &rider->cut, x + rider->x, y + rider->y);
}

/* A table's own header or footer, with the markers of this part of it. */
static void
place_again(struct walk *w, const struct slug *slug)
{
	const struct table_grid *grid = slug->slicer_data;
	const struct box *b = &w->galley->boxes[w->open[w->open_count - 1].box];
	struct fragment_of f = fragment_in(w, b);
	const struct galley *galley = slug->fo->kind == FO_TABLE_HEADER
	    ? set_header_again(grid, &f, 0) : set_footer_again(grid, &f, 0);
	struct cut cut = cut_all(galley);

	place_cut(w->placer, galley, &cut, w->x, w->y);
}

/* The slug's own ink, and what rides in the middle of it. */
static void
place_ink(struct placer *p, const struct slug *slug, mpt x, mpt y)
{
	const struct rider *rider;
	int i = 0;

	for (rider = slug->riders; rider; rider = rider->next)
		if (rider->among > 0) {
			for (; i < rider->among - 1; i++)
				place_area(p, &slug->areas[i], x, y);
			place_rider(p, rider, x, y);
		}
	for (; i < slug->area_count; i++)
		place_area(p, &slug->areas[i], x, y);
}

static void
place_slug(struct walk *w, const struct slug *slug)
{
	struct placer *p = w->placer;
	const struct rider *rider;
	const struct mark *mark;
	mpt x = w->x + (p->edition->is_verso ? slug->swing : 0);
	int i;

	for (rider = slug->riders; rider; rider = rider->next)
		if (rider->leads)
			place_rider(p, rider, w->x, w->y);
	if (slug->is_set_again)
		place_again(w, slug);
	place_ink(p, slug, x, w->y);
	for (i = 0; i < slug->link_count; i++)
		place_link(p, &slug->links[i], x, w->y);
	for (mark = slug->marks; mark; mark = mark->next)
		place_mark(w, mark, x + mark->x, w->y + mark->y);
	for (rider = slug->riders; rider; rider = rider->next)
		if (!rider->leads && !rider->among)
			place_rider(p, rider, x, w->y);
	w->y += slug->height;
	w->ink = w->y;
	w->at_top &= slug->is_empty;
}

/* ---- spaces -------------------------------------------------------- */

/* The share of a space that is left when the piece's spaces give way alike; what rounding leaves
 * over is carried along. */
static mpt
shrunk_space(struct walk *w, mpt opt, mpt min)
{
	mpt before = w->shrunk;

	if (w->cut->shrinkable <= 0)
		return opt;
	w->shrinkable += opt - min;
	w->shrunk = (mpt)((int64_t)w->shrinkable * w->cut->shrink / w->cut->shrinkable);
	return opt - (w->shrunk - before);
}

static void
place_space(struct walk *w, int i)
{
	const struct space *s = &w->galley->items[i].as.space;

	if (i == w->run.winner)
		w->y += shrunk_space(w, w->run.opt, w->run.min);
	else if (w->run.winner == -2 && s->is_forced && i >= w->run.first && i < w->run.end)
		w->y += shrunk_space(w, s->opt, s->min);
}

static void
fold_run(struct walk *w, int i)
{
	bool at_bottom;

	w->run_end = space_run_end(w->galley, i, w->end);
	at_bottom = w->run_end == w->end && !w->cut->last;
	w->run = fold_spaces(w->galley, i, w->run_end, w->at_top, at_bottom);
}

/* ---- the walk ------------------------------------------------------ */

static void
place_item(struct walk *w, int i)
{
	const struct item *item = &w->galley->items[i];

	switch (item->kind) {
	case ITEM_SLUG:
		release_marks(w, i);
		place_slug(w, i == w->cut->from.item && w->cut->first ? w->cut->first
		                                                      : &item->as.slug);
		break;
	case ITEM_EDGE:
		if (item->as.edge.height > 0 || !item->as.edge.opens) {
			release_marks(w, i);
			w->at_top &= item->as.edge.height == 0;
		}
		if (item->as.edge.opens)
			open_fragment(w, item->as.edge.box, false);
		else
			close_fragment(w, false);
		break;
	case ITEM_SPACE:
		place_space(w, i);
		break;
	case ITEM_MARK:
		/* A bar ends with the ink before, not with what comes next. */
		if (item->as.mark.kind == MARK_BAR_END)
			place_mark(w, &item->as.mark, w->x, w->ink);
		if (w->held < 0)
			w->held = i;
		break;
	default:
		break;
	}
}

/* The cut's last item is a slice unless it ends at a break. */
static int
whole_items_end(const struct galley *galley, const struct cut *cut)
{
	return cut->to.item < galley->count ? cut->to.item : galley->count;
}

void
place_cut(struct placer *placer, const struct galley *galley, const struct cut *cut, mpt x, mpt y)
{
	struct walk w = { .placer = placer, .galley = galley, .cut = cut, .x = x, .y = y,
		.at_top = true, .held = -1, .run_end = -1 };
	int i;

	w.end = whole_items_end(galley, cut);
	w.open = ARENA_ARRAY(placer->edition->arena, struct fragment, galley->box_depth + 1);
	open_again(&w, cut->from.box);
	for (i = cut->from.item; i < w.end; i++) {
		if (i >= w.run_end && space_run_end(galley, i, w.end) > i)
			fold_run(&w, i);
		place_item(&w, i);
	}
	if (cut->last) {
		release_marks(&w, i);
		place_slug(&w, cut->last);
	}
	release_marks(&w, w.end);
	close_all(&w);
}
