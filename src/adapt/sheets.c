/*
 * Names of stylesheets into compiled ones, once per press.
 *
 * libxslt asks for every file, imported stylesheets and document() alike, through
 * one loader; ours reads only below the project and the material, under the limits
 * of content, and tells the message collector what it refused.
 */
#include "adapt/inside.h"

#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The run that a file is loaded for: a transformation carries it, a stylesheet's
 * first ancestor does while it is compiled. */
static struct run *
run_of(void *data, xsltLoadType type)
{
	xsltStylesheet *sheet = data;

	if (type == XSLT_LOAD_DOCUMENT)
		return ((xsltTransformContext *)data)->_private;
	while (sheet->parent)
		sheet = sheet->parent;
	return sheet->_private;
}

static struct place
place_of(struct run *run, void *data, xsltLoadType type)
{
	const xsltTransformContext *ctxt = data;
	const xsltStylesheet *sheet = data;
	const xmlDoc *doc = type == XSLT_LOAD_DOCUMENT ? (ctxt->inst ? ctxt->inst->doc : NULL)
	                                               : sheet->doc;
	struct place place = { NULL, 0 };

	if (!doc || !doc->URL)
		return place;
	place.file = content_shown(run->press->content, (const char *)doc->URL);
	if (type == XSLT_LOAD_DOCUMENT)
		place.line = (int)xmlGetLineNo(ctxt->inst);
	return place;
}

static bool
is_remote(const char *address)
{
	return strstr(address, "://") && strncmp(address, "file://", 7) != 0;
}

static xmlDoc *
load_for_sheet(const xmlChar *address, xmlDict *dict, int options, void *data, xsltLoadType type)
{
	struct run *run = run_of(data, type);
	struct place place = place_of(run, data, type);
	char *path = xmlURIUnescapeString((const char *)address, 0, NULL);
	const char *named = path, *real;
	xmlDoc *xml = NULL;

	(void)dict, (void)options;
	if (strncmp(named, "file://", 7) == 0)
		named += 7;
	if (is_remote(named)) {
		diag(run->job->diags, DIAG_ADAPT_NETWORK, place, named);
		real = NULL;
	} else {
		real = file_resolve(content_roots(run->press->content), NULL, named,
		    run->job->arena, run->job->diags, place);
	}
	if (real)
		xml = content_parse(run->press->content, real, run->job->diags, place);
	else
		run->log.failed = true;
	xmlFree(path);
	return xml;
}

static xsltStylesheet *
compile(struct run *run, xmlDoc *xml)
{
	xsltStylesheet *sheet = xsltNewStylesheet();

	sheet->_private = run;
	log_open(&run->log, run);
	xsltSetGenericErrorFunc(&run->log, log_piece);
	if (xsltParseStylesheetUser(sheet, xml) != 0 || sheet->errors || run->log.failed)
		run->log.failed = true;
	xsltSetGenericErrorFunc(NULL, NULL);
	log_close(&run->log);
	sheet->_private = NULL;
	if (!run->log.failed)
		return sheet;
	/* A sheet that failed early has let go of its document again. */
	if (sheet->doc)
		xml = NULL;
	xsltFreeStylesheet(sheet);
	xmlFreeDoc(xml);
	return NULL;
}

/* A stylesheet of styles/ by its name there ("adapt/profile.xsl"); NULL and a
 * message when there is none or it does not compile. */
xsltStylesheet *
find_sheet(struct run *run, const char *name)
{
	struct adapt_press *press = run->press;
	const char *path = arena_printf(run->job->arena, "%s/styles/%s",
	    content_home(press->content), name);
	struct place nowhere = { NULL, 0 };
	xsltStylesheet *sheet = table_find(&press->sheets, name);
	xmlDoc *xml;

	if (sheet)
		return sheet;
	xml = content_parse(press->content, path, run->job->diags, nowhere);
	sheet = xml ? compile(run, xml) : NULL;
	if (sheet)
		table_put(&press->sheets, name, sheet);
	return sheet;
}

struct adapt_press *
adapt_open(struct content_press *content)
{
	struct adapt_press *press = mem_alloc(sizeof *press);

	press->content = content;
	press->arena = arena_new();
	press->sheets.arena = press->arena;
	press->security = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(press->security, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(press->security, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(press->security, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
	xsltSetSecurityPrefs(press->security, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	exsltCommonRegister();
	exsltStrRegister();
	exsltSetsRegister();
	exsltMathRegister();
	xsltSetLoaderFunc(load_for_sheet);
	return press;
}

void
adapt_close(struct adapt_press *press)
{
	const struct kept_document *kept;
	size_t i;

	if (!press)
		return;
	for (kept = press->documents; kept; kept = kept->next)
		xmlFreeDoc(kept->xml);
	for (i = 0; i < press->sheets.count; i++)
		xsltFreeStylesheet(press->sheets.rows[i].value);
	xsltFreeSecurityPrefs(press->security);
	arena_drop(press->arena);
	free(press);
	xsltSetLoaderFunc(NULL);
}
