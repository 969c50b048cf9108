/*
 * Stylesheets: what they are given, what they may call, what they may not do.
 */
#include "project.h"

#include "adapt/adapt.h"

#define SHEET(inside)                                                                              \
	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"         \
	" xmlns:c='urn:printark:content' xmlns:pf='urn:printark:functions'\n"                       \
	" xmlns:exsl='http://exslt.org/common' extension-element-prefixes='exsl'>\n"               \
	"<xsl:param name='theme'/><xsl:param name='dir'/><xsl:param name='kind'/>\n" inside        \
	"\n</xsl:stylesheet>\n"
#define IDENTITY                                                                                   \
	"<xsl:template match='@*|node()'><xsl:copy><xsl:apply-templates select='@*|node()'/>"      \
	"</xsl:copy></xsl:template>"

/* What the profile stylesheet makes of a letter; NULL when it fails. */
static const char *
adapted(struct project *p, const char *sheet, const char *letter)
{
	struct content_wish wish = { .ages = "8-9", .reader = "child", .lang = "da",
		.window = "fjernprint" };
	struct content_doc *doc;
	struct adapt_press *press;
	struct _xmlDoc *xml;
	const char *text = NULL;

	project_reopen(p);
	project_put(p, "styles/adapt/profile.xsl", sheet);
	press = adapt_open(p->press);
	doc = project_load(p, letter);
	assert_non_null(doc);
	xml = adapt_recast(press, &(struct adapt_job){ doc, &wish, p->arena, p->diags, NULL, 0 });
	if (xml)
		text = printed(p, xml);
	adapt_drop(xml);
	content_drop(doc);
	adapt_close(press);
	return text;
}

static void
parameters_come_quoted(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = adapted(&p,
	    SHEET("<xsl:template match='/'><r t='{$theme}' d='{$dir}' k='{$kind}'/></xsl:template>"),
	    LETTER("<p>x</p>"));
	assert_contains(text, "t=\"8-9\" d=\"ltr\" k=\"letter\"");
	project_close(&p);
}

static void
functions_answer(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/sheets/ark.xml",
	    "<sheet xmlns='urn:printark:content' id='ark'><title>Arket</title></sheet>");
	project_put(&p, "content/symbols/sol.svg", "<svg/>");
	project_put(&p, "content/symbols/symbols.xml",
	    "<symbols><symbol name='sol'><name xml:lang='da'>En sol</name></symbol></symbols>");
	text = adapted(&p,
	    SHEET("<xsl:template match='c:p'><r s=\"{pf:string('page-of', 1, 2)}\" "
	          "d=\"{pf:date('2026-03-02', 'full')}\" t=\"{pf:time('17:30')}\" "
	          "n=\"{pf:number('1234,5')}\" at=\"{pf:at(.)}\" title=\"{pf:title('ark')}\" "
	          "e=\"{pf:material-exists('ark')}{pf:material-exists('x')}\" "
	          "sym=\"{pf:symbol('sol')}\" alt=\"{pf:symbol-alt('sol')}\" "
	          "no=\"{pf:symbol('maane')}\"/></xsl:template>"
	          "<xsl:template match='/'><xsl:apply-templates select='//c:p'/></xsl:template>"),
	    LETTER("<p>x</p>"));
	assert_non_null(text);
	assert_contains(text, "s=\"Side 1 af 2\" d=\"mandag den 2. marts 2026\" t=\"17.30\" n=\"\"");
	assert_contains(text, "at=\"content/letters/brev.xml:4\" title=\"Arket\" e=\"truefalse\"");
	assert_contains(text, "content/symbols/sol.svg\" alt=\"En sol\" no=\"\"");
	assert_int_equal(said_at(&p, DIAG_ADAPT_ARGUMENT), 4);
	assert_int_equal(said_at(&p, DIAG_CONTENT_SYMBOL), 4);
	project_close(&p);
}

static void
a_message_has_a_level_and_a_place(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_non_null(adapted(&p,
	    SHEET(IDENTITY "<xsl:template match='c:p'><xsl:message><xsl:value-of select='pf:at(.)'/>: "
	                   "warning: odd</xsl:message><r/></xsl:template>"),
	    LETTER("<p>x</p>")));
	assert_int_equal(said_at(&p, DIAG_ADAPT_WARNING), 4);
	assert_string_equal(said_text(&p, DIAG_ADAPT_WARNING), "odd");
	assert_null(adapted(&p,
	    SHEET("<xsl:template match='/'><xsl:message terminate='yes'>error: no</xsl:message>"
	          "</xsl:template>"),
	    LETTER("<p>x</p>")));
	assert_string_equal(said_text(&p, DIAG_ADAPT_ERROR), "no");
	assert_true(said_at(&p, DIAG_ADAPT_STOPPED) >= 0);
	project_close(&p);
}

static void
a_broken_sheet_is_named_by_its_line(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(adapted(&p, SHEET("<xsl:template match='/'>\n<xsl:value-of select='('/>"
	                              "</xsl:template>"), LETTER("<p>x</p>")));
	assert_int_equal(said_at(&p, DIAG_ADAPT_STYLE), 6);
	assert_null(adapted(&p, SHEET("<xsl:template match='/'>\n<xsl:value-of select='$no'/>"
	                              "</xsl:template>"), LETTER("<p>x</p>")));
	assert_int_equal(said_at(&p, DIAG_ADAPT_STYLE), 6);
	assert_contains(said_text(&p, DIAG_ADAPT_STYLE), "no");
	assert_null(adapted(&p, "<xsl:stylesheet", LETTER("<p>x</p>")));
	assert_true(said_at(&p, DIAG_CONTENT_MALFORMED) > 0);
	project_close(&p);
}

static void
a_sheet_cannot_write(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(adapted(&p,
	    arena_printf(p.arena, SHEET("<xsl:template match='/'><r/><exsl:document "
	                                "href='%s/stolen.xml'><x/></exsl:document></xsl:template>"),
	        p.folder),
	    LETTER("<p>x</p>")));
	assert_true(said_at(&p, DIAG_ADAPT_STYLE) > 0);
	assert_int_equal(access(project_path(&p, "stolen.xml"), F_OK), -1);
	project_close(&p);
}

static void
a_sheet_cannot_read_elsewhere(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(adapted(&p, SHEET("<xsl:template match='/'><r><xsl:copy-of "
	                              "select=\"document('/etc/hostname')\"/></r></xsl:template>"),
	    LETTER("<p>x</p>")));
	assert_int_equal(said_at(&p, DIAG_FILE_OUTSIDE), 5);
	assert_null(adapted(&p, SHEET("<xsl:template match='/'><r><xsl:copy-of "
	                              "select=\"document('http://example.org/x')\"/></r>"
	                              "</xsl:template>"), LETTER("<p>x</p>")));
	assert_true(said_at(&p, DIAG_ADAPT_NETWORK) >= 0 || said_at(&p, DIAG_ADAPT_STYLE) >= 0);
	assert_null(adapted(&p, SHEET("<xsl:include href='/etc/hostname'/>"), LETTER("<p>x</p>")));
	assert_true(said_at(&p, DIAG_FILE_OUTSIDE) >= 0);
	assert_non_null(adapted(&p, SHEET("<xsl:template match='/'><r><xsl:copy-of "
	                                  "select=\"document('../strings/da.xml')\"/></r>"
	                                  "</xsl:template>"), LETTER("<p>x</p>")));
	project_close(&p);
}

static void
a_sheet_cannot_run_for_ever(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(adapted(&p, SHEET("<xsl:template match='/' name='a'><xsl:call-template name='a'/>"
	                              "</xsl:template>"), LETTER("<p>x</p>")));
	assert_true(said_at(&p, DIAG_ADAPT_STYLE) > 0);
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parameters_come_quoted),
		cmocka_unit_test(functions_answer),
		cmocka_unit_test(a_message_has_a_level_and_a_place),
		cmocka_unit_test(a_broken_sheet_is_named_by_its_line),
		cmocka_unit_test(a_sheet_cannot_write),
		cmocka_unit_test(a_sheet_cannot_read_elsewhere),
		cmocka_unit_test(a_sheet_cannot_run_for_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
