/*
 * Paragraphs that were set before, and the lines that came of them.
 *
 * In a batch most paragraphs of a letter are, word for word, those of the letter before.  Lines
 * know no document, so they are kept whole, under all that decides them, and handed out as copies.
 * What is seen for the first time leaves only a mark: it is kept when it comes again, so that
 * what is about one person alone never stays.  Two generations bound the room: what
 * was not asked for since the younger was begun goes with the older.
 */
#include "text/inside.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEADS = 1024,
	SIGHTS = 4096,
	GENERATION_MOST = 450 * 1024,     /* bytes; there are two */
	LINES_MOST = 64 * 1024            /* of one paragraph */
};

/* Lines as two blocks, which their copies are too: struct text_lines, lines and pieces; and runs
 * with their glyphs and text.  Pointers in the blocks are good, but that runs have no language. */
struct kept {
	struct kept *next;
	uint64_t hash;
	const char *key;
	size_t key_size, lines_size, runs_size;
	struct text_lines *lines;
	char *runs;
};

struct generation {
	struct arena *arena;
	struct kept *heads[HEADS];
	size_t used;
};

struct memo {
	struct buf key;
	struct generation young, old;
	uint64_t sights[SIGHTS];          /* hashes */
};

struct memo *
memo_new(void)
{
	struct memo *memo = mem_alloc(sizeof *memo);

	memo->young.arena = arena_new();
	memo->old.arena = arena_new();
	return memo;
}

void
memo_drop(struct memo *memo)
{
	arena_drop(memo->young.arena);
	arena_drop(memo->old.arena);
	buf_drop(&memo->key);
	free(memo);
}

/* ---- the key: all that decides the lines --------------------------------- */

/* No gaps: keys are compared by their bytes. */
struct paragraph_key {
	int32_t length, spans, objects, holds, is_rtl;
	int32_t from;
	int32_t measure, first_indent, last_end_indent, align, align_last, ladder, wraps;
};

struct span_key {
	int32_t end, owner, same;         /* same: style as in the span before, and nothing more */
	int32_t size, weight, is_italic, small_caps, letter_spacing, word_spacing;
	int32_t hyphenates, hyphen_push, hyphen_remain;
	uint32_t hyphen, families, lang;  /* families, lang: lengths */
};

static void
put_span(struct buf *key, const struct text_span *span, const struct text_style *before)
{
	const struct text_style *s = span->style;
	struct span_key k = { .end = span->end, .owner = span->owner, .same = s == before };
	const char *families = s->families ? s->families : "", *lang = s->lang ? s->lang : "";

	if (k.same) {
		buf_put(key, &k, offsetof(struct span_key, size));
		return;
	}
	k = (struct span_key){ span->end, span->owner, 0, s->size, s->weight, s->is_italic,
		s->small_caps, s->letter_spacing, s->word_spacing, s->hyphenates, s->hyphen_push,
		s->hyphen_remain, s->hyphen, (uint32_t)strlen(families), (uint32_t)strlen(lang) };
	buf_put(key, &k, sizeof k);
	buf_put(key, families, k.families);
	buf_put(key, lang, k.lang);
}

/* Padded with zeros to whole words, for its hash. */
static void
make_key(struct buf *key, const struct text_paragraph *p, int from, const struct text_setting *set)
{
	static const char zeros[sizeof(uint64_t)];
	struct paragraph_key k = { p->length, p->span_count, p->object_count, p->hold_count,
		p->is_rtl, from, set->measure, set->first_indent, set->last_end_indent,
		(int32_t)set->align, (int32_t)set->align_last, set->ladder, set->wraps };
	const struct text_style *before = NULL;
	int i;

	key->count = 0;
	buf_put(key, &k, sizeof k);
	for (i = 0; i < p->span_count; before = p->spans[i++].style)
		put_span(key, &p->spans[i], before);
	buf_put(key, p->objects, (size_t)p->object_count * sizeof *p->objects);
	buf_put(key, p->holds, (size_t)p->hold_count * sizeof *p->holds);
	buf_put(key, p->text, (size_t)p->length);
	buf_put(key, zeros, -key->count % sizeof zeros);
}

/* ---- blocks ---------------------------------------------------------------- */

static size_t
rounded(size_t n)
{
	return (n + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
}

/* Copies bytes to where *at is and moves it on. */
static void *
lay(char **at, const void *bytes, size_t n)
{
	char *to = *at;

	memcpy(to, bytes, n);
	*at += rounded(n);
	return to;
}

static size_t
run_size(const struct glyph_run *run)
{
	size_t n = (size_t)run->count;

	return rounded(sizeof *run) + rounded(n * sizeof *run->glyphs) +
	       (run->offsets ? rounded(n * sizeof *run->offsets) : 0) +
	       rounded((size_t)run->text_length + 1);
}

static void
measure_lines(const struct text_lines *lines, struct kept *kept)
{
	const struct text_line *line = lines->lines, *end = line + lines->count;
	int i;

	kept->lines_size = rounded(sizeof *lines) + rounded((size_t)lines->count * sizeof *line);
	for (; line < end; line++) {
		kept->lines_size += rounded((size_t)line->piece_count * sizeof *line->pieces);
		for (i = 0; i < line->piece_count; i++)
			if (line->pieces[i].run)
				kept->runs_size += run_size(line->pieces[i].run);
	}
}

static const struct glyph_run *
lay_run(char **at, const struct glyph_run *from)
{
	struct glyph_run *run = lay(at, from, sizeof *from);
	size_t n = (size_t)run->count;

	run->glyphs = lay(at, from->glyphs, n * sizeof *from->glyphs);
	if (from->offsets)
		run->offsets = lay(at, from->offsets, n * sizeof *from->offsets);
	run->text = lay(at, from->text, (size_t)from->text_length + 1);
	run->lang = NULL;
	return run;
}

static void
lay_lines(struct kept *kept, const struct text_lines *from)
{
	char *at = (char *)kept->lines, *runs = kept->runs;
	struct text_line *line;
	int i;

	lay(&at, from, sizeof *from);
	if (!from->count)
		return;
	kept->lines->lines = lay(&at, from->lines, (size_t)from->count * sizeof *from->lines);
	for (line = kept->lines->lines; line < kept->lines->lines + from->count; line++) {
		if (!line->piece_count)
			continue;
		line->pieces = lay(&at, line->pieces,
		    (size_t)line->piece_count * sizeof *line->pieces);
		for (i = 0; i < line->piece_count; i++)
			if (line->pieces[i].run)
				line->pieces[i].run = lay_run(&runs, line->pieces[i].run);
	}
}

/* The same place in another block. */
#define MOVED(pointer, from, to)                                                                   \
	((void *)((char *)(to) + ((const char *)(pointer) - (const char *)(from))))

static const struct glyph_run *
move_run(const struct kept *kept, const struct glyph_run *old, char *runs, const char *lang)
{
	struct glyph_run *run = MOVED(old, kept->runs, runs);

	run->glyphs = MOVED(run->glyphs, kept->runs, runs);
	run->text = MOVED(run->text, kept->runs, runs);
	if (run->offsets)
		run->offsets = MOVED(run->offsets, kept->runs, runs);
	run->lang = lang;
	return run;
}

static const struct text_lines *
copy_lines(const struct kept *kept, const struct text_paragraph *p, struct arena *arena,
    struct arena *runs_arena)
{
	struct text_lines *lines = arena_alloc(arena, kept->lines_size);
	char *runs = arena_alloc(runs_arena, kept->runs_size);
	struct text_line *line;
	struct text_piece *piece;

	memcpy(lines, kept->lines, kept->lines_size);
	memcpy(runs, kept->runs, kept->runs_size);
	if (!lines->count)
		return lines;
	lines->lines = MOVED(lines->lines, kept->lines, lines);
	for (line = lines->lines; line < lines->lines + lines->count; line++) {
		if (!line->piece_count)
			continue;
		line->pieces = MOVED(line->pieces, kept->lines, lines);
		for (piece = line->pieces; piece < line->pieces + line->piece_count; piece++)
			if (piece->run)
				piece->run = move_run(kept, piece->run, runs,
				    p->spans[piece->span].style->lang);
	}
	return lines;
}

/* ---- generations ------------------------------------------------------------ */

static struct kept *
find_in(const struct generation *g, const struct buf *key, uint64_t hash)
{
	struct kept *kept = g->heads[hash % HEADS];

	while (kept && (kept->hash != hash || kept->key_size != key->count ||
	    memcmp(kept->key, key->bytes, key->count) != 0))
		kept = kept->next;
	return kept;
}

static void
age(struct memo *memo)
{
	arena_drop(memo->old.arena);
	memo->old = memo->young;
	memo->young = (struct generation){ .arena = arena_new() };
}

/* NULL when they are too large. */
static const struct kept *
keep(struct memo *memo, const struct text_lines *lines, uint64_t hash)
{
	struct generation *g = &memo->young;
	struct kept *kept, sizes = { .hash = hash, .key_size = memo->key.count };

	measure_lines(lines, &sizes);
	if (sizes.lines_size + sizes.runs_size > LINES_MOST)
		return NULL;
	kept = ARENA_NEW(g->arena, struct kept);
	*kept = sizes;
	kept->key = arena_grow(g->arena, memo->key.bytes, kept->key_size, kept->key_size, 1);
	kept->lines = arena_alloc(g->arena, kept->lines_size);
	kept->runs = arena_alloc(g->arena, kept->runs_size);
	lay_lines(kept, lines);
	kept->next = g->heads[hash % HEADS];
	g->heads[hash % HEADS] = kept;
	g->used += sizeof *kept + kept->key_size + kept->lines_size + kept->runs_size;
	if (g->used > GENERATION_MOST)
		age(memo);
	return kept;
}

/* The second time, as far as is known. */
static bool
was_seen(struct memo *memo, uint64_t hash)
{
	uint64_t *sight = &memo->sights[hash % SIGHTS];
	bool was = *sight == hash;

	*sight = hash;
	return was;
}

/* Lines that were kept, or NULL; what only the older generation knows goes into the younger. */
static const struct kept *
find_kept(struct memo *memo, uint64_t hash)
{
	const struct kept *kept = find_in(&memo->young, &memo->key, hash);

	if (kept)
		return kept;
	kept = find_in(&memo->old, &memo->key, hash);
	return kept ? keep(memo, kept->lines, hash) : NULL;
}

const struct text_lines *
text_set_paragraph(struct faces *faces, const struct text_paragraph *p, int from,
    const struct text_setting *setting, struct arena *scratch, struct diags *diags)
{
	size_t tally = diags_tally(diags);
	const struct text_lines *lines;
	const struct kept *kept;
	struct text_shaped *shaped;
	uint64_t hash;

	if (faces->documents < 2 || setting->measure_count > 0)
		return text_set(text_shape(faces, p, scratch, diags), from, setting);
	make_key(&faces->memo->key, p, from, setting);
	hash = hash_words(faces->memo->key.bytes, faces->memo->key.count);
	kept = find_kept(faces->memo, hash);
	if (kept)
		return copy_lines(kept, p, setting->arena, setting->runs);
	shaped = text_shape(faces, p, scratch, diags);
	lines = text_set(shaped, from, setting);
	/* What was to be said of it, at its place, must be said again. */
	if (diags_tally(diags) == tally && !shaped->is_undivided && was_seen(faces->memo, hash))
		keep(faces->memo, lines, hash);
	return lines;
}
