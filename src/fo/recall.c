/*
 * What was refined before: stylesheets write the same attributes again and again, and
 * under the same inherited values they come to the same.
 *
 * An object whose attributes look at nothing but inherited values (no functions, no
 * "inherit") and gave no cause for a message shares its arrays with the first that
 * was like it.
 */
#include "fo/inside.h"

#include <string.h>

struct memory {
	uint64_t hash;
	const struct fo *fo;              /* the first of its like */
	const struct value *above;        /* its parent's inherited values */
	const struct fo_attribute *attributes;
	int count;
};

struct memories {
	struct arena *arena;
	struct memory *slots;
	size_t count, capacity;           /* capacity is a power of two */
};

static uint64_t
hash_text(uint64_t h, const char *s)
{
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return (h ^ 0xff) * 1099511628211u;
}

/* False when the values may depend on more than what is hashed. */
static bool
hash_attributes(const struct fo *fo, const struct fo_attribute *attributes, int count,
    uint64_t *hash)
{
	uint64_t h = 14695981039346656037u ^ (uint64_t)fo->kind;
	int i;

	h = (h ^ (uintptr_t)fo->parent->inherited) * 1099511628211u;
	for (i = 0; i < count; i++) {
		const char *text = attributes[i].text;

		if (strchr(text, '(') || strcmp(text, "inherit") == 0)
			return false;
		h = hash_text(hash_text(h, attributes[i].name), text);
	}
	*hash = h ^ h >> 32;
	return true;
}

static bool
is_alike(const struct memory *m, const struct fo *fo, const struct fo_attribute *attributes,
    int count)
{
	int i;

	if (m->fo->kind != fo->kind || m->above != fo->parent->inherited || m->count != count)
		return false;
	for (i = 0; i < count; i++)
		if (strcmp(m->attributes[i].name, attributes[i].name) != 0 ||
		    strcmp(m->attributes[i].text, attributes[i].text) != 0)
			return false;
	return true;
}

static void
grow(struct memories *memories)
{
	struct memories old = *memories;
	size_t i, at;

	memories->capacity = old.capacity ? old.capacity * 2 : 64;
	memories->slots = ARENA_ARRAY(memories->arena, struct memory, memories->capacity);
	for (i = 0; i < old.capacity; i++) {
		if (!old.slots[i].fo)
			continue;
		at = old.slots[i].hash & (memories->capacity - 1);
		while (memories->slots[at].fo)
			at = (at + 1) & (memories->capacity - 1);
		memories->slots[at] = old.slots[i];
	}
}

bool
recall(struct refine *refine, struct fo *fo, const struct fo_attribute *attributes, int count,
    uint64_t *key)
{
	struct memories *memories = refine->memories;
	const struct memory *m;
	size_t at;

	*key = 0;
	if (!fo->parent || !hash_attributes(fo, attributes, count, key) || !memories->count)
		return false;
	for (at = *key & (memories->capacity - 1); memories->slots[at].fo;
	     at = (at + 1) & (memories->capacity - 1)) {
		m = &memories->slots[at];
		if (m->hash != *key || !is_alike(m, fo, attributes, count))
			continue;
		fo->inherited = m->fo->inherited;
		fo->own = m->fo->own;
		fo->own_count = m->fo->own_count;
		fo->owns = m->fo->owns;
		return true;
	}
	return false;
}

void
remember(struct refine *refine, const struct fo *fo, const struct fo_attribute *attributes,
    int count, uint64_t key)
{
	struct memories *memories = refine->memories;
	struct fo_attribute *copy;
	size_t at;
	int i;

	if (!key)
		return;
	if (memories->count * 2 >= memories->capacity)
		grow(memories);
	copy = ARENA_ARRAY(memories->arena, struct fo_attribute, count);
	for (i = 0; i < count; i++) {
		copy[i].name = arena_strdup(memories->arena, attributes[i].name);
		copy[i].text = arena_strdup(memories->arena, attributes[i].text);
	}
	at = key & (memories->capacity - 1);
	while (memories->slots[at].fo)
		at = (at + 1) & (memories->capacity - 1);
	memories->slots[at] = (struct memory){ key, fo, fo->parent->inherited, copy, count };
	memories->count++;
}

struct memories *
memories_new(struct arena *arena)
{
	struct memories *memories = ARENA_NEW(arena, struct memories);

	memories->arena = arena;
	return memories;
}
