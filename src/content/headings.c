/*
 * Ids into the titles that stand under them: of materials, and of activities, tools and
 * sections in them and in the parts that they share.
 *
 * Read at first use, from all files of content/: only a session log asks for titles that the
 * document at hand does not hold.
 */
#include "content/inside.h"

#include <string.h>

static const char *const folders[] = { "letters", "agendas", "sheets", "guides", "packs",
	"shared" };

static void
add_heading(struct content_press *press, const xmlNode *node, const char *path)
{
	const char *id = attribute(node, "id");
	const xmlNode *title = id ? first_child(node, "title") : NULL;
	struct heading *heading;

	if (!title || table_find(&press->headings, id))
		return;
	heading = ARENA_NEW(press->arena, struct heading);
	heading->title = content_text(title, press->arena);
	heading->path = path;
	heading->place = (struct place){ content_shown(press, path), (int)xmlGetLineNo(title) };
	table_put(&press->headings, id, heading);
}

/* A broken file speaks for itself when it is built. */
static void
read_headings(struct content_press *press)
{
	struct names names = { 0 };
	struct diags *unheard = diags_new();
	xmlNode *root, *n;
	size_t i;

	for (i = 0; i < sizeof folders / sizeof *folders; i++)
		list_folder(press, folders[i], &names);
	for (i = 0; i < names.count; i++) {
		xmlDoc *xml = content_parse(press, names.list[i], unheard, (struct place){ NULL, 0 });

		root = xml ? xmlDocGetRootElement(xml) : NULL;
		for (n = root; n; n = next_node(n, root))
			if (n->type == XML_ELEMENT_NODE)
				add_heading(press, n, names.list[i]);
		xmlFreeDoc(xml);
	}
	diags_drop(unheard);
	press->knows_headings = true;
}

const struct heading *
find_heading(struct content_press *press, const char *id)
{
	if (!press->knows_headings)
		read_headings(press);
	return table_find(&press->headings, id);
}
