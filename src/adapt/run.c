/*
 * One tree through one stylesheet into another tree.
 */
#include "adapt/inside.h"

#include <libxslt/documents.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>
#include <unistd.h>

/* A child's age decides how its paper looks; of others, who they are. */
static const char *
theme_of(const struct content_wish *wish)
{
	bool is_child = wish->reader && strcmp(wish->reader, "child") == 0;

	return is_child && wish->ages && *wish->ages ? wish->ages : wish->reader;
}

/* What the fields of a form are called after: a second copy in a pack has answers of its own. */
static const char *
id_of(const struct adapt_job *job)
{
	if (job->copy < 2)
		return job->doc->id;
	return arena_printf(job->arena, "%s-%d", job->doc->id, job->copy);
}

static void
set_parameters(xsltTransformContext *ctxt, const struct run *run)
{
	const struct adapt_job *job = run->job;
	const struct content_wish *wish = job->wish;
	const struct {
		const char *name, *value;
	} parameters[] = {
		{ "ages", wish->ages },
		{ "reader", wish->reader },
		{ "lang", wish->lang },
		{ "dir", content_is_rtl(wish->lang) ? "rtl" : "ltr" },
		{ "kind", job->doc->kind },
		{ "id", id_of(job) },
		{ "window", wish->window },
		{ "proof", wish->proof },
		{ "theme", theme_of(wish) },
		{ "over", wish->theme },
		{ "tight", wish->is_tight ? "yes" : "" },
		{ "forms", wish->forms },
		{ "answers", run->press->answers ? "yes" : "" },
		{ "paper", wish->paper },
		{ "pack", job->pack ? adapt_pack_ids(job->pack) : "" },
		{ "numbering", job->pack && adapt_pack_counts_parts(job->pack) ? "part" : "" },
	};
	size_t i;

	for (i = 0; i < sizeof parameters / sizeof *parameters; i++)
		xsltQuoteOneUserParam(ctxt, BAD_CAST parameters[i].name,
		    BAD_CAST(parameters[i].value ? parameters[i].value : ""));
}

/* Everything that went wrong has been said, or is said here. */
static xmlDoc *
judge(struct run *run, xsltTransformContext *ctxt, xmlDoc *result, const char *name)
{
	struct place nowhere = { NULL, 0 };
	bool stopped = ctxt->state != XSLT_STATE_OK;

	if (stopped && !run->log.failed)
		diag(run->job->diags, DIAG_ADAPT_STOPPED, nowhere, name);
	if (!stopped && !run->log.failed && result && xmlDocGetRootElement(result))
		return result;
	if (!stopped && !run->log.failed)
		diag(run->job->diags, DIAG_ADAPT_NOTHING, nowhere, name);
	xmlFreeDoc(result);
	return NULL;
}

void
adapt_write_answers(struct adapt_press *press, const struct table *answers)
{
	press->answers = answers;
}

/* What document() has read before for this stylesheet is not parsed again; libxslt frees what is
 * not said to be `main`. */
static void
lend_documents(struct adapt_press *press, xsltTransformContext *ctxt)
{
	struct kept_document *kept;
	xsltDocument *document;

	for (kept = press->documents; kept; kept = kept->next) {
		if (kept->sheet != ctxt->style)
			continue;
		document = xsltNewDocument(ctxt, kept->xml);
		if (document)
			document->main = 1;
	}
}

static void
keep_documents(struct adapt_press *press, xsltTransformContext *ctxt)
{
	struct kept_document *kept;
	xsltDocument *document;

	for (document = ctxt->docList; document; document = document->next) {
		if (document->main)
			continue;
		document->main = 1;
		kept = ARENA_NEW(press->arena, struct kept_document);
		*kept = (struct kept_document){ ctxt->style, document->doc, press->documents };
		press->documents = kept;
	}
}

xmlDoc *
run_sheet(struct adapt_press *press, xmlDoc *xml, const char *name, const struct adapt_job *job)
{
	struct run run = { .press = press, .job = job };
	xsltStylesheet *sheet = find_sheet(&run, name);
	xsltTransformContext *ctxt;
	xmlDoc *result;

	if (!sheet)
		return NULL;
	ctxt = xsltNewTransformContext(sheet, xml);
	ctxt->_private = &run;
	ctxt->maxTemplateDepth = TEMPLATE_DEPTH;
	ctxt->opLimit = STEPS_MAX;
	ctxt->xpathCtxt->opLimit = STEPS_MAX;
	log_open(&run.log, &run);
	xsltSetTransformErrorFunc(ctxt, &run.log, log_piece);
	xsltSetCtxtSecurityPrefs(press->security, ctxt);
	register_functions(ctxt);
	lend_documents(press, ctxt);
	set_parameters(ctxt, &run);
	/* A template that calls itself for ever would have its whole stack printed. */
	xsltSetGenericErrorFunc(NULL, log_nothing);
	result = xsltApplyStylesheetUser(sheet, xml, NULL, NULL, NULL, ctxt);
	xsltSetGenericErrorFunc(NULL, NULL);
	log_close(&run.log);
	result = judge(&run, ctxt, result, name);
	keep_documents(press, ctxt);
	xsltFreeTransformContext(ctxt);
	return result;
}

/* Is there a stylesheet that recasts for these ages? */
const char *
recast_name(struct adapt_press *press, const struct adapt_job *job)
{
	const struct content_wish *wish = job->wish;
	const char *name;

	if (!wish->ages || !*wish->ages || strcmp(wish->reader, "child") != 0)
		return NULL;
	name = arena_printf(job->arena, "adapt/recast-%s.xsl", wish->ages);
	if (access(arena_printf(job->arena, "%s/styles/%s", content_home(press->content), name),
	        F_OK) != 0)
		return NULL;
	return name;
}

bool
adapt_recasts(struct adapt_press *press, const struct adapt_job *job)
{
	return recast_name(press, job) != NULL;
}

struct _xmlDoc *
adapt_recast(struct adapt_press *press, const struct adapt_job *job)
{
	xmlDoc *profiled = run_sheet(press, job->doc->xml, "adapt/profile.xsl", job), *recast;
	const char *name = recast_name(press, job);

	if (!profiled || !name)
		return profiled;
	recast = run_sheet(press, profiled, name, job);
	xmlFreeDoc(profiled);
	return recast;
}

struct _xmlDoc *
adapt_present(struct adapt_press *press, struct _xmlDoc *adapted, const struct adapt_job *job)
{
	return run_sheet(press, adapted,
	    arena_printf(job->arena, "present/%s.xsl", job->doc->kind), job);
}

void
adapt_drop(struct _xmlDoc *xml)
{
	xmlFreeDoc(xml);
}
