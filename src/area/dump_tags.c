/*
 * Tags into an indented tree with their attributes and their text, for eyes
 * and for golden files; tests/golden/README describes the format.
 */
#include "area/area.h"
#include "area/inside.h"

static void
put_attribute(struct buf *to, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(to, " %s=", name);
	area_put_string(to, value);
}

static void
put_attributes(struct buf *to, const struct tag *tag)
{
	static const char *const scopes[] = { "", "Column", "Row", "Both" };

	if (tag->lang && *tag->lang)
		buf_printf(to, " lang=%s", tag->lang);
	if (tag->scope)
		buf_printf(to, " scope=%s", scopes[tag->scope]);
	if (tag->column_span > 1)
		buf_printf(to, " colspan=%d", tag->column_span);
	if (tag->row_span > 1)
		buf_printf(to, " rowspan=%d", tag->row_span);
	if (tag->is_numbered)
		buf_string(to, " numbered");
	if (tag->is_block)
		buf_string(to, " block");
	put_attribute(to, "alt", tag->alt);
	put_attribute(to, "actual", tag->actual);
	put_attribute(to, "expansion", tag->expansion);
}

/* The ink of a stretch: its text in quotes, anything else by its name. */
static void
put_ink(struct buf *to, const struct areas *areas, const struct area_stretch *stretch)
{
	static const char *const names[] = { "", "fill", "border", "rule", "image", "", "" };
	const struct area *area = &areas->pages[stretch->page].areas[stretch->from];
	const struct area *end = area + (stretch->to - stretch->from);
	bool quoted = false;

	for (; area < end; area++) {
		bool is_text = area->kind == AREA_TEXT;

		if (is_text != quoted)
			buf_string(to, is_text ? " \"" : "\"");
		quoted = is_text;
		if (is_text)
			area_put_quoted(
			    to, area->as.text.run->text, (size_t)area->as.text.run->text_length);
		else
			buf_printf(to, " %s", names[area->kind]);
	}
	if (quoted)
		buf_char(to, '"');
}

static void
put_links(struct buf *to, const struct areas *areas, int tag)
{
	int i, j;

	for (i = 0; i < areas->page_count; i++)
		for (j = 0; j < areas->pages[i].link_count; j++) {
			const struct area_link *link = &areas->pages[i].links[j];

			if (link->tag == tag)
				buf_printf(to, " -> %s",
				    link->uri           ? link->uri
				    : link->destination ? link->destination
							: "");
		}
}

/* Deeper than this is a loop or an attack; the PDF says it flat as well. */
#define DEPTH_MAX 400

static void
dump_tag(const struct areas *areas, const struct area_reading *reading, int number, int depth,
    struct buf *to)
{
	const struct tag *tag = &areas->tags[number];
	int i, first = reading->tag_first[number], end = reading->tag_first[number + 1];
	bool is_flat = true;

	buf_printf(to, "%*s%s", 2 * depth, "", tag_role_name(tag->role));
	if (number == 0)
		put_attribute(to, "title", areas->title);
	if (number == 0 && *areas->lang)
		buf_printf(to, " lang=%s", areas->lang);
	put_attributes(to, tag);
	if (tag->role == TAG_LINK)
		put_links(to, areas, number);
	for (i = first; i < end; i++)
		is_flat = is_flat && reading->kids[i].tag < 0;
	for (i = first; is_flat && i < end; i++)
		put_ink(to, areas, &reading->stretches[reading->kids[i].stretch]);
	buf_char(to, '\n');
	for (i = first; !is_flat && i < end && depth < DEPTH_MAX; i++) {
		const struct tag_kid *kid = &reading->kids[i];

		if (kid->tag >= 0) {
			dump_tag(areas, reading, kid->tag, depth + 1, to);
			continue;
		}
		buf_printf(to, "%*s", 2 * depth + 1, "");
		put_ink(to, areas, &reading->stretches[kid->stretch]);
		buf_char(to, '\n');
	}
}

void
tags_dump(const struct areas *areas, struct buf *to)
{
	struct arena *arena = arena_new();

	dump_tag(areas, area_read(areas, arena), 0, 0, to);
	arena_drop(arena);
}
