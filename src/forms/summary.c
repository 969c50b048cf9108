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

/* Fewer answers than this are somebody's. */
enum { FEW = 3 };

struct sum {
	const struct forms_field *field; /* one of its forms': what it asks */
	int count[TIMES];
	int64_t total[TIMES];
};

struct sums {
	struct table list; /* name and number of places -> struct sum */
	int forms[TIMES];
	struct arena *arena;
};

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* What the question `maaling` says; TIMES: nothing. */
static enum when
when_of(const struct forms_file *file)
{
	int i;

	for (i = 0; i < file->count; i++) {
		const char *value = file->fields[i].value;

		if (!ends_with(file->fields[i].name, ":maaling"))
			continue;
		if (strcmp(value, "foer") == 0 || strcmp(value, "1") == 0)
			return BEFORE;
		if (strcmp(value, "efter") == 0 || strcmp(value, "2") == 0)
			return AFTER;
	}
	return TIMES;
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

/* Age groups may have fewer places; their numbers cannot be added up. */
static struct sum *
sum_for(struct sums *sums, const struct forms_field *field)
{
	const char *key = arena_printf(sums->arena, "%s/%d", field->name, field->place_count);
	struct sum *sum = table_find(&sums->list, key);

	if (sum)
		return sum;
	sum = ARENA_NEW(sums->arena, struct sum);
	sum->field = field;
	table_put(&sums->list, key, sum);
	return sum;
}

static void
add_file(struct sums *sums, const struct forms_file *file, enum when when)
{
	int i;

	sums->forms[when]++;
	for (i = 0; i < file->count; i++) {
		int value = atoi(file->fields[i].value);
		struct sum *sum;

		if (!is_scale(&file->fields[i]))
			continue;
		sum = sum_for(sums, &file->fields[i]);
		if (value < 1 || value > file->fields[i].place_count)
			continue;
		sum->count[when]++;
		sum->total[when] += value;
	}
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

/* What an end of the scale means: "Hvordan: 1, Ikke godt" says it last. */
static const char *
end_of(const struct forms_place *place)
{
	const char *comma = strstr(place->label, ", "), *next;

	while (comma && (next = strstr(comma + 2, ", ")))
		comma = next;
	return comma ? comma + 2 : "";
}

static void
put_mean(struct buf *to, const struct sum *sum, enum when when)
{
	int n = sum->count[when];
	double mean = n ? (double)sum->total[when] / n : 0;

	buf_printf(to, "<mean of=\"%s\" n=\"%d\"", times[when], n);
	if (n) {
		int tenths = (int)lround(mean * 10);

		buf_printf(to, " value=\"%d.%d\" share=\"%d\"", tenths / 10, tenths % 10,
		    (int)lround((mean - 1) * 100 / (sum->field->place_count - 1)));
	}
	buf_string(to, "/>");
}

static void
put_question(struct buf *to, const struct sum *sum)
{
	const struct forms_field *field = sum->field;

	buf_string(to, "<question");
	put_attribute(to, "label", *field->label ? field->label : field->name);
	put_attribute(to, "first", end_of(&field->places[0]));
	put_attribute(to, "last", end_of(&field->places[field->place_count - 1]));
	buf_printf(to, " places=\"%d\">", field->place_count);
	put_mean(to, sum, BEFORE);
	put_mean(to, sum, AFTER);
	buf_string(to, "</question>");
}

static void
put_summary(struct buf *to, const struct sums *sums)
{
	size_t i;

	buf_printf(to, "<summary before=\"%d\" after=\"%d\">", sums->forms[BEFORE],
	    sums->forms[AFTER]);
	for (i = 0; i < sums->list.count; i++)
		put_question(to, sums->list.rows[i].value);
	buf_string(to, "</summary>");
}

bool
forms_put_summary(const struct forms_file *files, int count, struct buf *to, struct arena *arena,
    struct diags *diags)
{
	struct sums sums = { .list = { .arena = arena }, .arena = arena };
	int i;

	for (i = 0; i < count; i++) {
		enum when when = when_of(&files[i]);

		if (when == TIMES)
			diag(diags, DIAG_FORM_WHEN, (struct place){ files[i].path, 0 });
		else
			add_file(&sums, &files[i], when);
	}
	if (!sums.list.count) {
		diag(diags, DIAG_FORM_NO_SUM, (struct place){ NULL, 0 });
		return false;
	}
	for (i = 0; i < TIMES; i++)
		if (sums.forms[i] > 0 && sums.forms[i] < FEW)
			diag(diags, DIAG_FORM_FEW, (struct place){ NULL, 0 }, sums.forms[i], times[i]);
	put_summary(to, &sums);
	return true;
}
