/*
 * Pages for a print shop: each on a larger sheet with marks where to cut.
 *
 * No knife cuts to the hair, so what reaches the edge of a page must go on beyond it (the bleed).
 * What has one colour is stretched, a pattern goes on, and a picture is made a little larger, its
 * shape kept, and cut off where the bleed ends.
 */
#include "area/impose.h"
#include "area/inside.h"

/* Marks of 5 mm by 0.25 pt, 1 mm from the bleed; what counts as the edge. */
enum { MARK = 14173, GAP = 2835, HAIR = 250, NEAR = 500 };

struct crop {
	struct areas *areas;
	struct area_page *page;           /* the sheet */
	mpt width, height, bleed;         /* of the page that is cut out */
};

/* ---- into the bleed ---------------------------------------------------- */

struct box {
	mpt x, y, width, height;
};

static struct box
box_of(const struct area *area)
{
	return (struct box){ area->x, area->y, area->width, area->height };
}

static void
put_box(struct area *area, struct box box)
{
	area->x = box.x;
	area->y = box.y;
	area->width = box.width;
	area->height = box.height;
}

/* From `at` for `length`, between 0 and `edge`: on beyond the edges that it reaches. */
static void
stretch(mpt *at, mpt *length, mpt edge, mpt bleed)
{
	mpt end = *at + *length;

	if (end >= edge - NEAR)
		end = mpt_max(end, edge + bleed);
	if (*at <= NEAR)
		*at = *at < -bleed ? *at : -bleed;
	*length = end - *at;
}

static struct box
bled(const struct crop *crop, struct box box)
{
	stretch(&box.x, &box.width, crop->width, crop->bleed);
	stretch(&box.y, &box.height, crop->height, crop->bleed);
	return box;
}

/* The smallest box of the shape of `box` that covers `room` and has the same middle. */
static struct box
cover(struct box box, struct box room)
{
	double across = (double)room.width / mpt_max(box.width, 1);
	double down = (double)room.height / mpt_max(box.height, 1);
	double scale = across > down ? across : down;

	box.width = (mpt)(box.width * scale + 0.5);
	box.height = (mpt)(box.height * scale + 0.5);
	box.x = room.x + (room.width - box.width) / 2;
	box.y = room.y + (room.height - box.height) / 2;
	return box;
}

/* A border's sides grow outwards from where they are. */
static void
bleed_border(const struct crop *crop, struct area *area)
{
	struct box was = box_of(area), now = bled(crop, was);

	area->as.border.left.width += was.x - now.x;
	area->as.border.top.width += was.y - now.y;
	area->as.border.right.width += now.x + now.width - was.x - was.width;
	area->as.border.bottom.width += now.y + now.height - was.y - was.height;
	put_box(area, now);
}

/* Rules are drawn in the middle of their box: no wider, only longer. */
static void
bleed_rule(const struct crop *crop, struct area *area)
{
	if (area->width >= area->height)
		stretch(&area->x, &area->width, crop->width, crop->bleed);
	else
		stretch(&area->y, &area->height, crop->height, crop->bleed);
}

static void
bleed_tiles(const struct crop *crop, struct area *area)
{
	struct box was = box_of(area), now = bled(crop, was), tile;

	if (!area->as.tiles.across && !area->as.tiles.down) {
		tile = (struct box){ was.x + area->as.tiles.x, was.y + area->as.tiles.y,
			area->as.tiles.width, area->as.tiles.height };
		tile = cover(tile, bled(crop, tile));
		area->as.tiles.width = tile.width;
		area->as.tiles.height = tile.height;
		was.x = tile.x - area->as.tiles.x;
		was.y = tile.y - area->as.tiles.y;
	}
	area->as.tiles.x += was.x - now.x;
	area->as.tiles.y += was.y - now.y;
	put_box(area, now);
}

static bool
is_same(struct box a, struct box b)
{
	return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/* An image has no edge of its own to be cut off at, so it is put into one. */
static void
copy_image(struct crop *crop, const struct area *area)
{
	struct box was = box_of(area), now = bled(crop, was);
	bool grows = !is_same(was, now);
	struct area *to;

	if (grows) {
		to = area_add(crop->areas, crop->page, AREA_OPEN, ARTIFACT_LAYOUT, area->order);
		put_box(to, now);
		to->as.open.clips = true;
	}
	to = area_add(crop->areas, crop->page, AREA_IMAGE, area->tag, area->order);
	*to = *area;
	if (grows) {
		put_box(to, cover(was, now));
		area_add(crop->areas, crop->page, AREA_CLOSE, ARTIFACT_LAYOUT, area->order);
	}
}

/* What is in a turned box has other coordinates, and stays as it is. */
static void
copy_area(struct crop *crop, const struct area *area, bool is_turned)
{
	struct area *to;

	if (area->kind == AREA_IMAGE && !is_turned) {
		copy_image(crop, area);
		return;
	}
	to = area_add(crop->areas, crop->page, area->kind, 0, 0);
	*to = *area;
	if (to->kind == AREA_FIELD)
		sheet_field(to, crop->page->trim, crop->page->trim, AREA_SCALE, crop->areas->arena);
	if (is_turned)
		return;
	if (to->kind == AREA_BORDER)
		bleed_border(crop, to);
	else if (to->kind == AREA_TILES)
		bleed_tiles(crop, to);
	else if (to->kind == AREA_RULE)
		bleed_rule(crop, to);
	else if (to->kind == AREA_FILL ||
	    (to->kind == AREA_OPEN && to->as.open.clips && !to->as.open.turn))
		put_box(to, bled(crop, box_of(to)));
}

static void
copy_areas(struct crop *crop, const struct area_page *was)
{
	int i, depth = 0, turned = 0;

	for (i = 0; i < was->count; i++) {
		const struct area *area = &was->areas[i];

		copy_area(crop, area, turned);
		depth += (area->kind == AREA_OPEN) - (area->kind == AREA_CLOSE);
		if (!turned && area->kind == AREA_OPEN && (area->as.open.turn || area->as.open.scale))
			turned = depth;
		else if (depth < turned)
			turned = 0;
	}
}

/* ---- where to cut -------------------------------------------------------- */

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
	struct crop crop = { areas, page, was.width, was.height, bleed };
	int i;

	page->trim = bleed + GAP + MARK;
	page->bleed = bleed;
	page->width += 2 * page->trim;
	page->height += 2 * page->trim;
	page->areas = NULL;
	page->count = page->capacity = 0;
	open_page(areas, page);
	copy_areas(&crop, &was);
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
	areas->printing = PRINTING_EXACT;
	for (i = 0; i < areas->page_count; i++)
		crop_page(areas, &areas->pages[i], bleed);
	for (i = 0; i < areas->place_count; i++) {
		areas->places[i].x += bleed + GAP + MARK;
		areas->places[i].y += bleed + GAP + MARK;
	}
	return areas;
}
