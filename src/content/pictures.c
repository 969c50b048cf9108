/*
 * A folder of the user's own pictures, which add to the project's and take the place of those
 * of the same name.
 *
 * names.csv names them, one a row: name, file (below the folder; NAME.svg where it is left
 * out), then a column for each language with what the picture shows (da, en, ...), and words-da
 * and the like for the words that it stands for in running text.  A folder that
 * holds OpenMoji as npm installs it has data/openmoji.csv instead: hexcode is the name
 * and color/svg/HEXCODE.svg the file, annotation is the English name.
 */
#include "content/inside.h"
#include "content/roster.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Which columns say what; -1 where there is none. */
struct columns {
	int name, file;
	bool is_openmoji;
};

static const char *
cell(const struct content_roster_row *row, int column)
{
	return column >= 0 ? row->cells[column] : "";
}

/* The picture's real path below the folder, or NULL. */
static const char *
find_file(struct content_press *press, const struct columns *columns,
    const struct content_roster_row *row)
{
	const char *folder = press->folders[OWN_FOLDER], *path;
	const char *name = cell(row, columns->name);
	const char *file = cell(row, columns->file);
	char *real;

	if (columns->is_openmoji)
		file = arena_printf(press->arena, "color/svg/%s.svg", name);
	else if (!*file)
		file = arena_printf(press->arena, "%s.svg", name);
	path = arena_printf(press->arena, "%s/%s", folder, file);
	real = realpath(path, NULL);
	path = real && is_below(real, folder) ? arena_strdup(press->arena, real) : NULL;
	free(real);
	return path;
}

static void
add_picture(struct content_press *press, const struct columns *columns,
    const struct content_roster_row *row, struct diags *diags)
{
	const char *name = cell(row, columns->name);
	const char *path = *name ? find_file(press, columns, row) : NULL;
	struct place place = { press->own->path, row->line };
	struct own_picture *picture;

	if (!*name)
		return;
	if (!path) {
		/* OpenMoji's list has names of groups, too, which have no picture. */
		if (!columns->is_openmoji)
			diag(diags, DIAG_CONTENT_PICTURE, place, name);
		return;
	}
	picture = ARENA_NEW(press->arena, struct own_picture);
	*picture = (struct own_picture){ .name = name, .path = path, .row = row };
	table_put(&press->own_pictures, name, picture);
}

static bool
read_names(struct content_press *press, const char *path, bool is_openmoji, struct diags *diags)
{
	struct columns columns = { .is_openmoji = is_openmoji };
	struct place place = { content_shown(press, path), 1 };
	size_t i;

	press->own = ARENA_NEW(press->arena, struct content_roster);
	press->own->arena = press->arena;
	if (!content_roster_read(press->own, place.file, diags))
		return false;
	columns.name = content_roster_column(press->own, is_openmoji ? "hexcode" : "name");
	columns.file = content_roster_column(press->own, "file");
	if (columns.name < 0) {
		diag(diags, DIAG_CONTENT_PICTURE_NAMES, place, is_openmoji ? "hexcode" : "name");
		return false;
	}
	for (i = 0; i < press->own->count; i++)
		add_picture(press, &columns, &press->own->rows[i], diags);
	return true;
}

bool
content_add_pictures(struct content_press *press, const char *folder, struct diags *diags)
{
	static const char *const lists[] = { "names.csv", "data/openmoji.csv" };
	struct place nowhere = { NULL, 0 };
	char *real = realpath(folder, NULL);
	const char *path;
	size_t i;

	for (i = 0; real && i < sizeof lists / sizeof *lists; i++) {
		path = arena_printf(press->arena, "%s/%s", real, lists[i]);
		if (access(path, R_OK) != 0)
			continue;
		press->folders[OWN_FOLDER] = arena_strdup(press->arena, real);
		press->folders[1] = press->folders[1] ? press->folders[1] : press->home;
		press->roots.count = OWN_FOLDER + 1;
		free(real);
		return read_names(press, path, i > 0, diags);
	}
	free(real);
	diag(diags, DIAG_CONTENT_PICTURES, nowhere, folder);
	return false;
}

/* ---- what a picture is called -------------------------------------------- */

const char *
own_column(struct content_press *press, const struct own_picture *picture, const char *column)
{
	return cell(picture->row, content_roster_column(press->own, column));
}

/* OpenMoji's names are English, in a column of another name. */
static const char *
own_name(struct content_press *press, const struct own_picture *picture, const char *lang)
{
	const char *name = own_column(press, picture, lang);

	if (!*name && strcmp(lang, "en") == 0)
		name = own_column(press, picture, "annotation");
	return name;
}

/* The name in the language, or in Danish, or in English: `from` says which. */
const char *
own_alt(struct content_press *press, const struct own_picture *picture, const char *lang,
    struct diags *diags, struct place from)
{
	const char *const others[] = { lang, CONTENT_SOURCE_LANG, "en" };
	const char *name;
	size_t i;

	for (i = 0; i < sizeof others / sizeof *others; i++) {
		name = own_name(press, picture, others[i]);
		if (!*name)
			continue;
		if (i > 0)
			diag(diags, DIAG_CONTENT_PICTURE_ALT, from, picture->name, lang, others[i]);
		return name;
	}
	return NULL;
}

const char *const *
content_pictures(struct content_press *press, size_t *count)
{
	const char **names = ARENA_ARRAY(press->arena, const char *, press->own_pictures.count + 1);
	size_t i;

	*count = press->own_pictures.count;
	for (i = 0; i < *count; i++)
		names[i] = ((struct own_picture *)press->own_pictures.rows[i].value)->name;
	return names;
}
