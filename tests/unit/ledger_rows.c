/*
 * The ledger: what is recorded comes back, a cut run is known as such, and SHA-256, by which
 * files are known, is the standard's.
 */
#include "ledger/ledger.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void
hashes_are_the_standards(void **state)
{
	char hex[SHA256_HEX];
	struct buf bytes = { 0 };
	struct sha256 sha;
	unsigned char digest[SHA256_BYTES];
	int i;

	(void)state;
	sha256_bytes("", 0, hex);
	assert_string_equal(
	    hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sha256_bytes("abc", 3, hex);
	assert_string_equal(
	    hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	/* A million times a, in pieces of 17. */
	sha256_begin(&sha);
	for (i = 0; i < 17; i++)
		buf_char(&bytes, 'a');
	for (i = 0; i < 1000000; i += 17)
		sha256_put(&sha, bytes.bytes, i + 17 > 1000000 ? 1000000 - (size_t)i : 17);
	sha256_end(&sha, digest);
	sha256_hex(digest, hex);
	assert_string_equal(
	    hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	buf_drop(&bytes);
}

struct seen {
	int count;
	char keys[64];
};

static void
see(const struct ledger_row *row, void *data)
{
	struct seen *seen = data;

	seen->count++;
	strncat(seen->keys, row->key, sizeof seen->keys - strlen(seen->keys) - 1);
}

static void
remove_ledger(const char *folder)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, LEDGER_FILE);
	unlink(path);
	snprintf(path, sizeof path, "%s/%s-journal", folder, LEDGER_FILE);
	unlink(path);
	rmdir(folder);
}

static void
rows_come_back_and_failures_keep_what_was_made(void **state)
{
	char folder[] = "/tmp/printark-ledger-XXXXXX";
	struct diags *diags = diags_new();
	struct ledger_row made = { "b", 2, "in", "2.pdf", "hash", 10, 3, "da", 99, "made", "" };
	struct ledger_row failed = { "b", 4, NULL, NULL, NULL, 0, 0, "da", 100, "failed", "why" };
	struct ledger_row other = { "a", 3, NULL, NULL, NULL, 0, 0, NULL, 0, "failed", "x" };
	struct ledger_row row;
	struct seen seen = { 0, "" };
	struct ledger *ledger;

	(void)state;
	assert_non_null(mkdtemp(folder));
	ledger = ledger_open(folder, LEDGER_RUNS, diags);
	assert_non_null(ledger);
	assert_false(ledger_was_cut(ledger));
	assert_int_equal(strlen(ledger_salt(ledger)), 32);
	assert_true(ledger_record(ledger, &made) && ledger_record_failure(ledger, &failed) &&
	    ledger_record_failure(ledger, &other) && ledger_settle(ledger, true));
	assert_true(ledger_find(ledger, "b", &row));
	assert_string_equal(row.file, "2.pdf");
	assert_string_equal(row.state, "failed");
	assert_int_equal(row.row, 4);
	assert_false(ledger_find(ledger, "c", &row));
	ledger_each(ledger, see, &seen);
	assert_string_equal(seen.keys, "ab");
	ledger_close(ledger);
	ledger = ledger_open(folder, LEDGER_READS, diags);
	assert_false(ledger_was_cut(ledger));
	ledger_close(ledger);
	assert_int_equal(diags_count(diags), 0);
	diags_drop(diags);
	remove_ledger(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_are_the_standards),
		cmocka_unit_test(rows_come_back_and_failures_keep_what_was_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
