/*
 * printark format: XSL-FO that somebody else wrote, into a PDF.
 *
 * What is not understood is named and left out, and the rest is written all
 * the same: half a foreign document is of use, half a letter is not.
 */
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

/* NAME.pdf in the current folder. */
static const char *
default_output(const struct order *order)
{
	const char *name = order->names[0], *slash = strrchr(name, '/'), *dot;

	name = slash ? slash + 1 : name;
	dot = strrchr(name, '.');
	return arena_printf(order->arena, "%.*s.pdf",
	    (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name)), name);
}

/* The folders that its pictures may come from: its own, and the current one. */
static struct roots
roots_of(const struct order *order, const char *file)
{
	const char **folders = ARENA_ARRAY(order->arena, const char *, 2);
	const char *const wanted[] = { file_folder(file, order->arena), "." };
	struct roots roots = { folders, 0 };
	size_t i;

	for (i = 0; i < 2; i++) {
		char *real = realpath(wanted[i], NULL);

		if (real)
			folders[roots.count++] = arena_strdup(order->arena, real);
		free(real);
	}
	return roots;
}

static bool
format_document(struct press *press, struct buf *to)
{
	const struct order *order = press->order;
	const char *file = order->names[0];
	struct roots roots = roots_of(order, file);
	struct arena *arena = arena_new();
	int64_t clock = now_us();
	struct setting setting = { .roots = &roots, .base_file = file, .until = order->print,
		.to = to };
	bool made;

	setting.document = fo_read_file(file, arena, press->diags);
	press->times.read += lap(&clock);
	made = setting.document != NULL;
	if (made && order->print == STAGE_FO)
		fo_dump(setting.document, to);
	else if (made)
		made = typeset(press, &setting);
	arena_drop(arena);
	return made;
}

static void
format_one(struct press *press)
{
	const struct order *order = press->order;
	const char *output = order->output;
	struct buf bytes = { 0 };

	if (!output)
		output = order->print == STAGE_NONE ? default_output(order) : "-";
	if (format_document(press, &bytes) && diags_worst(press->diags) < DIAG_FATAL &&
	    (!order->is_strict || diags_worst(press->diags) < DIAG_WARNING))
		file_write(output, bytes.bytes, bytes.count, press->diags);
	buf_drop(&bytes);
}

int
verb_format(const struct order *order)
{
	struct press press;
	int status;

	if (order->name_count != 1)
		return usage("format takes one file of XSL-FO");
	if (order->print == STAGE_ADAPTED)
		return usage("--print=adapted is for build: XSL-FO is adapted already");
	press_open(&press, order);
	format_one(&press);
	status = conclude(order, press.diags);
	print_times(&press);
	press_close(&press);
	return status;
}
