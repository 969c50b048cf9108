/*
 * The PDF writer as a whole: a document of every kind of area and tag is
 * written; the same areas give the same bytes.
 *
 *     pdf_write --sample FILE    writes that document, for tests with other readers
 */
#include "pdf_document.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
write_sample(const char *path)
{
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new();
	struct buf bytes = { 0 };
	double begin;
	bool made;

	fill_sample(&s);
	begin = seconds();
	made = pdf_write(press, s.areas, &bytes, s.diags);
	fprintf(stderr, "%zu bytes, %.2f ms\n", bytes.count, (seconds() - begin) * 1000);
	made = made && file_write(path, bytes.bytes, bytes.count, s.diags);
	diags_print(s.diags, stderr, 0, DIAG_NOTE, false);
	buf_drop(&bytes);
	pdf_press_drop(press);
	sample_close(&s);
	return made ? 0 : 1;
}

static void
the_same_areas_give_the_same_bytes(void **state)
{
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new(), *other = pdf_press_new();
	struct buf first = { 0 }, again = { 0 }, elsewhere = { 0 };

	(void)state;
	fill_sample(&s);
	assert_true(pdf_write(press, s.areas, &first, s.diags));
	assert_true(pdf_write(press, s.areas, &again, s.diags));
	assert_true(pdf_write(other, s.areas, &elsewhere, s.diags));
	assert_int_equal(first.count, again.count);
	assert_memory_equal(first.bytes, again.bytes, first.count);
	assert_int_equal(first.count, elsewhere.count);
	assert_memory_equal(first.bytes, elsewhere.bytes, first.count);
	buf_drop(&first);
	buf_drop(&again);
	buf_drop(&elsewhere);
	pdf_press_drop(press);
	pdf_press_drop(other);
	sample_close(&s);
}

/* A page with a word, from a press that has seen another word or not. */
static void
write_word(struct pdf_press *press, struct sample *s, const char *word, struct buf *to)
{
	struct area_page *page;

	s->areas = areas_new(s->arena);
	s->areas->lang = "da";
	s->areas->title = word;
	s->order = 0;
	page = areas_add_page(s->areas, PT(200), PT(200));
	sample_text(s, page, sample_tag(s, 0, TAG_P), sample_style(s, "Andika", PT(12), "da"), word,
	    PT(20), PT(20), PT(100), false);
	assert_true(pdf_write(press, s->areas, to, s->diags));
}

static void
another_document_between_changes_nothing(void **state)
{
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new();
	struct buf first = { 0 }, other = { 0 }, again = { 0 };

	(void)state;
	write_word(press, &s, "abcdef", &first);
	write_word(press, &s, "fedcba", &other);
	write_word(press, &s, "abcdef", &again);
	assert_int_equal(first.count, again.count);
	assert_memory_equal(first.bytes, again.bytes, first.count);
	assert_true(
	    first.count != other.count || memcmp(first.bytes, other.bytes, first.count) != 0);
	/* New glyphs: the subset is made again and holds both. */
	other.count = 0;
	write_word(press, &s, "xyz", &other);
	again.count = 0;
	write_word(press, &s, "abcdef", &again);
	assert_true(again.count > first.count);
	buf_drop(&first);
	buf_drop(&other);
	buf_drop(&again);
	pdf_press_drop(press);
	sample_close(&s);
}

static bool
says(const struct diags *diags, enum diag_code code)
{
	return diags_find(diags, code) != NULL;
}

static void
what_cannot_be_written_is_said(void **state)
{
	static const unsigned char jpeg[] = { 0xFF, 0xD8 };
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new();
	struct image *inks = ARENA_NEW(s.arena, struct image);
	struct area_page *page;
	struct buf bytes = { 0 };
	int i;

	(void)state;
	assert_false(pdf_write(press, s.areas, &bytes, s.diags));
	assert_true(says(s.diags, DIAG_PDF_EMPTY));
	assert_int_equal(bytes.count, 0);
	*inks = (struct image){ .kind = IMAGE_JPEG, .width = 1, .height = 1, .name = "inks" };
	inks->as.jpeg = (struct image_jpeg){ 1, 1, 4, jpeg, sizeof jpeg, true };
	page = areas_add_page(s.areas, PT(200), PT(200));
	sample_area(&s, page, AREA_IMAGE, ARTIFACT_LAYOUT, BOX(0, 0, 9, 9))->as.image.image = inks;
	for (i = 0; i < 40; i++)
		sample_area(&s, page, AREA_OPEN, ARTIFACT_LAYOUT, BOX(0, 0, 9, 9))->as.open.clips =
		    true;
	assert_true(pdf_write(press, s.areas, &bytes, s.diags));
	assert_true(says(s.diags, DIAG_PDF_COLORS));
	assert_true(says(s.diags, DIAG_PDF_DEPTH));
	buf_drop(&bytes);
	pdf_press_drop(press);
	sample_close(&s);
}

/* Writes bytes to a new file below /tmp. */
static void
write_temporary(char *path, const void *bytes, size_t count)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, count), count);
	close(fd);
}

/* A document of one word in the one face of a catalogue. */
static bool
write_with(const char *catalogue, struct diags *diags, struct buf *to)
{
	char path[] = "/tmp/pdf_write.XXXXXX";
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new();
	struct area_page *page = areas_add_page(s.areas, PT(200), PT(200));
	bool made;

	write_temporary(path, catalogue, strlen(catalogue));
	faces_drop(s.faces);
	s.faces = faces_open(path, s.diags);
	sample_text(&s, page, sample_tag(&s, 0, TAG_P), sample_style(&s, "Gone", PT(12), "da"),
	    "abc", PT(20), PT(20), PT(100), false);
	made = pdf_write(press, s.areas, to, diags);
	unlink(path);
	pdf_press_drop(press);
	sample_close(&s);
	return made;
}

static void
a_face_without_glyphs_shows_boxes(void **state)
{
	struct diags *diags = diags_new();
	struct buf bytes = { 0 };

	(void)state;
	assert_true(write_with("folder /nowhere\nfamily Gone\nface 400 normal Gone.ttf\n"
			       "unknown Gone\n",
	    diags, &bytes));
	assert_int_equal(diags_count(diags), 0);
	buf_drop(&bytes);
	diags_drop(diags);
}

/* The index of the outlines is gone, so no outline can be found. */
static void
a_broken_font_is_said(void **state)
{
	char path[] = "/tmp/pdf_font.XXXXXX", catalogue[256];
	struct diags *diags = diags_new();
	struct buf font = { 0 }, bytes = { 0 };
	char *loca;

	(void)state;
	assert_true(file_read("/usr/share/fonts/truetype/andika/Andika-Regular.ttf", 1 << 24, &font,
	    diags, (struct place){ 0 }));
	for (loca = font.bytes; memcmp(loca, "loca", 4) != 0; loca++)
		;
	memcpy(loca, "lost", 4);
	write_temporary(path, font.bytes, font.count);
	snprintf(catalogue, sizeof catalogue,
	    "folder /\nfamily Gone\nface 400 normal %s\n"
	    "unknown Gone\n",
	    path + 1);
	assert_false(write_with(catalogue, diags, &bytes));
	assert_true(says(diags, DIAG_PDF_SUBSET));
	unlink(path);
	buf_drop(&font);
	buf_drop(&bytes);
	diags_drop(diags);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_areas_give_the_same_bytes),
		cmocka_unit_test(another_document_between_changes_nothing),
		cmocka_unit_test(what_cannot_be_written_is_said),
		cmocka_unit_test(a_face_without_glyphs_shows_boxes),
		cmocka_unit_test(a_broken_font_is_said),
	};

	setenv("SOURCE_DATE_EPOCH", "1760000000", 0);
	if (argc == 3 && strcmp(argv[1], "--sample") == 0)
		return write_sample(argv[2]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
