/*
 * What the files of this room share: the press, and small words for trees.
 */
#ifndef CONTENT_INSIDE_H
#define CONTENT_INSIDE_H

#include "content/content.h"

#include <libxml/tree.h>

#define XINCLUDE_NS "http://www.w3.org/2001/XInclude"
#define XLIFF_NS "urn:oasis:names:tc:xliff:document:1.2"

enum { CONTENT_BYTES = 16 * 1024 * 1024, CONTENT_DEPTH = 8, CONTENT_PARTS = 200,
	CONTENT_CHILDREN = 5000, CONTENT_LETTERS = 20000 };

enum schema_kind { SCHEMA_CONTENT, SCHEMA_LOG, SCHEMA_GROUP, SCHEMAS };

enum { OWN_FOLDER = 2 };                  /* of struct content_press's folders */

/* One of the user's own. */
struct own_picture {
	const char *name, *path;          /* real path */
	const struct content_roster_row *row;
};

struct content_press {
	struct arena *arena;
	const char *home, *cwd;           /* real paths */
	const char *folders[3];           /* the project's, the material's, the user's pictures' */
	struct roots roots;
	struct schema {
		struct _xmlRelaxNG *rng;  /* compiled at first use */
		bool is_missing;
	} schemas[SCHEMAS];
	struct content_material *materials;
	size_t material_count;
	bool listed;
	const char **languages;           /* NULL until asked for */
	size_t language_count;
	struct table strings;             /* language -> struct table of key -> pattern */
	struct table files, shown;        /* names as shown -> real paths, and back */
	struct table xliffs;              /* path -> struct xliff */
	struct table symbols;             /* name -> element of symbols.xml */
	xmlDoc *symbol_doc;
	bool symbols_read;
	xmlDoc *groups;                   /* content/groups.xml, or NULL */
	bool groups_read;
	struct content_roster *own;       /* the list of the user's own pictures, or NULL */
	struct table own_pictures;        /* name -> struct own_picture */
	struct table keys;                /* language -> struct table of word -> name of a symbol */
	struct table logs;                /* path -> struct log, read without a message */
	struct table headings;            /* id -> struct heading, all at first use */
	bool knows_headings;
	struct kept *kept;                /* the material made last, for the next letter */
	struct spoken {                   /* dates and the like, by type, style, language, value */
		struct arena *arena;
		struct table words;
	} spoken;
};

/* One translation file: its units by hash, and those with a target by position. */
struct xliff {
	const char *file;                 /* as the user would name it */
	xmlDoc *xml;                      /* NULL: there is no such file */
	struct unit **units;
	size_t count, capacity;
	struct table by_hash, by_name;
};

struct unit {
	const char *hash, *name;          /* trans-unit's id and resname */
	const xmlNode *source;
	const xmlNode *target;            /* NULL: not translated */
	const xmlNode *note;
	const char *state;                /* of the target, or "" */
	bool is_refused;                  /* approved="no" */
	int line;
};

/* A run of text and inline elements that is translated as one. */
struct segment {
	xmlNode *parent;                  /* the element that holds it */
	xmlNode *first, *last;            /* its nodes; NULL for an attribute */
	xmlAttr *attribute;
	bool is_whole;                    /* nothing else than the run is in the parent */
	const char *source;               /* normal form, as XLIFF inline content */
	const char *hash;
	const char *name;                 /* position: letter/section[2]/p[1] */
	xmlNode **inlines;                /* by the ids of <g> and <x>, from 1 */
	size_t inline_count, inline_capacity;
};

/* Zero-initialise with an arena. */
struct segments {
	struct arena *arena;
	struct segment *list;
	size_t count, capacity;
};

/* tree.c */
bool
is_content(const xmlNode *node, const char *name);
const char *
attribute(const xmlNode *node, const char *name);
xmlNode *
next_node(const xmlNode *node, const xmlNode *top);
xmlNode *
node_after(xmlNode *node, const xmlNode *top);
char *
content_text(const xmlNode *node, struct arena *arena);
xmlNode *
first_child(const xmlNode *node, const char *name);
void
stamp(xmlNode *root);
struct place
raw_place(const xmlNode *node);

/* catalogue.c */
struct names {
	const char **list;
	size_t count, capacity;
};
void
list_folder(struct content_press *press, const char *folder, struct names *names);

/* headings.c */
struct heading {
	const char *title;                /* in Danish */
	const char *path;                 /* real path of the file that holds it */
	struct place place;
};
const struct heading *
find_heading(struct content_press *press, const char *id);

/* log.c */
struct log {
	struct arena *arena;
	const char *file;                 /* as the user names it */
	struct log_session {
		int number, line;
		const char *date;         /* 2026-03-02 */
		struct log_entry {
			const char *activity, *tool, *note;   /* NULL: nothing was said */
			int line;
		} * entries;
		size_t count, capacity;
	} * sessions;
	size_t count, capacity;
};
const struct log *
read_log(struct content_press *press, const char *path, struct arena *arena,
    struct diags *diags);
const struct log_session *
find_session(const struct log *log, int number);

/* log_tell.c */
void
tell_log(struct content_doc *doc, const struct content_wish *wish, struct diags *diags);

/* group_fill.c: the names of all tools, with spaces between; in the press's arena. */
#define TOOL_SHEET "redskab-"
const char *
tool_names(struct content_press *press, struct diags *diags);

/* load.c */
void
tell_file(xmlNode *top, const char *shown);
void
read_from(struct content_press *press, const char *path, struct arena *arena);
struct content_doc *
describe(struct content_press *press, xmlDoc *xml, const char *path, struct arena *arena);

/* keep.c */
void
drop_kept(struct content_press *press);

/* schema.c */
bool
check_schema(struct content_press *press, xmlDoc *xml, enum schema_kind kind,
    struct diags *diags);
void
drop_schemas(struct content_press *press);

/* press.c */
bool
is_below(const char *path, const char *folder);
const char *
openable(const struct content_press *press, const char *path);
const char *
relative_path(const struct content_press *press, const char *path);

/* refs.c */
void
check_refs(struct content_press *press, xmlNode *root, struct arena *arena, struct diags *diags);

/* segment.c */
void
put_escaped(struct buf *to, const char *s, bool folds);
const char *
hash_of(const char *source, struct arena *arena);
void
find_segments(struct segments *all, xmlNode *node);

/* symbols.c */
const xmlNode *
first_symbol(struct content_press *press, struct diags *diags);

/* pictures.c */
const char *
own_column(struct content_press *press, const struct own_picture *picture, const char *column);
const char *
own_alt(struct content_press *press, const struct own_picture *picture, const char *lang,
    struct diags *diags, struct place from);

/* inflect.c: the value of a word of small letters, in any of its forms; NULL when it has none. */
enum { CONTENT_KEY = 64 };                /* bytes of the longest word that stands for a picture */
void *
find_inflected(const struct table *keys, const char *word, size_t n, const char *lang);

/* holidays.c: of a date (2026-04-03), its Danish name; or NULL */
const char *
holiday_on(const char *iso);

/* localise.c */
const char *
nearest_lang(const xmlNode *node);

/* words.c */
const char *
icu_locale(const char *lang, struct arena *arena);
bool
is_date(int year, int month, int day);
bool
parse_date(const char *iso, int *year, int *month, int *day);

/* fields.c */

/* values.c */
struct typed {
	const char *name, *form;          /* for messages: what it should be, how to write it */
};
bool
is_clean(const char *value);
bool
has_letters(const char *value, bool rtl);
struct asking {
	const char *type, *style, *lang;
};
const char *
format_asked(struct content_press *press, const struct asking *asking, const char *value,
    struct typed *wanted, struct arena *arena);
const char *
format_value(const struct content_doc *doc, const xmlNode *node, const char *type,
    const char *value, struct typed *wanted);
bool
holds_cpr(const char *text);

/* holes.c */
const char *
make_hole(struct content_holes *holes, const xmlNode *insert, const char *type, const char *text);

/* each.c: with a name for each; NULL: as often as they are to be blank. */
bool
repeats_children(const xmlNode *node);
bool
is_first_name(const xmlNode *node);
void
repeat_children(struct content_doc *doc, const char *names);

/* merge.c: `shown` stands where `text` would; what is free may run in another direction. */
void
put_value(xmlNode *insert, const char *text, const char *shown, bool is_free);
bool
fits(const xmlNode *node, const struct content_wish *wish);

/* xliff.c */
const char *
translation_path(struct content_press *press, const char *path, const char *lang);
bool
is_done(const struct unit *unit);
struct xliff *
find_xliff(struct content_press *press, const char *path, const char *lang, struct diags *diags);
const char *
translated_title(struct content_press *press, const char *title, const char *path,
    const char *lang, struct diags *diags);
void
drop_xliffs(struct content_press *press);

#endif
