/*
 * Translation files (XLIFF 1.2) into units by hash and by position.
 */
#include "content/inside.h"

#include <string.h>
#include <unistd.h>

const char *
translation_path(struct content_press *press, const char *path, const char *lang)
{
	const char *relative = relative_path(press, path);

	if (!relative)
		return NULL;
	return arena_printf(press->arena, "%s/content/translations/%s/%.*s.xlf", press->home, lang,
	    (int)(strlen(relative) - 4), relative);
}

static bool
is_xliff(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0 &&
	    node->ns && strcmp((const char *)node->ns->href, XLIFF_NS) == 0;
}

static xmlNode *
xliff_child(const xmlNode *node, const char *name)
{
	xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (is_xliff(c, name))
			return c;
	return NULL;
}

/* Was it translated for this very source?  Tools write "needs-...", "new" or an
 * approved="no" for what somebody has still to look at. */
bool
is_done(const struct unit *unit)
{
	return unit->target && !unit->is_refused && strncmp(unit->state, "needs-", 6) != 0 &&
	    strcmp(unit->state, "new") != 0;
}

static void
add_unit(struct xliff *xliff, xmlNode *node, struct arena *arena)
{
	const char *id = attribute(node, "id"), *name = attribute(node, "resname"), *state;
	const char *approved = attribute(node, "approved");
	struct unit *unit = ARENA_NEW(arena, struct unit);
	xmlNode *source = xliff_child(node, "source"), *target = xliff_child(node, "target");

	if (!id)
		return;
	state = target ? attribute(target, "state") : NULL;
	*unit = (struct unit){ .hash = id, .name = name ? name : "", .source = source,
		.target = target && target->children ? target : NULL,
		.state = state ? state : "", .note = xliff_child(node, "note"),
		.is_refused = approved && strcmp(approved, "no") == 0, .line = (int)xmlGetLineNo(node) };
	ARENA_ROOM(arena, xliff->units, xliff->count, xliff->capacity);
	xliff->units[xliff->count++] = unit;
	if (!table_find(&xliff->by_hash, id))
		table_put(&xliff->by_hash, id, unit);
	if (*unit->name && unit->target && !table_find(&xliff->by_name, unit->name))
		table_put(&xliff->by_name, unit->name, unit);
}

static void
read_units(struct content_press *press, struct xliff *xliff)
{
	xmlNode *root = xmlDocGetRootElement(xliff->xml), *n;

	for (n = root; n; n = next_node(n, root))
		if (is_xliff(n, "trans-unit"))
			add_unit(xliff, n, press->arena);
}

static struct xliff *
read_xliff(struct content_press *press, const char *file, struct diags *diags)
{
	struct xliff *xliff = ARENA_NEW(press->arena, struct xliff);
	struct place nowhere = { NULL, 0 };

	xliff->by_hash.arena = xliff->by_name.arena = press->arena;
	xliff->file = content_shown(press, file);
	if (access(file, F_OK) == 0)
		xliff->xml = content_parse(press, file, diags, nowhere);
	if (xliff->xml)
		read_units(press, xliff);
	return xliff;
}

/* The translation of a content file; `xml` is NULL in it when there is none.  NULL
 * when the content file lies outside of content/ and can have none.  Asked for every
 * segment of every letter, so looking one up again takes no memory. */
struct xliff *
find_xliff(struct content_press *press, const char *path, const char *lang, struct diags *diags)
{
	struct buf key = { 0 };
	struct xliff *xliff;

	if (!relative_path(press, path))
		return NULL;
	buf_printf(&key, "%s %s", lang, path);
	xliff = table_find(&press->xliffs, key.bytes);
	if (!xliff) {
		xliff = read_xliff(press, translation_path(press, path, lang), diags);
		table_put(&press->xliffs, key.bytes, xliff);
	}
	buf_drop(&key);
	return xliff;
}

void
drop_xliffs(struct content_press *press)
{
	size_t i;

	for (i = 0; i < press->xliffs.count; i++) {
		struct xliff *xliff = press->xliffs.rows[i].value;

		xmlFreeDoc(xliff->xml);
	}
}

/* A title without inlines is its own normal form but for the escapes.  NULL: not translated. */
const char *
translated_title(struct content_press *press, const char *title, const char *path,
    const char *lang, struct diags *diags)
{
	struct xliff *xliff = find_xliff(press, path, lang, diags);
	struct buf source = { 0 };
	struct unit *unit;

	put_escaped(&source, title, true);
	unit = xliff && source.count
	    ? table_find(&xliff->by_hash, hash_of(source.bytes, press->arena)) : NULL;
	buf_drop(&source);
	return unit && is_done(unit) ? content_text(unit->target, press->arena) : NULL;
}

static const char *
title_in(struct content_press *press, const struct content_material *m, const char *lang,
    struct diags *diags)
{
	const char *title = NULL;

	if (strcmp(lang, CONTENT_SOURCE_LANG) != 0)
		title = translated_title(press, m->title, m->path, lang, diags);
	return title ? title : m->title;
}

const char *
content_title(struct content_press *press, const char *id, const char *lang)
{
	struct diags *unheard = diags_new();
	const char *title = NULL;
	size_t count, i;
	const struct content_material *list = content_list(press, &count, unheard);

	for (i = 0; i < count && !title; i++)
		if (strcmp(list[i].id, id) == 0)
			title = title_in(press, &list[i], lang, unheard);
	diags_drop(unheard);
	return title;
}
