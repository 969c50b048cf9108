/*
 * A document of every kind of area and tag: fill_sample() draws it.
 */
#include "pdf_sample.h"

static const char svg[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'>"
    "<rect x='2' y='2' width='40' height='40' fill='#3060c0' stroke='black'/>"
    "<g opacity='.5'><circle cx='40' cy='40' r='16' fill='red'/>"
    "<circle cx='30' cy='40' r='16' fill='lime'/></g>"
    "<path d='M5 55 L55 55' stroke='black' stroke-width='3' stroke-dasharray='6 3'/></svg>";

static const enum area_style styles[] = { STYLE_SOLID, STYLE_DASHED, STYLE_DOTTED, STYLE_DOUBLE,
	STYLE_GROOVE, STYLE_RIDGE, STYLE_INSET, STYLE_OUTSET };

static struct area_side
side(enum area_style style, double width, uint32_t rgba)
{
	return (struct area_side){ PT(width), style, rgba };
}

static void
draw_borders(struct sample *s, struct area_page *page)
{
	struct area *area;
	int i;

	for (i = 0; i < 8; i++) {
		area = sample_area(
		    s, page, AREA_BORDER, ARTIFACT_LAYOUT, BOX(40 + 64 * i, 600, 54, 30));
		area->as.border.top = area->as.border.right = area->as.border.bottom =
		    area->as.border.left = side(styles[i], 4, 0x207050FF);
		area =
		    sample_area(s, page, AREA_RULE, ARTIFACT_LAYOUT, BOX(40 + 64 * i, 640, 54, 4));
		area->as.rule.line = side(styles[i], 4, 0x702050FF);
	}
	area = sample_area(s, page, AREA_BORDER, ARTIFACT_LAYOUT, BOX(40, 660, 54, 30));
	area->as.border.top = side(STYLE_SOLID, 6, 0xFF0000FF);
	area->as.border.left = side(STYLE_SOLID, 3, 0x00A000FF);
	area->as.border.bottom = side(STYLE_DASHED, 1, 0x0000FFFF);
	for (i = 0; i < 3; i++) {
		area = sample_area(
		    s, page, AREA_BORDER, ARTIFACT_LAYOUT, BOX(104 + 64 * i, 660, 54, 30));
		area->as.border.top = area->as.border.right = area->as.border.bottom =
		    area->as.border.left = side(styles[i], 2, 0x000000FF);
		area->as.border.radius = PT(8);
	}
	area = sample_area(s, page, AREA_FILL, ARTIFACT_LAYOUT, BOX(296, 660, 54, 30));
	area->as.fill.rgba = 0xFFCC0080;
	area->as.fill.radius = PT(10);
	area = sample_area(s, page, AREA_FILL, ARTIFACT_LAYOUT, BOX(320, 670, 54, 30));
	area->as.fill.rgba = 0x0066FF80;
}

static void
draw_turned(struct sample *s, struct area_page *page, const struct text_style *style)
{
	int i, tag;

	for (i = 0; i < 4; i++) {
		bool is_upright = i % 2 == 0;
		mpt width = is_upright ? PT(60) : PT(30), height = is_upright ? PT(30) : PT(60);
		mpt x = PT(40 + 80 * i), y = PT(710);
		struct area *area;

		area = sample_area(
		    s, page, AREA_BORDER, ARTIFACT_LAYOUT, (mpt[]){ x, y, width, height });
		area->as.border.top = area->as.border.right = area->as.border.bottom =
		    area->as.border.left = side(STYLE_SOLID, .5, 0x808080FF);
		area = sample_area(
		    s, page, AREA_OPEN, ARTIFACT_LAYOUT, (mpt[]){ x, y, width, height });
		area->as.open.clips = true;
		area->as.open.turn = 90 * i;
		area->as.open.turn_width = PT(60);
		area->as.open.turn_height = PT(30);
		tag = sample_tag(s, 0, TAG_P);
		sample_text(
		    s, page, tag, style, "Drejet tekst", x + PT(2), y + PT(12), PT(100), false);
		area = sample_area(s, page, AREA_CLOSE, ARTIFACT_LAYOUT, (mpt[]){ 0, 0, 0, 0 });
	}
}

static void
draw_table(struct sample *s, struct area_page *page, const struct text_style *style)
{
	static const char *const words[3][2] = { { "Hvad", "Hvornår" }, { "Møde", "kl. 17.30" },
		{ "Pause", "kl. 18.15" } };
	int row, column, table = sample_tag(s, 0, TAG_TABLE),
			 head = sample_tag(s, table, TAG_THEAD);
	int body = sample_tag(s, table, TAG_TBODY);

	for (row = 0; row < 3; row++) {
		int tr = sample_tag(s, row ? body : head, TAG_TR);

		for (column = 0; column < 2; column++) {
			int cell = sample_tag(s, tr, row ? TAG_TD : TAG_TH);
			int p = sample_tag(s, cell, TAG_P);

			s->areas->tags[cell].scope = row ? SCOPE_NONE : SCOPE_COLUMN;
			sample_text(s, page, p, style, words[row][column], PT(300 + 100 * column),
			    PT(300 + 16 * row), PT(90), false);
		}
	}
}

static void
draw_list(struct sample *s, struct area_page *page, const struct text_style *style)
{
	static const char *const items[] = { "Velkommen", "Øvelser", "Farvel" };
	int i, list = sample_tag(s, 0, TAG_L);

	s->areas->tags[list].is_numbered = true;
	for (i = 0; i < 3; i++) {
		int item = sample_tag(s, list, TAG_LI), label = sample_tag(s, item, TAG_LBL);
		int words = sample_tag(s, item, TAG_LBODY);

		sample_text(s, page, label, style, arena_printf(s->arena, "%d.", i + 1), PT(40),
		    PT(300 + 16 * i), PT(20), false);
		sample_text(
		    s, page, words, style, items[i], PT(60), PT(300 + 16 * i), PT(200), false);
	}
}

static void
draw_pictures(struct sample *s, struct area_page *page)
{
	static const unsigned char samples[12] = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0 };
	static const unsigned char alpha[4] = { 255, 128, 255, 64 };
	struct image *pixels = ARENA_NEW(s->arena, struct image);
	const struct image *drawing;
	int tag;

	*pixels =
	    (struct image){ .kind = IMAGE_PIXELS, .width = PT(2), .height = PT(2), .name = "four" };
	pixels->as.pixels = (struct image_pixels){ 2, 2, 3, 8, samples, alpha };
	tag = sample_tag(s, 0, TAG_FIGURE);
	s->areas->tags[tag].alt = "Fire farver";
	s->areas->tags[tag].is_block = true;
	sample_area(s, page, AREA_IMAGE, tag, BOX(40, 380, 60, 60))->as.image.image = pixels;
	drawing = image_from_svg(s->images, svg, sizeof svg - 1, s->diags, (struct place){ 0 });
	tag = sample_tag(s, 0, TAG_FIGURE);
	s->areas->tags[tag].alt = "Firkant og to cirkler";
	sample_area(s, page, AREA_IMAGE, tag, BOX(140, 380, 90, 90))->as.image.image = drawing;
	sample_area(s, page, AREA_IMAGE, ARTIFACT_LAYOUT, BOX(240, 380, 30, 30))->as.image.image =
	    drawing;
}

static void
draw_link(struct sample *s, struct area_page *page, const struct text_style *style, int parent,
    const char *uri, const char *to, mpt y)
{
	int tag = sample_tag(s, parent, TAG_LINK);
	struct area_link *link;

	sample_text(s, page, tag, style, "læs mere her", PT(300), y, PT(200), false);
	link = area_add_link(s->areas, page);
	*link = (struct area_link){ PT(300), y - PT(10), PT(80), PT(14), tag, to, uri, "Læs mere" };
}

static const char arabic[] = "السلام عليكم ورحمة الله وبركاته، "
			     "الاجتماع يوم ١٥ مايو 2026 "
			     "في المدرسة الدنماركية.";

/* What the tests in other languages look for in the text. */
static const char danish[] =
    "Æblegrød på Ærø: en officiel fjordflåde, affyret effektivt; "
    "kommunalbestyrelsen godkendte budgettet på 1.250,50 kr. (25 %) i maj-juni, "
    "og alle børn, unge og voksne fik en kop te.";

static void
draw_words(struct sample *s, struct area_page *page, const char *family)
{
	const struct text_style *body = sample_style(s, family, PT(11), "da");
	const struct text_style *head = sample_style(s, family, PT(20), "da");
	const struct text_style *naskh = sample_style(s, "Noto Naskh Arabic", PT(14), "ar");
	int tag = sample_tag(s, 0, TAG_H1);

	sample_text(s, page, tag, head, "Overskrift på prøven", PT(40), PT(80), PT(500), false);
	area_add_place(s->areas, "top", s->areas->page_count - 1, PT(40), PT(60));
	tag = sample_tag(s, 0, TAG_P);
	sample_text(s, page, tag, body, danish, PT(40), PT(110), PT(240), false);
	tag = sample_tag(s, 0, TAG_P);
	sample_text(s, page, tag, body, "AVATAR Tø: 汉 mangler.", PT(300), PT(110), PT(200), false);
	tag = sample_tag(s, 0, TAG_P);
	s->areas->tags[tag].lang = "ar";
	s->areas->tags[tag].actual = arabic;
	sample_text(s, page, tag, naskh, arabic, PT(40), PT(220), PT(240), true);
	tag = sample_tag(s, 0, TAG_P);
	sample_text(s, page, tag, body, "Du kan ", PT(300), PT(150), PT(200), false);
	draw_link(s, page, body, tag, "https://example.org/møde?a=(1)&b=\\2", NULL, PT(165));
	draw_link(s, page, body, tag, NULL, "top", PT(180));
	draw_list(s, page, body);
	draw_table(s, page, body);
}

static void
draw_frame(struct sample *s, struct area_page *page, const struct text_style *style)
{
	sample_area(s, page, AREA_FILL, ARTIFACT_BACKGROUND, BOX(0, 0, 595, 842))->as.fill.rgba =
	    0xFFF8E7FF;
	sample_text(
	    s, page, ARTIFACT_HEADER, style, "Løbende hoved", PT(40), PT(40), PT(500), false);
	sample_text(
	    s, page, ARTIFACT_FOOTER, style, "Side 1 af 2", PT(40), PT(820), PT(500), false);
}

static void
draw_page(struct sample *s, const char *family, const char *label)
{
	const struct text_style *small = sample_style(s, family, PT(9), "da");
	struct area_page *page = areas_add_page(s->areas, PT(595.276), PT(841.89));

	page->label = label;
	draw_frame(s, page, small);
	draw_words(s, page, family);
	draw_pictures(s, page);
	draw_borders(s, page);
	draw_turned(s, page, small);
}

static const char arabic_page[] = "نكتب إليكم بخصوص مجموعة الأطفال التي تبدأ "
				  "يوم الاثنين ٢ مارس ٢٠٢٦ الساعة 17.30 في مدرسة "
				  "Åløse Skole، الفصل 3. لا شك أن اللقاء مفيد؛ هل "
				  "تأتون؟ (نعم أو لا) اتصلوا بالرقم 12 34 56 78 إلى "
				  "المسؤول الأول.";

/* Readers take a page for what most of its letters are. */
static void
draw_arabic(struct sample *s)
{
	const struct text_style *style = sample_style(s, "Noto Naskh Arabic", PT(12), "ar");
	struct area_page *page = areas_add_page(s->areas, PT(595.276), PT(841.89));
	int tag = sample_tag(s, 0, TAG_P);

	page->label = "2";
	s->areas->tags[tag].lang = "ar";
	sample_text(s, page, tag, style, arabic_page, PT(40), PT(80), PT(400), true);
}

static void
fill_sample(struct sample *s)
{
	int part;

	draw_page(s, "Andika", "i");
	draw_page(s, "OpenDyslexic", "1");
	draw_arabic(s);
	part = area_add_bookmark(s->areas, -1, "Første del");
	s->areas->bookmarks[part].destination = "top";
	part = area_add_bookmark(s->areas, part, "Nærmere");
	s->areas->bookmarks[part].destination = "top";
	area_add_bookmark(s->areas, -1, "Ude");
	s->areas->bookmarks[2].uri = "https://example.org/";
}
