/*
 * A row that is taller than a page, in slices.
 *
 * What is left of a group of rows is the row to go on with and a cursor in each
 * cell.  A slice takes the rows that fit whole; the row that does not is
 * cut only if it stands first, and then every cell gives what fits
 * beside the others.
 */
#include "layout/table.h"

#include <string.h>

/* What is left; immutable once made. */
struct rest {
	int row;
	bool begun;                       /* something of the row was taken */
	struct cursor cursors[];          /* by cell of the group */
};

struct slicing {
	const struct row_group *group;
	const struct grid_cell *cells;   /* of the group */
	const struct rest *from;
	struct row_part part;
	struct rest *to;
	mpt room;
	int price;
	enum forced forced;
	bool breaks;                      /* cells ask for breaks */
};

static struct rest *
rest_at_start(const struct row_group *group)
{
	struct rest *rest = arena_alloc(group->grid->arena,
	    sizeof *rest + sizeof rest->cursors[0] * (size_t)group->cell_count);
	int i;

	rest->row = group->first;
	for (i = 0; i < group->cell_count; i++)
		rest->cursors[i] = galley_start(group->grid->cells[group->first_cell + i].galley);
	return rest;
}

static bool
is_cut_above(const struct slicing *s, const struct grid_cell *cell)
{
	return cell->row < s->from->row || (cell->row == s->from->row && s->from->begun);
}

/* Where a cell's content begins in the slice. */
static mpt
content_top(const struct slicing *s, const struct grid_cell *cell)
{
	int row = cell->row > s->from->row ? cell->row : s->from->row;

	return s->part.lines[row - s->from->row] +
	    cell_edge(cell, SIDE_BEFORE, is_cut_above(s, cell));
}

/* One past the last row of a cell in the group: those that are painted on by later groups have
 * their content in this one. */
static int
end_of(const struct slicing *s, const struct grid_cell *cell)
{
	int end = cell->row + cell->row_span;

	return end < s->group->end ? end : s->group->end;
}

/* Cuts a cell so that it ends at `bottom` of the slice or earlier. */
static struct cut
cut_cell(const struct slicing *s, int i, mpt bottom, bool must)
{
	struct room room = { .height = mpt_max(bottom - content_top(s, &s->cells[i]), 0),
		.full = s->room, .must = must };

	return cut_galley(s->cells[i].galley, s->from->cursors[i], &room);
}

/* The height of all that is left of a cell with spaces at their optimum, HEIGHT_MOST when it is
 * more than the slice and the row after it could have: a cell of many pages is not to be looked
 * through for every one. */
static mpt
height_left(const struct slicing *s, int i)
{
	struct room room = { .height = s->room * 2, .full = MPT_MAX };
	struct cut cut;

	if (!is_cut_above(s, &s->cells[i]))
		return s->cells[i].height;
	cut = cut_galley(s->cells[i].galley, s->from->cursors[i], &room);
	if (!cut.is_end && !cut.forced && s->room < HEIGHT_MOST / 2)
		return HEIGHT_MOST;
	return cut.height + cut.shrink;
}

/* How far down a row reaches if it is taken whole. */
static mpt
row_bottom(const struct slicing *s, int row)
{
	mpt top = s->part.lines[row - s->from->row], bottom = top;
	int i;

	if (row > s->from->row || !s->from->begun)
		bottom += s->group->grid->rows[row].own;
	for (i = 0; i < s->group->cell_count; i++) {
		const struct grid_cell *cell = &s->cells[i];

		if (cell->row <= row && end_of(s, cell) == row + 1)
			bottom = mpt_max(bottom, content_top(s, cell) + height_left(s, i) +
			    cell_edge(cell, SIDE_AFTER, false));
	}
	return bottom;
}

/* Does a cell ask for a break in a row, before what is left of the cell ends? */
static bool
has_break(const struct slicing *s, int row)
{
	struct room room = { .height = MPT_MAX, .full = MPT_MAX };
	int i;

	for (i = 0; s->breaks && i < s->group->cell_count; i++) {
		const struct grid_cell *cell = &s->cells[i];

		if (cell->row <= row && end_of(s, cell) > row &&
		    cut_galley(cell->galley, s->from->cursors[i], &room).forced)
			return true;
	}
	return false;
}

/* Whole rows as long as they fit and nothing in them is forced; the row that did not. */
static int
take_rows(struct slicing *s)
{
	int row = s->from->row;

	s->part.lines[0] = 0;
	for (; row < s->group->end; row++) {
		mpt bottom = row_bottom(s, row);

		if (bottom > s->room || has_break(s, row))
			break;
		s->part.lines[row - s->from->row + 1] = bottom;
	}
	return row;
}

static bool
is_in(const struct grid_cell *cell, int first, int end)
{
	return cell->row < end && cell->row + cell->row_span > first;
}

/* Cuts all cells of the part at its last line; true when any gave something. */
static bool
cut_cells(struct slicing *s, mpt bottom, bool must)
{
	bool moved = false;
	int i;

	for (i = 0; i < s->group->cell_count; i++) {
		const struct grid_cell *cell = &s->cells[i];
		bool goes_on = end_of(s, cell) > s->part.end ||
		    (end_of(s, cell) == s->part.end && s->part.goes_on);

		if (!is_in(cell, s->part.first, s->part.end))
			continue;
		s->part.cuts[i] = goes_on
		    ? cut_cell(s, i, bottom - cell_edge(cell, SIDE_AFTER, true), must)
		    : cut_cell(s, i, MPT_MAX / 2, false);
		if (s->part.cuts[i].price > s->price)
			s->price = s->part.cuts[i].price;
		if (s->part.cuts[i].forced > s->forced)
			s->forced = s->part.cuts[i].forced;
		s->to->cursors[i] = s->part.cuts[i].to;
		moved |= memcmp(&s->part.cuts[i].to, &s->from->cursors[i],
		    sizeof s->to->cursors[i]) != 0;
	}
	return moved;
}

/* The lowest that cut cells reach. */
static mpt
cells_bottom(const struct slicing *s)
{
	mpt bottom = 0;
	int i;

	for (i = 0; i < s->group->cell_count; i++)
		if (is_in(&s->cells[i], s->part.first, s->part.end))
			bottom = mpt_max(bottom, content_top(s, &s->cells[i]) +
			    s->part.cuts[i].height + cell_edge(&s->cells[i], SIDE_AFTER, true));
	return bottom;
}

/* Ends the slice inside a row. */
static bool
cut_row(struct slicing *s, int row, bool must)
{
	int last = row + 1 - s->from->row;

	s->part.end = row + 1;
	s->part.goes_on = true;
	if (!cut_cells(s, s->room, must))
		return false;
	s->part.lines[last] = mpt_max(cells_bottom(s), s->part.lines[last - 1]);
	s->to->row = row;
	s->to->begun = true;
	return true;
}

/* Ends the slice between two rows, or at the group's end. */
static void
end_at(struct slicing *s, int row)
{
	s->part.end = row;
	s->part.goes_on = false;
	cut_cells(s, s->part.lines[row - s->from->row], false);
	s->to->row = row;
	s->to->begun = false;
}

/* Where a spanning cell is cut between two rows anyhow, the page had better be filled. */
static bool
leaves_much(const struct slicing *s, int row)
{
	int i;

	if (s->room - s->part.lines[row - s->from->row] <= s->room / 3)
		return false;
	for (i = 0; i < s->group->cell_count; i++)
		if (s->cells[i].row < row && end_of(s, &s->cells[i]) > row)
			return true;
	return false;
}

static bool
choose_end(struct slicing *s, bool must)
{
	int row = take_rows(s);

	if (row < s->group->end && (row == s->from->row || has_break(s, row) ||
	    row_bottom(s, row) - s->part.lines[row - s->from->row] > s->room ||
	    leaves_much(s, row)))
		if (cut_row(s, row, must && row == s->from->row))
			return true;
	if (row == s->from->row)
		return false;
	end_at(s, row);
	return true;
}

/* A row that is to be kept together is rather cut at the top of a page than where it stands. */
static void
keep_row(struct slicing *s)
{
	const struct fo *row = s->group->grid->rows[s->part.end - 1].fo;
	int price = row && s->part.goes_on ? keep_price(row, PROP_KEEP_TOGETHER_WITHIN_COLUMN) : 0;

	if (price > s->price && !s->forced)
		s->price = price;
}

static bool
slice_rows(void *data, const void *rest, mpt room, bool must, struct slice *out)
{
	const struct row_group *group = data;
	struct arena *arena = group->grid->arena;
	struct slicing s = { .group = group, .room = mpt_min(room, MPT_MAX / 2) };
	size_t size = sizeof *s.to + sizeof s.to->cursors[0] * (size_t)group->cell_count;

	s.cells = &group->grid->cells[group->first_cell];
	s.breaks = group->breaks;
	s.from = rest ? rest : rest_at_start(group);
	s.to = memcpy(arena_alloc(arena, size), s.from, size);
	s.part = (struct row_part){ .group = group, .first = s.from->row,
		.continues = s.from->begun };
	s.part.lines = ARENA_ARRAY(arena, mpt, group->end - s.from->row + 1);
	s.part.cuts = ARENA_ARRAY(arena, struct cut, group->cell_count + 1);
	if (!choose_end(&s, must))
		return false;
	keep_row(&s);
	*out = (struct slice){ .price = s.price, .forced = s.forced };
	out->slug.baseline = -1;
	out->slug.fo = group->grid->rows[s.from->row].fo;
	out->slug.height = s.part.lines[s.part.end - s.part.first];
	part_paint(&s.part, &out->slug);
	out->slug.slicer = &row_slicer;
	out->slug.slicer_data = data;
	out->rest = s.to->row < group->end ? s.to : NULL;
	return true;
}

/* ---- set anew ------------------------------------------------------ */

const struct row_resume *
rows_resume(struct arena *arena, const struct slug *slug, const void *rest)
{
	const struct row_group *group = slug->slicer_data;
	const struct rest *left = rest;
	struct row_resume *resume = ARENA_NEW(arena, struct row_resume);
	int i;

	*resume = (struct row_resume){ group->grid->fo, left->row, left->begun, group->first_cell,
		group->cell_count, ARENA_ARRAY(arena, struct resume, group->cell_count + 1) };
	for (i = 0; i < group->cell_count; i++)
		resume->cells[i] = flow_resume(arena,
		    group->grid->cells[group->first_cell + i].galley, left->cursors[i]);
	return resume;
}

/* The table has the same rows and cells as before; where groups begin may have changed. */
const void *
rows_rest(const struct slug *slug, const struct row_resume *resume)
{
	const struct row_group *group = slug->slicer_data;
	struct rest *rest;
	int i;

	if (group->grid->fo != resume->table || resume->row < group->first ||
	    resume->row >= group->end)
		return NULL;
	rest = rest_at_start(group);
	rest->row = resume->row;
	rest->begun = resume->begun;
	for (i = 0; i < group->cell_count; i++) {
		int was = group->first_cell + i - resume->first_cell;

		if (was >= 0 && was < resume->count)
			rest->cursors[i] = resume_cursor(
			    group->grid->cells[group->first_cell + i].galley,
			    &resume->cells[was]);
	}
	return rest;
}

const struct slicer row_slicer = { slice_rows };
