/*
 * Sizes into memory: the heap that never fails, and the arena.
 *
 * An arena is a chain of blocks; the newest is at the head, and what does
 * not fit opens another.  Blocks double up to a limit, so that a letter
 * stays small and a guide needs few.  What is large has a block of its own, so that an
 * array that grows takes its room along and leaves none behind.
 */
#include "base/base.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_LARGE
#define ARENA_LARGE (32 * 1024) /* 1: every array moves when it grows, for sanitizers */
#endif

enum { BLOCK_FIRST = 16 * 1024, BLOCK_LARGEST = 1024 * 1024 };

struct block {
	struct block *older;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *newest;
	size_t next_size, total;
};

void
mem_exhausted(void)
{
	fputs("printark: out of memory\n", stderr);
	exit(70);
}

void *
mem_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		mem_exhausted();
	return p;
}

void *
mem_grow(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		mem_exhausted();
	return p;
}

struct arena *
arena_new(void)
{
	struct arena *arena = mem_alloc(sizeof *arena);

	arena->next_size = BLOCK_FIRST;
	return arena;
}

void
arena_drop(struct arena *arena)
{
	struct block *b, *older;

	if (!arena)
		return;
	for (b = arena->newest; b; b = older) {
		older = b->older;
		free(b);
	}
	free(arena);
}

void
arena_clear(struct arena *arena)
{
	struct block *kept = arena->newest, *b, *older;

	if (!kept)
		return;
	for (b = kept->older; b; b = older) {
		older = b->older;
		free(b);
	}
	kept->older = NULL;
	kept->used = 0;
	arena->total = kept->size;
}

static struct block *
open_block(struct arena *arena, size_t least)
{
	size_t size = arena->next_size > least ? arena->next_size : least;
	struct block *b = mem_grow(NULL, sizeof *b + size);

	b->older = arena->newest;
	b->used = 0;
	b->size = size;
	arena->newest = b;
	arena->total += size;
	if (arena->next_size < BLOCK_LARGEST)
		arena->next_size *= 2;
	return b;
}

static size_t
aligned(size_t size)
{
	return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

/* Behind the newest block, which still has room for what is small. */
static void *
alloc_large(struct arena *arena, size_t size)
{
	struct block *b = mem_alloc(sizeof *b + size);
	struct block **behind = arena->newest ? &arena->newest->older : &arena->newest;

	b->older = *behind;
	*behind = b;
	b->used = b->size = size;
	arena->total += size;
	return b->bytes;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	struct block *b = arena->newest;
	void *p;

	if (size > SIZE_MAX / 2)
		mem_exhausted();
	size = aligned(size);
	if (size >= ARENA_LARGE)
		return alloc_large(arena, size);
	if (!b || b->size - b->used < size)
		b = open_block(arena, size);
	p = b->bytes + b->used;
	b->used += size;
	return memset(p, 0, size);
}

/* The array that was handed out last has the rest of its block behind it, so
 * it need not move. */
static bool
grow_in_place(struct arena *arena, const char *old, size_t size, size_t wanted)
{
	struct block *b = arena->newest;
	size_t more = aligned(wanted) - aligned(size);

	if (!old || !b || old + aligned(size) != b->bytes + b->used || b->size - b->used < more)
		return false;
	memset(b->bytes + b->used, 0, more);
	b->used += more;
	return true;
}

/* NULL when the array has no block of its own. */
static void *
grow_large(struct arena *arena, const char *old, size_t size, size_t wanted)
{
	struct block **at = &arena->newest, *b;

	size = aligned(size);
	wanted = aligned(wanted);
	while (*at && (*at)->bytes != old)
		at = &(*at)->older;
	b = *at;
	if (!b || b->size != size || wanted <= size)
		return NULL;
	b = *at = mem_grow(b, sizeof *b + wanted);
	memset(b->bytes + size, 0, wanted - size);
	b->used = b->size = wanted;
	arena->total += wanted - size;
	return b->bytes;
}

void *
arena_grow(struct arena *arena, const void *old, size_t count, size_t capacity, size_t item)
{
	void *p;

	if (item && capacity > SIZE_MAX / 2 / item)
		mem_exhausted();
	if (capacity > count && grow_in_place(arena, old, count * item, capacity * item))
		return (void *)old;
	if (aligned(count * item) >= ARENA_LARGE) {
		p = grow_large(arena, old, count * item, capacity * item);
		if (p)
			return p;
	}
	p = arena_alloc(arena, capacity * item);
	if (count)
		memcpy(p, old, count * item);
	return p;
}

char *
arena_strndup(struct arena *arena, const char *s, size_t n)
{
	char *p = arena_alloc(arena, n + 1);

	if (n)
		memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *p;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		n = 0;
	p = arena_alloc(arena, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return p;
}

void
arena_adopt(struct arena *arena, struct arena *other)
{
	struct block **end = &arena->newest;

	while (*end)
		end = &(*end)->older;
	*end = other->newest;
	arena->total += other->total;
	other->newest = NULL;
	arena_drop(other);
}

size_t
arena_size(const struct arena *arena)
{
	return arena->total;
}
