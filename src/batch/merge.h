/*
 * What merge.c and cover.c share: the merged file of a run.
 */
#ifndef BATCH_MERGE_H
#define BATCH_MERGE_H

#include "batch/inside.h"

#include "pdf/pdf.h"

struct merge {
	struct batch *batch;
	struct pdf_volume *volume; /* NULL: none is begun */
	struct buf beside;         /* the file that is being written */
	int fd;
	int error; /* errno of the write that failed */
	struct chain chain; /* what went into the volumes so far */
	struct sha256 hash;
	int64_t bytes;
	size_t next;                 /* letter of the queue to be bound */
	int number;                  /* of the volume, from 1 */
	int most;                    /* pages of a volume; 0: all in one */
	int letters, copies;         /* in this volume */
	struct table languages;      /* -> int, in this volume */
	const char *epoch;           /* its date: that of its first letter */
	struct arena *arena;         /* of this volume */
};

/* Makes the cover sheet of the volume, and puts it first. */
void
merge_add_cover(struct merge *merge);

#endif
