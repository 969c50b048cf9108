/*
 * Pages as they were laid out into pages as they are to be printed: in grey, as posters, on sheets.
 */
#include "verbs.h"

#include "area/impose.h"

#include <string.h>

/* A name that options.c let through, or NULL: A4. */
static void
size_paper(const char *name, mpt *width, mpt *height)
{
	static const struct {
		const char *name;
		mpt width, height;
	} sizes[] = { { "A4", 595276, 841890 }, { "A5", 419528, 595276 }, { "A3", 841890, 1190551 },
		{ "A2", 1190551, 1683780 }, { "Letter", 612000, 792000 } };
	size_t i;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (i == 0 || (name && strcmp(name, sizes[i].name) == 0)) {
			*width = sizes[i].width;
			*height = sizes[i].height;
		}
}

static struct areas *
tile(const struct paper_order *paper, struct areas *areas, struct arena *arena)
{
	struct poster how;

	size_paper(paper->poster, &how.width, &how.height);
	size_paper(paper->name, &how.sheet_width, &how.sheet_height);
	return area_poster(areas, &how, arena);
}

static mpt
from_mm(int mm)
{
	return (mpt)((int64_t)mm * MPT_PT * 360 / 127);
}

/* Whoever says how sheets are turned wants both sides. */
static struct areas *
lay_cards(const struct paper_order *paper, struct areas *areas, struct arena *arena)
{
	struct cards how = { .width = from_mm(paper->card_width),
		.height = from_mm(paper->card_height), .is_rtl = content_is_rtl(areas->lang),
		.has_backs = areas->card_sides == 2 || paper->edge,
		.turns_long = !paper->edge || strcmp(paper->edge, "long") == 0 };

	size_paper(paper->name, &how.sheet_width, &how.sheet_height);
	return area_cards(areas, &how, arena);
}

static struct areas *
impose(const struct paper_order *paper, struct areas *areas, struct arena *arena)
{
	struct imposition how = { .up = paper->is_booklet ? 0 : paper->up,
		.signature = paper->signature, .is_rtl = content_is_rtl(areas->lang),
		.turns_backs = paper->edge && strcmp(paper->edge, "long") == 0 };

	size_paper(paper->name, &how.width, &how.height);
	return area_impose(areas, &how, arena);
}

static struct areas *
fit(const struct paper_order *paper, struct areas *areas, struct arena *arena)
{
	mpt width, height;

	if (!paper->name)
		return areas;
	size_paper(paper->name, &width, &height);
	return area_fit(areas, width, height, arena);
}

struct areas *
put_on_paper(const struct press *press, struct areas *areas, struct arena *arena)
{
	const struct paper_order *paper = &press->order->paper;

	if (paper->is_grey)
		area_grey(areas, press->images, arena, press->diags);
	if (paper->poster)
		return tile(paper, areas, arena);
	if (paper->is_cropped)
		return area_crop(fit(paper, areas, arena), from_mm(paper->bleed), arena);
	if (paper->up || paper->is_booklet)
		return impose(paper, areas, arena);
	/* Nobody has paper of the size of a card. */
	if (paper->has_cards || areas->card_sides)
		return lay_cards(paper, areas, arena);
	return fit(paper, areas, arena);
}
