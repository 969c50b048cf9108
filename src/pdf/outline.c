/*
 * Bookmarks into the outline, and page numbers into page labels.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- bookmarks ----------------------------------------------------- */

/* The relatives of an outline item, by index of bookmark; -1: none. */
struct relatives {
	int object, previous, next, first, last;
	int count; /* kids that show, when it is open */
};

struct outline {
	struct pdf_writer *w;
	struct relatives *items; /* one more than bookmarks: the last is the root */
	int root;
};

static int
parent_of(const struct outline *outline, int item)
{
	int parent = outline->w->areas->bookmarks[item].parent;

	return parent >= 0 && parent < item ? parent : outline->root;
}

static void
relate(struct outline *outline)
{
	int i;

	for (i = 0; i <= outline->root; i++) {
		struct relatives *item = &outline->items[i];

		*item = (struct relatives){ pdf_object(outline->w->file), -1, -1, -1, -1, 0 };
	}
	for (i = 0; i < outline->root; i++) {
		struct relatives *parent = &outline->items[parent_of(outline, i)];

		outline->items[i].previous = parent->last;
		if (parent->last >= 0)
			outline->items[parent->last].next = i;
		else
			parent->first = i;
		parent->last = i;
	}
	for (i = outline->root; i-- > 0;) {
		bool shows_kids = outline->w->areas->bookmarks[i].is_open;

		outline->items[parent_of(outline, i)].count +=
		    1 + (shows_kids ? outline->items[i].count : 0);
	}
}

static void
put_relative(struct buf *to, const char *key, const struct outline *outline, int item)
{
	if (item >= 0)
		buf_printf(to, "%s %d 0 R", key, outline->items[item].object);
}

static void
put_item(struct outline *outline, int number)
{
	struct pdf_writer *w = outline->w;
	const struct area_bookmark *mark = &w->areas->bookmarks[number];
	const struct relatives *item = &outline->items[number];
	struct buf *to = pdf_body(w->file, item->object);

	buf_string(to, "/Title");
	pdf_put_text(to, mark->title ? mark->title : "");
	put_relative(to, "/Parent", outline, parent_of(outline, number));
	put_relative(to, "/Prev", outline, item->previous);
	put_relative(to, "/Next", outline, item->next);
	put_relative(to, "/First", outline, item->first);
	put_relative(to, "/Last", outline, item->last);
	if (item->count)
		buf_printf(to, "/Count %d", mark->is_open ? item->count : -item->count);
	pdf_put_target(w, to, mark->destination, mark->uri);
}

void
pdf_outline(struct pdf_writer *w)
{
	struct outline outline = { .w = w, .root = w->areas->bookmark_count };
	struct buf *to;
	int i;

	if (!outline.root)
		return;
	outline.items = ARENA_ARRAY(w->arena, struct relatives, outline.root + 1);
	relate(&outline);
	for (i = 0; i < outline.root; i++)
		put_item(&outline, i);
	to = pdf_body(w->file, outline.items[outline.root].object);
	buf_string(to, "/Type/Outlines");
	put_relative(to, "/First", &outline, outline.items[outline.root].first);
	put_relative(to, "/Last", &outline, outline.items[outline.root].last);
	buf_printf(to, "/Count %d", outline.items[outline.root].count);
	buf_printf(pdf_body(w->file, pdf_catalog(w->file)), "/Outlines %d 0 R/PageMode/UseOutlines",
	    outline.items[outline.root].object);
}

/* ---- page labels --------------------------------------------------- */

/* A label as a plain number; 0 when it is none. */
static long
number_of(const char *label)
{
	char *end;
	long number;

	if (!label || *label < '1' || *label > '9' || strlen(label) > 7)
		return 0;
	number = strtol(label, &end, 10);
	return *end ? 0 : number;
}

static bool
are_usual(const struct areas *areas)
{
	int i;

	for (i = 0; i < areas->page_count; i++)
		if (number_of(areas->pages[i].label) != i + 1)
			return false;
	return true;
}

/* A range goes on while its numbers count up; anything else is a prefix of its own. */
void
pdf_labels(struct pdf_writer *w)
{
	struct buf *to = pdf_body(w->file, pdf_catalog(w->file));
	long expected = 0;
	int i;

	if (are_usual(w->areas))
		return;
	buf_string(to, "/PageLabels<</Nums[");
	for (i = 0; i < w->areas->page_count; i++) {
		const char *label = w->areas->pages[i].label;
		long number = number_of(label);

		if (number && number != expected)
			buf_printf(to, "%d<</S/D/St %ld>>", i, number);
		if (!number) {
			buf_printf(to, "%d<<", i);
			if (label && *label) {
				buf_string(to, "/P");
				pdf_put_text(to, label);
			}
			buf_string(to, ">>");
		}
		expected = number ? number + 1 : 0;
	}
	buf_string(to, "]>>");
}
