/*
 * What a batch has made: one row a letter, in an SQLite file beside the letters.
 *
 * It lets the same command go on where it stopped, and says later what was made.  A row is known
 * by a key and holds hashes, numbers and a code of what went wrong: nothing of the person whom the
 * letter is for.  A run holds the ledger for itself until it ends or dies.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "base/base.h"

#define LEDGER_FILE "ledger.sqlite"

struct ledger;

/* Strings are lent by the caller, or by the ledger until its next call; NULL and 0: not known. */
struct ledger_row {
	const char *key;
	int row;                          /* of the roster, from 1 */
	const char *input;                /* hash of all that went in */
	const char *file;                 /* in the folder */
	const char *hash;                 /* of the file, SHA-256 */
	int64_t bytes;
	int pages;
	const char *language;
	int64_t time;                     /* seconds since 1970 */
	const char *state;                /* "made", "failed" */
	const char *message;              /* name of what went wrong, or "" */
};

enum ledger_mode {
	LEDGER_READS,                     /* it must be there; nothing is written */
	LEDGER_RUNS                       /* made if it is not there; nobody else may run */
};

/* Opens the ledger of a folder.  NULL and a message when there is none, when it is no ledger, or
 * when another run holds it.  The caller closes it. */
struct ledger *
ledger_open(const char *folder, enum ledger_mode mode, struct diags *diags);

/* Ends the run, if one was begun, as a whole one. */
void
ledger_close(struct ledger *ledger);

/* Was the run before this one cut short?  Then letters are missing. */
bool
ledger_was_cut(const struct ledger *ledger);

/* Random bytes that only this ledger has, as hexadecimal digits: who knows a hash must not be able
 * to try names until it fits.  Lent. */
const char *
ledger_salt(const struct ledger *ledger);

/* The row of a key; false when there is none. */
bool
ledger_find(struct ledger *ledger, const char *key, struct ledger_row *row);

/* Records a row; replaces the one of the same key.  False after a message, for want of room. */
bool
ledger_record(struct ledger *ledger, const struct ledger_row *row);

/* Records that a letter failed; what was made of it before stays. */
bool
ledger_record_failure(struct ledger *ledger, const struct ledger_row *row);

/* Makes sure of what was recorded so far, at most twice a second unless `now`. */
bool
ledger_settle(struct ledger *ledger, bool now);

/* Every row in the order of the roster. */
void
ledger_each(struct ledger *ledger, void (*see)(const struct ledger_row *row, void *data),
    void *data);

/* A file that is no letter of its own: a message, or a volume of many letters. */
struct ledger_volume {
	const char *path, *hash;
	int64_t bytes;
	const char *input;                /* hash of all that went in; NULL: a message */
	int letters;
};

/* A message. */
bool
ledger_record_file(struct ledger *ledger, const char *path, const char *hash, int64_t bytes);
bool
ledger_record_volume(struct ledger *ledger, const struct ledger_volume *volume);

/* What is known of a message, its strings in the arena; false when it is not known. */
bool
ledger_find_file(struct ledger *ledger, const char *path, struct ledger_volume *file,
    struct arena *arena);

/* Every such file, in the order of their paths. */
void
ledger_each_file(struct ledger *ledger,
    void (*see)(const struct ledger_volume *file, void *data), void *data);

#endif
