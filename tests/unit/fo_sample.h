/*
 * Small FO documents for the tests of the fo room: a text around which the
 * masters and the flow are written, and objects found by id.
 */
#ifndef FO_SAMPLE_H
#define FO_SAMPLE_H

#include "fo/fo.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

struct sample {
	struct arena *arena;
	struct diags *diags;
	const struct fo_document *document;
};

/* Reads a whole document. */
static inline struct sample
sample_whole(const char *text)
{
	struct sample s = { arena_new(), diags_new(), NULL };
	xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "sample.fo", NULL, XML_PARSE_NONET);

	assert_non_null(xml);
	s.document = fo_read(xml, "sample.fo", s.arena, s.diags);
	xmlFreeDoc(xml);
	return s;
}

#define SAMPLE_ROOT                                                                                \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:pa='urn:printark:at' "        \
	"xmlns:fox='http://xmlgraphics.apache.org/fop/extensions'"
#define SAMPLE_MASTERS                                                                             \
	"<fo:layout-master-set><fo:simple-page-master master-name='m'><fo:region-body/>"           \
	"</fo:simple-page-master></fo:layout-master-set>"

/* Reads what stands in a flow; line 1 is the first line of `flow`. */
static inline struct sample
sample_flow(const char *flow)
{
	struct buf text = { NULL, 0, 0 };
	struct sample s;

	buf_printf(&text, "%s>%s<fo:page-sequence master-reference='m'>"
	    "<fo:flow flow-name='xsl-region-body'>%s</fo:flow></fo:page-sequence></fo:root>",
	    SAMPLE_ROOT, SAMPLE_MASTERS, flow);
	s = sample_whole(text.bytes);
	buf_drop(&text);
	return s;
}

static inline void
sample_drop(struct sample *s)
{
	arena_drop(s->arena);
	diags_drop(s->diags);
}

static inline const struct fo *
sample_below(const struct fo *fo, const char *id)
{
	const struct fo *child, *found = NULL;

	if (fo->id && strcmp(fo->id, id) == 0)
		return fo;
	for (child = fo->first; child && !found; child = child->next)
		found = sample_below(child, id);
	return found;
}

/* The object of an id. */
static inline const struct fo *
sample_find(const struct sample *s, const char *id)
{
	const struct fo *fo = sample_below(s->document->root, id);

	assert_non_null(fo);
	return fo;
}

/* How often a code was said, in rows. */
static inline int
sample_said(const struct sample *s, enum diag_code code)
{
	size_t i;
	int count = 0;

	for (i = 0; i < diags_count(s->diags); i++)
		count += diags_row(s->diags, i)->code == code;
	return count;
}

/* The text and the line of the first message of a code. */
static inline const struct diag_row *
sample_row(const struct sample *s, enum diag_code code)
{
	const struct diag_row *row = diags_find(s->diags, code);

	if (!row)
		fail_msg("message %d was not said", (int)code);
	return row;
}

#endif
