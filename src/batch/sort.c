/*
 * In which order letters are made and bound: as the rows stand, by language, or by postcode.
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

/* A letter and what it is sorted by. */
struct place_in_order {
	const char *by;
	struct letter *letter;
};

static int
compare(const void *a, const void *b)
{
	const struct place_in_order *x = a, *y = b;
	int order = strcmp(x->by, y->by);

	if (order)
		return order;
	return x->letter->row->number < y->letter->row->number ? -1 : 1;
}

static const char *
language_of(const struct letter *letter)
{
	return letter->variant && letter->variant->wish.lang ? letter->variant->wish.lang : "";
}

int
batch_sort(struct batch *batch)
{
	const char *sort = batch->order->batch.sort;
	bool by_language = sort && strcmp(sort, "language") == 0;
	bool by_postcode = sort && strcmp(sort, "postcode") == 0;
	struct place_in_order *list;
	size_t i;

	if (sort && !by_language && !by_postcode && strcmp(sort, "row") != 0)
		return usage("--sort '%s': it is one of language, postcode, row", sort);
	list = mem_alloc(sizeof *list * (batch->count + 1));
	for (i = 0; i < batch->count; i++) {
		struct letter *letter = &batch->letters[i];
		const char *by = by_language   ? language_of(letter)
				 : by_postcode ? batch_value(batch, letter, "recipient-postcode")
					       : "";

		list[i] = (struct place_in_order){ by, letter };
	}
	qsort(list, batch->count, sizeof *list, compare);
	batch->queue = ARENA_ARRAY(batch->arena, struct letter *, batch->count + 1);
	for (i = 0; i < batch->count; i++)
		batch->queue[i] = list[i].letter;
	free(list);
	return EXIT_MADE;
}
