/*
 * The numbers of a drawing: path data, arcs, transforms, and which style
 * wins.
 */
#include "image_bench.h"

#include <math.h>

#define NS "xmlns='http://www.w3.org/2000/svg'"

static const struct image_drawing *
draw(struct bench *b, const char *content)
{
	struct place place = { "doc.fo", 7 };
	struct buf svg = { 0 };
	const struct image *image;

	buf_printf(&svg, "<svg " NS " width='100' height='100'>%s</svg>", content);
	image = image_from_svg(b->images, svg.bytes, svg.count, b->diags, place);
	buf_drop(&svg);
	assert_non_null(image);
	assert_int_equal(image->kind, IMAGE_DRAWING);
	assert_int_equal(diags_count(b->diags), 0);
	return &image->as.drawing;
}

/* One path as text: "M1 2 L3 4 Z", rounded to thousandths. */
static const char *
words_of(struct bench *b, const struct image_path *path)
{
	static const int pairs[] = { 1, 1, 3, 0 };
	struct buf out = { 0 };
	const double *p = path->points;
	const char *kept;
	size_t i;
	int k;

	for (i = 0; i < path->verb_count; i++) {
		buf_printf(&out, "%s%c", i ? " " : "", "MLCZ"[path->verbs[i]]);
		for (k = 0; k < 2 * pairs[path->verbs[i]]; k++, p++)
			buf_printf(&out, "%s%g", k ? " " : "", round(*p * 1000) / 1000 + 0.0);
	}
	kept = arena_strdup(b->arena, out.bytes ? out.bytes : "");
	buf_drop(&out);
	return kept;
}

static void
assert_outline(const char *content, const char *wanted)
{
	struct bench *b = open_bench();
	const struct image_drawing *drawing = draw(b, content);

	assert_int_equal(drawing->count, 1);
	assert_string_equal(words_of(b, &drawing->commands[0].as.path.outline), wanted);
	close_bench(b);
}

#define PATH(d) "<path stroke='red' d='" d "'/>"

static void
path_data_is_read(void **state)
{
	(void)state;
	assert_outline(PATH("M1 2L3,4"), "M1 2 L3 4");
	assert_outline(PATH("m1 2 3 4 5 6z"), "M1 2 L4 6 L9 12 Z");
	assert_outline(PATH("M1 2 3 4H9V8h-1v-1"), "M1 2 L3 4 L9 4 L9 8 L8 8 L8 7");
	assert_outline(PATH("M.5.5-.5-1e1"), "M0.5 0.5 L-0.5 -10");
	assert_outline(PATH("M10-20L+5.5.25"), "M10 -20 L5.5 0.25");
	assert_outline(PATH("M0 0l1 0 0 1zl5 5"), "M0 0 L1 0 L1 1 Z M0 0 L5 5");
	assert_outline(PATH("M0 0C1 1 2 2 3 3S5 5 6 6"), "M0 0 C1 1 2 2 3 3 C4 4 5 5 6 6");
	assert_outline(PATH("M0 0L9 0s1 1 2 2"), "M0 0 L9 0 C9 0 10 1 11 2");
	assert_outline(PATH("M0 0Q3 3 6 0T12 0"), "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0");
	assert_outline(PATH("M0 0T6 0"), "M0 0 C0 0 2 0 6 0");
}

static void
arcs_become_curves(void **state)
{
	(void)state;
	assert_outline(PATH("M10 0A10 10 0 0 1 0 10"), "M10 0 C10 5.523 5.523 10 0 10");
	assert_outline(PATH("M10 0A10 10 0 0 0 0 10"), "M10 0 C4.477 0 0 4.477 0 10");
	/* Radii that cannot reach are scaled until they do. */
	assert_outline(PATH("M0 0A1 1 0 0120 0"),
	    "M0 0 C0 -5.523 4.477 -10 10 -10 C15.523 -10 20 -5.523 20 0");
	assert_outline(PATH("M0 0A0 5 0 0 1 9 9"), "M0 0 L9 9");
	assert_outline(PATH("M4 4A5 5 0 0 1 4 4L9 9"), "M4 4 L9 9");
}

/* Points on the curves of an arc lie on the ellipse. */
static void
arcs_lie_on_their_ellipse(void **state)
{
	struct bench *b = open_bench();
	const struct image_drawing *drawing = draw(b, PATH("M30 0A30 20 0 1 1 0 -20"));
	const struct image_path *path = &drawing->commands[0].as.path.outline;
	const double *p = path->points;
	size_t i;
	int t, k;

	(void)state;
	assert_int_equal(path->verb_count, 4);
	for (i = 0; i < 3; i++, p += 6)
		for (t = 0; t <= 10; t++) {
			double u = t / 10.0, v = 1 - u, at[2];

			for (k = 0; k < 2; k++)
				at[k] = v * v * v * p[k] + 3 * v * v * u * p[2 + k] +
				    3 * v * u * u * p[4 + k] + u * u * u * p[6 + k];
			assert_true(fabs(hypot(at[0] / 30, at[1] / 20) - 1) < 0.0003);
		}
	close_bench(b);
}

#define UNIT "<path fill='red' transform='"
#define TEN "' d='M0 0L10 0 0 20Z'/>"

static void
transforms_are_applied(void **state)
{
	(void)state;
	assert_outline(UNIT "translate(5)" TEN, "M5 0 L15 0 L5 20 Z");
	assert_outline(UNIT "translate(5 -1) scale(2)" TEN, "M5 -1 L25 -1 L5 39 Z");
	assert_outline(UNIT "scale(2,.5),translate(1,2)" TEN, "M2 1 L22 1 L2 11 Z");
	assert_outline(UNIT "rotate(90)" TEN, "M0 0 L0 10 L-20 0 Z");
	assert_outline(UNIT "rotate(90 10 10)" TEN, "M20 0 L20 10 L0 0 Z");
	assert_outline(UNIT "skewX(45)" TEN, "M0 0 L10 0 L20 20 Z");
	assert_outline(UNIT "skewY(45)" TEN, "M0 0 L10 10 L0 20 Z");
	assert_outline(UNIT "matrix(1 2 3 4 5 6)" TEN, "M5 6 L15 26 L65 86 Z");
}

static void
strokes_scale_with_their_path(void **state)
{
	struct bench *b = open_bench();
	const struct image_drawing *d = draw(b, "<g transform='scale(3) rotate(20)'><path "
	    "stroke='red' stroke-width='2' stroke-dasharray='1 2' stroke-dashoffset='4' "
	    "d='M0 0h9'/></g>");
	const struct image_paint *paint = &d->commands[0].as.path.paint;

	(void)state;
	assert_int_equal(d->count, 1);
	assert_float_equal(paint->width, 6, 1e-9);
	assert_float_equal(paint->dash[1], 6, 1e-9);
	assert_float_equal(paint->dash_phase, 12, 1e-9);
	assert_false(paint->has_fill);
	close_bench(b);
}

static void
bent_strokes_keep_their_matrix(void **state)
{
	struct bench *b = open_bench();
	const struct image_drawing *d = draw(b, "<g transform='scale(1 3)'>"
	    "<path stroke='red' d='M10 10h9v9z'/><path fill='red' d='M10 10h9v9z'/></g>");

	(void)state;
	assert_int_equal(d->count, 4);
	assert_int_equal(d->commands[0].kind, IMAGE_PUSH);
	assert_float_equal(d->commands[0].as.push.matrix[3], 3, 1e-9);
	assert_float_equal(d->commands[1].as.path.paint.width, 1, 1e-9);
	assert_int_equal(d->commands[2].kind, IMAGE_POP);
	assert_string_equal(words_of(b, &d->commands[3].as.path.outline),
	    "M10 30 L19 30 L19 57 Z");
	close_bench(b);
}

static void
groups_are_few(void **state)
{
	struct bench *b = open_bench();
	const struct image_drawing *d = draw(b, "<g opacity='.5'><g><path d='M0 0h9v9z'/></g></g>"
	    "<g opacity='.5'></g><g opacity='.5'><path stroke='red' d='M0 0h9v9z'/></g>");

	(void)state;
	assert_int_equal(d->count, 4);
	assert_float_equal(d->commands[0].as.path.paint.fill_opacity, 0.5, 1e-9);
	assert_int_equal(d->commands[1].kind, IMAGE_PUSH);
	assert_float_equal(d->commands[1].as.push.opacity, 0.5, 1e-9);
	assert_true(d->has_opacity);
	close_bench(b);
}

static void
ink_outside_the_box_is_told(void **state)
{
	struct bench *b = open_bench();

	(void)state;
	assert_false(draw(b, "<rect width='100' height='100'/>")->overflows);
	assert_true(draw(b, "<rect x='1' width='100' height='100'/>")->overflows);
	assert_true(draw(b, "<rect stroke='red' width='100' height='100'/>")->overflows);
	close_bench(b);
}

/* ---- style --------------------------------------------------------- */

static void
assert_fill(const char *content, int rgb)
{
	struct bench *b = open_bench();
	const struct image_drawing *d = draw(b, content);
	const double *fill = d->commands[0].as.path.paint.fill;

	assert_int_equal(d->count, 1);
	assert_int_equal((int)lround(fill[0] * 255) << 16 | (int)lround(fill[1] * 255) << 8 |
	    (int)lround(fill[2] * 255), rgb);
	close_bench(b);
}

#define R(attributes) "<rect width='9' height='9' " attributes "/>"

static void
the_heavier_style_wins(void **state)
{
	(void)state;
	assert_fill(R(""), 0);
	assert_fill("<g fill='red'>" R("") "</g>", 0xFF0000);
	assert_fill("<g fill='red'>" R("fill='lime'") "</g>", 0x00FF00);
	assert_fill("<style>rect{fill:blue}</style>" R("fill='lime'"), 0x0000FF);
	assert_fill("<style>rect{fill:blue}</style>" R("style='fill:lime'"), 0x00FF00);
	assert_fill("<style>rect{fill:blue !important}</style>" R("style='fill:lime'"), 0x0000FF);
	assert_fill("<style>#i{fill:lime}.c{fill:blue}rect{fill:red}</style>"
	            R("id='i' class='b c'"), 0x00FF00);
	assert_fill("<style>.c{fill:lime}.b{fill:blue}</style>" R("class='b c'"), 0x0000FF);
	assert_fill("<style>circle, .c{fill:lime}*{fill:red}</style>" R("class='c'"), 0x00FF00);
	assert_fill("<g fill='red'><style>rect{fill:blue}</style>" R("style='fill:inherit'") "</g>",
	    0xFF0000);
}

static void
colours_are_known_by_many_names(void **state)
{
	(void)state;
	assert_fill(R("fill='#fc0'"), 0xFFCC00);
	assert_fill(R("fill='#FFCC01'"), 0xFFCC01);
	assert_fill(R("fill='rgb(1, 2,3)'"), 0x010203);
	assert_fill(R("fill='rgb(100%,0%,20%)'"), 0xFF0033);
	assert_fill(R("fill='RebeccaPurple'"), 0x663399);
	assert_fill(R("fill='aliceblue'"), 0xF0F8FF);
	assert_fill(R("fill='yellowgreen'"), 0x9ACD32);
	assert_fill("<g color='#123456'>" R("fill='currentColor'") "</g>", 0x123456);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(path_data_is_read),
		cmocka_unit_test(arcs_become_curves),
		cmocka_unit_test(arcs_lie_on_their_ellipse),
		cmocka_unit_test(transforms_are_applied),
		cmocka_unit_test(strokes_scale_with_their_path),
		cmocka_unit_test(bent_strokes_keep_their_matrix),
		cmocka_unit_test(groups_are_few),
		cmocka_unit_test(ink_outside_the_box_is_told),
		cmocka_unit_test(the_heavier_style_wins),
		cmocka_unit_test(colours_are_known_by_many_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
