/*
 * What is filled in, into an interactive form (ISO 32000-1, 12.7).
 *
 * Each AREA_FIELD is a widget annotation.  The page already shows where one writes, so a widget's
 * own appearance is only what changes: nothing yet, a tick, a ring.  PDF/A forbids
 * NeedAppearances; a reader makes the appearance of what is typed in the font that /DA names,
 * which therefore holds all Latin and Cyrillic letters that we print for.  It never holds Arabic
 * ones: readers set an embedded font letter by letter from the left, neither joined nor turned,
 * but where it lacks a letter they take a font of their own, or, as pdf.js does, leave the
 * appearance to a program that can.
 */
#include "pdf/inside.h"

enum { FLAG_REQUIRED = 1 << 1, FLAG_MULTILINE = 1 << 12, FLAG_RADIO = 1 << 15 };

struct pdf_form {
	struct buf fields; /* references to those without a parent */
	struct table names, tips; /* given away */
	struct table questions; /* of radio buttons: what layout calls it -> struct question */
	struct table taught; /* fonts that know every letter, by number */
};

struct question {
	int object;
	struct table values; /* that its buttons have */
};

/* ---- letters that may be typed ------------------------------------- */

static const struct {
	uint32_t from, to;
} letters[] = {
	{ 0x20, 0x7E }, { 0xA0, 0x17F }, { 0x218, 0x21B }, { 0x2BC, 0x2BC }, { 0x400, 0x45F },
	{ 0x490, 0x491 }, { 0x2013, 0x2014 }, { 0x2018, 0x201E }, { 0x2022, 0x2022 },
	{ 0x2026, 0x2026 }, { 0x20AC, 0x20AC }, { 0x2212, 0x2212 },
};

static void
put_utf8(struct buf *to, uint32_t code)
{
	char utf8[4];

	buf_put(to, utf8, utf8_put(utf8, code));
}

static void
teach(struct pdf_writer *w, int font)
{
	struct buf all = { 0 };
	size_t i;

	if (table_find_bytes(&w->form->taught, &font, sizeof font))
		return;
	table_put_bytes(&w->form->taught, &font, sizeof font, w);
	for (i = 0; i < sizeof letters / sizeof *letters; i++) {
		uint32_t code;

		for (code = letters[i].from; code <= letters[i].to; code++)
			put_utf8(&all, code);
	}
	pdf_pack_learn(w->fonts[font].pack, all.bytes);
	buf_drop(&all);
}

/* ---- names --------------------------------------------------------- */

/* What no other field is called: with a number behind `mark` where it is taken. */
static const char *
own_word(struct pdf_writer *w, struct table *taken, const char *word, const char *mark)
{
	const char *own = word;
	int *last = table_find(taken, word);

	while (last && table_find(taken, own))
		own = arena_printf(w->arena, "%s%s%d", word, mark, ++*last);
	last = ARENA_NEW(w->arena, int);
	*last = 1;
	table_put(taken, own, last);
	return own;
}

static const char *
own_name(struct pdf_writer *w, const char *name)
{
	return own_word(w, &w->form->names, name, "-");
}

/* A full stop would make it a field within a field (12.7.3.2). */
static void
put_field_name(struct pdf_writer *w, struct buf *to, const char *name)
{
	char *plain = arena_strdup(w->arena, name), *s;

	for (s = plain; *s; s++)
		if (*s == '.')
			*s = '-';
	buf_string(to, "/T");
	pdf_put_text(to, plain);
}

/* Rows of a table are asked the same; who hears only the tips tells them by numbers. */
static void
put_tip(struct pdf_writer *w, struct buf *to, const struct area_field *field)
{
	const char *tip = field->tip;

	if (*field->option)
		tip = arena_printf(w->arena, "%s: %s", tip, field->option);
	if (field->kind != FIELD_RADIO)
		tip = own_word(w, &w->form->tips, tip, " ");
	buf_string(to, "/TU");
	pdf_put_text(to, tip);
}

/* ---- fields -------------------------------------------------------- */

static void
put_part(struct buf *to, uint32_t rgba, int shift)
{
	pdf_put_real(to, (rgba >> shift & 0xFF) / 255.0, 3);
	buf_char(to, ' ');
}

/* The font, size and colour of what is typed (12.7.3.3). */
static void
put_default(struct pdf_writer *w, struct buf *to, const struct area_field *field)
{
	int font = pdf_font(w, field->face);

	teach(w, font);
	buf_printf(to, "/DA(/F%d ", font);
	pdf_put_mpt(to, field->size);
	buf_string(to, " Tf ");
	put_part(to, field->rgba, 24);
	put_part(to, field->rgba, 16);
	put_part(to, field->rgba, 8);
	buf_string(to, "rg)");
}

static void
put_text_field(struct pdf_writer *w, struct buf *to, const struct area *area)
{
	const struct area_field *field = area->as.field;
	int flags = (field->kind == FIELD_LINES ? FLAG_MULTILINE : 0) |
		    (field->is_required ? FLAG_REQUIRED : 0);

	buf_string(to, "/FT/Tx");
	if (flags)
		pdf_put_int(to, "/Ff ", flags);
	if (field->length)
		pdf_put_int(to, "/MaxLen ", field->length);
	if (field->is_rtl)
		buf_string(to, "/Q 2");
	put_default(w, to, field);
	pdf_put_ref(to, "/AP<</N ", pdf_look_text(w, area));
	buf_string(to, ">>");
}

static void
put_states(struct pdf_writer *w, struct buf *to, const struct area *area)
{
	buf_string(to, "/AS/Off/AP<</N<<");
	pdf_put_name(to, area->as.field->value);
	pdf_put_ref(to, " ", pdf_look_ticked(w, area));
	pdf_put_ref(to, "/Off ", pdf_look_empty(w));
	buf_string(to, ">>>>");
}

static void
put_check(struct pdf_writer *w, struct buf *to, const struct area *area)
{
	buf_string(to, "/FT/Btn/V/Off");
	if (area->as.field->is_required)
		pdf_put_int(to, "/Ff ", FLAG_REQUIRED);
	put_states(w, to, area);
}

static struct question *
new_question(struct pdf_writer *w, const struct area_field *field)
{
	struct question *q = ARENA_NEW(w->arena, struct question);
	struct buf *to;

	q->object = pdf_object(w->file);
	q->values.arena = w->arena;
	table_put(&w->form->questions, field->name, q);
	to = pdf_body(w->file, q->object);
	buf_string(to, "/FT/Btn/V/Off");
	pdf_put_int(to, "/Ff ", FLAG_RADIO | (field->is_required ? FLAG_REQUIRED : 0));
	put_field_name(w, to, own_name(w, field->name));
	buf_string(to, "/TU");
	pdf_put_text(to, field->tip);
	/* Ended when all are known. */
	buf_string(to, "/Kids[");
	pdf_put_ref(&w->form->fields, " ", q->object);
	return q;
}

/* Buttons of one name exclude each other; the same value once more is the same question asked
 * again. */
static void
put_radio(struct pdf_writer *w, struct buf *to, const struct area *area, int object)
{
	const struct area_field *field = area->as.field;
	struct question *q = table_find(&w->form->questions, field->name);

	if (!q || table_find(&q->values, field->value)) {
		if (q)
			buf_char(pdf_body(w->file, q->object), ']');
		q = new_question(w, field);
	}
	table_put(&q->values, field->value, q);
	pdf_put_ref(pdf_body(w->file, q->object), " ", object);
	pdf_put_ref(to, "/Parent ", q->object);
	put_states(w, to, area);
}

static void
put_alone(struct pdf_writer *w, struct buf *to, const struct area *area, int object)
{
	const struct area_field *field = area->as.field;

	put_field_name(w, to, own_name(w, field->name));
	pdf_put_ref(&w->form->fields, " ", object);
	if (field->kind == FIELD_CHECK) {
		put_check(w, to, area);
	} else if (field->kind == FIELD_SIGNATURE) {
		pdf_put_ref(to, "/FT/Sig/AP<</N ", pdf_look_empty(w));
		buf_string(to, ">>");
	} else {
		put_text_field(w, to, area);
	}
}

static void
put_rectangle(struct buf *to, const struct area_page *page, const struct area *area)
{
	buf_string(to, "/Rect[");
	pdf_put_mpt(to, area->x);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->height - area->y - area->height);
	buf_char(to, ' ');
	pdf_put_mpt(to, area->x + area->width);
	buf_char(to, ' ');
	pdf_put_mpt(to, page->height - area->y);
	buf_char(to, ']');
}

static void
put_widget(struct pdf_writer *w, int number, const struct area *area, struct buf *list)
{
	int object = pdf_object(w->file);
	struct buf *to = pdf_body(w->file, object);

	buf_string(to, "/Type/Annot/Subtype/Widget/F 4");
	pdf_put_ref(to, "/P ", w->pages[number]);
	put_rectangle(to, &w->areas->pages[number], area);
	put_tip(w, to, area->as.field);
	if (area->as.field->kind == FIELD_RADIO)
		put_radio(w, to, area, object);
	else
		put_alone(w, to, area, object);
	pdf_annotate(w, object, area->tag, number);
	pdf_put_ref(list, " ", object);
}

static struct pdf_form *
form_new(struct arena *arena)
{
	struct pdf_form *form = ARENA_NEW(arena, struct pdf_form);

	form->names.arena = form->tips.arena = form->questions.arena = form->taught.arena = arena;
	return form;
}

void
pdf_fields(struct pdf_writer *w, int number, struct buf *list)
{
	const struct area_page *page = &w->areas->pages[number];
	int i;

	for (i = 0; i < page->count; i++) {
		const struct area *area = &page->areas[i];

		if (!pdf_is_field(w, area) || !w->has_field[area->tag] ||
		    !pdf_tag_stays(w, area->tag))
			continue;
		if (!w->form)
			w->form = form_new(w->arena);
		put_widget(w, number, area, list);
	}
}

void
pdf_form_finish(struct pdf_writer *w)
{
	struct buf *to;
	size_t i;
	int object;

	if (!w->form)
		return;
	for (i = 0; i < w->form->questions.count; i++) {
		struct question *q = w->form->questions.rows[i].value;

		buf_char(pdf_body(w->file, q->object), ']');
	}
	/* An object of its own: pdf.js cannot add to it otherwise. */
	object = pdf_object(w->file);
	pdf_put_ref(pdf_body(w->file, pdf_catalog(w->file)), "/AcroForm ", object);
	to = pdf_body(w->file, object);
	buf_printf(to, "/Fields[%s]/DR<</Font %d 0 R>>", w->form->fields.bytes, w->font_list);
	buf_drop(&w->form->fields);
}
