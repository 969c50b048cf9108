/*
 * Days on which a group in Denmark does not meet: a date into the name of a holiday.
 *
 * Most hang on Easter Sunday, which is reckoned as Meeus, Jones and Butcher do.  The names are
 * Danish, as in the calendar that the leaders plan by.
 */
#include "content/inside.h"

/* Days from 1 March to Easter Sunday. */
static int
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return (n / 31 == 4 ? 31 : 0) + n % 31;
}

static const struct {
	int after;                        /* days, from Easter Sunday */
	const char *name;
} moving[] = {
	{ -3, "sk\u00e6rtorsdag" }, { -2, "langfredag" }, { 0, "p\u00e5skedag" },
	{ 1, "2. p\u00e5skedag" }, { 39, "Kristi himmelfartsdag" }, { 49, "pinsedag" },
	{ 50, "2. pinsedag" },
};

static const struct {
	int month, day;
	const char *name;
} fixed[] = {
	{ 1, 1, "nyt\u00e5rsdag" }, { 6, 5, "grundlovsdag" }, { 12, 24, "juleaftensdag" },
	{ 12, 25, "juledag" }, { 12, 26, "2. juledag" }, { 12, 31, "nyt\u00e5rsaftensdag" },
};

const char *
holiday_on(const char *iso)
{
	static const int before[] = { 0, 31, 61, 92 };    /* days from 1 March to April ... */
	int year, month, day;
	size_t i;

	if (!parse_date(iso, &year, &month, &day))
		return NULL;
	for (i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (fixed[i].month == month && fixed[i].day == day)
			return fixed[i].name;
	for (i = 0; i < sizeof moving / sizeof *moving && month >= 3 && month <= 6; i++)
		if (before[month - 3] + day - 1 == easter(year) + moving[i].after)
			return moving[i].name;
	return NULL;
}
