/*
 * The process that prepares the press once and forks the workers from it.
 *
 * It knows the letters' materials and nothing of any row.  One letter of each variant is made
 * with made-up values, so that stylesheets, translations, faces and the glyphs of the letter's
 * own words are there before the fork.  Then it waits: a worker that died is
 * told of and replaced.
 */
#include "batch/inside.h"

#include "pdf/pdf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEPT_BYTES = 16 << 20 };

/* Letters that names and places in Danish letters are mostly made of.  They are in the fonts of
 * every letter: a subset of its own for each would cost more than the letter. */
static const char common_letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c6\u00d8\u00c5abcdefghijklmnopqrstuvwxyz\u00e6\u00f8\u00e5"
    "0123456789 .,:;-'()/&+@\u00e9\u00fc\u00f6\u00e4\u00a0\u00ad\u2013\u2019";

struct foreman {
	struct press *press;
	int control;
	const int *sockets;
	int count;
	pid_t pids[CREW_MAX];
	char *room;
};

/* Made-up values of each type, and others that need other letters. */
static const char *
sample_value(const char *type, bool is_probe)
{
	if (strcmp(type, "date") == 0 || strcmp(type, "weekday") == 0)
		return is_probe ? "2027-09-28" : "2026-03-02";
	if (strcmp(type, "time") == 0)
		return is_probe ? "08:45" : "17:30";
	if (strcmp(type, "number") == 0)
		return is_probe ? "98765" : "1234";
	return is_probe ? "\u00ff" : "Abc";
}

/* The packet names the material, its fields, their types, and what all rows have in them. */
static void
make_sample(struct press *press, struct packet packet, bool is_probe)
{
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	struct buf bytes = { 0 };
	struct task task = { .fields = &fields, .until = STAGE_NONE, .to = &bytes };
	struct made made;

	task.material = packet_string(&packet);
	packet_wish(&packet, &task.wish);
	while (packet.at < packet.end) {
		const char *name = packet_string(&packet), *type = packet_string(&packet);
		const char *usual = packet_string(&packet);

		content_fields_set(&fields, name, usual ? usual : sample_value(type, is_probe),
		    (struct place){ "roster", 0 });
	}
	build_material(press, &task, &made);
	buf_drop(&bytes);
	arena_drop(arena);
}

/* Is the material written in Latin letters?  In others they would be there for names alone. */
static bool
is_latin(struct packet packet)
{
	static const char others[] = "ar fa ur uk";
	struct content_wish wish;

	packet_string(&packet);
	packet_wish(&packet, &wish);
	return !wish.lang || !strstr(others, wish.lang);
}

/* Common letters are for faces alone that show values and have most of them anyway: a face that
 * has them all is the largest part of a file, larger than the time is worth that is lost when the
 * bold face of a heading, or the Latin one of an Arabic letter, is cut to each name anew.  Where
 * all letters are bound together, their fonts are there once and may have everything. */
void
foreman_warm(struct press *press, struct packet *packet)
{
	int scope = (int)packet_number(packet);
	struct diags *said = press->diags;

	press->diags = diags_new();
	if (press_open_type(press)) {
		pdf_press_scope(press->pdf, scope);
		make_sample(press, *packet, false);
		if (scope != SCOPE_BOUND) {
			pdf_press_probe(press->pdf);
			make_sample(press, *packet, true);
			pdf_press_keep(press->pdf, is_latin(*packet) ? common_letters : "");
		}
	}
	diags_drop(press->diags);
	press->diags = said;
}

void
foreman_keep(struct press *press, const char *text)
{
	struct buf letters = { 0 };

	if (!press->pdf)
		return;
	buf_string(&letters, common_letters);
	buf_string(&letters, text);
	pdf_press_keep(press->pdf, letters.bytes);
	buf_drop(&letters);
}

/* ---- workers ------------------------------------------------------------ */

static void
hire(struct foreman *foreman, int index)
{
	pid_t pid = fork();
	int i;

	if (pid == 0) {
		close(foreman->control);
		for (i = 0; i < foreman->count; i++)
			if (i != index)
				close(foreman->sockets[i]);
		worker_run(foreman->press, foreman->sockets[index]);
	}
	foreman->pids[index] = pid;
}

static void
tell_death(struct foreman *foreman, int index, int status)
{
	struct buf bytes = { 0 };

	wire_number(&bytes, PACKET_DIED);
	wire_number(&bytes, index);
	wire_number(&bytes, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	wire_send(foreman->control, &bytes);
	buf_drop(&bytes);
}

/* A worker that ends by itself has nobody left to work for. */
static void
watch(struct foreman *foreman)
{
	int status, left = foreman->count, i;
	pid_t pid;

	while (left > 0) {
		pid = wait(&status);
		if (pid < 0 && errno == EINTR)
			continue;
		if (pid < 0)
			return;
		for (i = 0; i < foreman->count && foreman->pids[i] != pid; i++)
			;
		if (i == foreman->count)
			continue;
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
			left--;
			continue;
		}
		tell_death(foreman, i, status);
		hire(foreman, i);
	}
}

/* A letter takes and frees the same few megabytes as the one before it.  A C library that has seen
 * a large piece come and go keeps such pieces (glibc does), instead of handing them back to the
 * system and asking for them again, page by page.  The piece itself is never touched. */
static void
keep_memory(void)
{
	free(mem_alloc(KEPT_BYTES));
}

void
foreman_run(struct press *press, int control, const int *sockets, int count)
{
	struct foreman foreman = { .press = press,
		.control = control,
		.sockets = sockets,
		.count = count,
		.room = mem_alloc(PACKET_MAX) };
	struct packet packet;
	struct buf text = { 0 };
	int i;

	keep_memory();
	/* Letters of a roster differ in their values: stylesheets see one of a kind. */
	press->stencils = stencils_new();
	while (wire_receive(control, foreman.room, &packet)) {
		int64_t kind = packet_number(&packet);

		if (kind == PACKET_WARM)
			foreman_warm(press, &packet);
		if (kind == PACKET_LEARN)
			buf_string(&text, packet_string(&packet));
		if (kind != PACKET_START)
			continue;
		if (text.count)
			foreman_keep(press, text.bytes);
		for (i = 0; i < count; i++)
			hire(&foreman, i);
		watch(&foreman);
		break;
	}
	_exit(0);
}
