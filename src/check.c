/*
 * printark check: every version of every material, as far as its pages,
 * without writing any.
 *
 * Workers share what the parent has compiled, take versions from a pipe as they are free, and
 * write what they found into files of their own; the parent tells it in order.  A
 * message that many versions have is said once.
 */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- many ------------------------------------------------------------------ */

/* What all workers have: read before there are any, or written to by nobody else. */
struct job {
	struct press *press;
	const struct versions *versions;
	struct finding *findings;         /* by version */
	int queue;                        /* of the numbers of materials' first versions */
};

/* A material's versions go to one worker, which parses it once. */
static bool
is_first(const struct versions *versions, size_t i)
{
	return i == 0 || strcmp(versions->list[i].subject.id, versions->list[i - 1].subject.id) != 0;
}

static void
work(const struct job *job, FILE *out)
{
	struct finding finding;
	int32_t first;
	size_t i;

	while (read(job->queue, &first, sizeof first) == (ssize_t)sizeof first)
		for (i = (size_t)first; i < job->versions->count &&
		    (i == (size_t)first || !is_first(job->versions, i)); i++) {
			if (job->findings[i].is_done)
				continue;
			finding = (struct finding){ .index = (int32_t)i };
			check_version(job->press, &job->versions->list[i], &finding);
			finding_write(&finding, out);
			free(finding.said);
		}
}

/* One version of each kind and age group is checked before there are workers: what it has
 * compiled and opened, they all share. */
static void
warm_up(const struct job *job)
{
	struct table seen = { .arena = job->versions->arena };
	const char *kind;
	char *said;
	size_t i;

	for (i = 0; i < job->versions->count; i++) {
		const struct version *v = &job->versions->list[i];

		kind = arena_printf(seen.arena, "%s %s", v->subject.kind,
		    v->wish.ages ? v->wish.ages : "");
		if (table_find(&seen, kind) || strcmp(v->subject.kind, "guide") == 0)
			continue;
		table_put(&seen, kind, job->press);
		check_version(job->press, v, &job->findings[i]);
		said = job->findings[i].said;
		job->findings[i].said = arena_strdup(seen.arena, said);
		free(said);
		job->findings[i].is_done = true;
	}
}

static int
worker_count(const struct order *order)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	int count = order->batch.jobs ? order->batch.jobs : (int)online;

	return count < 1 ? 1 : count > WORKERS_MAX ? WORKERS_MAX : count;
}

/* All numbers at once: a material has one, and a pipe has room for 16,384. */
static int
fill_queue(const struct versions *versions)
{
	int ends[2];
	size_t i;

	if (pipe(ends) != 0)
		return -1;
	for (i = 0; i < versions->count; i++) {
		int32_t first = (int32_t)i;

		if (is_first(versions, i) &&
		    write(ends[1], &first, sizeof first) != (ssize_t)sizeof first)
			break;
	}
	close(ends[1]);
	return ends[0];
}

static void
start_worker(const struct job *job, FILE *out)
{
	if (!out || fork() != 0)
		return;
	work(job, out);
	fflush(out);
	_exit(EXIT_MADE);
}

static void
collect(const struct job *job, FILE *out, struct arena *arena)
{
	struct finding finding;

	rewind(out);
	while (finding_read(&finding, out, arena)) {
		job->findings[finding.index] = finding;
		job->findings[finding.index].is_done = true;
	}
	fclose(out);
}

static void
check_versions(struct job *job)
{
	int workers = worker_count(job->press->order), i, lost = 0;
	struct place nowhere = { NULL, 0 };
	FILE *outs[WORKERS_MAX];
	size_t k;

	if (job->versions->count > 1)
		warm_up(job);
	job->queue = fill_queue(job->versions);
	fflush(NULL);
	for (i = 0; i < workers; i++) {
		outs[i] = tmpfile();
		start_worker(job, outs[i]);
	}
	while (wait(NULL) > 0)
		continue;
	close(job->queue);
	for (i = 0; i < workers; i++)
		if (outs[i])
			collect(job, outs[i], job->versions->arena);
	for (k = 0; k < job->versions->count; k++)
		lost += !job->findings[k].is_done;
	if (lost)
		diag(job->press->diags, DIAG_CHECK_WORKER, nowhere, lost);
}

static int
check_all(struct press *press)
{
	const struct order *order = press->order;
	struct versions versions = { .arena = order->arena };
	struct job job = { press, &versions, NULL, -1 };
	size_t count, i;
	const struct content_material *list = content_list(press->content, &count, press->diags);

	for (i = 0; i < (order->name_count ? (size_t)order->name_count : count); i++) {
		struct subject subject = find_subject(press,
		    order->name_count ? order->names[i] : list[i].id);

		versions_add(&versions, &subject, order->wish);
	}
	job.findings = ARENA_ARRAY(order->arena, struct finding, versions.count + 1);
	check_versions(&job);
	return findings_tell(press, &versions, job.findings);
}

int
verb_check(const struct order *order)
{
	struct press press;
	int status = EXIT_INPUT, said;

	press_open(&press, order);
	if (press_open_content(&press)) {
		status = check_all(&press);
		if (order->name_count == 0)
			check_links(&press);
	}
	fflush(stdout);
	said = conclude(order, press.diags);
	press_close(&press);
	return status == EXIT_MADE ? said : status;
}
