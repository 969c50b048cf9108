/*
 * Characters of the document into a paragraph's text.
 *
 * White space is treated here (XSL 1.1, 7.17): linefeeds first, then spaces
 * around them, then runs of spaces.  What stays at the ends of lines is the line breaker's.
 */
#include "layout/para.h"

#include <string.h>

#define ZWSP "\xe2\x80\x8b"
#define LINE_END "\xe2\x80\xa8"

enum { FIRST_RTL_BYTE = 0xD6 };           /* characters from U+0580 on begin with it, or above */

static void
add_span(struct para *para, int strand, int start)
{
	struct text_span *last = para->span_count ? &para->spans[para->span_count - 1] : NULL;

	if (last && last->owner == strand) {
		last->end = para->length;
		return;
	}
	ARENA_ROOM(para->arena, para->spans, para->span_count, para->span_capacity);
	para->spans[para->span_count++] =
	    (struct text_span){ start, para->length, para->strands[strand].style, strand };
}

void
add_bytes(struct para *para, int strand, const char *bytes, size_t n)
{
	int start = para->length;

	if (para->length + (int)n + 1 > para->text_capacity) {
		int capacity = para->text_capacity * 2 + (int)n + 64;

		para->text =
		    arena_grow(para->arena, para->text, (size_t)para->length, (size_t)capacity, 1);
		para->text_capacity = capacity;
	}
	memcpy(para->text + para->length, bytes, n);
	para->length += (int)n;
	add_span(para, strand, start);
}

/* A joiner may be a character of the text or stand for an inline's padding. */
static bool
stands_for_object(const struct para *para, int at)
{
	int i;

	for (i = 0; i < para->object_count; i++)
		if (para->objects[i].at == at)
			return true;
	return false;
}

const char *
plain_text(const struct para *para)
{
	char *to = ARENA_ARRAY(para->arena, char, para->length + 1), *end = to;
	const char *s = para->text, *stop = para->text + para->length;

	while (s < stop) {
		uint32_t code = utf8_next(&s, stop);
		bool is_mark =
		    code == 0xFFFC || code == 0x2060 || (code >= 0x202A && code <= 0x202E);
		int at = (int)(s - para->text) - 3;

		if (code == 0x2028)
			code = ' ';
		if (!is_mark && !(code == 0x200D && stands_for_object(para, at)))
			end += utf8_put(end, code);
	}
	return to;
}

/* How an object treats its white space. */
struct white {
	enum fo_keyword linefeed, spaces, transform;
	bool collapses;
	bool is_plain;                    /* characters and single spaces stay what they are */
};

static struct white
white_of(const struct fo *fo)
{
	struct white white = { fo_keyword(fo, PROP_LINEFEED_TREATMENT),
		fo_keyword(fo, PROP_WHITE_SPACE_TREATMENT), fo_keyword(fo, PROP_TEXT_TRANSFORM),
		fo_keyword(fo, PROP_WHITE_SPACE_COLLAPSE) != KEY_FALSE, false };

	white.is_plain = white.spaces != KEY_IGNORE &&
	    (white.transform == KEY_NONE || white.transform == KEY_NONE_AT_ALL);
	return white;
}

/* Spaces before a preserved linefeed go. */
static void
drop_spaces(struct para *para, const struct white *white)
{
	struct text_span *last;

	if (white->spaces != KEY_IGNORE_IF_BEFORE_LINEFEED &&
	    white->spaces != KEY_IGNORE_IF_SURROUNDING_LINEFEED)
		return;
	while (para->span_count > 0 && para->length > 0 && para->text[para->length - 1] == ' ') {
		last = &para->spans[para->span_count - 1];
		last->end = --para->length;
		if (last->end == last->start)
			para->span_count--;
	}
}

static void
add_space(struct para *para, int strand, const struct white *white)
{
	bool at_start = para->after_linefeed;

	if (white->spaces == KEY_IGNORE)
		return;
	if (at_start && (white->spaces == KEY_IGNORE_IF_AFTER_LINEFEED ||
			    white->spaces == KEY_IGNORE_IF_SURROUNDING_LINEFEED))
		return;
	if (para->after_space && white->collapses)
		return;
	add_bytes(para, strand, " ", 1);
	para->after_space = true;
	if (!white->collapses)
		para->has_ink |= white->spaces == KEY_PRESERVE;
}

static void
add_linefeed(struct para *para, int strand, const struct white *white)
{
	switch (white->linefeed) {
	case KEY_IGNORE:
		return;
	case KEY_PRESERVE:
		drop_spaces(para, white);
		add_bytes(para, strand, LINE_END, 3);
		para->after_space = para->after_linefeed = true;
		para->has_ink = true;
		return;
	case KEY_TREAT_AS_ZERO_WIDTH_SPACE:
		add_bytes(para, strand, ZWSP, 3);
		return;
	default:
		add_space(para, strand, white);
		return;
	}
}

void
add_line_end(struct para *para, const struct fo *fo)
{
	struct white white = { .spaces = KEY_IGNORE_IF_SURROUNDING_LINEFEED,
		.linefeed = KEY_PRESERVE };

	if (!para->after_linefeed)
		add_linefeed(para, add_strand(para, fo->parent, fo), &white);
}

static void
add_character(struct para *para, int strand, const struct white *white, const char *s, size_t n)
{
	char changed[8];
	const char *at = s;
	uint32_t code = utf8_next(&at, s + n);

	para->has_rtl |= is_rtl_letter(code);
	if (white->transform != KEY_NONE && white->transform != KEY_NONE_AT_ALL) {
		n = transform(white->transform, code, para->after_space, changed);
		s = changed;
	}
	add_bytes(para, strand, s, n);
	para->after_space = para->after_linefeed = false;
	para->has_ink = true;
}

/* One past the characters from `s` on that go into the text as they are: of no right-to-left
 * script, and of the spaces only those between them. */
static const char *
plain_end(const char *s, const char *end)
{
	const char *begin = s;

	while (s < end && (unsigned char)*s < FIRST_RTL_BYTE && ((unsigned char)*s > ' ' ||
	    (*s == ' ' && s > begin && s[-1] != ' ')))
		s++;
	return s > begin && s[-1] == ' ' ? s - 1 : s;
}

/* Most text is that: it is taken at one go. */
static const char *
add_plain(struct para *para, int strand, const struct white *white, const char *s, const char *end)
{
	const char *stop = s;

	if (white->is_plain)
		stop = plain_end(s, end);
	if (stop == s)
		return s;
	add_bytes(para, strand, s, (size_t)(stop - s));
	para->after_space = para->after_linefeed = false;
	para->has_ink = true;
	return stop;
}

void
add_text(
    struct para *para, const struct fo *fo, const struct fo *source, const char *text, size_t n)
{
	const char *s = text, *end = text + n;
	struct white white;
	int strand;

	if (para->initial)
		fo = fo_overlay(fo, para->block, para->initial, para->arena);
	white = white_of(fo);
	strand = add_strand(para, fo, source);

	while (s < end) {
		const char *begin = s = add_plain(para, strand, &white, s, end);
		uint32_t code;

		if (s == end)
			break;
		code = utf8_next(&s, end);
		if (code == '\n')
			add_linefeed(para, strand, &white);
		else if (code == ' ' || code == '\t' || code == '\r')
			add_space(para, strand, &white);
		else
			add_character(para, strand, &white, begin, (size_t)(s - begin));
	}
}
