/*
 * SVG that is broken, hostile or beyond us; and the numbers that come out of
 * what is well made.
 */
#include "image_bench.h"

#include <math.h>

#define NS "xmlns='http://www.w3.org/2000/svg'"
#define SVG(attributes, content) "<svg " NS " " attributes ">\n" content "</svg>"
#define BOX "width='100' height='100'"

static const struct image *
draw(struct bench *b, const char *svg)
{
	struct place place = { "doc.fo", 7 };

	return image_from_svg(b->images, svg, strlen(svg), b->diags, place);
}

/* What librsvg's text and libxml2's entity loops leave behind is theirs. */
const char *
__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\nleak:xmlParseEntityValue\n";
}

/* Nothing but one message, and no picture. */
static void
assert_bad(const char *svg, enum diag_code code, const char *words)
{
	struct bench *b = open_bench();

	assert_null(draw(b, svg));
	assert_int_equal(diags_count(b->diags), 1);
	assert_last(b, code, words);
	close_bench(b);
}

/* A picture of so many paths, and one message. */
static void
assert_lacks(const char *svg, size_t paths, enum diag_code code, const char *words)
{
	struct bench *b = open_bench();
	const struct image *image = draw(b, svg);
	size_t i, count = 0;

	assert_non_null(image);
	assert_int_equal(image->kind, IMAGE_DRAWING);
	for (i = 0; i < image->as.drawing.count; i++)
		count += image->as.drawing.commands[i].kind == IMAGE_PATH;
	assert_int_equal(count, paths);
	assert_int_equal(diags_count(b->diags), 1);
	assert_last(b, code, words);
	close_bench(b);
}

/* ---- broken and hostile -------------------------------------------- */

static void
malformed_names_its_line(void **state)
{
	(void)state;
	assert_bad("<svg>\n<g>\n</svg>", DIAG_IMAGE_BROKEN, "line 3: ");
	assert_bad("<svg/>", DIAG_IMAGE_UNKNOWN, "root 'svg' is not svg in http");
	assert_bad("<html xmlns='http://www.w3.org/1999/xhtml'/>", DIAG_IMAGE_UNKNOWN, "'html'");
	assert_bad(SVG("viewBox='0 0 0 10'", ""), DIAG_IMAGE_BROKEN, "viewBox is empty");
	assert_bad(SVG("width='0' height='10'", ""), DIAG_IMAGE_BROKEN, "no height or no width");
	assert_bad(SVG("width='1e9' height='1'", ""), DIAG_IMAGE_LARGE, "1e+09 x 1 points");
}

static void
entities_are_refused(void **state)
{
	(void)state;
	assert_bad("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n"
	           SVG(BOX, "<desc>&a;</desc>"), DIAG_IMAGE_BROKEN, "entity 'a' lies outside");
	assert_bad("<!DOCTYPE svg [<!ENTITY % a SYSTEM 'http://x.example/a.dtd'> %a;]>\n"
	           SVG(BOX, ""), DIAG_IMAGE_BROKEN, "entity 'a' lies outside");
	assert_bad("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
	           "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;'>]>\n"
	           SVG(BOX, "<desc>&d;&d;&d;</desc>"), DIAG_IMAGE_BROKEN, "entity");
	assert_bad("<!DOCTYPE svg [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]>\n" SVG(BOX, ""),
	    DIAG_IMAGE_BROKEN, "entity 'b' holds entities");
}

static void
use_of_itself_is_left_out(void **state)
{
	(void)state;
	assert_lacks(SVG(BOX, "<g id='a'><path d='M0 0h9v9z'/>\n<use href='#a'/></g>"), 1,
	    DIAG_IMAGE_DATA, "line 3: use of '#a', which holds itself");
	assert_lacks(SVG(BOX, "<defs><g id='a'><use href='#b'/></g>\n<g id='b'><use href='#a'/>"
	                      "</g></defs><use href='#a'/>"), 0, DIAG_IMAGE_DATA, "holds itself");
	assert_lacks(SVG(BOX, "<use href='#gone'/>"), 0, DIAG_IMAGE_DATA, "does not exist");
	assert_lacks(SVG(BOX, "<use href='other.svg#a'/>"), 0, DIAG_IMAGE_DATA, "is not read");
}

/* Each level uses the one below ten times: 10^8 rectangles in ten lines. */
static void
a_bomb_of_uses_is_stopped(void **state)
{
	struct buf svg = { 0 };
	int level, i;

	(void)state;
	buf_string(&svg, "<svg " NS " " BOX "><defs><rect id='a0' width='1' height='1'/>");
	for (level = 1; level <= 8; level++) {
		buf_printf(&svg, "<g id='a%d'>", level);
		for (i = 0; i < 10; i++)
			buf_printf(&svg, "<use href='#a%d'/>", level - 1);
		buf_string(&svg, "</g>\n");
	}
	buf_string(&svg, "</defs><use href='#a8'/></svg>");
	assert_bad(svg.bytes, DIAG_IMAGE_LARGE, "more than 200000 elements");
	buf_drop(&svg);
}

static char *
nested(int depth, const char *open, const char *close)
{
	struct buf svg = { 0 };
	int i;

	buf_string(&svg, "<svg " NS " " BOX ">");
	for (i = 0; i < depth; i++)
		buf_string(&svg, open);
	buf_string(&svg, "<path d='M0 0h9v9z' stroke='red'/>");
	for (i = 0; i < depth; i++)
		buf_string(&svg, close);
	buf_string(&svg, "</svg>");
	return svg.bytes;
}

static void
depth_is_limited(void **state)
{
	char *deep = nested(150, "<g>", "</g>"), *deeper = nested(5000, "<g>", "</g>");

	(void)state;
	assert_bad(deep, DIAG_IMAGE_LARGE, "nest deeper than 100");
	assert_bad(deeper, DIAG_IMAGE_BROKEN, "depth");
	free(deep);
	free(deeper);
}

static void
groups_nest_as_pdf_allows(void **state)
{
	char *deep = nested(30, "<g opacity='.9'><path d='M1 1h9v9z'/>", "</g>");
	struct bench *b = open_bench();

	(void)state;
	assert_int_equal(draw(b, deep)->kind, IMAGE_PIXELS);
	assert_last(b, DIAG_IMAGE_RASTER, "groups nested deeper than 20");
	free(deep);
	close_bench(b);
}

static void
bad_values_are_named(void **state)
{
	(void)state;
	assert_lacks(SVG(BOX, "<path d='M0 0h9v9z M5 5 L x'/>"), 1, DIAG_IMAGE_DATA,
	    "line 2: path data is malformed");
	assert_lacks(SVG(BOX, "<path d='L0 0 5 5'/>"), 0, DIAG_IMAGE_DATA, "malformed");
	assert_lacks(SVG(BOX, "<polygon points='0 0 9 0 9 9 oops'/>"), 1, DIAG_IMAGE_DATA, "'oops'");
	assert_lacks(SVG(BOX, "\n<path fill='blurple' d='M0 0h9v9z'/>"), 1, DIAG_IMAGE_VALUE,
	    "line 3: fill=\"blurple\" has no meaning; not heeded");
	assert_lacks(SVG(BOX, "<rect width='9' height='9' transform='spin(3)'/>"), 1,
	    DIAG_IMAGE_VALUE, "transform=\"spin(3)\"");
	assert_lacks(SVG(BOX, "<rect width='9' height='9' rx='a'/>"), 1, DIAG_IMAGE_VALUE, "rx=");
	assert_lacks(SVG(BOX, "<path d='M0 0h1e30v9z'/>"), 0, DIAG_IMAGE_DATA, "out of all reach");
	assert_lacks("<?xml-stylesheet href='a.css'?>\n" SVG(BOX, ""), 0, DIAG_IMAGE_VALUE,
	    "style sheet outside");
}

/* ---- beyond us ----------------------------------------------------- */

static void
assert_rastered(const char *svg, const char *words)
{
	struct bench *b = open_bench();
	const struct image *image = draw(b, svg);

	assert_non_null(image);
	assert_int_equal(image->kind, IMAGE_PIXELS);
	assert_int_equal(image->width, 100000);
	assert_int_equal(image->as.pixels.columns, 417);
	assert_int_equal(image->as.pixels.rows, 208);
	assert_int_equal(diags_count(b->diags), 1);
	assert_last(b, DIAG_IMAGE_RASTER, words);
	close_bench(b);
}

static void
what_is_beyond_us_is_painted(void **state)
{
	(void)state;
#define WIDE(content) SVG("width='100' height='50'", content)
	assert_rastered(WIDE("\n<text x='5' y='20'>a</text>"), "line 3: element 'text'");
	assert_rastered(WIDE("<linearGradient id='g'/><rect fill='url(#g)' width='9' height='9'/>"),
	    "'rect' with a gradient or pattern");
	assert_rastered(WIDE("<g style='filter:url(#f)'><rect width='9' height='9'/></g>"),
	    "'g' with filter");
	assert_rastered(WIDE("<path marker-end='url(#m)' d='M0 0h9'/>"), "marker-end");
	assert_rastered(WIDE("<style>g > path { fill: red }</style>"), "'g > path'");
	assert_rastered(WIDE("<style>@media print { path { fill: red } }</style>"),
	    "'style' with '@media'");
	assert_rastered(WIDE("<image width='9' height='9' href='a.png'/>"), "element 'image'");
	assert_rastered("<!DOCTYPE svg [<!ENTITY c 'red'>]>\n"
	                WIDE("<rect fill='&c;' width='9' height='9'/>"), "an entity");
}

static void
what_is_not_drawn_is_not_beyond_us(void **state)
{
	struct bench *b = open_bench();
	const struct image *image;

	(void)state;
	image = draw(b, SVG(BOX, "<defs><linearGradient id='g'/><text>a</text></defs>"
	    "<g display='none'><text>b</text></g><title>t</title><path fill='url(#g)' d=''/>"
	    "<style>@font-face { src: url(a) } path { mask: none }</style>"
	    "<metadata><x xmlns='y'/></metadata>"));
	assert_int_equal(image->kind, IMAGE_DRAWING);
	assert_int_equal(diags_count(b->diags), 0);
	close_bench(b);
}

static void
a_raster_has_its_colours(void **state)
{
	struct bench *b = open_bench();
	const struct image *image = draw(b, SVG("width='24' height='24'",
	    "<text/><text> </text><rect width='12' height='24' fill='#ff8000'/>"));
	const struct image_pixels *p = &image->as.pixels;

	(void)state;
	assert_int_equal(image->kind, IMAGE_PIXELS);
	assert_int_equal(p->columns, 100);
	assert_memory_equal(p->samples + 3 * 1010, "\xFF\x80\0", 3);
	assert_int_equal(p->alpha[1010], 255);
	assert_int_equal(p->alpha[1090], 0);
	close_bench(b);
}

/* Not even librsvg may open what lies beside the picture. */
static void
a_raster_reads_no_other_file(void **state)
{
	struct bench *b = open_bench();
	const char *red = SVG("width='24' height='24'",
	    "<rect width='24' height='24' fill='red'/>");
	const struct image *image;

	(void)state;
	put_file(b, "red.svg", red, strlen(red));
	image = draw(b, arena_printf(b->arena, "<svg " NS " width='24' height='24'>"
	    "<image width='24' height='24' href='file://%s/red.svg'/></svg>", b->real));
	assert_int_equal(image->kind, IMAGE_PIXELS);
	assert_int_equal(image->as.pixels.alpha[5050], 0);
	close_bench(b);
}

/* A picture of a thousand points a side stays within 4000 dots. */
static void
a_raster_is_bounded(void **state)
{
	struct bench *b = open_bench();
	const struct image *image = draw(b, SVG("width='2000' height='1000'",
	    "<text>a</text>"));

	(void)state;
	assert_int_equal(image->as.pixels.columns, 4000);
	assert_int_equal(image->as.pixels.rows, 2000);
	close_bench(b);
}

static void
without_librsvg_it_is_said(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct raster *raster = image_raster_open("libnowhere.so");
	struct bytes bytes = { (const unsigned char *)SVG(BOX, "<text>a</text>"), 0 };
	struct image image = { 0 };

	(void)state;
	bytes.count = strlen((const char *)bytes.at);
	assert_false(image_svg(&image, bytes, &findings, &raster));
	assert_int_equal(findings.count, 1);
	assert_int_equal(findings.list[0].code, DIAG_IMAGE_NO_RASTER);
	image_raster_drop(raster);
	arena_drop(findings.arena);
}

/* ---- size ---------------------------------------------------------- */

static void
assert_size(const char *attributes, mpt width, mpt height)
{
	struct bench *b = open_bench();
	const struct image *image = draw(b, arena_printf(b->arena, "<svg " NS " %s/>", attributes));

	assert_int_equal(image->width, width);
	assert_int_equal(image->height, height);
	close_bench(b);
}

static void
size_comes_from_what_is_told(void **state)
{
	(void)state;
	assert_size("width='10' height='20px'", 10000, 20000);
	assert_size("width='1in' height='25.4mm'", 72000, 72000);
	assert_size("width='1pc' height='2.54cm'", 12000, 72000);
	assert_size("viewBox='0 0 30 40'", 30000, 40000);
	assert_size("viewBox='0,0,30,40' width='100%' height='100%'", 30000, 40000);
	assert_size("viewBox='0 0 30 40' width='60'", 60000, 80000);
	assert_size("viewBox='0 0 30 40' height='4'", 3000, 4000);
	assert_size("", 300000, 150000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(malformed_names_its_line),
		cmocka_unit_test(entities_are_refused),
		cmocka_unit_test(use_of_itself_is_left_out),
		cmocka_unit_test(a_bomb_of_uses_is_stopped),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(groups_nest_as_pdf_allows),
		cmocka_unit_test(bad_values_are_named),
		cmocka_unit_test(what_is_beyond_us_is_painted),
		cmocka_unit_test(what_is_not_drawn_is_not_beyond_us),
		cmocka_unit_test(a_raster_has_its_colours),
		cmocka_unit_test(a_raster_reads_no_other_file),
		cmocka_unit_test(a_raster_is_bounded),
		cmocka_unit_test(without_librsvg_it_is_said),
		cmocka_unit_test(size_comes_from_what_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
