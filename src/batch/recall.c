/*
 * Which merged files need not be made again.
 *
 * A volume is known by what went into it: the hashes of its letters in their order, that of the
 * letter behind them (on which it ended), and those of the volume before it, in a chain that
 * begins with what all volumes depend on.  A volume whose link is the recorded one, and whose
 * bytes are, is what would be made.
 */
#include "batch/inside.h"

#include "ledger/ledger.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void
chain_begin(const struct batch *batch, struct chain *chain)
{
	const struct batch_order *order = &batch->order->batch;
	struct buf start = { 0 };

	*chain = (struct chain){ .next = 0 };
	buf_printf(&start, "%d %s ", order->is_simplex, order->volume ? order->volume : "");
	/* The fonts have these. */
	brief_characters(&batch->roster, &start);
	sha256_bytes(start.bytes, start.count, chain->link);
	buf_drop(&start);
}

static void
hash_letter(struct sha256 *sha, const struct letter *letter)
{
	struct buf text = { 0 };

	buf_printf(&text, "%s %s %d %d\n", letter->input, letter->key, letter->row->number,
	    letter->copies);
	sha256_put(sha, text.bytes, text.count);
	buf_drop(&text);
}

/* The letter in the queue from `*at` on that is in a volume or, when `is_bound` is false, would
 * be; NULL when there is none. */
static struct letter *
next_letter(const struct batch *batch, size_t *at, bool is_bound)
{
	for (; *at < batch->count; ++*at) {
		struct letter *letter = batch->queue[*at];

		if (is_bound ? letter->is_bound
			     : letter->state == LETTER_WAITS && merge_takes(batch, letter))
			return letter;
	}
	return NULL;
}

bool
chain_add(const struct batch *batch, struct chain *chain, int letters, bool is_bound)
{
	const struct letter *letter;
	unsigned char digest[SHA256_BYTES];
	struct sha256 sha;
	size_t at;
	int i;

	sha256_begin(&sha);
	sha256_put(&sha, chain->link, SHA256_HEX);
	for (i = 0; i < letters; i++) {
		letter = next_letter(batch, &chain->next, is_bound);
		if (!letter)
			break;
		hash_letter(&sha, letter);
		chain->next++;
	}
	at = chain->next;
	letter = next_letter(batch, &at, is_bound);
	if (letter)
		hash_letter(&sha, letter);
	sha256_end(&sha, digest);
	sha256_hex(digest, chain->link);
	return i == letters;
}

/* ---- what the ledger knows ---------------------------------------------------------- */

static void
keep_volume(const struct ledger_volume *file, void *data)
{
	struct table *volumes = data;
	struct ledger_volume *kept;

	if (!file->input)
		return;
	kept = ARENA_NEW(volumes->arena, struct ledger_volume);
	*kept = *file;
	kept->path = arena_strdup(volumes->arena, file->path);
	kept->hash = arena_strdup(volumes->arena, file->hash);
	kept->input = arena_strdup(volumes->arena, file->input);
	table_put(volumes, kept->path, kept);
}

/* The recorded volume of a path that is still there. */
static const struct ledger_volume *
find_volume(const struct table *volumes, const char *path)
{
	char real[PATH_MAX];

	return realpath(path, real) ? table_find(volumes, real) : NULL;
}

/* The letters in the queue from one place to before another are in a volume. */
static void
leave(struct batch *batch, size_t from, size_t to)
{
	for (; from < to; from++)
		if (next_letter(batch, &from, false) && from < to)
			batch->queue[from]->state = LETTER_UNCHANGED;
}

int
merge_recall(struct batch *batch, struct chain *chain)
{
	struct table volumes = { .arena = arena_new() };
	const struct ledger_volume *v;
	struct chain next = *chain;
	int number = 0;

	ledger_each_file(batch->ledger, keep_volume, &volumes);
	while ((v = find_volume(&volumes, merge_path(batch, number + 1))) &&
	       chain_add(batch, &next, v->letters, false) && strcmp(next.link, v->input) == 0 &&
	       file_is_whole(v->path, v->hash, v->bytes)) {
		leave(batch, chain->next, next.next);
		*chain = next;
		number++;
	}
	arena_drop(volumes.arena);
	return number;
}

void
merge_tell_stale(struct batch *batch, int number)
{
	struct table volumes = { .arena = NULL };
	const char *path;

	if (!batch->order->batch.volume)
		return;
	volumes.arena = arena_new();
	ledger_each_file(batch->ledger, keep_volume, &volumes);
	while (find_volume(&volumes, path = merge_path(batch, ++number)))
		diag(batch->diags, DIAG_BATCH_STALE, (struct place){ batch->folder, 0 }, path);
	arena_drop(volumes.arena);
}
