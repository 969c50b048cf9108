/*
 * Pictures in lines: a viewport, in it a picture that is scaled and aligned
 * (XSL 1.1, 6.6.5, 7.15).
 */
#include "layout/para.h"

static const struct image *
load(struct para *para, const struct fo *fo)
{
	struct layout_job *job = para->setter->edition->job;
	const char *src = fo_string(fo, PROP_SRC);

	if (fo->kind == FO_INSTREAM_FOREIGN_OBJECT)
		return image_from_svg(job->images, fo->text, fo->text_length, job->diags, fo->at);
	return image_load(
	    job->images, job->roots, job->base_file, src ? src : "", job->diags, fo->at);
}

static bool
is_fitted(enum fo_keyword keyword)
{
	return keyword == KEY_SCALE_TO_FIT || keyword == KEY_SCALE_DOWN_TO_FIT ||
	       keyword == KEY_SCALE_UP_TO_FIT;
}

static double
fit_scale(enum fo_keyword keyword, mpt view, mpt own)
{
	double scale = (double)view / own;

	if (keyword == KEY_SCALE_DOWN_TO_FIT && scale > 1)
		return 1;
	if (keyword == KEY_SCALE_UP_TO_FIT && scale < 1)
		return 1;
	return scale;
}

/* The scale that one dimension asks for; 0: it asks for none. `view` is 0 where the viewport
 * takes the picture's size. */
static double
own_scale(const struct fo *fo, enum fo_prop prop, mpt own, mpt view)
{
	enum fo_keyword keyword = fo_keyword(fo, prop);

	if (fo_is_length(fo, prop))
		return (double)fo_length(fo, prop, own) / own;
	if (is_fitted(keyword) && view > 0)
		return fit_scale(keyword, view, own);
	return 0;
}

static double
smaller(double a, double b)
{
	return a < b ? a : b;
}

static void
scale_image(const struct fo *fo, struct graphic *g)
{
	mpt own_width = g->image->width, own_height = g->image->height;
	bool fits_width = is_fitted(fo_keyword(fo, PROP_CONTENT_WIDTH));
	bool fits_height = is_fitted(fo_keyword(fo, PROP_CONTENT_HEIGHT));
	double x = own_scale(fo, PROP_CONTENT_WIDTH, own_width, g->view_width);
	double y = own_scale(fo, PROP_CONTENT_HEIGHT, own_height, g->view_height);

	if (x > 0 && y > 0) {
		/* Fitted both ways takes the smaller; two given sizes both count. */
		if (fo_keyword(fo, PROP_SCALING) != KEY_NON_UNIFORM && (fits_width || fits_height))
			x = y = smaller(x, y);
	} else if (fo_keyword(fo, PROP_SCALING) == KEY_NON_UNIFORM) {
		x = x > 0 ? x : 1;
		y = y > 0 ? y : 1;
	} else {
		x = y = x > 0 ? x : y > 0 ? y : 1;
	}
	g->image_width = mpt_max(mpt_from_points(own_width * x / MPT_PT), 1);
	g->image_height = mpt_max(mpt_from_points(own_height * y / MPT_PT), 1);
}

/* A viewport's size where it is given, else 0. */
static mpt
view_size(const struct fo *fo, enum fo_prop optimum, mpt base)
{
	const struct value *v = fo_value(fo, optimum);

	if (v->type != VALUE_LENGTH || (v->percent && base <= 0))
		return 0;
	return mpt_max(fo_length(fo, optimum, base), 0);
}

static mpt
clamp_size(const struct fo *fo, enum fo_prop minimum, enum fo_prop maximum, mpt base, mpt size)
{
	mpt most = view_size(fo, maximum, base), least = view_size(fo, minimum, base);

	if (most > 0 && size > most)
		size = most;
	return mpt_max(size, least);
}

static mpt
align(enum fo_keyword keyword, mpt room, bool is_rtl)
{
	switch (keyword) {
	case KEY_CENTER:
		return room / 2;
	case KEY_END:
	case KEY_RIGHT:
	case KEY_OUTSIDE:
		return is_rtl ? 0 : room;
	case KEY_AFTER:
		return room;
	case KEY_BEFORE:
	case KEY_AUTO:
		return 0;
	default:
		return is_rtl ? room : 0;
	}
}

static void
place_in_view(const struct fo *fo, struct graphic *g, bool is_rtl, mpt base)
{
	struct box b;
	enum fo_keyword overflow = fo_keyword(fo, PROP_OVERFLOW);

	box_from(&b, fo, 0, g->view_width, is_rtl, base);
	g->view_x = -b.x;
	g->view_y = b.top.width + b.pad_top;
	g->width = b.width;
	g->height = g->view_height + g->view_y + b.bottom.width + b.pad_bottom;
	g->x = g->view_x +
	       align(fo_keyword(fo, PROP_TEXT_ALIGN), g->view_width - g->image_width, is_rtl);
	g->y = g->view_y +
	       align(fo_keyword(fo, PROP_DISPLAY_ALIGN), g->view_height - g->image_height, false);
	g->clips = (overflow == KEY_HIDDEN || overflow == KEY_ERROR_IF_OVERFLOW) &&
		   (g->image_width > g->view_width || g->image_height > g->view_height);
}

bool
measure_graphic(struct para *para, const struct fo *fo, struct graphic *g)
{
	mpt base = para->measure, height = para->setter->height;

	g->image = load(para, fo);
	if (!g->image)
		return false;
	g->view_width = view_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, base);
	g->view_height = view_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, height);
	scale_image(fo, g);
	if (g->view_width == 0)
		g->view_width = clamp_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
		    PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, base, g->image_width);
	if (g->view_height == 0)
		g->view_height = clamp_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
		    PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, height, g->image_height);
	/* A maximum may have made the viewport smaller than what was to fit it. */
	scale_image(fo, g);
	place_in_view(fo, g, para->setter->is_rtl, base);
	return true;
}

static void
paint_under(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt y)
{
	struct area under[TRAITS_MOST + 1], shape = { .tag = ARTIFACT_LAYOUT, .x = x, .y = y };
	int i, n;

	if (para->setter->artifact)
		shape.tag = para->setter->artifact;
	shape.width = thing->graphic.width;
	shape.height = thing->graphic.height;
	n = traits_paint(para->setter->edition, under, thing->fo, &shape, para->setter->is_rtl);
	if (field_area(para->setter, thing->fo, &shape, &under[n]))
		n++;
	for (i = 0; i < n; i++)
		*slug_area(para->arena, slug, under[i].kind, shape.tag, 0) = under[i];
}

void
paint_graphic(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt y)
{
	const struct graphic *g = &thing->graphic;
	int tag = tag_of(para->setter, thing->fo), order = thing->fo->order;
	struct area *area;

	paint_under(para, slug, thing, x, y);
	if (g->clips) {
		area = slug_area(para->arena, slug, AREA_OPEN, tag, order);
		area->x = x + g->view_x;
		area->y = y + g->view_y;
		area->width = g->view_width;
		area->height = g->view_height;
		area->as.open.clips = true;
		clip_to(thing->fo, area);
	}
	area = slug_area(para->arena, slug, AREA_IMAGE, tag, order);
	area->x = x + g->x;
	area->y = y + g->y;
	area->width = g->image_width;
	area->height = g->image_height;
	area->as.image.image = g->image;
	if (g->clips)
		slug_area(para->arena, slug, AREA_CLOSE, tag, order);
}
