/*
 * The program: what it says of itself, where the project lies, and an order to its verb.
 */
#include "verbs.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define VERSION "0.1"
#define VERBS "build, pack, batch, format, check, explain, diff, list, form or translate"

static const char help[] =
    "printark makes printable, accessible PDFs from content.\n"
    "\n"
    "  printark list [--json|--versions]           what there is to make\n"
    "  printark build MATERIAL [-o FILE.pdf]       make one document\n"
    "  printark check [MATERIAL...]                try everything, write nothing\n"
    "  printark batch LETTER --roster R.csv -o DIR a letter for each row of a roster\n"
    "  printark pack PACK [-o FILE.pdf]            materials bound into one document\n"
    "  printark explain MATERIAL --line N          who gets a paragraph, and why\n"
    "  printark diff MATERIAL --ages A --ages B    how two versions differ\n"
    "  printark format IN.fo [-o OUT.pdf]          format plain XSL-FO\n"
    "  printark form extract FILE.pdf... [--json]  what was filled in, as a table\n"
    "  printark form summary FILE.pdf... -o S.pdf  before and after, without names\n"
    "  printark translate extract --lang xx        write what is to be translated (XLIFF)\n"
    "  printark translate status [--lang xx]       how much is translated\n"
    "\n"
    "For whom (build, check):\n"
    "  --ages 8-9|10-12|13-14     --reader child|family|school|leader\n"
    "  --lang da|en|ar|uk|pl|...  --window fjernprint|C5|DL\n"
    "  --theme NAME               dyslexia or ink-saving: over the reader's usual look\n"
    "  --answers FILE.pdf         write what was filled in on a form\n"
    "  --forms fill|print         fields to fill in on a screen, or lines to write on\n"
    "  --symbols DIR              your own pictures, named by DIR/names.csv\n"
    "  --set NAME=VALUE           a field's value; --set @FILE reads many\n"
    "  --group FILE               what all papers of a group share (.xml or .csv)\n"
    "  --log FILE                 the session log (.csv or .xml) that knowledge letters tell\n"
    "\n"
    "Letters in batches (more in the manual page):\n"
    "  --columns, --template FILE the columns that a letter needs; an empty roster\n"
    "  --check-only               try the roster, make nothing\n"
    "  -j N                       so many letters at a time\n"
    "  --merged FILE.pdf          all letters in one file for the print room\n"
    "  --rows 3,7-20              some rows; --where COLUMN=VALUE those that say so\n"
    "  --status, --verify, --forget DIR   what was made; whether it is whole; remove it\n"
    "\n"
    "On paper (build, pack, format):\n"
    "  --paper A4|A5|A3|Letter    what it is printed on\n"
    "  --grey                     greys instead of colours\n"
    "  and one of\n"
    "  --nup 2|4|8                so many pages on each side of a sheet\n"
    "  --booklet                  sheets to fold into a booklet; --signature N pages a fold\n"
    "  --cards[=SIZE]             cards to cut out: A6, A7, A8, playing, credit, 70x100\n"
    "  --poster A3|A2             large, over several sheets to glue together\n"
    "  --crop-marks[=MM]          for a print shop, with so much bleed (3)\n"
    "  --duplex short|long        the edge over which sheets of booklets and cards turn\n"
    "\n"
    "Everywhere:\n"
    "  -o FILE                    where to write; - is standard output\n"
    "  --print=STAGE              show adapted, fo, galley, areas or tags instead\n"
    "  --fonts FILE               another catalogue of fonts\n"
    "  --strict                   warnings count as errors\n"
    "  -q, --quiet                say errors only\n"
    "  --color[=always|never]     coloured messages (auto)\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 made, 1 the input is at fault, 2 this command line is, 70 printark is.\n";

static const struct verb {
	const char *name;
	int (*run)(const struct order *order);
} verbs[] = {
	{ "build", verb_build },
	{ "format", verb_format },
	{ "check", verb_check },
	{ "explain", verb_explain },
	{ "diff", verb_diff },
	{ "list", verb_list },
	{ "translate", verb_translate },
	{ "form", verb_form },
	{ "batch", verb_batch },
	{ "pack", verb_pack },
};

int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t
lap(int64_t *clock)
{
	int64_t now = now_us(), spent = now - *clock;

	*clock = now;
	return spent;
}

/* ---- what was said --------------------------------------------------- */

enum diag_level
failing_level(const struct order *order)
{
	return order->is_strict ? DIAG_WARNING : DIAG_ERROR;
}

int
conclude(const struct order *order, const struct diags *diags)
{
	enum diag_level lowest = order->is_quiet ? failing_level(order) : DIAG_NOTE;

	diags_print(diags, stderr, 0, lowest, order->has_color);
	return diags_worst(diags) >= (int)failing_level(order) ? EXIT_INPUT : EXIT_MADE;
}

int
usage(const char *format, ...)
{
	va_list args;

	fputs("printark: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nTry `printark --help`.\n", stderr);
	return EXIT_USAGE;
}

/* ---- where the project lies ------------------------------------------ */

static bool
is_home(const char *folder, struct arena *arena)
{
	return access(arena_printf(arena, "%s/styles", folder), F_OK) == 0 &&
	    access(arena_printf(arena, "%s/content", folder), F_OK) == 0;
}

/* The folder that the program itself lies in. */
static const char *
own_folder(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0)
		return ".";
	path[n] = '\0';
	return file_folder(arena_strdup(arena, path), arena);
}

static const char *
find_home(struct arena *arena)
{
	const char *named = getenv("PRINTARK_HOME"), *own, *folder;
	static const char *const places[] = { "..", "../share/printark", "../.." };
	size_t i;

	if (named && *named)
		return named;
	if (is_home(".", arena))
		return ".";
	own = own_folder(arena);
	for (i = 0; i < sizeof places / sizeof *places; i++) {
		folder = arena_printf(arena, "%s/%s", own, places[i]);
		if (is_home(folder, arena))
			return folder;
	}
	return ".";
}

static int
run_verb(struct order *order)
{
	const char *name = order->name_count ? order->names[0] : NULL;
	size_t i;

	if (!name)
		return usage("say what to do: " VERBS);
	order->names++;
	order->name_count--;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return verbs[i].run(order);
	return usage("there is no `%s`: " VERBS, name);
}

int
main(int argc, char **argv)
{
	struct order order = { .arena = arena_new() };
	int status;

	order.home = find_home(order.arena);
	status = take_options(&order, argc, argv);
	if (order.wants_help)
		fputs(help, stdout);
	else if (order.wants_version)
		puts("printark " VERSION);
	else if (status == EXIT_MADE)
		status = run_verb(&order);
	if (fflush(stdout) != 0 && status == EXIT_MADE)
		status = EXIT_INPUT;
	arena_drop(order.arena);
	return status;
}
