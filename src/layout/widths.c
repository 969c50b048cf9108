/*
 * Column widths: fixed, percentage, proportional, automatic.
 *
 * Fixed ones and percentages of the table's width come first; proportions share
 * what is left; automatic columns take what their content needs, between its
 * narrowest and its widest (CSS 2.1, 17.5.2.2), and in a fixed layout a
 * share like proportional-column-width(1).
 */
#include "layout/table.h"

struct want {
	enum { WANT_FIXED, WANT_SHARE, WANT_AUTO } type;
	double share;
	mpt smallest, largest;            /* AUTO: of the content; FIXED: the width, twice */
};

static struct want
want_of(const struct table_grid *grid, const struct fo *column, mpt room)
{
	struct want want = { .type = WANT_AUTO };
	const struct value *v = column ? fo_value(column, PROP_COLUMN_WIDTH) : NULL;

	/* A width of several columns together says nothing of this one (XSL 1.1, 7.28.4). */
	if (column && fo_integer(column, PROP_NUMBER_COLUMNS_SPANNED, 1) > 1)
		v = NULL;
	if (v && v->type == VALUE_LENGTH) {
		want.type = WANT_FIXED;
		want.smallest = want.largest = mpt_max(fo_length(column, PROP_COLUMN_WIDTH, room), 0);
	} else if (v && v->type == VALUE_PROPORTION) {
		want.type = WANT_SHARE;
		want.share = v->number;
	} else if (fo_keyword(grid->fo, PROP_TABLE_LAYOUT) == KEY_FIXED) {
		want.type = WANT_SHARE;
		want.share = 1;
	}
	return want;
}

/* A column of which nothing is said may have a width by its cells: in a fixed layout by that of the
 * first row, else by one in per cent (CSS 2.1, 17.5.2). */
static void
ask_cells(const struct table_grid *grid, struct want *wants, mpt room)
{
	bool is_fixed = fo_keyword(grid->fo, PROP_TABLE_LAYOUT) == KEY_FIXED;
	const enum fo_prop prop = PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM;
	int i;

	for (i = 0; i < grid->cell_count; i++) {
		const struct grid_cell *cell = &grid->cells[i];
		const struct fo *column = grid->columns[cell->column].fo;
		struct want *want = &wants[cell->column];

		if (cell->column_span > 1 || !fo_is_length(cell->fo, prop) ||
		    want->type == WANT_FIXED || (is_fixed && cell->row > 0) ||
		    (!is_fixed && fo_value(cell->fo, prop)->percent == 0) ||
		    (column && fo_keyword(column, PROP_COLUMN_WIDTH) != KEY_AUTO))
			continue;
		want->type = WANT_FIXED;
		want->share = 0;
		want->smallest = want->largest = mpt_max(fo_length(cell->fo, prop, room), 0) +
		    cell->edge[SIDE_START] + cell->edge[SIDE_END];
	}
}

/* ---- content ------------------------------------------------------- */

static void
cell_extremes(const struct table_grid *grid, const struct grid_cell *cell, mpt *smallest,
    mpt *largest)
{
	mpt edges = cell->edge[SIDE_START] + cell->edge[SIDE_END];

	set_extremes(grid->setter, cell->fo, smallest, largest);
	if (fo_is_length(cell->fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM)) {
		mpt own = fo_length(cell->fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, 0);

		*smallest = mpt_max(*smallest, own);
		*largest = mpt_max(*smallest, own);
	}
	*smallest += edges;
	*largest += edges;
}

/* What a spanning cell needs beyond its columns is spread over the automatic ones among them. */
static void
widen_span(struct want *wants, const struct grid_cell *cell, mpt smallest, mpt largest)
{
	int i, autos = 0;

	for (i = cell->column; i < cell->column + cell->column_span; i++) {
		autos += wants[i].type == WANT_AUTO;
		smallest -= wants[i].smallest;
		largest -= wants[i].largest;
	}
	for (i = cell->column; i < cell->column + cell->column_span && autos > 0; i++) {
		if (wants[i].type != WANT_AUTO)
			continue;
		wants[i].smallest += mpt_max(smallest, 0) / autos;
		wants[i].largest += mpt_max(largest, 0) / autos;
	}
}

static bool
has_auto(const struct want *wants, const struct grid_cell *cell)
{
	int i;

	for (i = cell->column; i < cell->column + cell->column_span; i++)
		if (wants[i].type == WANT_AUTO)
			return true;
	return false;
}

/* Cells of one column first, then those that span, so that these see what there is. */
static void
measure_content(const struct table_grid *grid, struct want *wants)
{
	int i, pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < grid->cell_count; i++) {
			const struct grid_cell *cell = &grid->cells[i];
			struct want *want = &wants[cell->column];
			mpt smallest, largest;

			if (!has_auto(wants, cell) || (cell->column_span > 1) != pass)
				continue;
			cell_extremes(grid, cell, &smallest, &largest);
			if (pass == 1) {
				widen_span(wants, cell, smallest, largest);
				continue;
			}
			want->smallest = mpt_max(want->smallest, smallest);
			want->largest = mpt_max(want->largest, mpt_max(largest, smallest));
		}
}

/* ---- sharing out --------------------------------------------------- */

struct sums {
	mpt fixed, smallest, largest;
	double share;
	int autos;
};

static struct sums
sum_wants(const struct want *wants, int count)
{
	struct sums sums = { 0, 0, 0, 0, 0 };
	int i;

	for (i = 0; i < count; i++) {
		if (wants[i].type == WANT_FIXED)
			sums.fixed += wants[i].smallest;
		if (wants[i].type == WANT_SHARE)
			sums.share += wants[i].share;
		if (wants[i].type != WANT_AUTO)
			continue;
		sums.smallest += wants[i].smallest;
		sums.largest += wants[i].largest;
		sums.autos++;
	}
	return sums;
}

/* An automatic column's part of `room`: its narrowest, and of what lies between that and its
 * widest as much as there is; what is more than all need is shared by need. */
static mpt
auto_width(const struct want *want, const struct sums *sums, mpt room, bool fills)
{
	int64_t between = (int64_t)sums->largest - sums->smallest;

	if (room >= sums->largest) {
		if (!fills)
			return want->largest;
		if (sums->largest == 0)
			return room / sums->autos;
		return (mpt)((int64_t)room * want->largest / sums->largest);
	}
	if (room <= sums->smallest || between <= 0)
		return want->smallest;
	return want->smallest + (mpt)((int64_t)(want->largest - want->smallest) *
	    (room - sums->smallest) / between);
}

/* `before` is the share of the columns before: widths end where exact ones would, so nothing is
 * lost to rounding. */
static mpt
column_width(const struct want *want, const struct sums *sums, mpt room, bool fills, double before)
{
	mpt left = mpt_max(room - sums->fixed, 0);

	switch (want->type) {
	case WANT_FIXED:
		return want->smallest;
	case WANT_AUTO:
		/* Proportional columns take what is left: automatic ones as much as they like. */
		return auto_width(want, sums, left, fills && sums->share <= 0);
	case WANT_SHARE:
		break;
	}
	left -= mpt_min(sums->largest, left);
	if (sums->share <= 0)
		return 0;
	return (mpt)(left * ((before + want->share) / sums->share)) -
	    (mpt)(left * (before / sums->share));
}

void
grid_widths(struct table_grid *grid, mpt room, bool has_width)
{
	struct want *wants = ARENA_ARRAY(grid->arena, struct want, grid->column_count + 1);
	struct sums sums;
	double before = 0;
	mpt offset = 0;
	int i;

	for (i = 0; i < grid->column_count; i++)
		wants[i] = want_of(grid, grid->columns[i].fo, room);
	ask_cells(grid, wants, room);
	measure_content(grid, wants);
	sums = sum_wants(wants, grid->column_count);
	for (i = 0; i < grid->column_count; i++) {
		grid->columns[i].offset = offset;
		grid->columns[i].width = column_width(&wants[i], &sums, room, has_width,
		    before);
		before += wants[i].share;
		offset += grid->columns[i].width;
	}
	grid->width = offset;
}

void
table_extremes(struct setter *setter, const struct fo *fo, mpt *smallest, mpt *largest)
{
	struct table_grid *grid = ARENA_NEW(setter->edition->arena, struct table_grid);
	struct want *wants;
	struct sums sums;
	int i;

	grid_open(grid, setter, fo);
	wants = ARENA_ARRAY(grid->arena, struct want, grid->column_count + 1);
	for (i = 0; i < grid->column_count; i++) {
		wants[i] = want_of(grid, grid->columns[i].fo, 0);
		if (wants[i].type == WANT_SHARE)
			wants[i].type = WANT_AUTO;
	}
	measure_content(grid, wants);
	sums = sum_wants(wants, grid->column_count);
	*smallest = sums.fixed + sums.smallest;
	*largest = sums.fixed + sums.largest;
}
