/*
 * Makes one letter many times in a warm press, as a batch does, and prints letters a
 * processor second, the peak of memory and the share of each stage.
 *
 *     bench-letters COUNT MATERIAL [LANG] [@FIELDS]
 *
 * The name of the child and the date differ from letter to letter, so that nothing is
 * gained by having made the very same words before.
 */
#include "alone.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* ---- the batch ------------------------------------------------------- */

static double
cpu_seconds(long *peak_kb)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	*peak_kb = use.ru_maxrss;
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static bool
make_letter(struct press *press, int number, const char *path)
{
	static const char *const names[] = { "Noah", "Ida", "Alma", "William", "Fatima", "Bo",
		"Jean-Luc", "Sofie", "Mikkel", "Agnes" };
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	const struct order *order = press->order;
	struct buf bytes = { 0 };
	struct task task = { .material = order->names[0], .wish = order->wish,
		.fields = &fields, .until = STAGE_NONE, .to = &bytes };
	struct made made;
	bool done = read_settings(press, false, &fields) &&
	    content_fields_add(&fields, arena_printf(arena, "child-name=%s", names[number % 10]),
	        press->diags) &&
	    content_fields_add(&fields, arena_printf(arena, "letter-date=2026-02-%02d",
	        number % 28 + 1), press->diags) &&
	    content_fields_add(&fields, arena_printf(arena, "recipient-name=%s Lindegaard %d",
	        names[number / 10 % 10], number), press->diags) &&
	    build_material(press, &task, &made);

	if (done && path)
		done = file_write(path, bytes.bytes, bytes.count, press->diags);
	buf_drop(&bytes);
	arena_drop(arena);
	return done;
}

static void
report(const struct press *press, int count, double seconds, long peak)
{
	const struct times *t = &press->times;
	const struct { const char *name; int64_t us; } stages[] = { { "load", t->load },
		{ "adapt", t->adapt }, { "present", t->present }, { "read", t->read },
		{ "set", t->set }, { "cut", t->cut }, { "place", t->place }, { "write", t->write } };
	size_t i;

	printf("%7d letters %7.0f a cpu second %6.1f MB, us a letter:", count,
	    (double)count / seconds, (double)peak / 1024);
	for (i = 0; i < sizeof stages / sizeof *stages; i++)
		printf(" %s %lld", stages[i].name, (long long)(stages[i].us / count));
	printf("\n");
}

int
main(int argc, char **argv)
{
	const char *settings[] = { argc > 4 ? argv[4] : "@content/samples/infobrev-familie.set" };
	struct order order = { .names = (const char *const *)argv + 2, .name_count = 1, .home = ".",
		.settings = settings, .setting_count = 1, .arena = arena_new(),
		.wish.lang = argc > 3 ? argv[3] : NULL };
	int count = argc > 2 ? atoi(argv[1]) : 0, i;
	struct press press;
	double began;
	long peak;
	bool fine;

	press_open(&press, &order);
	press.stencils = stencils_new();
	fine = count > 0 && press_open_content(&press) && make_letter(&press, 0, getenv("BENCH_OUT"));
	press.times = (struct times){ 0 };
	began = cpu_seconds(&peak);
	for (i = 0; fine && i < count; i++)
		fine = make_letter(&press, i, NULL);
	if (fine) {
		double seconds = cpu_seconds(&peak) - began;

		report(&press, count, seconds, peak);
	}
	conclude(&order, press.diags);
	press_close(&press);
	arena_drop(order.arena);
	return !fine;
}
