/*
 * What is wrong with a roster, before anything is made.
 *
 * A message names row, column, what kind of value stands there and how to mend it, and never
 * the value.
 */
#include "batch/batch.h"

#include <string.h>

enum { REGISTER_LETTERS = 20, ROW_BYTES = 120000, YOUNGEST = 8, OLDEST = 14 };

struct place
batch_place(const struct batch *batch, const struct letter *letter)
{
	return (struct place){ batch->roster.path, letter->row->line };
}

/* ---- fields --------------------------------------------------------------- */

/* Gives the length of the value. */
static size_t
check_want(struct batch *batch, struct letter *letter, size_t index)
{
	const struct content_want *want = &letter->variant->wants[index];
	bool is_sound;
	const char *value = batch_want_value(letter, index, &is_sound), *name, *form;
	struct place place = batch_place(batch, letter);
	int row = letter->row->number;

	if (is_sound || (!*value && want->is_optional))
		return strlen(value);
	/* That was said of the roster as a whole. */
	if (!*value && !batch_has_source(letter->variant, index))
		value = "";
	else if (!*value)
		diag(batch->diags, DIAG_BATCH_MISSING, place, row, want->name, want->type,
		    want->name);
	else if (!content_typed_value(want->type, value, &name, &form, batch->arena))
		diag(batch->diags, DIAG_BATCH_TYPE, place, row, want->name, name, form);
	else if (content_holds_cpr(value))
		diag(batch->diags, DIAG_BATCH_CPR, place, row, want->name);
	else
		return strlen(value);
	letter->is_bad = true;
	return strlen(value);
}

static void
check_wants(struct batch *batch, struct letter *letter)
{
	size_t i, bytes = 0;

	for (i = 0; i < letter->variant->want_count; i++)
		bytes += check_want(batch, letter, i);
	if (bytes > ROW_BYTES) {
		diag(batch->diags, DIAG_BATCH_LONG, batch_place(batch, letter), letter->row->number,
		    ROW_BYTES / 1000);
		letter->is_bad = true;
	}
}

/* ---- dates and ages -------------------------------------------------------- */

static int
date_of(const struct batch *batch, const struct letter *letter, const char *name)
{
	return batch_date(batch_value(batch, letter, name), batch->arena);
}

static void
check_order_of_dates(struct batch *batch, const struct letter *letter)
{
	static const char *const pairs[][2] = { { "letter-date", "start-date" },
		{ "start-date", "end-date" } };
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		int first = date_of(batch, letter, pairs[i][0]),
		    then = date_of(batch, letter, pairs[i][1]);

		if (first && then && first > then)
			diag(batch->diags, DIAG_BATCH_ORDER, batch_place(batch, letter),
			    letter->row->number, pairs[i][1], pairs[i][0]);
	}
}

/* From 15 on a child has a digital mailbox, and letters, of its own. */
static void
check_age(struct batch *batch, struct letter *letter)
{
	const char *cell = batch_special(batch, letter, SPECIAL_BIRTH_DATE);
	int born = batch_date(cell, batch->arena), start = date_of(batch, letter, "start-date");
	int end = date_of(batch, letter, "end-date"), row = letter->row->number;
	struct place place = batch_place(batch, letter);

	if (*cell && !born) {
		diag(batch->diags, DIAG_BATCH_TYPE, place, row, "birth-date", "date", "2017-03-02");
		letter->is_bad = true;
	}
	if (!born)
		return;
	start = start ? start : date_of(batch, letter, "letter-date");
	if (start && ((start - born) / 10000 < YOUNGEST || (start - born) / 10000 > OLDEST))
		diag(batch->diags, DIAG_BATCH_AGE, place, row);
	else if (end && (end - born) / 10000 > OLDEST)
		diag(batch->diags, DIAG_BATCH_FIFTEEN, place, row);
}

/* ---- the window of the envelope --------------------------------------------- */

static int
letters_of(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

/* The name of a street without its number, floor and door. */
static int
street_letters(const char *street, struct arena *arena)
{
	size_t n = strcspn(street, "0123456789");

	while (n > 0 && street[n - 1] == ' ')
		n--;
	return letters_of(arena_strndup(arena, street, n));
}

static void
check_line(struct batch *batch, const struct letter *letter, const char *name, const char *line)
{
	struct variant *v = batch->variants[letter->variant->place];
	int length, width;

	if (!*line)
		return;
	if (!v->window)
		v->window = window_open(batch->press, &v->wish, batch->arena);
	if (v->window && !window_shows(v->window, line, &length, &width))
		diag(batch->diags, DIAG_BATCH_WINDOW, batch_place(batch, letter),
		    letter->row->number, name, length, width);
}

/* The lines of content/shared/modtager.xml. */
static void
check_window(struct batch *batch, const struct letter *letter)
{
	static const char *const lines[] = { "recipient-name", "recipient-co", "recipient-street" };
	const char *street = batch_value(batch, letter, "recipient-street");
	const char *town = batch_value(batch, letter, "recipient-town");
	const char *postcode = batch_value(batch, letter, "recipient-postcode");
	struct place place = batch_place(batch, letter);
	struct buf last = { 0 };
	size_t i;

	for (i = 0; i < sizeof lines / sizeof *lines; i++)
		check_line(batch, letter, lines[i], batch_value(batch, letter, lines[i]));
	buf_printf(&last, "%s %s", postcode, town);
	check_line(batch, letter, "recipient-town", *town ? last.bytes : "");
	buf_drop(&last);
	if (street_letters(street, batch->arena) > REGISTER_LETTERS)
		diag(batch->diags, DIAG_BATCH_REGISTER, place, letter->row->number,
		    "recipient-street", REGISTER_LETTERS);
	if (letters_of(town) > REGISTER_LETTERS)
		diag(batch->diags, DIAG_BATCH_REGISTER, place, letter->row->number,
		    "recipient-town", REGISTER_LETTERS);
}

static void
close_windows(struct batch *batch)
{
	int i;

	for (i = 0; i < batch->variant_count; i++)
		window_close(batch->variants[i]->window);
}

/* ---- columns ---------------------------------------------------------------- */

static bool
is_wanted(const struct batch *batch, const char *column)
{
	size_t k;
	int i;

	for (i = 0; i < SPECIALS; i++)
		if (strcmp(batch_special_name((enum special)i), column) == 0)
			return true;
	for (i = 0; i < batch->variant_count; i++)
		for (k = 0; k < batch->variants[i]->want_count; k++)
			if (strcmp(batch->variants[i]->wants[k].name, column) == 0)
				return true;
	return false;
}

static void
check_columns(struct batch *batch)
{
	const char *names = "";
	int i;

	for (i = 0; i < batch->roster.column_count; i++)
		if (*batch->roster.columns[i] && !is_wanted(batch, batch->roster.columns[i]))
			names = arena_printf(batch->arena, "%s%s%s", names, *names ? ", " : "",
			    batch->roster.columns[i]);
	if (*names)
		diag(batch->diags, DIAG_BATCH_COLUMN, (struct place){ batch->roster.path, 0 }, names);
}

/* What rows cannot hold for want of a column is said once, and not of each. */
static void
check_absent(struct batch *batch, const struct variant *v)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < v->want_count; i++)
		if (!v->wants[i].is_optional && !batch_has_source(v, i))
			names = arena_printf(batch->arena, "%s%s%s", names, *names ? ", " : "",
			    v->wants[i].name);
	if (*names)
		diag(batch->diags, DIAG_BATCH_ABSENT, (struct place){ batch->roster.path, 0 },
		    names);
}

/* ---- all ---------------------------------------------------------------------- */

static void
check_mailbox(struct batch *batch, struct letter *letter, enum special special)
{
	const char *name = batch_special_name(special);

	/* CPR has ten digits, CVR eight. */
	if (memo_number_kind(batch_value(batch, letter, name)))
		return;
	diag(batch->diags, DIAG_BATCH_MAILBOX, batch_place(batch, letter), letter->row->number,
	    name);
	letter->is_bad = true;
}

static void
check_letter(struct batch *batch, struct letter *letter)
{
	check_wants(batch, letter);
	check_order_of_dates(batch, letter);
	check_age(batch, letter);
	check_window(batch, letter);
	if (batch->order->batch.writes_memo && letter->is_digital) {
		check_mailbox(batch, letter, SPECIAL_RECIPIENT_ID);
		check_mailbox(batch, letter, SPECIAL_SENDER_ID);
	}
}

void
batch_check(struct batch *batch)
{
	size_t i;
	int v;

	if (batch->count)
		check_columns(batch);
	for (v = 0; v < batch->variant_count; v++)
		check_absent(batch, batch->variants[v]);
	for (i = 0; i < batch->count; i++)
		if (batch->letters[i].state != LETTER_LEFT && batch->letters[i].variant)
			check_letter(batch, &batch->letters[i]);
	close_windows(batch);
	batch_check_neighbours(batch);
}
