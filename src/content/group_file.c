/*
 * A group file into fields: place, times, leaders, sessions, age group, tools.
 *
 * XML and table say the same: each of their values has a name, and it is the names
 * that are known, typed and put in order here.
 */
#include "content/group.h"
#include "content/inside.h"
#include "content/roster.h"

#include <stdlib.h>
#include <string.h>

#define GROUP_NS "urn:printark:group"

struct reading {
	struct content_press *press;
	struct content_group_file *group;
	const char *file;                 /* as the user names it */
	struct diags *diags;
};

/* The names that a group has; # is a number from 1 to `most`. */
static const struct known {
	const char *name, *type;
	int most;
} known[] = {
	{ "place", "text", 0 },
	{ "start-date", "date", 0 }, { "end-date", "date", 0 },
	{ "start-time", "time", 0 }, { "end-time", "time", 0 },
	{ "adults-start-date", "date", 0 },
	{ "adults-start-time", "time", 0 }, { "adults-end-time", "time", 0 },
	{ "session-#-date", "date", 9 }, { "adults-#-date", "date", 5 },
	{ "leader-#-name", "text", 4 }, { "leader-#-phone", "text", 4 },
	{ "leader-#-mail", "text", 4 },
	{ "sender-name", "text", 0 }, { "sender-street", "text", 0 },
	{ "sender-postcode", "text", 0 }, { "sender-town", "text", 0 },
	{ "letter-date", "date", 0 }, { "reply-date", "date", 0 },
	{ "meeting-place", "text", 0 }, { "meeting-date", "date", 0 },
	{ "meeting-start-time", "time", 0 }, { "meeting-end-time", "time", 0 },
};

static struct place
at_line(const struct reading *r, int line)
{
	return (struct place){ r->file, line };
}

/* ---- one value ------------------------------------------------------------- */

static bool
is_called(const struct known *k, const char *name)
{
	size_t before = strcspn(k->name, "#");

	if (!k->most)
		return strcmp(k->name, name) == 0;
	return strncmp(k->name, name, before) == 0 && name[before] >= '1' &&
	    name[before] <= '0' + k->most && strcmp(k->name + before + 1, name + before + 1) == 0;
}

static const char *
type_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (is_called(&known[i], name))
			return known[i].type;
	return NULL;
}

/* The value of a type in its own form; NULL after a message, which does not quote it. */
static const char *
typed(struct reading *r, const char *name, const char *type, const char *value, int line)
{
	const char *what, *form;
	const char *fine = content_typed_value(type, value, &what, &form, r->group->fields.arena);

	if (!fine)
		diag(r->diags, DIAG_GROUP_TYPE, at_line(r, line), name, what, form);
	return fine;
}

static void
add_field(struct reading *r, const char *name, const char *value, int line)
{
	struct content_fields *fields = &r->group->fields;

	content_fields_set(fields, name, value, at_line(r, line));
	fields->list[fields->count - 1].is_shared = true;
}

static void
take_field(struct reading *r, const char *name, const char *value, int line)
{
	const char *type = type_of(name);
	const struct content_field *before = content_fields_find(&r->group->fields, name);

	if (!type)
		diag(r->diags, DIAG_GROUP_NAME, at_line(r, line), name);
	else if (before)
		diag(r->diags, DIAG_GROUP_TWICE, at_line(r, line), name, before->place.line);
	else if ((value = typed(r, name, type, value, line)))
		add_field(r, name, value, line);
}

static void
take_ages(struct reading *r, const char *value, int line)
{
	if (content_has_word("8-9 10-12 13-14", value))
		r->group->ages = value;
	else
		diag(r->diags, DIAG_GROUP_AGES, at_line(r, line), value);
}

/* All children are one field, in the order in which they stand. */
static void
take_child(struct reading *r, const char *value, int line)
{
	struct arena *arena = r->group->fields.arena;
	struct content_field *all = content_fields_find(&r->group->fields, "children");

	value = typed(r, "child", "text", value, line);
	if (value && all) {
		all->value = arena_printf(arena, "%s, %s", all->value, value);
	} else if (value) {
		add_field(r, "children", value, line);
		r->group->fields.list[r->group->fields.count - 1].is_private = true;
	}
}

static void
take_tool(struct reading *r, const char *value, int line)
{
	struct content_group_file *group = r->group;
	const char *names = tool_names(r->press, r->diags);

	if (strncmp(value, TOOL_SHEET, strlen(TOOL_SHEET)) == 0)
		value += strlen(TOOL_SHEET);
	if (!content_has_word(names, value)) {
		diag(r->diags, DIAG_GROUP_TOOL, at_line(r, line), value, names);
		return;
	}
	ARENA_ROOM(group->fields.arena, group->tools, group->tool_count, group->tool_capacity);
	group->tools[group->tool_count++] = value;
}

/* Name and value are kept. */
static void
take(struct reading *r, const char *name, const char *value, int line)
{
	if (!*value)
		return;
	if (strcmp(name, "ages") == 0)
		take_ages(r, value, line);
	else if (strcmp(name, "child") == 0)
		take_child(r, value, line);
	else if (strcmp(name, "tool") == 0)
		take_tool(r, value, line);
	else
		take_field(r, name, value, line);
}

/* ---- as a table ------------------------------------------------------------- */

static void
read_table(struct reading *r, const char *path)
{
	struct content_roster table = { .arena = r->group->fields.arena };
	int name, value;
	size_t i;

	if (!content_roster_read(&table, path, r->diags))
		return;
	name = content_roster_column(&table, "name");
	value = content_roster_column(&table, "value");
	if (name < 0 || value < 0) {
		diag(r->diags, DIAG_GROUP_COLUMN, at_line(r, 0));
		return;
	}
	for (i = 0; i < table.count; i++)
		take(r, table.rows[i].cells[name], table.rows[i].cells[value],
		    table.rows[i].line);
}

/* ---- as XML ------------------------------------------------------------------ */

/* Each attribute is a value, called by the element that it stands on: sender-name. */
static void
take_attributes(struct reading *r, const char *prefix, const xmlNode *node)
{
	struct arena *arena = r->group->fields.arena;
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next) {
		const char *name = (const char *)a->name;

		take(r, arena_printf(arena, "%s%s", prefix, name),
		    arena_strdup(arena, attribute(node, name)), raw_place(node).line);
	}
}

static void
take_sessions(struct reading *r, const char *prefix, const xmlNode *node)
{
	struct arena *arena = r->group->fields.arena;
	const xmlNode *n;

	for (n = node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			take(r,
			    arena_printf(arena, "%s-%s-date", prefix, attribute(n, "number")),
			    arena_strdup(arena, attribute(n, "date")), raw_place(n).line);
}

static void
take_element(struct reading *r, const xmlNode *node, int *leaders)
{
	struct arena *arena = r->group->fields.arena;
	const char *name = (const char *)node->name;

	if (strcmp(name, "sender") == 0) {
		take_attributes(r, "sender-", node);
	} else if (strcmp(name, "leader") == 0) {
		take_attributes(r, arena_printf(arena, "leader-%d-", ++*leaders), node);
	} else if (strcmp(name, "sessions") == 0) {
		take_attributes(r, "", node);
		take_sessions(r, "session", node);
	} else if (strcmp(name, "adults") == 0) {
		take_attributes(r, "adults-", node);
		take_sessions(r, "adults", node);
	} else if (strcmp(name, "set") == 0) {
		take(r, arena_strdup(arena, attribute(node, "name")),
		    arena_strdup(arena, attribute(node, "value")), raw_place(node).line);
	} else {
		take(r, arena_strdup(arena, name), content_text(node, arena),
		    raw_place(node).line);
	}
}

static bool
is_group(const xmlNode *root)
{
	return strcmp((const char *)root->name, "group") == 0 && root->ns &&
	    strcmp((const char *)root->ns->href, GROUP_NS) == 0;
}

static void
read_xml(struct reading *r, const char *path)
{
	xmlDoc *xml = content_parse(r->press, path, r->diags, (struct place){ NULL, 0 });
	xmlNode *root, *n;
	int leaders = 0;

	if (!xml)
		return;
	root = xmlDocGetRootElement(xml);
	tell_file(root, r->file);
	if (!is_group(root)) {
		diag(r->diags, DIAG_GROUP_ROOT, raw_place(root));
	} else if (check_schema(r->press, xml, SCHEMA_GROUP, r->diags)) {
		take_attributes(r, "", root);
		for (n = root->children; n; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				take_element(r, n, &leaders);
	}
	xmlFreeDoc(xml);
}

/* ---- the whole ---------------------------------------------------------------- */

/* Dates and times in their own form: of two, the longer is the later, else the letters tell. */
static void
check_order(struct reading *r, const char *first, const char *second)
{
	const struct content_field *a = content_fields_find(&r->group->fields, first), *b = content_fields_find(&r->group->fields, second);

	if (!a || !b)
		return;
	if (strlen(a->value) < strlen(b->value) ||
	    (strlen(a->value) == strlen(b->value) && strcmp(a->value, b->value) < 0))
		return;
	diag(r->diags, DIAG_GROUP_ORDER, b->place, second, first, a->place.line);
}

/* Sessions follow each other; the first and the last of them begin and end the course. */
static void
order_sessions(struct reading *r, const char *prefix, const char *start, const char *end)
{
	struct arena *arena = r->group->fields.arena;
	const char *name, *first = NULL, *last = NULL;
	const struct content_field *field;
	int i;

	for (i = 1; i <= 9; i++) {
		name = arena_printf(arena, "%s-%d-date", prefix, i);
		if (!content_fields_find(&r->group->fields, name))
			continue;
		if (last)
			check_order(r, last, name);
		first = first ? first : name;
		last = name;
	}
	field = first ? content_fields_find(&r->group->fields, first) : NULL;
	if (field && !content_fields_find(&r->group->fields, start))
		add_field(r, start, field->value, field->place.line);
	field = last && last != first ? content_fields_find(&r->group->fields, last) : NULL;
	if (field && end && !content_fields_find(&r->group->fields, end))
		add_field(r, end, field->value, field->place.line);
}

/* A session may be moved to a holiday on purpose; more often nobody has looked. */
static void
check_holidays(struct reading *r)
{
	const struct content_fields *fields = &r->group->fields;
	const char *holiday;
	size_t i;

	for (i = 0; i < fields->count; i++) {
		const struct content_field *field = &fields->list[i];
		const char *type = type_of(field->name);

		if (strncmp(field->name, "letter-", 7) == 0 || !type || strcmp(type, "date") != 0)
			continue;
		holiday = holiday_on(field->value);
		if (holiday)
			diag(r->diags, DIAG_GROUP_HOLIDAY, field->place, field->name, holiday);
	}
}

static void
check_group(struct reading *r)
{
	order_sessions(r, "session", "start-date", "end-date");
	order_sessions(r, "adults", "adults-start-date", NULL);
	check_order(r, "start-date", "end-date");
	check_order(r, "start-time", "end-time");
	check_order(r, "adults-start-time", "adults-end-time");
	check_order(r, "meeting-start-time", "meeting-end-time");
}

/* By its name, or by how it begins, whatever it is called. */
static bool
is_xml(const char *path)
{
	size_t n = strlen(path);
	FILE *file = fopen(path, "rb");
	char first[64] = "";
	const char *s = first;

	if (file)
		first[fread(first, 1, sizeof first - 1, file)] = '\0';
	if (file)
		fclose(file);
	if (strncmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	return s[strspn(s, " \t\r\n")] == '<' || (n > 4 && strcmp(path + n - 4, ".xml") == 0);
}

const struct content_group_file *
content_group_read(struct content_press *press, const char *path, struct diags *diags)
{
	struct arena *arena = press->arena;
	struct reading r = { press, ARENA_NEW(arena, struct content_group_file),
		arena_strdup(arena, path), diags };
	char *real = realpath(path, NULL);
	size_t said = diags_tally(diags);

	r.group->fields.arena = arena;
	if (real && is_xml(path))
		read_xml(&r, arena_strdup(arena, real));
	else
		read_table(&r, r.file);
	free(real);
	check_group(&r);
	if (diags_tally(diags) != said)
		return NULL;
	check_holidays(&r);
	return r.group;
}
