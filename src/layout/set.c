/*
 * Formatting objects into a galley: the blocks.
 *
 * Children of a block are blocks and loose inlines in any order; a run of
 * inlines is a paragraph.  A block leaves traces on the galley in this order: break, space before,
 * marks, opening edge, content, closing edge, marks, space after.
 */
#include "layout/inside.h"

#include <string.h>

#define DEPTH_LIMIT 200           /* blocks in blocks */

/* What a marker gives where it is retrieved, or NULL; an inline run when it holds no blocks. */
static const struct fo *
retrieved(struct setter *setter, const struct fo *fo)
{
	const struct fo *content;

	if (fo->kind != FO_RETRIEVE_MARKER && fo->kind != FO_RETRIEVE_TABLE_MARKER)
		return NULL;
	content = marker_find(setter, fo);
	return content && holds_blocks(content) ? content : NULL;
}

/* A flow that goes on at another measure is set from the child that goes on. */
static const struct fo *
first_to_set(const struct setter *setter, const struct fo *fo)
{
	const struct fo *begin = setter->edition->begin, *child = fo->first;

	if (fo->kind != FO_FLOW || !begin)
		return child;
	while (child && child->next && child->next->order <= begin->order)
		child = child->next;
	return child;
}

static void
mark_markers(struct setter *setter, const struct fo *fo, enum mark_kind kind)
{
	const struct fo *child;

	for (child = fo->first; child; child = child->next)
		if (child->kind == FO_MARKER)
			push_mark(setter, kind, child);
}

static void
set_each_child(struct setter *setter, const struct fo *fo)
{
	const struct fo *child = first_to_set(setter, fo), *first;

	while (child && !setter->edition->failed) {
		const struct fo *content = retrieved(setter, child);

		if (content) {
			set_children(setter, content);
			child = child->next;
		} else if (!is_inline_level(child)) {
			set_block_level(setter, child);
			child = child->next;
		} else {
			first = child;
			while (child && is_inline_level(child) && !retrieved(setter, child))
				child = child->next;
			set_paragraph(setter, fo, first, child);
		}
	}
}

void
set_children(struct setter *setter, const struct fo *fo)
{
	/* A flow is no block, but it may have markers; its id stands for its pages. */
	if (fo->kind == FO_FLOW)
		mark_markers(setter, fo, MARK_MARKER);
	set_each_child(setter, fo);
	if (fo->kind == FO_FLOW)
		mark_markers(setter, fo, MARK_MARKER_END);
}

/* ---- what all block-level objects share ---------------------------- */

static enum forced
forced_of(enum fo_keyword keyword)
{
	switch (keyword) {
	case KEY_COLUMN: return FORCED_COLUMN;
	case KEY_PAGE: return FORCED_PAGE;
	case KEY_ODD_PAGE: return FORCED_ODD;
	case KEY_EVEN_PAGE: return FORCED_EVEN;
	default: return FORCED_NOT;
	}
}

void
mark_beginning(struct setter *setter, const struct fo *fo)
{
	if (fo->id)
		push_mark(setter, MARK_ID, fo);
	mark_markers(setter, fo, MARK_MARKER);
}

void
mark_end(struct setter *setter, const struct fo *fo)
{
	mark_markers(setter, fo, MARK_MARKER_END);
	if (fo->id)
		push_mark(setter, MARK_ID_END, fo);
}

void
block_begin(struct setter *setter, const struct fo *fo, struct block_state *saved)
{
	struct space before = space_of(fo, true, setter->base);
	int keep = keep_price(fo, PROP_KEEP_TOGETHER_WITHIN_COLUMN);
	enum forced forced = forced_of(fo_keyword(fo, PROP_BREAK_BEFORE));

	saved->keeping = setter->keeping;
	saved->fo = setter->fo;
	saved->base = setter->base;
	saved->x = setter->x;
	saved->measure = setter->measure;
	if (forced || setter->next_forced)
		end_floats(setter);
	clear_floats(setter, fo);
	push_break(setter, keep_price(fo, PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN),
	    forced, fo);
	push_space(setter, &before);
	mark_beginning(setter, fo);
	if (keep > setter->keeping.price)
		setter->keeping = (struct keeping){ keep, fo };
	setter->fo = fo;
	setter->depth++;
}

void
ask_after(struct setter *setter, const struct fo *fo)
{
	int keep = keep_price(fo, PROP_KEEP_WITH_NEXT_WITHIN_COLUMN);
	enum forced forced = forced_of(fo_keyword(fo, PROP_BREAK_AFTER));

	if (keep > setter->next_price) {
		setter->next_price = keep;
		setter->next_fo = fo;
	}
	if (forced > setter->next_forced)
		setter->next_forced = forced;
}

void
block_close(struct setter *setter, const struct fo *fo, const struct block_state *saved)
{
	struct space after;

	setter->depth--;
	setter->keeping = saved->keeping;
	setter->fo = saved->fo;
	setter->base = saved->base;
	after = space_of(fo, false, setter->base);
	mark_end(setter, fo);
	push_space(setter, &after);
}

void
block_end(struct setter *setter, const struct fo *fo, const struct block_state *saved)
{
	block_close(setter, fo, saved);
	ask_after(setter, fo);
}

void
block_extent(const struct setter *setter, const struct fo *fo, mpt *x, mpt *width)
{
	mpt start = fo_length(fo, PROP_START_INDENT, setter->measure);
	mpt end = fo_length(fo, PROP_END_INDENT, setter->measure);

	*x = setter->x + (setter->is_rtl ? end : start);
	*width = mpt_max(setter->measure - start - end, 0);
}

static void
set_block(struct setter *setter, const struct fo *fo)
{
	bool boxed = open_box_of(setter, fo);

	set_children(setter, fo);
	if (boxed)
		close_box(setter);
}

/* An inline that holds blocks: what it paints is painted around them. */
static void
set_neutral(struct setter *setter, const struct fo *fo)
{
	bool paints = fo->kind == FO_INLINE || fo->kind == FO_BASIC_LINK, boxed;
	mpt base = setter->base;
	int first;

	mark_beginning(setter, fo);
	boxed = paints && open_box_of(setter, fo);
	first = setter->galley->count;
	set_children(setter, fo);
	link_blocks(setter, fo, first);
	if (boxed)
		close_box(setter);
	setter->base = base;
	mark_end(setter, fo);
}

static bool
is_out_of_flow(const struct fo *fo)
{
	enum fo_keyword position = fo_keyword(fo, PROP_ABSOLUTE_POSITION);

	return fo->kind == FO_BLOCK_CONTAINER &&
	    (position == KEY_ABSOLUTE || position == KEY_FIXED);
}

static bool
is_too_deep(struct setter *setter, const struct fo *fo)
{
	if (setter->depth <= DEPTH_LIMIT)
		return false;
	diag(setter->edition->job->diags, DIAG_LAYOUT_DEPTH, fo->at, DEPTH_LIMIT);
	setter->edition->failed = true;
	return true;
}

/* Only what stands directly in the flow can span columns (XSL 1.1, 7.21.4). */
static bool
is_spanning(const struct setter *setter, const struct fo *fo)
{
	const struct fo *up = fo->parent;

	if (setter->full == 0 || setter->spans || fo_keyword(fo, PROP_SPAN) != KEY_ALL)
		return false;
	while (up && up->kind == FO_WRAPPER)
		up = up->parent;
	return up && up->kind == FO_FLOW;
}

/* It is as wide as the body and ends the columns before it, as they begin anew after it. */
static void
set_spanning(struct setter *setter, const struct fo *fo)
{
	mpt measure = setter->measure;

	end_floats(setter);
	if (setter->has_slug)
		push_break(setter, PRICE_NONE, FORCED_SPAN, NULL);
	setter->spans = true;
	setter->measure = setter->base = setter->full;
	set_block_level(setter, fo);
	end_floats(setter);
	setter->spans = false;
	setter->measure = setter->base = measure;
	if (setter->next_forced < FORCED_SPAN)
		setter->next_forced = FORCED_SPAN;
}

/* A block with nothing in it still has its place on a page when it asks for one (7.20). */
static void
mark_empty(struct setter *setter, const struct fo *fo, int first)
{
	int i;

	if (fo->kind != FO_BLOCK || (!forced_of(fo_keyword(fo, PROP_BREAK_BEFORE)) &&
	    !forced_of(fo_keyword(fo, PROP_BREAK_AFTER))))
		return;
	for (i = first; i < setter->galley->count; i++)
		if (setter->galley->items[i].kind == ITEM_SLUG)
			return;
	push_slug(setter, fo, 0)->is_empty = true;
}

static void
set_kind(struct setter *setter, const struct fo *fo)
{
	switch (fo->kind) {
	case FO_BLOCK:
		set_block(setter, fo);
		break;
	case FO_LIST_BLOCK:
		set_list(setter, fo);
		break;
	case FO_BLOCK_CONTAINER:
		set_container(setter, fo);
		break;
	default:
		set_table(setter, fo);
		break;
	}
}

void
set_block_level(struct setter *setter, const struct fo *fo)
{
	struct block_state saved;
	int first;

	if (is_too_deep(setter, fo))
		return;
	if (fo->kind == FO_FLOAT || !is_block_level(fo)) {
		set_neutral(setter, fo);
	} else if (is_spanning(setter, fo)) {
		set_spanning(setter, fo);
	} else if (is_out_of_flow(fo)) {
		set_container(setter, fo);
	} else {
		block_begin(setter, fo, &saved);
		displace(setter, fo);
		first = setter->galley->count;
		set_kind(setter, fo);
		mark_empty(setter, fo, first);
		setter->x = saved.x;
		setter->measure = saved.measure;
		block_end(setter, fo, &saved);
	}
}

/* ---- galleys of their own ------------------------------------------ */

struct setter
setter_new(const struct setter *parent, const struct fo *fo, mpt measure)
{
	struct setter s = { .edition = parent->edition, .fo = fo, .measure = measure,
		.base = measure, .is_rtl = fo_is_rtl(fo), .box = -1, .artifact = parent->artifact,
		.depth = parent->depth + 1, .cites = parent->cites, .open_break = -1 };

	s.galley = ARENA_NEW(parent->edition->arena, struct galley);
	s.galley->arena = parent->edition->arena;
	s.galley->measure = measure;
	return s;
}

struct galley *
set_galley_for(const struct setter *parent, const struct fo *fo, mpt measure)
{
	struct setter s = setter_new(parent, fo, measure);

	if (!is_too_deep(&s, fo))
		set_children(&s, fo);
	end_floats(&s);
	s.galley->ends = s.next_forced;
	return s.galley;
}
