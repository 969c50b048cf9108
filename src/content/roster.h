/*
 * A roster: whom letters go to, one row a recipient.
 *
 * RFC 4180, but as spreadsheets really write it: with or without byte order mark, in UTF-8,
 * UTF-16 or Windows-1252, with commas, semicolons or tabs.  The first row names the columns.  A
 * row whose first cell begins with # is a comment.  What a cell holds is nobody's
 * business but its letter's: no message quotes it.
 */
#ifndef CONTENT_ROSTER_H
#define CONTENT_ROSTER_H

#include "base/base.h"

enum { CONTENT_ROSTER_MEGABYTES = 128, CONTENT_ROSTER_COLUMNS = 250, CONTENT_ROSTER_CELL = 4000 };

struct content_roster_row {
	const char **cells;               /* as many as there are columns; blanks at their ends and
	                                     line breaks are gone, nothing is "" */
	int number;                       /* 1 is the first recipient */
	int line;                         /* of the file */
};

struct content_roster {
	struct arena *arena;
	const char *path;                 /* as the user names it */
	const char **columns;             /* lower case, words joined by hyphens */
	int column_count;
	struct content_roster_row *rows;
	size_t count, capacity;
};

/* Reads a roster; zero-initialise with an arena.  False and messages at file:line when it is no
 * roster: broken quoting, no columns, a name twice, cells without column.  Bytes that are no
 * UTF-8 stay as they are: they are an error of their row. */
bool
content_roster_read(struct content_roster *roster, const char *path, struct diags *diags);

/* The same for bytes at hand. */
bool
content_roster_parse(struct content_roster *roster, const char *bytes, size_t n,
    struct diags *diags);

/* The index of a column, or -1. */
int
content_roster_column(const struct content_roster *roster, const char *name);

/* The bytes of a file in any encoding that spreadsheets write, appended as UTF-8 without byte
 * order mark.  NUL becomes U+0001, which no value may hold. */
void
content_roster_decode(const char *bytes, size_t n, struct buf *to);

#endif
