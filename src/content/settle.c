/*
 * What is asked for against what the material has.
 */
#include "content/inside.h"

#include <string.h>

/* The first word of a list, in the arena; NULL when it is empty. */
static const char *
first_word(const char *list, struct arena *arena)
{
	list += strspn(list, " \t\r\n");
	return *list ? arena_strndup(arena, list, strcspn(list, " \t\r\n")) : NULL;
}

/* Take the default, or see that the material has what was asked for.  A
 * material that lists nothing serves everybody alike. */
static bool
settle(const struct content_doc *doc, const char **word, const char *list, const char *what,
    struct diags *diags)
{
	if (!*word)
		*word = first_word(list, doc->arena);
	else if (*list && !content_has_word(list, *word)) {
		diag(diags, DIAG_CONTENT_VERSION, doc->place, doc->id, what, *word, list);
		return false;
	}
	return true;
}

bool
content_settle(const struct content_doc *doc, struct content_wish *wish, struct diags *diags)
{
	if (!wish->ages && wish->usual_ages &&
	    (!*doc->ages || content_has_word(doc->ages, wish->usual_ages)))
		wish->ages = wish->usual_ages;
	if (!settle(doc, &wish->reader, doc->readers, "reader", diags) ||
	    !settle(doc, &wish->ages, doc->ages, "ages", diags))
		return false;
	if (!wish->reader)
		wish->reader = "leader";
	if (!wish->ages)
		wish->ages = "";
	if (!wish->lang)
		wish->lang = CONTENT_SOURCE_LANG;
	if (!wish->window)
		wish->window = "fjernprint";
	return true;
}
