/*
 * Pages in colour into pages in grey: each colour of an area becomes the grey of its luminance,
 * each picture its grey sister.
 */
#include "area/impose.h"

struct greys {
	struct areas *areas;
	struct images *images;
	struct arena *arena;
	struct diags *diags;
};

static void
grey(uint32_t *rgba)
{
	*rgba = image_grey_color(*rgba);
}

static void
grey_border(struct area *area)
{
	grey(&area->as.border.top.rgba);
	grey(&area->as.border.right.rgba);
	grey(&area->as.border.bottom.rgba);
	grey(&area->as.border.left.rgba);
}

/* Fields are lent, so it is a copy that changes. */
static void
grey_field(struct area *area, struct arena *arena)
{
	struct area_field *field = ARENA_NEW(arena, struct area_field);

	*field = *area->as.field;
	grey(&field->rgba);
	area->as.field = field;
}

static const struct image *
grey_image(const struct greys *greys, const struct area *area, const struct image *image)
{
	const struct tag *tag = &greys->areas->tags[area->tag > 0 ? area->tag : 0];

	return image ? image_grey(greys->images, image, greys->diags, tag->at) : NULL;
}

static void
grey_area(const struct greys *greys, struct area *area)
{
	switch (area->kind) {
	case AREA_TEXT:
		grey(&area->as.text.rgba);
		break;
	case AREA_FILL:
		grey(&area->as.fill.rgba);
		break;
	case AREA_BORDER:
		grey_border(area);
		break;
	case AREA_RULE:
		grey(&area->as.rule.line.rgba);
		break;
	case AREA_IMAGE:
		area->as.image.image = grey_image(greys, area, area->as.image.image);
		break;
	case AREA_TILES:
		area->as.tiles.image = grey_image(greys, area, area->as.tiles.image);
		break;
	case AREA_FIELD:
		grey_field(area, greys->arena);
		break;
	default:
		break;
	}
}

void
area_grey(struct areas *areas, struct images *images, struct arena *arena, struct diags *diags)
{
	const struct greys greys = { areas, images, arena, diags };
	int i, k;

	for (i = 0; i < areas->page_count; i++)
		for (k = 0; k < areas->pages[i].count; k++)
			grey_area(&greys, &areas->pages[i].areas[k]);
}
