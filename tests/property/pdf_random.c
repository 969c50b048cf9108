/*
 * Random areas into PDF: whatever layout may say, the content streams are
 * whole.  Marks, states and text objects balance, marks never nest or stand
 * inside a text object, states nest no deeper than PDF/A allows, every mark
 * number of a page is there once, and everything painted is marked.
 *
 * Streams are found in the bytes of the file and inflated here, so nothing
 * of the writer is trusted.
 */
#define _GNU_SOURCE /* memmem */
#include "../unit/pdf_sample.h"

#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

enum { ROUNDS = 150, DEPTH_MOST = 28 };

static uint64_t seed;

static int
roll(int sides)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((seed >> 33) % (uint64_t)sides);
}

static mpt
roll_length(void)
{
	static const mpt odd[] = { 0, -1, 1, 999, 1000, -50000, 14400000, MPT_MAX };

	return roll(8) ? roll(700000) - 50000 : odd[roll(8)];
}

/* ---- random documents ---------------------------------------------- */

static const struct glyph_run *runs[7];

/* Two glyphs for one letter in the middle, as a mark that is a glyph of its own makes it. */
static const struct glyph_run *
odd_run(struct sample *s, const struct glyph_run *from)
{
	struct glyph_run *run = ARENA_NEW(s->arena, struct glyph_run);
	struct glyph_offset *offsets;

	*run = *from;
	run->glyphs = ARENA_ARRAY(s->arena, struct glyph, run->count);
	memcpy(run->glyphs, from->glyphs, sizeof *run->glyphs * (size_t)run->count);
	run->glyphs[3].text_length = 0;
	offsets = ARENA_ARRAY(s->arena, struct glyph_offset, run->count);
	offsets[4].y = 700;
	run->offsets = offsets;
	return run;
}

static void
keep_runs(struct sample *s)
{
	static const char *const words[] = { "officiel fjord ", "السلام ", "AV To\xC2\xA0Ty", "汉",
		"12 ", "" };
	struct area_page *page = areas_add_page(s->areas, PT(100), PT(100));
	int i;

	for (i = 0; i < 6; i++) {
		const char *family = i == 1   ? "Noto Naskh Arabic"
				     : i == 2 ? "OpenDyslexic"
					      : "Andika";
		int before = page->count;

		sample_text(s, page, 0, sample_style(s, family, PT(7 + i), "da"), words[i], 0, 0,
		    PT(100), i == 1);
		runs[i] = page->count > before ? page->areas[before].as.text.run : NULL;
	}
	runs[6] = odd_run(s, runs[0]);
}

static struct area_side
roll_side(void)
{
	return (struct area_side){ roll(4) * 500, (enum area_style)roll(9),
		(uint32_t)roll(1 << 24) << 8 | (roll(3) ? 0xFF : (uint32_t)roll(256)) };
}

static const struct area_field *
roll_field(struct arena *arena)
{
	static const char *const names[] = { "a", "a.b", "\xC3\xA6 (", "" };
	struct area_field *field = ARENA_NEW(arena, struct area_field);

	*field = (struct area_field){ (enum area_field_kind)roll(5), names[roll(4)],
		roll(2) ? "1" : "2", names[roll(4)], names[roll(4)], runs[0]->face, PT(9), 0xFF,
		roll(3), roll(2), roll(2) };
	return field;
}

static void
fill_area(struct sample *s, struct area *area, const struct image *image)
{
	uint32_t rgba = roll_side().rgba;

	area->x = roll_length();
	area->y = roll_length();
	area->width = roll_length();
	area->height = roll_length();
	switch (area->kind) {
	case AREA_TEXT:
		area->as.text.run = runs[roll(7)];
		area->as.text.rgba = rgba;
		break;
	case AREA_FILL:
		area->as.fill.rgba = rgba;
		area->as.fill.radius = roll(3) * 2000;
		break;
	case AREA_BORDER:
		area->as.border.top = roll_side();
		area->as.border.right = roll_side();
		area->as.border.bottom = roll_side();
		area->as.border.left = roll(2) ? area->as.border.top : roll_side();
		area->as.border.radius = roll(3) * 2000;
		break;
	case AREA_RULE:
		area->as.rule.line = roll_side();
		break;
	case AREA_IMAGE:
		area->as.image.image = roll(5) ? image : NULL;
		break;
	case AREA_FIELD:
		area->as.field = roll_field(s->arena);
		break;
	case AREA_OPEN:
		area->as.open.clips = roll(2);
		area->as.open.turn = 90 * roll(4);
		area->as.open.turn_width = roll_length();
		area->as.open.turn_height = roll_length();
		break;
	default:
		break;
	}
}

static void
fill_page(struct sample *s, struct area_page *page, const struct image *image)
{
	int i, count = roll(60), tag = -1, order = 0, lean = roll(4);

	for (i = 0; i < count; i++) {
		enum area_kind kind = roll(2) ? AREA_TEXT : (enum area_kind)roll(AREA_KINDS);

		/* Some pages only open, and what follows often means the same. */
		if (lean == 0)
			kind = AREA_OPEN;
		if (roll(3) == 0) {
			tag = roll(3) ? roll(s->areas->tag_count + 2) : -1 - roll(5);
			order = roll(20);
		}
		fill_area(s, area_add(s->areas, page, kind, tag, order), image);
	}
	for (i = roll(4); i > 0; i--) {
		struct area_link *link = area_add_link(s->areas, page);

		link->tag = roll(s->areas->tag_count + 3) - 2;
		link->destination = roll(2) ? "here" : NULL;
		link->uri = roll(2) ? "https://example.org/" : NULL;
	}
}

static void
fill_document(struct sample *s, const struct image *image)
{
	int i, pages = 1 + roll(3);

	for (i = roll(30); i > 0; i--) {
		int tag = tag_add(
		    s->areas, roll(s->areas->tag_count), (enum tag_role)roll(TAG_ROLES), roll(20));

		s->areas->tags[tag].alt = roll(2) ? "ord (" : NULL;
		s->areas->tags[tag].row_span = roll(3);
	}
	for (i = 0; i < pages; i++)
		fill_page(
		    s, areas_add_page(s->areas, 3000 + roll(600000), 3000 + roll(900000)), image);
	area_add_place(s->areas, "here", roll(pages), roll_length(), roll_length());
	for (i = roll(5); i > 0; i--)
		area_add_bookmark(s->areas, roll(s->areas->bookmark_count + 1) - 1, "Et sted");
}

/* ---- what content streams must keep --------------------------------- */

struct state {
	int marks, saves, texts, arrays, mcids;
	unsigned char seen[4096];
};

static void
begin_mark(struct state *s, const char *line)
{
	const char *mcid = strstr(line, "/MCID ");

	/* ActualText of a part of the text may stand inside a mark, and inside a text object. */
	if (strncmp(line, "/Span<</ActualText", 18) == 0) {
		assert_true(s->marks > 0);
		s->marks++;
		return;
	}
	assert_int_equal(s->marks, 0);
	assert_int_equal(s->texts, 0);
	s->marks++;
	if (mcid) {
		int number = atoi(mcid + 6);

		assert_true(number >= 0 && number < 4096);
		assert_false(s->seen[number]);
		s->seen[number] = 1;
		s->mcids++;
	}
}

static bool
ends(const char *line, const char *operator)
{
	size_t length = strlen(line), tail = strlen(operator);

	return length >= tail && strcmp(line + length - tail, operator) == 0 &&
	       (length == tail || line[length - tail - 1] == ' ');
}

static void
check_painting(const struct state *s, const char *line)
{
	static const char *const painters[] = { "f", "S", "s", "Do Q" };
	size_t i;

	for (i = 0; i < sizeof painters / sizeof *painters; i++)
		if (ends(line, painters[i]))
			assert_true(s->marks > 0 && !s->texts);
}

static void
check_line(struct state *s, const char *line)
{
	if (strstr(line, "BDC") || strstr(line, "BMC")) {
		begin_mark(s, line);
	} else if (strcmp(line, "EMC") == 0) {
		assert_true(s->marks-- > 0);
	} else if (strcmp(line, "BT") == 0) {
		assert_true(!s->texts++ && s->marks > 0);
	} else if (strcmp(line, "ET") == 0) {
		assert_true(s->texts-- == 1);
	} else if (strcmp(line, "q") == 0) {
		assert_true(++s->saves <= DEPTH_MOST && !s->texts);
	} else if (strcmp(line, "Q") == 0) {
		assert_true(s->saves-- > 0 && !s->texts);
	} else {
		check_painting(s, line);
	}
}

/* What is shown is codes of two bytes, and no face has used many of them yet; so an operator that
 * stands in a string by mistake is found.  Other strings begin with a byte order mark. */
static void
check_string(const unsigned char *string, size_t count)
{
	size_t i;

	if (count >= 2 && string[0] == 0xFE && string[1] == 0xFF)
		return;
	assert_int_equal(count % 2, 0);
	for (i = 0; i < count; i += 2)
		assert_true(string[i] < 4);
}

/* The string after a parenthesis, to its end; the bytes it takes. */
static size_t
read_string(const char *bytes, unsigned char *to, size_t *count)
{
	size_t i;

	*count = 0;
	for (i = 0; bytes[i] != ')'; i++) {
		if (bytes[i] == '\\')
			i++;
		to[(*count)++] = (unsigned char)bytes[i];
	}
	return i;
}

/* Strings hold any byte: they are checked and taken out before lines are looked at. */
static void
blank_strings(char *bytes, size_t count)
{
	unsigned char *string = malloc(count + 1);
	size_t i, length, taken;

	assert_non_null(string);
	for (i = 0; i < count; i++) {
		if (bytes[i] != '(')
			continue;
		assert_non_null(memchr(bytes + i, ')', count - i));
		length = read_string(bytes + i + 1, string, &taken);
		check_string(string, taken);
		memset(bytes + i + 1, '.', length);
		i += length + 1;
	}
	free(string);
}

static void
check_content(char *bytes, size_t count)
{
	struct state s = { 0 };
	char *line, *rest;
	int i;

	blank_strings(bytes, count);
	for (line = strtok_r(bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		check_line(&s, line);
	assert_int_equal(s.marks, 0);
	assert_int_equal(s.saves, 0);
	assert_int_equal(s.texts, 0);
	for (i = 0; i < s.mcids; i++)
		assert_true(s.seen[i]);
}

static void
check_stream(const char *bytes, size_t count)
{
	uLongf room = 4 << 20;
	char *out = malloc(room + 1);

	assert_non_null(out);
	assert_int_equal(uncompress((Bytef *)out, &room, (const Bytef *)bytes, count), Z_OK);
	out[room] = '\0';
	/* Pages have marks; an object stream, which begins with a number, has them by chance. */
	if (memmem(out, room, "EMC\n", 4) && (*out < '0' || *out > '9'))
		check_content(out, room);
	free(out);
}

static int
check_file(const struct buf *file)
{
	const char *p = file->bytes, *end = file->bytes + file->count;
	int count = 0;

	while ((p = memmem(p, (size_t)(end - p), ">>\nstream\n", 10)) != NULL) {
		const char *length = p;

		while (strncmp(length, "/Length ", 8) != 0)
			length--;
		p += 10;
		if ((unsigned char)*p == 0x78)
			check_stream(p, (size_t)atoi(length + 8));
		p += atoi(length + 8);
		count++;
	}
	return count;
}

static void
random_areas_give_whole_content(void **state)
{
	static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
				  "<g opacity='.5'><rect width='5' height='5'/></g></svg>";
	struct sample s = sample_open();
	struct pdf_press *press = pdf_press_new();
	const struct image *image =
	    image_from_svg(s.images, svg, sizeof svg - 1, s.diags, (struct place){ 0 });
	int i;

	(void)state;
	keep_runs(&s);
	for (i = 0; i < ROUNDS; i++) {
		struct buf file = { 0 };

		seed = (uint64_t)i * 2654435761u;
		s.areas = areas_new(s.arena);
		fill_document(&s, image);
		fprintf(stderr, "round %d\n", i); /* the last one seen is the one that failed */
		pdf_write(press, s.areas, &file, s.diags);
		assert_true(check_file(&file) > 3);
		buf_drop(&file);
	}
	pdf_press_drop(press);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_areas_give_whole_content) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
