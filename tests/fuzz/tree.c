/*
 * Bytes as the building of a tree of XSL-FO, down the whole road: any object
 * in any other, with any property.  Where `fo` breaks XML, this breaks rules.
 */
#include "road.h"

#include <libxml/tree.h>

static const char *const kinds[] = {
#define KIND(id, name, ...) name,
#include "fo/kinds.def"
#undef KIND
};

static const char *const props[] = {
#define PROP(id, name, ...) name,
#include "fo/props.def"
#undef PROP
	"id", "role", "ref-id", "master-reference", "flow-name", "width", "height", "margin", "border",
	"padding", "background", "space-before", "keep-together", "page-break-before", "white-space",
	"number-columns-repeated", "number-rows-spanned", "internal-destination", "xml:lang",
};

static const char *const values[] = { "0", "1", "2", "3", "99", "-1", "1pt", "7pt", "30pt", "-9pt",
	"300pt", "9999pt", "50%", "100%", "-20%", "auto", "always", "none", "normal", "inherit", "a", "b",
	"m", "true", "false", "page", "column", "even-page", "odd-page", "all", "start", "end", "center",
	"justify", "before", "after", "both", "left", "right", "absolute", "fixed", "hidden", "visible",
	"collapse", "separate", "1pt solid red", "4pt double", "red", "#12345678", "90", "180", "270",
	"rl-tb", "lr-tb", "tb-rl", "dots", "rule", "use-content", "preserve", "no-wrap", "scale-to-fit",
	"proportional-column-width(1)", "body-start()", "label-end()", "i", "1", "xsl-region-body",
	"xsl-region-before", "xsl-footnote-separator", "first-starting-within-page", "baseline", "super",
	"retain", "force", "block", "Artifact", "H1", "TH", "discard", "1em + 2pt", "da", "ar" };

static const char *const texts[] = { "a", "ord og flere ord ", "\n  ", "\u0627\u0628 \u0660", "-",
	"\u00ad", "\u200b", "\u2028", "langtordudenmellemrum", "\u0301", "\ufffc", "123" };

#define PICK(list, byte) ((list)[(byte) % (sizeof(list) / sizeof *(list))])

static xmlNode *
add(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);
}

/* A root with two masters; the flow's content is the bytes' affair. */
static xmlNode *
plant(xmlDoc *xml)
{
	xmlNode *root = xmlNewNode(NULL, BAD_CAST "root"), *masters, *master, *body;

	xmlDocSetRootElement(xml, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST "http://www.w3.org/1999/XSL/Format", BAD_CAST "fo"));
	masters = add(root, "layout-master-set");
	master = add(masters, "simple-page-master");
	xmlSetProp(master, BAD_CAST "master-name", BAD_CAST "m");
	xmlSetProp(master, BAD_CAST "page-width", BAD_CAST "120pt");
	xmlSetProp(master, BAD_CAST "page-height", BAD_CAST "80pt");
	body = add(master, "region-body");
	xmlSetProp(body, BAD_CAST "margin-top", BAD_CAST "10pt");
	return root;
}

static void
grow(xmlNode *root, const uint8_t *data, size_t size)
{
	xmlNode *at = root;
	int depth = 0;
	size_t i;

	for (i = 0; i + 2 < size; i += 3) {
		uint8_t op = data[i] % 8;

		if (op < 3 && depth < 60) {
			at = add(at, PICK(kinds, data[i + 1]));
			depth++;
		} else if (op == 3 && depth > 0) {
			at = at->parent;
			depth--;
		} else if (op == 4) {
			xmlNodeAddContent(at, BAD_CAST PICK(texts, data[i + 1]));
		} else if (op > 4) {
			const char *name = PICK(props, data[i + 1] | (op == 5 ? 256 : 0));

			xmlSetProp(at, BAD_CAST name, BAD_CAST PICK(values, data[i + 2]));
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	xmlDoc *xml = xmlNewDoc(BAD_CAST "1.0");
	const struct fo_document *document;

	grow(plant(xml), data, size < 6000 ? size : 6000);
	document = fo_read(xml, "fuzz.fo", arena, diags);
	xmlFreeDoc(xml);
	if (document)
		take_road(document, arena, diags);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
