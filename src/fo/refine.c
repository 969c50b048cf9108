/*
 * Attributes into computed values.
 *
 * What an element specifies is gathered in one scratch table, a rank beside
 * each value, so that attributes may come in any order and the precise one
 * wins.  Then it is settled: inherited values go into a copy of the parent's
 * array, unless nothing changed or the same array was made before; the
 * rest becomes the object's own short list.
 */
#include "fo/inside.h"

#include <string.h>

/* ---- arrays of inherited values, each kept once -------------------- */

struct shared_values {
	struct {
		uint64_t hash;
		const struct value *values;
	} *slots;
	size_t count, capacity;           /* capacity is a power of two */
};

static uint64_t
hash_values(const struct value *values)
{
	uint64_t words[sizeof(struct value) * FO_INHERITED / sizeof(uint64_t)], h = 0;
	size_t i;

	memcpy(words, values, sizeof words);
	for (i = 0; i < sizeof words / sizeof *words; i++)
		h = (h ^ words[i]) * 0x9e3779b97f4a7c15u, h ^= h >> 29;
	return h;
}

static void
rehash_shared(struct shared_values *shared, struct arena *arena)
{
	struct shared_values old = *shared;
	size_t i, at;

	shared->capacity = old.capacity ? old.capacity * 2 : 64;
	shared->slots = arena_alloc(arena, shared->capacity * sizeof *shared->slots);
	for (i = 0; i < old.capacity; i++) {
		if (!old.slots[i].values)
			continue;
		at = old.slots[i].hash & (shared->capacity - 1);
		while (shared->slots[at].values)
			at = (at + 1) & (shared->capacity - 1);
		shared->slots[at] = old.slots[i];
	}
}

/* The kept copy of an array. */
static const struct value *
share_values(struct refine *refine, const struct value *values)
{
	struct shared_values *shared = refine->shared;
	uint64_t hash = hash_values(values);
	size_t at, bytes = sizeof *values * FO_INHERITED;

	if (shared->count * 2 >= shared->capacity)
		rehash_shared(shared, refine->arena);
	for (at = hash & (shared->capacity - 1); shared->slots[at].values;
	     at = (at + 1) & (shared->capacity - 1))
		if (shared->slots[at].hash == hash &&
		    memcmp(shared->slots[at].values, values, bytes) == 0)
			return shared->slots[at].values;
	shared->slots[at].hash = hash;
	shared->slots[at].values = memcpy(arena_alloc(refine->arena, bytes), values, bytes);
	shared->count++;
	return shared->slots[at].values;
}

/* What stands above the root: every initial value. */
static void
fill_initial(struct value values[FO_INHERITED])
{
	int i;

	memset(values, 0, sizeof *values * FO_INHERITED);
	for (i = 0; i < FO_INHERITED; i++) {
		const struct value *initial = &prop_row((enum fo_prop)i)->initial;

		values[i].type = initial->type;
		if (initial->type == VALUE_KEYWORD)
			values[i].keyword = initial->keyword;
		else if (initial->type == VALUE_COLOR)
			values[i].rgba = initial->rgba;
		else
			values[i].number = initial->number;
		if (initial->type == VALUE_STRING)
			values[i].string = initial->string;
		else if (initial->type == VALUE_LENGTH)
			values[i] = value_length(initial->length, initial->percent);
	}
}

struct refine *
refine_new(struct arena *arena, struct diags *diags)
{
	struct refine *refine = ARENA_NEW(arena, struct refine);

	refine->arena = arena;
	refine->diags = diags;
	refine->strings.arena = arena;
	refine->shared = ARENA_NEW(arena, struct shared_values);
	refine->memories = memories_new(arena);
	return refine;
}

const char *
keep_string(struct refine *refine, const char *s, size_t n)
{
	char *kept = table_find_bytes(&refine->strings, s, n);

	if (kept)
		return kept;
	kept = arena_strndup(refine->arena, s, n);
	table_put_bytes(&refine->strings, kept, n, kept);
	return kept;
}

/* ---- specifying ---------------------------------------------------- */

bool
is_specified(const struct refine *refine, enum fo_prop prop)
{
	return refine->ranks[prop] != RANK_NONE;
}

const struct value *
so_far(const struct refine *refine, enum fo_prop prop)
{
	const struct fo *parent = refine->fo->parent;

	if (is_specified(refine, prop))
		return &refine->values[prop];
	if ((int)prop < FO_INHERITED && parent)
		return &parent->inherited[prop];
	return &prop_row(prop)->initial;
}

/* Arrays of values are shared by their bytes, so no byte of one is left to chance. */
static void
put_value(struct value *slot, struct value value)
{
	memset(slot, 0, sizeof *slot);
	slot->type = value.type;
	if (value.type == VALUE_KEYWORD)
		slot->keyword = value.keyword;
	else if (value.type == VALUE_COLOR)
		slot->rgba = value.rgba;
	else if (value.type == VALUE_STRING)
		slot->string = value.string;
	else if (value.type != VALUE_LENGTH)
		slot->number = value.number;
	if (value.type == VALUE_LENGTH) {
		slot->length = value.length;
		slot->percent = value.percent;
	}
}

void
specify(struct refine *refine, enum fo_prop prop, struct value value, enum rank rank)
{
	if (refine->ranks[prop] > rank)
		return;
	if (refine->ranks[prop] == RANK_NONE)
		refine->touched[refine->touched_count++] = (uint16_t)prop;
	put_value(&refine->values[prop], value);
	refine->ranks[prop] = (uint8_t)rank;
}

static struct value
inherit_value(const struct refine *refine, enum fo_prop prop)
{
	const struct fo *parent = refine->fo->parent;

	return parent ? *fo_value(parent, prop) : prop_row(prop)->initial;
}

bool
specify_text(struct refine *refine, enum fo_prop prop, const char *text, enum rank rank)
{
	struct value value;
	bool is_good;

	if (strcmp(text, "inherit") == 0) {
		specify(refine, prop, inherit_value(refine, prop), rank);
		return true;
	}
	refine->takes_bare = true;
	is_good = evaluate(refine, prop, text, strlen(text), &value);
	refine->takes_bare = false;
	if (is_good)
		specify(refine, prop, value, rank);
	return is_good;
}

/* What was wrong with an attribute that has been taken or left out. */
static void
report_value(struct refine *refine, const struct fo_attribute *a, bool is_good)
{
	if (is_good && !refine->met_bare)
		return;
	refine->has_complained = true;
	diag(refine->diags, is_good ? DIAG_FO_UNIT : DIAG_FO_VALUE, refine->fo->at, a->text,
	    a->name);
}

static void
take_attribute(struct refine *refine, const struct fo_attribute *a)
{
	size_t n = strlen(a->name);
	enum fo_prop prop;
	const struct shorthand *s;
	bool is_good;

	if (n > 7 && strcmp(a->name + n - 7, ".length") == 0)
		n -= 7;
	prop = find_prop(a->name, n);
	s = prop == FO_PROPS ? find_shorthand(a->name, n) : NULL;
	if (prop == FO_PROPS && !s) {
		refine->has_complained = true;
		diag(refine->diags, DIAG_FO_PROPERTY, refine->fo->at, a->name);
		return;
	}
	refine->met_bare = false;
	if (s)
		is_good = s->expand(refine, s, a->text);
	else
		is_good = specify_text(refine, prop, a->text, RANK_RELATIVE);
	report_value(refine, a, is_good);
}

/* What others are reckoned from is taken first, in this order: sides by
 * writing-mode, em by font-size, current colours by color. */
static int
turn_of(const char *name)
{
	static const char *const first[] = { "writing-mode", "font", "font-size", "color" };
	int i;

	if (*name != 'w' && *name != 'f' && *name != 'c')
		return 4;
	for (i = 0; i < 4; i++)
		if (strcmp(first[i], name) == 0)
			return i;
	return 4;
}

static void
take_attributes(struct refine *refine, const struct fo_attribute *attributes, int count)
{
	unsigned turns = 1u << 4;
	int i, turn;

	for (i = 0; i < count; i++)
		turns |= 1u << turn_of(attributes[i].name);
	for (turn = 0; turn <= 4; turn++) {
		if (!(turns & 1u << turn))
			continue;
		for (i = 0; i < count; i++)
			if (turn_of(attributes[i].name) == turn)
				take_attribute(refine, &attributes[i]);
		refine->font_size = so_far(refine, PROP_FONT_SIZE)->length;
	}
}

/* ---- settling ------------------------------------------------------ */

static void
settle_inherited(struct refine *refine)
{
	struct value values[FO_INHERITED];
	const struct fo *parent = refine->fo->parent;
	bool differs = !parent;
	int i;

	if (parent)
		memcpy(values, parent->inherited, sizeof values);
	else
		fill_initial(values);
	for (i = 0; i < refine->touched_count; i++) {
		int prop = refine->touched[i];

		if (prop >= FO_INHERITED || refine->ranks[prop] == RANK_NONE)
			continue;
		differs |= !value_equal(&values[prop], &refine->values[prop]);
		values[prop] = refine->values[prop];
	}
	refine->fo->inherited = differs ? share_values(refine, values) : parent->inherited;
}

static int
count_own(const struct refine *refine)
{
	int i, count = 0;

	for (i = 0; i < refine->touched_count; i++)
		count += refine->touched[i] >= FO_INHERITED &&
		    refine->ranks[refine->touched[i]] != RANK_NONE;
	return count;
}

/* By insertion: the lists are short and often in order already. */
static void
settle_own(struct refine *refine)
{
	struct fo *fo = refine->fo;
	struct fo_own *own;
	int i, at, count = count_own(refine);

	if (!count)
		return;
	own = ARENA_ARRAY(refine->arena, struct fo_own, count);
	for (i = 0; i < refine->touched_count; i++) {
		uint16_t prop = refine->touched[i];

		if (prop < FO_INHERITED || refine->ranks[prop] == RANK_NONE)
			continue;
		for (at = fo->own_count++; at > 0 && own[at - 1].prop > prop; at--)
			own[at] = own[at - 1];
		own[at].prop = prop;
		own[at].value = refine->values[prop];
		fo->owns |= (uint64_t)1 << own_bit((enum fo_prop)prop);
	}
	fo->own = own;
}

/* One message for what reading knows and layout does not do; the initial
 * value asks for nothing, and a component that came with its compound is not what was meant. */
static void
report_later(struct refine *refine)
{
	int i;

	for (i = 0; i < refine->touched_count; i++) {
		enum fo_prop prop = (enum fo_prop)refine->touched[i];
		const struct prop_row *row = prop_row(prop);

		if (row->is_acted_on || !is_specified(refine, prop) ||
		    refine->ranks[prop] == RANK_ASPECT)
			continue;
		if (value_equal(&refine->values[prop], &row->initial))
			continue;
		refine->has_complained = true;
		diag(refine->diags, DIAG_FO_PROPERTY_LATER, refine->fo->at, row->name);
	}
}

static void
forget(struct refine *refine)
{
	int i;

	for (i = 0; i < refine->touched_count; i++)
		refine->ranks[refine->touched[i]] = RANK_NONE;
	refine->touched_count = 0;
}

void
refine_element(struct refine *refine, struct fo *fo, const struct fo_attribute *attributes,
    int count)
{
	uint64_t key;

	refine->fo = fo;
	refine->has_complained = false;
	refine->font_size = fo->parent ? fo->parent->inherited[PROP_FONT_SIZE].length
	                               : prop_row(PROP_FONT_SIZE)->initial.length;
	if (count == 0 && fo->parent) {
		refine_anonymous(fo);
		return;
	}
	if (recall(refine, fo, attributes, count, &key))
		return;
	take_attributes(refine, attributes, count);
	report_later(refine);
	settle_box(refine);
	settle_inherited(refine);
	settle_own(refine);
	forget(refine);
	if (!refine->has_complained)
		remember(refine, fo, attributes, count, key);
}

void
refine_anonymous(struct fo *fo)
{
	fo->inherited = fo->parent->inherited;
}
