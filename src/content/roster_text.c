/*
 * Bytes as a spreadsheet saved them into UTF-8.
 *
 * A byte order mark settles it.  Without one, text that is UTF-8 throughout is that; text in
 * which nothing beyond ASCII is well-formed UTF-8 is Windows-1252, as Danish spreadsheets
 * save it.  A mixture is broken UTF-8 and stays as it is, so that its rows can be named.
 */
#include "content/roster.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

static void
convert(const char *from, const char *bytes, size_t n, struct buf *to)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t room = n * 3 + 16;
	char *text = mem_alloc(room);
	int32_t length =
	    ucnv_convert("UTF-8", from, text, (int32_t)room, bytes, (int32_t)n, &status);

	if (U_SUCCESS(status) && length > 0)
		buf_put(to, text, (size_t)length);
	free(text);
}

/* Counts what is well-formed beyond ASCII, and bytes that are not. */
static void
count_sequences(const char *bytes, size_t n, size_t *good, size_t *bad)
{
	const char *s = bytes, *end = bytes + n, *next;

	*good = *bad = 0;
	while (s < end) {
		uint32_t code;

		if (!((unsigned char)*s & 0x80)) {
			s++;
			continue;
		}
		next = s;
		code = utf8_next(&next, end);
		if (code == 0xFFFD && next == s + 1)
			++*bad;
		else
			++*good;
		s = next;
	}
}

static void
put_without_nul(const char *bytes, size_t n, struct buf *to)
{
	size_t from = to->count, i;

	buf_put(to, bytes, n);
	for (i = from; i < to->count; i++)
		if (to->bytes[i] == '\0')
			to->bytes[i] = '\1';
}

void
content_roster_decode(const char *bytes, size_t n, struct buf *to)
{
	struct buf text = { 0 };
	size_t good, bad;

	if (n >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		convert("UTF-16LE", bytes + 2, n - 2, &text);
	else if (n >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		convert("UTF-16BE", bytes + 2, n - 2, &text);
	else if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		buf_put(&text, bytes + 3, n - 3);
	else {
		count_sequences(bytes, n, &good, &bad);
		if (bad && !good)
			convert("windows-1252", bytes, n, &text);
		else
			buf_put(&text, bytes, n);
	}
	put_without_nul(text.bytes ? text.bytes : "", text.count, to);
	buf_drop(&text);
}
