/*
 * Where baselines lie (XSL 1.1, 4.5 and 7.14).
 *
 * An inline object hangs with one of its own levels (alignment-adjust) at a level of
 * the object around (alignment-baseline), and baseline-shift moves it from there.  What is aligned
 * with an edge of the line waits until the line is known.
 */
#include "layout/para.h"

/* The levels of an object are reckoned from these. */
struct measures {
	mpt ascent, descent, x_height;
};

static struct measures
measures_of(struct para *para, const struct fo *fo)
{
	const struct strand *s = strand_for(para, fo, fo);

	return (struct measures){ strand_ascent(s), strand_descent(s),
		(mpt)((int64_t)s->face->x_height * s->style->size / 1000) };
}

/* A named level above the alphabetic baseline. */
static mpt
level(const struct measures *m, enum fo_keyword name)
{
	switch (name) {
	case KEY_BEFORE_EDGE:
	case KEY_TEXT_BEFORE_EDGE:
		return m->ascent;
	case KEY_AFTER_EDGE:
	case KEY_TEXT_AFTER_EDGE:
	case KEY_IDEOGRAPHIC:
		return -m->descent;
	case KEY_MIDDLE:
		return m->x_height / 2;
	case KEY_CENTRAL:
		return (m->ascent - m->descent) / 2;
	case KEY_HANGING:
		return (mpt)((int64_t)m->ascent * 8 / 10);
	case KEY_MATHEMATICAL:
		return m->ascent / 2;
	default:
		return 0;
	}
}

enum fo_keyword
dominant_in(const struct para *para, const struct fo *fo)
{
	enum fo_keyword keyword = fo_keyword(fo, PROP_DOMINANT_BASELINE);

	if (keyword == KEY_USE_SCRIPT || keyword == KEY_RESET_SIZE)
		return KEY_ALPHABETIC;
	return keyword == KEY_AUTO || keyword == KEY_NO_CHANGE ? para->dominant : keyword;
}

const struct fo *
scale_in(const struct para *para, const struct fo *fo)
{
	enum fo_keyword keyword = fo_keyword(fo, PROP_DOMINANT_BASELINE);
	bool is_shifted = fo_keyword(fo, PROP_BASELINE_SHIFT) != KEY_BASELINE;

	return is_shifted || (keyword != KEY_AUTO && keyword != KEY_NO_CHANGE) ? fo : para->scale;
}

/* The level of the object itself that is hung; percentages are of its height. */
static mpt
hook(const struct para *para, const struct fo *fo, const struct measures *own, enum fo_keyword name,
    bool is_text)
{
	enum fo_keyword adjust = fo_keyword(fo, PROP_ALIGNMENT_ADJUST);

	if (fo_is_length(fo, PROP_ALIGNMENT_ADJUST))
		return fo_length(fo, PROP_ALIGNMENT_ADJUST,
		    is_text ? fo_line_height(fo) : own->ascent + own->descent);
	if (adjust != KEY_AUTO && adjust != KEY_BASELINE)
		return level(own, adjust);
	return level(own, adjust == KEY_BASELINE ? dominant_in(para, fo) : name);
}

static mpt
baseline_shift(struct para *para, const struct fo *fo, const struct fo *parent)
{
	enum fo_keyword keyword = fo_keyword(fo, PROP_BASELINE_SHIFT);

	if (fo_is_length(fo, PROP_BASELINE_SHIFT))
		return fo_length(fo, PROP_BASELINE_SHIFT, fo_line_height(parent));
	if (keyword == KEY_SUPER)
		return measures_of(para, parent).x_height;
	if (keyword == KEY_SUB)
		return -measures_of(para, parent).x_height / 3;
	return 0;
}

/* Nothing is said, as nearly always. */
static bool
is_plain(const struct para *para, const struct fo *fo)
{
	enum fo_keyword baseline = fo_keyword(fo, PROP_ALIGNMENT_BASELINE);

	return (baseline == KEY_AUTO || baseline == KEY_BASELINE) &&
	       fo_keyword(fo, PROP_ALIGNMENT_ADJUST) == KEY_AUTO &&
	       para->dominant == KEY_ALPHABETIC &&
	       fo_keyword(fo, PROP_BASELINE_SHIFT) == KEY_BASELINE;
}

struct rise
rise_in(struct para *para, const struct fo *fo, const struct extent *own)
{
	struct rise rise = para->rise;
	const struct fo *parent = fo->parent ? fo->parent : fo;
	enum fo_keyword name = fo_keyword(fo, PROP_ALIGNMENT_BASELINE);
	struct measures inner, outer;
	mpt shift;

	if (is_plain(para, fo))
		return rise;
	outer = measures_of(para, para->scale);
	inner = own ? (struct measures){ own->ascent, own->descent, own->ascent - own->descent }
		    : measures_of(para, fo);
	shift = baseline_shift(para, fo, parent);
	if (name == KEY_BEFORE_EDGE || name == KEY_AFTER_EDGE)
		return (struct rise){ shift, name == KEY_BEFORE_EDGE ? RISE_TOP : RISE_BOTTOM,
			inner.ascent, inner.descent };
	if (name == KEY_AUTO || name == KEY_BASELINE)
		name = para->dominant;
	rise.up += level(&outer, name) - hook(para, fo, &inner, name, !own) + shift;
	return rise;
}

mpt
rise_up(const struct para *para, const struct rise *rise)
{
	switch (rise->from) {
	case RISE_TOP:
		return para->line.ascent - rise->ascent + rise->up;
	case RISE_BOTTOM:
		return rise->descent - para->line.descent + rise->up;
	default:
		return rise->up;
	}
}
