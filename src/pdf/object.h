/*
 * Objects of one PDF file, by number.
 *
 * The one fenced door to libharu: object.c alone knows its structs.  We
 * write what stands between << and >> ourselves; libharu gives the number,
 * serialises and frees.  Bytes are free of encryption, which PDF/A forbids.
 */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include "base/base.h"

struct pdf_file;

/* An empty file; the caller drops it. */
struct pdf_file *
pdf_file_new(void);
void
pdf_file_drop(struct pdf_file *file);

/* A new empty dictionary; its number, never 0. */
int
pdf_object(struct pdf_file *file);

/* What stands between its << and >>: append to it.  Good until the file is dropped. */
struct buf *
pdf_body(struct pdf_file *file, int object);

/* Makes the object a stream of these bytes, whose filter its body tells; the bytes must
 * outlive the file unless `is_owned`: then they are freed with it. */
void
pdf_stream(struct pdf_file *file, int object, void *bytes, size_t count, bool is_owned);

/* Makes an object a page, after those before it. */
void
pdf_add_page(struct pdf_file *file, int object);

/* Objects that the file begins with. */
int
pdf_catalog(const struct pdf_file *file);
int
pdf_info(const struct pdf_file *file);

/* The numbers that are given out end before this. */
int
pdf_object_end(const struct pdf_file *file);

/* What stands between the << and >> of an object, and the bytes of a stream (NULL: it is none);
 * lent.  False when the number is libharu's own. */
bool
pdf_object_read(const struct pdf_file *file, int object, const struct buf **body,
    const void **bytes, size_t *count);

/* Are the bytes of a stream ones that many files share? */
bool
pdf_object_is_shared(const struct pdf_file *file, int object);

/* Appends an object's value, between obj and endobj, and lets go of what it held. */
void
pdf_object_write(struct pdf_file *file, int object, struct buf *to);

/* Ends the program where libharu has failed; no document can do it. */
void
pdf_file_check(const struct pdf_file *file);

/* Deflated bytes, appended; as a press does it. */
struct pdf_flate;

/* Appends the whole file (save.c): object streams, cross-reference stream, an ID made of the bytes. */
void
pdf_file_save(struct pdf_file *file, struct pdf_flate *flate, struct buf *to);

#endif
