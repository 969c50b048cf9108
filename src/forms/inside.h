/*
 * What only this room shares.
 */
#ifndef FORMS_INSIDE_H
#define FORMS_INSIDE_H

#include "forms/forms.h"

enum json_type { JSON_OTHER, JSON_STRING, JSON_NUMBER, JSON_LIST, JSON_OBJECT };

struct json {
	enum json_type type;
	const char *key;                  /* in an object */
	const char *string;               /* JSON_STRING: UTF-8, "" for what is none */
	double number;
	struct json *first, *next;        /* of a list or an object */
};

/* A whole text; NULL when it is no JSON, or nests deeper than 100. */
const struct json *
json_parse(const char *text, size_t length, struct arena *arena);

/* The member of an object, or NULL; NULL has none. */
const struct json *
json_member(const struct json *object, const char *key);

/* Appends a letter in UTF-8. */
void
letters_put(struct buf *to, uint32_t code);

/* The text of a string in PDFDocEncoding, given as hexadecimal digits; in the arena. */
const char *
letters_of_bytes(const char *hexadecimal, struct arena *arena);

/* Appends what qpdf tells of a PDF's objects.  False after a message. */
bool
qpdf_objects(const char *path, struct buf *to, struct diags *diags);

#endif
