/*
 * Codes into text objects, arrays and strings.
 *
 * We keep track of the pen as the reader moves it, by the widths that the
 * font tells, and correct it only where it is off by more than eyes can see:
 * most of a line is then one string.
 */
#include "pdf/inside.h"

#include <math.h>
#include <stdlib.h>

/* Thousandths of an em that the pen may be off. */
#define SLACK 3

void
pdf_array_end(struct pdf_content *c)
{
	if (c->in_string)
		buf_char(&c->out, ')');
	if (c->in_array)
		buf_string(&c->out, "]TJ\n");
	c->in_array = c->in_string = false;
}

void
pdf_text_end(struct pdf_content *c)
{
	pdf_array_end(c);
	if (c->now.rise)
		buf_string(&c->out, "0 Ts\n");
	c->now.rise = 0;
	if (c->in_text)
		buf_string(&c->out, "ET\n");
	c->in_text = false;
}

mpt
pdf_tens(mpt length)
{
	return (length + (length < 0 ? -5 : 5)) / 10 * 10;
}

void
pdf_pen_move(struct pdf_content *c, mpt x, mpt y, mpt size)
{
	mpt up = pdf_tens(c->height - y), at = pdf_tens(x);

	if (c->in_text && up == c->line_y && fabs(x - c->pen) < size)
		return;
	pdf_array_end(c);
	if (!c->in_text) {
		buf_string(&c->out, "BT\n");
		c->in_text = true;
		c->line_x = c->line_y = 0;
	}
	pdf_put_mpt(&c->out, at - c->line_x);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, up - c->line_y);
	buf_string(&c->out, " Td\n");
	c->line_x = at;
	c->line_y = up;
	c->pen = at;
}

void
pdf_pen_font(struct pdf_content *c, int font, mpt size)
{
	if (c->now.font == font && c->now.size == size)
		return;
	pdf_array_end(c);
	c->now.font = font;
	c->now.size = size;
	c->uses_fonts = true;
	buf_printf(&c->out, "/F%d ", font);
	pdf_put_mpt(&c->out, size);
	buf_string(&c->out, " Tf\n");
}

void
pdf_pen_rise(struct pdf_content *c, mpt rise)
{
	if (c->now.rise == rise)
		return;
	pdf_array_end(c);
	c->now.rise = rise;
	pdf_put_mpt(&c->out, rise);
	buf_string(&c->out, " Ts\n");
}

void
pdf_pen_show(struct pdf_content *c, const struct pdf_cid *cid, double x)
{
	double off = (c->pen - x) * 1000 / c->now.size;

	if (!c->in_array)
		buf_char(&c->out, '[');
	c->in_array = true;
	if (fabs(off) >= SLACK - 0.5) {
		long by = lround(off);

		if (c->in_string)
			buf_char(&c->out, ')');
		c->in_string = false;
		pdf_put_int(&c->out, "", by);
		c->pen -= (double)by * c->now.size / 1000;
	}
	if (!c->in_string)
		buf_char(&c->out, '(');
	c->in_string = true;
	pdf_put_byte(&c->out, (unsigned char)(cid->code >> 8));
	pdf_put_byte(&c->out, (unsigned char)(cid->code & 0xFF));
	c->pen += (double)cid->width * c->now.size / 10000;
}
