/*
 * A line of a file into the element that stands there, and how far it is translated.
 */
#include "content/inside.h"

#include <string.h>

/* A name given is the whole one as the user names the file, or the end of it. */
static bool
is_file(const char *file, const char *asked)
{
	size_t n = strlen(file), m = strlen(asked);

	return n >= m && strcmp(file + n - m, asked) == 0 && (n == m || file[n - m - 1] == '/');
}

const struct _xmlNode *
content_node_at(const struct content_doc *doc, const char *file, int line)
{
	const xmlNode *root = xmlDocGetRootElement(doc->xml), *n, *best = NULL;
	struct place place;
	int nearest = 0;

	for (n = root; n; n = next_node(n, root)) {
		if (n->type != XML_ELEMENT_NODE || content_is_inline(n))
			continue;
		place = content_place(n, doc->arena);
		if (place.file && place.line <= line && place.line >= nearest &&
		    is_file(place.file, file ? file : doc->place.file)) {
			/* Of several that begin on a line: the one with words, or the outermost. */
			if (place.line > nearest || (content_has_text(n) && !content_has_text(best)))
				best = n;
			nearest = place.line;
		}
	}
	return best;
}

static const struct unit *
unit_of(struct content_press *press, const struct segment *segment, const char *path,
    const char *lang, bool *is_begun, struct diags *diags)
{
	struct xliff *xliff = path ? find_xliff(press, path, lang, diags) : NULL;

	*is_begun = xliff && xliff->xml && table_find(&xliff->by_name, segment->name);
	return xliff && xliff->xml ? table_find(&xliff->by_hash, segment->hash) : NULL;
}

enum content_state
content_translated(struct content_press *press, const struct content_doc *doc,
    const struct _xmlNode *node, const char *lang, struct diags *diags)
{
	struct segments segments = { .arena = doc->arena };
	struct place place = content_place(node, doc->arena);
	const char *path = table_find(&press->files, place.file);
	const struct unit *unit;
	bool is_begun;
	size_t i;

	find_segments(&segments, xmlDocGetRootElement(doc->xml));
	for (i = 0; i < segments.count; i++) {
		if (segments.list[i].parent != node)
			continue;
		unit = unit_of(press, &segments.list[i], path, lang, &is_begun, diags);
		if (unit && is_done(unit))
			return CONTENT_TRANSLATED;
		return (unit && unit->target) || (!unit && is_begun) ? CONTENT_OUTDATED
		                                                     : CONTENT_MISSING;
	}
	return CONTENT_WORDLESS;
}
