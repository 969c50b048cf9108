/*
 * Names to pointers: an open-addressed hash over rows in order of
 * insertion, so that walking a table is the same on every machine.
 */
#include "base/base.h"

#include <string.h>

uint64_t
hash_bytes(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t h = 14695981039346656037u;

	while (n--)
		h = (h ^ *p++) * 1099511628211u;
	return h ^ h >> 32;
}

/* The slot of a key: the one that holds it, or the free one for it. */
static uint32_t *
find_slot(const struct table *table, const void *key, size_t n)
{
	size_t mask = table->slot_count - 1;
	size_t i = (size_t)hash_bytes(key, n) & mask;
	const struct table_row *row;

	for (;; i = (i + 1) & mask) {
		if (!table->slots[i])
			return &table->slots[i];
		row = &table->rows[table->slots[i] - 1];
		if (row->key_length == n && memcmp(row->key, key, n) == 0)
			return &table->slots[i];
	}
}

static void
rehash(struct table *table)
{
	size_t i;

	table->slot_count = table->slot_count ? table->slot_count * 2 : 16;
	table->slots = ARENA_ARRAY(table->arena, uint32_t, table->slot_count);
	for (i = 0; i < table->count; i++)
		*find_slot(table, table->rows[i].key, table->rows[i].key_length) = (uint32_t)i + 1;
}

void *
table_find_bytes(const struct table *table, const void *key, size_t n)
{
	uint32_t slot;

	if (!table->slot_count)
		return NULL;
	slot = *find_slot(table, key, n);
	return slot ? table->rows[slot - 1].value : NULL;
}

void *
table_find(const struct table *table, const char *key)
{
	return table_find_bytes(table, key, strlen(key));
}

void
table_put_bytes(struct table *table, const void *key, size_t n, void *value)
{
	uint32_t *slot;

	if (table->count * 2 >= table->slot_count)
		rehash(table);
	slot = find_slot(table, key, n);
	if (!*slot) {
		ARENA_ROOM(table->arena, table->rows, table->count, table->capacity);
		table->rows[table->count].key = arena_strndup(table->arena, key, n);
		table->rows[table->count].key_length = n;
		*slot = (uint32_t)++table->count;
	}
	table->rows[*slot - 1].value = value;
}

void
table_put(struct table *table, const char *key, void *value)
{
	table_put_bytes(table, key, strlen(key), value);
}
