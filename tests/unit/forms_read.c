/*
 * What qpdf tells of a PDF into fields: inheritance, encodings, and files that mean ill.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "forms/inside.h"

/* A form whose objects from 3 on are `objects`, and whose Fields are `fields`. */
static bool
read_form(struct arena *arena, struct forms_file *file, const char *fields, const char *objects)
{
	const char *text = arena_printf(arena,
	    "{\"version\":2,\"qpdf\":[{\"jsonversion\":2},{\"trailer\":{\"value\":{\"/Root\":\"1 0 R\"}},"
	    "\"obj:1 0 R\":{\"value\":{\"/AcroForm\":\"2 0 R\"}},"
	    "\"obj:2 0 R\":{\"value\":{\"/Fields\":[%s]}}%s%s}]}",
	    fields, *objects ? "," : "", objects);

	*file = (struct forms_file){ .path = "form.pdf" };
	return forms_read_json(text, strlen(text), file, arena);
}

static void
kids_inherit(void **state)
{
	struct arena *arena = arena_new();
	struct forms_file f;

	(void)state;
	assert_true(read_form(arena, &f, "\"3 0 R\"",
	    "\"obj:3 0 R\":{\"value\":{\"/T\":\"u:ark\",\"/FT\":\"/Tx\",\"/Kids\":[\"4 0 R\",\"5 0 R\"]}},"
	    "\"obj:4 0 R\":{\"value\":{\"/T\":\"u:a\",\"/V\":\"u:\\u00e6\\ud83d\\ude00\",\"/TU\":\"u:Tip\"}},"
	    "\"obj:5 0 R\":{\"value\":{\"/T\":\"u:b\",\"/V\":\"b:538096a0\"}}"));
	assert_int_equal(f.count, 2);
	assert_string_equal(f.fields[0].name, "ark.a");
	assert_string_equal(f.fields[0].value, "\xc3\xa6\xf0\x9f\x98\x80");
	assert_string_equal(f.fields[0].label, "Tip");
	assert_string_equal(f.fields[1].value, "S\xe2\x80\xa2\xc5\x92\xe2\x82\xac");
	arena_drop(arena);
}

static void
buttons_are_one_question(void **state)
{
	struct arena *arena = arena_new();
	struct forms_file f;

	(void)state;
	assert_true(read_form(arena, &f, "\"3 0 R\",\"6 0 R\"",
	    "\"obj:3 0 R\":{\"value\":{\"/T\":\"u:q\",\"/FT\":\"/Btn\",\"/Ff\":32768,\"/V\":\"/2\","
	    "\"/Kids\":[\"4 0 R\",\"5 0 R\"]}},"
	    "\"obj:4 0 R\":{\"value\":{\"/TU\":\"u:one\",\"/AP\":{\"/N\":{\"/Off\":\"9 0 R\",\"/1\":\"9 0 R\"}}}},"
	    "\"obj:5 0 R\":{\"value\":{\"/AP\":{\"/N\":{\"/2\":\"9 0 R\"}}}},"
	    "\"obj:6 0 R\":{\"value\":{\"/T\":\"u:c\",\"/FT\":\"/Btn\",\"/V\":\"/Off\"}}"));
	assert_int_equal(f.count, 2);
	assert_int_equal(f.fields[0].kind, FORMS_RADIO);
	assert_int_equal(f.fields[0].place_count, 2);
	assert_string_equal(f.fields[0].places[0].label, "one");
	assert_string_equal(f.fields[0].value, "2");
	assert_string_equal(f.fields[1].value, "no");
	arena_drop(arena);
}

static void
circles_and_depths_end(void **state)
{
	struct arena *arena = arena_new();
	struct forms_file f;
	char deep[400];

	(void)state;
	assert_false(read_form(arena, &f, "\"3 0 R\"",
	    "\"obj:3 0 R\":{\"value\":{\"/T\":\"u:a\",\"/FT\":\"/Tx\",\"/Kids\":[\"3 0 R\",\"3 0 R\"]}}"));
	memset(deep, '[', sizeof deep);
	assert_null(json_parse(deep, sizeof deep, arena));
	assert_false(forms_read_json("", 0, &f, arena));
	assert_false(read_form(arena, &f, "\"7 0 R\",17,null", ""));
	arena_drop(arena);
}

static void
json_is_read_strictly(void **state)
{
	static const char *const bad[] = { "{\"a\":}", "[1,]", "\"\\x\"", "\"\\u12\"", "{\"a\" 1}", "tru",
		"[1 2]", "\"open", "{\"a\":1}}", "1e" };
	static const char good[] =
	    " { \"a\" : [ 1 , -2.5, true ], \"b\":\"x\\ny\\u0000\\ud800\" } ";
	struct arena *arena = arena_new();
	const struct json *all;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_null(json_parse(bad[i], strlen(bad[i]), arena));
	all = json_parse(good, sizeof good - 1, arena);
	assert_non_null(all);
	assert_true(json_member(all, "a")->first->next->number == -2.5);
	assert_string_equal(json_member(all, "b")->string, "x\ny\xef\xbf\xbd\xef\xbf\xbd");
	assert_null(json_member(all, "c"));
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kids_inherit),
		cmocka_unit_test(buttons_are_one_question),
		cmocka_unit_test(circles_and_depths_end),
		cmocka_unit_test(json_is_read_strictly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
