/*
 * The themes that may lie over a reader's own look: a file each, found by name; and what themes
 * say of the window of an envelope.
 */
#include "adapt/inside.h"

#include <dirent.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

static int
is_theme(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name);

	return n > 4 && entry->d_name[0] != '.' && strcmp(entry->d_name + n - 4, ".xml") == 0;
}

bool
adapt_has_theme(struct adapt_press *press, const char *name, struct diags *diags)
{
	const char *folder = arena_printf(press->arena, "%s/styles/present/themes/over",
	    content_home(press->content));
	const char *all = "";
	struct dirent **entries;
	struct place nowhere = { NULL, 0 };
	bool has = !name;
	int i, count = name ? scandir(folder, &entries, is_theme, alphasort) : -1;

	for (i = 0; i < count; i++) {
		const char *theme = entries[i]->d_name;
		size_t n = strlen(theme) - 4;

		has = has || (strlen(name) == n && strncmp(theme, name, n) == 0);
		all = arena_printf(press->arena, "%s%s%.*s", all, *all ? ", " : "", (int)n, theme);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	if (!has)
		diag(diags, DIAG_ADAPT_THEME, nowhere, name, *all ? all : "none");
	return has;
}

/* ---- the window ----------------------------------------------------------- */

static xmlDoc *
read_theme(struct adapt_press *press, const char *name)
{
	const char *path = arena_printf(press->arena, "%s/styles/present/themes/%s.xml",
	    content_home(press->content), name);

	return xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static const char *
attribute_of(const xmlNode *node, const char *name, struct arena *arena)
{
	xmlChar *value = node ? xmlGetNoNsProp(node, BAD_CAST name) : NULL;
	const char *kept = value ? arena_strdup(arena, (const char *)value) : NULL;

	xmlFree(value);
	return kept;
}

/* The child of the root with this element's name and, unless `value` is NULL, @name. */
static const xmlNode *
find_row(xmlDoc *xml, const char *element, const char *value, struct arena *arena)
{
	const xmlNode *root = xml ? xmlDocGetRootElement(xml) : NULL, *n;

	for (n = root ? root->children : NULL; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST element) &&
		    (!value || strcmp(attribute_of(n, "name", arena), value) == 0))
			return n;
	return NULL;
}

/* "59mm", "10pt", "12" of points. */
static mpt
length_of(const char *text)
{
	char *end = NULL;
	double number = text ? strtod(text, &end) : 0;

	return (mpt)(number * (end && strcmp(end, "mm") == 0 ? MPT_PT * 360 / 127.0 : MPT_PT));
}

/* What the theme over the reader's own says of type goes before what that says (theme.xsl). */
static void
read_type(struct adapt_press *press, const struct content_wish *wish, struct adapt_window *window,
    struct arena *arena)
{
	const char *own = wish->reader && strcmp(wish->reader, "child") != 0 ? wish->reader
			  : wish->ages && *wish->ages                        ? wish->ages
									     : "10-12";
	xmlDoc *under = read_theme(press, own);
	xmlDoc *over = wish->theme
			   ? read_theme(press, arena_printf(arena, "over/%s", wish->theme))
			   : NULL;
	const xmlNode *type = find_row(under, "type", NULL, arena);
	const xmlNode *above = find_row(over, "type", NULL, arena);
	mpt size = length_of(attribute_of(type, "size", arena));
	mpt least = length_of(attribute_of(above, "least", arena));
	const char *letters = attribute_of(above, "letters", arena);
	const char *words = attribute_of(above, "words", arena);

	size = least > size ? least : size;
	window->families = attribute_of(above, "family", arena);
	if (!window->families)
		window->families = attribute_of(type, "family", arena);
	window->letter_spacing = letters ? (mpt)(strtod(letters, NULL) * size) : 0;
	window->word_spacing = words ? (mpt)(strtod(words, NULL) * size) : 0;
	xmlFreeDoc(under);
	xmlFreeDoc(over);
}

bool
adapt_window(struct adapt_press *press, const struct content_wish *wish,
    struct adapt_window *window, struct arena *arena)
{
	xmlDoc *windows = read_theme(press, "windows");
	const xmlNode *row = wish->window ? find_row(windows, "window", wish->window, arena) : NULL;

	row = row ? row : find_row(windows, "window", NULL, arena);
	window->width = length_of(attribute_of(row, "width", arena));
	window->size = length_of(attribute_of(row, "size", arena));
	xmlFreeDoc(windows);
	read_type(press, wish, window, arena);
	return window->width > 0 && window->size > 0 && window->families;
}
