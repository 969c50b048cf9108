/*
 * Lines of random text against what must hold of any lines: every byte is in
 * one line and in one glyph, widths add up, and what can be set within the
 * measure is.
 *
 *     text_random [SEED [ROUNDS]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/inside.h"
#include "random.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const bits[] = { "a", "bc", "def", "ghijk", " ", " ", " ", " ", "-", ".", "  ",
	"\xC2\xA0", "\xC2\xAD", "\xE2\x80\xA8", "\xEF\xBF\xBC", "\xE2\x81\xA0", "\xE2\x80\x8F",
	"\xD9\x85\xD8\xB1", "\xD8\xA8", "12", "3", "\xC3\xA6", "e\xCC\x81", "(", ")", "/" };

struct paragraph {
	char text[512];
	struct text_span spans[3];
	struct text_style styles[3];
	struct text_object objects[200];
	struct text_hold hold;
	struct text_paragraph p;
};

static void
random_text(struct random *r, struct paragraph *p)
{
	int n = 1 + pick(r, 60), i;
	const char *bit;

	p->p = (struct text_paragraph){ .length = 0 };
	for (i = 0; i < n; i++) {
		bit = bits[pick(r, (int)(sizeof bits / sizeof *bits))];
		if (strcmp(bit, "\xEF\xBF\xBC") == 0 ||
		    (strcmp(bit, "\xE2\x81\xA0") == 0 && pick(r, 2)))
			p->objects[p->p.object_count++] = (struct text_object){
				.at = p->p.length, .width = pick(r, 3) * 5000,
				.stretch = pick(r, 2) * 7000, .owner = 100 + i };
		memcpy(p->text + p->p.length, bit, strlen(bit));
		p->p.length += (int)strlen(bit);
	}
}

static void
random_spans(struct random *r, struct paragraph *p)
{
	int i, end = 0;

	p->p.span_count = 1 + pick(r, 3);
	for (i = 0; i < p->p.span_count; i++) {
		p->styles[i] = (struct text_style){ .families = pick(r, 2) ? "Square" : "Half",
			.size = 10000, .weight = 400, .lang = "da", .hyphenates = pick(r, 2),
			.hyphen_push = 2, .hyphen_remain = 2, .hyphen = 0x2010,
			.small_caps = pick(r, 8) == 0, .letter_spacing = pick(r, 4) ? 0 : 1000,
			.word_spacing = pick(r, 4) ? 0 : 500, .at = { "random", 1 } };
		p->spans[i] = (struct text_span){ .start = end, .style = &p->styles[i], .owner = i };
		end = i == p->p.span_count - 1 ? p->p.length
		                               : end + pick(r, p->p.length - end + 1);
		while (end < p->p.length && (p->text[end] & 0xC0) == 0x80)
			end++;
		p->spans[i].end = end;
	}
	p->p.text = p->text;
	p->p.spans = p->spans;
	p->p.objects = p->objects;
	p->p.is_rtl = pick(r, 3) == 0;
	p->hold.start = pick(r, p->p.length);
	p->hold.end = p->hold.start + pick(r, p->p.length - p->hold.start + 1);
	p->p.holds = &p->hold;
	p->p.hold_count = pick(r, 2);
}

static void
check_run(const struct text_piece *piece)
{
	const struct glyph_run *run = piece->run;
	int64_t sum = 0;
	int i, covered = 0;

	for (i = 0; i < run->count; i++) {
		sum += run->glyphs[i].advance;
		assert_in_range(run->glyphs[i].text_start, 0, run->text_length);
		assert_in_range(run->glyphs[i].text_start + run->glyphs[i].text_length, 0,
		    run->text_length);
		covered += run->glyphs[i].text_length;
		if (i)
			assert_true(run->is_rtl
			        ? run->glyphs[i].text_start <= run->glyphs[i - 1].text_start
			        : run->glyphs[i].text_start >= run->glyphs[i - 1].text_start);
	}
	assert_int_equal(sum, run->width);
	assert_int_equal(sum, piece->width);
	/* every byte of the text belongs to exactly one glyph */
	assert_int_equal(covered, run->text_length);
}

/* The line's pieces in logical order make up the line's text; marks of direction are gone. */
static void
check_text(const struct text_paragraph *p, const struct text_line *line)
{
	char shown[600] = "", wanted[600] = "";
	int i, k, n = 0, w = 0, next;
	const struct text_piece *piece;
	uint32_t code;

	for (k = 0; k < line->piece_count; k++)
		for (i = 0; i < line->piece_count; i++) {
			piece = &line->pieces[i];
			if (piece->logical == k && piece->run) {
				memcpy(shown + n, piece->run->text, (size_t)piece->run->text_length);
				n += piece->run->text_length;
			}
		}
	for (i = line->start; i < line->end; i = next) {
		code = letter_at(p, i, &next);
		for (k = 0; k < p->object_count && p->objects[k].at != i; k++)
			;
		if (k < p->object_count || letter_is_hidden(code))
			continue;
		code = letter_ends_line(code) ? ' ' : code;
		w += (int)utf8_put(wanted + w, code);
	}
	if (line->is_hyphenated)
		w += (int)utf8_put(wanted + w, 0xAD);
	if (n != w || memcmp(shown, wanted, (size_t)n))
		fail_msg("text '%.*s', bytes %d to %d:\n'%s', wanted '%s'", p->length, p->text,
		    line->start, line->end, shown, wanted);
}

static void
check_line(const struct text_paragraph *p, const struct text_line *line)
{
	int64_t x = 0;
	int i;

	for (i = 0; i < line->piece_count; i++) {
		assert_int_equal(line->pieces[i].x, x);
		x += line->pieces[i].width;
		if (line->pieces[i].run)
			check_run(&line->pieces[i]);
	}
	assert_int_equal(line->width, x);
	check_text(p, line);
}

static void
check_lines(const struct paragraph *p, const struct text_lines *lines, int from)
{
	int i, at = from;

	for (i = 0; i < lines->count; i++) {
		assert_int_equal(lines->lines[i].start, at);
		at = lines->lines[i].end;
		if (p->p.hold_count && at > p->hold.start && at < p->hold.end)
			assert_true(lines->lines[i].is_forced);
		check_line(&p->p, &lines->lines[i]);
		assert_int_equal(lines->lines[i].is_last, i == lines->count - 1);
	}
	assert_int_equal(at, p->p.length);
}

/* Within the measure lies what can: no line that has room for less than it holds. */
static void
check_measure(struct text_shaped *shaped, const struct text_lines *lines,
    const struct text_setting *set)
{
	const struct text_paragraph *p = &shaped->paragraph;
	const struct text_line *line;
	mpt smallest, largest;
	int i;

	text_extremes(shaped, &smallest, &largest);
	assert_true(smallest <= largest);
	for (i = 0; i < lines->count && smallest <= set->measure; i++) {
		line = &lines->lines[i];
		/* a chunk and a mended one may differ by what a cut ligature or a kern is worth */
		if (line->width > set->measure)
			fail_msg("line %d (bytes %d to %d of '%.*s') is %d wide, room %d", i,
			    line->start, line->end, p->length, p->text, line->width,
			    set->measure);
		assert_true(line->x >= 0 && line->x + line->width <= set->measure);
	}
}

static void
lines_hold_the_text(void **state)
{
	struct random *r = *state;
	struct diags *diags = diags_new();
	struct faces *faces = faces_open("tests/fonts/catalogue.conf", diags);
	const struct text_lines *lines;
	struct text_shaped *shaped;
	struct text_setting set;
	struct paragraph p;
	struct arena *arena;
	int round;

	assert_non_null(faces);
	for (round = 0; round < r->rounds; round++) {
		arena = arena_new();
		random_text(r, &p);
		random_spans(r, &p);
		shaped = text_shape(faces, &p.p, arena, diags);
		set = (struct text_setting){ .measure = 20000 + pick(r, 300000),
			.align = (enum text_align)pick(r, 4), .wraps = pick(r, 8) != 0 };
		lines = text_set(shaped, 0, &set);
		check_lines(&p, lines, 0);
		if (set.wraps)
			check_measure(shaped, lines, &set);
		if (lines->count > 1)
			check_lines(&p, text_set(shaped, lines->lines[0].end, &set),
			    lines->lines[0].end);
		arena_drop(arena);
	}
	assert_true(diags_worst(diags) < DIAG_ERROR);
	faces_drop(faces);
	diags_drop(diags);
}

/* ---- vast text -------------------------------------------------------------- */

/* A text of `unit` again and again, in type of a size and spacing. */
static void
set_vast(const char *unit, int length, mpt size, mpt spacing)
{
	struct diags *diags = diags_new();
	struct faces *faces = faces_open("tests/fonts/catalogue.conf", diags);
	struct arena *arena = arena_new();
	struct text_style style = { .families = "Square", .size = size, .weight = 400,
		.lang = "da", .letter_spacing = spacing, .hyphenates = true,
		.hyphen_push = 2, .hyphen_remain = 2, .at = { "vast", 1 } };
	struct text_span span = { 0, length, &style, 0 };
	struct text_paragraph p = { .length = length, .spans = &span, .span_count = 1 };
	struct text_setting set = { .measure = 400000, .align = TEXT_JUSTIFY, .wraps = true };
	char *text = mem_alloc((size_t)length + 1);
	clock_t start = clock();
	int i;

	assert_non_null(faces);
	for (i = 0; i < length; i++)
		text[i] = unit[i % (int)strlen(unit)];
	p.text = text;
	assert_true(text_set(text_shape(faces, &p, arena, diags), 0, &set)->count > 0);
	/* Well below a second; days when it is quadratic. */
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 120);
	free(text);
	arena_drop(arena);
	faces_drop(faces);
	diags_drop(diags);
}

/* A megabyte takes its time in proportion, and no sum runs over. */
static void
vast_texts_are_set(void **state)
{
	(void)state;
	set_vast("n", 1000000, 12000, 0);
	set_vast("a-", 1000000, 12000, 0);
	set_vast("ord ", 1000000, 12000, 0);
	set_vast("a\xD8\xA7", 999999, 12000, 0);
	set_vast("ab c ", 3000, MPT_MAX, MPT_MAX);
	set_vast("ab c ", 3000, MPT_MAX, -MPT_MAX);
}

int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20260302, 2000);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(lines_hold_the_text, &r),
		cmocka_unit_test(vast_texts_are_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
