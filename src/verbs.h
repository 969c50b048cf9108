/*
 * What the verbs share: the order as it was given on the command line, and
 * the press that outlives a document.
 */
#ifndef VERBS_H
#define VERBS_H

#include "adapt/adapt.h"
#include "area/area.h"
#include "base/base.h"
#include "content/content.h"
#include "content/group.h"
#include "fo/fo.h"

enum { EXIT_MADE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_OURS = 70 };

/* The stages whose result --print shows; NONE is the whole road to a PDF, CHECK stops before
 * the PDF. */
enum stage {
	STAGE_NONE, STAGE_ADAPTED, STAGE_FO, STAGE_GALLEY, STAGE_AREAS, STAGE_TAGS, STAGE_CHECK
};

/* What only `batch` is told. */
struct batch_order {
	const char *roster, *template, *merged, *rows, *where, *names, *sort, *volume, *secret;
	const char *status, *verify, *forget, *reprint;
	int jobs;                         /* -j, or 0 */
	bool shows_columns, checks_only, writes_memo, shows_window, is_simplex;
};

/* How the pages come onto paper. */
struct paper_order {
	int up, signature;                /* --nup, --signature; 0: not said */
	bool is_booklet, has_cards, is_grey, is_cropped;
	int bleed;                        /* mm */
	int card_width, card_height;      /* --cards, mm; 0: as the pages are */
	const char *name;                 /* --paper, or NULL: A4 */
	const char *poster;               /* --poster, or NULL */
	const char *edge;                 /* --duplex: the edge that sheets turn over, or NULL: the
	                                     usual one */
};

/* A command line, taken apart. */
struct order {
	const char *const *names;         /* what follows the verb */
	int name_count;
	const char *output;               /* -o, or NULL */
	const char *fonts;                /* --fonts, or NULL */
	const char *symbols;              /* --symbols, a folder of the user's pictures, or NULL */
	const char *home;                 /* the project's folder */
	enum stage print;
	struct content_wish wish, other;  /* other: ages, reader, language given before, for diff */
	const char *line_file;            /* --line FILE:N, or NULL: the material's own */
	int line;                         /* --line, or 0 */
	const char **settings;            /* --set, as given */
	int setting_count;
	const char *group;                /* --group, or NULL */
	const char *answers;              /* --answers, a form that was filled in, or NULL */
	struct batch_order batch;
	struct paper_order paper;
	bool wants_help, wants_version;
	bool is_strict, is_quiet, has_color, as_json, lists_versions, shows_times;
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
	const struct content_group_file *group;       /* lent by content, or NULL */
	struct adapt_press *adapt;
	struct faces *faces;
	struct images *images;
	struct pdf_press *pdf;
	struct stencils *stencils;        /* a press that makes many has them; or NULL */
	struct table *answers;            /* name -> struct adapt_answer; NULL without --answers */
	struct diags *diags;
	struct times times;
};

/* One document to make, how far, and where to. */
struct task {
	const char *material;             /* an id or a path */
	struct content_wish wish;
	struct content_fields *fields;
	enum stage until;
	struct buf *to;
	const char *piece;                /* its name in a volume that it will be a piece of, or NULL */
	const char *title;                /* what the file says that it is; NULL: the document's own title,
	                                     which may hold somebody's name */
};

/* What is known of it afterwards. */
struct made {
	struct adapt_reading reading;
	int pages;
	struct area_type type;            /* for STAGE_CHECK */
	struct area_tail tail;            /* the same */
};

/* Has --answers written on what is made; true, too, without it.  False after a message.  And
 * tells how many found no place. */
bool
answers_open(struct press *press);
void
answers_tell(const struct press *press);

/* Each verb gives an exit status. */
int
verb_build(const struct order *order);
int
verb_format(const struct order *order);
int
verb_check(const struct order *order);
int
verb_explain(const struct order *order);
int
verb_diff(const struct order *order);
int
verb_list(const struct order *order);
int
verb_translate(const struct order *order);
int
verb_form(const struct order *order);
int
verb_batch(const struct order *order);
int
verb_pack(const struct order *order);

/* ---- main.c ---------------------------------------------------------- */

/* Microseconds on a clock that only goes forward. */
int64_t
now_us(void);

/* Microseconds since the last call with the same clock. */
int64_t
lap(int64_t *clock);

/* The level from which on a message means failure. */
enum diag_level
failing_level(const struct order *order);

/* Prints what is left to say, and gives the exit status that it amounts to. */
int
conclude(const struct order *order, const struct diags *diags);

/* Says how the command line is wrong, and gives EXIT_USAGE. */
int
usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- options.c -------------------------------------------------------- */

/* Takes the order's options and names from the command line.  EXIT_MADE, or the status to end
 * with after a message. */
int
take_options(struct order *order, int argc, char **argv);

/* The values of the order's group (with its children's names or without), and all --set values
 * over them.  False after a message. */
bool
read_settings(struct press *press, bool names, struct content_fields *fields);

/* The age group of the order's group, once its settings are read; or NULL. */
const char *
usual_ages(const struct press *press);

/* ---- build.c --------------------------------------------------------- */

/* An empty press with its messages; the caller closes it. */
void
press_open(struct press *press, const struct order *order);
void
press_close(struct press *press);

/* Opens the fonts, the pictures and the PDF writer, unless they are open.  False after a message. */
bool
press_open_type(struct press *press);

/* Opens the project's content and styles.  False after a message. */
bool
press_open_content(struct press *press);

struct trial;

/* A read FO document on its way to pages. */
struct setting {
	const struct fo_document *document;
	struct layout_memory *memory;     /* of the document, or NULL */
	const struct roots *roots;        /* where its pictures may be read from */
	const char *base_file;            /* relative ones are seen from here; NULL: the current folder */
	enum stage until;
	struct buf *to;                   /* the pages as a PDF, or the stage asked for */
	const char *piece, *title;        /* as in a task */
	int pages;                        /* out: how many */
	struct area_type type;            /* out, for STAGE_CHECK: sizes of type, */
	struct area_tail tail;            /* and what stands on the last page */
	struct trial *trial;              /* or NULL: pages are shown as they come */
};

/* Sets a document.  False when nothing came of it. */
bool
typeset(struct press *press, struct setting *setting);

/* ---- paper.c ----------------------------------------------------------- */

/* The pages as the order's --grey, --nup and so on have them printed. */
struct areas *
put_on_paper(const struct press *press, struct areas *areas, struct arena *arena);

/* ---- window.c ---------------------------------------------------------- */

struct window;

/* The window of the envelope of a version (a settled wish), in the arena; the caller closes it.
 * NULL after a message, or when there is none. */
struct window *
window_open(struct press *press, const struct content_wish *wish, struct arena *arena);
void
window_close(struct window *window);

/* Does a line of the address fit on one line of the window?  If not, how many millimetres it
 * takes, and how many there are. */
bool
window_shows(struct window *window, const char *text, int *length, int *width);

struct _xmlDoc;

/* The adapted tree of one document, measured; the caller drops it with adapt_drop.  NULL after a
 * message. */
struct _xmlDoc *
adapt_material(struct press *press, struct task *task, struct arena *arena, struct made *made);

/* The whole road of one document.  False when it ended on the way. */
bool
build_material(struct press *press, struct task *task, struct made *made);

/* The material for its reader, in the reader's language, with its fields, or with holes in their
 * places (content_merge; NULL for materials that look at them).  NULL after a message. */
struct content_doc *
prepare_material(struct press *press, struct task *task, struct content_holes *holes,
    struct arena *arena);

/* ---- trial.c ----------------------------------------------------------- */

/* A document that may be set again with less air, to save a page. */
struct trial {
	bool is_pack, is_refused;
	int number;                       /* of this try */
	struct trial_part {
		int pages;
		bool is_tight;
	} *parts;                         /* a document of its own is one */
	int count;
};

/* Are these pages to be shown, or is the document to be tried again? */
bool
trial_accepts(struct trial *trial, const struct areas *areas);

/* Is a part (from 0) to have less air in this try? */
bool
trial_is_tight(const struct trial *trial, int part);

/* Makes a document by `make`, with the task's wish and without what was said, again as long as a try
 * is refused.  What the last try gives. */
bool
trial_run(struct press *press, struct task *task, bool is_pack,
    bool (*make)(struct press *, struct task *, struct trial *, struct made *), struct made *made);

/* ---- stencil.c -------------------------------------------------------- */

/* For press->stencils, of a press that will make many documents of few shapes. */
struct stencils *
stencils_new(void);
void
stencils_drop(struct stencils *stencils);

/* Names a material, for whom, and the shape of its values; NULL where the short way does not lead. */
const char *
stencil_key(const struct press *press, const struct task *task, struct arena *arena);

/* A document on its way: as XML, or read as FO already. */
struct draft {
	struct _xmlDoc *xml;
	const struct fo_document *document;
	struct layout_memory *memory;     /* of the document, or NULL */
	bool is_lent;                     /* by a stencil, until it is filled again */
};

/* The FO of a task by the short way; `made` has its reading.  Empty when it has not been learned
 * or a value is such that something is to be said of it. */
struct draft
stencil_write(struct press *press, struct task *task, const char *key, struct arena *arena,
    struct made *made);

/* Looks at the FO that the long way made without a message. */
void
stencil_learn(struct press *press, struct task *task, const char *key, struct _xmlDoc *fo,
    struct arena *arena);

/* The same of a pack: its parts bound into one document. */
bool
build_pack(struct press *press, struct task *task, struct made *made);

/* A verb that makes one file: the order's one name by this road, with all that was said of it. */
int
run_build(const struct order *order, bool (*road)(struct press *, struct task *, struct made *));

/* ---- versions.c ------------------------------------------------------ */

/* One material, of the catalogue or of a path. */
struct subject {
	const char *name, *id, *kind, *readers, *ages, *languages;
};

struct version {
	struct subject subject;
	struct content_wish wish;
};

/* Zero-initialise with an arena. */
struct versions {
	struct arena *arena;
	struct version *list;
	size_t count, capacity;
};

/* The material of a name, as the catalogue has it, or as a file has it, in Danish only. */
struct subject
find_subject(struct press *press, const char *name);

/* Adds all versions of a material that fit what the wish has settled. */
void
versions_add(struct versions *versions, const struct subject *subject, struct content_wish wish);

/* A version into a task, its fields and log from content/samples/ and from --set.  False after a
 * message. */
bool
fill_from_samples(struct press *press, const struct version *version, struct task *task);

/* One line on standard error: microseconds by stage. */
void
print_times(const struct press *press);

#endif
