/*
 * What only this room shares.
 */
#ifndef AREA_INSIDE_H
#define AREA_INSIDE_H

#include "area/area.h"
#include "base/base.h"

/* Text for a dump: quotes and backslashes escaped, a soft hyphen shown as \-.  The second puts
 * it between quotes. */
void
area_put_quoted(struct buf *to, const char *text, size_t length);
void
area_put_string(struct buf *to, const char *text);

/* ---- sheet.c ----------------------------------------------------------- */

/* A sheet that pages are put onto. */
struct sheet {
	struct areas *areas;
	const struct area_page *from;     /* the pages as they were */
	struct area_page *page;           /* the sheet itself */
	int factor;                       /* of orders: page after page within what spans them */
	bool is_turned;
};

/* The document's pages set aside for sheets to take their place; what is added is in the arena. */
struct sheet
sheets_begin(struct areas *areas, struct arena *arena);

/* The next sheet, labelled by the pages (from 0, -1 is none) that it will show. */
void
sheet_add(struct sheet *sheet, mpt width, mpt height, const int *pages, int count);

/* What follows, up to its AREA_CLOSE, stands on its head. */
void
sheet_turn(struct sheet *sheet);

/* What opens a page as large as a cell of the sheet lets it be, in its middle. */
struct area
sheet_cell(const struct area_page *page, mpt x, mpt y, mpt width, mpt height);

/* A field is shown by its annotation, which knows nothing of what is opened around it: to where it
 * comes to stand when its page's corner is at x, y in a scale. */
void
sheet_field(struct area *field, mpt x, mpt y, int scale, struct arena *arena);

/* A page with its links and places, as `open` (AREA_OPEN, with a scale) has it. */
void
sheet_place(struct sheet *sheet, int number, const struct area *open);

#endif
