/*
 * Leaders: space, a rule, dots or anything repeated (XSL 1.1, 6.6.9).
 *
 * A leader is for the eye: its ink belongs to no tag.
 */
#include "layout/para.h"

#include <string.h>

/* More copies than any page is wide are ink that nobody sees. */
enum { COPIES_MOST = 5000 };

/* Only a line that is filled stretches its leaders; in ragged text they have their optimum. */
static bool
is_filled(const struct fo *block)
{
	return fo_keyword(block, PROP_TEXT_ALIGN) == KEY_JUSTIFY ||
	       fo_keyword(block, PROP_TEXT_ALIGN_LAST) == KEY_JUSTIFY;
}

void
add_leader(struct para *para, const struct fo *fo)
{
	struct thing thing = { .kind = THING_LEADER, .fo = fo };
	const struct strand *s;
	mpt min = fo_length(fo, PROP_LEADER_LENGTH_MINIMUM, para->measure);
	mpt opt = fo_length(fo, PROP_LEADER_LENGTH_OPTIMUM, para->measure);
	mpt max = fo_length(fo, PROP_LEADER_LENGTH_MAXIMUM, para->measure);

	opt = mpt_max(opt, min);
	max = is_filled(para->block) ? mpt_max(max, opt) : opt;
	min = mpt_min(min, opt);
	thing.strand = add_strand(para, fo, fo);
	s = &para->strands[thing.strand];
	if (fo_keyword(fo, PROP_LEADER_PATTERN) == KEY_RULE) {
		thing.ascent = fo_length(fo, PROP_RULE_THICKNESS, 0);
	} else if (fo_keyword(fo, PROP_LEADER_PATTERN) != KEY_SPACE) {
		thing.ascent = strand_ascent(s);
		thing.descent = strand_descent(s);
	}
	thing.rise = rise_in(para, fo,
	    fo_keyword(fo, PROP_LEADER_PATTERN) == KEY_RULE
		? &(struct extent){ thing.ascent, thing.descent }
		: NULL);
	add_object(para, &thing, opt, max - opt, opt - min, "\xef\xbf\xbc");
}

static int
artifact_of(const struct para *para)
{
	return para->setter->artifact ? para->setter->artifact : ARTIFACT_LAYOUT;
}

static void
paint_rule(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt width, mpt y)
{
	mpt thickness = fo_length(thing->fo, PROP_RULE_THICKNESS, 0);
	enum area_style style = area_style_of(fo_keyword(thing->fo, PROP_RULE_STYLE));
	struct area *area;

	if (style == STYLE_NONE || thickness <= 0 || width <= 0)
		return;
	area = slug_area(para->arena, slug, AREA_RULE, artifact_of(para), thing->fo->order);
	area->x = x;
	area->y = y - thickness;
	area->width = width;
	area->height = thickness;
	area->as.rule.line.width = thickness;
	area->as.rule.line.style = style;
	area->as.rule.line.rgba = fo_color(thing->fo, PROP_COLOR);
}

/* What is repeated: a dot, or the leader's content, as one line. */
static const struct text_line *
pattern_line(struct para *sub, const struct thing *thing, const struct strand *strand)
{
	struct text_setting setting = {
		.measure = MPT_MAX, .align = TEXT_START, .align_last = TEXT_START
	};
	const struct text_lines *lines;

	if (fo_keyword(thing->fo, PROP_LEADER_PATTERN) == KEY_DOTS)
		add_bytes(sub, add_strand(sub, strand->fo, strand->source), ".", 1);
	else
		collect(sub, thing->fo->first, NULL);
	lines = sub->length > 0 ? para_lines(sub, &setting, 0) : NULL;
	return lines && lines->count > 0 ? &lines->lines[0] : NULL;
}

/* A run of `count` times the one glyph, each `step` wide. */
static const struct glyph_run *
repeat_run(struct arena *arena, const struct glyph_run *run, int count, mpt step)
{
	struct glyph_run *r = ARENA_NEW(arena, struct glyph_run);
	char *text = ARENA_ARRAY(arena, char, count + 1);
	int i;

	*r = *run;
	r->glyphs = ARENA_ARRAY(arena, struct glyph, count);
	for (i = 0; i < count; i++) {
		text[i] = '.';
		r->glyphs[i] = run->glyphs[0];
		r->glyphs[i].advance = step;
		r->glyphs[i].text_start = i;
		r->glyphs[i].text_length = 1;
	}
	r->offsets = NULL;
	r->text = text;
	r->text_length = r->count = count;
	r->width = count * step;
	return r;
}

static void
paint_run(struct para *para, struct slug *slug, const struct strand *strand,
    const struct glyph_run *run, mpt x, mpt y)
{
	struct area *area =
	    slug_area(para->arena, slug, AREA_TEXT, artifact_of(para), strand->source->order);

	area->x = x;
	area->y = y;
	area->width = run->width;
	area->as.text.run = run;
	area->as.text.rgba = fo_color(strand->fo, PROP_COLOR);
}

/* Each part of what is repeated has its own colour and stands on its own baseline. */
static void
paint_pieces(struct para *para, struct slug *slug, const struct para *sub,
    const struct text_line *line, mpt x, mpt y)
{
	int i;

	for (i = 0; i < line->piece_count; i++) {
		const struct text_piece *piece = &line->pieces[i];

		if (piece->run)
			paint_run(para, slug, &sub->strands[piece->owner], piece->run, x + piece->x,
			    y - rise_up(sub, &sub->strands[piece->owner].rise));
	}
}

static bool
is_on_grid(const struct thing *thing)
{
	return fo_keyword(thing->fo, PROP_LEADER_ALIGNMENT) != KEY_NONE;
}

/* How far the pattern's first copy is from the leader's start, so that all stand at multiples of
 * their width from the start edge of the reference area. */
static mpt
skip_to_grid(const struct para *para, const struct thing *thing, mpt x, mpt width, mpt step)
{
	const struct setter *s = para->setter;
	mpt from = s->is_rtl ? s->x + s->measure - x - width : x - s->x;

	if (!is_on_grid(thing) || from < 0 || from % step == 0)
		return 0;
	return step - from % step;
}

/* As many as fit, from the end, so that those of lines below each other stand in columns. */
static void
paint_pattern(
    struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt width, mpt y)
{
	struct para sub = para_new(para->setter, para->block);
	const struct strand *strand = &para->strands[thing->strand];
	const struct text_line *line = pattern_line(&sub, thing, strand);
	mpt step, skip;
	int i, count;

	if (!line || line->width <= 0)
		return;
	step = line->width;
	if (fo_is_length(thing->fo, PROP_LEADER_PATTERN_WIDTH))
		step = mpt_max(fo_length(thing->fo, PROP_LEADER_PATTERN_WIDTH, width), step);
	skip = skip_to_grid(para, thing, x, width, step);
	count = (width - skip) / step;
	if (count <= 0)
		return;
	if (skip)
		x += para->setter->is_rtl ? width - skip - count * step : skip;
	else if (!para->setter->is_rtl && !is_on_grid(thing))
		x += width - count * step;
	count = mpt_min(count, COPIES_MOST);
	if (line->piece_count == 1 && line->pieces[0].run && line->pieces[0].run->count == 1 &&
	    fo_keyword(thing->fo, PROP_LEADER_PATTERN) == KEY_DOTS) {
		paint_run(para, slug, strand,
		    repeat_run(para->setter->edition->printed, line->pieces[0].run, count, step), x, y);
		return;
	}
	for (i = 0; i < count; i++)
		paint_pieces(para, slug, &sub, line, x + i * step, y);
}

/*
 * What is typed stands on the rule, as high as its line is.  Readers clip what is higher, and
 * set a line as high as the face says, accents and all: in most that is less than 1.65 em.  They
 * leave room for descenders, which may hang below the rule as in writing by hand.
 */
static void
paint_field(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt width, mpt y)
{
	const struct strand *strand = &para->strands[thing->strand];
	struct area shape = { .x = x, .width = width }, area;

	shape.height = strand_ascent(strand) + strand_descent(strand);
	shape.height = mpt_max(shape.height,
	    (fo_line_height(para->block) - shape.height) / 2 + strand_ascent(strand));
	shape.height = mpt_max(shape.height,
	    mpt_min(fo_line_height(para->block), strand->style->size * 165 / 100));
	shape.y = y + strand->style->size / 4 - shape.height;
	if (field_area(para->setter, thing->fo, &shape, &area))
		*slug_area(para->arena, slug, AREA_FIELD, area.tag, area.order) = area;
}

void
paint_leader(
    struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt width, mpt baseline)
{
	mpt y = baseline - rise_up(para, &thing->rise);

	paint_field(para, slug, thing, x, width, y);

	switch (fo_keyword(thing->fo, PROP_LEADER_PATTERN)) {
	case KEY_RULE:
		paint_rule(para, slug, thing, x, width, y);
		break;
	case KEY_DOTS:
	case KEY_USE_CONTENT:
		paint_pattern(para, slug, thing, x, width, y);
		break;
	default:
		break;
	}
}
