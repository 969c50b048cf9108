/*
 * Our paths against librsvg's: each SVG is drawn natively, written out again
 * as plain paths, and both are painted by librsvg.  What differs is ours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "image/image.h"
#include "image/inside.h"

static void
write_outline(struct buf *out, const struct image_path *path)
{
	static const char letters[] = "MLCZ";
	static const int pairs[] = { 1, 1, 3, 0 };
	const double *p = path->points;
	size_t i;
	int k;

	for (i = 0; i < path->verb_count; i++) {
		buf_char(out, letters[path->verbs[i]]);
		for (k = 0; k < pairs[path->verbs[i]]; k++, p += 2)
			buf_printf(out, "%.9g %.9g ", p[0], p[1]);
	}
}

static void
write_color(struct buf *out, const char *name, const double rgb[3], double opacity)
{
	buf_printf(out, " %s='#%02x%02x%02x' %s-opacity='%.6g'", name, (int)(rgb[0] * 255 + 0.5),
	    (int)(rgb[1] * 255 + 0.5), (int)(rgb[2] * 255 + 0.5), name, opacity);
}

static void
write_path(struct buf *out, const struct image_paint *paint, const struct image_path *path)
{
	static const char *const caps[] = { "butt", "round", "square" };
	static const char *const joins[] = { "miter", "round", "bevel" };
	size_t i;

	buf_string(out, "<path d='");
	write_outline(out, path);
	buf_printf(out, "' fill-rule='%s'", paint->is_even_odd ? "evenodd" : "nonzero");
	if (paint->has_fill)
		write_color(out, "fill", paint->fill, paint->fill_opacity);
	else
		buf_string(out, " fill='none'");
	if (paint->has_stroke) {
		write_color(out, "stroke", paint->stroke, paint->stroke_opacity);
		buf_printf(out, " stroke-width='%.9g' stroke-linecap='%s' stroke-linejoin='%s'"
		    " stroke-miterlimit='%.9g' stroke-dashoffset='%.9g' stroke-dasharray='",
		    paint->width, caps[paint->cap], joins[paint->join], paint->miter,
		    paint->dash_phase);
		for (i = 0; i < paint->dash_count; i++)
			buf_printf(out, "%.9g ", paint->dash[i]);
		buf_string(out, paint->dash_count ? "'" : "none'");
	}
	buf_string(out, "/>\n");
}

static void
write_push(struct buf *out, const struct image_command *command, int id)
{
	const double *m = command->as.push.matrix;

	buf_printf(out, "<g opacity='%.6g' transform='matrix(%.9g %.9g %.9g %.9g %.9g %.9g)'",
	    command->as.push.opacity, m[0], m[1], m[2], m[3], m[4], m[5]);
	if (command->as.push.has_clip)
		buf_printf(out, " clip-path='url(#c%d)'", id);
	buf_string(out, ">\n");
	if (!command->as.push.has_clip)
		return;
	buf_printf(out, "<clipPath id='c%d'><path clip-rule='%s' d='", id,
	    command->as.push.is_clip_even_odd ? "evenodd" : "nonzero");
	write_outline(out, &command->as.push.clip);
	buf_string(out, "'/></clipPath>\n");
}

static void
write_drawing(struct buf *out, const struct image *image)
{
	const struct image_drawing *drawing = &image->as.drawing;
	size_t i;

	buf_printf(out, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %g %g'>\n",
	    image->width / 1000.0, image->height / 1000.0);
	for (i = 0; i < drawing->count; i++) {
		const struct image_command *c = &drawing->commands[i];

		if (c->kind == IMAGE_PUSH)
			write_push(out, c, (int)i);
		else if (c->kind == IMAGE_POP)
			buf_string(out, "</g>\n");
		else
			write_path(out, &c->as.path.paint, &c->as.path.outline);
	}
	buf_string(out, "</svg>\n");
}

/* The largest difference of two pictures, each dot laid on white. */
static int
worst_difference(const struct image_pixels *a, const struct image_pixels *b, double *mean)
{
	size_t i, n = (size_t)a->columns * (size_t)a->rows;
	double sum = 0;
	int worst = 0, k, d;

	assert_int_equal(a->columns, b->columns);
	assert_int_equal(a->rows, b->rows);
	for (i = 0; i < n; i++)
		for (k = 0; k < 3; k++) {
			int x = a->alpha ? a->alpha[i] : 255, y = b->alpha ? b->alpha[i] : 255;

			x = 255 - x + a->samples[i * 3 + (size_t)k] * x / 255;
			y = 255 - y + b->samples[i * 3 + (size_t)k] * y / 255;
			d = abs(x - y);
			sum += d;
			worst = d > worst ? d : worst;
		}
	*mean = sum / (double)n / 3;
	return worst;
}

static const struct image_pixels *
paint(struct image *image, const void *bytes, size_t n, struct findings *findings,
    struct raster **raster)
{
	struct bytes whole = { bytes, n };

	assert_true(image_raster(image, whole, "test", findings, raster));
	return &image->as.pixels;
}

/* Draws an SVG both ways; tells whether they agree. */
static bool
agree(const char *svg)
{
	struct images *images = images_new();
	struct diags *diags = diags_new();
	struct findings findings = { .arena = arena_new() };
	struct raster *raster = NULL;
	struct place place = { "test.fo", 1 };
	const struct image *drawn = image_from_svg(images, svg, strlen(svg), diags, place);
	struct image ours, theirs;
	struct buf again = { 0 };
	bool failed = false;
	double mean;
	int worst;

	diags_print(diags, stderr, 0, DIAG_NOTE, false);
	assert_non_null(drawn);
	assert_int_equal(diags_count(diags), 0);
	assert_int_equal(drawn->kind, IMAGE_DRAWING);
	/* 100 pt then make 400 dots, so that no side is rounded. */
	ours = *drawn;
	ours.width = drawn->width / 100 * 96;
	ours.height = drawn->height / 100 * 96;
	theirs = ours;
	write_drawing(&again, drawn);
	worst = worst_difference(paint(&ours, again.bytes, again.count, &findings, &raster),
	    paint(&theirs, svg, strlen(svg), &findings, &raster), &mean);
	if (worst > 110 || (mean > 0.05 && worst > 3)) {
		print_error("mean %.3f worst %d for\n%s\nwhich became\n%s", mean, worst, svg,
		    again.bytes);
		failed = true;
	}
	buf_drop(&again);
	image_raster_drop(raster);
	arena_drop(findings.arena);
	diags_drop(diags);
	images_drop(images);
	return !failed;
}

#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "

static const char *const pictures[] = {
	OPEN "width='100' height='100'><rect x='10' y='20' width='50' height='40' rx='8'/>"
	     "<rect x='5' y='70' width='30' height='20' rx='30' ry='4' fill='red'/></svg>",
	OPEN "viewBox='0 0 10 10' width='100' height='50'><circle cx='5' cy='5' r='4'/></svg>",
	OPEN "viewBox='0 0 10 10' width='100' height='50' preserveAspectRatio='none'>"
	     "<circle cx='5' cy='5' r='4' fill='#ccc' stroke='black'/></svg>",
	OPEN "viewBox='5 5 10 20' width='100' height='50' preserveAspectRatio='xMaxYMin slice'>"
	     "<ellipse cx='10' cy='10' rx='4' ry='3' fill='none' stroke='navy' stroke-width='10%'/>"
	     "</svg>",
	OPEN "width='100' height='100'><path d='M10,80 C40,10 65,10 95,80 S150,150 180,80"
	     "M10 50q20-40 40 0t40 0 10-10' fill='none' stroke='#0a0' stroke-width='3'/></svg>",
	OPEN "width='100' height='100'><path d='m10 10h30v20h-30zm50 0l30 0 0 30zL60 90' "
	     "stroke='red' fill='#fc0' stroke-linejoin='round'/></svg>",
	OPEN "width='200' height='200'><g fill='none' stroke='black'>"
	     "<path d='M10 100A45 30 20 0 0 110 90'/><path d='M10 100A45 60 20 1 0 110 90'/>"
	     "<path d='M10 100A45 60 20 01110 90' stroke='red'/>"
	     "<path d='m10 100a45 60 20 1 1 100-10' stroke='blue' stroke-dasharray='8 3 1'/>"
	     "<path d='M150 20a5 5 0 100 40' stroke='green'/></g></svg>",
	OPEN "width='100' height='100'><path fill-rule='evenodd' d='M50 5L80 95 5 40H95L20 95z'/>"
	     "</svg>",
	OPEN "width='100' height='100' fill='teal'><g transform='translate(50 50) rotate(30) "
	     "scale(.8)'><rect x='-20' y='-20' width='40' height='40' stroke='black' "
	     "stroke-width='4' stroke-dasharray='6,4' stroke-dashoffset='3'/></g></svg>",
	OPEN "width='100' height='100'><g transform='skewX(30) scale(1 .5)' stroke-width='8' "
	     "stroke='black' fill='gold'><circle cx='30' cy='60' r='25'/></g></svg>",
	OPEN "width='100' height='100'><rect transform='rotate(45, 50, 50)' x='30' y='30' width='40' "
	     "height='40'/><g transform='matrix(0 1 -1 0 90 10)'><path d='M0 0L30 5 0 10z'/></g></svg>",
	OPEN "width='100' height='100'><g opacity='.5'><circle cx='40' cy='50' r='30' fill='red'/>"
	     "<circle cx='60' cy='50' r='30' fill='blue'/></g></svg>",
	OPEN "width='100' height='100'><circle opacity='.5' cx='40' cy='50' r='30' fill='red' "
	     "stroke='black' stroke-width='10'/><circle cx='70' cy='60' r='20' fill-opacity='.3'/>"
	     "</svg>",
	OPEN "width='100' height='100'><defs><g id='a' stroke='red'><path d='M0 0h20v20z'/></g>"
	     "<symbol id='s' viewBox='0 0 10 10'><circle cx='5' cy='5' r='5'/></symbol></defs>"
	     "<use href='#a' x='10' y='10' fill='green'/><use xlink:href='#a' transform='translate"
	     "(50,10)'/><use href='#s' x='10' y='50' width='40' height='40' fill='#abc'/></svg>",
	OPEN "width='100' height='100'><style>.a{fill:red}.b.a{stroke:blue;stroke-width:5}"
	     "#c{fill:lime !important}rect{fill:gold}/* .a{fill:black} */</style>"
	     "<rect class='a b' x='10' y='10' width='30' height='30'/><rect width='9' height='9'/>"
	     "<rect id='c' style='fill:black;opacity:.7' x='50' y='50' width='30' height='30'/></svg>",
	OPEN "width='100' height='100' color='#d0d'><g color='teal'><path d='M10 10h50v50z' "
	     "fill='currentColor' stroke='rgb(50%,0%,0%)' stroke-width='6' "
	     "stroke-linejoin='bevel'/></g><path d='M60 90h30' stroke='currentColor' "
	     "stroke-linecap='round' stroke-width='8'/></svg>",
	OPEN "width='100' height='100'><svg x='20' y='20' width='50' height='30' viewBox='0 0 10 6' "
	     "overflow='hidden'>"
	     "<circle cx='5' cy='5' r='6'/></svg><svg x='20%' y='60%' width='50%' height='30%' "
	     "overflow='visible'><circle cx='50%' cy='50%' r='25%' fill='none' stroke='red'/></svg>"
	     "</svg>",
	OPEN "width='100' height='100'><clipPath id='k'><path clip-rule='evenodd' "
	     "transform='translate(10 0)' d='M0 0h80v80h-80zM20 20v40h40v-40z'/></clipPath>"
	     "<g clip-path='url(#k)' opacity='.8'><rect width='100' height='60' fill='navy'/></g></svg>",
	OPEN "width='100' height='100'><polyline points='10,10 50,50 90,10' fill='none' "
	     "stroke='black' stroke-width='9'/><polygon points='10 90 50 55,90 90' fill='olive' "
	     "stroke='black' stroke-width='9' stroke-miterlimit='1'/>"
	     "<line x1='0' y1='95' x2='100' y2='95' stroke='red'/></svg>",
	OPEN "width='100' height='100'><g display='none'><text>a</text></g>"
	     "<g visibility='hidden'><rect width='50' height='50'/><rect x='50' width='20' "
	     "height='20' visibility='visible'/></g><rect width='20' height='20' opacity='0'/></svg>",
	OPEN "width='2.5in' height='25.4mm' viewBox='0 0 180 72'><rect x='1cm' y='10pt' width='20px' "
	     "height='1pc'/></svg>",
	OPEN "width='100' height='100'><g transform='matrix(1 0 .6 .8 0 0)' stroke-dasharray='9 3' "
	     "stroke='black' stroke-width='8' fill='none'><path d='M10 20h50v50' "
	     "stroke-dasharray='none'/><path d='M10 90h30'/></g></svg>",
	OPEN "width='100' height='100'><path d='M50 50L50 50' stroke='black' stroke-width='20' "
	     "stroke-linecap='round'/><path d='M1e1.5e1L9.5.5e2+10-.1e-1' stroke='red'/></svg>",
};

static void
paints_as_librsvg_does(void **state)
{
	size_t i, agreed = 0, count = sizeof pictures / sizeof *pictures;

	(void)state;
	for (i = 0; i < count; i++)
		agreed += agree(pictures[i]);
	assert_int_equal(agreed, count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paints_as_librsvg_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
