/*
 * Which columns a letter needs: as a table to read, or as an empty roster to fill in.
 */
#include "batch/batch.h"

#include <string.h>

/* What may stand in a special column. */
static const char *const special_meanings[SPECIALS] = {
	"your own number for the row; goes into the file name",
	"language of the letter: da, en, ...; empty: Danish",
	"age group: 8-9, 10-12, 13-14",
	"the child's birthday; finds the age group, and who turns 15 meanwhile",
	"for whom, where the letter has several readers",
	"another letter for this row: its id",
	"how often it is printed, 1 to 20",
	"print or digital; empty: print",
	"window of the envelope: fjernprint, C5, DL",
	"the digital mailbox's number (CPR, CVR); goes nowhere but into its message",
	"the sender's CVR number, for messages",
};

static const char *
form_of(const char *type)
{
	if (strcmp(type, "date") == 0)
		return "2026-03-02 or 2.3.2026";
	if (strcmp(type, "weekday") == 0)
		return "a date, or mandag";
	if (strcmp(type, "time") == 0)
		return "17:30 or 17.30";
	if (strcmp(type, "number") == 0)
		return "2.5 or 2,5";
	return "";
}

static const struct variant *
ask(struct batch *batch)
{
	const struct variant *v = batch_variant(batch, batch->material, &batch->order->wish);

	return v->is_sound ? v : NULL;
}

bool
batch_show_columns(struct batch *batch)
{
	const struct variant *v = ask(batch);
	size_t i;
	int s;

	if (!v)
		return false;
	printf("%-22s %-8s %-9s %s\n", "column", "value", "needed", "as");
	for (i = 0; i < v->want_count; i++)
		printf("%-22s %-8s %-9s %s\n", v->wants[i].name, v->wants[i].type,
		    v->wants[i].is_optional ? "if any" : "yes", form_of(v->wants[i].type));
	for (s = 0; s < SPECIALS; s++)
		printf("%-22s %-8s %-9s %s\n", batch_special_name((enum special)s), "special",
		    "if any", special_meanings[s]);
	return true;
}

/* ---- an empty roster ----------------------------------------------------- */

/* A cell as RFC 4180 wants it. */
static void
put_cell(struct buf *to, const char *text, bool is_first)
{
	const char *s;

	if (!is_first)
		buf_char(to, ',');
	if (!text[strcspn(text, ",;\"\n")]) {
		buf_string(to, text);
		return;
	}
	buf_char(to, '"');
	for (s = text; *s; s++) {
		if (*s == '"')
			buf_char(to, '"');
		buf_char(to, *s);
	}
	buf_char(to, '"');
}

static const char *
example_of(const struct batch *batch, const struct content_want *want)
{
	const char *value = content_fields_value(&batch->settings, want->name);

	if (value)
		return value;
	if (strcmp(want->type, "date") == 0 || strcmp(want->type, "weekday") == 0)
		return "2026-03-02";
	if (strcmp(want->type, "time") == 0)
		return "17:30";
	return strcmp(want->type, "number") == 0 ? "2.5" : "...";
}

/* Values of the project's samples are made up, so they make an example. */
static void
read_samples(struct batch *batch)
{
	struct diags *nobody = diags_new();

	content_fields_add(&batch->settings,
	    arena_printf(batch->arena, "@%s/content/samples/%s.set",
		content_home(batch->press->content), batch->material),
	    nobody);
	diags_drop(nobody);
}

bool
batch_write_template(struct batch *batch, const char *path)
{
	const struct variant *v = ask(batch);
	struct buf bytes = { 0 };
	bool done;
	size_t i;

	if (!v)
		return false;
	read_samples(batch);
	/* With this mark spreadsheets know that it is UTF-8. */
	buf_string(&bytes, "\xEF\xBB\xBF");
	for (i = 0; i < v->want_count; i++)
		put_cell(&bytes, v->wants[i].name, i == 0);
	buf_string(&bytes, ",language,deliver\n");
	for (i = 0; i < v->want_count; i++) {
		const char *example = example_of(batch, &v->wants[i]);

		put_cell(&bytes, i ? example : arena_printf(batch->arena, "# %s", example), i == 0);
	}
	buf_string(&bytes, ",da,print\n");
	done = file_write(path, bytes.bytes, bytes.count, batch->diags);
	buf_drop(&bytes);
	return done;
}
