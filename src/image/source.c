/*
 * `src` of FO into a path: url("a%20b.png") into a b.png (XSL 1.1, 5.11,
 * uri-specification).
 */
#include "image/inside.h"

#include <string.h>
#include <strings.h>

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

static size_t
trimmed_length(const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		n--;
	return n;
}

/* Takes one pair of quotes away. */
static const char *
unquote(const char *s, size_t *n)
{
	if (*n < 2 || (s[0] != '"' && s[0] != '\'') || s[*n - 1] != s[0])
		return s;
	*n -= 2;
	return s + 1;
}

static const char *
unwrap(const char *src, size_t *n)
{
	const char *s = skip_blanks(src);

	*n = trimmed_length(s, strlen(s));
	if (*n > 4 && strncasecmp(s, "url(", 4) == 0 && s[*n - 1] == ')') {
		s += 4;
		*n -= 5;
		while (*n > 0 && strchr(" \t\r\n", *s)) {
			s++;
			--*n;
		}
		*n = trimmed_length(s, *n);
	}
	return unquote(s, n);
}

static int
hex_value(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A file's name may hold a % that escapes nothing; it stays. */
static void
unescape(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (s[0] == '%' && hex_value(s[1]) >= 0 && hex_value(s[2]) >= 0 &&
		    (s[1] != '0' || s[2] != '0')) {
			*to++ = (char)(hex_value(s[1]) << 4 | hex_value(s[2]));
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

/* The length of "scheme:" at the front, 0 when there is none. */
static size_t
scheme_length(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                     "0123456789+.-");

	return n > 1 && s[n] == ':' ? n + 1 : 0;
}

/* file:///a, file://localhost/a and file:a are all the path. */
static const char *
strip_file(const char *s)
{
	if (strncmp(s, "//localhost/", 12) == 0)
		return s + 11;
	return strncmp(s, "//", 2) == 0 ? s + 2 : s;
}

static bool
is_network(const char *s)
{
	return strncasecmp(s, "http:", 5) == 0 || strncasecmp(s, "https:", 6) == 0 ||
	    strncasecmp(s, "ftp:", 4) == 0 || strncmp(s, "//", 2) == 0;
}

const char *
image_source_path(const char *src, struct findings *findings)
{
	size_t n, scheme;
	const char *inner = unwrap(src, &n);
	char *path = arena_strndup(findings->arena, inner, n);
	const char *s = path;

	if (is_network(path)) {
		image_find(findings, DIAG_IMAGE_NETWORK, "%s", path);
		return NULL;
	}
	scheme = scheme_length(path);
	if (scheme == 5 && strncasecmp(path, "file:", 5) == 0) {
		s = strip_file(path + scheme);
	} else if (scheme > 0) {
		image_find(findings, DIAG_IMAGE_ADDRESS, "'%.*s' names no file", (int)scheme, path);
		return NULL;
	}
	if (*s == '\0') {
		image_find(findings, DIAG_IMAGE_ADDRESS, "it is empty");
		return NULL;
	}
	unescape(path + (s - path));
	return s;
}
