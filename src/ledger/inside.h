/*
 * What only this room shares: the open ledger, and SQLite's statements.
 */
#ifndef LEDGER_INSIDE_H
#define LEDGER_INSIDE_H

#include "ledger/ledger.h"

#include <sqlite3.h>

struct ledger {
	sqlite3 *db;
	struct diags *diags;
	struct buf path;
	sqlite3_stmt *find, *record, *fail;
	char salt[33];
	bool runs, was_cut, failed;
	int64_t settled; /* milliseconds */
};

/* Says once what SQLite says; everything after it fails quietly. */
bool
ledger_fail(struct ledger *ledger);

/* False after a message. */
bool
ledger_prepare(struct ledger *ledger, const char *sql, sqlite3_stmt **to);

void
ledger_bind(sqlite3_stmt *statement, int index, const char *text);

/* A column's text; NULL when it has none. */
const char *
ledger_text(sqlite3_stmt *query, int column);

#endif
