/*
 * A first line that looks different: fo:initial-property-set (XSL 1.1, 6.6.4).
 *
 * The paragraph is set as its first line looks; what that line leaves is set anew as the others do.
 */
#include "layout/para.h"

#include <string.h>

static const struct fo *
initial_set(const struct fo *block)
{
	const struct fo *fo = block->first;

	while (fo && fo->kind != FO_INITIAL_PROPERTY_SET)
		fo = fo->next;
	return fo;
}

static struct para *
opening_of(struct para *para, const struct fo *first, const struct fo *end)
{
	struct para *opening = ARENA_NEW(para->arena, struct para);

	*opening = para_new(para->setter, para->block);
	opening->x = para->x;
	opening->measure = para->measure;
	opening->initial = initial_set(para->block);
	collect(opening, first, end);
	return opening;
}

static const struct text_lines *
join_lines(struct arena *arena, const struct text_line *line, const struct text_lines *rest)
{
	struct text_lines *lines = ARENA_NEW(arena, struct text_lines);

	lines->count = rest->count + 1;
	lines->lines = ARENA_ARRAY(arena, struct text_line, lines->count);
	lines->lines[0] = *line;
	memcpy(lines->lines + 1, rest->lines, sizeof *line * (size_t)rest->count);
	return lines;
}

const struct text_lines *
open_lines(struct para *para, const struct fo *first, const struct fo *end,
    const struct text_setting *setting)
{
	struct text_setting others = *setting;
	const struct text_lines *lines;

	if (!initial_set(para->block) || !begins_block(para, first))
		return NULL;
	para->varies = true;
	para->opening = opening_of(para, first, end);
	lines = para_lines(para->opening, setting, 0);
	if (para->opening->length != para->length) {
		para->opening = NULL; /* letters were changed into more or fewer */
		return NULL;
	}
	if (lines->count < 2)
		return lines;
	others.first_indent = 0;
	return join_lines(
	    para->arena, &lines->lines[0], para_lines(para, &others, lines->lines[0].end));
}
