/*
 * A material, or one section of it: what a pack binds, and by what state it is known.
 */
#include "content/inside.h"

#include <string.h>

/* ---- one section ---------------------------------------------------------- */

static xmlNode *
find_section(xmlNode *root, const char *id)
{
	const char *value;
	xmlNode *n;

	for (n = next_node(root, root); n; n = next_node(n, root)) {
		value = is_content(n, "section") ? attribute(n, "id") : NULL;
		if (value && strcmp(value, id) == 0)
			return n;
	}
	return NULL;
}

/* All but the section goes; what it held comes in its place. */
static void
lift(xmlNode *root, xmlNode *section)
{
	xmlNode *n, *next;

	xmlUnlinkNode(section);
	for (n = root->children; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	for (n = section->children; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		xmlAddChild(root, n);
	}
	/* An included section has namespaces of its own, which would go with it. */
	xmlReconciliateNs(root->doc, root);
	xmlFreeNode(section);
}

bool
content_take_section(struct content_doc *doc, const char *id, struct diags *diags,
    struct place from)
{
	xmlNode *root = xmlDocGetRootElement(doc->xml), *section = find_section(root, id), *title;

	if (!section) {
		diag(diags, DIAG_PACK_SECTION, from, doc->id, id);
		return false;
	}
	lift(root, section);
	xmlNodeSetName(root, BAD_CAST "sheet");
	title = first_child(root, "title");
	doc->kind = "sheet";
	doc->title = title ? content_text(title, doc->arena) : doc->title;
	return true;
}

/* ---- its state ------------------------------------------------------------ */

static void
hash_node(struct sha256 *sha, const xmlNode *node)
{
	const xmlAttr *a;

	sha256_put(sha, node->name, strlen((const char *)node->name) + 1);
	for (a = node->properties; a; a = a->next)
		if (!a->ns && a->children && a->children->content)
			sha256_put(sha, a->children->content,
			    strlen((const char *)a->children->content) + 1);
}

const char *
content_version(const struct content_doc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc->xml), *n;
	unsigned char digest[SHA256_BYTES];
	char hex[SHA256_HEX];
	struct sha256 sha;

	sha256_begin(&sha);
	for (n = root; n; n = next_node(n, root)) {
		if (n->type == XML_ELEMENT_NODE)
			hash_node(&sha, n);
		else if (n->content)
			sha256_put(&sha, n->content, strlen((const char *)n->content));
	}
	sha256_end(&sha, digest);
	sha256_hex(digest, hex);
	return arena_strndup(doc->arena, hex, 8);
}
