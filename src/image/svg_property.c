/*
 * Properties: what a value means, one setter for each sort of value and one
 * row for each name.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>

const struct svg_style svg_initial_style = {
	.fill = { SVG_COLOR, { 0, 0, 0 }, 1 },
	.stroke = { SVG_NONE, { 0, 0, 0 }, 1 },
	.fill_opacity = 1,
	.stroke_opacity = 1,
	.stroke_width = 1,
	.miter = 4,
	.opacity = 1,
};

static bool
set_paint(struct svg_setting *s)
{
	struct svg_paint *paint = s->field;

	paint->alpha = 1;
	if (strcmp(s->value, "none") == 0) {
		paint->kind = SVG_NONE;
	} else if (strcmp(s->value, "currentColor") == 0 ||
	    strcmp(s->value, "currentcolor") == 0) {
		paint->kind = SVG_CURRENT;
	} else if (strncmp(s->value, "url(", 4) == 0 || strncmp(s->value, "context-", 8) == 0 ||
	    strncmp(s->value, "hsl", 3) == 0) {
		paint->kind = SVG_BEYOND;
	} else {
		struct svg_paint color = { SVG_COLOR, { 0, 0, 0 }, 1 };

		if (!svg_color(s->value, color.rgb, &color.alpha))
			return false;
		*paint = color;
	}
	return true;
}

static bool
set_color(struct svg_setting *s)
{
	double rgb[3], alpha;

	if (!svg_color(s->value, rgb, &alpha))
		return strcmp(s->value, "currentColor") == 0;
	memcpy(s->field, rgb, sizeof rgb);
	return true;
}

static bool
set_opacity(struct svg_setting *s)
{
	const char *at = s->value;
	double value;

	if (!svg_number(&at, &value))
		return false;
	if (*at == '%') {
		value /= 100;
		at++;
	}
	*(double *)s->field = fmin(1, fmax(0, value));
	return *at == '\0';
}

static bool
set_length(struct svg_setting *s)
{
	return svg_length(s->value, s->diagonal, s->field);
}

static bool
set_width(struct svg_setting *s)
{
	double value;

	if (!svg_length(s->value, s->diagonal, &value) || value < 0)
		return false;
	*(double *)s->field = value;
	return true;
}

static bool
set_miter(struct svg_setting *s)
{
	const char *at = s->value;
	double value;

	if (!svg_number(&at, &value) || *at != '\0' || value < 1)
		return false;
	*(double *)s->field = value;
	return true;
}

static bool
set_word(struct svg_setting *s, const char *const *words, int count, int *index)
{
	int i;

	for (i = 0; i < count; i++)
		if (strcmp(words[i], s->value) == 0) {
			*index = i;
			return true;
		}
	return false;
}

static bool
set_cap(struct svg_setting *s)
{
	static const char *const words[] = { "butt", "round", "square" };

	return set_word(s, words, 3, s->field);
}

static bool
set_join(struct svg_setting *s)
{
	static const char *const words[] = { "miter", "round", "bevel" };

	return set_word(s, words, 3, s->field);
}

static bool
set_rule(struct svg_setting *s)
{
	static const char *const words[] = { "nonzero", "evenodd" };
	int which;

	if (!set_word(s, words, 2, &which))
		return false;
	*(bool *)s->field = which == 1;
	return true;
}

static bool
set_visibility(struct svg_setting *s)
{
	static const char *const words[] = { "visible", "hidden", "collapse" };
	int which;

	if (!set_word(s, words, 3, &which))
		return false;
	*(bool *)s->field = which > 0;
	return true;
}

static bool
set_display(struct svg_setting *s)
{
	*(bool *)s->field = strcmp(s->value, "none") == 0;
	return true;
}

static bool
set_overflow(struct svg_setting *s)
{
	*(bool *)s->field = strcmp(s->value, "visible") == 0 || strcmp(s->value, "auto") == 0;
	return true;
}

/* Lengths in a row, commas or blanks between; none is negative. */
static bool
read_dash(const char *at, double diagonal, double *dash, size_t *count, size_t limit)
{
	char word[40];
	size_t n;

	for (*count = 0; *at; at += strspn(at, " \t\r\n\f,")) {
		n = strcspn(at, " \t\r\n\f,");
		if (n >= sizeof word || *count == limit)
			return false;
		memcpy(word, at, n);
		word[n] = '\0';
		if (!svg_length(word, diagonal, &dash[*count]) || dash[*count] < 0)
			return false;
		++*count;
		at += n;
	}
	return *count > 0;
}

static bool
set_dash(struct svg_setting *s)
{
	double dash[64], *kept, sum = 0;
	size_t i, count;

	s->style->dash = NULL;
	s->style->dash_count = 0;
	if (strcmp(s->value, "none") == 0)
		return true;
	if (!read_dash(s->value, s->diagonal, dash, &count, 64))
		return false;
	for (i = 0; i < count; i++)
		sum += dash[i];
	if (sum <= 0)
		return true;
	kept = ARENA_ARRAY(s->svg->scratch, double, count);
	memcpy(kept, dash, count * sizeof *dash);
	s->style->dash = kept;
	s->style->dash_count = count;
	return true;
}

/* clip-path: url(#id), nothing else of what CSS allows. */
static bool
set_clip(struct svg_setting *s)
{
	size_t n = strlen(s->value);

	s->style->clip = NULL;
	if (strcmp(s->value, "none") == 0)
		return true;
	if (n > 6 && strncmp(s->value, "url(#", 5) == 0 && s->value[n - 1] == ')')
		s->style->clip = arena_strndup(s->svg->scratch, s->value + 5, n - 6);
	else
		s->style->beyond = s->name;
	return true;
}

static bool
set_marker(struct svg_setting *s)
{
	s->style->marker = strcmp(s->value, "none") == 0 ? NULL : s->name;
	return true;
}

/* Properties that only librsvg knows, unless they say "nothing special". */
static bool
set_beyond(struct svg_setting *s)
{
	static const char *const harmless[] = { "none", "normal", "auto", "fill stroke markers",
		"fill" };
	size_t i;

	for (i = 0; i < sizeof harmless / sizeof *harmless; i++)
		if (strcmp(harmless[i], s->value) == 0)
			return true;
	s->style->beyond = s->name;
	return true;
}

static const struct svg_property properties[] = {
#define FIELD(field) offsetof(struct svg_style, field), sizeof svg_initial_style.field
	{ "fill", set_paint, FIELD(fill) },
	{ "stroke", set_paint, FIELD(stroke) },
	{ "color", set_color, FIELD(color) },
	{ "opacity", set_opacity, FIELD(opacity) },
	{ "fill-opacity", set_opacity, FIELD(fill_opacity) },
	{ "stroke-opacity", set_opacity, FIELD(stroke_opacity) },
	{ "stroke-width", set_width, FIELD(stroke_width) },
	{ "stroke-linecap", set_cap, FIELD(cap) },
	{ "stroke-linejoin", set_join, FIELD(join) },
	{ "stroke-miterlimit", set_miter, FIELD(miter) },
	{ "stroke-dashoffset", set_length, FIELD(dash_phase) },
	{ "stroke-dasharray", set_dash, FIELD(dash) },
	{ "fill-rule", set_rule, FIELD(is_even_odd) },
	{ "clip-rule", set_rule, FIELD(is_clip_even_odd) },
	{ "visibility", set_visibility, FIELD(is_hidden) },
	{ "display", set_display, FIELD(is_none) },
	{ "overflow", set_overflow, FIELD(shows_overflow) },
	{ "clip-path", set_clip, FIELD(clip) },
	{ "marker", set_marker, FIELD(marker) },
	{ "marker-start", set_marker, FIELD(marker) },
	{ "marker-mid", set_marker, FIELD(marker) },
	{ "marker-end", set_marker, FIELD(marker) },
	{ "filter", set_beyond, FIELD(beyond) },
	{ "mask", set_beyond, FIELD(beyond) },
	{ "mix-blend-mode", set_beyond, FIELD(beyond) },
	{ "paint-order", set_beyond, FIELD(beyond) },
	{ "vector-effect", set_beyond, FIELD(beyond) },
	{ "transform-origin", set_beyond, FIELD(beyond) },
#undef FIELD
};

const struct svg_property *
svg_find_property(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof properties / sizeof *properties; i++)
		if (strcmp(properties[i].name, name) == 0)
			return &properties[i];
	return NULL;
}
