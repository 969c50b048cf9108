/*
 * The objects of a PDF, as qpdf tells them, into fields with their answers.
 *
 * A field inherits from those above it; one whose kids have no names of their own is a question,
 * and its kids are its buttons (ISO 32000-1, 12.7.3).
 */
#include "forms/inside.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 20, FIELDS_MOST = 20000 };

struct form_reader {
	struct table objects; /* "obj:12 0 R" -> its JSON */
	struct table names; /* of fields */
	struct forms_file *file;
	struct arena *arena;
	int seen;
};

/* What a field has from those above it. */
struct inherited {
	const char *name, *label;
	const struct json *type, *flags, *value;
};

/* The object behind a reference ("12 0 R"); anything else as it is. */
static const struct json *
resolve(const struct form_reader *r, const struct json *value)
{
	const struct json *object;
	size_t n;

	if (!value || value->type != JSON_STRING)
		return value;
	n = strlen(value->string);
	if (n < 5 || strcmp(value->string + n - 2, " R") != 0)
		return value;
	object = table_find(&r->objects, arena_printf(r->arena, "obj:%s", value->string));
	if (json_member(object, "value"))
		return json_member(object, "value");
	return json_member(json_member(object, "stream"), "dict");
}

static const struct json *
entry(const struct form_reader *r, const struct json *dictionary, const char *key)
{
	return resolve(r, json_member(dictionary, key));
}

/* "u:text", "b:hexadecimal bytes" and "/Name". */
static const char *
text_of(const struct form_reader *r, const struct json *value)
{
	if (!value || value->type != JSON_STRING)
		return "";
	if (strncmp(value->string, "u:", 2) == 0)
		return value->string + 2;
	if (strncmp(value->string, "b:", 2) == 0)
		return letters_of_bytes(value->string + 2, r->arena);
	return value->string[0] == '/' ? value->string + 1 : "";
}

static enum forms_kind
kind_of(const struct form_reader *r, const struct inherited *in)
{
	int flags = in->flags ? (int)in->flags->number : 0;

	if (strcmp(text_of(r, in->type), "Sig") == 0)
		return FORMS_SIGNATURE;
	if (strcmp(text_of(r, in->type), "Btn") != 0)
		return FORMS_TEXT;
	return flags & 1 << 15 ? FORMS_RADIO : FORMS_CHECK;
}

/* A reader ends lines as it likes (12.7.4.3 leaves it open): \r, \r\n or \n. */
static const char *
with_newlines(const struct form_reader *r, const char *text)
{
	char *copy, *to;

	if (!strchr(text, '\r'))
		return text;
	to = copy = arena_strdup(r->arena, text);
	for (; *text; text++)
		if (*text != '\r')
			*to++ = *text;
		else if (text[1] != '\n')
			*to++ = '\n';
	*to = '\0';
	return copy;
}

static const char *
answer_of(const struct form_reader *r, const struct inherited *in, enum forms_kind kind)
{
	const char *text = text_of(r, in->value);

	if (kind == FORMS_SIGNATURE)
		return in->value && in->value->type == JSON_OBJECT ? "yes" : "";
	if (kind == FORMS_CHECK)
		return *text && strcmp(text, "Off") != 0 ? "yes" : "no";
	if (kind == FORMS_RADIO)
		return strcmp(text, "Off") == 0 ? "" : text;
	return with_newlines(r, text);
}

/* A button's value is the name of its appearance when it is ticked. */
static void
add_place(struct form_reader *r, struct forms_field *field, const struct json *widget)
{
	const struct json *state = entry(r, entry(r, widget, "/AP"), "/N");

	if (!state || state->type != JSON_OBJECT)
		return;
	for (state = state->first; state; state = state->next) {
		if (strcmp(state->key, "/Off") == 0 || state->key[0] != '/')
			continue;
		ARENA_ROOM(r->arena, field->places, field->place_count, field->place_capacity);
		field->places[field->place_count++] =
		    (struct forms_place){ state->key + 1, text_of(r, entry(r, widget, "/TU")) };
	}
}

/* Two fields of one name are two answers all the same. */
static const char *
own_name(struct form_reader *r, const char *name)
{
	const char *own = name;
	int *last = table_find(&r->names, name);

	while (last && table_find(&r->names, own))
		own = arena_printf(r->arena, "%s-%d", name, ++*last);
	last = ARENA_NEW(r->arena, int);
	*last = 1;
	table_put(&r->names, own, last);
	return own;
}

static void
add_field(struct form_reader *r, const struct inherited *in, const struct json *node)
{
	struct forms_file *file = r->file;
	const struct json *kid = entry(r, node, "/Kids");
	struct forms_field *field;

	ARENA_ROOM(r->arena, file->fields, file->count, file->capacity);
	field = &file->fields[file->count++];
	*field = (struct forms_field){ .kind = kind_of(r, in) };
	field->name = own_name(r, in->name);
	field->label = in->label;
	field->value = answer_of(r, in, field->kind);
	if (field->kind != FORMS_RADIO || !kid)
		return;
	for (kid = kid->first; kid && field->place_count < FIELDS_MOST; kid = kid->next)
		add_place(r, field, resolve(r, kid));
}

/* Kids with names are fields themselves. */
static bool
has_fields(const struct form_reader *r, const struct json *kids)
{
	const struct json *kid;

	for (kid = kids ? kids->first : NULL; kid; kid = kid->next)
		if (json_member(resolve(r, kid), "/T"))
			return true;
	return false;
}

static void
take_over(const struct json **to, const struct json *own)
{
	if (own)
		*to = own;
}

static void
read_field(struct form_reader *r, const struct json *node, struct inherited in, int depth)
{
	const struct json *kids, *kid;
	const char *own = text_of(r, entry(r, node, "/T"));

	if (!node || node->type != JSON_OBJECT || depth > DEPTH_MOST || r->seen++ > FIELDS_MOST)
		return;
	if (*own)
		in.name = *in.name ? arena_printf(r->arena, "%s.%s", in.name, own) : own;
	in.label = text_of(r, entry(r, node, "/TU"));
	take_over(&in.type, entry(r, node, "/FT"));
	take_over(&in.flags, entry(r, node, "/Ff"));
	take_over(&in.value, entry(r, node, "/V"));
	kids = entry(r, node, "/Kids");
	if (!has_fields(r, kids)) {
		if (in.type && *in.name)
			add_field(r, &in, node);
		return;
	}
	for (kid = kids->first; kid; kid = kid->next)
		read_field(r, resolve(r, kid), in, depth + 1);
}

static void
read_about(struct form_reader *r, const struct json *trailer)
{
	r->file->title = text_of(r, entry(r, entry(r, trailer, "/Info"), "/Title"));
	r->file->lang = text_of(r, entry(r, entry(r, trailer, "/Root"), "/Lang"));
}

static void
index_objects(struct form_reader *r, const struct json *objects)
{
	const struct json *object;

	r->objects.arena = r->names.arena = r->arena;
	for (object = objects ? objects->first : NULL; object; object = object->next)
		if (object->key)
			table_put(&r->objects, object->key, (void *)(uintptr_t)object);
}

bool
forms_read_json(const char *text, size_t length, struct forms_file *file, struct arena *arena)
{
	struct form_reader r = { .file = file, .arena = arena };
	const struct json *all = json_member(json_parse(text, length, arena), "qpdf"), *field;
	const struct json *trailer;
	struct inherited none = { "", "", NULL, NULL, NULL };

	if (!all || all->type != JSON_LIST || !all->first)
		return false;
	index_objects(&r, all->first->next);
	trailer = json_member(table_find(&r.objects, "trailer"), "value");
	read_about(&r, trailer);
	field = entry(&r, entry(&r, entry(&r, trailer, "/Root"), "/AcroForm"), "/Fields");
	for (field = field ? field->first : NULL; field; field = field->next)
		read_field(&r, resolve(&r, field), none, 0);
	return file->count > 0;
}

/* ---- keeping what was read, without the JSON around it ------------- */

static struct forms_field
keep_field(const struct forms_field *from, struct arena *arena)
{
	struct forms_field field = *from;
	int i;

	field.name = arena_strdup(arena, from->name);
	field.label = arena_strdup(arena, from->label);
	field.value = arena_strdup(arena, from->value);
	field.places = ARENA_ARRAY(arena, struct forms_place, from->place_count + 1);
	for (i = 0; i < from->place_count; i++) {
		field.places[i].value = arena_strdup(arena, from->places[i].value);
		field.places[i].label = arena_strdup(arena, from->places[i].label);
	}
	return field;
}

static void
keep_file(struct forms_file *to, const struct forms_file *from, struct arena *arena)
{
	int i;

	to->title = arena_strdup(arena, from->title);
	to->lang = arena_strdup(arena, from->lang);
	to->count = from->count;
	to->fields = ARENA_ARRAY(arena, struct forms_field, from->count);
	for (i = 0; i < from->count; i++)
		to->fields[i] = keep_field(&from->fields[i], arena);
}

bool
forms_read(const char *path, struct forms_file *file, struct arena *arena, struct diags *diags)
{
	struct arena *scratch = arena_new();
	struct forms_file read = { .path = path };
	struct buf text = { 0 };
	bool done;

	*file = (struct forms_file){ .path = path };
	done = qpdf_objects(path, &text, diags);
	if (done && forms_read_json(text.bytes ? text.bytes : "", text.count, &read, scratch)) {
		keep_file(file, &read, arena);
	} else if (done) {
		diag(diags, DIAG_FORM_NONE, (struct place){ path, 0 });
		done = false;
	}
	buf_drop(&text);
	arena_drop(scratch);
	return done;
}
