/*
 * Pieces into bytes: a growing buffer, and UTF-8 in both directions.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

static void
make_room(struct buf *buf, size_t n)
{
	if (buf->capacity - buf->count > n)
		return;
	buf->capacity = (buf->count + n) * 2 + 64;
	buf->bytes = mem_grow(buf->bytes, buf->capacity);
}

void
buf_put(struct buf *buf, const void *bytes, size_t n)
{
	make_room(buf, n);
	if (n)
		memcpy(buf->bytes + buf->count, bytes, n);
	buf->count += n;
	buf->bytes[buf->count] = '\0';
}

void
buf_string(struct buf *buf, const char *s)
{
	buf_put(buf, s, strlen(s));
}

void
buf_xml(struct buf *buf, const char *s)
{
	for (; *s; s++) {
		if (*s == '&')
			buf_string(buf, "&amp;");
		else if (*s == '<')
			buf_string(buf, "&lt;");
		else if (*s == '>')
			buf_string(buf, "&gt;");
		else if ((unsigned char)*s >= 32 || *s == '\n' || *s == '\t')
			buf_char(buf, *s);
	}
}

void
buf_char(struct buf *buf, int c)
{
	make_room(buf, 1);
	buf->bytes[buf->count++] = (char)c;
	buf->bytes[buf->count] = '\0';
}

/* Most pieces are short: the second turn is for those that do not fit the room made in advance. */
void
buf_printf(struct buf *buf, const char *format, ...)
{
	size_t room;
	va_list args;
	int n;

	make_room(buf, 64);
	do {
		room = buf->capacity - buf->count;
		va_start(args, format);
		n = vsnprintf(buf->bytes + buf->count, room, format, args);
		va_end(args);
		if (n < 0)
			return;
		make_room(buf, (size_t)n + 1);
	} while ((size_t)n >= room);
	buf->count += (size_t)n;
}

void
buf_drop(struct buf *buf)
{
	free(buf->bytes);
	*buf = (struct buf){ 0 };
}

/* How many bytes follow a first byte; -1 for a byte that cannot be first. */
static int
bytes_after(unsigned char first)
{
	if (first < 0x80)
		return 0;
	if (first >= 0xC2 && first < 0xE0)
		return 1;
	if (first >= 0xE0 && first < 0xF0)
		return 2;
	return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

uint32_t
utf8_next(const char **s, const char *end)
{
	static const uint32_t smallest[] = { 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)*s;
	int more = bytes_after(*p), i;
	uint32_t code;

	*s += 1;
	if (more == 0)
		return *p;
	if (more < 0 || (const char *)p + more >= end)
		return 0xFFFD;
	code = *p & (0x3Fu >> more);
	for (i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0xFFFD;
		code = code << 6 | (p[i] & 0x3Fu);
	}
	if (code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return 0xFFFD;
	*s += more;
	return code;
}

size_t
utf8_put(char *to, uint32_t code)
{
	if (code < 0x80) {
		to[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		to[0] = (char)(0xC0 | code >> 6);
		to[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		to[0] = (char)(0xE0 | code >> 12);
		to[1] = (char)(0x80 | (code >> 6 & 0x3F));
		to[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | code >> 18);
	to[1] = (char)(0x80 | (code >> 12 & 0x3F));
	to[2] = (char)(0x80 | (code >> 6 & 0x3F));
	to[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}
