/*
 * Pages for a print shop: each on a larger sheet with marks where to cut.
 *
 * No knife cuts to the hair, so what reaches the edge of a page must go on beyond it (the bleed).
 * Backgrounds do, as they are areas of one colour; pictures would have to be made larger.
 */
#include "area/impose.h"

/* Marks of 5 mm by 0.25 pt, 1 mm from the bleed; what counts as the edge. */
enum { MARK = 14173, GAP = 2835, HAIR = 250, NEAR = 500 };

static void
stretch_fill(struct area *fill, const struct area_page *page, mpt bleed)
{
	mpt right = fill->x + fill->width, bottom = fill->y + fill->height;

	right += right >= page->width - NEAR ? bleed : 0;
	bottom += bottom >= page->height - NEAR ? bleed : 0;
	fill->x -= fill->x <= NEAR ? bleed : 0;
	fill->y -= fill->y <= NEAR ? bleed : 0;
	fill->width = right - fill->x;
	fill->height = bottom - fill->y;
}

static void
put_mark(struct areas *areas, struct area_page *page, mpt x, mpt y, bool is_down)
{
	struct area *fill = area_add(areas, page, AREA_FILL, ARTIFACT_LAYOUT, 0);

	fill->x = is_down ? x - HAIR / 2 : x;
	fill->y = is_down ? y : y - HAIR / 2;
	fill->width = is_down ? HAIR : MARK;
	fill->height = is_down ? MARK : HAIR;
	fill->as.fill.rgba = 0x000000FF;
}

/* Two at each corner, in the room outside the bleed. */
static void
put_marks(struct areas *areas, struct area_page *page)
{
	mpt right = page->width - page->trim, bottom = page->height - page->trim;
	int i;

	for (i = 0; i < 4; i++) {
		put_mark(areas, page, i % 2 ? right : page->trim,
		    i / 2 ? page->height - MARK : 0, true);
		put_mark(areas, page, i % 2 ? page->width - MARK : 0,
		    i / 2 ? bottom : page->trim, false);
	}
}

/* Moves what is inside, and shows of it no more than the bleed. */
static void
open_page(struct areas *areas, struct area_page *page)
{
	mpt edge = page->trim - page->bleed;
	struct area *open = area_add(areas, page, AREA_OPEN, ARTIFACT_LAYOUT, 0);

	open->x = open->y = edge;
	open->width = page->width - 2 * edge;
	open->height = page->height - 2 * edge;
	open->as.open.clips = true;
	open = area_add(areas, page, AREA_OPEN, ARTIFACT_LAYOUT, 0);
	open->x = open->y = page->trim;
	open->width = page->width - 2 * page->trim;
	open->height = page->height - 2 * page->trim;
	open->as.open.scale = AREA_SCALE;
}

static void
crop_page(struct areas *areas, struct area_page *page, mpt bleed)
{
	struct area_page was = *page;
	int i;

	page->trim = bleed + GAP + MARK;
	page->bleed = bleed;
	page->width += 2 * page->trim;
	page->height += 2 * page->trim;
	page->areas = NULL;
	page->count = page->capacity = 0;
	open_page(areas, page);
	for (i = 0; i < was.count; i++) {
		struct area *to = area_add(areas, page, was.areas[i].kind, 0, 0);

		*to = was.areas[i];
		if (to->kind == AREA_FILL)
			stretch_fill(to, &was, bleed);
	}
	area_add(areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	area_add(areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	put_marks(areas, page);
	for (i = 0; i < page->link_count; i++) {
		page->links[i].x += page->trim;
		page->links[i].y += page->trim;
	}
}

struct areas *
area_crop(struct areas *areas, mpt bleed, struct arena *arena)
{
	int i;

	areas->arena = arena;
	for (i = 0; i < areas->page_count; i++)
		crop_page(areas, &areas->pages[i], bleed);
	for (i = 0; i < areas->place_count; i++) {
		areas->places[i].x += bleed + GAP + MARK;
		areas->places[i].y += bleed + GAP + MARK;
	}
	return areas;
}
