/*
 * Values into the fields of a pack's parts: those given for all, a part's own, samples.
 *
 * A part gets no more than it asks for, and it is known which values nobody asked for.
 */
#include "pack/pack.h"

#include <unistd.h>

static void
add_samples(struct binding *b, const char *id, struct content_fields *fields)
{
	const char *path = arena_printf(b->arena, "@%s/content/samples/%s.set",
	    content_home(b->press->content), id);

	if (b->has_samples && access(path + 1, F_OK) == 0)
		content_fields_add(fields, path, b->press->diags);
}

void
pack_fields(struct binding *b, const struct content_doc *doc, const struct content_wish *wish,
    struct content_fields *fields)
{
	const struct content_fields *given = b->task->fields;
	struct content_fields samples = { .arena = b->arena };
	size_t count, i;
	const struct content_want *wants = content_wants(doc, wish, &count);

	add_samples(b, doc->id, &samples);
	for (i = 0; i < count; i++) {
		const char *name = wants[i].name, *value = content_fields_value(&samples, name);
		const struct content_field *field = content_fields_find(given, name);

		if (value)
			content_fields_set(fields, name, value, doc->place);
		if (!field)
			continue;
		content_fields_set(fields, name, field->value, field->place);
		content_fields_find(fields, name)->is_private = field->is_private;
		b->used[field - given->list] = true;
	}
}

/* A value of a part's own, or what was given under another name. */
static void
take_value(struct binding *b, const struct adapt_part *part, const struct adapt_value *value,
    struct content_fields *fields)
{
	const struct content_fields *given = b->task->fields;
	const struct content_field *field = NULL;

	if (value->from)
		field = content_fields_find(given, value->from);
	if (value->from && !field)
		return;
	content_fields_set(fields, value->name, field ? field->value : value->value, part->place);
	if (!field)
		return;
	content_fields_find(fields, value->name)->is_private = field->is_private;
	b->used[field - given->list] = true;
}

void
pack_part_fields(struct binding *b, const struct adapt_part *part, const struct content_doc *doc,
    const struct content_wish *wish, struct content_fields *fields)
{
	int k;

	pack_fields(b, doc, wish, fields);
	for (k = 0; k < part->value_count; k++)
		take_value(b, part, &part->values[k], fields);
}

void
pack_tell_unused(const struct binding *b)
{
	const struct content_fields *given = b->task->fields;
	size_t i;

	for (i = 0; i < given->count; i++)
		if (!b->used[i] && !given->list[i].is_shared)
			diag(b->press->diags, DIAG_PACK_FIELD, given->list[i].place,
			    given->list[i].name);
}
