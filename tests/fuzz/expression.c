/*
 * Lines of "property: value" as attributes of a block in a block: refined,
 * then dumped.  No XML is written, so that every byte goes into names and
 * expressions.
 */
#include "fuzz.h"

#include "fo/fo.h"

#include <libxml/tree.h>
#include <libxml/xmlstring.h>

/* An attribute from the `n` bytes of a line, unless no XML could hold it. */
static void
add_attribute(xmlNode *node, const char *line, size_t n)
{
	const char *colon = memchr(line, ':', n);
	xmlChar *name, *value;

	if (!colon)
		return;
	name = xmlStrndup(BAD_CAST line, (int)(colon - line));
	value = xmlStrndup(BAD_CAST colon + 1, (int)(n - (size_t)(colon + 1 - line)));
	if (xmlValidateNCName(name, 0) == 0 && xmlCheckUTF8(value))
		xmlSetProp(node, name, value);
	xmlFree(name);
	xmlFree(value);
}

static void
add_attributes(xmlNode *outer, xmlNode *inner, const char *text)
{
	size_t n;
	int line;

	for (line = 0; *text && line < 200; line++) {
		n = strcspn(text, "\n");
		add_attribute(line % 2 ? inner : outer, text, n);
		text += n + (text[n] == '\n');
	}
}

static xmlNode *
add_element(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);
}

static xmlDoc *
document_of(const char *text)
{
	xmlDoc *xml = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = xmlNewNode(NULL, BAD_CAST "root"), *flow, *block;

	xmlDocSetRootElement(xml, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST "http://www.w3.org/1999/XSL/Format", BAD_CAST "fo"));
	flow = add_element(add_element(root, "page-sequence"), "flow");
	block = add_element(flow, "block");
	add_attributes(block, add_element(block, "block"), text);
	return xml;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	char *text = fuzz_string(data, size < FUZZ_BYTES_MAX ? size : FUZZ_BYTES_MAX);
	xmlDoc *xml = document_of(text);
	const struct fo_document *document = fo_read(xml, "fuzz.fo", arena, diags);
	struct buf dump = { 0 };

	if (document)
		fo_dump(document, &dump);
	buf_drop(&dump);
	xmlFreeDoc(xml);
	free(text);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
