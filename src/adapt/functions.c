/*
 * The functions of urn:printark:functions that stylesheets may call.
 *
 * Each is a row: its name, how many arguments it takes, and what it gives.  All arguments
 * are strings but pf:at's, which is a node.
 */
#include "adapt/inside.h"

#include <libxml/uri.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <stdlib.h>
#include <string.h>

enum { ARGS_MAX = 8 };

/* A call: its arguments, and where in the content it happens. */
struct call {
	struct run *run;
	struct arena *arena;
	struct place place;
	const char *args[ARGS_MAX];
	size_t count;
};

static const char *
give_string(struct call *call)
{
	return content_string(call->run->press->content, call->run->job->wish->lang, call->args[0],
	    call->args + 1, call->count - 1, call->arena, call->run->job->diags, call->place);
}

static const char *
give_date(struct call *call)
{
	return content_date(call->args[0], call->count > 1 ? call->args[1] : NULL,
	    call->run->job->wish->lang, call->arena);
}

static const char *
give_time(struct call *call)
{
	return content_time(call->args[0], call->run->job->wish->lang, call->arena);
}

static const char *
give_sort_key(struct call *call)
{
	return content_sort_key(call->args[0], call->run->job->wish->lang, call->arena);
}

static const char *
give_number(struct call *call)
{
	return content_number(call->args[0], call->run->job->wish->lang, call->arena);
}

static const char *
give_symbol(struct call *call)
{
	return content_symbol(call->run->press->content, call->args[0], call->arena,
	    call->run->job->diags, call->place);
}

/* The picture's address for document(), which sees relative ones from the stylesheet. */
static const char *
give_symbol_address(struct call *call)
{
	const char *path = give_symbol(call);
	char *real = path ? realpath(path, NULL) : NULL;
	xmlChar *escaped = real ? xmlURIEscapeStr(BAD_CAST real, BAD_CAST "/") : NULL;
	const char *address = escaped ? arena_strdup(call->arena, (const char *)escaped) : NULL;

	xmlFree(escaped);
	free(real);
	return address;
}

static const char *
give_symbol_mirrors(struct call *call)
{
	return content_symbol_mirrors(call->run->press->content, call->args[0],
	    call->run->job->diags) ? "yes" : "";
}

static const char *
give_symbol_alt(struct call *call)
{
	return content_symbol_alt(call->run->press->content, call->args[0],
	    call->run->job->wish->lang, call->arena, call->run->job->diags, call->place);
}

static const char *
give_symbol_word(struct call *call)
{
	return content_symbol_word(call->run->press->content, call->args[0],
	    call->run->job->wish->lang, call->arena, call->run->job->diags, call->place);
}

static const char *
give_symbols(struct call *call)
{
	return content_symbols(call->run->press->content, call->args[0], call->arena,
	    call->run->job->diags);
}

static const char *
give_title(struct call *call)
{
	return content_title(call->run->press->content, call->args[0], call->run->job->wish->lang);
}

/* By the field's name; "" where nothing was answered. */
static const char *
give_answer(struct call *call)
{
	const struct table *answers = call->run->press->answers;
	struct adapt_answer *answer = answers ? table_find(answers, call->args[0]) : NULL;

	if (!answer)
		return "";
	answer->is_written = true;
	return answer->value;
}

static const struct function {
	const char *name;
	int least, most;
	const char *(*give)(struct call *call);
	bool is_checked;                  /* what it cannot make of its arguments is an error */
} functions[] = {
	{ "answer", 1, 1, give_answer, false },
	{ "string", 1, ARGS_MAX, give_string, false },
	{ "date", 1, 2, give_date, true },
	{ "time", 1, 1, give_time, true },
	{ "number", 1, 1, give_number, true },
	{ "symbol", 1, 1, give_symbol, false },
	{ "symbol-address", 1, 1, give_symbol_address, false },
	{ "symbol-mirrors", 1, 1, give_symbol_mirrors, false },
	{ "symbol-alt", 1, 1, give_symbol_alt, false },
	{ "symbol-word", 1, 1, give_symbol_word, false },
	{ "symbols", 1, 1, give_symbols, true },
	{ "title", 1, 1, give_title, false },
	{ "sort-key", 1, 1, give_sort_key, false },
};

static const struct function *
find_function(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0)
			return &functions[i];
	return NULL;
}

static void
pop_arguments(xmlXPathParserContext *xpath, struct call *call, int n)
{
	xmlChar *arg;
	int i;

	call->count = (size_t)n;
	for (i = n; i-- > 0;) {
		arg = xmlXPathPopString(xpath);
		call->args[i] = arena_strdup(call->arena, arg ? (const char *)arg : "");
		xmlFree(arg);
	}
}

/* The context node may be a stylesheet's own; then the node that the template was
 * called for knows the author's line. */
static struct place
place_of_call(xmlXPathParserContext *xpath, struct run *run)
{
	struct place place = content_place(xpath->context->node, run->job->arena);
	xsltTransformContext *ctxt = xsltXPathGetTransformContext(xpath);

	return place.file ? place : content_place(ctxt->node, run->job->arena);
}

static void
call_function(xmlXPathParserContext *xpath, int n)
{
	const struct function *function = find_function((const char *)xpath->context->function);
	struct run *run = xsltXPathGetTransformContext(xpath)->_private;
	struct call call = { .run = run, .arena = run->job->arena };
	const char *text;

	if (!function || n < function->least || n > function->most) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	call.place = place_of_call(xpath, run);
	pop_arguments(xpath, &call, n);
	text = function->give(&call);
	if (!text && function->is_checked)
		diag(run->job->diags, DIAG_ADAPT_ARGUMENT, call.place, function->name, call.args[0]);
	valuePush(xpath, xmlXPathNewCString(text ? text : ""));
}

/* pf:at(node): "file:line" of a node. */
static void
call_at(xmlXPathParserContext *xpath, int n)
{
	struct run *run = xsltXPathGetTransformContext(xpath)->_private;
	struct place place = { NULL, 0 };
	xmlXPathObject *value;

	if (n != 1) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	value = valuePop(xpath);
	if (value && value->type == XPATH_NODESET && value->nodesetval &&
	    value->nodesetval->nodeNr > 0)
		place = content_place(value->nodesetval->nodeTab[0], run->job->arena);
	xmlXPathFreeObject(value);
	valuePush(xpath, xmlXPathNewCString(place.file
	    ? arena_printf(run->job->arena, "%s:%d", place.file, place.line) : ""));
}

/* pf:material-exists(id): true or false. */
static void
call_exists(xmlXPathParserContext *xpath, int n)
{
	struct run *run = xsltXPathGetTransformContext(xpath)->_private;
	struct call call = { .run = run, .arena = run->job->arena };

	if (n != 1) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	pop_arguments(xpath, &call, n);
	valuePush(xpath, xmlXPathNewBoolean(give_title(&call) != NULL));
}

void
register_functions(xsltTransformContext *ctxt)
{
	size_t i;

	for (i = 0; i < sizeof functions / sizeof *functions; i++)
		xsltRegisterExtFunction(ctxt, BAD_CAST functions[i].name, BAD_CAST FUNCTIONS_NS,
		    call_function);
	xsltRegisterExtFunction(ctxt, BAD_CAST "at", BAD_CAST FUNCTIONS_NS, call_at);
	xsltRegisterExtFunction(ctxt, BAD_CAST "material-exists", BAD_CAST FUNCTIONS_NS,
	    call_exists);
}
