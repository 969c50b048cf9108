/*
 * A piece of a volume, read: piece.c has its form, volume*.c bind it.
 */
#ifndef PDF_PIECE_H
#define PDF_PIECE_H

#include "pdf/inside.h"

/* What an object of a piece is. */
enum pdf_kind {
	PDF_DICT, PDF_STREAM,
	PDF_NONE,          /* not in use, or written elsewhere */
	PDF_SHARED_FONTS,  /* the volume's list of fonts */
	PDF_SHARED_PAGES,  /* a node of its page tree */
	PDF_SHARED_TREE,   /* its Document element */
	PDF_SHARED_PICTURE /* the press's picture `index` */
};

/* An object of a piece; the bytes are lent. */
struct pdf_piece_object {
	enum pdf_kind kind;
	int index;
	const char *body, *bytes;
	size_t body_count, count;
};

/* Reading a piece. */
struct pdf_piece {
	int page_count, object_count, parent_count, root;
	uint32_t fonts[8]; /* packs that it uses, one bit each */
	struct pdf_piece_object *objects; /* by number, from 1 */
	const int *pages;  /* their objects */
	const char **parents; /* by key: what stands in the parent tree */
	size_t *parent_lengths;
};

/* Numbers behind the numbers of a piece. */
struct pdf_renumbering {
	const int *map;
	int count, key; /* of the parent tree: what its first key becomes */
};

/* False when the bytes are no piece. */
bool
pdf_piece_read(struct pdf_piece *piece, const char *bytes, size_t n, struct arena *arena);

/* A body with other numbers for its references and its keys of the parent tree. */
void
pdf_renumber(
    struct buf *to, const char *body, size_t n, const struct pdf_renumbering *numbers);

#endif
