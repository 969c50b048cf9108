/*
 * The catalogue of font families: a text of directives into families.
 *
 * Nothing is opened here and no folder is listed, so reading it costs next
 * to nothing; the same catalogue means the same fonts on every machine.
 */
#include "text/inside.h"

#include <stdlib.h>
#include <string.h>

enum { CATALOGUE_MOST = 1024 * 1024, NAME_MOST = 128 };

/* What the directives read so far have set. */
struct reader {
	struct catalogue *catalogue;
	struct diags *diags;
	struct place at;
	const char *own_folder;           /* of the catalogue's file */
	const char *folder, *package;
	struct family *family;
};

static char *
trim(char *s)
{
	size_t n;

	while (*s == ' ' || *s == '\t')
		s++;
	n = strlen(s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
		s[--n] = '\0';
	return s;
}

/* The key of a name: in lower case, at most NAME_MOST bytes. */
static size_t
fold_name(char *key, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < length && i < NAME_MOST; i++)
		key[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
	return i;
}

struct family *
catalogue_family(const struct catalogue *catalogue, const char *name, size_t length)
{
	char key[NAME_MOST];

	return table_find_bytes(&catalogue->families, key, fold_name(key, name, length));
}

static void
put_family(struct catalogue *catalogue, const char *name, struct family *family)
{
	char key[NAME_MOST];

	table_put_bytes(&catalogue->families, key, fold_name(key, name, strlen(name)), family);
}

const struct fallback *
catalogue_fallback(const struct catalogue *catalogue, hb_script_t script)
{
	int i;

	for (i = 0; i < catalogue->fallback_count; i++)
		if (catalogue->fallbacks[i].script == script)
			return &catalogue->fallbacks[i];
	return NULL;
}

static bool
read_folder(struct reader *r, char *rest)
{
	struct arena *arena = r->catalogue->arena;

	r->folder = *rest == '/' ? arena_strdup(arena, rest)
	                         : arena_printf(arena, "%s/%s", r->own_folder, rest);
	return *rest != '\0';
}

static bool
read_package(struct reader *r, char *rest)
{
	r->package = arena_strdup(r->catalogue->arena, rest);
	return *rest != '\0';
}

static bool
read_family(struct reader *r, char *rest)
{
	r->family = ARENA_NEW(r->catalogue->arena, struct family);
	r->family->name = arena_strdup(r->catalogue->arena, rest);
	put_family(r->catalogue, rest, r->family);
	if (!r->catalogue->unknown)
		r->catalogue->unknown = r->family;
	return *rest != '\0';
}

static bool
read_face(struct reader *r, char *rest)
{
	struct arena *arena = r->catalogue->arena;
	struct family *family = r->family;
	char *end, *slant;
	struct cut *cut;
	long weight = strtol(rest, &end, 10);

	slant = trim(end);
	end = strpbrk(slant, " \t");
	if (!family || weight < 1 || weight > 1000 || !end)
		return false;
	*end = '\0';
	if (strcmp(slant, "normal") && strcmp(slant, "italic"))
		return false;
	ARENA_ROOM(arena, family->cuts, family->count, family->capacity);
	cut = &family->cuts[family->count++];
	*cut = (struct cut){ .weight = (int)weight, .is_italic = *slant == 'i',
		.family = family->name, .package = r->package };
	end = trim(end + 1);
	cut->path = *end == '/' ? arena_strdup(arena, end)
	                        : arena_printf(arena, "%s/%s", r->folder, end);
	return true;
}

/* Splits "NAME = VALUE"; NULL when there is no '='. */
static char *
split_value(char *rest)
{
	char *value = strchr(rest, '=');

	if (!value)
		return NULL;
	*value = '\0';
	trim(rest);
	return trim(value + 1);
}

static bool
read_alias(struct reader *r, char *rest)
{
	char *value = split_value(rest);
	struct family *family;

	family = value ? catalogue_family(r->catalogue, value, strlen(value)) : NULL;
	if (family)
		put_family(r->catalogue, rest, family);
	return family != NULL;
}

static bool
read_script(struct reader *r, char *rest)
{
	struct catalogue *c = r->catalogue;
	char *value = split_value(rest), *next;
	struct fallback *fallback;
	struct family *family;

	if (!value)
		return false;
	ARENA_ROOM(c->arena, c->fallbacks, c->fallback_count, c->fallback_capacity);
	fallback = &c->fallbacks[c->fallback_count++];
	fallback->count = 0;
	fallback->script = strcmp(rest, "*") ? hb_script_from_string(rest, -1) : HB_SCRIPT_COMMON;
	for (; value; value = next) {
		next = strchr(value, ',');
		if (next)
			*next++ = '\0';
		value = trim(value);
		family = catalogue_family(c, value, strlen(value));
		if (!family || fallback->count == 8)
			return false;
		fallback->families[fallback->count++] = family;
	}
	return true;
}

static bool
read_unknown(struct reader *r, char *rest)
{
	struct family *family = catalogue_family(r->catalogue, rest, strlen(rest));

	if (family)
		r->catalogue->unknown = family;
	return family != NULL;
}

static const struct directive {
	const char *name;
	bool (*read)(struct reader *r, char *rest);
} directives[] = {
	{ "folder", read_folder }, { "package", read_package }, { "family", read_family },
	{ "face", read_face }, { "alias", read_alias }, { "script", read_script },
	{ "unknown", read_unknown },
};

static bool
read_directive(struct reader *r, char *line)
{
	size_t i, n = strcspn(line, " \t");

	for (i = 0; i < sizeof directives / sizeof *directives; i++)
		if (strlen(directives[i].name) == n && memcmp(directives[i].name, line, n) == 0)
			return directives[i].read(r, trim(line + n));
	return false;
}

static void
read_line(struct reader *r, char *line)
{
	char *comment = strchr(line, '#'), *whole;

	if (comment)
		*comment = '\0';
	line = trim(line);
	if (!*line)
		return;
	whole = arena_strdup(r->catalogue->arena, line);
	if (!read_directive(r, line))
		diag(r->diags, DIAG_TEXT_CATALOGUE_LINE, r->at, whole);
}

static bool
has_fonts(const struct catalogue *catalogue)
{
	return catalogue->unknown && catalogue->unknown->count;
}

bool
catalogue_read(struct catalogue *catalogue, const char *path, struct diags *diags)
{
	struct reader r = { .catalogue = catalogue, .diags = diags, .at = { path, 0 } };
	struct buf text = { 0 };
	char *line, *next;

	if (!file_read(path, CATALOGUE_MOST, &text, diags, r.at))
		return false;
	buf_char(&text, '\n');
	r.own_folder = file_folder(path, catalogue->arena);
	r.folder = r.own_folder;
	r.package = "";
	for (line = text.bytes; (next = strchr(line, '\n')); line = next + 1) {
		*next = '\0';
		r.at.line++;
		read_line(&r, line);
	}
	buf_drop(&text);
	if (!has_fonts(catalogue))
		diag(diags, DIAG_TEXT_CATALOGUE_EMPTY, (struct place){ path, 0 });
	return has_fonts(catalogue);
}
