/*
 * printark build: the whole road of one document, from what is said to a PDF.
 *
 *     load -> localise -> merge -> recast -> measure -> present -> read -> lay out -> write
 */
#include "verbs.h"

#include "adapt/adapt.h"

#include <string.h>

bool
press_open(struct press *press, const struct order *order)
{
	*press = (struct press){ .order = order, .diags = diags_new() };
	press->content = content_open(order->home, press->diags);
	if (!press->content)
		return false;
	press->adapt = adapt_open(press->content);
	return true;
}

void
press_close(struct press *press)
{
	adapt_close(press->adapt);
	content_close(press->content);
	diags_drop(press->diags);
}

/* Microseconds since the last call with the same clock. */
static int64_t
lap(int64_t *clock)
{
	int64_t now = now_us(), spent = now - *clock;

	*clock = now;
	return spent;
}

/* The material for its reader, in the reader's language, with its fields: whole. */
static struct content_doc *
prepare(struct press *press, const char *material, struct content_wish *wish,
    struct content_fields *fields, struct arena *arena)
{
	const char *path = content_find(press->content, material, arena, press->diags);
	struct content_doc *doc = path
	    ? content_load(press->content, path, arena, press->diags) : NULL;

	if (!doc)
		return NULL;
	if (!content_settle(doc, wish, press->diags)) {
		content_drop(doc);
		return NULL;
	}
	content_localise(press->content, doc, wish, press->diags);
	content_merge(doc, wish, fields, press->diags);
	return doc;
}

/* The adapted tree, or its FO when that is wanted; NULL after a message. */
static struct _xmlDoc *
adapt(struct press *press, const struct adapt_job *job, bool wants_fo, int64_t *clock)
{
	struct _xmlDoc *adapted = adapt_recast(press->adapt, job), *fo;
	struct adapt_reading reading;

	if (adapted)
		adapt_measure(adapted, job, &reading);
	press->times.adapt += lap(clock);
	if (!adapted || !wants_fo)
		return adapted;
	fo = adapt_present(press->adapt, adapted, job);
	press->times.present += lap(clock);
	adapt_drop(adapted);
	return fo;
}

bool
build_material(struct press *press, const char *material, const struct content_wish *wish,
    struct content_fields *fields, enum stage print, struct buf *to)
{
	struct arena *arena = arena_new();
	struct content_wish settled = *wish;
	int64_t clock = now_us();
	struct content_doc *doc = prepare(press, material, &settled, fields, arena);
	struct adapt_job job = { doc, &settled, arena, press->diags };
	struct _xmlDoc *xml = NULL;

	press->times.load += lap(&clock);
	if (doc)
		xml = adapt(press, &job, print != STAGE_ADAPTED, &clock);
	if (xml)
		content_print(xml, to);
	adapt_drop(xml);
	content_drop(doc);
	arena_drop(arena);
	return xml != NULL;
}

void
print_times(const struct times *t)
{
	fprintf(stderr,
	    "times: load %lld adapt %lld present %lld read %lld set %lld cut %lld place %lld "
	    "write %lld\n",
	    (long long)t->load, (long long)t->adapt, (long long)t->present, (long long)t->read,
	    (long long)t->set, (long long)t->cut, (long long)t->place, (long long)t->write);
}

/* MATERIAL[-AGES][-READER][-LANG].pdf in the current folder: only what was asked for is named. */
static const char *
default_output(const struct order *order)
{
	const char *name = order->names[0], *slash = strrchr(name, '/');
	const struct content_wish *wish = &order->wish;
	size_t n;

	name = slash ? slash + 1 : name;
	n = strlen(name);
	if (n > 4 && strcmp(name + n - 4, ".xml") == 0)
		n -= 4;
	return arena_printf(order->arena, "%.*s%s%s%s%s%s%s.pdf", (int)n, name,
	    wish->ages ? "-" : "", wish->ages ? wish->ages : "", wish->reader ? "-" : "",
	    wish->reader ? wish->reader : "", wish->lang ? "-" : "", wish->lang ? wish->lang : "");
}

static bool
read_settings(const struct order *order, struct content_fields *fields, struct diags *diags)
{
	int i;

	for (i = 0; i < order->setting_count; i++)
		if (!content_fields_add(fields, order->settings[i], diags))
			return false;
	return true;
}

static void
build_one(struct press *press, const struct order *order)
{
	struct content_fields fields = { .arena = order->arena };
	const char *output = order->output;
	struct buf bytes = { 0 };

	if (!output)
		output = order->print == STAGE_NONE ? default_output(order) : "-";
	if (read_settings(order, &fields, press->diags) &&
	    build_material(press, order->names[0], &order->wish, &fields, order->print, &bytes) &&
	    (order->print != STAGE_NONE || !is_spoilt(order, press->diags)))
		file_write(output, bytes.bytes, bytes.count, press->diags);
	buf_drop(&bytes);
}

int
verb_build(const struct order *order)
{
	struct press press;
	int status;

	if (order->name_count != 1)
		return usage("build takes one material: an id from `printark list`, or a path");
	if (press_open(&press, order))
		build_one(&press, order);
	status = conclude(order, press.diags);
	if (order->shows_times)
		print_times(&press.times);
	press_close(&press);
	return status;
}
