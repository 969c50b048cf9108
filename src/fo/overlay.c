/*
 * Objects in the look of a first line.
 */
#include "fo/inside.h"

#include <string.h>

const struct fo *
fo_overlay(const struct fo *fo, const struct fo *block, const struct fo *initial,
    struct arena *arena)
{
	struct value *values = ARENA_ARRAY(arena, struct value, FO_INHERITED);
	struct fo *copy = ARENA_NEW(arena, struct fo);
	int i;

	memcpy(values, fo->inherited, sizeof *values * FO_INHERITED);
	for (i = 0; i < FO_INHERITED; i++)
		if (value_equal(&fo->inherited[i], &block->inherited[i]))
			values[i] = initial->inherited[i];
	*copy = *fo;
	copy->inherited = values;
	return copy;
}
