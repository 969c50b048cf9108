/*
 * Bytes into 256 bits that tell them apart from all others (FIPS 180-4), with libgcrypt.
 *
 * For what must be told apart for years and by strangers: files and rows of a
 * ledger.  Tables use the cheaper hash_bytes.  libgcrypt uses the processor's own
 * instructions where it has them, which is four times as fast as C, and is in the process anyway:
 * libexslt brings it.
 */
#include "base/base.h"

#include <gcrypt.h>
#include <string.h>

/* No secrets pass here: memory that cannot be swapped out would only cost time. */
static void
wake_library(void)
{
	if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
		return;
	gcry_check_version(NULL);
	gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
	gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}

/* It fails for want of memory alone, which nobody here outlives. */
static void *
must(gcry_error_t error, gcry_md_hd_t handle)
{
	if (error)
		mem_exhausted();
	return handle;
}

void
sha256_begin(struct sha256 *sha)
{
	gcry_md_hd_t handle = NULL;
	gcry_error_t error;

	wake_library();
	error = gcry_md_open(&handle, GCRY_MD_SHA256, 0);
	sha->handle = must(error, handle);
}

void
sha256_copy(struct sha256 *to, const struct sha256 *from)
{
	gcry_md_hd_t handle = NULL;
	gcry_error_t error = gcry_md_copy(&handle, from->handle);

	to->handle = must(error, handle);
}

void
sha256_put(struct sha256 *sha, const void *bytes, size_t n)
{
	gcry_md_write(sha->handle, bytes, n);
}

void
sha256_drop(struct sha256 *sha)
{
	gcry_md_close(sha->handle);
	sha->handle = NULL;
}

void
sha256_end(struct sha256 *sha, unsigned char digest[SHA256_BYTES])
{
	memcpy(digest, gcry_md_read(sha->handle, GCRY_MD_SHA256), SHA256_BYTES);
	sha256_drop(sha);
}

void
sha256_hex(const unsigned char digest[SHA256_BYTES], char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < SHA256_BYTES; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * i] = '\0';
}

void
sha256_bytes(const void *bytes, size_t n, char hex[SHA256_HEX])
{
	unsigned char digest[SHA256_BYTES];

	wake_library();
	gcry_md_hash_buffer(GCRY_MD_SHA256, digest, bytes, n);
	sha256_hex(digest, hex);
}
