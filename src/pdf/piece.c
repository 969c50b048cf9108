/*
 * A document into a piece of a volume, and a piece's objects under other numbers.
 *
 * A piece is made as a file is, but what the volume has once is only named.  Its objects are
 * numbered from 1; whoever binds it gives them other numbers by reading their bodies: every
 * reference is written "12 0 R", outside strings, which is what we look for.
 */
#include "pdf/pdf.h"
#include "pdf/piece.h"

#include <string.h>

/* ---- writing ---------------------------------------------------------------- */

static void
put_number(struct buf *to, int64_t number)
{
	buf_put(to, &number, sizeof number);
}

static void
put_bytes(struct buf *to, const void *bytes, size_t n)
{
	put_number(to, (int64_t)n);
	if (n)
		buf_put(to, bytes, n);
}

/* Which of the volume's things an object stands for; PDF_DICT: none. */
static enum pdf_kind
shared_kind(const struct pdf_writer *w, int object, int *index)
{
	int i;

	if (object == w->font_list)
		return PDF_SHARED_FONTS;
	if (object == w->page_tree)
		return PDF_SHARED_PAGES;
	if (object == w->tree)
		return PDF_SHARED_TREE;
	for (i = 0; i < w->shown_count; i++)
		if (w->shown[i].object == object) {
			*index = w->shown[i].picture;
			return PDF_SHARED_PICTURE;
		}
	return PDF_DICT;
}

static void
put_object(struct pdf_writer *w, int object, struct buf *to)
{
	const struct buf *body;
	const void *bytes;
	size_t count;
	int index = 0;
	enum pdf_kind kind = shared_kind(w, object, &index);

	if (!pdf_object_read(w->file, object, &body, &bytes, &count) ||
	    object == pdf_catalog(w->file) || object == pdf_info(w->file)) {
		put_number(to, PDF_NONE);
		return;
	}
	if (kind != PDF_DICT) {
		put_number(to, kind);
		put_number(to, index);
		return;
	}
	put_number(to, bytes ? PDF_STREAM : PDF_DICT);
	put_bytes(to, body->bytes, body->count);
	if (bytes)
		put_bytes(to, bytes, count);
}

static void
put_piece(struct pdf_writer *w, struct buf *to)
{
	int i, end = pdf_object_end(w->file), keys = w->areas->page_count + w->annotation_count;
	uint32_t fonts[8] = { 0 };
	struct buf parent = { 0 };

	for (i = 0; i < w->font_count && i < 256; i++)
		if (w->fonts[i].object)
			fonts[i / 32] |= 1U << i % 32;
	put_number(to, w->areas->page_count);
	put_number(to, end - 1);
	put_number(to, keys);
	put_number(to, w->tags[0]);
	buf_put(to, fonts, sizeof fonts);
	buf_put(to, w->pages, sizeof *w->pages * (size_t)w->areas->page_count);
	for (i = 1; i < end; i++)
		put_object(w, i, to);
	for (i = 0; i < keys; i++) {
		parent.count = 0;
		pdf_put_parent(w, &parent, i);
		put_bytes(to, parent.bytes, parent.count);
	}
	buf_drop(&parent);
}

bool
pdf_piece_write(struct pdf_press *press, const struct areas *areas, const char *name,
    struct buf *to, struct diags *diags)
{
	struct pdf_writer w = { .press = press, .areas = areas, .diags = diags, .piece = name };

	if (!areas->page_count) {
		diag(diags, DIAG_PDF_EMPTY, areas->tags[0].at);
		return false;
	}
	w.file = pdf_file_new();
	w.arena = arena_new();
	w.page_tree = pdf_object(w.file);
	pdf_write_pages(&w);
	put_piece(&w, to);
	pdf_file_drop(w.file);
	arena_drop(w.arena);
	return true;
}

/* ---- reading ---------------------------------------------------------------- */

struct reader {
	const char *at, *end;
	bool failed;
};

static int64_t
take_number(struct reader *r)
{
	int64_t number = 0;

	if (r->end - r->at < (ptrdiff_t)sizeof number) {
		r->failed = true;
		return 0;
	}
	memcpy(&number, r->at, sizeof number);
	r->at += sizeof number;
	return number;
}

static const char *
take_raw(struct reader *r, size_t n)
{
	const char *bytes = r->at;

	if ((size_t)(r->end - r->at) < n) {
		r->failed = true;
		return NULL;
	}
	r->at += n;
	return bytes;
}

static const char *
take_bytes(struct reader *r, size_t *n)
{
	*n = (size_t)take_number(r);
	return take_raw(r, *n);
}

static void
take_object(struct reader *r, struct pdf_piece_object *object)
{
	object->kind = (enum pdf_kind)take_number(r);
	if (object->kind > PDF_NONE)
		object->index = (int)take_number(r);
	if (object->kind >= PDF_NONE)
		return;
	object->body = take_bytes(r, &object->body_count);
	if (object->kind == PDF_STREAM)
		object->bytes = take_bytes(r, &object->count);
}

bool
pdf_piece_read(struct pdf_piece *piece, const char *bytes, size_t n, struct arena *arena)
{
	struct reader r = { bytes, bytes + n, false };
	const char *fonts, *pages;
	int i;

	piece->page_count = (int)take_number(&r);
	piece->object_count = (int)take_number(&r);
	piece->parent_count = (int)take_number(&r);
	piece->root = (int)take_number(&r);
	fonts = take_raw(&r, sizeof piece->fonts);
	/* Every object and key has a number at least. */
	if (r.failed || piece->page_count < 1 || piece->object_count < 1 ||
	    (size_t)piece->object_count > n / 8 || (size_t)piece->parent_count > n / 8 ||
	    (size_t)piece->page_count > n / 4 || piece->parent_count < 0)
		return false;
	memcpy(piece->fonts, fonts, sizeof piece->fonts);
	pages = take_raw(&r, sizeof *piece->pages * (size_t)piece->page_count);
	if (!pages)
		return false;
	piece->pages = memcpy(ARENA_ARRAY(arena, int, piece->page_count), pages,
	    sizeof *piece->pages * (size_t)piece->page_count);
	piece->objects = ARENA_ARRAY(arena, struct pdf_piece_object, piece->object_count + 1);
	for (i = 1; i <= piece->object_count && !r.failed; i++)
		take_object(&r, &piece->objects[i]);
	piece->parents = ARENA_ARRAY(arena, const char *, piece->parent_count + 1);
	piece->parent_lengths = ARENA_ARRAY(arena, size_t, piece->parent_count + 1);
	for (i = 0; i < piece->parent_count && !r.failed; i++)
		piece->parents[i] = take_bytes(&r, &piece->parent_lengths[i]);
	return !r.failed;
}

/* ---- other numbers ------------------------------------------------------------ */

/* A literal string, to behind its last parenthesis (7.3.4.2). */
static const char *
skip_string(const char *s, const char *end)
{
	int depth = 0;

	for (; s < end; s++) {
		if (*s == '\\')
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && --depth == 0)
			return s + 1;
	}
	return end;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits begin a number of their own only behind a delimiter. */
static bool
begins_number(const char *body, const char *s)
{
	return is_digit(*s) && (s == body || strchr(" []/<>()\n", s[-1]) != NULL) &&
	       (s == body || s[-1] != '/');
}

static const char *
renumber_one(struct buf *to, const char *s, const char *end, const struct pdf_renumbering *numbers)
{
	const char *stop = s;
	int number = 0;

	while (stop < end && is_digit(*stop) && stop - s < 9)
		number = number * 10 + *stop++ - '0';
	if (end - stop >= 4 && memcmp(stop, " 0 R", 4) == 0 && number <= numbers->count) {
		pdf_put_int(to, "", numbers->map[number]);
		buf_string(to, " 0 R");
		return stop + 4;
	}
	buf_put(to, s, (size_t)(stop - s));
	return stop;
}

/* "/StructParents 3" and "/StructParent 7" have a key of the parent tree. */
static const char *
renumber_key(struct buf *to, const char *s, const char *end, const struct pdf_renumbering *numbers)
{
	static const char name[] = "/StructParent";
	const char *stop = s + sizeof name - 1;
	int key = 0;

	if ((size_t)(end - s) < sizeof name || memcmp(s, name, sizeof name - 1) != 0) {
		buf_char(to, *s);
		return s + 1;
	}
	while (stop < end && (*stop == 's' || *stop == ' '))
		stop++;
	buf_put(to, s, (size_t)(stop - s));
	while (stop < end && is_digit(*stop))
		key = key * 10 + *stop++ - '0';
	pdf_put_int(to, "", key + numbers->key);
	return stop;
}

void
pdf_renumber(struct buf *to, const char *body, size_t n, const struct pdf_renumbering *numbers)
{
	const char *s = body, *end = body + n, *from;

	while (s < end) {
		if (*s == '(') {
			from = s;
			s = skip_string(s, end);
			buf_put(to, from, (size_t)(s - from));
		} else if (*s == '/') {
			s = renumber_key(to, s, end, numbers);
		} else if (begins_number(body, s)) {
			s = renumber_one(to, s, end, numbers);
		} else {
			from = s++;
			while (s < end && *s != '(' && *s != '/' && !is_digit(*s))
				s++;
			buf_put(to, from, (size_t)(s - from));
			/* Digits inside a name or a fraction. */
			while (s < end && is_digit(*s) && !begins_number(body, s))
				buf_char(to, *s++);
		}
	}
}
