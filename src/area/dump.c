/*
 * Areas into text, one a line, for eyes and for golden files;
 * tests/golden/README describes the format.
 */
#include "area/area.h"
#include "area/inside.h"

#include <string.h>

/* Points with at most three decimals and none that say nothing. */
static void
put_length(struct buf *to, mpt length)
{
	int64_t size = length < 0 ? -(int64_t)length : length;
	int part = (int)(size % MPT_PT), digits = 3;

	buf_printf(to, "%s%d", length < 0 ? "-" : "", (int)(size / MPT_PT));
	if (!part)
		return;
	while (part % 10 == 0) {
		part /= 10;
		digits--;
	}
	buf_printf(to, ".%0*d", digits, part);
}

static void
put_word(struct buf *to, const char *word, mpt length)
{
	buf_string(to, word);
	put_length(to, length);
}

static void
put_color(struct buf *to, uint32_t rgba)
{
	if ((rgba & 0xFF) == 0xFF)
		buf_printf(to, " #%06x", (unsigned)(rgba >> 8));
	else
		buf_printf(to, " #%08x", (unsigned)rgba);
}

void
area_put_quoted(struct buf *to, const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '"' || c == '\\')
			buf_printf(to, "\\%c", c);
		else if (c < 0x20)
			buf_printf(to, "\\x%02x", c);
		else if (c == 0xC2 && i + 1 < length && (unsigned char)text[i + 1] == 0xAD)
			buf_string(to, "\\-"), i++;
		else
			buf_char(to, c);
	}
}

void
area_put_string(struct buf *to, const char *text)
{
	buf_char(to, '"');
	area_put_quoted(to, text, strlen(text));
	buf_char(to, '"');
}

static void
put_tag(struct buf *to, const struct areas *areas, int tag)
{
	static const char *const artifacts[] = { "artifact", "header", "footer", "background" };

	if (tag >= 0 && tag < areas->tag_count)
		buf_printf(to, " %s#%d", tag_role_name(areas->tags[tag].role), tag);
	else
		buf_printf(to, " %s", artifacts[tag < 0 && tag >= -4 ? -tag - 1 : 0]);
}

static const char *
face_name(const struct face *face)
{
	if (!face)
		return "?";
	return face->postscript_name ? face->postscript_name : face->family;
}

static void
put_box(struct buf *to, const struct area *area)
{
	put_word(to, " ", area->x);
	put_word(to, ",", area->y);
	put_word(to, " ", area->width);
	put_word(to, " x ", area->height);
}

static const char *const style_names[] = { "none", "solid", "dashed", "dotted", "double", "groove",
	"ridge", "inset", "outset" };

static void
put_side(struct buf *to, const char *name, const struct area_side *side)
{
	if (side->style == STYLE_NONE || side->width <= 0)
		return;
	buf_string(to, name);
	put_word(to, "", side->width);
	buf_printf(to, " %s", style_names[side->style]);
	put_color(to, side->rgba);
}

static void
dump_text(const struct area *area, const struct areas *areas, struct buf *to)
{
	const struct glyph_run *run = area->as.text.run;

	put_word(to, "text ", area->x);
	put_word(to, ",", area->y);
	put_word(to, " w ", area->width);
	put_word(to, " /", run ? run->size : 0);
	buf_printf(to, " %s", face_name(run ? run->face : NULL));
	put_color(to, area->as.text.rgba);
	put_tag(to, areas, area->tag);
	buf_string(to, run && run->is_rtl ? " rtl \"" : " \"");
	if (run)
		area_put_quoted(to, run->text, (size_t)run->text_length);
	buf_char(to, '"');
}

static void
dump_fill(const struct area *area, const struct areas *areas, struct buf *to)
{
	buf_string(to, "fill");
	put_box(to, area);
	put_color(to, area->as.fill.rgba);
	if (area->as.fill.radius)
		put_word(to, " radius ", area->as.fill.radius);
	put_tag(to, areas, area->tag);
}

static void
dump_border(const struct area *area, const struct areas *areas, struct buf *to)
{
	buf_string(to, "border");
	put_box(to, area);
	put_side(to, " top ", &area->as.border.top);
	put_side(to, " right ", &area->as.border.right);
	put_side(to, " bottom ", &area->as.border.bottom);
	put_side(to, " left ", &area->as.border.left);
	if (area->as.border.radius)
		put_word(to, " radius ", area->as.border.radius);
	put_tag(to, areas, area->tag);
}

static void
dump_rule(const struct area *area, const struct areas *areas, struct buf *to)
{
	buf_string(to, "rule");
	put_box(to, area);
	put_side(to, " ", &area->as.rule.line);
	put_tag(to, areas, area->tag);
}

static void
dump_image(const struct area *area, const struct areas *areas, struct buf *to)
{
	const struct image *image = area->as.image.image;

	buf_string(to, "image");
	put_box(to, area);
	put_tag(to, areas, area->tag);
	buf_char(to, ' ');
	area_put_string(to, image && image->name ? image->name : "");
}

static void
dump_tiles(const struct area *area, const struct areas *areas, struct buf *to)
{
	const struct image *image = area->as.tiles.image;

	buf_string(to, "tiles");
	put_box(to, area);
	put_word(to, " of ", area->as.tiles.width);
	put_word(to, " x ", area->as.tiles.height);
	put_word(to, " at ", area->as.tiles.x);
	put_word(to, ",", area->as.tiles.y);
	buf_string(to, area->as.tiles.across ? " across" : "");
	buf_string(to, area->as.tiles.down ? " down" : "");
	put_tag(to, areas, area->tag);
	buf_char(to, ' ');
	area_put_string(to, image && image->name ? image->name : "");
}

static void
dump_open(const struct area *area, const struct areas *areas, struct buf *to)
{
	(void)areas;
	buf_string(to, "open");
	put_box(to, area);
	if (area->as.open.clips)
		buf_string(to, " clip");
	if (area->as.open.scale)
		buf_printf(to, " scale %d", area->as.open.scale);
	if (area->as.open.turn == 0)
		return;
	buf_printf(to, " turn %d", area->as.open.turn);
	put_word(to, " ", area->as.open.turn_width);
	put_word(to, " x ", area->as.open.turn_height);
}

static void
dump_close(const struct area *area, const struct areas *areas, struct buf *to)
{
	(void)area;
	(void)areas;
	buf_string(to, "close");
}

static void
dump_field(const struct area *area, const struct areas *areas, struct buf *to)
{
	static const char *const kinds[] = { "text", "lines", "check", "radio", "signature" };
	const struct area_field *field = area->as.field;

	buf_string(to, "field");
	put_box(to, area);
	buf_printf(to, " %s", kinds[field->kind]);
	put_tag(to, areas, area->tag);
	put_word(to, " /", field->size);
	buf_printf(to, " %s", face_name(field->face));
	put_color(to, field->rgba);
	if (field->length)
		buf_printf(to, " length %d", field->length);
	buf_string(to, field->is_required ? " required" : "");
	buf_string(to, field->is_rtl ? " rtl " : " ");
	area_put_string(to, field->name);
	if (*field->value)
		buf_printf(to, " = %s", field->value);
	buf_char(to, ' ');
	area_put_string(to, field->tip);
	if (*field->option) {
		buf_char(to, ' ');
		area_put_string(to, field->option);
	}
}

static void
dump_link(const struct area_link *link, const struct areas *areas, struct buf *to)
{
	put_word(to, "link ", link->x);
	put_word(to, ",", link->y);
	put_word(to, " ", link->width);
	put_word(to, " x ", link->height);
	put_tag(to, areas, link->tag);
	if (link->destination)
		buf_printf(to, " to %s", link->destination);
	if (link->uri)
		buf_printf(to, " uri %s", link->uri);
	buf_char(to, ' ');
	area_put_string(to, link->contents ? link->contents : "");
}

static void
dump_places(const struct areas *areas, int page, struct buf *to)
{
	int i;

	for (i = 0; i < areas->place_count; i++) {
		const struct area_place *place = &areas->places[i];

		if (place->page != page)
			continue;
		put_word(to, "  place ", place->x);
		put_word(to, ",", place->y);
		buf_printf(to, " %s\n", place->id);
	}
}

static void
dump_page(const struct areas *areas, int number, struct buf *to)
{
	static void (*const dumps[])(const struct area *, const struct areas *, struct buf *) = {
		[AREA_TEXT] = dump_text,
		[AREA_FILL] = dump_fill,
		[AREA_BORDER] = dump_border,
		[AREA_RULE] = dump_rule,
		[AREA_IMAGE] = dump_image,
		[AREA_TILES] = dump_tiles,
		[AREA_OPEN] = dump_open,
		[AREA_CLOSE] = dump_close,
		[AREA_FIELD] = dump_field,
	};
	const struct area_page *page = &areas->pages[number];
	int i, depth = 0;

	buf_printf(to, "page %d ", number + 1);
	area_put_string(to, page->label ? page->label : "");
	put_word(to, " ", page->width);
	put_word(to, " x ", page->height);
	buf_char(to, '\n');
	for (i = 0; i < page->count; i++) {
		depth -= page->areas[i].kind == AREA_CLOSE && depth > 0;
		buf_printf(to, "%*s", 2 + 2 * depth, "");
		dumps[page->areas[i].kind](&page->areas[i], areas, to);
		buf_char(to, '\n');
		depth += page->areas[i].kind == AREA_OPEN;
	}
	for (i = 0; i < page->link_count; i++) {
		buf_string(to, "  ");
		dump_link(&page->links[i], areas, to);
		buf_char(to, '\n');
	}
	dump_places(areas, number, to);
}

static void
dump_bookmark(const struct areas *areas, int number, struct buf *to)
{
	const struct area_bookmark *mark = &areas->bookmarks[number];
	int depth = 0, up;

	for (up = mark->parent; up >= 0 && up < number && depth < 100;
	     up = areas->bookmarks[up].parent)
		depth++;
	buf_printf(to, "%*sbookmark ", depth * 2, "");
	area_put_string(to, mark->title);
	if (mark->destination)
		buf_printf(to, " to %s", mark->destination);
	if (mark->uri)
		buf_printf(to, " uri %s", mark->uri);
	buf_string(to, mark->is_open ? "\n" : " closed\n");
}

void
area_dump(const struct areas *areas, struct buf *to)
{
	int i;

	for (i = 0; i < areas->page_count; i++)
		dump_page(areas, i, to);
	for (i = 0; i < areas->bookmark_count; i++)
		dump_bookmark(areas, i, to);
}
