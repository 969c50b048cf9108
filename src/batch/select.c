/*
 * Which rows are meant: --rows 3,7-20 and --where COLUMN=VALUE.
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

/* The next stretch "7" or "7-20" or "7-" of a list, or NULL when it is none. */
static const char *
next_stretch(const char *s, long *first, long *last)
{
	char *end;

	if (*s < '0' || *s > '9')
		return NULL;
	*first = *last = strtol(s, &end, 10);
	if (*end == '-') {
		s = end + 1;
		*last = *s >= '0' && *s <= '9' ? strtol(s, &end, 10) : 1L << 30;
		if (*s < '0' || *s > '9')
			end = (char *)s;
	}
	if (*end && *end != ',')
		return NULL;
	return *end ? end + 1 : end;
}

static bool
is_list(const char *list)
{
	long first, last;

	while (list && *list)
		list = next_stretch(list, &first, &last);
	return list != NULL;
}

static bool
holds_row(const char *list, int number)
{
	long first, last;

	while (*list) {
		list = next_stretch(list, &first, &last);
		if (number >= first && number <= last)
			return true;
	}
	return false;
}

/* What a cell stands for: an empty one is what it is when nothing is said. */
static const char *
meaning(const struct batch *batch, const struct letter *letter, int column)
{
	const char *cell = letter->row->cells[column];

	if (*cell)
		return cell;
	if (column == batch->specials[SPECIAL_LANGUAGE] && letter->variant)
		return letter->variant->wish.lang ? letter->variant->wish.lang : "";
	if (column == batch->specials[SPECIAL_DELIVER])
		return "print";
	return batch_value(batch, letter, batch->roster.columns[column]);
}

static void
leave_others(struct batch *batch, const char *rows, int column, const char *value)
{
	bool is_any = false;
	size_t i;

	for (i = 0; i < batch->count; i++) {
		struct letter *letter = &batch->letters[i];

		if ((rows && !holds_row(rows, letter->row->number)) ||
		    (column >= 0 && strcmp(meaning(batch, letter, column), value) != 0))
			letter->state = LETTER_LEFT;
		is_any = is_any || letter->state != LETTER_LEFT;
	}
	if (batch->count && !is_any)
		diag(batch->diags, DIAG_BATCH_NOBODY, (struct place){ batch->roster.path, 0 });
}

/* --reprint: rows or keys, made again whatever the ledger says. */
static bool
mark_reprint(struct batch *batch, const char *name)
{
	bool found = false;
	size_t i;

	for (i = 0; i < batch->count; i++) {
		struct letter *letter = &batch->letters[i];
		bool is_meant = strcmp(letter->key, name) == 0 ||
				(is_list(name) && holds_row(name, letter->row->number));

		found = found || is_meant;
		letter->is_reprint = is_meant;
		if (!is_meant)
			letter->state = LETTER_LEFT;
	}
	if (!found)
		diag(batch->diags, DIAG_BATCH_REPRINT, (struct place){ batch->roster.path, 0 },
		    name);
	return found;
}

int
batch_select(struct batch *batch)
{
	const struct batch_order *order = &batch->order->batch;
	const char *equals = order->where ? strchr(order->where, '=') : NULL;
	const char *name;
	int column = -1;

	if (order->rows && !is_list(order->rows))
		return usage("--rows '%s': it is a list such as 3,7-20", order->rows);
	if (order->where && !equals)
		return usage("--where: it is COLUMN=VALUE");
	if (equals) {
		name = arena_strndup(batch->arena, order->where, (size_t)(equals - order->where));
		column = content_roster_column(&batch->roster, name);
		if (column < 0)
			return usage("--where: the roster has no column '%s'", name);
	}
	leave_others(batch, order->rows, column, equals ? equals + 1 : "");
	if (order->reprint && !mark_reprint(batch, order->reprint))
		return EXIT_INPUT;
	return EXIT_MADE;
}
