/*
 * JPEG files into pixels, for those few runs that must change their colours.
 *
 * gdk-pixbuf reads them.  librsvg brings it along, so it is found through librsvg's handle
 * and is no condition for starting; its functions are declared here as its manual has them
 * (gdk-pixbuf 2.42).  What they are given is known to be a JPEG file of a bearable size.
 */
#include "image/inside.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* Handles stay void: what they are is theirs. */
struct photos {
	void *library;                    /* NULL: not installed */
	void *(*loader_new)(const char *type, struct g_error **);
	int (*loader_write)(void *, const unsigned char *, size_t, struct g_error **);
	int (*loader_close)(void *, struct g_error **);
	void *(*loader_pixbuf)(void *);
	int (*columns)(const void *);
	int (*rows)(const void *);
	int (*stride)(const void *);
	int (*channels)(const void *);
	const unsigned char *(*samples)(const void *);
	void (*unref)(void *);
	void (*error_free)(struct g_error *);
};

static bool
find_symbols(struct photos *p)
{
	const struct wanted_symbol wanted[] = {
		{ "gdk_pixbuf_loader_new_with_type", &p->loader_new },
		{ "gdk_pixbuf_loader_write", &p->loader_write },
		{ "gdk_pixbuf_loader_close", &p->loader_close },
		{ "gdk_pixbuf_loader_get_pixbuf", &p->loader_pixbuf },
		{ "gdk_pixbuf_get_width", &p->columns },
		{ "gdk_pixbuf_get_height", &p->rows },
		{ "gdk_pixbuf_get_rowstride", &p->stride },
		{ "gdk_pixbuf_get_n_channels", &p->channels },
		{ "gdk_pixbuf_read_pixels", &p->samples },
		{ "g_object_unref", &p->unref },
		{ "g_error_free", &p->error_free },
	};

	return image_find_symbols(p->library, wanted, sizeof wanted / sizeof *wanted);
}

struct photos *
image_photos_open(const char *library)
{
	struct photos *photos = mem_alloc(sizeof *photos);

	photos->library = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	if (photos->library && !find_symbols(photos))
		photos->library = NULL;
	return photos;
}

void
image_photos_drop(struct photos *photos)
{
	free(photos);
}

/* What the pixbuf shows, without the padding of its rows. */
static void
take_pixels(const struct photos *p, const void *pixbuf, struct image_pixels *pixels,
    struct arena *arena)
{
	size_t columns = (size_t)p->columns(pixbuf), rows = (size_t)p->rows(pixbuf);
	size_t stride = (size_t)p->stride(pixbuf), row;
	const unsigned char *from = p->samples(pixbuf);
	unsigned char *samples = arena_alloc(arena, columns * rows * 3);

	for (row = 0; row < rows; row++)
		memcpy(samples + row * columns * 3, from + row * stride, columns * 3);
	*pixels = (struct image_pixels){ .columns = (int32_t)columns, .rows = (int32_t)rows,
		.components = 3, .bits = 8, .samples = samples };
}

/* NULL when it went well, else why not, in the arena. */
static const char *
decode(const struct photos *p, struct image *image, struct arena *arena)
{
	struct image_jpeg jpeg = image->as.jpeg;
	struct g_error *error = NULL, *later = NULL;
	void *loader = p->loader_new("jpeg", &error), *pixbuf;
	const char *why = NULL;
	bool done = loader && p->loader_write(loader, jpeg.bytes, jpeg.count, &error);

	/* A loader is closed whatever was said before, and says the same once more. */
	if (loader && !p->loader_close(loader, &later))
		done = false;
	pixbuf = done ? p->loader_pixbuf(loader) : NULL;
	if (pixbuf && p->channels(pixbuf) == 3) {
		image->kind = IMAGE_PIXELS;
		take_pixels(p, pixbuf, &image->as.pixels, arena);
	} else {
		why = arena_strdup(arena, error ? error->message : later ? later->message
		    : "it has no pixels");
	}
	if (error)
		p->error_free(error);
	if (later)
		p->error_free(later);
	if (loader)
		p->unref(loader);
	return why;
}

bool
image_photo(struct image *image, struct findings *findings, struct photos **photos)
{
	const char *why = "gdk-pixbuf, which could read it, is not installed";

	if (!*photos)
		*photos = image_photos_open("librsvg-2.so.2");
	if ((int64_t)image->as.jpeg.columns * image->as.jpeg.rows > IMAGE_PIXELS_MAX)
		why = "it is too large";
	else if ((*photos)->library)
		why = decode(*photos, image, findings->arena);
	if (why)
		image_find(findings, DIAG_IMAGE_COLORS, "%s", why);
	return !why;
}
