/*
 * Pages that are nearly empty, and what is done about them.
 *
 *     as it is --a last page with next to nothing--> with less air --no page saved--> as it was
 *
 * A document of few pages whose last one holds next to nothing is set once more with less air
 * (styles/present/themes/tight.xml), and stays so if that saves the page.  In a pack each part is
 * looked at by itself, and those that gain nothing are put back together.
 */
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_PAGES = 4 };

enum { AS_IT_IS, TIGHT, AS_IT_WAS };

struct span {
	int first, last;                  /* pages; first < 0: there are none */
};

/* ---- the pages of each part --------------------------------------------------- */

/* The number of the part whose pages an id begins ("p3.document", adapt/bind.c), or 0. */
static int
part_of(const char *id)
{
	char *end;
	long number = id[0] == 'p' ? strtol(id + 1, &end, 10) : 0;

	return number > 0 && number < 100000 && strcmp(end, ".document") == 0 ? (int)number : 0;
}

/* Something of the pack itself begins here, or a part. */
static bool
is_beginning(const char *id)
{
	return strncmp(id, "pack.", 5) == 0 || part_of(id) > 0;
}

static int
last_page(const struct areas *areas, const bool *begins, int first)
{
	int page = first + 1;

	while (page < areas->page_count && !begins[page])
		page++;
	return page - 1;
}

/* The spans of all parts; a document of its own is one. */
static struct span *
find_spans(const struct trial *trial, const struct areas *areas, int *count, struct arena *arena)
{
	bool *begins = ARENA_ARRAY(arena, bool, areas->page_count + 1);
	struct span *spans;
	int i, part;

	*count = !trial->is_pack;
	for (i = 0; i < areas->place_count && trial->is_pack; i++) {
		part = part_of(areas->places[i].id);
		*count = part > *count ? part : *count;
		if (is_beginning(areas->places[i].id))
			begins[areas->places[i].page] = true;
	}
	spans = ARENA_ARRAY(arena, struct span, *count + 1);
	for (i = 0; i < *count; i++)
		spans[i] = (struct span){ trial->is_pack ? -1 : 0, areas->page_count - 1 };
	for (i = 0; i < areas->place_count && trial->is_pack; i++) {
		part = part_of(areas->places[i].id);
		if (part > 0)
			spans[part - 1] = (struct span){ areas->places[i].page,
				last_page(areas, begins, areas->places[i].page) };
	}
	return spans;
}

/* ---- judging -------------------------------------------------------------------- */

/* Parts that may gain by less air. */
static bool
find_little(struct trial *trial, const struct areas *areas, const struct span *spans)
{
	struct area_tail tail;
	bool found = false;
	int i;

	for (i = 0; i < trial->count; i++) {
		if (spans[i].first < 0)
			continue;
		tail = area_tail(areas, spans[i].first, spans[i].last);
		trial->parts[i].pages = tail.pages;
		trial->parts[i].is_tight = tail.pages <= FEW_PAGES && area_tail_is_little(&tail);
		found = found || trial->parts[i].is_tight;
	}
	return found;
}

/* Parts that did not. */
static bool
find_vain(struct trial *trial, const struct areas *areas, const struct span *spans)
{
	struct area_tail tail;
	bool found = false;
	int i;

	for (i = 0; i < trial->count; i++) {
		if (!trial->parts[i].is_tight || spans[i].first < 0)
			continue;
		tail = area_tail(areas, spans[i].first, spans[i].last);
		trial->parts[i].is_tight = tail.pages < trial->parts[i].pages;
		found = found || !trial->parts[i].is_tight;
	}
	return found;
}

bool
trial_accepts(struct trial *trial, const struct areas *areas)
{
	struct arena *arena = arena_new();
	int count;
	const struct span *spans = find_spans(trial, areas, &count, arena);

	if (!trial->parts) {
		trial->parts = mem_alloc((size_t)(count + 1) * sizeof *trial->parts);
		memset(trial->parts, 0, (size_t)(count + 1) * sizeof *trial->parts);
		trial->count = count;
	}
	if (trial->number == AS_IT_IS)
		trial->is_refused = find_little(trial, areas, spans);
	else if (trial->number == TIGHT && count == trial->count)
		trial->is_refused = find_vain(trial, areas, spans);
	arena_drop(arena);
	return !trial->is_refused;
}

bool
trial_is_tight(const struct trial *trial, int part)
{
	return part < trial->count && trial->parts[part].is_tight;
}

static bool
is_again(struct trial *trial)
{
	bool again = trial->is_refused;

	trial->is_refused = false;
	trial->number++;
	return again;
}

bool
trial_run(struct press *press, struct task *task, bool is_pack,
    bool (*make)(struct press *, struct task *, struct trial *, struct made *), struct made *made)
{
	const struct content_wish wish = task->wish;
	size_t mark = diags_count(press->diags);
	struct trial trial = { .is_pack = is_pack };
	bool done;

	do {
		diags_rewind(press->diags, mark);
		task->wish = wish;
		done = make(press, task, &trial, made);
	} while (is_again(&trial));
	free(trial.parts);
	return done;
}
