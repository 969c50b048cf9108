/*
 * fo:basic-link: where it leads and what is said of it; and links that hold blocks, which have an
 * area on everything that stands in them (XSL 1.1, 6.9.2).
 */
#include "layout/inside.h"

static const char *
cited_page(struct setter *setter, const struct fo *fo)
{
	const char *id = fo_string(fo, PROP_REF_ID);

	return refs_citation(
	    setter->edition, fo, id ? id : "", fo->kind == FO_PAGE_NUMBER_CITATION_LAST);
}

/* Characters that the object shows, for a screen reader; page numbers only if there is nothing
 * else. */
static const char *
words_in(struct setter *setter, const struct fo *fo, bool pages)
{
	struct arena *arena = setter->edition->arena;
	const struct fo *child;
	const char *words = "";

	for (child = fo->first; child; child = child->next) {
		const char *more = child->alt_text ? child->alt_text : "";

		if (child->kind == FO_TEXT)
			more = arena_strndup(arena, child->text, child->text_length);
		else if (pages && (child->kind == FO_PAGE_NUMBER_CITATION ||
				      child->kind == FO_PAGE_NUMBER_CITATION_LAST))
			more = cited_page(setter, child);
		else if (child->kind != FO_MARKER)
			more = *more ? more : words_in(setter, child, pages);
		words = arena_printf(arena, "%s%s", words, more);
	}
	return words;
}

static const char *
contents_of(struct setter *setter, const struct fo *fo)
{
	const char *words, *uri = fo_string(fo, PROP_EXTERNAL_DESTINATION);
	struct arena *printed = setter->edition->printed;

	if (fo->alt_text)
		return fo->alt_text;
	words = squeeze(printed, words_in(setter, fo, false));
	if (!*words)
		words = squeeze(printed, words_in(setter, fo, true));
	if (*words)
		return words;
	return uri && *uri ? uri_of(printed, uri) : "";
}

void
link_from(struct setter *setter, const struct fo *fo, struct area_link *link)
{
	const char *internal = fo_string(fo, PROP_INTERNAL_DESTINATION);
	const char *external = fo_string(fo, PROP_EXTERNAL_DESTINATION);

	link->tag = tag_of(setter, fo);
	link->contents = contents_of(setter, fo);
	if (internal && *internal) {
		link->destination = internal;
		refs_link(setter->edition, fo, internal);
	} else {
		link->uri = uri_of(setter->edition->printed, external ? external : "");
	}
}

/* What a slug shows lies between left and right; false: it is not known. */
static bool
ink_of(const struct slug *slug, mpt *left, mpt *right)
{
	int i;

	*left = MPT_MAX;
	*right = -MPT_MAX;
	for (i = 0; i < slug->area_count; i++) {
		const struct area *area = &slug->areas[i];

		if (area->kind != AREA_TEXT && area->kind != AREA_IMAGE)
			continue;
		*left = mpt_min(*left, area->x);
		*right = mpt_max(*right, area->x + area->width);
	}
	return *left < *right;
}

void
link_blocks(struct setter *setter, const struct fo *fo, int first)
{
	struct area_link *link, from = { .x = 0 };
	struct galley *galley = setter->galley;
	mpt left, right;

	if (fo->kind != FO_BASIC_LINK || setter->artifact)
		return;
	link_from(setter, fo, &from);
	for (; first < galley->count; first++) {
		struct slug *slug = &galley->items[first].as.slug;

		if (galley->items[first].kind != ITEM_SLUG || slug->height == 0)
			continue;
		link = slug_link(setter->edition->arena, slug);
		*link = from;
		if (!ink_of(slug, &left, &right)) {
			left = setter->x;
			right = left + setter->measure;
		}
		link->x = left;
		link->width = right - left;
		link->height = slug->height;
	}
}
