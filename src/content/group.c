/*
 * The file of a group into the fields of its papers.
 *
 * One file, content/schema/group.rng or a table NAME,VALUE, says what all papers of a group have in
 * common; sessions, leaders and children are counted into names of fields.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

enum { GROUP_BYTES = 1 << 20 };

struct group {
	struct content_fields *fields;
	struct arena *arena;
	struct diags *diags;
	struct place place;               /* of what is being read */
	int sessions, leaders, children, tools;
};

static void
set(struct group *g, const char *name, const char *value)
{
	if (value)
		content_fields_set(g->fields, name, arena_strdup(g->arena, value), g->place);
}

static void
set_numbered(struct group *g, const char *what, int number, const char *part, const char *value)
{
	set(g, arena_printf(g->arena, "%s-%d-%s", what, number, part), value);
}

/* A name at the end of a list of names. */
static void
append(struct group *g, const char *list, const char *name)
{
	const char *before = content_fields_value(g->fields, list);

	set(g, list, before ? arena_printf(g->arena, "%s, %s", before, name) : name);
}

static void
take_session(struct group *g, const xmlNode *node)
{
	const char *date = attribute(node, "date"), *from = attribute(node, "from");
	const char *to = attribute(node, "to");
	int number = ++g->sessions;

	set_numbered(g, "session", number, "date", date);
	set_numbered(g, "session", number, "start-time", from);
	set_numbered(g, "session", number, "end-time", to);
	set(g, "end-date", date);
	if (number > 1)
		return;
	set(g, "start-date", date);
	set(g, "start-time", from);
	set(g, "end-time", to);
}

static void
take_leader(struct group *g, const xmlNode *node)
{
	int number = ++g->leaders;

	set_numbered(g, "leader", number, "name", attribute(node, "name"));
	set_numbered(g, "leader", number, "phone", attribute(node, "phone"));
	set_numbered(g, "leader", number, "mail", attribute(node, "mail"));
}

static void
take_element(struct group *g, const xmlNode *node)
{
	const char *kind = (const char *)node->name, *name = attribute(node, "name");

	g->place.line = (int)xmlGetLineNo(node);
	if (strcmp(kind, "session") == 0)
		take_session(g, node);
	else if (strcmp(kind, "leader") == 0)
		take_leader(g, node);
	else if (strcmp(kind, "field") == 0)
		set(g, arena_strdup(g->arena, name), attribute(node, "value"));
	else if (strcmp(kind, "child") == 0) {
		set_numbered(g, "child", ++g->children, "name", name);
		append(g, "children", name);
	} else {
		set_numbered(g, "tool", ++g->tools, "name", name);
		append(g, "tools", name);
	}
}

static bool
read_xml(struct content_press *press, struct group *g, const char *path, const char **ages)
{
	xmlDoc *xml = content_parse(press, path, g->diags, (struct place){ NULL, 0 });
	xmlNode *root = xml ? xmlDocGetRootElement(xml) : NULL, *n;
	bool fine = false;

	if (root) {
		tell_file(root, g->place.file);
		fine = check_schema(press, xml, SCHEMA_GROUP, g->diags);
	}
	for (n = fine ? root->children : NULL; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			take_element(g, n);
	if (fine && attribute(root, "ages"))
		*ages = arena_strdup(g->arena, attribute(root, "ages"));
	xmlFreeDoc(xml);
	return fine;
}

/* ---- a table -------------------------------------------------------------- */

/* A cell, out of its quotes. */
static const char *
unquote(struct arena *arena, const char *s, size_t n)
{
	char *text;
	size_t i, k = 0;

	while (n > 0 && strchr(" \t\r", s[n - 1]))
		n--;
	text = arena_alloc(arena, n + 1);
	if (n < 2 || s[0] != '"' || s[n - 1] != '"')
		return memcpy(text, s, n);
	for (i = 1; i < n - 1; i++) {
		i += s[i] == '"' && s[i + 1] == '"' && i + 2 < n;
		text[k++] = s[i];
	}
	text[k] = '\0';
	return text;
}

static bool
take_row(struct group *g, const char *s, size_t n, const char **ages)
{
	const char *comma = memchr(s, ',', n), *name, *value;

	if (n == 0 || *s == '#' || strspn(s, " \t\r") >= n)
		return true;
	if (!comma) {
		diag(g->diags, DIAG_GROUP_ROW, g->place);
		return false;
	}
	name = unquote(g->arena, s, (size_t)(comma - s));
	value = unquote(g->arena, comma + 1, n - (size_t)(comma + 1 - s));
	if (strcmp(name, "ages") == 0)
		*ages = value;
	else if (strcmp(name, "name") != 0 || g->place.line > 1)
		set(g, name, value);
	return true;
}

static bool
read_table(struct group *g, const char **ages)
{
	struct buf bytes = { 0 };
	bool fine = file_read(g->place.file, GROUP_BYTES, &bytes, g->diags, (struct place){ NULL, 0 });
	const char *s = bytes.bytes ? bytes.bytes : "", *end = s + bytes.count, *stop;

	for (; fine && s < end; s = stop + 1) {
		stop = memchr(s, '\n', (size_t)(end - s));
		stop = stop ? stop : end;
		g->place.line++;
		fine = take_row(g, s, (size_t)(stop - s), ages);
	}
	buf_drop(&bytes);
	return fine;
}

bool
content_group_read(struct content_press *press, const char *path, struct content_fields *fields,
    const char **ages, struct diags *diags)
{
	struct group g = { .fields = fields, .arena = fields->arena, .diags = diags };
	size_t n = strlen(path), i;
	char *real = realpath(path, NULL);
	bool fine;

	g.place.file = arena_strdup(g.arena, path);
	if (real && n > 4 && strcmp(path + n - 4, ".xml") == 0)
		fine = read_xml(press, &g, arena_strdup(g.arena, real), ages);
	else
		fine = read_table(&g, ages);
	free(real);
	for (i = 0; i < fields->count; i++)
		fields->list[i].is_shared = true;
	return fine;
}
