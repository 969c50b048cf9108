/*
 * What happened into what the user reads.
 *
 * Messages are kept, not printed: a stage may be run again and take its
 * words back, and a document's unsupported features are said once, with a
 * count, when the document is done.
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

struct diags {
	struct arena *arena;
	struct diag_row *rows;
	size_t count, capacity, said;
};

static const struct {
	enum diag_level level;
	const char *text;
} texts[] = {
#define DIAG(code, level, text) { DIAG_##level, text },
#include "base/diag.def"
#undef DIAG
};

const char *
diag_code_name(enum diag_code code)
{
	static const char *const names[] = {
#define DIAG(name, level, text) #name,
#include "base/diag.def"
#undef DIAG
	};

	return names[code];
}

struct diags *
diags_new(void)
{
	struct diags *diags = mem_alloc(sizeof *diags);

	diags->arena = arena_new();
	return diags;
}

void
diags_drop(struct diags *diags)
{
	if (!diags)
		return;
	arena_drop(diags->arena);
	free(diags);
}

static bool
same_place(struct place a, struct place b)
{
	if (a.line != b.line)
		return false;
	return a.file == b.file || (a.file && b.file && strcmp(a.file, b.file) == 0);
}

/* A broken document may say a hundred thousand things: repeats are looked
 * for among the latest only, so that saying stays cheap. */
enum { LOOK_BACK = 1000 };

static struct diag_row *
find_row(const struct diags *diags, enum diag_code code, struct place place, const char *text)
{
	size_t i, oldest = diags->count > LOOK_BACK ? diags->count - LOOK_BACK : 0;

	for (i = diags->count; i-- > oldest;) {
		struct diag_row *row = &diags->rows[i];

		if (row->code != code || strcmp(row->text, text) != 0)
			continue;
		if (row->level == DIAG_UNSUPPORTED || same_place(row->place, place))
			return row;
	}
	return NULL;
}

static const char *
fill_in(struct arena *arena, enum diag_code code, va_list args)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, texts[code].text, again);
	va_end(again);
	if (n < 0)
		return texts[code].text;
	text = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, texts[code].text, args);
	return text;
}

void
diag(struct diags *diags, enum diag_code code, struct place place, ...)
{
	struct diag_row *row;
	const char *text;
	va_list args;

	va_start(args, place);
	text = fill_in(diags->arena, code, args);
	va_end(args);
	diags->said++;
	row = find_row(diags, code, place, text);
	if (row) {
		row->count++;
		return;
	}
	ARENA_ROOM(diags->arena, diags->rows, diags->count, diags->capacity);
	row = &diags->rows[diags->count++];
	*row = (struct diag_row){ code, texts[code].level, place, text, 1 };
	if (place.file)
		row->place.file = arena_strdup(diags->arena, place.file);
}

int
diags_worst(const struct diags *diags)
{
	int worst = -1;
	size_t i;

	for (i = 0; i < diags->count; i++)
		if ((int)diags->rows[i].level > worst)
			worst = (int)diags->rows[i].level;
	return worst;
}

size_t
diags_count(const struct diags *diags)
{
	return diags->count;
}

size_t
diags_tally(const struct diags *diags)
{
	return diags->said;
}

const struct diag_row *
diags_row(const struct diags *diags, size_t i)
{
	return &diags->rows[i];
}

const struct diag_row *
diags_find(const struct diags *diags, enum diag_code code)
{
	size_t i;

	for (i = 0; i < diags->count; i++)
		if (diags->rows[i].code == code)
			return &diags->rows[i];
	return NULL;
}

void
diags_settle(struct diags *diags, size_t mark, struct place place)
{
	for (; mark < diags->count; mark++) {
		struct diag_row *row = &diags->rows[mark];

		if (row->place.file)
			continue;
		row->place = place;
		row->place.file = place.file ? arena_strdup(diags->arena, place.file) : NULL;
	}
}

void
diags_rewind(struct diags *diags, size_t mark)
{
	if (mark < diags->count)
		diags->count = mark;
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const names[] = { "note", "warning", "error", "unsupported", "fatal" };

	return names[level];
}

static void
print_row(const struct diag_row *row, FILE *to, bool color)
{
	static const char *const colors[] = { "36", "33", "31", "35", "31" };

	fputs("printark: ", to);
	if (row->place.file && row->place.line > 0)
		fprintf(to, "%s:%d: ", row->place.file, row->place.line);
	else if (row->place.file)
		fprintf(to, "%s: ", row->place.file);
	if (color)
		fprintf(to, "\033[%sm%s\033[0m: ", colors[row->level], diag_level_name(row->level));
	else
		fprintf(to, "%s: ", diag_level_name(row->level));
	fputs(row->text, to);
	if (row->count > 1)
		fprintf(to, " (%d times)", row->count);
	fputc('\n', to);
}

void
diags_print(const struct diags *diags, FILE *to, size_t from, enum diag_level lowest, bool color)
{
	size_t i;

	for (i = from; i < diags->count; i++)
		if (diags->rows[i].level >= lowest)
			print_row(&diags->rows[i], to, color);
}
