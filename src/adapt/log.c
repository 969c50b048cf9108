/*
 * What libxslt and XPath say into messages with a place.
 *
 * An error comes in two or three calls: XPath's own word, "runtime error: file F line
 * N element E", and what was wrong.  An xsl:message comes as plain text; it may
 * begin with a place ("file:line: ", as pf:at gives it) and a level.
 */
#include "adapt/inside.h"

#include <stdlib.h>
#include <string.h>

/* Paths as the user names them; the sheet may have been named as a URI. */
static const char *
shown(const struct log *log, const char *path)
{
	return content_shown(log->content, path);
}

/* "... file PATH line N ...": false when it is not such a line. */
static bool
read_place(struct log *log, const char *text)
{
	const char *file, *line;

	if (strncmp(text, "runtime error", 13) != 0 && strncmp(text, "compilation error", 17) != 0 &&
	    strncmp(text, "error: ", 7) != 0)
		return false;
	file = strstr(text, ": file ");
	line = file ? strstr(file, " line ") : NULL;
	if (!line && strstr(text, ": element ") == NULL)
		return false;
	log->pending = true;
	if (!line)
		return true;
	file = arena_strndup(log->arena, file + 7, (size_t)(line - file - 7));
	log->place = (struct place){ shown(log, file), (int)strtol(line + 6, NULL, 10) };
	return true;
}

static void
say_error(struct log *log, const char *text)
{
	if (log->detail && !strstr(text, log->detail))
		text = arena_printf(log->arena, "%s (%s)", text, log->detail);
	diag(log->diags, DIAG_ADAPT_STYLE, log->place, text);
	log->detail = NULL;
	log->pending = false;
	log->failed = true;
}

/* "file:line: rest" into a place and the rest. */
static const char *
split_place(struct log *log, const char *text, struct place *place)
{
	const char *end = strstr(text, ": "), *colon;
	char *stop;
	long line;

	if (!end)
		return text;
	for (colon = end - 1; colon > text && *colon != ':'; colon--)
		;
	if (colon <= text)
		return text;
	line = strtol(colon + 1, &stop, 10);
	if (stop != end || line <= 0)
		return text;
	place->file = arena_strndup(log->arena, text, (size_t)(colon - text));
	place->line = (int)line;
	return end + 2;
}

static void
say_message(struct log *log, const char *text)
{
	static const struct {
		const char *word;
		enum diag_code code;
	} levels[] = {
		{ "note: ", DIAG_ADAPT_NOTE },
		{ "warning: ", DIAG_ADAPT_WARNING },
		{ "error: ", DIAG_ADAPT_ERROR },
	};
	struct place place = { NULL, 0 };
	enum diag_code code = DIAG_ADAPT_NOTE;
	size_t i;

	text = split_place(log, text, &place);
	for (i = 0; i < sizeof levels / sizeof *levels; i++)
		if (strncmp(text, levels[i].word, strlen(levels[i].word)) == 0) {
			code = levels[i].code;
			text += strlen(levels[i].word);
			break;
		}
	diag(log->diags, code, place, text);
}

void
log_piece(void *data, const char *format, ...)
{
	struct log *log = data;
	char piece[2048];
	va_list args;
	size_t n;

	va_start(args, format);
	vsnprintf(piece, sizeof piece, format, args);
	va_end(args);
	for (n = strlen(piece); n > 0 && strchr(" \n", piece[n - 1]); n--)
		piece[n - 1] = '\0';
	if (n == 0 || read_place(log, piece))
		return;
	if (log->pending)
		say_error(log, piece);
	else
		say_message(log, piece);
}

void
log_nothing(void *data, const char *format, ...)
{
	(void)data, (void)format;
}

/* XPath's word comes before the place; it is kept until then. */
static void
on_detail(void *data, xmlErrorPtr error)
{
	struct log *log = data;
	char *text = arena_strdup(log->arena, error->message ? error->message : "?");
	size_t n;

	for (n = strlen(text); n > 0 && strchr(" \n", text[n - 1]); n--)
		text[n - 1] = '\0';
	if (error->domain == XML_FROM_XPATH || !log->detail)
		log->detail = text;
}

void
log_open(struct log *log, struct run *run)
{
	*log = (struct log){ .diags = run->job->diags, .content = run->press->content,
		.arena = run->job->arena };
	xmlSetStructuredErrorFunc(log, on_detail);
}

/* What was kept and never placed must not be lost. */
void
log_close(struct log *log)
{
	if (log->detail && log->failed == false)
		say_error(log, log->detail);
	xmlSetStructuredErrorFunc(NULL, NULL);
}
