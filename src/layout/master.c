/*
 * Which page master a page gets (XSL 1.1, 6.4.8 to 6.4.12).
 */
#include "layout/inside.h"

#include <string.h>

static const struct fo *
find_master(const struct edition *edition, enum fo_kind kind, const char *name)
{
	const struct fo *set, *child;

	for (set = edition->document->root->first; set; set = set->next) {
		if (set->kind != FO_LAYOUT_MASTER_SET)
			continue;
		for (child = set->first; child; child = child->next) {
			const char *its = fo_string(child, PROP_MASTER_NAME);

			if (child->kind == kind && its && name && strcmp(its, name) == 0)
				return child;
		}
	}
	return NULL;
}

static bool
is_vertical(const struct fo *fo)
{
	enum fo_keyword mode = fo_keyword(fo, PROP_WRITING_MODE);

	return mode == KEY_TB_RL || mode == KEY_TB_LR || mode == KEY_TB;
}

/* Lines go across. */
static void
name_unsupported(struct edition *edition, const struct fo *master)
{
	const struct fo *region;

	for (region = master->first; region; region = region->next) {
		if (is_vertical(region))
			diag(edition->job->diags, DIAG_LAYOUT_VALUE, region->at,
			    "a writing-mode of vertical lines");
	}
}

static const struct fo *
simple_master(struct edition *edition, const struct fo *reference)
{
	const char *name = fo_string(reference, PROP_MASTER_REFERENCE);
	const struct fo *master = find_master(edition, FO_SIMPLE_PAGE_MASTER, name);

	if (!master)
		diag(edition->job->diags, DIAG_LAYOUT_MASTER, reference->at, name ? name : "");
	else
		name_unsupported(edition, master);
	return master;
}

void
check_flow(struct edition *edition, const struct plan *plan, const struct fo *flow)
{
	const char *name = fo_string(flow, PROP_FLOW_NAME);
	const char *region = plan->body.fo ? fo_string(plan->body.fo, PROP_REGION_NAME) : NULL;

	if (!region || !*region)
		region = "xsl-region-body";
	if (name && strcmp(name, region) != 0)
		diag(edition->job->diags, DIAG_LAYOUT_REGION, flow->at, name);
}

struct chooser
chooser_new(struct edition *edition, const struct fo *sequence)
{
	const char *name = fo_string(sequence, PROP_MASTER_REFERENCE);
	struct chooser c = { 0 };

	c.sequence_master = find_master(edition, FO_PAGE_SEQUENCE_MASTER, name);
	if (c.sequence_master)
		c.part = c.sequence_master->first;
	else
		c.simple = simple_master(edition, sequence);
	return c;
}

static bool
fits_position(enum fo_keyword position, const struct page_want *want)
{
	switch (position) {
	case KEY_ONLY: return want->is_first && want->is_last;
	case KEY_FIRST: return want->is_first;
	case KEY_LAST: return want->is_last;
	case KEY_REST: return !want->is_first && !want->is_last;
	default: return true;
	}
}

static bool
fits(const struct fo *reference, const struct page_want *want)
{
	enum fo_keyword parity = fo_keyword(reference, PROP_ODD_OR_EVEN);
	enum fo_keyword blank = fo_keyword(reference, PROP_BLANK_OR_NOT_BLANK);

	if (parity == KEY_ODD ? want->number % 2 == 0 : parity == KEY_EVEN && want->number % 2 != 0)
		return false;
	if (blank == KEY_BLANK ? !want->is_blank : blank == KEY_NOT_BLANK && want->is_blank)
		return false;
	return fits_position(fo_keyword(reference, PROP_PAGE_POSITION), want);
}

static const struct fo *
alternative(const struct fo *alternatives, const struct page_want *want)
{
	const struct fo *child;

	for (child = alternatives->first; child; child = child->next)
		if (child->kind == FO_CONDITIONAL_PAGE_MASTER_REFERENCE && fits(child, want))
			return child;
	return NULL;
}

/* How many pages a part of the sequence makes. */
static int
limit_of(const struct fo *part)
{
	if (part->kind == FO_SINGLE_PAGE_MASTER_REFERENCE)
		return 1;
	return fo_integer(part, PROP_MAXIMUM_REPEATS, INT32_MAX);
}

static const struct fo *
reference_in(const struct fo *part, const struct page_want *want)
{
	if (part->kind == FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
		return alternative(part, want);
	return part;
}

/* The sequence is used up: its last part goes on (an error that is mended, 6.4.8). */
static const struct fo *
run_over(struct edition *edition, struct chooser *c, const struct page_want *want)
{
	const struct fo *part = c->sequence_master->last;
	const struct fo *reference = part ? reference_in(part, want) : NULL;

	if (!c->ran_out)
		diag(edition->job->diags, DIAG_LAYOUT_MASTER_END, c->sequence_master->at,
		    fo_string(c->sequence_master, PROP_MASTER_NAME), want->number);
	c->ran_out = true;
	if (!reference && part)
		reference = part->last;
	return reference ? simple_master(edition, reference) : NULL;
}

const struct fo *
chooser_next(struct edition *edition, struct chooser *c, const struct page_want *want)
{
	if (!c->sequence_master)
		return c->simple;
	for (; c->part; c->part = c->part->next, c->used = 0) {
		const struct fo *reference;

		if (c->used >= limit_of(c->part))
			continue;
		reference = reference_in(c->part, want);
		if (!reference)
			continue;
		c->used++;
		return simple_master(edition, reference);
	}
	return run_over(edition, c, want);
}
