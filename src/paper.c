/*
 * Pages as they were laid out into pages as they are to be printed: in grey, on sheets.
 */
#include "verbs.h"

#include "area/impose.h"

#include <string.h>

static void
size_sheet(struct imposition *how, const char *name)
{
	static const struct {
		const char *name;
		mpt width, height;
	} sizes[] = { { "A4", 595276, 841890 }, { "A5", 419528, 595276 }, { "A3", 841890, 1190551 },
		{ "Letter", 612000, 792000 } };
	size_t i;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (i == 0 || (name && strcmp(name, sizes[i].name) == 0)) {
			how->width = sizes[i].width;
			how->height = sizes[i].height;
		}
}

struct areas *
put_on_paper(const struct press *press, struct areas *areas, struct arena *arena)
{
	const struct paper_order *paper = &press->order->paper;
	struct imposition how = { .up = paper->is_booklet ? 0 : paper->up,
		.signature = paper->signature, .is_rtl = content_is_rtl(areas->lang),
		.turns_backs = paper->edge && strcmp(paper->edge, "long") == 0 };

	if (paper->is_grey)
		area_grey(areas, press->images, arena);
	if (!paper->up && !paper->is_booklet)
		return areas;
	size_sheet(&how, paper->name);
	return area_impose(areas, &how, arena);
}
