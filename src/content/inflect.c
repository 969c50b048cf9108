/*
 * A word as it stands in a text into the form that a list has.
 *
 * No dictionary: a few endings a language, tried from the shortest, so that what is left of
 * the word is as long as can be (vente is vent and e, never ven and te).  Danish and English
 * double a consonant before an ending (ven, vennerne) and drop an e (lege, leg), so
 * both are tried, too.  What changes within (barn, børn) stands in the list.
 */
#include "content/inside.h"

#include <string.h>

enum { ENDINGS = 32, PREFIXES = 8, STEM_LEAST = 2 };

static const struct language {
	const char *name;
	bool doubles;                     /* consonants, and drops e */
	const char *prefixes[PREFIXES], *endings[ENDINGS];
} languages[] = {
	{ "da", true, { "" }, { "", "s", "e", "n", "r", "t", "en", "et", "er", "es", "de", "te",
		"ne", "ene", "ens", "ets", "ers", "ere", "ede", "nde", "rne", "erne", "enes", "ende", "ernes" } },
	{ "en", true, { "" }, { "", "s", "d", "es", "ed", "'s", "er", "ing" } },
	{ "uk", false, { "" }, { "", "а", "у", "и", "і", "о", "е", "ю", "я", "ою", "ам", "ах", "ів",
		"ом", "ами", "ями" } },
	{ "pl", false, { "" }, { "", "a", "ą", "e", "ę", "i", "o", "u", "y", "em", "om", "ów", "ach",
		"ami", "owi" } },
	{ "tr", false, { "" }, { "", "a", "e", "ı", "i", "u", "ü", "da", "de", "ın", "in", "un", "ün",
		"ya", "ye", "yı", "yi", "dan", "den", "lar", "ler", "ları", "leri" } },
	{ "so", false, { "" }, { "", "a", "o", "ka", "ga", "ta", "da", "ha", "yo", "oyin" } },
	{ "ro", false, { "" }, { "", "a", "e", "i", "l", "ă", "ul", "le", "ii", "ei", "uri", "ului",
		"elor", "ilor" } },
	{ "ar", false, { "", "ال", "و", "ب", "ل", "وال", "بال" }, { "", "ة", "ات", "ين", "ون" } },
	{ "fa", false, { "" }, { "", "ی", "ها", "های", "\u200cها", "\u200cهای" } },
	{ "ur", false, { "" }, { "", "وں", "یں" } },
};

static const struct language plain = { "", false, { "" }, { "" } };

static const struct language *
find_language(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof languages / sizeof *languages; i++)
		if (strcmp(languages[i].name, name) == 0)
			return &languages[i];
	return &plain;
}

static bool
is_consonant(char c)
{
	return c && strchr("bcdfghjklmnpqrstvwxz", c);
}

/* The stem with an e, with its last consonant doubled and an e, or with one of two. */
static void *
find_doubled(const struct table *keys, const char *stem, size_t n)
{
	char longer[CONTENT_KEY + 2];
	bool ends_hard = is_consonant(stem[n - 1]);
	void *found;

	memcpy(longer, stem, n);
	longer[n] = 'e';
	if ((found = table_find_bytes(keys, longer, n + 1)))
		return found;
	if (!ends_hard)
		return NULL;
	if (stem[n - 2] == stem[n - 1])
		return table_find_bytes(keys, stem, n - 1);
	longer[n] = stem[n - 1];
	longer[n + 1] = 'e';
	return table_find_bytes(keys, longer, n + 2);
}

static void *
find_stem(const struct language *language, const struct table *keys, const char *stem, size_t n)
{
	void *found = table_find_bytes(keys, stem, n);

	return found || !language->doubles ? found : find_doubled(keys, stem, n);
}

static void *
try_endings(const struct language *language, const struct table *keys, const char *word, size_t n)
{
	size_t i, length;
	void *found;

	for (i = 0; i < ENDINGS && language->endings[i]; i++) {
		length = strlen(language->endings[i]);
		if (n < length + STEM_LEAST ||
		    memcmp(word + n - length, language->endings[i], length) != 0)
			continue;
		found = find_stem(language, keys, word, n - length);
		if (found)
			return found;
	}
	return NULL;
}

void *
find_inflected(const struct table *keys, const char *word, size_t n, const char *lang)
{
	const struct language *language = find_language(lang);
	size_t i, length;
	void *found;

	for (i = 0; n <= CONTENT_KEY && i < PREFIXES && language->prefixes[i]; i++) {
		length = strlen(language->prefixes[i]);
		if (n < length + STEM_LEAST || memcmp(word, language->prefixes[i], length) != 0)
			continue;
		found = try_endings(language, keys, word + length, n - length);
		if (found)
			return found;
	}
	return NULL;
}
