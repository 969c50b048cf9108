/*
 * The words that styles write themselves: styles/strings/<lang>.xml.
 *
 * A pattern is ICU's MessageFormat.  Most hold nothing but {0} and {1}; those are filled
 * in here, and ICU is asked only where a plural or a number has to be
 * chosen, since opening its data takes longer than a letter.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/umsg.h>
#include <unicode/ustring.h>
#include <unistd.h>

enum { ARGS_MAX = 4, TEXT_MAX = 1024 };

static struct table *
read_strings(struct content_press *press, const char *lang, struct diags *diags)
{
	const char *path = arena_printf(press->arena, "%s/styles/strings/%s.xml", press->home, lang);
	struct table *table = ARENA_NEW(press->arena, struct table);
	struct place nowhere = { NULL, 0 };
	const xmlNode *n;
	const char *key;
	xmlDoc *xml;

	table->arena = press->arena;
	table_put(&press->strings, lang, table);
	if (access(path, F_OK) != 0)
		return table;
	xml = content_parse(press, path, diags, nowhere);
	if (!xml)
		return table;
	for (n = xmlDocGetRootElement(xml)->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && (key = attribute(n, "key")))
			table_put(table, key, content_text(n, press->arena));
	xmlFreeDoc(xml);
	return table;
}

static const char *
find_pattern(struct content_press *press, const char *lang, const char *key, struct diags *diags)
{
	struct table *table = table_find(&press->strings, lang);

	if (!table)
		table = read_strings(press, lang, diags);
	return table_find(table, key);
}

/* Nothing but text and {digit}: no types, no quoting. */
static bool
is_plain(const char *pattern)
{
	const char *s;

	for (s = pattern; *s; s++)
		if (*s == '\'' || (*s == '{' && !(s[1] >= '0' && s[1] <= '9' && s[2] == '}')))
			return false;
	return true;
}

static const char *
fill_plain(const char *pattern, const char *const *args, size_t count, struct arena *arena)
{
	struct buf text = { 0 };
	const char *s, *kept;

	for (s = pattern; *s; s++) {
		if (*s != '{') {
			buf_char(&text, (unsigned char)*s);
			continue;
		}
		if ((size_t)(s[1] - '0') < count)
			buf_string(&text, args[s[1] - '0']);
		s += 2;
	}
	kept = arena_strndup(arena, text.bytes ? text.bytes : "", text.count);
	buf_drop(&text);
	return kept;
}

/* Does the pattern ask for argument `n` as a number? */
static bool
wants_number(const char *pattern, int n)
{
	static const char *const types[] = { "plural", "number", "selectordinal", "choice" };
	const char *s;
	size_t i;

	for (s = strchr(pattern, '{'); s; s = strchr(s + 1, '{')) {
		const char *type = s + 2;

		if (s[1] != '0' + n || *type != ',')
			continue;
		type += 1 + strspn(type + 1, " ");
		for (i = 0; i < sizeof types / sizeof *types; i++)
			if (strncmp(type, types[i], strlen(types[i])) == 0)
				return true;
	}
	return false;
}

/*
 * ICU's C interface takes variable arguments, numbers as double and text as
 * pointers, so the call must be spelled out for each kind of argument.  The first
 * two may be numbers.
 */
static int32_t
call_icu(UMessageFormat *format, const char *pattern, const char *const *args, UChar *to,
    UErrorCode *status)
{
	UChar wide[ARGS_MAX][TEXT_MAX];
	double numbers[2] = { strtod(args[0], NULL), strtod(args[1], NULL) };
	bool first = wants_number(pattern, 0), second = wants_number(pattern, 1);
	int i;

	for (i = 0; i < ARGS_MAX; i++)
		u_strFromUTF8(wide[i], TEXT_MAX, NULL, args[i], -1, status);
	if (U_FAILURE(*status))
		return 0;
	if (first && second)
		return umsg_format(format, to, TEXT_MAX, status, numbers[0], numbers[1], wide[2],
		    wide[3]);
	if (first)
		return umsg_format(format, to, TEXT_MAX, status, numbers[0], wide[1], wide[2],
		    wide[3]);
	if (second)
		return umsg_format(format, to, TEXT_MAX, status, wide[0], numbers[1], wide[2],
		    wide[3]);
	return umsg_format(format, to, TEXT_MAX, status, wide[0], wide[1], wide[2], wide[3]);
}

/* NULL when ICU cannot make sense of the pattern. */
static const char *
fill_icu(const char *pattern, const char *lang, const char *const *args, size_t count,
    struct arena *arena)
{
	const char *given[ARGS_MAX] = { "", "", "", "" };
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[TEXT_MAX], text[TEXT_MAX];
	char bytes[TEXT_MAX * 3];
	UMessageFormat *format;
	size_t i;

	for (i = 0; i < count && i < ARGS_MAX; i++)
		given[i] = args[i];
	u_strFromUTF8(wide, TEXT_MAX, NULL, pattern, -1, &status);
	if (U_FAILURE(status))
		return NULL;
	format = umsg_open(wide, -1, icu_locale(lang, arena), NULL, &status);
	if (U_SUCCESS(status))
		call_icu(format, pattern, given, text, &status);
	umsg_close(format);
	if (U_SUCCESS(status))
		u_strToUTF8(bytes, sizeof bytes, NULL, text, -1, &status);
	return U_SUCCESS(status) ? arena_strdup(arena, bytes) : NULL;
}

const char *
content_string(struct content_press *press, const char *lang, const char *key,
    const char *const *args, size_t count, struct arena *arena, struct diags *diags,
    struct place from)
{
	const char *pattern = find_pattern(press, lang, key, diags), *text;

	if (!pattern && strcmp(lang, CONTENT_SOURCE_LANG) != 0) {
		pattern = find_pattern(press, CONTENT_SOURCE_LANG, key, diags);
		if (pattern)
			diag(diags, DIAG_CONTENT_STRINGS, from, key, lang);
		lang = CONTENT_SOURCE_LANG;
	}
	if (!pattern) {
		diag(diags, DIAG_CONTENT_STRING_UNKNOWN, from, key);
		return arena_strdup(arena, key);
	}
	if (is_plain(pattern))
		return fill_plain(pattern, args, count, arena);
	text = fill_icu(pattern, lang, args, count, arena);
	if (text)
		return text;
	diag(diags, DIAG_CONTENT_STRING_PATTERN, from, key, lang);
	return arena_strdup(arena, pattern);
}
