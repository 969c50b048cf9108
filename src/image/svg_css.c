/*
 * <style> into rules, as far as drawing programs write it: selectors of a
 * type, classes and ids, without combinators.
 *
 * Anything beyond that is named, and librsvg draws the picture: a rule that
 * is left out would leave a wrong picture behind, not a poorer one.
 */
#include "image/svg.h"

#include <stdlib.h>
#include <string.h>

#define NAME_END " \t\r\n\f,.#:[>+~*{}()"

/* Comments become one blank each. */
static char *
without_comments(const char *text, struct arena *arena)
{
	char *copy = arena_strdup(arena, text), *at = copy, *end;

	while ((at = strstr(at, "/*")) != NULL) {
		end = strstr(at + 2, "*/");
		if (!end) {
			*at = '\0';
			break;
		}
		memset(at, ' ', (size_t)(end + 2 - at));
		at = end + 2;
	}
	return copy;
}

static const char *
take_name(const char **s, struct arena *arena)
{
	size_t n = strcspn(*s, NAME_END);
	const char *name = n > 0 ? arena_strndup(arena, *s, n) : NULL;

	*s += n;
	return name;
}

/* One simple selector into a rule; false when it is not simple. */
static bool
read_selector(struct svg_rule *rule, const char *s, struct arena *arena)
{
	const char *name;

	if (*s == '*')
		s++;
	else if ((rule->type = take_name(&s, arena)) != NULL)
		rule->weight += 1;
	while (*s == '.' || *s == '#') {
		bool is_class = *s++ == '.';

		name = take_name(&s, arena);
		if (!name)
			return false;
		rule->weight += is_class ? 1000 : 1000000;
		if (!is_class) {
			rule->id = name;
			continue;
		}
		ARENA_ROOM(arena, rule->classes, rule->class_count, rule->class_capacity);
		rule->classes[rule->class_count++] = name;
	}
	return *s == '\0';
}

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t\r\n\f");
	for (n = strlen(s); n > 0 && strchr(" \t\r\n\f", s[n - 1]); n--)
		s[n - 1] = '\0';
	return s;
}

static void
add_rule(struct svg_css *css, char *selector, const char *declarations, struct arena *arena)
{
	struct svg_rule rule = { .declarations = declarations, .order = css->count };

	selector = trim(selector);
	if (!read_selector(&rule, selector, arena)) {
		css->beyond = selector;
		return;
	}
	if (css->count >= SVG_RULES_MAX) {
		css->beyond = "more than 500 rules";
		return;
	}
	ARENA_ROOM(arena, css->rules, css->count, css->capacity);
	css->rules[css->count++] = rule;
}

/* a, b { c } as one rule for a and one for b. */
static void
add_rules(struct svg_css *css, char *selectors, const char *declarations, struct arena *arena)
{
	char *comma;

	while ((comma = strchr(selectors, ',')) != NULL) {
		*comma = '\0';
		add_rule(css, selectors, declarations, arena);
		selectors = comma + 1;
	}
	add_rule(css, selectors, declarations, arena);
}

/* An at-rule: fonts and character sets change no shape. */
static char *
skip_at_rule(struct svg_css *css, char *s)
{
	size_t n = strcspn(s, ";{");
	char *end = s[n] == '{' ? strchr(s + n, '}') : s + n;

	if (strncmp(s, "@font-face", 10) != 0 && strncmp(s, "@charset", 8) != 0) {
		s[strcspn(s, " \t\r\n\f;({")] = '\0';
		css->beyond = s;
		return NULL;
	}
	return end && *end ? end + 1 : NULL;
}

void
svg_css_read(struct svg_css *css, const char *text, struct arena *arena)
{
	char *s = without_comments(text, arena), *open, *close;

	while (s && !css->beyond) {
		s += strspn(s, " \t\r\n\f");
		if (*s == '@') {
			s = skip_at_rule(css, s);
			continue;
		}
		open = strchr(s, '{');
		close = open ? strchr(open, '}') : NULL;
		if (!close)
			return;
		*open = *close = '\0';
		add_rules(css, s, open + 1, arena);
		s = close + 1;
	}
}

static int
compare_rules(const void *left, const void *right)
{
	const struct svg_rule *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void
svg_css_sort(struct svg_css *css)
{
	if (css->count > 1)
		qsort(css->rules, css->count, sizeof *css->rules, compare_rules);
}

static bool
has_class(const char *list, const char *name)
{
	size_t n = strlen(name), length;

	for (list = svg_skip_blanks(list); *list; list = svg_skip_blanks(list + length)) {
		length = strcspn(list, " \t\r\n\f");
		if (length == n && strncmp(list, name, n) == 0)
			return true;
	}
	return false;
}

bool
svg_css_matches(const struct svg_rule *rule, const xmlNode *node)
{
	const char *id = rule->id ? svg_attribute(node, "id") : NULL;
	const char *classes = rule->class_count > 0 ? svg_attribute(node, "class") : NULL;
	size_t i;

	if (rule->type && strcmp(rule->type, (const char *)node->name) != 0)
		return false;
	if (rule->id && (!id || strcmp(id, rule->id) != 0))
		return false;
	if (rule->class_count > 0 && !classes)
		return false;
	for (i = 0; i < rule->class_count; i++)
		if (!has_class(classes, rule->classes[i]))
			return false;
	return true;
}
