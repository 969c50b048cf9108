/*
 * The project's own pictograms: each is drawn as paths within its box, with
 * nothing to say of it.
 */
#include "image_bench.h"

#include <glob.h>

static void
check_symbol(struct images *images, const struct roots *roots, const char *path)
{
	struct diags *diags = diags_new();
	struct place place = { path, 1 };
	const struct image *image = image_load(images, roots, NULL, path, diags, place);

	diags_print(diags, stderr, 0, DIAG_NOTE, false);
	assert_non_null(image);
	assert_int_equal(diags_count(diags), 0);
	assert_int_equal(image->kind, IMAGE_DRAWING);
	assert_int_equal(image->width, image->height);
	assert_true(image->as.drawing.count > 0);
	assert_false(image->as.drawing.has_opacity);
	if (image->as.drawing.overflows)
		print_message("%s may reach over its edge\n", path);
	assert_false(image->as.drawing.overflows);
	diags_drop(diags);
}

static void
symbols_are_drawn_within_their_box(void **state)
{
	char here[PATH_MAX];
	const char *folders[1] = { here };
	struct roots roots = { folders, 1 };
	struct images *images = images_new();
	glob_t found;
	size_t i;

	(void)state;
	assert_non_null(getcwd(here, sizeof here));
	assert_int_equal(glob("content/symbols/*.svg", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 90);
	for (i = 0; i < found.gl_pathc; i++)
		check_symbol(images, &roots, found.gl_pathv[i]);
	globfree(&found);
	images_drop(images);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(symbols_are_drawn_within_their_box),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
