/*
 * The attributes of an element, sorted by what they are about: the
 * object's properties, its place in the author's file, its id, role, language.
 */
#include "fo/read.h"

#include <string.h>

/* What an element says besides its properties. */
struct attributes {
	struct fo_attribute list[MOST_ATTRIBUTES];
	int count;
	struct language_words words;
};

const char *
text_of(const xmlChar *s)
{
	return (const char *)s;
}

bool
has_namespace(const xmlNs *ns, const char *uri)
{
	return ns && strcmp(text_of(ns->href), uri) == 0;
}

bool
is_fo(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && has_namespace(node->ns, NS_FO);
}

enum fo_kind
kind_of(struct reader *r, const xmlNode *node)
{
	size_t slot = ((uintptr_t)node->name >> 3) % NAME_CACHE;

	if (r->kinds[slot].name != node->name) {
		r->kinds[slot].name = node->name;
		r->kinds[slot].kind = find_kind(text_of(node->name), strlen(text_of(node->name)));
	}
	return r->kinds[slot].kind;
}

/* ---- places -------------------------------------------------------- */

/* An author's place holds for what a stylesheet put inside, too. */
struct place
place_of(struct reader *r, const xmlNode *node, const struct fo *parent)
{
	struct place at = { r->file, (int)xmlGetLineNo((xmlNode *)node) };
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		if (a->children && a->children->content && has_namespace(a->ns, NS_AT) &&
		    strcmp(text_of(a->name), "at") == 0 &&
		    parse_place(r->refine, text_of(a->children->content), &at))
			return at;
	return parent && parent->at.file != r->file ? parent->at : at;
}

/* ---- attributes ---------------------------------------------------- */

/* The text of an attribute, in the XML or in the arena. */
static const char *
attribute_text(struct reader *r, const xmlAttr *a)
{
	xmlChar *joined;
	const char *text;

	if (!a->children)
		return "";
	if (a->children->type == XML_TEXT_NODE && !a->children->next)
		return a->children->content ? text_of(a->children->content) : "";
	joined = xmlNodeListGetString(a->doc, a->children, 1);
	text = arena_strdup(r->arena, joined ? text_of(joined) : "");
	xmlFree(joined);
	return text;
}

static void
add_attribute(struct attributes *list, const char *name, const char *text)
{
	if (list->count < MOST_ATTRIBUTES)
		list->list[list->count++] = (struct fo_attribute){ name, text };
}

static void
read_plain_attribute(struct reader *r, struct fo *fo, struct attributes *list, const char *name,
    const char *text)
{
	if (strcmp(name, "id") == 0)
		fo->id = *text ? keep_string(r->refine, text, strlen(text)) : NULL;
	else if (strcmp(name, "role") == 0)
		fo->role = keep_string(r->refine, text, strlen(text));
	else if (strcmp(name, "language") == 0)
		list->words.language = text;
	else if (strcmp(name, "country") == 0)
		list->words.country = text;
	else if (strcmp(name, "script") == 0)
		list->words.script = text;
	else
		add_attribute(list, name, text);
}

/* Attributes of namespaces that nobody knows are no concern of ours. */
static void
read_attribute(struct reader *r, struct fo *fo, struct attributes *list, const xmlAttr *a)
{
	const char *name = text_of(a->name), *text = attribute_text(r, a);

	if (!a->ns)
		read_plain_attribute(r, fo, list, name, text);
	else if (has_namespace(a->ns, text_of(XML_XML_NAMESPACE)) && strcmp(name, "lang") == 0)
		list->words.xml_lang = text;
	else if (has_namespace(a->ns, NS_FOX) && strcmp(name, "alt-text") == 0)
		fo->alt_text = arena_strdup(r->arena, text);
	else if (has_namespace(a->ns, NS_FOX))
		add_attribute(list, arena_printf(r->arena, "fox:%s", name), text);
	else if (has_namespace(a->ns, NS_AT) && (strncmp(name, "field", 5) == 0 || strcmp(name, "pages") == 0))
		add_attribute(list, arena_printf(r->arena, "pa:%s", name), text);
	else if (has_namespace(a->ns, NS_AT) && strcmp(name, "title") == 0)
		r->document->title = arena_strdup(r->arena, text);
	else if (has_namespace(a->ns, NS_AT) && strcmp(name, "cards") == 0)
		r->document->card_sides = strcmp(text, "2") == 0 ? 2 : strcmp(text, "1") == 0;
}

/* Under a marker the attributes are needed once more, where it is retrieved. */
static void
keep_written(struct reader *r, struct fo *fo, const struct attributes *list)
{
	struct fo_attribute *written = ARENA_ARRAY(r->arena, struct fo_attribute, list->count + 1);
	int i;

	for (i = 0; i < list->count; i++) {
		const struct fo_attribute *a = &list->list[i];

		written[i].name = keep_string(r->refine, a->name, strlen(a->name));
		written[i].text = keep_string(r->refine, a->text, strlen(a->text));
	}
	fo->written = written;
}

void
read_attributes(struct reader *r, struct fo *fo, const xmlNode *node)
{
	struct attributes list;
	const xmlAttr *a;

	list.count = 0;
	memset(&list.words, 0, sizeof list.words);
	for (a = node->properties; a; a = a->next)
		read_attribute(r, fo, &list, a);
	fo->lang = language_of(r->refine, &list.words, fo->parent ? fo->parent->lang : "");
	if (r->markers)
		keep_written(r, fo, &list);
	refine_element(r->refine, fo, list.list, list.count);
}
