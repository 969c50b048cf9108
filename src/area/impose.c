/*
 * Pages onto sheets: which page stands where, and how it comes there.
 *
 * A booklet's sheets lie in one another: the outermost has the last page of its signature
 * and the first, the innermost the two in the middle.  Paper is not thin enough to be nothing, so
 * that pages creep outwards the further inside they are; we put them nearer to the fold.
 */
#include "area/impose.h"
#include "area/inside.h"

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

/* A side of a sheet with its cells. */
struct side {
	struct sheet sheet;
	const struct imposition *how;
	int columns, rows;
};

static struct area
opening(const struct side *side, const struct area_page *page, int cell, mpt creep)
{
	const struct area_page *sheet = side->sheet.page;
	mpt width = sheet->width / side->columns, height = sheet->height / side->rows;
	int column = cell % side->columns;
	struct area open = sheet_cell(page, column * width, cell / side->columns * height, width,
	    height);

	open.x += column ? -creep : creep;
	return open;
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
make_side(struct side *side, const struct imposition_plan *plan, int number)
{
	const int *pages = plan->pages + number * plan->per_side;
	const struct imposition *how = side->how;
	struct sheet *sheet = &side->sheet;
	bool is_wide = how->up != 4, is_back = !how->up && number % 2;
	int signature = signature_of(how, plan->side_count * 2) / 2, i;
	mpt creep = how->up ? 0 : number % (signature ? signature : 1) / 2 * CREEP;
	struct area open;

	sheet_add(sheet, is_wide ? how->height : how->width, is_wide ? how->width : how->height,
	    pages, plan->per_side);
	if (is_back && how->turns_backs)
		sheet_turn(sheet);
	for (i = 0; i < plan->per_side; i++)
		if (pages[i] >= 0) {
			open = opening(side, &sheet->from[pages[i]], i, creep);
			sheet_place(sheet, pages[i], &open);
		}
	if (!how->up)
		put_fold(sheet);
	if (is_back && how->turns_backs)
		area_add(sheet->areas, sheet->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
}

struct areas *
area_impose(struct areas *areas, const struct imposition *how, struct arena *arena)
{
	struct imposition_plan plan = area_plan(how, areas->page_count, arena);
	struct side side = { .how = how, .columns = columns_of(how), .rows = how->up >= 4 ? 2 : 1 };
	int i;

	side.sheet = sheets_begin(areas, arena);
	if (!how->up)
		areas->printing = how->turns_backs ? PRINTING_LONG_EDGE : PRINTING_SHORT_EDGE;
	for (i = 0; i < plan.side_count; i++)
		make_side(&side, &plan, i);
	return areas;
}
