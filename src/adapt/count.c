/*
 * Plain text into sentences and words, as the Danish readability index
 * counts them.
 *
 * A sentence ends at . ! or ?, but not at the full stop of an abbreviation, an ordinal or an
 * initial, and not within a number.  A word is what stands between blanks and
 * has a letter or a figure; a number is one short word whatever its length.
 */
#include "adapt/count.h"

#include <string.h>

enum { LONG_WORD = 6 };               /* more letters than this make a word long */

/* Abbreviations that end no sentence, without their last full stop. */
static const char *const abbreviations[] = { "bl.a", "fx", "f.eks", "dvs", "ca", "osv", "nr",
	"tlf", "kl", "m.m", "mv", "m.v", "evt", "jf", "pr", "st", "inkl", "ekskl", "ift", "mht",
	"m.fl", "mfl", "o.l", "bl", "hhv", "vedr", "min", "max", "maks", "pga", "p.g.a", "f.kr", "sml",
	"s.u", "afs", "adm", "tv", "th", "e.g", "i.e", "mr", "mrs", "dr", "no" };

/* Some of them end a sentence when a capital follows: "kager osv. Vi ..." */
static const char *const closing[] = { "osv", "m.m", "mv", "m.v", "m.fl", "mfl", "o.l", "tv", "th",
	"min", "no", "max", "maks" };

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
	    c == 0x2028;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(uint32_t c)
{
	return (c | 32) - 'a' < 26 || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) &&
	    (c < 0x3000 || c > 0x303F));
}

static bool
is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
	    /* Scripts without capitals may begin a sentence with any letter. */
	    c >= 0x590;
}

static bool
is_listed(const char *const *list, size_t count, const char *s, size_t n)
{
	size_t i, k;

	for (i = 0; i < count; i++) {
		if (strlen(list[i]) != n)
			continue;
		for (k = 0; k < n; k++) {
			char c = s[k] >= 'A' && s[k] <= 'Z' ? (char)(s[k] + 32) : s[k];

			if (c != list[i][k])
				break;
		}
		if (k == n)
			return true;
	}
	return false;
}

#define LISTED(list, s, n) is_listed((list), sizeof(list) / sizeof *(list), (s), (n))

/* A token between blanks, taken apart. */
struct token {
	const char *start, *end;          /* without quotes and brackets around it */
	int letters;
	bool is_latin;                    /* no letter of another script */
	bool has_figure;
	uint32_t mark;                    /* . ! ? at its end, or 0 */
};

/* Marks that may follow the full stop: closing quotes and brackets. */
static bool
is_closing(uint32_t c)
{
	return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0xBB || c == 0xAB ||
	    (c >= 0x2018 && c <= 0x201F);
}

static bool
is_end(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x06D4 || c == 0x2026;
}

/* The next token at or after *s; false at the end of the text. */
static bool
next_token(const char **s, const char *end, struct token *token)
{
	const char *at = *s, *next;
	uint32_t c = ' ';

	for (next = at; next < end && is_blank(c = utf8_next(&next, end)); at = next)
		;
	if (at >= end || is_blank(c))
		return false;
	*token = (struct token){ .start = at, .end = at, .is_latin = true };
	for (next = at; next < end; at = next) {
		c = utf8_next(&next, end);
		if (is_blank(c))
			break;
		token->letters += is_letter(c);
		token->is_latin = token->is_latin && c < 0x250;
		token->has_figure = token->has_figure || is_digit(c);
		if (is_end(c))
			token->mark = c;
		else if (!is_closing(c))
			token->mark = 0;
		if (!is_end(c) && !is_closing(c))
			token->end = next;
	}
	*s = at;
	return true;
}

/* The first letter, figure or the like that begins what follows; 0 at the end. */
static uint32_t
following(const char *s, const char *end)
{
	uint32_t c;

	while (s < end) {
		c = utf8_next(&s, end);
		if (is_letter(c) || is_digit(c))
			return c;
	}
	return 0;
}

/* Does the mark at the token's end close a sentence? */
static bool
closes(const struct token *token, const char *rest, const char *end)
{
	const char *start = token->start;
	size_t n;
	uint32_t next = following(rest, end);

	if (!token->mark)
		return false;
	if (token->mark != '.' || next == 0)
		return true;
	while (start < token->end && strchr("(['\"", *start))
		start++;
	n = (size_t)(token->end - start);
	if (LISTED(abbreviations, start, n))
		return LISTED(closing, start, n) && is_capital(next);
	/* "17." is an ordinal unless a capital follows: Danish months are small. */
	if (token->has_figure && token->letters == 0 && strspn(start, "0123456789") == n)
		return is_capital(next);
	return !(token->letters == 1 && token->is_latin && !token->has_figure && n <= 2);
}

static void
count_word(struct sentence *sentence, const struct token *token)
{
	if (!token->letters && !token->has_figure)
		return;
	sentence->words++;
	/* A number is never long, nor is a number with its unit: 1.250,50. */
	sentence->long_words += token->letters > LONG_WORD;
}

bool
next_sentence(const char **s, const char *end, struct sentence *sentence)
{
	struct token token;

	*sentence = (struct sentence){ .start = NULL };
	while (next_token(s, end, &token)) {
		if (!sentence->start)
			sentence->start = token.start;
		count_word(sentence, &token);
		sentence->end = *s;
		sentence->is_closed = closes(&token, *s, end);
		if (sentence->is_closed && sentence->words)
			return true;
	}
	return sentence->words > 0;
}
