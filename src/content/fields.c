/*
 * NAME=VALUE, from the command line or a file, into a document's fields.
 */
#include "content/inside.h"

#include <string.h>

enum { SETTINGS_BYTES = 1024 * 1024 };

struct content_field *
content_fields_find(const struct content_fields *fields, const char *name)
{
	size_t i;

	for (i = 0; i < fields->count; i++)
		if (strcmp(fields->list[i].name, name) == 0)
			return &fields->list[i];
	return NULL;
}

const char *
content_fields_value(const struct content_fields *fields, const char *name)
{
	const struct content_field *field = content_fields_find(fields, name);

	return field && *field->value ? field->value : NULL;
}

void
content_fields_set(struct content_fields *fields, const char *name, const char *value,
    struct place place)
{
	struct content_field *field = content_fields_find(fields, name);

	if (!field) {
		ARENA_ROOM(fields->arena, fields->list, fields->count, fields->capacity);
		field = &fields->list[fields->count++];
	}
	*field = (struct content_field){ name, value, place, false, false };
}

static const char *
trim(struct arena *arena, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		n--;
	while (n > 0 && strchr(" \t\r\n", *s))
		s++, n--;
	return arena_strndup(arena, s, n);
}

static bool
add_line(struct content_fields *fields, const char *line, size_t n, struct place place,
    struct diags *diags)
{
	const char *equals = memchr(line, '=', n), *name;

	name = equals ? trim(fields->arena, line, (size_t)(equals - line)) : "";
	if (!*name) {
		/* The value of a field is nobody's business in a log; nor is a broken line. */
		diag(diags, DIAG_CONTENT_FIELD_FORM, place, place.file ? "the line" : "the setting");
		return false;
	}
	content_fields_set(fields, name,
	    trim(fields->arena, equals + 1, n - (size_t)(equals + 1 - line)), place);
	return true;
}

static bool
add_file(struct content_fields *fields, const char *path, struct diags *diags)
{
	struct place place = { arena_strdup(fields->arena, path), 0 };
	struct buf bytes = { 0 };
	const char *s, *end;
	bool fine = file_read(path, SETTINGS_BYTES, &bytes, diags, (struct place){ NULL, 0 });

	s = bytes.bytes ? bytes.bytes : "";
	for (end = s + bytes.count; fine && s < end; s++) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t blank;

		stop = stop ? stop : end;
		place.line++;
		blank = strspn(s, " \t\r");
		if (s + blank < stop && s[blank] != '#')
			fine = add_line(fields, s, (size_t)(stop - s), place, diags);
		s = stop;
	}
	buf_drop(&bytes);
	return fine;
}

bool
content_fields_add(struct content_fields *fields, const char *setting, struct diags *diags)
{
	struct place nowhere = { NULL, 0 };

	if (setting[0] == '@')
		return add_file(fields, setting + 1, diags);
	return add_line(fields, setting, strlen(setting), nowhere, diags);
}
