/*
 * printark explain: which versions of a material have a paragraph, and why.
 *
 * What stands at the line, what it stands in, the profiling attributes that it and those bear;
 * then for each reader and age group what has become of it and by which template, and
 * for each language how far it is translated.
 */
#include "verbs.h"

#include <libxml/tree.h>
#include <string.h>

struct explaining {
	struct press *press;
	struct arena *arena;
	const struct content_doc *doc;
	const xmlNode *node;
	struct place place;
};

static const char *const profiles[] = { "ages", "reader", "setting", "lang" };

static const char *
value_of(const xmlNode *node, const char *name, struct arena *arena)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)node, BAD_CAST name);
	const char *kept = value ? arena_strdup(arena, (const char *)value) : NULL;

	xmlFree(value);
	return kept;
}

/* «section kan-lide», «page-group», «choice (pictures)» */
static const char *
name_of(const xmlNode *node, struct arena *arena)
{
	static const char *const sorts[] = { "look", "kind" };
	const char *name = (const char *)node->name, *id = value_of(node, "id", arena), *sort;
	size_t i;

	if (id && node->parent->type == XML_ELEMENT_NODE)
		name = arena_printf(arena, "%s %s", name, id);
	for (i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if ((sort = value_of(node, sorts[i], arena)))
			return arena_printf(arena, "%s (%s)", name, sort);
	return name;
}

static const char *
chain_of(const xmlNode *node, struct arena *arena)
{
	const char *chain = "";

	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		chain = arena_printf(arena, *chain ? "%s in %s" : "%s%s", *chain ? chain : "",
		    name_of(node, arena));
	return chain;
}

/* The start of the words: enough to know them again. */
static const char *
words_of(const xmlNode *node, struct arena *arena)
{
	enum { MOST = 70 };
	xmlChar *text = xmlNodeGetContent(node);
	char *to = arena_alloc(arena, strlen((const char *)text) + 1), *start = to;
	const char *s;

	for (s = (const char *)text; *s; s++) {
		bool blank = strchr(" \t\r\n", *s) != NULL;

		if (!blank)
			*to++ = *s;
		else if (to > start && to[-1] != ' ')
			*to++ = ' ';
	}
	xmlFree(text);
	if (to - start <= MOST)
		return start;
	for (to = start + MOST; ((unsigned char)*to & 0xC0) == 0x80; to--)
		continue;
	return arena_printf(arena, "%.*s...", (int)(to - start), start);
}

/* ---- why ----------------------------------------------------------------- */

static bool
lists(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *at;

	for (at = strstr(list, word); at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
			return true;
	return false;
}

/* The attribute, on the element or around it, that leaves a version out; NULL when none does. */
static const char *
bar_of(const struct explaining *e, const struct content_wish *wish)
{
	const char *asked[] = { wish->ages, wish->reader, NULL, wish->lang }, *list;
	const xmlNode *n;
	size_t i;

	for (n = e->node; n->parent && n->parent->type == XML_ELEMENT_NODE; n = n->parent)
		for (i = 0; i < sizeof profiles / sizeof *profiles; i++) {
			list = value_of(n, profiles[i], e->arena);
			if (list && asked[i] && *asked[i] && !lists(list, asked[i]))
				return arena_printf(e->arena, "%s has %s=\"%s\" (line %d)",
				    name_of(n, e->arena), profiles[i], list,
				    content_place(n, e->arena).line);
		}
	return NULL;
}

static void
tell_profiles(const struct explaining *e)
{
	const char *value;
	const xmlNode *n;
	bool any = false;
	size_t i;

	for (n = e->node; n->parent && n->parent->type == XML_ELEMENT_NODE; n = n->parent)
		for (i = 0; i < sizeof profiles / sizeof *profiles; i++)
			if ((value = value_of(n, profiles[i], e->arena))) {
				printf("  profile   %s=\"%s\" of %s, line %d\n", profiles[i], value,
				    name_of(n, e->arena), content_place(n, e->arena).line);
				any = true;
			}
	if (!any)
		puts("  profile   none: every version of the material has it");
}

/* ---- what becomes of it -------------------------------------------------- */

/* The template that made it so, after a dash. */
static void
tell_template(const struct explaining *e, const struct content_wish *wish)
{
	struct adapt_template template;
	struct diags *unheard = diags_new();
	struct adapt_job job = { e->doc, wish, e->arena, unheard, NULL, 0 };

	if (adapt_template(e->press->adapt, &job, &e->place, (const char *)e->node->name, &template))
		printf("; by the template for %s, %s:%d", template.match, template.place.file,
		    template.place.line);
	diags_drop(unheard);
}

static const xmlNode *
find_adapted(const struct explaining *e, xmlDoc *adapted)
{
	const xmlNode *root = xmlDocGetRootElement(adapted), *found;

	found = adapt_find(root, &e->place, (const char *)e->node->name, e->arena);
	return found ? found : adapt_find(root, &e->place, NULL, e->arena);
}

static void
tell_version(struct explaining *e, const struct version *version)
{
	struct content_fields fields = { .arena = e->arena };
	struct task task = { .fields = &fields, .until = STAGE_ADAPTED };
	struct made made;
	const char *bar = bar_of(e, &version->wish);
	xmlDoc *adapted;
	const xmlNode *found = NULL;

	printf("  %-9s %-6s ", version->wish.reader ? version->wish.reader : "all",
	    version->wish.ages && *version->wish.ages ? version->wish.ages : "");
	if (bar) {
		printf("no: %s\n", bar);
		return;
	}
	fill_from_samples(e->press, version, &task);
	adapted = adapt_material(e->press, &task, e->arena, &made);
	if (adapted)
		found = find_adapted(e, adapted);
	if (found) {
		printf("yes, as %s", chain_of(found, e->arena));
		tell_template(e, &task.wish);
		puts("");
	} else {
		puts(adapted ? "no: nothing of it is left after adapting" : "cannot be made");
	}
	adapt_drop(adapted);
}

static void
tell_versions(struct explaining *e, const struct subject *subject)
{
	struct versions versions = { .arena = e->arena };
	struct content_wish wish = e->press->order->wish;
	size_t i;

	wish.lang = CONTENT_SOURCE_LANG;
	versions_add(&versions, subject, wish);
	for (i = 0; i < versions.count; i++)
		tell_version(e, &versions.list[i]);
}

static void
tell_languages(struct explaining *e)
{
	static const char *const states[] = { [CONTENT_TRANSLATED] = "translated",
		[CONTENT_OUTDATED] = "outdated, Danish used",
		[CONTENT_MISSING] = "not translated, Danish used" };
	const char *asked = e->press->order->wish.lang, *bar;
	size_t count, i;
	const char *const *languages = content_languages(e->press->content, &count);
	enum content_state state;

	for (i = 0; i < count; i++) {
		struct content_wish wish = { .lang = languages[i] };

		if (asked && strcmp(asked, languages[i]) != 0)
			continue;
		bar = bar_of(e, &wish);
		state = content_translated(e->press->content, e->doc, e->node, languages[i],
		    e->press->diags);
		if (state == CONTENT_WORDLESS) {
			puts("  words     none of its own: ask for the lines within");
			return;
		}
		printf("  %-9s %s\n", languages[i], bar ? bar : states[state]);
	}
}

static void
explain(struct explaining *e, const struct subject *subject)
{
	printf("%s:%d: %s \"%s\"\n", e->place.file, e->place.line, (const char *)e->node->name,
	    words_of(e->node, e->arena));
	printf("  stands in %s\n", chain_of(e->node->parent, e->arena));
	tell_profiles(e);
	tell_versions(e, subject);
	tell_languages(e);
}

static void
explain_line(struct press *press, const char *path)
{
	const struct order *order = press->order;
	struct explaining e = { .press = press, .arena = order->arena };
	struct subject subject = find_subject(press, order->names[0]);
	struct content_doc *doc = content_load(press->content, path, order->arena, press->diags);
	struct place place = { NULL, 0 };

	if (!doc)
		return;
	e.doc = doc;
	e.node = content_node_at(doc, order->line_file, order->line);
	place.file = order->line_file ? order->line_file : doc->place.file;
	place.line = order->line;
	if (e.node && e.node->parent->type == XML_ELEMENT_NODE) {
		e.place = content_place(e.node, e.arena);
		explain(&e, &subject);
	} else {
		diag(press->diags, DIAG_EXPLAIN_LINE, place);
	}
	content_drop(doc);
}

int
verb_explain(const struct order *order)
{
	struct press press;
	const char *path;
	int status;

	if (order->name_count != 1 || !order->line)
		return usage("explain takes one material and --line NUMBER");
	press_open(&press, order);
	if (press_open_content(&press) &&
	    (path = content_find(press.content, order->names[0], order->arena, press.diags)))
		explain_line(&press, path);
	fflush(stdout);
	status = conclude(order, press.diags);
	press_close(&press);
	return status;
}
