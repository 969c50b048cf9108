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

/* What the fonts have now stays.  What a later document adds is its own: pdf_press_rewind forgets
 * it, so that a file depends on what was kept and on its areas, and not on those before it.  The
 * text, if any, is kept with them: its letters, in every face that was used so far. */
void
pdf_press_keep(struct pdf_press *press, const char *text);
void
pdf_press_rewind(struct pdf_press *press);

/* Appends the whole file to `to`.  False and a message when it cannot be made. */
bool
pdf_write(struct pdf_press *press, const struct areas *areas, struct buf *to, struct diags *diags);

#endif
