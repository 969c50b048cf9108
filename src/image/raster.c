/*
 * What we cannot draw into pixels, by librsvg.
 *
 * librsvg brings some two dozen libraries along, and almost no document
 * needs it; so it is opened when the first picture asks for it, and is never
 * a condition for starting.  Its functions are declared here as its
 * manual has them (librsvg 2.52 and later, cairo 1.10 and later).  Every symbol is
 * found through librsvg's own handle, which knows its dependencies.
 *
 * It is given the bytes and no address, so it has no folder to read from.
 */
#include "image/inside.h"

#include <dlfcn.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DOTS_PER_INCH 300
#define SIDE_MAX 4000                     /* dots */

/* cairo_format_t */
#define FORMAT_ARGB32 0

struct rectangle {                        /* RsvgRectangle */
	double x, y, width, height;
};

/* Handles stay void: what they are is theirs. */
struct raster {
	void *library;                    /* NULL: not installed */
	void *(*handle_new)(const uint8_t *, size_t, struct g_error **);
	void (*set_dpi)(void *, double);
	int (*render)(void *, void *, const struct rectangle *, struct g_error **);
	void (*unref)(void *);
	void (*error_free)(struct g_error *);
	void *(*surface_new)(int, int, int);
	int (*surface_status)(void *);
	void (*surface_flush)(void *);
	unsigned char *(*surface_data)(void *);
	int (*surface_stride)(void *);
	void (*surface_drop)(void *);
	void *(*cairo_new)(void *);
	void (*cairo_drop)(void *);
};

/* POSIX lets a symbol be a function; C has no cast for it. */
static bool
find_symbol(void *library, const char *name, void *function)
{
	void *symbol = dlsym(library, name);

	memcpy(function, &symbol, sizeof symbol);
	return symbol != NULL;
}

bool
image_find_symbols(void *library, const struct wanted_symbol *wanted, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!find_symbol(library, wanted[i].name, wanted[i].function))
			return false;
	return true;
}

static bool
find_symbols(struct raster *r)
{
	const struct wanted_symbol wanted[] = {
		{ "rsvg_handle_new_from_data", &r->handle_new },
		{ "rsvg_handle_set_dpi", &r->set_dpi },
		{ "rsvg_handle_render_document", &r->render },
		{ "g_object_unref", &r->unref },
		{ "g_error_free", &r->error_free },
		{ "cairo_image_surface_create", &r->surface_new },
		{ "cairo_surface_status", &r->surface_status },
		{ "cairo_surface_flush", &r->surface_flush },
		{ "cairo_image_surface_get_data", &r->surface_data },
		{ "cairo_image_surface_get_stride", &r->surface_stride },
		{ "cairo_surface_destroy", &r->surface_drop },
		{ "cairo_create", &r->cairo_new },
		{ "cairo_destroy", &r->cairo_drop },
	};

	return image_find_symbols(r->library, wanted, sizeof wanted / sizeof *wanted);
}

/* The type system of its libraries cannot be closed again, so they stay
 * until the program ends. */
struct raster *
image_raster_open(const char *name)
{
	struct raster *raster = mem_alloc(sizeof *raster);

	raster->library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	if (raster->library && !find_symbols(raster))
		raster->library = NULL;
	return raster;
}

void
image_raster_drop(struct raster *raster)
{
	free(raster);
}

/* ---- painting ------------------------------------------------------ */

/* A drawing surface and what it came to. */
struct canvas {
	const struct raster *raster;
	void *surface;
	int columns, rows;
};

static int
dots(double points, double per_point)
{
	return (int)fmin(SIDE_MAX, fmax(1, lround(points * per_point)));
}

static void
size_canvas(struct canvas *canvas, const struct image *image)
{
	double w = image->width / 1000.0, h = image->height / 1000.0;
	double per_point = fmin(DOTS_PER_INCH / 72.0, SIDE_MAX / fmax(w, h));

	canvas->columns = dots(w, per_point);
	canvas->rows = dots(h, per_point);
}

/* NULL when it went well, else why not, in the arena. */
static const char *
render(struct canvas *canvas, void *handle, struct arena *arena)
{
	const struct raster *raster = canvas->raster;
	struct rectangle whole = { 0, 0, canvas->columns, canvas->rows };
	struct g_error *error = NULL;
	const char *why = NULL;
	void *cairo = raster->cairo_new(canvas->surface);

	/* 1 px = 1 pt here as everywhere. */
	raster->set_dpi(handle, 72);
	if (!raster->render(handle, cairo, &whole, &error))
		why = arena_strdup(arena, error ? error->message : "it cannot be drawn");
	if (error)
		raster->error_free(error);
	raster->cairo_drop(cairo);
	raster->surface_flush(canvas->surface);
	return why;
}

static const char *
paint(struct canvas *canvas, struct bytes bytes, struct arena *arena)
{
	const struct raster *raster = canvas->raster;
	struct g_error *error = NULL;
	void *handle = raster->handle_new(bytes.at, bytes.count, &error);
	const char *why;

	if (!handle) {
		why = arena_strdup(arena, error ? error->message : "it cannot be read");
		if (error)
			raster->error_free(error);
		return why;
	}
	canvas->surface = raster->surface_new(FORMAT_ARGB32, canvas->columns, canvas->rows);
	if (raster->surface_status(canvas->surface) != 0)
		why = "there is no memory to draw it";
	else
		why = render(canvas, handle, arena);
	raster->unref(handle);
	return why;
}

/* cairo's samples are premultiplied, PDF's are not. */
static unsigned char
divide(uint32_t sample, uint32_t alpha)
{
	return (unsigned char)(alpha == 0 ? 0 : (sample * 255 + alpha / 2) / alpha);
}

static void
copy_row(const unsigned char *from, int columns, unsigned char *samples, unsigned char *alpha)
{
	uint32_t dot, a;
	int i;

	for (i = 0; i < columns; i++) {
		memcpy(&dot, from + i * 4, 4);
		a = dot >> 24;
		alpha[i] = (unsigned char)a;
		samples[i * 3] = divide(dot >> 16 & 255, a);
		samples[i * 3 + 1] = divide(dot >> 8 & 255, a);
		samples[i * 3 + 2] = divide(dot & 255, a);
	}
}

static bool
is_opaque(const unsigned char *alpha, size_t n)
{
	while (n > 0 && alpha[n - 1] == 255)
		n--;
	return n == 0;
}

static void
take_pixels(const struct canvas *canvas, struct image_pixels *pixels, struct arena *arena)
{
	const unsigned char *data = canvas->raster->surface_data(canvas->surface);
	size_t stride = (size_t)canvas->raster->surface_stride(canvas->surface);
	size_t row, columns = (size_t)canvas->columns, rows = (size_t)canvas->rows;
	unsigned char *samples = arena_alloc(arena, columns * rows * 3);
	unsigned char *alpha = arena_alloc(arena, columns * rows);

	for (row = 0; row < rows; row++)
		copy_row(data + row * stride, canvas->columns, samples + row * columns * 3,
		    alpha + row * columns);
	pixels->columns = canvas->columns;
	pixels->rows = canvas->rows;
	pixels->components = 3;
	pixels->bits = 8;
	pixels->samples = samples;
	pixels->alpha = is_opaque(alpha, columns * rows) ? NULL : alpha;
}

bool
image_raster(struct image *image, struct bytes bytes, const char *why,
    struct findings *findings, struct raster **raster)
{
	struct canvas canvas = { 0 };
	const char *failure;

	if (!*raster)
		*raster = image_raster_open("librsvg-2.so.2");
	if (!(*raster)->library) {
		image_find(findings, DIAG_IMAGE_NO_RASTER, "%s", why);
		return false;
	}
	canvas.raster = *raster;
	size_canvas(&canvas, image);
	failure = paint(&canvas, bytes, findings->arena);
	if (!failure) {
		image->kind = IMAGE_PIXELS;
		take_pixels(&canvas, &image->as.pixels, findings->arena);
		image_find(findings, DIAG_IMAGE_RASTER, "%s", why);
	} else {
		image_find(findings, DIAG_IMAGE_BROKEN, "%s; librsvg: %s", why, failure);
	}
	if (canvas.surface)
		(*raster)->surface_drop(canvas.surface);
	return !failure;
}
