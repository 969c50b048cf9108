/*
 * A paragraph into the places where a line may end: UAX 14 by ICU, forced
 * ends, soft hyphens, and the points that the hyphenation dictionary knows.
 *
 * Boxes that stand for the padding of an inline (U+2060) are left out of
 * what ICU sees: a word joiner after a space would forbid to break there.
 */
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "text/inside.h"

#include <stdlib.h>

struct breaker {
	UBreakIterator *lines;            /* opened when first needed: it costs half a letter */
};

struct breaker *
breaker_new(void)
{
	return mem_alloc(sizeof(struct breaker));
}

void
breaker_drop(struct breaker *breaker)
{
	if (breaker->lines)
		ubrk_close(breaker->lines);
	free(breaker);
}

/* The text as ICU sees it. */
struct units {
	UChar *list;
	int *from, *to;                   /* bytes of the character of each unit */
	int count;
	int end;                          /* byte */
};

static void
put_unit(struct units *u, uint32_t code, int from, int to)
{
	u->list[u->count] = (UChar)code;
	u->from[u->count] = from;
	u->to[u->count++] = to;
}

static bool
is_skipped(const struct text_paragraph *p, uint32_t code, int at, int *object)
{
	bool is_object;

	while (*object < p->object_count && p->objects[*object].at < at)
		++*object;
	is_object = *object < p->object_count && p->objects[*object].at == at;
	if (code == 0x2060)
		return is_object;
	return letter_is_hidden(code) && code != 0xAD && code != 0x200B && code != 0xFEFF;
}

static void
fill_units(const struct text_paragraph *p, struct units *u)
{
	int at, next, object = 0;
	uint32_t code;

	for (at = 0; at < p->length; at = next) {
		code = letter_at(p, at, &next);
		if (is_skipped(p, code, at, &object))
			continue;
		if (code > 0xFFFF) {
			put_unit(u, 0xD7C0 + (code >> 10), at, next);
			code = 0xDC00 | (code & 0x3FF);
		}
		put_unit(u, code, at, next);
	}
}

/*
 * The byte of the break before unit k.  What was skipped there goes with
 * the next line after a space (it opens something) and after a soft hyphen
 * (which shows at the very end), else with this one.
 */
static int
break_byte(const struct units *u, int k)
{
	if (letter_is_space(u->list[k - 1]) || u->list[k - 1] == 0xAD)
		return u->to[k - 1];
	return k < u->count ? u->from[k] : u->end;
}

/* Whether a hyphen may show before unit k: a soft hyphen after a letter. */
static enum line_break
soft_break(const struct units *u, int k)
{
	if (u->list[k - 1] != 0xAD)
		return BREAK_ALLOWED;
	while (k > 0 && u->list[k - 1] == 0xAD)
		k--;
	return k > 0 && u_isalnum(u->list[k - 1]) ? BREAK_HYPHEN : BREAK_NONE;
}

static void
note_break(const struct units *u, int k, bool is_hard, uint8_t *breaks)
{
	breaks[break_byte(u, k)] = (uint8_t)(is_hard ? BREAK_FORCED : soft_break(u, k));
}

static void
walk_breaks(struct breaker *breaker, const struct units *u, uint8_t *breaks)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t k;

	if (!breaker->lines)
		breaker->lines = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
	ubrk_setText(breaker->lines, u->list, u->count, &status);
	if (U_FAILURE(status))
		return;
	ubrk_first(breaker->lines);
	while ((k = ubrk_next(breaker->lines)) != UBRK_DONE)
		note_break(u, k, ubrk_getRuleStatus(breaker->lines) >= UBRK_LINE_HARD, breaks);
}

static void
break_by_icu(struct text_shaped *shaped, uint8_t *breaks)
{
	const struct text_paragraph *p = &shaped->paragraph;
	size_t n = (size_t)p->length + 1;
	struct units u = { .end = p->length };

	u.list = mem_alloc(n * sizeof *u.list);
	u.from = mem_alloc(n * sizeof *u.from);
	u.to = mem_alloc(n * sizeof *u.to);
	fill_units(p, &u);
	walk_breaks(shaped->faces->breaker, &u, breaks);
	free(u.list);
	free(u.from);
	free(u.to);
}

/* ---- hyphenation ----------------------------------------------------- */

enum { LETTERS_MOST = 80 };

/* A word's letters in lower case. */
struct spelling {
	char bytes[LETTERS_MOST * 4];
	int length, count;                /* bytes, letters */
	int at[LETTERS_MOST];             /* byte of the paragraph of each letter */
	int capitals;
	bool is_divided;                  /* by its author, with soft hyphens */
	bool is_long;                     /* than what is divided */
};

static void
spell(struct spelling *w, uint32_t code, int at)
{
	uint32_t lower = (uint32_t)u_tolower((UChar32)code);

	if (w->count == LETTERS_MOST) {
		w->is_long = true;
		return;
	}
	w->capitals += lower != code;
	w->at[w->count++] = at;
	w->length += (int)utf8_put(w->bytes + w->length, lower);
}

/* Reads the word at byte *at and moves past it; what is no letter is passed over. */
static void
read_spelling(const struct text_paragraph *p, int *at, int end, struct spelling *w)
{
	int next;
	uint32_t code;

	w->length = w->count = w->capitals = 0;
	w->is_divided = w->is_long = false;
	for (; *at < end; *at = next) {
		code = letter_at(p, *at, &next);
		if (code == 0xAD)
			w->is_divided = true;
		else if (u_isalpha((UChar32)code) || (w->count && letter_is_mark(code)))
			spell(w, code, *at);
		else if (w->count)
			return;
	}
}

/* Names in capitals, like PPR, are not divided. */
static bool
may_divide(const struct spelling *w, const struct text_style *style)
{
	return !w->is_divided && !w->is_long && w->capitals < 2 &&
	       w->count >= style->hyphen_remain + style->hyphen_push && w->count > 3;
}

static void
divide(struct text_shaped *shaped, const struct text_style *style, const struct spelling *w,
    uint8_t *breaks, struct diags *diags)
{
	const char *points = hyphens_find(shaped->faces->hyphens, style, w->bytes, w->length, diags);
	int i;

	shaped->is_undivided |= !points;
	for (i = 1; points && i < w->count; i++)
		if (points[i] == '1' && i >= style->hyphen_remain &&
		    w->count - i >= style->hyphen_push && breaks[w->at[i]] == BREAK_NONE)
			breaks[w->at[i]] = BREAK_HYPHEN;
}

static void
hyphenate(struct text_shaped *shaped, uint8_t *breaks, struct diags *diags)
{
	const struct text_paragraph *p = &shaped->paragraph;
	const struct text_span *span;
	struct spelling w;
	int at;

	for (span = p->spans; span < p->spans + p->span_count; span++) {
		at = span->start;
		while (span->style->hyphenates && at < span->end) {
			read_spelling(p, &at, span->end, &w);
			if (may_divide(&w, span->style))
				divide(shaped, span->style, &w, breaks, diags);
		}
	}
}

/* What is kept within a line has no break inside. */
static void
hold(const struct text_paragraph *p, uint8_t *breaks)
{
	int i, at;

	for (i = 0; i < p->hold_count; i++)
		for (at = p->holds[i].start + 1; at < p->holds[i].end; at++)
			if (breaks[at] != BREAK_FORCED)
				breaks[at] = BREAK_NONE;
}

uint8_t *
find_breaks(struct text_shaped *shaped, struct diags *diags)
{
	uint8_t *breaks = faces_room(shaped->faces, ROOM_BREAKS,
	    (size_t)shaped->paragraph.length + 1);

	break_by_icu(shaped, breaks);
	hyphenate(shaped, breaks, diags);
	hold(&shaped->paragraph, breaks);
	return breaks;
}
