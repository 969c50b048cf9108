/*
 * Pictures: a file that somebody names goes in, pixels or paths come out.
 *
 * Three kinds leave this room.  PIXELS are decoded samples (from PNG, and
 * from an SVG that we cannot draw ourselves), JPEG is the file's own bytes
 * (PDF understands them, so only --grey decodes them), DRAWING is a flat list
 * of paths in points.  What a picture is, is found by its first bytes, never
 * by its name.
 *
 * A picture is read once per press: the cache hands the same pointer to
 * everybody who names the same file, and what it hands out never changes.
 * A file that is broken is remembered too, but said at every place that
 * names it, because each of these places lost something.
 *
 * Nothing is read but what lies below the roots; nothing comes from the
 * network, and an SVG reads no other file.
 */
#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include "base/base.h"

enum image_kind { IMAGE_PIXELS, IMAGE_JPEG, IMAGE_DRAWING };

/* Samples row by row from the top, no padding between rows. */
struct image_pixels {
	int32_t columns, rows;            /* 1 or more */
	int components;                   /* 1 gray, 3 sRGB */
	int bits;                         /* a sample: always 8 */
	const unsigned char *samples;     /* columns * rows * components, not premultiplied */
	const unsigned char *alpha;       /* columns * rows, 255 is opaque; NULL: all opaque */
};

/* A whole JPEG file, fit for DCTDecode as it is. */
struct image_jpeg {
	int32_t columns, rows;
	int components;                   /* 1 gray, 3 colour, 4 CMYK */
	const unsigned char *bytes;
	size_t count;
	bool is_adobe_inverted;           /* 0 means full ink: Decode [1 0 1 0 1 0 1 0] */
};

enum image_verb {
	IMAGE_MOVE,                       /* 1 point */
	IMAGE_LINE,                       /* 1 point */
	IMAGE_CURVE,                      /* 3 points: two controls, the end */
	IMAGE_CLOSE                       /* no point */
};

/* An outline.  `points` holds x, y, x, y ... in the order of the verbs; all
 * are finite.  It begins with MOVE unless it is empty. */
struct image_path {
	const unsigned char *verbs;       /* enum image_verb */
	const double *points;             /* pt, see struct image_drawing */
	size_t verb_count;
	size_t point_count;               /* pairs */
};

enum image_cap { IMAGE_CAP_BUTT, IMAGE_CAP_ROUND, IMAGE_CAP_SQUARE };      /* = PDF's J */
enum image_join { IMAGE_JOIN_MITER, IMAGE_JOIN_ROUND, IMAGE_JOIN_BEVEL };  /* = PDF's j */

/* How one outline is painted: first filled, then stroked. */
struct image_paint {
	bool has_fill;
	bool is_even_odd;                 /* else nonzero winding */
	double fill[3];                   /* sRGB, 0 to 1 */
	double fill_opacity;              /* 0 to 1 */
	bool has_stroke;
	double stroke[3];
	double stroke_opacity;
	double width;                     /* pt, more than 0 */
	enum image_cap cap;
	enum image_join join;
	double miter;                     /* limit, 1 or more */
	const double *dash;               /* pt; NULL: solid */
	size_t dash_count;
	double dash_phase;                /* pt */
};

enum image_command_kind {
	IMAGE_PUSH,                       /* begin a group: matrix, opacity, clip */
	IMAGE_POP,                        /* end it */
	IMAGE_PATH                        /* paint one outline */
};

/*
 * One step of a drawing.  PUSH and POP balance and nest at most
 * IMAGE_DEPTH_MAX deep (PDF/A allows 28 nested q).  A PUSH stands only where it is
 * needed: where a group as a whole is transparent, clipped, or where a stroke is bent by
 * a matrix that does not keep angles; every other matrix is already in the points.
 */
struct image_command {
	enum image_command_kind kind;
	union {
		struct {
			double matrix[6];         /* a b c d e f: x' = ax + cy + e */
			double opacity;           /* of the group as a whole, 0 to 1 */
			bool has_clip;            /* applies inside, after the matrix; an
			                             empty clip hides everything */
			bool is_clip_even_odd;
			struct image_path clip;
		} push;
		struct {
			struct image_path outline;
			struct image_paint paint;
		} path;
	} as;
};

#define IMAGE_DEPTH_MAX 20

/*
 * Commands in points, origin at the top left, y down.  viewBox and
 * preserveAspectRatio are already applied: the drawing fills
 * `image.width` x `image.height` exactly, and whoever paints it larger scales
 * by (wanted width / width, wanted height / height) and clips to the box when
 * `overflows`.
 */
struct image_drawing {
	const struct image_command *commands;
	size_t count;
	bool overflows;                   /* some ink may lie outside the box: clip */
	bool has_opacity;                 /* some opacity is below 1 */
};

struct image {
	enum image_kind kind;
	/* The size when nobody asks for another.  PNG and JPEG by the resolution
	 * that they tell, else 72 dots an inch: FO formatters take 1 px = 1 pt, and
	 * so does an SVG length without unit. */
	mpt width, height;                /* 1 or more */
	int number;                       /* 0, 1, 2 ... in order of loading; unique in its cache */
	const char *name;                 /* the file as it was named, for dumps and messages */
	union {
		struct image_pixels pixels;
		struct image_jpeg jpeg;
		struct image_drawing drawing;
	} as;
};

struct images;

/* An empty cache for one press; the caller drops it.  Not for two threads at
 * once. */
struct images *
images_new(void);

/* Frees the cache and every image it gave. NULL is allowed. */
void
images_drop(struct images *images);

/*
 * The image that `src` names: url('...'), url(...), quotes, a file: prefix, a
 * plain path, with %20 and the like (XSL 1.1, 5.11, uri-specification).  A relative
 * one is seen from the folder of `base_file` (NULL: the current folder) and
 * must lie below `roots`.  The same file gives the same pointer.  NULL after a
 * message at `place`: empty, on the network, missing, outside, no picture, broken, too
 * large.  The image belongs to the cache.
 */
const struct image *
image_load(struct images *images, const struct roots *roots, const char *base_file,
    const char *src, struct diags *diags, struct place place);

/*
 * The image of an SVG document in memory, for fo:instream-foreign-object.
 * `bytes` are copied where needed.  The same bytes give the same pointer.
 * NULL after a message at `place`.
 */
const struct image *
image_from_svg(struct images *images, const void *bytes, size_t n, struct diags *diags,
    struct place place);

/* The grey of a colour's luminance (WCAG 2.1), as opaque as before. */
uint32_t
image_grey_color(uint32_t rgba);

/* The same image in greys, the same pointer every time.  It belongs to the cache, which must be the
 * one that gave `image`.  A JPEG that cannot be decoded is given as it is, after a message at
 * `place`. */
const struct image *
image_grey(struct images *images, const struct image *image, struct diags *diags,
    struct place place);

/*
 * A picture of the image in words for dumps: "pixels 40x30 rgb alpha",
 * "jpeg 40x30 cmyk", "drawing 12 paths".  In the arena.
 */
const char *
image_describe(const struct image *image, struct arena *arena);

#endif
