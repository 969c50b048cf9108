/*
 * A chosen line into pieces: runs of glyphs and objects, in visual order,
 * with their places.
 *
 * What differs from the paragraph as shaped: words are cut where the line
 * is, a hyphen may show, spaces at the end take no room (but stay, or a
 * reader of the PDF would glue the words), and slack is spread, leaders
 * first, then spaces.
 */
#include "text/inside.h"

#include <string.h>

struct maker {
	struct text_shaped *shaped;
	const struct line_plan *plan;
	struct text_line *line;
	int ink_end;                      /* byte where the spaces at the end begin */
	uint8_t *levels;                  /* of the pieces */
	int capacity;
};

/* The part of an item that lies in the line. */
struct part {
	const struct item *item;
	int start, end;
	bool shows_hyphen;
};

/* ---- runs ------------------------------------------------------------ */

static char *
put_text(struct glyph_run *run, char *to, const char *bytes, int n)
{
	memcpy(to, bytes, (size_t)n);
	run->text_length += n;
	return to + n;
}

/* A word's clusters become the run's. */
static void
move_text(struct glyph *glyphs, int n, int base)
{
	int i;

	for (i = 0; i < n; i++)
		glyphs[i].text_start += base;
}

/* Letter- and word-spacing. */
static void
put_spacing(const struct maker *m, const struct part *part, const struct letters *letters,
    const struct word *word, struct glyph *to)
{
	int i;

	for (i = 0; i < word->count; i++)
		to[i].advance = plus(to[i].advance,
		    extra_space(m->shaped, part->item, letters, &word->glyphs[i]));
}

/* A run in the making: glyphs word by word in logical order; right-to-left
 * words are put the other way round when all are there. */
struct filling {
	struct glyph_run *run;
	char *text;
	struct buf *glyphs, *laid;        /* laid: the number of glyphs before each word */
	struct buf *offsets;              /* of the first glyphs, as far as one is moved */
};

/* The offsets of the last `n` glyphs, to be changed. */
static struct glyph_offset *
last_offsets(struct filling *f, int n)
{
	static const struct glyph_offset none;
	size_t all = (size_t)f->run->count * sizeof none;

	while (f->offsets->count < all)
		buf_put(f->offsets, &none, sizeof none);
	return (struct glyph_offset *)(void *)f->offsets->bytes + (f->run->count - n);
}

static struct glyph *
add_word(struct filling *f, const struct word *word)
{
	int before = f->run->count;

	buf_put(f->laid, &before, sizeof before);
	buf_put(f->glyphs, word->glyphs, (size_t)word->count * sizeof *word->glyphs);
	f->run->count += word->count;
	if (word->offsets)
		memcpy(last_offsets(f, word->count), word->offsets,
		    (size_t)word->count * sizeof *word->offsets);
	return (struct glyph *)(void *)f->glyphs->bytes + before;
}

/* Spaces at a line's end take no room; from right to left they hang out to the left. */
static void
hang(struct filling *f, struct glyph *glyphs, int n)
{
	struct glyph_offset *offsets = f->run->is_rtl ? last_offsets(f, n) : NULL;
	int i;

	for (i = 0; i < n; i++) {
		if (offsets)
			offsets[i].x -= glyphs[i].advance;
		glyphs[i].advance = 0;
	}
}

static void
fill_words(struct maker *m, const struct part *part, struct filling *f)
{
	const struct text_style *style = m->shaped->paragraph.spans[part->item->span].style;
	bool is_spaced = style->letter_spacing || style->word_spacing;
	const struct word *word;
	struct letters letters;
	struct glyph *to;
	int at = part->start;

	while (next_word(m->shaped, &at, part->end, &letters)) {
		word = shape_letters(m->shaped, part->item, &letters);
		to = add_word(f, word);
		move_text(to, word->count, f->run->text_length);
		if (is_spaced)
			put_spacing(m, part, &letters, word, to);
		if (letters.from[0] >= m->ink_end)
			hang(f, to, word->count);
		f->text = put_text(f->run, f->text, letters.bytes, letters.length);
	}
}

/* The hyphen shows as the font's, and reads as the soft hyphen that it stands for. */
static void
fill_hyphen(struct maker *m, const struct part *part, struct filling *f)
{
	const struct word *word = shape_hyphen(m->shaped, part->item);
	struct glyph *to = add_word(f, word);
	int i;

	for (i = 0; i < word->count; i++) {
		to[i].text_start = f->run->text_length;
		to[i].text_length = i ? 0 : 2;
	}
	f->text = put_text(f->run, f->text, "\xC2\xAD", 2);
}

/* Something of every glyph into the arena, in visual order. */
static void *
take(const struct filling *f, const struct buf *logical, size_t size, struct arena *arena)
{
	const int *laid = (const int *)(const void *)f->laid->bytes;
	int i = (int)(f->laid->count / sizeof *laid), end = f->run->count;
	char *taken = arena_alloc(arena, (size_t)end * size), *to = taken;

	if (!f->run->is_rtl && end)
		memcpy(to, logical->bytes, (size_t)end * size);
	while (f->run->is_rtl && i-- > 0) {
		size_t n = (size_t)(end - laid[i]) * size;

		memcpy(to, logical->bytes + (size_t)laid[i] * size, n);
		to += n;
		end = laid[i];
	}
	return taken;
}

static void
take_glyphs(struct filling *f, struct arena *arena)
{
	f->run->glyphs = take(f, f->glyphs, sizeof *f->run->glyphs, arena);
	if (f->offsets->count == 0)
		return;
	last_offsets(f, 0);
	f->run->offsets = take(f, f->offsets, sizeof *f->run->offsets, arena);
}

/* The space after the line's last letter is no part of its width. */
static void
trim_spacing(struct maker *m, const struct part *part, struct glyph_run *run)
{
	const struct text_style *style = m->shaped->paragraph.spans[part->item->span].style;
	int i, k;

	if (!style->letter_spacing || script_joins(part->item->script) || part->shows_hyphen ||
	    part->end < m->ink_end)
		return;
	for (k = 0; k < run->count; k++) {
		i = run->is_rtl ? k : run->count - 1 - k;
		if (run->glyphs[i].advance) {
			run->glyphs[i].advance = plus(run->glyphs[i].advance, -style->letter_spacing);
			return;
		}
	}
}

static struct glyph_run *
make_run(struct maker *m, const struct part *part)
{
	struct arena *arena = m->shaped->runs_arena;
	struct glyph_run *run = ARENA_NEW(arena, struct glyph_run);
	struct faces *faces = m->shaped->faces;
	struct filling f = { .run = run, .glyphs = &faces->glyphs, .laid = &faces->laid,
		.offsets = &faces->offsets };
	int i;

	faces->glyphs.count = faces->laid.count = faces->offsets.count = 0;
	run->face = part->item->face;
	run->size = part->item->size;
	run->lang = m->shaped->paragraph.spans[part->item->span].style->lang;
	run->is_rtl = part->item->level & 1;
	run->text = f.text = arena_alloc(arena, (size_t)(part->end - part->start) + 3);
	fill_words(m, part, &f);
	if (part->shows_hyphen)
		fill_hyphen(m, part, &f);
	take_glyphs(&f, arena);
	trim_spacing(m, part, run);
	for (i = 0; i < run->count; i++)
		run->width = plus(run->width, run->glyphs[i].advance);
	return run;
}

/* ---- pieces ----------------------------------------------------------- */

static struct text_piece *
add_piece(struct maker *m, const struct part *part, int level)
{
	struct text_line *line = m->line;
	struct arena *arena = m->shaped->lines_arena;
	struct text_piece *piece;

	if (line->piece_count == m->capacity) {
		m->levels = arena_grow(m->shaped->arena, m->levels, (size_t)m->capacity,
		    (size_t)m->capacity * 2 + 2, sizeof *m->levels);
		line->pieces = arena_grow(arena, line->pieces, (size_t)m->capacity,
		    (size_t)m->capacity * 2 + 2, sizeof *line->pieces);
		m->capacity = m->capacity * 2 + 2;
	}
	m->levels[line->piece_count] = (uint8_t)level;
	piece = &line->pieces[line->piece_count];
	piece->logical = line->piece_count++;
	piece->span = part->item->span;
	piece->owner = m->shaped->paragraph.spans[part->item->span].owner;
	piece->text_start = part->start;
	piece->text_end = part->end;
	return piece;
}

static void
add_run(struct maker *m, const struct part *part, int level)
{
	struct item turned = *part->item;
	struct part p = *part;
	struct glyph_run *run;
	struct text_piece *piece;

	turned.level = (uint8_t)level;
	p.item = &turned;
	run = make_run(m, &p);
	if (!run->count)
		return;
	piece = add_piece(m, part, level);
	piece->run = run;
	piece->width = run->width;
}

static void
add_object(struct maker *m, const struct part *part, int level)
{
	const struct text_object *object = &m->shaped->paragraph.objects[part->item->object];
	struct text_piece *piece = add_piece(m, part, level);

	piece->span = part->item->object;
	piece->owner = object->owner;
	piece->width = object->width;
}

/* Spaces at the end of a line lie in the paragraph's own direction (UAX 9, L1). */
static void
add_part(struct maker *m, struct part part)
{
	int base = m->shaped->paragraph.is_rtl, level = part.item->level;
	struct part tail = part;

	if (part.item->object >= 0) {
		add_object(m, &part, part.start >= m->ink_end ? base : level);
		return;
	}
	if (part.end <= m->ink_end || level == base) {
		add_run(m, &part, level);
		return;
	}
	if (part.start < m->ink_end) {
		part.end = tail.start = m->ink_end;
		add_run(m, &part, level);
		tail.shows_hyphen = false;
	}
	add_run(m, &tail, base);
}

/* The first item that ends after a byte. */
static int
find_item(const struct text_shaped *s, int at)
{
	int low = 0, high = s->item_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->items[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_parts(struct maker *m)
{
	const struct text_shaped *s = m->shaped;
	struct part part;
	int i;

	for (i = find_item(s, m->line->start);
	     i < s->item_count && s->items[i].start < m->line->end; i++) {
		part = (struct part){ .item = &s->items[i], .start = s->items[i].start,
			.end = s->items[i].end };
		if (part.start < m->line->start)
			part.start = m->line->start;
		if (part.end >= m->line->end) {
			part.end = m->line->end;
			part.shows_hyphen = m->line->is_hyphenated && part.item->object < 0;
		}
		add_part(m, part);
	}
}

/* Where the spaces at the end of the line begin. */
static int
find_ink_end(const struct text_shaped *s, int start, int end)
{
	const char *t = s->paragraph.text;
	int at, next;

	while (end > start) {
		for (at = end - 1; at > start && (t[at] & 0xC0) == 0x80; at--)
			;
		if (!letter_is_space(letter_at(&s->paragraph, at, &next)) &&
		    !letter_is_hidden(letter_at(&s->paragraph, at, &next)))
			break;
		if (s->items[find_item(s, at)].object >= 0)
			break;
		end = at;
	}
	return end;
}

void
realise_line(struct text_shaped *shaped, const struct line_plan *plan, struct text_line *line)
{
	struct maker m = { .shaped = shaped, .plan = plan, .line = line };

	line->start = plan->first->start;
	line->end = plan->last->end;
	line->is_hyphenated = plan->last->is_hyphenated;
	line->is_forced = plan->last->is_forced;
	line->is_last = plan->is_last;
	m.ink_end = find_ink_end(shaped, line->start, line->end);
	add_parts(&m);
	place_pieces(shaped, plan, line, m.levels);
}
