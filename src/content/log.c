/*
 * A session log into sessions and their entries: what a group really did.
 *
 * The same vocabulary twice: XML (content/schema/log.rng) for those who keep their log in an
 * editor, and a table (session,date,activity,tool,note) for those who keep it in a
 * spreadsheet.  The press keeps a log that gave no cause for a message, because a batch builds
 * hundreds of letters from one.
 */
#include "content/inside.h"
#include "content/roster.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	struct content_press *press;
	struct log *log;
	struct diags *diags;
};

static struct place
at_line(const struct log *log, int line)
{
	return (struct place){ log->file, line };
}

const struct log_session *
find_session(const struct log *log, int number)
{
	size_t i;

	for (i = 0; i < log->count; i++)
		if (log->sessions[i].number == number)
			return &log->sessions[i];
	return NULL;
}

/* ---- one session, one entry --------------------------------------------- */

/* The session of a number (two figures at most) and a date, new or known; NULL after a message. */
static struct log_session *
take_session(struct reading *r, const char *number, const char *date, int line)
{
	struct log *log = r->log;
	const char *name, *form, *iso;
	struct log_session *session;
	int n = strlen(number) <= 2 ? atoi(number) : 0;

	if (n < 1 || number[strspn(number, "0123456789")]) {
		diag(r->diags, DIAG_LOG_NUMBER, at_line(log, line), number);
		return NULL;
	}
	iso = content_typed_value("date", date, &name, &form, log->arena);
	if (!iso) {
		diag(r->diags, DIAG_LOG_DATE, at_line(log, line), n, name, form);
		return NULL;
	}
	session = (struct log_session *)find_session(log, n);
	if (session && strcmp(session->date, iso) != 0) {
		diag(r->diags, DIAG_LOG_DATES, at_line(log, line), n, session->line);
		return NULL;
	}
	if (session)
		return session;
	ARENA_ROOM(log->arena, log->sessions, log->count, log->capacity);
	session = &log->sessions[log->count++];
	*session = (struct log_session){ .number = n, .date = iso, .line = line };
	return session;
}

/* An empty cell is nothing; a broken one is nothing either, and said. */
static const char *
take_words(struct reading *r, const char *name, const char *words, int line)
{
	if (!words || !*words)
		return NULL;
	if (is_clean(words))
		return words;
	diag(r->diags, DIAG_LOG_CONTROL, at_line(r->log, line), name);
	return NULL;
}

static void
add_entry(struct reading *r, struct log_session *session, const char *const words[3], int line)
{
	struct arena *arena = r->log->arena;
	struct log_entry entry = { .line = line };

	entry.activity = take_words(r, "activity", words[0], line);
	entry.tool = take_words(r, "tool", words[1], line);
	entry.note = take_words(r, "note", words[2], line);
	if (!entry.activity && !entry.tool && !entry.note)
		return;
	ARENA_ROOM(arena, session->entries, session->count, session->capacity);
	session->entries[session->count++] = entry;
}

/* ---- as a table ----------------------------------------------------------- */

static const char *const columns[] = { "session", "date", "activity", "tool", "note" };

/* Where each of the five columns stands; false when one that must be there is not. */
static bool
find_columns(const struct reading *r, const struct content_roster *table, int at[5])
{
	int i;

	for (i = 0; i < 5; i++) {
		at[i] = content_roster_column(table, columns[i]);
		if (at[i] >= 0 || i > 2)
			continue;
		diag(r->diags, DIAG_LOG_COLUMN, at_line(r->log, 0), columns[i]);
		return false;
	}
	return true;
}

static void
take_row(struct reading *r, const struct content_roster_row *row, const int at[5])
{
	const char *words[3];
	struct log_session *session;
	int i;

	for (i = 0; i < 3; i++)
		words[i] = at[2 + i] < 0 ? NULL : row->cells[at[2 + i]];
	session = take_session(r, row->cells[at[0]], row->cells[at[1]], row->line);
	if (session)
		add_entry(r, session, words, row->line);
}

static void
read_table(struct reading *r, const char *path)
{
	struct content_roster table = { .arena = r->log->arena };
	int at[5];
	size_t i;

	if (!content_roster_read(&table, path, r->diags) || !find_columns(r, &table, at))
		return;
	for (i = 0; i < table.count; i++)
		take_row(r, &table.rows[i], at);
}

/* ---- as XML ---------------------------------------------------------------- */

static const char *
kept_attribute(const struct reading *r, const xmlNode *node, const char *name)
{
	const char *value = attribute(node, name);

	return arena_strdup(r->log->arena, value ? value : "");
}

static void
take_session_element(struct reading *r, const xmlNode *element)
{
	const xmlNode *n;
	struct log_session *session;

	session = take_session(r, kept_attribute(r, element, "number"),
	    kept_attribute(r, element, "date"), raw_place(element).line);
	for (n = element->children; session && n; n = n->next) {
		const char *words[3];

		if (n->type != XML_ELEMENT_NODE)
			continue;
		words[0] = kept_attribute(r, n, "activity");
		words[1] = kept_attribute(r, n, "tool");
		words[2] = content_text(n, r->log->arena);
		add_entry(r, session, words, raw_place(n).line);
	}
}

static void
read_xml(struct reading *r, const char *path)
{
	xmlDoc *xml = content_parse(r->press, path, r->diags, (struct place){ NULL, 0 });
	xmlNode *n;

	if (!xml)
		return;
	tell_file(xmlDocGetRootElement(xml), r->log->file);
	if (check_schema(r->press, xml, SCHEMA_LOG, r->diags))
		for (n = xmlDocGetRootElement(xml)->children; n; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				take_session_element(r, n);
	xmlFreeDoc(xml);
}

/* ---- the file ---------------------------------------------------------------- */

static bool
is_xml(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && strcmp(path + n - 4, ".xml") == 0;
}

const struct log *
read_log(struct content_press *press, const char *path, struct arena *arena, struct diags *diags)
{
	struct log *log = table_find(&press->logs, path);
	size_t said = diags_tally(diags);
	struct reading r = { press, log, diags };
	char *real;

	if (log)
		return log;
	r.log = log = ARENA_NEW(press->arena, struct log);
	log->arena = press->arena;
	log->file = arena_strdup(press->arena, path);
	real = realpath(path, NULL);
	if (is_xml(path) && real)
		read_xml(&r, arena_strdup(arena, real));
	else
		read_table(&r, log->file);
	free(real);
	if (diags_tally(diags) == said)
		table_put(&press->logs, path, log);
	return log;
}
