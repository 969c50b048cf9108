/*
 * A paragraph into items: stretches of one span, direction, script and face.
 *
 * A character that belongs to no script (spaces, digits, punctuation) joins
 * the script before it, else the one after it; a mark stays with its base.
 * Faces go by coverage: the first family of the style that has the character
 * with its marks, then the fallbacks of its script.
 */
#include <unicode/uchar.h>

#include "text/inside.h"

#include <string.h>

enum { MARKS_MOST = 8 };

struct itemiser {
	struct text_shaped *shaped;
	const struct text_paragraph *p;
	struct diags *diags;
	const uint8_t *levels;            /* NULL: all 0 */
	const struct choice *choice;      /* of the span at hand */
	int span, object;                 /* the next object's index */
	hb_script_t script;               /* of the letters so far */
};

/* A character with its marks, as it goes into an item. */
struct unit {
	int start, end;
	uint32_t codes[MARKS_MOST];
	int count;
	hb_script_t own;                  /* its own script, COMMON for most signs */
};

static hb_script_t
script_of(uint32_t code)
{
	hb_script_t script;

	if (code < 0x80)
		return (code | 32) >= 'a' && (code | 32) <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
	script = hb_unicode_script(hb_unicode_funcs_get_default(), code);
	return script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON
	                                                                    : script;
}

static void
read_unit(const struct itemiser *it, int at, struct unit *u)
{
	int end = it->p->spans[it->span].end, next;
	uint32_t code;

	u->start = at;
	u->codes[0] = letter_at(it->p, at, &u->end);
	u->count = 1;
	u->own = script_of(u->codes[0]);
	while (u->end < end) {
		code = letter_at(it->p, u->end, &next);
		if (!letter_is_mark(code))
			break;
		/* joiners and selectors need no glyph of their own */
		if (u->count < MARKS_MOST && code < 0xFE00 && code != 0x200C && code != 0x200D)
			u->codes[u->count++] = code;
		u->end = next;
	}
}

/* The script of the first letter at or after `at` that has one. */
static hb_script_t
script_ahead(const struct text_paragraph *p, int at)
{
	hb_script_t script = HB_SCRIPT_COMMON;
	int limit = at + 256 < p->length ? at + 256 : p->length;

	while (at < limit && script == HB_SCRIPT_COMMON)
		script = script_of(letter_at(p, at, &at));
	return script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : script;
}

static void
say_missing(const struct itemiser *it, uint32_t code)
{
	const struct text_style *style = it->p->spans[it->span].style;
	UErrorCode status = U_ZERO_ERROR;
	char name[128] = "", text[192], shown[5] = "";

	if (it->choice->first == it->shaped->faces->empty)
		return; /* there is no font at all, and that was said */
	u_charName((UChar32)code, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
	if (code >= 0x20 && (code < 0x7F || code >= 0xA0))
		shown[utf8_put(shown, code)] = '\0';
	snprintf(text, sizeof text, "'%s' (U+%04X, %s)", shown, (unsigned int)code, name);
	diag(it->diags, DIAG_TEXT_GLYPH, style->at, text);
}

/* Signs that need no glyph of their own. */
static bool
needs_face(uint32_t code)
{
	return !letter_is_hidden(code) && !letter_is_space(code) && code >= 0x20;
}

/*
 * A sign stays in the face of the letters before it when that face came by
 * their script; so a comma between two Arabic words does not fall back to
 * the Latin family's.
 */
static struct face *
unit_face(const struct itemiser *it, const struct unit *u, const struct item *before)
{
	struct faces *faces = it->shaped->faces;
	bool joins = before && u->own == HB_SCRIPT_COMMON && before->script == it->script;
	struct face *face;

	if (!needs_face(u->codes[0]) && u->codes[0] != ' ')
		return before ? before->face : it->choice->first;
	if (joins && before->script != HB_SCRIPT_LATIN && face_covers(before->face, u->codes[0]))
		return before->face;
	if (u->count == 1 && face_covers(it->choice->first, u->codes[0]))
		return it->choice->first;
	face = choice_cover(faces, it->choice, it->script, u->codes, u->count, it->diags);
	if (!face && needs_face(u->codes[0]))
		say_missing(it, u->codes[0]);
	return face ? face : it->choice->first;
}

static void
set_features(const struct itemiser *it, const struct unit *u, struct item *item)
{
	const struct text_style *style = it->p->spans[it->span].style;

	item->size = mpt_min(style->size, SIZE_MOST);
	if (style->letter_spacing)
		item->features |= FEATURE_LOOSE;
	if (!style->small_caps)
		return;
	if (item->face->inside->has_small_caps) {
		item->features |= FEATURE_SMALL;
	} else if (letter_capital(u->codes[0]) != u->codes[0]) {
		item->features |= FEATURE_RAISE;
		item->size = (mpt)((int64_t)item->size * 8 / 10);
	}
}

static bool
same_item(const struct item *a, const struct item *b)
{
	return a->object < 0 && b->object < 0 && a->span == b->span && a->script == b->script &&
	       a->face == b->face && a->size == b->size && a->level == b->level &&
	       a->features == b->features;
}

static void
add_item(struct text_shaped *s, const struct item *item)
{
	if (s->item_count && same_item(&s->items[s->item_count - 1], item)) {
		s->items[s->item_count - 1].end = item->end;
		return;
	}
	HEAP_ROOM(s->faces->items, s->item_count, s->faces->item_capacity);
	s->items = s->faces->items;
	s->items[s->item_count++] = *item;
}

/* The text item before this one in the same span, or NULL. */
static const struct item *
item_before(const struct itemiser *it)
{
	const struct text_shaped *s = it->shaped;
	const struct item *last = s->item_count ? &s->items[s->item_count - 1] : NULL;

	return last && last->object < 0 && last->span == it->span ? last : NULL;
}

/* What is hidden belongs to what it follows: the hyphen of a soft hyphen must
 * stand by its word whatever direction comes next. */
static bool
join_hidden(const struct itemiser *it, const struct unit *u)
{
	struct text_shaped *s = it->shaped;

	if (!letter_is_hidden(u->codes[0]) || !item_before(it))
		return false;
	s->items[s->item_count - 1].end = u->end;
	return true;
}

static void
add_unit(struct itemiser *it, const struct unit *u)
{
	struct item item = { .start = u->start, .end = u->end, .span = it->span, .object = -1 };

	if (join_hidden(it, u))
		return;
	item.level = it->levels ? it->levels[u->start] : 0;
	if (u->own != HB_SCRIPT_COMMON)
		it->script = u->own;
	else if (it->script == HB_SCRIPT_COMMON)
		it->script = script_ahead(it->p, u->end);
	item.script = it->script;
	item.face = unit_face(it, u, item_before(it));
	set_features(it, u, &item);
	add_item(it->shaped, &item);
}

static bool
is_object(const struct itemiser *it, int at)
{
	return it->object < it->p->object_count && it->p->objects[it->object].at == at;
}

static int
add_object(struct itemiser *it, int at)
{
	struct item item = { .start = at, .span = it->span, .face = it->choice->first };

	letter_at(it->p, at, &item.end);
	item.level = it->levels ? it->levels[at] : 0;
	item.object = it->object++;
	item.script = it->script;
	add_item(it->shaped, &item);
	return item.end;
}

/*
 * Most text is letters that the style's first face has, in the script and
 * at the level of the item before: those are run over here, without a look
 * at marks and fallbacks.
 */
static int
skip_plain(const struct itemiser *it, int at, int end)
{
	struct text_shaped *s = it->shaped;
	struct item *last = s->item_count ? &s->items[s->item_count - 1] : NULL;
	const unsigned char *t = (const unsigned char *)it->p->text;
	int from = at;

	if (!last || it->levels || last->object >= 0 || last->span != it->span ||
	    last->end != at || last->face != it->choice->first || last->features ||
	    last->script != HB_SCRIPT_LATIN || it->p->spans[it->span].style->small_caps)
		return at;
	while (at < end && t[at] >= 0x20 && t[at] < 0x7F && face_covers(last->face, t[at]))
		at++;
	/* the last one may carry a mark */
	if (at > from && at < end && t[at] >= 0x80)
		at--;
	if (at > from)
		last->end = at;
	return at;
}

static void
itemise_span(struct itemiser *it)
{
	const struct text_span *span = &it->p->spans[it->span];
	int at = span->start;
	struct unit u;

	it->choice = faces_choose(it->shaped->faces, span->style, it->diags);
	while (at < span->end) {
		at = skip_plain(it, at, span->end);
		if (at == span->end)
			break;
		if (is_object(it, at)) {
			at = add_object(it, at);
			continue;
		}
		read_unit(it, at, &u);
		add_unit(it, &u);
		at = u.end;
	}
}

void
itemise(struct text_shaped *shaped, struct diags *diags)
{
	struct itemiser it = { .shaped = shaped, .p = &shaped->paragraph, .diags = diags,
		.script = HB_SCRIPT_COMMON };

	it.levels = bidi_levels(shaped->faces, &shaped->paragraph);
	for (it.span = 0; it.span < it.p->span_count; it.span++)
		itemise_span(&it);
	shaped->items = arena_grow(shaped->arena, shaped->items, (size_t)shaped->item_count,
	    (size_t)shaped->item_count, sizeof *shaped->items);
}
