/*
 * What only this room shares.
 */
#ifndef AREA_INSIDE_H
#define AREA_INSIDE_H

#include "base/base.h"

/* Text for a dump: quotes and backslashes escaped, a soft hyphen shown as \-.  The second puts
 * it between quotes. */
void
area_put_quoted(struct buf *to, const char *text, size_t length);
void
area_put_string(struct buf *to, const char *text);

#endif
