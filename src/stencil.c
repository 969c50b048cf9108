/*
 * The short way of a letter that is made often.
 *
 *     values --> stencil --> adapted, measured --> FO, as objects where that can be
 *
 * A press that makes many keeps what stylesheets made of a letter, with holes for its values
 * (adapt/adapt.h).  The first letter of a shape goes the long way; the second goes it twice, once
 * with holes, and if both give the same FO, all others are filled in.  Where all its holes are
 * in text, the objects of the FO are kept, read once, and the values go into those; so are its
 * pages (layout/layout.h).  Recasting for an age parts text into sentences, so there the shape
 * tells what values do to sentences.  What may look at the values themselves always goes the long
 * way: pictures over words, a session log, and a letter of which there is something to say.
 */
#include "verbs.h"

#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 12 };                   /* half a megabyte each */
enum { SENTENCES = 's' };             /* how keys begin whose shapes are by sentence */

/* A text of the kept objects, which has holes. */
struct slot {
	struct fo *text;
	const char *pattern;
};

struct stencils {
	struct row {
		char *key;                /* the material, for whom, the shape of its values */
		int sights;               /* letters of it so far */
		bool is_refused;
		struct adapt_stencil *stencil;
		struct arena *arena;      /* of what follows */
		const struct fo_document *document; /* NULL: the FO is read again each time */
		struct slot *slots;
		size_t slot_count, slot_capacity;
		struct layout_memory *memory; /* of the document */
		struct content_holes holes;
		struct content_wish wish; /* settled */
		const char *path;
		int64_t used;
	} rows[ROWS];
	int64_t clock;
};

struct stencils *
stencils_new(void)
{
	struct stencils *stencils = mem_alloc(sizeof *stencils);

	*stencils = (struct stencils){ .clock = 0 };
	return stencils;
}

static void
clear_row(struct row *row)
{
	adapt_stencil_drop(row->stencil);
	layout_memory_drop(row->memory);
	arena_drop(row->arena);
	free(row->key);
	*row = (struct row){ .key = NULL };
}

void
stencils_drop(struct stencils *stencils)
{
	int i;

	for (i = 0; stencils && i < ROWS; i++)
		clear_row(&stencils->rows[i]);
	free(stencils);
}

static const char *
or_none(const char *s)
{
	return s ? s : "-";
}

const char *
stencil_key(const struct press *press, const struct task *task, struct arena *arena)
{
	const struct content_wish *wish = &task->wish;
	const char *shape = NULL;

	if (press->stencils && task->until != STAGE_ADAPTED && task->until != STAGE_FO &&
	    !wish->log)
		shape = content_shape(task->fields, wish->ages != NULL, arena);
	if (!shape)
		return NULL;
	return arena_printf(arena, "%c%s\n%s %s %s %s %s %d\n%s", wish->ages ? SENTENCES : ' ',
	    task->material, or_none(wish->ages), or_none(wish->reader), or_none(wish->lang),
	    or_none(wish->window), or_none(wish->theme), wish->is_tight, shape);
}

/* The row of a key; the one that was not used for longest becomes it. */
static struct row *
row_of(struct stencils *stencils, const char *key)
{
	struct row *oldest = &stencils->rows[0], *row;
	int i;

	for (i = 0; i < ROWS; i++) {
		row = &stencils->rows[i];
		if (row->key && strcmp(row->key, key) == 0)
			break;
		if (row->used < oldest->used)
			oldest = row;
	}
	if (i == ROWS) {
		row = oldest;
		clear_row(row);
		row->arena = arena_new();
		row->key = mem_alloc(strlen(key) + 1);
		strcpy(row->key, key);
	}
	row->used = ++stencils->clock;
	return row;
}

/* Blank text is read otherwise than others: it would have had to be there from the start. */
static bool
fill_slots(struct row *row, const char *const *texts, struct arena *arena)
{
	struct buf text = { 0 };
	bool fits = true;
	size_t i;

	for (i = 0; fits && i < row->slot_count; i++) {
		struct slot *slot = &row->slots[i];

		text.count = 0;
		fits = content_fill_holes(slot->pattern, texts, row->holes.count, &text) &&
		    text.count && text.bytes[strspn(text.bytes, " \t\r\n")];
		slot->text->text = fits ? arena_strndup(arena, text.bytes, text.count) : "";
		slot->text->text_length = fits ? (uint32_t)text.count : 0;
	}
	buf_drop(&text);
	return fits;
}

/* The values into the holes.  False when one of them would give a message. */
static bool
fill(struct press *press, struct row *row, const struct task *task, struct arena *arena)
{
	const char **texts = ARENA_ARRAY(arena, const char *, row->holes.count + 1);
	size_t i;

	for (i = 0; i < row->holes.count; i++) {
		texts[i] = content_hole_text(press->content, &row->holes.list[i], task->fields, arena);
		if (!texts[i])
			return false;
	}
	return adapt_stencil_fill(row->stencil, texts, row->holes.count) &&
	    fill_slots(row, texts, arena) && !adapt_stencil_holds_cpr(row->stencil, arena);
}

struct draft
stencil_write(struct press *press, struct task *task, const char *key, struct arena *arena,
    struct made *made)
{
	struct row *row = row_of(press->stencils, key);
	struct adapt_job job = { NULL, &task->wish, arena, press->diags, NULL, 0 };
	struct draft draft = { .is_lent = true };

	if (!row->stencil || !fill(press, row, task, arena))
		return draft;
	task->wish = row->wish;
	content_read_from(press->content, row->path, arena);
	adapt_stencil_measure(row->stencil, &job, &made->reading);
	draft.document = row->document;
	draft.memory = row->memory;
	if (!draft.document)
		draft.xml = adapt_stencil_fo(row->stencil);
	return draft;
}

/* ---- learning --------------------------------------------------------- */

static const char *
keep_string(struct row *row, const char *s)
{
	return s ? arena_strdup(row->arena, s) : NULL;
}

static void
keep_wish(struct row *row, const struct content_wish *wish)
{
	row->wish = *wish;
	row->wish.ages = keep_string(row, wish->ages);
	row->wish.reader = keep_string(row, wish->reader);
	row->wish.lang = keep_string(row, wish->lang);
	row->wish.window = keep_string(row, wish->window);
	row->wish.theme = keep_string(row, wish->theme);
}

static void
find_slots(struct row *row, struct fo *fo)
{
	for (; fo; fo = fo->next) {
		if (fo->kind == FO_TEXT && content_has_holes(fo->text)) {
			ARENA_ROOM(row->arena, row->slots, row->slot_count, row->slot_capacity);
			row->slots[row->slot_count++] = (struct slot){ fo, fo->text };
		}
		find_slots(row, fo->first);
	}
}

static struct layout_memory *
memory_of(const struct row *row)
{
	struct layout_memory *memory = layout_memory_new(row->document);
	size_t i;

	for (i = 0; i < row->slot_count; i++)
		layout_memory_text(memory, row->slots[i].text);
	return memory;
}

/* The objects with holes, when all are where values can be put later. */
static void
keep_objects(struct press *press, struct row *row, const struct task *task)
{
	row->document = fo_read(adapt_stencil_fo(row->stencil), task->material, row->arena,
	    press->diags);
	if (row->document)
		find_slots(row, row->document->root->first);
	if (row->slot_count != adapt_stencil_fo_holes(row->stencil)) {
		row->document = NULL;
		row->slot_count = 0;
	}
	if (row->document)
		row->memory = memory_of(row);
}

/* The trees with holes; NULL when the material may look at its values. */
static struct adapt_stencil *
cut(struct press *press, struct row *row, struct task *task, struct arena *arena)
{
	struct content_doc *doc = prepare_material(press, task, &row->holes, arena);
	struct adapt_job job = { doc, &task->wish, arena, press->diags, NULL, 0 };
	struct adapt_stencil *stencil = NULL;
	struct _xmlDoc *adapted, *fo;

	if (doc && row->holes.count < CONTENT_HOLES &&
	    (row->key[0] == SENTENCES || !adapt_recasts(press->adapt, &job))) {
		adapted = adapt_recast(press->adapt, &job);
		fo = adapted ? adapt_present(press->adapt, adapted, &job) : NULL;
		if (fo)
			stencil = adapt_stencil_new(adapted, fo);
		else
			adapt_drop(adapted);
		row->path = keep_string(row, doc->path);
	}
	content_drop(doc);
	return stencil;
}

void
stencil_learn(struct press *press, struct task *task, const char *key, struct _xmlDoc *fo,
    struct arena *arena)
{
	struct row *row = row_of(press->stencils, key);
	size_t said = diags_tally(press->diags);

	if (row->stencil || row->is_refused || ++row->sights < 2)
		return;
	row->holes.arena = row->arena;
	row->stencil = cut(press, row, task, arena);
	if (row->stencil)
		keep_objects(press, row, task);
	keep_wish(row, &task->wish);
	if (!row->stencil || !fill(press, row, task, arena) || diags_tally(press->diags) != said ||
	    !adapt_same(fo, adapt_stencil_fo(row->stencil))) {
		adapt_stencil_drop(row->stencil);
		row->stencil = NULL;
		row->is_refused = true;
	} else if (row->document) {
		adapt_stencil_drop_fo(row->stencil);
	}
}
