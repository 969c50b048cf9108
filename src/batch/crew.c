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
enum { AHEAD = 8, AHEAD_BYTES = 60000, UNBOUND_MAX = 2000 };

struct worker {
	int socket;
	struct letter *queue[AHEAD]; /* the first is being made */
	int count;
	size_t bytes[AHEAD], sum; /* of the packets in the queue */
	struct buf piece;         /* that is coming in */
	int signal;               /* that its predecessor died of */
};

struct crew {
	struct worker workers[CREW_MAX];
	int count;
	int control;
	pid_t foreman;
	char *room;
	struct batch *batch;
	struct progress progress;
	size_t next;    /* letter to be given out */
	size_t open;    /* given out and not answered */
	int64_t memory; /* kB, of the largest worker */
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
	for (i = 0; i < crew->count; i++) {
		close(crew->workers[i].socket);
		buf_drop(&crew->workers[i].piece);
	}
	while (waitpid(crew->foreman, NULL, 0) < 0 && errno == EINTR)
		;
	free(crew->room);
	free(crew);
}

/* ---- giving out ---------------------------------------------------------- */

static struct letter *
next_letter(struct crew *crew)
{
	struct batch *batch = crew->batch;

	/* One slow letter must not fill the memory with those behind it. */
	if (merge_waiting(batch, crew->next) > UNBOUND_MAX)
		return NULL;
	while (!batch->is_stopped && crew->next < batch->count) {
		struct letter *letter = batch->queue[crew->next++];

		if (letter->state == LETTER_WAITS)
			return letter;
	}
	return NULL;
}

/* Nothing can be written any more: what was given out comes to its end, the rest stays. */
static void
record(struct crew *crew, const struct letter *letter, const struct outcome *outcome)
{
	if (!books_record(crew->batch, letter, outcome))
		crew->batch->is_stopped = true;
}

/* A letter whose worker died of a signal, or never heard of it (0). */
static void
give_up(struct crew *crew, struct letter *letter, int signal)
{
	struct outcome outcome = { .message = "BATCH_DIED" };

	letter->state = LETTER_FAILED;
	diag(crew->batch->diags, DIAG_BATCH_DIED, batch_place(crew->batch, letter),
	    letter->row->number, signal);
	record(crew, letter, &outcome);
}

static void
fill_queue(struct crew *crew, struct worker *worker)
{
	struct buf bytes = { 0 };
	struct letter *letter;

	/* More than a socket holds would make us wait for a worker that waits for us. */
	while (worker->count < AHEAD && worker->sum < AHEAD_BYTES && (letter = next_letter(crew))) {
		bytes.count = 0;
		brief_letter(crew->batch, letter, &bytes);
		/* Nobody would ever answer what could not be sent. */
		if (!wire_send(worker->socket, &bytes)) {
			give_up(crew, letter, 0);
			progress_step(&crew->progress);
			continue;
		}
		worker->bytes[worker->count] = bytes.count;
		worker->sum += bytes.count;
		worker->queue[worker->count++] = letter;
		crew->open++;
	}
	buf_drop(&bytes);
}

static void
fill_queues(struct crew *crew)
{
	int i;

	for (i = 0; i < crew->count; i++)
		fill_queue(crew, &crew->workers[i]);
}

/* ---- answers ------------------------------------------------------------- */

/* The first of a worker's letters is done, well or not. */
static void
pop(struct crew *crew, struct worker *worker)
{
	worker->count--;
	worker->sum -= worker->bytes[0];
	memmove(worker->bytes, worker->bytes + 1, sizeof *worker->bytes * (size_t)worker->count);
	memmove(worker->queue, worker->queue + 1, sizeof *worker->queue * (size_t)worker->count);
	crew->open--;
	worker->piece.count = 0;
	progress_step(&crew->progress);
	merge_settle(crew->batch);
}

static void
lose(struct crew *crew, struct worker *worker)
{
	give_up(crew, worker->queue[0], worker->signal);
	pop(crew, worker);
}

/* The piece that came in before this answer; a stranger has none. */
static void
take_piece(struct crew *crew, struct worker *worker, struct letter *letter, bool is_strange)
{
	if (letter->state != LETTER_MADE || !merge_takes(crew->batch, letter))
		return;
	letter->is_strange = is_strange;
	letter->piece = worker->piece;
	worker->piece = (struct buf){ 0 };
}

/* For PRINTARK_TIMES. */
static void
take_cost(struct crew *crew, struct packet *packet)
{
	struct times *sum = &crew->batch->press->times;
	int64_t memory = packet_number(packet);

	if (memory > crew->memory)
		crew->memory = memory;
	sum->load += packet_number(packet);
	sum->adapt += packet_number(packet);
	sum->present += packet_number(packet);
	sum->read += packet_number(packet);
	sum->set += packet_number(packet);
	sum->cut += packet_number(packet);
	sum->place += packet_number(packet);
	sum->write += packet_number(packet);
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
	take_piece(crew, worker, letter, packet_number(packet) != 0);
	take_cost(crew, packet);
	tell_messages(crew->batch, letter, packet, &outcome);
	if (letter->state != LETTER_WAITS)
		record(crew, letter, &outcome);
	pop(crew, worker);
}

/* An echo, sent behind the letter of this number: what was sent before it and is not answered
 * died with a worker. */
static void
take_echo(struct crew *crew, struct worker *worker, struct packet *packet)
{
	int64_t number = packet_number(packet);
	int last = worker->count - 1;

	while (last >= 0 && worker->queue[last]->row->number != number)
		last--;
	for (; last >= 0; last--)
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
	else if (kind == PACKET_PIECE)
		buf_put(&worker->piece, packet.at, (size_t)(packet.end - packet.at));
	else if (kind == PACKET_ECHO)
		take_echo(crew, worker, &packet);
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
		wire_number(&echo, worker->queue[worker->count - 1]->row->number);
		wire_send(worker->socket, &echo);
	}
	buf_drop(&echo);
}

void
crew_prepare(struct crew *crew, const struct batch *batch)
{
	if (crew)
		brief_variants(batch, crew->control);
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
	if (!waiting)
		return;
	progress_begin(&crew->progress, batch->order, waiting);
	brief_start(batch, crew->control);
	for (i = 0; i < crew->count; i++)
		polls[i] = (struct pollfd){ crew->workers[i].socket, POLLIN, 0 };
	polls[crew->count] = (struct pollfd){ crew->control, POLLIN, 0 };
	while (fill_queues(crew), crew->open > 0) {
		if (poll(polls, (nfds_t)crew->count + 1, -1) < 0 && errno != EINTR)
			break;
		/* The foreman told of a death before the successor could answer anything. */
		if (polls[crew->count].revents)
			hear_foreman(crew);
		for (i = 0; i < crew->count; i++)
			if (polls[i].revents)
				hear_worker(crew, &crew->workers[i]);
	}
	merge_settle(batch);
	progress_end(&crew->progress);
	if (batch->order->shows_times)
		fprintf(stderr, "workers: %lld kB\n", (long long)crew->memory);
}
