/*
 * Words into the places where they may be divided, by libhyphen.
 *
 * A dictionary is loaded when a text in its language first asks; a word is
 * looked up once.  Some dictionaries are written in an alphabet of 8 bits (Latin-1 the
 * Danish one, Latin-2 the Polish one), so words are turned into the dictionary's own letters.
 */
#include <hyphen.h>
#include <unicode/ucnv.h>

#include "text/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 1024 * 1024, LETTERS = 256, UPPER = 128 };

#define FOLDER "/usr/share/hyphen/hyph_"

struct dictionary {
	HyphenDict *dict;                 /* NULL: there is none */
	bool is_utf8;
	UChar letters[UPPER];             /* what its bytes from 0x80 on stand for */
};

struct hyphens {
	struct arena *arena;
	struct table dictionaries;        /* language -> struct dictionary */
	struct arena *word_arena;
	struct table words;               /* dictionary and word -> points */
};

struct hyphens *
hyphens_new(void)
{
	struct hyphens *h = mem_alloc(sizeof *h);

	h->arena = h->dictionaries.arena = arena_new();
	h->word_arena = h->words.arena = arena_new();
	return h;
}

void
hyphens_drop(struct hyphens *h)
{
	struct dictionary *d;
	size_t i;

	for (i = 0; i < h->dictionaries.count; i++) {
		d = h->dictionaries.rows[i].value;
		if (d->dict)
			hnj_hyphen_free(d->dict);
	}
	arena_drop(h->word_arena);
	arena_drop(h->arena);
	free(h);
}

static HyphenDict *
load_file(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, FOLDER "%s.dic", name);
	return access(path, R_OK) == 0 ? hnj_hyphen_load(path) : NULL;
}

/* The country whose spelling stands for a language that names none. */
static const char *
usual_country(const char *language)
{
	static const char *const usual[][2] = { { "da", "DK" }, { "en", "GB" }, { "nb", "NO" },
		{ "sv", "SE" }, { "de", "DE" }, { "fr", "FR" }, { "pl", "PL" }, { "uk", "UA" },
		{ "ro", "RO" }, { "tr", "TR" } };
	size_t i;

	for (i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strcmp(usual[i][0], language) == 0)
			return usual[i][1];
	return "";
}

/* "en-US": hyph_en_US, else the usual country's, else hyph_en. */
static HyphenDict *
load_language(const char *lang)
{
	char language[9], name[32];
	size_t n = strcspn(lang, "-_");
	HyphenDict *dict = NULL;

	if (!n || n >= sizeof language || strspn(lang, "abcdefghijklmnopqrstuvwxyz") < n)
		return NULL;
	memcpy(language, lang, n);
	language[n] = '\0';
	if (lang[n] && strlen(lang + n) == 3) {
		snprintf(name, sizeof name, "%s_%s", language, lang + n + 1);
		dict = strchr(name, '/') ? NULL : load_file(name);
	}
	snprintf(name, sizeof name, "%s_%s", language, usual_country(language));
	if (!dict)
		dict = load_file(name);
	return dict ? dict : load_file(language);
}

/* The upper half of an alphabet of 8 bits; one that ICU does not know has ASCII only. */
static void
read_alphabet(struct dictionary *d)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(d->dict->cset, &status);
	char byte;
	int i;

	for (i = 0; converter && i < UPPER; i++) {
		byte = (char)(i + UPPER);
		status = U_ZERO_ERROR;
		ucnv_toUChars(converter, &d->letters[i], 1, &byte, 1, &status);
	}
	ucnv_close(converter);
}

static struct dictionary *
find_dictionary(struct hyphens *h, const char *lang)
{
	struct dictionary *d = table_find(&h->dictionaries, lang);

	if (d)
		return d;
	d = ARENA_NEW(h->arena, struct dictionary);
	d->dict = load_language(lang);
	d->is_utf8 = d->dict && d->dict->utf8;
	if (d->dict && !d->is_utf8)
		read_alphabet(d);
	table_put(&h->dictionaries, lang, d);
	return d;
}

/* The byte of a letter in the dictionary's alphabet; 0: it has none. */
static char
byte_of(const struct dictionary *d, uint32_t code)
{
	int i;

	if (code < UPPER)
		return (char)code;
	for (i = 0; i < UPPER; i++)
		if (d->letters[i] == code)
			return (char)(i + UPPER);
	return 0;
}

/* The word in the dictionary's alphabet; 0 when it has other letters. */
static int
encode_word(const struct dictionary *d, const char *word, int length, char *to)
{
	const char *p = word, *end = word + length;
	int n = 0;

	while (p < end) {
		if (n == LETTERS)
			return 0;
		to[n] = byte_of(d, utf8_next(&p, end));
		if (!to[n++])
			return 0;
	}
	return n;
}

/* libhyphen marks with an odd number the letter after which a word may be divided. */
static void
ask(HyphenDict *dict, const char *word, int length, char *points)
{
	char marks[LETTERS + 8], ended[LETTERS + 1], **rep = NULL;
	int *pos = NULL, *cut = NULL, i;

	memset(marks, '0', sizeof marks);
	memcpy(ended, word, (size_t)length);
	ended[length] = '\0'; /* libhyphen looks for its end, whatever length it is told */
	if (hnj_hyphen_hyphenate2(dict, ended, length, marks, NULL, &rep, &pos, &cut) == 0)
		for (i = 0; i + 1 < length; i++)
			if (marks[i] & 1)
				points[i + 1] = '1';
	for (i = 0; rep && i < length; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

static char *
divide_word(struct hyphens *h, const struct dictionary *d, const char *word, int length)
{
	char *points = arena_alloc(h->word_arena, (size_t)length + 2), encoded[LETTERS];
	int n;

	memset(points, '0', (size_t)length + 1);
	if (d->is_utf8) {
		ask(d->dict, word, length, points);
		return points;
	}
	n = encode_word(d, word, length, encoded);
	if (n)
		ask(d->dict, encoded, n, points);
	return points;
}

const char *
hyphens_find(struct hyphens *h, const struct text_style *style, const char *word, int length,
    struct diags *diags)
{
	const char *lang = style->lang ? style->lang : "";
	struct dictionary *d = find_dictionary(h, lang);
	char key[sizeof d + LETTERS], *points;
	size_t n = sizeof d + (size_t)length;

	if (!d->dict) {
		if (!diags_said(diags, DIAG_TEXT_HYPHENS, lang))
			diag(diags, DIAG_TEXT_HYPHENS, style->at, lang);
		return NULL;
	}
	if (length >= LETTERS)
		return NULL;
	memcpy(key, &d, sizeof d);
	memcpy(key + sizeof d, word, (size_t)length);
	points = table_find_bytes(&h->words, key, n);
	if (points)
		return points;
	if (arena_size(h->word_arena) > WORDS_MOST) {
		arena_drop(h->word_arena);
		h->word_arena = arena_new();
		h->words = (struct table){ .arena = h->word_arena };
	}
	points = divide_word(h, d, word, length);
	table_put_bytes(&h->words, key, n, points);
	return points;
}
