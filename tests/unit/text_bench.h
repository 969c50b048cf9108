/*
 * What the tests of text/ share: a paragraph of one span, shaped and set,
 * and its lines written out so that a test can compare a string.
 */
#ifndef TESTS_TEXT_BENCH_H
#define TESTS_TEXT_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/text.h"

#include <string.h>

struct bench {
	struct diags *diags;
	struct faces *faces;
	struct arena *arena;
	struct text_style style;
	struct text_span span;
	struct text_paragraph paragraph;
	struct text_setting setting;
	struct text_shaped *shaped;
	const struct text_lines *lines;
	struct buf shown;
};

static void
bench_open(struct bench *b, const char *catalogue)
{
	*b = (struct bench){ .diags = diags_new(), .arena = arena_new() };
	b->faces = faces_open(catalogue, b->diags);
	assert_non_null(b->faces);
	b->style = (struct text_style){ .families = "Square", .size = 10000, .weight = 400,
		.lang = "da", .hyphen_push = 2, .hyphen_remain = 2, .hyphen = 0x2010,
		.at = { "test.fo", 7 } };
	b->setting = (struct text_setting){ .measure = 100000, .wraps = true };
}

static void
bench_close(struct bench *b)
{
	buf_drop(&b->shown);
	faces_drop(b->faces);
	arena_drop(b->arena);
	diags_drop(b->diags);
}

/* Lengths in points, as 12 or 12.5. */
static inline void
show_length(struct buf *to, mpt v)
{
	buf_printf(to, "%d", v / 1000);
	if (v % 1000)
		buf_printf(to, ".%d", (v < 0 ? -v : v) % 1000 / 100);
}

static inline void
show_line(struct bench *b, const struct text_line *line)
{
	const struct text_piece *piece;
	int i;

	show_length(&b->shown, line->x);
	buf_char(&b->shown, '+');
	show_length(&b->shown, line->width);
	for (i = 0; i < line->piece_count; i++) {
		piece = &line->pieces[i];
		buf_string(&b->shown, piece->run ? piece->run->is_rtl ? " <" : " [" : " {");
		if (piece->run)
			buf_put(&b->shown, piece->run->text, (size_t)piece->run->text_length);
		else
			show_length(&b->shown, piece->width);
		buf_string(&b->shown, piece->run ? piece->run->is_rtl ? ">" : "]" : "}");
	}
	buf_char(&b->shown, '\n');
}

static inline void
bench_shape(struct bench *b, const char *text)
{
	b->span = (struct text_span){ 0, (int)strlen(text), &b->style, 1 };
	b->paragraph.text = text;
	b->paragraph.length = (int)strlen(text);
	b->paragraph.spans = &b->span;
	b->paragraph.span_count = 1;
	b->shaped = text_shape(b->faces, &b->paragraph, b->arena, b->diags);
}

/* Each line as X+WIDTH and its runs in visual order: [left to right], <right to left>, {object}. */
static inline const char *
bench_set(struct bench *b, const char *text)
{
	int i;

	bench_shape(b, text);
	b->lines = text_set(b->shaped, 0, &b->setting);
	b->shown.count = 0;
	buf_string(&b->shown, "");
	for (i = 0; i < b->lines->count; i++)
		show_line(b, &b->lines->lines[i]);
	return b->shown.bytes;
}

/* How often a message was said. */
static inline int
bench_said(const struct bench *b, enum diag_code code)
{
	size_t i;
	int n = 0;

	for (i = 0; i < diags_count(b->diags); i++)
		n += diags_row(b->diags, i)->code == code;
	return n;
}

#endif
