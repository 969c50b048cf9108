/*
 * Pages of areas and tags into a PDF that is PDF/UA-1 and PDF/A-2a at once.
 *
 * libharu makes the file: objects, numbers, cross-references.  What it does
 * not know (marked content, structure, text by glyph id, subset fonts) is
 * written as raw objects through its public low-level layer; object.c is
 * the one fenced file that does so.
 *
 * A `struct pdf_press` outlives documents: what the fonts need (glyphs used
 * so far, subset and deflated once) and deflated pictures are shared by all documents
 * that it writes.  The same areas give the same bytes; the date is
 * SOURCE_DATE_EPOCH's, or now.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "area/area.h"
#include "base/base.h"

struct pdf_press;

/* A press; the faces and images that its documents show must outlive it.  The caller drops it. */
struct pdf_press *
pdf_press_new(void);
void
pdf_press_drop(struct pdf_press *press);

/* Documents of different scopes (languages, say) share no fonts, so that none brings its letters
 * into those of another.  Usually 0. */
void
pdf_press_scope(struct pdf_press *press, int scope);

/* The next document of this scope is a probe: what it adds tells which fonts the values of later
 * documents reach, and is forgotten. */
void
pdf_press_probe(struct pdf_press *press);

/* What the fonts of this scope have now stays.  What a later document adds is its own:
 * pdf_press_rewind forgets it, so that a file depends on what was kept and on its areas, and not on
 * those before it.  The letters of the text are kept with them, in every face that was used so far;
 * where there was a probe, only in faces that values reach and that have most of the letters
 * already. */
void
pdf_press_keep(struct pdf_press *press, const char *text);
void
pdf_press_rewind(struct pdf_press *press);

/* Appends the whole file to `to`.  False and a message when it cannot be made. */
bool
pdf_write(struct pdf_press *press, const struct areas *areas, struct buf *to, struct diags *diags);

/* ---- many documents in one file ---------------------------------------
 *
 * A piece is one document as bytes: pages, structure and links, without fonts and pictures, which
 * the volume has once.  Pieces may be made in other processes, as long as their presses are in the
 * same state as the volume's (the same documents written, the same text kept): a document that
 * needs more is a stranger, and its piece must be made with the volume's own press.
 */

/* Appends the document as a piece; ids in it begin with `name` (letters and digits), which no other
 * piece of the volume has.  False and a message as pdf_write. */
bool
pdf_piece_write(struct pdf_press *press, const struct areas *areas, const char *name,
    struct buf *to, struct diags *diags);

/* Has anything been added since pdf_press_keep? */
bool
pdf_press_is_strange(const struct pdf_press *press);

struct pdf_volume;

/* A volume whose bytes go to `put` as they come; false from it ends the writing.  The press is
 * lent until the volume is dropped. */
struct pdf_volume *
pdf_volume_new(struct pdf_press *press, bool (*put)(void *data, const void *bytes, size_t n),
    void *data);

/* Adds a piece behind all others, or before them if `is_first`, with a bookmark.  False when the
 * bytes are no piece. */
bool
pdf_volume_add(struct pdf_volume *volume, const void *piece, size_t n, const char *bookmark,
    bool is_first);

/* Adds an empty page, so that what follows begins on a front page. */
void
pdf_volume_blank(struct pdf_volume *volume, bool is_first);

/* How many pages there are. */
int
pdf_volume_pages(const struct pdf_volume *volume);

/* Writes fonts, pictures and what the file says of itself.  False after a message, or when `put`
 * gave false. */
bool
pdf_volume_finish(struct pdf_volume *volume, const char *title, const char *lang,
    struct diags *diags);
void
pdf_volume_drop(struct pdf_volume *volume);

#endif
