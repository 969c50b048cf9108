/*
 * What is said: a material comes in as XML and goes out checked, in the
 * reader's language, with its fields filled in.
 *
 *     file --load--> tree --check--> valid --localise--> translated --merge--> whole
 *
 * Every element carries pa:at="file:line" from here on, so that whatever a
 * later stage has to say can be said about the author's line.  The tree is
 * libxml2's; it belongs to a `content_doc` and is changed by the stages of
 * this room only.  What outlives a document (the compiled schema, the list of
 * materials, translations, strings) lives in the press.
 *
 * Nothing is read from outside the project's folder and the folder of the
 * material itself; no entity is expanded, nothing comes over a network.
 */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "content/merge.h"

struct _xmlDoc;
struct _xmlNode;

#define CONTENT_NS "urn:printark:content"
#define CONTENT_AT_NS "urn:printark:at"

/* Content is written in this language; every other is a translation. */
#define CONTENT_SOURCE_LANG "da"

/* ---- press: what outlives a document -------------------------------- */

struct content_press;

/* Opens the project in the folder `home`, which holds content/ and
 * styles/.  NULL and a message when it holds none.  The caller drops it. */
struct content_press *
content_open(const char *home, struct diags *diags);

/* Frees the press and what it holds; NULL is allowed. */
void
content_close(struct content_press *press);

/* The project's folder as a real path, lent. */
const char *
content_home(const struct content_press *press);

/* The folders that a document may read from: the project's, and that of the
 * material loaded last.  Lent, valid as long as the press. */
const struct roots *
content_roots(const struct content_press *press);

/* A real path as the user would name it: below the current folder or the
 * project's it is relative to that.  Lent by the press. */
const char *
content_shown(struct content_press *press, const char *path);

/* ---- materials ------------------------------------------------------ */

/* One row of the catalogue.  Lists are separated by single spaces. */
struct content_material {
	const char *id, *kind;            /* kind is the root's name: letter, guide, ... */
	const char *form;                 /* of a sheet: "poster", "sign", "cards"; or "" */
	const char *title, *summary;      /* in Danish; summary may be "" */
	const char *readers, *ages;       /* the first is the default; ages may be "" */
	const char *languages;            /* "da" and each that has a translation file */
	const char *path;                 /* real path */
	struct place place;               /* the root element */
};

/* All materials, sorted by folder and id; read once per press.  Messages name
 * ids that are used twice.  Lent. */
const struct content_material *
content_list(struct content_press *press, size_t *count, struct diags *diags);

/* Where a material belongs in the course, by content/groups.xml. */
struct content_group {
	const char *title;                /* in Danish; "" for what belongs to none */
	int rank;                         /* sorts materials in the order of a course */
};

struct content_group
content_group(struct content_press *press, const char *id, struct diags *diags);

/* The real path of a material, given its id or a path to a file; in `arena`.
 * NULL and a message, with the ids that look alike, when there is none. */
const char *
content_find(struct content_press *press, const char *material, struct arena *arena,
    struct diags *diags);

/* The title of a material in a language (Danish where it is not translated), or
 * NULL when no material has the id.  Lent by the press. */
const char *
content_title(struct content_press *press, const char *id, const char *lang);

/* ---- a document ----------------------------------------------------- */

/* Does a list of words, separated by blanks, hold this one? */
bool
content_has_word(const char *list, const char *word);

/* For whom a document is made.  What is NULL takes the material's default. */
struct content_wish {
	const char *ages;                 /* "8-9", "10-12", "13-14" */
	const char *usual_ages;           /* the default of materials that have it or list none;
	                                     or NULL */
	const char *reader;               /* "child", "family", "school", "leader" */
	const char *lang;                 /* "da", "en", "ar" */
	const char *window;               /* "fjernprint", "C5", "DL" */
	const char *proof;                /* "yes": the window is drawn */
	const char *log;                  /* path of the session log, or NULL */
	const char *theme;                /* "dyslexia", "ink-saving": over the reader's own look */
	const char *paper;                /* "A5", "Letter"; NULL: A4, which themes are made for */
	const char *forms;                /* "fill": fields on screen; "print" or NULL: lines */
	bool is_tight;                    /* with less air, to save a page */
};

struct content_doc {
	struct _xmlDoc *xml;              /* owned */
	struct arena *arena;              /* lent: holds the strings below */
	struct content_press *press;      /* lent */
	const char *path;                 /* real path */
	struct place place;               /* the root element, as the user names the file */
	const char *kind, *id;
	const char *title;                /* text of the title, in `lang` after content_localise */
	const char *readers, *ages;       /* as in content_material */
	const char *lang;                 /* language of the tree */
};

/* Parses a material, puts in what it includes (XInclude: href, shorthand xpointer,
 * fallback), checks it against content/schema/printark.rng, and stamps every element with
 * pa:at.  NULL and messages at file:line when it is no well-formed XML, declares
 * entities, is beyond a limit (16 MB, 256 levels, 200 parts, 5000 elements in one,
 * 20,000 letters in one piece), or does not follow the schema.
 * A reference to nothing is an error, too, but does not end the loading.  The caller drops it. */
struct content_doc *
content_load(struct content_press *press, const char *path, struct arena *arena,
    struct diags *diags);

/* XML that the program itself made, in `bytes`, as a document that styles/present/<kind>.xsl can
 * present; nothing is checked.  NULL when it is no XML.  The caller drops it. */
struct content_doc *
content_given(struct content_press *press, const char *kind, const struct buf *bytes,
    struct arena *arena);

void
content_drop(struct content_doc *doc);

/* Fills in what the wish leaves open and checks the rest against the material.  False
 * and a message when the material has no such version. */
bool
content_settle(const struct content_doc *doc, struct content_wish *wish, struct diags *diags);

/* Puts the tree into the wish's language by content/translations/<lang>/.  What has no
 * translation, or an outdated one, stays Danish, is marked xml:lang="da" and
 * named in a message.  Elements profiled by `lang` for others leave. */
void
content_localise(struct content_press *press, struct content_doc *doc,
    const struct content_wish *wish, struct diags *diags);

/* Loading, settling and localising in one, for who makes a material many times: what has
 * given no cause for a message is remembered by the press, the last material only, in each
 * version asked for, and copied from then on.  NULL after a message. */
struct content_doc *
content_prepare(struct content_press *press, const char *path, struct content_wish *wish,
    struct arena *arena, struct diags *diags);

/* Does an element stand within a line of text?  All others stand by themselves. */
bool
content_is_inline(const struct _xmlNode *node);

/* Does an element hold text of its own, be it in inline elements? */
bool
content_has_text(const struct _xmlNode *node);

/* Leaves of a prepared document no more than the section with an id, as a sheet of its own whose
 * title is the section's.  False and a message at `from` when it has no such section. */
bool
content_take_section(struct content_doc *doc, const char *id, struct diags *diags,
    struct place from);

/* What tells one state of a text from another: eight figures over a document as it is prepared,
 * before fields are merged into it.  In its arena. */
const char *
content_version(const struct content_doc *doc);

/* ---- words of a language (ICU) -------------------------------------- */

/* Is the language written from right to left? */
bool
content_is_rtl(const char *lang);

/* Words as figures that sort in the order of the language's alphabet. */
const char *
content_sort_key(const char *words, const char *lang, struct arena *arena);

/* An ISO date (2026-03-02) in words.  `style`: "full" mandag den 2. marts 2026,
 * "long" 2. marts 2026, "short" 2.3.2026, "day" 2.3., "weekday" mandag; NULL is "long".
 * NULL when it is no date or no style.  In `arena`. */
const char *
content_date(const char *iso, const char *style, const char *lang, struct arena *arena);

/* A time (17:30) in figures: 17.30, 5.30 pm.  NULL when it is none.  The word before it
 * (kl.) is the author's, since a span of time has it once. */
const char *
content_time(const char *time, const char *lang, struct arena *arena);

/* A number (1234.5): 1.234,5.  NULL when it is none. */
const char *
content_number(const char *number, const char *lang, struct arena *arena);

/* The string of styles/strings/<lang>.xml under a key, its ICU MessageFormat
 * pattern filled in with `count` arguments (numeric ones also as numbers, for plurals).
 * Falls back to Danish with a message at `from`; the key itself when Danish lacks it too. */
const char *
content_string(struct content_press *press, const char *lang, const char *key,
    const char *const *args, size_t count, struct arena *arena, struct diags *diags,
    struct place from);

/* ---- symbols -------------------------------------------------------- */

/* Adds the pictures of a folder of the user's, which names.csv there names: content/pictures.c
 * tells how.  They take the place of the project's of the same name.  To be called before a
 * document is read.  False and a message when there is no such list or it is broken. */
bool
content_add_pictures(struct content_press *press, const char *folder, struct diags *diags);

/* The names of the user's own pictures, in the order of their list; in the press's arena. */
const char *const *
content_pictures(struct content_press *press, size_t *count);

/* The path of a symbol's SVG as one may open it from the current folder; NULL and a message at
 * `from` when there is none. */
const char *
content_symbol(struct content_press *press, const char *name, struct arena *arena,
    struct diags *diags, struct place from);

/* Does the symbol point or read onward, so that it is turned round among text that runs from
 * right to left? */
bool
content_symbol_mirrors(struct content_press *press, const char *name, struct diags *diags);

/* A symbol's name in a language, for its alternative text; Danish with a warning
 * where there is none. */
const char *
content_symbol_alt(struct content_press *press, const char *name, const char *lang,
    struct arena *arena, struct diags *diags, struct place from);

/* The word or two that go under a symbol on a card; what content_symbol_alt gives where a
 * language has none. */
const char *
content_symbol_word(struct content_press *press, const char *name, const char *lang,
    struct arena *arena, struct diags *diags, struct place from);

/* The names of a group's symbols as symbols.xml has them, with a space between; all names when
 * the group is "", NULL when there are none. */
const char *
content_symbols(struct content_press *press, const char *group, struct arena *arena,
    struct diags *diags);

/* ---- translation files ---------------------------------------------- */

/* How far one material is translated. */
struct content_progress {
	int translated, outdated, missing;
};

/* Writes or brings up to date the XLIFF file of one content file (a real path), keeping the
 * targets that still fit; outdated ones stay, marked for review.  False and a message when that
 * fails. */
bool
content_extract(struct content_press *press, const char *path, const char *lang,
    struct content_progress *progress, struct diags *diags);

/* Counts without writing. */
bool
content_progress(struct content_press *press, const char *path, const char *lang,
    struct content_progress *progress, struct diags *diags);

/* The languages that content/translations/ has a folder for, sorted.  Lent by the press. */
const char *const *
content_languages(struct content_press *press, size_t *count);

/* Content files, each once, as real paths in the arena.  Zero-initialise with an arena. */
struct content_sources {
	struct arena *arena;
	const char **list;
	size_t count, capacity;
};

/* Adds the file of a material (a real path) and those of the parts that it includes.  False
 * and messages when it cannot be loaded. */
bool
content_sources_add(struct content_press *press, const char *path,
    struct content_sources *sources, struct diags *diags);

/* Adds what a language ought to have: the materials for children and families, and those that
 * have a translation file in it already; then the parts of all of them. */
void
content_sources_wanted(struct content_press *press, const char *lang,
    struct content_sources *sources, struct diags *diags);

/* ---- why a paragraph is where it is ----------------------------------- */

/* The element that begins at a line or nearest before it, in a file as the user names it or the
 * end of its name (NULL: the material's own): the one with words where several do, nothing
 * within a line of text.  NULL when there is none. */
const struct _xmlNode *
content_node_at(const struct content_doc *doc, const char *file, int line);

enum content_state { CONTENT_WORDLESS, CONTENT_TRANSLATED, CONTENT_OUTDATED, CONTENT_MISSING };

/* How far the element's own text is translated; `doc` is as it was loaded. */
enum content_state
content_translated(struct content_press *press, const struct content_doc *doc,
    const struct _xmlNode *node, const char *lang, struct diags *diags);

/* ---- for the room that runs stylesheets ------------------------------ */

/* Parses any XML file of the project under the same limits and bans, without includes and
 * stamps.  NULL and a message.  The caller frees it with xmlFreeDoc. */
struct _xmlDoc *
content_parse(struct content_press *press, const char *path, struct diags *diags,
    struct place from);

/* Where an element stands in its author's file: its pa:at, or that of the
 * nearest ancestor.  In `arena`. */
struct place
content_place(const struct _xmlNode *node, struct arena *arena);

/* Writes a tree for people to read into `to`: indented where no text is, unchanged where
 * blank space would be seen. */
void
content_print(struct _xmlDoc *xml, struct buf *to);

#endif
