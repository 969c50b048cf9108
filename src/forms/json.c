/*
 * JSON (RFC 8259) into a tree.
 */
#include "forms/inside.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 100 };

struct parser {
	const char *at, *end;
	struct arena *arena;
	int depth;
	bool failed;
};

static struct json *
parse_value(struct parser *p);

static void
skip_blanks(struct parser *p)
{
	while (p->at < p->end && *p->at && strchr(" \t\r\n", *p->at))
		p->at++;
}

static bool
take(struct parser *p, char c)
{
	skip_blanks(p);
	if (p->at >= p->end || *p->at != c)
		return false;
	p->at++;
	return true;
}

/* Four hexadecimal digits. */
static uint32_t
parse_unit(struct parser *p)
{
	char digits[5] = { 0 };
	char *end;
	uint32_t unit;

	if (p->end - p->at < 4) {
		p->failed = true;
		return 0;
	}
	memcpy(digits, p->at, 4);
	unit = (uint32_t)strtoul(digits, &end, 16);
	p->failed = p->failed || *end;
	p->at += 4;
	return unit;
}

/* \uD83D\uDE00 is one letter; half of a pair is none, nor is a zero. */
static void
parse_code(struct parser *p, struct buf *to)
{
	uint32_t code = parse_unit(p);

	if (code >= 0xD800 && code < 0xDC00 && p->end - p->at >= 6 && p->at[0] == '\\' &&
	    p->at[1] == 'u') {
		p->at += 2;
		code = 0x10000 + ((code - 0xD800) << 10) + (parse_unit(p) - 0xDC00);
	}
	if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		code = 0xFFFD;
	letters_put(to, code);
}

static void
parse_escape(struct parser *p, struct buf *to)
{
	static const char from[] = "bfnrt\"\\/", into[] = "\b\f\n\r\t\"\\/";
	const char *found;

	if (p->at >= p->end) {
		p->failed = true;
		return;
	}
	if (*p->at == 'u') {
		p->at++;
		parse_code(p, to);
		return;
	}
	found = *p->at ? strchr(from, *p->at) : NULL;
	p->failed = p->failed || !found;
	if (found)
		buf_char(to, into[found - from]);
	p->at++;
}

static const char *
parse_string(struct parser *p)
{
	struct buf text = { 0 };
	const char *kept;

	while (p->at < p->end && *p->at != '"' && !p->failed) {
		if (*p->at == '\\') {
			p->at++;
			parse_escape(p, &text);
		} else {
			buf_char(&text, (unsigned char)*p->at++);
		}
	}
	p->failed = p->failed || p->at >= p->end;
	p->at++;
	kept = arena_strndup(p->arena, text.bytes ? text.bytes : "", text.count);
	buf_drop(&text);
	return kept;
}

/* What stands between brackets; members have keys. */
static void
parse_members(struct parser *p, struct json *in, char close)
{
	struct json **next = &in->first;
	const char *key = NULL;

	if (take(p, close))
		return;
	do {
		if (in->type == JSON_OBJECT) {
			p->failed = p->failed || !take(p, '"');
			key = p->failed ? "" : parse_string(p);
			p->failed = p->failed || !take(p, ':');
		}
		if (p->failed)
			return;
		*next = parse_value(p);
		(*next)->key = key;
		next = &(*next)->next;
	} while (!p->failed && take(p, ','));
	p->failed = p->failed || !take(p, close);
}

/* A number, true, false, null. */
static void
parse_word(struct parser *p, struct json *value)
{
	char word[64] = { 0 };
	size_t n = 0;
	char *end;

	while (p->at < p->end && *p->at && !strchr(",]} \t\r\n", *p->at) && n < sizeof word - 1)
		word[n++] = *p->at++;
	value->number = strtod(word, &end);
	if (n && !*end)
		value->type = JSON_NUMBER;
	else
		p->failed = strcmp(word, "true") && strcmp(word, "false") && strcmp(word, "null");
}

static struct json *
parse_value(struct parser *p)
{
	struct json *value = ARENA_NEW(p->arena, struct json);

	value->string = "";
	if (p->depth++ > DEPTH_MOST) {
		p->failed = true;
	} else if (take(p, '"')) {
		value->type = JSON_STRING;
		value->string = parse_string(p);
	} else if (take(p, '[')) {
		value->type = JSON_LIST;
		parse_members(p, value, ']');
	} else if (take(p, '{')) {
		value->type = JSON_OBJECT;
		parse_members(p, value, '}');
	} else {
		parse_word(p, value);
	}
	p->depth--;
	return value;
}

const struct json *
json_parse(const char *text, size_t length, struct arena *arena)
{
	struct parser p = { .at = text, .end = text + length, .arena = arena };
	const struct json *value = parse_value(&p);

	skip_blanks(&p);
	return p.failed || p.at != p.end ? NULL : value;
}

const struct json *
json_member(const struct json *object, const char *key)
{
	const struct json *member = object && object->type == JSON_OBJECT ? object->first : NULL;

	while (member && strcmp(member->key, key) != 0)
		member = member->next;
	return member;
}
