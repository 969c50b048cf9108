/*
 * All letters for the print room in one file, or in volumes of so many pages.
 *
 * Workers make pieces, in whatever order; here they are bound in the order of the run, as soon as
 * all before them are there.  Each begins on the front of a sheet, unless one side alone is
 * printed.  A file is whole or is not there.
 */
#include "batch/merge.h"

#include "ledger/ledger.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Between the name of a volume and that of what is not whole yet. */
#define PART ".part-"

/* ---- the file -------------------------------------------------------------------- */

static bool
put_bytes(void *data, const void *bytes, size_t n)
{
	struct merge *merge = data;
	const char *s = bytes;
	ssize_t k;

	sha256_put(&merge->hash, bytes, n);
	merge->bytes += (int64_t)n;
	while (n > 0) {
		k = write(merge->fd, s, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0) {
			merge->error = errno;
			return false;
		}
		s += k;
		n -= (size_t)k;
	}
	return true;
}

/* FILE.pdf, or FILE-2.pdf when there may be several. */
const char *
merge_path(const struct batch *batch, int number)
{
	const char *path = batch->order->batch.merged, *dot = strrchr(path, '.');
	size_t n = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);

	if (!batch->order->batch.volume)
		return path;
	return arena_printf(batch->arena, "%.*s-%d%s", (int)n, path, number, path + n);
}

static const char *
volume_path(const struct merge *merge)
{
	return merge_path(merge->batch, merge->number);
}

/* A run that was killed leaves what it was writing. */
static void
sweep_beside(const char *path, struct arena *arena)
{
	const char *folder = file_folder(path, arena), *slash = strrchr(path, '/');
	const char *begin = arena_printf(arena, "%s" PART, slash ? slash + 1 : path);
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (strncmp(entry->d_name, begin, strlen(begin)) == 0 &&
		    strlen(entry->d_name) == strlen(begin) + 6)
			unlink(arena_printf(arena, "%s/%s", folder, entry->d_name));
	if (dir)
		closedir(dir);
}

/* The volume's file beside its place; -1 and errno when it cannot be. */
static int
open_beside(struct merge *merge)
{
	merge->beside.count = 0;
	if (file_is_special(volume_path(merge))) {
		errno = EEXIST;
		return -1;
	}
	sweep_beside(volume_path(merge), merge->arena);
	buf_printf(&merge->beside, "%s" PART "XXXXXX", volume_path(merge));
	return mkstemp(merge->beside.bytes);
}

static bool
open_volume(struct merge *merge)
{
	merge->number++;
	merge->letters = merge->copies = 0;
	merge->bytes = 0;
	merge->error = 0;
	merge->arena = arena_new();
	merge->languages = (struct table){ .arena = merge->arena };
	sha256_begin(&merge->hash);
	merge->fd = open_beside(merge);
	if (merge->fd < 0) {
		diag(merge->batch->diags, DIAG_FILE_WRITE, (struct place){ NULL, 0 },
		    volume_path(merge), strerror(errno));
		arena_drop(merge->arena);
		sha256_drop(&merge->hash);
		merge->batch->is_stopped = true;
		return false;
	}
	/* No volume has the letters that another brought into the fonts. */
	pdf_press_rewind(merge->batch->press->pdf);
	merge->volume = pdf_volume_new(merge->batch->press->pdf, put_bytes, merge);
	return true;
}

static void
record_volume(struct merge *merge, const char *path)
{
	unsigned char digest[SHA256_BYTES];
	char hex[SHA256_HEX], real[PATH_MAX];

	sha256_end(&merge->hash, digest);
	sha256_hex(digest, hex);
	chain_add(merge->batch, &merge->chain, merge->letters, true);
	ledger_record_volume(merge->batch->ledger,
	    &(struct ledger_volume){ realpath(path, real) ? real : path, hex, merge->bytes,
		merge->chain.link, merge->letters });
}

/* Puts the volume in its place; one that cannot be whole is taken away. */
static void
close_volume(struct merge *merge)
{
	struct batch *batch = merge->batch;
	const char *path = volume_path(merge);
	bool done;

	if (!merge->volume)
		return;
	if (pdf_volume_pages(merge->volume) & 1 && !batch->order->batch.is_simplex)
		pdf_volume_blank(merge->volume, false);
	if (merge->epoch && *merge->epoch)
		setenv("SOURCE_DATE_EPOCH", merge->epoch, 1);
	merge_add_cover(merge);
	done = pdf_volume_finish(merge->volume, "Trykfil", CONTENT_SOURCE_LANG, batch->diags);
	done = close(merge->fd) == 0 && done;
	done = done && rename(merge->beside.bytes, path) == 0;
	if (done) {
		record_volume(merge, path);
	} else {
		diag(batch->diags, DIAG_FILE_WRITE, (struct place){ NULL, 0 }, path,
		    strerror(merge->error ? merge->error : errno));
		unlink(merge->beside.bytes);
		sha256_drop(&merge->hash);
		batch->is_stopped = true;
	}
	if (merge->epoch && *merge->epoch)
		unsetenv("SOURCE_DATE_EPOCH");
	merge->epoch = NULL;
	pdf_volume_drop(merge->volume);
	merge->volume = NULL;
	arena_drop(merge->arena);
}

const char *
merge_piece_name(const struct letter *letter, struct arena *arena)
{
	return arena_printf(arena, "r%d", letter->row->number);
}

bool
merge_takes(const struct batch *batch, const struct letter *letter)
{
	return batch->merge && !letter->is_digital;
}

/* ---- letters that no worker can make --------------------------------------------------- */

/* A letter whose characters are not in the fonts that all workers share is made here, where the
 * fonts of the volume are, and when its turn has come: so its codes do not depend on who was
 * quicker. */
static void
make_stranger(struct batch *batch, struct letter *letter)
{
	struct press *press = batch->press;
	struct diags *said = press->diags;
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	struct task task = { .material = letter->variant->material,
		.wish = letter->variant->wish,
		.fields = &fields,
		.until = STAGE_NONE,
		.to = &letter->piece,
		.piece = merge_piece_name(letter, arena) };
	struct made made;
	bool done;

	letter->piece.count = 0;
	batch_fields(batch, letter, &fields);
	press->diags = diags_new();
	done = build_material(press, &task, &made);
	diags_drop(press->diags);
	press->diags = said;
	if (!done) {
		letter->state = LETTER_FAILED;
		diag(said, DIAG_BATCH_SAID, batch_place(batch, letter), letter->row->number,
		    "fonts could not be made for it");
	}
	arena_drop(arena);
}

/* ---- binding ------------------------------------------------------------------------- */

static void
count_language(struct merge *merge, const char *language)
{
	int *count = table_find(&merge->languages, language);

	if (!count) {
		count = ARENA_NEW(merge->arena, int);
		table_put(&merge->languages, language, count);
	}
	++*count;
}

static void
bind_copy(struct merge *merge, const struct letter *letter, int copy)
{
	struct arena *arena = arena_new();
	const char *mark = arena_printf(arena, "%d \u00b7 %s \u00b7 %s", letter->row->number,
	    letter->variant->wish.lang, letter->key);

	if (letter->copies > 1)
		mark = arena_printf(arena, "%s (%d/%d)", mark, copy, letter->copies);
	if (!merge->batch->order->batch.is_simplex && pdf_volume_pages(merge->volume) & 1)
		pdf_volume_blank(merge->volume, false);
	pdf_volume_add(merge->volume, letter->piece.bytes, letter->piece.count, mark, false);
	merge->copies++;
	arena_drop(arena);
}

static void
date_volume(struct merge *merge, const struct letter *letter)
{
	struct content_fields fields = { .arena = merge->arena };

	batch_fields(merge->batch, letter, &fields);
	merge->epoch = batch_epoch(&fields, merge->arena);
}

/* What a letter takes of a volume: of sheets both sides. */
static int
pages_of(const struct merge *merge, const struct letter *letter)
{
	int one = letter->pages;

	if (!merge->batch->order->batch.is_simplex)
		one += one & 1;
	return one * letter->copies;
}

static void
bind(struct merge *merge, struct letter *letter)
{
	int i;

	letter->is_bound = true;
	if (merge->volume && merge->most &&
	    pdf_volume_pages(merge->volume) + pages_of(merge, letter) > merge->most)
		close_volume(merge);
	if (!merge->volume && !open_volume(merge))
		return;
	if (!merge->letters)
		date_volume(merge, letter);
	for (i = 1; i <= letter->copies; i++)
		bind_copy(merge, letter, i);
	merge->letters++;
	count_language(merge, letter->variant->wish.lang);
}

void
merge_settle(struct batch *batch)
{
	struct merge *merge = batch->merge;

	while (merge && merge->next < batch->count && !batch->is_stopped) {
		struct letter *letter = batch->queue[merge->next];

		if (letter->state == LETTER_WAITS)
			return;
		if (letter->is_strange)
			make_stranger(batch, letter);
		if (letter->state == LETTER_MADE && letter->piece.count)
			bind(merge, letter);
		buf_drop(&letter->piece);
		merge->next++;
	}
}

size_t
merge_waiting(const struct batch *batch, size_t given)
{
	return batch->merge ? given - batch->merge->next : 0;
}

/* ---- beginning and end --------------------------------------------------------------- */

int
merge_open(struct batch *batch)
{
	const struct batch_order *order = &batch->order->batch;
	struct merge *merge;
	char *end = NULL;
	long most = order->volume ? strtol(order->volume, &end, 10) : 0;

	if (!order->merged)
		return EXIT_MADE;
	if (order->volume && (*end || most < 10 || most > 1000000))
		return usage("--volume '%s': it is a number of pages, from 10", order->volume);
	merge = mem_alloc(sizeof *merge);
	merge->batch = batch;
	merge->most = (int)most;
	batch->merge = merge;
	return EXIT_MADE;
}

void
merge_begin(struct batch *batch)
{
	struct merge *merge = batch->merge;

	if (!merge)
		return;
	chain_begin(batch, &merge->chain);
	merge->number = merge_recall(batch, &merge->chain);
}

/* Letters of a volume that is not there are not made. */
static void
give_back(struct batch *batch, size_t from)
{
	for (; from < batch->count; from++)
		if (batch->queue[from]->is_bound)
			batch->queue[from]->state = LETTER_WAITS;
}

void
merge_close(struct batch *batch)
{
	if (!batch->merge)
		return;
	if (batch->is_stopped && batch->merge->volume) {
		close(batch->merge->fd);
		unlink(batch->merge->beside.bytes);
		sha256_drop(&batch->merge->hash);
		pdf_volume_drop(batch->merge->volume);
		arena_drop(batch->merge->arena);
	} else {
		close_volume(batch->merge);
	}
	if (batch->is_stopped)
		give_back(batch, batch->merge->chain.next);
	else
		merge_tell_stale(batch, batch->merge->number);
	buf_drop(&batch->merge->beside);
	free(batch->merge);
	batch->merge = NULL;
}
