/*
 * Rows, whole or a part of them, as areas and riders on a slug.
 *
 * Fills come first, lowest the columns', then borders, then the cells: a
 * collapsed border lies half in the next cell, whose fill must not hide it.
 */
#include "layout/table.h"

mpt
cell_edge(const struct grid_cell *cell, enum side side, bool is_cut)
{
	bool border = !is_cut || side_is_retained(cell->fo, side, false);
	bool padding = !is_cut || side_is_retained(cell->fo, side, true);
	mpt width = cell->line[side] + cell->sides[side].width;

	return (border ? width : 0) + (padding ? cell->edge[side] - width : 0);
}

void
cell_extent(const struct table_grid *grid, const struct grid_cell *cell, mpt *offset, mpt *width)
{
	const struct grid_column *first = &grid->columns[cell->column];
	const struct grid_column *last = first + cell->column_span - 1;

	*offset = first->offset;
	*width = last->offset + last->width - first->offset;
}

/* Offsets from the start become places from the left. */
mpt
grid_left(const struct table_grid *grid, mpt offset, mpt width)
{
	return grid->x + (grid->is_rtl ? grid->width - offset - width : offset);
}

mpt
part_line(const struct row_part *part, int row)
{
	if (row < part->first)
		row = part->first;
	return part->lines[(row > part->end ? part->end : row) - part->first];
}

/* Only cells that stand apart have corners of their own. */
static mpt
corner_radius(const struct table_grid *grid, const struct fo *fo, bool inside)
{
	struct box box;

	if (grid->collapses || fo->kind != FO_TABLE_CELL)
		return 0;
	box_from(&box, fo, 0, 0, grid->is_rtl, 0);
	return mpt_max(box.radius - (inside ? box.left.width : 0), 0);
}

static void
paint_fill(const struct row_part *part, struct slug *slug, const struct fo *fo, struct area shape)
{
	const struct table_grid *grid = part->group->grid;
	struct area *area;
	uint32_t rgba;

	if (!fo || shape.width <= 0 || shape.height <= 0 || fo_is_hidden(fo))
		return;
	shape.tag = part->group->artifact;
	shape.order = fo->order;
	rgba = fo_color(fo, PROP_BACKGROUND_COLOR);
	if (rgba & 0xFF) {
		area = slug_area(grid->arena, slug, AREA_FILL, shape.tag, shape.order);
		*area = shape;
		area->kind = AREA_FILL;
		area->as.fill.rgba = rgba;
		area->as.fill.radius = corner_radius(grid, fo, true);
	}
	shape.kind = AREA_TILES;
	if (background_image(grid->edition, fo, &shape))
		*slug_area(grid->arena, slug, AREA_TILES, shape.tag, shape.order) = shape;
}

/* Cells that hold nothing may leave nothing, where they stand apart. */
static bool
is_blank(const struct table_grid *grid, const struct grid_cell *cell)
{
	int i;

	if (grid->collapses || fo_keyword(cell->fo, PROP_EMPTY_CELLS) != KEY_HIDE)
		return false;
	for (i = 0; i < cell->galley->count; i++)
		if (cell->galley->items[i].kind == ITEM_SLUG)
			return false;
	return true;
}

static bool
stand_apart(const struct table_grid *grid)
{
	return !grid->collapses && (grid->gap_across > 0 || grid->gap_down > 0);
}

/* Columns lie lowest, then the section, then the row (XSL 1.1, 6.7.3). */
static void
paint_row_fills(const struct row_part *part, struct slug *slug, int row)
{
	const struct table_grid *grid = part->group->grid;
	struct area shape = { .y = part_line(part, row) };
	int i;

	if (stand_apart(grid))
		return;                   /* between cells shows the table's background */
	shape.height = part_line(part, row + 1) - shape.y;
	for (i = 0; i < grid->column_count; i++) {
		shape.width = grid->columns[i].width;
		shape.x = grid_left(grid, grid->columns[i].offset, shape.width);
		paint_fill(part, slug, grid->columns[i].fo, shape);
	}
	shape.x = grid->x;
	shape.width = grid->width;
	paint_fill(part, slug, grid->rows[row].section, shape);
	paint_fill(part, slug, grid->rows[row].fo, shape);
}

static bool
is_cut_above(const struct row_part *part, const struct grid_cell *cell)
{
	return cell->row < part->first || (cell->row == part->first && part->continues);
}

static bool
is_cut_below(const struct row_part *part, const struct grid_cell *cell)
{
	int end = cell->row + cell->row_span;

	return end > part->end || (end == part->end && part->goes_on);
}

/* The border rectangle of a cell, and which of its borders are drawn here. */
static struct area
cell_shape(const struct row_part *part, const struct grid_cell *cell)
{
	const struct table_grid *grid = part->group->grid;
	struct area shape = { .kind = AREA_BORDER };
	enum side left = grid->is_rtl ? SIDE_END : SIDE_START;
	enum side right = grid->is_rtl ? SIDE_START : SIDE_END;
	bool above = is_cut_above(part, cell), below = is_cut_below(part, cell);
	mpt offset, width, bottom = part_line(part, cell->row + cell->row_span);

	cell_extent(grid, cell, &offset, &width);
	shape.x = grid_left(grid, offset, width) + cell->line[left];
	shape.width = width - cell->line[left] - cell->line[right];
	shape.y = part_line(part, cell->row) + (above ? 0 : cell->line[SIDE_BEFORE]);
	shape.height = bottom - (below ? 0 : cell->line[SIDE_AFTER]) - shape.y;
	shape.as.border.left = cell->sides[left];
	shape.as.border.right = cell->sides[right];
	if (!above || side_is_retained(cell->fo, SIDE_BEFORE, false))
		shape.as.border.top = cell->sides[SIDE_BEFORE];
	if (!below || side_is_retained(cell->fo, SIDE_AFTER, false))
		shape.as.border.bottom = cell->sides[SIDE_AFTER];
	return shape;
}

/* The backgrounds of what a cell stands in, where cells stand apart. */
static void
paint_behind(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    struct area shape)
{
	const struct table_grid *grid = part->group->grid;
	const struct grid_row *row = &grid->rows[cell->row];

	paint_fill(part, slug, grid->columns[cell->column].fo, shape);
	paint_fill(part, slug, row->section, shape);
	paint_fill(part, slug, row->fo, shape);
}

static void
paint_cell_field(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    const struct area *shape)
{
	const struct table_grid *grid = part->group->grid;
	struct setter setter = { .edition = grid->edition, .is_rtl = grid->is_rtl };
	struct area area;

	if (part->group->artifact != ARTIFACT_LAYOUT)
		setter.artifact = part->group->artifact;
	if (!is_cut_above(part, cell) && field_area(&setter, cell->fo, shape, &area))
		*slug_area(grid->arena, slug, AREA_FIELD, 0, 0) = area;
}

/* Backgrounds end at the padding edge; collapsed borders lie over their halves. */
static void
paint_cell_fill(const struct row_part *part, struct slug *slug, const struct grid_cell *cell)
{
	struct area shape = cell_shape(part, cell);

	if (is_blank(part->group->grid, cell))
		return;
	if (stand_apart(part->group->grid))
		paint_behind(part, slug, cell, shape);
	shape.x += shape.as.border.left.width;
	shape.width -= shape.as.border.left.width + shape.as.border.right.width;
	shape.y += shape.as.border.top.width;
	shape.height -= shape.as.border.top.width + shape.as.border.bottom.width;
	paint_fill(part, slug, cell->fo, shape);
	paint_cell_field(part, slug, cell, &shape);
}

static void
paint_cell_border(const struct row_part *part, struct slug *slug, const struct grid_cell *cell)
{
	struct area shape = cell_shape(part, cell), *area;

	if (is_blank(part->group->grid, cell))
		return;
	paint_segments(part, slug, cell, &shape);
	if (!shape.as.border.top.width && !shape.as.border.right.width &&
	    !shape.as.border.bottom.width && !shape.as.border.left.width)
		return;
	area = slug_area(part->group->grid->arena, slug, AREA_BORDER, part->group->artifact,
	    cell->fo->order);
	shape.tag = area->tag;
	shape.order = area->order;
	shape.as.border.radius = corner_radius(part->group->grid, cell->fo, false);
	*area = shape;
}

/* Ids and markers of the cell itself; those inside are in its galley. */
static void
mark_cell(struct arena *arena, struct slug *slug, const struct fo *cell, struct rider *rider,
    bool begins)
{
	const struct fo *child;

	if (cell->id)
		slug_mark(arena, slug, begins ? MARK_ID : MARK_ID_END, cell, rider->x, rider->y);
	for (child = cell->first; child; child = child->next)
		if (child->kind == FO_MARKER)
			slug_mark(arena, slug, begins ? MARK_MARKER : MARK_MARKER_END, child,
			    rider->x, rider->y);
}

static void
paint_cell(const struct row_part *part, struct slug *slug, const struct grid_cell *cell,
    const struct cut *cut)
{
	const struct table_grid *grid = part->group->grid;
	bool above = is_cut_above(part, cell), below = is_cut_below(part, cell);
	mpt top = part_line(part, cell->row) + cell_edge(cell, SIDE_BEFORE, above);
	mpt bottom = part_line(part, cell->row + cell->row_span) - cell_edge(cell, SIDE_AFTER, below);
	mpt offset, width, baseline;
	struct rider *rider;

	cell_extent(grid, cell, &offset, &width);
	width -= cell->edge[SIDE_START] + cell->edge[SIDE_END];
	rider = slug_rider(grid->arena, slug, cell->galley, cut);
	rider->x = grid_left(grid, offset + cell->edge[SIDE_START], width);
	rider->y = top;
	/* A cell is a reference area: what is placed absolutely in it is seen from it (7.6.1). */
	rider->opens = true;
	rider->open_x = rider->x;
	rider->open_y = top;
	rider->open_width = width;
	rider->open_height = bottom - top;
	if (!above && !below)
		rider->y += cell->down + align_offset(cell->fo, bottom - top, cut->height);
	if (!above)
		mark_cell(grid->arena, slug, cell->fo, rider, true);
	if (!below)
		mark_cell(grid->arena, slug, cell->fo, rider, false);
	baseline = above ? -1 : galley_baseline(cell->galley);
	if (baseline >= 0 && (slug->baseline < 0 || rider->y + baseline < slug->baseline))
		slug->baseline = rider->y + baseline;
}

/* Calls for every cell that has to do with the part: those that begin in the group, and what
 * spans down into it from above (whose content is there). */
static void
paint_cells(const struct row_part *part, struct slug *slug,
    void (*paint)(const struct row_part *, struct slug *, const struct grid_cell *))
{
	const struct row_group *group = part->group;
	const struct table_grid *grid = group->grid;
	const struct grid_cell *cells = &grid->cells[group->first_cell], *above;
	int i;

	for (i = 0; i < grid->column_count; i++) {
		above = grid_cell(grid, part->first, i);
		if (above && above < cells && above->column == i)
			paint(part, slug, above);
	}
	for (i = 0; i < group->cell_count; i++)
		if (cells[i].row < part->end && cells[i].row + cells[i].row_span > part->first)
			paint(part, slug, &cells[i]);
}

/* The first row of a group has its id in the galley. */
static void
mark_row(const struct row_part *part, struct slug *slug, int row)
{
	const struct row_group *group = part->group;
	const struct fo *fo = group->grid->rows[row].fo;

	if (!fo || !fo->id || row == group->first || (row == part->first && part->continues))
		return;
	slug_mark(group->grid->arena, slug, MARK_ID, fo, group->grid->x, part_line(part, row));
}

void
part_paint(const struct row_part *part, struct slug *slug)
{
	const struct row_group *group = part->group;
	const struct grid_cell *cells = &group->grid->cells[group->first_cell];
	int i;

	for (i = part->first; i < part->end; i++) {
		mark_row(part, slug, i);
		paint_row_fills(part, slug, i);
	}
	paint_cells(part, slug, paint_cell_fill);
	paint_cells(part, slug, paint_cell_border);
	for (i = 0; i < group->cell_count; i++)
		if (cells[i].row < part->end && cells[i].row + cells[i].row_span > part->first)
			paint_cell(part, slug, &cells[i], &part->cuts[i]);
}
