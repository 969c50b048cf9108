/*
 * What is said about objects and the document besides properties: places,
 * languages, the title.
 */
#include "fo/inside.h"

#include <string.h>

/* The file's name may hold colons. */
bool
parse_place(struct refine *refine, const char *text, struct place *at)
{
	const char *colon = strrchr(text, ':'), *p;
	int line = 0;

	if (!colon || !colon[1])
		return false;
	for (p = colon + 1; *p; p++) {
		if (*p < '0' || *p > '9' || line > 100000000)
			return false;
		line = line * 10 + (*p - '0');
	}
	at->file = keep_string(refine, text, (size_t)(colon - text));
	at->line = line;
	return true;
}

/* ---- languages ----------------------------------------------------- */

static bool
says_nothing(const char *part)
{
	return !part || strcmp(part, "none") == 0 || strcmp(part, "auto") == 0;
}

/* The language is the parent's where only a country or script is given. */
static const char *
language_tag(struct refine *refine, const struct language_words *words, const char *above)
{
	const char *language = words->language ? words->language : above;
	size_t n = words->language ? strlen(language) : strcspn(language, "-");
	const char *tag;

	tag = arena_strndup(refine->arena, language, n);
	if (!says_nothing(words->script))
		tag = arena_printf(refine->arena, "%s-%s", tag, words->script);
	if (!says_nothing(words->country))
		tag = arena_printf(refine->arena, "%s-%s", tag, words->country);
	return keep_string(refine, tag, strlen(tag));
}

const char *
language_of(struct refine *refine, const struct language_words *words, const char *above)
{
	const char *language = words->language;

	if (words->xml_lang)
		return keep_string(refine, words->xml_lang, strlen(words->xml_lang));
	if (language && says_nothing(language))
		return "";
	if (language && strcmp(language, "inherit") == 0)
		return above;
	if (!language && (!*above || (!words->country && !words->script)))
		return above;
	return language_tag(refine, words, above);
}

/* ---- the title ----------------------------------------------------- */

const char *
collapse_spaces(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text), *to = copy;
	const char *from;

	for (from = copy; *from; from++) {
		bool is_space = strchr(" \t\r\n", *from) != NULL;

		if (!is_space)
			*to++ = *from;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > copy && to[-1] == ' ')
		to--;
	*to = '\0';
	return copy;
}

static void
gather_text(const struct fo *fo, struct buf *to)
{
	const struct fo *child;

	if (fo->kind == FO_TEXT)
		buf_put(to, fo->text, fo->text_length);
	for (child = fo->first; child; child = child->next)
		gather_text(child, to);
}

static const char *
title_text(const struct fo *title, struct arena *arena)
{
	struct buf text = { NULL, 0, 0 };
	const char *collapsed;

	gather_text(title, &text);
	collapsed = collapse_spaces(arena, text.bytes ? text.bytes : "");
	buf_drop(&text);
	return collapsed;
}

static const struct fo *
find_child(const struct fo *fo, enum fo_kind kind)
{
	const struct fo *child = fo ? fo->first : NULL;

	while (child && child->kind != kind)
		child = child->next;
	return child;
}

void
document_settle(struct fo_document *document, struct arena *arena)
{
	const struct fo *sequence = find_child(document->root, FO_PAGE_SEQUENCE);
	const struct fo *title = find_child(sequence, FO_TITLE);

	if (!document->title && title)
		document->title = title_text(title, arena);
	document->lang = document->root->lang;
	if (!*document->lang && sequence)
		document->lang = sequence->lang;
}
