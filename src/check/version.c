/*
 * One version of a material as far as its pages: what there is to say of it.
 */
#include "check/check.h"

#include <string.h>

enum { SMALLEST = 75, NEXT_TO_NOTHING = 9 };

/* Sizes below which children, families and others do not read well; in tenths of a point. */
static const struct sizes {
	const char *whom;
	int running, smallest;
} sizes[] = {
	{ "8-9", 140, 100 },
	{ "10-12", 130, 95 },
	{ "13-14", 120, 95 },
	{ "family", 110, SMALLEST },
	{ "school", 105, SMALLEST },
	{ "leader", 105, SMALLEST },
};

static const struct sizes *
sizes_for(const struct content_wish *wish)
{
	bool is_child = strcmp(wish->reader, "child") == 0 && wish->ages && *wish->ages;
	size_t i;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (strcmp(sizes[i].whom, is_child ? wish->ages : wish->reader) == 0)
			return &sizes[i];
	return NULL;
}

/* The return address of a letter is as small as the window wants it. */
static void
check_type(struct press *press, const struct version *version, const struct task *task,
    const struct made *made)
{
	const struct sizes *least = task->wish.reader ? sizes_for(&task->wish) : NULL;
	int floor = !least || strcmp(version->subject.kind, "letter") == 0 ? SMALLEST : least->smallest;
	int running = made->type.running / (MPT_PT / 10), smallest = made->type.smallest / (MPT_PT / 10);
	struct place place = made->type.smallest_at;

	if (!least || !made->type.running)
		return;
	if (running < least->running)
		diag(press->diags, DIAG_CHECK_TYPE, place, running / 10, running % 10,
		    least->running / 10, least->whom);
	if (smallest < floor)
		diag(press->diags, DIAG_CHECK_SMALL, place, smallest / 10, smallest % 10, floor / 10,
		    floor % 10, least->whom);
}

/* A last page that is nearly empty, though less air was tried (trial.c). */
static void
check_tail(struct press *press, const struct content_wish *wish, const struct made *made)
{
	const struct area_tail *tail = &made->tail;

	if (tail->pages > 1 && tail->height < tail->page_height / NEXT_TO_NOTHING)
		diag(press->diags, DIAG_CHECK_TAIL, tail->at, tail->pages,
		    wish->ages && *wish->ages ? wish->ages : wish->reader, wish->lang,
		    (int)(tail->height / (MPT_IN / 25.4)), tail->lines);
}

void
check_version(struct press *press, const struct version *version, struct finding *finding)
{
	struct content_fields fields = { .arena = press->order->arena };
	struct buf nothing = { 0 };
	struct task task = { .fields = &fields, .until = STAGE_CHECK, .to = &nothing };
	FILE *said = open_memstream(&finding->said, &finding->said_count);
	enum diag_level lowest = press->order->is_quiet ? failing_level(press->order) : DIAG_NOTE;

	bool is_pack = strcmp(version->subject.kind, "pack") == 0;

	finding->is_fine = fill_from_samples(press, version, &task) &&
	    (is_pack ? build_pack : build_material)(press, &task, &finding->made);
	if (finding->is_fine && !is_pack)
		check_type(press, version, &task, &finding->made);
	if (finding->is_fine && !is_pack)
		check_tail(press, &task.wish, &finding->made);
	diags_print(press->diags, said, 0, lowest, press->order->has_color);
	finding->is_fine = finding->is_fine &&
	    diags_worst(press->diags) < (int)failing_level(press->order);
	fclose(said);
	diags_drop(press->diags);
	press->diags = diags_new();
	buf_drop(&nothing);
}
