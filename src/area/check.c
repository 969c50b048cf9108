/*
 * Whether the tags give every reader what the page gives the eye.
 *
 * The rules are those of ISO 14289-1 (PDF/UA-1) that depend on what an
 * author wrote; what depends on us is seen to by the PDF writer.
 */
#include "area/area.h"

#define BIT(role) ((uint64_t)1 << (role))

/* Which kids a role may have (14.8.4.3); 0: any. */
static uint64_t
kids_allowed(enum tag_role role)
{
	switch (role) {
	case TAG_TABLE:
		return BIT(TAG_TR) | BIT(TAG_THEAD) | BIT(TAG_TBODY) | BIT(TAG_TFOOT) |
		       BIT(TAG_CAPTION);
	case TAG_THEAD:
	case TAG_TBODY:
	case TAG_TFOOT:
		return BIT(TAG_TR);
	case TAG_TR:
		return BIT(TAG_TH) | BIT(TAG_TD);
	case TAG_L:
		return BIT(TAG_LI) | BIT(TAG_L) | BIT(TAG_CAPTION);
	case TAG_LI:
		return BIT(TAG_LBL) | BIT(TAG_LBODY);
	case TAG_TOC:
		return BIT(TAG_TOC) | BIT(TAG_TOCI) | BIT(TAG_CAPTION);
	case TAG_TOCI:
		/* The writer puts a Reference around a Link. */
		return BIT(TAG_LBL) | BIT(TAG_REFERENCE) | BIT(TAG_NONSTRUCT) | BIT(TAG_P) |
		       BIT(TAG_TOC) | BIT(TAG_LINK);
	default:
		return 0;
	}
}

/* Which parents a role must have; 0: any. */
static uint64_t
parents_allowed(enum tag_role role)
{
	switch (role) {
	case TAG_TR:
		return BIT(TAG_TABLE) | BIT(TAG_THEAD) | BIT(TAG_TBODY) | BIT(TAG_TFOOT);
	case TAG_TH:
	case TAG_TD:
		return BIT(TAG_TR);
	case TAG_THEAD:
	case TAG_TBODY:
	case TAG_TFOOT:
		return BIT(TAG_TABLE);
	case TAG_LI:
		return BIT(TAG_L);
	case TAG_LBODY:
		return BIT(TAG_LI);
	case TAG_TOCI:
		return BIT(TAG_TOC);
	default:
		return 0;
	}
}

static void
check_place(const struct areas *areas, const struct tag *tag, struct diags *diags)
{
	uint64_t allowed = parents_allowed(tag->role);
	enum tag_role parent;

	if (tag->parent < 0)
		return;
	parent = areas->tags[tag->parent].role;
	if ((allowed && !(allowed & BIT(parent))) ||
	    (kids_allowed(parent) && !(kids_allowed(parent) & BIT(tag->role))))
		diag(diags, DIAG_TAG_NESTING, tag->at, tag_role_name(tag->role),
		    tag_role_name(parent));
}

static void
check_ink(
    const struct areas *areas, const struct area_reading *reading, int number, struct diags *diags)
{
	const struct tag *tag = &areas->tags[number];
	int i;

	if (!kids_allowed(tag->role) || tag->role == TAG_TOCI || tag->role == TAG_LI)
		return;
	for (i = reading->tag_first[number]; i < reading->tag_first[number + 1]; i++)
		if (reading->kids[i].tag < 0) {
			diag(diags, DIAG_TAG_NESTING, tag->at, "text", tag_role_name(tag->role));
			return;
		}
}

static void
check_alt(const struct tag *tag, struct diags *diags)
{
	if (tag->role != TAG_FIGURE && tag->role != TAG_FORMULA)
		return;
	if ((!tag->alt || !*tag->alt) && !tag->actual)
		diag(diags, DIAG_TAG_ALT, tag->at, tag->role == TAG_FIGURE ? "picture" : "formula");
}

static void
check_scope(const struct tag *tag, struct diags *diags)
{
	if (tag->role == TAG_TH && tag->scope == SCOPE_NONE)
		diag(diags, DIAG_TAG_SCOPE, tag->at);
}

static void
check_heading(const struct tag *tag, int level, struct diags *diags)
{
	int given = (int)tag->role - (int)TAG_H1 + 1;

	if (level && level != given)
		diag(diags, DIAG_TAG_HEADING, tag->at, given, level);
}

static void
check_links(const struct areas *areas, struct diags *diags)
{
	int i, j;

	for (i = 0; i < areas->page_count; i++)
		for (j = 0; j < areas->pages[i].link_count; j++) {
			const struct area_link *link = &areas->pages[i].links[j];
			struct place at = areas->tags[0].at;

			if (link->tag >= 0 && link->tag < areas->tag_count)
				at = areas->tags[link->tag].at;
			if (!link->contents || !*link->contents)
				diag(diags, DIAG_TAG_LINK, at);
		}
}

bool
tags_check(const struct areas *areas, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct area_reading *reading = area_read(areas, arena);
	size_t mark = diags_count(diags);
	int i, *gaps = tags_gaps(areas, reading, arena);
	int *levels = tags_levels(areas, reading, arena);
	bool is_good = true;

	if (!areas->title || !*areas->title)
		diag(diags, DIAG_TAG_TITLE, areas->tags[0].at);
	if (!areas->lang || !*areas->lang)
		diag(diags, DIAG_TAG_LANG, areas->tags[0].at);
	for (i = 0; i < areas->tag_count; i++) {
		check_place(areas, &areas->tags[i], diags);
		check_ink(areas, reading, i, diags);
		check_alt(&areas->tags[i], diags);
		check_scope(&areas->tags[i], diags);
		check_heading(&areas->tags[i], levels[i], diags);
		if (gaps[i])
			diag(diags, DIAG_TAG_ROWS, areas->tags[i].at, gaps[i]);
	}
	check_links(areas, diags);
	for (; mark < diags_count(diags); mark++)
		is_good = is_good && diags_row(diags, mark)->level < DIAG_ERROR;
	arena_drop(arena);
	return is_good;
}
