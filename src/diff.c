/*
 * printark diff: two versions of a material, line by line as a reader meets them.
 *
 * Each adapted tree becomes lines, one a piece of text, with what it is before it; what both
 * have is found as their longest common subsequence, and the rest is theirs alone.
 */
#include "verbs.h"

#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Zero-initialise with an arena. */
struct lines {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

enum { CELLS_MAX = 25 * 1000 * 1000 };    /* of the table of common lines */

/* ---- a tree into lines ------------------------------------------------- */

/* Blanks in a row are one. */
static void
add_text(struct buf *to, const char *s)
{
	for (; *s; s++) {
		bool is_blank = strchr(" \t\r\n", *s) != NULL;

		if (!is_blank)
			buf_char(to, *s);
		else if (to->count && to->bytes[to->count - 1] != ' ')
			buf_char(to, ' ');
	}
}

static void
gather(const xmlNode *node, struct buf *to)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE)
			add_text(to, (const char *)c->content);
		if (c->type == XML_ELEMENT_NODE && content_is_inline(c))
			gather(c, to);
	}
}

static const char *
attribute_of(const xmlNode *node, const char *name)
{
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		if (strcmp((const char *)a->name, name) == 0 && a->children)
			return (const char *)a->children->content;
	return "";
}

static void
add_line(struct lines *lines, const xmlNode *node)
{
	const char *symbol = attribute_of(node, "symbol"), *look = attribute_of(node, "look");
	const char *name = (const char *)node->name;
	struct buf text = { 0 };

	gather(node, &text);
	while (text.count && text.bytes[text.count - 1] == ' ')
		text.count--;
	if (text.count || *symbol || *look || strcmp(name, "page-group") == 0) {
		ARENA_ROOM(lines->arena, lines->list, lines->count, lines->capacity);
		lines->list[lines->count++] = arena_printf(lines->arena, "%-10s %.*s%s%s%s%s%s%s", name,
		    (int)text.count, text.bytes ? text.bytes : "", *look ? "(" : "", look,
		    *look ? ")" : "", *symbol ? " [" : "", symbol, *symbol ? "]" : "");
	}
	buf_drop(&text);
}

static void
add_lines(struct lines *lines, const xmlNode *node)
{
	const xmlNode *c;

	add_line(lines, node);
	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && !content_is_inline(c))
			add_lines(lines, c);
}

/* ---- what is common ------------------------------------------------------ */

struct comparison {
	const char **a, **b;
	size_t n, m;
	int *common;                      /* (n + 1) * (m + 1): of what follows a[i], b[j] */
	bool has_color;
};

static int *
cell(const struct comparison *c, size_t i, size_t j)
{
	return &c->common[i * (c->m + 1) + j];
}

static void
fill(const struct comparison *c)
{
	size_t i, j;

	for (i = c->n; i-- > 0;)
		for (j = c->m; j-- > 0;) {
			int down = *cell(c, i + 1, j), right = *cell(c, i, j + 1);

			*cell(c, i, j) = strcmp(c->a[i], c->b[j]) == 0
			    ? *cell(c, i + 1, j + 1) + 1
			    : down > right ? down : right;
		}
}

static void
put(const struct comparison *c, char mark, const char *line)
{
	const char *color = mark == '-' ? "\033[31m" : mark == '+' ? "\033[32m" : NULL;

	if (c->has_color && color)
		printf("%s%c %s\033[0m\n", color, mark, line);
	else
		printf("%c %s\n", mark, line);
}

static void
tell(const struct comparison *c)
{
	size_t i = 0, j = 0;

	while (i < c->n || j < c->m) {
		bool same = i < c->n && j < c->m && strcmp(c->a[i], c->b[j]) == 0;

		if (same) {
			put(c, ' ', c->a[i++]);
			j++;
		} else if (j >= c->m || (i < c->n && *cell(c, i + 1, j) >= *cell(c, i, j + 1))) {
			put(c, '-', c->a[i++]);
		} else {
			put(c, '+', c->b[j++]);
		}
	}
}

/* Two versions too long for the table are told one after the other. */
static void
compare(const struct lines *old, const struct lines *new, bool has_color)
{
	struct comparison c = { old->list, new->list, old->count, new->count, NULL, has_color };
	size_t i;

	if ((c.n + 1) * (c.m + 1) <= CELLS_MAX) {
		c.common = mem_alloc((c.n + 1) * (c.m + 1) * sizeof *c.common);
		fill(&c);
		tell(&c);
		free(c.common);
		return;
	}
	for (i = 0; i < c.n; i++)
		put(&c, '-', c.a[i]);
	for (i = 0; i < c.m; i++)
		put(&c, '+', c.b[i]);
}

/* ---- the verb ---------------------------------------------------------- */

static const char *
label_of(const struct content_wish *wish, struct arena *arena)
{
	return arena_printf(arena, "%s%s%s, %s", wish->reader, *wish->ages ? " " : "", wish->ages,
	    wish->lang);
}

/* One side, and a line on it. */
static bool
read_side(struct press *press, const struct subject *subject, const struct content_wish *wish,
    char mark, struct lines *lines)
{
	struct version version = { *subject, *wish };
	struct content_fields fields = { .arena = lines->arena };
	struct task task = { .fields = &fields };
	struct made made;
	xmlDoc *adapted = NULL;

	if (fill_from_samples(press, &version, &task))
		adapted = adapt_material(press, &task, lines->arena, &made);
	if (!adapted)
		return false;
	add_lines(lines, xmlDocGetRootElement(adapted));
	printf("%c%c%c %s: %d words, %d sentences, the longest of %d words", mark, mark, mark,
	    label_of(&task.wish, lines->arena), made.reading.words, made.reading.sentences,
	    made.reading.longest);
	printf(made.reading.lix ? ", LIX %d\n" : "\n", made.reading.lix);
	adapt_drop(adapted);
	return true;
}

static void
diff(struct press *press)
{
	const struct order *order = press->order;
	struct subject subject = find_subject(press, order->names[0]);
	struct content_wish before = order->wish;
	struct lines old = { .arena = order->arena }, new = { .arena = order->arena };

	before.ages = order->other.ages ? order->other.ages : before.ages;
	before.reader = order->other.reader ? order->other.reader : before.reader;
	before.lang = order->other.lang ? order->other.lang : before.lang;
	if (read_side(press, &subject, &before, '-', &old) &&
	    read_side(press, &subject, &order->wish, '+', &new))
		compare(&old, &new, order->has_color && isatty(STDOUT_FILENO));
}

int
verb_diff(const struct order *order)
{
	struct press press;
	int status;

	if (order->name_count != 1)
		return usage("diff takes one material: an id from `printark list`, or a path");
	if (!order->other.ages && !order->other.reader && !order->other.lang)
		return usage("diff takes --ages, --reader or --lang twice: --ages 8-9 --ages 13-14");
	press_open(&press, order);
	if (press_open_content(&press))
		diff(&press);
	fflush(stdout);
	status = conclude(order, press.diags);
	press_close(&press);
	return status;
}
