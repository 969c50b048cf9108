/*
 * What libxml2 says of broken XML into words for those who write texts.
 *
 * A row's pattern is libxml2's sentence with stars for what changes; in our
 * sentence $1 and $2 are what the stars stood for.
 */
#include "base/base.h"

#include <string.h>

enum { STARS = 3 };

struct row {
	const char *pattern, *plain;
};

static const struct row rows[] = {
	{ "Opening and ending tag mismatch: * line * and *", "'$1', begun in line $2, is ended by '$3'" },
	{ "Premature end of data in tag * line *", "'$1', begun in line $2, never ends" },
	{ "Excessive depth in document: * *", "elements are nested deeper than $1" },
	{ "Detected an entity reference loop", "an entity stands for more text than anybody writes" },
	{ "Start tag expected, *", "it does not begin with an element" },
	{ "Document is empty", "there is nothing in it" },
	{ "Extra content at the end of the document", "something follows after the last element" },
	{ "Entity '*' not defined", "'&$1;' stands for nothing, write the letter itself" },
	{ "xmlParseEntityRef: no name", "'&' stands alone, write &amp;" },
	{ "EntityRef: expecting ';'", "'&' stands alone, write &amp;" },
	{ "StartTag: invalid element name", "'<' begins no element, write &lt;" },
	{ "Unescaped '<' not allowed in attributes values", "'<' stands in a value, write &lt;" },
	{ "AttValue: *", "a value must stand in quotes" },
	{ "Attribute * redefined", "the attribute '$1' stands there twice" },
	{ "Specification mandates value for attribute *", "the attribute '$1' has no value" },
	{ "Input is not proper UTF-8, *", "the letters are not in UTF-8" },
	{ "PCDATA invalid Char value *", "a character stands here that no text has (number $1)" },
	{ "Namespace prefix * on * is not defined", "nothing says what '$1:' before '$2' means" },
};

struct part {
	const char *at;
	size_t count;
};

/* Does the text follow the pattern?  A star ends where what follows it begins. */
static bool
matches(const char *pattern, const char *text, struct part parts[STARS])
{
	size_t n, star = 0;

	for (;; pattern++) {
		n = strcspn(pattern, "*");
		if (strncmp(text, pattern, n) != 0)
			return false;
		text += n;
		pattern += n;
		if (!*pattern)
			return star > 0 ? *text == '\0' : true;
		for (n = 0; text[n] && (!pattern[1] || text[n] != pattern[1]); n++)
			;
		parts[star++] = (struct part){ text, n };
		text += n;
	}
}

static const char *
fill_in(struct arena *arena, const char *plain, const struct part parts[STARS])
{
	const char *made = "", *dollar;

	for (; (dollar = strchr(plain, '$')) != NULL; plain = dollar + 2) {
		const struct part *part = &parts[dollar[1] - '1'];

		made = arena_printf(arena, "%s%.*s%.*s", made, (int)(dollar - plain), plain,
		    (int)part->count, part->at);
	}
	return arena_printf(arena, "%s%s", made, plain);
}

const char *
markup_complaint(const char *text, struct arena *arena)
{
	struct part parts[STARS] = { { "", 0 } };
	size_t i, n = text ? strcspn(text, "\n") : 0;
	const char *line = arena_strndup(arena, text ? text : "", n);

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (matches(rows[i].pattern, line, parts))
			return fill_in(arena, rows[i].plain, parts);
	return line;
}
