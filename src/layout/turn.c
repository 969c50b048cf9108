/*
 * Links and ids inside of turned boxes.
 *
 * Ink in a turned box is placed as if it were upright, and turned by whoever paints
 * it.  Rectangles of links and fields and places of ids belong to the page, so
 * they are turned here, when the box is full.
 */
#include "layout/turn.h"

struct frame {
	mpt x, y, width, height;
};

struct turn_mark
turn_begin(const struct areas *areas, const struct area_page *page)
{
	return (struct turn_mark){ page->link_count, areas->place_count, page->count };
}

/* Counter-clockwise, as reference-orientation turns (XSL 1.1, 7.21.3). */
static struct frame
turned(struct frame f, const struct area *open)
{
	mpt u = f.x - open->x, v = f.y - open->y;
	mpt width = open->as.open.turn_width, height = open->as.open.turn_height;

	switch (open->as.open.turn) {
	case 90:
		return (struct frame){ open->x + v, open->y + width - u - f.width, f.height, f.width };
	case 180:
		return (struct frame){ open->x + width - u - f.width,
			open->y + height - v - f.height, f.width, f.height };
	case 270:
		return (struct frame){ open->x + height - v - f.height, open->y + u, f.height,
			f.width };
	default:
		return f;
	}
}

void
turn_end(struct areas *areas, struct area_page *page, struct turn_mark since,
    const struct area *open)
{
	struct frame f;
	int i;

	for (i = since.links; i < page->link_count; i++) {
		struct area_link *link = &page->links[i];

		f = turned((struct frame){ link->x, link->y, link->width, link->height }, open);
		link->x = f.x;
		link->y = f.y;
		link->width = f.width;
		link->height = f.height;
	}
	for (i = since.areas; i < page->count; i++) {
		struct area *area = &page->areas[i];

		if (area->kind != AREA_FIELD)
			continue;
		f = turned((struct frame){ area->x, area->y, area->width, area->height }, open);
		area->x = f.x;
		area->y = f.y;
		area->width = f.width;
		area->height = f.height;
	}
	for (i = since.places; i < areas->place_count; i++) {
		struct area_place *place = &areas->places[i];

		f = turned((struct frame){ place->x, place->y, 0, 0 }, open);
		place->x = f.x;
		place->y = f.y;
	}
}
