/*
 * Shaped words, kept by what their glyphs depend on (words.c).
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <hb.h>

#include "text/text.h"

enum { WORD_MOST = 240 };                 /* bytes; longer words are shaped in parts */

/* What all words of an item have in common; compared by its bytes, so zeroed before it is filled. */
struct look {
	hb_language_t language;
	uint32_t face, script;
	mpt size;
	uint32_t flags;                   /* features; 256: right to left */
};

/* All that the glyphs of a word depend on. */
struct word_key {
	uint32_t look;                    /* its number */
	uint32_t before, after;           /* letters that it joins, 0: none */
	uint32_t length;
	char bytes[WORD_MOST + 16];
};

/* Shaped characters; clusters in bytes of the word. */
struct word {
	uint64_t hash;
	void *key;
	int count;
	mpt width;
	struct glyph_offset *offsets;     /* as in a run */
	struct glyph glyphs[];
};

struct words {
	struct arena *arena;
	struct word **slots;
	size_t slot_count, count;
	struct look *looks;
	uint32_t look_count, look_capacity, last;
};

/* A hash of `n` bytes, a multiple of eight. */
uint64_t
hash_words(const void *bytes, size_t n);

struct words *
words_new(void);
void
words_drop(struct words *words);
/* Forgets all words; their pointers are dead. */
void
words_forget(struct words *words);
uint32_t
words_look(struct words *words, const struct look *look);
/* A word or NULL, and the key's hash for words_add. */
struct word *
words_find(const struct words *words, struct word_key *key, uint64_t *hash);
struct word *
words_add(struct words *words, const struct word_key *key, uint64_t hash, size_t glyphs);

#endif
