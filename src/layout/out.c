/*
 * Absolutely positioned galleys onto a page (XSL 1.1, 7.6).
 */
#include "layout/inside.h"

/* Where one side says nothing the other decides; where neither does, the beginning. */
static mpt
offset_of(const struct fo *fo, enum fo_prop near, enum fo_prop far, mpt room, mpt size)
{
	if (fo_is_length(fo, near))
		return fo_length(fo, near, room);
	if (fo_is_length(fo, far))
		return room - size - fo_length(fo, far, room);
	return 0;
}

void
place_out(struct placer *placer, const struct rider *rider)
{
	mpt x = placer->x, y = placer->y, width = placer->width, height = placer->height;

	if (rider->out == OUT_FIXED) {
		x = y = 0;
		width = placer->page->width;
		height = placer->page->height;
	}
	if (!fo_is_length(rider->fo, PROP_LEFT) && !fo_is_length(rider->fo, PROP_RIGHT) &&
	    fo_is_rtl(rider->fo->parent))
		x += width - rider->width;
	else
		x += offset_of(rider->fo, PROP_LEFT, PROP_RIGHT, width, rider->width);
	y += offset_of(rider->fo, PROP_TOP, PROP_BOTTOM, height, rider->height);
	place_rider(placer, rider, x, y);
}
