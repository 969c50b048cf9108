/*
 * Path data into moves, lines and curves, all absolute.
 *
 * Every command becomes one of the four verbs: quadratics are raised to
 * cubics exactly, arcs are cut into pieces of at most a quarter turn
 * (farther from the true ellipse than 0.03 % of its radius nowhere).
 */
#include "image/svg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double *
grow(struct outline *o, enum image_verb verb, size_t pairs)
{
	double *at;

	if (o->verb_count == o->verb_capacity) {
		o->verb_capacity = o->verb_capacity ? o->verb_capacity * 2 : 64;
		o->verbs = mem_grow(o->verbs, o->verb_capacity);
	}
	if (o->point_count + pairs > o->point_capacity) {
		o->point_capacity = (o->point_capacity + pairs) * 2 + 64;
		o->points = mem_grow(o->points, o->point_capacity * 2 * sizeof *o->points);
	}
	o->verbs[o->verb_count++] = (unsigned char)verb;
	at = o->points + o->point_count * 2;
	o->point_count += pairs;
	return at;
}

void
svg_move(struct outline *o, double x, double y)
{
	double *p = grow(o, IMAGE_MOVE, 1);

	p[0] = x;
	p[1] = y;
}

void
svg_line(struct outline *o, double x, double y)
{
	double *p = grow(o, IMAGE_LINE, 1);

	p[0] = x;
	p[1] = y;
}

void
svg_curve(struct outline *o, const double p[6])
{
	memcpy(grow(o, IMAGE_CURVE, 3), p, 6 * sizeof *p);
}

void
svg_close(struct outline *o)
{
	grow(o, IMAGE_CLOSE, 0);
}

void
svg_outline_drop(struct outline *o)
{
	free(o->verbs);
	free(o->points);
	memset(o, 0, sizeof *o);
}

/* ---- arcs ---------------------------------------------------------- */

/* An ellipse by its middle: half axes, the turn's cosine and sine. */
struct ellipse {
	double rx, ry, cos, sin, cx, cy;
};

static void
on_ellipse(const struct ellipse *e, double x, double y, double out[2])
{
	out[0] = e->cx + e->cos * e->rx * x - e->sin * e->ry * y;
	out[1] = e->cy + e->sin * e->rx * x + e->cos * e->ry * y;
}

/* From angle `from` by `step`, at most a quarter turn, as one curve. */
static void
arc_piece(struct outline *o, const struct ellipse *e, double from, double step)
{
	double k = 4.0 / 3 * tan(step / 4), to = from + step;
	double c1 = cos(from), s1 = sin(from), c2 = cos(to), s2 = sin(to), p[6];

	on_ellipse(e, c1 - k * s1, s1 + k * c1, p);
	on_ellipse(e, c2 + k * s2, s2 - k * c2, p + 2);
	on_ellipse(e, c2, s2, p + 4);
	svg_curve(o, p);
}

/* The middle, from both ends (SVG 1.1, F.6.5); radii too short to reach are
 * scaled up (F.6.6).  (x, y) is half the way back, in the ellipse's frame. */
static void
find_middle(struct ellipse *e, double x, double y, const struct svg_arc *arc, double mid[2])
{
	double lambda, above, below, k;

	lambda = x * x / (e->rx * e->rx) + y * y / (e->ry * e->ry);
	if (lambda > 1) {
		e->rx *= sqrt(lambda);
		e->ry *= sqrt(lambda);
	}
	below = e->rx * e->rx * y * y + e->ry * e->ry * x * x;
	above = e->rx * e->rx * e->ry * e->ry - below;
	k = above > 0 && below > 0 ? sqrt(above / below) : 0;
	if (arc->is_large == arc->sweeps)
		k = -k;
	mid[0] = k * e->rx * y / e->ry;
	mid[1] = -k * e->ry * x / e->rx;
}

static double
sweep_of(double from, double to, bool sweeps)
{
	const double turn = 2 * acos(-1);
	double sweep = to - from;

	if (sweeps && sweep < 0)
		return sweep + turn;
	return !sweeps && sweep > 0 ? sweep - turn : sweep;
}

void
svg_arc(struct outline *o, double x1, double y1, struct svg_arc arc)
{
	double turn = fmod(arc.turn, 360) * acos(-1) / 180, from, sweep, mid[2], x, y;
	struct ellipse e = { fabs(arc.rx), fabs(arc.ry), cos(turn), sin(turn), 0, 0 };
	int i, pieces;

	if (x1 == arc.x && y1 == arc.y)
		return;
	if (e.rx == 0 || e.ry == 0) {
		svg_line(o, arc.x, arc.y);
		return;
	}
	x = e.cos * (x1 - arc.x) / 2 + e.sin * (y1 - arc.y) / 2;
	y = -e.sin * (x1 - arc.x) / 2 + e.cos * (y1 - arc.y) / 2;
	find_middle(&e, x, y, &arc, mid);
	e.cx = e.cos * mid[0] - e.sin * mid[1] + (x1 + arc.x) / 2;
	e.cy = e.sin * mid[0] + e.cos * mid[1] + (y1 + arc.y) / 2;
	from = atan2((y - mid[1]) / e.ry, (x - mid[0]) / e.rx);
	sweep = sweep_of(from, atan2((-y - mid[1]) / e.ry, (-x - mid[0]) / e.rx), arc.sweeps);
	pieces = (int)ceil(fabs(sweep) / (acos(-1) / 2) - 1e-9);
	for (i = 0; i < pieces; i++)
		arc_piece(o, &e, from + i * sweep / pieces, sweep / pieces);
	/* What was computed ends beside the end that was asked for by a rounding. */
	if (pieces > 0) {
		o->points[o->point_count * 2 - 2] = arc.x;
		o->points[o->point_count * 2 - 1] = arc.y;
	} else {
		svg_line(o, arc.x, arc.y);
	}
}

/* ---- commands ------------------------------------------------------ */

struct pen {
	struct outline *o;
	double x, y;                      /* where it is */
	double start_x, start_y;          /* of the subpath */
	double cubic_x, cubic_y;          /* the last control point, for S */
	double quad_x, quad_y;            /* for T */
	bool is_open;                     /* a subpath has begun */
};

/* A drawing command after Z begins a subpath where the last one did. */
static void
begin(struct pen *pen)
{
	if (!pen->is_open)
		svg_move(pen->o, pen->x, pen->y);
	pen->is_open = true;
}

static void
go(struct pen *pen, double x, double y)
{
	pen->x = pen->cubic_x = pen->quad_x = x;
	pen->y = pen->cubic_y = pen->quad_y = y;
}

static void
line_to(struct pen *pen, double x, double y)
{
	begin(pen);
	svg_line(pen->o, x, y);
	go(pen, x, y);
}

static void
cubic_to(struct pen *pen, const double p[6])
{
	begin(pen);
	svg_curve(pen->o, p);
	go(pen, p[4], p[5]);
	pen->cubic_x = p[2];
	pen->cubic_y = p[3];
}

static void
quadratic_to(struct pen *pen, double cx, double cy, double x, double y)
{
	double p[6] = { pen->x + (cx - pen->x) * 2 / 3, pen->y + (cy - pen->y) * 2 / 3,
		x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y };

	begin(pen);
	svg_curve(pen->o, p);
	go(pen, x, y);
	pen->quad_x = cx;
	pen->quad_y = cy;
}

static void
arc_to(struct pen *pen, const double v[7], double dx, double dy)
{
	struct svg_arc arc = { v[0], v[1], v[2], v[3] != 0, v[4] != 0, v[5] + dx, v[6] + dy };

	begin(pen);
	svg_arc(pen->o, pen->x, pen->y, arc);
	go(pen, arc.x, arc.y);
}

static void
close_path(struct pen *pen)
{
	if (pen->is_open)
		svg_close(pen->o);
	pen->is_open = false;
	go(pen, pen->start_x, pen->start_y);
}

static void
move_to(struct pen *pen, double x, double y)
{
	svg_move(pen->o, x, y);
	pen->is_open = true;
	go(pen, x, y);
	pen->start_x = x;
	pen->start_y = y;
}

/* One command with its numbers; (dx, dy) is what relative ones add. */
static void
run_command(struct pen *pen, char command, const double *v, double dx, double dy)
{
	double p[6] = { v[0] + dx, v[1] + dy, v[2] + dx, v[3] + dy, v[4] + dx, v[5] + dy };
	double smooth[6] = { 2 * pen->x - pen->cubic_x, 2 * pen->y - pen->cubic_y,
		p[0], p[1], p[2], p[3] };

	switch (command) {
	case 'M': move_to(pen, p[0], p[1]); break;
	case 'L': line_to(pen, p[0], p[1]); break;
	case 'H': line_to(pen, p[0], pen->y); break;
	case 'V': line_to(pen, pen->x, v[0] + dy); break;
	case 'C': cubic_to(pen, p); break;
	case 'S': cubic_to(pen, smooth); break;
	case 'Q': quadratic_to(pen, p[0], p[1], p[2], p[3]); break;
	case 'T':
		quadratic_to(pen, 2 * pen->x - pen->quad_x, 2 * pen->y - pen->quad_y, p[0], p[1]);
		break;
	case 'A': arc_to(pen, v, dx, dy); break;
	case 'Z': close_path(pen); break;
	}
}

static int
numbers_of(char command)
{
	static const char commands[] = "MLHVCSQTAZ", counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
	const char *at = command ? strchr(commands, command) : NULL;

	return at ? counts[at - commands] : -1;
}

/* A flag of an arc is one digit, with nothing needed behind it: "a1 1 0 01.5.5". */
static bool
read_flag(const char **s, double *value)
{
	*s = svg_skip_blanks(*s);
	if (**s != '0' && **s != '1')
		return false;
	*value = **s == '1';
	*s = svg_skip_blanks(*s + 1);
	if (**s == ',')
		++*s;
	return true;
}

static bool
read_numbers(const char **s, char command, double v[7])
{
	int i, n = numbers_of(command);

	memset(v, 0, 7 * sizeof *v);
	for (i = 0; i < n; i++) {
		bool is_flag = command == 'A' && (i == 3 || i == 4);

		if (!(is_flag ? read_flag(s, &v[i]) : svg_number_in_list(s, &v[i])))
			return false;
	}
	return true;
}

static bool
starts_number(char c)
{
	return c != '\0' && strchr("+-.0123456789", c) != NULL;
}

/* The command at *s, or the one that goes on without being named. */
static char
next_command(const char **s, char last)
{
	char next = **s;

	if (starts_number(next) && last != 'Z' && last != 'z')
		return last == 'M' ? 'L' : last == 'm' ? 'l' : last;
	++*s;
	return next;
}

bool
svg_path_data(struct outline *o, const char *d)
{
	struct pen pen = { .o = o };
	double v[7];
	char command = 'Z', upper;
	bool is_relative;

	for (d = svg_skip_blanks(d); *d; d = svg_skip_blanks(d)) {
		command = next_command(&d, command);
		is_relative = command >= 'a';
		upper = (char)(is_relative ? command - 'a' + 'A' : command);
		if (numbers_of(upper) < 0 || (o->verb_count == 0 && upper != 'M') ||
		    !read_numbers(&d, upper, v))
			return false;
		run_command(&pen, upper, v, is_relative ? pen.x : 0, is_relative ? pen.y : 0);
	}
	return true;
}
