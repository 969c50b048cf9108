/*
 * SHA-256 against the examples of its standard (FIPS 180-4), and in pieces.
 */
#include "base/base.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
examples_of_the_standard(void **state)
{
	char hex[SHA256_HEX];

	(void)state;
	sha256_bytes("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_bytes("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sha256_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void
pieces_give_the_same_as_the_whole(void **state)
{
	unsigned char digest[SHA256_BYTES];
	struct sha256 sha;
	char a[1000];
	int i;

	(void)state;
	memset(a, 'a', sizeof a);
	sha256_begin(&sha);
	for (i = 0; i < 1000; i++)
		sha256_put(&sha, a, sizeof a);
	sha256_end(&sha, digest);
	assert_int_equal(digest[0], 0xcd);
	assert_int_equal(digest[1], 0xc7);
	assert_int_equal(digest[30], 0x2c);
	assert_int_equal(digest[31], 0xd0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_standard),
		cmocka_unit_test(pieces_give_the_same_as_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
