/*
 * printark build: the whole road of one document, from what is said to a PDF.
 *
 *     content -> localise -> merge -> adapt -> present -> FO -> layout -> areas -> tagged PDF
 */
#include "verbs.h"

#include "image/image.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "text/text.h"

#include <string.h>

/* ---- the press ------------------------------------------------------- */

void
press_open(struct press *press, const struct order *order)
{
	*press = (struct press){ .order = order, .diags = diags_new() };
}

bool
press_open_content(struct press *press)
{
	if (press->content)
		return true;
	press->content = content_open(press->order->home, press->diags);
	if (!press->content)
		return false;
	if (press->order->symbols &&
	    !content_add_pictures(press->content, press->order->symbols, press->diags))
		return false;
	press->adapt = adapt_open(press->content);
	return adapt_has_theme(press->adapt, press->order->wish.theme, press->diags);
}

bool
press_open_type(struct press *press)
{
	const struct order *order = press->order;
	const char *catalogue = order->fonts;

	if (press->faces)
		return true;
	if (!catalogue)
		catalogue = arena_printf(order->arena, "%s/fonts/catalogue.conf", order->home);
	press->faces = faces_open(catalogue, press->diags);
	press->images = images_new();
	press->pdf = pdf_press_new();
	return press->faces != NULL;
}

void
press_close(struct press *press)
{
	stencils_drop(press->stencils);
	pdf_press_drop(press->pdf);
	if (press->faces)
		faces_drop(press->faces);
	images_drop(press->images);
	adapt_close(press->adapt);
	content_close(press->content);
	diags_drop(press->diags);
}

/* ---- the road --------------------------------------------------------- */

struct content_doc *
prepare_material(struct press *press, struct task *task, struct content_holes *holes,
    struct arena *arena)
{
	const char *path = content_find(press->content, task->material, arena, press->diags);
	struct content_doc *doc;

	doc = path ? content_prepare(press->content, path, &task->wish, arena, press->diags) : NULL;
	if (doc && strcmp(doc->kind, "pack") == 0) {
		diag(press->diags, DIAG_PACK_BUILD, doc->place, doc->id, doc->id);
		content_drop(doc);
		doc = NULL;
	}
	if (!doc)
		return NULL;
	/* Pictures stand over words that a value may have; children make rows. */
	if (holes && (content_marks_keys(doc) || content_repeats_children(doc))) {
		content_drop(doc);
		return NULL;
	}
	content_merge(doc, &task->wish, task->fields, holes, press->diags);
	content_mark_keys(press->content, doc, press->diags);
	return doc;
}

/* The adapted tree, or its FO when the road goes further; NULL after a message. */
static struct _xmlDoc *
adapt(struct press *press, const struct adapt_job *job, const struct task *task, struct made *made)
{
	int64_t clock = now_us();
	struct _xmlDoc *adapted = adapt_recast(press->adapt, job), *fo;

	if (adapted)
		adapt_measure(adapted, job, &made->reading);
	press->times.adapt += lap(&clock);
	if (!adapted || task->until == STAGE_ADAPTED)
		return adapted;
	fo = adapt_present(press->adapt, adapted, job);
	press->times.present += lap(&clock);
	adapt_drop(adapted);
	return fo;
}

/* The pages as they were asked for. */
static bool
show_areas(struct press *press, const struct areas *areas, const struct setting *setting)
{
	int64_t clock = now_us();
	bool made = true;

	if (setting->until == STAGE_AREAS)
		area_dump(areas, setting->to);
	else if (setting->until == STAGE_TAGS)
		tags_dump(areas, setting->to);
	else if (setting->until == STAGE_NONE && setting->piece)
		made = pdf_piece_write(press->pdf, areas, setting->piece, setting->to, press->diags);
	else if (setting->until == STAGE_NONE)
		made = pdf_write(press->pdf, areas, setting->to, press->diags);
	press->times.write += lap(&clock);
	return made;
}

static bool
lay_out(struct press *press, struct setting *setting, struct arena *arena)
{
	struct layout_job job = { .faces = press->faces, .images = press->images,
		.roots = setting->roots, .base_file = setting->base_file, .arena = arena,
		.diags = press->diags, .memory = setting->memory };
	struct areas *areas;

	if (setting->until == STAGE_GALLEY) {
		layout_dump_galleys(setting->document, &job, setting->to);
		return true;
	}
	areas = layout_document(setting->document, &job);
	press->times.set += job.set_us;
	press->times.cut += job.cut_us;
	press->times.place += job.place_us;
	if (!areas)
		return false;
	setting->pages = areas->page_count;
	if (setting->trial && !trial_accepts(setting->trial, areas))
		return false;
	if (setting->title)
		areas->title = setting->title;
	tags_check(areas, press->diags);
	if (setting->until == STAGE_CHECK) {
		areas_check_legible(areas, &setting->type, press->diags);
		setting->tail = area_tail(areas, 0, areas->page_count - 1);
	} else {
		areas = put_on_paper(press, areas, arena);
	}
	return show_areas(press, areas, setting);
}

bool
typeset(struct press *press, struct setting *setting)
{
	struct arena *arena = arena_new();
	bool made = press_open_type(press) && lay_out(press, setting, arena);

	arena_drop(arena);
	return made;
}

static void
drop_draft(struct draft draft)
{
	if (!draft.is_lent)
		adapt_drop(draft.xml);
}

/* The FO tree; the XML is let go before the pages need its room. */
static const struct fo_document *
read_fo(struct press *press, struct draft draft, const struct task *task, struct arena *arena)
{
	int64_t clock = now_us();
	const struct fo_document *document;

	if (draft.document)
		return draft.document;
	document = fo_read(draft.xml, task->material, arena, press->diags);
	drop_draft(draft);
	press->times.read += lap(&clock);
	return document;
}

/* From the material to XML: the FO, or the adapted tree when that is asked for. */
static struct _xmlDoc *
write_fo(struct press *press, struct task *task, struct arena *arena, struct made *made)
{
	int64_t clock = now_us();
	struct content_doc *doc = prepare_material(press, task, NULL, arena);
	struct adapt_job job = { doc, &task->wish, arena, press->diags, NULL, 0 };
	struct _xmlDoc *xml = NULL;

	press->times.load += lap(&clock);
	if (doc)
		xml = adapt(press, &job, task, made);
	content_drop(doc);
	return xml;
}

/* The same by the short way, where it is known; else what can be learned is learned. */
static struct draft
write_draft(struct press *press, struct task *task, struct arena *arena, struct made *made)
{
	const char *key = stencil_key(press, task, arena);
	size_t said = diags_tally(press->diags);
	int64_t clock = now_us();
	struct draft draft = { .is_lent = true };

	if (key)
		draft = stencil_write(press, task, key, arena, made);
	press->times.adapt += lap(&clock);
	if (draft.xml || draft.document)
		return draft;
	draft = (struct draft){ .xml = write_fo(press, task, arena, made) };
	if (draft.xml && key && diags_tally(press->diags) == said)
		stencil_learn(press, task, key, draft.xml, arena);
	return draft;
}

struct _xmlDoc *
adapt_material(struct press *press, struct task *task, struct arena *arena, struct made *made)
{
	task->until = STAGE_ADAPTED;
	*made = (struct made){ .pages = 0 };
	return write_fo(press, task, arena, made);
}

/* What a check tells of a document outlives it; of a thousand letters nobody asks. */
static void
keep_made(struct made *made, const struct task *task, struct arena *arena)
{
	struct place *places[] = { &made->type.smallest_at, &made->tail.at,
		&made->reading.worst_at };
	size_t i;

	if (task->until != STAGE_CHECK) {
		made->type.smallest_at = made->tail.at = made->reading.worst_at =
		    (struct place){ NULL, 0 };
		made->reading.worst = NULL;
		return;
	}
	for (i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i]->file)
			places[i]->file = arena_strdup(arena, places[i]->file);
	if (made->reading.worst)
		made->reading.worst = arena_strdup(arena, made->reading.worst);
}

/* One try at it: false with `trial->is_refused` when its pages were not taken. */
static bool
try_material(struct press *press, struct task *task, struct trial *trial, struct made *made)
{
	struct arena *arena = arena_new();
	struct setting setting = { .roots = content_roots(press->content), .until = task->until,
		.to = task->to, .piece = task->piece,
		.title = task->title, .trial = trial };
	struct draft draft;
	bool done;

	*made = (struct made){ .pages = 0 };
	task->wish.is_tight = trial_is_tight(trial, 0);
	draft = write_draft(press, task, arena, made);
	done = draft.xml || draft.document;
	if (draft.xml && (task->until == STAGE_ADAPTED || task->until == STAGE_FO)) {
		content_print(draft.xml, task->to);
		drop_draft(draft);
	} else if (done) {
		setting.document = read_fo(press, draft, task, arena);
		setting.memory = draft.memory;
		done = setting.document && typeset(press, &setting);
		made->pages = setting.pages;
		made->type = setting.type;
		made->tail = setting.tail;
	}
	keep_made(made, task, press->order->arena);
	arena_drop(arena);
	return done;
}

bool
build_material(struct press *press, struct task *task, struct made *made)
{
	return trial_run(press, task, false, try_material, made);
}

/* ---- the verb ---------------------------------------------------------- */

void
print_times(const struct press *press)
{
	const struct times *t = &press->times;

	if (!press->order->shows_times)
		return;
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

/* A stage is shown whatever was said about it; a document is whole or is not written. */
static void
build_one(struct press *press, bool (*road)(struct press *, struct task *, struct made *))
{
	const struct order *order = press->order;
	struct content_fields fields = { .arena = order->arena };
	struct buf bytes = { 0 };
	struct task task = { order->names[0], order->wish, &fields, order->print, &bytes, NULL, NULL };
	struct made made;
	bool shows = order->print != STAGE_NONE, reads;
	const char *output = order->output;

	if (order->batch.shows_window)
		task.wish.proof = "yes";
	if (!output)
		output = shows ? "-" : default_output(order);
	reads = read_settings(press, true, &fields);
	task.wish.usual_ages = usual_ages(press);
	if (reads && road(press, &task, &made) &&
	    (shows || diags_worst(press->diags) < (int)failing_level(order)))
		file_write(output, bytes.bytes, bytes.count, press->diags);
	buf_drop(&bytes);
}

int
run_build(const struct order *order, bool (*road)(struct press *, struct task *, struct made *))
{
	struct press press;
	int status;

	if (order->answers && order->wish.forms && strcmp(order->wish.forms, "fill") == 0)
		return usage("--answers are written on paper, not on --forms=fill");
	press_open(&press, order);
	if (press_open_content(&press) && answers_open(&press)) {
		build_one(&press, road);
		answers_tell(&press);
	}
	status = conclude(order, press.diags);
	print_times(&press);
	press_close(&press);
	return status;
}

int
verb_build(const struct order *order)
{
	if (order->name_count != 1)
		return usage("build takes one material: an id from `printark list`, or a path");
	return run_build(order, build_material);
}
