/*
 * What a group has said, into the fields of its papers and the parts of its packs.
 *
 * A tool is told by ids: redskab-NAME is its sheet, plakat-NAME its poster.
 */
#include "content/group.h"
#include "content/inside.h"

#include <string.h>

void
content_group_fill(
    const struct content_group_file *group, bool names, struct content_fields *fields)
{
	size_t i;

	for (i = 0; i < group->fields.count; i++) {
		const struct content_field *field = &group->fields.list[i];

		if (field->is_private && !names)
			continue;
		content_fields_set(fields, field->name, field->value, field->place);
		content_fields_find(fields, field->name)->is_shared = true;
		content_fields_find(fields, field->name)->is_private = field->is_private;
	}
}

const char *
tool_names(struct content_press *press, struct diags *diags)
{
	size_t count, i, n = strlen(TOOL_SHEET);
	const struct content_material *list = content_list(press, &count, diags);
	const char *names = "";

	for (i = 0; i < count; i++)
		if (strncmp(list[i].id, TOOL_SHEET, n) == 0)
			names = arena_printf(press->arena, "%s%s%s", names, *names ? " " : "",
			    list[i].id + n);
	return names;
}

/* Does the material belong to a tool that the group has not chosen? */
static bool
is_left(const struct content_group_file *group, const char *tools, const char *material)
{
	static const char *const kinds[] = { TOOL_SHEET, "plakat-" };
	const char *tool = NULL;
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strncmp(material, kinds[i], strlen(kinds[i])) == 0)
			tool = material + strlen(kinds[i]);
	if (!tool || !content_has_word(tools, tool))
		return false;
	for (i = 0; i < group->tool_count; i++)
		if (strcmp(group->tools[i], tool) == 0)
			return false;
	return true;
}

static bool
is_empty_chapter(const xmlNode *node)
{
	return is_content(node, "chapter") && !first_child(node, "part") &&
	    !first_child(node, "chapter");
}

static void
leave(const struct content_group_file *group, const char *tools, xmlNode *parent,
    struct arena *arena, struct diags *diags)
{
	xmlNode *n, *next;

	for (n = parent->children; n; n = next) {
		const char *material = is_content(n, "part") ? attribute(n, "material") : NULL;
		bool leaves = material && is_left(group, tools, material);

		next = n->next;
		if (is_content(n, "chapter"))
			leave(group, tools, n, arena, diags);
		if (leaves)
			diag(diags, DIAG_GROUP_PART, content_place(n, arena), material);
		if (leaves || is_empty_chapter(n)) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
}

void
content_group_leave_tools(
    const struct content_group_file *group, struct content_doc *doc, struct diags *diags)
{
	if (group->tool_count)
		leave(group, tool_names(doc->press, diags), xmlDocGetRootElement(doc->xml),
		    doc->arena, diags);
}
