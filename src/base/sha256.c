/*
 * Bytes into 256 bits that tell them apart from all others (FIPS 180-4).
 *
 * For what must be told apart for years and by strangers: files and rows of a
 * ledger.  Tables use the cheaper hash_bytes.
 */
#include "base/base.h"

#include <string.h>

static const uint32_t rounds[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2
};

static uint32_t
turn(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void
schedule(const unsigned char *block, uint32_t w[64])
{
	int i;

	for (i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
		    (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (i = 16; i < 64; i++)
		w[i] = w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) +
		    w[i - 7] + (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
}

/* One round of 6.2.2, whose letters these are; instead of moving all eight on, the caller
 * names them in another order. */
static inline void
turn_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g,
    uint32_t *h, uint32_t sum)
{
	uint32_t t1 = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + sum;

	*d += t1;
	*h = t1 + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
}

static void
compress(struct sha256 *sha, const unsigned char *block)
{
	uint32_t w[64], v[8], k[8];
	int i, j;

	schedule(block, w);
	memcpy(v, sha->state, sizeof v);
	for (i = 0; i < 64; i += 8) {
		for (j = 0; j < 8; j++)
			k[j] = rounds[i + j] + w[i + j];
		turn_round(v[0], v[1], v[2], &v[3], v[4], v[5], v[6], &v[7], k[0]);
		turn_round(v[7], v[0], v[1], &v[2], v[3], v[4], v[5], &v[6], k[1]);
		turn_round(v[6], v[7], v[0], &v[1], v[2], v[3], v[4], &v[5], k[2]);
		turn_round(v[5], v[6], v[7], &v[0], v[1], v[2], v[3], &v[4], k[3]);
		turn_round(v[4], v[5], v[6], &v[7], v[0], v[1], v[2], &v[3], k[4]);
		turn_round(v[3], v[4], v[5], &v[6], v[7], v[0], v[1], &v[2], k[5]);
		turn_round(v[2], v[3], v[4], &v[5], v[6], v[7], v[0], &v[1], k[6]);
		turn_round(v[1], v[2], v[3], &v[4], v[5], v[6], v[7], &v[0], k[7]);
	}
	for (i = 0; i < 8; i++)
		sha->state[i] += v[i];
}

void
sha256_begin(struct sha256 *sha)
{
	static const uint32_t start[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

	memset(sha, 0, sizeof *sha);
	memcpy(sha->state, start, sizeof start);
}

void
sha256_put(struct sha256 *sha, const void *bytes, size_t n)
{
	const unsigned char *s = bytes;
	size_t room, k;

	sha->length += n;
	while (n > 0) {
		if (sha->held == 0 && n >= sizeof sha->block) {
			compress(sha, s);
			s += sizeof sha->block;
			n -= sizeof sha->block;
			continue;
		}
		room = sizeof sha->block - sha->held;
		k = n < room ? n : room;
		memcpy(sha->block + sha->held, s, k);
		sha->held += k;
		s += k;
		n -= k;
		if (sha->held == sizeof sha->block) {
			compress(sha, sha->block);
			sha->held = 0;
		}
	}
}

void
sha256_end(struct sha256 *sha, unsigned char digest[SHA256_BYTES])
{
	uint64_t bits = sha->length * 8;
	unsigned char tail[8], mark = 0x80, zero = 0;
	int i;

	for (i = 0; i < 8; i++)
		tail[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha256_put(sha, &mark, 1);
	while (sha->held != 56)
		sha256_put(sha, &zero, 1);
	sha256_put(sha, tail, sizeof tail);
	for (i = 0; i < SHA256_BYTES; i++)
		digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}

void
sha256_hex(const unsigned char digest[SHA256_BYTES], char hex[SHA256_HEX])
{
	int i;

	for (i = 0; i < SHA256_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

void
sha256_bytes(const void *bytes, size_t n, char hex[SHA256_HEX])
{
	unsigned char digest[SHA256_BYTES];
	struct sha256 sha;

	sha256_begin(&sha);
	sha256_put(&sha, bytes, n);
	sha256_end(&sha, digest);
	sha256_hex(digest, hex);
}
