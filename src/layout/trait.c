/*
 * Borders, paddings, backgrounds, spaces and keeps of formatting objects,
 * with before/after/start/end become top, bottom, left and right.
 */
#include "layout/inside.h"

static const enum fo_prop widths[] = { PROP_BORDER_BEFORE_WIDTH, PROP_BORDER_AFTER_WIDTH,
	PROP_BORDER_START_WIDTH, PROP_BORDER_END_WIDTH };
static const enum fo_prop styles[] = { PROP_BORDER_BEFORE_STYLE, PROP_BORDER_AFTER_STYLE,
	PROP_BORDER_START_STYLE, PROP_BORDER_END_STYLE };
static const enum fo_prop colors[] = { PROP_BORDER_BEFORE_COLOR, PROP_BORDER_AFTER_COLOR,
	PROP_BORDER_START_COLOR, PROP_BORDER_END_COLOR };
static const enum fo_prop paddings[] = { PROP_PADDING_BEFORE, PROP_PADDING_AFTER,
	PROP_PADDING_START, PROP_PADDING_END };
static const enum fo_prop retained[2][4] = {
	{ PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY, PROP_BORDER_AFTER_WIDTH_CONDITIONALITY,
	    PROP_BORDER_START_WIDTH_CONDITIONALITY, PROP_BORDER_END_WIDTH_CONDITIONALITY },
	{ PROP_PADDING_BEFORE_CONDITIONALITY, PROP_PADDING_AFTER_CONDITIONALITY,
	    PROP_PADDING_START_CONDITIONALITY, PROP_PADDING_END_CONDITIONALITY },
};

enum area_style
area_style_of(enum fo_keyword keyword)
{
	switch (keyword) {
	case KEY_SOLID:
		return STYLE_SOLID;
	case KEY_DASHED:
		return STYLE_DASHED;
	case KEY_DOTTED:
		return STYLE_DOTTED;
	case KEY_DOUBLE:
		return STYLE_DOUBLE;
	case KEY_GROOVE:
		return STYLE_GROOVE;
	case KEY_RIDGE:
		return STYLE_RIDGE;
	case KEY_INSET:
		return STYLE_INSET;
	case KEY_OUTSET:
		return STYLE_OUTSET;
	default:
		return STYLE_NONE;
	}
}

bool
has_borders(const struct fo *fo)
{
	return fo_specifies(fo, PROP_BORDER_AFTER_COLOR, PROP_BORDER_START_WIDTH_CONDITIONALITY);
}

static bool
has_paddings(const struct fo *fo)
{
	return fo_specifies(fo, PROP_PADDING_AFTER, PROP_PADDING_START_CONDITIONALITY);
}

static bool
has_radius(const struct fo *fo)
{
	return fo_specifies(fo, PROP_FOX_BORDER_AFTER_END_RADIUS,
	    PROP_FOX_BORDER_BEFORE_START_RADIUS);
}

mpt
border_width(const struct fo *fo, enum side side)
{
	if (!has_borders(fo))
		return 0;
	if (area_style_of(fo_keyword(fo, styles[side])) == STYLE_NONE)
		return 0;
	return mpt_max(fo_length(fo, widths[side], 0), 0);
}

mpt
padding_width(const struct fo *fo, enum side side, mpt base)
{
	return has_paddings(fo) ? mpt_max(fo_length(fo, paddings[side], base), 0) : 0;
}

struct area_side
border_side(const struct fo *fo, enum side side)
{
	struct area_side s = { 0, STYLE_NONE, 0 };

	if (!has_borders(fo))
		return s;
	s.width = border_width(fo, side);
	if (s.width == 0 || fo_is_hidden(fo))
		return s;
	s.style = area_style_of(fo_keyword(fo, styles[side]));
	s.rgba = fo_value(fo, colors[side])->type == VALUE_COLOR ? fo_color(fo, colors[side])
								 : fo_color(fo, PROP_COLOR);
	return s;
}

bool
side_is_retained(const struct fo *fo, enum side side, bool padding)
{
	if (!(padding ? has_paddings(fo) : has_borders(fo)))
		return false;
	return fo_keyword(fo, retained[padding][side]) == KEY_RETAIN;
}

static mpt
radius_of(const struct fo *fo)
{
	mpt a, b;

	if (!has_radius(fo))
		return 0;
	a = mpt_max(fo_length(fo, PROP_FOX_BORDER_BEFORE_START_RADIUS, 0),
	    fo_length(fo, PROP_FOX_BORDER_BEFORE_END_RADIUS, 0));
	b = mpt_max(fo_length(fo, PROP_FOX_BORDER_AFTER_START_RADIUS, 0),
	    fo_length(fo, PROP_FOX_BORDER_AFTER_END_RADIUS, 0));
	return mpt_max(a, b);
}

/* relative-position moves what is shown; its room stays where it was (XSL 1.1, 7.6.2). */
static mpt
moved_by(const struct fo *fo, enum fo_prop near, enum fo_prop far, mpt base)
{
	if (fo_keyword(fo, PROP_RELATIVE_POSITION) != KEY_RELATIVE)
		return 0;
	return fo_is_length(fo, near) ? fo_length(fo, near, base) : -fo_length(fo, far, base);
}

bool
has_box_traits(const struct fo *fo)
{
	return has_borders(fo) || has_paddings(fo) ||
	    fo_specifies(fo, PROP_BACKGROUND_ATTACHMENT, PROP_BACKGROUND_REPEAT) ||
	    fo_specifies(fo, PROP_RELATIVE_POSITION, PROP_RELATIVE_POSITION);
}

void
box_from(struct box *box, const struct fo *fo, mpt x, mpt width, bool is_rtl, mpt base)
{
	enum side left = is_rtl ? SIDE_END : SIDE_START, right = is_rtl ? SIDE_START : SIDE_END;
	mpt before, after;

	*box = (struct box){ .parent = -1, .fo = fo, .artifact = ARTIFACT_LAYOUT };
	box->top = border_side(fo, SIDE_BEFORE);
	box->bottom = border_side(fo, SIDE_AFTER);
	box->left = border_side(fo, left);
	box->right = border_side(fo, right);
	box->pad_top = padding_width(fo, SIDE_BEFORE, base);
	box->pad_bottom = padding_width(fo, SIDE_AFTER, base);
	box->retains_top = side_is_retained(fo, SIDE_BEFORE, false);
	box->retains_pad_top = side_is_retained(fo, SIDE_BEFORE, true);
	box->retains_bottom = side_is_retained(fo, SIDE_AFTER, false);
	box->retains_pad_bottom = side_is_retained(fo, SIDE_AFTER, true);
	box->background = fo_is_hidden(fo) ? 0 : fo_color(fo, PROP_BACKGROUND_COLOR);
	box->radius = radius_of(fo);
	box->right_by = moved_by(fo, PROP_LEFT, PROP_RIGHT, base);
	box->down_by = moved_by(fo, PROP_TOP, PROP_BOTTOM, 0);
	before = box->left.width + padding_width(fo, left, base);
	after = box->right.width + padding_width(fo, right, base);
	box->x = x - before;
	box->width = width + before + after;
}

static bool
has_border(const struct box *b)
{
	return b->top.width || b->bottom.width || b->left.width || b->right.width;
}

/* The next area of fo's own ink, with the padding rectangle for its place. */
static struct area *
add_under(struct area *to, const struct box *b, const struct area *shape, enum area_kind kind)
{
	*to = (struct area){ .kind = kind, .tag = shape->tag, .order = b->fo->order };
	to->x = shape->x + b->left.width;
	to->y = shape->y + b->top.width;
	to->width = shape->width - b->left.width - b->right.width;
	to->height = shape->height - b->top.width - b->bottom.width;
	return to;
}

static void
fill_border(struct area *to, const struct box *b, const struct area *shape)
{
	*to = (struct area){ .kind = AREA_BORDER, .tag = shape->tag, .order = b->fo->order };
	to->x = shape->x;
	to->y = shape->y;
	to->width = shape->width;
	to->height = shape->height;
	to->as.border.top = b->top;
	to->as.border.right = b->right;
	to->as.border.bottom = b->bottom;
	to->as.border.left = b->left;
	to->as.border.radius = b->radius;
}

int
traits_paint(struct edition *edition, struct area *to, const struct fo *fo,
    const struct area *shape, bool is_rtl)
{
	struct box b;
	int n = 0;

	box_from(&b, fo, 0, 0, is_rtl, shape->width);
	if (b.background & 0xFF) {
		add_under(&to[n], &b, shape, AREA_FILL)->as.fill.rgba = b.background;
		to[n++].as.fill.radius = mpt_max(b.radius - b.left.width, 0);
	}
	if (background_image(edition, fo, add_under(&to[n], &b, shape, AREA_TILES)))
		n++;
	if (has_border(&b) && !fo_is_hidden(fo))
		fill_border(&to[n++], &b, shape);
	return n;
}

bool
clip_to(const struct fo *fo, struct area *box)
{
	mpt top = fo_length(fo, PROP_CLIP_TOP, 0), right = fo_length(fo, PROP_CLIP_RIGHT, 0);
	mpt bottom = fo_length(fo, PROP_CLIP_BOTTOM, 0), left = fo_length(fo, PROP_CLIP_LEFT, 0);

	if (!top && !right && !bottom && !left)
		return false;
	box->x += left;
	box->y += top;
	box->width = mpt_max(box->width - left - right, 0);
	box->height = mpt_max(box->height - top - bottom, 0);
	return true;
}

static struct space
space_from(const struct fo *fo, const enum fo_prop props[5], mpt base)
{
	struct space s;

	s.min = fo_length(fo, props[0], base);
	s.opt = fo_length(fo, props[1], base);
	s.max = fo_length(fo, props[2], base);
	/* Components that contradict give way to the optimum's neighbours (XSL 1.1, 5.11). */
	s.opt = mpt_max(s.opt, s.min);
	s.max = mpt_max(s.max, s.opt);
	s.is_retained = fo_keyword(fo, props[3]) == KEY_RETAIN;
	s.is_forced = fo_keyword(fo, props[4]) == KEY_FORCE;
	s.precedence = fo_integer(fo, props[4], 0);
	return s;
}

struct space
space_of(const struct fo *fo, bool before, mpt base)
{
	static const enum fo_prop props[2][5] = {
		{ PROP_SPACE_AFTER_MINIMUM, PROP_SPACE_AFTER_OPTIMUM, PROP_SPACE_AFTER_MAXIMUM,
		    PROP_SPACE_AFTER_CONDITIONALITY, PROP_SPACE_AFTER_PRECEDENCE },
		{ PROP_SPACE_BEFORE_MINIMUM, PROP_SPACE_BEFORE_OPTIMUM, PROP_SPACE_BEFORE_MAXIMUM,
		    PROP_SPACE_BEFORE_CONDITIONALITY, PROP_SPACE_BEFORE_PRECEDENCE },
	};

	if (!fo_specifies(fo, props[before][3], props[before][4]))
		return (struct space){ 0 };
	return space_from(fo, props[before], base);
}

static int
price_of(int strength)
{
	if (strength <= 0)
		return PRICE_NONE;
	if (strength >= 1000)
		return PRICE_ALWAYS;
	return PRICE_KEEP * (strength + 1);
}

/* The stronger of within-column and within-page; between their rows stands within-line's. */
int
keep_price(const struct fo *fo, enum fo_prop within_column)
{
	enum fo_prop within_page = within_column + 2;
	int column = fo_keep(fo, within_column), page = fo_keep(fo, within_page);

	return price_of(column > page ? column : page);
}

bool
fo_is_hidden(const struct fo *fo)
{
	return fo_keyword(fo, PROP_VISIBILITY) != KEY_VISIBLE;
}

bool
fo_is_rtl(const struct fo *fo)
{
	enum fo_keyword mode = fo_keyword(fo, PROP_WRITING_MODE);

	return mode == KEY_RL_TB || mode == KEY_RL;
}

/* Every value is seen from the container around, so it is not inherited here: each container
 * within a turned one would turn once more (XSL 1.1, 7.21.3). */
int
turn_of(const struct fo *fo)
{
	int turn = fo_integer(fo, PROP_REFERENCE_ORIENTATION, 0);

	return ((turn % 360) + 360) % 360 / 90 * 90;
}

enum fo_prop
size_seen(const struct fo *fo, enum fo_prop size)
{
	if (turn_of(fo) % 180 == 0)
		return size;
	switch (size) {
	case PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM:
		return PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM;
	case PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM:
		return PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM;
	case PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM:
		return PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM;
	case PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM:
		return PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM;
	case PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM:
		return PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM;
	case PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM:
		return PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM;
	default:
		return size;
	}
}
