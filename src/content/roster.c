/*
 * The bytes of a roster into columns and rows (libcsv).
 *
 * The file is given to libcsv line by line, so that we know on which line a row began even
 * when its cells hold line breaks.  Neighbouring rows mostly say the same in most of their
 * columns (place, times, sender): such cells are kept once.
 */
#include "content/roster.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct reading {
	struct content_roster *roster;
	struct diags *diags;
	const char **cells; /* of the row that is being read */
	int count;
	int line, row_line;
	int numbers; /* rows so far, those left out not counted */
	bool has_columns, failed, is_long;
};

static struct place
place_of(const struct reading *r, int line)
{
	return (struct place){ r->roster->path, line };
}

/* ---- cells ------------------------------------------------------------ */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Without blanks at the ends; a line break inside is a blank. */
static size_t
fold(const char *s, size_t n, char *to)
{
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		char c = is_blank(s[i]) ? ' ' : s[i];

		if (c != ' ' || (k > 0 && to[k - 1] != ' '))
			to[k++] = c;
	}
	while (k > 0 && to[k - 1] == ' ')
		k--;
	to[k] = '\0';
	return k;
}

/* A cell of the row above that says the same, or a copy. */
static const char *
keep(const struct reading *r, const char *text)
{
	const struct content_roster *roster = r->roster;
	const char *above;

	if (roster->count > 0 && r->count < roster->column_count) {
		above = roster->rows[roster->count - 1].cells[r->count];
		if (strcmp(above, text) == 0)
			return above;
	}
	return *text ? arena_strdup(roster->arena, text) : "";
}

static void
take_cell(void *bytes, size_t n, void *data)
{
	struct reading *r = data;
	char text[CONTENT_ROSTER_CELL + 1];

	if (r->count >= CONTENT_ROSTER_COLUMNS || n > CONTENT_ROSTER_CELL) {
		r->is_long = r->is_long || n > CONTENT_ROSTER_CELL;
		r->count++;
		return;
	}
	fold(bytes ? bytes : "", n, text);
	r->cells[r->count] = keep(r, text);
	r->count++;
}

/* ---- rows -------------------------------------------------------------- */

/* "Child name" and child_name mean child-name. */
static const char *
column_name(struct arena *arena, const char *cell)
{
	char *name = arena_strdup(arena, cell), *s;

	for (s = name; *s; s++) {
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s + 'a' - 'A');
		else if (*s == ' ' || *s == '_')
			*s = '-';
	}
	return name;
}

static void
take_columns(struct reading *r)
{
	struct content_roster *roster = r->roster;
	int i, count = r->count < CONTENT_ROSTER_COLUMNS ? r->count : CONTENT_ROSTER_COLUMNS;

	if (r->count > CONTENT_ROSTER_COLUMNS) {
		diag(r->diags, DIAG_ROSTER_COLUMNS, place_of(r, r->row_line),
		    CONTENT_ROSTER_COLUMNS);
		r->failed = true;
	}
	/* Spreadsheets leave empty columns at the end. */
	while (count > 0 && !*r->cells[count - 1])
		count--;
	roster->columns = ARENA_ARRAY(roster->arena, const char *, count + 1);
	for (i = 0; i < count; i++) {
		const char *name = column_name(roster->arena, r->cells[i]);

		if (*name && content_roster_column(roster, name) >= 0) {
			diag(r->diags, DIAG_ROSTER_TWICE, place_of(r, r->row_line), name);
			r->failed = true;
		}
		roster->columns[roster->column_count++] = name;
	}
	r->has_columns = true;
}

static void
take_row(struct reading *r)
{
	struct content_roster *roster = r->roster;
	struct content_roster_row *row;
	int i, n = roster->column_count;

	r->numbers++;
	for (i = n; i < r->count && i < CONTENT_ROSTER_COLUMNS; i++)
		if (*r->cells[i])
			break;
	if (r->count > n && i < r->count) {
		diag(
		    r->diags, DIAG_ROSTER_CELLS, place_of(r, r->row_line), r->numbers, r->count, n);
		r->failed = true;
		return;
	}
	ARENA_ROOM(roster->arena, roster->rows, roster->count, roster->capacity);
	row = &roster->rows[roster->count];
	row->number = r->numbers;
	row->line = r->row_line;
	row->cells = ARENA_ARRAY(roster->arena, const char *, n + 1);
	for (i = 0; i < n; i++)
		row->cells[i] = i < r->count ? r->cells[i] : "";
	roster->count++;
}

static bool
is_empty(const struct reading *r)
{
	int i;

	for (i = 0; i < r->count && i < CONTENT_ROSTER_COLUMNS; i++)
		if (*r->cells[i])
			return false;
	return r->count <= CONTENT_ROSTER_COLUMNS;
}

static void
end_row(int c, void *data)
{
	struct reading *r = data;

	(void)c;
	if (r->is_long) {
		diag(r->diags, DIAG_ROSTER_LONG, place_of(r, r->row_line), CONTENT_ROSTER_CELL);
		r->failed = true;
	} else if (!is_empty(r) && r->cells[0][0] != '#') {
		if (r->has_columns)
			take_row(r);
		else
			take_columns(r);
	}
	r->count = 0;
	r->is_long = false;
	r->row_line = 0;
}

/* ---- the file ---------------------------------------------------------- */

/* What stands between cells: of the three that spreadsheets use, the one that the first row
 * has most of, quoted text not counted. */
static unsigned char
find_separator(const char *s, size_t n)
{
	static const char separators[] = ";,\t";
	int counts[3] = { 0 }, best = 1, i;
	bool quoted = false;

	for (; n > 0 && (quoted || *s != '\n'); s++, n--) {
		const char *found = strchr(separators, *s);

		if (*s == '"')
			quoted = !quoted;
		else if (found && *found && !quoted)
			counts[found - separators]++;
	}
	for (i = 0; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return (unsigned char)separators[best];
}

/* Comments at the top say nothing about separators. */
static const char *
skip_comments(const char *s, const char *end)
{
	while (s < end && (*s == '#' || *s == '\r' || *s == '\n' || (*s == '"' && s[1] == '#'))) {
		s = memchr(s, '\n', (size_t)(end - s));
		s = s ? s + 1 : end;
	}
	return s;
}

static void
parse_lines(struct reading *r, struct csv_parser *parser, const char *s, const char *end)
{
	const char *stop;

	for (; s < end && csv_error(parser) == CSV_SUCCESS; s = stop) {
		stop = memchr(s, '\n', (size_t)(end - s));
		stop = stop ? stop + 1 : end;
		r->line++;
		/* libcsv passes over empty lines without a word. */
		if (!r->row_line && *s != '\n' && *s != '\r')
			r->row_line = r->line;
		if (csv_parse(parser, s, (size_t)(stop - s), take_cell, end_row, r) !=
		    (size_t)(stop - s))
			break;
	}
	/* A quotation mark that is never closed swallows the rest of the file. */
	if (csv_error(parser) != CSV_SUCCESS || csv_fini(parser, take_cell, end_row, r) != 0) {
		diag(
		    r->diags, DIAG_ROSTER_QUOTES, place_of(r, r->row_line ? r->row_line : r->line));
		r->failed = true;
	}
}

static bool
is_whole(const struct reading *r)
{
	struct place place = place_of(r, 0);

	if (r->failed)
		return false;
	if (!r->has_columns || !r->roster->column_count) {
		diag(r->diags, DIAG_ROSTER_NONE, place);
		return false;
	}
	if (!r->roster->count)
		diag(r->diags, DIAG_ROSTER_EMPTY, place);
	return true;
}

bool
content_roster_parse(
    struct content_roster *roster, const char *bytes, size_t n, struct diags *diags)
{
	struct reading r = { .roster = roster, .diags = diags };
	struct csv_parser parser;
	struct buf text = { 0 };
	const char *s, *end;

	content_roster_decode(bytes, n, &text);
	s = text.bytes ? text.bytes : "";
	end = s + text.count;
	r.cells = mem_alloc(sizeof *r.cells * CONTENT_ROSTER_COLUMNS);
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(
	    &parser, find_separator(skip_comments(s, end), (size_t)(end - skip_comments(s, end))));
	parse_lines(&r, &parser, s, end);
	csv_free(&parser);
	free(r.cells);
	buf_drop(&text);
	return is_whole(&r);
}

bool
content_roster_read(struct content_roster *roster, const char *path, struct diags *diags)
{
	struct buf bytes = { 0 };
	bool done;

	roster->path = arena_strdup(roster->arena, path);
	done = file_read(
	    path, (size_t)CONTENT_ROSTER_MEGABYTES << 20, &bytes, diags, (struct place){ NULL, 0 });
	done = done &&
	       content_roster_parse(roster, bytes.bytes ? bytes.bytes : "", bytes.count, diags);
	buf_drop(&bytes);
	return done;
}

int
content_roster_column(const struct content_roster *roster, const char *name)
{
	int i;

	for (i = 0; i < roster->column_count; i++)
		if (strcmp(roster->columns[i], name) == 0)
			return i;
	return -1;
}
