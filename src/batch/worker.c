/*
 * One letter after the other, in a process of its own.
 *
 * A packet in: number, variant, file, fields.  A file, and a packet out: what came of it.
 * What was said is passed on without anything that the row said.
 */
#include "batch/inside.h"

#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Shorter values (a postcode's digits, "og") may stand in any message. */
enum { MASK_LETTERS = 3, PIECE_PART = 100000 };

/* A text without the values of a row: "…" stands for each. */
static const char *
mask(const char *text, const struct content_fields *fields, struct arena *arena)
{
	size_t i;

	for (i = 0; i < fields->count; i++) {
		const char *value = fields->list[i].value, *at;
		size_t n = strlen(value);

		while (n >= MASK_LETTERS && (at = strstr(text, value)))
			text = arena_printf(arena, "%.*s\u2026%s", (int)(at - text), text, at + n);
	}
	return text;
}

/* Messages on readability quote sentences, in which fields were filled in. */
static const char *
tell_text(const struct diag_row *row, const struct content_fields *fields, struct arena *arena)
{
	const char *quote = strchr(row->text, '"');

	if ((row->code == DIAG_ADAPT_HARD || row->code == DIAG_ADAPT_LONG) && quote)
		return arena_printf(arena, "%.*s\"\u2026\"", (int)(quote - row->text), row->text);
	return mask(row->text, fields, arena);
}

static void
wire_messages(struct buf *to, const struct diags *diags, const struct content_fields *fields,
    struct arena *arena)
{
	size_t i, count = diags_count(diags);

	if (count > 50)
		count = 50;
	wire_number(to, (int64_t)count);
	for (i = 0; i < count; i++) {
		const struct diag_row *row = diags_row(diags, i);

		wire_number(to, row->level);
		wire_string(to, diag_code_name(row->code));
		wire_string(to, row->place.file);
		wire_number(to, row->place.line);
		wire_string(to, tell_text(row, fields, arena));
	}
}

static void
read_fields(struct packet *packet, struct content_fields *fields)
{
	struct place nowhere = { "roster", 0 };

	while (packet->at < packet->end) {
		const char *name = packet_string(packet);

		content_fields_set(fields, name, packet_string(packet), nowhere);
	}
}

/* A letter is dated by what it says of itself, so that the same roster gives the same bytes. */
static void
set_date(const char *epoch)
{
	if (epoch && *epoch)
		setenv("SOURCE_DATE_EPOCH", epoch, 1);
}

/* Whether the letter may be kept; `is_strange` tells whether it needed fonts that others have not.
 */
static bool
make(struct press *press, struct task *task, struct made *made, bool *is_strange)
{
	bool done = build_material(press, task, made);

	if (press->pdf) {
		*is_strange = pdf_press_is_strange(press->pdf);
		pdf_press_rewind(press->pdf);
	}
	return done && diags_worst(press->diags) < (int)failing_level(press->order);
}

/* One letter, from its packet to its files. */
struct making {
	struct press *press;
	struct arena *arena;
	struct content_fields fields;
	struct buf pdf;
	struct task task;
	struct made made;
	const char *file, *memo_file; /* memo_file NULL: no message */
	struct memo memo;
	char hash[SHA256_HEX], memo_hash[SHA256_HEX];
	int64_t memo_bytes;
};

static void
read_letter(struct making *m, struct packet *packet)
{
	const char *slash;

	m->fields.arena = m->arena;
	m->task = (struct task){ .fields = &m->fields, .until = STAGE_NONE, .to = &m->pdf };
	m->task.material = packet_string(packet);
	packet_wish(packet, &m->task.wish);
	m->file = packet_string(packet);
	set_date(packet_string(packet));
	m->task.piece = packet_string(packet);
	m->memo_file = packet_string(packet);
	m->memo.key = packet_string(packet);
	m->task.title = m->memo.label = packet_string(packet);
	m->memo.recipient = packet_string(packet);
	m->memo.sender = packet_string(packet);
	read_fields(packet, &m->fields);
	slash = strrchr(m->file, '/');
	m->memo.file = slash ? slash + 1 : m->file;
	m->memo.language = m->task.wish.lang;
	m->memo.fields = &m->fields;
	m->memo.pdf = &m->pdf;
	m->memo.hash = m->hash;
}

static bool
write_memo(struct making *m)
{
	struct buf bytes = { 0 };
	bool done;

	if (!m->memo_file)
		return true;
	memo_put(&bytes, &m->memo);
	sha256_bytes(bytes.bytes, bytes.count, m->memo_hash);
	m->memo_bytes = (int64_t)bytes.count;
	done = file_write_private(m->memo_file, bytes.bytes, bytes.count, m->press->diags);
	buf_drop(&bytes);
	return done;
}

/* The message first: whoever finds the letter made finds its message as well. */
static bool
write_files(struct making *m)
{
	sha256_bytes(m->pdf.bytes, m->pdf.count, m->hash);
	return write_memo(m) &&
	       file_write_private(m->file, m->pdf.bytes, m->pdf.count, m->press->diags);
}

/* A packet has an end; a piece goes in several. */
static void
send_piece(int socket, const struct buf *piece)
{
	struct buf bytes = { 0 };
	size_t at, n;

	for (at = 0; at < piece->count; at += n) {
		n = piece->count - at < PIECE_PART ? piece->count - at : PIECE_PART;
		bytes.count = 0;
		wire_number(&bytes, PACKET_PIECE);
		buf_put(&bytes, piece->bytes + at, n);
		wire_send(socket, &bytes);
	}
	buf_drop(&bytes);
}

static bool
deliver(struct making *m, int socket, bool is_strange)
{
	if (!m->task.piece)
		return write_files(m);
	if (!is_strange)
		send_piece(socket, &m->pdf);
	return true;
}

/* Where the time of this letter went, and the most memory that this process ever had (kB). */
static void
wire_cost(struct buf *to, struct press *press)
{
	const struct times *t = &press->times;
	struct rusage use = { .ru_maxrss = 0 };

	if (press->order->shows_times)
		getrusage(RUSAGE_SELF, &use);
	wire_number(to, use.ru_maxrss);
	wire_number(to, t->load);
	wire_number(to, t->adapt);
	wire_number(to, t->present);
	wire_number(to, t->read);
	wire_number(to, t->set);
	wire_number(to, t->cut);
	wire_number(to, t->place);
	wire_number(to, t->write);
	press->times = (struct times){ 0 };
}

static void
make_letter(struct press *press, struct packet *packet, int socket, struct buf *answer)
{
	struct making m = { .press = press, .arena = arena_new() };
	int64_t number = packet_number(packet);
	int scope = (int)packet_number(packet);
	bool done, is_strange = false;

	press->diags = diags_new();
	if (press_open_type(press))
		pdf_press_scope(press->pdf, scope);
	read_letter(&m, packet);
	done = make(press, &m.task, &m.made, &is_strange) && deliver(&m, socket, is_strange);
	wire_number(answer, PACKET_DONE);
	wire_number(answer, number);
	wire_number(answer, done);
	wire_number(answer, m.made.pages);
	wire_number(answer, (int64_t)m.pdf.count);
	wire_string(answer, m.hash);
	wire_number(answer, m.memo_bytes);
	wire_string(answer, m.memo_file ? m.memo_hash : NULL);
	wire_number(answer, is_strange);
	wire_cost(answer, press);
	wire_messages(answer, press->diags, &m.fields, m.arena);
	diags_drop(press->diags);
	buf_drop(&m.pdf);
	arena_drop(m.arena);
}

void
worker_run(struct press *press, int socket)
{
	char *room = mem_alloc(PACKET_MAX);
	struct packet packet;
	struct buf answer = { 0 };

	/* What the foreman spent to prepare is nobody's letter. */
	press->times = (struct times){ 0 };
	while (wire_receive(socket, room, &packet)) {
		const char *whole = packet.at;

		answer.count = 0;
		/* One letter that never ends would stop all that wait behind it. */
		alarm(LETTER_SECONDS);
		if (packet_number(&packet) == PACKET_LETTER)
			make_letter(press, &packet, socket, &answer);
		else
			buf_put(&answer, whole, (size_t)(packet.end - whole));
		alarm(0);
		if (!wire_send(socket, &answer))
			break;
	}
	_exit(0);
}
