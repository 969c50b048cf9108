/*
 * A command line into an order, and the order to its verb.
 */
#include "verbs.h"

#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define VERSION "0.1"

static const char help[] =
    "printark makes printable, accessible PDFs from content.\n"
    "\n"
    "  printark list [--json]                      what there is to make\n"
    "  printark build MATERIAL [-o FILE.pdf]       make one document\n"
    "  printark check [MATERIAL...]                try everything, write nothing\n"
    "  printark batch LETTER --roster R.csv -o DIR a letter for each row of a roster\n"
    "  printark format IN.fo [-o OUT.pdf]          format plain XSL-FO\n"
    "  printark translate extract --lang xx        write what is to be translated (XLIFF)\n"
    "  printark translate status [--lang xx]       how much is translated\n"
    "\n"
    "For whom (build, check):\n"
    "  --ages 8-9|10-12|13-14     --reader child|family|school|leader\n"
    "  --lang da|en|ar|uk|pl|...  --window fjernprint|C5|DL\n"
    "  --theme NAME               dyslexia or ink-saving: over the reader's usual look\n"
    "  --symbols DIR              your own pictures, named by DIR/names.csv\n"
    "  --set NAME=VALUE           a field's value; --set @FILE reads many\n"
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
	{ "list", verb_list },
	{ "translate", verb_translate },
	{ "batch", verb_batch },
};

enum option_code {
	OPTION_AGES = 256, OPTION_READER, OPTION_LANG, OPTION_SET, OPTION_LOG, OPTION_WINDOW,
	OPTION_THEME, OPTION_SYMBOLS, OPTION_FONTS,
	OPTION_PRINT, OPTION_STRICT, OPTION_COLOR, OPTION_JSON, OPTION_HELP, OPTION_VERSION,
	OPTION_ROSTER, OPTION_TEMPLATE, OPTION_MERGED, OPTION_ROWS, OPTION_WHERE, OPTION_NAMES,
	OPTION_SORT, OPTION_VOLUME, OPTION_SECRET, OPTION_STATUS, OPTION_VERIFY, OPTION_FORGET,
	OPTION_REPRINT, OPTION_COLUMNS, OPTION_CHECK_ONLY, OPTION_MEMO, OPTION_PROOF, OPTION_SIMPLEX
};

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "ages", required_argument, NULL, OPTION_AGES },
	{ "reader", required_argument, NULL, OPTION_READER },
	{ "lang", required_argument, NULL, OPTION_LANG },
	{ "set", required_argument, NULL, OPTION_SET },
	{ "log", required_argument, NULL, OPTION_LOG },
	{ "window", required_argument, NULL, OPTION_WINDOW },
	{ "symbols", required_argument, NULL, OPTION_SYMBOLS },
	{ "theme", required_argument, NULL, OPTION_THEME },
	{ "fonts", required_argument, NULL, OPTION_FONTS },
	{ "print", required_argument, NULL, OPTION_PRINT },
	{ "strict", no_argument, NULL, OPTION_STRICT },
	{ "color", optional_argument, NULL, OPTION_COLOR },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "help", no_argument, NULL, OPTION_HELP },
	{ "version", no_argument, NULL, OPTION_VERSION },
	{ "jobs", required_argument, NULL, 'j' },
	{ "roster", required_argument, NULL, OPTION_ROSTER },
	{ "template", required_argument, NULL, OPTION_TEMPLATE },
	{ "merged", required_argument, NULL, OPTION_MERGED },
	{ "rows", required_argument, NULL, OPTION_ROWS },
	{ "where", required_argument, NULL, OPTION_WHERE },
	{ "names", required_argument, NULL, OPTION_NAMES },
	{ "sort", required_argument, NULL, OPTION_SORT },
	{ "volume", required_argument, NULL, OPTION_VOLUME },
	{ "secret", required_argument, NULL, OPTION_SECRET },
	{ "status", required_argument, NULL, OPTION_STATUS },
	{ "verify", required_argument, NULL, OPTION_VERIFY },
	{ "forget", required_argument, NULL, OPTION_FORGET },
	{ "reprint", required_argument, NULL, OPTION_REPRINT },
	{ "columns", no_argument, NULL, OPTION_COLUMNS },
	{ "check-only", no_argument, NULL, OPTION_CHECK_ONLY },
	{ "memo", no_argument, NULL, OPTION_MEMO },
	{ "proof", no_argument, NULL, OPTION_PROOF },
	{ "simplex", no_argument, NULL, OPTION_SIMPLEX },
	{ NULL, 0, NULL, 0 },
};

static const char *const ages[] = { "8-9", "10-12", "13-14", NULL };
static const char *const readers[] = { "child", "family", "school", "leader", NULL };
static const char *const windows[] = { "fjernprint", "C5", "DL", NULL };
static const char *const stages[] = { "adapted", "fo", "galley", "areas", "tags", NULL };

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

/* ---- the command line ------------------------------------------------ */

static bool
one_of(const char *const *words, const char *word, int *index)
{
	int i;

	for (i = 0; words[i]; i++)
		if (strcmp(words[i], word) == 0) {
			*index = i;
			return true;
		}
	return false;
}

static const char *
all_of(const char *const *words, struct arena *arena)
{
	const char *list = words[0];
	int i;

	for (i = 1; words[i]; i++)
		list = arena_printf(arena, "%s, %s", list, words[i]);
	return list;
}

/* A value that must be one of a few words. */
static int
take_word(struct order *order, const char *option, const char *const *words, const char **to)
{
	int index;

	if (!one_of(words, optarg, &index))
		return usage("--%s '%s': it is one of %s", option, optarg,
		    all_of(words, order->arena));
	*to = words[index];
	return EXIT_MADE;
}

static int
take_stage(struct order *order)
{
	int index;

	if (!one_of(stages, optarg, &index))
		return usage("--print '%s': it is one of %s", optarg,
		    all_of(stages, order->arena));
	order->print = (enum stage)(STAGE_ADAPTED + index);
	return EXIT_MADE;
}

/* A name that becomes part of a path, so it is letters, figures and hyphens only. */
static int
take_name(const char *option, const char *what, const char **to)
{
	size_t n = strlen(optarg);

	if (n < 2 || n > 16 || optarg[strspn(optarg, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
	                                             "UVWXYZ0123456789-")])
		return usage("--%s '%s': it is %s", option, optarg, what);
	*to = optarg;
	return EXIT_MADE;
}

static int
take_color(struct order *order)
{
	if (!optarg || strcmp(optarg, "always") == 0)
		order->has_color = true;
	else if (strcmp(optarg, "never") == 0)
		order->has_color = false;
	else if (strcmp(optarg, "auto") != 0)
		return usage("--color '%s': it is one of auto, always, never", optarg);
	return EXIT_MADE;
}

static int
take_setting(struct order *order)
{
	if (optarg[0] != '@' && !strchr(optarg, '='))
		return usage("--set '%s': it is NAME=VALUE or @FILE", optarg);
	order->settings[order->setting_count++] = optarg;
	return EXIT_MADE;
}

/* How many workers: -j 2. */
static int
take_jobs(struct order *order)
{
	char *end;
	long jobs = strtol(optarg, &end, 10);

	if (*end || jobs < 1 || jobs > 64)
		return usage("-j '%s': it is a number from 1 to 64", optarg);
	order->batch.jobs = (int)jobs;
	return EXIT_MADE;
}

/* What is only said of a batch: words as they are, and switches. */
static bool
take_batch_option(struct batch_order *batch, int option)
{
	const char **words[] = { &batch->roster, &batch->template, &batch->merged, &batch->rows,
		&batch->where, &batch->names, &batch->sort, &batch->volume, &batch->secret,
		&batch->status, &batch->verify, &batch->forget, &batch->reprint };
	bool *switches[] = { &batch->shows_columns, &batch->checks_only, &batch->writes_memo,
		&batch->shows_window, &batch->is_simplex };

	if (option < OPTION_ROSTER || option > OPTION_SIMPLEX)
		return false;
	if (option < OPTION_COLUMNS)
		*words[option - OPTION_ROSTER] = optarg;
	else
		*switches[option - OPTION_COLUMNS] = true;
	return true;
}

static int
take_option(struct order *order, int option)
{
	if (take_batch_option(&order->batch, option))
		return EXIT_MADE;
	switch (option) {
	case 'o':
		order->output = optarg;
		return EXIT_MADE;
	case 'q':
		order->is_quiet = true;
		return EXIT_MADE;
	case 'j':
		return take_jobs(order);
	case OPTION_AGES:
		return take_word(order, "ages", ages, &order->wish.ages);
	case OPTION_READER:
		return take_word(order, "reader", readers, &order->wish.reader);
	case OPTION_WINDOW:
		return take_word(order, "window", windows, &order->wish.window);
	case OPTION_SYMBOLS:
		order->symbols = optarg;
		return EXIT_MADE;
	case OPTION_THEME:
		return take_name("theme", "a name such as dyslexia", &order->wish.theme);
	case OPTION_LANG:
		return take_name("lang", "a language code such as da, en, ar", &order->wish.lang);
	case OPTION_SET:
		return take_setting(order);
	case OPTION_LOG:
		order->wish.log = optarg;
		return EXIT_MADE;
	case OPTION_FONTS:
		order->fonts = optarg;
		return EXIT_MADE;
	case OPTION_PRINT:
		return take_stage(order);
	case OPTION_STRICT:
		order->is_strict = true;
		return EXIT_MADE;
	case OPTION_COLOR:
		return take_color(order);
	case OPTION_JSON:
		order->as_json = true;
		return EXIT_MADE;
	default:
		fputs("Try `printark --help`.\n", stderr);
		return EXIT_USAGE;
	}
}

/* Options into the order.  -1: go on; otherwise the exit status. */
static int
take_options(struct order *order, int argc, char **argv)
{
	int option, status;

	order->settings = ARENA_ARRAY(order->arena, const char *, argc);
	order->has_color = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	order->shows_times = getenv("PRINTARK_TIMES") != NULL;
	while ((option = getopt_long(argc, argv, "o:qj:", options, NULL)) != -1) {
		if (option == OPTION_HELP) {
			fputs(help, stdout);
			return EXIT_MADE;
		}
		if (option == OPTION_VERSION) {
			puts("printark " VERSION);
			return EXIT_MADE;
		}
		status = take_option(order, option);
		if (status != EXIT_MADE)
			return status;
	}
	order->names = (const char *const *)(argv + optind);
	order->name_count = argc - optind;
	return -1;
}

static int
run_verb(struct order *order)
{
	const char *name = order->name_count ? order->names[0] : NULL;
	size_t i;

	if (!name)
		return usage("say what to do: build, batch, format, check, list or translate");
	order->names++;
	order->name_count--;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return verbs[i].run(order);
	return usage("there is no `%s`: build, batch, format, check, list or translate", name);
}

int
main(int argc, char **argv)
{
	struct order order = { .arena = arena_new() };
	int status;

	order.home = find_home(order.arena);
	status = take_options(&order, argc, argv);
	if (status < 0)
		status = run_verb(&order);
	if (fflush(stdout) != 0 && status == EXIT_MADE)
		status = EXIT_INPUT;
	arena_drop(order.arena);
	return status;
}
