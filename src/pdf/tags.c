/*
 * Tags into structure elements (ISO 32000-1, 14.7).
 *
 * A tag that holds nothing is left out where it would only be noise: an
 * empty cell must stay or its row would be too short, an empty paragraph or
 * list need not.  An element whose ink is on one page names that page once and its
 * marks by bare numbers.
 */
#include "pdf/inside.h"

#include <string.h>

/* Cells and list bodies hold their place. */
static bool
stays_empty(enum tag_role role)
{
	return role == TAG_TD || role == TAG_TH || role == TAG_LBODY || role == TAG_DOCUMENT;
}

static bool
holds_something(const struct pdf_writer *w, int tag)
{
	const struct area_reading *reading = w->reading;
	int i;

	for (i = reading->tag_first[tag]; i < reading->tag_first[tag + 1]; i++)
		if (reading->kids[i].tag < 0 || w->tags[reading->kids[i].tag])
			return true;
	return false;
}

/* A link that is an entry of a table of contents stands in a Reference there (14.8.4.3.2). */
static bool
needs_reference(const struct pdf_writer *w, int tag)
{
	return pdf_tag_role(w, tag) == TAG_LINK &&
	       w->areas->tags[w->areas->tags[tag].parent].role == TAG_TOCI;
}

/* A kid comes after its parent, so backwards every kid is decided before its parent. */
void
pdf_tags_begin(struct pdf_writer *w)
{
	int i;

	pdf_mark_annotated(w);
	w->levels = tags_levels(w->areas, w->reading, w->arena);
	w->gaps = tags_gaps(w->areas, w->reading, w->arena);
	w->tags = ARENA_ARRAY(w->arena, int, w->areas->tag_count);
	w->wraps = ARENA_ARRAY(w->arena, int, w->areas->tag_count);
	w->tree = pdf_object(w->file);
	for (i = w->areas->tag_count; i-- > 0;) {
		const struct tag *tag = &w->areas->tags[i];

		if (stays_empty(tag->role) || w->has_link[i] || w->has_field[i] || holds_something(w, i))
			w->tags[i] = -1;
	}
	/* Forwards once more: what hangs on nothing falls, the rest gets its number. */
	for (i = 0; i < w->areas->tag_count; i++) {
		int parent = w->areas->tags[i].parent;
		bool hangs = i == 0 || (parent >= 0 && parent < i && w->tags[parent]);

		w->tags[i] = w->tags[i] && hangs ? pdf_object(w->file) : 0;
		if (w->tags[i] && i > 0 && needs_reference(w, i))
			w->wraps[i] = pdf_object(w->file);
	}
}

bool
pdf_tag_stays(const struct pdf_writer *w, int tag)
{
	return w->tags[tag] != 0;
}

enum tag_role
pdf_tag_role(const struct pdf_writer *w, int tag)
{
	enum tag_role role = w->areas->tags[tag].role;

	/* A document of a volume is a part of it. */
	if (w->piece && tag == 0)
		return TAG_PART;
	/* An annotation of a link belongs to a Link, whatever an author called it. */
	if (w->has_link[tag])
		return TAG_LINK;
	if (w->levels[tag])
		return (enum tag_role)((int)TAG_H1 + w->levels[tag] - 1);
	return role < TAG_ROLES ? role : TAG_SPAN;
}

/* ---- attributes ---------------------------------------------------- */

struct box {
	mpt left, top, right, bottom;
	int page; /* -1: no ink */
};

static struct box
area_box(const struct area *area)
{
	struct box box = { area->x, area->y, area->x + area->width, area->y + area->height, 0 };

	if (area->kind != AREA_TEXT || !area->as.text.run)
		return box;
	box.top = area->y - area->as.text.run->size;
	box.bottom = area->y + area->as.text.run->size / 4;
	return box;
}

static void
join(struct box *all, struct box one, int page)
{
	if (all->page >= 0 && all->page != page)
		return;
	if (all->page < 0)
		*all = one;
	all->page = page;
	all->left = mpt_min(all->left, one.left);
	all->top = mpt_min(all->top, one.top);
	all->right = mpt_max(all->right, one.right);
	all->bottom = mpt_max(all->bottom, one.bottom);
}

/* Where the ink of a tag is, on the first page that has some. */
static void
join_ink(const struct pdf_writer *w, int tag, struct box *all)
{
	const struct area_reading *reading = w->reading;
	int i, j;

	for (i = reading->tag_first[tag]; i < reading->tag_first[tag + 1]; i++) {
		const struct area_stretch *stretch;

		if (reading->kids[i].tag >= 0) {
			join_ink(w, reading->kids[i].tag, all);
			continue;
		}
		stretch = &reading->stretches[reading->kids[i].stretch];
		for (j = stretch->from; j < stretch->to; j++)
			join(
			    all, area_box(&w->areas->pages[stretch->page].areas[j]), stretch->page);
	}
}

static void
put_figure(struct pdf_writer *w, struct buf *to, int number)
{
	struct box box = { .page = -1 };
	mpt height;

	join_ink(w, number, &box);
	if (box.page < 0)
		return;
	height = w->areas->pages[box.page].height;
	buf_string(to, "/A<</O/Layout");
	if (w->areas->tags[number].is_block)
		buf_string(to, "/Placement/Block");
	buf_string(to, "/BBox[");
	pdf_put_mpt(to, box.left);
	buf_char(to, ' ');
	pdf_put_mpt(to, height - box.bottom);
	buf_char(to, ' ');
	pdf_put_mpt(to, box.right);
	buf_char(to, ' ');
	pdf_put_mpt(to, height - box.top);
	buf_string(to, "]>>");
}

static void
put_cell(struct buf *to, const struct tag *tag)
{
	static const char *const scopes[] = { "Column", "Column", "Row", "Both" };
	bool is_head = tag->role == TAG_TH;

	if (!is_head && tag->column_span < 2 && tag->row_span < 2)
		return;
	buf_string(to, "/A<</O/Table");
	if (is_head)
		buf_printf(to, "/Scope/%s", scopes[tag->scope]);
	if (tag->column_span > 1)
		buf_printf(to, "/ColSpan %d", tag->column_span);
	if (tag->row_span > 1)
		buf_printf(to, "/RowSpan %d", tag->row_span);
	buf_string(to, ">>");
}

static bool
has_label(const struct pdf_writer *w, int list)
{
	const struct area_reading *reading = w->reading;
	int i, j;

	for (i = reading->tag_first[list]; i < reading->tag_first[list + 1]; i++) {
		int item = reading->kids[i].tag;

		if (item < 0)
			continue;
		for (j = reading->tag_first[item]; j < reading->tag_first[item + 1]; j++)
			if (reading->kids[j].tag >= 0 &&
			    w->areas->tags[reading->kids[j].tag].role == TAG_LBL)
				return true;
	}
	return false;
}

static void
put_text_entry(struct buf *to, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buf_string(to, key);
	pdf_put_text(to, text);
}

static void
put_attributes(struct pdf_writer *w, struct buf *to, int number)
{
	const struct tag *tag = &w->areas->tags[number];

	put_text_entry(to, "/Lang", w->piece && number == 0 ? w->lang : tag->lang);
	put_text_entry(to, "/Alt", tag->alt);
	put_text_entry(to, "/ActualText", tag->actual);
	put_text_entry(to, "/E", tag->expansion);
	if (tag->role == TAG_FIGURE || tag->role == TAG_FORMULA)
		put_figure(w, to, number);
	if (tag->role == TAG_TH || tag->role == TAG_TD)
		put_cell(to, tag);
	if (tag->role == TAG_L && has_label(w, number))
		buf_printf(
		    to, "/A<</O/List/ListNumbering/%s>>", tag->is_numbered ? "Decimal" : "Disc");
	if (tag->role == TAG_NOTE)
		buf_printf(to, "/ID(%sn%d)", w->piece ? w->piece : "", number);
}

/* ---- kids ---------------------------------------------------------- */

struct kids {
	struct pdf_writer *w;
	struct buf list;
	int count;
	int page; /* that bare numbers mean; -1: none yet */
};

static void
separate(struct kids *kids, bool begins_itself)
{
	if (kids->count++ && !begins_itself)
		buf_char(&kids->list, ' ');
}

static void
put_mark(struct kids *kids, const struct area_stretch *stretch)
{
	if (kids->page < 0)
		kids->page = stretch->page;
	if (kids->page == stretch->page) {
		separate(kids, false);
		pdf_put_int(&kids->list, "", stretch->mcid);
		return;
	}
	separate(kids, true);
	buf_printf(&kids->list, "<</Type/MCR/Pg %d 0 R/MCID %d>>", kids->w->pages[stretch->page],
	    stretch->mcid);
}

static void
put_annotations(struct kids *kids, int tag)
{
	struct pdf_writer *w = kids->w;
	int next;

	for (next = w->annotation_first[tag]; next; next = w->annotations[next - 1].next) {
		const struct pdf_annotation *annotation = &w->annotations[next - 1];

		separate(kids, true);
		buf_printf(&kids->list, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", annotation->object,
		    w->pages[annotation->page]);
	}
}

/* Annotations to their tags, in order: so from the last. */
static void
chain_annotations(struct pdf_writer *w)
{
	int i;

	w->annotation_first = ARENA_ARRAY(w->arena, int, w->areas->tag_count);
	for (i = w->annotation_count; i-- > 0;) {
		int *first = &w->annotation_first[w->annotations[i].tag];

		w->annotations[i].next = *first;
		*first = i + 1;
	}
}

/* What its parent has as its kid. */
static int
outer_object(const struct pdf_writer *w, int tag)
{
	return w->wraps[tag] ? w->wraps[tag] : w->tags[tag];
}

/* An empty cell for the columns that a row lacks. */
static void
put_gap(struct kids *kids, int row)
{
	struct pdf_writer *w = kids->w;
	struct tag cell = { .role = TAG_TD, .column_span = w->gaps[row] };
	int object;

	if (!w->gaps[row])
		return;
	object = pdf_object(w->file);
	buf_string(pdf_body(w->file, object), "/S/TD");
	pdf_put_ref(pdf_body(w->file, object), "/P ", w->tags[row]);
	put_cell(pdf_body(w->file, object), &cell);
	separate(kids, false);
	pdf_put_ref(&kids->list, "", object);
}

static void
put_kids(struct pdf_writer *w, struct buf *to, int tag)
{
	const struct area_reading *reading = w->reading;
	struct kids kids = { .w = w, .page = -1 };
	int i;

	for (i = reading->tag_first[tag]; i < reading->tag_first[tag + 1]; i++) {
		const struct tag_kid *kid = &reading->kids[i];

		if (kid->tag < 0) {
			put_mark(&kids, &reading->stretches[kid->stretch]);
		} else if (w->tags[kid->tag]) {
			separate(&kids, false);
			pdf_put_ref(&kids.list, "", outer_object(w, kid->tag));
		}
	}
	put_annotations(&kids, tag);
	put_gap(&kids, tag);
	if (kids.page >= 0)
		pdf_put_ref(to, "/Pg ", w->pages[kids.page]);
	if (kids.count) {
		bool is_bare = kids.count == 1 && kids.list.bytes[0] != '<';

		buf_string(to, is_bare ? "/K " : "/K[");
		buf_put(to, kids.list.bytes, kids.list.count);
		buf_string(to, is_bare ? "" : "]");
	}
	buf_drop(&kids.list);
}

static void
put_element(struct pdf_writer *w, int number)
{
	int parent = number ? w->tags[w->areas->tags[number].parent] : w->tree;
	struct buf *to = pdf_body(w->file, w->tags[number]);

	if (w->wraps[number]) {
		struct buf *wrap = pdf_body(w->file, w->wraps[number]);

		pdf_put_ref(wrap, "/S/Reference/P ", parent);
		pdf_put_ref(wrap, "/K ", w->tags[number]);
		parent = w->wraps[number];
	}

	buf_string(to, "/S/");
	buf_string(to, tag_role_name(pdf_tag_role(w, number)));
	pdf_put_ref(to, "/P ", parent);
	put_attributes(w, to, number);
	put_kids(w, to, number);
}

void
pdf_tags_finish(struct pdf_writer *w)
{
	int i, parents = w->piece ? 0 : pdf_object(w->file);

	chain_annotations(w);
	for (i = 0; i < w->areas->tag_count; i++)
		if (w->tags[i])
			put_element(w, i);
	if (w->piece)
		return;
	buf_printf(pdf_body(w->file, w->tree),
	    "/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d", w->tags[0],
	    parents, w->areas->page_count + w->annotation_count);
	pdf_parents(w, parents);
	buf_printf(pdf_body(w->file, pdf_catalog(w->file)),
	    "/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>", w->tree);
}
