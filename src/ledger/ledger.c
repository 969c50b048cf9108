/*
 * Rows into SQLite and back.
 *
 * What a run records is committed twice a second: a run that is killed loses the knowledge of
 * half a second's letters, makes them again, and they are the same.  The mark `open` stands in
 * the ledger while a run is at work; who finds it knows that the last run was cut short.
 */
#include "ledger/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SETTLE_MS = 500, SCHEMA = 1 };

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS letters(key TEXT PRIMARY KEY, row INTEGER, input TEXT, file TEXT,"
    " hash TEXT, bytes INTEGER, pages INTEGER, language TEXT, time INTEGER, state TEXT,"
    " message TEXT) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, hash TEXT, bytes INTEGER)"
    " WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS volumes(path TEXT PRIMARY KEY, input TEXT, letters INTEGER)"
    " WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "PRAGMA user_version = 1;";

#define COLUMNS "key, row, input, file, hash, bytes, pages, language, time, state, message"

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool
ledger_fail(struct ledger *ledger)
{
	struct place place = { ledger->path.bytes, 0 };
	int code = sqlite3_errcode(ledger->db);

	if (ledger->failed)
		return false;
	ledger->failed = true;
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		diag(ledger->diags, DIAG_LEDGER_BUSY, place);
	else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		diag(ledger->diags, DIAG_LEDGER_NONE, place);
	else
		diag(ledger->diags, DIAG_LEDGER_WRITE, place, sqlite3_errmsg(ledger->db));
	return false;
}

static bool
run_sql(struct ledger *ledger, const char *sql)
{
	if (ledger->failed)
		return false;
	return sqlite3_exec(ledger->db, sql, NULL, NULL, NULL) == SQLITE_OK || ledger_fail(ledger);
}

bool
ledger_prepare(struct ledger *ledger, const char *sql, sqlite3_stmt **to)
{
	if (ledger->failed)
		return false;
	return sqlite3_prepare_v2(ledger->db, sql, -1, to, NULL) == SQLITE_OK || ledger_fail(ledger);
}

/* ---- opening ------------------------------------------------------------ */

/* One value of a query without parameters, in `to`; "" when there is none. */
static void
ask(struct ledger *ledger, const char *sql, char *to, size_t room)
{
	sqlite3_stmt *query = NULL;
	const unsigned char *text;

	*to = '\0';
	if (!ledger_prepare(ledger, sql, &query))
		return;
	if (sqlite3_step(query) == SQLITE_ROW && (text = sqlite3_column_text(query, 0)))
		snprintf(to, room, "%s", (const char *)text);
	sqlite3_finalize(query);
}

static void
ask_whether_cut(struct ledger *ledger)
{
	char is_open[8];

	ask(ledger, "SELECT value FROM facts WHERE name = 'open'", is_open, sizeof is_open);
	ledger->was_cut = strcmp(is_open, "yes") == 0;
}

static bool
make_salt(struct ledger *ledger)
{
	unsigned char bytes[16];
	struct buf sql = { 0 };
	bool done;
	int i;

	sqlite3_randomness(sizeof bytes, bytes);
	for (i = 0; i < 16; i++)
		snprintf(ledger->salt + 2 * i, 3, "%02x", bytes[i]);
	buf_printf(&sql, "INSERT INTO facts VALUES('salt', '%s');", ledger->salt);
	done = run_sql(ledger, sql.bytes);
	buf_drop(&sql);
	return done;
}

/* An empty file becomes a ledger; one of another kind is not ours. */
static bool
is_ours(struct ledger *ledger)
{
	char version[16], tables[16];

	ask(ledger, "PRAGMA user_version", version, sizeof version);
	ask(ledger, "SELECT count(*) FROM sqlite_master", tables, sizeof tables);
	if (ledger->failed)
		return false;
	if (atoi(version) == SCHEMA || (ledger->runs && strcmp(tables, "0") == 0))
		return true;
	diag(ledger->diags, DIAG_LEDGER_NONE, (struct place){ ledger->path.bytes, 0 });
	return false;
}

/* The lock is taken at once and kept until the ledger is closed. */
static bool
begin_run(struct ledger *ledger)
{
	if (!run_sql(ledger, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;") ||
	    !is_ours(ledger) || !run_sql(ledger, schema))
		return false;
	ask_whether_cut(ledger);
	ask(ledger, "SELECT value FROM facts WHERE name = 'salt'", ledger->salt,
	    sizeof ledger->salt);
	if (!*ledger->salt && !make_salt(ledger))
		return false;
	return run_sql(
		   ledger, "INSERT OR REPLACE INTO facts VALUES('open', 'yes'); COMMIT; BEGIN;") &&
	       ledger_prepare(ledger,
		   "INSERT OR REPLACE INTO letters(" COLUMNS ") "
		   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
		   &ledger->record) &&
	       ledger_prepare(ledger,
		   "INSERT INTO letters(" COLUMNS ") "
		   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT(key) DO "
		   "UPDATE SET "
		   "row = ?2, time = ?9, state = ?10, message = ?11",
		   &ledger->fail);
}

static bool
begin(struct ledger *ledger)
{
	if (ledger->runs ? !begin_run(ledger) : !is_ours(ledger))
		return false;
	if (!ledger->runs)
		ask_whether_cut(ledger);
	return ledger_prepare(ledger, "SELECT " COLUMNS " FROM letters WHERE key = ?1", &ledger->find);
}

/* SQLite would make the file readable to others. */
static bool
open_file(struct ledger *ledger, const char *folder)
{
	const char *path = ledger->path.bytes;
	int fd, flags = ledger->runs ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

	if (ledger->runs && (fd = open(path, O_RDWR | O_CREAT, 0600)) >= 0)
		close(fd);
	if (access(path, R_OK) != 0) {
		diag(ledger->diags, ledger->runs ? DIAG_LEDGER_WRITE : DIAG_LEDGER_ABSENT,
		    (struct place){ folder, 0 }, strerror(errno));
		return false;
	}
	return sqlite3_open_v2(path, &ledger->db, flags, NULL) == SQLITE_OK || ledger_fail(ledger);
}

struct ledger *
ledger_open(const char *folder, enum ledger_mode mode, struct diags *diags)
{
	struct ledger *ledger = mem_alloc(sizeof *ledger);

	ledger->diags = diags;
	ledger->runs = mode == LEDGER_RUNS;
	buf_printf(&ledger->path, "%s/%s", folder, LEDGER_FILE);
	if (!open_file(ledger, folder) || !begin(ledger)) {
		/* What was not begun is not ended either. */
		ledger->runs = false;
		ledger_close(ledger);
		return NULL;
	}
	ledger->settled = now_ms();
	return ledger;
}

void
ledger_close(struct ledger *ledger)
{
	if (!ledger)
		return;
	if (ledger->runs && !ledger->failed)
		run_sql(ledger, "INSERT OR REPLACE INTO facts VALUES('open', 'no'); COMMIT;");
	sqlite3_finalize(ledger->find);
	sqlite3_finalize(ledger->record);
	sqlite3_finalize(ledger->fail);
	sqlite3_close(ledger->db);
	buf_drop(&ledger->path);
	free(ledger);
}

bool
ledger_was_cut(const struct ledger *ledger)
{
	return ledger->was_cut;
}

const char *
ledger_salt(const struct ledger *ledger)
{
	return ledger->salt;
}

/* ---- rows ---------------------------------------------------------------- */

const char *
ledger_text(sqlite3_stmt *query, int column)
{
	return (const char *)sqlite3_column_text(query, column);
}

static void
read_row(sqlite3_stmt *query, struct ledger_row *row)
{
	*row = (struct ledger_row){ .key = ledger_text(query, 0),
		.row = sqlite3_column_int(query, 1),
		.input = ledger_text(query, 2),
		.file = ledger_text(query, 3),
		.hash = ledger_text(query, 4),
		.bytes = sqlite3_column_int64(query, 5),
		.pages = sqlite3_column_int(query, 6),
		.language = ledger_text(query, 7),
		.time = sqlite3_column_int64(query, 8),
		.state = ledger_text(query, 9),
		.message = ledger_text(query, 10) };
}

bool
ledger_find(struct ledger *ledger, const char *key, struct ledger_row *row)
{
	if (ledger->failed)
		return false;
	sqlite3_reset(ledger->find);
	sqlite3_bind_text(ledger->find, 1, key, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(ledger->find) != SQLITE_ROW)
		return false;
	read_row(ledger->find, row);
	return true;
}

void
ledger_bind(sqlite3_stmt *statement, int index, const char *text)
{
	sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

static bool
write_row(struct ledger *ledger, sqlite3_stmt *statement, const struct ledger_row *row)
{
	bool done;

	if (ledger->failed)
		return false;
	/* A question that is still open would keep what is written from being committed. */
	sqlite3_reset(ledger->find);
	ledger_bind(statement, 1, row->key);
	sqlite3_bind_int(statement, 2, row->row);
	ledger_bind(statement, 3, row->input);
	ledger_bind(statement, 4, row->file);
	ledger_bind(statement, 5, row->hash);
	sqlite3_bind_int64(statement, 6, row->bytes);
	sqlite3_bind_int(statement, 7, row->pages);
	ledger_bind(statement, 8, row->language);
	sqlite3_bind_int64(statement, 9, row->time);
	ledger_bind(statement, 10, row->state);
	ledger_bind(statement, 11, row->message);
	done = sqlite3_step(statement) == SQLITE_DONE || ledger_fail(ledger);
	sqlite3_reset(statement);
	return done;
}

bool
ledger_record(struct ledger *ledger, const struct ledger_row *row)
{
	return write_row(ledger, ledger->record, row);
}

bool
ledger_record_failure(struct ledger *ledger, const struct ledger_row *row)
{
	return write_row(ledger, ledger->fail, row);
}

bool
ledger_settle(struct ledger *ledger, bool now)
{
	int64_t time = now_ms();

	if (!now && time - ledger->settled < SETTLE_MS)
		return !ledger->failed;
	ledger->settled = time;
	return run_sql(ledger, "COMMIT; BEGIN;");
}

void
ledger_each(
    struct ledger *ledger, void (*see)(const struct ledger_row *row, void *data), void *data)
{
	sqlite3_stmt *query = NULL;
	struct ledger_row row;

	if (!ledger_prepare(ledger, "SELECT " COLUMNS " FROM letters ORDER BY row, key", &query))
		return;
	while (sqlite3_step(query) == SQLITE_ROW) {
		read_row(query, &row);
		see(&row, data);
	}
	sqlite3_finalize(query);
}
