/*
 * A row into the fields of its letter.
 *
 * A cell goes before a setting, which goes before nothing.  Only what the letter asks for is
 * passed on: a worker does not learn what it does not need.
 */
#include "batch/batch.h"

#include <stdlib.h>

void
batch_fields(const struct batch *batch, const struct letter *letter, struct content_fields *fields)
{
	const struct variant *v = letter->variant;
	struct place place = batch_place(batch, letter);
	const char *value, *typed, *name, *form;
	size_t i;

	for (i = 0; i < v->want_count; i++) {
		const struct content_want *want = &v->wants[i];

		value = batch_value(batch, letter, want->name);
		if (!*value)
			continue;
		typed = content_typed_value(want->type, value, &name, &form, fields->arena);
		content_fields_set(fields, want->name, typed ? typed : value, place);
	}
}

const char *
batch_epoch(const struct content_fields *fields, struct arena *arena)
{
	const char *value = content_fields_value(fields, "letter-date");
	int date = value ? batch_date(value, arena) : 0;
	int y = date / 10000, m = date / 100 % 100, d = date % 100, days;

	if (!date || getenv("SOURCE_DATE_EPOCH"))
		return "";
	y -= m <= 2;
	m += m <= 2 ? 9 : -3;
	days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1 - 719468;
	return arena_printf(arena, "%lld", (long long)days * 86400);
}
