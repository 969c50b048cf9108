/*
 * The cache: a name into an image that everybody shares.
 *
 * An entry is kept by its real path, an SVG in memory by a hash of its
 * bytes.  What there is to say of a picture is kept with it as findings, so
 * that the tenth place that names a broken file hears of it as the first
 * did.
 */
#include "image/image.h"
#include "image/inside.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define FINDINGS_MAX 24

struct images {
	struct arena *arena;
	struct table entries;             /* real path or hash -> struct entry */
	struct raster *raster;
	struct photos *photos;
	int loaded;                       /* images given a number so far */
};

struct entry {
	const struct image *image;        /* NULL: cannot be shown */
	const char *name;
	struct findings findings;
};

void
image_find(struct findings *findings, enum diag_code code, const char *format, ...)
{
	char text[400];
	va_list args;

	if (findings->count >= FINDINGS_MAX)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	ARENA_ROOM(findings->arena, findings->list, findings->count, findings->capacity);
	findings->list[findings->count].code = code;
	findings->list[findings->count++].detail = arena_strdup(findings->arena, text);
}

uint32_t
image_be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

uint32_t
image_be32(const unsigned char *p)
{
	return image_be16(p) << 16 | image_be16(p + 2);
}

mpt
image_extent(int32_t count, double dots_per_inch)
{
	bool is_real = dots_per_inch >= 10 && dots_per_inch <= 20000;
	double dpi = is_real ? dots_per_inch : IMAGE_DPI_DEFAULT;

	return mpt_max(1, mpt_from_points(count * 72.0 / dpi));
}

struct images *
images_new(void)
{
	struct images *images = mem_alloc(sizeof *images);

	images->arena = arena_new();
	images->entries.arena = images->arena;
	return images;
}

void
images_drop(struct images *images)
{
	if (!images)
		return;
	image_raster_drop(images->raster);
	image_photos_drop(images->photos);
	arena_drop(images->arena);
	free(images);
}

static bool
starts_with(struct bytes bytes, const char *magic, size_t n)
{
	return bytes.count >= n && memcmp(bytes.at, magic, n) == 0;
}

/* Text that begins with a tag, after a byte order mark and blanks; any SVG
 * in UTF-16 begins with its mark. */
static bool
looks_like_xml(struct bytes bytes)
{
	size_t i = starts_with(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;

	if (starts_with(bytes, "\xFE\xFF", 2) || starts_with(bytes, "\xFF\xFE", 2))
		return true;
	while (i < bytes.count && bytes.at[i] != '\0' && strchr(" \t\r\n", bytes.at[i]))
		i++;
	return i < bytes.count && bytes.at[i] == '<';
}

/* Formats that people do have, so that the message can name them. */
static const char *
foreign_format(struct bytes bytes)
{
	static const struct {
		const char *magic, *name;
		size_t length;
	} known[] = {
		{ "GIF8", "GIF", 4 },
		{ "RIFF", "WebP", 4 },
		{ "II*\0", "TIFF", 4 },
		{ "MM\0*", "TIFF", 4 },
		{ "BM", "BMP", 2 },
		{ "%PDF", "PDF", 4 },
		{ "\x1F\x8B", "compressed SVG (svgz)", 2 },
		{ "\0\0\0\x0CjP", "JPEG 2000", 6 },
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (starts_with(bytes, known[i].magic, known[i].length))
			return known[i].name;
	if (bytes.count > 12 && memcmp(bytes.at + 4, "ftyp", 4) == 0)
		return "HEIF or AVIF";
	return NULL;
}

static bool
decode(struct images *images, struct image *image, struct bytes bytes, struct findings *findings)
{
	const char *foreign;

	if (starts_with(bytes, "\x89PNG", 4))
		return image_png(image, bytes, findings);
	if (starts_with(bytes, "\xFF\xD8\xFF", 3))
		return image_jpeg(image, bytes, findings);
	if (looks_like_xml(bytes))
		return image_svg(image, bytes, findings, &images->raster);
	foreign = foreign_format(bytes);
	if (foreign)
		image_find(findings, DIAG_IMAGE_UNSUPPORTED, "%s", foreign);
	else
		image_find(findings, DIAG_IMAGE_UNKNOWN, "%s",
		    bytes.count == 0 ? "it is empty" : "its first bytes are unknown");
	return false;
}

static struct entry *
new_entry(struct images *images, const void *key, size_t n, const char *name)
{
	struct entry *entry = ARENA_NEW(images->arena, struct entry);

	entry->name = arena_strdup(images->arena, name);
	entry->findings.arena = images->arena;
	table_put_bytes(&images->entries, key, n, entry);
	return entry;
}

static void
fill_entry(struct images *images, struct entry *entry, struct bytes bytes)
{
	struct image *image = ARENA_NEW(images->arena, struct image);

	image->name = entry->name;
	if (!decode(images, image, bytes, &entry->findings))
		return;
	image->number = images->loaded++;
	entry->image = image;
}

static void
say_findings(const struct findings *findings, const char *name, struct diags *diags,
    struct place place)
{
	size_t i;

	for (i = 0; i < findings->count; i++)
		diag(diags, findings->list[i].code, place, name, findings->list[i].detail);
}

static const struct image *
give(const struct entry *entry, struct diags *diags, struct place place)
{
	say_findings(&entry->findings, entry->name, diags, place);
	return entry->image;
}

/* What kept a file from being read may pass, so it is not remembered. */
static struct entry *
read_entry(struct images *images, const char *real, const char *name, struct diags *diags,
    struct place place)
{
	struct buf file = { 0 };
	struct entry *entry = NULL;
	struct bytes bytes;

	if (file_read(real, IMAGE_FILE_MAX, &file, diags, place)) {
		bytes.at = (const unsigned char *)file.bytes;
		bytes.count = file.count;
		entry = new_entry(images, real, strlen(real), name);
		fill_entry(images, entry, bytes);
	}
	buf_drop(&file);
	return entry;
}

const struct image *
image_load(struct images *images, const struct roots *roots, const char *base_file,
    const char *src, struct diags *diags, struct place place)
{
	struct arena *scratch = arena_new();
	struct findings findings = { .arena = scratch };
	const char *path, *real;
	struct entry *entry = NULL;

	path = image_source_path(src, &findings);
	say_findings(&findings, src, diags, place);
	real = path ? file_resolve(roots, base_file, path, scratch, diags, place) : NULL;
	if (real) {
		entry = table_find(&images->entries, real);
		if (!entry)
			entry = read_entry(images, real, path, diags, place);
	}
	arena_drop(scratch);
	return entry ? give(entry, diags, place) : NULL;
}

/* No path begins with a blank, so the two kinds of key never meet. */
const struct image *
image_from_svg(struct images *images, const void *bytes, size_t n, struct diags *diags,
    struct place place)
{
	struct bytes whole = { bytes, n };
	struct entry *entry;
	char key[64];
	int length;

	length = snprintf(key, sizeof key, " %016llx %zu",
	    (unsigned long long)hash_bytes(bytes, n), n);
	entry = table_find_bytes(&images->entries, key, (size_t)length);
	if (!entry) {
		entry = new_entry(images, key, (size_t)length, "SVG in the document");
		fill_entry(images, entry, whole);
	}
	return give(entry, diags, place);
}

/* What stays in colour is what it was; of printing inks (CMYK) nobody shows any. */
static void
fill_grey(struct images *images, struct entry *entry, const struct image *image)
{
	struct image *grey = ARENA_NEW(images->arena, struct image);

	*grey = *image;
	entry->image = image;
	if (image->kind == IMAGE_JPEG && image->as.jpeg.components != 3)
		return;
	if (image->kind == IMAGE_JPEG && !image_photo(grey, &entry->findings, &images->photos))
		return;
	grey->number = images->loaded++;
	image_make_grey(grey, images->arena);
	entry->image = grey;
}

/* Twice the blank: no hash of an SVG has this key. */
const struct image *
image_grey(struct images *images, const struct image *image, struct diags *diags,
    struct place place)
{
	char key[32];
	int length = snprintf(key, sizeof key, "  %d", image->number);
	struct entry *entry = table_find_bytes(&images->entries, key, (size_t)length);

	if (!entry) {
		entry = new_entry(images, key, (size_t)length, image->name);
		fill_grey(images, entry, image);
	}
	return give(entry, diags, place);
}

static const char *
components_name(int components)
{
	return components == 1 ? "gray" : components == 3 ? "rgb" : "cmyk";
}

const char *
image_describe(const struct image *image, struct arena *arena)
{
	const struct image_pixels *p = &image->as.pixels;
	const struct image_jpeg *j = &image->as.jpeg;
	size_t i, paths = 0;

	if (image->kind == IMAGE_PIXELS)
		return arena_printf(arena, "pixels %dx%d %s%s", (int)p->columns, (int)p->rows,
		    components_name(p->components), p->alpha ? " alpha" : "");
	if (image->kind == IMAGE_JPEG)
		return arena_printf(arena, "jpeg %dx%d %s", (int)j->columns, (int)j->rows,
		    components_name(j->components));
	for (i = 0; i < image->as.drawing.count; i++)
		paths += image->as.drawing.commands[i].kind == IMAGE_PATH;
	return arena_printf(arena, "drawing %zu path%s", paths, paths == 1 ? "" : "s");
}
