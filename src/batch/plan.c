/*
 * Rows into letters: which material, for which reader and age group, in which language.
 *
 * Rows that want the same version of the same material share a variant, which is loaded once
 * to ask it for its fields.
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

static const char *const special_names[SPECIALS] = { "key", "language", "ages", "birth-date",
	"reader", "variant", "copies", "deliver", "window", "recipient-id", "sender-id" };

enum { COPIES_MAX = 20 };

const char *
batch_special_name(enum special special)
{
	return special_names[special];
}

const char *
batch_special(const struct batch *batch, const struct letter *letter, enum special special)
{
	int column = batch->specials[special];

	return column < 0 ? "" : letter->row->cells[column];
}

/* ---- variants ----------------------------------------------------------- */

static bool
same_word(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
same_wish(const struct content_wish *a, const struct content_wish *b)
{
	return same_word(a->ages, b->ages) && same_word(a->reader, b->reader) &&
	       same_word(a->lang, b->lang) && same_word(a->window, b->window);
}

/* A version of its own of the catalogue's words, since the roster's may be anything. */
static void
load_variant(struct batch *batch, struct variant *v)
{
	struct content_press *press = batch->press->content;
	const char *path = content_find(press, v->material, batch->arena, batch->diags);
	struct content_doc *doc;

	doc = path ? content_load(press, path, batch->arena, batch->diags) : NULL;
	if (!doc)
		return;
	if (content_settle(doc, &v->wish, batch->diags)) {
		content_localise(press, doc, &v->wish, batch->diags);
		v->title = doc->title;
		v->wants = content_wants(doc, &v->wish, &v->want_count);
		batch_supply(batch, v);
		v->is_sound = true;
	}
	content_drop(doc);
}

struct variant *
batch_variant(struct batch *batch, const char *material, const struct content_wish *wish)
{
	struct variant *v;
	int i;

	for (i = 0; i < batch->variant_count; i++) {
		v = batch->variants[i];
		if (strcmp(v->material, material) == 0 && same_wish(&v->asked, wish))
			return v;
	}
	ARENA_ROOM(batch->arena, batch->variants, batch->variant_count, batch->variant_capacity);
	v = ARENA_NEW(batch->arena, struct variant);
	v->material = material;
	v->wish = v->asked = *wish;
	v->place = batch->variant_count;
	load_variant(batch, v);
	batch->variants[batch->variant_count++] = v;
	return v;
}

/* ---- what a row says of itself ------------------------------------------ */

/* An error of a row: what its cell should have been. */
static void
refuse(struct batch *batch, struct letter *letter, enum special special, const char *wanted)
{
	diag(batch->diags, DIAG_BATCH_WORD, batch_place(batch, letter), letter->row->number,
	    special_names[special], wanted);
	letter->is_bad = true;
}

static bool
is_listed(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *at;

	for (at = strstr(list, word); n && at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	return false;
}

/* The cell of a special column when it is one of a list; else what all rows have. */
static const char *
choose(struct batch *batch, struct letter *letter, enum special special, const char *list,
    const char *usual)
{
	const char *cell = batch_special(batch, letter, special);

	if (!*cell)
		return usual;
	if (is_listed(list, cell))
		return cell;
	refuse(batch, letter, special,
	    arena_printf(batch->arena,
		*list ? "one of: %s"
		      : "empty: the "
			"letter is the same for all",
		list));
	return usual;
}

int
batch_date(const char *value, struct arena *arena)
{
	const char *name, *form;
	const char *iso = *value ? content_typed_value("date", value, &name, &form, arena) : NULL;

	if (!iso)
		return 0;
	return (int)(strtol(iso, NULL, 10) * 10000 + strtol(iso + 5, NULL, 10) * 100 +
		     strtol(iso + 8, NULL, 10));
}

/* The group of a child that is so many years old; the nearest where none fits. */
static const char *
group_of(int age, const char *list)
{
	const char *group = age < 10 ? "8-9" : age < 13 ? "10-12" : "13-14";

	return is_listed(list, group) ? group : NULL;
}

/* How old is the child when it begins, by the first of these dates that the row has? */
static int
age_of(struct batch *batch, const struct letter *letter, int born)
{
	static const char *const names[] = { "start-date", "letter-date" };
	int date;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		date = batch_date(batch_value(batch, letter, names[i]), batch->arena);
		if (date)
			return (date - born) / 10000;
	}
	return 0;
}

/* Whoever nothing is known of is as old as the group. */
static const char *
usual_of(const struct batch *batch, const struct content_material *material)
{
	const char *ages = usual_ages(batch->press);

	return ages && is_listed(material->ages, ages) ? ages : NULL;
}

static const char *
choose_ages(struct batch *batch, struct letter *letter, const struct content_material *material)
{
	const char *ages = batch->order->wish.ages, *group;
	int born;

	ages = choose(batch, letter, SPECIAL_AGES, material->ages, ages);
	if (ages || !*material->ages)
		return ages;
	born = batch_date(batch_special(batch, letter, SPECIAL_BIRTH_DATE), batch->arena);
	group = born ? group_of(age_of(batch, letter, born), material->ages) : NULL;
	return group ? group : usual_of(batch, material);
}

static void
choose_copies(struct batch *batch, struct letter *letter)
{
	const char *cell = batch_special(batch, letter, SPECIAL_COPIES);
	char *end;
	long copies = *cell ? strtol(cell, &end, 10) : 1;

	letter->copies = (int)copies;
	if (*cell && (*end || copies < 1 || copies > COPIES_MAX)) {
		letter->copies = 1;
		refuse(batch, letter, SPECIAL_COPIES, "a number from 1 to 20");
	}
}

static void
choose_delivery(struct batch *batch, struct letter *letter)
{
	const char *cell = batch_special(batch, letter, SPECIAL_DELIVER);

	letter->is_digital = strcmp(cell, "digital") == 0;
	if (*cell && !letter->is_digital && strcmp(cell, "print") != 0)
		refuse(batch, letter, SPECIAL_DELIVER, "one of: print digital");
}

/* ---- materials ---------------------------------------------------------- */

/* The catalogue's row of a material; one of its own for a path. */
static const struct content_material *
find_material(struct batch *batch, const char *name)
{
	size_t count, i;
	const struct content_material *list =
	    content_list(batch->press->content, &count, batch->diags);
	struct content_material *made;
	struct content_doc *doc;
	const char *path;

	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, name) == 0)
			return &list[i];
	path = content_find(batch->press->content, name, batch->arena, batch->diags);
	doc = path ? content_load(batch->press->content, path, batch->arena, batch->diags) : NULL;
	if (!doc)
		return NULL;
	made = ARENA_NEW(batch->arena, struct content_material);
	made->id = doc->id;
	made->readers = doc->readers;
	made->ages = doc->ages;
	made->languages = CONTENT_SOURCE_LANG;
	made->path = path;
	content_drop(doc);
	return made;
}

/* Looked up once for each name. */
static const struct content_material *
material_of(struct batch *batch, const char *name)
{
	const struct content_material *material = table_find(&batch->materials, name);

	if (!material && (material = find_material(batch, name)))
		table_put(&batch->materials, name, (void *)material);
	return material;
}

static const char *
choose_material(struct batch *batch, struct letter *letter)
{
	const char *cell = batch_special(batch, letter, SPECIAL_VARIANT);
	size_t count, i;
	const struct content_material *list;

	if (!*cell)
		return batch->material;
	list = content_list(batch->press->content, &count, batch->diags);
	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, cell) == 0)
			return list[i].id;
	refuse(batch, letter, SPECIAL_VARIANT, "the id of a letter, as `printark list` shows it");
	return batch->material;
}

static void
plan_letter(struct batch *batch, struct letter *letter)
{
	const char *name = choose_material(batch, letter);
	const struct content_material *material = material_of(batch, name);
	const struct content_wish *usual = &batch->order->wish;
	struct content_wish wish = *usual;

	choose_copies(batch, letter);
	choose_delivery(batch, letter);
	if (!material) {
		letter->is_bad = true;
		return;
	}
	wish.lang = choose(batch, letter, SPECIAL_LANGUAGE, material->languages, usual->lang);
	wish.reader = choose(batch, letter, SPECIAL_READER, material->readers, usual->reader);
	wish.window = choose(batch, letter, SPECIAL_WINDOW, "fjernprint C5 DL", usual->window);
	wish.ages = choose_ages(batch, letter, material);
	wish.proof = batch->order->batch.shows_window ? "yes" : NULL;
	letter->variant = batch_variant(batch, name, &wish);
	letter->is_bad = letter->is_bad || !letter->variant->is_sound;
}

void
batch_plan(struct batch *batch)
{
	size_t i;

	batch_find_sources(batch);
	for (i = 0; i < SPECIALS; i++)
		batch->specials[i] = content_roster_column(&batch->roster, special_names[i]);
	batch->materials.arena = batch->arena;
	batch->count = batch->roster.count;
	batch->letters = ARENA_ARRAY(batch->arena, struct letter, batch->count + 1);
	for (i = 0; i < batch->count; i++) {
		batch->letters[i].row = &batch->roster.rows[i];
		plan_letter(batch, &batch->letters[i]);
	}
}
