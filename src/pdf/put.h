/*
 * Numbers, strings and deflated bytes, as PDF writes them: what put.c and flate.c lend the room.
 */
#ifndef PDF_PUT_H
#define PDF_PUT_H

#include "base/base.h"

/* `value` / 10^digits, without what says nothing: ".5", "12". */
void
pdf_put_fixed(struct buf *to, int64_t value, int digits);
/* Points with two decimals, which is finer than any printer. */
void
pdf_put_mpt(struct buf *to, mpt length);
/* At most `digits` decimals (0 to 5); NaN is 0, and what no reader takes is clipped. */
void
pdf_put_real(struct buf *to, double value, int digits);
/* A byte of a literal string. */
void
pdf_put_byte(struct buf *to, unsigned char byte);
/* UTF-8 as UTF-16BE, in hexadecimal or as bytes of a literal string. */
void
pdf_put_utf16(struct buf *to, const char *text, size_t length, bool is_hex);
/* A text string with its parentheses (7.9.2.2). */
void
pdf_put_text(struct buf *to, const char *text);
/* A URI as a string; what ASCII does not hold is percent-escaped. */
void
pdf_put_uri(struct buf *to, const char *uri);
/* A whole number, or the reference to an object, after a key or nothing; printf costs ten
 * times as much, and a file has thousands. */
void
pdf_put_int(struct buf *to, const char *before, int64_t value);
void
pdf_put_ref(struct buf *to, const char *before, int object);
void
pdf_put_name(struct buf *to, const char *name);

/* ---- flate.c ------------------------------------------------------- */

struct pdf_flate *
pdf_flate_new(void);
void
pdf_flate_drop(struct pdf_flate *flate);
void
pdf_deflate(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to);
/* The same, smaller and slower: for what documents share. */
void
pdf_deflate_once(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to);
/* In between: for the objects of a volume. */
void
pdf_deflate_pack(struct pdf_flate *flate, const void *bytes, size_t count, struct buf *to);

#endif
