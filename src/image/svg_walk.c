/*
 * Elements in document order into groups and shapes.
 *
 * What an element inherits travels down in struct svg_state; `use` and
 * nested svg change its matrix and viewport, nothing else.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>

static void
draw_node(struct svg *svg, const xmlNode *node, const struct svg_state *parent);

/* ---- clips --------------------------------------------------------- */

static const xmlNode *
next_svg(const xmlNode *node)
{
	while (node && (!svg_is_element(node) || svg_is(node, "title") || svg_is(node, "desc")))
		node = node->next;
	return node;
}

static bool
apply_transform(struct svg *svg, const xmlNode *node, struct svg_state *state)
{
	const char *text = svg_attribute(node, "transform");
	struct matrix m;

	if (!text)
		return true;
	if (!svg_transform(text, &m)) {
		svg_bad_value(svg, node, "transform", text);
		return false;
	}
	state->ctm = svg_multiply(state->ctm, m);
	return true;
}

static double
diagonal_of(const struct svg_state *state)
{
	return hypot(state->view_w, state->view_h) / sqrt(2);
}

/* The one shape of a clipPath into svg->outline, seen from `state`; any
 * more would need the union of outlines, which PDF cannot clip with. */
static bool
clip_outline(struct svg *svg, const xmlNode *clip, struct svg_state *state)
{
	const xmlNode *child = next_svg(clip->children);
	const char *units = svg_attribute(clip, "clipPathUnits");

	svg->outline.verb_count = svg->outline.point_count = 0;
	if (!child)
		return true;
	apply_transform(svg, clip, state);
	apply_transform(svg, child, state);
	state->style = svg_style_of(svg, clip, &state->style, diagonal_of(state));
	if (state->style.clip || (units && strcmp(units, "objectBoundingBox") == 0))
		return false;
	state->style = svg_style_of(svg, child, &state->style, diagonal_of(state));
	if (state->style.clip || next_svg(child->next) || !svg_shape(svg, child, state))
		return false;
	if (state->style.is_none || state->style.is_hidden)
		svg->outline.verb_count = svg->outline.point_count = 0;
	return true;
}

static void
push_clip(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	const xmlNode *clip = svg_find_id(svg, node, state->style.clip);
	struct svg_state inner = *state;

	inner.style = svg_initial_style;
	if (!clip || !svg_is(clip, "clipPath"))
		svg_bad_value(svg, node, "clip-path", state->style.clip);
	else if (!clip_outline(svg, clip, &inner))
		svg_beyond(svg, clip, "more than one plain shape");
	else
		svg_push(svg, node, state->style.opacity, &svg->outline, &inner);
}

/* ---- containers ---------------------------------------------------- */

static void
draw_children(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	const xmlNode *child;

	for (child = node->children; child && !svg_stopped(svg); child = child->next)
		draw_node(svg, child, state);
}

/* The viewport of an svg or symbol: its viewBox into x, y, w, h, clipped. */
static void
draw_viewport(struct svg *svg, const xmlNode *node, struct svg_box into, struct svg_state state)
{
	const char *view = svg_attribute(node, "viewBox");
	const char *aspect = svg_attribute(node, "preserveAspectRatio");
	struct svg_box from = { 0, 0, into.w, into.h };
	struct svg_fit fit = { 0.5, 0.5, false, false };
	bool clips = !state.style.shows_overflow;

	if (view && !svg_view_box(view, &from))
		svg_bad_value(svg, node, "viewBox", view);
	if (aspect && !svg_fit(aspect, &fit))
		svg_bad_value(svg, node, "preserveAspectRatio", aspect);
	if (!(into.w > 0 && into.h > 0 && from.w > 0 && from.h > 0))
		return;
	if (clips) {
		svg->outline.verb_count = svg->outline.point_count = 0;
		svg_move(&svg->outline, into.x, into.y);
		svg_line(&svg->outline, into.x + into.w, into.y);
		svg_line(&svg->outline, into.x + into.w, into.y + into.h);
		svg_line(&svg->outline, into.x, into.y + into.h);
		svg_close(&svg->outline);
		svg_push(svg, node, 1, &svg->outline, &state);
	}
	state.ctm = svg_multiply(state.ctm, view ? svg_viewport(into, from, fit) :
	    (struct matrix){ 1, 0, 0, 1, into.x, into.y });
	state.view_w = from.w;
	state.view_h = from.h;
	draw_children(svg, node, &state);
	if (clips)
		svg_pop(svg);
}

static struct svg_box
box_of(struct svg *svg, const xmlNode *node, const struct svg_state *state)
{
	struct svg_box box;

	box.x = svg_length_of(svg, node, "x", state->view_w, 0);
	box.y = svg_length_of(svg, node, "y", state->view_h, 0);
	box.w = svg_length_of(svg, node, "width", state->view_w, state->view_w);
	box.h = svg_length_of(svg, node, "height", state->view_h, state->view_h);
	return box;
}

static bool
is_being_drawn(const struct svg *svg, const xmlNode *target, const xmlNode *use)
{
	int i;

	for (i = 0; i < svg->use_count; i++)
		if (svg->uses[i] == target)
			return true;
	for (; use; use = use->parent)
		if (use == target)
			return true;
	return false;
}

/* What `use` names, or NULL after a finding. */
static const xmlNode *
used_by(struct svg *svg, const xmlNode *node)
{
	const char *href = svg_reference(node), *why = NULL;
	const xmlNode *target = NULL;

	if (!href || href[0] != '#')
		why = "which lies outside the file and is not read";
	else if ((target = svg_find_id(svg, node, href + 1)) == NULL)
		why = "which does not exist";
	else if (is_being_drawn(svg, target, node))
		why = "which holds itself";
	else if (svg->use_count >= SVG_NESTING_MAX)
		why = "too many uses within each other";
	else
		return target;
	image_find(svg->findings, DIAG_IMAGE_DATA, "line %ld: use of '%.60s', %s",
	    xmlGetLineNo(node), href ? href : "", why);
	return NULL;
}

/* width and height of `use` take the place of those of an svg or symbol
 * (SVG 1.1, 5.6). */
static void
draw_used_viewport(struct svg *svg, const xmlNode *node, const xmlNode *target,
    const struct svg_state *parent)
{
	struct svg_state state = *parent;
	struct svg_box box;

	state.style = svg_style_of(svg, target, &parent->style, diagonal_of(parent));
	if (state.style.is_none)
		return;
	apply_transform(svg, target, &state);
	if (state.style.beyond || state.style.clip || state.style.opacity < 1)
		svg_beyond(svg, target, "effects on a symbol");
	box = box_of(svg, target, &state);
	if (svg_is(target, "symbol"))
		box = (struct svg_box){ 0, 0, state.view_w, state.view_h };
	box.w = svg_length_of(svg, node, "width", state.view_w, box.w);
	box.h = svg_length_of(svg, node, "height", state.view_h, box.h);
	draw_viewport(svg, target, box, state);
}

static void
draw_use(struct svg *svg, const xmlNode *node, struct svg_state *state)
{
	const xmlNode *target = used_by(svg, node);
	struct matrix shift = { 1, 0, 0, 1, 0, 0 };

	if (!target)
		return;
	shift.e = svg_length_of(svg, node, "x", state->view_w, 0);
	shift.f = svg_length_of(svg, node, "y", state->view_h, 0);
	state->ctm = svg_multiply(state->ctm, shift);
	svg->uses[svg->use_count++] = target;
	if (svg_is(target, "symbol") || svg_is(target, "svg"))
		draw_used_viewport(svg, node, target, state);
	else
		draw_node(svg, target, state);
	svg->use_count--;
}

/* ---- elements ------------------------------------------------------ */

/* Elements that paint nothing where they stand. */
static bool
is_silent(const xmlNode *node)
{
	static const char *const names[] = { "defs", "title", "desc", "metadata", "style", "script",
		"symbol", "clipPath", "mask", "filter", "marker", "pattern", "linearGradient",
		"radialGradient", "animate", "animateTransform", "animateMotion", "animateColor",
		"set", "view", "cursor", "font", "font-face", "color-profile" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], (const char *)node->name) == 0)
			return true;
	return strcmp((const char *)node->name, "text") == 0 && !node->children;
}

static void
draw_content(struct svg *svg, const xmlNode *node, struct svg_state *state)
{
	if (svg_is(node, "g") || svg_is(node, "a"))
		draw_children(svg, node, state);
	else if (svg_is(node, "use"))
		draw_use(svg, node, state);
	else if (svg_is(node, "svg"))
		draw_viewport(svg, node, box_of(svg, node, state), *state);
	else if (svg_shape(svg, node, state))
		svg_paint(svg, node, state);
	else
		svg->beyond = arena_printf(svg->scratch, "line %ld: element '%s'",
		    xmlGetLineNo(node), (const char *)node->name);
}

/* A group's clip and opacity stand around what it holds. */
static void
draw_grouped(struct svg *svg, const xmlNode *node, struct svg_state *state)
{
	int groups = svg->groups;

	if (state->style.beyond) {
		svg_beyond(svg, node, "%s", state->style.beyond);
		return;
	}
	if (state->style.clip)
		push_clip(svg, node, state);
	if (svg->groups == groups && state->style.opacity < 1)
		svg_push(svg, node, state->style.opacity, NULL, state);
	if (!svg_stopped(svg))
		draw_content(svg, node, state);
	if (svg->groups > groups)
		svg_pop(svg);
}

static bool
counts(struct svg *svg)
{
	if (++svg->elements > SVG_ELEMENTS_MAX)
		svg_fail(svg, DIAG_IMAGE_LARGE, "more than %d elements are drawn",
		    SVG_ELEMENTS_MAX);
	else if (svg->depth >= SVG_NESTING_MAX)
		svg_fail(svg, DIAG_IMAGE_LARGE, "elements nest deeper than %d", SVG_NESTING_MAX);
	return !svg_stopped(svg);
}

static void
draw_node(struct svg *svg, const xmlNode *node, const struct svg_state *parent)
{
	struct svg_state state = *parent;

	if (!svg_is_element(node) || is_silent(node) || !counts(svg))
		return;
	state.style = svg_style_of(svg, node, &parent->style, diagonal_of(parent));
	if (state.style.is_none || state.style.opacity <= 0)
		return;
	apply_transform(svg, node, &state);
	svg->depth++;
	draw_grouped(svg, node, &state);
	svg->depth--;
}

void
svg_walk(struct svg *svg, const xmlNode *root, struct svg_state *state)
{
	int groups = svg->groups;

	state->style = svg_style_of(svg, root, &svg_initial_style, diagonal_of(state));
	if (state->style.is_none || state->style.opacity <= 0)
		return;
	if (state->style.beyond || state->style.clip)
		svg_beyond(svg, root, "%s", state->style.beyond ? state->style.beyond : "clip-path");
	if (state->style.opacity < 1)
		svg_push(svg, root, state->style.opacity, NULL, state);
	draw_children(svg, root, state);
	if (svg->groups > groups)
		svg_pop(svg);
}
