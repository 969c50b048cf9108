/*
 * What the files that take a command line apart share: options.c, and paper_options.c for those
 * that tell how pages come onto paper.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "verbs.h"

/* What getopt_long gives of an option without a letter. */
enum option_code {
	OPTION_AGES = 256, OPTION_READER, OPTION_LANG, OPTION_SET, OPTION_LOG, OPTION_GROUP, OPTION_ANSWERS, OPTION_WINDOW,
	OPTION_THEME, OPTION_FORMS, OPTION_CSV, OPTION_SYMBOLS, OPTION_LINE, OPTION_VERSIONS, OPTION_FONTS,
	OPTION_PRINT, OPTION_STRICT, OPTION_COLOR, OPTION_JSON, OPTION_HELP, OPTION_VERSION,
	OPTION_ROSTER, OPTION_TEMPLATE, OPTION_MERGED, OPTION_ROWS, OPTION_WHERE, OPTION_NAMES,
	OPTION_SORT, OPTION_VOLUME, OPTION_SECRET, OPTION_STATUS, OPTION_VERIFY, OPTION_FORGET,
	OPTION_REPRINT, OPTION_COLUMNS, OPTION_CHECK_ONLY, OPTION_MEMO, OPTION_PROOF, OPTION_SIMPLEX,
	OPTION_NUP, OPTION_BOOKLET, OPTION_SIGNATURE, OPTION_PAPER, OPTION_DUPLEX,
	OPTION_POSTER, OPTION_CARDS, OPTION_CROP, OPTION_GREY, OPTION_PAPER_LAST = OPTION_GREY
};

/* Is `word` one of the words (NULL ends them), and which? */
bool
one_of(const char *const *words, const char *word, int *index);

/* The words between commas, in the arena. */
const char *
all_of(const char *const *words, struct arena *arena);

/* optarg, which must be one of the words, to `to`: EXIT_MADE, or EXIT_USAGE after a message. */
int
take_word(struct order *order, const char *option, const char *const *words, const char **to);

/* ---- paper_options.c -------------------------------------------------- */

/* An option from OPTION_NUP to OPTION_PAPER_LAST: EXIT_MADE, or EXIT_USAGE after a message. */
int
take_paper_option(struct order *order, int option);

/* Whether what was said of paper goes together, once all is taken; on sheets nothing is filled in
 * but by hand.  EXIT_MADE, or EXIT_USAGE after a message. */
int
settle_paper(struct order *order);

#endif
