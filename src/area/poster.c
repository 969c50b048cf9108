/*
 * A page into a poster: larger, and cut over as many sheets as it takes.
 *
 * Every sheet paints the whole page and shows its part of it.  Were all of them tagged, the
 * page would be read many times; so the first sheet means what it paints, and the others are
 * artifacts.  Neighbours share a strip to glue: ticks in the margin show where it ends,
 * corners where to cut, and a little plan of the sheets which of them this one is.
 */
#include "area/impose.h"
#include "area/inside.h"

/* 10 mm each; ticks of 5 mm by 0.25 pt; a sheet on the plan, 2.2 mm a step. */
enum { MARGIN = 28346, OVERLAP = 28346, TICK = 14173, HAIR = 250, CELL = 5000, STEP = 6200 };

/* ---- how many sheets --------------------------------------------------- */

static int
sheets_for(mpt length, mpt step)
{
	return length <= step + OVERLAP ? 1 : (int)((length - OVERLAP + step - 1) / step);
}

static struct poster_grid
grid_on(mpt width, mpt height, mpt sheet_width, mpt sheet_height)
{
	struct poster_grid grid = { .width = width, .height = height,
		.sheet_width = sheet_width, .sheet_height = sheet_height };

	grid.across = sheet_width - 2 * MARGIN - OVERLAP;
	grid.down = sheet_height - 2 * MARGIN - OVERLAP;
	grid.columns = sheets_for(width, grid.across);
	grid.rows = sheets_for(height, grid.down);
	grid.left = (grid.columns * grid.across + OVERLAP - width) / 2;
	grid.top = (grid.rows * grid.down + OVERLAP - height) / 2;
	return grid;
}

struct poster_grid
area_poster_grid(const struct poster *how, mpt width, mpt height)
{
	bool is_wide = width > height;
	double across = (double)(is_wide ? how->height : how->width) / width;
	double down = (double)(is_wide ? how->width : how->height) / height;
	double scale = across < down ? across : down;
	mpt w = (mpt)(width * scale), h = (mpt)(height * scale);
	struct poster_grid upright = grid_on(w, h, how->sheet_width, how->sheet_height);
	struct poster_grid wide = grid_on(w, h, how->sheet_height, how->sheet_width);
	struct poster_grid best =
	    wide.columns * wide.rows < upright.columns * upright.rows ? wide : upright;

	best.scale = (int)(scale * AREA_SCALE + 0.5);
	return best;
}

/* ---- one sheet ----------------------------------------------------------- */

struct tiling {
	struct areas *areas;
	const struct area_page *from;
	struct poster_grid grid;
	struct area_page *page;           /* the sheet */
	int column, row;
	mpt x, y;                         /* the poster's corner on it */
};

static void
put_ink(struct tiling *t, mpt x, mpt y, mpt width, mpt height, uint32_t rgba)
{
	struct area *fill = area_add(t->areas, t->page, AREA_FILL, ARTIFACT_LAYOUT, 0);

	fill->x = x;
	fill->y = y;
	fill->width = width;
	fill->height = height;
	fill->as.fill.rgba = rgba;
}

/* Across the margins, at a place along the sheet's width or height. */
static void
put_ticks(struct tiling *t, mpt at, bool is_down)
{
	mpt far = (is_down ? t->page->width : t->page->height) - MARGIN + HAIR, gap = MARGIN - TICK;
	int i;

	for (i = 0; i < 2; i++)
		if (is_down)
			put_ink(t, i ? far : gap, at - HAIR / 2, TICK, HAIR, 0x000000FF);
		else
			put_ink(t, at - HAIR / 2, i ? far : gap, HAIR, TICK, 0x000000FF);
}

static void
put_marks(struct tiling *t)
{
	mpt right = t->page->width - MARGIN, bottom = t->page->height - MARGIN;

	put_ticks(t, MARGIN, false);
	put_ticks(t, right, false);
	put_ticks(t, MARGIN, true);
	put_ticks(t, bottom, true);
	if (t->column + 1 < t->grid.columns)
		put_ticks(t, right - OVERLAP, false);
	if (t->row + 1 < t->grid.rows)
		put_ticks(t, bottom - OVERLAP, true);
}

/* All sheets, this one black, over the middle, no further out than printers reach. */
static void
put_plan(struct tiling *t)
{
	mpt left = t->page->width / 2 - t->grid.columns * STEP / 2;
	mpt size = t->grid.rows * STEP < TICK ? STEP : TICK / t->grid.rows;
	mpt top = MARGIN - TICK;
	int i;

	for (i = 0; i < t->grid.columns * t->grid.rows; i++) {
		int column = i % t->grid.columns, row = i / t->grid.columns;
		bool is_this = column == t->column && row == t->row;

		put_ink(t, left + column * STEP, top + row * size, CELL, size * CELL / STEP,
		    is_this ? 0x000000FF : 0xBBBBBBFF);
	}
}

static mpt
scaled(const struct tiling *t, mpt length)
{
	return (mpt)((int64_t)length * t->grid.scale / AREA_SCALE);
}

/* Does a point of the page belong to this sheet?  Of what two show, to the first. */
static bool
holds(const struct tiling *t, mpt x, mpt y)
{
	mpt across = scaled(t, x) + t->grid.left, down = scaled(t, y) + t->grid.top;
	int column = (int)(across / t->grid.across), row = (int)(down / t->grid.down);

	column = column < t->grid.columns ? column : t->grid.columns - 1;
	row = row < t->grid.rows ? row : t->grid.rows - 1;
	return column == t->column && row == t->row;
}

static void
put_content(struct tiling *t)
{
	bool is_first = t->column == 0 && t->row == 0;
	int i;

	for (i = 0; i < t->from->count; i++) {
		const struct area *area = &t->from->areas[i];
		struct area *to = area_add(t->areas, t->page, area->kind, 0, 0);
		bool is_own = area->kind == AREA_FIELD ? holds(t, area->x, area->y) : is_first;

		*to = *area;
		if (to->tag >= 0 && !is_own)
			to->tag = ARTIFACT_LAYOUT;
		if (to->kind == AREA_FIELD)
			sheet_field(to, t->x, t->y, t->grid.scale, t->areas->arena);
	}
}

static void
put_window(struct tiling *t)
{
	struct area *open = area_add(t->areas, t->page, AREA_OPEN, ARTIFACT_LAYOUT, 0);

	open->x = open->y = MARGIN;
	open->width = t->page->width - 2 * MARGIN;
	open->height = t->page->height - 2 * MARGIN;
	open->as.open.clips = true;
	open = area_add(t->areas, t->page, AREA_OPEN, ARTIFACT_LAYOUT, 0);
	open->x = t->x;
	open->y = t->y;
	open->width = t->grid.width;
	open->height = t->grid.height;
	open->as.open.clips = true;
	open->as.open.scale = t->grid.scale;
	put_content(t);
	area_add(t->areas, t->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	area_add(t->areas, t->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
}

static void
put_links(struct tiling *t)
{
	int i;

	for (i = 0; i < t->from->link_count; i++) {
		const struct area_link *link = &t->from->links[i];
		struct area_link *to;

		if (!holds(t, link->x, link->y))
			continue;
		to = area_add_link(t->areas, t->page);
		*to = *link;
		to->x = t->x + scaled(t, link->x);
		to->y = t->y + scaled(t, link->y);
		to->width = scaled(t, link->width);
		to->height = scaled(t, link->height);
	}
}

/* Pages are counted below zero until they have their sheets. */
static void
move_places(struct tiling *t, int number)
{
	int i;

	for (i = 0; i < t->areas->place_count; i++) {
		struct area_place *place = &t->areas->places[i];

		if (place->page != -number - 1 || !holds(t, place->x, place->y))
			continue;
		place->page = (int)(t->page - t->areas->pages);
		place->x = t->x + scaled(t, place->x);
		place->y = t->y + scaled(t, place->y);
	}
}

static void
make_sheet(struct tiling *t, int number)
{
	t->page = areas_add_page(t->areas, t->grid.sheet_width, t->grid.sheet_height);
	t->page->label = arena_printf(t->areas->arena, "%s (%d.%d)", t->from->label, t->row + 1,
	    t->column + 1);
	t->x = MARGIN + t->grid.left - t->column * t->grid.across;
	t->y = MARGIN + t->grid.top - t->row * t->grid.down;
	put_window(t);
	put_marks(t);
	put_plan(t);
	put_links(t);
	move_places(t, number);
}

struct areas *
area_poster(struct areas *areas, const struct poster *how, struct arena *arena)
{
	struct tiling t = { .areas = areas };
	const struct area_page *pages = areas->pages;
	int i, count = areas->page_count;

	areas->arena = arena;
	areas->printing = PRINTING_EXACT;
	for (i = 0; i < areas->place_count; i++)
		areas->places[i].page = -areas->places[i].page - 1;
	areas->pages = NULL;
	areas->page_count = areas->page_capacity = 0;
	for (i = 0; i < count; i++) {
		t.from = &pages[i];
		t.grid = area_poster_grid(how, pages[i].width, pages[i].height);
		for (t.row = 0; t.row < t.grid.rows; t.row++)
			for (t.column = 0; t.column < t.grid.columns; t.column++)
				make_sheet(&t, i);
	}
	return areas;
}
