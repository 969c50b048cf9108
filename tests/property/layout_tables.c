/*
 * Random tables: whatever the spans, heights, borders, breaks and pages, every word
 * is painted once, in its cell's order, and nothing over anything else.
 *
 *     layout_tables [SEED [ROUNDS]]
 */
#include "layout/layout.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

enum { WORDS_MOST = 2000, LINE = 6000 };

struct tables {
	struct random random;
	struct faces *faces;
	struct images *images;
};

/* True once in n times. */
static bool
once_in(struct random *r, int n)
{
	return pick(r, n) == 0;
}

/* ---- random documents ---------------------------------------------- */

struct writer {
	struct random *r;
	struct buf fo;
	int words, columns;
	int cells[WORDS_MOST];            /* the cell of each word */
	int cell;
};

static void
write_words(struct writer *w, int n)
{
	while (n-- > 0 && w->words < WORDS_MOST) {
		w->cells[w->words] = w->cell;
		buf_printf(&w->fo, "w%04d ", w->words++);
	}
}

static void
write_block(struct writer *w)
{
	static const char *const attributes[] = { "", "", " space-before='3pt'",
		" keep-with-next='always'", " keep-together='always'", " break-before='page'",
		" break-after='page'" };
	static const int lengths[] = { 1, 1, 2, 9 };

	buf_printf(&w->fo, "<fo:block%s>", attributes[pick(w->r, once_in(w->r, 8) ? 7 : 5)]);
	write_words(w, lengths[pick(w->r, 4)]);
	buf_string(&w->fo, "</fo:block>");
}

static void
write_table(struct writer *w, int depth);

static void
write_cell(struct writer *w, int depth)
{
	static const char *const borders[] = { "1pt solid", "2pt dotted red", "3.3pt double" };
	int blocks = once_in(w->r, 5) ? 5 : 1;

	buf_string(&w->fo, "<fo:table-cell");
	if (once_in(w->r, 3))
		buf_printf(&w->fo, " border='%s'", borders[pick(w->r, 3)]);
	if (once_in(w->r, 3))
		buf_printf(&w->fo, " padding='%dpt'", pick(w->r, 4));
	if (once_in(w->r, 8))
		buf_printf(&w->fo, " number-columns-spanned='%d'", pick(w->r, 4));
	if (once_in(w->r, 6))
		buf_printf(&w->fo, " number-rows-spanned='%d'", pick(w->r, 4));
	if (once_in(w->r, 10))
		buf_printf(&w->fo, " height='%dpt'", pick(w->r, 60));
	if (once_in(w->r, 10))
		buf_string(&w->fo, " display-align='after'");
	buf_string(&w->fo, ">");
	w->cell++;
	if (depth < 2 && once_in(w->r, 12))
		write_table(w, depth + 1);
	else
		while (blocks-- > 0)
			write_block(w);
	buf_string(&w->fo, "</fo:table-cell>");
}

static void
write_row(struct writer *w, int depth)
{
	static const char *const attributes[] = { "", "", "", " keep-with-next='always'",
		" break-before='page'", " height='20pt'", " keep-with-previous='3'" };
	int cells = 1 + pick(w->r, w->columns);

	buf_printf(&w->fo, "<fo:table-row%s>", attributes[pick(w->r, 7)]);
	while (cells-- > 0)
		write_cell(w, depth);
	buf_string(&w->fo, "</fo:table-row>");
}

static void
write_repeated(struct writer *w, const char *section)
{
	if (!once_in(w->r, 3))
		return;
	buf_printf(&w->fo, "<fo:table-%s><fo:table-row><fo:table-cell><fo:block>%c</fo:block>"
	    "</fo:table-cell></fo:table-row></fo:table-%s>", section, *section, section);
}

static void
write_table(struct writer *w, int depth)
{
	static const char *const attributes[] = { "", " table-layout='fixed'", " width='100%'",
		" border-collapse='separate' border-separation='3pt'" };
	static const char *const widths[] = { "", " column-width='20pt'", " column-width='25%'",
		" column-width='proportional-column-width(2)'" };
	int rows = 1 + pick(w->r, 6), i, columns = once_in(w->r, 3) ? 0 : w->columns;

	buf_printf(&w->fo, "<fo:table%s>", attributes[pick(w->r, 4)]);
	for (i = 0; i < columns; i++)
		buf_printf(&w->fo, "<fo:table-column%s/>", widths[pick(w->r, 4)]);
	if (depth == 0) {
		write_repeated(w, "header");
		write_repeated(w, "footer");
	}
	buf_string(&w->fo, "<fo:table-body>");
	while (rows-- > 0)
		write_row(w, depth);
	buf_string(&w->fo, "</fo:table-body></fo:table>");
}

static void
write_document(struct writer *w)
{
	static const char *const modes[] = { "", "", " writing-mode='rl-tb'" };

	w->columns = 1 + pick(w->r, 4);
	buf_printf(&w->fo, "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en'"
	    " font-family='Half' font-size='5pt' line-height='6pt'%s><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='m' page-width='%dpt' page-height='%dpt'"
	    " margin='5pt'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>",
	    modes[pick(w->r, 3)], 80 + pick(w->r, 150), 50 + pick(w->r, 80));
	write_table(w, 0);
	write_table(w, 0);
	buf_string(&w->fo, "</fo:flow></fo:page-sequence></fo:root>");
}

/* ---- what must hold ------------------------------------------------ */

struct seen {
	int pages[WORDS_MOST], counts[WORDS_MOST];
	mpt ys[WORDS_MOST];
};

static void
note_text(struct seen *seen, int page, const struct area *area)
{
	const char *p = area->as.text.run->text, *end = p + area->as.text.run->text_length;

	for (; p + 5 <= end; p++) {
		int word;

		if (*p != 'w')
			continue;
		word = atoi(p + 1);
		assert_in_range(word, 0, WORDS_MOST - 1);
		seen->pages[word] = page;
		seen->ys[word] = area->y;
		seen->counts[word]++;
	}
}

static bool
was_said(const struct diags *diags, enum diag_code code)
{
	return diags_find(diags, code) != NULL;
}

/* Two lines of type; touching is no overlap, nor is what no message is said about. */
static bool
overlap(const struct area *a, const struct area *b)
{
	mpt down = a->y > b->y ? a->y - b->y : b->y - a->y;

	return down < LINE - 1000 && a->x + 500 < b->x + b->width &&
	    b->x + 500 < a->x + a->width;
}

static void
check_page(struct seen *seen, const struct area_page *page, int number, const struct diags *diags)
{
	bool is_narrow = was_said(diags, DIAG_LAYOUT_WIDE) || was_said(diags, DIAG_LAYOUT_TABLE_WIDE);
	bool is_low = was_said(diags, DIAG_LAYOUT_OVERFLOW);
	int i, j;

	for (i = 0; i < page->count; i++) {
		const struct area *a = &page->areas[i];

		if (a->kind != AREA_TEXT)
			continue;
		note_text(seen, number, a);
		if (!is_low)
			assert_true(a->y < page->height);
		for (j = 0; j < i && !is_narrow && !is_low; j++)
			if (page->areas[j].kind == AREA_TEXT && overlap(a, &page->areas[j]))
				fail_msg("page %d: '%s' over '%s'", number + 1, a->as.text.run->text,
				    page->areas[j].as.text.run->text);
	}
}

static void
check_words(const struct writer *w, const struct seen *seen)
{
	int i;

	for (i = 0; i < w->words; i++) {
		if (seen->counts[i] != 1)
			fail_msg("w%04d is painted %d times", i, seen->counts[i]);
		if (i == 0 || w->cells[i] != w->cells[i - 1])
			continue;
		if (seen->pages[i] < seen->pages[i - 1] ||
		    (seen->pages[i] == seen->pages[i - 1] && seen->ys[i] < seen->ys[i - 1]))
			fail_msg("w%04d comes before w%04d", i, i - 1);
	}
}

static void
check_layout(struct tables *t, const struct writer *w, struct arena *arena, struct diags *diags)
{
	struct layout_job job = { .faces = t->faces, .images = t->images, .arena = arena,
		.diags = diags };
	xmlDoc *xml = xmlReadMemory(w->fo.bytes, (int)w->fo.count, "t.fo", NULL, XML_PARSE_NONET);
	const struct fo_document *document = fo_read(xml, "t.fo", arena, diags);
	struct seen *seen = ARENA_NEW(arena, struct seen);
	struct areas *areas;
	int i;

	xmlFreeDoc(xml);
	assert_non_null(document);
	areas = layout_document(document, &job);
	assert_non_null(areas);
	for (i = 0; i < areas->page_count; i++)
		check_page(seen, &areas->pages[i], i, diags);
	check_words(w, seen);
}

static void
tables_keep_every_word(void **state)
{
	struct tables *t = *state;
	int i;

	for (i = 0; i < t->random.rounds; i++) {
		struct writer *w = mem_alloc(sizeof *w);
		struct arena *arena = arena_new();
		struct diags *diags = diags_new();

		w->r = &t->random;
		write_document(w);
		check_layout(t, w, arena, diags);
		buf_drop(&w->fo);
		free(w);
		arena_drop(arena);
		diags_drop(diags);
	}
}

/* The seed is the same each time, so that a failure is one for everybody; others come by hand. */
int
main(int argc, char **argv)
{
	struct tables t = { .random = random_from(argc, argv, 20260302, 500) };
	const struct CMUnitTest tests[] = { cmocka_unit_test_prestate(tables_keep_every_word, &t) };
	struct diags *diags = diags_new();
	int failed;

	t.faces = faces_open("tests/fonts/catalogue.conf", diags);
	t.images = images_new();
	failed = cmocka_run_group_tests_name("layout_tables property", tests, NULL, NULL);
	faces_drop(t.faces);
	images_drop(t.images);
	diags_drop(diags);
	return failed;
}
