/*
 * A page's areas into its content stream, a mark around every stretch of
 * them that means the same.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

static void
begin_mark(struct pdf_content *c, const struct area_stretch *stretch)
{
	struct pdf_writer *w = c->writer;

	if (stretch->tag >= 0 && pdf_tag_stays(w, stretch->tag)) {
		buf_printf(&c->out, "/%s<</MCID %d>>BDC\n",
		    tag_role_name(pdf_tag_role(w, stretch->tag)), stretch->mcid);
		return;
	}
	switch (stretch->tag) {
	case ARTIFACT_HEADER:
		buf_string(&c->out, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
		break;
	case ARTIFACT_FOOTER:
		buf_string(&c->out, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
		break;
	case ARTIFACT_BACKGROUND:
		buf_string(&c->out, "/Artifact<</Type/Background>>BDC\n");
		break;
	default:
		buf_string(&c->out, "/Artifact BMC\n");
	}
}

static void
paint_fill(struct pdf_content *c, const struct area *area)
{
	if (!(area->as.fill.rgba & 0xFF) || area->width <= 0 || area->height <= 0)
		return;
	pdf_text_end(c);
	pdf_fill_color(c, area->as.fill.rgba);
	pdf_rounded(c, area, 0, area->as.fill.radius);
	buf_string(&c->out, "f\n");
}

static struct place
place_of(const struct pdf_content *c, const struct area *area)
{
	const struct areas *areas = c->writer->areas;
	bool has_tag = area->tag >= 0 && area->tag < areas->tag_count;

	return areas->tags[has_tag ? area->tag : 0].at;
}

static void
note_picture(struct pdf_content *c, int number)
{
	int picture = c->writer->shown[number].picture;

	if (number >= c->shows_count) {
		int count = number * 2 + 16;

		c->shows = mem_grow(c->shows, (size_t)count);
		memset(c->shows + c->shows_count, 0, (size_t)(count - c->shows_count));
		c->shows_count = count;
	}
	c->shows[number] = 1;
	if (c->writer->press->pictures[picture].has_opacity)
		c->is_transparent = true;
}

/* A picture is one unit square, a drawing as large as it says. */
static void
paint_image(struct pdf_content *c, const struct area *area)
{
	const struct image *image = area->as.image.image;
	bool is_drawing;
	int number;

	if (!image || area->width <= 0 || area->height <= 0)
		return;
	number = pdf_show(c->writer, image, place_of(c, area));
	if (number < 0)
		return;
	pdf_text_end(c);
	pdf_alpha(c, 255);
	note_picture(c, number);
	is_drawing = image->kind == IMAGE_DRAWING;
	buf_string(&c->out, "q ");
	pdf_put_real(
	    &c->out, is_drawing ? (double)area->width / image->width : area->width / 1000.0, 5);
	buf_string(&c->out, " 0 0 ");
	pdf_put_real(
	    &c->out, is_drawing ? (double)area->height / image->height : area->height / 1000.0, 5);
	buf_char(&c->out, ' ');
	pdf_point(c, area->x, area->y + area->height);
	buf_printf(&c->out, "cm /I%d Do Q\n", number);
}

/* Where the first of a row of tiles stands that covers `room`, and how many there are. */
static int
first_tile(mpt *at, mpt size, mpt room, bool repeats)
{
	if (!repeats)
		return 1;
	*at = *at % size;
	if (*at > 0)
		*at -= size;
	return (int)((room - *at + (int64_t)size - 1) / size);
}

/* A picture of a point's size on a whole page is half a million of them: enough is enough. */
enum { TILES_MOST = 20000 };

static void
paint_tiles(struct pdf_content *c, const struct area *area)
{
	struct area tile = { .kind = AREA_IMAGE, .tag = area->tag, .order = area->order };
	mpt x = area->as.tiles.x, y = area->as.tiles.y;
	int columns, rows, i, painted = 0;

	if (!area->as.tiles.image || area->width <= 0 || area->height <= 0 ||
	    c->depth == PDF_DEPTH_MAX)
		return;
	tile.as.image.image = area->as.tiles.image;
	tile.width = area->as.tiles.width;
	tile.height = area->as.tiles.height;
	columns = first_tile(&x, tile.width, area->width, area->as.tiles.across);
	rows = first_tile(&y, tile.height, area->height, area->as.tiles.down);
	pdf_text_end(c);
	pdf_save(c);
	pdf_rectangle(c, area->x, area->y, area->width, area->height);
	buf_string(&c->out, "W n\n");
	for (; rows-- > 0 && painted < TILES_MOST; y += tile.height)
		for (i = 0; i < columns && painted < TILES_MOST; i++, painted++) {
			tile.x = area->x + x + i * tile.width;
			tile.y = area->y + y;
			paint_image(c, &tile);
		}
	pdf_restore(c);
}

/* Turned counter-clockwise: a box as wide and high as it was before, so that its corners come to
 * lie on those of the area. */
static void
put_turn(struct pdf_content *c, const struct area *area)
{
	mpt x = area->x, up = c->height - area->y, width = area->width, height = area->height;
	mpt was_high = area->as.open.turn_height;
	static const char *const turns[] = { "", "0 1 -1 0 ", "-1 0 0 -1 ", "0 -1 1 0 " };
	mpt move[4][2] = { { 0, 0 }, { x + width + up - was_high, up - height - x },
		{ 2 * x + width, 2 * up - was_high }, { x - up + was_high, x + up } };
	int quarter = (area->as.open.turn / 90 % 4 + 4) % 4;

	if (quarter == 0)
		return;
	buf_string(&c->out, turns[quarter]);
	pdf_put_mpt(&c->out, move[quarter][0]);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, move[quarter][1]);
	buf_string(&c->out, " cm\n");
}

/* A page with its top left corner at the area's: y counts upwards from the foot of the sheet, here as
 * there. */
static void
put_scale(struct pdf_content *c, const struct area *area)
{
	double scale = (double)area->as.open.scale / AREA_SCALE;

	if (area->as.open.scale == 0)
		return;
	pdf_put_real(&c->out, scale, 5);
	buf_string(&c->out, " 0 0 ");
	pdf_put_real(&c->out, scale, 5);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, area->x);
	buf_char(&c->out, ' ');
	pdf_put_mpt(&c->out, c->height - area->y - (mpt)(scale * c->height));
	buf_string(&c->out, " cm\n");
}

static void
paint_open(struct pdf_content *c, const struct area *area)
{
	pdf_text_end(c);
	if (c->depth == PDF_DEPTH_MAX) {
		if (!c->lost_depth++)
			diag(c->writer->diags, DIAG_PDF_DEPTH, place_of(c, area), PDF_DEPTH_MAX);
		return;
	}
	pdf_save(c);
	if (area->as.open.clips) {
		pdf_rectangle(c, area->x, area->y, area->width, area->height);
		buf_string(&c->out, "W n\n");
	}
	put_turn(c, area);
	put_scale(c, area);
}

static void
paint_close(struct pdf_content *c, const struct area *area)
{
	(void)area;
	pdf_text_end(c);
	if (c->lost_depth)
		c->lost_depth--;
	else if (c->depth)
		pdf_restore(c);
}

/* What is filled in here is shown by its annotation. */
static void
paint_field(struct pdf_content *c, const struct area *area)
{
	(void)c;
	(void)area;
}

static void
paint_stretch(struct pdf_content *c, const struct area *areas, const struct area_stretch *stretch)
{
	static void (*const painters[])(struct pdf_content *, const struct area *) = {
		[AREA_TEXT] = pdf_text,
		[AREA_FILL] = paint_fill,
		[AREA_BORDER] = pdf_border,
		[AREA_RULE] = pdf_rule,
		[AREA_IMAGE] = paint_image,
		[AREA_TILES] = paint_tiles,
		[AREA_OPEN] = paint_open,
		[AREA_CLOSE] = paint_close,
		[AREA_FIELD] = paint_field,
	};
	enum area_kind first = areas[stretch->from].kind;
	bool is_field = first == AREA_FIELD && stretch->to == stretch->from + 1;
	bool is_marked = first != AREA_OPEN && first != AREA_CLOSE && !is_field;
	int i;

	if (is_marked)
		begin_mark(c, stretch);
	for (i = stretch->from; i < stretch->to; i++)
		painters[areas[i].kind](c, &areas[i]);
	pdf_text_end(c);
	if (is_marked)
		buf_string(&c->out, "EMC\n");
}

/* "/NAME<< ... >>", unless there is nothing to list. */
static void
put_list(struct buf *to, const char *name, const struct buf *entries)
{
	if (entries->count)
		buf_printf(to, "/%s<<%s>>", name, entries->bytes);
}

static void
put_resources(struct pdf_content *c, struct buf *to)
{
	struct pdf_writer *w = c->writer;
	struct buf states = { 0 }, pictures = { 0 };
	int i;

	for (i = 0; i < 256; i++)
		if (c->uses_alpha[i])
			buf_printf(&states, "/G%d %d 0 R", i, w->alphas[i]);
	for (i = 0; i < c->shows_count; i++)
		if (c->shows[i])
			buf_printf(&pictures, "/I%d %d 0 R", i, w->shown[i].object);
	buf_string(to, "/Resources<<");
	if (c->uses_fonts)
		buf_printf(to, "/Font %d 0 R", w->font_list);
	put_list(to, "ExtGState", &states);
	put_list(to, "XObject", &pictures);
	buf_string(to, ">>");
	buf_drop(&states);
	buf_drop(&pictures);
}

static bool
has_tagged_ink(const struct pdf_writer *w, int number)
{
	int i;

	for (i = w->reading->page_first[number]; i < w->reading->page_first[number + 1]; i++)
		if (w->reading->stretches[i].tag >= 0)
			return true;
	return false;
}

/* Where it is cut, and how far ink goes beyond (ISO 32000-1, 14.11.2). */
static void
put_box(struct buf *to, const char *name, const struct area_page *page, mpt edge)
{
	buf_string(to, name);
	pdf_put_mpt(to, edge);
	buf_char(to, ' ');
	pdf_put_mpt(to, edge);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->width - edge);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->height - edge);
	buf_char(to, ']');
}

static void
put_page(struct pdf_content *c, int number, int contents)
{
	struct pdf_writer *w = c->writer;
	const struct area_page *page = &w->areas->pages[number];
	struct buf *to = pdf_body(w->file, w->pages[number]);

	buf_string(to, "/Type/Page");
	put_box(to, "/MediaBox[", page, 0);
	pdf_put_ref(to, "/Contents ", contents);
	if (page->trim) {
		put_box(to, "/TrimBox[", page, page->trim);
		put_box(to, "/BleedBox[", page, page->trim - page->bleed);
	}
	put_resources(c, to);
	if (c->is_transparent)
		buf_string(to, "/Group<</S/Transparency/CS/DeviceRGB>>");
	if (has_tagged_ink(w, number))
		buf_printf(to, "/StructParents %d", number);
	if (w->piece)
		pdf_put_ref(to, "/Parent ", w->page_tree);
	buf_string(to, "/Tabs/S");
}

void
pdf_page(struct pdf_writer *w, int number)
{
	const struct area_page *page = &w->areas->pages[number];
	struct pdf_content *c = mem_alloc(sizeof *c);
	struct buf packed = { 0 };
	int i, contents = pdf_object(w->file);

	c->writer = w;
	c->height = page->height;
	c->now = (struct pdf_state){ .font = -1, .alpha = 255, .line_width = MPT_PT };
	for (i = w->reading->page_first[number]; i < w->reading->page_first[number + 1]; i++)
		paint_stretch(c, page->areas, &w->reading->stretches[i]);
	while (c->depth)
		pdf_restore(c);
	pdf_deflate(w->press->flate, c->out.bytes, c->out.count, &packed);
	buf_string(pdf_body(w->file, contents), "/Filter/FlateDecode");
	pdf_stream(w->file, contents, packed.bytes, packed.count, true);
	put_page(c, number, contents);
	buf_drop(&c->out);
	free(c->shows);
	free(c);
}
