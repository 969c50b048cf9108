/*
 * Markers: what the body of a page says about itself, for its running heads
 * (XSL 1.1, 6.13.5, 6.13.6).
 *
 * A marker is live from the first to the last page of its parent's areas.  What is live on a page
 * is kept in document order; of what is past only the last of each class is kept.
 */
#include "layout/inside.h"

#include <string.h>

struct marker {
	const struct fo *fo;
	const char *class;
	const struct fo *sequence;
	int first_page, last_page;        /* last_page -1: not ended */
};

struct marks {
	struct marker *live;              /* on this page, in document order */
	int count, capacity;
	struct table past;                /* by class: the last marker of the pages before */
};

struct marks *
marks_new(struct edition *edition)
{
	struct marks *marks = ARENA_NEW(edition->arena, struct marks);

	marks->past.arena = edition->arena;
	return marks;
}

static void
end_marker(struct edition *edition, const struct fo *fo)
{
	struct marks *marks = edition->marks;
	int i;

	for (i = marks->count - 1; i >= 0; i--)
		if (marks->live[i].fo == fo && marks->live[i].last_page < 0) {
			marks->live[i].last_page = edition->page;
			return;
		}
}

void
marks_note(struct edition *edition, const struct mark *mark)
{
	struct marks *marks = edition->marks;
	const char *class = fo_string(mark->fo, PROP_MARKER_CLASS_NAME);

	if (mark->kind == MARK_MARKER_END) {
		end_marker(edition, mark->fo);
		return;
	}
	ARENA_ROOM(edition->arena, marks->live, marks->count, marks->capacity);
	marks->live[marks->count++] = (struct marker){ mark->fo, class ? class : "",
		edition->sequence, edition->page, -1 };
}

void
marks_end_page(struct edition *edition)
{
	struct marks *marks = edition->marks;
	int i, kept = 0;

	for (i = 0; i < marks->count; i++) {
		struct marker *copy = ARENA_NEW(edition->arena, struct marker);

		*copy = marks->live[i];
		table_put(&marks->past, copy->class, copy);
		if (copy->last_page < 0)
			marks->live[kept++] = *copy;
	}
	marks->count = kept;
}

/* ---- retrieving ---------------------------------------------------- */

enum wish { WISH_ANY, WISH_BEGINS, WISH_ENDS };

static bool
qualifies(const struct edition *edition, const struct marker *m, const char *class, enum wish wish)
{
	if (strcmp(m->class, class) != 0)
		return false;
	if (wish == WISH_BEGINS)
		return m->first_page == edition->page;
	return wish == WISH_ANY || m->last_page == edition->page;
}

static const struct marker *
first_of(const struct edition *edition, const char *class, enum wish wish)
{
	const struct marks *marks = edition->marks;
	int i;

	for (i = 0; i < marks->count; i++)
		if (qualifies(edition, &marks->live[i], class, wish))
			return &marks->live[i];
	return NULL;
}

static const struct marker *
last_of(const struct edition *edition, const char *class, enum wish wish)
{
	const struct marks *marks = edition->marks;
	int i;

	for (i = marks->count - 1; i >= 0; i--)
		if (qualifies(edition, &marks->live[i], class, wish))
			return &marks->live[i];
	return NULL;
}

static const struct marker *
on_this_page(const struct edition *edition, const char *class, enum fo_keyword position)
{
	const struct marker *m;

	switch (position) {
	case KEY_FIRST_INCLUDING_CARRYOVER:
		return first_of(edition, class, WISH_ANY);
	case KEY_LAST_STARTING_WITHIN_PAGE:
		m = last_of(edition, class, WISH_BEGINS);
		return m ? m : last_of(edition, class, WISH_ANY);
	case KEY_LAST_ENDING_WITHIN_PAGE:
		m = last_of(edition, class, WISH_ENDS);
		return m ? m : last_of(edition, class, WISH_ANY);
	default:
		m = first_of(edition, class, WISH_BEGINS);
		return m ? m : first_of(edition, class, WISH_ANY);
	}
}

static const struct marker *
find(const struct edition *edition, const struct fo *retrieve)
{
	const char *class = fo_string(retrieve, PROP_RETRIEVE_CLASS_NAME);
	enum fo_keyword boundary = fo_keyword(retrieve, PROP_RETRIEVE_BOUNDARY);
	const struct marker *m;

	if (!class)
		return NULL;
	m = on_this_page(edition, class, fo_keyword(retrieve, PROP_RETRIEVE_POSITION));
	if (m || boundary == KEY_PAGE)
		return m;
	m = table_find(&edition->marks->past, class);
	if (m && boundary != KEY_DOCUMENT && m->sequence != edition->sequence)
		return NULL;
	return m;
}

const struct fo *
marker_find(struct setter *setter, const struct fo *retrieve)
{
	const struct marker *m = find(setter->edition, retrieve);

	if (!m)
		return NULL;
	return fo_retrieve(m->fo, retrieve, setter->edition->arena, setter->edition->job->diags);
}
