/*
 * Which numbers the pages of a sequence have (XSL 1.1, 7.27.1, 7.27.2).
 */
#include "layout/inside.h"

/* Page numbers begin no higher than anybody counts, so that counting on never overflows. */
enum { FIRST_NUMBER_MOST = 1000000000 };

int
first_number(const struct fo *sequence, int number)
{
	int first;

	switch (fo_keyword(sequence, PROP_INITIAL_PAGE_NUMBER)) {
	case KEY_AUTO:
		return number;
	case KEY_AUTO_ODD:
		return number % 2 ? number : number + 1;
	case KEY_AUTO_EVEN:
		return number % 2 ? number + 1 : number;
	default:
		first = fo_integer(sequence, PROP_INITIAL_PAGE_NUMBER, number);
		return first < 1 ? 1 : first > FIRST_NUMBER_MOST ? FIRST_NUMBER_MOST : first;
	}
}

/* Does the sequence end on a wrong page (XSL 1.1, 7.27.2)? */
bool
needs_blank(const struct fo *sequence, const struct fo *next, int made, int number)
{
	switch (fo_keyword(sequence, PROP_FORCE_PAGE_COUNT)) {
	case KEY_EVEN: return made % 2 != 0;
	case KEY_ODD: return made % 2 == 0;
	case KEY_END_ON_EVEN: return (number - 1) % 2 != 0;
	case KEY_END_ON_ODD: return (number - 1) % 2 == 0;
	case KEY_NO_FORCE: return false;
	default: return next && first_number(next, number) % 2 != number % 2;
	}
}
