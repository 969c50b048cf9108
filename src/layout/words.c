/*
 * Small things about strings.
 */
#include "layout/inside.h"

#include <string.h>

const char *
squeeze(struct arena *arena, const char *text)
{
	char *to = arena_strdup(arena, text), *end = to;
	const char *s;

	for (s = text; *s; s++) {
		bool is_space = strchr(" \t\r\n", *s) != NULL;

		if (!is_space)
			*end++ = *s;
		else if (end > to && end[-1] != ' ')
			*end++ = ' ';
	}
	if (end > to && end[-1] == ' ')
		end--;
	*end = '\0';
	return to;
}

/* url('x'), url("x"), url(x) and x all name x (XSL 1.1, 5.11). */
const char *
uri_of(struct arena *arena, const char *specification)
{
	const char *begin = specification + strspn(specification, " \t\r\n"), *end;

	if (strncmp(begin, "url(", 4) == 0) {
		begin += 4;
		begin += strspn(begin, " \t\r\n'\"");
		end = begin + strcspn(begin, ")'\"");
	} else {
		end = begin + strlen(begin);
	}
	while (end > begin && strchr(" \t\r\n", end[-1]))
		end--;
	return arena_strndup(arena, begin, (size_t)(end - begin));
}
