/*
 * How narrow and how wide content would like to be: what automatic column
 * widths are made from (XSL 1.1, 6.7.3; CSS 2.1, 17.5.2.2).
 */
#include "layout/amend.h"
#include "layout/table.h"

static void
extremes_of(struct setter *setter, const struct fo *fo, mpt *smallest, mpt *largest);

static void
widen(mpt *smallest, mpt *largest, mpt small, mpt large)
{
	*smallest = mpt_max(*smallest, small);
	*largest = mpt_max(*largest, large);
}

static void
extremes_of_inlines(struct setter *setter, const struct fo *block, const struct fo *first,
    const struct fo *end, mpt *smallest, mpt *largest)
{
	struct layout_job *job = setter->edition->job;
	struct arena *scratch = setter->edition->scratch;
	struct para para = para_new(setter, block);
	struct text_paragraph p;
	mpt small = 0, large = 0;

	para.measure = setter->measure;
	memory_refuse(setter->edition, first, end);
	collect(&para, first, end);
	if (!para.has_ink || para.length == 0)
		return;
	p = (struct text_paragraph){ para.text, para.length, para.spans, para.span_count,
		para.objects, para.object_count, setter->is_rtl, para.holds, para.hold_count };
	text_extremes(text_shape(job->faces, &p, scratch, job->diags), &small, &large);
	arena_clear(scratch);
	widen(smallest, largest, small, large);
}

/* Items and cells are neither block-level nor inlines. */
static bool
stands_in_line(const struct fo *fo)
{
	return is_inline_level(fo) && fo->kind != FO_LIST_ITEM && fo->kind != FO_LIST_ITEM_LABEL &&
	    fo->kind != FO_LIST_ITEM_BODY && fo->kind != FO_TABLE_CAPTION;
}

static void
extremes_of_children(struct setter *setter, const struct fo *fo, mpt *smallest, mpt *largest)
{
	const struct fo *child = fo->first, *first;

	while (child) {
		if (!stands_in_line(child)) {
			extremes_of(setter, child, smallest, largest);
			child = child->next;
			continue;
		}
		first = child;
		while (child && stands_in_line(child))
			child = child->next;
		extremes_of_inlines(setter, fo, first, child, smallest, largest);
	}
}

/* Indents of the object itself: what its parent has is counted there. */
static mpt
own_indents(const struct fo *fo)
{
	mpt own = fo_length(fo, PROP_START_INDENT, 0) + fo_length(fo, PROP_END_INDENT, 0);

	if (fo->parent)
		own -= fo_length(fo->parent, PROP_START_INDENT, 0) +
		    fo_length(fo->parent, PROP_END_INDENT, 0);
	return own;
}

static void
extremes_of(struct setter *setter, const struct fo *fo, mpt *smallest, mpt *largest)
{
	enum fo_prop size = size_seen(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	mpt small = 0, large = 0, own;

	setter->depth++;
	if (fo->kind == FO_TABLE)
		table_extremes(setter, fo, &small, &large);
	else if (setter->depth < 400)
		extremes_of_children(setter, fo, &small, &large);
	setter->depth--;
	if (fo_is_length(fo, size)) {
		own = fo_length(fo, size, 0);
		/* What a container holds cannot make it wider. */
		small = fo->kind == FO_BLOCK_CONTAINER ? own : mpt_max(small, own);
		large = fo->kind == FO_BLOCK_CONTAINER ? own : mpt_max(large, own);
	} else if (fo->kind == FO_BLOCK_CONTAINER && turn_of(fo) % 180) {
		/* Its lines stand side by side, each as long as it likes. */
		small = large = container_rider(setter, fo, 0, large).open_width;
	}
	own = own_indents(fo);
	widen(smallest, largest, small + own, large + own);
}

void
set_extremes(const struct setter *parent, const struct fo *fo, mpt *smallest, mpt *largest)
{
	struct setter s = setter_new(parent, fo, parent->measure);

	*smallest = *largest = 0;
	extremes_of_children(&s, fo, smallest, largest);
}
