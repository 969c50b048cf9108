/*
 * Strands: stretches of a paragraph with one set of font properties.
 */
#include "layout/para.h"

#include <string.h>

static mpt
spacing_of(const struct fo *fo, enum fo_prop prop)
{
	return fo_is_length(fo, prop) ? fo_length(fo, prop, 0) : 0;
}

static int
weight_of(const struct fo *fo)
{
	switch (fo_keyword(fo, PROP_FONT_WEIGHT)) {
	case KEY_BOLD:
	case KEY_BOLDER:
		return 700;
	case KEY_LIGHTER:
		return 300;
	default:
		return fo_integer(fo, PROP_FONT_WEIGHT, 400);
	}
}

/* An fo:character may count as the space of words, or not (XSL 1.1, 7.17.7). */
static void
treat_character(struct text_style *s, const struct fo *fo)
{
	const char *character = fo_string(fo, PROP_CHARACTER);
	enum fo_keyword treat = fo_keyword(fo, PROP_TREAT_AS_WORD_SPACE);
	bool is_space = character && strcmp(character, " ") == 0;

	if (treat == KEY_TRUE && !is_space)
		s->letter_spacing += s->word_spacing;
	else if (treat == KEY_FALSE && is_space)
		s->word_spacing = 0;
}

static uint32_t
hyphen_of(const struct fo *fo)
{
	const char *s = fo_string(fo, PROP_HYPHENATION_CHARACTER);

	return s && *s ? utf8_next(&s, s + strlen(s)) : 0x2010;
}

/* font-size-adjust asks for an x of a height rather than for a size (XSL 1.1, 7.9.5). */
static void
adjust_size(struct text_style *style, const struct face *face, const struct fo *fo)
{
	double aspect = fo_number(fo, PROP_FONT_SIZE_ADJUST, 0);

	if (aspect > 0 && aspect < 10 && face->x_height > 0)
		style->size = mpt_max((mpt)(style->size * aspect * 1000 / face->x_height), 1);
}

static struct text_style *
style_of(struct para *para, const struct fo *fo, const struct fo *source)
{
	struct text_style *s = ARENA_NEW(para->arena, struct text_style);
	enum fo_keyword slant = fo_keyword(fo, PROP_FONT_STYLE);

	s->families = fo_string(fo, PROP_FONT_FAMILY);
	s->families = s->families ? s->families : "";
	s->size = mpt_max(fo_length(fo, PROP_FONT_SIZE, 12 * MPT_PT), 1);
	s->weight = weight_of(fo);
	s->is_italic = slant == KEY_ITALIC || slant == KEY_OBLIQUE;
	s->small_caps = fo_keyword(fo, PROP_FONT_VARIANT) == KEY_SMALL_CAPS;
	s->lang = fo->lang;
	s->letter_spacing = spacing_of(fo, PROP_LETTER_SPACING);
	s->word_spacing = spacing_of(fo, PROP_WORD_SPACING);
	if (fo->kind == FO_CHARACTER)
		treat_character(s, fo);
	s->hyphenates = fo_keyword(fo, PROP_HYPHENATE) == KEY_TRUE;
	s->hyphen_push = fo_integer(fo, PROP_HYPHENATION_PUSH_CHARACTER_COUNT, 2);
	s->hyphen_remain = fo_integer(fo, PROP_HYPHENATION_REMAIN_CHARACTER_COUNT, 2);
	s->hyphen = hyphen_of(fo);
	s->at = source->at;
	return s;
}

int
add_strand(struct para *para, const struct fo *fo, const struct fo *source)
{
	const struct strand *last = NULL;
	struct strand s = { fo, source, NULL, NULL, para->rise, para->around };
	struct layout_job *job = para->setter->edition->job;

	if (para->initial)
		s.fo = fo = fo_overlay(fo, para->block, para->initial, para->arena);
	if (para->strand_count)
		last = &para->strands[para->strand_count - 1];
	if (last && last->fo == fo && last->source == source && last->around == para->around)
		return para->strand_count - 1;
	if (last && last->fo->inherited == fo->inherited && fo->kind != FO_CHARACTER &&
	    last->fo->kind != FO_CHARACTER && last->style->at.line == source->at.line &&
	    strcmp(last->fo->lang, fo->lang) == 0) {
		s.style = last->style;
		s.face = last->face;
	} else {
		struct text_style *style = style_of(para, fo, source);

		s.style = style;
		s.face = faces_find(job->faces, style, job->diags);
		adjust_size(style, s.face, fo);
	}
	ARENA_ROOM(para->arena, para->strands, para->strand_count, para->strand_capacity);
	para->strands[para->strand_count] = s;
	return para->strand_count++;
}

const struct strand *
strand_for(struct para *para, const struct fo *fo, const struct fo *source)
{
	int strand = add_strand(para, fo, source);

	return &para->strands[strand];
}

mpt
strand_ascent(const struct strand *strand)
{
	return (mpt)((int64_t)strand->face->ascent * strand->style->size / 1000);
}

mpt
strand_descent(const struct strand *strand)
{
	return (mpt)((int64_t)strand->face->descent * strand->style->size / 1000);
}

mpt
space_width(struct para *para, int strand)
{
	struct para sub = para_new(para->setter, para->block);
	struct text_setting setting = { .measure = MPT_MAX };
	const struct text_lines *lines;

	add_bytes(&sub, add_strand(&sub, para->strands[strand].fo, para->strands[strand].source),
	    "\xc2\xa0", 2);
	lines = para_lines(&sub, &setting, 0);
	return lines && lines->count > 0 ? lines->lines[0].width : 0;
}
