/*
 * Pages into cards to cut out: laid in rows on sheets of paper, backs behind their fronts.
 *
 * A card is turned like a page of a book, so the backs of a row come from its other end, and every
 * cut is of one line for two cards.  Printers that turn sheets over the other edge print such
 * a back upside down, so we print it upside down, too.  Marks are on the fronts alone:
 * backs are never printed exactly where the fronts are, and nobody shall cut by both.
 */
#include "area/impose.h"
#include "area/inside.h"

/* Printers leave 5 mm white; what is less than 1.5 mm is nothing.  Marks of 4 mm, 1 mm off. */
enum { WHITE = 14173, NOTHING = 4252, MARK = 11339, GAP = 2835, HAIR = 250 };

/* ---- how many on a sheet ----------------------------------------------- */

/* A row that does not divide the paper leaves room for marks on both sides. */
static int
cards_across(mpt paper, mpt card)
{
	int count = (int)((paper + NOTHING) / card);
	mpt left = paper - count * card;

	if (left > NOTHING && left < 2 * WHITE)
		count--;
	return count > 1 ? count : 1;
}

static struct card_grid
grid_on(mpt sheet_width, mpt sheet_height, mpt width, mpt height)
{
	struct card_grid grid = { .sheet_width = sheet_width, .sheet_height = sheet_height,
		.width = width, .height = height };

	grid.columns = cards_across(sheet_width, width);
	grid.rows = cards_across(sheet_height, height);
	grid.left = (sheet_width - grid.columns * width) / 2;
	grid.top = (sheet_height - grid.rows * height) / 2;
	return grid;
}

struct card_grid
area_card_grid(const struct cards *how, mpt page_width, mpt page_height)
{
	bool is_lying = page_width > page_height;
	mpt width = is_lying ? how->height : how->width, height = is_lying ? how->width : how->height;
	struct card_grid upright, wide;

	if (!how->width) {
		width = page_width;
		height = page_height;
	}
	upright = grid_on(how->sheet_width, how->sheet_height, width, height);
	wide = grid_on(how->sheet_height, how->sheet_width, width, height);
	return wide.columns * wide.rows > upright.columns * upright.rows ? wide : upright;
}

/* ---- which page where ---------------------------------------------------- */

static void
fill_side(int *side, const struct card_grid *grid, int first, int step, int count, bool from_right)
{
	int i, column, page;

	for (i = 0; i < grid->columns * grid->rows; i++) {
		column = i % grid->columns;
		page = first + i * step;
		if (from_right)
			column = grid->columns - 1 - column;
		side[i / grid->columns * grid->columns + column] = page < count ? page : -1;
	}
}

struct imposition_plan
area_card_plan(const struct cards *how, const struct card_grid *grid, int page_count,
    struct arena *arena)
{
	int step = how->has_backs ? 2 : 1, each = grid->columns * grid->rows, first;
	struct imposition_plan plan = { .per_side = each };

	plan.pages = ARENA_ARRAY(arena, int, page_count * 2 + each * 2);
	for (first = 0; first < page_count; first += each * step) {
		fill_side(plan.pages + plan.side_count++ * each, grid, first, step, page_count,
		    how->is_rtl);
		if (how->has_backs)
			fill_side(plan.pages + plan.side_count++ * each, grid, first + 1, step,
			    page_count, !how->is_rtl);
	}
	return plan;
}

/* ---- where to cut ------------------------------------------------------- */

struct deck {
	struct sheet sheet;
	struct card_grid grid;
	const struct cards *how;
};

static void
put_rule(struct deck *deck, mpt x, mpt y, mpt length, bool is_down, enum area_style style)
{
	struct area *rule = area_add(deck->sheet.areas, deck->sheet.page, AREA_RULE,
	    ARTIFACT_LAYOUT, 0);

	rule->x = is_down ? x - HAIR / 2 : x;
	rule->y = is_down ? y : y - HAIR / 2;
	rule->width = is_down ? HAIR : length;
	rule->height = is_down ? length : HAIR;
	rule->as.rule.line.width = HAIR;
	rule->as.rule.line.style = style;
	rule->as.rule.line.rgba = style == STYLE_SOLID ? 0x000000FF : 0x767676FF;
}

/* In the margins at both ends of a cut, as far as there is one. */
static void
put_ends(struct deck *deck, mpt at, bool is_down)
{
	mpt margin = is_down ? deck->grid.top : deck->grid.left;
	mpt far = (is_down ? deck->grid.sheet_height : deck->grid.sheet_width) - margin + GAP;
	mpt near = margin - GAP - MARK;
	int i;

	if (margin < WHITE)
		return;
	for (i = 0; i < 2; i++)
		if (is_down)
			put_rule(deck, at, i ? far : near, MARK, true, STYLE_SOLID);
		else
			put_rule(deck, i ? far : near, at, MARK, false, STYLE_SOLID);
}

/* Dashed between the first card and the last of so many rows, for scissors; the edge of the paper
 * is cut already. */
static void
put_cuts(struct deck *deck, int rows)
{
	const struct card_grid *g = &deck->grid;
	int i, first = g->left > NOTHING ? 0 : 1;

	for (i = first; i <= g->columns - first; i++) {
		put_rule(deck, g->left + i * g->width, g->top, rows * g->height, true, STYLE_DASHED);
		put_ends(deck, g->left + i * g->width, true);
	}
	first = g->top > NOTHING ? 0 : 1;
	for (i = first; i <= rows - (rows == g->rows ? first : 0); i++) {
		put_rule(deck, g->left, g->top + i * g->height, g->columns * g->width, false,
		    STYLE_DASHED);
		put_ends(deck, g->top + i * g->height, false);
	}
}

/* ---- the sheets ---------------------------------------------------------- */

static void
place_card(struct deck *deck, int number, int cell)
{
	const struct card_grid *g = &deck->grid;
	struct area open = sheet_cell(&deck->sheet.from[number], g->left + cell % g->columns * g->width,
	    g->top + cell / g->columns * g->height, g->width, g->height);

	sheet_place(&deck->sheet, number, &open);
}

/* The edge that cards are turned over is the upright one, whichever of the paper's that is. */
static bool
is_turned(const struct deck *deck)
{
	return (deck->grid.sheet_width > deck->grid.sheet_height) == deck->how->turns_long;
}

static void
make_side(struct deck *deck, const int *pages, bool is_back)
{
	struct sheet *sheet = &deck->sheet;
	int i, count = deck->grid.columns * deck->grid.rows, rows = 0;
	bool turns = is_back && is_turned(deck);

	sheet_add(sheet, deck->grid.sheet_width, deck->grid.sheet_height, pages, count);
	if (turns)
		sheet_turn(sheet);
	for (i = 0; i < count; i++)
		if (pages[i] >= 0) {
			place_card(deck, pages[i], i);
			rows = i / deck->grid.columns + 1;
		}
	if (turns)
		area_add(sheet->areas, sheet->page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	if (!is_back)
		put_cuts(deck, rows);
}

struct areas *
area_cards(struct areas *areas, const struct cards *how, struct arena *arena)
{
	struct deck deck = { .how = how };
	struct imposition_plan plan;
	int i;

	if (!areas->page_count)
		return areas;
	deck.grid = area_card_grid(how, areas->pages[0].width, areas->pages[0].height);
	plan = area_card_plan(how, &deck.grid, areas->page_count, arena);
	deck.sheet = sheets_begin(areas, arena);
	areas->printing = !how->has_backs ? PRINTING_EXACT
	    : how->turns_long ? PRINTING_LONG_EDGE : PRINTING_SHORT_EDGE;
	for (i = 0; i < plan.side_count; i++)
		make_side(&deck, plan.pages + i * plan.per_side, how->has_backs && i % 2);
	return areas;
}
