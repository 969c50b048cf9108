/*
 * printark list: the catalogue of materials, for people or as JSON.
 */
#include "verbs.h"

#include <string.h>

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

/* Words separated by blanks as an array. */
static void
put_json_list(const char *words)
{
	const char *mark = "";
	size_t n;

	putchar('[');
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

static void
put_json_material(const struct content_material *m, bool is_last)
{
	fputs("  {\"id\": ", stdout);
	put_json(m->id);
	fputs(", \"kind\": ", stdout);
	put_json(m->kind);
	fputs(", \"title\": ", stdout);
	put_json(m->title);
	fputs(", \"summary\": ", stdout);
	put_json(m->summary);
	fputs(", \"readers\": ", stdout);
	put_json_list(m->readers);
	fputs(", \"ages\": ", stdout);
	put_json_list(m->ages);
	fputs(", \"languages\": ", stdout);
	put_json_list(m->languages);
	fputs(", \"file\": ", stdout);
	put_json(m->place.file);
	puts(is_last ? "}" : "},");
}

static void
list_json(const struct content_material *list, size_t count)
{
	size_t i;

	puts("[");
	for (i = 0; i < count; i++)
		put_json_material(&list[i], i + 1 == count);
	puts("]");
}

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
	printf("%s%*s", s, width - width_of(s) + 2, "");
}

static int
widest_id(const struct content_material *list, size_t count)
{
	int widest = 2;
	size_t i;

	for (i = 0; i < count; i++)
		if (width_of(list[i].id) > widest)
			widest = width_of(list[i].id);
	return widest;
}

static void
list_table(const struct content_material *list, size_t count)
{
	int widest = widest_id(list, count);
	size_t i;

	for (i = 0; i < count; i++) {
		put_column(list[i].id, widest);
		put_column(list[i].kind, 6);
		put_column(*list[i].readers ? list[i].readers : "-", 13);
		put_column(*list[i].ages ? list[i].ages : "-", 15);
		put_column(list[i].languages, 8);
		puts(list[i].title);
	}
}

int
verb_list(const struct order *order)
{
	const struct content_material *list;
	struct content_press *content;
	struct diags *diags;
	size_t count;
	int status;

	if (order->name_count)
		return usage("list takes no name");
	diags = diags_new();
	content = content_open(order->home, diags);
	if (content) {
		list = content_list(content, &count, diags);
		if (order->as_json)
			list_json(list, count);
		else
			list_table(list, count);
	}
	status = conclude(order, diags);
	content_close(content);
	diags_drop(diags);
	return status;
}
