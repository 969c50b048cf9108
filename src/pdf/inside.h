/*
 * What only this room shares: how one document is written.
 *
 *     put.c flate.c            numbers, strings; deflated bytes (put.h)
 *     object.c                 numbered objects (libharu)
 *     pack.c subset.c          a face's codes and its subset, shared by documents
 *     font.c                   a document's view of them
 *     content.c pen.c text.c border.c paint.c   areas into a page's operators
 *     picture.c drawing.c      images into XObjects, shared by documents
 *     tags.c parents.c         structure
 *     links.c outline.c        where things lead
 *     forms.c look.c           what is filled in
 *     meta.c profile.c         what the file says of itself
 *     piece.c volume*.c        many documents in one file
 *     pdf.c                    the press, and the order of it all
 */
#ifndef PDF_INSIDE_H
#define PDF_INSIDE_H

#include "area/area.h"
#include "base/base.h"
#include "pdf/object.h"
#include "pdf/put.h"

/* ---- pack.c, subset.c ---------------------------------------------- */

struct hb_font_t;

/* One code of a font: a glyph and the text that it stands for. */
struct pdf_cid {
	uint32_t glyph;
	int code;              /* as content streams have it */
	int text, text_length; /* into the pack's texts */
	int width;             /* as the reader counts: tenths of 1/1000 em */
	int next;              /* of the same glyph; 0: none */
};

/* What a file embeds of a face for the first `built` codes of its pack. */
struct pdf_subset {
	int built;
	char tag[8];        /* "ABCDEF+" */
	size_t file_length; /* before deflation */
	struct buf file, to_unicode, glyphs, widths;
	struct buf added;   /* glyphs and texts of the codes after those kept */
};

/* What the documents of a press share of one face. */
struct pdf_pack {
	const struct face *face;
	int scope;        /* of pdf_press_scope */
	struct hb_font_t *font;
	bool is_cff;
	int64_t blank; /* a glyph without ink and width; 0: none; -1: not looked for */
	uint32_t glyph_count;
	struct pdf_cid *cids; /* 0 is .notdef */
	int count, capacity;
	int *first; /* by glyph: its first cid; 0: none */
	struct buf texts;
	struct buf descriptor;
	struct pdf_subset kept;   /* of the codes that were there at pdf_press_keep, */
	struct pdf_subset latest; /* and of those that documents added since */
	int kept_count, kept_texts;
	bool is_probed;           /* what it has since then tells that values reach it */
};

struct pdf_pack *
pdf_pack_new(const struct face *face);
void
pdf_pack_drop(struct pdf_pack *pack);
/* The code of a glyph with a text (NULL when it cannot have one: a CFF glyph that stands for
 * something else already, or no code is left).  Good until the next call. */
const struct pdf_cid *
pdf_pack_find(struct pdf_pack *pack, uint32_t glyph, const char *text, int length);
/* The code of a glyph, whatever its text. */
const struct pdf_cid *
pdf_pack_any(struct pdf_pack *pack, uint32_t glyph);
/* A glyph that shows nothing and takes no room; 0: the face has none. */
uint32_t
pdf_pack_blank(struct pdf_pack *pack);
/* The glyph of the space; 0: none. */
uint32_t
pdf_pack_space(struct pdf_pack *pack);
/* The font file and its tables, made if codes were added since; NULL when HarfBuzz cannot. */
const struct pdf_subset *
pdf_pack_build(struct pdf_pack *pack, struct pdf_flate *flate);
void
pdf_subset_drop(struct pdf_subset *subset);
/* Are there codes for most letters of a text? */
bool
pdf_pack_knows(const struct pdf_pack *pack, const char *text);
/* Codes for the letters of a text, as far as the face has glyphs for them that are theirs without
 * shaping. */
void
pdf_pack_learn(struct pdf_pack *pack, const char *text);
/* Later codes tell whether values reach the face, until they are forgotten. */
void
pdf_pack_probe(struct pdf_pack *pack);
/* Later codes are for one document, until they are forgotten. */
void
pdf_pack_keep(struct pdf_pack *pack, struct pdf_flate *flate);
void
pdf_pack_rewind(struct pdf_pack *pack);

/* ---- picture.c, drawing.c ------------------------------------------ */

/* An XObject that documents share, with those that it needs itself. */
struct pdf_part {
	struct buf body; /* of its dictionary */
	struct buf bytes;
	const void *lent; /* instead of `bytes`: the image's own */
	size_t lent_count;
	bool is_form;
	struct buf states;       /* of a form: its graphics states */
	struct pdf_part **parts; /* a form's groups, a picture's soft mask */
	int part_count;
};

struct pdf_picture {
	const struct image *image;
	struct pdf_part *part; /* NULL: it cannot be shown */
	bool has_opacity;
};

struct pdf_part *
pdf_part_new(void);
void
pdf_part_drop(struct pdf_part *part);
void
pdf_part_add(struct pdf_part *part, struct pdf_part *kid);
/* The form of a drawing, in points with its origin at the top left. */
struct pdf_part *
pdf_drawing(const struct image *image, struct pdf_flate *flate);

/* ---- one document -------------------------------------------------- */

struct pdf_press {
	struct pdf_flate *flate;
	struct pdf_pack **packs;
	int pack_count, scope;
	struct pdf_picture *pictures;
	int picture_count;
	int kept_packs, kept_pictures; /* at pdf_press_keep */
	struct buf profile; /* the output intent's, deflated; made when first used */
};

struct pdf_font {
	struct pdf_pack *pack;
	int object;
};

struct pdf_shown {   /* a picture in this document */
	int picture; /* its place in the press */
	int object;
};

struct pdf_annotation {
	int object, tag, page;
	int next; /* of the same tag, plus one; 0: none */
};

struct pdf_writer {
	struct pdf_press *press;
	struct pdf_file *file;
	const struct areas *areas;
	struct area_reading *reading;
	struct arena *arena;
	struct diags *diags;
	struct table places; /* id -> struct area_place */
	int *pages;          /* their objects */
	int font_list;       /* object: the fonts by name */
	struct pdf_font *fonts;
	int font_count, font_capacity;
	struct pdf_shown *shown;
	int shown_count, shown_capacity;
	int alphas[256]; /* objects of graphics states; 0: not used */
	struct pdf_annotation *annotations;
	int annotation_count, annotation_capacity;
	int *tags;                /* their objects; 0: left out */
	int *wraps;                       /* by tag: object of the Reference around it; 0: none */
	int *levels;                      /* by tag: of headings */
	int *gaps;                        /* by tag: columns that a row lacks */
	unsigned char *has_link;  /* by tag: something leads away from it */
	unsigned char *has_field; /* by tag: it is filled in */
	struct pdf_form *form;    /* NULL: nothing is filled in */
	int empty_look;           /* object of an appearance that shows nothing; 0: none yet */
	int *annotation_first;    /* by tag: its first annotation, plus one */
	int tree;                 /* object of the structure tree's root */
	const char *title, *lang; /* never NULL or empty */
	const char *piece;        /* of a volume: what its ids begin with; NULL: a file of its own */
	int page_tree;            /* of a piece: object that stands for its pages' parent */
};

/* Pages, links and structure, in that order. */
void
pdf_write_pages(struct pdf_writer *w);

/* ---- parents.c ------------------------------------------------------ */

/* What stands under a key of the parent tree. */
void
pdf_put_parent(struct pdf_writer *w, struct buf *to, int key);

/* ---- font.c, picture.c --------------------------------------------- */

/* Every font of the press that `used` names, as the objects of a list "/F0 ... /F1 ...". */
void
pdf_fonts_of_volume(struct pdf_writer *w, const uint32_t used[8]);

/* A picture of the press with all its parts; its object. */
int
pdf_put_picture(struct pdf_writer *w, int picture);

/* The number of the font in this document, for its name "F%d". */
int
pdf_font(struct pdf_writer *w, const struct face *face);
/* Writes what the fonts of the document are, once every page was written. */
void
pdf_fonts_finish(struct pdf_writer *w);

/* The number of the picture in this document, for its name "I%d"; -1 after a message: not to be
 * shown. */
int
pdf_show(struct pdf_writer *w, const struct image *image, struct place at);

/* ---- content.c, pen.c, text.c, border.c ----------------------------------- */

#define PDF_DEPTH_MAX 7 /* of areas; drawings may nest 20, PDF/A allows 28 */

/* What the reader's graphics state is at this place of the stream. */
struct pdf_state {
	int font; /* -1: none */
	mpt size, rise;
	uint32_t fill, stroke; /* 0xRRGGBB */
	int alpha;
	mpt line_width;
	bool is_dashed;
	int cap;
};

/* A page's operators. */
struct pdf_content {
	struct pdf_writer *writer;
	struct buf out;
	mpt height; /* of the page */
	struct pdf_state now, saved[PDF_DEPTH_MAX + 1];
	int depth;      /* of q */
	int lost_depth; /* areas opened beyond it */
	bool in_text, in_array, in_string;
	mpt line_x, line_y; /* where Td left it, in mpt, multiples of 10, y upwards */
	double pen;         /* where the reader's pen is, mpt from the left */
	bool is_transparent;
	unsigned char *shows; /* by picture number: it is on this page */
	int shows_count;
	bool uses_alpha[256];
	bool uses_fonts;
};

void
pdf_fill_color(struct pdf_content *c, uint32_t rgba);
void
pdf_stroke_color(struct pdf_content *c, uint32_t rgba);
void
pdf_line_width(struct pdf_content *c, mpt width);
void
pdf_alpha(struct pdf_content *c, int alpha);
/* A point as "x y", from mpt downwards to points upwards. */
void
pdf_point(struct pdf_content *c, mpt x, mpt y);
/* "x y w h re" */
void
pdf_rectangle(struct pdf_content *c, mpt x, mpt y, mpt width, mpt height);
/* A rectangle's path with rounded corners. */
void
pdf_rounded(struct pdf_content *c, const struct area *box, mpt inset, mpt radius);
void
pdf_save(struct pdf_content *c);
void
pdf_restore(struct pdf_content *c);
void
pdf_text(struct pdf_content *c, const struct area *area);
/* To the nearest that two decimals of a point can say. */
mpt
pdf_tens(mpt length);
/* To a point, unless the pen is all but there; begins a text object if none is open. */
void
pdf_pen_move(struct pdf_content *c, mpt x, mpt y, mpt size);
void
pdf_pen_font(struct pdf_content *c, int font, mpt size);
void
pdf_pen_rise(struct pdf_content *c, mpt rise);
/* Shows a code at x (mpt from the left). */
void
pdf_pen_show(struct pdf_content *c, const struct pdf_cid *cid, double x);
/* Ends what is being shown: before any other operator within a text object. */
void
pdf_array_end(struct pdf_content *c);
/* Ends a text object, if one is open: before paths, pictures and marks. */
void
pdf_text_end(struct pdf_content *c);
void
pdf_border(struct pdf_content *c, const struct area *area);
void
pdf_rule(struct pdf_content *c, const struct area *area);

/* ---- paint.c, tags.c, links.c, outline.c, meta.c ------------------- */

void
pdf_page(struct pdf_writer *w, int number);
/* Gives every tag that stays an object, before pages are written. */
void
pdf_tags_begin(struct pdf_writer *w);
void
pdf_tags_finish(struct pdf_writer *w);
void
pdf_parents(struct pdf_writer *w, int object);
/* Whether the ink of a tag is in the tree. */
bool
pdf_tag_stays(const struct pdf_writer *w, int tag);
/* The role that a tag is written with. */
enum tag_role
pdf_tag_role(const struct pdf_writer *w, int tag);
/* Makes the annotations of all pages. */
void
pdf_links(struct pdf_writer *w);
/* Which tags have links and fields, by tag, before tags are numbered. */
void
pdf_mark_annotated(struct pdf_writer *w);
/* An AREA_FIELD that has a tag and can be seen. */
bool
pdf_is_field(const struct pdf_writer *w, const struct area *area);
/* An annotation of a tag on a page: its key in the tree of parents goes into its body. */
void
pdf_annotate(struct pdf_writer *w, int object, int tag, int page);
/* The widgets of a page, their references appended to its list of annotations. */
void
pdf_fields(struct pdf_writer *w, int page, struct buf *list);
/* Objects of appearances: nothing, room for text, a tick or a ring in the field's colour. */
int
pdf_look_empty(struct pdf_writer *w);
int
pdf_look_text(struct pdf_writer *w, const struct area *area);
int
pdf_look_ticked(struct pdf_writer *w, const struct area *area);
/* Names the form in the catalogue, if there is one, once all pages were done. */
void
pdf_form_finish(struct pdf_writer *w);
/* "/Dest[...]" or "/A<<...>>" of a place or a URI; false when it leads nowhere. */
bool
pdf_put_target(struct pdf_writer *w, struct buf *to, const char *destination, const char *uri);
void
pdf_outline(struct pdf_writer *w);
void
pdf_labels(struct pdf_writer *w);
void
pdf_meta(struct pdf_writer *w);
/* An sRGB profile (ICC 4), appended. */
void
pdf_profile(struct buf *to);

#endif
