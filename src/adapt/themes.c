/*
 * The themes that may lie over a reader's own look: a file each, found by name.
 */
#include "adapt/inside.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int
is_theme(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name);

	return n > 4 && entry->d_name[0] != '.' && strcmp(entry->d_name + n - 4, ".xml") == 0;
}

bool
adapt_has_theme(struct adapt_press *press, const char *name, struct diags *diags)
{
	const char *folder = arena_printf(press->arena, "%s/styles/present/themes/over",
	    content_home(press->content));
	const char *all = "";
	struct dirent **entries;
	struct place nowhere = { NULL, 0 };
	bool has = !name;
	int i, count = name ? scandir(folder, &entries, is_theme, alphasort) : -1;

	for (i = 0; i < count; i++) {
		const char *theme = entries[i]->d_name;
		size_t n = strlen(theme) - 4;

		has = has || (strlen(name) == n && strncmp(theme, name, n) == 0);
		all = arena_printf(press->arena, "%s%s%.*s", all, *all ? ", " : "", (int)n, theme);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	if (!has)
		diag(diags, DIAG_ADAPT_THEME, nowhere, name, *all ? all : "none");
	return has;
}
