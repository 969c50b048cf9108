/*
 * What a page shows around its body: regions, their backgrounds, static content.
 *
 * Static regions are set for every page after its body is placed, when its
 * markers and its number are known, with the same setter as the body.
 */
#include "layout/inside.h"
#include "layout/turn.h"

#include <string.h>

static const char *
region_name(const struct fo *region, const char *otherwise)
{
	const char *name = fo_string(region, PROP_REGION_NAME);

	return name && *name ? name : otherwise;
}

const struct fo *
content_for(const struct fo *sequence, const char *region)
{
	const struct fo *child;

	for (child = sequence->first; child; child = child->next) {
		const char *name = fo_string(child, PROP_FLOW_NAME);

		if (child->kind == FO_STATIC_CONTENT && name && strcmp(name, region) == 0)
			return child;
	}
	return NULL;
}

mpt
align_offset(const struct fo *fo, mpt room, mpt height)
{
	switch (fo_keyword(fo, PROP_DISPLAY_ALIGN)) {
	case KEY_CENTER: return mpt_max(room - height, 0) / 2;
	case KEY_AFTER: return mpt_max(room - height, 0);
	default: return 0;
	}
}

void
paint_region(struct edition *edition, struct area_page *page, const struct region *region)
{
	struct area under[TRAITS_MOST], shape = { .tag = ARTIFACT_BACKGROUND };
	int i, n;

	if (!region->fo)
		return;
	shape.x = region->x;
	shape.y = region->y;
	shape.width = region->width;
	shape.height = region->height;
	n = traits_paint(edition, under, region->fo, &shape, fo_is_rtl(region->fo));
	for (i = 0; i < n; i++) {
		fix_background(&under[i]);
		*area_add(edition->areas, page, under[i].kind, 0, 0) = under[i];
	}
}

static void
report_overflow(struct edition *edition, const struct fo *fo, const struct fo *region, mpt over)
{
	diag(edition->job->diags, DIAG_LAYOUT_CLIPPED, fo->at, over / MPT_PT, over % MPT_PT,
	    fo_keyword(region, PROP_OVERFLOW) == KEY_HIDDEN ? "cut off" : "it sticks out");
}

static bool
clips(const struct region *region)
{
	enum fo_keyword overflow =
	    region->fo ? fo_keyword(region->fo, PROP_OVERFLOW) : KEY_NONE_AT_ALL;

	return overflow == KEY_HIDDEN || overflow == KEY_ERROR_IF_OVERFLOW;
}

/* The region's content rectangle as a box that clips and turns what is inside of it. */
static struct area
region_box(const struct region *region)
{
	struct area area = { .kind = AREA_OPEN, .tag = ARTIFACT_LAYOUT };
	bool sideways = region->turn % 180 != 0;

	area.x = region->content_x;
	area.y = region->content_y;
	area.width = sideways ? region->content_height : region->content_width;
	area.height = sideways ? region->content_width : region->content_height;
	area.as.open.clips = clips(region);
	area.as.open.turn = region->turn;
	area.as.open.turn_width = region->content_width;
	area.as.open.turn_height = region->content_height;
	return area;
}

struct turn_mark
open_region(struct edition *edition, struct area_page *page, const struct region *region)
{
	if (region->turn || clips(region))
		*area_add(edition->areas, page, AREA_OPEN, ARTIFACT_LAYOUT, 0) = region_box(region);
	return turn_begin(edition->areas, page);
}

void
turn_links(struct edition *edition, struct area_page *page, const struct region *region,
    struct turn_mark since)
{
	struct area box = region_box(region);

	turn_end(edition->areas, page, since, &box);
}

void
close_region(struct edition *edition, struct area_page *page, const struct region *region,
    struct turn_mark since)
{
	if (!region->turn && !clips(region))
		return;
	area_add(edition->areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	turn_links(edition, page, region, since);
}

static void
make_static(struct edition *edition, const struct region *region, const char *name, int artifact)
{
	const struct fo *content = content_for(edition->sequence, region_name(region->fo, name));
	struct setter parent = { .edition = edition, .artifact = artifact };
	struct placer placer = { .edition = edition, .artifact = artifact };
	struct turn_mark since;
	struct setter s;
	struct cut cut;
	int ground;

	if (!content)
		return;
	s = setter_new(&parent, content, region->content_width);
	s.is_rtl = fo_is_rtl(region->fo) || fo_is_rtl(content);
	s.height = s.galley->height = region->content_height;
	set_children(&s, content);
	end_floats(&s);
	cut = cut_all(s.galley);
	if (cut.height > region->content_height && region->content_height > 0)
		report_overflow(edition, content, region->fo, cut.height - region->content_height);
	placer.page = &edition->areas->pages[edition->page];
	placer.x = region->content_x;
	placer.y = region->content_y;
	placer.width = region->content_width;
	placer.height = region->content_height;
	since = open_region(edition, placer.page, region);
	ground = placer.page->count;
	place_cut(&placer, s.galley, &cut, region->content_x, region->content_y +
	    align_offset(region->fo, region->content_height, cut.height));
	order_by_z(edition, placer.page, ground);
	close_region(edition, placer.page, region, since);
}

void
make_statics(struct edition *edition, const struct plan *plan, struct area_page *page)
{
	const struct region *regions[] = { &plan->before, &plan->after, &plan->start, &plan->end };
	static const char *const names[] = { "xsl-region-before", "xsl-region-after",
		"xsl-region-start", "xsl-region-end" };
	static const int artifacts[] = { ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_HEADER,
		ARTIFACT_FOOTER };
	int i;

	edition->label = page->label;
	edition->plan_width = plan->width;
	edition->plan_height = plan->height;
	for (i = 0; i < 4; i++)
		if (regions[i]->fo) {
			paint_region(edition, page, regions[i]);
			make_static(edition, regions[i], names[i], artifacts[i]);
		}
	edition->label = NULL;
}
