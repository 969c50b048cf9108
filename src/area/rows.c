/*
 * Tables into the cells that their rows lack.
 *
 * A reader counts cells to know which column it is in, so all rows of a
 * table must be equally wide (ISO 14289-1, 7.5).  A row is as wide as its own
 * cells and those that reach down into it; which columns they fill does not matter for the sum.
 */
#include "area/area.h"

#include <string.h>

/* Cells that reach further down are cut there: no page is so high. */
#define DOWN_MOST 256

struct walk {
	const struct areas *areas;
	const struct area_reading *reading;
	int *widths;              /* by tag, of rows */
	int below[DOWN_MOST + 1]; /* columns of the next rows that are taken already */
	int widest;
};

static void
add_cell(struct walk *walk, int row, const struct tag *cell)
{
	int i, span = cell->column_span > 1 ? cell->column_span : 1;

	walk->widths[row] += span;
	for (i = 0; i < cell->row_span - 1 && i < DOWN_MOST; i++)
		walk->below[i] += span;
}

static void
measure_row(struct walk *walk, int row)
{
	int i;

	walk->widths[row] = walk->below[0];
	memmove(walk->below, walk->below + 1, DOWN_MOST * sizeof *walk->below);
	for (i = walk->reading->tag_first[row]; i < walk->reading->tag_first[row + 1]; i++)
		if (walk->reading->kids[i].tag >= 0)
			add_cell(walk, row, &walk->areas->tags[walk->reading->kids[i].tag]);
	if (walk->widths[row] > walk->widest)
		walk->widest = walk->widths[row];
}

/* The rows of a table or of one of its parts, in order. */
static void
each_row(struct walk *walk, int number, void (*visit)(struct walk *, int row))
{
	int i;

	for (i = walk->reading->tag_first[number]; i < walk->reading->tag_first[number + 1]; i++) {
		int kid = walk->reading->kids[i].tag;
		enum tag_role role = kid >= 0 ? walk->areas->tags[kid].role : TAG_ROLES;

		if (role == TAG_TR)
			visit(walk, kid);
		else if (role == TAG_THEAD || role == TAG_TBODY || role == TAG_TFOOT)
			each_row(walk, kid, visit);
	}
}

static void
keep_gap(struct walk *walk, int row)
{
	walk->widths[row] = walk->widest - walk->widths[row];
}

int *
tags_gaps(const struct areas *areas, const struct area_reading *reading, struct arena *arena)
{
	int i, *gaps = ARENA_ARRAY(arena, int, areas->tag_count);

	for (i = 0; i < areas->tag_count; i++) {
		struct walk walk = { .areas = areas, .reading = reading, .widths = gaps };

		if (areas->tags[i].role != TAG_TABLE)
			continue;
		each_row(&walk, i, measure_row);
		each_row(&walk, i, keep_gap);
	}
	return gaps;
}
