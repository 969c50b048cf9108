/*
 * Tables against brute force: column widths found by trying shares until they fill the table, and
 * rows put on pages line by line.
 *
 *     layout_grid [SEED [ROUNDS]]
 */
#include "layout/layout.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 8, ROWS_MOST = 12, LINES_MOST = 40, LINE = 10 * MPT_PT };

struct grids {
	struct random random;
	struct faces *faces;
	struct images *images;
};

/* A document around `body`, laid out; all in the arena. */
static struct areas *
lay_out(struct grids *g, const char *body, int width, int height, struct arena *arena)
{
	struct diags *diags = diags_new();
	struct layout_job job = { .faces = g->faces, .images = g->images, .arena = arena,
		.diags = diags };
	const char *text = arena_printf(arena,
	    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en'"
	    " font-family='Square' font-size='10pt' line-height='10pt' orphans='1' widows='1'>"
	    "<fo:layout-master-set><fo:simple-page-master master-name='m' page-width='%dpt'"
	    " page-height='%dpt'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>%s"
	    "</fo:flow></fo:page-sequence></fo:root>", width, height, body);
	xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "g.fo", NULL, XML_PARSE_NONET);
	struct areas *areas = layout_document(fo_read(xml, "g.fo", arena, diags), &job);

	xmlFreeDoc(xml);
	diags_drop(diags);
	assert_non_null(areas);
	return areas;
}

/* ---- column widths ------------------------------------------------- */

enum kind { FIXED, PERCENT, SHARE, AUTO };

struct column {
	enum kind kind;
	int amount;                       /* pt, per cent, or share */
	int longest, all;                 /* of its words and spaces, in pt */
	double width;
};

/* What automatic columns take together when each is `t` of the way from narrowest to widest. */
static double
autos_at(const struct column *columns, int n, double t)
{
	double sum = 0;
	int i;

	for (i = 0; i < n; i++)
		if (columns[i].kind == AUTO)
			sum += columns[i].longest + t * (columns[i].all - columns[i].longest);
	return sum;
}

/* How far they can go without taking more than `left`; halving finds it. */
static double
reach_of(const struct column *columns, int n, double left)
{
	double low = 0, high = 1;
	int i;

	if (autos_at(columns, n, 1) <= left)
		return 1;
	for (i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (autos_at(columns, n, middle) <= left)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void
expect_widths(struct column *columns, int n, int room)
{
	double left = room, shares = 0, autos, t;
	int i;

	for (i = 0; i < n; i++) {
		if (columns[i].kind == FIXED)
			columns[i].width = columns[i].amount;
		if (columns[i].kind == PERCENT)
			columns[i].width = room * columns[i].amount / 100.0;
		if (columns[i].kind == FIXED || columns[i].kind == PERCENT)
			left -= columns[i].width;
		if (columns[i].kind == SHARE)
			shares += columns[i].amount;
	}
	left = left > 0 ? left : 0;
	t = reach_of(columns, n, left);
	autos = autos_at(columns, n, t);
	for (i = 0; i < n; i++) {
		struct column *c = &columns[i];

		if (c->kind == SHARE)
			c->width = (left > autos ? left - autos : 0) * c->amount / shares;
		if (c->kind != AUTO)
			continue;
		c->width = c->longest + t * (c->all - c->longest);
		/* With nobody else to take it, what is over goes to them by their need. */
		if (shares == 0 && t == 1 && autos > 0)
			c->width *= left / autos;
	}
}

static void
write_column(struct random *r, struct column *c, struct buf *columns, struct buf *cells)
{
	static const char *const formats[] = { " column-width='%dpt'", " column-width='%d%%'",
		" column-width='proportional-column-width(%d)'", "" };
	int words = 1 + pick(r, 4), i, length;

	*c = (struct column){ .kind = (enum kind)pick(r, 4), .all = -10 };
	c->amount = c->kind == SHARE ? 1 + pick(r, 5) : 1 + pick(r, 20);
	buf_string(columns, "<fo:table-column");
	if (c->kind != AUTO)
		buf_printf(columns, formats[c->kind], c->amount);
	buf_string(columns, "/>");
	buf_string(cells, "<fo:table-cell background-color='red'><fo:block>");
	for (i = 0; i < words; i++) {
		length = 1 + pick(r, 6);
		buf_printf(cells, "%s%.*s", i > 0 ? " " : "", length, "abcdef");
		c->longest = length * 10 > c->longest ? length * 10 : c->longest;
		c->all += length * 10 + 10;
	}
	buf_string(cells, "</fo:block></fo:table-cell>");
}

static void
compare_widths(const struct areas *areas, const struct column *columns, int n)
{
	const struct area_page *page = &areas->pages[0];
	int i, at = 0;

	for (i = 0; i < n; i++) {
		mpt width = (mpt)(columns[i].width * MPT_PT), found = 0;

		while (at < page->count && page->areas[at].kind != AREA_FILL)
			at++;
		/* Nothing is painted where there is no width. */
		if (width > 0 && at < page->count)
			found = page->areas[at++].width;
		if (abs(found - width) > 20)
			fail_msg("column %d is %d wide instead of %d", i + 1, found, width);
	}
}

static void
columns_are_those_of_brute_force(void **state)
{
	struct grids *g = *state;
	struct random *r = &g->random;
	int round, i;

	for (round = 0; round < r->rounds; round++) {
		struct column columns[COLUMNS_MOST];
		struct arena *arena = arena_new();
		struct buf before = { NULL, 0, 0 }, cells = { NULL, 0, 0 };
		int n = 1 + pick(r, COLUMNS_MOST - 1), room = 50 + pick(r, 900);

		for (i = 0; i < n; i++)
			write_column(r, &columns[i], &before, &cells);
		expect_widths(columns, n, room);
		compare_widths(lay_out(g, arena_printf(arena, "<fo:table width='%dpt'>%s<fo:table-body>"
		    "<fo:table-row>%s</fo:table-row></fo:table-body></fo:table>", room,
		    before.bytes, cells.bytes), 2000, 2000, arena), columns, n);
		buf_drop(&before);
		buf_drop(&cells);
		arena_drop(arena);
	}
}

/* ---- rows over pages ----------------------------------------------- */

/* Rows of two cells, each of so many lines; and where every line should stand. */
struct sheet {
	int rows, lines[ROWS_MOST][2];
	int pages[ROWS_MOST][2][LINES_MOST], places[ROWS_MOST][2][LINES_MOST];
	int height;                       /* of a page, in lines */
};

/* The next `room` lines of both cells from `first` on. */
static void
put_lines(struct sheet *s, int row, int first, int room, int page, int top)
{
	int cell, i;

	for (cell = 0; cell < 2; cell++)
		for (i = first; i < first + room && i < s->lines[row][cell]; i++) {
			s->pages[row][cell][i] = page;
			s->places[row][cell][i] = top + i - first;
		}
}

/* A row that fits a page stands on one; a taller one begins where it is and fills page after
 * page. */
static void
expect_pages(struct sheet *s)
{
	int row, page = 0, top = 0;

	for (row = 0; row < s->rows; row++) {
		int tall = s->lines[row][0] > s->lines[row][1] ? s->lines[row][0] : s->lines[row][1];
		int done = 0;

		if (top == s->height || (tall <= s->height && top + tall > s->height)) {
			page++;
			top = 0;
		}
		while (done < tall) {
			int room = s->height - top;

			put_lines(s, row, done, room, page, top);
			done += room;
			top = done < tall ? 0 : top + room - (done - tall);
			page += done < tall;
		}
	}
}

static void
write_rows(struct random *r, struct sheet *s, struct buf *rows)
{
	int row, cell, i;

	s->height = 1 + pick(r, 8);
	s->rows = 1 + pick(r, ROWS_MOST - 1);
	for (row = 0; row < s->rows; row++) {
		buf_string(rows, "<fo:table-row>");
		for (cell = 0; cell < 2; cell++) {
			s->lines[row][cell] = 1 + pick(r, pick(r, 4) ? s->height : LINES_MOST - 1);
			buf_string(rows, "<fo:table-cell><fo:block linefeed-treatment='preserve'>");
			for (i = 0; i < s->lines[row][cell]; i++)
				buf_printf(rows, "%s%c%02d%02d", i > 0 ? "\n" : "", 'a' + cell, row, i);
			buf_string(rows, "</fo:block></fo:table-cell>");
		}
		buf_string(rows, "</fo:table-row>");
	}
}

static int
compare_page(const struct sheet *s, const struct area_page *page, int number)
{
	int i, count = 0;

	for (i = 0; i < page->count; i++) {
		const struct area *area = &page->areas[i];
		int row, line, cell;

		if (area->kind != AREA_TEXT)
			continue;
		cell = area->as.text.run->text[0] - 'a';
		line = atoi(area->as.text.run->text + 1);
		row = line / 100;
		line %= 100;
		count++;
		if (s->pages[row][cell][line] != number ||
		    area->y / LINE != s->places[row][cell][line])
			fail_msg("%s stands on page %d in line %d, not on page %d in line %d",
			    area->as.text.run->text, number + 1, area->y / LINE,
			    s->pages[row][cell][line] + 1, s->places[row][cell][line]);
	}
	return count;
}

static void
compare_pages(const struct sheet *s, const struct areas *areas)
{
	int i, count = 0, lines = 0;

	for (i = 0; i < s->rows; i++)
		lines += s->lines[i][0] + s->lines[i][1];
	for (i = 0; i < areas->page_count; i++)
		count += compare_page(s, &areas->pages[i], i);
	assert_int_equal(count, lines);
}

static void
rows_are_where_brute_force_puts_them(void **state)
{
	struct grids *g = *state;
	int round;

	for (round = 0; round < g->random.rounds; round++) {
		struct sheet *s = mem_alloc(sizeof *s);
		struct arena *arena = arena_new();
		struct buf rows = { NULL, 0, 0 };

		write_rows(&g->random, s, &rows);
		expect_pages(s);
		compare_pages(s, lay_out(g, arena_printf(arena, "<fo:table table-layout='fixed'"
		    " width='200pt'><fo:table-body>%s</fo:table-body></fo:table>", rows.bytes),
		    300, s->height * 10, arena));
		buf_drop(&rows);
		arena_drop(arena);
		free(s);
	}
}

int
main(int argc, char **argv)
{
	struct grids g = { .random = random_from(argc, argv, 20261122, 300) };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(columns_are_those_of_brute_force, &g),
		cmocka_unit_test_prestate(rows_are_where_brute_force_puts_them, &g),
	};
	struct diags *diags = diags_new();
	int failed;

	g.faces = faces_open("tests/fonts/catalogue.conf", diags);
	g.images = images_new();
	failed = cmocka_run_group_tests_name("layout_grid", tests, NULL, NULL);
	faces_drop(g.faces);
	images_drop(g.images);
	diags_drop(diags);
	return failed;
}
