/*
 * printark pack: materials bound into one document.
 *
 *     pack --parts--> each: content -> FO --bind--> one FO -> layout -> areas -> PDF
 *
 * Parts are bound before layout, so that page numbers, contents and references simply
 * run over the whole.
 */
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- a part --------------------------------------------------------------- */

static const struct content_material *
find_material(struct binding *b, const char *id)
{
	size_t count, i;
	const struct content_material *list = content_list(b->press->content, &count,
	    b->press->diags);

	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, id) == 0)
			return &list[i];
	return NULL;
}

/* Where neither part nor pack say: the group's, if the part has a version for it. */
static const char *
part_ages(const struct binding *b, const struct content_material *m)
{
	const char *usual = b->task->wish.usual_ages;

	return m && usual && content_has_word(m->ages, usual) ? usual : NULL;
}

/* What is for all, as a guide is, leaves out what is said of other ages when some were asked for;
 * what a pack is usually made for asks for nothing. */
static const char *
asked_ages(const struct binding *b, const struct adapt_part *part)
{
	if (part->ages)
		return part->ages;
	return b->task->wish.ages ? b->task->wish.ages : b->task->wish.usual_ages;
}

/* What is not in the catalogue may be a file; what is neither is said at the part's line. */
static bool
is_found(struct binding *b, const struct adapt_part *part)
{
	struct diags *diags = b->press->diags;
	size_t mark = diags_count(diags);
	bool found = content_find(b->press->content, part->material, b->arena, diags) != NULL;

	diags_settle(diags, mark, part->place);
	return found;
}

/* For whom a part is made: as it says itself, then as the whole pack is, where it has such a
 * version.  A part without one for the ages is named; one that is not translated stays Danish. */
static bool
wish_of(struct binding *b, const struct adapt_part *part, struct content_wish *wish)
{
	const struct content_material *m = find_material(b, part->material);
	struct diags *diags = b->press->diags;

	*wish = b->task->wish;
	wish->is_tight = trial_is_tight(b->trial, part->number - 1);
	wish->reader = part->reader;
	wish->ages = part->ages ? part->ages : b->wish.ages;
	if (!wish->ages || !*wish->ages)
		wish->ages = part_ages(b, m);
	wish->lang = part->lang ? part->lang : b->lang;
	if (!m)
		return is_found(b, part);
	if (strcmp(m->kind, "pack") == 0) {
		diag(diags, DIAG_PACK_NESTED, part->place, m->id);
		return false;
	}
	if (!*m->ages) {
		wish->ages = asked_ages(b, part);
	} else if (!wish->ages || !*wish->ages) {
		wish->ages = NULL;
	} else if (!content_has_word(m->ages, wish->ages)) {
		diag(diags, DIAG_PACK_VERSION, part->place, m->id, wish->ages, m->ages);
		return false;
	}
	if (!content_has_word(m->languages, wish->lang)) {
		if (part->lang)
			diag(diags, DIAG_PACK_LANGUAGE, part->place, m->id, wish->lang);
		wish->lang = CONTENT_SOURCE_LANG;
	}
	return true;
}

static struct content_doc *
prepare_part(struct binding *b, const struct adapt_part *part, struct content_wish *wish)
{
	struct press *press = b->press;
	struct content_doc *doc;
	const char *path;

	if (!wish_of(b, part, wish))
		return NULL;
	path = content_find(press->content, part->material, b->arena, press->diags);
	doc = path ? content_prepare(press->content, path, wish, b->arena, press->diags) : NULL;
	if (doc && part->section &&
	    !content_take_section(doc, part->section, press->diags, part->place)) {
		content_drop(doc);
		return NULL;
	}
	return doc;
}

/* Adapted, measured and presented, into the pack. */
static bool
present_part(struct binding *b, const struct adapt_part *part, struct adapt_bound *bound)
{
	struct press *press = b->press;
	struct adapt_job job = { bound->doc, bound->wish, b->arena, press->diags, b->pack,
		part->copy };
	struct adapt_reading reading = { 0 };
	int64_t clock = now_us();
	struct _xmlDoc *adapted = adapt_recast(press->adapt, &job), *fo = NULL;

	if (adapted)
		adapt_measure(adapted, &job, &reading);
	press->times.adapt += lap(&clock);
	if (adapted)
		fo = adapt_present(press->adapt, adapted, &job);
	if (fo && adapt_is_cards(fo))
		diag(press->diags, DIAG_PACK_CARDS, part->place, part->material, part->material);
	if (fo)
		adapt_pack_add(b->pack, part->number, bound, adapted, fo);
	adapt_drop(adapted);
	adapt_drop(fo);
	press->times.present += lap(&clock);
	return fo != NULL;
}

static bool
add_part(struct binding *b, const struct adapt_part *part)
{
	struct content_wish wish;
	struct content_fields fields = { .arena = b->arena };
	int64_t clock = now_us();
	struct content_doc *doc = prepare_part(b, part, &wish);
	struct adapt_bound bound = { doc, &wish, NULL };
	bool done = false;

	if (doc) {
		bound.version = content_version(doc);
		pack_part_fields(b, part, doc, &wish, &fields);
		content_merge(doc, &wish, &fields, NULL, b->press->diags);
		content_mark_keys(b->press->content, doc, b->press->diags);
		b->press->times.load += lap(&clock);
		done = present_part(b, part, &bound);
	}
	content_drop(doc);
	if (!done)
		diag(b->press->diags, DIAG_PACK_PART, part->place, part->number, part->material);
	return done;
}

/* ---- the pack --------------------------------------------------------------- */

static bool
bind_parts(struct binding *b, const struct content_doc *doc, struct buf *fo)
{
	struct adapt_job job = { doc, &b->wish, b->arena, b->press->diags, b->pack, 0 };
	int64_t clock;
	int count, i;
	const struct adapt_part *parts = adapt_pack_parts(b->pack, &count);
	bool done = count > 0;

	if (!done)
		diag(b->press->diags, DIAG_PACK_EMPTY, doc->place);
	for (i = 0; i < count; i++)
		done = add_part(b, &parts[i]) && done;
	pack_tell_unused(b);
	clock = now_us();
	done = done && adapt_pack_bind(b->press->adapt, b->pack, &job, fo);
	b->press->times.present += lap(&clock);
	return done;
}

/* The pack itself: profiled for its reader, in its language, with its own fields. */
static struct content_doc *
prepare_pack(struct binding *b)
{
	struct press *press = b->press;
	const char *path = content_find(press->content, b->task->material, b->arena, press->diags);
	const struct content_material *m = find_material(b, b->task->material);
	struct content_fields fields = { .arena = b->arena };
	struct content_doc *doc;

	b->used = ARENA_ARRAY(b->arena, bool, b->task->fields->count + 1);
	b->wish = b->task->wish;
	/* Leaders' pages around children's in another language stay in theirs. */
	if (m && b->wish.lang && !content_has_word(m->languages, b->wish.lang))
		b->wish.lang = NULL;
	doc = path ? content_prepare(press->content, path, &b->wish, b->arena, press->diags) : NULL;
	if (doc && strcmp(doc->kind, "pack") != 0) {
		diag(press->diags, DIAG_PACK_KIND, doc->place, doc->id, doc->kind, doc->id);
		content_drop(doc);
		doc = NULL;
	}
	b->lang = b->task->wish.lang ? b->task->wish.lang : b->wish.lang;
	if (!doc)
		return NULL;
	if (press->group)
		content_group_leave_tools(press->group, doc, press->diags);
	pack_fields(b, doc, &b->wish, &fields);
	content_merge(doc, &b->wish, &fields, NULL, press->diags);
	return doc;
}

/* SOURCE_DATE_EPOCH's day, or today. */
static const char *
date_of_run(struct arena *arena)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm date = { 0 };

	gmtime_r(&now, &date);
	return arena_printf(arena, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1,
	    date.tm_mday);
}

static bool
write_pack(struct binding *b, struct buf *fo)
{
	struct content_doc *doc = prepare_pack(b);
	struct adapt_job job = { doc, &b->wish, b->arena, b->press->diags, NULL, 0 };
	struct _xmlDoc *profiled = doc ? adapt_recast(b->press->adapt, &job) : NULL;
	bool done = false;

	if (profiled) {
		b->pack = adapt_pack_new(profiled, date_of_run(b->arena), b->arena);
		b->has_samples = adapt_pack_has_samples(b->pack) ||
		    b->task->until == STAGE_CHECK;
		done = bind_parts(b, doc, fo);
	}
	adapt_pack_drop(b->pack);
	adapt_drop(profiled);
	content_drop(doc);
	return done;
}

/* One try at it: false with `trial->is_refused` when its pages were not taken. */
static bool
try_pack(struct press *press, struct task *task, struct trial *trial, struct made *made)
{
	struct binding b = { .press = press, .task = task, .arena = arena_new(), .trial = trial };
	struct setting setting = { .roots = content_roots(press->content), .until = task->until,
		.to = task->to, .trial = trial };
	struct buf fo = { 0 };
	int64_t clock;
	bool done = write_pack(&b, &fo);

	*made = (struct made){ .pages = 0 };
	clock = now_us();
	if (done && task->until == STAGE_FO) {
		buf_put(task->to, fo.bytes, fo.count);
	} else if (done) {
		arena_clear(b.arena);
		setting.document = fo_read_bytes(task->material, &fo, b.arena, press->diags);
		buf_drop(&fo);
		press->times.read += lap(&clock);
		done = setting.document && typeset(press, &setting);
		made->pages = setting.pages;
	}
	buf_drop(&fo);
	arena_drop(b.arena);
	return done;
}

bool
build_pack(struct press *press, struct task *task, struct made *made)
{
	return trial_run(press, task, true, try_pack, made);
}

/* ---- the verb ---------------------------------------------------------------- */

int
verb_pack(const struct order *order)
{
	if (order->name_count != 1)
		return usage("pack takes one pack: an id from `printark list`, or a path");
	if (order->print == STAGE_ADAPTED)
		return usage("--print=adapted is for build: a pack has many adapted parts");
	return run_build(order, build_pack);
}
