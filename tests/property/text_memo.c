/*
 * Lines that are kept against lines that are set: random paragraphs come again and again, mostly
 * as they were, sometimes with one thing changed, and what the press hands out is in everything
 * what a press without a memory makes of them.
 *
 *     text_memo [SEED [ROUNDS]]
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

static const char *const bits[] = { "ab", "cde", "fghi", " ", " ", " ", "kan", "\xC3\xA6", "-", ".",
	"\xC2\xA0", "\xC2\xAD", "\xE2\x80\xA8", "\xD9\x85\xD8\xB1", "12", "e\xCC\x81", "/" };

enum { PARAGRAPHS = 12, SPANS = 3, OBJECTS = 2 };

/* Everything that lines depend on. */
struct sample {
	char text[256];
	struct text_style styles[SPANS];
	struct text_span spans[SPANS];
	struct text_object objects[OBJECTS];
	struct text_hold hold;
	struct text_paragraph p;
	struct text_setting set;
	int from;
};

/* Pointers into a copy are its own. */
static void
aim(struct sample *s)
{
	int i;

	s->p.text = s->text;
	s->p.spans = s->spans;
	s->p.objects = s->objects;
	s->p.holds = &s->hold;
	for (i = 0; i < SPANS; i++)
		s->spans[i].style = &s->styles[i];
}

static void
put(struct sample *s, const char *bit)
{
	memcpy(s->text + s->p.length, bit, strlen(bit));
	s->p.length += (int)strlen(bit);
}

static void
random_sample(struct random *r, struct sample *s)
{
	int i, n;

	*s = (struct sample){ .p.span_count = SPANS, .set.measure = 60000 + pick(r, 3) * 20000,
		.set.wraps = true, .set.align = (enum text_align)pick(r, 4),
		.set.align_last = (enum text_align)pick(r, 4) };
	for (i = 0; i < SPANS; i++) {
		s->styles[i] = (struct text_style){ .families = pick(r, 2) ? "Liberation Sans" : "Half",
			.size = 10000, .weight = 400, .lang = "da", .hyphen_push = 2,
			.hyphen_remain = 2, .hyphen = 0x2010, .hyphenates = true,
			.at = { "sample", 1 } };
		s->spans[i].start = s->p.length;
		if (i < OBJECTS) {
			s->objects[s->p.object_count++] = (struct text_object){ .at = s->p.length,
				.width = 7000, .stretch = 900, .owner = 7 + i };
			put(s, "\xEF\xBF\xBC");
		}
		for (n = pick(r, 12); n >= 0; n--)
			put(s, bits[pick(r, (int)(sizeof bits / sizeof *bits))]);
		s->spans[i].end = s->p.length;
		s->spans[i].owner = 40 + i;
	}
	s->hold = (struct text_hold){ 3, 3 + pick(r, 20) };
	s->p.hold_count = pick(r, 2);
	aim(s);
}

/* One thing that lines depend on is another. */
static void
change(struct random *r, struct sample *s)
{
	struct text_style *style = &s->styles[pick(r, SPANS)];

	switch (pick(r, 27)) {
	case 0: style->families = "Liberation Mono"; break;
	case 1: style->size += 1; break;
	case 2: style->weight = 700; break;
	case 3: style->is_italic = true; break;
	case 4: style->small_caps = true; break;
	case 5: style->lang = "en"; break;
	case 6: style->letter_spacing = 300; break;
	case 7: style->word_spacing = 300; break;
	case 8: style->hyphenates = false; break;
	case 9: style->hyphen_push = 3; break;
	case 10: style->hyphen_remain = 3; break;
	case 11: style->hyphen = '/'; break;
	case 12: s->spans[pick(r, SPANS)].owner = 90; break;
	case 13: s->objects[pick(r, OBJECTS)].width += 500; break;
	case 14: s->objects[pick(r, OBJECTS)].owner = 91; break;
	case 15: s->p.is_rtl = true; break;
	case 16: s->p.hold_count = !s->p.hold_count; break;
	case 17: s->set.measure -= 5000; break;
	case 18: s->set.first_indent = 4000; break;
	case 19: s->set.last_end_indent = 30000; break;
	case 20: s->set.ladder = 1; break;
	case 21: s->set.wraps = false; break;
	case 22: s->text[s->spans[pick(r, SPANS)].end - 1] ^= 1; break;
	case 23: s->from = s->spans[1].end; break;
	case 24: s->set.align = (enum text_align)(s->set.align ^ 1); break;
	case 25: s->set.align_last = (enum text_align)(s->set.align_last ^ 1); break;
	case 26: s->hold.end += 5; break;
	}
}

static void
same_run(const struct glyph_run *a, const struct glyph_run *b, const char *lang)
{
	assert_ptr_equal(a->face, b->face);
	assert_int_equal(a->size, b->size);
	assert_int_equal(a->is_rtl, b->is_rtl);
	assert_int_equal(a->count, b->count);
	assert_int_equal(a->width, b->width);
	assert_int_equal(a->text_length, b->text_length);
	assert_memory_equal(a->text, b->text, (size_t)a->text_length);
	assert_memory_equal(a->glyphs, b->glyphs, (size_t)a->count * sizeof *a->glyphs);
	assert_int_equal(!a->offsets, !b->offsets);
	if (a->offsets)
		assert_memory_equal(a->offsets, b->offsets, (size_t)a->count * sizeof *a->offsets);
	assert_ptr_equal(a->lang, lang);
}

static void
same_piece(const struct text_piece *a, const struct text_piece *b, const struct sample *s)
{
	struct text_piece copy = *a;

	assert_int_equal(!a->run, !b->run);
	copy.run = b->run;
	assert_memory_equal(&copy, b, sizeof copy);
	if (a->run)
		same_run(a->run, b->run, s->spans[a->span].style->lang);
}

static void
same_lines(const struct text_lines *a, const struct text_lines *b, const struct sample *s)
{
	int i, k;

	assert_int_equal(a->count, b->count);
	assert_int_equal(a->widest, b->widest);
	for (i = 0; i < a->count; i++) {
		struct text_line copy = a->lines[i];

		copy.pieces = b->lines[i].pieces;
		assert_memory_equal(&copy, &b->lines[i], sizeof copy);
		for (k = 0; k < copy.piece_count; k++)
			same_piece(&a->lines[i].pieces[k], &b->lines[i].pieces[k], s);
	}
}

/* The arenas of lines die with them, as a letter's do. */
static const struct text_lines *
lines_of(struct faces *faces, const struct sample *s, struct arena *arena, struct arena *runs,
    struct diags *diags)
{
	struct text_setting set = s->set;

	set.arena = arena;
	set.runs = runs;
	return text_set_paragraph(faces, &s->p, s->from, &set, arena, diags);
}

static void
set_once(struct faces *faces, const struct sample *s, struct diags *diags)
{
	struct arena *arena = arena_new(), *runs = arena_new();

	assert_true(lines_of(faces, s, arena, runs, diags)->count > 0);
	arena_drop(arena);
	arena_drop(runs);
}

/* Sets a sample both ways. */
static void
compare(struct faces *faces, const struct sample *s, struct diags *diags)
{
	struct arena *arena = arena_new(), *runs = arena_new();

	same_lines(lines_of(faces, s, arena, runs, diags),
	    text_set(text_shape(faces, &s->p, arena, diags), s->from, &s->set), s);
	arena_drop(arena);
	arena_drop(runs);
}

/* It has made documents before. */
static struct faces *
open_press(struct diags *diags)
{
	struct faces *faces = faces_open("tests/fonts/catalogue.conf", diags);

	assert_non_null(faces);
	faces_begin_document(faces);
	faces_begin_document(faces);
	return faces;
}

static void
kept_lines_are_as_set(void **state)
{
	struct random *r = *state;
	struct diags *diags = diags_new();
	struct faces *faces = open_press(diags);
	struct sample samples[PARAGRAPHS], s;
	int i, round;

	for (i = 0; i < PARAGRAPHS; i++)
		random_sample(r, &samples[i]);
	for (round = 0; round < r->rounds; round++) {
		s = samples[pick(r, PARAGRAPHS)];
		aim(&s);
		if (pick(r, 4) == 0)
			change(r, &s);
		compare(faces, &s, diags);
		if (pick(r, 50) == 0)
			random_sample(r, &samples[pick(r, PARAGRAPHS)]);
	}
	faces_drop(faces);
	diags_drop(diags);
}

/* ---- what is kept ------------------------------------------------------- */

/* A paragraph in a letter of its own; tells whether it was set, which takes words, and not only
 * copied. */
static bool
sets(struct faces *faces, struct sample *s, struct diags *diags)
{
	words_forget(faces->words);
	set_once(faces, s, diags);
	return faces->words->count > 0;
}

static void
third_time_is_a_copy(void **state)
{
	struct random *r = *state;
	struct diags *diags = diags_new();
	struct faces *faces = open_press(diags);
	struct sample s;

	random_sample(r, &s);
	s.set.measures = &(mpt){ 30000 }; /* beside a float: never */
	s.set.measure_count = 1;
	assert_true(sets(faces, &s, diags));
	assert_true(sets(faces, &s, diags));
	assert_true(sets(faces, &s, diags));
	s.set.measure_count = 0;
	compare(faces, &s, diags);
	assert_true(sets(faces, &s, diags));
	assert_false(sets(faces, &s, diags));
	s.set.measure_count = 1;
	assert_true(sets(faces, &s, diags));
	faces_drop(faces);
	diags_drop(diags);
}

/* One that comes in every letter stays while thousands of others come and go. */
static void
what_comes_often_stays(void **state)
{
	struct random *r = *state;
	struct diags *diags = diags_new();
	struct faces *faces = open_press(diags);
	struct sample often, s;
	int i;

	random_sample(r, &often);
	sets(faces, &often, diags);
	sets(faces, &often, diags);
	for (i = 0; i < 4000; i++) {
		random_sample(r, &s);
		set_once(faces, &s, diags);
		set_once(faces, &s, diags);
		assert_false(sets(faces, &often, diags));
	}
	faces_drop(faces);
	diags_drop(diags);
}

/* A letter whose messages are its own: how many it has. */
static size_t
messages(struct faces *faces, struct sample *s)
{
	struct diags *diags = diags_new();
	size_t n;

	set_once(faces, s, diags);
	n = diags_count(diags);
	diags_drop(diags);
	return n;
}

static void
messages_are_said_in_every_letter(void **state)
{
	struct random *r = *state;
	struct diags *diags = diags_new();
	struct faces *faces = open_press(diags);
	struct sample s;
	int i;

	random_sample(r, &s);
	put(&s, "\xE0\xB8\x81");
	s.spans[SPANS - 1].end = s.p.length;
	for (i = 0; i < 4; i++)
		assert_int_equal(messages(faces, &s), 1);
	random_sample(r, &s);
	for (i = 0; i < SPANS; i++)
		s.styles[i].lang = "xx";
	put(&s, "longer");
	s.spans[SPANS - 1].end = s.p.length;
	set_once(faces, &s, diags);
	set_once(faces, &s, diags); /* said already: this time it is silent */
	set_once(faces, &s, diags);
	for (i = 0; i < 4; i++)
		assert_int_equal(messages(faces, &s), 1);
	faces_drop(faces);
	diags_drop(diags);
}

int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20260307, 20000);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(kept_lines_are_as_set, &r),
		cmocka_unit_test_prestate(third_time_is_a_copy, &r),
		cmocka_unit_test_prestate(what_comes_often_stays, &r),
		cmocka_unit_test_prestate(messages_are_said_in_every_letter, &r),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
