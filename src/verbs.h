/*
 * What the verbs share: the order as it was given on the command line, and
 * the press that outlives a document.
 */
#ifndef VERBS_H
#define VERBS_H

#include "base/base.h"
#include "content/content.h"

enum { EXIT_MADE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_OURS = 70 };

/* The stages whose result --print shows. */
enum stage { STAGE_NONE, STAGE_ADAPTED, STAGE_FO, STAGE_GALLEY, STAGE_AREAS, STAGE_TAGS };

/* A command line, taken apart. */
struct order {
	const char *const *names;         /* what follows the verb */
	int name_count;
	const char *output;               /* -o, or NULL */
	const char *fonts;                /* --fonts, or NULL */
	const char *home;                 /* the project's folder */
	enum stage print;
	struct content_wish wish;
	const char **settings;            /* --set, as given */
	int setting_count;
	bool is_strict, is_quiet, has_color, as_json, shows_times;
	struct arena *arena;
};

/* Where the time went, in microseconds (PRINTARK_TIMES=1). */
struct times {
	int64_t load, adapt, present, read, set, cut, place, write;
};

/* What outlives a document.  Members are opened when they are first needed. */
struct press {
	const struct order *order;
	struct content_press *content;
	struct adapt_press *adapt;
	struct faces *faces;
	struct images *images;
	struct pdf_press *pdf;
	struct diags *diags;
	struct times times;
};

/* Each verb gives an exit status. */
int
verb_build(const struct order *order);
int
verb_format(const struct order *order);
int
verb_check(const struct order *order);
int
verb_list(const struct order *order);
int
verb_translate(const struct order *order);

/* main.c */

/* Microseconds on a clock that only goes forward. */
int64_t
now_us(void);

/* Prints what is left to say (notes only when asked nothing to be quiet), and gives the exit
 * status that it amounts to. */
int
conclude(const struct order *order, const struct diags *diags);

/* Does what was said so far forbid writing a document? */
bool
is_spoilt(const struct order *order, const struct diags *diags);

/* Says how the command line is wrong, and gives EXIT_USAGE. */
int
usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* build.c */

/* False when the project cannot be opened; a message was said. */
bool
press_open(struct press *press, const struct order *order);
void
press_close(struct press *press);

/* The stage `print`, or with STAGE_NONE the PDF, of one material into `to`.  False when
 * there is nothing to write. */
bool
build_material(struct press *press, const char *material, const struct content_wish *wish,
    struct content_fields *fields, enum stage print, struct buf *to);

/* One line on standard error: microseconds by stage. */
void
print_times(const struct times *times);

#endif
