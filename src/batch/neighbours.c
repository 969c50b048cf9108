/*
 * A child's name in somebody else's letter.
 *
 * All words of a cell are looked up among the names of the roster's children.  A full name is
 * an error wherever it stands.  A first name alone is one in text that somebody wrote, not
 * in names and addresses: a mother may be called as another row's child is.
 */
#include "batch/batch.h"

#include <string.h>

enum { WORDS_MAX = 5 };

struct names {
	struct arena *arena;
	struct table whole; /* name -> struct letter, the first of it */
	struct table first; /* first words of names */
	int column;         /* child-name */
};

static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       c == '-' || c == '\'';
}

/* The next word of a text and its length; NULL at the end. */
static const char *
next_word(const char *s, size_t *n)
{
	while (*s && !is_letter(*s))
		s++;
	for (*n = 0; is_letter(s[*n]); ++*n)
		;
	return *n ? s : NULL;
}

static void
add_name(struct names *names, struct letter *letter)
{
	const char *name = letter->row->cells[names->column], *word;
	size_t n;

	word = next_word(name, &n);
	if (!word || table_find(&names->whole, name))
		return;
	table_put(&names->whole, name, letter);
	table_put_bytes(&names->first, word, n, letter);
}

/* Whether the words from here on are a child's name; the row whose child it is.  `is_single`
 * tells that it is one word. */
static const struct letter *
name_here(const struct names *names, const char *word, size_t n, bool *is_single)
{
	const struct letter *found = NULL, *other;
	const char *next = word;
	size_t length = n;
	int i;

	/* "Noahs" is Noah's. */
	if (!table_find_bytes(&names->first, word, n) &&
	    (n < 3 || word[n - 1] != 's' || !table_find_bytes(&names->first, word, n - 1)))
		return NULL;
	for (i = 0; next && i < WORDS_MAX; i++) {
		size_t end = (size_t)(next - word) + length;

		other = table_find_bytes(&names->whole, word, end);
		if (!other && end > 2 && word[end - 1] == 's')
			other = table_find_bytes(&names->whole, word, end - 1);
		if (other) {
			found = other;
			*is_single = i == 0;
		}
		next = next_word(next + length, &length);
	}
	return found;
}

/* Columns of names and addresses. */
static bool
is_named(const char *column)
{
	static const char *const ends[] = { "-name", "-co", "-street", "-town", "-mail", "-phone" };
	size_t n = strlen(column), i, k;

	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		k = strlen(ends[i]);
		if (n >= k && strcmp(column + n - k, ends[i]) == 0)
			return true;
	}
	return false;
}

/* Siblings share a row's own name with it; whoever is named there is no neighbour. */
static bool
is_own(const struct names *names, const struct letter *letter, const struct letter *other)
{
	const char *own = letter->row->cells[names->column];
	const char *name = other->row->cells[names->column];

	return strstr(own, name) != NULL;
}

static void
check_cell(struct batch *batch, const struct names *names, struct letter *letter, int column)
{
	const char *cell = letter->row->cells[column], *name = batch->roster.columns[column], *word;
	const struct letter *other;
	bool is_single = false;
	size_t n;

	for (word = next_word(cell, &n); word; word = next_word(word + n, &n)) {
		other = name_here(names, word, n, &is_single);
		if (!other || is_own(names, letter, other))
			continue;
		if (is_single && is_named(name) && strlen(cell) != n)
			continue;
		diag(batch->diags, DIAG_BATCH_NEIGHBOUR, batch_place(batch, letter),
		    letter->row->number, name, other->row->number);
		letter->is_bad = true;
		return;
	}
}

/* Only what the letter asks for gets into it. */
static void
check_letter(struct batch *batch, const struct names *names, struct letter *letter)
{
	const struct variant *v = letter->variant;
	size_t i;
	int column;

	for (i = 0; i < v->want_count; i++) {
		column = content_roster_column(&batch->roster, v->wants[i].name);
		if (column < 0 || column == names->column ||
		    strcmp(v->wants[i].type, "text") != 0 || !*letter->row->cells[column])
			continue;
		check_cell(batch, names, letter, column);
	}
}

void
batch_check_neighbours(struct batch *batch)
{
	struct names names = { .arena = arena_new() };
	size_t i;

	names.column = content_roster_column(&batch->roster, "child-name");
	names.whole.arena = names.first.arena = names.arena;
	for (i = 0; names.column >= 0 && i < batch->count; i++)
		add_name(&names, &batch->letters[i]);
	for (i = 0; names.column >= 0 && i < batch->count; i++)
		if (batch->letters[i].state != LETTER_LEFT && batch->letters[i].variant)
			check_letter(batch, &names, &batch->letters[i]);
	arena_drop(names.arena);
}
