/*
 * A content file and what was translated of it into a translation file.
 *
 * Written afresh every time, in the order of the content: a unit for each
 * segment, its translation where the hash still fits, the one of the same
 * position, marked for review, where the source has changed since.  Translations
 * that fit nowhere any more stand at the end, so that no work is lost.
 */
#include "content/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct extract {
	struct content_press *press;
	const char *path, *lang;
	struct segments segments;
	struct xliff *old;
	struct table present;             /* hashes of the source as it is */
	struct content_progress *progress;
	xmlDoc *xml;
};

/* The translation that a segment has, and whether it is of this very text. */
static struct unit *
unit_of(const struct extract *x, const struct segment *segment)
{
	struct unit *unit = table_find(&x->old->by_hash, segment->hash);

	if (unit && unit->target)
		return unit;
	unit = table_find(&x->old->by_name, segment->name);
	return unit && !table_find(&x->present, unit->hash) ? unit : NULL;
}

static bool
open_extract(struct extract *x, struct diags *diags)
{
	struct place nowhere = { NULL, 0 };
	size_t i;

	x->old = find_xliff(x->press, x->path, x->lang, diags);
	x->xml = x->old ? content_parse(x->press, x->path, diags, nowhere) : NULL;
	if (!x->xml)
		return false;
	x->segments.arena = x->present.arena = x->press->arena;
	find_segments(&x->segments, xmlDocGetRootElement(x->xml));
	for (i = 0; i < x->segments.count; i++)
		table_put(&x->present, x->segments.list[i].hash, &x->segments.list[i]);
	return true;
}

static void
count_unit(struct extract *x, const struct segment *segment, const struct unit *unit)
{
	if (!unit)
		x->progress->missing++;
	else if (strcmp(unit->hash, segment->hash) == 0 && is_done(unit))
		x->progress->translated++;
	else
		x->progress->outdated++;
}

/* What an element of the old file holds, as it stands there. */
static void
put_inner(struct buf *to, const xmlNode *node)
{
	xmlBuffer *text = xmlBufferCreate();
	xmlNode *c;

	for (c = node->children; c; c = c->next)
		xmlNodeDump(text, c->doc, c, 0, 0);
	buf_put(to, xmlBufferContent(text), (size_t)xmlBufferLength(text));
	xmlBufferFree(text);
}

static void
put_target(struct buf *to, const struct unit *unit, const char *state)
{
	buf_string(to, "\t\t\t\t<target");
	if (*state)
		buf_printf(to, " state=\"%s\"", state);
	buf_char(to, '>');
	put_inner(to, unit->target);
	buf_string(to, "</target>\n");
}

/* What the translation was made of, for the one who has to look at it again. */
static void
put_note(struct buf *to, const struct unit *unit, bool is_outdated)
{
	const xmlNode *from = is_outdated ? unit->source : unit->note;
	struct arena *arena = arena_new();

	if (from) {
		buf_printf(to, "\t\t\t\t<note>%s", is_outdated ? "Translated from: " : "");
		put_escaped(to, content_text(from, arena), true);
		buf_string(to, "</note>\n");
	}
	arena_drop(arena);
}

static void
put_unit(struct buf *to, const struct segment *segment, const struct unit *unit)
{
	bool is_outdated = unit && strcmp(unit->hash, segment->hash) != 0;

	/* Tools count a target as work to do unless its unit is approved. */
	buf_printf(to, "\t\t\t<trans-unit id=\"%s\" resname=\"%s\"%s>\n", segment->hash,
	    segment->name, unit && !is_outdated && is_done(unit) ? " approved=\"yes\"" : "");
	buf_printf(to, "\t\t\t\t<source>%s</source>\n", segment->source);
	if (unit) {
		put_target(to, unit, is_outdated ? "needs-review-translation" : unit->state);
		put_note(to, unit, is_outdated);
	}
	buf_string(to, "\t\t\t</trans-unit>\n");
}

/* Translated once, fitting nowhere now: kept, not to be translated. */
static void
put_orphans(struct buf *to, const struct extract *x, const struct table *used)
{
	size_t i;

	for (i = 0; i < x->old->count; i++) {
		const struct unit *unit = x->old->units[i];

		if (!unit->target || !unit->source || table_find(used, unit->hash) ||
		    table_find(&x->present, unit->hash))
			continue;
		buf_printf(to, "\t\t\t<trans-unit id=\"%s\" translate=\"no\">\n\t\t\t\t<source>",
		    unit->hash);
		put_inner(to, unit->source);
		buf_string(to, "</source>\n");
		put_target(to, unit, unit->state);
		buf_string(to, "\t\t\t</trans-unit>\n");
	}
}

static void
put_file(struct buf *to, struct extract *x)
{
	struct table used = { .arena = x->press->arena }, written = { .arena = x->press->arena };
	size_t i;

	buf_printf(to,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<xliff xmlns=\"" XLIFF_NS "\" version=\"1.2\">\n"
	    "\t<file original=\"content/%s\" source-language=\"" CONTENT_SOURCE_LANG
	    "\" target-language=\"%s\" datatype=\"xml\">\n\t\t<body>\n",
	    relative_path(x->press, x->path), x->lang);
	for (i = 0; i < x->segments.count; i++) {
		const struct segment *segment = &x->segments.list[i];
		struct unit *unit = unit_of(x, segment);

		if (table_find(&written, segment->hash))
			continue;
		table_put(&written, segment->hash, x);
		if (unit)
			table_put(&used, unit->hash, unit);
		count_unit(x, segment, unit);
		put_unit(to, segment, unit);
	}
	put_orphans(to, x, &used);
	buf_string(to, "\t\t</body>\n\t</file>\n</xliff>\n");
}

/* Every folder on the way to a file. */
static void
make_folders(const char *file, struct arena *arena)
{
	const char *s;

	for (s = strchr(file + 1, '/'); s; s = strchr(s + 1, '/'))
		mkdir(arena_strndup(arena, file, (size_t)(s - file)), 0777);
}

static bool
extract(struct content_press *press, const char *path, const char *lang, bool writes,
    struct content_progress *progress, struct diags *diags)
{
	struct extract x = { .press = press, .path = path, .lang = lang, .progress = progress };
	struct buf text = { 0 };
	bool fine = open_extract(&x, diags);

	*progress = (struct content_progress){ 0 };
	if (fine)
		put_file(&text, &x);
	if (fine && writes && x.segments.count) {
		make_folders(translation_path(press, path, lang), press->arena);
		fine = file_write(openable(press, translation_path(press, path, lang)), text.bytes,
		    text.count, diags);
	}
	buf_drop(&text);
	xmlFreeDoc(x.xml);
	return fine;
}

bool
content_extract(struct content_press *press, const char *path, const char *lang,
    struct content_progress *progress, struct diags *diags)
{
	return extract(press, path, lang, true, progress, diags);
}

bool
content_progress(struct content_press *press, const char *path, const char *lang,
    struct content_progress *progress, struct diags *diags)
{
	return extract(press, path, lang, false, progress, diags);
}
