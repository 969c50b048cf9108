/*
 * Background images (XSL 1.1, 7.8): a picture repeated over a padding rectangle.
 *
 * The picture has its own size.  It is an ornament: its ink belongs to no tag.
 */
#include "layout/inside.h"

struct background {
	const struct image *image; /* NULL: it could not be read */
};

/* Every page asks anew; what cannot be read is said once. */
static const struct image *
load(struct edition *edition, const struct fo *fo)
{
	struct layout_job *job = edition->job;
	const char *source = fo_string(fo, PROP_BACKGROUND_IMAGE);
	struct background *found;

	if (!source || !*source || fo_is_hidden(fo))
		return NULL;
	found = table_find_bytes(&edition->backgrounds, &fo->order, sizeof fo->order);
	if (found)
		return found->image;
	found = ARENA_NEW(edition->arena, struct background);
	found->image =
	    image_load(job->images, job->roots, job->base_file, source, job->diags, fo->at);
	table_put_bytes(&edition->backgrounds, &fo->order, sizeof fo->order, found);
	return found->image;
}

/* Words are shares of what the picture leaves free; so are percentages (7.8.5). */
static mpt
position(const struct fo *fo, enum fo_prop prop, mpt room)
{
	switch (fo_keyword(fo, prop)) {
	case KEY_CENTER:
		return room / 2;
	case KEY_RIGHT:
	case KEY_BOTTOM:
		return room;
	default:
		return fo_length(fo, prop, room);
	}
}

bool
has_background_image(struct edition *edition, const struct fo *fo)
{
	return load(edition, fo) != NULL;
}

bool
background_image(struct edition *edition, const struct fo *fo, struct area *area)
{
	const struct image *image = load(edition, fo);
	enum fo_keyword repeat = fo_keyword(fo, PROP_BACKGROUND_REPEAT);
	mpt width = area->width, height = area->height;

	area->as.tiles.image = image;
	if (!image)
		return false;
	area->as.tiles.width = image->width;
	area->as.tiles.height = image->height;
	area->as.tiles.is_fixed = fo_keyword(fo, PROP_BACKGROUND_ATTACHMENT) == KEY_FIXED;
	if (area->as.tiles.is_fixed) {
		width = edition->plan_width;
		height = edition->plan_height;
	}
	area->as.tiles.x = position(fo, PROP_BACKGROUND_POSITION_HORIZONTAL, width - image->width);
	area->as.tiles.y = position(fo, PROP_BACKGROUND_POSITION_VERTICAL, height - image->height);
	area->as.tiles.across = repeat == KEY_REPEAT || repeat == KEY_REPEAT_X;
	area->as.tiles.down = repeat == KEY_REPEAT || repeat == KEY_REPEAT_Y;
	return true;
}

void
fix_background(struct area *area)
{
	if (area->kind != AREA_TILES || !area->as.tiles.is_fixed)
		return;
	area->as.tiles.is_fixed = false;
	area->as.tiles.x -= area->x;
	area->as.tiles.y -= area->y;
}
