#include "verbs.h"
int
verb_format(const struct order *order)
{
	(void)order;
	return EXIT_OURS;
}
