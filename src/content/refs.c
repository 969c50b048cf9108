/*
 * References against what they point to: an element of the document or a
 * material of the catalogue.
 */
#include "content/inside.h"

static void
gather_ids(struct table *ids, xmlNode *root)
{
	const char *id;
	xmlNode *n;

	for (n = root; n; n = next_node(n, root)) {
		id = n->type == XML_ELEMENT_NODE ? attribute(n, "id") : NULL;
		if (id)
			table_put(ids, id, n);
	}
}

void
check_refs(struct content_press *press, xmlNode *root, struct arena *arena, struct diags *diags)
{
	struct table ids = { .arena = arena };
	const char *to;
	xmlNode *n;

	gather_ids(&ids, root);
	for (n = root; n; n = next_node(n, root)) {
		to = is_content(n, "ref") ? attribute(n, "to") : NULL;
		/* The catalogue is asked last: it is read when somebody needs it. */
		if (to && !table_find(&ids, to) && !content_title(press, to, CONTENT_SOURCE_LANG))
			diag(diags, DIAG_CONTENT_REF, content_place(n, arena), to);
	}
}
