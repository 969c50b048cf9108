/*
 * Pages that are amended against pages that are laid out: random documents, of which some texts
 * change again and again, have the same areas, tags and messages with a memory as without.
 *
 *     layout_amend [SEED [ROUNDS]]
 */
#include "layout/layout.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include <string.h>

enum { CHANGES = 12, SLOTS_MOST = 64 };

struct press {
	struct random random;
	struct faces *faces;
	int laid, amended;
};

/* ---- random documents -------------------------------------------------------- */

static void
put_words(struct random *r, struct buf *to, int most)
{
	static const char *const words[] = { "a", "bc", "def", "ghij", "klmno", "pqr stu", "-", "v.",
		"wx" };
	int n = 1 + pick(r, most);

	if (pick(r, 12) == 0)
		buf_string(to, "\xD9\x85\xD8\xB1 12 ");
	while (n-- > 0)
		buf_printf(to, "%s ", words[pick(r, (int)(sizeof words / sizeof *words))]);
}

/* Fixed text, changing text (@) or both. */
static void
put_text(struct random *r, struct buf *to)
{
	static const char *const ways[] = { "@ ", "@ ", "<fo:inline font-weight='bold'>@</fo:inline> ",
		"@ <fo:inline font-size='14pt'>large</fo:inline> ",
		"<fo:inline baseline-shift='3pt'>@</fo:inline> ",
		"x <fo:bidi-override unicode-bidi='embed' direction='rtl'>@</fo:bidi-override> y ",
		"@<fo:inline baseline-shift='-3pt'>low</fo:inline> " };

	if (pick(r, 2))
		put_words(r, to, 8);
	if (pick(r, 3) == 0)
		buf_string(to, ways[pick(r, (int)(sizeof ways / sizeof *ways))]);
	if (pick(r, 2))
		put_words(r, to, 8);
}

/* Where a paragraph may stand; %s is its text.  The first twelve may be amended; of the others,
 * most look at it in another way. */
static const char *const shapes[] = {
	"<fo:block>%s</fo:block>",
	"<fo:block text-align='justify' space-after='2pt'>%s</fo:block>",
	"<fo:block text-align='center' border='1pt solid black'>%s</fo:block>",
	"<fo:block text-align='end' text-indent='9pt'>%s</fo:block>",
	"<fo:block keep-together.within-page='always' hyphenate='true' xml:lang='da'>%s</fo:block>",
	"<fo:block><fo:block>%s</fo:block>x<fo:block/></fo:block>",
	"<fo:list-block><fo:list-item><fo:list-item-label end-indent='label-end()'><fo:block>1"
	"</fo:block></fo:list-item-label><fo:list-item-body start-indent='body-start()'><fo:block>%s"
	"</fo:block></fo:list-item-body></fo:list-item></fo:list-block>",
	"<fo:table table-layout='fixed' width='100%%'><fo:table-body><fo:table-row><fo:table-cell"
	" border='1pt solid red'><fo:block>%s</fo:block></fo:table-cell><fo:table-cell><fo:block>z"
	"</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>",
	"<fo:block-container height='40pt'><fo:block>%s</fo:block></fo:block-container>",
	"<fo:block-container position='absolute' top='5pt' left='9pt' width='90pt'><fo:block>%s"
	"</fo:block></fo:block-container>",
	"<fo:block widows='1' orphans='1' line-height='13pt'>%s</fo:block>",
	"<fo:block>kept<fo:inline font-size='14pt'>%s</fo:inline></fo:block>",
	"<fo:block>a <fo:bidi-override unicode-bidi='bidi-override' direction='rtl'>%s"
	"</fo:bidi-override></fo:block>",
	"<fo:block><fo:inline text-decoration='underline'>%s</fo:inline> after</fo:block>",
	"<fo:block><fo:inline border='1pt solid black'>%s</fo:inline></fo:block>",
	"<fo:block><fo:basic-link external-destination='url(x:y)'>%s</fo:basic-link></fo:block>",
	"<fo:block>w<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>%s</fo:block>"
	"</fo:footnote-body></fo:footnote></fo:block>",
	"<fo:block><fo:marker marker-class-name='m'>%s</fo:marker>head</fo:block>",
	"<fo:table table-layout='auto'><fo:table-body><fo:table-row><fo:table-cell><fo:block>%s"
	"</fo:block></fo:table-cell><fo:table-cell><fo:block>next to it</fo:block></fo:table-cell>"
	"</fo:table-row></fo:table-body></fo:table>",
	"<fo:float float='start'><fo:block-container width='40pt'><fo:block>%s</fo:block>"
	"</fo:block-container></fo:float>",
	"<fo:block>%s<fo:page-number-citation ref-id='last'/></fo:block>",
	"<fo:block>%s<fo:inline id='in'>here</fo:inline></fo:block>",
	"<fo:block writing-mode='rl-tb'>\xD9\x85\xD8\xB1 %s</fo:block>",
	"<fo:block break-before='page'>%s</fo:block>",
	"<fo:block text-align='outside'>%s</fo:block>",
	"<fo:block>%s<fo:leader leader-pattern='dots' leader-length='20pt'/></fo:block>",
	"<fo:table><fo:table-header><fo:table-cell><fo:block>%s</fo:block></fo:table-cell>"
	"</fo:table-header><fo:table-body><fo:table-cell><fo:block>b</fo:block></fo:table-cell>"
	"</fo:table-body></fo:table>",
	"<fo:block><fo:initial-property-set font-weight='bold'/>%s</fo:block>",
	"<fo:block pa:field='text' pa:field-name='n'>%s</fo:block>",
	"<fo:block><fo:inline-container><fo:block>%s</fo:block></fo:inline-container></fo:block>",
	"<fo:block role='nonsense'>%s</fo:block>",
	"<fo:block role='P'>\xD9\x85\xD8\xB1<fo:block>x</fo:block>%s</fo:block>",
	"<fo:block role='P'>%s<fo:block>x</fo:block>\xD9\x85\xD8\xB1</fo:block>",
};

enum { SAFE = 12, SHAPES = sizeof shapes / sizeof *shapes };

static void
put_shape(struct random *r, struct buf *to, const char *shape)
{
	struct buf text = { 0 };

	buf_string(&text, "");
	put_text(r, &text);
	buf_printf(to, shape, text.bytes);
	buf_drop(&text);
}

/* Pages of two widths now and then; running heads, bookmarks. */
static void
put_masters(struct random *r, struct buf *to)
{
	int other = pick(r, 4) ? 200 : 170;

	buf_printf(to, "<fo:layout-master-set>"
	    "<fo:simple-page-master master-name='a' page-width='200pt' page-height='90pt'>"
	    "<fo:region-body margin-top='12pt'%s/><fo:region-before extent='12pt'/>"
	    "</fo:simple-page-master>"
	    "<fo:simple-page-master master-name='b' page-width='%dpt' page-height='90pt'>"
	    "<fo:region-body margin-top='12pt'/></fo:simple-page-master>"
	    "<fo:page-sequence-master master-name='s'>"
	    "<fo:single-page-master-reference master-reference='a'/>"
	    "<fo:repeatable-page-master-reference master-reference='b'/>"
	    "</fo:page-sequence-master></fo:layout-master-set>",
	    pick(r, 8) ? "" : " column-count='2'", other);
}

static void
put_document(struct random *r, struct buf *to)
{
	bool is_safe = pick(r, 2);
	int n, other;

	buf_string(to, "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:pa='urn:printark:at'"
	    " font-family='Square' font-size='10pt' xml:lang='da'");
	buf_string(to, pick(r, 4) ? ">" : " writing-mode='rl-tb'>");
	put_masters(r, to);
	if (pick(r, 8) == 0)
		buf_printf(to, "<fo:bookmark-tree><fo:bookmark internal-destination='last'>"
		    "<fo:bookmark-title>%s</fo:bookmark-title></fo:bookmark></fo:bookmark-tree>",
		    is_safe || pick(r, 2) ? "b" : "@");
	buf_printf(to, "<fo:page-sequence master-reference='%s'>", pick(r, 2) ? "a" : "s");
	if (pick(r, 3) == 0)
		buf_printf(to, "<fo:static-content flow-name='xsl-region-before'><fo:block>%s "
		    "<fo:page-number/><fo:retrieve-marker retrieve-class-name='m'/></fo:block>"
		    "</fo:static-content>", is_safe || pick(r, 2) ? "h" : "@");
	buf_string(to, "<fo:flow flow-name='xsl-region-body'>");
	n = 1 + pick(r, 10);
	other = is_safe ? -1 : pick(r, n);
	while (n-- > 0)
		put_shape(r, to, shapes[n == other ? pick(r, SHAPES) : pick(r, SAFE)]);
	buf_string(to, "<fo:block id='last'>end</fo:block></fo:flow></fo:page-sequence></fo:root>");
}

/* ---- texts that change -------------------------------------------------------- */

struct slots {
	struct fo *list[SLOTS_MOST];
	int count;
};

static void
find_slots(struct slots *slots, struct fo *fo, struct layout_memory *memory)
{
	for (; fo; fo = fo->next) {
		if (fo->kind == FO_TEXT && memchr(fo->text, '@', fo->text_length) &&
		    slots->count < SLOTS_MOST) {
			slots->list[slots->count++] = fo;
			layout_memory_text(memory, fo);
		}
		find_slots(slots, fo->first, memory);
	}
}

static void
change_texts(struct random *r, const struct slots *slots, struct arena *arena)
{
	int i;

	for (i = 0; i < slots->count; i++) {
		struct buf text = { 0 };

		put_words(r, &text, pick(r, 8) ? 3 : 30);
		if (pick(r, 40) == 0)
			buf_string(&text, "\xD9\x85\xD8\xB1");
		if (pick(r, 60) == 0)
			buf_string(&text, "\xE0\xB8\x81");
		slots->list[i]->text = arena_strndup(arena, text.bytes, text.count);
		slots->list[i]->text_length = (uint32_t)text.count;
		buf_drop(&text);
	}
}

/* ---- comparing ----------------------------------------------------------------- */

static void
put_told(const struct areas *areas, struct buf *to)
{
	int i;

	for (i = 0; i < areas->tag_count; i++)
		if (areas->tags[i].actual)
			buf_printf(to, "%d told as '%s'\n", i, areas->tags[i].actual);
}

static void
put_runs(const struct areas *areas, struct buf *to)
{
	int i, k;

	for (i = 0; i < areas->page_count; i++)
		for (k = 0; k < areas->pages[i].count; k++) {
			const struct area *area = &areas->pages[i].areas[k];
			int n;

			if (area->kind != AREA_TEXT)
				continue;
			buf_printf(to, "%d %d %d %s %d %.*s\n", area->x, area->width,
			    area->as.text.run->face->number, area->as.text.run->lang,
			    area->as.text.run->size, area->as.text.run->text_length,
			    area->as.text.run->text);
			for (n = 0; n < area->as.text.run->count; n++)
				buf_printf(to, "%d+%d ", area->as.text.run->glyphs[n].id,
				    area->as.text.run->glyphs[n].advance);
		}
}

static void
put_pages(struct press *press, const struct fo_document *document, struct layout_memory *memory,
    struct buf *to)
{
	struct layout_job job = { .faces = press->faces, .arena = arena_new(),
		.diags = diags_new(), .memory = memory, .images = images_new() };
	struct areas *areas = layout_document(document, &job);
	size_t i;

	if (areas) {
		area_dump(areas, to);
		tags_dump(areas, to);
		put_told(areas, to);
		put_runs(areas, to);
	}
	for (i = 0; i < diags_count(job.diags); i++)
		buf_printf(to, "%s: %s %d\n", diag_code_name(diags_row(job.diags, i)->code),
		    diags_row(job.diags, i)->text, diags_row(job.diags, i)->count);
	press->laid += memory != NULL;
	press->amended += job.is_amended;
	if (areas)
		areas->title = "somebody else's"; /* the pages are the caller's */
	images_drop(job.images);
	diags_drop(job.diags);
	arena_drop(job.arena);
}

/* Longer than what cmocka prints. */
static void
fail_after(const struct buf *source, const struct buf *with, const struct buf *without)
{
	fprintf(stderr, "%s\nwith a memory:\n%s\nwithout:\n%s\n", source->bytes, with->bytes,
	    without->bytes);
	fail();
}

static void
check_letter(struct press *press, const struct fo_document *document, struct layout_memory *memory,
    const struct buf *source)
{
	struct buf with = { 0 }, without = { 0 };

	put_pages(press, document, memory, &with);
	put_pages(press, document, NULL, &without);
	if (with.count != without.count || memcmp(with.bytes, without.bytes, with.count) != 0)
		fail_after(source, &with, &without);
	buf_drop(&with);
	buf_drop(&without);
}

static void
check_document(struct press *press)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct buf source = { 0 };
	const struct fo_document *document;
	struct layout_memory *memory;
	struct slots slots = { .count = 0 };
	int i;

	put_document(&press->random, &source);
	document = fo_read_bytes("random.fo", &source, arena, diags);
	if (!document)
		diags_print(diags, stderr, 0, DIAG_NOTE, false);
	assert_non_null(document);
	memory = layout_memory_new(document);
	find_slots(&slots, document->root->first, memory);
	for (i = 0; i < CHANGES; i++) {
		struct arena *letter = arena_new();

		change_texts(&press->random, &slots, letter);
		check_letter(press, document, memory, &source);
		arena_drop(letter);
	}
	layout_memory_drop(memory);
	buf_drop(&source);
	diags_drop(diags);
	arena_drop(arena);
}

static void
amended_pages_are_as_laid_out(void **state)
{
	struct press *press = *state;
	struct diags *diags = diags_new();
	int round;

	press->faces = faces_open("tests/fonts/catalogue.conf", diags);
	assert_non_null(press->faces);
	for (round = 0; round < press->random.rounds; round++)
		check_document(press);
	fprintf(stderr, "%d of %d amended\n", press->amended, press->laid);
	/* or nothing was tried */
	assert_true(press->amended > press->laid / 4);
	faces_drop(press->faces);
	diags_drop(diags);
}

int
main(int argc, char **argv)
{
	struct press press = { .random = random_from(argc, argv, 20260308, 1500) };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(amended_pages_are_as_laid_out, &press) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
