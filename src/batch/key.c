/*
 * A row into a key and a file name that say nothing of it.
 *
 * The key is what a row is known by from run to run: the column `key` where the roster has
 * one, else a hash of whom the letter is for.  With --secret the hash is of no use to
 * who has not that file, even if he guesses names.
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_LETTERS = 10, NAME_MAX_LETTERS = 120, SECRET_BYTES = 65536 };

/* Columns that tell whom a letter is for. */
static const char *const identity[] = { "recipient-name", "recipient-co", "recipient-street",
	"recipient-postcode", "recipient-town", "child-name", "birth-date", "school", "reader",
	"variant", "language" };

/* ---- keys --------------------------------------------------------------- */

struct identity {
	int columns[CONTENT_ROSTER_COLUMNS];
	int count;
	struct buf secret;
	struct table seen; /* hashes of rows that have keys of their own */
};

/* A roster without any of these is known by all its cells. */
static void
find_identity(const struct batch *batch, struct identity *id)
{
	size_t i;
	int column;

	for (i = 0; i < sizeof identity / sizeof *identity; i++) {
		column = content_roster_column(&batch->roster, identity[i]);
		if (column >= 0)
			id->columns[id->count++] = column;
	}
	for (column = 0; !id->count && column < batch->roster.column_count; column++)
		if (column != batch->specials[SPECIAL_RECIPIENT_ID])
			id->columns[id->count++] = column;
}

static const char *
hash_key(const struct batch *batch, const struct letter *letter, const struct identity *id)
{
	/* Neither l nor 1, neither o nor 0: keys are read aloud on the telephone. */
	static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	unsigned char digest[SHA256_BYTES];
	char key[KEY_LETTERS + 1] = "";
	struct sha256 sha;
	int i;

	sha256_begin(&sha);
	sha256_put(&sha, id->secret.bytes, id->secret.count);
	sha256_put(&sha, batch->material, strlen(batch->material) + 1);
	for (i = 0; i < id->count; i++) {
		const char *cell = letter->row->cells[id->columns[i]];

		sha256_put(&sha, cell, strlen(cell) + 1);
	}
	sha256_end(&sha, digest);
	for (i = 0; i < KEY_LETTERS; i++)
		key[i] = letters[digest[i] & 31];
	return arena_strdup(batch->arena, key);
}

/* A key of the roster's own becomes part of a file name. */
static bool
is_key(const char *cell)
{
	return strlen(cell) <= 40 && *cell != '.' && *cell != '-' &&
	       !cell[strspn(
		   cell, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")];
}

/* Who stands there twice under two keys may be meant to. */
static void
tell_same(struct batch *batch, struct letter *letter, struct identity *id, const char *hash)
{
	const struct letter *other = table_find(&id->seen, hash);

	if (other)
		diag(batch->diags, DIAG_BATCH_SAME, batch_place(batch, letter), letter->row->number,
		    other->row->number);
	else
		table_put(&id->seen, hash, letter);
}

static void
name_key(struct batch *batch, struct letter *letter, struct identity *id)
{
	const char *cell = batch_special(batch, letter, SPECIAL_KEY);

	letter->key = hash_key(batch, letter, id);
	if (*cell && is_key(cell) && !content_holds_cpr(cell)) {
		tell_same(batch, letter, id, letter->key);
		letter->key = cell;
		return;
	}
	if (*cell) {
		diag(batch->diags, DIAG_BATCH_KEY, batch_place(batch, letter), letter->row->number);
		letter->is_bad = true;
	}
}

/* ---- file names --------------------------------------------------------- */

static void
put_number(struct buf *to, int number, const char *format, const char *end)
{
	int width = 0;

	if (*format == ':')
		width = (int)strtol(format + 1, NULL, 10);
	(void)end;
	buf_printf(to, "%0*d", width > 0 && width < 20 ? width : 1, number);
}

/* One {...} of the pattern.  False when it means nothing. */
static bool
put_part(struct buf *to, const struct letter *letter, const char *s, size_t n)
{
	const struct content_wish *wish = letter->variant ? &letter->variant->wish : NULL;

	if (n >= 1 && s[0] == 'n' &&
	    (n == 1 || (s[1] == ':' && strspn(s + 2, "0123456789") == n - 2)))
		put_number(to, letter->row->number, s + 1, s + n);
	else if (n == 3 && memcmp(s, "key", n) == 0)
		buf_string(to, letter->key);
	else if (n == 8 && memcmp(s, "language", n) == 0)
		buf_string(to, wish && wish->lang ? wish->lang : CONTENT_SOURCE_LANG);
	else if (n == 6 && memcmp(s, "reader", n) == 0)
		buf_string(to, wish && wish->reader ? wish->reader : "");
	else if (n == 4 && memcmp(s, "ages", n) == 0)
		buf_string(to, wish && wish->ages ? wish->ages : "");
	else
		return false;
	return true;
}

/* The name that a pattern gives a letter, in `to`.  False when the pattern is none. */
static bool
put_name(struct buf *to, const struct letter *letter, const char *pattern)
{
	const char *s = pattern, *end;

	while (*s) {
		if (*s == '{') {
			end = strchr(s, '}');
			if (!end || !put_part(to, letter, s + 1, (size_t)(end - s - 1)))
				return false;
			s = end + 1;
			continue;
		}
		if (*s == '/' || *s == '}' || (unsigned char)*s < ' ')
			return false;
		buf_char(to, *s++);
	}
	return to->count > 0 && to->count <= NAME_MAX_LETTERS && to->bytes[0] != '.';
}

/* Two letters of the same key are the same letter twice; two of the same name would be one
 * file. */
static void
refuse_twins(struct batch *batch, struct letter *letter, struct table *keys)
{
	const struct letter *other = table_find(keys, letter->key);

	if (other) {
		diag(batch->diags, DIAG_BATCH_TWINS, batch_place(batch, letter),
		    letter->row->number, other->row->number);
		letter->is_bad = true;
		return;
	}
	table_put(keys, letter->key, letter);
	other = table_find(&batch->names, letter->file);
	if (other) {
		diag(batch->diags, DIAG_BATCH_NAMES, batch_place(batch, letter),
		    letter->row->number, other->row->number);
		letter->is_bad = true;
		return;
	}
	table_put(&batch->names, letter->file, letter);
}

static bool
name_all(struct batch *batch, struct identity *id)
{
	const char *pattern = batch->order->batch.names;
	struct table keys = { .arena = batch->arena };
	struct buf name = { 0 };
	bool fine = true;
	size_t i;

	batch->names.arena = batch->arena;
	pattern = pattern ? pattern : "{n:04}-{key}.pdf";
	for (i = 0; i < batch->count && fine; i++) {
		struct letter *letter = &batch->letters[i];

		name_key(batch, letter, id);
		name.count = 0;
		fine = put_name(&name, letter, pattern);
		if (fine) {
			letter->file = arena_strdup(batch->arena, name.bytes);
			refuse_twins(batch, letter, &keys);
		}
	}
	buf_drop(&name);
	if (!fine)
		diag(batch->diags, DIAG_BATCH_PATTERN, (struct place){ NULL, 0 }, pattern);
	return fine;
}

bool
batch_name_letters(struct batch *batch)
{
	struct identity id = { .seen = { .arena = batch->arena } };
	const char *secret = batch->order->batch.secret;
	bool fine = true;

	if (secret)
		fine = file_read(
		    secret, SECRET_BYTES, &id.secret, batch->diags, (struct place){ NULL, 0 });
	find_identity(batch, &id);
	fine = fine && name_all(batch, &id);
	buf_drop(&id.secret);
	return fine;
}
