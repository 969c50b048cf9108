/*
 * What was found of each version into messages and a table.
 */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

/* ---- between processes ---------------------------------------------------- */

static void
write_string(const char *s, FILE *out)
{
	int32_t n = s ? (int32_t)strlen(s) : -1;

	fwrite(&n, sizeof n, 1, out);
	if (n > 0)
		fwrite(s, 1, (size_t)n, out);
}

static const char *
read_string(FILE *in, struct arena *arena)
{
	int32_t n;
	char *s;

	if (fread(&n, sizeof n, 1, in) != 1 || n < 0)
		return NULL;
	s = arena_alloc(arena, (size_t)n + 1);
	if (fread(s, 1, (size_t)n, in) != (size_t)n)
		return NULL;
	return s;
}

/* The pointers within are of no use to the reader, who sets them anew. */
void
finding_write(const struct finding *finding, FILE *out)
{
	fwrite(finding, sizeof *finding, 1, out);
	write_string(finding->said, out);
	write_string(finding->made.reading.worst, out);
	write_string(finding->made.reading.worst_at.file, out);
}

bool
finding_read(struct finding *finding, FILE *in, struct arena *arena)
{
	if (fread(finding, sizeof *finding, 1, in) != 1)
		return false;
	finding->said = (char *)read_string(in, arena);
	finding->made.reading.worst = read_string(in, arena);
	finding->made.reading.worst_at.file = read_string(in, arena);
	finding->made.type.smallest_at.file = finding->made.tail.at.file = NULL;
	return true;
}

/* ---- messages --------------------------------------------------------------- */

struct telling {
	struct press *press;
	struct table said;                /* lines, each once */
	int repeated;
	int widest;                       /* id */
};

/* What ten languages of a paragraph have in common is said once. */
static void
tell_messages(struct telling *t, const char *said)
{
	const char *line = said, *end;

	for (; line && *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			break;
		if (table_find_bytes(&t->said, line, (size_t)(end - line))) {
			t->repeated++;
			continue;
		}
		table_put_bytes(&t->said, line, (size_t)(end - line), t);
		fprintf(stderr, "%.*s\n", (int)(end - line), line);
	}
}

/* ---- the table ---------------------------------------------------------------- */

static void
tell_head(const struct telling *t)
{
	printf("%-*s %-7s %-6s %-5s %5s %6s  %-6s %-8s %5s\n", t->widest, "material", "reader", "ages",
	    "lang", "pages", "words", "LIX", "longest", "type");
}

static void
tell_row(const struct telling *t, const struct version *version, const struct finding *finding)
{
	const struct adapt_reading *r = &finding->made.reading;
	const struct content_wish *wish = &version->wish;
	char lix[32] = "-", longest[32] = "-";
	int pages = finding->made.pages, type = finding->made.type.running / (MPT_PT / 10);

	if (r->lix_ceiling)
		snprintf(lix, sizeof lix, "%d/%d", r->lix, r->lix_ceiling);
	if (r->longest_ceiling)
		snprintf(longest, sizeof longest, "%d/%d", r->longest, r->longest_ceiling);
	else if (r->longest)
		snprintf(longest, sizeof longest, "%d", r->longest);
	printf("%-*s %-7s %-6s %-5s %5d %6d  %-6s %-8s %3d.%d  %s\n", t->widest, version->subject.id,
	    wish->reader ? wish->reader : "-", wish->ages && *wish->ages ? wish->ages : "-",
	    wish->lang ? wish->lang : "-", pages, pages ? r->words / pages : 0, lix, longest, type / 10,
	    type % 10, finding->is_fine ? "fine" : "FAILS");
	if (t->press->order->name_count && r->worst)
		printf("    hardest: \"%s\" (%s:%d)\n", r->worst, r->worst_at.file, r->worst_at.line);
}

static void
tell_sum(const struct telling *t, const struct versions *versions, size_t failing)
{
	size_t i, materials = 0;

	for (i = 0; i < versions->count; i++)
		materials += i == 0 ||
		    strcmp(versions->list[i].subject.id, versions->list[i - 1].subject.id) != 0;
	printf("%zu version%s of %zu material%s, %zu fail%s", versions->count,
	    versions->count == 1 ? "" : "s", materials, materials == 1 ? "" : "s", failing, failing == 1 ? "s" : "");
	if (t->repeated)
		printf("; %d messages were said before", t->repeated);
	puts(".");
}

int
findings_tell(struct press *press, const struct versions *versions,
    const struct finding *findings)
{
	struct telling t = { .press = press, .said = { .arena = versions->arena }, .widest = 20 };
	size_t i, failing = 0;

	for (i = 0; i < versions->count; i++)
		if ((int)strlen(versions->list[i].subject.id) > t.widest)
			t.widest = (int)strlen(versions->list[i].subject.id);
	tell_head(&t);
	for (i = 0; i < versions->count; i++) {
		fflush(stdout);
		tell_messages(&t, findings[i].said);
		tell_row(&t, &versions->list[i], &findings[i]);
		failing += !findings[i].is_fine;
	}
	tell_sum(&t, versions, failing);
	return failing ? EXIT_INPUT : EXIT_MADE;
}
