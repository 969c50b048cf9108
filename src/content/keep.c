/*
 * A material into many copies of its tree.
 *
 * A batch makes one letter in a few languages for hundreds of families.  Parsing,
 * checking and translating it gives the same tree each time, so the press keeps the material
 * that was made last, as loaded and in each version asked for, and copies it.
 * Only what gave no cause for a message is kept: the next letter must say it again.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>

enum { VERSIONS_MAX = 64 };

struct kept {
	struct arena *arena;
	struct content_doc *loaded;
	struct table versions;            /* ages, reader, language -> xmlDoc */
};

void
drop_kept(struct content_press *press)
{
	struct kept *kept = press->kept;
	size_t i;

	if (!kept)
		return;
	for (i = 0; i < kept->versions.count; i++)
		xmlFreeDoc(kept->versions.rows[i].value);
	content_drop(kept->loaded);
	arena_drop(kept->arena);
	free(kept);
	press->kept = NULL;
}

static void
keep(struct content_press *press, const struct content_doc *doc)
{
	struct kept *kept = mem_alloc(sizeof *kept);

	kept->arena = kept->versions.arena = arena_new();
	kept->loaded = describe(press, xmlCopyDoc(doc->xml, 1), doc->path, kept->arena);
	press->kept = kept;
}

/* A version of the material that is about to be changed. */
static struct content_doc *
copy(struct content_press *press, xmlDoc *xml, const struct content_wish *wish,
    struct arena *arena)
{
	struct content_doc *doc;

	doc = describe(press, xmlCopyDoc(xml, 1), press->kept->loaded->path, arena);
	doc->lang = arena_strdup(arena, wish->lang);
	return doc;
}

/* The wish is settled.  What is translated may depend on whom it is for, too. */
static const char *
version_of(const struct content_wish *wish, struct arena *arena)
{
	return arena_printf(arena, "%s %s %s", wish->ages, wish->reader, wish->lang);
}

static struct content_doc *
localise(struct content_press *press, struct content_doc *doc, const struct content_wish *wish,
    struct diags *diags)
{
	size_t said = diags_tally(diags);

	content_localise(press, doc, wish, diags);
	if (press->kept && diags_tally(diags) == said &&
	    press->kept->versions.count < VERSIONS_MAX)
		table_put(&press->kept->versions, version_of(wish, doc->arena),
		    xmlCopyDoc(doc->xml, 1));
	return doc;
}

/* The material is the one that is kept. */
static struct content_doc *
prepare_kept(struct content_press *press, struct content_wish *wish, struct arena *arena,
    struct diags *diags)
{
	xmlDoc *version;

	read_from(press, press->kept->loaded->path, arena);
	if (!content_settle(press->kept->loaded, wish, diags))
		return NULL;
	version = table_find(&press->kept->versions, version_of(wish, arena));
	if (version)
		return copy(press, version, wish, arena);
	return localise(press, copy(press, press->kept->loaded->xml, wish, arena), wish, diags);
}

struct content_doc *
content_prepare(struct content_press *press, const char *path, struct content_wish *wish,
    struct arena *arena, struct diags *diags)
{
	size_t said = diags_tally(diags);
	struct content_doc *doc;

	if (press->kept && strcmp(press->kept->loaded->path, path) == 0)
		return prepare_kept(press, wish, arena, diags);
	drop_kept(press);
	doc = content_load(press, path, arena, diags);
	if (!doc)
		return NULL;
	if (diags_tally(diags) == said)
		keep(press, doc);
	if (content_settle(doc, wish, diags))
		return localise(press, doc, wish, diags);
	content_drop(doc);
	return NULL;
}
