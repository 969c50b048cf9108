/*
 * What the processes of a batch say to each other: packets over sockets, each a kind and
 * strings and numbers one after the other.
 */
#ifndef BATCH_INSIDE_H
#define BATCH_INSIDE_H

#include "batch/batch.h"

#include <sys/types.h>

enum { CREW_MAX = 64, PACKET_MAX = 160000, LETTER_SECONDS = 120 };

/* The scope of fonts of all that is bound together; a variant has its place as its own. */
enum { SCOPE_BOUND = -1 };

enum packet_kind {
	PACKET_WARM,                      /* to the foreman: a scope of fonts, a variant */
	PACKET_LEARN,                     /* to the foreman: letters that fonts need */
	PACKET_START,                     /* to the foreman: fork the workers */
	PACKET_LETTER,                    /* to a worker: number, scope, variant, file, date, fields */
	PACKET_ECHO,                      /* to a worker and back: all before it is done */
	PACKET_PIECE,                     /* from a worker: bytes of the piece that it is making */
	PACKET_DONE,                      /* from a worker: number, what came of it, messages */
	PACKET_DIED                       /* from the foreman: which worker, of which signal */
};

/* Reading a packet; past its end numbers are 0 and strings "". */
struct packet {
	const char *at, *end;
};

/* ---- wire.c ---------------------------------------------------------- */

void
wire_number(struct buf *to, int64_t number);
void
wire_string(struct buf *to, const char *s);
void
wire_wish(struct buf *to, const struct content_wish *wish);
int64_t
packet_number(struct packet *packet);
/* Lent by the packet. */
const char *
packet_string(struct packet *packet);
void
packet_wish(struct packet *packet, struct content_wish *wish);

/* Sends a whole packet; false when nobody listens any more. */
bool
wire_send(int socket, const struct buf *bytes);

/* Waits for a packet into `buf`, which has room for PACKET_MAX bytes; false at the end. */
bool
wire_receive(int socket, char *room, struct packet *packet);

/* ---- brief.c --------------------------------------------------------- */

/* Tells the foreman of the variants. */
void
brief_variants(const struct batch *batch, int control);

/* Tells it of the characters of the roster when all is merged (then our own press learns the same),
 * and lets it fork. */
void
brief_start(const struct batch *batch, int control);

/* The packet of a letter. */
void
brief_letter(const struct batch *batch, const struct letter *letter, struct buf *bytes);

/* Which characters a roster has, from least to greatest, in UTF-8. */
void
brief_characters(const struct content_roster *roster, struct buf *to);

/* ---- said.c ----------------------------------------------------------- */

/* Tells the messages in an answer; the outcome's becomes the first error's.  A letter that could not
 * be written waits again, and the run is stopped. */
void
tell_messages(
    struct batch *batch, struct letter *letter, struct packet *packet, struct outcome *outcome);

/* ---- merge.c, recall.c ------------------------------------------------ */

/* Where a volume is to lie; numbers begin with 1. */
const char *
merge_path(const struct batch *batch, int number);

/* What went into the volumes so far. */
struct chain {
	char link[SHA256_HEX];
	size_t next;                      /* place in the queue behind their letters */
};

void
chain_begin(const struct batch *batch, struct chain *chain);

/* Adds a volume of so many letters: of those that are bound, or of those that would be.  False
 * when there are fewer. */
bool
chain_add(const struct batch *batch, struct chain *chain, int letters, bool is_bound);

/* How many volumes are there already and need not be made; the chain goes on behind them. */
int
merge_recall(struct batch *batch, struct chain *chain);

/* Says which volumes behind this one are left of an earlier run. */
void
merge_tell_stale(struct batch *batch, int number);

/* ---- memo.c ---------------------------------------------------------- */

/* A message for a digital mailbox; all lent. */
struct memo {
	const char *key, *label, *language;
	const char *sender, *recipient;   /* CVR or CPR numbers */
	const char *file, *hash;          /* of the PDF: its name, its SHA-256 */
	const struct buf *pdf;
	const struct content_fields *fields;
};

void
memo_put(struct buf *to, const struct memo *memo);

/* RFC 4648, without line breaks. */
void
memo_base64(struct buf *to, const void *bytes, size_t n);

/* ---- foreman.c, worker.c --------------------------------------------- */

/* Makes one letter of a variant with made-up values, by its packet. */
void
foreman_warm(struct press *press, struct packet *packet);

/* From now on the fonts of what is bound have what they have, the common letters, and those of the
 * text. */
void
foreman_keep(struct press *press, const char *text);

/* Prepares the press as it is told and keeps workers at their sockets; never returns. */
void
foreman_run(struct press *press, int control, const int *sockets, int count)
    __attribute__((noreturn));

/* Makes letters until nobody asks for more; never returns. */
void
worker_run(struct press *press, int socket) __attribute__((noreturn));

#endif
