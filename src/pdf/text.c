/*
 * Glyph runs into text operators.
 *
 * Every glyph carries its text in its code; where that cannot be, ActualText
 * around the cluster does.
 *
 * Right to left: glyphs go out as they stand, left to right, since that is what
 * readers expect and turn round.  They turn the letters of a ligature round
 * too, so the visible glyph carries only its last letter, and glyphs without
 * ink or width to its right carry the letters before.  They also take a space
 * or stop beside a number or a foreign word for a part of it and put it on
 * the wrong side; a right-to-left mark on such a glyph between the two keeps them
 * apart.
 */
#include "pdf/inside.h"

#include <hb.h>
#include <string.h>

/* Letters in one cluster that we take apart. */
#define LETTERS_MAX 15

/* What is being shown. */
struct showing {
	struct pdf_content *content;
	struct pdf_pack *pack;
	const struct glyph_run *run;
	int64_t x; /* mpt: where the next glyph stands; a word of a million letters passes 32 bits */
	mpt y;     /* of the area */
};

/* A glyph of the run, or a blank one of ours. */
struct mark {
	uint32_t id;
	mpt advance;
	struct glyph_offset offset;
};

static struct mark
mark_of(const struct showing *s, const struct glyph *glyph)
{
	struct mark mark = { glyph->id, glyph->advance, { 0, 0 } };

	if (s->run->offsets)
		mark.offset = s->run->offsets[glyph - s->run->glyphs];
	return mark;
}

/* A glyph with a text, or with whatever text it has.  False when it has no code for the text. */
static bool
show(struct showing *s, const struct mark *mark, const char *text, int length)
{
	const struct pdf_cid *cid = text ? pdf_pack_find(s->pack, mark->id, text, length)
					 : pdf_pack_any(s->pack, mark->id);

	if (!cid)
		return false;
	pdf_pen_rise(s->content, pdf_tens(mark->offset.y));
	pdf_pen_show(s->content, cid, (double)s->x + mark->offset.x);
	return true;
}

static void
begin_actual(struct pdf_content *c, const char *text, int length)
{
	pdf_array_end(c);
	buf_string(&c->out, "/Span<</ActualText(\xFE\xFF");
	pdf_put_utf16(&c->out, text, (size_t)length, false);
	buf_string(&c->out, ")>>BDC\n");
}

static void
end_actual(struct pdf_content *c)
{
	pdf_array_end(c);
	buf_string(&c->out, "EMC\n");
}

/* With its text where it has a code for it. */
static void
show_inside(struct showing *s, const struct mark *mark, const char *text, int length)
{
	if (!text || !show(s, mark, text, length))
		show(s, mark, NULL, 0);
	s->x = mpt_plus(s->x, mark->advance);
}

/* Glyphs and letters that do not match one to one.  A letter may be lost to a program that
 * ignores ActualText, so the first glyph carries the text as well where it can. */
static void
show_actual(struct showing *s, const struct glyph *glyphs, int count, const char *text, int length)
{
	int i;

	begin_actual(s->content, text, length);
	for (i = 0; i < count; i++) {
		struct mark mark = mark_of(s, &glyphs[i]);

		show_inside(s, &mark, i ? NULL : text, length);
	}
	end_actual(s->content);
}

/* A letter and its mark as one character where Unicode has it: some readers put a space
 * after a glyph whose text holds a combining mark. */
static int
compose(const char *text, int length, char to[4])
{
	const char *end = text + length;
	uint32_t base, mark;
	hb_codepoint_t whole;

	if (length < 2)
		return 0;
	base = utf8_next(&text, end);
	if (text >= end)
		return 0;
	mark = utf8_next(&text, end);
	if (text < end || !hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &whole))
		return 0;
	return (int)utf8_put(to, whole);
}

static void
show_one(struct showing *s, const struct mark *mark, const char *text, int length)
{
	char whole[4];
	int composed = compose(text, length, whole);
	bool shown = composed ? show(s, mark, whole, composed) : show(s, mark, text, length);

	if (shown) {
		s->x = mpt_plus(s->x, mark->advance);
		return;
	}
	begin_actual(s->content, text, length);
	show_inside(s, mark, text, length);
	end_actual(s->content);
}

/* Where the letters of a text begin, and its end; their number, LETTERS_MAX + 1 when there are
 * more. */
static int
letters_of(const char *text, int length, const char *letters[LETTERS_MAX + 2])
{
	const char *end = text + length;
	int count = 0;

	while (text < end && count <= LETTERS_MAX) {
		letters[count++] = text;
		utf8_next(&text, end);
	}
	letters[count] = end;
	return count;
}

/* A ligature that runs right to left; see the head of the file. */
static void
show_carried(struct showing *s, const struct glyph *glyph, const char **letters, int count)
{
	struct mark mark = mark_of(s, glyph), blank = { .id = pdf_pack_blank(s->pack) };
	int i = count - 1;

	show(s, &mark, letters[i], (int)(letters[i + 1] - letters[i]));
	s->x = mpt_plus(s->x, glyph->advance);
	blank.offset.y = mark.offset.y;
	while (i-- > 0)
		show(s, &blank, letters[i], (int)(letters[i + 1] - letters[i]));
}

/* As many glyphs as letters: each its own, from the other end where the text runs right to left. */
static void
show_each(struct showing *s, const struct glyph *glyphs, int count, const char **letters)
{
	int i;

	for (i = 0; i < count; i++) {
		int letter = s->run->is_rtl ? count - 1 - i : i;
		struct mark mark = mark_of(s, &glyphs[i]);

		show_one(
		    s, &mark, letters[letter], (int)(letters[letter + 1] - letters[letter]));
	}
}

static void
show_cluster(struct showing *s, const struct glyph *glyphs, int count, const char *text, int length)
{
	const char *letters[LETTERS_MAX + 2];
	int letter_count = letters_of(text, length, letters);
	struct mark mark = mark_of(s, glyphs);

	if (count == 1 && letter_count > 1 && letter_count <= LETTERS_MAX && s->run->is_rtl &&
	    !s->pack->is_cff && pdf_pack_blank(s->pack))
		show_carried(s, glyphs, letters, letter_count);
	else if (count == 1 && length > 0)
		show_one(s, &mark, text, length);
	else if (count == letter_count)
		show_each(s, glyphs, count, letters);
	else
		show_actual(s, glyphs, count, text, length);
}

/* Nobody may show .notdef (ISO 14289-1, 7.21.8): what a face lacks is read from a space, and its
 * box is drawn afterwards. */
static void
show_missing(struct showing *s, const struct glyph *glyphs, int count, const struct glyph *lead)
{
	struct mark space = { .id = pdf_pack_space(s->pack) };
	int i;

	if (space.id)
		show_one(
		    s, &space, s->run->text + lead->text_start, lead->text_length);
	for (i = 0; i < count; i++)
		s->x = mpt_plus(s->x, glyphs[i].advance);
}

static void
draw_box(struct pdf_content *c, const struct area *area, mpt x, const struct glyph *glyph)
{
	const struct glyph_run *run = area->as.text.run;
	mpt height = run->size * 7 / 10, line = run->size / 20;

	pdf_text_end(c);
	pdf_stroke_color(c, area->as.text.rgba);
	pdf_line_width(c, line);
	pdf_rectangle(c, x + line, area->y - height, glyph->advance - 2 * line, height);
	buf_string(&c->out, "S\n");
}

static void
draw_boxes(struct pdf_content *c, const struct area *area)
{
	const struct glyph_run *run = area->as.text.run;
	mpt x = area->x;
	int i;

	for (i = 0; i < run->count; i++) {
		if (run->glyphs[i].id == 0 && run->glyphs[i].advance > 0)
			draw_box(c, area, x, &run->glyphs[i]);
		x = mpt_plus(x, run->glyphs[i].advance);
	}
}

/* See the head of the file.  A little to the left, or it would be sorted behind the number that
 * stands there. */
static void
show_sign(struct showing *s)
{
	struct mark blank = { .id = pdf_pack_blank(s->pack), .offset.x = -s->run->size / 100 };

	if (blank.id && !s->pack->is_cff)
		show(s, &blank, "\xE2\x80\x8F", 3);
}

/* A letter that runs right to left; digits and what stands between them do not. */
static bool
is_leftward(const char *text, int length)
{
	const char *end = text + length;
	uint32_t code = length > 0 ? utf8_next(&text, end) : 0;

	if ((code >= 0x600 && code <= 0x60C) || (code >= 0x660 && code <= 0x66C) ||
	    (code >= 0x6F0 && code <= 0x6F9))
		return false;
	return (code >= 0x590 && code < 0x900) || (code >= 0xFB1D && code < 0xFE00) ||
	       (code >= 0xFE70 && code < 0xFEFF);
}

static bool
is_empty(const struct glyph *glyph)
{
	return glyph->text_length == 0;
}

/* The glyphs from `i` on that share a text: one that has it, and those without around it. */
static int
cluster_end(const struct glyph_run *run, int i)
{
	bool has_text = false;

	for (; i < run->count; i++) {
		if (has_text && !is_empty(&run->glyphs[i]))
			break;
		has_text = has_text || !is_empty(&run->glyphs[i]);
	}
	return i;
}

/* The text of a cluster is on one of its glyphs. */
static const struct glyph *
lead_of(const struct glyph *glyphs, int count)
{
	int i;

	for (i = 0; i < count - 1 && is_empty(&glyphs[i]); i++)
		;
	return &glyphs[i];
}

static bool
reads_leftward(const struct glyph_run *run, const struct glyph *glyph)
{
	return is_leftward(run->text + glyph->text_start, glyph->text_length);
}

/* One ASCII letter and its glyph, as nearly all text is: nothing to look for around it. */
static bool
stands_alone(const struct glyph_run *run, int i)
{
	return run->glyphs[i].text_length == 1 && run->glyphs[i].id && !run->is_rtl &&
	       (i + 1 == run->count || !is_empty(&run->glyphs[i + 1]));
}

static void
show_glyphs(struct showing *s)
{
	const struct glyph_run *run = s->run;
	int i, j;

	for (i = 0; i < run->count; i = j) {
		const struct glyph *lead = &run->glyphs[i];

		if (stands_alone(run, i)) {
			struct mark mark = mark_of(s, lead);

			show_one(s, &mark, run->text + lead->text_start, 1);
			j = i + 1;
			continue;
		}
		j = cluster_end(run, i);
		lead = lead_of(&run->glyphs[i], j - i);
		if (lead->id == 0) {
			show_missing(s, &run->glyphs[i], j - i, lead);
			continue;
		}
		show_cluster(s, &run->glyphs[i], j - i, run->text + lead->text_start,
		    lead->text_length);
		if (run->is_rtl && !reads_leftward(run, lead) &&
		    (j == run->count || !reads_leftward(run, &run->glyphs[j])))
			show_sign(s);
	}
}

void
pdf_text(struct pdf_content *c, const struct area *area)
{
	const struct glyph_run *run = area->as.text.run;
	mpt size = run ? pdf_tens(run->size) : 0;
	struct showing s;
	int font;

	if (size <= 0 || !run->count || !(area->as.text.rgba & 0xFF))
		return;
	if (c->now.fill != area->as.text.rgba >> 8 ||
	    c->now.alpha != (int)(area->as.text.rgba & 0xFF))
		pdf_array_end(c);
	font = pdf_font(c->writer, run->face);
	pdf_fill_color(c, area->as.text.rgba);
	pdf_pen_move(c, area->x, area->y, size);
	pdf_pen_font(c, font, size);
	s = (struct showing){ c, c->writer->fonts[font].pack, run, area->x, area->y };
	show_glyphs(&s);
	draw_boxes(c, area);
}
