#include "verbs.h"
int
verb_translate(const struct order *order)
{
	(void)order;
	return EXIT_OURS;
}
