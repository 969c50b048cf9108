/*
 * A page-sequence into pages.
 *
 * The flow is set at the measure of the page that it meets, cut to the page's
 * body, and placed.  Whether a page is the last one is only known when it has been
 * cut; then it is cut again with the master for last pages.  Where a page has another
 * measure than the one before, what is left is set anew.
 */
#include "layout/inside.h"

#include <time.h>

#define PAGE_LIMIT 20000

struct making {
	struct edition *edition;
	const struct fo *sequence, *flow;
	struct chooser chooser;
	struct setter setter;
	struct galley *galley;
	struct cursor cursor;
	struct notes carried;             /* footnotes left over from the page before */
	struct notes floats;              /* before-floats that had no room on it */
	int number;                       /* of the page to be made */
	int made;                         /* pages of this sequence so far */
	enum forced forced;               /* what the next page has to be */
	mpt separator;                    /* height of what stands above footnotes, */
	mpt float_separator;              /* and below before-floats */
};

/* The columns of a region-body of that width. */
static void
bed_columns(struct bed *bed, const struct fo *region)
{
	mpt gaps;

	bed->columns = region ? fo_integer(region, PROP_COLUMN_COUNT, 1) : 1;
	bed->columns = (int)mpt_min(mpt_max(bed->columns, 1), BODY_COLUMNS_MOST);
	bed->measure = bed->width;
	bed->gap = 0;
	if (bed->columns == 1)
		return;
	bed->gap = mpt_max(fo_length(region, PROP_COLUMN_GAP, bed->width), 0);
	gaps = (mpt)((int64_t)bed->gap * (bed->columns - 1));
	bed->measure = mpt_max(bed->width - gaps, 0) / bed->columns;
}

/* The body of a page as the flow meets it. */
static struct bed
bed_of(const struct making *m, const struct plan *plan)
{
	struct bed bed = { .galley = m->galley, .width = plan->body.content_width,
		.height = plan->body.content_height, .separator = m->separator,
		.float_separator = m->float_separator,
		.carried = &m->carried, .floats = &m->floats };

	bed_columns(&bed, plan->body.fo);
	/* The region says it, or the page-sequence, whose flow inherits it (XSL 1.1, 6.4.5). */
	bed.is_rtl = fo_is_rtl(m->flow) || (plan->body.fo && fo_is_rtl(plan->body.fo));
	return bed;
}

int64_t
clock_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static const struct fo *
flow_of(const struct fo *sequence)
{
	const struct fo *child;

	for (child = sequence->first; child; child = child->next)
		if (child->kind == FO_FLOW)
			return child;
	return NULL;
}

/* ---- setting the flow ---------------------------------------------- */

static mpt
full_of(const struct bed *bed)
{
	return bed->columns > 1 ? bed->width : 0;
}

static void
set_flow(struct making *m, const struct plan *plan)
{
	struct setter parent = { .edition = m->edition, .cites = true };
	struct bed bed = bed_of(m, plan);
	int64_t begin = clock_us();

	m->edition->note_measure = plan->body.content_width;
	m->edition->note_is_rtl = bed.is_rtl;
	m->edition->plan_width = plan->width;
	m->edition->plan_height = plan->height;
	m->setter = setter_new(&parent, m->flow, bed.measure);
	m->setter.is_rtl = bed.is_rtl;
	m->setter.full = m->setter.galley->full = full_of(&bed);
	m->setter.height = plan->body.content_height;
	set_children(&m->setter, m->flow);
	end_floats(&m->setter);
	m->galley = m->setter.galley;
	if (m->edition->galleys)
		show_galley(m->galley, m->edition->galleys);
	m->edition->job->set_us += clock_us() - begin;
}

/* What is left, at another measure; a paragraph that was broken goes on in its middle. */
static void
set_anew(struct making *m, const struct plan *plan)
{
	struct edition *e = m->edition;
	struct resume place = flow_resume(e->arena, m->galley, m->cursor);
	size_t said = diags_count(e->job->diags);

	if (!place.at.fo)
		return;                   /* only notes and floats are left */
	e->begin = place.at.fo;
	note_restarts(e, &place);
	set_flow(m, plan);
	e->begin = NULL;
	e->restart_count = 0;
	diags_rewind(e->job->diags, said);
	m->cursor = resume_cursor(m->galley, &place);
}

/* Footnotes that the page before has left over, at the measure of this one. */
static void
set_notes_anew(struct making *m, const struct plan *plan)
{
	struct edition *e = m->edition;
	size_t said = diags_count(e->job->diags);
	int i;

	e->note_measure = plan->body.content_width;
	for (i = 0; i < m->carried.count; i++) {
		struct note_part *part = &m->carried.list[i];
		struct resume place = flow_resume(e->arena, part->note->galley, part->cut.from);
		struct note *note;

		if (part->note->galley->measure == e->note_measure)
			continue;
		note_restarts(e, &place);
		note = ARENA_NEW(e->arena, struct note);
		*note = set_note(&m->setter, part->note->fo);
		e->restart_count = 0;
		*part = (struct note_part){ note,
			{ .from = resume_cursor(note->galley, &place) } };
	}
	diags_rewind(e->job->diags, said);
}

/* `fill` is NULL on a blank page. */
static void
finish_page(struct making *m, const struct plan *plan, const struct fill *fill)
{
	struct sheet sheet = { m->sequence, m->galley, plan, fill, m->number };
	int64_t begin = clock_us();

	make_page(m->edition, &sheet);
	m->number++;
	m->made++;
	m->edition->job->place_us += clock_us() - begin;
}

static void
make_blank(struct making *m)
{
	struct page_want want = { m->number, m->made == 0, false, true };
	struct plan plan;

	plan_from(&plan, chooser_next(m->edition, &m->chooser, &want));
	finish_page(m, &plan, NULL);
}

/* ---- cutting ------------------------------------------------------- */

static struct fill
cut_body(struct making *m, const struct plan *plan, mpt height)
{
	struct bed bed = bed_of(m, plan);
	int64_t begin = clock_us();
	struct fill fill;

	if (bed.measure != m->galley->measure || full_of(&bed) != m->galley->full) {
		set_anew(m, plan);
		bed.galley = m->galley;
	}
	if (m->carried.count > 0)
		set_notes_anew(m, plan);
	fill = fill_body(&bed, m->cursor, height);
	m->edition->job->cut_us += clock_us() - begin;
	return fill;
}

static void
report_keeps(struct making *m, const struct fill *fill)
{
	int i;

	for (i = 0; i < fill->count; i++) {
		const struct cut *cut = &fill->pieces[i].cut;

		const struct fo *fo = cut->at ? cut->at->fo : cut->last ? cut->last->fo : NULL;

		if (fo && !cut->forced && cut->price >= PRICE_ALWAYS)
			diag(m->edition->job->diags, DIAG_LAYOUT_KEEP_BROKEN, fo->at);
	}
}

static void
report_fill(struct making *m, const struct plan *plan, const struct fill *fill)
{
	const struct cut *whole = &fill->whole;
	struct restart at;
	mpt over;

	report_keeps(m, fill);
	if (!whole->overflows)
		return;
	at = flow_place(m->galley, whole->from);
	over = fill->top + whole->height + whole->notes - plan->body.content_height;
	if (over <= 0)
		return;                   /* the notes gave way */
	diag(m->edition->job->diags, DIAG_LAYOUT_OVERFLOW, at.fo ? at.fo->at : m->flow->at,
	    over / MPT_PT, over % MPT_PT);
}

/* Would what the page leaves fit one more?  Only then can this page become the last. */
static bool
is_near_end(const struct making *m, const struct plan *plan, const struct fill *fill)
{
	struct bed bed = bed_of(m, plan);
	struct fill next;

	if (fill->whole.is_end)
		return true;
	if (fill->whole.forced)
		return false;
	bed.carried = &fill->rest;
	bed.floats = &fill->float_rest;
	next = fill_body(&bed, fill->whole.to, bed.height);
	return next.whole.is_end && !next.whole.overflows;
}

/*
 * Perhaps everything left fits on this page with the master of a last page.  If it fits
 * only the other master, this page keeps that and leaves something for the last.
 */
static void
try_last(struct making *m, const struct chooser *before, struct plan *plan, struct fill *fill)
{
	struct page_want want = { m->number, m->made == 0, true, false };
	struct chooser chooser = *before;
	const struct fo *master = chooser_next(m->edition, &chooser, &want);
	const struct cut *cut = &fill->whole;
	bool was_end = cut->is_end;
	struct plan last;
	struct fill trial;

	if (master == plan->master || !is_near_end(m, plan, fill))
		return;
	plan_from(&last, master);
	trial = cut_body(m, &last, last.body.content_height);
	if (trial.whole.is_end && !trial.whole.overflows) {
		*plan = last;
		*fill = trial;
		m->chooser = chooser;
		return;
	}
	if (was_end)
		*fill = cut_body(m, plan, fill->top + cut->height + cut->notes -
		    (cut->shrinkable - cut->shrink) - 1);
	if (!was_end || cut->overflows)
		*fill = cut_body(m, plan, plan->body.content_height);
}

static void
make_next(struct making *m)
{
	struct page_want want = { m->number, m->made == 0, false, false };
	struct chooser before = m->chooser;
	struct plan plan;
	struct fill fill;

	plan_from(&plan, chooser_next(m->edition, &m->chooser, &want));
	if (!m->galley)
		set_flow(m, &plan);
	fill = cut_body(m, &plan, plan.body.content_height);
	if (m->chooser.sequence_master)
		try_last(m, &before, &plan, &fill);
	report_fill(m, &plan, &fill);
	finish_page(m, &plan, &fill);
	m->cursor = fill.whole.to;
	m->forced = fill.whole.forced;
	m->carried = fill.rest;
	m->floats = fill.float_rest;
	if (fill.whole.is_end)
		m->cursor.item = m->galley->count;
}

static bool
is_wrong_side(enum forced forced, int number)
{
	return number % 2 == 0 ? forced == FORCED_ODD : forced == FORCED_EVEN;
}

static bool
has_room(struct making *m)
{
	int limit = m->edition->job->page_limit ? m->edition->job->page_limit : PAGE_LIMIT;

	if (m->edition->areas->page_count < limit)
		return true;
	diag(m->edition->job->diags, DIAG_LAYOUT_PAGES, m->sequence->at, limit);
	m->edition->failed = true;
	return false;
}

/* The measure of the first page is needed before the flow is set, and the flow before it is known
 * whether a blank page comes first. */
static void
set_first(struct making *m)
{
	struct page_want want = { m->number, true, false, false };
	struct chooser trial = m->chooser;
	struct plan plan;

	plan_from(&plan, chooser_next(m->edition, &trial, &want));
	check_flow(m->edition, &plan, m->flow);
	set_flow(m, &plan);
	m->separator = separator_height(m->edition, "xsl-footnote-separator",
	    plan.body.content_width);
	m->float_separator = separator_height(m->edition, "xsl-before-float-separator",
	    plan.body.content_width);
	m->cursor = galley_start(m->galley);
	m->forced = leading_force(m->galley, m->cursor);
}

static void
make_pages(struct making *m)
{
	set_first(m);
	do {
		if (!has_room(m))
			return;
		if (is_wrong_side(m->forced, m->number))
			make_blank(m);
		make_next(m);
	} while ((m->cursor.item < m->galley->count || m->carried.count > 0 ||
	    m->floats.count > 0) && !m->edition->failed);
}

void
make_sequence(struct edition *edition, const struct fo *sequence, const struct fo *next,
    int *number)
{
	struct making m = { .edition = edition, .sequence = sequence, .flow = flow_of(sequence) };
	int first = edition->areas->page_count;

	if (!m.flow) {
		diag(edition->job->diags, DIAG_LAYOUT_NO_FLOW, sequence->at);
		return;
	}
	edition->sequence = sequence;
	m.chooser = chooser_new(edition, sequence);
	m.number = first_number(sequence, *number);
	make_pages(&m);
	if (!edition->failed && needs_blank(sequence, next, m.made, m.number))
		make_blank(&m);
	refs_note_pages(edition, sequence, first, edition->areas->page_count - 1);
	refs_note_pages(edition, m.flow, first, edition->areas->page_count - 1);
	*number = m.number;
}
