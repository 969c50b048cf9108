/*
 * Pieces of a volume: references and keys get their new numbers, and nothing else is touched.
 */
#include "pdf/pdf.h"
#include "pdf/piece.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
expect(const char *body, const char *wanted)
{
	static const int map[] = { 0, 101, 102, 103 };
	struct pdf_renumbering numbers = { map, 3, 50 };
	struct buf to = { 0 };

	pdf_renumber(&to, body, strlen(body), &numbers);
	assert_string_equal(to.bytes ? to.bytes : "", wanted);
	buf_drop(&to);
}

static void
references_are_renumbered(void **state)
{
	(void)state;
	expect("/P 1 0 R/K[2 0 R 3 0 R]", "/P 101 0 R/K[102 0 R 103 0 R]");
	expect("/K 7/Pg 2 0 R", "/K 7/Pg 102 0 R");
	expect("/Font<</F0 1 0 R/F1 2 0 R>>", "/Font<</F0 101 0 R/F1 102 0 R>>");
	expect("/Dest[3 0 R/XYZ 1.5 2 null]", "/Dest[103 0 R/XYZ 1.5 2 null]");
	expect("/G1 2 0 R", "/G1 102 0 R");
	expect("[12 0 1 0 R]", "[12 0 101 0 R]");
}

static void
strings_are_left_alone(void **state)
{
	(void)state;
	expect("/Alt(see 1 0 R)/P 1 0 R", "/Alt(see 1 0 R)/P 101 0 R");
	expect("/Alt(a(1 0 R)\\)1 0 R)/P 2 0 R", "/Alt(a(1 0 R)\\)1 0 R)/P 102 0 R");
	expect("/Alt(open 1 0 R", "/Alt(open 1 0 R");
	expect("/Alt<31203020>/P 2 0 R", "/Alt<31203020>/P 102 0 R");
}

static void
keys_of_the_parent_tree_move(void **state)
{
	(void)state;
	expect("/StructParents 3/Tabs/S", "/StructParents 53/Tabs/S");
	expect("/StructParent 0/P 1 0 R", "/StructParent 50/P 101 0 R");
}

static void
what_is_no_piece_is_refused(void **state)
{
	struct arena *arena = arena_new();
	struct pdf_piece piece = { 0 };
	char bytes[256];
	size_t n;

	(void)state;
	memset(bytes, 0x7F, sizeof bytes);
	for (n = 0; n < sizeof bytes; n++)
		assert_false(pdf_piece_read(&piece, bytes, n, arena));
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_renumbered),
		cmocka_unit_test(strings_are_left_alone),
		cmocka_unit_test(keys_of_the_parent_tree_move),
		cmocka_unit_test(what_is_no_piece_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
