/*
 * References between pages: where ids came to stand, and who asks for it.
 *
 * The type is set before anybody knows on which page it stands, so a citation
 * shows what the run before has found.  Every answer is kept; when a run ends
 * with each of them still true, the document has settled.
 */
#include "layout/inside.h"

#include <string.h>

struct ref {
	const char *first, *last;         /* labels of the first and the last page */
};

/* An answer that was given. */
struct asked {
	const struct fo *fo;
	const char *id;                   /* NULL: an fo:page-number's own page */
	bool last;
	const char *answer;               /* NULL: a link, which only has to lead somewhere */
};

struct refs {
	const struct refs *known;
	struct table ids;                 /* struct ref */
	const char **numbers;             /* by order: label of the page of an fo:page-number */
	int number_count;
	struct asked *asked;
	int count, capacity;
};

struct refs *
refs_new(struct edition *edition, const struct refs *known)
{
	struct refs *refs = ARENA_NEW(edition->arena, struct refs);

	refs->known = known;
	refs->ids.arena = edition->arena;
	refs->number_count = edition->order_count;
	refs->numbers = ARENA_ARRAY(edition->arena, const char *, edition->order_count);
	return refs;
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
		return refs->numbers[asked->fo->order];
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

static struct ref *
note_id(struct edition *edition, const struct fo *fo, const char *label)
{
	struct ref *ref = ARENA_NEW(edition->arena, struct ref);

	if (table_find(&edition->refs->ids, fo->id)) {
		diag(edition->job->diags, DIAG_LAYOUT_ID_TWICE, fo->at, fo->id);
		return ref;
	}
	ref->first = ref->last = label;
	table_put(&edition->refs->ids, fo->id, ref);
	return ref;
}

void
refs_note(struct edition *edition, const struct mark *mark, mpt x, mpt y)
{
	const char *label = edition->areas->pages[edition->page].label;
	struct ref *ref;

	switch (mark->kind) {
	case MARK_ID:
		if (note_id(edition, mark->fo, label)->first)
			area_add_place(edition->areas, mark->fo->id, edition->page, x, y);
		break;
	case MARK_ID_END:
		ref = table_find(&edition->refs->ids, mark->fo->id);
		if (ref)
			ref->last = label;
		break;
	case MARK_PAGE_NUMBER:
		edition->refs->numbers[mark->fo->order] = label;
		break;
	default:
		break;
	}
}

void
refs_note_pages(struct edition *edition, const struct fo *fo, int first_page, int last_page)
{
	const struct area_page *pages = edition->areas->pages;

	if (!fo->id || first_page > last_page)
		return;
	if (note_id(edition, fo, pages[first_page].label)->first)
		area_add_place(edition->areas, fo->id, first_page, 0, 0);
	((struct ref *)table_find(&edition->refs->ids, fo->id))->last = pages[last_page].label;
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
