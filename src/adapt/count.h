/*
 * Sentences and their words: see count.c.
 */
#ifndef ADAPT_COUNT_H
#define ADAPT_COUNT_H

#include "base/base.h"

struct sentence {
	const char *start, *end;          /* in the text */
	int words, long_words;
	bool is_closed;                   /* by a mark; false: the text just ended */
};

/* The sentence at *s, which moves past it.  False when there are no more words. */
bool
next_sentence(const char **s, const char *end, struct sentence *sentence);

#endif
