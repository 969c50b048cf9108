#include "verbs.h"
int
verb_check(const struct order *order)
{
	(void)order;
	return EXIT_OURS;
}
