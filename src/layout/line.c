/*
 * A chosen line into a slug.
 *
 * Lines stack by line-stacking-strategy (XSL 1.1, 4.5, 7.16.6).  Max-height, as the field
 * understands it: a line is as high as the tallest ascent and the deepest descent in it, and the
 * block's leading around them; an inline's own line-height does not count.  Line-height: every
 * inline's own does.  Font-height: all lines are alike.
 */
#include "layout/para.h"

#include <string.h>

/* ---- how high ------------------------------------------------------ */

static mpt
half(mpt lead)
{
	return lead >= 0 ? lead / 2 : -((-lead + 1) / 2);
}

/* The text of a strand, with the half-leadings of `fo`'s line-height if that is not NULL. */
static struct extent
text_extent(const struct strand *s, const struct fo *fo)
{
	struct extent e = { strand_ascent(s), strand_descent(s) };
	mpt lead = fo ? fo_line_height(fo) - e.ascent - e.descent : 0;

	e.ascent += half(lead);
	e.descent += lead - half(lead);
	return e;
}

/* The block's own font: text-altitude and text-depth may replace its measures. */
static struct extent
nominal_extent(const struct fo *block, const struct strand *nominal, bool leads)
{
	struct extent e = text_extent(nominal, NULL);
	mpt lead;

	if (fo_is_length(block, PROP_TEXT_ALTITUDE))
		e.ascent = fo_length(block, PROP_TEXT_ALTITUDE, nominal->style->size);
	if (fo_is_length(block, PROP_TEXT_DEPTH))
		e.descent = fo_length(block, PROP_TEXT_DEPTH, nominal->style->size);
	if (!leads)
		return e;
	lead = fo_line_height(block) - e.ascent - e.descent;
	e.ascent += half(lead);
	e.descent += lead - half(lead);
	return e;
}

static const struct rise *
piece_rise(const struct para *para, const struct text_piece *piece)
{
	return piece->run ? &para->strands[piece->owner].rise : &para->things[piece->owner].rise;
}

static struct extent
piece_extent(const struct para *para, const struct text_piece *piece, bool leads)
{
	const struct strand *s;

	if (!piece->run)
		return (struct extent){ para->things[piece->owner].ascent,
			para->things[piece->owner].descent };
	s = &para->strands[piece->owner];
	return text_extent(s, leads ? s->fo : NULL);
}

static bool
is_pad(const struct para *para, const struct text_piece *piece)
{
	return !piece->run && para->things[piece->owner].kind == THING_PAD;
}

static void
widen(struct extent *e, const struct extent *by, mpt up)
{
	e->ascent = mpt_max(e->ascent, by->ascent + up);
	e->descent = mpt_max(e->descent, by->descent - up);
}

/* What touches the line's edge makes it longer at the other one. */
static void
widen_to_edges(struct para *para, const struct text_line *line)
{
	struct extent *e = &para->line;
	int i;

	for (i = 0; i < line->piece_count; i++) {
		const struct rise *rise = piece_rise(para, &line->pieces[i]);

		if (rise->from == RISE_TOP)
			e->descent = mpt_max(e->descent, rise->ascent + rise->descent - e->ascent);
		else if (rise->from == RISE_BOTTOM)
			e->ascent = mpt_max(e->ascent, rise->ascent + rise->descent - e->descent);
	}
}

/* Finds para->line, without the block's leading unless each inline has its own. */
static void
measure_line(struct para *para, const struct text_line *line, const struct strand *nominal)
{
	enum fo_keyword how = fo_keyword(para->block, PROP_LINE_STACKING_STRATEGY);
	bool leads = how == KEY_LINE_HEIGHT, disregards;
	int i;

	para->line = nominal_extent(para->block, nominal, leads);
	if (how == KEY_FONT_HEIGHT)
		return;
	disregards =
	    fo_keyword(para->block, PROP_LINE_HEIGHT_SHIFT_ADJUSTMENT) == KEY_DISREGARD_SHIFTS;
	for (i = 0; i < line->piece_count; i++) {
		const struct text_piece *piece = &line->pieces[i];
		const struct rise *rise = piece_rise(para, piece);
		struct extent e = piece_extent(para, piece, leads);

		if (!is_pad(para, piece) && rise->from == RISE_LINE)
			widen(&para->line, &e, disregards ? 0 : rise->up);
	}
	widen_to_edges(para, line);
}

/* ---- ink ----------------------------------------------------------- */

static void
paint_text(
    struct para *para, struct slug *slug, const struct text_piece *piece, mpt x, mpt baseline)
{
	const struct strand *s = &para->strands[piece->owner];
	struct area *area;
	int tag;

	if (fo_is_hidden(s->fo))
		return;
	tag = s->source->kind == FO_TEXT ? text_tag(para->setter, s->fo, s->source)
	                                 : tag_of(para->setter, s->source);
	area = slug_area(para->arena, slug, AREA_TEXT, tag, s->source->order);
	area->x = x + piece->x;
	area->y = baseline - rise_up(para, &s->rise);
	area->width = piece->width;
	area->as.text.run = piece->run;
	area->as.text.rgba = fo_color(s->fo, PROP_COLOR);
}

static void
paint_thing(
    struct para *para, struct slug *slug, const struct text_piece *piece, mpt x, mpt baseline)
{
	const struct thing *thing = &para->things[piece->owner];
	mpt top = baseline - rise_up(para, &thing->rise) - thing->ascent;

	if (thing->kind != THING_GALLEY && fo_is_hidden(thing->fo))
		return;
	if (thing->kind == THING_GRAPHIC)
		paint_graphic(para, slug, thing, x + piece->x, top);
	else if (thing->kind == THING_LEADER)
		paint_leader(para, slug, thing, x + piece->x, piece->width, baseline);
	else if (thing->kind == THING_GALLEY)
		paint_container(para, slug, thing, x + piece->x, top);
}

/* More in a line are rare and worth a place in the arena. */
enum { PIECES_FEW = 32 };

/* Areas stand in logical order, since that is the order of tags' kids. */
static void
paint_pieces(
    struct para *para, struct slug *slug, const struct text_line *line, mpt x, mpt baseline)
{
	const struct text_piece *few[PIECES_FEW] = { NULL }, **order = few;
	int i, n = line->piece_count;

	if (n > PIECES_FEW)
		order = ARENA_ARRAY(para->arena, const struct text_piece *, n);
	for (i = 0; i < n; i++)
		if (line->pieces[i].logical >= 0 && line->pieces[i].logical < n)
			order[line->pieces[i].logical] = &line->pieces[i];
	for (i = 0; i < n; i++) {
		if (!order[i])
			continue;
		if (order[i]->run)
			paint_text(para, slug, order[i], x, baseline);
		else
			paint_thing(para, slug, order[i], x, baseline);
	}
}

/* Where the byte `at` stands in the line: the start of the piece that it is in. */
static mpt
anchor_x(const struct text_line *line, int at, mpt x)
{
	int i;

	for (i = 0; i < line->piece_count; i++) {
		const struct text_piece *piece = &line->pieces[i];

		if (at < piece->text_start || at >= piece->text_end)
			continue;
		return x + piece->x + (piece->run && piece->run->is_rtl ? piece->width : 0);
	}
	return x;
}

/* What has a place within the line's bytes. */
static void
put_anchors(struct para *para, struct slug *slug, const struct text_line *line, mpt x)
{
	bool is_last = line->end >= para->length;
	int i;

	for (i = 0; i < para->anchor_count; i++) {
		const struct anchor *a = &para->anchors[i];

		int at = a->kind == MARK_BAR_END && a->at > 0 ? a->at - 1 : a->at;

		if (at >= line->start && (at < line->end || is_last))
			slug_mark(para->arena, slug, a->kind, a->fo,
			    anchor_x(line, a->at, x), a->kind == MARK_BAR_END ? slug->height : 0);
	}
}

void
put_notes(struct para *para, struct slug *slug, int start, int end)
{
	int i;

	for (i = 0; i < para->note_count && para->setter->cites; i++) {
		/* It is the last character of the citation that counts. */
		int at = para->notes[i].at > 0 ? para->notes[i].at - 1 : 0;
		struct note note;

		if (at < start || at >= end || is_side_float(para->notes[i].fo))
			continue;
		note = set_note(para->setter, para->notes[i].fo);
		slug_note(para->arena, slug, &note);
	}
}

void
push_line(struct para *para, const struct text_line *line, const struct strand *nominal,
    const struct fo *first)
{
	bool leads = fo_keyword(para->block, PROP_LINE_STACKING_STRATEGY) == KEY_LINE_HEIGHT;
	struct extent bare = nominal_extent(para->block, nominal, false);
	mpt lead = leads ? 0 : fo_line_height(para->block) - bare.ascent - bare.descent;
	mpt x = para->x + line->x, height;
	struct slug *slug;

	measure_line(para, line, nominal);
	height = mpt_max(para->line.ascent + para->line.descent + lead, 0);
	slug = push_slug(para->setter, first, height);
	slug->baseline = half(lead) + para->line.ascent;
	slug->text_from = line->start;
	paint_inlines(para, slug, line, x, slug->baseline);
	paint_pieces(para, slug, line, x, slug->baseline);
	paint_scores(para, slug, line, x, slug->baseline);
	put_anchors(para, slug, line, x);
	put_notes(para, slug, line->start, line->end);
}
