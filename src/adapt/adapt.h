/*
 * Content for everyone into content for one reader, and that into XSL-FO.
 *
 *     content --profile.xsl--> --recast-<ages>.xsl--> adapted --measure--> --<kind>.xsl--> FO
 *
 * The stylesheets decide what a material becomes; this room runs them: compiled
 * once per press, with the parameters of the wish, with the functions of
 * urn:printark:functions, and with no power to write, to reach a network or to read
 * outside the project.  In between it measures whether the text can be read by
 * those it is meant for.
 */
#ifndef ADAPT_ADAPT_H
#define ADAPT_ADAPT_H

#include "base/base.h"
#include "content/content.h"

struct _xmlDoc;

/* The stylesheets compiled so far; outlives documents. */
struct adapt_press;

/* Opens over a project; both `content` and `diags` are lent, `content` must outlive it. */
struct adapt_press *
adapt_open(struct content_press *content);
void
adapt_close(struct adapt_press *press);

/* Is there a theme of this name in styles/present/themes/over/, to lie over the reader's own look?
 * False and a message that names those there are; NULL asks for none and is true. */
bool
adapt_has_theme(struct adapt_press *press, const char *name, struct diags *diags);

/* The window of an envelope, and the type of the address in it. */
struct adapt_window {
	mpt width, size, letter_spacing, word_spacing;
	const char *families;
};

/* As the themes say it for a settled wish (styles/present/themes/windows.xml).  False when they do
 * not. */
bool
adapt_window(struct adapt_press *press, const struct content_wish *wish,
    struct adapt_window *window, struct arena *arena);

/* What was filled in, by the name of its field (material:element). */
struct adapt_answer {
	const char *value;
	bool is_written;                  /* some sheet has shown it */
};

/* Writes answers (name -> struct adapt_answer, which is marked) where they were asked for, in all
 * that is made from now on.  They are lent. */
void
adapt_write_answers(struct adapt_press *press, const struct table *answers);

/* Who reads what: the document, and the settled wish (content_settle). */
struct adapt_job {
	const struct content_doc *doc;
	const struct content_wish *wish;
	struct arena *arena;
	struct diags *diags;
	const struct adapt_pack *pack;    /* that it is a part of, or NULL */
	int copy;                         /* of the material in the pack; 0 and 1: the first */
};

/* Profiles and recasts: the adapted tree, which the caller drops.  NULL and a message when a
 * stylesheet is missing, broken, or forbidden what it tried. */
struct _xmlDoc *
adapt_recast(struct adapt_press *press, const struct adapt_job *job);

/* The FO of an adapted tree, by styles/present/<kind>.xsl; the caller drops it. */
struct _xmlDoc *
adapt_present(struct adapt_press *press, struct _xmlDoc *adapted, const struct adapt_job *job);

/* Frees a tree that this room gave; NULL is allowed. */
void
adapt_drop(struct _xmlDoc *xml);

/* ---- why a version is as it is ----------------------------------------- */

/* The element of a tree that begins at a place, by name (NULL: any); NULL when there is none. */
const struct _xmlNode *
adapt_find(const struct _xmlNode *node, const struct place *at, const char *name,
    struct arena *arena);

struct adapt_template {
	const char *match;                /* its pattern */
	struct place place;               /* of the xsl:template */
};

/* The template of recasting that an element of `job`'s tree meets, or the nearest element around
 * it does.  False when the version is not recast, when the element is profiled away, or when it
 * is copied as it is. */
bool
adapt_template(struct adapt_press *press, const struct adapt_job *job, const struct place *at,
    const char *name, struct adapt_template *template);

/* Does a stylesheet recast the material for this reader?  It may look at the words. */
bool
adapt_recasts(struct adapt_press *press, const struct adapt_job *job);

/* Do two trees read the same as files? */
bool
adapt_same(struct _xmlDoc *one, struct _xmlDoc *other);

/* ---- stencils -------------------------------------------------------- */

/* An adapted tree and its FO, both with holes (content_merge) that can be filled again and again. */
struct adapt_stencil;

/* Takes over both trees.  The caller drops it. */
struct adapt_stencil *
adapt_stencil_new(struct _xmlDoc *adapted, struct _xmlDoc *fo);
void
adapt_stencil_drop(struct adapt_stencil *stencil);

/* Puts a text into each hole, by its number, in place of those before.  False when there is a
 * hole beyond `count`; it must not be used then. */
bool
adapt_stencil_fill(struct adapt_stencil *stencil, const char *const *texts, size_t count);

/* Did a text make a civil registration number of what it came into? */
bool
adapt_stencil_holds_cpr(const struct adapt_stencil *stencil, struct arena *arena);

/* adapt_measure of the adapted tree as it is filled. */
struct adapt_reading;
bool
adapt_stencil_measure(struct adapt_stencil *stencil, const struct adapt_job *job,
    struct adapt_reading *reading);

/* The FO as it is filled; lent until the next filling. */
struct _xmlDoc *
adapt_stencil_fo(const struct adapt_stencil *stencil);

/* How many texts of the FO have holes; and the FO let go, when that is kept otherwise. */
size_t
adapt_stencil_fo_holes(const struct adapt_stencil *stencil);
void
adapt_stencil_drop_fo(struct adapt_stencil *stencil);

/* ---- packs ------------------------------------------------------------ */

/* A material of a pack, as its `part` says.  What is NULL is as the material has it. */
struct adapt_part {
	int number;                       /* from 1, in reading order */
	int copy;                         /* of its material, from 1 */
	struct place place;
	const char *material, *section;   /* section: no more than that one of it */
	const char *reader, *ages, *lang;
	const struct adapt_value {
		const char *name, *value;
		const char *from;         /* instead of a value: another field's name */
	} *values;                        /* of its fields */
	int value_count;
};

/* What is known of a material when it is bound; all lent until adapt_pack_bind. */
struct adapt_bound {
	const struct content_doc *doc;
	const struct content_wish *wish;  /* settled */
	const char *version;              /* content_version */
};

struct adapt_pack;

/* Copies a profiled pack, which is put together on the day `date` (2026-03-02).  The caller drops
 * both. */
struct adapt_pack *
adapt_pack_new(struct _xmlDoc *profiled, const char *date, struct arena *arena);
void
adapt_pack_drop(struct adapt_pack *pack);

/* Its parts, lent. */
const struct adapt_part *
adapt_pack_parts(const struct adapt_pack *pack, int *count);

/* The ids of all materials in it, each with a space on both sides: the parameter `pack` of the
 * stylesheets, by which a reference to one of them becomes a link. */
const char *
adapt_pack_ids(const struct adapt_pack *pack);

/* Are its pages counted part by part (numbering="part")? */
bool
adapt_pack_counts_parts(const struct adapt_pack *pack);

/* Are fields that nobody gives a value filled from content/samples (samples="yes")? */
bool
adapt_pack_has_samples(const struct adapt_pack *pack);

/* Whether a part's FO is a set of cards, whose pages are small. */
bool
adapt_is_cards(const struct _xmlDoc *fo);

/* Puts a part's adapted tree and its FO into the pack.  Both are read, and may be dropped. */
void
adapt_pack_add(struct adapt_pack *pack, int number, const struct adapt_bound *bound,
    struct _xmlDoc *adapted, struct _xmlDoc *fo);

/* Presents the pack, and writes it with all its parts as one XSL-FO file.  In it the names of
 * each part (ids, masters, markers) have their part's number before them, so that none meets
 * another's; headings are as much lower as the part stands deep.  False after a message. */
bool
adapt_pack_bind(struct adapt_press *press, struct adapt_pack *pack, const struct adapt_job *job,
    struct buf *to);

/* ---- readability ----------------------------------------------------- */

/* What was counted in a text. */
struct adapt_reading {
	int words, long_words, sentences; /* long: more than six letters */
	int longest;                      /* words in the longest sentence */
	int lix;                          /* rounded; 0 without sentences */
	int lix_ceiling, longest_ceiling; /* 0: none for this reader */
	const char *worst;                /* the hardest sentence, in the job's arena, or NULL */
	struct place worst_at;
};

/* Counts the running text of an adapted tree and holds it against the ceilings of its
 * reader: LIX 15, 25, 35 for children of 8-9, 10-12, 13-14, 35 for families, 45 for schools
 * and leaders; longest sentence for children 10, 12, 15 words.  Headings, labels, and
 * list items and cells without a full stop are left out.  LIX is held for Danish only.  Errors
 * name the worst sentences at their lines.  True when all ceilings are kept. */
bool
adapt_measure(struct _xmlDoc *adapted, const struct adapt_job *job, struct adapt_reading *reading);

/* The same count over plain text, a paragraph: for tests and tools. */
void
adapt_count(const char *text, size_t n, struct adapt_reading *reading);

#endif
