/*
 * A row into the fields of its letter.
 *
 * A cell goes before a setting, which goes before nothing.  Only what the letter asks for is
 * passed on: a worker does not learn what it does not need.
 */
#include "batch/batch.h"

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
