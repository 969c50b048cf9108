/*
 * printark translate: content out to translators, and how far they are.
 *
 * Materials are named as for build, and bring the parts that they include; none
 * named means what the language ought to have.  Status without a language sums up
 * each that somebody has begun.
 */
#include "verbs.h"

#include <string.h>

struct tally {
	struct content_press *content;
	const char *lang;
	bool writes, shows;
	struct content_sources sources;
	struct content_progress sum;
	struct diags *diags;
};

static void
put_row(const struct content_progress *p, const char *name)
{
	int all = p->translated + p->outdated + p->missing;

	printf("%10d %8d %8d  %3d%%  %s\n", p->translated, p->outdated, p->missing,
	    all ? p->translated * 100 / all : 100, name);
}

static void
tell_file(struct tally *tally, const char *path)
{
	struct content_progress progress;
	bool fine = tally->writes
	    ? content_extract(tally->content, path, tally->lang, &progress, tally->diags)
	    : content_progress(tally->content, path, tally->lang, &progress, tally->diags);

	if (!fine || progress.translated + progress.outdated + progress.missing == 0)
		return;
	if (tally->shows)
		put_row(&progress, content_shown(tally->content, path));
	tally->sum.translated += progress.translated;
	tally->sum.outdated += progress.outdated;
	tally->sum.missing += progress.missing;
}

static void
find_named(struct tally *tally, const struct order *order)
{
	const char *path;
	int i;

	for (i = 1; i < order->name_count; i++) {
		path = content_find(tally->content, order->names[i], order->arena, tally->diags);
		if (path)
			content_sources_add(tally->content, path, &tally->sources, tally->diags);
	}
}

static void
tell_language(struct tally *tally, const struct order *order)
{
	size_t i;

	tally->sum = (struct content_progress){ 0 };
	tally->sources = (struct content_sources){ .arena = order->arena };
	if (order->name_count > 1)
		find_named(tally, order);
	else
		content_sources_wanted(tally->content, tally->lang, &tally->sources, tally->diags);
	for (i = 0; i < tally->sources.count; i++)
		tell_file(tally, tally->sources.list[i]);
	put_row(&tally->sum, tally->shows ? "all" : tally->lang);
}

static void
tell_languages(struct tally *tally, const struct order *order)
{
	size_t count, i;
	const char *const *languages = content_languages(tally->content, &count);

	for (i = 0; i < count; i++) {
		tally->lang = languages[i];
		tell_language(tally, order);
	}
}

static void
tell(struct tally *tally, const struct order *order)
{
	tally->shows = tally->lang != NULL;
	printf("translated outdated  missing        %s\n", tally->shows ? tally->lang : "");
	if (tally->shows)
		tell_language(tally, order);
	else
		tell_languages(tally, order);
}

int
verb_translate(const struct order *order)
{
	const char *what = order->name_count ? order->names[0] : "";
	struct tally tally = { .lang = order->wish.lang, .writes = strcmp(what, "extract") == 0 };
	int status;

	if (!tally.writes && strcmp(what, "status") != 0)
		return usage("translate what: extract or status?");
	if (!tally.lang && tally.writes)
		return usage("translate extract needs --lang xx");
	if (tally.lang && strcmp(tally.lang, CONTENT_SOURCE_LANG) == 0)
		return usage("'%s' is the language that content is written in", tally.lang);
	tally.diags = diags_new();
	tally.content = content_open(order->home, tally.diags);
	if (tally.content)
		tell(&tally, order);
	status = conclude(order, tally.diags);
	content_close(tally.content);
	diags_drop(tally.diags);
	return status;
}
