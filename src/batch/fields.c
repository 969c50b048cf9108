/*
 * A row into the fields of its letter.
 *
 * A cell goes before a setting, which goes before nothing.  Only what the letter asks for is
 * passed on: a worker does not learn what it does not need.  What is the same for all rows is
 * looked up, typed and checked once.
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is the same for all ------------------------------------------------ */

/* Where the values of a name are to be found. */
struct source {
	int column;        /* of the roster, or -1 */
	const char *usual; /* the setting, or "" */
};

/* What a letter asks for, and what all rows without a cell of their own give. */
struct supply {
	const struct source *source; /* NULL: neither column nor setting */
	const char *typed;           /* the setting as the letter wants it, or NULL */
	bool is_sound;               /* the setting may stand in a letter */
};

static struct source *
source_of(struct batch *batch, const char *name)
{
	struct source *source = table_find(&batch->sources, name);

	if (source)
		return source;
	source = ARENA_NEW(batch->arena, struct source);
	*source = (struct source){ -1, "" };
	table_put(&batch->sources, name, source);
	return source;
}

/* Whom a letter is for and about is each row's own: where the roster has a column for it, an empty
 * cell must not become somebody else's name. */
static bool
is_of_one(const struct batch *batch, const char *name)
{
	const struct source *source = table_find(&batch->sources, name);

	return source && source->column >= 0 &&
	       (strncmp(name, "recipient-", 10) == 0 || strncmp(name, "child-", 6) == 0);
}

void
batch_find_sources(struct batch *batch)
{
	size_t i;
	int column;

	batch->sources.arena = batch->arena;
	for (column = batch->roster.column_count - 1; column >= 0; column--)
		source_of(batch, batch->roster.columns[column])->column = column;
	for (i = 0; i < batch->settings.count; i++) {
		const char *name = batch->settings.list[i].name;
		const char *value = content_fields_value(&batch->settings, name);

		if (value && !is_of_one(batch, name))
			source_of(batch, name)->usual = value;
	}
}

void
batch_supply(const struct batch *batch, struct variant *v)
{
	const char *name, *form;
	size_t i;

	v->supplies = ARENA_ARRAY(batch->arena, struct supply, v->want_count + 1);
	for (i = 0; i < v->want_count; i++) {
		struct supply *s = &v->supplies[i];

		s->source = table_find(&batch->sources, v->wants[i].name);
		if (!s->source || !*s->source->usual)
			continue;
		s->typed = content_typed_value(
		    v->wants[i].type, s->source->usual, &name, &form, batch->arena);
		s->is_sound = s->typed && !content_holds_cpr(s->source->usual);
	}
}

/* ---- rows --------------------------------------------------------------------- */

static const char *
cell_of(const struct source *source, const struct letter *letter)
{
	return source && source->column >= 0 ? letter->row->cells[source->column] : "";
}

const char *
batch_value(const struct batch *batch, const struct letter *letter, const char *name)
{
	const struct source *source = table_find(&batch->sources, name);
	const char *cell = cell_of(source, letter);

	return *cell || !source ? cell : source->usual;
}

const char *
batch_want_value(const struct letter *letter, size_t want, bool *is_sound)
{
	const struct supply *s = &letter->variant->supplies[want];
	const char *cell = cell_of(s->source, letter);

	*is_sound = !*cell && s->is_sound;
	return *cell || !s->source ? cell : s->source->usual;
}

bool
batch_has_source(const struct variant *v, size_t want)
{
	return v->supplies[want].source != NULL;
}

const char *
batch_usual(const struct variant *v, size_t want)
{
	const struct supply *s = &v->supplies[want];

	return s->source && s->source->column < 0 ? s->typed : NULL;
}

void
batch_fields(const struct batch *batch, const struct letter *letter, struct content_fields *fields)
{
	const struct variant *v = letter->variant;
	struct place place = batch_place(batch, letter);
	const char *value, *typed, *name, *form;
	bool is_sound;
	size_t i;

	/* No name is asked for twice. */
	fields->capacity = v->want_count + 1;
	fields->list = ARENA_ARRAY(fields->arena, struct content_field, fields->capacity);
	for (i = 0; i < v->want_count; i++) {
		const struct content_want *want = &v->wants[i];

		value = batch_want_value(letter, i, &is_sound);
		if (!*value)
			continue;
		typed = is_sound ? v->supplies[i].typed
				 : content_typed_value(
				       want->type, value, &name, &form, fields->arena);
		fields->list[fields->count++] = (struct content_field){
			want->name, typed ? typed : value, place, false, false };
	}
}

const char *
batch_epoch(const struct content_fields *fields, struct arena *arena)
{
	const char *value = content_fields_value(fields, "letter-date");
	int date = value ? batch_date(value, arena) : 0;
	int y = date / 10000, m = date / 100 % 100, d = date % 100, days;

	if (!date || getenv("SOURCE_DATE_EPOCH"))
		return "";
	y -= m <= 2;
	m += m <= 2 ? 9 : -3;
	days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1 - 719468;
	return arena_printf(arena, "%lld", (long long)days * 86400);
}
