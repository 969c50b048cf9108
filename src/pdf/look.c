/*
 * What the fields of a form look like when they are filled in: appearance streams (ISO 32000-1,
 * 12.5.5).
 */
#include "pdf/inside.h"

/* A mark in a box no larger than this is a tick or a dot; a larger one is a ring around what is
 * chosen. */
#define BOX_MOST (40 * MPT_PT)

/* A form XObject whose box is as large as the area. */
static int
put_appearance(struct pdf_writer *w, const struct area *area, const struct buf *ink, bool has_text)
{
	int object = pdf_object(w->file);
	struct buf *to = pdf_body(w->file, object), packed = { 0 };

	buf_string(to, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	pdf_put_mpt(to, area->width);
	buf_char(to, ' ');
	pdf_put_mpt(to, area->height);
	buf_string(to, "]/Resources<<");
	if (has_text)
		buf_printf(to, "/Font %d 0 R", w->font_list);
	buf_string(to, ">>/Filter/FlateDecode");
	pdf_deflate(w->press->flate, ink->bytes, ink->count, &packed);
	pdf_stream(w->file, object, packed.bytes, packed.count, true);
	return object;
}

int
pdf_look_empty(struct pdf_writer *w)
{
	struct area point = { .width = MPT_PT, .height = MPT_PT };
	struct buf nothing = { 0 };

	buf_string(&nothing, "\n");
	if (!w->empty_look)
		w->empty_look = put_appearance(w, &point, &nothing, false);
	buf_drop(&nothing);
	return w->empty_look;
}

int
pdf_look_text(struct pdf_writer *w, const struct area *area)
{
	struct buf ink = { 0 };
	int object;

	buf_string(&ink, "/Tx BMC\nEMC\n");
	object = put_appearance(w, area, &ink, true);
	buf_drop(&ink);
	return object;
}

static mpt
mark_width(const struct area *area)
{
	return mpt_max(mpt_min(area->width, area->height) / 9, 3 * MPT_PT / 2);
}

static bool
is_box(const struct area *area)
{
	return area->width <= BOX_MOST && area->height <= BOX_MOST;
}

static void
draw_tick(struct pdf_content *c, const struct area *area)
{
	mpt side = mpt_min(area->width, area->height);
	mpt left = (area->width - side) / 2, top = (area->height - side) / 2;

	pdf_point(c, left + side / 5, top + side / 2);
	buf_string(&c->out, "m ");
	pdf_point(c, left + side * 2 / 5, top + side * 3 / 4);
	buf_string(&c->out, "l ");
	pdf_point(c, left + side * 4 / 5, top + side / 4);
	buf_string(&c->out, "l S\n");
}

static void
draw_ring(struct pdf_content *c, const struct area *area)
{
	struct area box = *area;
	mpt width = mark_width(area);

	box.x = box.y = 0;
	pdf_line_width(c, mpt_min(width, 3 * MPT_PT));
	pdf_rounded(c, &box, mpt_min(width, 3 * MPT_PT), 7 * MPT_PT);
	buf_string(&c->out, "S\n");
}

/* What a ticked box shows, in the colour of the text around it. */
int
pdf_look_ticked(struct pdf_writer *w, const struct area *area)
{
	struct pdf_content c = { .writer = w, .height = area->height };
	int object;

	c.now.alpha = 255;
	buf_string(&c.out, "1 J 1 j\n");
	pdf_stroke_color(&c, area->as.field->rgba | 0xFF);
	pdf_line_width(&c, mark_width(area));
	if (is_box(area))
		draw_tick(&c, area);
	else
		draw_ring(&c, area);
	object = put_appearance(w, area, &c.out, false);
	buf_drop(&c.out);
	return object;
}
