/*
 * A paragraph in, lines out: the outward verbs over the rooms inside.
 */
#include "text/inside.h"

static void
copy_paragraph(struct text_shaped *s, const struct text_paragraph *p)
{
	s->paragraph = *p;
	s->paragraph.text = arena_strndup(s->arena, p->text, (size_t)p->length);
	s->paragraph.spans = arena_grow(s->arena, p->spans, (size_t)p->span_count,
	    (size_t)p->span_count, sizeof *p->spans);
	s->paragraph.holds = arena_grow(s->arena, p->holds, (size_t)p->hold_count,
	    (size_t)p->hold_count, sizeof *p->holds);
	s->paragraph.objects = arena_grow(s->arena, p->objects, (size_t)p->object_count,
	    (size_t)p->object_count, sizeof *p->objects);
}

struct text_shaped *
text_shape(struct faces *faces, const struct text_paragraph *paragraph, struct arena *arena,
    struct diags *diags)
{
	struct text_shaped *s = ARENA_NEW(arena, struct text_shaped);

	s->faces = faces;
	s->arena = arena;
	copy_paragraph(s, paragraph);
	if (!paragraph->length)
		return s;
	if (arena_size(faces->words->arena) > CACHE_MOST)
		words_forget(faces->words);
	itemise(s, diags);
	make_chunks(s, find_breaks(s, diags));
	return s;
}

/* The first chunk that begins at a byte or after it. */
static int
find_chunk(const struct text_shaped *s, int at)
{
	int low = 0, high = s->chunk_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->chunks[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How wide a line is before anything gives way. */
static mpt
natural_line(const struct chunk *first, const struct chunk *last)
{
	int64_t sum = last->edge - (int64_t)last->space;

	for (; first <= last; first++)
		sum += (int64_t)first->width + first->space;
	return sum > MPT_MAX ? MPT_MAX : sum < -MPT_MAX ? -MPT_MAX : (mpt)sum;
}

const struct text_lines *
text_set(struct text_shaped *shaped, int from, const struct text_setting *setting)
{
	struct arena *arena = setting->arena ? setting->arena : shaped->arena;
	struct text_lines *lines = ARENA_NEW(arena, struct text_lines);
	struct text_setting rest = *setting;
	struct line_plan plan = { .setting = &rest };
	int skip = find_chunk(shaped, from), *ends, i;
	const struct chunk *chunks = shaped->chunks + skip;

	if (skip == shaped->chunk_count)
		return lines;
	if (from > 0)
		rest.first_indent = 0;
	lines->count = break_lines(chunks, shaped->chunk_count - skip, &rest, shaped->arena, &ends,
	    NULL);
	shaped->lines_arena = arena;
	shaped->runs_arena = setting->runs ? setting->runs : arena;
	lines->lines = ARENA_ARRAY(arena, struct text_line, lines->count);
	for (i = 0; i < lines->count; i++) {
		plan.number = i;
		plan.first = chunks + (i ? ends[i - 1] : 0);
		plan.last = chunks + ends[i] - 1;
		plan.is_last = i == lines->count - 1;
		realise_line(shaped, &plan, &lines->lines[i]);
		lines->widest = mpt_max(lines->widest, natural_line(plan.first, plan.last));
	}
	return lines;
}

void
text_extremes(struct text_shaped *shaped, mpt *smallest, mpt *largest)
{
	const struct chunk *c, *first = shaped->chunks;
	int i;

	*smallest = *largest = 0;
	for (i = 0; i < shaped->chunk_count; i++) {
		c = &shaped->chunks[i];
		*smallest = mpt_max(*smallest, plus(c->width, c->edge));
		if (!c->is_forced && i < shaped->chunk_count - 1)
			continue;
		*largest = mpt_max(*largest, natural_line(first, c));
		first = c + 1;
	}
	*largest = mpt_max(*largest, *smallest); /* a hyphen may be wider than what it cuts off */
}
