/*
 * Keeps within a line (XSL 1.1, 7.20.3): bytes of a paragraph between which no line may end.
 */
#include "layout/para.h"

static void
add_hold(struct para *para, int start, int end)
{
	ARENA_ROOM(para->arena, para->holds, para->hold_count, para->hold_capacity);
	para->holds[para->hold_count++] = (struct text_hold){ start, end };
}

/* The byte of the last character before `at` that is no space, or `at`. */
static int
ink_before(const struct para *para, int at)
{
	int i = at;

	while (i > 0 && para->text[i - 1] == ' ')
		i--;
	return i > 0 ? i - 1 : at;
}

/* What has begun at byte `at` stays with what a keep-with-next has ended before. */
void
hold_to_next(struct para *para, int at)
{
	int i = at;

	while (i < para->length && para->text[i] == ' ')
		i++;
	if (!para->holds_next || i >= para->length)
		return;
	add_hold(para, para->hold_from, i + 1);
	para->holds_next = false;
}

static bool
keeps(const struct fo *fo, enum fo_prop within_line)
{
	return fo->kind != FO_TEXT && fo_keep(fo, within_line) > 0;
}

/*
 * An integer is as good as always: a line has no cheaper break to offer.  keep-together="always" on
 * a block says "within-line" too, and it is inherited; nobody means by it that no inline in the
 * block may be broken, so only what an inline says beyond its parent counts.
 */
void
hold_within_line(struct para *para, const struct fo *fo, int start)
{
	if (keeps(fo, PROP_KEEP_TOGETHER_WITHIN_LINE) &&
	    !keeps(fo->parent, PROP_KEEP_TOGETHER_WITHIN_LINE))
		add_hold(para, start, para->length);
	if (keeps(fo, PROP_KEEP_WITH_PREVIOUS_WITHIN_LINE) && start < para->length)
		add_hold(para, ink_before(para, start), start + 1);
	if (!keeps(fo, PROP_KEEP_WITH_NEXT_WITHIN_LINE) || para->length == start)
		return;
	para->holds_next = true;
	para->hold_from = ink_before(para, para->length);
}
