/*
 * What layout says, one area at a time, into the arrays of a document.
 */
#include "area/area.h"

struct areas *
areas_new(struct arena *arena)
{
	struct areas *areas = ARENA_NEW(arena, struct areas);

	areas->arena = arena;
	areas->lang = "";
	tag_add(areas, -1, TAG_DOCUMENT, 0);
	return areas;
}

struct area_page *
areas_add_page(struct areas *areas, mpt width, mpt height)
{
	struct area_page *page;

	ARENA_ROOM(areas->arena, areas->pages, areas->page_count, areas->page_capacity);
	page = &areas->pages[areas->page_count++];
	*page = (struct area_page){ .width = width, .height = height, .label = "" };
	return page;
}

struct area *
area_add(struct areas *areas, struct area_page *page, enum area_kind kind, int tag, int order)
{
	struct area *area;

	ARENA_ROOM(areas->arena, page->areas, page->count, page->capacity);
	area = &page->areas[page->count++];
	*area = (struct area){ .kind = kind, .tag = tag, .order = order };
	return area;
}

struct area_link *
area_add_link(struct areas *areas, struct area_page *page)
{
	struct area_link *link;

	ARENA_ROOM(areas->arena, page->links, page->link_count, page->link_capacity);
	link = &page->links[page->link_count++];
	*link = (struct area_link){ .contents = "" };
	return link;
}

void
area_add_place(struct areas *areas, const char *id, int page, mpt x, mpt y)
{
	ARENA_ROOM(areas->arena, areas->places, areas->place_count, areas->place_capacity);
	areas->places[areas->place_count++] = (struct area_place){ id, page, x, y };
}

int
area_add_bookmark(struct areas *areas, int parent, const char *title)
{
	ARENA_ROOM(areas->arena, areas->bookmarks, areas->bookmark_count, areas->bookmark_capacity);
	areas->bookmarks[areas->bookmark_count] =
	    (struct area_bookmark){ .title = title, .parent = parent, .is_open = true };
	return areas->bookmark_count++;
}

int
tag_add(struct areas *areas, int parent, enum tag_role role, int order)
{
	ARENA_ROOM(areas->arena, areas->tags, areas->tag_count, areas->tag_capacity);
	areas->tags[areas->tag_count] =
	    (struct tag){ .role = role, .parent = parent, .order = order };
	return areas->tag_count++;
}
