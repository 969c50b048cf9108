/*
 * What the files of this room share: compiled sheets, a run, what a run says.
 */
#ifndef ADAPT_INSIDE_H
#define ADAPT_INSIDE_H

#include "adapt/adapt.h"
#include "adapt/count.h"

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/security.h>

#define FUNCTIONS_NS "urn:printark:functions"

enum {
	TEMPLATE_DEPTH = 1000,            /* templates within templates */
	STEPS_MAX = 50 * 1000 * 1000      /* XPath steps and instructions of one run */
};

struct adapt_press {
	struct content_press *content;
	struct arena *arena;
	struct table sheets;              /* path -> xsltStylesheet */
	xsltSecurityPrefs *security;
	const struct table *answers;      /* name -> struct adapt_answer, or NULL */
	struct kept_document {            /* what document() has read */
		const xsltStylesheet *sheet;
		xmlDoc *xml;
		struct kept_document *next;
	} *documents;
};

/* libxslt speaks in pieces: where, then what.  We put them together. */
struct log {
	struct diags *diags;
	struct content_press *content;
	struct arena *arena;
	struct place place;               /* of the error being said */
	bool pending;                     /* a place was given, the text comes */
	const char *detail;               /* what XPath said just before */
	bool failed;
};

struct run {
	struct adapt_press *press;
	const struct adapt_job *job;
	struct log log;
};

/* log.c */
void
log_open(struct log *log, struct run *run);
void
log_close(struct log *log);
void
log_piece(void *data, const char *format, ...) __attribute__((format(printf, 2, 3)));
void
log_nothing(void *data, const char *format, ...);

/* run.c */
xmlDoc *
run_sheet(struct adapt_press *press, xmlDoc *xml, const char *name, const struct adapt_job *job);
const char *
recast_name(struct adapt_press *press, const struct adapt_job *job);

/* sheets.c */
xsltStylesheet *
find_sheet(struct run *run, const char *name);

/* passages.c: a paragraph, item or cell of running text.  Its sentences, which are those that end
 * with a mark, point into its text as it was read. */
struct passage {
	const xmlNode *node;
	struct place place;
	struct sentence *sentences;       /* NULL: not read yet */
	size_t count;
};

/* Zero-initialise with an arena. */
struct passages {
	struct arena *arena;
	struct passage *list;
	size_t count, capacity;
};

/* Those of a tree, in order, not read yet. */
void
list_passages(struct passages *passages, const xmlNode *node);
void
read_passage(struct passage *passage, struct arena *arena);
bool
passage_has_holes(const struct passage *passage);

/* readability.c: what adapt_measure does, of passages that are read. */
bool
measure_passages(const struct passages *passages, const struct adapt_job *job,
    struct adapt_reading *reading);

/* functions.c */
void
register_functions(xsltTransformContext *ctxt);

#endif
