/*
 * The run and its ledger: which letters were made before and still are what they should be,
 * and what came of those that were made now.
 */
#include "batch/batch.h"

#include "ledger/ledger.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 1 << 28 };

bool
file_is_whole(const char *path, const char *hash, int64_t bytes)
{
	struct stat st;
	struct buf content = { 0 };
	struct diags *nobody;
	char found[SHA256_HEX] = "";

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size != bytes)
		return false;
	nobody = diags_new();
	if (file_read(path, FILE_BYTES_MAX, &content, nobody, (struct place){ NULL, 0 }))
		sha256_bytes(content.bytes, content.count, found);
	diags_drop(nobody);
	buf_drop(&content);
	return strcmp(found, hash) == 0;
}

const char *
books_memo(const struct batch *batch, const struct letter *letter, struct arena *arena)
{
	const char *dot = strrchr(letter->file, '.');
	size_t n = dot ? (size_t)(dot - letter->file) : strlen(letter->file);

	if (!batch->order->batch.writes_memo || !letter->is_digital)
		return NULL;
	return arena_printf(arena, "memo/%.*s.xml", (int)n, letter->file);
}

/* ---- what a letter is made of --------------------------------------------- */

static void
hash_string(struct sha256 *sha, const char *s)
{
	sha256_put(sha, s ? s : "", s ? strlen(s) + 1 : 1);
}

static void
hash_folder(struct sha256 *sha, const char *folder, struct arena *arena, int depth);

static void
hash_entry(struct sha256 *sha, const char *path, struct arena *arena, int depth)
{
	struct diags *nobody;
	struct buf bytes = { 0 };
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	if (S_ISDIR(st.st_mode)) {
		hash_folder(sha, path, arena, depth + 1);
		return;
	}
	nobody = diags_new();
	hash_string(sha, path);
	if (file_read(path, FILE_BYTES_MAX, &bytes, nobody, (struct place){ NULL, 0 }))
		sha256_put(sha, bytes.bytes, bytes.count);
	diags_drop(nobody);
	buf_drop(&bytes);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
hash_folder(struct sha256 *sha, const char *folder, struct arena *arena, int depth)
{
	const char **names = NULL;
	size_t count = 0, capacity = 0, i;
	DIR *dir = depth < 8 ? opendir(folder) : NULL;
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		ARENA_ROOM(arena, names, count, capacity);
		names[count++] = arena_printf(arena, "%s/%s", folder, entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (count)
		qsort(names, count, sizeof *names, by_name);
	for (i = 0; i < count; i++)
		hash_entry(sha, names[i], arena, depth);
}

/* What all letters are made of: when it changes, so do they.  The program counts by its size and
 * time. */
static void
hash_project(struct batch *batch, struct sha256 *sha)
{
	static const char *const folders[] = { "content/letters", "content/print", "content/shared",
		"content/symbols", "content/translations", "styles", "fonts" };
	const char *home = content_home(batch->press->content);
	struct arena *arena = arena_new();
	struct stat st;
	size_t i;

	sha256_begin(sha);
	for (i = 0; i < sizeof folders / sizeof *folders; i++)
		hash_folder(sha, arena_printf(arena, "%s/%s", home, folders[i]), arena, 0);
	if (strchr(batch->material, '/') || strstr(batch->material, ".xml"))
		hash_entry(sha, batch->material, arena, 0);
	/* A log names activities of every material. */
	if (batch->order->wish.log) {
		hash_entry(sha, batch->order->wish.log, arena, 0);
		hash_folder(sha, arena_printf(arena, "%s/content", home), arena, 0);
	}
	if (batch->order->fonts)
		hash_entry(sha, batch->order->fonts, arena, 0);
	if (stat("/proc/self/exe", &st) == 0)
		hash_string(sha, arena_printf(arena, "%lld %lld", (long long)st.st_size,
				     (long long)st.st_mtime));
	hash_string(sha, getenv("SOURCE_DATE_EPOCH"));
	hash_string(sha, batch->order->batch.shows_window ? "proof" : "");
	hash_string(sha, ledger_salt(batch->ledger));
	arena_drop(arena);
}

static void
hash_letter(const struct batch *batch, const struct sha256 *project, const struct letter *letter,
    char hex[SHA256_HEX])
{
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	const struct content_wish *wish = &letter->variant->wish;
	struct sha256 sha;
	unsigned char digest[SHA256_BYTES];
	size_t i;

	batch_fields(batch, letter, &fields);
	sha256_copy(&sha, project);
	hash_string(&sha, letter->variant->material);
	hash_string(&sha, wish->ages);
	hash_string(&sha, wish->reader);
	hash_string(&sha, wish->lang);
	hash_string(&sha, wish->window);
	hash_string(&sha, wish->theme);
	hash_string(&sha, wish->forms);
	for (i = 0; i < fields.count; i++) {
		hash_string(&sha, fields.list[i].name);
		hash_string(&sha, fields.list[i].value);
	}
	if (books_memo(batch, letter, arena)) {
		hash_string(&sha, batch_special(batch, letter, SPECIAL_RECIPIENT_ID));
		hash_string(&sha, batch_value(batch, letter, "sender-id"));
	}
	sha256_end(&sha, digest);
	sha256_hex(digest, hex);
	arena_drop(arena);
}

/* ---- what was made before -------------------------------------------------- */

/* Rows move when others are put before them; their letters keep the names that they have, unless
 * another letter of this run is to have that name. */
static void
keep_name(struct batch *batch, struct letter *letter, const struct ledger_row *row)
{
	const struct letter *owner = row->file ? table_find(&batch->names, row->file) : letter;

	if (owner)
		return;
	letter->file = arena_strdup(batch->arena, row->file);
	table_put(&batch->names, letter->file, letter);
}

/* Is its message there, if it is to have one? */
static bool
has_memo(struct batch *batch, const struct letter *letter)
{
	const char *memo = books_memo(batch, letter, batch->arena);
	struct ledger_volume file;

	if (!memo)
		return true;
	return ledger_find_file(batch->ledger, memo, &file, batch->arena) &&
	       file_is_whole(arena_printf(batch->arena, "%s/%s", batch->folder, memo), file.hash,
		   file.bytes);
}

static void
compare(struct batch *batch, struct letter *letter)
{
	struct ledger_row row;
	const char *path;

	if (!ledger_find(batch->ledger, letter->key, &row))
		return;
	keep_name(batch, letter, &row);
	if (!row.state || strcmp(row.state, "made") != 0 || !row.file || !row.hash ||
	    strcmp(row.file, letter->file) != 0 || strcmp(row.input, letter->input) != 0)
		return;
	letter->pages = row.pages;
	/* Every byte is looked at: it takes a thirtieth of making them, and what is called
	 * unchanged is so. */
	path = arena_printf(batch->arena, "%s/%s", batch->folder, row.file);
	if (file_is_whole(path, row.hash, row.bytes) && has_memo(batch, letter))
		letter->state = LETTER_UNCHANGED;
}

struct gone {
	struct batch *batch;
	struct table keys;
};

static void
tell_gone(const struct ledger_row *row, void *data)
{
	struct gone *gone = data;
	struct batch *batch = gone->batch;

	if (table_find(&gone->keys, row->key) || !row->file)
		return;
	diag(
	    batch->diags, DIAG_BATCH_GONE, (struct place){ batch->folder, 0 }, row->file, row->row);
}

static void
tell_all_gone(struct batch *batch)
{
	struct gone gone = { batch, { .arena = arena_new() } };
	size_t i;

	for (i = 0; i < batch->count; i++)
		table_put(&gone.keys, batch->letters[i].key, &batch->letters[i]);
	ledger_each(batch->ledger, tell_gone, &gone);
	arena_drop(gone.keys.arena);
}

/* A run that was killed leaves what it was writing: NAME.pdf.XXXXXX, of the names of this run;
 * `end` is ".pdf" or ".xml". */
static void
sweep(struct batch *batch, const char *folder, const char *end)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct buf path = { 0 };

	while (dir && (entry = readdir(dir))) {
		size_t n = strlen(entry->d_name);

		if (n < 12 || entry->d_name[n - 7] != '.' ||
		    strncmp(entry->d_name + n - 11, end, 4) != 0)
			continue;
		path.count = 0;
		buf_printf(&path, "%.*s.pdf", (int)n - 11, entry->d_name);
		if (!table_find(&batch->names, path.bytes))
			continue;
		path.count = 0;
		buf_printf(&path, "%s/%s", folder, entry->d_name);
		unlink(path.bytes);
	}
	if (dir)
		closedir(dir);
	buf_drop(&path);
}

/* ---- what came of it ------------------------------------------------------- */

static void
record_memo(struct batch *batch, const struct letter *letter, const struct outcome *outcome)
{
	struct arena *arena = arena_new();

	ledger_record_file(batch->ledger, books_memo(batch, letter, arena), outcome->memo_hash,
	    outcome->memo_bytes);
	arena_drop(arena);
}

bool
books_record(struct batch *batch, const struct letter *letter, const struct outcome *outcome)
{
	const char *lang = letter->variant ? letter->variant->wish.lang : NULL;
	bool merged = merge_takes(batch, letter) && letter->state == LETTER_MADE;
	bool made = letter->state == LETTER_MADE && !merged;
	struct ledger_row row = { letter->key, letter->row->number, made ? letter->input : NULL,
		made ? letter->file : NULL, made ? outcome->hash : NULL, outcome->bytes,
		outcome->pages, lang, (int64_t)time(NULL), made ? "made" : "failed",
		outcome->message };
	struct ledger_row before;

	/* What it has as a file of its own stays known. */
	if (merged && ledger_find(batch->ledger, letter->key, &before) && before.file)
		return true;
	if (merged)
		row.state = "merged";

	if (made && outcome->memo_hash)
		record_memo(batch, letter, outcome);
	if (made)
		return ledger_record(batch->ledger, &row) && ledger_settle(batch->ledger, false);
	return ledger_record_failure(batch->ledger, &row) && ledger_settle(batch->ledger, false);
}

/* Rows that are wrong as they stand were not even tried. */
static void
record_bad(struct batch *batch)
{
	struct outcome outcome = { .message = "roster" };
	size_t i;

	for (i = 0; i < batch->count; i++)
		if (batch->letters[i].state == LETTER_FAILED)
			books_record(batch, &batch->letters[i], &outcome);
}

/* ---- opening --------------------------------------------------------------- */

bool
books_open(struct batch *batch)
{
	struct sha256 project;
	size_t i;

	batch->ledger = ledger_open(batch->folder, LEDGER_RUNS, batch->diags);
	if (!batch->ledger)
		return false;
	sweep(batch, batch->folder, ".pdf");
	sweep(batch, arena_printf(batch->arena, "%s/memo", batch->folder), ".xml");
	hash_project(batch, &project);
	for (i = 0; i < batch->count; i++) {
		struct letter *letter = &batch->letters[i];

		if (letter->state != LETTER_WAITS)
			continue;
		letter->input = arena_alloc(batch->arena, SHA256_HEX);
		hash_letter(batch, &project, letter, letter->input);
		if (!letter->is_reprint && !merge_takes(batch, letter))
			compare(batch, letter);
	}
	sha256_drop(&project);
	merge_begin(batch);
	tell_all_gone(batch);
	record_bad(batch);
	return true;
}
