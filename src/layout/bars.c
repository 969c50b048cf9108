/*
 * Change bars: lines beside the columns that hold what has changed (XSL 1.1, 6.13.2).
 *
 * A bar begins and ends at marks.  Bars that are open when a column ends are drawn to its end
 * and go on at the top of the next.
 */
#include "layout/inside.h"

#include <string.h>

struct bar {
	const struct fo *fo;              /* fo:change-bar-begin */
	mpt top;                          /* in the column being placed */
};

struct bars {
	struct bar *open;
	int count, capacity;
	struct area_page *page;           /* being placed, NULL: no body is */
	mpt x, width;                     /* of its column */
};

struct bars *
bars_new(struct edition *edition)
{
	return ARENA_NEW(edition->arena, struct bars);
}

/* Does the bar stand at the left of its column?  Odd pages are right-hand pages. */
static bool
is_at_left(const struct edition *edition, const struct fo *fo)
{
	bool rtl = fo_is_rtl(fo), odd = !edition->is_verso;

	switch (fo_keyword(fo, PROP_CHANGE_BAR_PLACEMENT)) {
	case KEY_END: return rtl;
	case KEY_LEFT: return true;
	case KEY_RIGHT: return false;
	case KEY_INSIDE: return odd;
	case KEY_OUTSIDE: return !odd;
	default: return !rtl;
	}
}

static void
draw_bar(struct edition *edition, const struct bar *bar, mpt bottom)
{
	const struct bars *bars = edition->bars;
	const struct fo *fo = bar->fo;
	mpt offset = fo_length(fo, PROP_CHANGE_BAR_OFFSET, 0);
	mpt width = fo_length(fo, PROP_CHANGE_BAR_WIDTH, 0);
	enum area_style style = area_style_of(fo_keyword(fo, PROP_CHANGE_BAR_STYLE));
	struct area *area;

	if (style == STYLE_NONE || width <= 0 || bottom <= bar->top)
		return;
	area = area_add(edition->areas, bars->page, AREA_RULE, ARTIFACT_LAYOUT, fo->order);
	area->x = is_at_left(edition, fo) ? bars->x - offset : bars->x + bars->width + offset;
	area->x -= width / 2;
	area->y = bar->top;
	area->width = width;
	area->height = bottom - bar->top;
	area->as.rule.line = (struct area_side){ width, style,
		fo_color(fo, PROP_CHANGE_BAR_COLOR) };
}

void
bars_begin_column(struct edition *edition, struct area_page *page, mpt x, mpt y, mpt width)
{
	struct bars *bars = edition->bars;
	int i;

	bars->page = page;
	bars->x = x;
	bars->width = width;
	for (i = 0; i < bars->count; i++)
		bars->open[i].top = y;
}

void
bars_end_column(struct edition *edition, mpt bottom)
{
	struct bars *bars = edition->bars;
	int i;

	for (i = 0; i < bars->count; i++)
		draw_bar(edition, &bars->open[i], bottom);
	bars->page = NULL;
}

static const char *
class_of(const struct fo *fo)
{
	const char *class = fo_string(fo, PROP_CHANGE_BAR_CLASS);

	return class ? class : "";
}

/* An end belongs to the last beginning of its class that is still open. */
static void
end_bar(struct edition *edition, const struct fo *fo, mpt y)
{
	struct bars *bars = edition->bars;
	int i = bars->count - 1;

	while (i >= 0 && strcmp(class_of(bars->open[i].fo), class_of(fo)) != 0)
		i--;
	if (i < 0)
		return;
	draw_bar(edition, &bars->open[i], y);
	for (bars->count--; i < bars->count; i++)
		bars->open[i] = bars->open[i + 1];
}

void
bars_note(struct edition *edition, const struct mark *mark, mpt y)
{
	struct bars *bars = edition->bars;

	if (!bars->page)
		return;
	if (mark->kind == MARK_BAR_END) {
		end_bar(edition, mark->fo, y);
		return;
	}
	ARENA_ROOM(edition->arena, bars->open, bars->count, bars->capacity);
	bars->open[bars->count++] = (struct bar){ mark->fo, y };
}
