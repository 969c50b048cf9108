/*
 * References between pages: where ids came to stand, and who asks for it.
 *
 * The type is set before anybody knows on which page it stands, so a citation
 * shows what the run before has found.  Every answer is kept; when a run ends
 * with each of them still true, the document has settled.
 *
 * What the next run wants to know lies in an arena of its own, so that all else of a run
 * can be let go before the next begins.
 */
#include "layout/inside.h"

#include <string.h>

struct ref {
	const char *first, *last;         /* labels of the first and the last page */
	int page;                         /* the first */
};

/* An answer that was given. */
struct asked {
	const struct fo *fo;
	const char *id;                   /* NULL: an fo:page-number's own page */
	bool last;
	const char *answer;               /* NULL: a link, which only has to lead somewhere */
};

struct refs {
	struct arena *arena;              /* outlives the run */
	struct refs *known;
	struct table ids;                 /* struct ref */
	const char **numbers;             /* by order: label of the page of an fo:page-number; NULL: there
	                                     is none */
	const char *label;                /* of the page where something was noted last */
	int page;
	struct asked *asked;              /* in this run; these are the run's own */
	int count, capacity;
};

struct refs *
refs_new(struct refs *known)
{
	struct arena *arena = arena_new();
	struct refs *refs = ARENA_NEW(arena, struct refs);

	refs->arena = arena;
	refs->known = known;
	refs->ids.arena = arena;
	refs->page = -1;
	return refs;
}

void
refs_drop(struct refs *refs)
{
	if (refs)
		arena_drop(refs->arena);
}

void
refs_forget_known(struct refs *refs)
{
	refs_drop(refs->known);
	refs->known = NULL;
}

static void
keep_asked(struct edition *edition, struct asked asked)
{
	struct refs *refs = edition->refs;

	ARENA_ROOM(edition->arena, refs->asked, refs->count, refs->capacity);
	refs->asked[refs->count++] = asked;
}

static const char *
label_of(const struct refs *refs, const struct asked *asked)
{
	const struct ref *ref;

	if (!asked->id)
		return refs->numbers ? refs->numbers[asked->fo->order] : NULL;
	ref = table_find(&refs->ids, asked->id);
	if (!ref)
		return "??";
	return asked->last ? ref->last : ref->first;
}

/* Before anything is known, two digits are a fair guess. */
static const char *
answer(struct edition *edition, struct asked asked)
{
	const struct refs *known = edition->refs->known;

	asked.answer = known ? label_of(known, &asked) : "00";
	if (!asked.answer)
		asked.answer = "00";
	keep_asked(edition, asked);
	return asked.answer;
}

const char *
refs_citation(struct edition *edition, const struct fo *fo, const char *id, bool last)
{
	return answer(edition, (struct asked){ fo, id, last, NULL });
}

int
refs_page(const struct edition *edition, const char *id)
{
	const struct refs *known = edition->refs->known;
	const struct ref *ref = known ? table_find(&known->ids, id) : NULL;

	return ref ? ref->page : -1;
}

const char *
refs_page_number(struct edition *edition, const struct fo *fo)
{
	if (edition->label)
		return edition->label;
	return answer(edition, (struct asked){ fo, NULL, false, NULL });
}

void
refs_link(struct edition *edition, const struct fo *fo, const char *id)
{
	keep_asked(edition, (struct asked){ fo, id, false, NULL });
}

/* The label of a page, as the next run may still see it. */
static const char *
lasting_label(struct edition *edition, int page)
{
	struct refs *refs = edition->refs;

	if (refs->page != page)
		refs->label = arena_strdup(refs->arena, edition->areas->pages[page].label);
	refs->page = page;
	return refs->label;
}

/* NULL when the id was noted before. */
static struct ref *
note_id(struct edition *edition, const struct fo *fo, int page)
{
	struct refs *refs = edition->refs;
	struct ref *ref;

	if (table_find(&refs->ids, fo->id)) {
		diag(edition->job->diags, DIAG_LAYOUT_ID_TWICE, fo->at, fo->id);
		return NULL;
	}
	ref = ARENA_NEW(refs->arena, struct ref);
	ref->first = ref->last = lasting_label(edition, page);
	ref->page = page;
	table_put(&refs->ids, fo->id, ref);
	return ref;
}

static void
note_number(struct edition *edition, const struct fo *fo)
{
	struct refs *refs = edition->refs;

	if (!refs->numbers)
		refs->numbers = ARENA_ARRAY(refs->arena, const char *, edition->order_count);
	refs->numbers[fo->order] = lasting_label(edition, edition->page);
}

void
refs_note(struct edition *edition, const struct mark *mark, mpt x, mpt y)
{
	struct ref *ref;

	switch (mark->kind) {
	case MARK_ID:
		if (note_id(edition, mark->fo, edition->page))
			area_add_place(edition->areas, mark->fo->id, edition->page, x, y);
		break;
	case MARK_ID_END:
		ref = table_find(&edition->refs->ids, mark->fo->id);
		if (ref)
			ref->last = lasting_label(edition, edition->page);
		break;
	case MARK_PAGE_NUMBER:
		note_number(edition, mark->fo);
		break;
	default:
		break;
	}
}

static bool
is_sequence(const struct fo *fo)
{
	return fo->kind == FO_PAGE_SEQUENCE || fo->kind == FO_PAGE_SEQUENCE_WRAPPER;
}

void
refs_note_pages(struct edition *edition, const struct fo *fo, int first_page, int last_page)
{
	struct ref *ref;

	if (first_page > last_page)
		return;
	if (is_sequence(fo) && fo->parent->kind == FO_PAGE_SEQUENCE_WRAPPER)
		refs_note_pages(edition, fo->parent, first_page, last_page);
	if (!fo->id)
		return;
	ref = table_find(&edition->refs->ids, fo->id);
	/* A wrapper goes on with each of its sequences. */
	if ((fo->kind != FO_PAGE_SEQUENCE_WRAPPER || !ref) && note_id(edition, fo, first_page))
		area_add_place(edition->areas, fo->id, first_page, 0, 0);
	ref = table_find(&edition->refs->ids, fo->id);
	ref->last = lasting_label(edition, last_page);
}

bool
refs_are_settled(const struct edition *edition)
{
	const struct refs *refs = edition->refs;
	int i;

	for (i = 0; i < refs->count; i++) {
		const struct asked *asked = &refs->asked[i];
		const char *label = asked->answer ? label_of(refs, asked) : NULL;

		if (label && strcmp(label, asked->answer) != 0)
			return false;
	}
	return true;
}

bool
refs_has(const struct edition *edition, const char *id)
{
	return table_find(&edition->refs->ids, id) != NULL;
}

void
refs_report(struct edition *edition)
{
	const struct refs *refs = edition->refs;
	int i;

	for (i = 0; i < refs->count; i++) {
		const struct asked *asked = &refs->asked[i];

		if (asked->id && !refs_has(edition, asked->id))
			diag(edition->job->diags,
			    asked->answer ? DIAG_LAYOUT_REF : DIAG_LAYOUT_LINK, asked->fo->at,
			    asked->id);
	}
}
