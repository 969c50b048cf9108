/*
 * What a material asks for, and values of a table as it wants them.
 *
 * A letter is asked before it is made, so that a roster can be checked as a whole: which
 * fields it has for this reader, and whether a cell can be one of them.
 */
#include "content/inside.h"

#include <string.h>

/* ---- what is asked for -------------------------------------------------- */

struct wants {
	struct arena *arena;
	struct content_want *list;
	size_t count, capacity;
};

static void
add_want(struct wants *wants, const xmlNode *insert)
{
	const char *name = attribute(insert, "name"), *type = attribute(insert, "type");
	const char *optional = attribute(insert, "optional");
	bool is_optional = optional && strcmp(optional, "yes") == 0;
	struct content_want *want;
	size_t i;

	for (i = 0; i < wants->count; i++) {
		want = &wants->list[i];
		if (strcmp(want->name, name) != 0)
			continue;
		want->is_optional = want->is_optional && is_optional;
		/* Of a date as a date and as its weekday, the date is the stricter. */
		if (type && strcmp(want->type, "weekday") == 0)
			want->type = arena_strdup(wants->arena, type);
		return;
	}
	ARENA_ROOM(wants->arena, wants->list, wants->count, wants->capacity);
	/* The tree may die before the arena. */
	wants->list[wants->count++] = (struct content_want){ arena_strdup(wants->arena, name),
		arena_strdup(wants->arena, type ? type : "text"), is_optional,
		content_place(insert, wants->arena) };
}

/* All first names are one field, and nobody has to give it. */
static void
add_children(struct wants *wants, const xmlNode *node)
{
	size_t i;

	for (i = 0; i < wants->count; i++)
		if (strcmp(wants->list[i].name, "children") == 0)
			return;
	ARENA_ROOM(wants->arena, wants->list, wants->count, wants->capacity);
	wants->list[wants->count++] = (struct content_want){ "children", "text", true,
		content_place(node, wants->arena) };
}

const struct content_want *
content_wants(const struct content_doc *doc, const struct content_wish *wish, size_t *count)
{
	struct wants wants = { .arena = doc->arena };
	xmlNode *root = xmlDocGetRootElement(doc->xml), *n;

	for (n = root; n; n = next_node(n, root)) {
		if (repeats_children(n) && fits(n, wish))
			add_children(&wants, n);
		else if (is_content(n, "insert") && attribute(n, "name") && !is_first_name(n) &&
		    fits(n, wish))
			add_want(&wants, n);
	}
	*count = wants.count;
	return wants.list;
}

/* ---- values ------------------------------------------------------------- */

static const char *
take_number(const char *s, size_t most, int *number)
{
	size_t n = strspn(s, "0123456789"), i;

	*number = 0;
	if (n == 0 || n > most)
		return NULL;
	for (i = 0; i < n; i++)
		*number = *number * 10 + s[i] - '0';
	return s + n;
}

/* What stands behind the word when the text begins with it, else NULL. */
static const char *
after(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* "marts", "mar" or "mar."; sets its number. */
static const char *
take_month(const char *s, int *month)
{
	static const char *const names[] = { "januar", "februar", "marts", "april", "maj", "juni",
		"juli", "august", "september", "oktober", "november", "december" };
	size_t n = strcspn(s, " ."), i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (n >= 3 && n <= strlen(names[i]) && strncmp(s, names[i], n) == 0) {
			*month = (int)i + 1;
			return s + n + (s[n] == '.');
		}
	return NULL;
}

static const char *const weekdays[] = { "mandag", "tirsdag", "onsdag", "torsdag", "fredag",
	"l\u00f8rdag", "s\u00f8ndag" };

/* "mandag den 2. marts 2026", "2. mar. 2026": cells of a spreadsheet that are dates may look so. */
static const char *
take_words(const char *s, int *year, int *month, int *day)
{
	const char *next;
	size_t i;

	for (i = 0; i < sizeof weekdays / sizeof *weekdays; i++)
		if ((next = after(s, weekdays[i])) && *next == ' ')
			s = next + 1;
	if ((next = after(s, "den ")))
		s = next;
	s = take_number(s, 2, day);
	if (!s || !(s = after(s + (*s == '.'), " ")) || !(s = take_month(s, month)) ||
	    !(s = after(s, " ")))
		return NULL;
	return take_number(s, 4, year);
}

/* "2.3.2026", "02-03-2026", "2/3/2026". */
static const char *
take_figures(const char *s, int *year, int *month, int *day)
{
	s = take_number(s, 2, day);
	if (!s || !*s || !strchr(".-/", *s))
		return NULL;
	s = take_number(s + 1 + (s[1] == ' '), 2, month);
	if (!s || !*s || !strchr(".-/", *s))
		return NULL;
	return take_number(s + 1 + (s[1] == ' '), 4, year);
}

/* Day, month and year, as Danes write them, or ISO. */
static const char *
typed_date(const char *value, struct arena *arena)
{
	int year, month, day;
	const char *end;

	if (parse_date(value, &year, &month, &day))
		return value;
	end = take_figures(value, &year, &month, &day);
	if (!end)
		end = take_words(value, &year, &month, &day);
	if (!end || *end || year < 1000 || !is_date(year, month, day))
		return NULL;
	return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

static const char *
typed_time(const char *value, struct arena *arena)
{
	int hour, minute;
	const char *s = take_number(value, 2, &hour);

	if (!s || (*s != ':' && *s != '.'))
		return NULL;
	/* Spreadsheets write seconds. */
	if (strspn(s + 1, "0123456789") != 2 || !(s = take_number(s + 1, 2, &minute)) ||
	    (*s && strcmp(s, ":00") != 0 && strcmp(s, ".00") != 0) || hour > 23 || minute > 59)
		return NULL;
	return arena_printf(arena, "%02d:%02d", hour, minute);
}

/* A decimal comma is a point; points between thousands are none. */
static const char *
typed_number(const char *value, struct arena *arena)
{
	char *plain, *to;

	if (strchr(value, ',')) {
		to = plain = arena_strdup(arena, value);
		for (; *value; value++)
			if (*value != '.')
				*to++ = *value == ',' ? '.' : *value;
		*to = '\0';
		value = plain;
	}
	return content_number(value, CONTENT_SOURCE_LANG, arena) ? value : NULL;
}

static bool
is_weekday(const char *value)
{
	size_t i;

	for (i = 0; i < sizeof weekdays / sizeof *weekdays; i++)
		if (strcmp(weekdays[i], value) == 0)
			return true;
	return false;
}

const char *
content_typed_value(
    const char *type, const char *value, const char **name, const char **form, struct arena *arena)
{
	if (strcmp(type, "date") == 0 || strcmp(type, "weekday") == 0) {
		*name = "date";
		*form = "2026-03-02";
		if (strcmp(type, "weekday") == 0 && is_weekday(value))
			return value;
		return typed_date(value, arena);
	}
	if (strcmp(type, "time") == 0) {
		*name = "time";
		*form = "17:30";
		return typed_time(value, arena);
	}
	if (strcmp(type, "number") == 0) {
		*name = "number";
		*form = "2.5";
		return typed_number(value, arena);
	}
	*name = "text";
	*form = "letters and signs alone";
	return is_clean(value) ? value : NULL;
}

bool
content_holds_cpr(const char *text)
{
	return holds_cpr(text);
}
