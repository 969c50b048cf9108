/*
 * Files that are no letter of their own: messages, and volumes that hold many letters.
 */
#include "ledger/inside.h"

/* Executes a statement that gives no rows, and lets it go.  False after a message. */
static bool
run_once(struct ledger *ledger, sqlite3_stmt *statement)
{
	bool done = sqlite3_step(statement) == SQLITE_DONE || ledger_fail(ledger);

	sqlite3_finalize(statement);
	return done;
}

bool
ledger_record_file(struct ledger *ledger, const char *path, const char *hash, int64_t bytes)
{
	sqlite3_stmt *statement = NULL;

	if (!ledger_prepare(ledger, "INSERT OR REPLACE INTO files VALUES(?1, ?2, ?3)", &statement))
		return false;
	ledger_bind(statement, 1, path);
	ledger_bind(statement, 2, hash);
	sqlite3_bind_int64(statement, 3, bytes);
	return run_once(ledger, statement);
}

bool
ledger_record_volume(struct ledger *ledger, const struct ledger_volume *volume)
{
	sqlite3_stmt *statement = NULL;

	if (!ledger_record_file(ledger, volume->path, volume->hash, volume->bytes) ||
	    !ledger_prepare(ledger, "INSERT OR REPLACE INTO volumes VALUES(?1, ?2, ?3)",
		&statement))
		return false;
	ledger_bind(statement, 1, volume->path);
	ledger_bind(statement, 2, volume->input);
	sqlite3_bind_int(statement, 3, volume->letters);
	return run_once(ledger, statement);
}

bool
ledger_find_file(
    struct ledger *ledger, const char *path, struct ledger_volume *file, struct arena *arena)
{
	sqlite3_stmt *query = NULL;
	bool found;

	if (!ledger_prepare(ledger, "SELECT hash, bytes FROM files WHERE path = ?1", &query))
		return false;
	ledger_bind(query, 1, path);
	found = sqlite3_step(query) == SQLITE_ROW && ledger_text(query, 0);
	if (found)
		*file = (struct ledger_volume){ .path = path,
			.hash = arena_strdup(arena, ledger_text(query, 0)),
			.bytes = sqlite3_column_int64(query, 1) };
	sqlite3_finalize(query);
	return found;
}

/* Ledgers of before there were volumes in them have no such table, until a run makes it. */
static const char *
question(struct ledger *ledger)
{
	sqlite3_stmt *query = NULL;
	bool has = false;

	if (ledger_prepare(
		ledger, "SELECT 1 FROM sqlite_master WHERE name = 'volumes'", &query))
		has = sqlite3_step(query) == SQLITE_ROW;
	sqlite3_finalize(query);
	return has ? "SELECT path, hash, bytes, input, letters FROM files"
		     " LEFT JOIN volumes USING(path) ORDER BY path"
		   : "SELECT path, hash, bytes, NULL, 0 FROM files ORDER BY path";
}

void
ledger_each_file(struct ledger *ledger,
    void (*see)(const struct ledger_volume *file, void *data), void *data)
{
	sqlite3_stmt *query = NULL;

	if (!ledger_prepare(ledger, question(ledger), &query))
		return;
	while (sqlite3_step(query) == SQLITE_ROW) {
		struct ledger_volume file = { ledger_text(query, 0), ledger_text(query, 1),
			sqlite3_column_int64(query, 2), ledger_text(query, 3),
			sqlite3_column_int(query, 4) };

		see(&file, data);
	}
	sqlite3_finalize(query);
}
