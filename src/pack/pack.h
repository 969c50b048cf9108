/*
 * A pack on its way to one document: what pack.c and its folder share.
 */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "verbs.h"

struct binding {
	struct press *press;
	struct task *task;
	struct arena *arena;
	struct content_wish wish;         /* the pack's, settled */
	const char *lang;                 /* of its parts */
	struct adapt_pack *pack;
	bool has_samples;
	bool *used;                       /* of the task's fields: some part has them */
	struct trial *trial;
};

/* The fields that a document has, of all that the pack was given, into `fields`. */
void
pack_fields(struct binding *b, const struct content_doc *doc, const struct content_wish *wish,
    struct content_fields *fields);

/* The same of a part: its own values before those given for all. */
void
pack_part_fields(struct binding *b, const struct adapt_part *part, const struct content_doc *doc,
    const struct content_wish *wish, struct content_fields *fields);

/* A value that no part has a field for was meant for something: a warning for each. */
void
pack_tell_unused(const struct binding *b);

#endif
