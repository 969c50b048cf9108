/*
 * What is wrong with a roster, before anything is made.
 *
 * A message names row, column, what kind of value stands there and how to mend it, and never
 * the value.
 */
#include "batch/batch.h"

#include <string.h>

struct place
batch_place(const struct batch *batch, const struct letter *letter)
{
	return (struct place){ batch->roster.path, letter->row->line };
}

static void
check_want(struct batch *batch, struct letter *letter, const struct content_want *want)
{
	int column = content_roster_column(&batch->roster, want->name);
	const char *value = column < 0 ? "" : letter->row->cells[column];
	const char *name, *form;

	if (!*value)
		value = content_fields_value(&batch->settings, want->name);
	if (!value && want->is_optional)
		return;
	if (!value) {
		diag(batch->diags, DIAG_BATCH_MISSING, batch_place(batch, letter), letter->row->number,
		    want->name, want->type, want->name);
		letter->is_bad = true;
	} else if (!content_typed_value(want->type, value, &name, &form, batch->arena)) {
		diag(batch->diags, DIAG_BATCH_TYPE, batch_place(batch, letter), letter->row->number,
		    want->name, name, form);
		letter->is_bad = true;
	}
}

static void
check_letter(struct batch *batch, struct letter *letter)
{
	size_t i;

	for (i = 0; letter->variant && i < letter->variant->want_count; i++)
		check_want(batch, letter, &letter->variant->wants[i]);
}

void
batch_check(struct batch *batch)
{
	size_t i;

	for (i = 0; i < batch->count; i++)
		if (batch->letters[i].state != LETTER_LEFT)
			check_letter(batch, &batch->letters[i]);
}
