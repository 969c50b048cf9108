/*
 * What the files that read SVG share.  An SVG goes through them so:
 *
 *   svg.c        the document, its limits, the raster fallback
 *   svg_node.c   nodes, references, what is said of them
 *   svg_walk.c   elements, groups, use, viewports
 *   svg_css.c    <style>: rules with simple selectors
 *   svg_property.c  each property: what its values mean
 *   svg_style.c  cascade and inheritance
 *   svg_value.c  numbers, lengths, transforms; svg_color.c colours
 *   svg_shape.c  basic shapes into outlines
 *   svg_path.c   path data into outlines
 *   svg_draw.c   outlines and styles into commands, matrices resolved
 *
 * Everything draws, or the picture as a whole goes beyond us: the walk stops
 * at the first thing that it cannot draw, names it, and librsvg paints the
 * whole.  So a picture is never half ours.
 */
#ifndef IMAGE_SVG_H
#define IMAGE_SVG_H

#include <libxml/tree.h>

#include "image/inside.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

#define SVG_NESTING_MAX 100               /* elements within elements, uses followed */
#define SVG_ELEMENTS_MAX 200000           /* drawn, each use counted again */
#define SVG_POINTS_MAX 2000000
#define SVG_RULES_MAX 500

/* ---- values -------------------------------------------------------- */

/* x' = ax + cy + e, y' = bx + dy + f, as SVG orders them. */
struct matrix {
	double a, b, c, d, e, f;
};

/* What is done first stands right: (outer x inner)(p) = outer(inner(p)). */
struct matrix
svg_multiply(struct matrix outer, struct matrix inner);
void
svg_map(const struct matrix *m, double x, double y, double out[2]);

/* A number at *s, *s moved past it (and nothing else); false and *s unmoved
 * where there is none.  Never the locale's decimal comma. */
bool
svg_number(const char **s, double *value);

/* The same after blanks, and past the blanks and the one comma that follow. */
bool
svg_number_in_list(const char **s, double *value);

const char *
svg_skip_blanks(const char *s);

/* A whole length: number and unit; `whole` is what 100 % are.  A unit that is
 * unknown, or anything after it, is false. */
bool
svg_length(const char *s, double whole, double *value);

bool
svg_transform(const char *s, struct matrix *m);

/* A colour with its opacity; false when it is none that we know. */
bool
svg_color(const char *s, double rgb[3], double *alpha);

/* preserveAspectRatio and viewBox into a matrix from the box's units into
 * the rectangle x, y, w, h. */
struct svg_fit {
	double align_x, align_y;          /* 0 min, 0.5 mid, 1 max */
	bool stretches;                   /* none */
	bool slices;
};

struct svg_box {
	double x, y, w, h;
};

bool
svg_fit(const char *s, struct svg_fit *fit);
bool
svg_view_box(const char *s, struct svg_box *box);
struct matrix
svg_viewport(struct svg_box into, struct svg_box from, struct svg_fit fit);

/* ---- outlines ------------------------------------------------------ */

/* A path as it grows, on the heap, used again for each element. */
struct outline {
	unsigned char *verbs;
	double *points;
	size_t verb_count, verb_capacity;
	size_t point_count, point_capacity; /* pairs */
};

void
svg_move(struct outline *o, double x, double y);
void
svg_line(struct outline *o, double x, double y);
void
svg_curve(struct outline *o, const double p[6]);
void
svg_close(struct outline *o);
void
svg_outline_drop(struct outline *o);

/* Path data (SVG 1.1, 8.3).  False where it is malformed: what stands before
 * that place is kept, as 8.3.9 (F.2) wants it. */
bool
svg_path_data(struct outline *o, const char *d);

/* An elliptical arc from (x1, y1) as curves (SVG 1.1, F.6). */
struct svg_arc {
	double rx, ry, turn;              /* degrees */
	bool is_large, sweeps;
	double x, y;                      /* its end */
};

void
svg_arc(struct outline *o, double x1, double y1, struct svg_arc arc);

/* ---- style --------------------------------------------------------- */

enum svg_paint_kind { SVG_NONE, SVG_COLOR, SVG_CURRENT, SVG_BEYOND };

struct svg_paint {
	enum svg_paint_kind kind;
	double rgb[3];
	double alpha;
};

/* A dash length is resolved when it is used, but percentages are rare
 * enough to be resolved against the viewport at once. */
struct svg_style {
	/* inherited */
	struct svg_paint fill, stroke;
	double color[3];
	double fill_opacity, stroke_opacity;
	double stroke_width, miter, dash_phase;
	const double *dash;
	size_t dash_count;
	int cap, join;                    /* enum image_cap, image_join */
	bool is_even_odd, is_clip_even_odd;
	bool is_hidden;
	const char *marker;               /* the property that asks for one, or NULL */
	/* not inherited */
	double opacity;
	bool is_none;                     /* display */
	bool shows_overflow;
	const char *clip;                 /* the id that clip-path names, or NULL */
	const char *beyond;               /* a property that only librsvg knows, or NULL */
};

struct svg;

extern const struct svg_style svg_initial_style;

/* The style of an element below one with the style `parent`; `diagonal` is
 * what 100 % of a length are that is neither wide nor high. */
struct svg_style
svg_style_of(struct svg *svg, const xmlNode *node, const struct svg_style *parent,
    double diagonal);

/* Where a value goes, and what it may need on the way. */
struct svg_setting {
	struct svg *svg;
	struct svg_style *style;
	const char *name, *value;         /* trimmed, no !important */
	double diagonal;                  /* what 100 % are */
	void *field;
};

struct svg_property {
	const char *name;
	bool (*set)(struct svg_setting *);  /* false when the value is none */
	size_t offset, size;              /* of the field, for `inherit` */
};

/* NULL for a property that changes no ink, or that is none. */
const struct svg_property *
svg_find_property(const char *name);

/* ---- CSS ----------------------------------------------------------- */

/* type.class#id { declarations }; absent parts match everything. */
struct svg_rule {
	const char *type, *id;
	const char **classes;
	size_t class_count, class_capacity;
	const char *declarations;
	int weight;                       /* ids, then classes, then types */
	size_t order;                     /* of equal weight the later wins */
};

struct svg_css {
	struct svg_rule *rules;           /* lightest first */
	size_t count, capacity;
	const char *beyond;               /* a selector or at-rule that is not simple, or NULL */
};

void
svg_css_read(struct svg_css *css, const char *text, struct arena *arena);
void
svg_css_sort(struct svg_css *css);
bool
svg_css_matches(const struct svg_rule *rule, const xmlNode *node);

/* ---- the walk ------------------------------------------------------ */

struct svg {
	struct arena *arena;              /* what the drawing keeps */
	struct arena *scratch;            /* what only reading needs */
	struct findings *findings;
	struct svg_css css;
	struct table ids;                 /* id -> xmlNode, made when first asked */
	bool has_ids;
	struct outline outline;           /* of the element at hand */
	const char *beyond;               /* why librsvg must draw it, or NULL */
	bool failed;                      /* a finding told why nothing can be drawn */
	int depth, elements;
	const xmlNode *uses[SVG_NESTING_MAX]; /* being drawn, so that none holds itself */
	int use_count;
	/* what svg_draw.c makes */
	struct image_command *commands;
	size_t command_count, command_capacity;
	size_t points;
	int groups;                       /* open */
	size_t group_starts[IMAGE_DEPTH_MAX]; /* the command of each */
	struct svg_box box;               /* of the drawing, pt */
	bool overflows, has_opacity;
};

/* What an element is drawn in. */
struct svg_state {
	struct matrix ctm;                /* to points of the drawing */
	struct svg_style style;
	double view_w, view_h;            /* what percentages mean */
};

/* Stop: the picture needs librsvg, or cannot be drawn at all. */
void
svg_beyond(struct svg *svg, const xmlNode *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void
svg_fail(struct svg *svg, enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool
svg_stopped(const struct svg *svg);

/* One value that was not understood: the picture goes on without it. */
void
svg_bad_value(struct svg *svg, const xmlNode *node, const char *name, const char *value);

/* An attribute's text, or NULL; lent by the tree. */
const char *
svg_attribute(const xmlNode *node, const char *name);

/* A length attribute, `absent` when it is not there or not understood. */
double
svg_length_of(struct svg *svg, const xmlNode *node, const char *name, double whole,
    double absent);

/* An element of the SVG namespace; one of this name. */
bool
svg_is_element(const xmlNode *node);
bool
svg_is(const xmlNode *node, const char *name);

/* What href, or xlink:href, says; NULL when there is none. */
const char *
svg_reference(const xmlNode *node);

/* The element with an id in the document of `node`, or NULL. */
const xmlNode *
svg_find_id(struct svg *svg, const xmlNode *node, const char *id);

/* Draws the root element and all in it. */
void
svg_walk(struct svg *svg, const xmlNode *root, struct svg_state *state);

/* An element that is a shape into svg->outline; false when it is none. */
bool
svg_shape(struct svg *svg, const xmlNode *node, const struct svg_state *state);

/* ---- drawing ------------------------------------------------------- */

/* Paint svg->outline. */
void
svg_paint(struct svg *svg, const xmlNode *node, const struct svg_state *state);

/* A group: `clip` NULL for none, its matrix `ctm` maps it to points. */
void
svg_push(struct svg *svg, const xmlNode *node, double opacity, const struct outline *clip,
    const struct svg_state *state);
void
svg_pop(struct svg *svg);

#endif
