/*
 * A style and a character into the face that shows it.
 *
 * A style's list of families is resolved once.  Within a family the cut is
 * chosen as CSS Fonts 3, 5.2 says; a character that no family of the style has is
 * looked for in those of its script, then in those of all scripts.
 */
#include "text/inside.h"

#include <stdlib.h>
#include <string.h>

/* How far a cut lies from what is wanted: slant before weight, and the
 * weights on the far side of 400 and 500 last. */
static int
cut_distance(const struct cut *cut, const struct choice *choice)
{
	int want = choice->weight, has = cut->weight, far = 0;

	if (want >= 400 && want <= 500) {
		if (has > 500)
			far = 2000;
		else if (has < want)
			far = 1000;
	} else if (want < 400) {
		far = has > want ? 1000 : 0;
	} else {
		far = has < want ? 1000 : 0;
	}
	return (cut->is_italic != choice->is_italic ? 10000 : 0) + far + abs(has - want);
}

static struct cut *
nearest_cut(const struct family *family, const struct choice *choice)
{
	struct cut *best = NULL;
	int i;

	for (i = 0; i < family->count; i++) {
		if (family->cuts[i].is_broken)
			continue;
		if (!best || cut_distance(&family->cuts[i], choice) < cut_distance(best, choice))
			best = &family->cuts[i];
	}
	return best;
}

/* Said again for every document: a batch's second letter lacks it as the first did. */
static void
say_broken(const struct family *family, const struct choice *choice, struct diags *diags)
{
	const struct cut *wanted = NULL;
	int i;

	for (i = 0; i < family->count; i++)
		if (!wanted ||
		    cut_distance(&family->cuts[i], choice) < cut_distance(wanted, choice))
			wanted = &family->cuts[i];
	if (wanted && wanted->is_broken)
		diag(diags, DIAG_TEXT_FONT, choice->at, wanted->path, wanted->package);
}

struct face *
family_face(struct faces *faces, struct family *family, const struct choice *choice,
    struct diags *diags)
{
	struct cut *cut;

	while ((cut = nearest_cut(family, choice))) {
		if (!cut->face)
			cut->face = face_open(faces, cut);
		if (cut->face)
			return cut->face;
		cut->is_broken = true;
		say_broken(family, choice, diags);
	}
	return NULL;
}

/* The next name of a font-family list, without quotes; 0 at the end. */
static size_t
next_name(const char **list, const char **name)
{
	const char *p = *list, *end;

	while (*p == ' ' || *p == ',' || *p == '\t')
		p++;
	if (*p == '\'' || *p == '"') {
		*name = p + 1;
		end = strchr(p + 1, *p);
		*list = end ? end + 1 : p + strlen(p);
		return (size_t)((end ? end : *list) - *name);
	}
	*name = p;
	*list = p + strcspn(p, ",");
	for (end = *list; end > p && (end[-1] == ' ' || end[-1] == '\t'); end--)
		;
	return (size_t)(end - p);
}

static void
add_family(struct choice *choice, struct family *family)
{
	if (family && choice->count < 8)
		choice->families[choice->count++] = family;
}

/* The first of the choice's families that opens, or any that does. */
static struct face *
first_face(struct faces *faces, const struct choice *choice, struct diags *diags)
{
	const struct fallback *all = catalogue_fallback(&faces->catalogue, HB_SCRIPT_COMMON);
	struct face *face = NULL;
	int i;

	for (i = 0; i < choice->count && !face; i++)
		face = family_face(faces, choice->families[i], choice, diags);
	if (!face)
		face = family_face(faces, faces->catalogue.unknown, choice, diags);
	for (i = 0; all && i < all->count && !face; i++)
		face = family_face(faces, all->families[i], choice, diags);
	if (face)
		return face;
	if (!faces->empty)
		faces->empty = face_empty(faces->arena, 256);
	return faces->empty;
}

static void
resolve_families(struct faces *faces, struct choice *choice, const char *list)
{
	const char *p = list, *name;
	size_t n;

	while ((n = next_name(&p, &name)))
		add_family(choice, catalogue_family(&faces->catalogue, name, n));
	if (choice->count)
		return;
	p = list;
	n = next_name(&p, &name);
	if (n)
		choice->unknown = arena_strndup(faces->arena, name, n);
	add_family(choice, faces->catalogue.unknown);
}

static struct choice *
make_choice(struct faces *faces, const struct text_style *style, const char *families)
{
	struct choice *choice = ARENA_NEW(faces->arena, struct choice);

	choice->asked = arena_strdup(faces->arena, families);
	choice->asked_weight = style->weight;
	choice->weight = style->weight ? style->weight : 400;
	choice->is_italic = style->is_italic;
	resolve_families(faces, choice, families);
	return choice;
}

static struct choice *
look_up_choice(struct faces *faces, const struct text_style *style, const char *families)
{
	char key[256];
	int n = snprintf(key, sizeof key, "%d %d %s", style->weight, style->is_italic, families);
	struct choice *choice;

	if (n >= (int)sizeof key)
		n = sizeof key - 1;
	choice = table_find_bytes(&faces->choices, key, (size_t)n);
	if (choice)
		return choice;
	choice = make_choice(faces, style, families);
	table_put_bytes(&faces->choices, key, (size_t)n, choice);
	return choice;
}

/* Most styles are one of a few. */
static struct choice *
find_choice(struct faces *faces, const struct text_style *style)
{
	const char *families = style->families ? style->families : "";
	struct choice *choice;
	size_t i, n = sizeof faces->recent / sizeof *faces->recent;

	for (i = 0; i < n && faces->recent[i]; i++) {
		choice = faces->recent[i];
		if (choice->asked_weight == style->weight &&
		    choice->is_italic == style->is_italic && strcmp(choice->asked, families) == 0)
			return choice;
	}
	choice = look_up_choice(faces, style, families);
	memmove(faces->recent + 1, faces->recent, (n - 1) * sizeof *faces->recent);
	return faces->recent[0] = choice;
}

/* A family that is not there is worth one line a document, not one a paragraph. */
bool
diags_said(const struct diags *diags, enum diag_code code, const char *word)
{
	size_t i;

	for (i = 0; i < diags_count(diags); i++)
		if (diags_row(diags, i)->code == code && strstr(diags_row(diags, i)->text, word))
			return true;
	return false;
}

static void
say_choice(struct faces *faces, const struct choice *choice, const struct text_style *style,
    struct diags *diags)
{
	int i;

	if (choice->unknown && !diags_said(diags, DIAG_TEXT_FAMILY, choice->unknown))
		diag(diags, DIAG_TEXT_FAMILY, style->at, choice->unknown,
		    faces->catalogue.unknown->name);
	for (i = 0; i < choice->count; i++)
		if (choice->families[i]->name != choice->first->family ||
		    choice->weight != choice->first->weight)
			say_broken(choice->families[i], choice, diags);
	if (choice->first == faces->empty)
		diag(diags, DIAG_TEXT_NO_FONT, (struct place){ style->at.file, 0 },
		    faces->catalogue.unknown->cuts[0].package);
}

const struct choice *
faces_choose(struct faces *faces, const struct text_style *style, struct diags *diags)
{
	struct choice *choice = find_choice(faces, style);

	choice->at = style->at;
	if (!choice->first)
		choice->first = first_face(faces, choice, diags);
	say_choice(faces, choice, style, diags);
	return choice;
}

const struct face *
faces_find(struct faces *faces, const struct text_style *style, struct diags *diags)
{
	return faces_choose(faces, style, diags)->first;
}

bool
face_covers(const struct face *face, uint32_t code)
{
	struct face_inside *inside = face->inside;
	hb_codepoint_t glyph;
	uint8_t *known;
	int shift;

	if (code >= COVER_KNOWN)
		return hb_font_get_nominal_glyph(inside->font, code, &glyph);
	known = &inside->known[code / 4];
	shift = (int)(code % 4) * 2;
	if (!(*known >> shift & 1))
		*known |= (uint8_t)((hb_font_get_nominal_glyph(inside->font, code, &glyph) ? 3 : 1)
		                    << shift);
	return *known >> shift & 2;
}

/* A mark need not be there by itself when it composes with its base. */
static bool
covers_all(const struct face *face, const uint32_t *codes, int count)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_codepoint_t whole;
	int i;

	if (!face || !face_covers(face, codes[0]))
		return false;
	for (i = 1; i < count; i++)
		if (!face_covers(face, codes[i]) &&
		    !(hb_unicode_compose(unicode, codes[0], codes[i], &whole) &&
		        face_covers(face, whole)))
			return false;
	return true;
}

static struct face *
fallback_cover(struct faces *faces, const struct choice *choice, hb_script_t script,
    const uint32_t *codes, int count, struct diags *diags)
{
	const struct fallback *fallback = catalogue_fallback(&faces->catalogue, script);
	struct face *face;
	int i;

	for (i = 0; fallback && i < fallback->count; i++) {
		face = family_face(faces, fallback->families[i], choice, diags);
		if (covers_all(face, codes, count))
			return face;
	}
	return NULL;
}

struct face *
choice_cover(struct faces *faces, const struct choice *choice, hb_script_t script,
    const uint32_t *codes, int count, struct diags *diags)
{
	struct face *face;
	int i;

	if (covers_all(choice->first, codes, count))
		return choice->first;
	for (i = 0; i < choice->count; i++) {
		face = family_face(faces, choice->families[i], choice, diags);
		if (covers_all(face, codes, count))
			return face;
	}
	face = fallback_cover(faces, choice, script, codes, count, diags);
	if (!face)
		face = fallback_cover(faces, choice, HB_SCRIPT_COMMON, codes, count, diags);
	if (!face && count > 1)
		face = choice_cover(faces, choice, script, codes, 1, diags);
	return face;
}
