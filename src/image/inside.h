/*
 * What the files of this room share: findings (what is to be said of a
 * picture, at every place that names it) and the readers of each format.
 */
#ifndef IMAGE_INSIDE_H
#define IMAGE_INSIDE_H

#include "image/image.h"

/* A larger picture is refused before memory is taken for it. */
#define IMAGE_PIXELS_MAX 100000000
#define IMAGE_FILE_MAX ((size_t)64 << 20)     /* bytes */
#define IMAGE_POINTS_MAX 100000               /* a side of a drawing, pt */
#define IMAGE_DPI_DEFAULT 72

/* Something to say of a picture: every text takes its name and a detail. */
struct finding {
	enum diag_code code;
	const char *detail;
};

struct findings {
	struct arena *arena;
	struct finding *list;
	size_t count, capacity;
};

/* One more finding; after some dozens of one picture the rest is kept back. */
void
image_find(struct findings *findings, enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The bytes of one file. */
struct bytes {
	const unsigned char *at;
	size_t count;
};

/* Big-endian numbers, as PNG and JPEG write them. */
uint32_t
image_be16(const unsigned char *p);
uint32_t
image_be32(const unsigned char *p);

/* The size of `count` dots at a resolution; one that no real picture has is
 * not believed. */
mpt
image_extent(int32_t count, double dots_per_inch);

/*
 * The readers: bytes into image->kind, width, height and as.  What is kept
 * lies in the arena of the findings.  False after a finding.
 */
bool
image_png(struct image *image, struct bytes bytes, struct findings *findings);
bool
image_jpeg(struct image *image, struct bytes bytes, struct findings *findings);

/* Colours into greys of their luminance, but not those of a JPEG; what is new lies in the arena. */
void
image_make_grey(struct image *image, struct arena *arena);

/* A function of a library that was opened, and the pointer that it comes to. */
struct wanted_symbol {
	const char *name;
	void *function;                   /* address of the pointer */
};

/* Whether all are there. */
bool
image_find_symbols(void *library, const struct wanted_symbol *wanted, size_t count);

struct g_error {                          /* GError */
	uint32_t domain;
	int code;
	char *message;
};

/* The functions of gdk-pixbuf, once they were needed. */
struct photos;

/* A JPEG into pixels, three samples each.  False after a finding: it stays what it is.  `photos` is
 * where the cache keeps them. */
bool
image_photo(struct image *image, struct findings *findings, struct photos **photos);

/* gdk-pixbuf, through the library that brings it along; never NULL, see image_raster_open. */
struct photos *
image_photos_open(const char *library);
void
image_photos_drop(struct photos *photos);

/* The functions of librsvg and cairo, once they were needed. */
struct raster;

/* `raster` is where the cache keeps them. */
bool
image_svg(struct image *image, struct bytes bytes, struct findings *findings,
    struct raster **raster);

/*
 * Paint a whole SVG into pixels of 300 dots an inch of image->width x height,
 * at most 4000 a side.  `why` names what made it necessary.
 */
bool
image_raster(struct image *image, struct bytes bytes, const char *why,
    struct findings *findings, struct raster **raster);

/* librsvg by the name of its shared library; never NULL: that it is not
 * there is remembered too.  image_raster opens it when nobody did. */
struct raster *
image_raster_open(const char *name);
void
image_raster_drop(struct raster *raster);

/*
 * `src` of FO into a path in the arena: url(), quotes, file: and percent
 * escapes removed.  NULL after a finding.
 */
const char *
image_source_path(const char *src, struct findings *findings);

#endif
