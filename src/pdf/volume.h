/*
 * What the parts of a volume share: volume_object.c has objects and bytes, volume.c binds pieces,
 * volume_end.c closes the file.
 */
#ifndef PDF_VOLUME_H
#define PDF_VOLUME_H

#include "pdf/pdf.h"
#include "pdf/piece.h"

/* Objects that every volume begins with. */
enum { CATALOG = 1, INFO, PAGE_ROOT, TREE_ROOT, DOCUMENT, FONT_LIST, PARENT_ROOT, FIRST_FREE };

/* Where an object lies (7.5.8.3): at `place`, or the `index`th of object stream `place`. */
struct row {
	uint32_t place;
	uint16_t index;
	uint8_t type;
};

/* Bookmarks: to the first pages of pieces. */
struct marks {
	struct mark {
		const char *title;
		int page;
	} * list;
	int count, capacity;
};

/* Kids of one parent, in order. */
struct list {
	int *items;
	int count, capacity;
};

struct pdf_volume {
	struct pdf_press *press;
	bool (*put)(void *data, const void *bytes, size_t n);
	void *data;
	bool failed;
	struct buf out;
	uint64_t written;                 /* without what is in `out` */
	struct sha256 hash;
	struct row *rows;
	int end, capacity;                /* numbers given out end here */
	struct buf heads, values;         /* of the object stream that is being filled */
	int packed, pack_object;
	struct arena *arena;              /* as long as the volume */
	struct table streams;             /* bytes of a stream, hashed -> its object */
	int *pictures;                    /* by place in the press: object, 0: not shown */
	int picture_capacity;
	uint32_t fonts[8];
	struct list nodes, first_nodes;   /* nodes of the page tree below its root */
	struct list leaf;                 /* pages of the node that is being filled */
	int leaf_object;
	struct list parts, first_parts;   /* below the Document */
	struct list parents;              /* leaves of the parent tree */
	struct list limits;               /* first and last key of each */
	struct buf parent_leaf;
	int parent_first;
	int next_key, pages;
	struct marks marks, first_marks;
};

void
volume_push(struct list *list, int item);
/* Gives `put` what is waiting. */
void
volume_flush(struct pdf_volume *v);
/* A new number. */
int
volume_object(struct pdf_volume *v);
/* Notes where an object lies and writes its head. */
void
volume_begin_object(struct pdf_volume *v, int object);
void
volume_put_stream(
    struct pdf_volume *v, int object, const struct buf *body, const void *bytes, size_t n);
/* Where the body of an object goes, between this and volume_end. */
struct buf *
volume_begin(struct pdf_volume *v, int object);
void
volume_end(struct pdf_volume *v);
/* Writes the object stream, node, or leaf of the parent tree that is being filled. */
void
volume_close_pack(struct pdf_volume *v);
void
volume_close_node(struct pdf_volume *v);
void
volume_close_parents(struct pdf_volume *v);
/* "1 0 R 2 0 R": a list without its brackets. */
void
volume_put_list(struct buf *to, const struct list *list);
void
volume_put_streams(struct pdf_volume *v, const struct pdf_piece *piece,
    const struct pdf_renumbering *numbers, const bool *is_new);

#endif
