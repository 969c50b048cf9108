/*
 * printark batch: a letter for each row of a roster.  See batch/batch.h for the way it goes.
 */
#include "batch/batch.h"
#include "ledger/ledger.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
jobs_of(const struct order *order)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (order->batch.jobs)
		return order->batch.jobs;
	return cores < 1 ? 1 : cores > 16 ? 16 : (int)cores;
}

/* A folder that its owner alone may look into. */
static bool
open_folder(struct batch *batch, const char *folder)
{
	struct stat st;

	if (mkdir(folder, 0700) == 0 ||
	    (errno == EEXIST && stat(folder, &st) == 0 && S_ISDIR(st.st_mode)))
		return true;
	diag(batch->diags, DIAG_BATCH_FOLDER, (struct place){ NULL, 0 }, folder,
	    errno == EEXIST ? "it is no folder" : strerror(errno));
	return false;
}

static bool
open_folders(struct batch *batch)
{
	const char *memo = arena_printf(batch->arena, "%s/memo", batch->folder);

	if (!open_folder(batch, batch->folder))
		return false;
	if (!batch->order->batch.writes_memo)
		return true;
	/* Messages hold the numbers of mailboxes, whoever made the folder before. */
	return open_folder(batch, memo) && chmod(memo, 0700) == 0;
}

/* Letters that are wrong are not made; the rest is. */
static void
set_bad_aside(struct batch *batch)
{
	size_t i;

	for (i = 0; i < batch->count; i++) {
		struct letter *letter = &batch->letters[i];

		if (letter->is_bad && letter->state == LETTER_WAITS)
			letter->state = LETTER_FAILED;
	}
}

static void
summarise(const struct batch *batch)
{
	size_t counts[LETTER_LEFT + 1] = { 0 }, pages = 0, i;

	for (i = 0; i < batch->count; i++) {
		counts[batch->letters[i].state]++;
		pages +=
		    batch->letters[i].state == LETTER_MADE ? (size_t)batch->letters[i].pages : 0;
	}
	if (batch->order->is_quiet)
		return;
	if (batch->order->batch.checks_only)
		printf("sound %zu, wrong %zu\n", counts[LETTER_WAITS], counts[LETTER_FAILED]);
	else
		printf("made %zu, unchanged %zu, failed %zu; %zu pages, %.1f s\n",
		    counts[LETTER_MADE], counts[LETTER_UNCHANGED], counts[LETTER_FAILED], pages,
		    (double)(now_us() - batch->begun) / 1e6);
}

/* Letters that wait are left when nothing more could be written. */
static void
tell_stop(struct batch *batch)
{
	int left = 0;
	size_t i;

	for (i = 0; i < batch->count; i++)
		left += batch->letters[i].state == LETTER_WAITS;
	if (batch->is_stopped)
		diag(batch->diags, DIAG_BATCH_STOPPED, (struct place){ batch->folder, 0 }, left);
}

/* Reads, plans and checks; an exit status. */
static int
prepare(struct batch *batch)
{
	const char *roster = batch->order->batch.roster;
	int status;

	if (!content_find(batch->press->content, batch->material, batch->arena, batch->diags) ||
	    !read_settings(batch->press, false, &batch->settings) ||
	    !(office_takes(roster) ? office_read : content_roster_read)(
		&batch->roster, roster, batch->diags))
		return EXIT_INPUT;
	batch_plan(batch);
	if (!batch_name_letters(batch))
		return EXIT_INPUT;
	status = batch_select(batch);
	if (status == EXIT_MADE)
		status = batch_sort(batch);
	if (status == EXIT_MADE)
		status = merge_open(batch);
	if (status == EXIT_MADE) {
		crew_prepare(batch->crew, batch);
		batch_check(batch);
	}
	set_bad_aside(batch);
	return status;
}

static int
run(struct batch *batch)
{
	int status = prepare(batch);

	if (status != EXIT_MADE)
		return status;
	if (batch->order->batch.checks_only) {
		summarise(batch);
		return EXIT_MADE;
	}
	if (!open_folders(batch) || !books_open(batch))
		return EXIT_INPUT;
	crew_make(batch->crew, batch);
	merge_close(batch);
	tell_stop(batch);
	summarise(batch);
	return EXIT_MADE;
}

static int
show(struct batch *batch)
{
	const struct batch_order *order = &batch->order->batch;

	if (order->shows_columns)
		return batch_show_columns(batch) ? EXIT_MADE : EXIT_INPUT;
	return batch_write_template(batch, order->template) ? EXIT_MADE : EXIT_INPUT;
}

/* What is missing on the command line; EXIT_MADE: nothing. */
static int
check_order(const struct order *order)
{
	const struct batch_order *b = &order->batch;

	if (order->name_count != 1)
		return usage("batch takes one letter: an id from `printark list`, or a path");
	if (b->shows_columns || b->template)
		return EXIT_MADE;
	if (!b->roster)
		return usage(
		    "batch needs --roster FILE.csv; --template FILE.csv writes an empty one");
	if (!order->output && !b->checks_only)
		return usage("batch needs -o FOLDER, or --check-only");
	return EXIT_MADE;
}

int
verb_batch(const struct order *order)
{
	struct press press;
	struct batch batch = {
		.order = order, .press = &press, .arena = order->arena, .begun = now_us()
	};
	bool makes = order->batch.roster && !order->batch.checks_only;
	int status, said;

	if (order->batch.status)
		return ask_status(order);
	if (order->batch.verify)
		return ask_verify(order);
	if (order->batch.forget)
		return ask_forget(order);
	status = check_order(order);
	if (status != EXIT_MADE)
		return status;
	/* A full disk is a message, not a death; what is made is its owner's alone. */
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	press_open(&press, order);
	batch.diags = press.diags;
	batch.material = order->names[0];
	batch.folder = order->output;
	batch.settings.arena = batch.roster.arena = batch.arena;
	status = EXIT_INPUT;
	if (press_open_content(&press)) {
		batch.crew = makes ? crew_new(&press, jobs_of(order)) : NULL;
		status = order->batch.roster ? run(&batch) : show(&batch);
	}
	fflush(stdout);
	said = conclude(order, press.diags);
	print_times(&press);
	crew_drop(batch.crew);
	/* What the ledger will call whole must be on the disk before that: the power may fail. */
	if (batch.ledger)
		sync();
	ledger_close(batch.ledger);
	press_close(&press);
	return status == EXIT_MADE ? said : status;
}
