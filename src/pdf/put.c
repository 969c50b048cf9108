/*
 * Numbers, strings and streams as PDF writes them: short, and the same
 * whatever the locale.
 */
#include "pdf/inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
pdf_put_fixed(struct buf *to, int64_t value, int digits)
{
	char text[24];
	int at = (int)sizeof text;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	bool is_fraction = digits > 0, shows = false;

	for (; digits > 0; digits--, rest /= 10) {
		shows = shows || rest % 10;
		if (shows)
			text[--at] = (char)('0' + rest % 10);
	}
	if (is_fraction && shows)
		text[--at] = '.';
	/* No zero before the point: ".5" is a number (7.3.3). */
	if (rest == 0 && !shows)
		text[--at] = '0';
	for (; rest; rest /= 10)
		text[--at] = (char)('0' + rest % 10);
	if (value < 0 && !(at == (int)sizeof text - 1 && text[at] == '0'))
		text[--at] = '-';
	buf_put(to, text + at, sizeof text - (size_t)at);
}

void
pdf_put_mpt(struct buf *to, mpt length)
{
	int half = length < 0 ? -5 : 5;

	pdf_put_fixed(to, (length + (int64_t)half) / 10, 2);
}

void
pdf_put_real(struct buf *to, double value, int digits)
{
	static const double scale[] = { 1, 10, 100, 1000, 10000, 100000 };

	/* Beyond any page; readers keep numbers in 32 bits (Annex C). */
	if (!(value > -1e6))
		value = isnan(value) ? 0 : -1e6;
	if (value > 1e6)
		value = 1e6;
	pdf_put_fixed(to, llround(value * scale[digits]), digits);
}

void
pdf_put_byte(struct buf *to, unsigned char byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		buf_char(to, '\\');
	/* A reader takes CR for a line end and would hand on LF. */
	if (byte == '\r')
		buf_string(to, "\\r");
	else
		buf_char(to, byte);
}

static void
put_utf16_unit(struct buf *to, unsigned unit, bool is_hex)
{
	if (is_hex) {
		buf_printf(to, "%04X", unit);
		return;
	}
	pdf_put_byte(to, (unsigned char)(unit >> 8));
	pdf_put_byte(to, (unsigned char)unit);
}

void
pdf_put_utf16(struct buf *to, const char *text, size_t length, bool is_hex)
{
	const char *end = text + length;

	while (text < end) {
		uint32_t code = utf8_next(&text, end);

		if (code > 0xFFFF) {
			put_utf16_unit(to, 0xD800 + ((code - 0x10000) >> 10), is_hex);
			code = 0xDC00 + ((code - 0x10000) & 0x3FF);
		}
		put_utf16_unit(to, code, is_hex);
	}
}

void
pdf_put_text(struct buf *to, const char *text)
{
	const char *s;
	bool is_ascii = true;

	for (s = text; *s; s++)
		is_ascii = is_ascii && *s >= 32 && *s < 127;
	buf_char(to, '(');
	if (is_ascii) {
		for (s = text; *s; s++)
			pdf_put_byte(to, (unsigned char)*s);
	} else {
		buf_string(to, "\xFE\xFF");
		pdf_put_utf16(to, text, strlen(text), false);
	}
	buf_char(to, ')');
}

void
pdf_put_uri(struct buf *to, const char *uri)
{
	buf_char(to, '(');
	for (; *uri; uri++) {
		unsigned char c = (unsigned char)*uri;

		if (c <= 32 || c >= 127 || strchr("\"<>\\^`{|}", c))
			buf_printf(to, "%%%02X", c);
		else
			pdf_put_byte(to, c);
	}
	buf_char(to, ')');
}

void
pdf_put_int(struct buf *to, const char *before, int64_t value)
{
	buf_string(to, before);
	pdf_put_fixed(to, value, 0);
}

void
pdf_put_ref(struct buf *to, const char *before, int object)
{
	pdf_put_int(to, before, object);
	buf_put(to, " 0 R", 4);
}

void
pdf_put_name(struct buf *to, const char *name)
{
	buf_char(to, '/');
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;

		if (c <= 32 || c > 126 || strchr("#%()<>[]{}/", c))
			buf_printf(to, "#%02X", c);
		else
			buf_char(to, c);
	}
}
