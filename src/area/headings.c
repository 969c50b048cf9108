/*
 * Headings into levels without holes.
 *
 * A reader walks headings by their levels, so none may be skipped (ISO
 * 14289-1, 7.4.2).  A heading is one deeper than the last one before it that
 * was meant to be higher: H1 H3 H3 H2 are read as 1 2 2 2, and what
 * skips nothing stays as it is.
 */
#include "area/area.h"

/* Deeper trees are loops or attacks. */
#define DEPTH_MAX 400

struct walk {
	const struct areas *areas;
	const struct area_reading *reading;
	int *levels; /* by tag */
	int open[6]; /* levels as given, each above the next */
	int depth;
};

static void
place_heading(struct walk *walk, int tag)
{
	int given = (int)walk->areas->tags[tag].role - (int)TAG_H1 + 1;

	while (walk->depth && walk->open[walk->depth - 1] >= given)
		walk->depth--;
	walk->open[walk->depth++] = given;
	walk->levels[tag] = walk->depth;
}

static void
walk_tag(struct walk *walk, int tag, int depth)
{
	enum tag_role role = walk->areas->tags[tag].role;
	int i;

	if (role >= TAG_H1 && role <= TAG_H6)
		place_heading(walk, tag);
	for (i = walk->reading->tag_first[tag]; i < walk->reading->tag_first[tag + 1]; i++)
		if (walk->reading->kids[i].tag >= 0 && depth < DEPTH_MAX)
			walk_tag(walk, walk->reading->kids[i].tag, depth + 1);
}

int *
tags_levels(const struct areas *areas, const struct area_reading *reading, struct arena *arena)
{
	struct walk walk = { .areas = areas,
		.reading = reading,
		.levels = ARENA_ARRAY(arena, int, areas->tag_count) };

	walk_tag(&walk, 0, 0);
	return walk.levels;
}
