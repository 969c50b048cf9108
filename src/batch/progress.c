/*
 * How far it is: on a terminal one line that is written over, in a log a line a percent, and
 * nothing at all for what takes less than a second or two.
 */
#include "batch/batch.h"

#include <unistd.h>

enum { SHOW_EVERY = 100000, QUIET_FIRST = 1500000 }; /* microseconds */

void
progress_begin(struct progress *progress, const struct order *order, size_t count)
{
	*progress = (struct progress){ .count = count,
		.begun = now_us(),
		.percent = 0,
		.is_terminal = isatty(STDERR_FILENO),
		.is_quiet = order->is_quiet };
	progress->shown = progress->begun;
}

static void
show(struct progress *progress, int64_t now)
{
	double seconds = (double)(now - progress->begun) / 1e6;
	double rate = (double)progress->done / seconds;
	int percent = (int)(progress->done * 100 / progress->count);

	if (progress->is_terminal)
		fprintf(stderr, "\r%zu of %zu letters, %.0f a second, %.0f s left \033[K",
		    progress->done, progress->count, rate,
		    (double)(progress->count - progress->done) / rate);
	else if (percent > progress->percent)
		fprintf(stderr, "printark: %d %%: %zu of %zu letters, %.0f a second, %.0f s left\n",
		    percent, progress->done, progress->count, rate,
		    (double)(progress->count - progress->done) / rate);
	progress->percent = percent;
	progress->shown = now;
}

void
progress_step(struct progress *progress)
{
	int64_t now;

	progress->done++;
	if (progress->is_quiet)
		return;
	now = now_us();
	if (now - progress->begun > QUIET_FIRST && now - progress->shown > SHOW_EVERY)
		show(progress, now);
}

void
progress_end(struct progress *progress)
{
	if (progress->is_terminal && !progress->is_quiet && progress->shown > progress->begun)
		fputs("\r\033[K", stderr);
}
