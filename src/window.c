/*
 * Lines of an address against the window of an envelope: measured in the type that they will be
 * set in.
 *
 * A roster has thousands of lines, and most of them are far too short to matter: what their
 * letters come to one by one is nearly what they come to together, and is known after the first
 * few rows.  Only lines that come near the window's edge are shaped.
 */
#include "verbs.h"

#include "adapt/adapt.h"
#include "text/text.h"

#include <string.h>

enum { LETTERS = 0x250, UNKNOWN = -1 };

struct window {
	struct press *press;
	struct arena *arena;
	struct text_style style;
	mpt width;
	mpt advances[LETTERS]; /* of Latin letters */
};

struct window *
window_open(struct press *press, const struct content_wish *wish, struct arena *arena)
{
	struct window *window = ARENA_NEW(arena, struct window);
	struct adapt_window place;
	int i;

	if (!press_open_type(press) || !adapt_window(press->adapt, wish, &place, arena))
		return NULL;
	window->press = press;
	window->arena = arena_new();
	window->width = place.width;
	window->style = (struct text_style){ .families = place.families, .size = place.size,
		.weight = 400, .lang = CONTENT_SOURCE_LANG, .letter_spacing = place.letter_spacing,
		.word_spacing = place.word_spacing };
	for (i = 0; i < LETTERS; i++)
		window->advances[i] = UNKNOWN;
	return window;
}

void
window_close(struct window *window)
{
	if (window)
		arena_drop(window->arena);
}

static mpt
measure(struct window *window, const char *text, size_t n)
{
	struct text_span span = { 0, (int)n, &window->style, 0 };
	struct text_paragraph paragraph = { .text = text, .length = (int)n, .spans = &span,
		.span_count = 1 };
	struct diags *nobody = diags_new();
	mpt smallest, largest;

	text_extremes(text_shape(window->press->faces, &paragraph, window->arena, nobody),
	    &smallest, &largest);
	diags_drop(nobody);
	arena_clear(window->arena);
	return largest;
}

/* As wide as its letters one by one; more than any window when one is not Latin. */
static int64_t
guess(struct window *window, const char *text, size_t n)
{
	const char *s = text, *end = text + n, *from;
	int64_t sum = 0;
	uint32_t code;

	while (s < end) {
		from = s;
		code = utf8_next(&s, end);
		if (code >= LETTERS)
			return INT32_MAX;
		if (window->advances[code] == UNKNOWN)
			window->advances[code] = code == ' ' ? measure(window, "x x", 3) -
			        measure(window, "xx", 2) : measure(window, from, (size_t)(s - from));
		sum += window->advances[code];
	}
	return sum;
}

bool
window_shows(struct window *window, const char *text, int *length, int *width)
{
	size_t n = strlen(text);
	mpt wide;

	/* Kerning takes away more often than it adds, and never a tenth. */
	if (!n || guess(window, text, n) * 10 < (int64_t)window->width * 9)
		return true;
	wide = measure(window, text, n);
	/* A line that is too long by a hair is not said to be as long as the window. */
	*length = (int)((int64_t)wide * 127 / 360 / MPT_PT) + 1;
	*width = (int)(((int64_t)window->width * 127 / 360 + MPT_PT / 2) / MPT_PT);
	return wide <= window->width;
}
