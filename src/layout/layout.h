/*
 * A refined FO tree into pages of areas: set, cut, place.
 *
 *     FO tree --set--> galley --cut--> page cuts --place--> areas
 *
 * A galley is a column of set type not yet divided into pages: a flat array
 * of slugs (cannot be cut), spaces (the larger of neighbours wins) and priced breaks.
 * Cutting is a pure function of galley, cursor and room.  Placing writes what was cut into
 * areas and tags.
 * Layout is a function of (fo, faces, refs): it is repeated until the page
 * references settle, at most four times, then a warning.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "area/area.h"
#include "base/base.h"
#include "fo/fo.h"
#include "image/image.h"
#include "text/text.h"

/* What is kept of a document whose texts change, and which is laid out again and again. */
struct layout_memory;

struct layout_job {
	struct faces *faces;
	struct images *images;
	const struct roots *roots;        /* where pictures may be read from */
	const char *base_file;            /* relative pictures are seen from here; may be NULL */
	struct arena *arena;              /* everything is put here */
	struct diags *diags;
	int page_limit;                   /* more pages end the run with a message; 0: 20000 */
	struct layout_memory *memory;     /* of the document, or NULL */
	int64_t set_us, cut_us, place_us; /* out: microseconds spent (PRINTARK_TIMES), summed */
	bool is_amended;                  /* out: pages of an earlier time, with other texts */
};

/*
 * For a document (kept by the caller, as are its pictures, its faces and the memory's own life)
 * some of whose texts, FO_TEXT objects named with layout_memory_text before it is first laid
 * out, will be given other characters; all else stays.  Laid out with the memory the pages are in
 * nothing other than without; where the change moves nothing they cost a fraction.
 */
struct layout_memory *
layout_memory_new(const struct fo_document *document);
void
layout_memory_text(struct layout_memory *memory, const struct fo *text);
void
layout_memory_drop(struct layout_memory *memory);

/* Lays a document out.  Never NULL unless a fatal message was said. */
struct areas *
layout_document(const struct fo_document *document, struct layout_job *job);

/* Sets the document and appends its galleys for --print=galley: a slug, space or break a line. */
void
layout_dump_galleys(const struct fo_document *document, struct layout_job *job, struct buf *to);

#endif
