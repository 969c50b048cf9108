/*
 * Tables: a box around rows, with a header and a footer that breaks reprint.
 */
#include "layout/table.h"

/* Where the table's content rectangle lies, and whether its width is given. */
static bool
table_extent(const struct setter *setter, const struct fo *fo, mpt *x, mpt *width)
{
	block_extent(setter, fo, x, width);
	if (!fo_is_length(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
		return fo_keyword(fo, PROP_TABLE_LAYOUT) == KEY_FIXED;
	*width = mpt_max(fo_length(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, setter->base), 0);
	return true;
}

/* A table stands at the start of its room; fo:table-and-caption may align it. */
static void
align_table(struct table_grid *grid, mpt room_x, mpt room)
{
	enum fo_keyword align = KEY_START;
	mpt left = room - grid->width;

	if (grid->fo->parent && grid->fo->parent->kind == FO_TABLE_AND_CAPTION)
		align = fo_keyword(grid->fo->parent, PROP_TEXT_ALIGN);
	if (align == KEY_CENTER)
		left /= 2;
	else if ((align == KEY_END) == grid->is_rtl)
		left = 0;
	grid->x = room_x + left;
}

static void
warn_width(struct setter *setter, const struct fo *fo, mpt over)
{
	if (over > MPT_PT / 2)
		diag(setter->edition->job->diags, DIAG_LAYOUT_TABLE_WIDE, fo->at, over / MPT_PT,
		    over % MPT_PT);
}

void
grid_open(struct table_grid *grid, struct setter *setter, const struct fo *fo)
{
	*grid = (struct table_grid){ .fo = fo, .setter = setter,
		.edition = setter->edition, .arena = setter->edition->arena };
	grid->collapses = fo_keyword(fo, PROP_BORDER_COLLAPSE) != KEY_SEPARATE;
	grid->is_rtl = fo_is_rtl(fo);
	if (!grid->collapses) {
		grid->gap_across = fo_length(fo,
		    PROP_BORDER_SEPARATION_INLINE_PROGRESSION_DIRECTION, 0);
		grid->gap_down = fo_length(fo, PROP_BORDER_SEPARATION_BLOCK_PROGRESSION_DIRECTION, 0);
	}
	grid_build(grid);
	grid_borders(grid);
}

static void
lay_columns(struct table_grid *grid)
{
	mpt room_x, room, width;
	bool has_width;

	block_extent(grid->setter, grid->fo, &room_x, &room);
	has_width = table_extent(grid->setter, grid->fo, &room_x, &width);
	grid_widths(grid, width, has_width);
	align_table(grid, room_x, room);
	warn_width(grid->setter, grid->fo, grid->width - room);
}

/* The rows of a part in a galley of their own, as wide as the one around. */
static const struct galley *
part_galley(const struct table_grid *grid, enum part part)
{
	struct setter s = setter_new(grid->setter, grid->fo, grid->setter->galley->measure);
	int end, first = grid_part(grid, part, &end);

	if (first == end)
		return NULL;
	s.x = grid->setter->x;
	s.measure = grid->setter->measure;
	grid_push_rows(grid, &s, first, end);
	return s.galley;
}

/* ---- markers in header and footer ---------------------------------- */

static bool
retrieves(const struct fo *fo, int depth)
{
	const struct fo *child;

	for (child = fo->first; child && depth < 400; child = child->next)
		if (child->kind == FO_RETRIEVE_TABLE_MARKER || retrieves(child, depth + 1))
			return true;
	return false;
}

static bool
part_retrieves(const struct fo *table)
{
	const struct fo *child;

	for (child = table->first; child; child = child->next)
		if ((child->kind == FO_TABLE_HEADER || child->kind == FO_TABLE_FOOTER) &&
		    retrieves(child, 0))
			return true;
	return false;
}

/* The rows keep their heights, since the page has been cut with them; messages were said. */
static const struct galley *
set_again(const struct table_grid *grid, enum part part, const struct fragment_of *fragment,
    int artifact)
{
	struct table_grid copy = *grid;
	struct setter setter = *grid->setter;
	struct edition *e = setter.edition;
	size_t said = diags_count(e->job->diags);
	const struct galley *galley;
	struct table_grid *kept = ARENA_NEW(e->arena, struct table_grid);

	if (artifact)
		setter.artifact = artifact;
	e->fragment = fragment;
	*kept = copy;
	kept->setter = &setter;
	grid_set_part_again(kept, part);
	galley = part_galley(kept, part);
	e->fragment = NULL;
	diags_rewind(e->job->diags, said);
	return galley;
}

const struct galley *
set_header_again(const struct table_grid *grid, const struct fragment_of *fragment, int artifact)
{
	return set_again(grid, PART_HEADER, fragment, artifact);
}

const struct galley *
set_footer_again(const struct table_grid *grid, const struct fragment_of *fragment, int artifact)
{
	return set_again(grid, PART_FOOTER, fragment, artifact);
}

/* The grid outlives the setter that it was made by. */
static const struct table_grid *
kept_grid(const struct table_grid *grid)
{
	struct table_grid *kept = ARENA_NEW(grid->arena, struct table_grid);

	*kept = *grid;
	kept->setter = ARENA_NEW(grid->arena, struct setter);
	*kept->setter = *grid->setter;
	return kept;
}

/* What fills the page by itself is not repeated. */
static bool
leaves_no_room(const struct setter *setter, const struct box *box)
{
	mpt header = box->header ? galley_height(box->header) : 0;
	mpt footer = box->footer ? galley_height(box->footer) : 0;

	return setter->height > 0 && header + footer >= setter->height;
}

static struct box
table_box(const struct table_grid *grid)
{
	struct setter *setter = grid->setter;
	struct box box;

	box_from(&box, grid->fo, grid->x, grid->width, setter->is_rtl, setter->base);
	box.artifact = setter->artifact ? setter->artifact : ARTIFACT_LAYOUT;
	if (grid->collapses) {
		/* The table's own borders have competed with the cells'; the outer halves of what won
		 * lie outside of it, at all four sides. */
		box.x = grid->x;
		box.width = grid->width;
		box.top = box.bottom = box.left = box.right = (struct area_side){ 0, STYLE_NONE, 0 };
		box.pad_top = box.pad_bottom = 0;
	}
	if (fo_keyword(grid->fo, PROP_TABLE_OMIT_HEADER_AT_BREAK) != KEY_TRUE)
		box.header = part_galley(grid, PART_HEADER);
	if (fo_keyword(grid->fo, PROP_TABLE_OMIT_FOOTER_AT_BREAK) != KEY_TRUE)
		box.footer = part_galley(grid, PART_FOOTER);
	if (leaves_no_room(setter, &box))
		box.header = box.footer = NULL;
	if (part_retrieves(grid->fo))
		box.retrieves = kept_grid(grid);
	return box;
}

/* A header or footer that shows markers is only room until its page is made. */
static void
push_room(const struct table_grid *grid, struct setter *setter, const struct table_grid *kept,
    enum part part)
{
	int end, first = grid_part(grid, part, &end);
	const struct galley *galley = part_galley(grid, part);
	struct slug *slug;

	if (!galley)
		return;
	if (part == PART_FOOTER)
		push_break(setter, PRICE_ALWAYS, FORCED_NOT, NULL);
	slug = push_slug(setter, grid->rows[first].section, galley_height(galley));
	slug->is_set_again = true;
	slug->slicer_data = (void *)kept;
}

static void
push_parts(const struct table_grid *grid, struct setter *setter, const struct table_grid *kept)
{
	int end, first = grid_part(grid, PART_BODY, &end);

	if (!kept) {
		grid_push_rows(grid, setter, 0, grid->row_count);
		return;
	}
	push_room(grid, setter, kept, PART_HEADER);
	grid_push_rows(grid, setter, first, end);
	push_room(grid, setter, kept, PART_FOOTER);
}

static void
set_rows(struct setter *setter, const struct fo *fo)
{
	struct table_grid *grid = ARENA_NEW(setter->edition->arena, struct table_grid);
	mpt base = setter->base;
	struct box box;

	grid_open(grid, setter, fo);
	if (grid->row_count == 0 || grid->column_count == 0)
		return;
	lay_columns(grid);
	setter->base = grid->width;
	grid_set_cells(grid);
	box = table_box(grid);
	open_box(setter, &box);
	push_parts(grid, setter, box.retrieves);
	close_box(setter);
	setter->base = base;
}

void
set_table(struct setter *setter, const struct fo *fo)
{
	if (fo->kind == FO_TABLE_AND_CAPTION)
		set_table_and_caption(setter, fo);
	else
		set_rows(setter, fo);
}
