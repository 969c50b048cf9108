/*
 * A pack and its parts, into one XSL-FO file.
 *
 * Each part is presented by its own stylesheet; what its pages look like and what they are
 * called (masters, bookmarks, the adapted text) is then put under its `part` in the
 * pack's tree, so that pack.xsl sees all that it needs for contents, lists and
 * tabs.  The pages themselves are written out at once and only put in at the end: they are too
 * many to be copied through a stylesheet.
 */
#include "adapt/bind.h"

#include <stdlib.h>
#include <string.h>

static const char *
attribute(const xmlNode *node, const char *name, struct arena *arena)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	const char *kept = value && *value ? arena_strdup(arena, (const char *)value) : NULL;

	xmlFree(value);
	return kept;
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNs *
at_namespace(xmlNode *node)
{
	xmlNs *ns = xmlSearchNsByHref(node->doc, node, BAD_CAST CONTENT_AT_NS);

	if (ns)
		return ns;
	return xmlNewNs(xmlDocGetRootElement(node->doc), BAD_CAST CONTENT_AT_NS, BAD_CAST "pa");
}

/* ---- what is in it ------------------------------------------------------ */

static void
read_values(struct adapt_part *part, const xmlNode *node, struct arena *arena)
{
	struct adapt_value *values = NULL;
	int count = 0, capacity = 0;
	const xmlNode *n;

	for (n = node->children; n; n = n->next) {
		if (!is_named(n, "set"))
			continue;
		ARENA_ROOM(arena, values, count, capacity);
		values[count].name = attribute(n, "name", arena);
		values[count].value = attribute(n, "value", arena);
		values[count].value = values[count].value ? values[count].value : "";
		values[count].from = attribute(n, "from", arena);
		count++;
	}
	part->values = values;
	part->value_count = count;
}

static int
copy_of(const struct adapt_pack *pack, const struct adapt_part *part)
{
	int i, copy = 1;

	for (i = 0; i < pack->count; i++)
		copy += strcmp(pack->parts[i].material, part->material) == 0;
	return copy;
}

static void
add_part(struct adapt_pack *pack, xmlNode *node, int level)
{
	struct arena *arena = pack->arena;
	struct adapt_part *part;
	char number[16];

	ARENA_ROOM(arena, pack->parts, pack->count, pack->capacity);
	ARENA_ROOM(arena, pack->hulls, pack->count, pack->hull_capacity);
	part = &pack->parts[pack->count];
	*part = (struct adapt_part){ .number = pack->count + 1,
		.place = content_place(node, arena),
		.material = attribute(node, "material", arena),
		.section = attribute(node, "section", arena),
		.reader = attribute(node, "for", arena), .ages = attribute(node, "age", arena),
		.lang = attribute(node, "language", arena) };
	if (!part->material)
		part->material = "";
	part->copy = copy_of(pack, part);
	read_values(part, node, arena);
	pack->hulls[pack->count] = (struct hull){ .node = node, .lower = level };
	pack->count++;
	snprintf(number, sizeof number, "%d", part->number);
	xmlSetProp(node, BAD_CAST "n", BAD_CAST number);
	pack->ids = arena_printf(arena, "%s%s ", pack->ids, part->material);
}

/* A chapter's title counts as a heading where it is printed: in a full pack. */
static void
add_parts(struct adapt_pack *pack, xmlNode *node, int level)
{
	xmlNode *n;

	for (n = node->children; n; n = n->next) {
		if (is_named(n, "part"))
			add_part(pack, n, level);
		else if (is_named(n, "chapter"))
			add_parts(pack, n, level + pack->is_full);
		else if (is_named(n, "index") && pack->is_full)
			bind_read_terms(pack, n);
	}
}

struct adapt_pack *
adapt_pack_new(struct _xmlDoc *profiled, const char *date, struct arena *arena)
{
	struct adapt_pack *pack = ARENA_NEW(arena, struct adapt_pack);
	xmlNode *root;
	const char *front, *numbering, *samples;

	pack->arena = arena;
	pack->xml = xmlCopyDoc(profiled, 1);
	root = xmlDocGetRootElement(pack->xml);
	front = attribute(root, "front", arena);
	numbering = attribute(root, "numbering", arena);
	pack->is_full = !front || strcmp(front, "full") == 0;
	pack->counts_parts = numbering && strcmp(numbering, "part") == 0;
	samples = attribute(root, "samples", arena);
	pack->has_samples = samples && strcmp(samples, "yes") == 0;
	pack->ids = " ";
	xmlNewNsProp(root, at_namespace(root), BAD_CAST "made", BAD_CAST date);
	add_parts(pack, root, !(front && strcmp(front, "none") == 0));
	return pack;
}

void
adapt_pack_drop(struct adapt_pack *pack)
{
	int i;

	if (!pack)
		return;
	for (i = 0; i < pack->count; i++)
		buf_drop(&pack->hulls[i].pages);
	xmlFreeDoc(pack->xml);
}

const struct adapt_part *
adapt_pack_parts(const struct adapt_pack *pack, int *count)
{
	*count = pack->count;
	return pack->parts;
}

const char *
adapt_pack_ids(const struct adapt_pack *pack)
{
	return pack->ids;
}

bool
adapt_pack_counts_parts(const struct adapt_pack *pack)
{
	return pack->counts_parts;
}

bool
adapt_pack_has_samples(const struct adapt_pack *pack)
{
	return pack->has_samples;
}

/* ---- a part ------------------------------------------------------------- */

/* What the engine knows of a part, for pack.xsl. */
static void
describe(xmlNode *node, const struct adapt_bound *bound)
{
	const struct {
		const char *name, *value;
	} known[] = {
		{ "id", bound->doc->id },
		{ "kind", bound->doc->kind },
		{ "reader", bound->wish->reader },
		{ "ages", bound->wish->ages },
		{ "lang", bound->wish->lang },
		{ "dir", content_is_rtl(bound->wish->lang) ? "rtl" : "ltr" },
		{ "version", bound->version },
	};
	xmlNs *ns = at_namespace(node);
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		xmlNewNsProp(node, ns, BAD_CAST known[i].name, BAD_CAST known[i].value);
}

static void
adopt(xmlNode *node, xmlNode *child)
{
	xmlAddChild(node, xmlDocCopyNode(child, node->doc, 1));
}

bool
adapt_is_cards(const struct _xmlDoc *fo)
{
	return xmlHasNsProp(xmlDocGetRootElement(fo), BAD_CAST "cards", BAD_CAST "urn:printark:at");
}

void
adapt_pack_add(struct adapt_pack *pack, int number, const struct adapt_bound *bound,
    struct _xmlDoc *adapted, struct _xmlDoc *fo)
{
	struct hull *hull = &pack->hulls[number - 1];
	struct binder binder = { .pack = pack, .number = number, .lower = hull->lower };
	xmlNode *root = xmlDocGetRootElement(fo), *n;

	describe(hull->node, bound);
	adopt(hull->node, xmlDocGetRootElement(adapted));
	bind_rename(&binder, root);
	bind_terms(&binder, hull->node, strcmp(bound->doc->kind, "guide") == 0, root);
	for (n = root->children; n; n = n->next) {
		if (is_named(n, "layout-master-set") || is_named(n, "bookmark-tree"))
			adopt(hull->node, n);
		else if (is_named(n, "page-sequence"))
			bind_sequence(&binder, root, n, &hull->pages);
	}
}

bool
adapt_pack_bind(struct adapt_press *press, struct adapt_pack *pack, const struct adapt_job *job,
    struct buf *to)
{
	xmlDoc *fo = adapt_present(press, pack->xml, job);
	struct binder binder = { .pack = pack };

	bind_tell_chapters(pack, xmlDocGetRootElement(pack->xml), job->diags);
	bind_tell_terms(pack, job->diags);
	if (!fo)
		return false;
	bind_pack(&binder, xmlDocGetRootElement(fo), to);
	xmlFreeDoc(fo);
	return true;
}
