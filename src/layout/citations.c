/*
 * A list of page numbers, as an index has it: each page once, pages in a row as a range.
 *
 *     pa:pages="merged":  5, 5, 6, 7, 9  -->  5–7, 9
 *
 * Its children are links (or inlines) with a citation in each, and text between them.  Which of
 * them are shown is known when all pages are; until then all are.  Those left out are asked
 * for as well, so that a document has settled only when they have.
 */
#include "layout/inside.h"
#include "layout/para.h"

#include <string.h>

struct member {
	const struct fo *fo, *before;     /* the text that parts it from the one before, or NULL */
	const char *label;
	int page;                         /* -1: not known yet */
};

static const struct fo *
citation_in(const struct fo *fo)
{
	const struct fo *child, *found;

	if (fo->kind == FO_PAGE_NUMBER_CITATION)
		return fo;
	for (child = fo->first; child; child = child->next)
		if ((found = citation_in(child)))
			return found;
	return NULL;
}

static struct member *
find_members(struct para *para, const struct fo *list, int *count)
{
	struct edition *edition = para->setter->edition;
	const struct fo *fo, *citation, *before = NULL;
	struct member *members = NULL;
	int capacity = 0;

	*count = 0;
	for (fo = list->first; fo; fo = fo->next) {
		citation = fo->kind == FO_TEXT ? NULL : citation_in(fo);
		if (citation) {
			const char *id = fo_string(citation, PROP_REF_ID);

			id = id ? id : "";
			ARENA_ROOM(para->arena, members, *count, capacity);
			members[(*count)++] = (struct member){ fo, before,
				refs_citation(edition, citation, id, false),
				refs_page(edition, id) };
		}
		before = fo->kind == FO_TEXT ? fo : NULL;
	}
	return members;
}

/* What stands before the figures of a page's own number: the chapter in "3-12". */
static size_t
prefix_of(const char *label)
{
	size_t n = strlen(label);

	while (n > 0 && label[n - 1] >= '0' && label[n - 1] <= '9')
		n--;
	return n;
}

/* Is b the page after a, counted in the same way? */
static bool
follows(const struct member *a, const struct member *b)
{
	size_t n = prefix_of(a->label), m = prefix_of(b->label);
	bool figures = a->label[n] && b->label[m];

	return b->page == a->page + 1 && figures && n == m && strncmp(a->label, b->label, n) == 0;
}

/* Each page once; pages that are not known, as often as they are asked for. */
static int
drop_repeats(struct member *members, int count)
{
	int i, kept = 0;

	for (i = 0; i < count; i++)
		if (kept == 0 || members[i].page < 0 || members[i].page != members[kept - 1].page)
			members[kept++] = members[i];
	return kept;
}

static void
collect_member(struct para *para, const struct member *member, bool is_first)
{
	if (member->before && !is_first)
		collect(para, member->before, member->before->next);
	collect(para, member->fo, member->fo->next);
}

void
collect_merged(struct para *para, const struct fo *list)
{
	int count, i, end;
	struct member *members = find_members(para, list, &count);

	para->varies = true;
	count = drop_repeats(members, count);
	for (i = 0; i < count; i = end + 1) {
		for (end = i; end + 1 < count && follows(&members[end], &members[end + 1]); end++)
			;
		end = end > i + 1 ? end : i;
		collect_member(para, &members[i], i == 0);
		if (end == i)
			continue;
		collect_string(para, list, "\u2013");
		collect(para, members[end].fo, members[end].fo->next);
	}
}
