/*
 * Materials into the files that their words come from: what a translator has to see.
 */
#include "content/inside.h"

#include <string.h>

static void
add_file(struct content_sources *sources, const char *path)
{
	size_t i;

	for (i = 0; i < sources->count; i++)
		if (strcmp(sources->list[i], path) == 0)
			return;
	ARENA_ROOM(sources->arena, sources->list, sources->count, sources->capacity);
	sources->list[sources->count++] = arena_strdup(sources->arena, path);
}

bool
content_sources_add(struct content_press *press, const char *path,
    struct content_sources *sources, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct content_doc *doc = content_load(press, path, arena, diags);
	xmlNode *root = doc ? xmlDocGetRootElement(doc->xml) : NULL, *n;
	const char *file;

	for (n = root; n; n = next_node(n, root)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		file = table_find(&press->files, content_place(n, arena).file);
		if (file)
			add_file(sources, file);
	}
	content_drop(doc);
	arena_drop(arena);
	return doc != NULL;
}

/* Leaders read Danish, and schools for the most part: a guide that nobody asked for in a
 * language would only hide what is missing in it. */
static bool
is_wanted(const struct content_material *m, const char *lang)
{
	return content_has_word(m->readers, "child") || content_has_word(m->readers, "family") ||
	    content_has_word(m->languages, lang);
}

void
content_sources_wanted(struct content_press *press, const char *lang,
    struct content_sources *sources, struct diags *diags)
{
	size_t count, i;
	const struct content_material *list = content_list(press, &count, diags);

	for (i = 0; i < count; i++)
		if (is_wanted(&list[i], lang))
			add_file(sources, list[i].path);
	for (i = 0; i < count; i++)
		if (is_wanted(&list[i], lang))
			content_sources_add(press, list[i].path, sources, diags);
}
