/*
 * Filled-in forms into a table: what people answered, and nothing of how the page looks.
 *
 *     json.c      the text that qpdf writes of a file -> a tree
 *     letters.c   strings of a PDF -> UTF-8
 *     qpdf.c      a PDF -> that text, by the program qpdf, without a shell
 *     read.c      the tree -> fields with their answers (ISO 32000-1, 12.7)
 *     table.c     files and their answers -> CSV or JSON
 *     summary.c   the same -> sums before and after, without names, as XML for a stylesheet
 *
 * A field is called material:element, as --forms=fill names it.  Who wrote a file is not to be
 * trusted: sizes, depths and times have bounds, and what a spreadsheet would compute is
 * disarmed.
 */
#ifndef FORMS_FORMS_H
#define FORMS_FORMS_H

#include "base/base.h"

enum forms_kind { FORMS_TEXT, FORMS_CHECK, FORMS_RADIO, FORMS_SIGNATURE };

/* A button of a question. */
struct forms_place {
	const char *value;
	const char *label;                /* its tool tip */
};

struct forms_field {
	enum forms_kind kind;
	const char *name;
	const char *label;                /* what is asked: its tool tip, or "" */
	const char *value;                /* "" where nothing was answered; UTF-8 */
	struct forms_place *places;       /* FORMS_RADIO */
	int place_count, place_capacity;
};

struct forms_file {
	const char *path;
	const char *title, *lang;         /* of the document, or "" */
	struct forms_field *fields;       /* in the form's order */
	int count, capacity;
};

/* The answers of one PDF, in the arena: as they were typed, with \n between lines.  False after a
 * message: qpdf is not there, or could not read the file, or it has no form. */
bool
forms_read(const char *path, struct forms_file *file, struct arena *arena, struct diags *diags);

/* The same of what qpdf wrote (--json=2), with all that it was read from; for tests. */
bool
forms_read_json(const char *text, size_t length, struct forms_file *file, struct arena *arena);

/* A row a file, a column a field of any of them; UTF-8 with a byte order mark and semicolons, as
 * a Danish spreadsheet wants it.  What it would take for a formula, and what begins with an
 * apostrophe, has an apostrophe before it: taking one away gives back what was typed.  The name
 * of the material is left out where all fields have the same, the folder of a file where no
 * other is called the same. */
void
forms_put_csv(const struct forms_file *files, int count, struct buf *to);

/* A list of {"file": ..., "fields": {...}}. */
void
forms_put_json(const struct forms_file *files, int count, struct buf *to);

/*
 * Sums of the questions that are answered by a number, before and after: which of the two a form
 * is, its question `maaling` says (foer, efter; 1, 2).  As <summary few="3"> with a
 * <form title="" before="n" after="n"> for each material and in it <question label="" lang=""
 * first="" last="" places="5"> with each <mean of="before" n="3" value="3.3" share="58"/> (share:
 * per cent of the way from the first place to the last), in no namespace.  Words are taken from
 * forms in the language `lang` where there are some.  The mean of fewer than three answers is
 * left out, since it tells whose they are.
 * Messages: a form that does not say which it is is left out; few forms of a kind are told.
 * False when there is nothing to sum up.
 */
bool
forms_put_summary(const struct forms_file *files, int count, const char *lang, struct buf *to,
    struct diags *diags);

#endif
