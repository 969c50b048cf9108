/*
 * The lines of a paragraph onto the galley: how they are aligned, and what a break between two
 * costs.
 */
#include "layout/para.h"

static enum text_align
align_of(enum fo_keyword keyword)
{
	switch (keyword) {
	case KEY_END:
	case KEY_RIGHT:
	case KEY_OUTSIDE:
		return TEXT_END;
	case KEY_CENTER:
		return TEXT_CENTER;
	case KEY_JUSTIFY:
		return TEXT_JUSTIFY;
	default:
		return TEXT_START;
	}
}

/* The last line of justified text is set from the start unless something else is said. */
static enum text_align
align_last_of(const struct fo *block, enum text_align align)
{
	enum fo_keyword keyword = fo_keyword(block, PROP_TEXT_ALIGN_LAST);

	if (keyword != KEY_RELATIVE)
		return align_of(keyword);
	return align == TEXT_JUSTIFY ? TEXT_START : align;
}

struct text_setting
para_setting(const struct para *para, bool is_first)
{
	const struct fo *block = para->block;
	struct text_setting s = { .measure = para->measure };

	s.align = align_of(fo_keyword(block, PROP_TEXT_ALIGN));
	s.align_last = align_last_of(block, s.align);
	s.first_indent = is_first ? fo_length(block, PROP_TEXT_INDENT, para->measure) : 0;
	s.last_end_indent = fo_length(block, PROP_LAST_LINE_END_INDENT, para->measure);
	s.ladder = fo_integer(block, PROP_HYPHENATION_LADDER_COUNT, 0);
	s.wraps = fo_keyword(block, PROP_WRAP_OPTION) != KEY_NO_WRAP;
	return s;
}

/* The side of the binding is only known on the page: lines are set as on a recto, and swing to the
 * other side of their room on a verso (XSL 1.1, 7.16.9). */
static mpt
swing_of(const struct para *para, const struct text_line *line, int i,
    const struct text_setting *setting)
{
	enum fo_keyword align = fo_keyword(para->block, PROP_TEXT_ALIGN);
	enum fo_keyword last = fo_keyword(para->block, PROP_TEXT_ALIGN_LAST);
	mpt slack = i < para->beside_count ? para->beside[i].width : para->measure;

	if ((line->is_last || line->is_forced) && last != KEY_RELATIVE)
		align = last;
	if (align != KEY_INSIDE && align != KEY_OUTSIDE)
		return 0;
	slack -= line->width + (i == 0 ? setting->first_indent : 0) +
	    (line->is_last ? setting->last_end_indent : 0);
	return (align == KEY_INSIDE) == !para->setter->is_rtl ? slack : -slack;
}

static int
widow_price(const struct para *para, int before, int count)
{
	int orphans = fo_integer(para->block, PROP_ORPHANS, 2);
	int widows = fo_integer(para->block, PROP_WIDOWS, 2);

	return before < orphans || count - before < widows ? PRICE_WIDOW : PRICE_NONE;
}

/* Of a break before the i-th line: a divided word may have to stay on its page. */
static int
line_price(const struct para *para, const struct text_lines *lines, int i)
{
	if (lines->lines[i - 1].is_hyphenated &&
	    fo_keyword(para->block, PROP_HYPHENATION_KEEP) != KEY_AUTO)
		return PRICE_WIDOW;
	return widow_price(para, i, lines->count);
}

static void
push_opening(struct para *para, const struct text_line *line, const struct strand *nominal,
    const struct fo *first)
{
	para->opening->x = para->x;
	push_line(para->opening, line, nominal, first);
}

static struct slug *
last_slug(const struct para *para)
{
	const struct galley *galley = para->setter->galley;

	return &galley->items[galley->count - 1].as.slug;
}

void
push_lines(struct para *para, const struct text_lines *lines, const struct fo *first)
{
	bool is_first = lines->lines[0].start == 0 && begins_block(para, first);
	struct text_setting setting = para_setting(para, is_first);
	int nominal = add_strand(para, para->block, para->block), i;
	mpt x = para->x;

	for (i = 0; i < lines->count; i++) {
		const struct strand strand = para->strands[nominal];

		para->x = i < para->beside_count ? para->beside[i].x : x;
		if (i > 0)
			push_break(
			    para->setter, line_price(para, lines, i), FORCED_NOT, para->block);
		if (i == 0 && para->opening)
			push_opening(para, &lines->lines[i], &strand, first);
		else
			push_line(para, &lines->lines[i], &strand, first);
		last_slug(para)->swing = swing_of(para, &lines->lines[i], i, &setting);
	}
	para->x = x;
}
