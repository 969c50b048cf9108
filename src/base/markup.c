/*
 * What is seen of XML before it is parsed.
 *
 * libxml2 compares each attribute of a tag with all before it, so a tag of
 * a hundred thousand takes minutes.  A look at the bytes finds it at once.
 */
#include "base/base.h"

#include <string.h>

/* One past the tag that begins before `p`; counts the attributes in it. */
static const char *
scan_tag(const char *p, const char *end, int *attributes)
{
	char quote = '\0';

	for (*attributes = 0; p < end && (quote || *p != '>'); p++) {
		if (quote) {
			quote = *p == quote ? '\0' : quote;
		} else if (*p == '"' || *p == '\'') {
			quote = *p;
			++*attributes;
		} else if (*p == '<') {
			break;
		}
	}
	return p;
}

static bool
begins_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}

static int
line_of(const char *bytes, const char *at)
{
	int line = 1;

	while ((bytes = memchr(bytes, '\n', (size_t)(at - bytes))) != NULL) {
		bytes++;
		line++;
	}
	return line;
}

int
markup_crowded_line(const char *bytes, size_t n, int most)
{
	const char *p = n > 0 ? bytes : "", *end = p + n, *tag;
	int attributes;

	while ((tag = memchr(p, '<', (size_t)(end - p))) != NULL) {
		p = tag + 1;
		if (p == end || !begins_name(*p))
			continue;
		p = scan_tag(p, end, &attributes);
		if (attributes > most)
			return line_of(bytes, tag);
	}
	return 0;
}
