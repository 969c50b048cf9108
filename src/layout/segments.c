/*
 * Sides of spanning cells that are won by different borders along their length: a collapsed border
 * is drawn column by column, row by row, as its neighbours have it (XSL 1.1, 6.7.10).
 */
#include "layout/table.h"

static bool
is_alike(const struct area_side *a, const struct area_side *b)
{
	return a->width == b->width && a->style == b->style && a->rgba == b->rgba;
}

/* Where borders collapse a side may be won by others along a cell that spans. */
static bool
is_uniform(const struct table_grid *grid, const struct grid_cell *cell, enum side side)
{
	bool across = side == SIDE_BEFORE || side == SIDE_AFTER;
	int i, count = across ? cell->column_span : cell->row_span;
	int row = side == SIDE_AFTER ? cell->row + cell->row_span - 1 : cell->row;
	int column = side == SIDE_END ? cell->column + cell->column_span - 1 : cell->column;

	for (i = 0; grid->collapses && count > 1 && i < count; i++) {
		struct area_side own = line_side(grid, side, across ? row : row + i,
		    across ? column + i : column);

		if (!is_alike(&own, &cell->sides[side]))
			return false;
	}
	return true;
}

static void
put_segment(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    const struct area *shape)
{
	struct area *area = slug_area(part->group->grid->arena, slug, AREA_BORDER,
	    part->group->artifact, cell->fo->order);
	int tag = area->tag, order = area->order;

	*area = *shape;
	area->tag = tag;
	area->order = order;
}

/* The side above or below a cell, column by column; they are centred on the grid line. */
static void
paint_across(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    enum side side)
{
	const struct table_grid *grid = part->group->grid;
	int i, row = side == SIDE_AFTER ? cell->row + cell->row_span - 1 : cell->row;
	mpt line = part_line(part, side == SIDE_AFTER ? row + 1 : row);

	for (i = cell->column; i < cell->column + cell->column_span; i++) {
		struct area_side won = line_side(grid, side, row, i);
		struct area shape = { .kind = AREA_BORDER, .width = grid->columns[i].width,
			.height = won.width };

		if (won.width == 0)
			continue;
		shape.x = grid_left(grid, grid->columns[i].offset, shape.width);
		shape.y = line - won.width / 2;
		if (side == SIDE_AFTER)
			shape.as.border.bottom = won;
		else
			shape.as.border.top = won;
		put_segment(part, slug, cell, &shape);
	}
}

/* The side before or after a cell, row by row of the part. */
static void
paint_down(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    enum side side)
{
	const struct table_grid *grid = part->group->grid;
	int i, column = side == SIDE_END ? cell->column + cell->column_span - 1 : cell->column;
	bool is_left = (side == SIDE_START) != grid->is_rtl;
	mpt offset, width, edge;

	cell_extent(grid, cell, &offset, &width);
	edge = grid_left(grid, offset, width) + (is_left ? 0 : width);
	for (i = cell->row; i < cell->row + cell->row_span; i++) {
		struct area_side won = line_side(grid, side, i, column);
		struct area shape = { .kind = AREA_BORDER, .width = won.width };

		shape.y = part_line(part, i);
		shape.height = part_line(part, i + 1) - shape.y;
		if (won.width == 0 || shape.height <= 0)
			continue;
		shape.x = edge - won.width / 2;
		if (is_left)
			shape.as.border.left = won;
		else
			shape.as.border.right = won;
		put_segment(part, slug, cell, &shape);
	}
}

void
paint_segments(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    struct area *shape)
{
	const struct table_grid *grid = part->group->grid;
	struct area_side *left = grid->is_rtl ? &shape->as.border.right : &shape->as.border.left;
	struct area_side *right = grid->is_rtl ? &shape->as.border.left : &shape->as.border.right;
	struct area_side *sides[] = { &shape->as.border.top, &shape->as.border.bottom, left, right };
	enum side side;

	for (side = SIDE_BEFORE; side <= SIDE_END; side++) {
		if (sides[side]->width == 0 || is_uniform(grid, cell, side))
			continue;
		*sides[side] = (struct area_side){ 0, STYLE_NONE, 0 };
		if (side == SIDE_BEFORE || side == SIDE_AFTER)
			paint_across(part, slug, cell, side);
		else
			paint_down(part, slug, cell, side);
	}
}
