/*
 * Whether what stands on the pages can be seen: contrast, and sizes of type.
 *
 * The background of something is the last fill painted under its middle.  Contrast is WCAG
 * 2.1's: 4.5:1 for text, 3:1 for large text (18 pt, or 14 pt bold), for pictures (their
 * strongest colour: tints lie inside an outline), for rules and borders.
 */
#include "area/area.h"

#include <math.h>
#include <stdlib.h>

enum { LARGE = 18 * MPT_PT, LARGE_BOLD = 14 * MPT_PT, BOLD = 600 };

struct looking {
	const struct areas *areas;
	const struct area_page *page;
	struct diags *diags;
	struct area_type *type;
	int turned;                       /* how many turned boxes we are in: their places are their own */
	struct sizes {
		mpt size;
		int characters;
	} sizes[64];
	int size_count;
};

/* ---- contrast -------------------------------------------------------- */

static double
linear(uint32_t part)
{
	double c = part / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgba)
{
	return 0.2126 * linear(rgba >> 24) + 0.7152 * linear(rgba >> 16 & 255) +
	       0.0722 * linear(rgba >> 8 & 255);
}

double
area_contrast(uint32_t rgba, uint32_t other)
{
	double a = luminance(rgba), b = luminance(other);

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static bool
covers(const struct area *fill, mpt x, mpt y)
{
	return fill->kind == AREA_FILL && (fill->as.fill.rgba & 255) == 255 && x >= fill->x &&
	    y >= fill->y && x <= fill->x + fill->width && y <= fill->y + fill->height;
}

/* The colour under a point when what stands at `index` is painted; paper is white. */
static uint32_t
background(const struct looking *l, int index, mpt x, mpt y)
{
	int i;

	for (i = index; i-- > 0;)
		if (covers(&l->page->areas[i], x, y))
			return l->page->areas[i].as.fill.rgba;
	return 0xFFFFFFFF;
}

/* Where an area's words come from; what has no tag is the document's. */
static struct place
place_of(const struct looking *l, const struct area *area)
{
	const struct areas *areas = l->areas;
	int tag = area->tag;

	while (tag > 0 && tag < areas->tag_count && !areas->tags[tag].at.file)
		tag = areas->tags[tag].parent;
	return areas->tags[tag > 0 && tag < areas->tag_count ? tag : 0].at;
}

/* Tenths, rounded down: 4.49 is not 4.5. */
static void
say(const struct looking *l, const struct area *area, const char *what, uint32_t ink, uint32_t paper,
    int least)
{
	int tenths = (int)(area_contrast(ink, paper) * 10);
	char colors[2][16];

	if (tenths >= least)
		return;
	snprintf(colors[0], sizeof colors[0], "#%06x", ink >> 8);
	snprintf(colors[1], sizeof colors[1], "#%06x", paper >> 8);
	diag(l->diags, DIAG_AREA_CONTRAST, place_of(l, area), what, colors[0], colors[1],
	    tenths / 10, tenths % 10, least / 10, least % 10);
}

static void
look_at_text(struct looking *l, int index, const struct area *area)
{
	const struct glyph_run *run = area->as.text.run;
	bool is_large = run->size >= LARGE ||
	    (run->size >= LARGE_BOLD && run->face && run->face->weight >= BOLD);
	uint32_t paper = background(l, index, area->x + run->width / 2, area->y - run->size / 3);

	say(l, area, "text", area->as.text.rgba, paper, is_large ? 30 : 45);
}

/* The strongest colour that a drawing has against the paper. */
static void
look_at_drawing(struct looking *l, int index, const struct area *area)
{
	const struct image *image = area->as.image.image;
	uint32_t paper = background(l, index, area->x + area->width / 2, area->y + area->height / 2);
	uint32_t strongest = paper, rgba;
	size_t i;
	int k;

	if (!image || image->kind != IMAGE_DRAWING || image->as.drawing.count == 0)
		return;
	for (i = 0; i < image->as.drawing.count; i++) {
		const struct image_command *c = &image->as.drawing.commands[i];

		for (k = 0; c->kind == IMAGE_PATH && k < 2; k++) {
			const struct image_paint *paint = &c->as.path.paint;
			const double *rgb = k ? paint->stroke : paint->fill;

			if (!(k ? paint->has_stroke : paint->has_fill))
				continue;
			rgba = (uint32_t)(rgb[0] * 255 + 0.5) << 24 | (uint32_t)(rgb[1] * 255 + 0.5) << 16 |
			    (uint32_t)(rgb[2] * 255 + 0.5) << 8 | 255;
			if (area_contrast(rgba, paper) > area_contrast(strongest, paper))
				strongest = rgba;
		}
	}
	say(l, area, "picture", strongest, paper, 30);
}

/* A border is seen when it stands out from one of the sides that it parts. */
static void
look_at_border(struct looking *l, int index, const struct area *area)
{
	const struct area_side *sides[] = { &area->as.border.top, &area->as.border.bottom,
		&area->as.border.left, &area->as.border.right };
	uint32_t out = background(l, index, area->x - MPT_PT, area->y - MPT_PT);
	uint32_t in = background(l, index, area->x + area->width / 2, area->y + area->height / 2);
	size_t i;

	for (i = 0; i < sizeof sides / sizeof *sides; i++) {
		uint32_t ink = sides[i]->rgba;

		if (sides[i]->style == STYLE_NONE || sides[i]->width <= 0 || (ink & 255) < 255)
			continue;
		say(l, area, "border", ink,
		    area_contrast(ink, in) > area_contrast(ink, out) ? in : out, 30);
	}
}

static void
look_at_rule(struct looking *l, int index, const struct area *area)
{
	say(l, area, "rule", area->as.rule.line.rgba,
	    background(l, index, area->x + area->width / 2, area->y - MPT_PT), 30);
}

/* ---- sizes -------------------------------------------------------------- */

static void
count_size(struct looking *l, const struct area *area)
{
	const struct glyph_run *run = area->as.text.run;
	int i;

	if (!l->type->smallest || run->size < l->type->smallest) {
		l->type->smallest = run->size;
		l->type->smallest_at = place_of(l, area);
	}
	if (area->tag < 0)
		return;
	for (i = 0; i < l->size_count && l->sizes[i].size != run->size; i++)
		continue;
	if (i == 64)
		return;
	l->sizes[i].size = run->size;
	l->sizes[i].characters += run->count;
	l->size_count = i == l->size_count ? i + 1 : l->size_count;
}

static void
find_running(struct looking *l)
{
	int i, most = 0;

	for (i = 0; i < l->size_count; i++)
		if (l->sizes[i].characters > most) {
			most = l->sizes[i].characters;
			l->type->running = l->sizes[i].size;
		}
}

/* ---- pages --------------------------------------------------------------- */

static void
look_at(struct looking *l, int index)
{
	const struct area *area = &l->page->areas[index];

	if (area->kind == AREA_TEXT && area->as.text.run->count > 0)
		count_size(l, area);
	if (l->turned)
		return;
	if (area->kind == AREA_TEXT && area->as.text.run->count > 0)
		look_at_text(l, index, area);
	else if (area->kind == AREA_IMAGE)
		look_at_drawing(l, index, area);
	else if (area->kind == AREA_BORDER)
		look_at_border(l, index, area);
	else if (area->kind == AREA_RULE)
		look_at_rule(l, index, area);
}

static void
look_at_page(struct looking *l)
{
	bool turns[256];
	int i, depth = 0;

	for (i = 0; i < l->page->count; i++) {
		const struct area *area = &l->page->areas[i];

		if (area->kind == AREA_OPEN && depth < 256) {
			turns[depth] = area->as.open.turn != 0;
			l->turned += turns[depth++];
		} else if (area->kind == AREA_CLOSE && depth > 0) {
			l->turned -= turns[--depth];
		} else {
			look_at(l, i);
		}
	}
	l->turned = 0;
}

void
areas_check_legible(const struct areas *areas, struct area_type *type, struct diags *diags)
{
	struct looking *l = mem_alloc(sizeof *l);
	int i;

	*type = (struct area_type){ 0 };
	l->areas = areas;
	l->type = type;
	l->diags = diags;
	for (i = 0; i < areas->page_count; i++) {
		l->page = &areas->pages[i];
		look_at_page(l);
	}
	find_running(l);
	free(l);
}
