/*
 * The catalogue, the choice of faces, their measures, and what is said when
 * a family, a file or a glyph is missing.
 */
#include "text_bench.h"

#include <stdlib.h>
#include <unistd.h>

#define OWN "fonts/catalogue.conf"

static const struct face *
find(struct bench *b, const char *families, int weight, bool is_italic)
{
	b->style.families = families;
	b->style.weight = weight;
	b->style.is_italic = is_italic;
	return faces_find(b->faces, &b->style, b->diags);
}

static void
families_and_cuts_are_found(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, OWN);
	assert_string_equal(find(&b, "Andika", 400, false)->path,
	    "/usr/share/fonts/truetype/andika/Andika-Regular.ttf");
	assert_string_equal(find(&b, "ANDIKA", 700, true)->path,
	    "/usr/share/fonts/truetype/andika/Andika-BoldItalic.ttf");
	assert_int_equal(find(&b, "Andika", 500, false)->weight, 400);
	assert_int_equal(find(&b, "Andika", 600, false)->weight, 700);
	assert_int_equal(find(&b, "Andika", 300, false)->weight, 400);
	assert_string_equal(find(&b, "'Times New Roman', Andika", 400, false)->family,
	    "Liberation Serif");
	assert_string_equal(find(&b, "Unknown, \"Courier\"", 400, false)->family,
	    "Liberation Mono");
	assert_string_equal(find(&b, "OpenDyslexic", 400, false)->family, "OpenDyslexic");
	assert_string_equal(find(&b, "Noto Sans Arabic", 400, true)->family, "Noto Sans Arabic");
	/* the same face is opened once */
	assert_ptr_equal(find(&b, "Arial", 400, false), find(&b, "sans-serif", 400, false));
	assert_int_equal(diags_count(b.diags), 0);
	bench_close(&b);
}

static void
unknown_families_are_noted_once(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, OWN);
	assert_string_equal(find(&b, "Comic Sans", 400, false)->family, "Liberation Sans");
	b.style.at.line = 99;
	find(&b, "Comic Sans", 700, false);
	assert_int_equal(bench_said(&b, DIAG_TEXT_FAMILY), 1);
	bench_close(&b);
}

static void
lines_are_measured_as_the_profile_says(void **state)
{
	struct bench b;
	const struct face *face;

	(void)state;
	bench_open(&b, OWN);
	face = find(&b, "Liberation Sans", 400, false);
	assert_int_equal(face->ascent, 728);
	assert_int_equal(face->descent, 210);
	assert_int_equal(face->units_per_em, 2048);
	assert_in_range(face->x_height, 515, 535);
	face = find(&b, "Liberation Serif", 400, false);
	assert_in_range(face->ascent, 692, 694);
	assert_in_range(face->descent, 215, 217);
	face = find(&b, "Liberation Mono", 400, false);
	assert_in_range(face->ascent, 611, 613);
	assert_in_range(face->descent, 187, 189);
	assert_string_equal(face->postscript_name, "LiberationMono");
	face = find(&b, "Andika", 400, false);
	/* neither of Andika's pairs fits one em: the letters d and p are measured */
	assert_in_range(face->ascent, 770, 790);
	assert_true(face->underline_position < 0 && face->underline_thickness > 0);
	assert_true(face->strike_position > 0 && face->strike_thickness > 0);
	bench_close(&b);
}

/* A catalogue of the given text in a file of its own. */
static struct faces *
open_text(struct bench *b, const char *text)
{
	char path[] = "/tmp/catalogue-XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	*b = (struct bench){ .diags = diags_new(), .arena = arena_new() };
	b->faces = faces_open(path, b->diags);
	unlink(path);
	b->style = (struct text_style){ .size = 10000, .weight = 400, .at = { "t.fo", 3 } };
	return b->faces;
}

static void
bad_lines_are_told(void **state)
{
	struct bench b;

	(void)state;
	assert_non_null(open_text(&b,
	    "face 400 normal early.ttf\n"
	    "family A # a comment\n  face 400 normal a.ttf\nface x normal a.ttf\n"
	    "face 400 slanted a.ttf\nface 400 normal\nalias B A\nalias B = C\n"
	    "script Latn = C\nunknown C\nwhatever\n"));
	assert_int_equal(bench_said(&b, DIAG_TEXT_CATALOGUE_LINE), 9);
	assert_int_equal(diags_row(b.diags, 0)->place.line, 1);
	bench_close(&b);
	assert_null(open_text(&b, "# nothing\n"));
	assert_int_equal(bench_said(&b, DIAG_TEXT_CATALOGUE_EMPTY), 1);
	assert_int_equal(diags_worst(b.diags), DIAG_FATAL);
	bench_close(&b);
	b.diags = diags_new();
	assert_null(faces_open("/does/not/exist", b.diags));
	assert_int_equal(diags_worst(b.diags), DIAG_FATAL);
	diags_drop(b.diags);
}

static void
missing_files_name_their_package(void **state)
{
	struct bench b;

	(void)state;
	assert_non_null(open_text(&b,
	    "package fonts-lost\nfolder /nowhere\nfamily A\nface 700 normal bold.ttf\n"
	    "face 400 normal /usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf\n"
	    "family Text\nface 400 normal /etc/passwd\nunknown A\n"));
	assert_int_equal(find(&b, "A", 700, false)->weight, 400);
	assert_int_equal(bench_said(&b, DIAG_TEXT_FONT), 1);
	assert_non_null(strstr(diags_row(b.diags, 0)->text, "fonts-lost"));
	/* a file that is no font is as good as missing */
	assert_string_equal(find(&b, "Text", 400, false)->family, "A");
	assert_int_equal(bench_said(&b, DIAG_TEXT_FONT), 2);
	bench_close(&b);
	assert_non_null(open_text(&b, "package fonts-lost\nfamily A\nface 400 normal a.ttf\n"));
	assert_non_null(find(&b, "A", 400, false));
	assert_int_equal(bench_said(&b, DIAG_TEXT_NO_FONT), 1);
	bench_set(&b, "a");
	assert_int_equal(b.lines->count, 1);
	assert_int_equal(bench_said(&b, DIAG_TEXT_GLYPH), 0);
	bench_close(&b);
}

static void
missing_glyphs_are_errors(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, OWN);
	b.style.families = "Andika";
	bench_shape(&b, "ab \xF0\x93\x80\x80 c");
	assert_int_equal(bench_said(&b, DIAG_TEXT_GLYPH), 1);
	assert_non_null(strstr(diags_row(b.diags, 0)->text, "U+13000, EGYPTIAN HIEROGLYPH A001"));
	assert_int_equal(diags_row(b.diags, 0)->place.line, 7);
	assert_int_equal(diags_worst(b.diags), DIAG_ERROR);
	bench_close(&b);
}

static const char *
family_of(struct bench *b, const char *text, int piece)
{
	bench_set(b, text);
	assert_true(b->lines->lines[0].piece_count > piece);
	return b->lines->lines[0].pieces[piece].run->face->family;
}

static void
scripts_fall_back(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, OWN);
	b.style.families = "Liberation Sans";
	b.setting.measure = 500000;
	assert_string_equal(family_of(&b, "ab \xD9\x85\xD8\xAB", 1), "Noto Sans Arabic");
	b.style.families = "Andika";
	/* comma and space between Arabic words stay in the face of the words */
	bench_set(&b, "\xD9\x85\xD8\xAB\xD8\x8C \xD8\xA8");
	assert_int_equal(b.lines->lines[0].piece_count, 1);
	assert_string_equal(family_of(&b, "\xE2\x98\x90 ja", 1), "Andika");
	assert_string_equal(family_of(&b, "\xD0\x97\xD0\xB0\xD0\xBF", 0), "Andika");
	assert_int_equal(diags_count(b.diags), 0);
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(families_and_cuts_are_found),
		cmocka_unit_test(unknown_families_are_noted_once),
		cmocka_unit_test(lines_are_measured_as_the_profile_says),
		cmocka_unit_test(bad_lines_are_told),
		cmocka_unit_test(missing_files_name_their_package),
		cmocka_unit_test(missing_glyphs_are_errors),
		cmocka_unit_test(scripts_fall_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
