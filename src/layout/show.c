/*
 * A galley as text, an item a line, for --print=galley.
 */
#include "layout/inside.h"

static void
put_points(struct buf *to, mpt length)
{
	int64_t size = length < 0 ? -(int64_t)length : length;

	buf_printf(to, "%s%d", length < 0 ? "-" : "", (int)(size / MPT_PT));
	if (size % MPT_PT)
		buf_printf(to, ".%03d", (int)(size % MPT_PT));
}

static void
show_texts(const struct slug *slug, struct buf *to)
{
	int i;

	for (i = 0; i < slug->area_count; i++) {
		const struct area *area = &slug->areas[i];

		if (area->kind == AREA_TEXT)
			buf_printf(to, " \"%.*s\"", area->as.text.run->text_length,
			    area->as.text.run->text);
		else if (area->kind == AREA_IMAGE)
			buf_string(to, " image");
	}
}

static void
show_slug(const struct slug *slug, int depth, struct buf *to)
{
	const struct rider *rider;

	buf_string(to, "slug ");
	put_points(to, slug->height);
	if (slug->baseline >= 0) {
		buf_string(to, " baseline ");
		put_points(to, slug->baseline);
	}
	if (slug->slicer)
		buf_string(to, " sliceable");
	show_texts(slug, to);
	buf_char(to, '\n');
	for (rider = slug->riders; rider && depth < 100; rider = rider->next) {
		buf_printf(to, "%*srider ", depth * 2 + 2, "");
		put_points(to, rider->x);
		buf_char(to, ',');
		put_points(to, rider->y);
		buf_char(to, '\n');
		show_items(rider->galley, depth + 2, to);
	}
}

static void
show_space(const struct space *s, struct buf *to)
{
	buf_string(to, "space ");
	put_points(to, s->min);
	buf_char(to, ' ');
	put_points(to, s->opt);
	buf_char(to, ' ');
	put_points(to, s->max);
	if (s->precedence)
		buf_printf(to, " precedence %d", s->precedence);
	buf_string(to, s->is_forced ? " forced" : "");
	buf_string(to, s->is_retained ? " retained\n" : "\n");
}

static void
show_break(const struct breaking *b, struct buf *to)
{
	static const char *const forces[] = { "", " span", " column", " page", " odd-page",
		" even-page" };

	buf_printf(to, "break %d%s", b->price, forces[b->forced]);
	if (b->head) {
		buf_string(to, " head ");
		put_points(to, b->head);
	}
	if (b->foot) {
		buf_string(to, " foot ");
		put_points(to, b->foot);
	}
	buf_char(to, '\n');
}

static void
show_edge(const struct edge *edge, struct buf *to)
{
	buf_printf(to, "%s %d ", edge->opens ? "opens" : "closes", edge->box);
	put_points(to, edge->height);
	buf_char(to, '\n');
}

static void
show_mark(const struct mark *mark, struct buf *to)
{
	static const char *const kinds[] = { "id", "id-end", "page-number", "marker", "marker-end",
		"out", "float", "bar", "bar-end" };

	buf_printf(to, "mark %s %s\n", kinds[mark->kind],
	    mark->fo && mark->fo->id ? mark->fo->id : "");
}

void
show_items(const struct galley *galley, int depth, struct buf *to)
{
	int i;

	for (i = 0; i < galley->count; i++) {
		const struct item *item = &galley->items[i];

		buf_printf(to, "%*s", depth * 2, "");
		switch (item->kind) {
		case ITEM_SLUG: show_slug(&item->as.slug, depth, to); break;
		case ITEM_SPACE: show_space(&item->as.space, to); break;
		case ITEM_BREAK: show_break(&item->as.breaking, to); break;
		case ITEM_EDGE: show_edge(&item->as.edge, to); break;
		case ITEM_MARK: show_mark(&item->as.mark, to); break;
		}
	}
}

void
show_galley(const struct galley *galley, struct buf *to)
{
	buf_string(to, "galley ");
	put_points(to, galley->measure);
	buf_char(to, '\n');
	show_items(galley, 1, to);
}
