/*
 * A drawing into a form XObject, and its transparent groups into forms of
 * their own: only a form can be painted as one thing.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>

/* What the reader has, of what drawings change. */
struct ink {
	double fill[3], stroke[3], width, miter;
	double fill_opacity, stroke_opacity;
	int cap, join;
	bool is_dashed;
};

/* One form being written; groups in it are written below it. */
struct sheet {
	struct pdf_part *part;
	struct buf out;
	struct ink now, saved[IMAGE_DEPTH_MAX + 1];
	int depth;
};

struct drawing {
	const struct image *image;
	struct pdf_flate *flate;
	const struct image_command *next, *end;
	int digits; /* decimals: small drawings are drawn larger */
};

static const struct ink fresh = { .width = 1, .miter = 10, .fill_opacity = 1, .stroke_opacity = 1 };

static void
put_numbers(struct buf *to, const double *values, size_t count, int digits)
{
	size_t i;

	for (i = 0; i < count; i++) {
		pdf_put_real(to, values[i], digits);
		buf_char(to, ' ');
	}
}

static void
put_path(struct buf *to, const struct image_path *path, int digits)
{
	static const struct {
		int numbers;
		const char *name;
	} verbs[] = { [IMAGE_MOVE] = { 2, "m\n" },
		[IMAGE_LINE] = { 2, "l\n" },
		[IMAGE_CURVE] = { 6, "c\n" },
		[IMAGE_CLOSE] = { 0, "h\n" } };
	const double *point = path->points;
	size_t i;

	for (i = 0; i < path->verb_count; i++) {
		int verb = path->verbs[i];

		put_numbers(to, point, (size_t)verbs[verb].numbers, digits);
		point += verbs[verb].numbers;
		buf_string(to, verbs[verb].name);
	}
}

static void
set_color(struct buf *to, double now[3], const double wanted[3], bool is_fill)
{
	if (memcmp(now, wanted, 3 * sizeof *now) == 0)
		return;
	memcpy(now, wanted, 3 * sizeof *now);
	if (wanted[0] == wanted[1] && wanted[1] == wanted[2]) {
		put_numbers(to, wanted, 1, 3);
		buf_string(to, is_fill ? "g\n" : "G\n");
		return;
	}
	put_numbers(to, wanted, 3, 3);
	buf_string(to, is_fill ? "rg\n" : "RG\n");
}

static int
thousandths(double opacity)
{
	return opacity > 0 ? opacity < 1 ? (int)(opacity * 1000 + 0.5) : 1000 : 0;
}

/* A graphics state of the form, by name; its entry is written when it is first used. */
static void
use_state(struct sheet *sheet, double fill, double stroke)
{
	char name[32];
	int a = thousandths(fill), b = thousandths(stroke);

	snprintf(name, sizeof name, "/g%d_%d<<", a, b);
	if (!sheet->part->states.count || !strstr(sheet->part->states.bytes, name)) {
		buf_printf(&sheet->part->states, "%s/ca ", name);
		pdf_put_fixed(&sheet->part->states, a, 3);
		buf_string(&sheet->part->states, "/CA ");
		pdf_put_fixed(&sheet->part->states, b, 3);
		buf_string(&sheet->part->states, ">>");
	}
	buf_printf(&sheet->out, "/g%d_%d gs\n", a, b);
}

static void
set_opacity(struct sheet *sheet, double fill, double stroke)
{
	struct ink *now = &sheet->now;

	if (now->fill_opacity == fill && now->stroke_opacity == stroke)
		return;
	now->fill_opacity = fill;
	now->stroke_opacity = stroke;
	use_state(sheet, fill, stroke);
}

static void
set_dash(struct sheet *sheet, const struct image_paint *paint, int digits)
{
	struct buf *to = &sheet->out;

	if (!paint->dash && !sheet->now.is_dashed)
		return;
	sheet->now.is_dashed = paint->dash != NULL;
	buf_char(to, '[');
	put_numbers(to, paint->dash, paint->dash ? paint->dash_count : 0, digits);
	buf_char(to, ']');
	pdf_put_real(to, paint->dash ? paint->dash_phase : 0, digits);
	buf_string(to, " d\n");
}

static void
set_stroke(struct sheet *sheet, const struct image_paint *paint, int digits)
{
	struct ink *now = &sheet->now;
	struct buf *to = &sheet->out;

	set_color(to, now->stroke, paint->stroke, false);
	if (now->width != paint->width) {
		put_numbers(to, &paint->width, 1, digits);
		buf_string(to, "w\n");
	}
	if (now->cap != (int)paint->cap)
		buf_printf(to, "%d J\n", (int)paint->cap);
	if (now->join != (int)paint->join)
		buf_printf(to, "%d j\n", (int)paint->join);
	if (now->miter != paint->miter) {
		put_numbers(to, &paint->miter, 1, 3);
		buf_string(to, "M\n");
	}
	now->width = paint->width;
	now->cap = (int)paint->cap;
	now->join = (int)paint->join;
	now->miter = paint->miter;
	set_dash(sheet, paint, digits);
}

/* Fill and stroke in one go hide where they overlap; a stroke that can be seen through must not. */
static void
put_outline(
    struct sheet *sheet, const struct image_path *path, const struct image_paint *paint, int digits)
{
	bool at_once = paint->has_fill && paint->has_stroke && paint->stroke_opacity >= 1;
	const char *fill = paint->is_even_odd ? "f*\n" : "f\n";

	if (!path->verb_count || (!paint->has_fill && !paint->has_stroke))
		return;
	set_opacity(sheet, paint->has_fill ? paint->fill_opacity : sheet->now.fill_opacity,
	    paint->has_stroke ? paint->stroke_opacity : sheet->now.stroke_opacity);
	if (paint->has_fill)
		set_color(&sheet->out, sheet->now.fill, paint->fill, true);
	if (paint->has_stroke)
		set_stroke(sheet, paint, digits);
	put_path(&sheet->out, path, digits);
	if (at_once) {
		buf_string(&sheet->out, paint->is_even_odd ? "B*\n" : "B\n");
		return;
	}
	if (paint->has_fill)
		buf_string(&sheet->out, fill);
	if (paint->has_fill && paint->has_stroke)
		put_path(&sheet->out, path, digits);
	if (paint->has_stroke)
		buf_string(&sheet->out, "S\n");
}

static void
put_form(struct drawing *d, struct pdf_part *part, const struct buf *out, bool is_group)
{
	buf_string(&part->body, "/Subtype/Form/BBox[0 0 ");
	pdf_put_mpt(&part->body, d->image->width);
	buf_char(&part->body, ' ');
	pdf_put_mpt(&part->body, d->image->height);
	buf_char(&part->body, ']');
	if (is_group)
		buf_string(&part->body, "/Group<</S/Transparency>>");
	buf_string(&part->body, "/Filter/FlateDecode");
	pdf_deflate_once(d->flate, out->bytes, out->count, &part->bytes);
}

static void
put_matrix(struct buf *to, const double matrix[6])
{
	static const double same[6] = { 1, 0, 0, 1, 0, 0 };

	if (memcmp(matrix, same, sizeof same) == 0)
		return;
	put_numbers(to, matrix, 6, 5);
	buf_string(to, "cm\n");
}

static void
put_clip(struct buf *to, const struct image_path *clip, bool is_even_odd, int digits)
{
	/* An empty path clips nothing; an empty rectangle hides all. */
	if (!clip->verb_count)
		buf_string(to, "0 0 0 0 re\n");
	put_path(to, clip, digits);
	buf_string(to, is_even_odd ? "W* n\n" : "W n\n");
}

static void
put_commands(struct drawing *d, struct sheet *sheet, int level);

/* A transparent group: what it holds, up to its POP, is a form that is painted with its opacity.
 * Its matrix and clip are the caller's. */
static void
put_group(struct drawing *d, struct sheet *sheet, double opacity, int level)
{
	struct sheet *inner = mem_alloc(sizeof *inner);

	inner->part = pdf_part_new();
	inner->part->is_form = true;
	inner->now = fresh;
	put_commands(d, inner, level + 1);
	put_form(d, inner->part, &inner->out, true);
	use_state(sheet, opacity, opacity);
	buf_printf(&sheet->out, "/X%d Do\n", sheet->part->part_count);
	pdf_part_add(sheet->part, inner->part);
	buf_drop(&inner->out);
	free(inner);
}

static void
put_push(struct drawing *d, struct sheet *sheet, const struct image_command *command, int level)
{
	buf_string(&sheet->out, "q\n");
	sheet->saved[sheet->depth++] = sheet->now;
	put_matrix(&sheet->out, command->as.push.matrix);
	if (command->as.push.has_clip)
		put_clip(&sheet->out, &command->as.push.clip, command->as.push.is_clip_even_odd,
		    d->digits);
	if (command->as.push.opacity < 1)
		put_group(d, sheet, command->as.push.opacity, level);
	else
		put_commands(d, sheet, level + 1);
	sheet->now = sheet->saved[--sheet->depth];
	buf_string(&sheet->out, "Q\n");
}

/* Up to the POP that ends this level. */
static void
put_commands(struct drawing *d, struct sheet *sheet, int level)
{
	while (d->next < d->end) {
		const struct image_command *command = d->next++;

		if (command->kind == IMAGE_POP)
			return;
		if (command->kind == IMAGE_PATH)
			put_outline(
			    sheet, &command->as.path.outline, &command->as.path.paint, d->digits);
		else if (level < IMAGE_DEPTH_MAX)
			put_push(d, sheet, command, level);
	}
}

struct pdf_part *
pdf_drawing(const struct image *image, struct pdf_flate *flate)
{
	const struct image_drawing *drawing = &image->as.drawing;
	struct drawing d = { image, flate, drawing->commands, drawing->commands + drawing->count,
		image->width < 200 * MPT_PT ? 3 : 2 };
	struct sheet *sheet = mem_alloc(sizeof *sheet);
	struct pdf_part *part = pdf_part_new();

	part->is_form = true;
	sheet->part = part;
	sheet->now = fresh;
	/* Drawings have y downwards. */
	buf_string(&part->body, "/Matrix[1 0 0 -1 0 ");
	pdf_put_mpt(&part->body, image->height);
	buf_char(&part->body, ']');
	put_commands(&d, sheet, 0);
	put_form(&d, part, &sheet->out, false);
	buf_drop(&sheet->out);
	free(sheet);
	return part;
}
