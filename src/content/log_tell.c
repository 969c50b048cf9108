/*
 * What the session log says into the letter that asks for it.
 *
 * log-sessions becomes a table of its sessions, log-tools a list of those items whose tool was
 * used.  Ids stand under their titles in the reader's language; words stand as the
 * leaders wrote them, marked as Danish in a letter that is not.  What is made carries the
 * log's line, so that whatever a later stage has to say is said about the log.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

struct telling {
	struct content_doc *doc;
	const struct content_wish *wish;
	const struct log *log;
	struct diags *diags;
	int from, to;                     /* of the log-sessions that stood last */
};

/* Words of the letter, and whether they are in its language. */
struct said {
	const char *words;
	bool is_danish;
};

static bool
is_foreign(const struct telling *t)
{
	return strcmp(t->wish->lang, CONTENT_SOURCE_LANG) != 0;
}

static struct place
at_line(const struct telling *t, int line)
{
	return (struct place){ t->log->file, line };
}

/* ---- words ------------------------------------------------------------------ */

/* Small letters, figures and hyphens: what is written so is meant as an id. */
static bool
is_id(const char *s)
{
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* What an activity or a tool is called; no words after a message. */
static struct said
name_of(const struct telling *t, const char *given, int line)
{
	struct content_press *press = t->doc->press;
	const struct heading *heading;
	const char *title;

	if (!is_id(given))
		return (struct said){ given, is_foreign(t) };
	heading = find_heading(press, given);
	if (!heading) {
		diag(t->diags, DIAG_LOG_UNKNOWN, at_line(t, line), given);
		return (struct said){ NULL, false };
	}
	if (!is_foreign(t))
		return (struct said){ heading->title, false };
	title = translated_title(press, heading->title, heading->path, t->wish->lang, t->diags);
	if (title)
		return (struct said){ title, false };
	diag(t->diags, DIAG_CONTENT_UNTRANSLATED, heading->place, t->wish->lang);
	return (struct said){ heading->title, true };
}

static const char *
string_of(const struct telling *t, const char *key, const char *arg)
{
	return content_string(t->doc->press, t->wish->lang, key, &arg, arg ? 1 : 0, t->doc->arena,
	    t->diags, t->doc->place);
}

/* ---- elements ----------------------------------------------------------------- */

static xmlNode *
put(const struct telling *t, xmlNode *parent, const char *name, int line)
{
	xmlNode *made = xmlNewDocNode(t->doc->xml, parent->ns, BAD_CAST name, NULL);
	xmlNs *at = xmlSearchNsByHref(t->doc->xml, xmlDocGetRootElement(t->doc->xml),
	    BAD_CAST CONTENT_AT_NS);

	xmlAddChild(parent, made);
	if (at && line)
		xmlNewNsProp(made, at, BAD_CAST "at",
		    BAD_CAST arena_printf(t->doc->arena, "%s:%d", t->log->file, line));
	return made;
}

static void
put_text(const struct telling *t, xmlNode *parent, const char *text)
{
	xmlAddChild(parent, xmlNewDocText(t->doc->xml, BAD_CAST text));
}

/* Danish words among others are read with a Danish voice and from left to right. */
static void
put_said(const struct telling *t, xmlNode *parent, struct said said)
{
	if (said.is_danish) {
		parent = put(t, parent, "span", 0);
		xmlNodeSetLang(parent, BAD_CAST CONTENT_SOURCE_LANG);
		if (content_is_rtl(t->wish->lang))
			xmlNewProp(parent, BAD_CAST "dir", BAD_CAST "ltr");
	}
	put_text(t, parent, said.words);
}

static void
put_head(const struct telling *t, xmlNode *table)
{
	static const char *const keys[] = { "log-session", "log-activities", "log-tools" };
	static const char *const widths[] = { "2", "6", "3" };
	xmlNode *row;
	int i;

	for (i = 0; i < 3; i++)
		xmlNewProp(put(t, table, "col", 0), BAD_CAST "width", BAD_CAST widths[i]);
	row = put(t, put(t, table, "thead", 0), "tr", 0);
	for (i = 0; i < 3; i++)
		put_text(t, put(t, row, "th", 0), string_of(t, keys[i], NULL));
}

/* ---- a session as a row --------------------------------------------------------- */

/* Did an earlier entry of the session say the same in its `which` (activity or tool)? */
static bool
is_repeated(const struct log_session *session, size_t i, bool tool)
{
	const struct log_entry *e = session->entries;
	const char *word = tool ? e[i].tool : e[i].activity, *before;
	size_t k;

	for (k = 0; word && k < i; k++) {
		before = tool ? e[k].tool : e[k].activity;
		if (before && strcmp(before, word) == 0)
			return true;
	}
	return false;
}

/* The title of an activity or a tool as an item of the cell's list, which is made for the first. */
static xmlNode *
put_item(const struct telling *t, xmlNode *cell, const char *given, int line)
{
	struct said said = name_of(t, given, line);
	xmlNode *item;

	if (!said.words)
		return NULL;
	item = put(t, cell->last ? cell->last : put(t, cell, "ul", line), "li", line);
	put_said(t, item, said);
	return item;
}

static void
put_note(const struct telling *t, xmlNode *cell, xmlNode *item, const struct log_entry *entry)
{
	struct said note = { entry->note, is_foreign(t) };

	if (!entry->note)
		return;
	if (item)
		put(t, item, "br", 0);
	else
		item = put(t, cell->last ? cell->last : put(t, cell, "ul", entry->line), "li",
		    entry->line);
	put_said(t, item, note);
}

static void
put_session(const struct telling *t, xmlNode *body, const struct log_session *session)
{
	xmlNode *row = put(t, body, "tr", session->line), *head = put(t, row, "th", session->line);
	xmlNode *done = put(t, row, "td", session->line), *tools = put(t, row, "td", session->line);
	size_t i;

	put_text(t, head, string_of(t, "log-nth",
	    arena_printf(t->doc->arena, "%d", session->number)));
	put(t, head, "br", 0);
	put_text(t, head, content_date(session->date, "short", t->wish->lang, t->doc->arena));
	for (i = 0; i < session->count; i++) {
		const struct log_entry *entry = &session->entries[i];
		xmlNode *item = NULL;

		if (entry->activity && !is_repeated(session, i, false))
			item = put_item(t, done, entry->activity, entry->line);
		put_note(t, done, item, entry);
		if (entry->tool && !is_repeated(session, i, true))
			put_item(t, tools, entry->tool, entry->line);
	}
	/* An empty cell would be one to write in. */
	if (!tools->children)
		put_text(t, tools, "\u2013");
	if (!done->children)
		put_text(t, done, "\u2013");
}

/* ---- the elements that ask --------------------------------------------------------- */

static int
number_of(const xmlNode *node, const char *name, int otherwise)
{
	const char *value = attribute(node, name);

	return value ? atoi(value) : otherwise;
}

/* Its id, its language and its place stay with what is made. */
static void
keep_marks(const xmlNode *ask, xmlNode *made)
{
	const xmlAttr *a;

	for (a = ask->properties; a; a = a->next)
		if ((a->ns || strcmp((const char *)a->name, "id") == 0) && a->children)
			xmlNewNsProp(made, a->ns, a->name, a->children->content);
}

static void
tell_sessions(struct telling *t, xmlNode *ask)
{
	xmlNode *table = xmlNewDocNode(t->doc->xml, ask->ns, BAD_CAST "table", NULL), *body;
	int n;

	xmlAddPrevSibling(ask, table);
	keep_marks(ask, table);
	put_head(t, table);
	body = put(t, table, "tbody", 0);
	for (n = t->from; n <= t->to; n++) {
		const struct log_session *session = find_session(t->log, n);

		if (session)
			put_session(t, body, session);
		else
			diag(t->diags, DIAG_LOG_SESSION, at_line(t, 0), n);
	}
	if (!body->children) {
		xmlUnlinkNode(table);
		xmlFreeNode(table);
	}
}

/* Was one of the tools (ids) used between the sessions? */
static bool
was_used(const struct telling *t, const char *tools)
{
	size_t i, k;

	for (i = 0; i < t->log->count; i++) {
		const struct log_session *session = &t->log->sessions[i];

		if (session->number < t->from || session->number > t->to)
			continue;
		for (k = 0; k < session->count; k++)
			if (session->entries[k].tool && content_has_word(tools, session->entries[k].tool))
				return true;
	}
	return false;
}

static void
tell_tools(const struct telling *t, xmlNode *ask)
{
	xmlNode *item, *next;

	for (item = ask->children; item; item = next) {
		const char *tools = attribute(item, "tool");

		next = item->next;
		if (!tools)
			continue;
		if (was_used(t, tools)) {
			xmlUnsetProp(item, BAD_CAST "tool");
			continue;
		}
		xmlUnlinkNode(item);
		xmlFreeNode(item);
	}
	xmlUnsetProp(ask, BAD_CAST "from");
	xmlUnsetProp(ask, BAD_CAST "to");
	xmlNodeSetName(ask, BAD_CAST "ul");
}

static void
drop(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* The log is read when something asks for it. */
static bool
open_log(struct telling *t, const xmlNode *ask)
{
	if (!t->log && t->wish->log)
		t->log = read_log(t->doc->press, t->wish->log, t->doc->arena, t->diags);
	if (!t->log)
		diag(t->diags, DIAG_LOG_MISSING, content_place(ask, t->doc->arena));
	return t->log != NULL;
}

/* The node that follows, which is never below what is told. */
static void
tell(struct telling *t, xmlNode *ask)
{
	bool is_tools = is_content(ask, "log-tools");

	if (!fits(ask, t->wish) || !open_log(t, ask)) {
		drop(ask);
		return;
	}
	t->from = number_of(ask, "from", t->from);
	t->to = number_of(ask, "to", t->to);
	if (is_tools) {
		tell_tools(t, ask);
	} else {
		tell_sessions(t, ask);
		drop(ask);
	}
}

static void
tell_all(struct telling *t, xmlNode *top)
{
	xmlNode *n, *next;

	for (n = top->children; n; n = next) {
		next = n->next;
		if (is_content(n, "log-sessions") || is_content(n, "log-tools"))
			tell(t, n);
		else if (n->type == XML_ELEMENT_NODE)
			tell_all(t, n);
	}
}

void
tell_log(struct content_doc *doc, const struct content_wish *wish, struct diags *diags)
{
	struct telling t = { .doc = doc, .wish = wish, .diags = diags };

	tell_all(&t, xmlDocGetRootElement(doc->xml));
}
