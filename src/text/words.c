/*
 * Shaped words by what their glyphs depend on: a hash that is asked for
 * every word of a document three times, so it is worth its own file.
 *
 * Face, size, language, script and features change seldom; they are
 * numbered, and a word's key is that number and its letters.
 */
#include "text/inside.h"

#include <stdlib.h>
#include <string.h>

struct words *
words_new(void)
{
	struct words *w = mem_alloc(sizeof *w);

	w->arena = arena_new();
	return w;
}

void
words_drop(struct words *w)
{
	arena_drop(w->arena);
	free(w->slots);
	free(w->looks);
	free(w);
}

void
words_forget(struct words *w)
{
	arena_drop(w->arena);
	w->arena = arena_new();
	w->count = 0;
	if (w->slot_count)
		memset(w->slots, 0, w->slot_count * sizeof *w->slots);
}

uint32_t
words_look(struct words *w, const struct look *look)
{
	uint32_t i;

	if (w->last < w->look_count && memcmp(&w->looks[w->last], look, sizeof *look) == 0)
		return w->last;
	for (i = 0; i < w->look_count; i++)
		if (memcmp(&w->looks[i], look, sizeof *look) == 0)
			return w->last = i;
	if (w->look_count == w->look_capacity) {
		w->look_capacity = w->look_capacity * 2 + 16;
		w->looks = mem_grow(w->looks, w->look_capacity * sizeof *w->looks);
	}
	w->looks[w->look_count] = *look;
	return w->last = w->look_count++;
}

uint64_t
hash_words(const void *key, size_t n)
{
	const char *p = key;
	uint64_t h = n, part;
	size_t i;

	for (i = 0; i < n; i += sizeof part) {
		memcpy(&part, p + i, sizeof part);
		h = (h ^ part) * 0x9E3779B97F4A7C15u;
		h ^= h >> 29;
	}
	return h;
}

static void
put_slot(struct words *w, struct word *word)
{
	size_t i = (size_t)word->hash & (w->slot_count - 1);

	while (w->slots[i])
		i = (i + 1) & (w->slot_count - 1);
	w->slots[i] = word;
}

static void
widen(struct words *w)
{
	struct word **old = w->slots;
	size_t n = w->slot_count, i;

	w->slot_count = n ? n * 2 : 1024;
	w->slots = mem_alloc(w->slot_count * sizeof *w->slots);
	for (i = 0; i < n; i++)
		if (old[i])
			put_slot(w, old[i]);
	free(old);
}

/* The key's bytes that count, its padding included. */
static size_t
key_size(const struct word_key *key)
{
	return (offsetof(struct word_key, bytes) + key->length + 7) & ~(size_t)7;
}

struct word *
words_find(const struct words *w, struct word_key *key, uint64_t *hash_out)
{
	size_t n = key_size(key), i;
	uint64_t hash;

	memset(key->bytes + key->length, 0, 8);
	*hash_out = hash = hash_words(key, n);
	if (!w->slot_count)
		return NULL;
	for (i = (size_t)hash & (w->slot_count - 1); w->slots[i]; i = (i + 1) & (w->slot_count - 1))
		if (w->slots[i]->hash == hash && memcmp(w->slots[i]->key, key, n) == 0)
			return w->slots[i];
	return NULL;
}

struct word *
words_add(struct words *w, const struct word_key *key, uint64_t hash, size_t glyphs)
{
	struct word *word = arena_alloc(w->arena, sizeof *word + glyphs * sizeof *word->glyphs);
	size_t n = key_size(key);

	if (w->count * 2 >= w->slot_count)
		widen(w);
	word->key = arena_alloc(w->arena, n);
	memcpy(word->key, key, n);
	word->hash = hash;
	word->count = (int)glyphs;
	put_slot(w, word);
	w->count++;
	return word;
}
