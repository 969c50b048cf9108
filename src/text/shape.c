/*
 * Letters into words of glyphs, by HarfBuzz, each word once.
 *
 * An item is shaped word by word (spaces are words of their own), because
 * words come again: on the next page, in the next letter, and when a line
 * is realised.  What the key holds is all that the glyphs depend on.
 */
#include <hb-ot.h>

#include "text/inside.h"

#include <string.h>

static void
put_letter(struct letters *letters, const struct text_paragraph *p, int at, int next)
{
	int i;

	for (i = at; i < next; i++) {
		letters->bytes[letters->length] = p->text[i];
		letters->from[letters->length++] = i;
	}
}

static void
put_space(struct letters *letters, int at)
{
	letters->bytes[letters->length] = ' ';
	letters->from[letters->length++] = at;
}

/* A tab or a forced end of line is set as a space. */
static void
put_elastic(struct letters *letters, const struct text_paragraph *p, int at, int next)
{
	if (letter_is_space(letter_at(p, at, &next)))
		put_space(letters, at);
	else
		put_letter(letters, p, at, next);
	letters->is_elastic = true;
}

bool
next_word(const struct text_shaped *shaped, int *at, int end, struct letters *letters)
{
	const struct text_paragraph *p = &shaped->paragraph;
	int next;
	uint32_t code;

	letters->length = 0;
	letters->is_elastic = letters->is_apart = false;
	for (; *at < end; *at = next) {
		code = letter_at(p, *at, &next);
		if (code > ' ' && code < 0x7F && letters->length <= WORD_MOST - 40) {
			letters->from[letters->length] = *at;
			letters->bytes[letters->length++] = (char)code;
			continue;
		}
		if (letter_is_elastic(code)) {
			if (letters->length)
				return true;
			put_elastic(letters, p, *at, next);
			*at = next;
			return true;
		}
		if (letters->length > WORD_MOST - 40 &&
		    (!letter_is_mark(code) || letters->length > WORD_MOST))
			return true;
		if (!letter_is_hidden(code))
			put_letter(letters, p, *at, next);
	}
	return letters->length > 0;
}

static hb_language_t
language_of(struct faces *faces, const char *lang)
{
	hb_language_t language;

	if (!lang || !*lang)
		return HB_LANGUAGE_INVALID;
	if (faces->last_lang && strcmp(faces->last_lang, lang) == 0)
		return faces->last_language;
	language = table_find(&faces->languages, lang);
	if (!language) {
		language = hb_language_from_string(lang, -1);
		/* HarfBuzz's languages are lent for ever and never written to */
		table_put(&faces->languages, lang, (void *)language);
	}
	faces->last_lang = hb_language_to_string(language);
	faces->last_language = language;
	return language;
}

/* The letters next to a word in the text, when it is cut from them by a change
 * of style only: in scripts whose letters join they shape it too. */
static void
find_context(const struct text_paragraph *p, const struct letters *letters, struct word_key *key)
{
	int at = letters->from[0], next, last = letters->from[letters->length - 1];

	for (at--; at > 0 && (p->text[at] & 0xC0) == 0x80; at--)
		;
	if (at >= 0)
		key->before = letter_at(p, at, &next);
	while (last > 0 && (p->text[last] & 0xC0) == 0x80)
		last--;
	letter_at(p, last, &next);
	if (next < p->length)
		key->after = letter_at(p, next, &next);
	if (letter_is_elastic(key->before))
		key->before = 0;
	if (letter_is_elastic(key->after))
		key->after = 0;
}

static void
make_key(struct text_shaped *shaped, const struct item *item, const struct letters *letters,
    struct word_key *key)
{
	struct look look;

	memset(&look, 0, sizeof look);
	look.language = language_of(shaped->faces, shaped->paragraph.spans[item->span].style->lang);
	look.face = (uint32_t)item->face->number;
	look.script = item->script;
	look.size = item->size;
	look.flags = (uint32_t)item->features | (uint32_t)(item->level & 1) << 8;
	key->look = words_look(shaped->faces->words, &look);
	key->before = key->after = 0;
	if (script_joins(item->script) && !letters->is_apart && !letters->is_elastic)
		find_context(&shaped->paragraph, letters, key);
	key->length = (uint32_t)letters->length;
	memcpy(key->bytes, letters->bytes, (size_t)letters->length);
}

/* A letter that is not shaped but stands before (or after) those that are. */
static void
put_context(hb_buffer_t *buffer, uint32_t code, bool is_before)
{
	if (code)
		hb_buffer_add_utf32(buffer, &code, 1, is_before ? 1 : 0, 0);
}

static void
fill_buffer(hb_buffer_t *buffer, const struct item *item, const struct letters *letters,
    const struct word_key *key)
{
	const char *p = letters->bytes, *end = p + letters->length, *start;
	uint32_t code;

	hb_buffer_clear_contents(buffer);
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	put_context(buffer, key->before, true);
	while (p < end) {
		start = p;
		code = utf8_next(&p, end);
		if (item->features & FEATURE_RAISE)
			code = letter_capital(code);
		hb_buffer_add(buffer, code, (unsigned int)(start - letters->bytes));
	}
	put_context(buffer, key->after, false);
}

static void
shape_buffer(hb_buffer_t *buffer, const struct item *item, hb_language_t language)
{
	static const hb_feature_t loose[] = { { HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 } };
	static const hb_feature_t small = { HB_TAG('s', 'm', 'c', 'p'), 1, 0, (unsigned)-1 };
	struct face_inside *inside = item->face->inside;
	hb_feature_t features[3];
	unsigned int n = 0;

	hb_buffer_set_direction(buffer, item->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, item->script);
	hb_buffer_set_language(buffer, language);
	if (item->features & FEATURE_LOOSE) {
		features[n++] = loose[0];
		features[n++] = loose[1];
	}
	if (item->features & FEATURE_SMALL)
		features[n++] = small;
	if (inside->scale != item->size) {
		inside->scale = item->size;
		hb_font_set_scale(inside->font, item->size, item->size);
	}
	hb_shape(inside->font, buffer, features, n);
}

/* A cluster ends where the next one in logical order begins: we walk from
 * the last in that order. */
static void
close_clusters(struct word *word, int length, bool is_rtl)
{
	struct glyph *g = word->glyphs;
	int i, k, n = word->count, end = length, start;

	for (i = 0; i < n; i += k) {
		start = g[is_rtl ? i : n - 1 - i].text_start;
		for (k = 1; i + k < n && g[is_rtl ? i + k : n - 1 - i - k].text_start == start; k++)
			;
		g[is_rtl ? i : n - i - k].text_length = (uint16_t)(end - start);
		end = start;
	}
}

/* Most words move no glyph. */
static void
take_offset(struct arena *arena, struct word *word, unsigned int i, const hb_glyph_position_t *pos)
{
	if (!pos->x_offset && !pos->y_offset)
		return;
	if (!word->offsets)
		word->offsets = ARENA_ARRAY(arena, struct glyph_offset, word->count);
	word->offsets[i] = (struct glyph_offset){ pos->x_offset, pos->y_offset };
}

static void
take_glyphs(hb_buffer_t *buffer, struct word *word, struct arena *arena)
{
	unsigned int n, i;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buffer, &n);

	for (i = 0; i < n; i++) {
		word->glyphs[i] = (struct glyph){ .id = (uint16_t)info[i].codepoint,
			.advance = pos[i].x_advance, .text_start = (int32_t)info[i].cluster };
		take_offset(arena, word, i, &pos[i]);
		word->width = plus(word->width, pos[i].x_advance);
	}
}

const struct word *
shape_letters(struct text_shaped *shaped, const struct item *item, const struct letters *letters)
{
	struct faces *faces = shaped->faces;
	struct word_key key;
	struct word *word;
	uint64_t hash;

	make_key(shaped, item, letters, &key);
	word = words_find(faces->words, &key, &hash);
	if (word)
		return word;
	fill_buffer(faces->buffer, item, letters, &key);
	shape_buffer(faces->buffer, item, faces->words->looks[key.look].language);
	word = words_add(faces->words, &key, hash, hb_buffer_get_length(faces->buffer));
	take_glyphs(faces->buffer, word, faces->words->arena);
	close_clusters(word, letters->length, item->level & 1);
	return word;
}

const struct word *
shape_hyphen(struct text_shaped *shaped, const struct item *item)
{
	uint32_t code = shaped->paragraph.spans[item->span].style->hyphen;
	struct letters letters;

	if (code == 0xAD || !code || !face_covers(item->face, code))
		code = '-';
	letters.length = (int)utf8_put(letters.bytes, code);
	letters.is_apart = true;
	letters.is_elastic = false;
	return shape_letters(shaped, item, &letters);
}

/* Whether a glyph stands for a letter that is spaced from the next one. */
static bool
is_spaced(const struct letters *letters, const struct glyph *glyph)
{
	const char *p = letters->bytes + glyph->text_start;

	return glyph->text_length > 0 &&
	       !letter_is_mark(utf8_next(&p, letters->bytes + letters->length));
}

mpt
extra_space(const struct text_shaped *shaped, const struct item *item,
    const struct letters *letters, const struct glyph *glyph)
{
	const struct text_style *style = shaped->paragraph.spans[item->span].style;
	mpt extra = 0;

	if (style->letter_spacing && !script_joins(item->script) && is_spaced(letters, glyph))
		extra += style->letter_spacing;
	if (letters->is_elastic)
		extra = plus(extra, style->word_spacing);
	return extra;
}
