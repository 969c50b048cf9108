/*
 * Outlines and styles into commands.
 *
 * A matrix that keeps angles goes into the points, the pen's width and the
 * dashes, so that a drawing is paths and little else.  Where a stroke is
 * bent, a PUSH carries the matrix and the path stays as it was.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>

/* No printed picture reaches farther; beyond it lie slips of the pen. */
#define REACH_MAX 1e7

static struct image_command *
add_command(struct svg *svg, enum image_command_kind kind)
{
	struct image_command *command;

	ARENA_ROOM(svg->scratch, svg->commands, svg->command_count, svg->command_capacity);
	command = &svg->commands[svg->command_count++];
	memset(command, 0, sizeof *command);
	command->kind = kind;
	return command;
}

static const struct matrix still = { 1, 0, 0, 1, 0, 0 };

/* The outline in the arena, its points mapped; false when one of them is
 * out of all reach. */
static bool
keep_outline(struct svg *svg, const struct outline *o, const struct matrix *m,
    struct image_path *path)
{
	unsigned char *verbs = ARENA_ARRAY(svg->arena, unsigned char, o->verb_count + 1);
	double *points = ARENA_ARRAY(svg->arena, double, o->point_count * 2 + 1);
	size_t i;

	if (o->verb_count > 0)
		memcpy(verbs, o->verbs, o->verb_count);
	for (i = 0; i < o->point_count; i++) {
		svg_map(m, o->points[i * 2], o->points[i * 2 + 1], points + i * 2);
		if (!(fabs(points[i * 2]) < REACH_MAX && fabs(points[i * 2 + 1]) < REACH_MAX))
			return false;
	}
	*path = (struct image_path){ verbs, points, o->verb_count, o->point_count };
	return true;
}

static bool
too_many_points(struct svg *svg, const struct outline *o)
{
	svg->points += o->verb_count + o->point_count;
	if (svg->points <= SVG_POINTS_MAX)
		return false;
	svg_fail(svg, DIAG_IMAGE_LARGE, "more than %d points", SVG_POINTS_MAX);
	return true;
}

static void
find_out_of_reach(struct svg *svg, const xmlNode *node)
{
	image_find(svg->findings, DIAG_IMAGE_DATA, "line %ld: a %s lies out of all reach",
	    xmlGetLineNo(node), (const char *)node->name);
}

/* ---- groups -------------------------------------------------------- */

void
svg_push(struct svg *svg, const xmlNode *node, double opacity, const struct outline *clip,
    const struct svg_state *state)
{
	struct image_command *command;

	if (svg->groups >= IMAGE_DEPTH_MAX) {
		svg_beyond(svg, node, "groups nested deeper than %d", IMAGE_DEPTH_MAX);
		return;
	}
	svg->group_starts[svg->groups++] = svg->command_count;
	command = add_command(svg, IMAGE_PUSH);
	memcpy(command->as.push.matrix, (double[6]){ 1, 0, 0, 1, 0, 0 }, 6 * sizeof(double));
	command->as.push.opacity = opacity;
	if (!clip || too_many_points(svg, clip))
		return;
	command->as.push.has_clip = true;
	command->as.push.is_clip_even_odd = state->style.is_clip_even_odd;
	if (!keep_outline(svg, clip, &state->ctm, &command->as.push.clip))
		find_out_of_reach(svg, node);
}

/* A group whose opacity its one path can carry itself. */
static bool
carries_opacity(const struct svg *svg, size_t start)
{
	const struct image_command *push = &svg->commands[start], *path = push + 1;

	if (svg->command_count != start + 2 || path->kind != IMAGE_PATH ||
	    push->as.push.has_clip)
		return false;
	return path->as.path.paint.has_fill != path->as.path.paint.has_stroke;
}

void
svg_pop(struct svg *svg)
{
	size_t start;
	struct image_command *push;
	double opacity;

	if (svg->groups == 0)
		return;
	start = svg->group_starts[--svg->groups];
	push = &svg->commands[start];
	if (svg->command_count == start + 1) {
		svg->command_count = start;
	} else if (carries_opacity(svg, start)) {
		opacity = push->as.push.opacity;
		push[0] = push[1];
		push->as.path.paint.fill_opacity *= opacity;
		push->as.path.paint.stroke_opacity *= opacity;
		svg->command_count--;
	} else {
		add_command(svg, IMAGE_POP);
	}
}

/* ---- paint --------------------------------------------------------- */

/* A paint into colour and opacity; false when it leaves nothing. */
static bool
resolve(const struct svg_paint *paint, const struct svg_style *style, double rgb[3],
    double *opacity)
{
	if (paint->kind == SVG_NONE)
		return false;
	memcpy(rgb, paint->kind == SVG_CURRENT ? style->color : paint->rgb, 3 * sizeof *rgb);
	*opacity *= paint->alpha;
	return *opacity > 0;
}

static bool
is_flat(const struct outline *o)
{
	double low[2], high[2];
	size_t i;
	int k;

	if (o->point_count < 3)
		return true;
	for (k = 0; k < 2; k++) {
		low[k] = high[k] = o->points[k];
		for (i = 1; i < o->point_count; i++) {
			low[k] = fmin(low[k], o->points[i * 2 + (size_t)k]);
			high[k] = fmax(high[k], o->points[i * 2 + (size_t)k]);
		}
	}
	return low[0] == high[0] || low[1] == high[1];
}

static void
take_pen(struct image_paint *paint, const struct svg_style *style, double scale,
    struct arena *arena)
{
	double *dash;
	size_t i;

	paint->width = style->stroke_width * scale;
	paint->cap = (enum image_cap)style->cap;
	paint->join = (enum image_join)style->join;
	paint->miter = style->miter;
	paint->dash_phase = style->dash_phase * scale;
	paint->dash_count = style->dash_count;
	if (style->dash_count == 0)
		return;
	dash = ARENA_ARRAY(arena, double, style->dash_count);
	for (i = 0; i < style->dash_count; i++)
		dash[i] = style->dash[i] * scale;
	paint->dash = dash;
}

/*
 * A line without area must not be filled: XSL and SVG see nothing there,
 * PDF viewers paint a hair.
 */
static struct image_paint
make_paint(const struct svg *svg, const struct svg_style *style, double scale)
{
	struct image_paint paint = { .is_even_odd = style->is_even_odd, .miter = 4 };

	paint.fill_opacity = style->fill_opacity;
	paint.stroke_opacity = style->stroke_opacity;
	paint.has_fill = !is_flat(&svg->outline) &&
	    resolve(&style->fill, style, paint.fill, &paint.fill_opacity);
	paint.has_stroke = style->stroke_width > 0 &&
	    resolve(&style->stroke, style, paint.stroke, &paint.stroke_opacity);
	if (paint.has_stroke)
		take_pen(&paint, style, scale, svg->arena);
	return paint;
}

static bool
keeps_angles(const struct matrix *m)
{
	double x = m->a * m->a + m->b * m->b, y = m->c * m->c + m->d * m->d;
	double skew = m->a * m->c + m->b * m->d, slack = 1e-6 * (x + y);

	return fabs(x - y) <= slack && fabs(skew) <= slack;
}

/* How far ink goes beyond the points, at most. */
static double
reach_of(const struct image_paint *paint, const struct matrix *m)
{
	double grown = paint->cap == IMAGE_CAP_SQUARE ? sqrt(2) : 1;
	double scale = fmax(hypot(m->a, m->b), hypot(m->c, m->d));

	if (paint->join == IMAGE_JOIN_MITER)
		grown = fmax(grown, paint->miter);
	return paint->has_stroke ? paint->width / 2 * grown * scale : 0;
}

/* Whoever shows the drawing clips only where some ink may lie outside. */
static void
note_reach(struct svg *svg, const struct image_path *path, const struct matrix *m, double reach)
{
	double p[2];
	size_t i;

	for (i = 0; i < path->point_count && !svg->overflows; i++) {
		svg_map(m, path->points[i * 2], path->points[i * 2 + 1], p);
		svg->overflows = p[0] - reach < -0.001 || p[1] - reach < -0.001 ||
		    p[0] + reach > svg->box.w + 0.001 || p[1] + reach > svg->box.h + 0.001;
	}
}

static void
add_path(struct svg *svg, const xmlNode *node, const struct svg_state *state,
    const struct matrix *to_points, const struct matrix *left)
{
	double scale = sqrt(fabs(to_points->a * to_points->d - to_points->b * to_points->c));
	struct image_paint paint = make_paint(svg, &state->style, scale);
	struct image_path path;
	struct image_command *command;

	if (!paint.has_fill && !paint.has_stroke)
		return;
	if (!keep_outline(svg, &svg->outline, to_points, &path)) {
		find_out_of_reach(svg, node);
		return;
	}
	note_reach(svg, &path, left, reach_of(&paint, left));
	command = add_command(svg, IMAGE_PATH);
	command->as.path.outline = path;
	command->as.path.paint = paint;
}

/* The stroke is bent with its path, so the matrix is left to the viewer. */
static void
add_bent_path(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	const struct matrix *m = &state->ctm;
	double matrix[6] = { m->a, m->b, m->c, m->d, m->e, m->f };

	svg_push(svg, node, 1, NULL, state);
	if (svg_stopped(svg))
		return;
	memcpy(svg->commands[svg->command_count - 1].as.push.matrix, matrix, sizeof matrix);
	add_path(svg, node, state, &still, m);
	if (svg->commands[svg->command_count - 1].kind == IMAGE_PATH)
		add_command(svg, IMAGE_POP);
	else
		svg->command_count--;
	svg->groups--;
}

void
svg_paint(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	const struct svg_style *style = &state->style;
	const struct matrix *m = &state->ctm;
	bool is_stroked = style->stroke.kind != SVG_NONE && style->stroke_width > 0;

	if (style->is_hidden || svg->outline.verb_count == 0 || too_many_points(svg, &svg->outline))
		return;
	if (style->fill.kind == SVG_BEYOND || style->stroke.kind == SVG_BEYOND) {
		svg_beyond(svg, node, "a gradient or pattern");
		return;
	}
	if (m->a * m->d - m->b * m->c == 0)
		return;
	if (is_stroked && !keeps_angles(m))
		add_bent_path(svg, node, state);
	else
		add_path(svg, node, state, m, &still);
}
