/*
 * Formatting objects into tags: what an object means decides its structure
 * element, `role` decides before its kind does.
 *
 * A tag is made when the first ink of its object is made, so what is empty leaves none;
 * and once per object, however many pages, repeats or runs it takes.
 */
#include "layout/inside.h"

#include <string.h>

static bool
is_graphic(const struct fo *fo)
{
	return fo->kind == FO_EXTERNAL_GRAPHIC || fo->kind == FO_INSTREAM_FOREIGN_OBJECT;
}

static bool
is_blank(const struct fo *text)
{
	size_t i;

	for (i = 0; i < text->text_length; i++)
		if (!strchr(" \t\r\n", text->text[i]))
			return false;
	return true;
}

/* Something that is read as text stands directly in the object, not only pictures and leaders. */
static bool
says_text(const struct fo *fo)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next) {
		switch (child->kind) {
		case FO_TEXT:
			if (!is_blank(child))
				return true;
			break;
		case FO_MARKER:
		case FO_FLOAT:
		case FO_LEADER:
		case FO_EXTERNAL_GRAPHIC:
		case FO_INSTREAM_FOREIGN_OBJECT:
			break;
		case FO_INLINE:
		case FO_WRAPPER:
		case FO_BIDI_OVERRIDE:
			if (is_inline_level(child) && says_text(child))
				return true;
			break;
		default:
			if (is_inline_level(child))
				return true;
			break;
		}
	}
	return false;
}

static bool
has_other_lang(const struct fo *fo)
{
	return fo->parent && strcmp(fo->lang, fo->parent->lang) != 0;
}

static enum tag_role
cell_role(const struct fo *fo)
{
	const struct fo *up = fo->parent;

	if (up && up->kind == FO_TABLE_ROW)
		up = up->parent;
	return up && up->kind == FO_TABLE_HEADER ? TAG_TH : TAG_TD;
}

/* The structure element of a kind; TAG_ROLES: none of its own. */
static enum tag_role
role_of_kind(const struct fo *fo)
{
	switch (fo->kind) {
	case FO_BLOCK: return !says_text(fo) ? TAG_ROLES : holds_blocks(fo) ? TAG_DIV : TAG_P;
	case FO_LIST_BLOCK: return TAG_L;
	case FO_LIST_ITEM: return TAG_LI;
	case FO_LIST_ITEM_LABEL: return TAG_LBL;
	case FO_LIST_ITEM_BODY: return TAG_LBODY;
	case FO_TABLE: return TAG_TABLE;
	case FO_TABLE_HEADER: return TAG_THEAD;
	case FO_TABLE_BODY: return TAG_TBODY;
	case FO_TABLE_FOOTER: return TAG_TFOOT;
	case FO_TABLE_ROW: return TAG_TR;
	case FO_TABLE_CELL: return cell_role(fo);
	case FO_TABLE_CAPTION: return TAG_CAPTION;
	case FO_BASIC_LINK: return TAG_LINK;
	case FO_FOOTNOTE_BODY: return TAG_NOTE;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT: return TAG_FIGURE;
	case FO_INLINE:
		if (fo->parent && fo->parent->kind == FO_FOOTNOTE)
			return TAG_REFERENCE;
		return has_other_lang(fo) ? TAG_SPAN : TAG_ROLES;
	case FO_WRAPPER:
	case FO_CHARACTER:
	case FO_BIDI_OVERRIDE: return has_other_lang(fo) ? TAG_SPAN : TAG_ROLES;
	default: return TAG_ROLES;
	}
}

static enum tag_role
role_of(struct setter *setter, const struct fo *fo)
{
	enum tag_role role;

	if (!fo->role || strcmp(fo->role, "none") == 0)
		return role_of_kind(fo);
	role = tag_role_named(fo->role);
	if (role != TAG_ROLES)
		return role;
	diag(setter->edition->job->diags, DIAG_LAYOUT_ROLE, fo->at, fo->role);
	return role_of_kind(fo);
}

/* The language that holds where a tag's kids stand. */
static const char *
lang_at(const struct areas *areas, int tag)
{
	for (; tag >= 0; tag = areas->tags[tag].parent)
		if (areas->tags[tag].lang)
			return areas->tags[tag].lang;
	return areas->lang ? areas->lang : "";
}

/* A figure that stands alone in its block. */
static bool
stands_alone(const struct fo *fo)
{
	while (fo->parent && fo->parent->kind != FO_BLOCK)
		fo = fo->parent;
	return fo->parent && !says_text(fo->parent);
}

static int
make_tag(struct setter *setter, const struct fo *fo, int parent, enum tag_role role)
{
	struct areas *areas = setter->edition->areas;
	int index = tag_add(areas, parent, role, fo->order);
	struct tag *tag = &areas->tags[index];

	if (*fo->lang && strcmp(fo->lang, lang_at(areas, parent)) != 0)
		tag->lang = fo->lang;
	tag->alt = fo->alt_text;
	tag->at = fo->at;
	tag->is_block = role == TAG_FIGURE && (!is_graphic(fo) || stands_alone(fo));
	return index;
}

/* A picture inside a block that is a figure as a whole is part of it. */
static bool
is_part_of_figure(const struct setter *setter, const struct fo *fo, int parent)
{
	return is_graphic(fo) && !fo->alt_text && !fo->role && parent > 0 &&
	    setter->edition->areas->tags[parent].role == TAG_FIGURE;
}

/* A float is no part of the paragraph that it stands in, but comes after it. */
int
tag_beside_text(const struct areas *areas, int tag)
{
	while (tag > 0 && (areas->tags[tag].role == TAG_P || areas->tags[tag].role == TAG_SPAN ||
	    areas->tags[tag].role == TAG_LINK || areas->tags[tag].role == TAG_REFERENCE))
		tag = areas->tags[tag].parent;
	return tag;
}

/* ---- paragraphs among blocks --------------------------------------- */

/* Text and blocks stand in the block by turns: it is a Div, and each run of inlines a paragraph. */
static bool
is_mixed(const struct edition *e, const struct fo *block)
{
	int tag = e->tags[block->order] - 1;

	return block->kind == FO_BLOCK && tag > 0 && e->areas->tags[tag].order == block->order &&
	    e->areas->tags[tag].role == TAG_DIV &&
	    !(block->role && tag_role_named(block->role) == TAG_DIV);
}

/* The first of the inlines that stand together with `fo`, which may be a copy: of a first line, or of
 * what a marker gives. */
static const struct fo *
first_in_run(const struct fo *fo)
{
	const struct fo *child, *first = NULL;

	for (child = fo->parent->first; child && child->order != fo->order; child = child->next) {
		if (!is_inline_level(child))
			first = NULL;
		else if (!first)
			first = child;
	}
	return child && first ? first : fo;
}

/* The paragraph of inlines in a mixed block; made when first asked for. */
static int
run_tag(struct setter *setter, const struct fo *fo, int parent)
{
	struct edition *e = setter->edition;
	const struct fo *first;
	int *memo;

	if (!e->run_tags)
		e->run_tags = ARENA_ARRAY(e->arena, int, e->order_count);
	/* What stands beside it was asked for just before, most of the time. */
	memo = &e->run_tags[fo->order];
	if (*memo)
		return *memo - 1;
	first = first_in_run(fo);
	if (!e->run_tags[first->order]) {
		e->run_tags[first->order] = tag_add(e->areas, parent, TAG_P, first->order) + 1;
		e->areas->tags[e->run_tags[first->order] - 1].at = first->at;
	}
	*memo = e->run_tags[first->order];
	return *memo - 1;
}

/* The mixed block that text stands in, or in inlines that hold blocks in it; NULL: none. */
static const struct fo *
mixed_around(const struct edition *e, const struct fo *fo)
{
	while (fo->parent && !is_block_level(fo) && !is_inline_level(fo))
		fo = fo->parent;
	return is_mixed(e, fo) ? fo : NULL;
}

int
text_tag(struct setter *setter, const struct fo *fo, const struct fo *source)
{
	int tag = tag_of(setter, fo);

	if (tag <= 0 || setter->artifact || source->parent->order != fo->order ||
	    !mixed_around(setter->edition, fo))
		return tag;
	return run_tag(setter, source, tag);
}

int
tag_of(struct setter *setter, const struct fo *fo)
{
	int *memo, parent;
	enum tag_role role;

	if (setter->artifact)
		return setter->artifact;
	if (!fo || fo->kind == FO_ROOT)
		return 0;
	memo = &setter->edition->tags[fo->order];
	if (*memo)
		return *memo > 0 ? *memo - 1 : *memo;
	if (fo->role && strcmp(fo->role, "artifact") == 0)
		return *memo = ARTIFACT_LAYOUT;
	parent = tag_of(setter, fo->parent);
	if (parent < 0)
		return *memo = parent;
	if (parent > 0 && fo->kind != FO_FLOAT && is_inline_level(fo) &&
	    mixed_around(setter->edition, fo->parent))
		parent = run_tag(setter, fo, parent);
	if (fo->kind == FO_FLOAT)
		parent = tag_beside_text(setter->edition->areas, parent);
	role = role_of(setter, fo);
	if (role == TAG_ROLES || is_part_of_figure(setter, fo, parent))
		*memo = parent + 1;
	else
		*memo = make_tag(setter, fo, parent, role) + 1;
	return *memo - 1;
}
