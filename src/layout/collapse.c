/*
 * The borders of a table's cells.
 *
 * Separate borders are each cell's own.  Where borders collapse, everything that meets at
 * a grid line competes for it: the cells on both sides, their rows, sections,
 * columns, the table (XSL 1.1, 6.7.10; CSS 2.1, 17.6.2).  Half of the winner
 * lies on each side of the line, so the outer half of the table's own lies outside of it.
 */
#include "layout/table.h"

/* Of borders of one width the more striking wins. */
static int
style_strength(enum area_style style)
{
	static const int strengths[] = { [STYLE_NONE] = 0, [STYLE_INSET] = 1, [STYLE_GROOVE] = 2,
		[STYLE_OUTSET] = 3, [STYLE_RIDGE] = 4, [STYLE_DOTTED] = 5, [STYLE_DASHED] = 6,
		[STYLE_SOLID] = 7, [STYLE_DOUBLE] = 8 };

	return strengths[style];
}

/* What competes for a line; `hides` wins over everything and draws nothing. */
struct contest {
	struct area_side best;
	int precedence;                   /* of the best, where that comes first */
	bool hides;
};

/* Of a table's parts, where nothing else is said (XSL 1.1, 7.28.1); `force` is above all. */
enum { PRECEDENCE_MOST = 1000000 };

static int
precedence_of(const struct fo *fo, enum side side)
{
	static const enum fo_prop props[] = { PROP_BORDER_BEFORE_PRECEDENCE,
		PROP_BORDER_AFTER_PRECEDENCE, PROP_BORDER_START_PRECEDENCE,
		PROP_BORDER_END_PRECEDENCE };
	static const enum fo_kind kinds[] = { FO_TABLE_FOOTER, FO_TABLE_HEADER, FO_TABLE_BODY,
		FO_TABLE_ROW, FO_TABLE_COLUMN, FO_TABLE_CELL, FO_TABLE };
	int i;

	if (fo_keyword(fo, props[side]) == KEY_FORCE)
		return PRECEDENCE_MOST;
	for (i = 0; i < 6 && kinds[i] != fo->kind; i++)
		;
	return fo_integer(fo, props[side], i);
}

/* Does a border stand above the best so far by its precedence, or below it? */
static int
compare_precedence(struct contest *contest, const struct fo *fo, enum side side)
{
	int its;

	if (fo_keyword(fo, PROP_BORDER_COLLAPSE) != KEY_COLLAPSE_WITH_PRECEDENCE)
		return 0;
	its = precedence_of(fo, side);
	return contest->best.width == 0 || its > contest->precedence ? 1
	       : its < contest->precedence ? -1 : 0;
}

static bool
is_hidden(const struct fo *fo, enum side side)
{
	static const enum fo_prop styles[] = { PROP_BORDER_BEFORE_STYLE, PROP_BORDER_AFTER_STYLE,
		PROP_BORDER_START_STYLE, PROP_BORDER_END_STYLE };

	return fo_keyword(fo, styles[side]) == KEY_HIDDEN;
}

/* Who comes first wins over what is equal: cells before rows, rows before sections. */
static void
compete(struct contest *contest, const struct fo *fo, enum side side)
{
	struct area_side s;
	int rank;

	if (!fo || !has_borders(fo))
		return;
	s = border_side(fo, side);
	contest->hides |= is_hidden(fo, side);
	if (s.width == 0)
		return;
	rank = compare_precedence(contest, fo, side);
	if (rank > 0 || (rank == 0 && (s.width > contest->best.width ||
	    (s.width == contest->best.width &&
	    style_strength(s.style) > style_strength(contest->best.style))))) {
		contest->best = s;
		contest->precedence = precedence_of(fo, side);
	}
}

static const struct grid_row *
row_at(const struct table_grid *grid, int row)
{
	return row >= 0 && row < grid->row_count ? &grid->rows[row] : NULL;
}

static const struct fo *
column_fo(const struct table_grid *grid, int column)
{
	return column >= 0 && column < grid->column_count ? grid->columns[column].fo : NULL;
}

static const struct fo *
cell_fo(const struct table_grid *grid, int row, int column)
{
	const struct grid_cell *cell = grid_cell(grid, row, column);

	return cell ? cell->fo : NULL;
}

/* The line above row `row` in a column; below the last row for row_count. */
static struct contest
contest_across(const struct table_grid *grid, int row, int column)
{
	const struct grid_row *above = row_at(grid, row - 1), *below = row_at(grid, row);
	bool parts = !above || !below || below->begins_section;
	struct contest c = { .hides = false };

	compete(&c, cell_fo(grid, row - 1, column), SIDE_AFTER);
	compete(&c, cell_fo(grid, row, column), SIDE_BEFORE);
	compete(&c, above ? above->fo : NULL, SIDE_AFTER);
	compete(&c, below ? below->fo : NULL, SIDE_BEFORE);
	if (parts) {
		compete(&c, above ? above->section : NULL, SIDE_AFTER);
		compete(&c, below ? below->section : NULL, SIDE_BEFORE);
	}
	if (!above) {
		compete(&c, column_fo(grid, column), SIDE_BEFORE);
		compete(&c, grid->fo, SIDE_BEFORE);
	}
	if (!below) {
		compete(&c, column_fo(grid, column), SIDE_AFTER);
		compete(&c, grid->fo, SIDE_AFTER);
	}
	return c;
}

/* The line before a column in a row; after the last column for column_count. */
static struct contest
contest_down(const struct table_grid *grid, int row, int column)
{
	const struct grid_row *r = row_at(grid, row);
	bool is_start = column == 0, is_end = column == grid->column_count;
	struct contest c = { .hides = false };

	compete(&c, cell_fo(grid, row, column - 1), SIDE_END);
	compete(&c, cell_fo(grid, row, column), SIDE_START);
	if (is_start || is_end) {
		enum side side = is_start ? SIDE_START : SIDE_END;

		compete(&c, r->fo, side);
		compete(&c, r->section, side);
	}
	compete(&c, column_fo(grid, column - 1), SIDE_END);
	compete(&c, column_fo(grid, column), SIDE_START);
	if (is_start)
		compete(&c, grid->fo, SIDE_START);
	if (is_end)
		compete(&c, grid->fo, SIDE_END);
	return c;
}

struct area_side
line_side(const struct table_grid *grid, enum side side, int row, int column)
{
	struct contest c;

	if (side == SIDE_BEFORE || side == SIDE_AFTER)
		c = contest_across(grid, row + (side == SIDE_AFTER), column);
	else
		c = contest_down(grid, row, column + (side == SIDE_END));
	return c.hides ? (struct area_side){ 0, STYLE_NONE, 0 } : c.best;
}

/* A side of a spanning cell runs along several lines; it has room for the strongest of them. */
static void
join(struct area_side *side, const struct contest *c)
{
	if (c->hides)
		return;
	if (c->best.width > side->width || (c->best.width == side->width &&
	    style_strength(c->best.style) > style_strength(side->style)))
		*side = c->best;
}

static void
collapse_cell(const struct table_grid *grid, struct grid_cell *cell)
{
	int i, end_row = cell->row + cell->row_span, end_column = cell->column + cell->column_span;
	struct contest c;

	for (i = cell->column; i < end_column; i++) {
		c = contest_across(grid, cell->row, i);
		join(&cell->sides[SIDE_BEFORE], &c);
		c = contest_across(grid, end_row, i);
		join(&cell->sides[SIDE_AFTER], &c);
	}
	for (i = cell->row; i < end_row; i++) {
		c = contest_down(grid, i, cell->column);
		join(&cell->sides[SIDE_START], &c);
		c = contest_down(grid, i, end_column);
		join(&cell->sides[SIDE_END], &c);
	}
}

/* Odd widths: what is over goes after the line. */
static mpt
inner_half(const struct grid_cell *cell, enum side side)
{
	mpt width = cell->sides[side].width;

	return side == SIDE_BEFORE || side == SIDE_START ? width - width / 2 : width / 2;
}

static void
place_edges(const struct table_grid *grid, struct grid_cell *cell)
{
	mpt base = grid->setter->base;
	int side;

	for (side = 0; side < 4; side++) {
		mpt gap = side == SIDE_BEFORE || side == SIDE_AFTER ? grid->gap_down
		                                                     : grid->gap_across;
		mpt border = cell->sides[side].width, inside = border;

		if (grid->collapses)
			inside = inner_half(cell, (enum side)side);
		cell->line[side] = grid->collapses ? inside - border : gap / 2;
		cell->edge[side] = cell->line[side] + border +
		    padding_width(cell->fo, (enum side)side, base);
	}
}

void
grid_borders(struct table_grid *grid)
{
	int i, side;

	for (i = 0; i < grid->cell_count; i++) {
		struct grid_cell *cell = &grid->cells[i];

		if (grid->collapses)
			collapse_cell(grid, cell);
		for (side = 0; side < 4 && !grid->collapses; side++)
			cell->sides[side] = border_side(cell->fo, (enum side)side);
		place_edges(grid, cell);
	}
}
