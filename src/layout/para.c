/*
 * A paragraph into slugs: one a line.
 *
 * The text is collected, broken into lines at the measure, and each line set
 * (line.c); a paragraph that comes again is remembered.
 */
#include "layout/amend.h"

#include <string.h>

/* ---- lines --------------------------------------------------------- */

const struct text_lines *
para_lines(struct para *para, const struct text_setting *setting, int from)
{
	struct layout_job *job = para->setter->edition->job;
	const struct edition *e = para->setter->edition;
	struct arena *scratch = e->scratch;
	struct text_setting whole = *setting;
	const struct text_lines *lines;
	struct text_paragraph p;

	trim_gaps(para);
	p = (struct text_paragraph){ para->text, para->length, para->spans, para->span_count,
		para->objects, para->object_count, para->setter->is_rtl, para->holds,
		para->hold_count };

	whole.arena = para->arena;
	whole.runs = para->arena == e->lasting ? e->lasting : e->printed;
	lines = text_set_paragraph(job->faces, &p, from, &whole, scratch, job->diags);
	arena_clear(scratch);
	return lines;
}

/* ---- what is told and cited ---------------------------------------- */

/* Right-to-left text is shown in pieces out of order; a reader gets it whole, once, however often
 * it is set.  It would stand in the place of a note, too, which must be heard. */
static void
tell_actual(struct para *para, const struct fo *first)
{
	struct areas *areas = para->setter->edition->areas;
	int tag = text_tag(para->setter, para->block, first);
	const char *text;

	if (tag <= 0 || (areas->tags[tag].order != para->block->order &&
	    areas->tags[tag].order != first->order) || para->note_count > 0 ||
	    para->setter->edition->told[first->order])
		return;
	para->setter->edition->told[first->order] = true;
	text = squeeze(areas->arena, plain_text(para));
	if (areas->tags[tag].actual)
		text = arena_printf(areas->arena, "%s %s", areas->tags[tag].actual, text);
	areas->tags[tag].actual = text;
}

/* What is cited where there is no line: a float where it stands, a note by a slug without height.
 */
static void
push_note(struct para *para, const struct fo *fo)
{
	struct setter *setter = para->setter;
	struct note *note;

	if (is_side_float(fo))
		return;
	if (fo->kind == FO_FOOTNOTE_BODY) {
		struct note cited = set_note(setter, fo);

		slug_note(para->arena, push_slug(setter, para->block, 0), &cited);
		return;
	}
	note = ARENA_NEW(para->arena, struct note);
	*note = set_note(setter, fo);
	push_mark(setter, MARK_FLOAT, fo);
	setter->galley->items[setter->galley->count - 1].as.mark.note = note;
}

/* Nothing to see: ids and markers still have their place. */
static void
push_anchors(struct para *para)
{
	int i;

	for (i = 0; i < para->anchor_count; i++)
		push_mark(para->setter, para->anchors[i].kind, para->anchors[i].fo);
	for (i = 0; i < para->note_count && para->setter->cites; i++)
		push_note(para, para->notes[i].fo);
}

static void
set_side_floats(struct para *para)
{
	int i;

	for (i = 0; i < para->note_count; i++)
		if (is_side_float(para->notes[i].fo))
			add_float(para->setter, para->notes[i].fo);
}

/* Where there is no foot of a page (in static content, in a note) a note stays where it is. */
static void
set_notes(struct para *para)
{
	int i;

	for (i = 0; i < para->note_count; i++) {
		const struct fo *body = para->notes[i].fo;

		if (is_side_float(body))
			continue;
		diag(para->setter->edition->job->diags, DIAG_LAYOUT_UNSUPPORTED, body->at,
		    body->kind == FO_FLOAT ? "a before-float outside the flow"
					   : "fo:footnote outside the flow");
		set_children(para->setter, body);
	}
}

static void
warn_width(struct para *para, const struct text_lines *lines, const struct text_setting *setting)
{
	mpt over = 0;
	int i;

	for (i = 0; i < lines->count; i++) {
		const struct text_line *line = &lines->lines[i];
		mpt indent = i == 0 ? setting->first_indent : 0;

		if (line->is_last)
			indent += setting->last_end_indent;
		over = mpt_max(over, line->width + indent - para->measure);
	}
	if (over > MPT_PT / 2)
		diag(para->setter->edition->job->diags, DIAG_LAYOUT_WIDE, para->block->at,
		    over / MPT_PT, over % MPT_PT);
}

/* A paragraph and its lines, for the next time that it is set at the same measure. */
struct para_memo {
	struct para para;
	const struct text_lines *lines;
	mpt height;
	bool is_rtl;
};

static bool
may_remember(const struct setter *setter, const struct fo *first)
{
	const struct edition *e = setter->edition;

	return !setter->artifact && !e->label && !e->memory && restart_from(e, first) == 0;
}

/* What a run leaves for the next.  More than that is not worth its room: words are shaped once
 * for all runs, and a long document rather sets its paragraphs again. */
enum { REMEMBERED_MOST = 4 * 1024 * 1024 };

static bool
lasts(const struct setter *setter, const struct fo *first)
{
	return may_remember(setter, first) &&
	    arena_size(setter->edition->lasting) < REMEMBERED_MOST;
}

/* Galleys in a line die with their run. */
static bool
has_galleys(const struct para *para)
{
	int i;

	for (i = 0; i < para->thing_count; i++)
		if (para->things[i].kind == THING_GALLEY)
			return true;
	return false;
}

/*
 * Layout runs again when page references have changed, and the same paragraphs
 * come again.  One that shows no reference and had nothing to complain about
 * is as it was.
 */
static const struct para_memo *
recall(const struct setter *setter, const struct fo *first, mpt measure)
{
	const struct para_memo *memo = setter->edition->paras[first->order];

	if (!memo || setter->float_count > 0 || !may_remember(setter, first) ||
	    memo->para.measure != measure || memo->height != setter->height ||
	    memo->is_rtl != setter->is_rtl)
		return NULL;
	return memo;
}

static void
remember(const struct para *para, const struct fo *first, const struct text_lines *lines)
{
	struct setter *setter = para->setter;
	struct para_memo *memo;

	if (para->arena != setter->edition->lasting || para->varies || has_galleys(para))
		return;
	memo = ARENA_NEW(para->arena, struct para_memo);
	*memo = (struct para_memo){ *para, lines, setter->height, setter->is_rtl };
	setter->edition->paras[first->order] = memo;
}

/* Paragraphs stand within paragraphs, but mostly one comes after the other. */
static struct arena *
borrow_arena(struct edition *e)
{
	struct arena *arena = e->spare ? e->spare : arena_new();

	e->spare = NULL;
	return arena;
}

static void
return_arena(struct edition *e, struct arena *arena)
{
	if (!arena)
		return;
	arena_drop(e->spare);
	arena_clear(arena);
	e->spare = arena;
}

static const struct fo *
skip_markers(const struct fo *fo)
{
	while (fo && fo->kind == FO_MARKER)
		fo = fo->next;
	return fo;
}

/* Only the first line of the block itself is indented, not one after a block inside of it. */
bool
begins_block(const struct para *para, const struct fo *first)
{
	return first->parent != para->block ||
	       skip_markers(para->block->first) == skip_markers(first);
}

/* Floats stand beside the whole paragraph that cites them, wherever in it; lines beside them are
 * shorter. */
static void
set_beside(struct para *para, struct text_setting *setting)
{
	mpt *measures;
	int i;

	if (para->setter->float_count == 0)
		return;
	para->varies = true;
	para->beside = ARENA_ARRAY(para->arena, struct beside, LINES_BESIDE_MOST);
	para->beside_count = lines_beside(para->setter, para->block,
	    &(struct beside){ para->x, para->measure }, para->beside);
	measures = ARENA_ARRAY(para->arena, mpt, para->beside_count + 1);
	for (i = 0; i < para->beside_count; i++)
		measures[i] = para->beside[i].width;
	setting->measures = measures;
	setting->measure_count = para->beside_count;
}

/* Where a paragraph goes on that is set anew at another measure; its floats stand where it
 * began. */
static int
rest_of(const struct para *para, const struct fo *first)
{
	return restart_from(para->setter->edition, first);
}

static const struct text_lines *
lines_at(struct para *para, const struct fo *first, const struct fo *end,
    const struct text_setting *setting, int from)
{
	const struct text_lines *lines = NULL;

	if (from == 0)
		lines = open_lines(para, first, end, setting);
	return lines ? lines : para_lines(para, setting, from);
}

/* Something is too wide for the room that floats leave beside them. */
static bool
is_squeezed(const struct para *para, const struct text_lines *lines)
{
	int i;

	for (i = 0; lines && i < lines->count && i < para->beside_count; i++)
		if (lines->lines[i].width > para->beside[i].width + MPT_PT / 2)
			return true;
	return false;
}

static const struct text_lines *
break_lines(struct para *para, const struct fo *first, const struct fo *end)
{
	int from = rest_of(para, first);
	struct text_setting setting = para_setting(para, from == 0 && begins_block(para, first));
	const struct text_lines *lines;

	set_beside(para, &setting);
	lines = lines_at(para, first, end, &setting, from);
	if (is_squeezed(para, lines)) {
		end_floats(para->setter);
		para->beside_count = setting.measure_count = 0;
		lines = lines_at(para, first, end, &setting, from);
	}
	if (lines)
		warn_width(para, lines, &setting);
	return lines;
}

static void
push_paragraph(struct para *para, const struct text_lines *lines, const struct inlines *inlines)
{
	int from;

	push_break(para->setter, PRICE_NONE, FORCED_NOT, NULL);
	from = para->setter->galley->count;
	push_lines(para, lines, inlines->first);
	if (para->setter->edition->memory)
		memory_note(para, inlines, from);
	if ((para->has_rtl || para->setter->is_rtl) && !para->setter->artifact)
		tell_actual(para, inlines->first);
}

void
set_paragraph(
    struct setter *setter, const struct fo *block, const struct fo *first, const struct fo *end)
{
	struct para para = para_new(setter, block);
	size_t said = diags_tally(setter->edition->job->diags);
	const struct text_lines *lines = NULL;
	const struct para_memo *memo;
	struct arena *brief = NULL;

	block_extent(setter, block, &para.x, &para.measure);
	memo = recall(setter, first, para.measure);
	if (memo) {
		mpt x = para.x;

		para = memo->para;
		para.arena = setter->edition->arena;
		para.setter = setter;
		para.x = x;
		lines = memo->lines;
	} else {
		if (!lasts(setter, first))
			brief = borrow_arena(setter->edition);
		para.arena = brief ? brief : setter->edition->lasting;
		collect(&para, first, end);
		if (rest_of(&para, first) == 0)
			set_side_floats(&para);
		if (para.has_ink && para.length > 0)
			lines = break_lines(&para, first, end);
		if (diags_tally(setter->edition->job->diags) == said)
			remember(&para, first, lines);
		para.arena = setter->edition->arena;
	}
	if (lines)
		push_paragraph(&para, lines, &(struct inlines){ first, end });
	else
		push_anchors(&para);
	if (!setter->cites)
		set_notes(&para);
	return_arena(setter->edition, brief);
}
