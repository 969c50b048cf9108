/*
 * A command line into an order: GNU long options; and the values that the order gives to fields.
 */
#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "ages", required_argument, NULL, OPTION_AGES },
	{ "reader", required_argument, NULL, OPTION_READER },
	{ "lang", required_argument, NULL, OPTION_LANG },
	{ "set", required_argument, NULL, OPTION_SET },
	{ "log", required_argument, NULL, OPTION_LOG },
	{ "group", required_argument, NULL, OPTION_GROUP },
	{ "answers", required_argument, NULL, OPTION_ANSWERS },
	{ "window", required_argument, NULL, OPTION_WINDOW },
	{ "symbols", required_argument, NULL, OPTION_SYMBOLS },
	{ "versions", no_argument, NULL, OPTION_VERSIONS },
	{ "line", required_argument, NULL, OPTION_LINE },
	{ "theme", required_argument, NULL, OPTION_THEME },
	{ "forms", required_argument, NULL, OPTION_FORMS },
	{ "fonts", required_argument, NULL, OPTION_FONTS },
	{ "print", required_argument, NULL, OPTION_PRINT },
	{ "strict", no_argument, NULL, OPTION_STRICT },
	{ "color", optional_argument, NULL, OPTION_COLOR },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "csv", no_argument, NULL, OPTION_CSV },
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
	{ "nup", required_argument, NULL, OPTION_NUP },
	{ "booklet", no_argument, NULL, OPTION_BOOKLET },
	{ "signature", required_argument, NULL, OPTION_SIGNATURE },
	{ "paper", required_argument, NULL, OPTION_PAPER },
	{ "duplex", required_argument, NULL, OPTION_DUPLEX },
	{ "poster", required_argument, NULL, OPTION_POSTER },
	{ "cards", optional_argument, NULL, OPTION_CARDS },
	{ "crop-marks", optional_argument, NULL, OPTION_CROP },
	{ "grey", no_argument, NULL, OPTION_GREY },
	{ "simplex", no_argument, NULL, OPTION_SIMPLEX },
	{ NULL, 0, NULL, 0 },
};

static const char *const ages[] = { "8-9", "10-12", "13-14", NULL };
static const char *const readers[] = { "child", "family", "school", "leader", NULL };
static const char *const windows[] = { "fjernprint", "C5", "DL", NULL };
static const char *const forms[] = { "fill", "print", NULL };
static const char *const stages[] = { "adapted", "fo", "galley", "areas", "tags", NULL };

bool
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

const char *
all_of(const char *const *words, struct arena *arena)
{
	const char *list = words[0];
	int i;

	for (i = 1; words[i]; i++)
		list = arena_printf(arena, "%s, %s", list, words[i]);
	return list;
}

/* The last value counts; what two versions are told apart by has the one before, too. */
static void
keep_both(struct order *order, const char **to, const char *value)
{
	const char **before = to == &order->wish.ages ? &order->other.ages
	                      : to == &order->wish.reader ? &order->other.reader
	                      : to == &order->wish.lang ? &order->other.lang : NULL;

	if (before)
		*before = *to;
	*to = value;
}

int
take_word(struct order *order, const char *option, const char *const *words, const char **to)
{
	int index;

	if (!one_of(words, optarg, &index))
		return usage("--%s '%s': it is one of %s", option, optarg,
		    all_of(words, order->arena));
	keep_both(order, to, words[index]);
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
take_name(struct order *order, const char *option, const char *what, const char **to)
{
	size_t n = strlen(optarg);

	if (n < 2 || n > 16 || optarg[strspn(optarg, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
	                                             "UVWXYZ0123456789-")])
		return usage("--%s '%s': it is %s", option, optarg, what);
	keep_both(order, to, optarg);
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

/* A line: --line 12 of the material, --line FILE:12 of a part. */
static int
take_line(struct order *order)
{
	const char *colon = strrchr(optarg, ':');
	char *end;
	long line = strtol(colon ? colon + 1 : optarg, &end, 10);

	if (*end || line < 1 || line > 1000000)
		return usage("--line '%s': it is the number of a line, or FILE:NUMBER", optarg);
	order->line = (int)line;
	if (colon)
		order->line_file = arena_strndup(order->arena, optarg, (size_t)(colon - optarg));
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
	if (option >= OPTION_NUP && option <= OPTION_PAPER_LAST)
		return take_paper_option(order, option);
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
	case OPTION_FORMS:
		return take_word(order, "forms", forms, &order->wish.forms);
	case OPTION_SYMBOLS:
		order->symbols = optarg;
		return EXIT_MADE;
	case OPTION_THEME:
		return take_name(order, "theme", "a name such as dyslexia", &order->wish.theme);
	case OPTION_LANG:
		return take_name(order, "lang", "a language code such as da, en, ar", &order->wish.lang);
	case OPTION_VERSIONS:
		order->lists_versions = true;
		return EXIT_MADE;
	case OPTION_LINE:
		return take_line(order);
	case OPTION_SET:
		return take_setting(order);
	case OPTION_LOG:
		order->wish.log = optarg;
		return EXIT_MADE;
	case OPTION_ANSWERS:
		order->answers = optarg;
		return EXIT_MADE;
	case OPTION_GROUP:
		order->group = optarg;
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
	case OPTION_CSV:
		order->as_json = option == OPTION_JSON;
		return EXIT_MADE;
	default:
		fputs("Try `printark --help`.\n", stderr);
		return EXIT_USAGE;
	}
}

int
take_options(struct order *order, int argc, char **argv)
{
	int option, status;

	order->settings = ARENA_ARRAY(order->arena, const char *, argc);
	order->has_color = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	order->shows_times = getenv("PRINTARK_TIMES") != NULL;
	while ((option = getopt_long(argc, argv, "o:qj:", options, NULL)) != -1) {
		order->wants_help = option == OPTION_HELP;
		order->wants_version = option == OPTION_VERSION;
		if (order->wants_help || order->wants_version)
			return EXIT_MADE;
		status = take_option(order, option);
		if (status != EXIT_MADE)
			return status;
	}
	order->names = (const char *const *)(argv + optind);
	order->name_count = argc - optind;
	return settle_paper(order);
}

/* ---- values ---------------------------------------------------------------- */

bool
read_settings(struct press *press, bool names, struct content_fields *fields)
{
	const struct order *order = press->order;
	struct diags *diags = press->diags;
	int i;

	if (order->group && !press->group) {
		press->group = content_group_read(press->content, order->group, diags);
		if (!press->group)
			return false;
	}
	if (press->group)
		content_group_fill(press->group, names, fields);
	for (i = 0; i < order->setting_count; i++)
		if (!content_fields_add(fields, order->settings[i], diags))
			return false;
	return true;
}

const char *
usual_ages(const struct press *press)
{
	return press->group ? press->group->ages : NULL;
}
