/*
 * A document into pages: run after run until the page references settle.
 */
#include "layout/amend.h"

#include <string.h>

#define RUN_LIMIT 4

int
highest_order(const struct fo *fo)
{
	while (fo->last)
		fo = fo->last;
	return fo->order;
}

/* Whatever a run has set goes before the next begins, but for what that has to know. */
static void
begin_run(struct edition *e)
{
	const struct fo_document *document = e->document;

	arena_drop(e->arena);
	arena_drop(e->printed);
	e->arena = arena_new();
	e->printed = arena_new();
	e->areas = areas_new(e->printed);
	e->areas->tags[0].at = document->root->at;
	e->areas->title = document->title;
	e->areas->lang = document->lang ? document->lang : "";
	e->areas->author = document->author;
	e->areas->subject = document->subject;
	e->areas->card_sides = document->card_sides;
	memset(e->tags, 0, sizeof *e->tags * (size_t)e->order_count);
	memset(e->told, 0, sizeof *e->told * (size_t)e->order_count);
	e->backgrounds = (struct table){ .arena = e->arena };
	e->fields = (struct table){ .arena = e->arena };
	memory_begin_run(e->memory);
	e->refs = refs_new(e->refs);
	e->marks = marks_new(e);
	e->bars = bars_new(e);
	e->page = 0;
	e->run_tags = NULL;
	e->restarts = NULL;
	e->restart_count = e->restart_capacity = 0;
	e->lifted = NULL;
	e->lifted_count = e->lifted_capacity = 0;
	e->ink = NULL;
	e->ink_capacity = 0;
}

static const struct fo *
next_sequence(const struct fo *fo)
{
	while (fo && fo->kind != FO_PAGE_SEQUENCE)
		fo = fo->next;
	return fo;
}

static void
run(struct edition *e)
{
	const struct fo *sequence = next_sequence(e->document->root->first), *next;
	int number = 1;

	for (; sequence && !e->failed; sequence = next) {
		next = next_sequence(sequence->next);
		make_sequence(e, sequence, next, &number);
	}
	if (!e->failed && e->areas->page_count > 0)
		refs_note_pages(e, e->document->root, 0, e->areas->page_count - 1);
}

static void
edition_begin(struct edition *e, const struct fo_document *document, struct layout_job *job)
{
	*e = (struct edition){ .document = document, .job = job, .lasting = arena_new(),
		.scratch = arena_new() };
	e->memory = job->memory;
	e->order_count = highest_order(document->root) + 1;
	e->tags = ARENA_ARRAY(e->lasting, int, e->order_count);
	e->told = ARENA_ARRAY(e->lasting, bool, e->order_count);
	e->paras = ARENA_ARRAY(e->lasting, struct para_memo *, e->order_count);
}

/* The last run's pages are the job's, with the type that they show; or the memory's. */
static void
edition_end(struct edition *e, bool keeps)
{
	struct areas *copy = keeps ? memory_keep(e) : NULL;

	refs_drop(e->refs);
	arena_drop(e->scratch);
	arena_drop(e->spare);
	arena_drop(e->arena);
	if (copy)
		e->areas = copy;
	else
		arena_adopt(e->job->arena, e->printed);
	arena_adopt(e->job->arena, e->lasting);
}

/* True when every citation shows what it should. */
static bool
run_and_settle(struct edition *e, size_t said)
{
	bool settled;

	diags_rewind(e->job->diags, said);
	begin_run(e);
	run(e);
	settled = refs_are_settled(e);
	refs_forget_known(e->refs);
	return settled;
}

struct areas *
layout_document(const struct fo_document *document, struct layout_job *job)
{
	size_t said = diags_count(job->diags), tally = diags_tally(job->diags);
	struct areas *amended = job->memory ? memory_amend(job->memory, job) : NULL;
	struct edition e;
	bool settled;
	int runs = 0;

	if (amended)
		return amended;
	faces_begin_document(job->faces);
	edition_begin(&e, document, job);
	do {
		settled = run_and_settle(&e, said);
		runs++;
	} while (!settled && !e.failed && runs < RUN_LIMIT);
	if (!settled && !e.failed)
		diag(job->diags, DIAG_LAYOUT_UNSETTLED, document->root->at, runs);
	if (!e.failed) {
		refs_report(&e);
		make_outline(&e);
	}
	edition_end(&e, e.memory && !e.failed && diags_tally(job->diags) == tally);
	return e.failed ? NULL : e.areas;
}

void
layout_dump_galleys(const struct fo_document *document, struct layout_job *job, struct buf *to)
{
	struct edition e;

	edition_begin(&e, document, job);
	e.galleys = to;
	begin_run(&e);
	run(&e);
	edition_end(&e, false);
}
