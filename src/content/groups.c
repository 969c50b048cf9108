/*
 * Ids of materials into the groups of content/groups.xml, in the order of a course.
 */
#include "content/inside.h"

#include <string.h>
#include <unistd.h>

static bool
fits_pattern(const char *id, const char *pattern, size_t n)
{
	if (n > 0 && pattern[n - 1] == '*')
		return strncmp(id, pattern, n - 1) == 0;
	return strlen(id) == n && strncmp(id, pattern, n) == 0;
}

/* The number of the first pattern in a list that the id fits, from 1; 0: none. */
static int
find_pattern(const char *id, const char *patterns)
{
	int number = 1;
	size_t n;

	for (; *patterns; patterns += n, number++) {
		patterns += strspn(patterns, " \t\r\n");
		n = strcspn(patterns, " \t\r\n");
		if (n == 0)
			break;
		if (fits_pattern(id, patterns, n))
			return number;
	}
	return 0;
}

static xmlDoc *
read_groups(struct content_press *press, struct diags *diags)
{
	const char *path = arena_printf(press->arena, "%s/content/groups.xml", press->home);
	struct place nowhere = { NULL, 0 };

	if (!press->groups_read && access(path, R_OK) == 0)
		press->groups = content_parse(press, path, diags, nowhere);
	press->groups_read = true;
	return press->groups;
}

enum { GROUP_RANKS = 1000 };              /* patterns of a group, at most */

struct content_group
content_group(struct content_press *press, const char *id, struct diags *diags)
{
	xmlDoc *groups = read_groups(press, diags);
	const xmlNode *c = groups ? xmlDocGetRootElement(groups)->children : NULL;
	struct content_group group = { "", 0 };
	int found;

	for (; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		group.rank += GROUP_RANKS;
		found = c->children ? find_pattern(id, (const char *)c->children->content) : 0;
		if (found) {
			group.title = attribute(c, "title");
			group.title = group.title ? group.title : "";
			group.rank += found;
			return group;
		}
	}
	group.rank += GROUP_RANKS;
	return group;
}
