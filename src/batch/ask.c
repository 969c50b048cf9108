/*
 * Questions on a folder of letters: what was made, is it whole, and away with it.
 */
#include "batch/batch.h"

#include "ledger/ledger.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct question {
	const char *folder;
	struct diags *diags;
	struct arena *arena;
	size_t made, merged, failed, pages, removed, letters;
	int64_t bytes, last;    /* the latest time */
	struct table languages; /* -> size_t */
};

/* Asks the ledger of a folder; an exit status. */
static int
ask(const struct order *order, const char *folder,
    void (*answer)(struct ledger *ledger, struct question *question))
{
	struct question question = { .folder = folder,
		.diags = diags_new(),
		.arena = order->arena,
		.languages = { .arena = order->arena } };
	struct ledger *ledger = ledger_open(folder, LEDGER_READS, question.diags);
	int status;

	if (ledger)
		answer(ledger, &question);
	fflush(stdout);
	status = conclude(order, question.diags);
	diags_drop(question.diags);
	return status;
}

static bool
is_made(const struct ledger_row *row)
{
	return row->state && strcmp(row->state, "made") == 0;
}

static const char *
path_of(struct question *q, const char *file)
{
	return file[0] == '/' ? file : arena_printf(q->arena, "%s/%s", q->folder, file);
}

/* ---- --status -------------------------------------------------------------- */

static void
count_language(struct question *q, const char *language)
{
	size_t *count = table_find(&q->languages, language ? language : "?");

	if (!count) {
		count = ARENA_NEW(q->arena, size_t);
		table_put(&q->languages, language ? language : "?", count);
	}
	++*count;
}

static void
see_status(const struct ledger_row *row, void *data)
{
	struct question *q = data;

	q->last = row->time > q->last ? row->time : q->last;
	if (row->state && strcmp(row->state, "merged") == 0) {
		q->merged++;
		q->pages += (size_t)row->pages;
		count_language(q, row->language);
		return;
	}
	if (!is_made(row)) {
		q->failed++;
		printf("row %d (%s) failed: %s\n", row->row, row->key,
		    row->message ? row->message : "");
		return;
	}
	q->made++;
	q->pages += (size_t)row->pages;
	q->bytes += row->bytes;
	count_language(q, row->language);
}

static void
see_file(const struct ledger_volume *file, void *data)
{
	(void)data;
	printf("%s: ", file->path);
	if (file->input)
		printf("letters %d, ", file->letters);
	printf("%lld kB\n", (long long)file->bytes / 1000);
}

static void
answer_status(struct ledger *ledger, struct question *q)
{
	char when[32] = "never";
	struct tm date;
	time_t last;
	size_t i;

	ledger_each(ledger, see_status, q);
	ledger_each_file(ledger, see_file, q);
	last = (time_t)q->last;
	if (q->last && localtime_r(&last, &date))
		strftime(when, sizeof when, "%Y-%m-%d %H:%M", &date);
	if (q->merged)
		printf("merged %zu\n", q->merged);
	printf("made %zu, failed %zu; %zu pages, %.*f MB; last %s%s\n", q->made, q->failed,
	    q->pages, q->bytes < 1000000 ? 2 : 1, (double)q->bytes / 1e6, when,
	    ledger_was_cut(ledger) ? "; the last run was cut short: give its command again" : "");
	for (i = 0; i < q->languages.count; i++)
		printf("%s %zu\n", q->languages.rows[i].key, *(size_t *)q->languages.rows[i].value);
	ledger_close(ledger);
}

int
ask_status(const struct order *order)
{
	return ask(order, order->batch.status, answer_status);
}

/* ---- --verify -------------------------------------------------------------- */

static bool
verify(struct question *q, const char *file, const char *hash, int64_t bytes)
{
	const char *path = path_of(q, file);
	struct place place = { q->folder, 0 };

	if (access(path, F_OK) != 0)
		diag(q->diags, DIAG_LEDGER_MISSING, place, file);
	else if (!file_is_whole(path, hash, bytes))
		diag(q->diags, DIAG_LEDGER_CHANGED, place, file);
	else
		return true;
	return false;
}

static void
verify_row(const struct ledger_row *row, void *data)
{
	struct question *q = data;

	if (row->file && row->hash && verify(q, row->file, row->hash, row->bytes)) {
		q->made++;
		q->letters++;
	}
}

static void
verify_file(const struct ledger_volume *file, void *data)
{
	struct question *q = data;

	if (verify(q, file->path, file->hash, file->bytes)) {
		q->made++;
		q->letters += file->input ? (size_t)file->letters : 0;
	}
}

/* A merged file holds many letters, a message none. */
static void
answer_verify(struct ledger *ledger, struct question *q)
{
	ledger_each(ledger, verify_row, q);
	ledger_each_file(ledger, verify_file, q);
	printf("whole: files %zu, letters %zu; missing or changed: files %zu\n", q->made,
	    q->letters, diags_count(q->diags));
	ledger_close(ledger);
}

int
ask_verify(const struct order *order)
{
	return ask(order, order->batch.verify, answer_verify);
}

/* ---- --forget -------------------------------------------------------------- */

static void
forget(struct question *q, const char *file)
{
	const char *path = path_of(q, file);

	if (unlink(path) == 0)
		q->removed++;
	else if (errno != ENOENT)
		diag(q->diags, DIAG_FILE_REMOVE, (struct place){ NULL, 0 }, path, strerror(errno));
}

static void
forget_row(const struct ledger_row *row, void *data)
{
	if (row->file)
		forget(data, row->file);
}

static void
forget_file(const struct ledger_volume *file, void *data)
{
	forget(data, file->path);
}

/* What lies in a folder that is to be gone. */
static void
tell_remains(struct question *q, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			printf("remains: %s/%s\n", folder, entry->d_name);
	if (dir)
		closedir(dir);
	(void)q;
}

static void
answer_forget(struct ledger *ledger, struct question *q)
{
	const char *memos = path_of(q, "memo");

	ledger_each(ledger, forget_row, q);
	ledger_each_file(ledger, forget_file, q);
	ledger_close(ledger);
	/* The ledger goes last: until then the command can be given again. */
	if (diags_count(q->diags) == 0)
		forget(q, LEDGER_FILE);
	rmdir(memos);
	printf("removed %zu files\n", q->removed);
	if (rmdir(q->folder) != 0)
		tell_remains(q, q->folder);
	printf("remains: the roster, and whatever was copied, printed or sent\n");
}

int
ask_forget(const struct order *order)
{
	return ask(order, order->batch.forget, answer_forget);
}
