/*
 * Rows onto a galley: a slug that its cells ride on.
 *
 * Rows that a row-span holds together are one slug too.  What is taller than a page, or asks for
 * a break inside, is cut by slices.c.
 */
#include "layout/table.h"

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
	const struct grid_row *last = &group->grid->rows[group->end - 1];
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
		block_close(setter, row->fo, &saved);
	if (last->fo)
		ask_after(setter, last->fo);
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
