/*
 * How much stands on the last of some pages.
 *
 * A last page with a line or two on it is a sheet of paper for nothing, and for a child one more
 * page to keep in order.  What stands at the pages' head and foot is not counted.
 */
#include "area/area.h"

struct span {
	mpt top, bottom;
	mpt baseline;                     /* of the lowest line so far */
	const struct area *first;
};

static void
stretch(struct span *span, struct area_tail *tail, const struct area *area)
{
	mpt top = area->y, bottom = area->y + area->height;

	if (area->kind == AREA_TEXT) {
		top = area->y - area->as.text.run->size;
		bottom = area->y;
		if (area->y > span->baseline + MPT_PT || !tail->lines)
			tail->lines++;
		span->baseline = area->y > span->baseline ? area->y : span->baseline;
	}
	if (!span->first || top < span->top)
		span->top = top;
	if (!span->first || bottom > span->bottom)
		span->bottom = bottom;
	if (!span->first || span->first->tag < 0)
		span->first = area;
}

/* Turned and scaled boxes are measured by their outside. */
static int
skip_box(const struct area_page *page, int i)
{
	int depth = 0;

	for (; i < page->count; i++) {
		depth += page->areas[i].kind == AREA_OPEN;
		depth -= page->areas[i].kind == AREA_CLOSE;
		if (depth == 0)
			break;
	}
	return i;
}

/* A box belongs where the first thing in it does. */
static bool
is_in_body(const struct area_page *page, int i)
{
	while (i + 1 < page->count && page->areas[i].kind == AREA_OPEN)
		i++;
	return page->areas[i].tag >= ARTIFACT_LAYOUT && page->areas[i].kind != AREA_FIELD;
}

static struct area_tail
measure(const struct areas *areas, const struct area_page *page)
{
	struct area_tail tail = { .page_height = page->height };
	struct span span = { 0 };
	int i;

	for (i = 0; i < page->count; i++) {
		if (is_in_body(page, i))
			stretch(&span, &tail, &page->areas[i]);
		if (page->areas[i].kind == AREA_OPEN)
			i = skip_box(page, i);
	}
	tail.height = span.bottom - span.top;
	if (span.first && span.first->tag >= 0)
		tail.at = areas->tags[span.first->tag].at;
	return tail;
}

struct area_tail
area_tail(const struct areas *areas, int first, int last)
{
	struct area_tail tail = { .pages = 0 };

	for (; last >= first; last--) {
		tail = measure(areas, &areas->pages[last]);
		tail.pages = last - first + 1;
		if (tail.height > 0)
			break;
	}
	return tail;
}

enum { LITTLE = 6 };

bool
area_tail_is_little(const struct area_tail *tail)
{
	return tail->pages > 1 && tail->height < tail->page_height / LITTLE;
}
