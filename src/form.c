/*
 * printark form: what was filled in, as a table, or summed up on a page.
 */
#include "forms/forms.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

/* The files that could be read; what is said of the others makes the exit status. */
static int
read_files(const struct order *order, struct forms_file *files, struct diags *diags)
{
	int i, count = 0;

	for (i = 1; i < order->name_count; i++)
		count += forms_read(order->names[i], &files[count], order->arena, diags);
	return count;
}

static void
extract(struct press *press, const struct forms_file *files, int count)
{
	const struct order *order = press->order;
	struct buf table = { 0 };

	if (order->as_json)
		forms_put_json(files, count, &table);
	else
		forms_put_csv(files, count, &table);
	if (count)
		file_write(order->output ? order->output : "-", table.bytes, table.count,
		    press->diags);
	buf_drop(&table);
}

/* The sums as FO, by styles/present/summary.xsl. */
static struct _xmlDoc *
present(struct press *press, const struct buf *sums, struct arena *arena)
{
	struct content_wish wish = press->order->wish;
	struct content_doc *doc = content_given(press->content, "summary", sums, arena);
	struct adapt_job job = { doc, &wish, arena, press->diags, NULL, 0 };
	struct _xmlDoc *fo;

	wish.reader = wish.reader ? wish.reader : "leader";
	wish.lang = wish.lang ? wish.lang : "da";
	if (!doc)
		return NULL;
	fo = adapt_present(press->adapt, doc->xml, &job);
	content_drop(doc);
	return fo;
}

static bool
set_page(struct press *press, const struct buf *sums, struct buf *to)
{
	struct arena *arena = arena_new();
	struct setting setting = { .roots = content_roots(press->content),
		.until = press->order->print, .to = to };
	struct _xmlDoc *fo = present(press, sums, arena);
	bool made = fo != NULL;

	if (fo && setting.until == STAGE_FO)
		content_print(fo, to);
	else if (fo)
		setting.document = fo_read(fo, "summary", arena, press->diags);
	adapt_drop(fo);
	if (setting.document)
		made = typeset(press, &setting);
	arena_drop(arena);
	return made;
}

static void
summarize(struct press *press, const struct forms_file *files, int count)
{
	const struct order *order = press->order;
	const char *output = order->output, *lang = order->wish.lang ? order->wish.lang : "da";
	struct buf sums = { 0 }, page = { 0 };

	if (!output)
		output = order->print == STAGE_NONE ? "summary.pdf" : "-";
	if (press_open_content(press) &&
	    forms_put_summary(files, count, lang, &sums, press->diags) &&
	    set_page(press, &sums, &page) &&
	    diags_worst(press->diags) < (int)failing_level(order))
		file_write(output, page.bytes, page.count, press->diags);
	buf_drop(&sums);
	buf_drop(&page);
}

int
verb_form(const struct order *order)
{
	const char *what = order->name_count ? order->names[0] : "";
	bool sums_up = strcmp(what, "summary") == 0;
	struct forms_file *files;
	struct press press;
	int status, count;

	if ((!sums_up && strcmp(what, "extract") != 0) || order->name_count < 2)
		return usage("form takes extract or summary, and PDF files that were filled in");
	files = ARENA_ARRAY(order->arena, struct forms_file, order->name_count);
	press_open(&press, order);
	count = read_files(order, files, press.diags);
	if (sums_up && count)
		summarize(&press, files, count);
	else if (!sums_up)
		extract(&press, files, count);
	status = conclude(order, press.diags);
	press_close(&press);
	return status;
}
