/*
 * Numbers and strings as PDF wants them, and glyphs with their texts as codes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/base.h"
#include "pdf/inside.h"

#define SAYS(call, text)                                                                           \
	do {                                                                                       \
		struct buf out = { 0 };                                                            \
		call;                                                                              \
		buf_put(&out, "", 0);                                                              \
		assert_string_equal(out.bytes, text);                                              \
		buf_drop(&out);                                                                    \
	} while (0)

static void
numbers_are_short_and_exact(void **state)
{
	(void)state;
	SAYS(pdf_put_fixed(&out, 0, 2), "0");
	SAYS(pdf_put_fixed(&out, 0, 0), "0");
	SAYS(pdf_put_fixed(&out, 5, 1), ".5");
	SAYS(pdf_put_fixed(&out, -5, 2), "-.05");
	SAYS(pdf_put_fixed(&out, 1230, 3), "1.23");
	SAYS(pdf_put_fixed(&out, 1200, 2), "12");
	SAYS(pdf_put_fixed(&out, -1001, 3), "-1.001");
	SAYS(pdf_put_fixed(&out, INT64_MIN, 0), "-9223372036854775808");
	SAYS(pdf_put_mpt(&out, 595276), "595.28");
	SAYS(pdf_put_mpt(&out, -4), "0");
	SAYS(pdf_put_mpt(&out, -5), "-.01");
	SAYS(pdf_put_mpt(&out, INT32_MAX), "2147483.65");
}

static void
reals_are_always_numbers(void **state)
{
	(void)state;
	SAYS(pdf_put_real(&out, NAN, 3), "0");
	SAYS(pdf_put_real(&out, INFINITY, 3), "1000000");
	SAYS(pdf_put_real(&out, -INFINITY, 3), "-1000000");
	SAYS(pdf_put_real(&out, -1e-9, 3), "0");
	SAYS(pdf_put_real(&out, 0.9996, 3), "1");
	SAYS(pdf_put_real(&out, 0.5, 0), "1");
}

static void
strings_are_escaped(void **state)
{
	(void)state;
	SAYS(pdf_put_text(&out, "a(b)\\"), "(a\\(b\\)\\\\)");
	SAYS(pdf_put_name(&out, "A B#/(x"), "/A#20B#23#2F#28x");
	SAYS(pdf_put_uri(&out, "http://x/\xC3\xB8 (1)%20\""), "(http://x/%C3%B8%20\\(1\\)%20%22)");
	SAYS(pdf_put_byte(&out, '\r'), "\\r");
	SAYS(pdf_put_utf16(&out, "\xF0\x9F\x99\x82", 4, true), "D83DDE42");
	SAYS(pdf_put_utf16(&out, "\xC3", 1, true), "FFFD");
}

/* Both bytes of a UTF-16 unit can be what a string must escape. */
static void
text_strings_survive_every_byte(void **state)
{
	struct buf out = { 0 };

	(void)state;
	pdf_put_text(&out, "\xE2\xA0\xA8\xC4\xA8\xC4\x8D"); /* U+2828, U+0128, U+010D */
	assert_int_equal(out.count, 1 + 2 + 4 + 3 + 3 + 1);
	assert_memory_equal(out.bytes, "(\xFE\xFF\\(\\(\x01\\(\x01\\r)", out.count);
	buf_drop(&out);
}

static struct pdf_pack *
open_pack(struct faces **faces, struct diags *diags, const char *family)
{
	struct text_style style = {
		.families = family, .size = 10000, .weight = 400, .lang = "da"
	};

	*faces = faces_open("fonts/catalogue.conf", diags);
	return pdf_pack_new(faces_find(*faces, &style, diags));
}

static void
a_pair_of_glyph_and_text_has_one_code(void **state)
{
	struct diags *diags = diags_new();
	struct faces *faces;
	struct pdf_pack *pack = open_pack(&faces, diags, "Andika");
	struct pdf_flate *flate = pdf_flate_new();
	const struct pdf_subset *made;
	int hyphen, soft;

	(void)state;
	hyphen = pdf_pack_find(pack, 20, "-", 1)->code;
	soft = pdf_pack_find(pack, 20, "\xC2\xAD", 2)->code;
	assert_int_not_equal(hyphen, soft);
	assert_int_equal(pdf_pack_find(pack, 20, "-", 1)->code, hyphen);
	assert_null(pdf_pack_find(pack, 0, "x", 1));
	assert_null(pdf_pack_find(pack, 0x7FFFFFFF, "x", 1));
	made = pdf_pack_build(pack, flate);
	assert_int_equal(made->built, 3);
	/* Nothing new: the same bytes stay. */
	assert_ptr_equal(pdf_pack_build(pack, flate), made);
	pdf_pack_keep(pack, flate);
	pdf_pack_find(pack, 21, ".", 1);
	made = pdf_pack_build(pack, flate);
	assert_int_equal(made->built, 4);
	assert_int_equal(strlen(made->tag), 7);
	/* What was not kept is forgotten. */
	pdf_pack_rewind(pack);
	assert_int_equal(pdf_pack_build(pack, flate)->built, 3);
	assert_int_equal(pdf_pack_find(pack, 22, "x", 1)->code, 3);
	pdf_flate_drop(flate);
	pdf_pack_drop(pack);
	faces_drop(faces);
	diags_drop(diags);
}

static void
a_cff_glyph_is_its_own_code(void **state)
{
	struct diags *diags = diags_new();
	struct faces *faces;
	struct pdf_pack *pack = open_pack(&faces, diags, "OpenDyslexic");

	(void)state;
	assert_true(pack->is_cff);
	assert_int_equal(pdf_pack_find(pack, 20, "-", 1)->code, 20);
	assert_null(pdf_pack_find(pack, 20, "\xC2\xAD", 2));
	assert_int_equal(pdf_pack_any(pack, 20)->code, 20);
	pdf_pack_drop(pack);
	faces_drop(faces);
	diags_drop(diags);
}

static void
a_blank_glyph_is_found_by_its_looks(void **state)
{
	struct diags *diags = diags_new();
	struct faces *faces;
	struct pdf_pack *pack = open_pack(&faces, diags, "Noto Naskh Arabic");
	uint32_t blank = pdf_pack_blank(pack);

	(void)state;
	assert_true(blank > 0);
	assert_int_equal(pdf_pack_any(pack, blank)->width, 0);
	assert_int_equal(pdf_pack_blank(pack), blank);
	pdf_pack_drop(pack);
	faces_drop(faces);
	diags_drop(diags);
}

/* Lengths that its own header tells are those that it has (ICC.1, 7.2). */
static void
the_profile_is_whole(void **state)
{
	struct buf profile = { 0 };
	const unsigned char *p;
	uint32_t i, count;

	(void)state;
	pdf_profile(&profile);
	p = (const unsigned char *)profile.bytes;
#define U32(at)                                                                                    \
	((uint32_t)p[at] << 24 | (uint32_t)p[(at) + 1] << 16 | (uint32_t)p[(at) + 2] << 8 |        \
	    p[(at) + 3])
	assert_int_equal(U32(0), profile.count);
	assert_memory_equal(p + 36, "acsp", 4);
	count = U32(128);
	assert_int_equal(count, 10);
	for (i = 0; i < count; i++) {
		assert_true(U32(132 + 12 * i + 4) + U32(132 + 12 * i + 8) <= profile.count);
		assert_int_equal(U32(132 + 12 * i + 4) % 4, 0);
	}
	buf_drop(&profile);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_short_and_exact),
		cmocka_unit_test(reals_are_always_numbers),
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(text_strings_survive_every_byte),
		cmocka_unit_test(a_pair_of_glyph_and_text_has_one_code),
		cmocka_unit_test(a_cff_glyph_is_its_own_code),
		cmocka_unit_test(a_blank_glyph_is_found_by_its_looks),
		cmocka_unit_test(the_profile_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
