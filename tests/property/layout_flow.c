/*
 * Random flows: whatever is kept, broken, spaced, listed and boxed, every word
 * comes once and in order, lines lie below each other inside the body, notes are whole and
 * do not come before they are cited, and no page is empty unless a break asked for its other side.
 *
 *     layout_flow [SEED [ROUNDS]]
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

enum { PAGE_WIDTH = 200, PAGE_HEIGHT = 120, DEPTH_MOST = 4, NOTES_MOST = 1000 };

struct flows {
	struct random random;
	struct faces *faces;
};

/* A flow being written down. */
struct script {
	struct random *random;
	struct buf text;
	int words;
	int notes, note_words, columns;
};

/* ---- random flows -------------------------------------------------- */

static void
put_maybe(struct script *s, int one_in, const char *attribute)
{
	if (pick(s->random, one_in) == 0)
		buf_string(&s->text, attribute);
}

static void
put_space(struct script *s, const char *name)
{
	int min = pick(s->random, 6), opt = min + pick(s->random, 6);

	if (pick(s->random, 2))
		return;
	buf_printf(&s->text, " %s.minimum='%dpt' %s.optimum='%dpt' %s.maximum='%dpt'", name, min,
	    name, opt, name, opt + pick(s->random, 4));
	if (pick(s->random, 4) == 0)
		buf_printf(&s->text, " %s.conditionality='retain'", name);
	if (pick(s->random, 6) == 0)
		buf_printf(&s->text, " %s.precedence='force'", name);
}

static void
put_attributes(struct script *s)
{
	put_space(s, "space-before");
	put_space(s, "space-after");
	put_maybe(s, 8, " keep-together.within-page='always'");
	put_maybe(s, 8, " keep-with-next.within-page='always'");
	put_maybe(s, 10, " keep-with-previous.within-page='3'");
	put_maybe(s, 12, pick(s->random, 3) ? " break-before='page'" : " break-before='odd-page'");
	put_maybe(s, 16, " break-after='page'");
	put_maybe(s, 6, " border='1pt solid black' padding='1pt'");
	put_maybe(s, 12, " border-before-width.conditionality='retain'");
	put_maybe(s, 6, " background-color='#eeeeee'");
	put_maybe(s, 8, " text-indent='10pt'");
	put_maybe(s, 8, " widows='1' orphans='1'");
	put_maybe(s, 8, " line-height='14pt'");
}

/* Cited as c7, its text is n7 n7 ... */
static void
put_note(struct script *s)
{
	int i, n = 1 + pick(s->random, 20);

	if (s->notes == NOTES_MOST)
		return;
	buf_printf(&s->text, "<fo:footnote><fo:inline>c%d</fo:inline>"
	    "<fo:footnote-body start-indent='0pt' text-indent='0pt'><fo:block>", s->notes);
	for (i = 0; i < n; i++)
		buf_printf(&s->text, "n%d ", s->notes);
	buf_string(&s->text, "</fo:block></fo:footnote-body></fo:footnote> ");
	s->notes++;
	s->note_words += n;
}

static void
put_words(struct script *s, int most)
{
	int i, n = 1 + pick(s->random, most);

	for (i = 0; i < n; i++) {
		buf_printf(&s->text, "%d ", s->words++);
		if (pick(s->random, 40) == 0)
			put_note(s);
	}
}

static void
put_block(struct script *s, int depth);

static void
put_list(struct script *s, int depth)
{
	int i, n = 1 + pick(s->random, 3);

	buf_string(&s->text, "<fo:list-block provisional-distance-between-starts='30pt'"
	    " provisional-label-separation='0pt'");
	put_space(s, "space-before");
	buf_char(&s->text, '>');
	for (i = 0; i < n; i++) {
		buf_string(&s->text, "<fo:list-item");
		put_space(s, "space-before");
		put_maybe(s, 6, " keep-with-next.within-page='always'");
		buf_printf(&s->text, "><fo:list-item-label end-indent='label-end()'>"
		    "<fo:block>%d ", s->words++);
		buf_string(&s->text, "</fo:block></fo:list-item-label>"
		    "<fo:list-item-body start-indent='body-start()'>");
		put_block(s, depth + 1);
		buf_string(&s->text, "</fo:list-item-body></fo:list-item>");
	}
	buf_string(&s->text, "</fo:list-block>");
}

static void
put_content(struct script *s, int depth)
{
	int i, n;

	if (depth >= DEPTH_MOST || pick(s->random, 3) > 0) {
		put_words(s, 30);
		return;
	}
	n = 1 + pick(s->random, 3);
	for (i = 0; i < n; i++) {
		if (pick(s->random, 4) == 0)
			put_list(s, depth);
		else
			put_block(s, depth + 1);
	}
}

static void
put_block(struct script *s, int depth)
{
	const char *name = pick(s->random, 8) ? "fo:block" : "fo:block-container";
	bool is_container = strcmp(name, "fo:block-container") == 0;

	buf_printf(&s->text, "<%s", name);
	put_attributes(s);
	buf_string(&s->text, is_container ? "><fo:block>" : ">");
	put_content(s, depth);
	buf_printf(&s->text, "%s</%s>", is_container ? "</fo:block>" : "", name);
}

static void
write_flow(struct script *s)
{
	int i, n = 1 + pick(s->random, 8);

	s->columns = pick(s->random, 4) ? 1 : 2;
	buf_printf(&s->text,
	    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Half'"
	    " font-size='10pt' line-height='10pt'><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='m' page-width='%dpt' page-height='%dpt'>"
	    "<fo:region-body margin='10pt' column-count='%d' column-gap='10pt'/>"
	    "</fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>",
	    PAGE_WIDTH, PAGE_HEIGHT, s->columns);
	for (i = 0; i < n; i++) {
		if (pick(s->random, 4) == 0)
			put_list(s, 0);
		else
			put_block(s, 0);
	}
	buf_string(&s->text, "</fo:flow></fo:page-sequence></fo:root>");
}

/* ---- what must hold ------------------------------------------------ */

/* The words of a page go on where `next` is; false when one is missing, twice or misplaced. */
static bool
read_words(const struct area_page *page, int *next)
{
	int i;

	for (i = 0; i < page->count; i++) {
		const char *s;
		char *end;

		if (page->areas[i].kind != AREA_TEXT)
			continue;
		for (s = page->areas[i].as.text.run->text; *s; s = end) {
			long word = strtol(s, &end, 10);

			if (end == s)
				break;
			if (word != *next)
				return false;
			++*next;
		}
	}
	return true;
}

/* Lines go down the page; a label and its body share one. */
static bool
goes_down(const struct area_page *page)
{
	mpt y = 0;
	int i;

	for (i = 0; i < page->count; i++) {
		const struct area *area = &page->areas[i];

		if (area->kind != AREA_TEXT)
			continue;
		if (area->y < y - 3 * MPT_PT || area->x < 10 * MPT_PT)
			return false;
		y = mpt_max(y, area->y);
	}
	return true;
}

static bool
stays_inside(const struct area_page *page)
{
	mpt bottom = (PAGE_HEIGHT - 10) * MPT_PT;
	int i;

	for (i = 0; i < page->count; i++) {
		const struct area *area = &page->areas[i];
		mpt end = area->kind == AREA_TEXT ? area->y : area->y + area->height;

		if (end > bottom)
			return false;
	}
	return true;
}

static bool
has_text(const struct area_page *page)
{
	int i;

	for (i = 0; i < page->count; i++)
		if (page->areas[i].kind == AREA_TEXT)
			return true;
	return false;
}

/* Where the first word of each kind, c or n, of a note stands; -1: nowhere. */
static void
find_notes(const struct areas *areas, char kind, int *pages)
{
	int i, j;

	for (i = 0; i < areas->page_count; i++)
		for (j = 0; j < areas->pages[i].count; j++) {
			const struct area *area = &areas->pages[i].areas[j];
			const char *text = area->kind == AREA_TEXT ? area->as.text.run->text : "";
			int number = *text == kind ? atoi(text + 1) : -1;

			if (number >= 0 && number < NOTES_MOST && pages[number] < 0)
				pages[number] = i;
		}
}

/* All words of notes that stand anywhere. */
static int
count_note_words(const struct areas *areas)
{
	int i, j, count = 0;

	for (i = 0; i < areas->page_count; i++)
		for (j = 0; j < areas->pages[i].count; j++) {
			const struct area *area = &areas->pages[i].areas[j];
			const char *s = area->kind == AREA_TEXT ? area->as.text.run->text : "";

			for (; *s; s++)
				count += *s == 'n';
		}
	return count;
}

static bool
notes_come_in_time(const struct areas *areas, int notes)
{
	int cited[NOTES_MOST], begun[NOTES_MOST], i;

	for (i = 0; i < NOTES_MOST; i++)
		cited[i] = begun[i] = -1;
	find_notes(areas, 'c', cited);
	find_notes(areas, 'n', begun);
	for (i = 0; i < notes; i++)
		if (cited[i] < 0 || begun[i] < cited[i])
			return false;
	return true;
}

static bool
was_said(const struct diags *diags, enum diag_code code)
{
	return diags_find(diags, code) != NULL;
}

static const char *
fault_of(const struct areas *areas, const struct script *s, const struct diags *diags)
{
	int i, next = 0;

	for (i = 0; i < areas->page_count; i++) {
		const struct area_page *page = &areas->pages[i];

		if (!read_words(page, &next))
			return "a word is missing, twice or misplaced";
		if (s->columns == 1 && !goes_down(page))
			return "a line stands above the one before";
		if (!stays_inside(page) && !was_said(diags, DIAG_LAYOUT_OVERFLOW))
			return "something sticks out and nobody said so";
		/* Only the even side before a page that has to be odd may be empty. */
		if (!has_text(page) && i % 2 == 0)
			return "a page is empty";
	}
	if (!notes_come_in_time(areas, s->notes))
		return "a note is missing, or comes before it is cited";
	if (count_note_words(areas) != s->note_words)
		return "words of notes are missing or come twice";
	return next == s->words ? NULL : "words are missing at the end";
}

static void
check_one(struct flows *flows)
{
	struct random *r = &flows->random;
	struct script s = { .random = r };
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct images *images = images_new();
	struct layout_job job = { .faces = flows->faces, .images = images, .arena = arena,
		.diags = diags };
	const struct areas *areas;
	const char *fault;
	xmlDoc *xml;

	write_flow(&s);
	xml = xmlReadMemory(s.text.bytes, (int)s.text.count, "flow.fo", NULL, XML_PARSE_NONET);
	areas = layout_document(fo_read(xml, "flow.fo", arena, diags), &job);
	fault = areas ? fault_of(areas, &s, diags) : "nothing was made";
	if (fault) {
		fprintf(stderr, "%s\n", s.text.bytes);
		fail_msg("seed %llu: %s", (unsigned long long)r->seed, fault);
	}
	xmlFreeDoc(xml);
	images_drop(images);
	diags_drop(diags);
	arena_drop(arena);
	buf_drop(&s.text);
}

static void
flows_are_whole(void **state)
{
	struct flows *flows = *state;
	int i;

	for (i = 0; i < flows->random.rounds; i++)
		check_one(flows);
}

/* The seed is the same each time, so that a failure is one for everybody; others come by hand. */
int
main(int argc, char **argv)
{
	struct flows flows = { .random = random_from(argc, argv, 20260302, 400) };
	const struct CMUnitTest tests[] = { cmocka_unit_test_prestate(flows_are_whole, &flows) };
	struct diags *diags = diags_new();
	int failures;

	flows.faces = faces_open("tests/fonts/catalogue.conf", diags);
	failures = flows.faces ? cmocka_run_group_tests_name("layout_flow", tests, NULL, NULL) : 1;
	faces_drop(flows.faces);
	diags_drop(diags);
	return failures;
}
