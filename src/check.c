/*
 * printark check: every version of every material, as far as its pages,
 * without writing any.
 *
 * Fields take their values from content/samples/ID.set where there is one,
 * so that a letter can be tried without a roster.
 */
#include "verbs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One material, of the catalogue or of a path. */
struct subject {
	const char *name, *id, *readers, *ages, *languages;
};

/* The next word of a list, in the arena; NULL at its end. */
static const char *
next_word(const char **list, struct arena *arena)
{
	const char *word;
	size_t n;

	*list += strspn(*list, " \t\r\n");
	n = strcspn(*list, " \t\r\n");
	if (n == 0)
		return NULL;
	word = arena_strndup(arena, *list, n);
	*list += n;
	return word;
}

static bool
add_samples(struct press *press, const char *id, struct content_fields *fields)
{
	const struct order *order = press->order;
	const char *path = arena_printf(order->arena, "@%s/content/samples/%s.set",
	    content_home(press->content), id);

	if (access(path + 1, F_OK) == 0 && !content_fields_add(fields, path, press->diags))
		return false;
	return read_settings(order, fields, press->diags);
}

static void
put_row(const struct task *task, const struct made *made, const char *id, const char *verdict)
{
	const struct adapt_reading *r = &made->reading;
	const struct content_wish *wish = &task->wish;
	char lix[16] = "-", longest[16] = "-";

	if (r->lix_ceiling)
		snprintf(lix, sizeof lix, "%d/%d", r->lix, r->lix_ceiling);
	if (r->longest_ceiling)
		snprintf(longest, sizeof longest, "%d/%d", r->longest, r->longest_ceiling);
	else if (r->longest)
		snprintf(longest, sizeof longest, "%d", r->longest);
	printf("%-22s %-7s %-6s %-5s %5d %6d  %-6s %-8s %s\n", id, wish->reader ? wish->reader : "-",
	    wish->ages && *wish->ages ? wish->ages : "-", wish->lang ? wish->lang : "-", made->pages,
	    made->pages ? r->words / made->pages : 0, lix, longest, verdict);
}

/* The log that knowledge letters are tried with. */
static const char *
sample_log(const struct press *press)
{
	const char *path = arena_printf(press->order->arena, "%s/content/samples/log.csv",
	    content_home(press->content));

	return access(path, F_OK) == 0 ? path : NULL;
}

/* One version.  Its messages are printed at once; the worst status is kept. */
static void
check_version(struct press *press, const struct subject *subject, const struct content_wish *wish,
    int *status)
{
	struct content_fields fields = { .arena = press->order->arena };
	struct buf nothing = { 0 };
	struct task task = { subject->name, *wish, &fields, STAGE_CHECK, &nothing };
	struct made made = { .pages = 0 };
	bool fine;
	int result;

	if (!task.wish.log)
		task.wish.log = sample_log(press);
	fine = add_samples(press, subject->id, &fields) && build_material(press, &task, &made);

	fflush(stdout);
	result = conclude(press->order, press->diags);
	put_row(&task, &made, subject->id, fine && result == EXIT_MADE ? "fine" : "FAILS");
	if (!fine || result != EXIT_MADE)
		*status = EXIT_INPUT;
	diags_drop(press->diags);
	press->diags = diags_new();
	buf_drop(&nothing);
}

/* All words of a list, or the one that was asked for.  NULL when the list does
 * not have that one: this material has nothing to check then.  An empty list has all. */
static const char *
choose(const char *asked, const char *list)
{
	const char *at = asked ? strstr(list, asked) : NULL;
	size_t n = asked ? strlen(asked) : 0;

	if (!asked || !*list)
		return asked ? asked : list;
	while (at && ((at > list && at[-1] != ' ') || (at[n] && at[n] != ' ')))
		at = strstr(at + 1, asked);
	return at ? asked : NULL;
}

static void
check_languages(struct press *press, const struct subject *subject, struct content_wish wish,
    int *status)
{
	const char *languages = choose(press->order->wish.lang, subject->languages);

	while (languages && (wish.lang = next_word(&languages, press->order->arena)))
		check_version(press, subject, &wish, status);
}

static void
check_ages(struct press *press, const struct subject *subject, struct content_wish wish,
    int *status)
{
	const char *ages = choose(press->order->wish.ages, subject->ages);

	if (!ages)
		return;
	wish.ages = next_word(&ages, press->order->arena);
	do
		check_languages(press, subject, wish, status);
	while ((wish.ages = next_word(&ages, press->order->arena)));
}

static void
check_subject(struct press *press, const struct subject *subject, int *status)
{
	const char *readers = choose(press->order->wish.reader, subject->readers);
	struct content_wish wish = press->order->wish;

	if (!readers)
		return;
	wish.reader = next_word(&readers, press->order->arena);
	do
		check_ages(press, subject, wish, status);
	while ((wish.reader = next_word(&readers, press->order->arena)));
}

/* By id when the catalogue has it; otherwise what the name says, in its usual version. */
static struct subject
find_subject(const struct content_material *list, size_t count, const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, name) == 0)
			return (struct subject){ list[i].id, list[i].id, list[i].readers, list[i].ages,
				list[i].languages };
	return (struct subject){ name, name, "", "", CONTENT_SOURCE_LANG };
}

static int
check_all(struct press *press)
{
	const struct order *order = press->order;
	size_t count, i;
	const struct content_material *list = content_list(press->content, &count, press->diags);
	int status = diags_worst(press->diags) >= (int)failing_level(order) ? EXIT_INPUT : EXIT_MADE;

	printf("%-22s %-7s %-6s %-5s %5s %6s  %-6s %-8s\n", "material", "reader", "ages", "lang",
	    "pages", "words", "LIX", "longest");
	for (i = 0; i < (order->name_count ? (size_t)order->name_count : count); i++) {
		struct subject subject = find_subject(list, count,
		    order->name_count ? order->names[i] : list[i].id);

		check_subject(press, &subject, &status);
	}
	return status;
}

int
verb_check(const struct order *order)
{
	struct press press;
	int status = EXIT_INPUT, said;

	press_open(&press, order);
	if (press_open_content(&press))
		status = check_all(&press);
	said = conclude(order, press.diags);
	press_close(&press);
	return status == EXIT_MADE ? said : status;
}
