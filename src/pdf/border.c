/*
 * Borders and rules into paths.
 *
 * Sides that are solid and alike are one path, so that no hairline shows
 * between them; sides that differ are mitred at the corners; dashes and dots
 * are fitted to the length of their side, so that they end as they began.
 */
#include "pdf/inside.h"

#include <string.h>

static bool
shows(const struct area_side *side)
{
	return side->style != STYLE_NONE && side->width > 0 && (side->rgba & 0xFF);
}

/* The sides in the order of the enum. */
enum { TOP, RIGHT, BOTTOM, LEFT };

struct sides {
	struct area_side side[4];
};

static struct sides
sides_of(const struct area *area)
{
	return (struct sides){ { area->as.border.top, area->as.border.right, area->as.border.bottom,
	    area->as.border.left } };
}

/* Half as dark, for the shadow side of what is carved. */
static uint32_t
darker(uint32_t rgba)
{
	return (rgba >> 1 & 0x7F7F7F00) | (rgba & 0xFF);
}

static uint32_t
lighter(uint32_t rgba)
{
	return (0xFFFFFF00 - ((0xFFFFFF00 - (rgba & 0xFFFFFF00)) >> 1 & 0x7F7F7F00)) |
	       (rgba & 0xFF);
}

static void
set_cap(struct pdf_content *c, int cap)
{
	if (c->now.cap == cap)
		return;
	c->now.cap = cap;
	buf_printf(&c->out, "%d J\n", cap);
}

/* Dashes three times as long as wide, or round dots; a whole number of them. */
static void
set_dash(struct pdf_content *c, const struct area_side *side, mpt length)
{
	bool is_dotted = side->style == STYLE_DOTTED;
	mpt period = side->width * (is_dotted ? 2 : 5), dash = is_dotted ? 0 : side->width * 3;
	int64_t count;

	if (side->style != STYLE_DASHED && !is_dotted) {
		set_cap(c, 0);
		if (c->now.is_dashed)
			buf_string(&c->out, "[]0 d\n");
		c->now.is_dashed = false;
		return;
	}
	count = (length - dash + period / 2) / period;
	if (count > 0)
		period = (mpt)((length - dash) / count);
	set_cap(c, is_dotted ? 1 : 0);
	buf_char(&c->out, '[');
	pdf_put_mpt(&c->out, dash);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, mpt_max(period - dash, 10));
	buf_string(&c->out, "]0 d\n");
	c->now.is_dashed = true;
}

static void
stroke_line(struct pdf_content *c, const struct area_side *side, const mpt from[2], const mpt to[2])
{
	mpt length = to[0] - from[0] + to[1] - from[1];
	/* A round dot reaches half its width beyond the ends. */
	mpt in = side->style == STYLE_DOTTED ? side->width / 2 : 0;
	bool is_across = from[1] == to[1];

	pdf_stroke_color(c, side->rgba);
	pdf_line_width(c, side->width);
	set_dash(c, side, length - 2 * in);
	pdf_point(c, from[0] + (is_across ? in : 0), from[1] + (is_across ? 0 : in));
	buf_string(&c->out, "m ");
	pdf_point(c, to[0] - (is_across ? in : 0), to[1] - (is_across ? 0 : in));
	buf_string(&c->out, "l S\n");
}

/* ---- one side ------------------------------------------------------ */

/* A side of a box between two insets, as fractions of the sides' widths in 1/6. */
static void
fill_slice(
    struct pdf_content *c, const struct area *area, int which, int outer, int inner, uint32_t rgba)
{
	struct sides sides = sides_of(area);
	mpt corner[2][4][2]; /* outer and inner: top left, top right, bottom right, left */
	int i, j, order[4] = { which, (which + 1) % 4, (which + 1) % 4, which };

	for (i = 0; i < 2; i++) {
		int part = i ? inner : outer;
		mpt inset[4];

		for (j = 0; j < 4; j++)
			inset[j] = shows(&sides.side[j])
				       ? (mpt)((int64_t)sides.side[j].width * part / 6)
				       : 0;
		for (j = 0; j < 4; j++) {
			bool is_right = j == 1 || j == 2, is_low = j >= 2;

			corner[i][j][0] =
			    is_right ? area->x + area->width - inset[RIGHT] : area->x + inset[LEFT];
			corner[i][j][1] =
			    is_low ? area->y + area->height - inset[BOTTOM] : area->y + inset[TOP];
		}
	}
	pdf_fill_color(c, rgba);
	for (i = 0; i < 4; i++) {
		pdf_point(c, corner[i >= 2][order[i]][0], corner[i >= 2][order[i]][1]);
		buf_string(&c->out, i ? "l " : "m ");
	}
	buf_string(&c->out, "f\n");
}

static void
stroke_side(struct pdf_content *c, const struct area *area, int which)
{
	struct area_side side = sides_of(area).side[which];
	mpt half = side.width / 2, right = area->x + area->width, bottom = area->y + area->height;
	mpt from[2] = { area->x, area->y }, to[2] = { right, bottom };

	if (which == TOP || which == BOTTOM)
		from[1] = to[1] = which == TOP ? area->y + half : bottom - half;
	else
		from[0] = to[0] = which == LEFT ? area->x + half : right - half;
	stroke_line(c, &side, from, to);
}

static void
draw_side(struct pdf_content *c, const struct area *area, int which)
{
	struct area_side side = sides_of(area).side[which];
	bool is_lit = which == TOP || which == LEFT;
	uint32_t dark = darker(side.rgba), light = lighter(side.rgba);

	switch (side.style) {
	case STYLE_DASHED:
	case STYLE_DOTTED:
		stroke_side(c, area, which);
		break;
	case STYLE_DOUBLE:
		fill_slice(c, area, which, 0, 2, side.rgba);
		fill_slice(c, area, which, 4, 6, side.rgba);
		break;
	case STYLE_GROOVE:
		fill_slice(c, area, which, 0, 3, is_lit ? dark : light);
		fill_slice(c, area, which, 3, 6, is_lit ? light : dark);
		break;
	case STYLE_RIDGE:
		fill_slice(c, area, which, 0, 3, is_lit ? light : dark);
		fill_slice(c, area, which, 3, 6, is_lit ? dark : light);
		break;
	case STYLE_INSET:
	case STYLE_OUTSET:
		fill_slice(
		    c, area, which, 0, 6, is_lit == (side.style == STYLE_INSET) ? dark : side.rgba);
		break;
	default:
		fill_slice(c, area, which, 0, 6, side.rgba);
	}
}

/* ---- the whole ----------------------------------------------------- */

/* How many sides show; `*one` is one of them, `*are_alike` whether all are solid and of its colour.
 */
static int
count_sides(const struct sides *sides, struct area_side *one, bool *are_alike)
{
	int i, count = 0;

	*are_alike = true;
	for (i = 0; i < 4; i++) {
		const struct area_side *side = &sides->side[i];

		if (!shows(side))
			continue;
		if (side->style != STYLE_SOLID || (count && one->rgba != side->rgba))
			*are_alike = false;
		*one = *side;
		count++;
	}
	return count;
}

/* Sides that are alike: rectangles of one path, so that neither corners nor neighbouring boxes
 * show where they meet, not even in a colour that can be seen through. */
static void
fill_sides(struct pdf_content *c, const struct area *area, const struct sides *sides, uint32_t rgba)
{
	mpt right = area->x + area->width, bottom = area->y + area->height;
	int i;

	pdf_fill_color(c, rgba);
	for (i = 0; i < 4; i++) {
		const struct area_side *side = &sides->side[i];
		mpt x = i == RIGHT ? right - side->width : area->x;
		mpt y = i == BOTTOM ? bottom - side->width : area->y;

		if (!shows(side))
			continue;
		if (i == TOP || i == BOTTOM)
			pdf_rectangle(c, x, y, area->width, side->width);
		else
			pdf_rectangle(c, x, y, side->width, area->height);
	}
	buf_string(&c->out, "f\n");
}

static void
stroke_rounded(struct pdf_content *c, const struct area *area)
{
	const struct area_side *side = &area->as.border.top;

	pdf_stroke_color(c, side->rgba);
	pdf_line_width(c, side->width);
	set_dash(c, side, 2 * (area->width / 2 + area->height / 2));
	pdf_rounded(c, area, side->width / 2, area->as.border.radius);
	buf_string(&c->out, "s\n");
}

void
pdf_border(struct pdf_content *c, const struct area *area)
{
	struct sides sides = sides_of(area);
	struct area_side one = { 0 };
	bool are_alike;
	int i, count = count_sides(&sides, &one, &are_alike);

	if (!count)
		return;
	pdf_text_end(c);
	if (area->as.border.radius > 0 && count == 4) {
		stroke_rounded(c, area);
		return;
	}
	if (are_alike) {
		fill_sides(c, area, &sides, one.rgba);
		return;
	}
	for (i = 0; i < 4; i++)
		if (shows(&sides.side[i]))
			draw_side(c, area, i);
}

/* A rule as a box of which only its middle line is drawn. */
static void
draw_plain_rule(struct pdf_content *c, const struct area *area, struct area_side side)
{
	bool is_across = area->width >= area->height;
	mpt x = area->x + (is_across ? 0 : area->width / 2);
	mpt y = area->y + (is_across ? area->height / 2 : 0);

	if (side.style == STYLE_DASHED || side.style == STYLE_DOTTED) {
		stroke_line(c, &side, (mpt[]){ x, y },
		    (mpt[]){
			x + (is_across ? area->width : 0), y + (is_across ? 0 : area->height) });
		return;
	}
	pdf_fill_color(c, side.rgba);
	if (is_across)
		pdf_rectangle(c, x, y - side.width / 2, area->width, side.width);
	else
		pdf_rectangle(c, x - side.width / 2, y, side.width, area->height);
	buf_string(&c->out, "f\n");
}

/* A part of a rule's thickness, `from` to `to` sixths, in a colour. */
static void
draw_strip(struct pdf_content *c, const struct area *area, int from, int to, uint32_t rgba)
{
	struct area_side side = area->as.rule.line;
	struct area strip = *area;
	mpt move = (mpt)((int64_t)side.width * (from + to - 6) / 12);

	if (area->width >= area->height)
		strip.y += move;
	else
		strip.x += move;
	side.style = STYLE_SOLID;
	side.width = (mpt)((int64_t)side.width * (to - from) / 6);
	side.rgba = rgba;
	draw_plain_rule(c, &strip, side);
}

void
pdf_rule(struct pdf_content *c, const struct area *area)
{
	const struct area_side *line = &area->as.rule.line;
	bool is_groove = line->style == STYLE_GROOVE;

	if (!shows(line))
		return;
	pdf_text_end(c);
	switch (line->style) {
	case STYLE_DOUBLE:
		draw_strip(c, area, 0, 2, line->rgba);
		draw_strip(c, area, 4, 6, line->rgba);
		break;
	case STYLE_GROOVE:
	case STYLE_RIDGE:
		draw_strip(c, area, 0, 3, is_groove ? darker(line->rgba) : lighter(line->rgba));
		draw_strip(c, area, 3, 6, is_groove ? lighter(line->rgba) : darker(line->rgba));
		break;
	default:
		draw_plain_rule(c, area, *line);
	}
}
