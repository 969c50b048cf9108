/*
 * Random letters by the long way and by the short one: their pages, and what is said of
 * them, are the same.
 */
#include "../alone.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- letters --------------------------------------------------------- */

static const char *const letters[] = { "infobrev-familie", "skole-information",
	"invitation-opfoelgning", "rekruttering-familie", "infobrev-barn" };
static const char *const languages[] = { "da", "en", "ar" };
static const char *const age_groups[] = { "8-9", "10-12", "13-14" };

/* Names that stylesheets and fonts may treat unlike others. */
static const char *const names[] = { "Noah", "Zo\u00eb-Marie O'Hara", "\u0641\u0627\u0637\u0645\u0629",
	"A & B <i>", "Bo. Ny. Stor", "Ida  Marie", " Alma", "Yl\u0131z \u015eahin", "=1+1", "7",
	"Glad", "de la Cruz", "\u00e9lise", "Jens J.", "Hvad? Nej", "8",
	"010203-1234", "\U000F0000", "\u0633\u0627\u0631\u0629 Hansen" };

enum { NAMES = sizeof names / sizeof *names };

/* A few fields differ from letter to letter; c/o has the letter one line more. */
static void
draw_fields(struct random *r, struct content_fields *fields, const char *letter)
{
	struct diags *diags = diags_new();
	struct place nowhere = { NULL, 0 };
	struct arena *arena = fields->arena;

	content_fields_add(fields, arena_printf(arena, "@content/samples/%s.set", letter), diags);
	content_fields_set(fields, "child-name", names[pick(r, pick(r, 3) ? 5 : NAMES)], nowhere);
	content_fields_set(fields, "recipient-name", names[pick(r, 5)], nowhere);
	content_fields_set(fields, "recipient-co", pick(r, 3) ? "" : "Jens Jensen", nowhere);
	content_fields_set(fields, "letter-date",
	    arena_printf(arena, pick(r, 20) ? "2026-%02d-%02d" : "%d.%d.", 1 + pick(r, 12),
	        1 + pick(r, 28)), nowhere);
	diags_drop(diags);
}

/* The pages of a letter, then what was said of it. */
static void
make(struct press *press, const char *letter, const char *lang, const char *ages,
    struct content_fields *fields, struct buf *to)
{
	struct task task = { .material = letter, .wish = { .lang = lang, .ages = ages }, .fields = fields,
		.until = STAGE_AREAS, .to = to };
	struct diags *lasting = press->diags;
	struct made made;
	size_t i;

	press->diags = diags_new();
	build_material(press, &task, &made);
	buf_printf(to, "%d pages, lix %d, longest %d\n", made.pages, made.reading.lix,
	    made.reading.longest);
	for (i = 0; i < diags_count(press->diags); i++)
		buf_printf(to, "%s\n", diags_row(press->diags, i)->text);
	diags_drop(press->diags);
	press->diags = lasting;
}

struct ways {
	struct order order;
	struct press plain, quick;
	int short_ones;
};

static bool
agree(struct ways *ways, struct random *r, const char *letter, const char *lang,
    const char *ages)
{
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	struct buf one = { 0 }, other = { 0 };
	int64_t loaded = ways->quick.times.load;
	bool same;

	draw_fields(r, &fields, letter);
	make(&ways->plain, letter, lang, ages, &fields, &one);
	make(&ways->quick, letter, lang, ages, &fields, &other);
	ways->short_ones += ways->quick.times.load == loaded;
	same = one.count == other.count && memcmp(one.bytes, other.bytes, one.count) == 0;
	if (!same)
		printf("%s in %s differs:\n%.*s\n---\n%.*s\n", letter, lang, (int)one.count,
		    one.bytes, (int)other.count, other.bytes);
	buf_drop(&one);
	buf_drop(&other);
	arena_drop(arena);
	return same;
}

static void
both_ways_agree(void **state)
{
	struct random *r = *state;
	struct ways ways = { .order = { .home = ".", .arena = arena_new() } };
	int i, k = 0, short_ones;

	press_open(&ways.plain, &ways.order);
	press_open(&ways.quick, &ways.order);
	ways.quick.stencils = stencils_new();
	assert_true(press_open_content(&ways.plain) && press_open_content(&ways.quick));
	for (i = 0; i < r->rounds; i++) {
		/* A run of one letter, as a batch has it, then another. */
		k = pick(r, 40) ? k : pick(r, 15);
		assert_true(agree(&ways, r, letters[k % 5], languages[k / 5], NULL));
	}
	short_ones = ways.short_ones;
	for (i = 0; i < r->rounds; i++) {
		k = pick(r, 40) ? k : pick(r, 9);
		assert_true(agree(&ways, r, "infobrev-barn", languages[k / 3 % 3], age_groups[k % 3]));
	}
	/* Else only the long way is tested. */
	assert_true(short_ones > r->rounds / 6);
	assert_true(ways.short_ones - short_ones > r->rounds / 6);
	press_close(&ways.plain);
	press_close(&ways.quick);
	arena_drop(ways.order.arena);
}

int
main(int argc, char **argv)
{
	struct random r = random_from(argc, argv, 20261122, 300);
	const struct CMUnitTest tests[] = { cmocka_unit_test_prestate(both_ways_agree, &r) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
