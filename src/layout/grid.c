/*
 * fo:table into a grid: which cell stands in which columns and rows
 * (XSL 1.1, 6.7.10).
 *
 * Rows come header first, then bodies, then footer, as they are set, whatever their
 * order in the document.
 */
#include "layout/table.h"

/* Ends the slots of a row until all are made equally long. */
enum { END_OF_ROW = -2 };

static int
clip_span(int span, int most)
{
	if (span < 1)
		return 1;
	return span > most ? most : span;
}

/* ---- columns ------------------------------------------------------- */

static void
put_column(struct table_grid *grid, int *capacity, int at, const struct fo *fo)
{
	while (grid->column_count <= at) {
		ARENA_ROOM(grid->arena, grid->columns, grid->column_count, *capacity);
		grid->columns[grid->column_count++] = (struct grid_column){ NULL, 0, 0 };
	}
	if (fo)
		grid->columns[at].fo = fo;
}

static void
build_columns(struct table_grid *grid, int *capacity)
{
	const struct fo *fo;
	int at = 0, i, repeated;

	for (fo = grid->fo->first; fo; fo = fo->next) {
		if (fo->kind != FO_TABLE_COLUMN)
			continue;
		at = clip_span(fo_integer(fo, PROP_COLUMN_NUMBER, at + 1), COLUMN_LIMIT) - 1;
		repeated = clip_span(fo_integer(fo, PROP_NUMBER_COLUMNS_REPEATED, 1),
		    COLUMN_LIMIT - at);
		for (i = 0; i < repeated; i++)
			put_column(grid, capacity, at++, fo);
	}
}

/* ---- rows ---------------------------------------------------------- */

/* The row being filled, and what comes down from earlier ones. */
struct filling {
	struct table_grid *grid;
	int covered[COLUMN_LIMIT];        /* by column: cell that comes down */
	int left[COLUMN_LIMIT];           /* by column: for how many more rows */
	int slots[COLUMN_LIMIT];          /* of the row being filled; -1: no cell */
	int next;                         /* where the next cell may stand */
	int widest;                       /* columns used so far; beyond them nothing was changed */
};

static struct grid_row *
begin_row(struct filling *f, const struct fo *section, const struct fo *fo, enum part part)
{
	struct table_grid *grid = f->grid;
	struct grid_row *row;
	int i;

	ARENA_ROOM(grid->arena, grid->rows, grid->row_count, grid->row_capacity);
	row = &grid->rows[grid->row_count++];
	*row = (struct grid_row){ .fo = fo, .section = section, .part = part };
	row->begins_section = grid->row_count == 1 || row[-1].section != section;
	row->first_cell = grid->cell_count;
	f->next = 0;
	for (i = 0; i < f->widest; i++) {
		f->slots[i] = -1;
		if (f->left[i] == 0)
			continue;
		f->slots[i] = f->covered[i];
		f->left[i]--;
	}
	return row;
}

static void
end_row(struct filling *f)
{
	struct grid_row *row = &f->grid->rows[f->grid->row_count - 1];
	int i, count = 0;

	for (i = 0; i < f->widest; i++)
		if (f->slots[i] >= 0)
			count = i + 1;
	row->slots = ARENA_ARRAY(f->grid->arena, int, count + 1);
	for (i = 0; i < count; i++)
		row->slots[i] = f->slots[i];
	row->slots[count] = END_OF_ROW;
	row->cell_count = f->grid->cell_count - row->first_cell;
}

/* The first column from `at` on that is free. */
static int
free_column(const struct filling *f, int at)
{
	while (at < COLUMN_LIMIT && f->slots[at] >= 0)
		at++;
	return at;
}

/* Where columns are declared, spans do not make more of them. */
static int
columns_from(const struct table_grid *grid, int at)
{
	return (grid->column_count > at ? grid->column_count : COLUMN_LIMIT) - at;
}

static void
put_cell(struct filling *f, const struct fo *fo)
{
	struct table_grid *grid = f->grid;
	struct grid_cell *cell;
	int at, i, column = fo_integer(fo, PROP_COLUMN_NUMBER, f->next + 1);

	at = free_column(f, clip_span(column, COLUMN_LIMIT) - 1);
	if (at >= COLUMN_LIMIT)
		return;
	ARENA_ROOM(grid->arena, grid->cells, grid->cell_count, grid->cell_capacity);
	cell = &grid->cells[grid->cell_count];
	*cell = (struct grid_cell){ .fo = fo, .row = grid->row_count - 1, .column = at };
	cell->row_span = clip_span(fo_integer(fo, PROP_NUMBER_ROWS_SPANNED, 1), 100000);
	cell->column_span = clip_span(fo_integer(fo, PROP_NUMBER_COLUMNS_SPANNED, 1),
	    columns_from(grid, at));
	for (i = at; i < at + cell->column_span; i++) {
		if (f->slots[i] >= 0)
			break;            /* a cell from above stands there: less wide */
		f->slots[i] = f->covered[i] = grid->cell_count;
		f->left[i] = cell->row_span - 1;
	}
	cell->column_span = i - at;
	f->next = i;
	if (i > f->widest)
		f->widest = i;
	grid->cell_count++;
}

/* Cells without fo:table-row: starts-row and ends-row part them. */
static void
put_loose_cell(struct filling *f, const struct fo *section, const struct fo *cell, enum part part,
    bool *is_open)
{
	if (*is_open && fo_keyword(cell, PROP_STARTS_ROW) == KEY_TRUE) {
		end_row(f);
		*is_open = false;
	}
	if (!*is_open)
		begin_row(f, section, NULL, part);
	put_cell(f, cell);
	*is_open = fo_keyword(cell, PROP_ENDS_ROW) != KEY_TRUE;
	if (!*is_open)
		end_row(f);
}

static void
put_row(struct filling *f, const struct fo *section, const struct fo *row, enum part part)
{
	const struct fo *cell;

	begin_row(f, section, row, part);
	for (cell = row->first; cell; cell = cell->next)
		if (cell->kind == FO_TABLE_CELL)
			put_cell(f, cell);
	end_row(f);
}

/* Spans end with their section (XSL 1.1, 6.7.10). */
static void
clip_row_spans(struct table_grid *grid, int first_cell)
{
	int i;

	for (i = first_cell; i < grid->cell_count; i++) {
		struct grid_cell *cell = &grid->cells[i];

		if (cell->row + cell->row_span > grid->row_count)
			cell->row_span = grid->row_count - cell->row;
	}
}

static void
build_section(struct filling *f, const struct fo *section, enum part part)
{
	int first_cell = f->grid->cell_count, i;
	bool is_open = false;
	const struct fo *child;

	for (i = 0; i < f->widest; i++)
		f->left[i] = 0;
	for (child = section->first; child; child = child->next) {
		if (child->kind == FO_TABLE_ROW && is_open)
			end_row(f);
		is_open &= child->kind != FO_TABLE_ROW;
		if (child->kind == FO_TABLE_ROW)
			put_row(f, section, child, part);
		else if (child->kind == FO_TABLE_CELL)
			put_loose_cell(f, section, child, part, &is_open);
	}
	if (is_open)
		end_row(f);
	clip_row_spans(f->grid, first_cell);
}

static void
build_part(struct filling *f, enum fo_kind kind, enum part part)
{
	const struct fo *section;

	for (section = f->grid->fo->first; section; section = section->next)
		if (section->kind == kind)
			build_section(f, section, part);
}

/* Rows know how many slots they fill; what is missing to the right is empty. */
static void
level_rows(struct table_grid *grid)
{
	int i, j;

	for (i = 0; i < grid->row_count; i++) {
		struct grid_row *row = &grid->rows[i];
		int *slots = ARENA_ARRAY(grid->arena, int, grid->column_count);
		bool is_over = false;

		for (j = 0; j < grid->column_count; j++) {
			is_over = is_over || row->slots[j] == END_OF_ROW;
			slots[j] = is_over ? -1 : row->slots[j];
		}
		row->slots = slots;
	}
}

void
grid_build(struct table_grid *grid)
{
	struct filling f = { .grid = grid };
	int capacity = 0, i;

	for (i = 0; i < COLUMN_LIMIT; i++)
		f.slots[i] = -1;
	/* Empty rows alone make a table, too: its cells are none, but they are somewhere. */
	ARENA_ROOM(grid->arena, grid->cells, grid->cell_count, grid->cell_capacity);
	build_columns(grid, &capacity);
	build_part(&f, FO_TABLE_HEADER, PART_HEADER);
	build_part(&f, FO_TABLE_BODY, PART_BODY);
	build_part(&f, FO_TABLE_FOOTER, PART_FOOTER);
	if (f.widest > 0)
		put_column(grid, &capacity, f.widest - 1, NULL);
	level_rows(grid);
}

int
grid_part(const struct table_grid *grid, enum part part, int *end)
{
	int first = 0;

	while (first < grid->row_count && grid->rows[first].part != part)
		first++;
	*end = first;
	while (*end < grid->row_count && grid->rows[*end].part == part)
		++*end;
	return first;
}

struct grid_cell *
grid_cell(const struct table_grid *grid, int row, int column)
{
	int slot;

	if (row < 0 || row >= grid->row_count || column < 0 || column >= grid->column_count)
		return NULL;
	slot = grid->rows[row].slots[column];
	return slot < 0 ? NULL : &grid->cells[slot];
}
