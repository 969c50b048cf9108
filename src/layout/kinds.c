/*
 * Is an object a block, or part of a line?
 *
 * Its kind says it, but for those that are what they hold: an inline with blocks in it stands as
 * a block among blocks.
 */
#include "layout/inside.h"

#include <string.h>

bool
is_block_level(const struct fo *fo)
{
	switch (fo->kind) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
		return true;
	case FO_FLOAT:
		return fo_keyword(fo, PROP_FLOAT) == KEY_NONE;
	default:
		return false;
	}
}

/* Objects that are what they hold. */
static bool
is_neutral(const struct fo *fo)
{
	switch (fo->kind) {
	case FO_WRAPPER:
	case FO_INLINE:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
	case FO_MULTI_SWITCH:
	case FO_MULTI_CASE:
	case FO_MULTI_PROPERTIES:
	case FO_MULTI_TOGGLE:
	case FO_MARKER:
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
	case FO_UNKNOWN:
		return true;
	default:
		return false;
	}
}

static bool
is_empty(const struct fo *fo)
{
	const struct fo *text = fo->first;

	return !text || (text->kind == FO_TEXT && !text->next &&
	    strspn(text->text, " \t\r\n") == text->text_length);
}

/* An empty block in an inline is how many stylesheets end a line. */
static bool
ends_line(const struct fo *fo)
{
	return fo->kind == FO_BLOCK && fo->own_count == 0 && !fo->id && is_empty(fo) &&
	    is_neutral(fo->parent);
}

bool
holds_blocks(const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next)
		if ((is_block_level(child) && !ends_line(child)) ||
		    (child->kind != FO_MARKER && is_neutral(child) && holds_blocks(child)))
			return true;
	return false;
}

bool
is_inline_level(const struct fo *fo)
{
	if (is_block_level(fo))
		return false;
	if (fo->kind == FO_MARKER)
		return true;
	return !(is_neutral(fo) && holds_blocks(fo));
}
