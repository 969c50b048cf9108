/*
 * Areas and tags into reading order.
 *
 * Areas lie page by page as they are painted; a tag wants its kids in the
 * order of the document.  So we first find the stretches that one mark can
 * hold, then hand them and the child tags to their parents and sort.
 */
#include "area/area.h"

#include <stdlib.h>
#include <string.h>

static const char *const role_names[] = {
#define ROLE(id, name) name,
#include "area/roles.def"
#undef ROLE
};

enum tag_role
tag_role_named(const char *name)
{
	int i;

	for (i = 0; i < TAG_ROLES; i++)
		if (*role_names[i] == *name && strcmp(role_names[i], name) == 0)
			break;
	return (enum tag_role)i;
}

const char *
tag_role_name(enum tag_role role)
{
	return role < TAG_ROLES ? role_names[role] : "?";
}

static int
compare_kids(const void *a, const void *b)
{
	const struct tag_kid *x = a, *y = b;

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	if ((x->tag < 0) != (y->tag < 0))
		return x->tag < 0 ? -1 : 1;
	if (x->tag >= 0)
		return x->tag < y->tag ? -1 : x->tag > y->tag;
	return x->stretch < y->stretch ? -1 : x->stretch > y->stretch;
}

static int
tag_of(const struct areas *areas, const struct area *area)
{
	/* The tree names a field by its annotation, not by a mark. */
	if (area->kind == AREA_OPEN || area->kind == AREA_CLOSE || area->kind == AREA_FIELD)
		return ARTIFACT_LAYOUT;
	return area->tag < areas->tag_count ? area->tag : ARTIFACT_LAYOUT;
}

static bool
parent_exists(const struct areas *areas, int tag)
{
	int parent = areas->tags[tag].parent;

	return parent >= 0 && parent < areas->tag_count && parent != tag;
}

/* Counts to the places where each tag's kids begin: `first[t]` holds how many tag t - 1 has. */
static void
add_up(int *first, int count)
{
	int i;

	for (i = 0; i < count; i++)
		first[i + 1] += first[i];
}

/* Only the child tags, sorted: whether one of them comes between two pieces of ink. */
static void
read_children(const struct areas *areas, struct area_reading *reading, struct arena *arena)
{
	int *next, i;

	reading->tag_first = ARENA_ARRAY(arena, int, areas->tag_count + 1);
	reading->kids = ARENA_ARRAY(arena, struct tag_kid, areas->tag_count);
	for (i = 0; i < areas->tag_count; i++)
		if (parent_exists(areas, i))
			reading->tag_first[areas->tags[i].parent + 1]++;
	add_up(reading->tag_first, areas->tag_count);
	next = ARENA_ARRAY(arena, int, areas->tag_count);
	memcpy(next, reading->tag_first, sizeof *next * (size_t)areas->tag_count);
	for (i = 0; i < areas->tag_count; i++)
		if (parent_exists(areas, i))
			reading->kids[next[areas->tags[i].parent]++] =
			    (struct tag_kid){ areas->tags[i].order, i, -1 };
}

static bool
child_between(const struct area_reading *reading, int tag, int low, int high)
{
	int i;

	for (i = reading->tag_first[tag]; i < reading->tag_first[tag + 1]; i++)
		if (reading->kids[i].order >= low && reading->kids[i].order < high)
			return true;
	return false;
}

/* Whether `area` can share the mark of the area painted just before it. */
static bool
continues(const struct areas *areas, const struct area_reading *reading, const struct area *area)
{
	const struct area *before = area - 1;
	int tag = tag_of(areas, area);

	if (area->kind == AREA_OPEN || area->kind == AREA_CLOSE || before->kind == AREA_OPEN ||
	    before->kind == AREA_CLOSE || tag != tag_of(areas, before))
		return false;
	if (tag < 0 || area->order == before->order)
		return true;
	return area->order > before->order &&
	       !child_between(reading, tag, before->order, area->order);
}

static int
read_page(const struct areas *areas, struct area_reading *reading, int number, int count)
{
	const struct area_page *page = &areas->pages[number];
	int i, mcid = 0;

	for (i = 0; i < page->count; i++) {
		const struct area *area = &page->areas[i];
		int tag = tag_of(areas, area);

		if (i > 0 && continues(areas, reading, area)) {
			reading->stretches[count - 1].to = i + 1;
			continue;
		}
		reading->stretches[count++] = (struct area_stretch){ number, i, i + 1, tag,
			area->order, tag >= 0 ? mcid++ : -1 };
	}
	return count;
}

static int
read_stretches(const struct areas *areas, struct area_reading *reading, struct arena *arena)
{
	int i, most = 0, count = 0;

	for (i = 0; i < areas->page_count; i++)
		most += areas->pages[i].count;
	reading->stretches = ARENA_ARRAY(arena, struct area_stretch, most + 1);
	reading->page_first = ARENA_ARRAY(arena, int, areas->page_count + 1);
	for (i = 0; i < areas->page_count; i++) {
		reading->page_first[i] = count;
		count = read_page(areas, reading, i, count);
	}
	reading->page_first[i] = count;
	return count;
}

/* Child tags and ink together, in place of the child tags alone. */
static void
read_kids(const struct areas *areas, struct area_reading *reading, int count, struct arena *arena)
{
	int *first = ARENA_ARRAY(arena, int, areas->tag_count + 1);
	int *next = ARENA_ARRAY(arena, int, areas->tag_count + 1), i;
	struct tag_kid *kids = ARENA_ARRAY(arena, struct tag_kid, areas->tag_count + count);

	for (i = 0; i < areas->tag_count; i++)
		first[i + 1] = reading->tag_first[i + 1] - reading->tag_first[i];
	for (i = 0; i < count; i++)
		if (reading->stretches[i].tag >= 0)
			first[reading->stretches[i].tag + 1]++;
	add_up(first, areas->tag_count);
	memcpy(next, first, sizeof *next * (size_t)areas->tag_count);
	for (i = 0; i < areas->tag_count; i++)
		if (parent_exists(areas, i))
			kids[next[areas->tags[i].parent]++] =
			    (struct tag_kid){ areas->tags[i].order, i, -1 };
	for (i = 0; i < count; i++)
		if (reading->stretches[i].tag >= 0)
			kids[next[reading->stretches[i].tag]++] =
			    (struct tag_kid){ reading->stretches[i].order, -1, i };
	for (i = 0; i < areas->tag_count; i++)
		qsort(
		    kids + first[i], (size_t)(first[i + 1] - first[i]), sizeof *kids, compare_kids);
	reading->kids = kids;
	reading->tag_first = first;
}

struct area_reading *
area_read(const struct areas *areas, struct arena *arena)
{
	struct area_reading *reading = ARENA_NEW(arena, struct area_reading);
	int count;

	read_children(areas, reading, arena);
	count = read_stretches(areas, reading, arena);
	read_kids(areas, reading, count, arena);
	return reading;
}
