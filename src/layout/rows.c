/*
 * Cells into galleys, rows into slugs.
 *
 * A row is one slug that its cells ride on.  Rows that a row-span holds together are
 * one slug too.  What is taller than a page is cut by slices.c.
 */
#include "layout/table.h"

#include <string.h>

/* ---- cells --------------------------------------------------------- */

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

static mpt
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

/* ---- rows onto the galley ------------------------------------------ */

/* A spanning cell whose content stands in its first row does not hold its rows together: they
 * paint the rest of it, each its part. */
static bool
is_light(const struct table_grid *grid, const struct grid_cell *cell)
{
	enum fo_keyword align = fo_keyword(cell->fo, PROP_DISPLAY_ALIGN);

	if (align == KEY_CENTER || align == KEY_AFTER)
		return false;
	return cell_need(cell) <= grid->rows[cell->row].height;
}

/* Is something in the galley forced, between two slugs or in one? */
static bool
breaks_inside(const struct galley *galley)
{
	bool begun = false;
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG && item->as.slug.breaks)
			return true;
		if (item->kind == ITEM_BREAK && item->as.breaking.forced && begun)
			return true;
		begun |= item->kind == ITEM_SLUG;
	}
	return false;
}

/* The break that the cells of a group ask for where they begin, or where they end: the whole row
 * makes it. */
static enum forced
forced_by_cells(const struct row_group *group, bool at_end)
{
	enum forced forced = FORCED_NOT, its;
	int i;

	for (i = 0; i < group->cell_count; i++) {
		const struct grid_cell *cell = &group->grid->cells[group->first_cell + i];

		its = at_end ? cell->galley->ends
		             : leading_force(cell->galley, galley_start(cell->galley));
		if (its > forced && (at_end ? cell->row + cell->row_span == group->end
		                            : cell->row == group->first))
			forced = its;
	}
	return forced;
}

static struct row_group *
group_from(const struct table_grid *grid, const struct setter *setter, int first)
{
	struct row_group *group = ARENA_NEW(grid->arena, struct row_group);
	int i, end = first + 1;

	group->grid = grid;
	group->artifact = setter->artifact ? setter->artifact : ARTIFACT_LAYOUT;
	group->first = first;
	group->first_cell = grid->rows[first].first_cell;
	for (i = group->first_cell; i < grid->cell_count && grid->cells[i].row < end; i++)
		if (grid->cells[i].row + grid->cells[i].row_span > end &&
		    !is_light(grid, &grid->cells[i]))
			end = grid->cells[i].row + grid->cells[i].row_span;
	group->end = end;
	group->cell_count = i - group->first_cell;
	for (i = group->first_cell; i < group->first_cell + group->cell_count; i++)
		group->breaks |= breaks_inside(grid->cells[i].galley);
	return group;
}

/* A group that is not cut. */
static struct row_part
whole_part(const struct row_group *group)
{
	const struct table_grid *grid = group->grid;
	struct row_part part = { .group = group, .first = group->first, .end = group->end };
	int i;

	part.lines = ARENA_ARRAY(grid->arena, mpt, group->end - group->first + 1);
	part.cuts = ARENA_ARRAY(grid->arena, struct cut, group->cell_count + 1);
	for (i = group->first; i < group->end; i++)
		part.lines[i - group->first + 1] = part.lines[i - group->first] +
		    grid->rows[i].height;
	for (i = 0; i < group->cell_count; i++)
		part.cuts[i] = cut_all(grid->cells[group->first_cell + i].galley);
	return part;
}

static void
push_group(const struct row_group *group, struct setter *setter)
{
	const struct table_grid *grid = group->grid;
	const struct grid_row *row = &grid->rows[group->first];
	struct row_part part = whole_part(group);
	struct slug *slug = push_slug(setter, row->fo, part.lines[group->end - group->first]);

	if (!row->fo && group->cell_count)
		slug->fo = grid->cells[group->first_cell].fo;
	part_paint(&part, slug);
	if (row->part != PART_BODY)
		return;                   /* what is reprinted whole is not cut */
	slug->slicer = &row_slicer;
	slug->slicer_data = (void *)group;
	slug->breaks = group->breaks;
}

static void
note_section(struct setter *setter, const struct fo *section)
{
	const struct fo *child;

	if (section->id)
		push_mark(setter, MARK_ID, section);
	for (child = section->first; child; child = child->next)
		if (child->kind == FO_MARKER)
			push_mark(setter, MARK_MARKER, child);
}

/* Does a cell reach from the row above into this one? */
static bool
is_spanned(const struct table_grid *grid, int row)
{
	int i;

	for (i = 0; i < grid->column_count; i++)
		if (grid->rows[row].slots[i] >= 0 &&
		    grid->cells[grid->rows[row].slots[i]].row < row)
			return true;
	return false;
}

/* A header is never left without a row, nor a footer; both hold together.  A page rather ends
 * before a spanning cell than in it, if that leaves less than a third empty. */
static int
price_before(const struct table_grid *grid, int row)
{
	if (row == 0)
		return PRICE_NONE;
	if (grid->rows[row].part != PART_BODY || grid->rows[row - 1].part != PART_BODY)
		return PRICE_ALWAYS;
	return is_spanned(grid, row) ? PRICE_EMPTY / 3 : PRICE_NONE;
}

/* A break before the first row is one before the header. */
static void
hoist_break(struct setter *setter, int to)
{
	struct item *items = setter->galley->items;
	struct breaking *from;

	if (setter->open_break < 0 || setter->open_break == to)
		return;
	from = &items[setter->open_break].as.breaking;
	if (to >= 0 && from->forced > items[to].as.breaking.forced)
		items[to].as.breaking.forced = from->forced;
	from->forced = FORCED_NOT;
}

/* `before` is the break before the table, -1 none. */
static void
push_row(const struct row_group *group, struct setter *setter, int before)
{
	const struct grid_row *row = &group->grid->rows[group->first];
	int price = price_before(group->grid, group->first);
	struct block_state saved;

	push_break(setter, price, FORCED_NOT, NULL);
	if (row->begins_section)
		note_section(setter, row->section);
	if (row->fo)
		block_begin(setter, row->fo, &saved);
	if (forced_by_cells(group, false))
		push_break(setter, PRICE_NONE, forced_by_cells(group, false), NULL);
	if (price == PRICE_ALWAYS)
		hoist_break(setter, before);
	push_group(group, setter);
	if (row->fo)
		block_end(setter, row->fo, &saved);
	if (forced_by_cells(group, true) > setter->next_forced)
		setter->next_forced = forced_by_cells(group, true);
}

void
grid_push_rows(const struct table_grid *grid, struct setter *setter, int first, int end)
{
	enum forced after = FORCED_NOT;
	int before = setter->open_break;

	while (first < end && !setter->edition->failed) {
		const struct row_group *group = group_from(grid, setter, first);

		/* A break after the last row is one after the footer. */
		if (grid->rows[first].part == PART_FOOTER && setter->next_forced > after) {
			after = setter->next_forced;
			setter->next_forced = FORCED_NOT;
		}
		push_row(group, setter, before);
		first = group->end;
	}
	if (after > setter->next_forced)
		setter->next_forced = after;
}
