/*
 * Shaped items into chunks: what stands between two places where a line
 * may end, with its width.
 *
 * Widths are gathered by byte from the whole words; a chunk is a part of that row.  A
 * word that is divided in the end is shaped in its parts then, which may
 * differ by a kern: justified lines even it out.
 */
#include "text/inside.h"

int64_t
space_stretch(int64_t width)
{
	return width / 2;
}

int64_t
space_shrink(int64_t width)
{
	return width / 3;
}

/* Shares a cluster's advance among its characters, so that a ligature can be divided. */
static void
share_advance(const struct letters *letters, const struct glyph *glyph, mpt advance,
    mpt *advances)
{
	int i, n = 0, end = glyph->text_start + glyph->text_length;

	if (glyph->text_length == 1) {
		advances[letters->from[glyph->text_start]] = advance;
		return;
	}
	for (i = glyph->text_start; i < end; i++)
		n += (letters->bytes[i] & 0xC0) != 0x80;
	for (i = glyph->text_start; i < end && n > 0; i++)
		if ((letters->bytes[i] & 0xC0) != 0x80) {
			advances[letters->from[i]] = advance / n;
			advance -= advance / n--;
		}
}

/* The cluster's advance: its first glyph's and its followers'. */
static mpt
cluster_advance(const struct text_shaped *shaped, const struct item *item,
    const struct letters *letters, const struct word *word, int i)
{
	mpt advance = 0;
	int first = i;

	do {
		advance = plus(advance, plus(word->glyphs[i].advance,
		    extra_space(shaped, item, letters, &word->glyphs[i])));
		i++;
	} while (i < word->count && word->glyphs[i].text_start == word->glyphs[first].text_start);
	return advance;
}

static void
measure_item(struct text_shaped *shaped, const struct item *item, mpt *advances)
{
	const struct word *word;
	struct letters letters;
	int at = item->start, i;

	while (next_word(shaped, &at, item->end, &letters)) {
		word = shape_letters(shaped, item, &letters);
		for (i = 0; i < word->count; i++)
			if (word->glyphs[i].text_length > 0)
				share_advance(&letters, &word->glyphs[i],
				    cluster_advance(shaped, item, &letters, word, i), advances);
	}
}

/* What a line whose last letter is of this item is narrower by: nothing is
 * spaced from that letter. */
static mpt
edge_of(const struct text_shaped *shaped, const struct item *item)
{
	if (!item || item->object >= 0 || script_joins(item->script))
		return 0;
	return -shaped->paragraph.spans[item->span].style->letter_spacing;
}

struct chunker {
	struct text_shaped *shaped;
	const mpt *advances;
	const uint8_t *breaks;
	struct chunk chunk;               /* being filled */
	const struct item *item;          /* of the character at hand */
	const struct item *inked;         /* of the last character in the chunk that shows */
};

static void
add_ink(struct chunker *c, mpt width)
{
	c->chunk.elastic = plus(c->chunk.elastic, c->chunk.space);
	c->chunk.width = plus(c->chunk.width, plus(c->chunk.space, width));
	c->chunk.space = 0;
	c->inked = c->item;
}

static void
add_character(struct chunker *c, uint32_t code, int at)
{
	const struct text_object *object;

	if (c->item->object >= 0) {
		object = &c->shaped->paragraph.objects[c->item->object];
		add_ink(c, object->width);
		c->chunk.stretch = plus(c->chunk.stretch, object->stretch);
		c->chunk.shrink = plus(c->chunk.shrink, object->shrink);
	} else if (letter_is_space(code)) {
		if (!letter_ends_line(code))
			c->chunk.space = plus(c->chunk.space, c->advances[at]);
	} else if (!letter_is_hidden(code)) {
		add_ink(c, c->advances[at]);
		if (letter_is_elastic(code))
			c->chunk.elastic = plus(c->chunk.elastic, c->advances[at]);
	}
}

static void
close_chunk(struct chunker *c, int end, enum line_break kind)
{
	struct text_shaped *s = c->shaped;

	c->chunk.end = end;
	c->chunk.is_forced = kind == BREAK_FORCED;
	c->chunk.is_hyphenated = kind == BREAK_HYPHEN;
	c->chunk.penalty = c->chunk.is_hyphenated ? PENALTY_HYPHEN : 0;
	c->chunk.edge = c->chunk.is_hyphenated ? shape_hyphen(s, c->item)->width
	                                       : edge_of(s, c->inked);
	HEAP_ROOM(s->faces->chunks, s->chunk_count, s->faces->chunk_capacity);
	s->faces->chunks[s->chunk_count++] = c->chunk;
	c->chunk = (struct chunk){ .start = end };
	c->inked = NULL;
}

static void
chunk_item(struct chunker *c)
{
	const struct text_paragraph *p = &c->shaped->paragraph;
	int at, next;
	uint32_t code;

	for (at = c->item->start; at < c->item->end; at = next) {
		code = letter_at(p, at, &next);
		add_character(c, code, at);
		if (next < p->length && c->breaks[next])
			close_chunk(c, next, c->breaks[next]);
	}
}

void
make_chunks(struct text_shaped *shaped, const uint8_t *breaks)
{
	size_t n = (size_t)shaped->paragraph.length + 1;
	mpt *advances = faces_room(shaped->faces, ROOM_ADVANCES, n * sizeof *advances);
	struct chunker c = { .shaped = shaped, .advances = advances, .breaks = breaks };
	int i;

	for (i = 0; i < shaped->item_count; i++)
		if (shaped->items[i].object < 0)
			measure_item(shaped, &shaped->items[i], advances);
	for (i = 0; i < shaped->item_count; i++) {
		c.item = &shaped->items[i];
		chunk_item(&c);
	}
	if (c.item && c.chunk.start < shaped->paragraph.length)
		close_chunk(&c, shaped->paragraph.length, BREAK_NONE);
	shaped->chunks = arena_grow(shaped->arena, shaped->faces->chunks,
	    (size_t)shaped->chunk_count, (size_t)shaped->chunk_count, sizeof *shaped->chunks);
}
