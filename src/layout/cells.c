/*
 * Cells into galleys, and how high they make their rows.
 */
#include "layout/table.h"

#include <string.h>

static mpt
least_height(const struct fo *fo)
{
	mpt least = fo_length(fo, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, 0);

	return mpt_max(least, fo_length(fo, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0));
}

/* A header or footer is repeated whole, so that breaks inside of it have no meaning. */
static void
drop_forced_breaks(struct table_grid *grid, const struct fo *cell, struct galley *galley)
{
	int i;

	galley->ends = FORCED_NOT;
	for (i = 0; i < galley->count; i++) {
		struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG)
			item->as.slug.breaks = false;
		if (item->kind != ITEM_BREAK || !item->as.breaking.forced)
			continue;
		item->as.breaking.forced = FORCED_NOT;
		diag(grid->setter->edition->job->diags, DIAG_LAYOUT_CELL_BREAK, cell->at);
	}
}

static void
set_cell(struct table_grid *grid, struct grid_cell *cell)
{
	struct galley *galley;
	mpt offset, width;

	cell_extent(grid, cell, &offset, &width);
	width = mpt_max(width - cell->edge[SIDE_START] - cell->edge[SIDE_END], 0);
	galley = set_galley_for(grid->setter, cell->fo, width);
	if (grid->rows[cell->row].part != PART_BODY)
		drop_forced_breaks(grid, cell->fo, galley);
	cell->galley = galley;
	cell->height = mpt_max(galley_height(cell->galley), least_height(cell->fo));
}

/* Where a cell's first baseline is, if it is to meet the others' (XSL 1.1, 7.14.6); else -1. */
static mpt
baseline_of(const struct grid_cell *cell)
{
	mpt baseline = galley_baseline(cell->galley);

	if (fo_keyword(cell->fo, PROP_RELATIVE_ALIGN) != KEY_BASELINE || baseline < 0 ||
	    fo_keyword(cell->fo, PROP_DISPLAY_ALIGN) != KEY_AUTO)
		return -1;
	return cell->edge[SIDE_BEFORE] + baseline;
}

static void
align_baselines(struct table_grid *grid, const struct grid_row *row)
{
	struct grid_cell *cells = &grid->cells[row->first_cell];
	mpt lowest = -1;
	int i;

	for (i = 0; i < row->cell_count; i++)
		lowest = mpt_max(lowest, baseline_of(&cells[i]));
	for (i = 0; i < row->cell_count; i++) {
		mpt baseline = baseline_of(&cells[i]);

		if (baseline < 0)
			continue;
		cells[i].down = lowest - baseline;
		cells[i].height = mpt_max(cells[i].height,
		    cells[i].down + galley_height(cells[i].galley));
	}
}

mpt
cell_need(const struct grid_cell *cell)
{
	return cell->edge[SIDE_BEFORE] + cell->height + cell->edge[SIDE_AFTER];
}

static mpt
rows_height(const struct table_grid *grid, int first, int end)
{
	mpt height = 0;

	for (; first < end; first++)
		height += grid->rows[first].height;
	return height;
}

static void
set_own_heights(struct table_grid *grid, mpt tallest)
{
	int i;

	for (i = 0; i < grid->row_count; i++)
		grid->rows[i].own = grid->rows[i].fo
		    ? mpt_min(least_height(grid->rows[i].fo), tallest) : 0;
	for (i = 0; i < grid->cell_count; i++) {
		struct grid_row *row = &grid->rows[grid->cells[i].row];

		if (grid->cells[i].row_span == 1)
			row->own = mpt_max(row->own, cell_need(&grid->cells[i]));
	}
}

/* Nobody asks for more than a page, less what stands on every one: it could not be filled
 * on the next. */
static void
cap_heights(struct table_grid *grid)
{
	mpt tallest = grid->setter->height;
	int i;

	if (grid->setter->height <= 0)
		return;
	for (i = 0; i < grid->row_count; i++)
		if (grid->rows[i].part != PART_BODY)
			tallest -= grid->rows[i].own;
	tallest = mpt_max(tallest, 0);
	for (i = 0; i < grid->cell_count; i++) {
		struct grid_cell *cell = &grid->cells[i];
		mpt edges = cell->edge[SIDE_BEFORE] + cell->edge[SIDE_AFTER];

		cell->height = mpt_max(galley_height(cell->galley) + cell->down,
		    mpt_min(cell->height, tallest - edges));
	}
	set_own_heights(grid, tallest);
}

/* Rows are as high as their cells of one row; what a spanning cell needs beyond
 * its rows is added to the last of them. */
static void
set_heights(struct table_grid *grid)
{
	int i;

	set_own_heights(grid, MPT_MAX);
	cap_heights(grid);
	for (i = 0; i < grid->row_count; i++)
		grid->rows[i].height = grid->rows[i].own;
	for (i = 0; i < grid->cell_count; i++) {
		const struct grid_cell *cell = &grid->cells[i];
		int end = cell->row + cell->row_span;
		mpt missing = cell_need(cell) - rows_height(grid, cell->row, end);

		if (cell->row_span > 1 && missing > 0)
			grid->rows[end - 1].height += missing;
	}
}

/* ---- tags ---------------------------------------------------------- */

/* Rows without fo:table-row have no object that could be their tag. */
static int
row_tag(struct table_grid *grid, struct grid_row *row, const struct fo *cell)
{
	struct areas *areas = grid->setter->edition->areas;

	if (!row->tag) {
		row->tag = tag_add(areas, tag_of(grid->setter, row->section), TAG_TR,
		    cell->order) + 1;
		areas->tags[row->tag - 1].at = cell->at;
	}
	return row->tag - 1;
}

/* Empty cells have tags too, or columns would slip. */
static void
tag_cell(struct table_grid *grid, const struct grid_cell *cell)
{
	struct grid_row *row = &grid->rows[cell->row];
	struct areas *areas = grid->setter->edition->areas;
	int index = tag_of(grid->setter, cell->fo);
	struct tag *tag;

	if (index < 0)
		return;
	/* A table that is set once more has its rows already. */
	if (!row->fo && areas->tags[areas->tags[index].parent].role != TAG_TR) {
		int parent = row_tag(grid, row, cell->fo);

		areas->tags[index].parent = parent;
	}
	tag = &areas->tags[index];
	tag->column_span = cell->column_span;
	tag->row_span = cell->row_span;
	if (tag->role == TAG_TH)
		tag->scope = row->part == PART_HEADER ? SCOPE_COLUMN : SCOPE_ROW;
}

/* Read as it is set: the header first, the footer last, wherever they stand (ISO
 * 32000-1, 14.8.4.3.4). */
static void
order_sections(struct table_grid *grid)
{
	struct areas *areas = grid->setter->edition->areas;
	int i, index, last = 0;

	for (i = 0; i < grid->row_count; i++)
		if (grid->rows[i].section->order > last)
			last = grid->rows[i].section->order;
	for (i = 0; i < grid->row_count; i++) {
		const struct grid_row *row = &grid->rows[i];

		index = row->part == PART_BODY ? -1 : tag_of(grid->setter, row->section);
		if (index >= 0)
			areas->tags[index].order = row->part == PART_HEADER ? grid->fo->order
			                                                    : last + 1;
	}
}

void
grid_set_part_again(struct table_grid *grid, enum part part)
{
	struct grid_cell *cells = ARENA_ARRAY(grid->arena, struct grid_cell, grid->cell_count + 1);
	int i;

	memcpy(cells, grid->cells, sizeof *cells * (size_t)grid->cell_count);
	grid->cells = cells;
	for (i = 0; i < grid->cell_count; i++)
		if (grid->rows[cells[i].row].part == part)
			set_cell(grid, &cells[i]);
}

void
grid_set_cells(struct table_grid *grid)
{
	int i;

	for (i = 0; i < grid->cell_count; i++)
		set_cell(grid, &grid->cells[i]);
	for (i = 0; i < grid->cell_count; i++)
		tag_cell(grid, &grid->cells[i]);
	order_sections(grid);
	for (i = 0; i < grid->row_count; i++)
		align_baselines(grid, &grid->rows[i]);
	set_heights(grid);
}

