/*
 * Markers: what the body of a page says about itself, for its running heads
 * (XSL 1.1, 6.13.5, 6.13.6).
 *
 * A marker is live from the first to the last page of its parent's areas.  What is live on a page
 * is kept in document order; of what is past only the last of each class is kept.
 */
#include "layout/inside.h"

#include <limits.h>
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

/* ---- within a table (XSL 1.1, 6.13.7) ------------------------------ */

/* The markers of a class in a table, as they stand to the fragment of it that is being made. */
struct table_markers {
	const char *class;
	const struct fragment_of *fragment;
	const struct fo *before;          /* the last that began before the fragment */
	const struct fo *first, *last;    /* that begin in it */
};

static void
look_for(struct table_markers *found, const struct fo *fo, int depth)
{
	const struct fo *child;

	if (depth > 400 || fo->order >= found->fragment->end)
		return;
	for (child = fo->first; child; child = child->next) {
		const char *class = fo_string(child, PROP_MARKER_CLASS_NAME);

		if (child->kind != FO_MARKER) {
			look_for(found, child, depth + 1);
			continue;
		}
		if (!class || strcmp(class, found->class) != 0 ||
		    child->order >= found->fragment->end)
			continue;
		if (child->order < found->fragment->start) {
			found->before = child;
			continue;
		}
		found->last = child;
		if (!found->first)
			found->first = child;
	}
}

static const struct fo *
in_fragment(const struct table_markers *found, enum fo_keyword position)
{
	switch (position) {
	case KEY_FIRST_INCLUDING_CARRYOVER:
		if (found->fragment->continues && found->before)
			return found->before;
		return found->first;
	case KEY_LAST_STARTING:
	case KEY_LAST_ENDING:
		return found->last;
	default:
		return found->first;
	}
}

/* When a table is set no page is known: then its header and footer see all of it. */
static const struct fo *
find_in_table(const struct edition *edition, const struct fo *retrieve)
{
	static const struct fragment_of whole = { NULL, 0, INT_MAX, false };
	const char *class = fo_string(retrieve, PROP_RETRIEVE_CLASS_NAME);
	struct table_markers found = { .class = class, .fragment = &whole };
	const struct fo *table = retrieve, *child, *chosen;

	while (table && table->kind != FO_TABLE)
		table = table->parent;
	if (!table || !class)
		return NULL;
	if (edition->fragment && edition->fragment->table == table)
		found.fragment = edition->fragment;
	for (child = table->first; child; child = child->next)
		if (child->kind == FO_TABLE_BODY)
			look_for(&found, child, 0);
	chosen = in_fragment(&found, fo_keyword(retrieve, PROP_RETRIEVE_POSITION_WITHIN_TABLE));
	if (chosen || fo_keyword(retrieve, PROP_RETRIEVE_BOUNDARY_WITHIN_TABLE) == KEY_TABLE_FRAGMENT)
		return chosen;
	return found.before;
}

const struct fo *
marker_find(struct setter *setter, const struct fo *retrieve)
{
	struct edition *e = setter->edition;
	const struct marker *m = NULL;
	const struct fo *marker;

	if (retrieve->kind == FO_RETRIEVE_TABLE_MARKER) {
		marker = find_in_table(e, retrieve);
	} else {
		m = find(e, retrieve);
		marker = m ? m->fo : NULL;
	}
	return marker ? fo_retrieve(marker, retrieve, e->printed, e->job->diags) : NULL;
}
