/*
 * Dates, times and numbers into the words of a language (ICU).
 *
 * Where a language has a row in the table below, the pattern is ours, because the
 * field writes dates in one certain way (EU style guide for Danish; British
 * for English); any other language has the pattern of the CLDR.  Figures are
 * European and the calendar Gregorian everywhere: dates must be found again on a Danish
 * paper.  So is the clock of 24 hours where AM and PM would be foreign letters.
 */
#include "content/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { WORDS_MAX = 256 };

static const struct locale {
	const char *lang, *icu, *full, *date, *brief, *time;
} locales[] = {
	{ "da", "da_DK", "EEEE 'den' d. MMMM y", "d. MMMM y", "d.M.y", "H.mm" },
	{ "en", "en_GB", "EEEE d MMMM y", "d MMMM y", "d/M/y", "h.mm a" },
	{ "ar", "ar@numbers=latn;calendar=gregorian", "EEEE\u060c d MMMM y", "d MMMM y", "d/M/y",
	    "h:mm a" },
	{ "uk", "uk@numbers=latn", "EEEE, d MMMM y '\u0440\u043e\u043a\u0443'", "d MMMM y '\u0440\u043e\u043a\u0443'", "dd.MM.y", "HH:mm" },
	{ "pl", "pl", "EEEE, d MMMM y", "d MMMM y", "d.MM.y", "H:mm" },
	{ "tr", "tr", "d MMMM y EEEE", "d MMMM y", "d.MM.y", "HH:mm" },
	/* The names that people say; the CLDR's MMMM counts the months instead. */
	{ "so", "so@numbers=latn", "EEEE, d LLLL y", "d LLLL y", "d/M/y", "H:mm" },
	{ "fa", "fa@numbers=latn;calendar=gregorian", "EEEE d MMMM y", "d MMMM y", "d/M/y", "H:mm" },
	{ "ro", "ro", "EEEE, d MMMM y", "d MMMM y", "d.MM.y", "HH:mm" },
	{ "ur", "ur@numbers=latn;calendar=gregorian", "EEEE\u060c d MMMM y", "d MMMM y", "d/M/y",
	    "H:mm" },
};

static const struct locale *
find_locale(const char *lang)
{
	size_t i;

	for (i = 0; i < sizeof locales / sizeof *locales; i++)
		if (strcmp(locales[i].lang, lang) == 0)
			return &locales[i];
	return NULL;
}

const char *
icu_locale(const char *lang, struct arena *arena)
{
	const struct locale *locale = find_locale(lang);

	return locale ? locale->icu
	              : arena_printf(arena, "%s@numbers=latn;calendar=gregorian", lang);
}

bool
content_is_rtl(const char *lang)
{
	static const char *const rtl[] = { "ar", "fa", "ur", "he", "ps", "ckb", "yi", "sd", "ug" };
	size_t i, n = strcspn(lang, "-_");

	for (i = 0; i < sizeof rtl / sizeof *rtl; i++)
		if (strlen(rtl[i]) == n && strncmp(rtl[i], lang, n) == 0)
			return true;
	return false;
}

static const char *
from_uchars(const UChar *text, struct arena *arena)
{
	char bytes[WORDS_MAX * 3];
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF8(bytes, sizeof bytes, NULL, text, -1, &status);
	return U_SUCCESS(status) ? arena_strdup(arena, bytes) : NULL;
}

/* ---- the alphabet ---------------------------------------------------- */

const char *
content_sort_key(const char *words, const char *lang, struct arena *arena)
{
	enum { KEY_BYTES = 4 * WORDS_MAX };
	UErrorCode status = U_ZERO_ERROR;
	UCollator *order = ucol_open(icu_locale(lang, arena), &status);
	UChar wide[WORDS_MAX];
	uint8_t key[KEY_BYTES];
	int32_t length = 0, n, i;
	char *hex;

	u_strFromUTF8(wide, WORDS_MAX, &length, words, -1, &status);
	if (U_FAILURE(status)) {
		ucol_close(order);
		return words;
	}
	n = ucol_getSortKey(order, wide, length, key, KEY_BYTES);
	ucol_close(order);
	hex = arena_alloc(arena, (size_t)(n > KEY_BYTES ? KEY_BYTES : n) * 2 + 1);
	for (i = 0; i < n && i < KEY_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", key[i]);
	return hex;
}

/* ---- dates ---------------------------------------------------------- */

static int
days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
is_date(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/* "2026-03-02" and nothing else. */
bool
parse_date(const char *iso, int *year, int *month, int *day)
{
	size_t i;

	if (strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-')
		return false;
	for (i = 0; i < 10; i++)
		if (i != 4 && i != 7 && (iso[i] < '0' || iso[i] > '9'))
			return false;
	*year = (int)strtol(iso, NULL, 10);
	*month = (int)strtol(iso + 5, NULL, 10);
	*day = (int)strtol(iso + 8, NULL, 10);
	return *year >= 1800 && is_date(*year, *month, *day);
}

/* Days since 1 January 1970 (Gregorian; the year begins in March, so that
 * the leap day is its last). */
static double
days_since_1970(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int m = month <= 2 ? month + 9 : month - 3;

	return 365.0 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static const char *
format_time(double millis, const char *pattern, UDateFormatStyle otherwise, const char *lang,
    struct arena *arena)
{
	static const UChar utc[] = { 'U', 'T', 'C', 0 };
	UDateFormatStyle date = pattern ? UDAT_PATTERN : otherwise, time = date;
	UChar wide[WORDS_MAX], text[WORDS_MAX];
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format;

	u_strFromUTF8(wide, WORDS_MAX, NULL, pattern ? pattern : "", -1, &status);
	if (!pattern)
		time = UDAT_NONE;
	format = udat_open(time, date, icu_locale(lang, arena), utc, 3, wide, -1, &status);
	udat_format(format, millis, text, WORDS_MAX, NULL, &status);
	udat_close(format);
	return U_SUCCESS(status) ? from_uchars(text, arena) : NULL;
}

/* The short form without its year: 2.3., 2/3, 02.03 */
static const char *
day_pattern(const struct locale *locale, struct arena *arena)
{
	const char *brief = locale ? locale->brief : "d/M/y";
	size_t n = strcspn(brief, "y");

	if (n > 1 && (brief[n - 1] == '/' || brief[n - 3] == 'M'))
		n--;
	return arena_strndup(arena, brief, n);
}

const char *
content_date(const char *iso, const char *style, const char *lang, struct arena *arena)
{
	const struct locale *locale = find_locale(lang);
	int year, month, day;
	double millis;

	if (!parse_date(iso, &year, &month, &day))
		return NULL;
	millis = days_since_1970(year, month, day) * 86400000.0;
	if (!style || strcmp(style, "long") == 0)
		return format_time(millis, locale ? locale->date : NULL, UDAT_LONG, lang, arena);
	if (strcmp(style, "full") == 0)
		return format_time(millis, locale ? locale->full : NULL, UDAT_FULL, lang, arena);
	if (strcmp(style, "short") == 0)
		return format_time(millis, locale ? locale->brief : NULL, UDAT_SHORT, lang, arena);
	if (strcmp(style, "day") == 0)
		return format_time(millis, day_pattern(locale, arena), UDAT_SHORT, lang, arena);
	if (strcmp(style, "weekday") == 0)
		return format_time(millis, "EEEE", UDAT_FULL, lang, arena);
	return NULL;
}

const char *
content_time(const char *time, const char *lang, struct arena *arena)
{
	const struct locale *locale = find_locale(lang);
	size_t n = strspn(time, "0123456789");
	int hour, minute;

	if (n < 1 || n > 2 || (time[n] != ':' && time[n] != '.') ||
	    strspn(time + n + 1, "0123456789") != 2 || time[n + 3])
		return NULL;
	hour = (int)strtol(time, NULL, 10);
	minute = (int)strtol(time + n + 1, NULL, 10);
	if (hour > 23 || minute > 59)
		return NULL;
	return format_time((hour * 60 + minute) * 60000.0, locale ? locale->time : "HH:mm",
	    UDAT_SHORT, lang, arena);
}

const char *
content_number(const char *number, const char *lang, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[WORDS_MAX];
	UNumberFormat *format;
	char *end;
	const char *point = strchr(number, '.');
	double value;

	if (!*number || number[strspn(number, "0123456789.-")])
		return NULL;
	value = strtod(number, &end);
	if (*end)
		return NULL;
	/* Small whole numbers are written alike everywhere; ICU need not wake. */
	if (number[strspn(number, "0123456789")] == '\0' && strlen(number) < 4)
		return arena_strdup(arena, number);
	format = unum_open(UNUM_DECIMAL, NULL, 0, icu_locale(lang, arena), NULL, &status);
	/* 3.0 keeps its nought. */
	if (U_SUCCESS(status) && point)
		unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, (int32_t)strlen(point + 1));
	unum_formatDouble(format, value, text, WORDS_MAX, NULL, &status);
	unum_close(format);
	return U_SUCCESS(status) ? from_uchars(text, arena) : NULL;
}
