/*
 * Scores: lines under, over and through text (XSL 1.1, 7.17.4).
 *
 * Pieces next to each other that are scored alike share one line.
 */
#include "layout/para.h"

static const struct strand *
strand_of(const struct para *para, const struct text_piece *piece)
{
	return piece->run ? &para->strands[piece->owner]
			  : &para->strands[para->things[piece->owner].strand];
}

/* The colour of a score, or 0: none.  currentcolor and other words mean the text's. */
static uint32_t
score_color(const struct fo *fo, enum fo_prop prop)
{
	const struct value *v = fo_value(fo, prop);

	if (v->type != VALUE_COLOR || fo_is_hidden(fo))
		return 0;
	return v->rgba;
}

struct score {
	enum fo_prop prop;
	uint32_t rgba;
	mpt y, thickness;
	bool skips_spaces;
	int order;
};

/* An inline's padding is outside of what it scores itself, and inside of what those around it do.
 */
static const struct fo *
score_owner(const struct para *para, const struct text_piece *piece)
{
	const struct thing *thing = piece->run ? NULL : &para->things[piece->owner];

	if (thing && thing->kind == THING_PAD && thing->fo->parent)
		return thing->fo->parent;
	return strand_of(para, piece)->fo;
}

static struct score
score_at(const struct para *para, const struct text_piece *piece, enum fo_prop prop)
{
	const struct strand *s = strand_of(para, piece);
	const struct fo *fo = score_owner(para, piece);
	const struct face *face = s->face;
	struct score score = { .prop = prop,
		.rgba = score_color(fo, prop),
		.skips_spaces = fo_keyword(s->fo, PROP_SCORE_SPACES) == KEY_FALSE,
		.order = s->source->order };
	int position = face->underline_position, thickness = face->underline_thickness;

	if (prop == PROP_TEXT_DECORATION_LINE_THROUGH) {
		position = face->strike_position;
		thickness = face->strike_thickness;
	} else if (prop == PROP_TEXT_DECORATION_OVERLINE) {
		position = face->ascent;
	}
	score.thickness = mpt_max((mpt)((int64_t)thickness * s->style->size / 1000), 1);
	score.y = -(mpt)((int64_t)position * s->style->size / 1000) - rise_up(para, &s->rise);
	return score;
}

static bool
is_same(const struct score *a, const struct score *b)
{
	return a->rgba == b->rgba && a->y == b->y && a->thickness == b->thickness &&
	       a->skips_spaces == b->skips_spaces;
}

static void
paint_score(
    struct para *para, struct slug *slug, const struct score *score, mpt x, mpt y, mpt width)
{
	int artifact = para->setter->artifact ? para->setter->artifact : ARTIFACT_LAYOUT;
	struct area *area = slug_area(para->arena, slug, AREA_RULE, artifact, score->order);

	area->x = x;
	area->y = y + score->y - score->thickness / 2;
	area->width = width;
	area->height = score->thickness;
	area->as.rule.line = (struct area_side){ score->thickness, STYLE_SOLID, score->rgba };
}

static bool
is_blank(const struct glyph_run *run, const struct glyph *glyph)
{
	return run->text[glyph->text_start] == ' ' || run->text[glyph->text_start] == '\xc2';
}

/* Scores that leave out the spaces: word by word. */
static void
paint_words(struct para *para, struct slug *slug, const struct score *score,
    const struct text_piece *piece, mpt x, mpt y)
{
	const struct glyph_run *run = piece->run;
	mpt from = piece->x, at = piece->x;
	int i;

	for (i = 0; run && i < run->count; i++) {
		if (is_blank(run, &run->glyphs[i])) {
			if (at > from)
				paint_score(para, slug, score, x + from, y, at - from);
			from = at + run->glyphs[i].advance;
		}
		at += run->glyphs[i].advance;
	}
	if (at > from)
		paint_score(para, slug, score, x + from, y, at - from);
}

/* Most lines have none. */
static bool
is_scored(const struct para *para, const struct text_line *line, enum fo_prop prop)
{
	int i;

	for (i = 0; i < line->piece_count; i++)
		if (score_color(score_owner(para, &line->pieces[i]), prop))
			return true;
	return false;
}

static void
paint_scores_of(struct para *para, struct slug *slug, const struct text_line *line, mpt x,
    mpt baseline, enum fo_prop prop)
{
	int i = 0;

	if (!is_scored(para, line, prop))
		return;
	while (i < line->piece_count) {
		struct score score = score_at(para, &line->pieces[i], prop);
		int first = i++;

		while (i < line->piece_count) {
			struct score next = score_at(para, &line->pieces[i], prop);

			if (!is_same(&score, &next))
				break;
			i++;
		}
		if (!(score.rgba & 0xFF))
			continue;
		if (score.skips_spaces)
			for (; first < i; first++)
				paint_words(para, slug, &score, &line->pieces[first], x, baseline);
		else
			paint_score(para, slug, &score, x + line->pieces[first].x, baseline,
			    line->pieces[i - 1].x + line->pieces[i - 1].width -
				line->pieces[first].x);
	}
}

void
paint_scores(
    struct para *para, struct slug *slug, const struct text_line *line, mpt x, mpt baseline)
{
	paint_scores_of(para, slug, line, x, baseline, PROP_TEXT_DECORATION_UNDERLINE);
	paint_scores_of(para, slug, line, x, baseline, PROP_TEXT_DECORATION_OVERLINE);
	paint_scores_of(para, slug, line, x, baseline, PROP_TEXT_DECORATION_LINE_THROUGH);
}
