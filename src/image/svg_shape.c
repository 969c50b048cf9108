/*
 * Basic shapes into outlines (SVG 1.1, 9), each begun and turned as the
 * specification says, so that dashes fall where others put them.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>

static double
diagonal_of(const struct svg_state *state)
{
	return hypot(state->view_w, state->view_h) / sqrt(2);
}

static void
quarter(struct outline *o, double x1, double y1, double rx, double ry, double x, double y)
{
	struct svg_arc arc = { rx, ry, 0, false, true, x, y };

	svg_arc(o, x1, y1, arc);
}

static void
ellipse(struct outline *o, double cx, double cy, double rx, double ry)
{
	if (!(rx > 0 && ry > 0))
		return;
	svg_move(o, cx + rx, cy);
	quarter(o, cx + rx, cy, rx, ry, cx, cy + ry);
	quarter(o, cx, cy + ry, rx, ry, cx - rx, cy);
	quarter(o, cx - rx, cy, rx, ry, cx, cy - ry);
	quarter(o, cx, cy - ry, rx, ry, cx + rx, cy);
	svg_close(o);
}

static void
draw_circle(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	double r = svg_length_of(svg, node, "r", diagonal_of(state), 0);

	ellipse(&svg->outline, svg_length_of(svg, node, "cx", state->view_w, 0),
	    svg_length_of(svg, node, "cy", state->view_h, 0), r, r);
}

static void
draw_ellipse(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	ellipse(&svg->outline, svg_length_of(svg, node, "cx", state->view_w, 0),
	    svg_length_of(svg, node, "cy", state->view_h, 0),
	    svg_length_of(svg, node, "rx", state->view_w, 0),
	    svg_length_of(svg, node, "ry", state->view_h, 0));
}

static void
round_box(struct outline *o, struct svg_box b, double rx, double ry)
{
	double right = b.x + b.w, bottom = b.y + b.h;

	svg_move(o, b.x + rx, b.y);
	svg_line(o, right - rx, b.y);
	quarter(o, right - rx, b.y, rx, ry, right, b.y + ry);
	svg_line(o, right, bottom - ry);
	quarter(o, right, bottom - ry, rx, ry, right - rx, bottom);
	svg_line(o, b.x + rx, bottom);
	quarter(o, b.x + rx, bottom, rx, ry, b.x, bottom - ry);
	svg_line(o, b.x, b.y + ry);
	quarter(o, b.x, b.y + ry, rx, ry, b.x + rx, b.y);
	svg_close(o);
}

static void
sharp_box(struct outline *o, struct svg_box b)
{
	svg_move(o, b.x, b.y);
	svg_line(o, b.x + b.w, b.y);
	svg_line(o, b.x + b.w, b.y + b.h);
	svg_line(o, b.x, b.y + b.h);
	svg_close(o);
}

/* A radius that is not told is the other one (9.2). */
static void
draw_rect(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	struct svg_box box = { svg_length_of(svg, node, "x", state->view_w, 0),
		svg_length_of(svg, node, "y", state->view_h, 0),
		svg_length_of(svg, node, "width", state->view_w, 0),
		svg_length_of(svg, node, "height", state->view_h, 0) };
	double rx = svg_length_of(svg, node, "rx", state->view_w, -1);
	double ry = svg_length_of(svg, node, "ry", state->view_h, -1);

	if (!(box.w > 0 && box.h > 0))
		return;
	rx = rx < 0 ? fmax(ry, 0) : rx;
	ry = ry < 0 ? rx : ry;
	rx = fmin(rx, box.w / 2);
	ry = fmin(ry, box.h / 2);
	if (rx > 0 && ry > 0)
		round_box(&svg->outline, box, rx, ry);
	else
		sharp_box(&svg->outline, box);
}

static void
draw_line(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	svg_move(&svg->outline, svg_length_of(svg, node, "x1", state->view_w, 0),
	    svg_length_of(svg, node, "y1", state->view_h, 0));
	svg_line(&svg->outline, svg_length_of(svg, node, "x2", state->view_w, 0),
	    svg_length_of(svg, node, "y2", state->view_h, 0));
}

/* Points in error are drawn up to the error (9.7.1). */
static void
draw_points(struct svg *svg, const xmlNode *node)
{
	const char *s = svg_attribute(node, "points");
	double x, y;

	if (!s)
		return;
	while (svg_number_in_list(&s, &x) && svg_number_in_list(&s, &y)) {
		if (svg->outline.verb_count == 0)
			svg_move(&svg->outline, x, y);
		else
			svg_line(&svg->outline, x, y);
	}
	if (*svg_skip_blanks(s) != '\0')
		image_find(svg->findings, DIAG_IMAGE_DATA, "line %ld: points end wrong before '%.20s'",
		    xmlGetLineNo(node), s);
}

static void
draw_polyline(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	(void)state;
	draw_points(svg, node);
}

static void
draw_polygon(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	(void)state;
	draw_points(svg, node);
	if (svg->outline.verb_count > 0)
		svg_close(&svg->outline);
}

static void
draw_path(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	const char *d = svg_attribute(node, "d");

	(void)state;
	if (d && strcmp(d, "none") != 0 && !svg_path_data(&svg->outline, d))
		image_find(svg->findings, DIAG_IMAGE_DATA,
		    "line %ld: path data is malformed from some place on",
		    xmlGetLineNo(node));
}

static const struct shape {
	const char *name;
	void (*draw)(struct svg *, const xmlNode *, const struct svg_state *);
	bool takes_markers;
} shapes[] = {
	{ "path", draw_path, true },
	{ "rect", draw_rect, false },
	{ "circle", draw_circle, false },
	{ "ellipse", draw_ellipse, false },
	{ "line", draw_line, true },
	{ "polyline", draw_polyline, true },
	{ "polygon", draw_polygon, true },
};

bool
svg_shape(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	size_t i;

	for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (!svg_is(node, shapes[i].name))
			continue;
		svg->outline.verb_count = svg->outline.point_count = 0;
		shapes[i].draw(svg, node, state);
		if (shapes[i].takes_markers && state->style.marker)
			svg_beyond(svg, node, "%s", state->style.marker);
		return true;
	}
	return false;
}
