/*
 * The project's folders into its catalogue.
 *
 * A material's file is named for its id, so that one material is found
 * without reading the others; only a list, or an id that no file is named
 * for, opens them all, and reads no further than their summary.
 */
#include "content/inside.h"

#include <dirent.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const folders[] = { "letters", "agendas", "sheets", "guides", "packs" };

enum { FOLDERS = sizeof folders / sizeof *folders, NEAREST = 3 };

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && strcmp(s + n - k, end) == 0;
}

/* The XML files of a folder of content/, sorted: real paths. */
void
list_folder(struct content_press *press, const char *folder, struct names *names)
{
	const char *path = arena_printf(press->arena, "%s/content/%s", press->home, folder);
	DIR *dir = opendir(path);
	size_t from = names->count;
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		if (!ends_with(entry->d_name, ".xml") || entry->d_name[0] == '.')
			continue;
		ARENA_ROOM(press->arena, names->list, names->count, names->capacity);
		names->list[names->count++] =
		    arena_printf(press->arena, "%s/%s", path, entry->d_name);
	}
	closedir(dir);
	if (names->count > from)
		qsort(names->list + from, names->count - from, sizeof *names->list, by_name);
}

/* ---- languages ------------------------------------------------------ */

static void
list_languages(struct content_press *press, struct names *names)
{
	const char *path = arena_printf(press->arena, "%s/content/translations", press->home);
	DIR *dir = opendir(path);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (strchr(entry->d_name, '.'))
			continue;
		ARENA_ROOM(press->arena, names->list, names->count, names->capacity);
		names->list[names->count++] = arena_strdup(press->arena, entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (names->count)
		qsort(names->list, names->count, sizeof *names->list, by_name);
}

const char *const *
content_languages(struct content_press *press, size_t *count)
{
	struct names names = { 0 };

	if (!press->languages) {
		list_languages(press, &names);
		press->language_count = names.count;
		press->languages = names.count ? names.list : ARENA_ARRAY(press->arena, const char *, 1);
	}
	*count = press->language_count;
	return press->languages;
}

/* "da", and each language whose folder holds this material (a file of content/). */
static const char *
languages_of(struct content_press *press, const char *path)
{
	const char *languages = CONTENT_SOURCE_LANG;
	size_t count, i;
	const char *const *list = content_languages(press, &count);

	for (i = 0; i < count; i++)
		if (access(translation_path(press, path, list[i]), F_OK) == 0)
			languages = arena_printf(press->arena, "%s %s", languages, list[i]);
	return languages;
}

/* ---- one row -------------------------------------------------------- */

static const char *
read_attribute(xmlTextReader *reader, const char *name, struct arena *arena)
{
	xmlChar *value = xmlTextReaderGetAttribute(reader, BAD_CAST name);
	const char *kept = arena_strdup(arena, value ? (const char *)value : "");

	xmlFree(value);
	return kept;
}

static const char *
read_text(xmlTextReader *reader, struct arena *arena)
{
	xmlNode *node = xmlTextReaderExpand(reader);

	return node ? content_text(node, arena) : "";
}

/* Title and summary come first in a material; what follows is not read. */
static void
read_head(xmlTextReader *reader, struct content_material *m, struct arena *arena)
{
	int status = xmlTextReaderRead(reader);

	while (status == 1) {
		const char *name = (const char *)xmlTextReaderConstLocalName(reader);

		if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT) {
			status = xmlTextReaderRead(reader);
			continue;
		}
		if (strcmp(name, "title") == 0)
			m->title = read_text(reader, arena);
		else if (strcmp(name, "summary") == 0)
			m->summary = read_text(reader, arena);
		else if (strcmp(name, "subtitle") != 0)
			return;
		status = xmlTextReaderNext(reader);
	}
}

/* A broken file is no material here; it speaks for itself when it is built. */
static void
be_quiet(void *data, xmlErrorPtr error)
{
	(void)data, (void)error;
}

static bool
read_material(struct content_press *press, const char *path, struct content_material *m)
{
	xmlTextReader *reader = xmlReaderForFile(path, NULL, XML_PARSE_NONET);
	int status;

	if (!reader)
		return false;
	xmlTextReaderSetStructuredErrorHandler(reader, be_quiet, NULL);
	do
		status = xmlTextReaderRead(reader);
	while (status == 1 && xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT);
	if (status == 1) {
		m->kind = arena_strdup(press->arena,
		    (const char *)xmlTextReaderConstLocalName(reader));
		m->place.line = xmlTextReaderGetParserLineNumber(reader);
		m->id = read_attribute(reader, "id", press->arena);
		m->form = read_attribute(reader, "kind", press->arena);
		m->readers = read_attribute(reader, "reader", press->arena);
		m->ages = read_attribute(reader, "ages", press->arena);
		m->title = m->summary = "";
		read_head(reader, m, press->arena);
	}
	xmlFreeTextReader(reader);
	m->path = path;
	m->place.file = content_shown(press, path);
	return status == 1 && *m->id;
}

/* ---- the list ------------------------------------------------------- */

static void
check_twice(const struct content_press *press, const struct content_material *m,
    struct diags *diags)
{
	size_t i;

	for (i = 0; i < press->material_count; i++) {
		const struct content_material *other = &press->materials[i];

		if (strcmp(other->id, m->id) == 0)
			diag(diags, DIAG_CONTENT_TWICE, m->place, m->id, other->place.file,
			    other->place.line);
	}
}

static void
read_catalogue(struct content_press *press, struct diags *diags)
{
	struct names names = { 0 };
	size_t i;

	for (i = 0; i < FOLDERS; i++)
		list_folder(press, folders[i], &names);
	press->materials = ARENA_ARRAY(press->arena, struct content_material, names.count);
	for (i = 0; i < names.count; i++) {
		struct content_material *m = &press->materials[press->material_count];

		if (!read_material(press, names.list[i], m))
			continue;
		m->languages = languages_of(press, names.list[i]);
		check_twice(press, m, diags);
		press->material_count++;
	}
	press->listed = true;
}

const struct content_material *
content_list(struct content_press *press, size_t *count, struct diags *diags)
{
	if (!press->listed)
		read_catalogue(press, diags);
	*count = press->material_count;
	return press->materials;
}

/* ---- finding -------------------------------------------------------- */

static int
least(int a, int b, int c)
{
	int ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* How many letters must change to make one word of the other (Levenshtein). */
static int
distance(const char *a, const char *b)
{
	int row[64], n = (int)strlen(b), i, j, corner, above;

	if (n > 63)
		return 99;
	for (j = 0; j <= n; j++)
		row[j] = j;
	for (i = 1; a[i - 1]; i++) {
		corner = row[0];
		row[0] = i;
		for (j = 1; j <= n; j++) {
			above = row[j];
			row[j] = least(row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
			corner = above;
		}
	}
	return row[n];
}

/* Alike enough to be meant: a beginning or a part of it, or few letters changed. */
static int
unlikeness(const char *wanted, const char *id)
{
	if (strlen(wanted) > 2 && strstr(id, wanted))
		return 1;
	return distance(wanted, id);
}

static const char *
suggestions(struct content_press *press, const char *wanted, struct arena *arena)
{
	int most = (int)strlen(wanted) / 3 + 1, d;
	const char *list = "";
	size_t i, n = 0;

	for (d = 0; d <= most && n < NEAREST; d++)
		for (i = 0; i < press->material_count && n < NEAREST; i++) {
			if (unlikeness(wanted, press->materials[i].id) != d)
				continue;
			list = arena_printf(arena, "%s%s%s", list, n ? ", " : "",
			    press->materials[i].id);
			n++;
		}
	if (n)
		return arena_printf(arena, "; did you mean %s?", list);
	return "; `printark list` shows what there is";
}

static const char *
find_listed(struct content_press *press, const char *id, struct arena *arena, struct diags *diags)
{
	struct place nowhere = { NULL, 0 };
	size_t count, i;
	const struct content_material *list = content_list(press, &count, diags);

	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, id) == 0)
			return list[i].path;
	diag(diags, DIAG_CONTENT_UNKNOWN, nowhere, id, suggestions(press, id, arena));
	return NULL;
}

const char *
content_find(struct content_press *press, const char *material, struct arena *arena,
    struct diags *diags)
{
	bool is_path = strchr(material, '/') || ends_with(material, ".xml");
	struct place nowhere = { NULL, 0 };
	const char *path, *kept;
	char *real;
	size_t i;

	for (i = 0; i < FOLDERS && !is_path; i++) {
		path = arena_printf(arena, "%s/content/%s/%s.xml", press->home, folders[i], material);
		if (access(path, F_OK) == 0)
			return path;
	}
	if (!is_path)
		return find_listed(press, material, arena, diags);
	real = realpath(material, NULL);
	if (!real) {
		diag(diags, DIAG_CONTENT_UNKNOWN, nowhere, material, ": there is no such file");
		return NULL;
	}
	kept = arena_strdup(arena, real);
	free(real);
	return kept;
}
