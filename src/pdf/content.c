/*
 * The operators that pages share: colours, widths, rectangles.  What the
 * reader has already is not said again.
 */
#include "pdf/inside.h"

static void
put_color(struct buf *to, uint32_t rgb, const char *gray, const char *color)
{
	int red = (int)(rgb >> 16 & 0xFF), green = (int)(rgb >> 8 & 0xFF), blue = (int)(rgb & 0xFF);

	pdf_put_real(to, red / 255.0, 3);
	if (red == green && green == blue) {
		buf_string(to, gray);
		return;
	}
	buf_char(to, ' ');
	pdf_put_real(to, green / 255.0, 3);
	buf_char(to, ' ');
	pdf_put_real(to, blue / 255.0, 3);
	buf_string(to, color);
}

void
pdf_fill_color(struct pdf_content *c, uint32_t rgba)
{
	pdf_alpha(c, (int)(rgba & 0xFF));
	if (c->now.fill == rgba >> 8)
		return;
	c->now.fill = rgba >> 8;
	put_color(&c->out, c->now.fill, " g\n", " rg\n");
}

void
pdf_stroke_color(struct pdf_content *c, uint32_t rgba)
{
	pdf_alpha(c, (int)(rgba & 0xFF));
	if (c->now.stroke == rgba >> 8)
		return;
	c->now.stroke = rgba >> 8;
	put_color(&c->out, c->now.stroke, " G\n", " RG\n");
}

void
pdf_alpha(struct pdf_content *c, int alpha)
{
	struct pdf_writer *w = c->writer;
	int *object = &w->alphas[alpha];

	if (c->now.alpha == alpha)
		return;
	c->now.alpha = alpha;
	c->uses_alpha[alpha] = true;
	c->is_transparent = c->is_transparent || alpha < 255;
	if (!*object) {
		*object = pdf_object(w->file);
		buf_string(pdf_body(w->file, *object), "/ca ");
		pdf_put_real(pdf_body(w->file, *object), alpha / 255.0, 3);
		buf_string(pdf_body(w->file, *object), "/CA ");
		pdf_put_real(pdf_body(w->file, *object), alpha / 255.0, 3);
	}
	buf_printf(&c->out, "/G%d gs\n", alpha);
}

void
pdf_line_width(struct pdf_content *c, mpt width)
{
	if (c->now.line_width == width)
		return;
	c->now.line_width = width;
	pdf_put_mpt(&c->out, width);
	buf_string(&c->out, " w\n");
}

void
pdf_point(struct pdf_content *c, mpt x, mpt y)
{
	pdf_put_mpt(&c->out, x);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, c->height - y);
	buf_char(&c->out, ' ');
}

void
pdf_rectangle(struct pdf_content *c, mpt x, mpt y, mpt width, mpt height)
{
	pdf_point(c, x, y + height);
	pdf_put_mpt(&c->out, width);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, height);
	buf_string(&c->out, " re\n");
}

/* A quarter of a circle as a Bézier curve: the ends, each with a control towards the corner. */
static void
put_corner(struct pdf_content *c, const mpt from[2], const mpt corner[2], const mpt to[2])
{
	const double k = 0.5523;

	pdf_point(c, from[0] + (mpt)((corner[0] - from[0]) * k),
	    from[1] + (mpt)((corner[1] - from[1]) * k));
	pdf_point(
	    c, to[0] + (mpt)((corner[0] - to[0]) * k), to[1] + (mpt)((corner[1] - to[1]) * k));
	pdf_point(c, to[0], to[1]);
	buf_string(&c->out, "c\n");
}

void
pdf_rounded(struct pdf_content *c, const struct area *box, mpt inset, mpt radius)
{
	mpt left = box->x + inset, top = box->y + inset;
	mpt right = box->x + box->width - inset, bottom = box->y + box->height - inset;
	mpt most = mpt_min(right - left, bottom - top) / 2;
	mpt r = mpt_max(mpt_min(radius - inset, most), 0);

	if (r <= 0) {
		pdf_rectangle(c, left, top, right - left, bottom - top);
		return;
	}
	pdf_point(c, left + r, top);
	buf_string(&c->out, "m ");
	pdf_point(c, right - r, top);
	buf_string(&c->out, "l\n");
	put_corner(c, (mpt[]){ right - r, top }, (mpt[]){ right, top }, (mpt[]){ right, top + r });
	pdf_point(c, right, bottom - r);
	buf_string(&c->out, "l\n");
	put_corner(c, (mpt[]){ right, bottom - r }, (mpt[]){ right, bottom },
	    (mpt[]){ right - r, bottom });
	pdf_point(c, left + r, bottom);
	buf_string(&c->out, "l\n");
	put_corner(
	    c, (mpt[]){ left + r, bottom }, (mpt[]){ left, bottom }, (mpt[]){ left, bottom - r });
	pdf_point(c, left, top + r);
	buf_string(&c->out, "l\n");
	put_corner(c, (mpt[]){ left, top + r }, (mpt[]){ left, top }, (mpt[]){ left + r, top });
	buf_string(&c->out, "h\n");
}

void
pdf_save(struct pdf_content *c)
{
	c->saved[c->depth++] = c->now;
	buf_string(&c->out, "q\n");
}

void
pdf_restore(struct pdf_content *c)
{
	c->now = c->saved[--c->depth];
	buf_string(&c->out, "Q\n");
}
