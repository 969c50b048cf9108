/*
 * Sheets that pages are put onto: what imposition and cards share.
 *
 * The pages of a document are set aside, and sheets take their place; each page is then painted
 * between an AREA_OPEN and its AREA_CLOSE, and what leads to it is moved along.
 */
#include "area/impose.h"
#include "area/inside.h"

#include <limits.h>

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

struct sheet
sheets_begin(struct areas *areas, struct arena *arena)
{
	struct sheet sheet = { .areas = areas, .from = areas->pages };
	int i;

	areas->arena = arena;
	for (i = 0; i < areas->place_count; i++)
		areas->places[i].page = -areas->places[i].page - 1;
	stretch_orders(&sheet, areas->page_count);
	areas->pages = NULL;
	areas->page_count = areas->page_capacity = 0;
	return sheet;
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

void
sheet_add(struct sheet *sheet, mpt width, mpt height, const int *pages, int count)
{
	sheet->page = areas_add_page(sheet->areas, width, height);
	sheet->page->label = label_of(sheet, pages, count);
	sheet->is_turned = false;
}

void
sheet_turn(struct sheet *sheet)
{
	struct area *open = area_add(sheet->areas, sheet->page, AREA_OPEN, ARTIFACT_LAYOUT, 0);

	open->width = open->as.open.turn_width = sheet->page->width;
	open->height = open->as.open.turn_height = sheet->page->height;
	open->as.open.turn = 180;
	sheet->is_turned = true;
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
		if (sheet->is_turned) {
			link->x = sheet->page->width - link->x - link->width;
			link->y = sheet->page->height - link->y - link->height;
		}
	}
}

void
sheet_field(struct area *field, mpt x, mpt y, int scale, struct arena *arena)
{
	struct area_field *copy = ARENA_NEW(arena, struct area_field);
	struct area open = { .as.open.scale = scale };

	*copy = *field->as.field;
	copy->size = scaled(copy->size, &open);
	field->as.field = copy;
	field->x = x + scaled(field->x, &open);
	field->y = y + scaled(field->y, &open);
	field->width = scaled(field->width, &open);
	field->height = scaled(field->height, &open);
}

/* What is typed would not stand on its head with the rest, so that nothing is. */
static void
place_field(struct sheet *sheet, struct area *field, const struct area *open)
{
	if (sheet->is_turned)
		field->tag = ARTIFACT_LAYOUT;
	else
		sheet_field(field, open->x, open->y, open->as.open.scale, sheet->areas->arena);
}

/* Pages are counted below zero until they have their sheet. */
static void
move_places(struct sheet *sheet, int number, const struct area *open)
{
	int i;

	for (i = 0; i < sheet->areas->place_count; i++) {
		struct area_place *place = &sheet->areas->places[i];

		if (place->page != -number - 1)
			continue;
		place->page = (int)(sheet->page - sheet->areas->pages);
		place->x = open->x + scaled(place->x, open);
		place->y = open->y + scaled(place->y, open);
		if (sheet->is_turned) {
			place->x = sheet->page->width - place->x;
			place->y = sheet->page->height - place->y;
		}
	}
}

void
sheet_place(struct sheet *sheet, int number, const struct area *open)
{
	const struct area_page *page = &sheet->from[number];
	struct area *to;
	int i;

	*area_add(sheet->areas, sheet->page, AREA_OPEN, ARTIFACT_LAYOUT, 0) = *open;
	for (i = 0; i < page->count; i++) {
		to = area_add(sheet->areas, sheet->page, page->areas[i].kind, 0, 0);
		*to = page->areas[i];
		if (sheet->factor)
			to->order = to->order * sheet->factor + number;
		if (to->kind == AREA_FIELD)
			place_field(sheet, to, open);
	}
	area_add(sheet->areas, sheet->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	place_links(sheet, page, open);
	move_places(sheet, number, open);
}

struct area
sheet_cell(const struct area_page *page, mpt x, mpt y, mpt width, mpt height)
{
	double across = (double)width / page->width, down = (double)height / page->height;
	double scale = across < down ? across : down;
	struct area open = { .kind = AREA_OPEN, .tag = ARTIFACT_LAYOUT };

	open.width = (mpt)(page->width * scale + 0.5);
	open.height = (mpt)(page->height * scale + 0.5);
	open.x = x + (width - open.width) / 2;
	open.y = y + (height - open.height) / 2;
	open.as.open.clips = true;
	open.as.open.scale = (int)(scale * AREA_SCALE + 0.5);
	return open;
}

/* ---- a sheet for each page -------------------------------------------- */

/* What differs by less than half a point was rounded otherwise. */
static bool
has_size(const struct area_page *page, mpt width, mpt height)
{
	mpt across = page->width - width, down = page->height - height;

	return across > -500 && across < 500 && down > -500 && down < 500;
}

struct areas *
area_fit(struct areas *areas, mpt width, mpt height, struct arena *arena)
{
	int i, count = areas->page_count, fits = 0;
	struct sheet sheet;
	struct area open;

	for (i = 0; i < count; i++)
		fits += has_size(&areas->pages[i], width, height) ||
		    has_size(&areas->pages[i], height, width);
	if (fits == count)
		return areas;
	sheet = sheets_begin(areas, arena);
	for (i = 0; i < count; i++) {
		bool is_wide = sheet.from[i].width > sheet.from[i].height;

		sheet_add(&sheet, is_wide ? height : width, is_wide ? width : height, &i, 1);
		open = sheet_cell(&sheet.from[i], 0, 0, sheet.page->width, sheet.page->height);
		sheet_place(&sheet, i, &open);
	}
	return areas;
}
