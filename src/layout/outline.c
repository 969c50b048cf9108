/*
 * fo:bookmark-tree into bookmarks.
 */
#include "layout/inside.h"

#include <string.h>

static const char *
title_of(struct edition *edition, const struct fo *bookmark)
{
	const struct fo *child, *text;
	const char *title = "";

	for (child = bookmark->first; child; child = child->next)
		for (text = child->kind == FO_BOOKMARK_TITLE ? child->first : NULL; text;
		     text = text->next)
			if (text->kind == FO_TEXT)
				title = arena_printf(edition->arena, "%s%.*s", title,
				    (int)text->text_length, text->text);
	return squeeze(edition->printed, title);
}

static void
make_bookmark(struct edition *edition, const struct fo *fo, int parent, int depth)
{
	int index = area_add_bookmark(edition->areas, parent, title_of(edition, fo));
	struct area_bookmark *mark = &edition->areas->bookmarks[index];
	const char *internal = fo_string(fo, PROP_INTERNAL_DESTINATION);
	const char *external = fo_string(fo, PROP_EXTERNAL_DESTINATION);
	const struct fo *child;

	mark->is_open = fo_keyword(fo, PROP_STARTING_STATE) != KEY_HIDE;
	if (internal && *internal) {
		if (refs_has(edition, internal))
			mark->destination = internal;
		else
			diag(edition->job->diags, DIAG_LAYOUT_BOOKMARK, fo->at, internal);
	} else if (external && *external) {
		mark->uri = uri_of(edition->printed, external);
	}
	for (child = fo->first; child && depth < 100; child = child->next)
		if (child->kind == FO_BOOKMARK)
			make_bookmark(edition, child, index, depth + 1);
}

void
make_outline(struct edition *edition)
{
	const struct fo *tree, *child;

	for (tree = edition->document->root->first; tree; tree = tree->next)
		for (child = tree->kind == FO_BOOKMARK_TREE ? tree->first : NULL; child;
		     child = child->next)
			if (child->kind == FO_BOOKMARK)
				make_bookmark(edition, child, -1, 0);
}
