/*
 * Who makes which letter, and what came of it.
 *
 * Each worker has a few letters before it, so that it never waits; it answers in order.
 * When one dies, the letter that it was making failed, and only that: an echo sent behind it
 * tells when its successor has come past it.
 */
#include "batch/inside.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* More would not be faster, only longer to wait for at the end. */
enum { AHEAD = 8 };

struct worker {
	int socket;
	struct letter *queue[AHEAD];      /* the first is being made */
	int count;
	int signal;                       /* that its predecessor died of */
};

struct crew {
	struct worker workers[CREW_MAX];
	int count;
	int control;
	pid_t foreman;
	char *room;
	struct batch *batch;
	struct progress progress;
	size_t next;                      /* letter to be given out */
	size_t open;                      /* given out and not answered */
};

/* ---- hiring -------------------------------------------------------------- */

static void
close_all(const int *sockets, int count)
{
	int i;

	for (i = 0; i < count; i++)
		close(sockets[i]);
}

/* Pairs of sockets: [0] ours, [1] theirs; the last pair is the foreman's. */
static bool
open_sockets(int ours[], int theirs[], int count)
{
	int pair[2], i;

	for (i = 0; i <= count; i++) {
		if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0)
			return false;
		ours[i] = pair[0];
		theirs[i] = pair[1];
	}
	return true;
}

struct crew *
crew_new(struct press *press, int jobs)
{
	struct crew *crew = mem_alloc(sizeof *crew);
	int ours[CREW_MAX + 1] = { 0 }, theirs[CREW_MAX + 1] = { 0 }, i;

	crew->count = jobs;
	if (!open_sockets(ours, theirs, jobs) || (crew->foreman = fork()) < 0) {
		free(crew);
		return NULL;
	}
	if (crew->foreman == 0) {
		close_all(ours, jobs + 1);
		foreman_run(press, theirs[jobs], theirs, jobs);
	}
	close_all(theirs, jobs + 1);
	crew->control = ours[jobs];
	for (i = 0; i < jobs; i++)
		crew->workers[i].socket = ours[i];
	crew->room = mem_alloc(PACKET_MAX);
	return crew;
}

void
crew_drop(struct crew *crew)
{
	int i;

	if (!crew)
		return;
	close(crew->control);
	for (i = 0; i < crew->count; i++)
		close(crew->workers[i].socket);
	while (waitpid(crew->foreman, NULL, 0) < 0 && errno == EINTR)
		;
	free(crew->room);
	free(crew);
}

/* ---- giving out ---------------------------------------------------------- */

static void
send_variants(struct crew *crew)
{
	struct buf bytes = { 0 };
	int i;
	size_t k;

	for (i = 0; i < crew->batch->variant_count; i++) {
		const struct variant *v = crew->batch->variants[i];

		bytes.count = 0;
		wire_number(&bytes, PACKET_WARM);
		wire_string(&bytes, v->material);
		wire_wish(&bytes, &v->wish);
		for (k = 0; k < v->want_count; k++) {
			wire_string(&bytes, v->wants[k].name);
			wire_string(&bytes, v->wants[k].type);
		}
		if (v->is_sound)
			wire_send(crew->control, &bytes);
	}
	bytes.count = 0;
	wire_number(&bytes, PACKET_START);
	wire_send(crew->control, &bytes);
	buf_drop(&bytes);
}

/* Seconds since 1970 of the day that a letter is dated, as text; "" when it is not. */
static const char *
epoch_of(const struct content_fields *fields, struct arena *arena)
{
	const char *value = content_fields_value(fields, "letter-date");
	int date = value ? batch_date(value, arena) : 0;
	int y = date / 10000, m = date / 100 % 100, d = date % 100, days;

	if (!date || getenv("SOURCE_DATE_EPOCH"))
		return "";
	y -= m <= 2;
	m += m <= 2 ? 9 : -3;
	days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1 - 719468;
	return arena_printf(arena, "%lld", (long long)days * 86400);
}

/* What a message needs besides the letter: NULL as its path means none. */
static void
put_memo(const struct batch *batch, const struct letter *letter, struct arena *arena,
    struct buf *bytes)
{
	const char *memo = books_memo(batch, letter, arena);

	wire_string(bytes, memo ? arena_printf(arena, "%s/%s", batch->folder, memo) : NULL);
	wire_string(bytes, letter->key);
	wire_string(bytes, letter->variant->title);
	wire_string(bytes, memo ? batch_special(batch, letter, SPECIAL_RECIPIENT_ID) : "");
	wire_string(bytes, memo ? batch_value(batch, letter, "sender-id") : "");
}

static void
put_letter(struct crew *crew, const struct letter *letter, struct buf *bytes)
{
	const struct batch *batch = crew->batch;
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	size_t i;

	batch_fields(batch, letter, &fields);
	wire_number(bytes, PACKET_LETTER);
	wire_number(bytes, letter->row->number);
	wire_string(bytes, letter->variant->material);
	wire_wish(bytes, &letter->variant->wish);
	wire_string(bytes, arena_printf(arena, "%s/%s", batch->folder, letter->file));
	wire_string(bytes, epoch_of(&fields, arena));
	put_memo(batch, letter, arena, bytes);
	for (i = 0; i < fields.count; i++) {
		wire_string(bytes, fields.list[i].name);
		wire_string(bytes, fields.list[i].value);
	}
	arena_drop(arena);
}

static struct letter *
next_letter(struct crew *crew)
{
	struct batch *batch = crew->batch;

	while (!batch->is_stopped && crew->next < batch->count) {
		struct letter *letter = &batch->letters[crew->next++];

		if (letter->state == LETTER_WAITS)
			return letter;
	}
	return NULL;
}

static void
fill_queue(struct crew *crew, struct worker *worker)
{
	struct buf bytes = { 0 };
	struct letter *letter;

	while (worker->count < AHEAD && (letter = next_letter(crew))) {
		bytes.count = 0;
		put_letter(crew, letter, &bytes);
		worker->queue[worker->count++] = letter;
		crew->open++;
		wire_send(worker->socket, &bytes);
	}
	buf_drop(&bytes);
}

/* ---- answers ------------------------------------------------------------- */

/* The first of a worker's letters is done, well or not. */
static void
pop(struct crew *crew, struct worker *worker)
{
	worker->count--;
	memmove(worker->queue, worker->queue + 1, sizeof *worker->queue * (size_t)worker->count);
	crew->open--;
	progress_step(&crew->progress);
}

/* Nothing can be written any more: what was given out comes to its end, the rest stays. */
static void
record(struct crew *crew, const struct letter *letter, const struct outcome *outcome)
{
	if (!books_record(crew->batch, letter, outcome))
		crew->batch->is_stopped = true;
}

static void
lose(struct crew *crew, struct worker *worker)
{
	struct letter *letter = worker->queue[0];
	struct outcome outcome = { .message = "BATCH_DIED" };

	letter->state = LETTER_FAILED;
	record(crew, letter, &outcome);
	diag(crew->batch->diags, DIAG_BATCH_DIED, batch_place(crew->batch, letter),
	    letter->row->number, worker->signal);
	pop(crew, worker);
}

/* Errors are a row's; what is said of the material is said once. */
static void
tell_messages(struct crew *crew, const struct letter *letter, struct packet *packet,
    struct outcome *outcome)
{
	int64_t count = packet_number(packet);

	for (; count > 0; count--) {
		int64_t level = packet_number(packet);
		const char *code = packet_string(packet);
		const char *file = packet_string(packet);
		int line = (int)packet_number(packet);
		const char *text = packet_string(packet);
		struct place place = { file, line };

		if (level >= DIAG_ERROR && !*outcome->message)
			outcome->message = code;
		if (strcmp(code, "FILE_WRITE") == 0)
			crew->batch->is_stopped = true;
		if (level >= DIAG_ERROR && file)
			diag(crew->batch->diags, DIAG_BATCH_SAID_AT, batch_place(crew->batch, letter),
			    letter->row->number, text, file, line);
		else if (level >= DIAG_ERROR)
			diag(crew->batch->diags, DIAG_BATCH_SAID, batch_place(crew->batch, letter),
			    letter->row->number, text);
		else if (level == DIAG_WARNING)
			diag(crew->batch->diags, DIAG_BATCH_WARNED, place, text);
	}
}

static void
take_answer(struct crew *crew, struct worker *worker, struct packet *packet)
{
	int64_t number = packet_number(packet);
	struct outcome outcome = { .message = "" };
	struct letter *letter;

	/* Those before it were begun and never answered. */
	while (worker->count > 0 && worker->queue[0]->row->number != number)
		lose(crew, worker);
	if (!worker->count)
		return;
	letter = worker->queue[0];
	letter->state = packet_number(packet) ? LETTER_MADE : LETTER_FAILED;
	letter->pages = outcome.pages = (int)packet_number(packet);
	outcome.bytes = packet_number(packet);
	outcome.hash = packet_string(packet);
	outcome.memo_bytes = packet_number(packet);
	outcome.memo_hash = packet_string(packet);
	tell_messages(crew, letter, packet, &outcome);
	record(crew, letter, &outcome);
	pop(crew, worker);
}

/* An echo: what stood before it and was not answered died with a worker. */
static void
take_echo(struct crew *crew, struct worker *worker, struct packet *packet)
{
	int64_t number = packet_number(packet);

	if (worker->count > 0 && worker->queue[0]->row->number == number)
		lose(crew, worker);
}

static void
hear_worker(struct crew *crew, struct worker *worker)
{
	struct packet packet;
	int64_t kind;

	if (!wire_receive(worker->socket, crew->room, &packet)) {
		/* The foreman is gone as well. */
		while (worker->count > 0)
			lose(crew, worker);
		return;
	}
	kind = packet_number(&packet);
	if (kind == PACKET_DONE)
		take_answer(crew, worker, &packet);
	else if (kind == PACKET_ECHO)
		take_echo(crew, worker, &packet);
	fill_queue(crew, worker);
}

static void
hear_foreman(struct crew *crew)
{
	struct packet packet;
	struct worker *worker;
	struct buf echo = { 0 };
	int64_t index;

	if (!wire_receive(crew->control, crew->room, &packet) ||
	    packet_number(&packet) != PACKET_DIED)
		return;
	index = packet_number(&packet);
	worker = &crew->workers[index];
	worker->signal = (int)packet_number(&packet);
	if (worker->count > 0) {
		wire_number(&echo, PACKET_ECHO);
		wire_number(&echo, worker->queue[0]->row->number);
		wire_send(worker->socket, &echo);
	}
	buf_drop(&echo);
}

void
crew_make(struct crew *crew, struct batch *batch)
{
	struct pollfd polls[CREW_MAX + 1];
	size_t waiting = 0, k;
	int i;

	crew->batch = batch;
	for (k = 0; k < batch->count; k++)
		waiting += batch->letters[k].state == LETTER_WAITS;
	progress_begin(&crew->progress, batch->order, waiting);
	send_variants(crew);
	for (i = 0; i < crew->count; i++) {
		polls[i] = (struct pollfd){ crew->workers[i].socket, POLLIN, 0 };
		fill_queue(crew, &crew->workers[i]);
	}
	polls[crew->count] = (struct pollfd){ crew->control, POLLIN, 0 };
	while (crew->open > 0) {
		if (poll(polls, (nfds_t)crew->count + 1, -1) < 0 && errno != EINTR)
			break;
		for (i = 0; i < crew->count; i++)
			if (polls[i].revents)
				hear_worker(crew, &crew->workers[i]);
		if (polls[crew->count].revents)
			hear_foreman(crew);
	}
	progress_end(&crew->progress);
}
