/*
 * Words of a text into symbols: their forms, and how a paragraph is marked.
 */
#include "project.h"

static const char symbols[] =
    "<symbols xmlns='urn:printark:content'>"
    "<symbol name='leg'><name xml:lang='da'>Klodser</name><word xml:lang='da'>Lege</word>"
    "<word xml:lang='en'>Play</word><word xml:lang='ar'>لعب</word></symbol>"
    "<symbol name='venner'><word xml:lang='da'>Ven</word><match xml:lang='da'>kammerat</match></symbol>"
    "<symbol name='vent'><word xml:lang='da'>Vente</word></symbol>"
    "<symbol name='snak'><word xml:lang='da'>Snakke</word><word xml:lang='en'>Talk</word></symbol>"
    "<symbol name='boern'><word xml:lang='da'>Barn</word><match xml:lang='da'>børn</match></symbol>"
    "<symbol name='stop'><word xml:lang='en'>Stop</word></symbol>"
    "<symbol name='gruppe'><word xml:lang='da'>Se og hør</word></symbol>"
    "<symbol name='saa' key='no'><word xml:lang='da'>Så</word></symbol></symbols>";

/* A paragraph with its keys marked, as text. */
static const char *
marked(struct project *p, const char *paragraph)
{
	struct content_doc *doc;
	const char *text;

	project_put(p, "content/symbols/symbols.xml", symbols);
	project_reopen(p);
	doc = project_load(p, arena_printf(p->arena, LETTER("%s"), paragraph));
	assert_non_null(doc);
	content_mark_keys(p->press, doc, p->diags);
	text = printed(p, doc->xml);
	content_drop(doc);
	return text;
}

static void
every_form_of_a_word_is_found(void **state)
{
	static const struct {
		const char *lang, *word, *symbol;
	} cases[] = {
		{ "da", "lege", "leg" }, { "da", "Leger", "leg" }, { "da", "legede", "leg" },
		{ "da", "leg", "leg" }, { "da", "legen", "leg" }, { "da", "legende", "leg" },
		{ "da", "ven", "venner" }, { "da", "vennerne", "venner" }, { "da", "venners", "venner" },
		{ "da", "kammeraterne", "venner" }, { "da", "vente", "vent" }, { "da", "venter", "vent" },
		{ "da", "snak", "snak" }, { "da", "snakkede", "snak" }, { "da", "BØRNENE", "boern" },
		{ "da", "barnets", "boern" }, { "da", "legesyg", NULL }, { "da", "så", NULL },
		{ "da", "hør", NULL }, { "da", "play", NULL }, { "en", "playing", "leg" },
		{ "en", "stopped", "stop" }, { "en", "talks", "snak" }, { "ar", "اللعب", "leg" },
		{ "pl", "lege", NULL },
	};
	struct project p;
	const char *text, *key;
	size_t i;

	(void)state;
	project_open(&p);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		text = marked(&p, arena_printf(p.arena, "<p symbols='key' xml:lang='%s'>%s</p>",
		    cases[i].lang, cases[i].word));
		key = arena_printf(p.arena, "<key symbol=\"%s\">%s</key>",
		    cases[i].symbol ? cases[i].symbol : "", cases[i].word);
		if (cases[i].symbol)
			assert_contains(text, key);
		else
			assert_lacks(text, "<key");
	}
	project_close(&p);
}

static void
a_picture_stands_once_in_a_paragraph_and_no_letter_is_lost(void **state)
{
	struct project p;
	const char *text;

	(void)state;
	project_open(&p);
	text = marked(&p, "<p symbols='key'>Vi leger, <em>og vi snakker</em>. Leg med en ven!</p>"
	                  "<p>Vi leger.</p>");
	assert_contains(text, ">Vi <key symbol=\"leg\">leger</key>, <em");
	assert_contains(text, ">og vi <key symbol=\"snak\">snakker</key></em>. Leg med en "
	                      "<key symbol=\"venner\">ven</key>!</p>");
	assert_contains(text, ">Vi leger.</p>");
	assert_lacks(text, "symbols=");
	project_close(&p);
}

static void
words_of_links_and_long_words_are_left_alone(void **state)
{
	struct project p;
	char word[400];
	const char *text;

	(void)state;
	project_open(&p);
	memset(word, 'a', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	text = marked(&p, arena_printf(p.arena,
	    "<p symbols='key'>%s <a href='https://example.dk'>leg</a> 123 - </p>", word));
	assert_lacks(text, "<key");
	assert_contains(text, word);
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form_of_a_word_is_found),
		cmocka_unit_test(a_picture_stands_once_in_a_paragraph_and_no_letter_is_lost),
		cmocka_unit_test(words_of_links_and_long_words_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
