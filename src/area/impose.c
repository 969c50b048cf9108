/*
 * Pages onto sheets: which page stands where, and how it comes there.
 *
 * A booklet's sheets lie in one another: the outermost has the last page of its signature
 * and the first, the innermost the two in the middle.  Paper is not thin enough to be nothing, so
 * that pages creep outwards the further inside they are; we put them nearer to the fold.
 */
#include "area/impose.h"

#include <limits.h>
#include <string.h>

/* 0.1 mm a sheet; of a fold's marks 3 mm by 0.25 pt. */
enum { CREEP = 283, MARK = 8504, HAIR = 250 };

/* ---- which page where ------------------------------------------------------ */

static void
put_side(struct imposition_plan *plan, const struct imposition *how, int left, int right, int count)
{
	int *side = plan->pages + plan->side_count++ * 2;

	side[0] = how->is_rtl ? right : left;
	side[1] = how->is_rtl ? left : right;
	side[0] = side[0] < count ? side[0] : -1;
	side[1] = side[1] < count ? side[1] : -1;
}

static void
plan_signature(struct imposition_plan *plan, const struct imposition *how, int first, int pages,
    int count)
{
	int sheet, last = first + pages - 1;

	for (sheet = 0; sheet < pages / 4; sheet++) {
		put_side(plan, how, last - 2 * sheet, first + 2 * sheet, count);
		put_side(plan, how, first + 2 * sheet + 1, last - 2 * sheet - 1, count);
	}
}

static int
signature_of(const struct imposition *how, int page_count)
{
	int all = (page_count + 3) / 4 * 4;

	return how->signature > 0 && how->signature < all ? (how->signature + 3) / 4 * 4 : all;
}

static void
plan_booklet(struct imposition_plan *plan, const struct imposition *how, int count)
{
	int signature = signature_of(how, count), first, left;

	for (first = 0; first < count; first += signature) {
		left = (count - first + 3) / 4 * 4;
		plan_signature(plan, how, first, left < signature ? left : signature, count);
	}
}

static int
columns_of(const struct imposition *how)
{
	return how->up == 8 ? 4 : 2;
}

static void
plan_grid(struct imposition_plan *plan, const struct imposition *how, int count)
{
	int columns = columns_of(how), i, column;

	plan->side_count = (count + how->up - 1) / how->up;
	for (i = 0; i < plan->side_count * how->up; i++) {
		column = i % columns;
		column = how->is_rtl ? columns - 1 - column : column;
		plan->pages[i / columns * columns + column] = i < count ? i : -1;
	}
}

struct imposition_plan
area_plan(const struct imposition *how, int page_count, struct arena *arena)
{
	struct imposition_plan plan = { .per_side = how->up ? how->up : 2 };

	plan.pages = ARENA_ARRAY(arena, int, (page_count + 8) * 2);
	if (how->up)
		plan_grid(&plan, how, page_count);
	else
		plan_booklet(&plan, how, page_count);
	return plan;
}

/* ---- how it comes there ----------------------------------------------------- */

struct sheet {
	struct areas *areas;
	const struct area_page *from;     /* the pages as they were */
	struct area_page *page;
	const struct imposition *how;
	int columns, rows;
	int factor;                       /* of orders: page after page within what spans them */
};

static struct area
opening(const struct sheet *sheet, const struct area_page *page, int cell, mpt creep)
{
	mpt width = sheet->page->width / sheet->columns, height = sheet->page->height / sheet->rows;
	double across = (double)width / page->width, down = (double)height / page->height;
	double scale = across < down ? across : down;
	int column = cell % sheet->columns;
	struct area open = { .kind = AREA_OPEN, .tag = ARTIFACT_LAYOUT };

	open.width = (mpt)(page->width * scale);
	open.height = (mpt)(page->height * scale);
	open.x = column * width + (width - open.width) / 2 + (column ? -creep : creep);
	open.y = cell / sheet->columns * height + (height - open.height) / 2;
	open.as.open.clips = true;
	open.as.open.scale = (int)(scale * AREA_SCALE + 0.5);
	return open;
}

static mpt
scaled(mpt length, const struct area *open)
{
	return (mpt)((int64_t)length * open->as.open.scale / AREA_SCALE);
}

static void
place_links(struct sheet *sheet, const struct area_page *page, const struct area *open)
{
	int i;

	for (i = 0; i < page->link_count; i++) {
		struct area_link *link = area_add_link(sheet->areas, sheet->page);

		*link = page->links[i];
		link->x = open->x + scaled(link->x, open);
		link->y = open->y + scaled(link->y, open);
		link->width = scaled(link->width, open);
		link->height = scaled(link->height, open);
	}
}

static void
place_page(struct sheet *sheet, int number, int cell, mpt creep)
{
	const struct area_page *page = &sheet->from[number];
	struct area open = opening(sheet, page, cell, creep), *to;
	int i;

	*area_add(sheet->areas, sheet->page, AREA_OPEN, ARTIFACT_LAYOUT, 0) = open;
	for (i = 0; i < page->count; i++) {
		to = area_add(sheet->areas, sheet->page, page->areas[i].kind, 0, 0);
		*to = page->areas[i];
		if (sheet->factor)
			to->order = to->order * sheet->factor + number;
	}
	area_add(sheet->areas, sheet->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	place_links(sheet, page, &open);
	for (i = 0; i < sheet->areas->place_count; i++) {
		struct area_place *place = &sheet->areas->places[i];

		/* Pages are counted below zero until they have their sheet. */
		if (place->page != -number - 1)
			continue;
		place->page = (int)(sheet->page - sheet->areas->pages);
		place->x = open.x + scaled(place->x, &open);
		place->y = open.y + scaled(place->y, &open);
	}
}

/* Where a booklet is folded. */
static void
put_fold(struct sheet *sheet)
{
	struct area_page *page = sheet->page;
	int i;

	for (i = 0; i < 2; i++) {
		struct area *fill = area_add(sheet->areas, page, AREA_FILL, ARTIFACT_LAYOUT, 0);

		fill->x = page->width / 2 - HAIR / 2;
		fill->y = i ? page->height - MARK : 0;
		fill->width = HAIR;
		fill->height = MARK;
		fill->as.fill.rgba = 0x000000FF;
	}
}

static void
turn_sheet(struct sheet *sheet)
{
	struct area *open = area_add(sheet->areas, sheet->page, AREA_OPEN, ARTIFACT_LAYOUT, 0);

	open->width = open->as.open.turn_width = sheet->page->width;
	open->height = open->as.open.turn_height = sheet->page->height;
	open->as.open.turn = 180;
}

/* The order of what spans pages is that of the pages, whichever sheet comes first. */
static void
stretch_orders(struct sheet *sheet, int pages)
{
	struct areas *areas = sheet->areas;
	int i, most = 0;

	for (i = 0; i < areas->tag_count; i++)
		most = areas->tags[i].order > most ? areas->tags[i].order : most;
	for (i = 0; i < pages; i++)
		if (sheet->from[i].count && sheet->from[i].areas[sheet->from[i].count - 1].order > most)
			most = sheet->from[i].areas[sheet->from[i].count - 1].order;
	sheet->factor = pages > 1 && most < INT_MAX / 2 / pages ? pages : 0;
	for (i = 0; i < areas->tag_count && sheet->factor; i++)
		areas->tags[i].order *= sheet->factor;
}

static const char *
label_of(const struct sheet *sheet, const int *pages, int count)
{
	const char *label = "";
	int i;

	for (i = 0; i < count; i++)
		if (pages[i] >= 0)
			label = arena_printf(sheet->areas->arena, "%s%s%s", label, *label ? ", " : "",
			    sheet->from[pages[i]].label);
	return label;
}

static void
make_side(struct sheet *sheet, const struct imposition_plan *plan, int side)
{
	const int *pages = plan->pages + side * plan->per_side;
	const struct imposition *how = sheet->how;
	bool is_wide = how->up != 4, is_back = !how->up && side % 2;
	int signature = signature_of(how, plan->side_count * 2) / 2, i;
	mpt creep = how->up ? 0 : side % (signature ? signature : 1) / 2 * CREEP;

	sheet->page = areas_add_page(sheet->areas, is_wide ? how->height : how->width,
	    is_wide ? how->width : how->height);
	sheet->page->label = label_of(sheet, pages, plan->per_side);
	if (is_back && how->turns_backs)
		turn_sheet(sheet);
	for (i = 0; i < plan->per_side; i++)
		if (pages[i] >= 0)
			place_page(sheet, pages[i], i, creep);
	if (!how->up)
		put_fold(sheet);
	if (is_back && how->turns_backs)
		area_add(sheet->areas, sheet->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
}

struct areas *
area_impose(struct areas *areas, const struct imposition *how, struct arena *arena)
{
	struct imposition_plan plan = area_plan(how, areas->page_count, arena);
	struct sheet sheet = { .areas = areas, .from = areas->pages, .how = how };
	int i;

	areas->arena = arena;
	sheet.columns = columns_of(how);
	sheet.rows = how->up >= 4 ? 2 : 1;
	for (i = 0; i < areas->place_count; i++)
		areas->places[i].page = -areas->places[i].page - 1;
	stretch_orders(&sheet, areas->page_count);
	areas->pages = NULL;
	areas->page_count = areas->page_capacity = 0;
	for (i = 0; i < plan.side_count; i++)
		make_side(&sheet, &plan, i);
	return areas;
}
