/*
 * Files and their answers into CSV (RFC 4180, with semicolons) or JSON.
 */
#include "forms/inside.h"

#include <string.h>

/* ---- which columns ------------------------------------------------- */

struct columns {
	struct arena *arena;
	struct table names;       /* of all fields, as they come */
	size_t material;          /* bytes that all begin with: "spoergeskema-barn:" */
};

static size_t
material_length(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? (size_t)(colon - name) + 1 : 0;
}

static bool
same_material(const struct columns *c, const char *name)
{
	const char *first = c->names.rows[0].key;

	return material_length(name) == c->material && strncmp(first, name, c->material) == 0;
}

static void
find_columns(struct columns *c, const struct forms_file *files, int count)
{
	int i, j;

	c->names.arena = c->arena;
	for (i = 0; i < count; i++)
		for (j = 0; j < files[i].count; j++)
			table_put(&c->names, files[i].fields[j].name, c);
	if (c->names.count)
		c->material = material_length(c->names.rows[0].key);
	for (i = 0; c->material && i < (int)c->names.count; i++)
		if (!same_material(c, c->names.rows[i].key))
			c->material = 0;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* How often a file is called so. */
static void
count_files(struct table *names, const struct forms_file *files, int count)
{
	int i, *times;

	for (i = 0; i < count; i++) {
		times = table_find(names, base_name(files[i].path));
		if (!times) {
			times = ARENA_NEW(names->arena, int);
			table_put(names, base_name(files[i].path), times);
		}
		++*times;
	}
}

/* A file's name; its path where another is called the same.  Bytes that are no UTF-8 are told as
 * U+FFFD. */
static const char *
file_name(const struct table *names, const struct forms_file *file)
{
	const int *times = table_find(names, base_name(file->path));
	const char *s = *times > 1 ? file->path : base_name(file->path), *end = s + strlen(s);
	struct buf name = { 0 };
	const char *kept;

	while (s < end)
		letters_put(&name, utf8_next(&s, end));
	kept = arena_strndup(names->arena, name.bytes ? name.bytes : "", name.count);
	buf_drop(&name);
	return kept;
}

static const char *
answer(const struct forms_file *file, const char *name)
{
	int i;

	for (i = 0; i < file->count; i++)
		if (strcmp(file->fields[i].name, name) == 0)
			return file->fields[i].value;
	return "";
}

/* ---- CSV ----------------------------------------------------------- */

/* What a spreadsheet would take for a formula begins with an apostrophe, and so does what has one
 * of its own, so that taking one away always gives back what was typed. */
static void
put_cell(struct buf *to, const char *text)
{
	buf_char(to, '"');
	if (*text && strchr("=+-@\t\r\n|%'", *text))
		buf_char(to, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_char(to, '"');
		buf_char(to, (unsigned char)*text);
	}
	buf_char(to, '"');
}

void
forms_put_csv(const struct forms_file *files, int count, struct buf *to)
{
	struct columns c = { .arena = arena_new() };
	struct table names = { .arena = c.arena };
	size_t j;
	int i;

	find_columns(&c, files, count);
	count_files(&names, files, count);
	buf_string(to, "\xEF\xBB\xBF\"file\"");
	for (j = 0; j < c.names.count; j++) {
		buf_char(to, ';');
		put_cell(to, c.names.rows[j].key + c.material);
	}
	buf_string(to, "\r\n");
	for (i = 0; i < count; i++) {
		put_cell(to, file_name(&names, &files[i]));
		for (j = 0; j < c.names.count; j++) {
			buf_char(to, ';');
			put_cell(to, answer(&files[i], c.names.rows[j].key));
		}
		buf_string(to, "\r\n");
	}
	arena_drop(c.arena);
}

/* ---- JSON ---------------------------------------------------------- */

static void
put_string(struct buf *to, const char *text)
{
	buf_char(to, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			buf_printf(to, "\\%c", c);
		else if (c < 0x20)
			buf_printf(to, "\\u%04x", c);
		else
			buf_char(to, c);
	}
	buf_char(to, '"');
}

void
forms_put_json(const struct forms_file *files, int count, struct buf *to)
{
	struct table names = { .arena = arena_new() };
	int i, j;

	count_files(&names, files, count);
	buf_string(to, "[");
	for (i = 0; i < count; i++) {
		buf_string(to, i ? ",\n  {\"file\": " : "\n  {\"file\": ");
		put_string(to, file_name(&names, &files[i]));
		buf_string(to, ", \"fields\": {");
		for (j = 0; j < files[i].count; j++) {
			buf_string(to, j ? ", " : "");
			put_string(to, files[i].fields[j].name);
			buf_string(to, ": ");
			put_string(to, files[i].fields[j].value);
		}
		buf_string(to, "}}");
	}
	buf_string(to, "\n]\n");
	arena_drop(names.arena);
}
