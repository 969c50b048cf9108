/*
 * Absolutely positioned galleys onto a page (XSL 1.1, 7.6), and z-index (7.30.18).
 *
 * What has a z-index is placed where it comes, and its ink moved when its region is full.
 */
#include "layout/inside.h"

#include <stdlib.h>
#include <string.h>

/* Ink [from, end) of a page that has a z-index. */
struct lifted {
	int z, from, end;
};

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

static void
note_z(struct edition *e, const struct lifted *lifted)
{
	ARENA_ROOM(e->arena, e->lifted, e->lifted_count, e->lifted_capacity);
	e->lifted[e->lifted_count++] = *lifted;
}

void
place_out(struct placer *placer, const struct rider *rider)
{
	mpt x = placer->x, y = placer->y, width = placer->width, height = placer->height;
	struct lifted lifted = { fo_integer(rider->fo, PROP_Z_INDEX, 0), placer->page->count, 0 };
	struct placer inside = *placer;

	if (rider->out == OUT_FIXED) {
		x = y = 0;
		width = placer->page->width;
		height = placer->page->height;
	}
	/* What is placed is the content; its border and padding stick out, as they do in the flow
	 * (7.6.2: "top content edge"). */
	x -= rider->open_x;
	y -= rider->open_y;
	if (!fo_is_length(rider->fo, PROP_LEFT) && !fo_is_length(rider->fo, PROP_RIGHT) &&
	    fo_is_rtl(rider->fo->parent))
		x += width - rider->open_width;
	else
		x += offset_of(rider->fo, PROP_LEFT, PROP_RIGHT, width, rider->open_width);
	y += offset_of(rider->fo, PROP_TOP, PROP_BOTTOM, height, rider->open_height);
	inside.opened++;
	place_rider(&inside, rider, x, y);
	lifted.end = placer->page->count;
	if (lifted.z != 0 && placer->opened == 0)
		note_z(placer->edition, &lifted);
}

/* Negative ones stand before the rest, others after it; those alike stay in their order. */
static int
compare_z(const void *a, const void *b)
{
	const struct lifted *one = a, *other = b;

	if (one->z != other->z)
		return one->z < other->z ? -1 : 1;
	return one->from - other->from;
}

static struct area *
copy_range(struct area *to, const struct area *ink, int from, int end)
{
	memcpy(to, ink + from, sizeof *to * (size_t)(end - from));
	return to + (end - from);
}

void
order_by_z(struct edition *e, struct area_page *page, int ground)
{
	struct lifted *list = e->lifted, *sorted;
	int i, n = e->lifted_count, at = ground;
	struct area *kept, *end;

	e->lifted_count = 0;
	if (n == 0)
		return;
	kept = ARENA_ARRAY(e->arena, struct area, page->count - ground);
	sorted = ARENA_ARRAY(e->arena, struct lifted, n);
	memcpy(sorted, list, sizeof *list * (size_t)n);
	qsort(sorted, (size_t)n, sizeof *sorted, compare_z);
	for (end = kept, i = 0; i < n && sorted[i].z < 0; i++)
		end = copy_range(end, page->areas, sorted[i].from, sorted[i].end);
	for (i = 0; i < n; at = list[i++].end)
		end = copy_range(end, page->areas, at, list[i].from);
	end = copy_range(end, page->areas, at, page->count);
	for (i = 0; i < n; i++)
		if (sorted[i].z > 0)
			end = copy_range(end, page->areas, sorted[i].from, sorted[i].end);
	memcpy(page->areas + ground, kept, sizeof *kept * (size_t)(page->count - ground));
}
