/*
 * printark list: the catalogue of materials in the order of a course, for people, as JSON, or
 * version by version for scripts.
 */
#include "verbs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A material with its place in the course. */
struct entry {
	const struct content_material *material;
	struct content_group group;
};

struct catalogue {
	struct press *press;
	struct entry *entries;
	size_t count;
};

static int
by_rank(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->group.rank != y->group.rank)
		return x->group.rank < y->group.rank ? -1 : 1;
	return strcmp(x->material->id, y->material->id);
}

static struct catalogue
read_catalogue(struct press *press)
{
	struct catalogue c = { .press = press };
	const struct content_material *list = content_list(press->content, &c.count, press->diags);
	size_t i;

	c.entries = ARENA_ARRAY(press->order->arena, struct entry, c.count + 1);
	for (i = 0; i < c.count; i++)
		c.entries[i] = (struct entry){ &list[i],
			content_group(press->content, list[i].id, press->diags) };
	qsort(c.entries, c.count, sizeof *c.entries, by_rank);
	return c;
}

/* ---- JSON ---------------------------------------------------------------- */

/* A JSON string (RFC 8259): control characters and quotes escaped, the rest as it is. */
static void
put_json(const char *s)
{
	putchar('"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
put_member(const char *name, const char *value)
{
	printf(", \"%s\": ", name);
	put_json(value);
}

/* Words separated by blanks as an array. */
static void
put_json_list(const char *name, const char *words)
{
	const char *mark = "";
	size_t n;

	printf(", \"%s\": [", name);
	for (; *words; words += n) {
		words += strspn(words, " \t\r\n");
		n = strcspn(words, " \t\r\n");
		if (n == 0)
			break;
		printf("%s\"%.*s\"", mark, (int)n, words);
		mark = ", ";
	}
	putchar(']');
}

/* The title in each language that the material has. */
static void
put_titles(const struct catalogue *c, const struct content_material *m)
{
	const char *mark = "", *at = m->languages, *lang;
	size_t n;

	printf(", \"titles\": {");
	for (; *at; at += n + strspn(at + n, " ")) {
		n = strcspn(at, " ");
		lang = arena_strndup(c->press->order->arena, at, n);
		printf("%s\"%s\": ", mark, lang);
		put_json(content_title(c->press->content, m->id, lang));
		mark = ", ";
	}
	putchar('}');
}

/* The merge fields of its usual version. */
static void
put_fields(const struct catalogue *c, const struct content_material *m)
{
	struct arena *arena = arena_new();
	struct diags *unheard = diags_new();
	struct content_wish wish = { 0 };
	struct content_doc *doc = content_prepare(c->press->content, m->path, &wish, arena, unheard);
	const struct content_want *wants = NULL;
	size_t count = 0, i;

	if (doc)
		wants = content_wants(doc, &wish, &count);
	printf(", \"fields\": [");
	for (i = 0; i < count; i++) {
		printf("%s", i ? ", " : "");
		put_json(wants[i].name);
	}
	putchar(']');
	content_drop(doc);
	diags_drop(unheard);
	arena_drop(arena);
}

static void
put_json_material(const struct catalogue *c, const struct entry *entry)
{
	const struct content_material *m = entry->material;
	const char *sample = arena_printf(c->press->order->arena, "%s/content/samples/%s.set",
	    content_home(c->press->content), m->id);

	fputs("  {\"id\": ", stdout);
	put_json(m->id);
	put_member("kind", m->kind);
	put_member("form", m->form);
	put_member("group", entry->group.title);
	put_member("title", m->title);
	put_titles(c, m);
	put_member("summary", m->summary);
	put_json_list("readers", m->readers);
	put_json_list("ages", m->ages);
	put_json_list("languages", m->languages);
	put_fields(c, m);
	put_member("file", m->place.file);
	if (access(sample, R_OK) == 0)
		put_member("sample", content_shown(c->press->content, sample));
	puts(entry + 1 == c->entries + c->count ? "}" : "},");
}

static void
list_json(const struct catalogue *c)
{
	size_t i;

	puts("[");
	for (i = 0; i < c->count; i++)
		put_json_material(c, &c->entries[i]);
	puts("]");
}

/* ---- for scripts ------------------------------------------------------------ */

/* id, group, reader, ages or -, language, between tabs: one line a version of the usual reader. */
static void
list_versions(const struct catalogue *c)
{
	struct versions versions = { .arena = c->press->order->arena };
	const struct content_wish *asked = &c->press->order->wish, *wish;
	size_t i, k, from;

	for (i = 0; i < c->count; i++) {
		struct subject subject = find_subject(c->press, c->entries[i].material->id);

		if (!asked->reader)
			subject.readers = arena_strndup(versions.arena, subject.readers,
			    strcspn(subject.readers, " "));
		from = versions.count;
		versions_add(&versions, &subject, *asked);
		for (k = from; k < versions.count; k++) {
			wish = &versions.list[k].wish;
			printf("%s\t%s\t%s\t%s\t%s\n", subject.id, c->entries[i].group.title,
			    wish->reader ? wish->reader : "-",
			    wish->ages && *wish->ages ? wish->ages : "-", wish->lang);
		}
	}
}

/* ---- for people ------------------------------------------------------------- */

/* Characters, not bytes: the columns are for eyes. */
static int
width_of(const char *s)
{
	int n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static void
put_column(const char *s, int width)
{
	printf("%s%*s", s, width > width_of(s) ? width - width_of(s) + 2 : 2, "");
}

static int
widest_id(const struct catalogue *c)
{
	int widest = 2;
	size_t i;

	for (i = 0; i < c->count; i++)
		if (width_of(c->entries[i].material->id) > widest)
			widest = width_of(c->entries[i].material->id);
	return widest;
}

/* How many there are says enough where there are ten. */
static const char *
languages_of(const struct content_material *m, struct arena *arena)
{
	const char *s;
	int n = 1;

	for (s = m->languages; *s; s++)
		n += *s == ' ';
	return n > 3 ? arena_printf(arena, "%d languages", n) : m->languages;
}

static void
list_table(const struct catalogue *c)
{
	int widest = widest_id(c);
	const char *group = NULL;
	size_t i;

	for (i = 0; i < c->count; i++) {
		const struct content_material *m = c->entries[i].material;

		if (!group || strcmp(group, c->entries[i].group.title) != 0) {
			group = c->entries[i].group.title;
			printf("%s%s\n", i ? "\n" : "", *group ? group : "Andet");
		}
		fputs("  ", stdout);
		put_column(m->id, widest);
		put_column(*m->form ? m->form : m->kind, 6);
		put_column(*m->readers ? m->readers : "-", 20);
		put_column(*m->ages ? m->ages : "-", 15);
		put_column(languages_of(m, c->press->order->arena), 12);
		puts(m->title);
	}
}

/* What the user's own folder of pictures has, below the catalogue. */
static void
list_pictures(const struct catalogue *c)
{
	size_t count, i;
	const char *const *names = content_pictures(c->press->content, &count);
	struct diags *unheard = diags_new();
	struct place nowhere = { NULL, 0 };

	printf("\n%zu pictures of %s\n", count, c->press->order->symbols);
	for (i = 0; i < count; i++) {
		fputs("  ", stdout);
		put_column(names[i], 20);
		puts(content_symbol_alt(c->press->content, names[i], CONTENT_SOURCE_LANG,
		    c->press->order->arena, unheard, nowhere));
	}
	diags_drop(unheard);
}

static void
list(struct press *press)
{
	struct catalogue c = read_catalogue(press);

	if (press->order->as_json)
		list_json(&c);
	else if (press->order->lists_versions)
		list_versions(&c);
	else
		list_table(&c);
	if (press->order->symbols && !press->order->as_json && !press->order->lists_versions)
		list_pictures(&c);
}

int
verb_list(const struct order *order)
{
	struct press press;
	int status;

	if (order->name_count)
		return usage("list takes no name");
	press_open(&press, order);
	if (press_open_content(&press))
		list(&press);
	fflush(stdout);
	status = conclude(order, press.diags);
	press_close(&press);
	return status;
}
