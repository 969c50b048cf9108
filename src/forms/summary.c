/*
 * Answers into sums: how a group answered before and after, question by question.
 *
 * Nothing of a single form goes in: no file, no name, no text.
 */
#include "forms/inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum when { BEFORE, AFTER, TIMES };

static const char *const times[] = { "before", "after" };

#define DASH " \xE2\x80\x93 "
#define ELLIPSIS "\xE2\x80\xA6"

/* Fewer answers than this tell whose they are. */
enum { FEW = 3 };

/* What a question of a questionnaire was answered. */
struct sum {
	const struct forms_field *field; /* one of its forms' */
	const char *label, *lang; /* what it asks, and in which language */
	int count[TIMES];
	int64_t total[TIMES];
};

/* The forms of one material. */
struct sheet {
	const char *title, *lang;
	int forms[TIMES];
	struct table list; /* name and number of places -> struct sum */
};

struct sums {
	struct table sheets; /* material -> struct sheet */
	const char *lang; /* in which the page is written */
	struct arena *arena;
	int shown; /* means */
};

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* What the question `maaling` says; TIMES: nothing. */
static enum when
when_of(const struct forms_field *field)
{
	const char *value = field->value;

	if (!ends_with(field->name, ":maaling"))
		return TIMES;
	if (strcmp(value, "foer") == 0 || strcmp(value, "1") == 0)
		return BEFORE;
	return strcmp(value, "efter") == 0 || strcmp(value, "2") == 0 ? AFTER : TIMES;
}

/* Its buttons are the numbers from 1, in order. */
static bool
is_scale(const struct forms_field *field)
{
	int i;

	if (field->kind != FORMS_RADIO || field->place_count < 2 ||
	    ends_with(field->name, ":maaling"))
		return false;
	for (i = 0; i < field->place_count; i++)
		if (atoi(field->places[i].value) != i + 1)
			return false;
	return true;
}

/* The page's own language is better than another. */
static bool
is_better(const struct sums *sums, const char *lang, const char *than)
{
	return strcmp(lang, sums->lang) == 0 && strcmp(than, sums->lang) != 0;
}

/* The words with which two labels begin and end.  Where forms differ is a name, or an age
 * group's own words. */
static const char *
common_words(const char *one, const char *other, struct arena *arena)
{
	size_t n = strlen(one), m = strlen(other), head = 0, tail = 0, i;

	for (i = 0; i < n && i < m && one[i] == other[i]; i++)
		if (one[i] == ' ')
			head = i + 1;
	for (i = 0; i < n - head && i < m - head && one[n - 1 - i] == other[m - 1 - i]; i++)
		if (one[n - 1 - i] == ' ')
			tail = i + 1;
	return arena_printf(arena, "%.*s" ELLIPSIS "%s", (int)head, one, one + n - tail);
}

static void
word_sum(struct sums *sums, struct sum *sum, const struct forms_field *field, const char *lang)
{
	const char *label = *field->label ? field->label : field->name;

	if (!sum->field || is_better(sums, lang, sum->lang)) {
		sum->field = field;
		sum->lang = lang;
		sum->label = label;
	} else if (strcmp(lang, sum->lang) == 0 && strcmp(label, sum->label) != 0) {
		sum->label = common_words(sum->label, label, sums->arena);
	}
}

/* Age groups may have fewer places; their numbers cannot be added up. */
static struct sum *
sum_for(struct sums *sums, struct sheet *sheet, const struct forms_field *field, const char *lang)
{
	const char *key = arena_printf(sums->arena, "%s/%d", field->name, field->place_count);
	struct sum *sum = table_find(&sheet->list, key);

	if (!sum) {
		sum = ARENA_NEW(sums->arena, struct sum);
		table_put(&sheet->list, key, sum);
	}
	word_sum(sums, sum, field, lang);
	return sum;
}

static struct sheet *
sheet_for(struct sums *sums, const struct forms_file *file, const char *material)
{
	struct sheet *sheet = table_find(&sums->sheets, material);

	if (!sheet) {
		sheet = ARENA_NEW(sums->arena, struct sheet);
		sheet->list.arena = sums->arena;
		table_put(&sums->sheets, material, sheet);
	}
	if (!sheet->title || is_better(sums, file->lang, sheet->lang)) {
		sheet->title = file->title;
		sheet->lang = file->lang;
	}
	return sheet;
}

/* All scales of a material, which a form's `maaling` belongs to. */
static void
add_sheet(struct sums *sums, const struct forms_file *file, const char *maaling, enum when when)
{
	size_t n = (size_t)(strchr(maaling, ':') - maaling) + 1;
	struct sheet *sheet = sheet_for(sums, file, arena_strndup(sums->arena, maaling, n));
	int i;

	sheet->forms[when]++;
	for (i = 0; i < file->count; i++) {
		const struct forms_field *field = &file->fields[i];
		int value = atoi(field->value);
		struct sum *sum;

		if (strncmp(field->name, maaling, n) != 0 || !is_scale(field))
			continue;
		sum = sum_for(sums, sheet, field, file->lang);
		if (value < 1 || value > field->place_count)
			continue;
		sum->count[when]++;
		sum->total[when] += value;
	}
}

static bool
add_file(struct sums *sums, const struct forms_file *file)
{
	bool says = false;
	int i;

	for (i = 0; i < file->count; i++) {
		enum when when = when_of(&file->fields[i]);

		if (when == TIMES)
			continue;
		add_sheet(sums, file, file->fields[i].name, when);
		says = true;
	}
	return says;
}

/* ---- XML ----------------------------------------------------------- */

static void
put_attribute(struct buf *to, const char *name, const char *text)
{
	buf_printf(to, " %s=\"", name);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '<' || c == '&' || c == '"')
			buf_printf(to, "&#%d;", c);
		else
			buf_char(to, c < 0x20 ? ' ' : c);
	}
	buf_char(to, '"');
}

/* What an end of the scale means: "Hvordan: 1, trist – Ikke godt" says it after the dash. */
static const char *
end_of(const struct forms_field *field, const struct forms_place *place)
{
	const char *says = place->label;
	size_t n = strlen(field->label);

	if (strncmp(says, field->label, n) == 0)
		says += n;
	says = strstr(says, DASH);
	return says ? says + strlen(DASH) : "";
}

static void
put_mean(struct buf *to, struct sums *sums, const struct sum *sum, enum when when)
{
	int n = sum->count[when];

	buf_printf(to, "<mean of=\"%s\" n=\"%d\"", times[when], n);
	if (n >= FEW) {
		double mean = (double)sum->total[when] / n;
		int tenths = (int)lround(mean * 10);

		buf_printf(to, " value=\"%d.%d\" share=\"%d\"", tenths / 10, tenths % 10,
		    (int)lround((mean - 1) * 100 / (sum->field->place_count - 1)));
		sums->shown++;
	}
	buf_string(to, "/>");
}

static void
put_question(struct buf *to, struct sums *sums, const struct sum *sum)
{
	const struct forms_field *field = sum->field;

	buf_string(to, "<question");
	put_attribute(to, "label", sum->label);
	put_attribute(to, "lang", sum->lang);
	put_attribute(to, "first", end_of(field, &field->places[0]));
	put_attribute(to, "last", end_of(field, &field->places[field->place_count - 1]));
	buf_printf(to, " places=\"%d\">", field->place_count);
	put_mean(to, sums, sum, BEFORE);
	put_mean(to, sums, sum, AFTER);
	buf_string(to, "</question>");
}

static void
put_sheet(struct buf *to, struct sums *sums, const struct sheet *sheet)
{
	size_t i;

	if (!sheet->list.count)
		return;
	buf_string(to, "<form");
	put_attribute(to, "title", sheet->title);
	put_attribute(to, "lang", sheet->lang);
	buf_printf(to, " before=\"%d\" after=\"%d\">", sheet->forms[BEFORE], sheet->forms[AFTER]);
	for (i = 0; i < sheet->list.count; i++)
		put_question(to, sums, sheet->list.rows[i].value);
	buf_string(to, "</form>");
}

static void
tell_few(const struct sheet *sheet, struct diags *diags)
{
	int i;

	for (i = 0; i < TIMES; i++)
		if (sheet->list.count && sheet->forms[i] > 0 && sheet->forms[i] < FEW)
			diag(diags, DIAG_FORM_FEW, (struct place){ NULL, 0 }, sheet->title,
			    sheet->forms[i], times[i], FEW);
}

static void
put_summary(struct buf *to, struct sums *sums, struct diags *diags)
{
	size_t i;

	buf_printf(to, "<summary few=\"%d\">", FEW);
	for (i = 0; i < sums->sheets.count; i++) {
		put_sheet(to, sums, sums->sheets.rows[i].value);
		tell_few(sums->sheets.rows[i].value, diags);
	}
	buf_string(to, "</summary>");
}

static bool
has_questions(const struct sums *sums)
{
	size_t i;

	for (i = 0; i < sums->sheets.count; i++)
		if (((const struct sheet *)sums->sheets.rows[i].value)->list.count)
			return true;
	return false;
}

bool
forms_put_summary(const struct forms_file *files, int count, const char *lang, struct buf *to,
    struct diags *diags)
{
	struct sums sums = { .lang = lang, .arena = arena_new() };
	bool has;
	int i;

	sums.sheets.arena = sums.arena;
	for (i = 0; i < count; i++)
		if (!add_file(&sums, &files[i]))
			diag(diags, DIAG_FORM_WHEN, (struct place){ files[i].path, 0 });
	has = has_questions(&sums);
	if (has)
		put_summary(to, &sums, diags);
	else
		diag(diags, DIAG_FORM_NO_SUM, (struct place){ NULL, 0 });
	if (has && !sums.shown)
		diag(diags, DIAG_FORM_ALL_FEW, (struct place){ NULL, 0 }, FEW);
	arena_drop(sums.arena);
	return has && sums.shown > 0;
}
