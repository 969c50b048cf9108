/*
 * One page: its body and its static regions into areas.
 *
 * Static regions are made after the body, when the page's markers are known, but lie under it.
 * Everything inside the margins may be turned (reference-orientation of the master).
 */
#include "layout/inside.h"
#include "layout/turn.h"

#include <string.h>

static struct area_page *
begin_page(struct edition *e, const struct sheet *sheet)
{
	const struct plan *plan = sheet->plan;
	struct area_page *page = areas_add_page(e->areas, plan->width, plan->height);

	e->page = e->areas->page_count - 1;
	e->is_verso = sheet->number % 2 == 0;
	page->areas = e->ink;
	page->capacity = e->ink_capacity;
	page->label = number_format(e->printed, sheet->sequence, sheet->number);
	if (plan->master) {
		struct region whole = { .fo = plan->master, .width = plan->width,
			.height = plan->height };

		paint_region(e, page, &whole);
	}
	return page;
}

static struct area *
copy_ink(struct area *to, const struct area_page *page, int from, int end)
{
	if (end > from)
		memcpy(to, page->areas + from, sizeof *to * (size_t)(end - from));
	return to + (end - from);
}

/* The page takes no more room than it needs.  What was made from `middle` on goes before what began
 * at `first`. */
static void
end_page(struct edition *e, struct area_page *page, int first, int middle)
{
	struct area *kept = ARENA_ARRAY(e->printed, struct area, page->count), *end;

	end = copy_ink(kept, page, 0, first);
	end = copy_ink(end, page, middle, page->count);
	copy_ink(end, page, first, middle);
	e->ink = page->areas;
	e->ink_capacity = page->capacity;
	page->areas = kept;
	page->capacity = page->count;
}

static void
place_piece(struct placer *placer, const struct galley *galley, const struct piece *piece, mpt y)
{
	mpt x = placer->x + piece->x;
	bool spans = spans_at(galley, piece->cut.from);

	y += piece->y;
	bars_begin_column(placer->edition, placer->page, x, y,
	    spans ? galley->full : galley->measure);
	place_cut(placer, galley, &piece->cut, x, y);
	bars_end_column(placer->edition, y + piece->cut.height);
}

static void
place_body(struct edition *e, const struct sheet *sheet, struct area_page *page)
{
	const struct region *b = &sheet->plan->body;
	const struct fill *fill = sheet->fill;
	struct placer placer = { .edition = e, .page = page, .x = b->content_x,
		.y = b->content_y, .width = b->content_width, .height = b->content_height };
	struct turn_mark since;
	int i, ground;
	mpt y;

	paint_region(e, page, b);
	if (!fill)
		return;
	y = b->content_y + fill->top;
	if (b->fo)
		y += align_offset(b->fo, b->content_height - fill->whole.notes - fill->top,
		    fill->whole.height);
	since = open_region(e, page, b);
	ground = page->count;
	place_floats(&placer, &fill->floats, b->content_x, b->content_y);
	for (i = 0; i < fill->count; i++)
		place_piece(&placer, sheet->galley, &fill->pieces[i], y);
	place_notes(&placer, &fill->notes, b->content_x, b->content_y + b->content_height,
	    fill->whole.notes);
	order_by_z(e, page, ground);
	close_region(e, page, b, since);
}

void
make_page(struct edition *e, const struct sheet *sheet)
{
	const struct region *inside = &sheet->plan->inside;
	struct area_page *page = begin_page(e, sheet);
	struct turn_mark since = open_region(e, page, inside);
	int first = page->count, middle;

	place_body(e, sheet, page);
	if (inside->turn)
		area_add(e->areas, page, AREA_CLOSE, ARTIFACT_LAYOUT, 0);
	middle = page->count;
	make_statics(e, sheet->plan, page);
	if (inside->turn)
		turn_links(e, page, inside, since);
	end_page(e, page, first, middle);
	marks_end_page(e);
}
