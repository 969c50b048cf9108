/*
 * What the table files share: grid.c finds out which cell stands where, widths.c how wide
 * the columns are, collapse.c which border wins, cells.c sets the cells, rows.c pushes
 * rows, slices.c cuts a row that is taller than a page.
 *
 * A grid line is where columns or rows meet.  A cell's grid rectangle lies between four
 * of them; where borders collapse they are centred on the lines, else the cell's
 * border rectangle lies half a border-separation inside.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/inside.h"

/* More columns than this are an attack or a mistake. */
enum { COLUMN_LIMIT = 1000 };

enum part { PART_HEADER, PART_BODY, PART_FOOTER };

struct grid_column {
	const struct fo *fo;              /* fo:table-column, or NULL */
	mpt offset, width;                /* from the table's start edge */
};

struct grid_cell {
	const struct fo *fo;
	int row, column, row_span, column_span;
	struct area_side sides[4];        /* as drawn, by enum side */
	mpt edge[4];                      /* grid line to content: border, padding, separation */
	mpt line[4];                      /* grid line to border edge: separation; or what the border
	                                     sticks out, negative */
	struct galley *galley;
	mpt height;                       /* of its content, its minimum observed */
	mpt down;                         /* moved down, so that baselines of the row meet */
};

struct grid_row {
	const struct fo *fo;              /* fo:table-row, or NULL: cells in a section */
	const struct fo *section;
	enum part part;
	bool begins_section;
	int *slots;                       /* by column: index of the cell that covers it, or -1 */
	int first_cell, cell_count;       /* those that begin in it */
	mpt own;                          /* height asked for by itself and cells of one row */
	mpt height;
	int tag;                          /* of a row without fo:table-row: TR + 1, 0 none */
};

struct table_grid {
	const struct fo *fo;
	struct setter *setter;            /* while it is being set; what slices later has the edition */
	struct edition *edition;
	struct arena *arena;
	bool collapses, is_rtl;
	mpt x, width;                     /* content rectangle in the galley */
	mpt gap_across, gap_down;         /* border-separation */
	struct grid_column *columns;
	int column_count;
	struct grid_row *rows;           /* header, bodies, footer */
	int row_count, row_capacity;
	struct grid_cell *cells;
	int cell_count, cell_capacity;
};

/* grid.c: finds columns, rows and cells. */
void
grid_build(struct table_grid *grid);

/* The rows of a part: the first, and one past the last. */
int
grid_part(const struct table_grid *grid, enum part part, int *end);

/* The cell that covers a slot, or NULL. */
struct grid_cell *
grid_cell(const struct table_grid *grid, int row, int column);

/* widths.c: column widths; `room` is what the table may fill, or its own width when it has one.
 * Sets the table's width. */
void
grid_widths(struct table_grid *grid, mpt room, bool has_width);

/* How narrow and how wide a table would like to be. */
void
table_extremes(struct setter *setter, const struct fo *fo, mpt *smallest, mpt *largest);

/* table.c: a grid with its columns and cells, their borders, before anything is set. */
void
grid_open(struct table_grid *grid, struct setter *setter, const struct fo *fo);

/* What wins on a side of a slot where borders collapse (collapse.c). */
struct area_side
line_side(const struct table_grid *grid, enum side side, int row, int column);

/* caption.c */
void
set_table_and_caption(struct setter *setter, const struct fo *fo);

/* collapse.c: the borders of all cells. */
void
grid_borders(struct table_grid *grid);

/* cells.c: sets the cells, gives them tags and the rows heights. */
void
grid_set_cells(struct table_grid *grid);

/* What a cell needs down, edges and all. */
mpt
cell_need(const struct grid_cell *cell);

/* The cells of a part once more, in cells of their own; the rows stay as high as they are. */
void
grid_set_part_again(struct table_grid *grid, enum part part);

/* rows.c: pushes the rows [first, end). */
void
grid_push_rows(const struct table_grid *grid, struct setter *setter, int first, int end);

/* Rows that row-spans hold together, as one slug. */
struct row_group {
	const struct table_grid *grid;
	int artifact;                     /* of fills and borders */
	int first, end;                   /* rows */
	int first_cell, cell_count;       /* cells that begin in them */
	bool breaks;                      /* cells ask for breaks inside */
};

/* A part of a group: whole rows, or rows of which the first and last may be cut. */
struct row_part {
	const struct row_group *group;
	int first, end;                   /* rows */
	bool continues, goes_on;          /* the first row began, the last ends elsewhere */
	mpt *lines;                       /* end - first + 1 grid lines, from the part's top */
	struct cut *cuts;                 /* by cell of the group */
};

/* From the table's start edge to the cell's grid lines. */
void
cell_extent(const struct table_grid *grid, const struct grid_cell *cell, mpt *offset, mpt *width);

/* Offsets from the table's start become places from the left; where a row's upper grid line lies in
 * a part (rowpaint.c). */
mpt
grid_left(const struct table_grid *grid, mpt offset, mpt width);
mpt
part_line(const struct row_part *part, int row);

/* Takes the sides off a cell's border that are not alike all along, and draws them (segments.c). */
void
paint_segments(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    struct area *shape);

/* Fills a slug's areas and riders with a part of a group. */
void
part_paint(const struct row_part *part, struct slug *slug);

/* Grid line to content at a side where the cell may be cut. */
mpt
cell_edge(const struct grid_cell *cell, enum side side, bool is_cut);

/* slices.c */
extern const struct slicer row_slicer;

#endif
