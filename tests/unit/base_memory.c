/*
 * Lengths, arena, bytes, UTF-8 and tables.
 */
#include "base/base.h"

#include <limits.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
lengths_round_and_clip(void **state)
{
	(void)state;
	assert_int_equal(mpt_from_points(0.0004), 0);
	assert_int_equal(mpt_from_points(0.0006), 1);
	assert_int_equal(mpt_from_points(-0.0006), -1);
	assert_int_equal(mpt_from_points(1e30), MPT_MAX);
	assert_int_equal(mpt_from_points(-1e30), -MPT_MAX);
	assert_int_equal(mpt_from_points(0.0 / 0.0), 0);
	assert_int_equal(mpt_percent(1000, 50000), 500);
	assert_int_equal(mpt_percent(-1000, 33333), -333);
	assert_int_equal(mpt_percent(MPT_MAX, INT_MAX), MPT_MAX);
	assert_int_equal(mpt_plus(MPT_MAX, 1), MPT_MAX);
	assert_int_equal(mpt_plus(-MPT_MAX, -MPT_MAX), -MPT_MAX);
	assert_int_equal(mpt_plus(1, -3), -2);
}

static void
arena_gives_zeroed_aligned_memory(void **state)
{
	struct arena *arena = arena_new();
	int i, j;

	(void)state;
	for (i = 1; i < 3000; i += 7) {
		unsigned char *p = arena_alloc(arena, (size_t)i);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (j = 0; j < i; j++)
			assert_int_equal(p[j], 0);
		memset(p, 0xAA, (size_t)i);
	}
	assert_true(arena_size(arena) > 3000);
	arena_drop(arena);
	arena_drop(NULL);
}

static void
arena_room_keeps_what_was_there(void **state)
{
	struct arena *arena = arena_new();
	int *list = NULL, count = 0, capacity = 0, i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		ARENA_ROOM(arena, list, count, capacity);
		list[count++] = i;
	}
	for (i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	assert_string_equal(arena_printf(arena, "%s-%d", "a", 7), "a-7");
	assert_string_equal(arena_strndup(arena, "abcdef", 3), "abc");
	arena_drop(arena);
}

static void
arena_adopts_what_another_holds(void **state)
{
	struct arena *arena = arena_new(), *other = arena_new(), *empty = arena_new();
	char *mine = arena_strdup(arena, "mine"), *theirs = arena_strdup(other, "theirs"), *next;
	size_t size = arena_size(arena) + arena_size(other);

	(void)state;
	arena_adopt(arena, other);
	arena_adopt(arena, empty);
	assert_int_equal(arena_size(arena), size);
	next = arena_strdup(arena, "next");
	memset(arena_alloc(arena, 100000), 0xAA, 100000);
	assert_string_equal(mine, "mine");
	assert_string_equal(theirs, "theirs");
	assert_string_equal(next, "next");
	arena_drop(arena);
	arena = arena_new();
	other = arena_new();
	theirs = arena_strdup(other, "theirs");
	arena_adopt(arena, other);
	assert_string_equal(theirs, "theirs");
	arena_drop(arena);
}

static void
arena_begins_anew_when_cleared(void **state)
{
	struct arena *arena = arena_new();
	size_t size;
	int i, j;

	(void)state;
	arena_clear(arena);
	arena_strdup(arena, "x");
	size = arena_size(arena);
	for (i = 0; i < 3; i++) {
		for (j = 0; j < 1000; j++)
			memset(arena_alloc(arena, 100), 0xAA, 100);
		memset(arena_alloc(arena, 100000), 0xAA, 100000);
		arena_clear(arena);
	}
	assert_true(arena_size(arena) >= size && arena_size(arena) < 200000);
	for (j = 0; j < 1000; j++)
		assert_int_equal(*(char *)arena_alloc(arena, 1), 0);
	arena_drop(arena);
}

static void
buf_grows_and_ends_with_nul(void **state)
{
	struct buf buf = { 0 };
	int i;

	(void)state;
	for (i = 0; i < 500; i++)
		buf_printf(&buf, "%d,", i % 10);
	assert_int_equal(buf.count, 1000);
	assert_int_equal(strlen(buf.bytes), 1000);
	buf_char(&buf, 'x');
	buf_string(&buf, "yz");
	assert_string_equal(buf.bytes + 1000, "xyz");
	buf_drop(&buf);
	assert_null(buf.bytes);
}

static uint32_t
first_of(const char *s, size_t n, size_t *used)
{
	const char *p = s;
	uint32_t code = utf8_next(&p, s + n);

	*used = (size_t)(p - s);
	return code;
}

static void
utf8_takes_what_is_well_formed(void **state)
{
	static const uint32_t codes[] = { 'a', 0x7F, 0x80, 0xE6, 0x7FF, 0x800, 0x645, 0xFFFD,
		0x10000, 0x1F600, 0x10FFFF };
	char bytes[4];
	size_t i, n, used;

	(void)state;
	for (i = 0; i < sizeof codes / sizeof *codes; i++) {
		n = utf8_put(bytes, codes[i]);
		assert_int_equal(first_of(bytes, n, &used), codes[i]);
		assert_int_equal(used, n);
	}
}

static void
utf8_replaces_what_is_not(void **state)
{
	static const char *const bad[] = { "\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
		"\xF5\x80\x80\x80", "\xE2\x82", "\xC3(" };
	size_t i, used;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(first_of(bad[i], strlen(bad[i]), &used), 0xFFFD);
		assert_int_equal(used, 1);
	}
}

static void
table_keeps_order_and_replaces(void **state)
{
	struct arena *arena = arena_new();
	struct table table = { .arena = arena };
	int values[2000], i;
	char key[20];

	(void)state;
	assert_null(table_find(&table, "x"));
	for (i = 0; i < 2000; i++) {
		snprintf(key, sizeof key, "key %d", i);
		table_put(&table, key, &values[i]);
	}
	table_put(&table, "key 7", &values[8]);
	assert_int_equal(table.count, 2000);
	assert_ptr_equal(table_find(&table, "key 7"), &values[8]);
	assert_ptr_equal(table_find(&table, "key 1999"), &values[1999]);
	assert_null(table_find(&table, "key 2000"));
	assert_string_equal(table.rows[41].key, "key 41");
	table_put_bytes(&table, "a\0b", 3, &values[1]);
	assert_null(table_find_bytes(&table, "a\0c", 3));
	assert_ptr_equal(table_find_bytes(&table, "a\0b", 3), &values[1]);
	arena_drop(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_round_and_clip),
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_room_keeps_what_was_there),
		cmocka_unit_test(arena_adopts_what_another_holds),
		cmocka_unit_test(arena_begins_anew_when_cleared),
		cmocka_unit_test(buf_grows_and_ends_with_nul),
		cmocka_unit_test(utf8_takes_what_is_well_formed),
		cmocka_unit_test(utf8_replaces_what_is_not),
		cmocka_unit_test(table_keeps_order_and_replaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
