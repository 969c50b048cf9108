/*
 * A material into its versions: for each reader, age group and language that it has.
 *
 * Fields take their values from content/samples/ID.set where there is one, and knowledge letters
 * from the log there, so that a letter can be tried without a roster.
 */
#include "verbs.h"

#include <string.h>
#include <unistd.h>

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

/* All words of a list, or the one that was asked for.  NULL when the list does
 * not have that one: this material has no such version.  An empty list has all. */
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
add_languages(struct versions *versions, const struct subject *subject, struct content_wish wish)
{
	const char *languages = choose(wish.lang, subject->languages);

	while (languages && (wish.lang = next_word(&languages, versions->arena))) {
		ARENA_ROOM(versions->arena, versions->list, versions->count, versions->capacity);
		versions->list[versions->count++] = (struct version){ *subject, wish };
	}
}

static void
add_ages(struct versions *versions, const struct subject *subject, struct content_wish wish)
{
	const char *ages = choose(wish.ages, subject->ages);

	if (!ages)
		return;
	wish.ages = next_word(&ages, versions->arena);
	do
		add_languages(versions, subject, wish);
	while ((wish.ages = next_word(&ages, versions->arena)));
}

void
versions_add(struct versions *versions, const struct subject *subject, struct content_wish wish)
{
	const char *readers = choose(wish.reader, subject->readers);

	if (!readers)
		return;
	wish.reader = next_word(&readers, versions->arena);
	do
		add_ages(versions, subject, wish);
	while ((wish.reader = next_word(&readers, versions->arena)));
}

struct subject
find_subject(struct press *press, const char *name)
{
	struct arena *arena = press->order->arena;
	struct diags *unheard = diags_new();
	size_t count, i;
	const struct content_material *list = content_list(press->content, &count, press->diags);
	struct subject subject = { name, name, "", "", "", CONTENT_SOURCE_LANG };
	struct content_doc *doc = NULL;
	const char *path;

	for (i = 0; i < count; i++)
		if (strcmp(list[i].id, name) == 0)
			subject = (struct subject){ list[i].id, list[i].id, list[i].kind,
				list[i].readers, list[i].ages, list[i].languages };
	/* A path: what its file says.  What is wrong with it is said when it is built. */
	path = *subject.readers ? NULL : content_find(press->content, name, arena, unheard);
	if (path)
		doc = content_load(press->content, path, arena, unheard);
	if (doc) {
		subject.id = doc->id;
		subject.kind = doc->kind;
		subject.readers = doc->readers;
		subject.ages = doc->ages;
	}
	content_drop(doc);
	diags_drop(unheard);
	return subject;
}

/* The log that knowledge letters are tried with. */
static const char *
sample_log(const struct press *press)
{
	const char *path = arena_printf(press->order->arena, "%s/content/samples/log.csv",
	    content_home(press->content));

	return access(path, F_OK) == 0 ? path : NULL;
}

bool
fill_from_samples(struct press *press, const struct version *version, struct task *task)
{
	const struct order *order = press->order;
	const char *path = arena_printf(order->arena, "@%s/content/samples/%s.set",
	    content_home(press->content), version->subject.id);

	task->material = version->subject.name;
	task->wish = version->wish;
	if (!task->wish.log)
		task->wish.log = sample_log(press);
	if (access(path + 1, F_OK) == 0 && !content_fields_add(task->fields, path, press->diags))
		return false;
	if (!read_settings(press, true, task->fields))
		return false;
	task->wish.usual_ages = usual_ages(press);
	return true;
}
