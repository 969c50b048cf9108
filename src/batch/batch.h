/*
 * A letter for each row of a roster.
 *
 *     roster --plan--> letters --check--> sound --feed--> workers --> files, ledger
 *
 * This is the verb `batch`, too large for one file.  Everything is checked before anything is
 * made.  Before the roster is read, a foreman is forked: it prepares the press (stylesheets,
 * translations, fonts and their subsets) and forks the workers, which share all of it.  So a worker
 * has never seen the roster: it gets one row at a time, and nothing of a row can reach a
 * neighbour's letter.  A worker that dies costs the row it was making; the foreman forks
 * another.
 *
 *     plan.c key.c fields.c     rows into letters: for whom, under which name, with which fields
 *     check.c neighbours.c      what is wrong with them
 *     office.c                  rosters that LibreOffice must read
 *     columns.c                 which columns a letter needs
 *     select.c                  some rows of all
 *     wire.c brief.c            packets between the processes
 *     foreman.c worker.c        the processes that make letters
 *     books.c ask.c             the ledger: what was made, and questions on it
 *     crew.c said.c             who makes which, and what came of it
 *     sort.c merge.c cover.c    all in one file
 *     recall.c                  when that need not be made again
 *     memo.c                    messages for digital mailboxes
 *     progress.c                how far it is
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "content/content.h"
#include "content/roster.h"
#include "verbs.h"

enum letter_state { LETTER_WAITS, LETTER_MADE, LETTER_UNCHANGED, LETTER_FAILED, LETTER_LEFT };

/* One version of one material, and what it asks a row for. */
struct variant {
	const char *material;             /* as given: id or path */
	struct content_wish asked, wish;  /* as rows ask for it; settled */
	const char *title;                /* in its language, without what a row would fill in */
	const struct content_want *wants;
	size_t want_count;
	struct supply *supplies;          /* of each want, what all rows give */
	int place;                        /* among the variants of the run */
	struct window *window;            /* of its envelope; NULL: not opened yet */
	bool is_sound;                    /* it could be loaded */
};

/* A row on its way to a file. */
struct letter {
	const struct content_roster_row *row;
	const struct variant *variant;    /* NULL: none could be found */
	const char *key;                  /* tells rows apart from run to run; says nothing of them */
	const char *file;                 /* name in the folder */
	int copies;
	bool is_digital;
	bool is_bad;                      /* an error was said of it */
	bool is_reprint;                  /* made again, whatever the ledger says */
	char *input;                      /* hash of all that goes in, SHA256_HEX */
	enum letter_state state;
	int pages;
	struct buf piece;                 /* of a merged file, until it is bound */
	bool is_strange;                  /* its piece is made when it is bound */
	bool is_bound;                    /* it is in a volume of this run */
};

/* What a coordinator may say of a row besides the letter's fields. */
enum special {
	SPECIAL_KEY, SPECIAL_LANGUAGE, SPECIAL_AGES, SPECIAL_BIRTH_DATE, SPECIAL_READER,
	SPECIAL_VARIANT, SPECIAL_COPIES, SPECIAL_DELIVER, SPECIAL_WINDOW, SPECIAL_RECIPIENT_ID,
	SPECIAL_SENDER_ID,
	SPECIALS
};

/* What a run is about. */
struct batch {
	const struct order *order;
	struct press *press;
	struct arena *arena;
	struct diags *diags;              /* the press's */
	const char *material;             /* LETTER */
	const char *folder;               /* -o */
	struct content_fields settings;   /* --set: the same for all */
	struct content_roster roster;
	struct table sources;             /* name -> where its values are */
	int specials[SPECIALS];           /* their columns, or -1 */
	struct variant **variants;
	int variant_count, variant_capacity;
	struct table materials;           /* name -> struct content_material */
	struct letter *letters;
	size_t count;
	struct letter **queue;            /* in the order in which they are made and bound */
	struct crew *crew;
	struct merge *merge;              /* NULL: every letter is a file of its own */
	struct ledger *ledger;
	struct table names;               /* file name -> struct letter */
	bool is_stopped;                  /* nothing more can be written */
	int64_t begun;                    /* now_us */
};

/* What came of a letter. */
struct outcome {
	const char *hash;                 /* of its file */
	int64_t bytes;
	int pages;
	const char *message;              /* name of the first error's code, or "" */
	const char *memo_hash;            /* of its message; NULL: none */
	int64_t memo_bytes;
};

/* ---- plan.c ---------------------------------------------------------- */

/* The name of a special column. */
const char *
batch_special_name(enum special special);

/* The cell of a special column, "" when there is none. */
const char *
batch_special(const struct batch *batch, const struct letter *letter, enum special special);

/* A version of a material, loaded and asked for its fields.  The wish's NULLs take the material's
 * defaults. */
struct variant *
batch_variant(struct batch *batch, const char *material, const struct content_wish *wish);

/* Rows into letters; errors are said and leave a letter bad. */
void
batch_plan(struct batch *batch);

/* A date's year, month, day into one number that can be compared: 20260302; 0: no date. */
int
batch_date(const char *value, struct arena *arena);

/* ---- key.c ----------------------------------------------------------- */

/* Gives every letter its key and its file name; says which would have the same.  False after a
 * message when the pattern is none. */
bool
batch_name_letters(struct batch *batch);

/* ---- fields.c -------------------------------------------------------- */

/* Finds which names are columns of the roster, and which are settings. */
void
batch_find_sources(struct batch *batch);

/* Finds what all rows give to a variant. */
void
batch_supply(const struct batch *batch, struct variant *v);

/* A row's value of a field as it stands: the cell, else the setting, else "". */
const char *
batch_value(const struct batch *batch, const struct letter *letter, const char *name);

/* Is there a column or a setting for what a letter asks for? */
bool
batch_has_source(const struct variant *v, size_t want);

/* What all rows give to a variant, as it wants it; NULL when a row may give something else. */
const char *
batch_usual(const struct variant *v, size_t want);

/* A row's value of what its letter asks for; `is_sound`: it is all rows' and known to be right. */
const char *
batch_want_value(const struct letter *letter, size_t want, bool *is_sound);

/* The fields of a letter: what its variant asks for, from the row or the settings. */
void
batch_fields(const struct batch *batch, const struct letter *letter, struct content_fields *fields);

/* Seconds since 1970 of the day that a letter is dated, as text in the arena; "" when it is not, or
 * when SOURCE_DATE_EPOCH says it for all.  Files are dated by it, so that the same roster gives the
 * same bytes. */
const char *
batch_epoch(const struct content_fields *fields, struct arena *arena);

/* ---- check.c --------------------------------------------------------- */

/* Says what is wrong with the letters. */
void
batch_check(struct batch *batch);

/* ---- neighbours.c ---------------------------------------------------- */

/* Says which letters hold the name of another row's child. */
void
batch_check_neighbours(struct batch *batch);

/* ---- memo.c ---------------------------------------------------------- */

/* "CPR" or "CVR", by the digits of a mailbox's number; NULL when it is neither. */
const char *
memo_number_kind(const char *number);

/* Where a row stands in its file. */
struct place
batch_place(const struct batch *batch, const struct letter *letter);

/* ---- columns.c ------------------------------------------------------- */

/* --columns and --template.  False after a message. */
bool
batch_show_columns(struct batch *batch);
bool
batch_write_template(struct batch *batch, const char *path);

/* ---- office.c -------------------------------------------------------- */

/* Is it the file of a spreadsheet program? */
bool
office_takes(const char *path);

/* Reads a roster from one, through LibreOffice.  False after a message. */
bool
office_read(struct content_roster *roster, const char *path, struct diags *diags);

/* ---- select.c -------------------------------------------------------- */

/* --rows and --where: which letters are meant; the others are LETTER_LEFT.  An exit status. */
int
batch_select(struct batch *batch);

/* ---- books.c --------------------------------------------------------- */

struct ledger;

/* Opens the ledger of the folder and finds letters that need not be made again; tells of those
 * that are no longer in the roster.  False after a message. */
bool
books_open(struct batch *batch);

/* The name of a letter's message in the folder, in the arena; NULL: it is to have none. */
const char *
books_memo(const struct batch *batch, const struct letter *letter, struct arena *arena);

/* Records what came of a letter.  False after a message, when nothing more can be written. */
bool
books_record(struct batch *batch, const struct letter *letter, const struct outcome *outcome);

/* Is the file there, with the same bytes? */
bool
file_is_whole(const char *path, const char *hash, int64_t bytes);

/* ---- ask.c: verbs on a folder; each an exit status ------------------- */

int
ask_status(const struct order *order);
int
ask_verify(const struct order *order);
int
ask_forget(const struct order *order);

/* ---- crew.c, foreman.c ----------------------------------------------- */

struct crew;

/* Forks the foreman, before there is any row to be seen. */
struct crew *
crew_new(struct press *press, int jobs);

/* Lets the foreman prepare what the run's letters need, while the rest is looked at.  NULL is
 * allowed. */
void
crew_prepare(struct crew *crew, const struct batch *batch);

/* Makes all letters that wait. */
void
crew_make(struct crew *crew, struct batch *batch);

/* Lets everybody go; NULL is allowed. */
void
crew_drop(struct crew *crew);

/* ---- sort.c, merge.c ------------------------------------------------- */

/* Puts the letters into the order of --sort.  An exit status. */
int
batch_sort(struct batch *batch);

/* Begins what --merged asks for, if it does.  An exit status. */
int
merge_open(struct batch *batch);

/* Finds the volumes that need not be made again: their letters are unchanged. */
void
merge_begin(struct batch *batch);

/* Is the letter to be bound with others?  Digital ones are files of their own. */
bool
merge_takes(const struct batch *batch, const struct letter *letter);

/* Binds what can be bound by now. */
void
merge_settle(struct batch *batch);

/* How many letters of `given` are not bound yet. */
size_t
merge_waiting(const struct batch *batch, size_t given);

/* What ids in the piece of a letter begin with. */
const char *
merge_piece_name(const struct letter *letter, struct arena *arena);

/* Finishes the last volume, or takes it away when the run was stopped. */
void
merge_close(struct batch *batch);

/* ---- progress.c ------------------------------------------------------ */

struct progress {
	size_t count, done;
	int64_t begun, shown;             /* now_us */
	int percent;
	bool is_terminal, is_quiet;
};

void
progress_begin(struct progress *progress, const struct order *order, size_t count);
void
progress_step(struct progress *progress);
void
progress_end(struct progress *progress);

#endif
