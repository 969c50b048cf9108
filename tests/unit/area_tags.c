/*
 * Areas and tags: reading order, dumps, and what is said of tags that leave a
 * reader without something.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "area/area.h"
#include "base/base.h"

#define PT(n) ((mpt)((n)*MPT_PT))

static struct arena *arena;
static struct areas *areas;
static struct diags *diags;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	areas = areas_new(arena);
	areas->title = "T";
	areas->lang = "da";
	diags = diags_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}

static struct area *
put(struct area_page *page, int tag, int order, const char *text)
{
	static const struct face square = { .family = "Square", .weight = 400 };
	struct glyph_run *run = ARENA_NEW(arena, struct glyph_run);
	struct area *area = area_add(areas, page, AREA_TEXT, tag, order);

	*run = (struct glyph_run){ .face = &square,
		.size = PT(10),
		.text = text,
		.text_length = (int)strlen(text),
		.lang = "da" };
	area->x = PT(10);
	area->y = 18500;
	area->width = PT(10) * run->text_length;
	area->as.text.run = run;
	area->as.text.rgba = 0x000000FF;
	return area;
}

static const char *
dumped(void (*dump)(const struct areas *, struct buf *))
{
	struct buf out = { 0 };
	const char *text;

	dump(areas, &out);
	text = arena_strndup(arena, out.bytes, out.count);
	buf_drop(&out);
	return text;
}

static void
a_child_tag_stands_between_the_ink_of_its_parent(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int p = tag_add(areas, 0, TAG_P, 1), link = tag_add(areas, p, TAG_LINK, 3);

	(void)state;
	put(page, p, 2, "a ");
	put(page, link, 3, "b");
	put(page, p, 4, " c");
	put(page, p, 4, "d");
	assert_string_equal(dumped(tags_dump), "Document title=\"T\" lang=da\n"
					       "  P\n"
					       "    \"a \"\n"
					       "    Link \"b\"\n"
					       "    \" cd\"\n");
}

/* A float or a note is painted late, but read where it stands in the document. */
static void
painting_order_is_not_reading_order(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int last = tag_add(areas, 0, TAG_P, 20), first = tag_add(areas, 0, TAG_P, 10);

	(void)state;
	put(page, last, 20, "last");
	put(page, first, 10, "first");
	assert_string_equal(
	    dumped(tags_dump), "Document title=\"T\" lang=da\n  P \"first\"\n  P \"last\"\n");
}

/* The child is painted elsewhere, yet it parts what is painted in a row. */
static void
ink_is_parted_by_a_child_that_is_painted_elsewhere(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int p = tag_add(areas, 0, TAG_P, 1), note = tag_add(areas, p, TAG_NOTE, 3);
	struct area_reading *reading;

	(void)state;
	put(page, p, 2, "before");
	put(page, p, 4, "after");
	put(page, note, 3, "note");
	reading = area_read(areas, arena);
	assert_int_equal(reading->page_first[1], 3);
	assert_int_equal(reading->stretches[1].mcid, 1);
	assert_string_equal(dumped(tags_dump), "Document title=\"T\" lang=da\n  P\n    "
					       "\"before\"\n    Note \"note\"\n    \"after\"\n");
}

static void
alike_areas_in_a_row_share_a_stretch(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int p = tag_add(areas, 0, TAG_P, 1);
	struct area_reading *reading;

	(void)state;
	area_add(areas, page, AREA_FILL, ARTIFACT_LAYOUT, 1);
	area_add(areas, page, AREA_BORDER, ARTIFACT_LAYOUT, 1);
	put(page, p, 1, "x");
	area_add(areas, page, AREA_OPEN, ARTIFACT_LAYOUT, 1);
	put(page, p, 1, "y");
	area_add(areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 1);
	put(page, 77, 1, "no such tag");
	page = areas_add_page(areas, PT(100), PT(100));
	put(page, p, 1, "z");
	reading = area_read(areas, arena);
	assert_int_equal(reading->page_first[1], 6);
	assert_int_equal(reading->page_first[2], 7);
	assert_int_equal(reading->stretches[0].to, 2);
	assert_int_equal(reading->stretches[0].mcid, -1);
	assert_int_equal(reading->stretches[1].mcid, 0);
	assert_int_equal(reading->stretches[3].mcid, 1);
	assert_int_equal(reading->stretches[5].tag, ARTIFACT_LAYOUT);
	assert_int_equal(reading->stretches[6].mcid, 0);
	assert_int_equal(reading->tag_first[p + 1] - reading->tag_first[p], 3);
}

static void
dump_rectangles(struct area_page *page)
{
	struct area *area = area_add(areas, page, AREA_FILL, ARTIFACT_BACKGROUND, 0);

	area->width = PT(100);
	area->height = 12345;
	area->as.fill.rgba = 0xFF00CC80;
	area = area_add(areas, page, AREA_BORDER, ARTIFACT_LAYOUT, 0);
	area->x = -500;
	area->as.border.left = (struct area_side){ PT(2), STYLE_DOTTED, 0x000000FF };
	area = area_add(areas, page, AREA_RULE, ARTIFACT_FOOTER, 0);
	area->as.rule.line = (struct area_side){ 250, STYLE_SOLID, 0x000000FF };
	area = area_add(areas, page, AREA_OPEN, ARTIFACT_LAYOUT, 0);
	area->as.open.clips = true;
	area->as.open.turn = 90;
	area_add(areas, page, AREA_IMAGE, ARTIFACT_HEADER, 0);
	area_add(areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
}

static void
every_area_is_a_line_of_the_dump(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int p = tag_add(areas, 0, TAG_P, 1);
	struct area_link *link;

	(void)state;
	page->label = "iv";
	dump_rectangles(page);
	put(page, p, 1, "a\"b\xC2\xAD");
	link = area_add_link(areas, page);
	link->tag = p;
	link->uri = "https://example.org/";
	link->contents = "there";
	area_add_place(areas, "here", 0, PT(1), PT(2));
	area_add_bookmark(areas, area_add_bookmark(areas, -1, "one"), "two");
	areas->bookmarks[1].destination = "here";
	assert_string_equal(dumped(area_dump),
	    "page 1 \"iv\" 100 x 100\n"
	    "  fill 0,0 100 x 12.345 #ff00cc80 background\n"
	    "  border -0.5,0 0 x 0 left 2 dotted #000000 artifact\n"
	    "  rule 0,0 0 x 0 0.25 solid #000000 footer\n"
	    "  open 0,0 0 x 0 clip turn 90 0 x 0\n"
	    "    image 0,0 0 x 0 header \"\"\n"
	    "  close\n"
	    "  text 10,18.5 w 50 /10 Square #000000 P#1 \"a\\\"b\\-\"\n"
	    "  link 0,0 0 x 0 P#1 uri https://example.org/ \"there\"\n"
	    "  place 1,2 here\n"
	    "bookmark \"one\"\n"
	    "  bookmark \"two\" to here\n");
}

static bool
says(enum diag_code code)
{
	return diags_find(diags, code) != NULL;
}

static void
roles_have_names(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < TAG_ROLES; i++)
		assert_int_equal(tag_role_named(tag_role_name((enum tag_role)i)), i);
	assert_int_equal(tag_role_named("artifact"), TAG_ROLES);
}

static void
what_a_reader_is_entitled_to_is_asked_for(void **state)
{
	struct area_page *page = areas_add_page(areas, PT(100), PT(100));
	int figure, head;

	(void)state;
	assert_true(tags_check(areas, diags));
	assert_int_equal(diags_count(diags), 0);
	areas->title = NULL;
	areas->lang = "";
	figure = tag_add(areas, 0, TAG_FIGURE, 1);
	tag_add(areas, 0, TAG_H2, 2);
	tag_add(areas, 0, TAG_TD, 3);
	head =
	    tag_add(areas, tag_add(areas, tag_add(areas, 0, TAG_TABLE, 4), TAG_TR, 4), TAG_TH, 4);
	area_add_link(areas, page)->tag = head;
	assert_false(tags_check(areas, diags));
	assert_true(says(DIAG_TAG_ALT));
	assert_true(says(DIAG_TAG_HEADING));
	assert_true(says(DIAG_TAG_NESTING));
	assert_true(says(DIAG_TAG_SCOPE));
	assert_true(says(DIAG_TAG_LINK));
	assert_true(says(DIAG_TAG_TITLE));
	assert_true(says(DIAG_TAG_LANG));
	assert_false(says(DIAG_TAG_ROWS));
	areas->tags[figure].alt = "a picture";
	assert_true(tags_check(areas, diags));
}

static void
headings_leave_no_level_out(void **state)
{
	static const enum tag_role given[] = { TAG_H2, TAG_H4, TAG_H4, TAG_H3, TAG_P, TAG_H1,
		TAG_H2 };
	static const int wanted[] = { 1, 2, 2, 2, 0, 1, 2 };
	int i, *levels;

	(void)state;
	for (i = 0; i < 7; i++)
		tag_add(areas, 0, given[i], i);
	levels = tags_levels(areas, area_read(areas, arena), arena);
	for (i = 0; i < 7; i++)
		assert_int_equal(levels[i + 1], wanted[i]);
}

static int
put_row(int table, int cells)
{
	int row = tag_add(areas, table, TAG_TR, 1);

	while (cells-- > 0)
		tag_add(areas, row, TAG_TD, 1);
	return row;
}

static void
rows_are_as_wide_as_their_cells_and_those_from_above(void **state)
{
	int table = tag_add(areas, 0, TAG_TABLE, 1), row;

	(void)state;
	put_row(table, 3);
	row = put_row(table, 2);
	areas->tags[row + 1].row_span = 2;
	areas->tags[row + 2].column_span = 2;
	put_row(table, 2);
	tags_check(areas, diags);
	assert_false(says(DIAG_TAG_ROWS));
	row = put_row(table, 1);
	tags_check(areas, diags);
	assert_true(says(DIAG_TAG_ROWS));
	assert_int_equal(tags_gaps(areas, area_read(areas, arena), arena)[row], 2);
	assert_int_equal(tags_gaps(areas, area_read(areas, arena), arena)[table], 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_child_tag_stands_between_the_ink_of_its_parent),
		TEST(painting_order_is_not_reading_order),
		TEST(ink_is_parted_by_a_child_that_is_painted_elsewhere),
		TEST(alike_areas_in_a_row_share_a_stretch),
		TEST(every_area_is_a_line_of_the_dump),
		TEST(roles_have_names),
		TEST(what_a_reader_is_entitled_to_is_asked_for),
		TEST(headings_leave_no_level_out),
		TEST(rows_are_as_wide_as_their_cells_and_those_from_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
