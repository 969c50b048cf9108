/*
 * A group file: what all papers of one group have in common, said once.
 *
 *     group.xml (content/schema/group.rng) or a table name,value --> fields, age group, tools
 *
 * Its fields are shared: a paper takes those that it asks for and is silent of the others.
 * printark-group(5) tells their names.
 */
#ifndef CONTENT_GROUP_H
#define CONTENT_GROUP_H

#include "content/content.h"

struct content_group_file {
	const char *ages;                 /* "8-9", "10-12", "13-14", or NULL */
	struct content_fields fields;     /* in the order of the file */
	const char **tools;               /* those chosen: batteriet, ...; none: all are used */
	size_t tool_count, tool_capacity;
};

/* Reads a group file into the press's arena.  NULL and messages at file:line when it is none or
 * something in it is wrong: an unknown name, a value of the wrong type, dates out of order, an age
 * group or a tool that there is none of. */
const struct content_group_file *
content_group_read(struct content_press *press, const char *path, struct diags *diags);

/* Adds the group's fields, under those that are given later.  The children's names only where
 * `names` says so. */
void
content_group_fill(const struct content_group_file *group, bool names,
    struct content_fields *fields);

/* Takes out of a pack the parts that belong to a tool which the group has not chosen, with a note
 * for each, and chapters that hold nothing any more. */
void
content_group_leave_tools(const struct content_group_file *group, struct content_doc *doc,
    struct diags *diags);

#endif
