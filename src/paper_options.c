/*
 * The options that tell how pages come onto paper, into an order.
 */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const papers[] = { "A4", "A5", "A3", "Letter", NULL };
static const char *const posters[] = { "A3", "A2", NULL };
static const char *const edges[] = { "long", "short", NULL };

/* --nup and --signature: one of the numbers that can be folded or cut. */
static int
take_count(const char *option, const char *const *counts, const char *list, int *to)
{
	int index;

	if (!one_of(counts, optarg, &index))
		return usage("--%s '%s': it is one of %s", option, optarg, list);
	*to = atoi(counts[index]);
	return EXIT_MADE;
}

/* --crop-marks, with the bleed in mm: 3, or as said. */
static int
take_crop(struct paper_order *paper)
{
	char *end = NULL;
	long bleed = optarg ? strtol(optarg, &end, 10) : 3;

	if ((end && (*end || end == optarg)) || bleed < 0 || bleed > 20)
		return usage("--crop-marks=%s: the bleed is 0 to 20 mm", optarg);
	paper->is_cropped = true;
	paper->bleed = (int)bleed;
	return EXIT_MADE;
}

/* --cards, with a size: a name, or WIDTHxHEIGHT in mm. */
static int
take_cards(struct order *order)
{
	static const char *const names[] = { "A5", "A6", "A7", "A8", "playing", "credit", NULL };
	static const int sizes[][2] = { { 148, 210 }, { 105, 148 }, { 74, 105 }, { 52, 74 },
		{ 63, 88 }, { 54, 85 } };
	struct paper_order *paper = &order->paper;
	int index, end = 0;

	paper->has_cards = true;
	if (!optarg)
		return EXIT_MADE;
	if (one_of(names, optarg, &index)) {
		paper->card_width = sizes[index][0];
		paper->card_height = sizes[index][1];
		return EXIT_MADE;
	}
	if (sscanf(optarg, "%3dx%3d%n", &paper->card_width, &paper->card_height, &end) != 2 ||
	    optarg[end] || paper->card_width < 20 || paper->card_height < 20)
		return usage("--cards=%s: it is one of %s, or WIDTHxHEIGHT in mm, 20 or more each",
		    optarg, all_of(names, order->arena));
	return EXIT_MADE;
}

int
take_paper_option(struct order *order, int option)
{
	static const char *const ups[] = { "2", "4", "8", NULL };
	static const char *const signatures[] = { "4", "8", "12", "16", "20", "24", "32", "40", NULL };
	struct paper_order *paper = &order->paper;

	switch (option) {
	case OPTION_NUP:
		return take_count("nup", ups, all_of(ups, order->arena), &paper->up);
	case OPTION_SIGNATURE:
		paper->is_booklet = true;
		return take_count("signature", signatures, all_of(signatures, order->arena),
		    &paper->signature);
	case OPTION_PAPER:
		return take_word(order, "paper", papers, &paper->name);
	case OPTION_DUPLEX:
		return take_word(order, "duplex", edges, &paper->edge);
	case OPTION_POSTER:
		return take_word(order, "poster", posters, &paper->poster);
	case OPTION_CARDS:
		return take_cards(order);
	case OPTION_CROP:
		return take_crop(paper);
	case OPTION_GREY:
		paper->is_grey = true;
		return EXIT_MADE;
	default:
		paper->is_booklet = true;
		return EXIT_MADE;
	}
}

/* ---- what goes together -------------------------------------------------- */

static const char *const ways[] = { "nup", "booklet", "cards", "poster", "crop-marks" };

/* What the order asks for of them, in their order. */
static void
look_for_ways(const struct paper_order *paper, bool asked[5])
{
	asked[0] = paper->up;
	asked[1] = paper->is_booklet;
	asked[2] = paper->has_cards;
	asked[3] = paper->poster;
	asked[4] = paper->is_cropped;
}

/* A page comes onto paper in one way, so the second is a mistake that must not win in silence. */
static int
settle_ways(const struct paper_order *paper, bool *on_sheets)
{
	const char *way = NULL;
	bool asked[5];
	size_t i;

	look_for_ways(paper, asked);
	for (i = 0; i < 5; i++) {
		if (asked[i] && way)
			return usage("--%s and --%s exclude each other: make a file with each", way,
			    ways[i]);
		way = asked[i] ? ways[i] : way;
	}
	if (paper->edge && !paper->is_booklet && !paper->has_cards)
		return usage("--duplex is for --booklet and --cards: other sheets have no backs");
	*on_sheets = way;
	return EXIT_MADE;
}

/* The first that was said, for a message; NULL: nothing of paper was. */
static const char *
any_said(const struct paper_order *paper)
{
	bool asked[5];
	size_t i;

	look_for_ways(paper, asked);
	for (i = 0; i < 5; i++)
		if (asked[i])
			return ways[i];
	return paper->is_grey ? "grey" : paper->edge ? "duplex" : paper->name ? "paper" : NULL;
}

int
settle_paper(struct order *order)
{
	static const char *const verbs[] = { "build", "pack", "format", NULL };
	const char *said = any_said(&order->paper);
	bool on_sheets = false;
	int index;

	if (!said || !order->name_count)
		return EXIT_MADE;
	if (!one_of(verbs, order->names[0], &index))
		return usage("--%s is for build, pack and format", said);
	if (settle_ways(&order->paper, &on_sheets) != EXIT_MADE)
		return EXIT_USAGE;
	if (on_sheets)
		order->wish.forms = "print";
	if (!on_sheets || order->paper.is_cropped)
		order->wish.paper = order->paper.name;
	return EXIT_MADE;
}
