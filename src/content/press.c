/*
 * A folder into an open project, and paths into names that people know.
 */
#include "content/inside.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *
real_path(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *kept = real ? arena_strdup(arena, real) : NULL;

	free(real);
	return kept;
}

static bool
is_project(const char *home, struct arena *arena)
{
	return access(arena_printf(arena, "%s/styles", home), R_OK) == 0;
}

struct content_press *
content_open(const char *home, struct diags *diags)
{
	struct content_press *press = mem_alloc(sizeof *press);
	struct place nowhere = { NULL, 0 };

	LIBXML_TEST_VERSION
	press->arena = arena_new();
	press->home = real_path(press->arena, home);
	press->cwd = real_path(press->arena, ".");
	if (!press->home || !is_project(press->home, press->arena)) {
		diag(diags, DIAG_CONTENT_HOME, nowhere, home);
		content_close(press);
		return NULL;
	}
	press->folders[0] = press->home;
	press->roots = (struct roots){ press->folders, 1 };
	press->strings.arena = press->arena;
	press->files.arena = press->shown.arena = press->arena;
	press->xliffs.arena = press->arena;
	press->symbols.arena = press->keys.arena = press->own_pictures.arena = press->arena;
	press->logs.arena = press->headings.arena = press->arena;
	press->spoken.arena = press->spoken.words.arena = arena_new();
	return press;
}

void
content_close(struct content_press *press)
{
	if (!press)
		return;
	drop_kept(press);
	drop_schemas(press);
	drop_xliffs(press);
	xmlFreeDoc(press->symbol_doc);
	xmlFreeDoc(press->groups);
	arena_drop(press->spoken.arena);
	arena_drop(press->arena);
	free(press);
}

const char *
content_home(const struct content_press *press)
{
	return press->home;
}

const struct roots *
content_roots(const struct content_press *press)
{
	return &press->roots;
}

/* What of `path` lies below `folder`, or NULL. */
static const char *
below(const char *path, const char *folder)
{
	size_t n = folder ? strlen(folder) : 0;

	if (n == 0 || strncmp(path, folder, n) != 0 || path[n] != '/')
		return NULL;
	return path + n + 1;
}

bool
is_below(const char *path, const char *folder)
{
	return below(path, folder) != NULL;
}

const char *
openable(const struct content_press *press, const char *path)
{
	const char *rest = below(path, press->cwd);

	return rest ? rest : path;
}

const char *
content_shown(struct content_press *press, const char *path)
{
	const char *rest = below(path, press->cwd), *shown = table_find(&press->shown, path);

	if (shown)
		return shown;
	if (!rest)
		rest = below(path, press->home);
	shown = arena_strdup(press->arena, rest ? rest : path);
	table_put(&press->shown, path, (void *)shown);
	return shown;
}

const char *
relative_path(const struct content_press *press, const char *path)
{
	const char *rest = below(path, press->home);

	return rest && strncmp(rest, "content/", 8) == 0 ? rest + 8 : NULL;
}
