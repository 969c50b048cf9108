/*
 * Mutated SVG: whatever comes in, either a drawing that keeps its promises
 * comes out, or pixels, or a message.
 *
 *     image_mutants [SEED [ROUNDS]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "image/image.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char seed_svg[] =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 40' width='3cm' height='20mm'>\n"
    "<style>.a, #b { fill: #fc0; stroke: rgb(10%,20,30) } path { stroke-width: 2 }</style>\n"
    "<defs><g id='g'><rect x='1' y='2' width='30%' height='9' rx='2'/></g>\n"
    "<symbol id='s' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></symbol>\n"
    "<clipPath id='c'><path d='M0 0h40v30z'/></clipPath></defs>\n"
    "<g transform='rotate(10 5 5) scale(2,1) skewX(3)' opacity='.5' clip-path='url(#c)'>\n"
    "<use href='#g' x='3'/><use href='#s' width='8' height='9'/></g>\n"
    "<path class='a' d='M1 1C2 2 3 3 4 4S5 5 6 6q1 2 3 4t1 1A5 3 20 1 0 9 9z' "
    "stroke-dasharray='3 1.5' stroke-dashoffset='1'/>\n"
    "<svg x='5' y='5' width='20' height='50%'><polygon id='b' points='1 2 3,4 5 6'/></svg>\n"
    "<ellipse cx='9' cy='8' rx='7' ry='6' style='fill:none;stroke:currentColor;opacity:.3'/>\n"
    "</svg>\n";

/* Words that are likelier to matter than bytes are. */
static const char *const words[] = { "1e9", "-1", "0", "1e-9", "nan", "url(#g)", "#s", "#c", "none",
	"inherit", "%", "<g>", "</g>", "'", "\"", "matrix(1 2 2 4 0 0)", "scale(0)", "A0 0 0 0 0 1 1",
	"9999999999999999999999", "&amp;", "<!--", "]]>", "evenodd", "slice", " " };

static void
mutate(struct random *r, struct buf *svg)
{
	int edits = 1 + pick(r, 4);
	size_t at, n;
	const char *word;
	struct buf out = { 0 };

	while (edits-- > 0 && svg->count > 0) {
		at = (size_t)pick(r, (int)svg->count);
		n = (size_t)pick(r, 6);
		n = n > svg->count - at ? svg->count - at : n;
		word = words[pick(r, (int)(sizeof words / sizeof *words))];
		buf_put(&out, svg->bytes, at);
		if (pick(r, 3) > 0)
			buf_string(&out, word);
		else
			buf_char(&out, pick(r, 256));
		buf_put(&out, svg->bytes + at + n, svg->count - at - n);
		buf_drop(svg);
		*svg = out;
		memset(&out, 0, sizeof out);
	}
}

static bool
path_holds(const struct image_path *path)
{
	static const size_t pairs[] = { 1, 1, 3, 0 };
	size_t i, wanted = 0;

	for (i = 0; i < path->verb_count; i++)
		wanted += pairs[path->verbs[i]];
	for (i = 0; i < path->point_count * 2; i++)
		if (!isfinite(path->points[i]))
			return false;
	return wanted == path->point_count &&
	    (path->verb_count == 0 || path->verbs[0] == IMAGE_MOVE);
}

static bool
is_share(double x)
{
	return x >= 0 && x <= 1;
}

static bool
paint_holds(const struct image_paint *paint)
{
	if (!paint->has_fill && !paint->has_stroke)
		return false;
	if (paint->has_stroke && !(paint->width > 0 && isfinite(paint->width) && paint->miter >= 1))
		return false;
	return is_share(paint->fill_opacity) && is_share(paint->stroke_opacity) &&
	    is_share(paint->fill[0]) && is_share(paint->stroke[2]) &&
	    (paint->dash == NULL) == (paint->dash_count == 0);
}

static bool
drawing_holds(const struct image_drawing *drawing)
{
	size_t i;
	int depth = 0;

	for (i = 0; i < drawing->count; i++) {
		const struct image_command *c = &drawing->commands[i];

		if (c->kind == IMAGE_PUSH) {
			if (++depth > IMAGE_DEPTH_MAX || !is_share(c->as.push.opacity) ||
			    (c->as.push.has_clip && !path_holds(&c->as.push.clip)))
				return false;
		} else if (c->kind == IMAGE_POP) {
			if (--depth < 0)
				return false;
		} else if (!path_holds(&c->as.path.outline) || !paint_holds(&c->as.path.paint)) {
			return false;
		}
	}
	return depth == 0;
}

static bool
image_holds(const struct image *image, size_t said)
{
	if (!image)
		return said > 0;
	if (image->width < 1 || image->height < 1)
		return false;
	return image->kind != IMAGE_DRAWING || drawing_holds(&image->as.drawing);
}

static void
mutants_keep_the_promises(void **state)
{
	struct random *r = *state;
	struct place place = { "doc.fo", 1 };
	int i, drawn = 0;

	for (i = 0; i < r->rounds; i++) {
		struct images *images = images_new();
		struct diags *diags = diags_new();
		struct buf svg = { 0 };
		const struct image *image;

		buf_put(&svg, seed_svg, sizeof seed_svg - 1);
		mutate(r, &svg);
		image = image_from_svg(images, svg.bytes, svg.count, diags, place);
		if (!image_holds(image, diags_count(diags)))
			fail_msg("seed %llu, round %d:\n%s", (unsigned long long)r->seed, i, svg.bytes);
		drawn += image != NULL;
		buf_drop(&svg);
		diags_drop(diags);
		images_drop(images);
	}
	/* Else the mutations only test the parser. */
	assert_true(drawn > r->rounds / 20);
}

/* A seed that nobody chose is the same each time, so that a failure is one
 * for everybody. */
int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20260301, 3000);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(mutants_keep_the_promises, &r),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
