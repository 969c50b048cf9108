/*
 * A document's fields and their values: what is merged into a material before it is laid out.
 *
 * Values are given by name, checked by the type that the document asks for, and put in place in
 * the language that stands there.  For a run of many letters a sign can stand where a value
 * would (a hole), to be filled when the letter is made.
 */
#ifndef CONTENT_MERGE_H
#define CONTENT_MERGE_H

#include "base/base.h"

struct _xmlNode;
struct content_doc;
struct content_press;
struct content_wish;

/* The values of a document's fields, by name.  Zero-initialise with an arena. */
struct content_fields {
	struct arena *arena;
	struct content_field {
		const char *name, *value;
		struct place place;       /* where it was given; file NULL: the command line */
		bool is_shared;           /* of a group: not every material has a field for it */
		bool is_private;          /* of the children of a group: never in a letter */
	} * list;
	size_t count, capacity;
};

/* Adds one "NAME=VALUE", or all lines of a file for "@FILE" (one NAME=VALUE a line, # begins a
 * comment).  A later value replaces an earlier one.  False and a message when it is neither. */
bool
content_fields_add(struct content_fields *fields, const char *setting, struct diags *diags);

/* Gives a field its value as it stands; replaces an earlier one.  Name and value are lent. */
void
content_fields_set(struct content_fields *fields, const char *name, const char *value,
    struct place place);

/* A field that was given, or NULL. */
struct content_field *
content_fields_find(const struct content_fields *fields, const char *name);

/* The value of a field; NULL when none was given or it is empty. */
const char *
content_fields_value(const struct content_fields *fields, const char *name);

/* A field that a document asks for. */
struct content_want {
	const char *name;
	const char *type;                 /* text, date, time, number, weekday */
	bool is_optional;                 /* wherever it stands */
	struct place place;               /* where it is asked for first */
};

/* All fields that a localised document asks for under the (settled) wish, in order, in the
 * document's arena. */
const struct content_want *
content_wants(const struct content_doc *doc, const struct content_wish *wish, size_t *count);

/* A value of a table as people write it (2.3.2026, 17.30, 2,5) as a field of this type has it
 * (2026-03-02, 17:30, 2.5), in the arena or as it stands; NULL, and its name and form, when it is
 * none.  For text: NULL when it holds a control character or is no UTF-8. */
const char *
content_typed_value(const char *type, const char *value, const char **name, const char **form,
    struct arena *arena);

/* Does a text hold a civil registration number? */
bool
content_holds_cpr(const char *text);

/* Where a value would stand in a tree: what was asked for there. */
struct content_hole {
	const char *name, *type;
	const char *style, *lang;         /* style may be NULL */
	char lead;                        /* before its sign, or 0 */
};

/* Holes by their numbers.  Zero-initialise with an arena.  The sign of hole i is the letter
 * CONTENT_HOLE + i, or CONTENT_HOLES more when a figure or a small letter stands before it for the
 * first of the value's own: sentences do not begin with those.  Beyond CONTENT_HOLES values are put
 * in as ever. */
enum { CONTENT_HOLE = 0xF0000, CONTENT_HOLES = 0x800 };
struct content_holes {
	struct arena *arena;
	struct content_hole *list;
	size_t count, capacity;
};

/* Replaces every insert, date, time and number by text in the language where it stands;
 * what is profiled away for the (settled) wish needs no value.  Errors: a field without
 * value, a value of the wrong type, a civil registration number anywhere.  Warning: a
 * field that the material does not have.  With `holes` (else NULL) a sign stands where a value
 * would, and is told there; the rest is as with the values. */
void
content_merge(struct content_doc *doc, const struct content_wish *wish,
    struct content_fields *fields, struct content_holes *holes, struct diags *diags);

/* What a merged tree depends on besides the values themselves: which fields have one, and the
 * direction of its letters; with `by_sentence` also how values look to a stylesheet that parts text
 * into sentences.  NULL when a value has blanks that a stylesheet could trim, or ends a sentence. */
const char *
content_shape(const struct content_fields *fields, bool by_sentence, struct arena *arena);

/* The text that goes into a hole, in the arena; NULL where content_merge would have something to
 * say of it. */
const char *
content_hole_text(struct content_press *press, const struct content_hole *hole,
    const struct content_fields *fields, struct arena *arena);

/* A text that has holes' signs: does it, and with texts in place of them, by their numbers.  False
 * when there is a hole beyond `count`. */
bool
content_has_holes(const char *pattern);
bool
content_fill_holes(const char *pattern, const char *const *texts, size_t count, struct buf *to);

/* Does the text of an element hold a civil registration number? */
bool
content_block_holds_cpr(const struct _xmlNode *block, struct arena *arena);

/* Has the material paragraphs whose words are looked at for pictures (content_mark_keys)? */
bool
content_marks_keys(const struct content_doc *doc);

/* Has the material parts that stand once for each child of a group (each="child")? */
bool
content_repeats_children(const struct content_doc *doc);

/* As content_load does: what is read from now on may lie in the folder of this material, too. */
void
content_read_from(struct content_press *press, const char *path, struct arena *arena);

/* Marks the words of <p symbols="key"> that a symbol stands for: <key symbol="...">word</key>. */
void
content_mark_keys(struct content_press *press, struct content_doc *doc, struct diags *diags);

#endif
