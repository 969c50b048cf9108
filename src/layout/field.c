/*
 * What is filled in: an object that asks for a field by pa:field becomes a rectangle with a name.
 *
 * Graphics, leaders, containers with a size of their own and table cells can be fields.  Their
 * look stays what the stylesheet gave them; the field lies over it.
 */
#include "layout/para.h"

#include <string.h>

/* The face that the object's families have for Latin letters, by setting one in it: no reader
 * sets Arabic ones right in a font of the file, so they are left to the reader's own. */
static const struct face *
typing_face(struct setter *setter, const struct fo *fo, mpt *size)
{
	struct para para = para_new(setter, fo);
	struct text_setting setting = { .measure = MPT_MAX };
	int strand = add_strand(&para, fo, fo);
	const struct text_lines *lines;

	*size = para.strands[strand].style->size;
	add_bytes(&para, strand, "a", 1);
	lines = para_lines(&para, &setting, 0);
	if (lines && lines->count > 0 && lines->lines[0].piece_count > 0 &&
	    lines->lines[0].pieces[0].run)
		return lines->lines[0].pieces[0].run->face;
	return para.strands[strand].face;
}

static enum area_field_kind
kind_of(const struct fo *fo)
{
	switch (fo_keyword(fo, PROP_PA_FIELD)) {
	case KEY_LINES: return FIELD_LINES;
	case KEY_CHECK: return FIELD_CHECK;
	case KEY_RADIO: return FIELD_RADIO;
	case KEY_SIGNATURE: return FIELD_SIGNATURE;
	default: return FIELD_TEXT;
	}
}

static const char *
word_of(const struct fo *fo, enum fo_prop prop, const char *otherwise)
{
	const char *word = fo_string(fo, prop);

	return word && *word ? word : otherwise;
}

/* What an object asks for, with its Form's tag. */
struct asked {
	struct area_field field;
	int tag;
};

static struct asked *
ask(struct setter *setter, const struct fo *fo, int parent)
{
	struct edition *e = setter->edition;
	struct asked *asked = ARENA_NEW(e->areas->arena, struct asked);
	struct area_field *f = &asked->field;

	f->kind = kind_of(fo);
	f->name = word_of(fo, PROP_PA_FIELD_NAME, "field");
	f->value = word_of(fo, PROP_PA_FIELD_VALUE, f->kind == FIELD_CHECK || f->kind == FIELD_RADIO
	    ? "yes" : "");
	f->tip = word_of(fo, PROP_PA_FIELD_TIP, f->name);
	f->option = word_of(fo, PROP_PA_FIELD_OPTION, "");
	f->face = typing_face(setter, fo, &f->size);
	/* A leader's colour is its rule's. */
	f->rgba = fo_color(fo->kind == FO_LEADER ? fo->parent : fo, PROP_COLOR);
	f->length = (int)mpt_max(fo_integer(fo, PROP_PA_FIELD_LENGTH, 0), 0);
	f->is_required = fo_keyword(fo, PROP_PA_FIELD_REQUIRED) == KEY_TRUE;
	f->is_rtl = setter->is_rtl;
	asked->tag = tag_add(e->areas, tag_beside_text(e->areas, parent), TAG_FORM, fo->order);
	e->areas->tags[asked->tag].at = fo->at;
	table_put_bytes(&e->fields, &fo->order, sizeof fo->order, asked);
	return asked;
}

/* In a frame one writes a little away from the border, where there is room. */
static mpt
writing_inset(const struct area_field *field, const struct area *shape)
{
	bool has_room = shape->width > 4 * field->size && shape->height > 2 * field->size;

	return field->kind == FIELD_LINES && has_room ? field->size / 5 : 0;
}

bool
field_area(struct setter *setter, const struct fo *fo, const struct area *shape, struct area *to)
{
	struct edition *e = setter->edition;
	const struct asked *asked;
	mpt inset;
	int parent;

	if (fo_keyword(fo, PROP_PA_FIELD) == KEY_NONE)
		return false;
	/* The object itself may be an artifact, a box to tick say. */
	parent = tag_of(setter, fo->kind == FO_TABLE_CELL ? fo : fo->parent);
	if (parent < 0 || fo_is_hidden(fo))
		return false;
	asked = table_find_bytes(&e->fields, &fo->order, sizeof fo->order);
	if (!asked)
		asked = ask(setter, fo, parent);
	*to = (struct area){ .kind = AREA_FIELD, .tag = asked->tag, .order = fo->order };
	inset = writing_inset(&asked->field, shape);
	to->x = shape->x + inset;
	to->y = shape->y + inset;
	to->width = shape->width - 2 * inset;
	to->height = shape->height - 2 * inset;
	to->as.field = &asked->field;
	return true;
}
