/*
 * The pieces of a line onto its measure: slack is spread, directions are
 * put in visual order, and every piece gets its x.
 */
#include "text/inside.h"

/* Whether a glyph of a run stands for a space that still takes room. */
static bool
is_elastic(const struct glyph_run *run, const struct glyph *glyph)
{
	const char *p = run->text + glyph->text_start;

	if (glyph->text_length == 0 || glyph->advance <= 0)
		return false;
	return *p == ' ' || (p[0] == '\xC2' && p[1] == '\xA0');
}

static int64_t
sum_elastic(const struct text_line *line)
{
	const struct glyph_run *run;
	int64_t sum = 0;
	int i, k;

	for (i = 0; i < line->piece_count; i++) {
		run = line->pieces[i].run;
		for (k = 0; run && k < run->count; k++)
			if (is_elastic(run, &run->glyphs[k]))
				sum += run->glyphs[k].advance;
	}
	return sum;
}

static mpt
clip_width(int64_t width)
{
	return width > MPT_MAX ? MPT_MAX : width < -MPT_MAX ? -MPT_MAX : (mpt)width;
}

/* A share of `whole` that is exact in the sum: what parts before got is known by their totals. */
struct sharing {
	int64_t whole, total, seen, given;
	int shift;                        /* keeps products of vast leaders within 64 bits */
};

static mpt
share(struct sharing *s, int64_t part)
{
	int64_t due;

	while (s->total >> s->shift > MPT_MAX)
		s->shift++;
	s->seen += part;
	due = s->whole * (s->seen >> s->shift) / (s->total >> s->shift) - s->given;
	s->given += due;
	return clip_width(due);
}

static void
spread_over_run(struct sharing *s, struct text_piece *piece, struct glyph_run *run)
{
	mpt more;
	int k;

	for (k = 0; k < run->count; k++)
		if (is_elastic(run, &run->glyphs[k])) {
			more = share(s, run->glyphs[k].advance);
			run->glyphs[k].advance = plus(run->glyphs[k].advance, more);
			run->width = plus(run->width, more);
		}
	piece->width = run->width;
}

static void
spread_over_spaces(struct text_line *line, int64_t slack)
{
	struct sharing s = { .whole = slack, .total = sum_elastic(line) };
	int i;

	/* lines.c has judged by thirds already; a line that nothing fits is not crammed */
	if (slack < -s.total / 2)
		s.whole = -s.total / 2;
	for (i = 0; s.total > 0 && i < line->piece_count; i++)
		if (line->pieces[i].run) /* the run was made for this line: it is ours to change */
			spread_over_run(&s, &line->pieces[i], (struct glyph_run *)line->pieces[i].run);
}

/* Leaders give or take first; what is left of the slack. */
static int64_t
spread_over_leaders(const struct text_shaped *shaped, struct text_line *line, int64_t slack)
{
	const struct text_object *objects = shaped->paragraph.objects, *o;
	struct sharing s = { .total = 0 };
	int i;

	for (i = 0; i < line->piece_count; i++)
		if (!line->pieces[i].run) {
			o = &objects[line->pieces[i].span];
			s.total += slack > 0 ? o->stretch : o->shrink;
		}
	if (s.total <= 0)
		return slack;
	s.whole = slack > s.total ? s.total : slack < -s.total ? -s.total : slack;
	for (i = 0; i < line->piece_count; i++)
		if (!line->pieces[i].run) {
			o = &objects[line->pieces[i].span];
			line->pieces[i].width = plus(line->pieces[i].width,
			    share(&s, slack > 0 ? o->stretch : o->shrink));
		}
	return slack - s.whole;
}

static void
reverse(struct text_piece *pieces, uint8_t *levels, int from, int to)
{
	struct text_piece piece;
	uint8_t level;

	for (to--; from < to; from++, to--) {
		piece = pieces[from];
		pieces[from] = pieces[to];
		pieces[to] = piece;
		level = levels[from];
		levels[from] = levels[to];
		levels[to] = level;
	}
}

/* From the highest level down to the lowest odd one, what stands at that level
 * or above is turned round (UAX 9, L2). */
static void
reorder(struct text_piece *pieces, uint8_t *levels, int n)
{
	int level, highest = 0, i, from;

	for (i = 0; i < n; i++)
		highest = levels[i] > highest ? levels[i] : highest;
	for (level = highest; level > 0; level--)
		for (i = 0; i < n; i++) {
			for (from = i; i < n && levels[i] >= level; i++)
				;
			reverse(pieces, levels, from, i);
		}
}

static int64_t
natural_width(const struct text_line *line)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < line->piece_count; i++)
		sum += line->pieces[i].width;
	return sum;
}

/* Where the content begins within its room, from the left. */
static mpt
align_offset(enum text_align align, bool is_rtl, int64_t slack)
{
	if (align == TEXT_CENTER)
		return clip_width(slack / 2);
	if ((align == TEXT_END) != is_rtl)
		return clip_width(slack);
	return 0;
}

void
place_pieces(const struct text_shaped *shaped, const struct line_plan *plan,
    struct text_line *line, uint8_t *levels)
{
	const struct text_setting *set = plan->setting;
	bool is_end = plan->is_last || line->is_forced, is_rtl = shaped->paragraph.is_rtl;
	enum text_align align = is_end ? set->align_last : set->align;
	mpt first = plan->number == 0 ? set->first_indent : 0, last = is_end ? set->last_end_indent : 0;
	int64_t slack = (int64_t)line_room(set, plan->number) - first - last - natural_width(line);
	int64_t x = 0;
	int i;

	slack = spread_over_leaders(shaped, line, slack);
	if ((align == TEXT_JUSTIFY && (slack < 0 || set->wraps)) ||
	    (slack < 0 && set->align == TEXT_JUSTIFY))
		spread_over_spaces(line, slack);
	reorder(line->pieces, levels, line->piece_count);
	for (i = 0; i < line->piece_count; i++) {
		line->pieces[i].x = clip_width(x);
		x += line->pieces[i].width;
	}
	line->width = clip_width(x);
	slack = (int64_t)line_room(set, plan->number) - first - last - x;
	line->x = (is_rtl ? last : first) + align_offset(align, is_rtl, slack);
}
