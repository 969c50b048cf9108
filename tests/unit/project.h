/*
 * A small project in a temporary folder, for the tests of content and adapt.
 */
#ifndef PROJECT_H
#define PROJECT_H

#include "content/content.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct project {
	char folder[64];
	struct arena *arena;
	struct diags *diags;
	struct content_press *press;
};

/* Write a file below the project, its folders too. */
static inline void
project_put(struct project *p, const char *name, const char *text)
{
	char path[256];
	size_t i;
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", p->folder, name);
	for (i = strlen(p->folder) + 1; path[i]; i++)
		if (path[i] == '/') {
			path[i] = '\0';
			mkdir(path, 0777);
			path[i] = '/';
		}
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static inline char *
project_path(struct project *p, const char *name)
{
	return arena_printf(p->arena, "%s/%s", p->folder, name);
}

/* An empty project; press and diags are opened anew by project_reopen. */
static inline void
project_open(struct project *p)
{
	strcpy(p->folder, "/tmp/printark-test.XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	p->arena = arena_new();
	p->diags = diags_new();
	project_put(p, "styles/strings/da.xml",
	    "<strings xml:lang='da'><string key='page-of'>Side {0} af {1}</string>"
	    "<string key='minutes'>{0, plural, one {# minut} other {# minutter}}</string>"
	    "<string key='quote'>''{0}''</string></strings>");
	project_put(p, "content/letters/empty.txt", "");
	p->press = content_open(p->folder, p->diags);
	assert_non_null(p->press);
}

static inline void
project_reopen(struct project *p)
{
	content_close(p->press);
	diags_drop(p->diags);
	p->diags = diags_new();
	p->press = content_open(p->folder, p->diags);
}

static inline void
project_close(struct project *p)
{
	char command[96];

	content_close(p->press);
	diags_drop(p->diags);
	arena_drop(p->arena);
	snprintf(command, sizeof command, "rm -rf %s", p->folder);
	assert_int_equal(system(command), 0);
}

#define LETTER(inside)                                                                             \
	"<letter xmlns='urn:printark:content' xmlns:xi='http://www.w3.org/2001/XInclude'\n"        \
	" id='brev' xml:lang='da' reader='family school' ages='8-9 10-12'>\n"                       \
	"<title>Et brev</title>\n" inside "\n</letter>\n"

/* Load content/letters/brev.xml. */
static inline struct content_doc *
project_load(struct project *p, const char *text)
{
	project_put(p, "content/letters/brev.xml", text);
	return content_load(p->press, project_path(p, "content/letters/brev.xml"), p->arena,
	    p->diags);
}

/* Was the code said, and at which line first?  -1: not said. */
static inline int
said_at(const struct project *p, enum diag_code code)
{
	const struct diag_row *row = diags_find(p->diags, code);

	return row ? row->place.line : -1;
}

static inline const char *
said_text(const struct project *p, enum diag_code code)
{
	const struct diag_row *row = diags_find(p->diags, code);

	return row ? row->text : "";
}

/* The tree as it would be printed. */
static inline const char *
printed(struct project *p, struct _xmlDoc *xml)
{
	struct buf text = { 0 };
	const char *kept;

	content_print(xml, &text);
	kept = arena_strndup(p->arena, text.bytes, text.count);
	buf_drop(&text);
	return kept;
}

#define assert_contains(text, part)                                                                \
	do {                                                                                       \
		if (!strstr((text), (part)))                                                       \
			fail_msg("'%s' is not in: %s", (part), (text));                            \
	} while (0)
#define assert_lacks(text, part)                                                                   \
	do {                                                                                       \
		if (strstr((text), (part)))                                                        \
			fail_msg("'%s' is in: %s", (part), (text));                                \
	} while (0)

#endif
