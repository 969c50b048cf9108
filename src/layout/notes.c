/*
 * Footnotes: set where they are cited, placed at the foot of the page that cites
 * them (XSL 1.1, 6.12.3).  Before-floats are the same at the top, but whole, and may wait (6.12.2).
 *
 * A note rides on the line that cites it, so that cutting knows how much room
 * it takes.  It begins on the page of that line; where it does not fit it is divided, and what is
 * left comes first on the next page.  Notes are as wide as the body of the page, also under
 * columns: the footnote-reference-area belongs to the region (6.4.14).
 */
#include "layout/inside.h"

#define DEPTH_MOST 200            /* galleys in galleys; setting has a lower limit */

static struct cut
set_separator(struct edition *edition, const char *name, mpt measure, struct galley **galley)
{
	const struct fo *content = content_for(edition->sequence, name);
	struct setter parent = { .edition = edition, .artifact = ARTIFACT_LAYOUT };

	*galley = content ? set_galley_for(&parent, content, measure) : NULL;
	return *galley ? cut_all(*galley) : (struct cut){ 0 };
}

mpt
separator_height(struct edition *edition, const char *name, mpt measure)
{
	struct galley *galley;

	return set_separator(edition, name, measure, &galley).height;
}

/* The space that stands at the beginning (or end) of a galley. */
static mpt
outer_space(const struct galley *galley, bool at_end)
{
	int first = 0, end = galley->count;

	if (!at_end)
		end = space_run_end(galley, 0, galley->count);
	for (first = at_end ? end : 0; at_end && first > 0; first--)
		if (space_run_end(galley, first - 1, first) != first)
			break;
	return fold_spaces(galley, first, end, false, false).opt;
}

static mpt
first_piece(const struct galley *galley)
{
	struct room smallest = { .full = MPT_MAX, .must = true };

	return cut_galley(galley, galley_start(galley), &smallest).height;
}

/* The height of the least that a note can begin with; `most` of a page is not waited for. */
static mpt
least_of(const struct galley *galley, mpt most)
{
	struct galley part = *galley;
	mpt least;
	int i;

	for (i = 0; i < galley->count; i++)
		if (galley->items[i].kind == ITEM_BREAK &&
		    galley->items[i].as.breaking.price < PRICE_WIDOW)
			break;
	part.count = i;
	least = galley_height(&part);
	return least > most ? first_piece(galley) : least;
}

struct note
set_note(const struct setter *setter, const struct fo *body)
{
	struct setter s = setter_new(setter, body, setter->edition->note_measure);
	struct note note = { .fo = body, .galley = s.galley,
		.is_float = body->kind == FO_FLOAT };

	s.cites = false;
	s.is_rtl = setter->edition->note_is_rtl;
	if (body->id)
		push_mark(&s, MARK_ID, body);
	set_children(&s, body);
	end_floats(&s);
	note.height = galley_height(s.galley);
	note.least = least_of(s.galley, setter->edition->plan_height / 2);
	note.lead = outer_space(s.galley, false);
	note.trail = outer_space(s.galley, true);
	return note;
}

/* ---- adding up ----------------------------------------------------- */

/* What stands above a part of a note: the separator, or the space after the note before. */
static mpt
gap_before(const struct note_sum *sum, mpt lead)
{
	if (sum->count > 0)
		return mpt_max(sum->trail, lead);
	return sum->separator > 0 ? sum->separator + lead : 0;
}

void
sum_note(struct note_sum *sum, const struct note *note)
{
	mpt gap = gap_before(sum, note->lead);

	sum->least = sum->full + gap + note->least;
	sum->full += gap + note->height;
	sum->trail = note->trail;
	sum->count++;
}

/* What notes are looked up for. */
struct look {
	struct note_sum *sum;
	struct notes *notes;
	bool floats;                      /* these, and no footnotes */
};

static void
look_in_cut(struct look *look, const struct galley *galley, const struct cut *cut, int depth);

static void
found(struct look *look, const struct note *note)
{
	struct notes *notes = look->notes;

	if (note->is_float != look->floats)
		return;
	if (look->sum)
		sum_note(look->sum, note);
	if (!notes)
		return;
	ARENA_ROOM(notes->arena, notes->list, notes->count, notes->capacity);
	notes->list[notes->count++] = (struct note_part){ note,
		{ .from = galley_start(note->galley) } };
}

static void
look_in_slug(struct look *look, const struct slug *slug, int depth)
{
	const struct note *note;
	const struct rider *rider;

	if (!slug->cites || depth > DEPTH_MOST)
		return;
	for (rider = slug->riders; rider; rider = rider->next)
		if (rider->leads)
			look_in_cut(look, rider->galley, &rider->cut, depth + 1);
	for (note = slug->notes; note; note = note->next)
		found(look, note);
	for (rider = slug->riders; rider; rider = rider->next)
		if (!rider->leads)
			look_in_cut(look, rider->galley, &rider->cut, depth + 1);
}

static void
look_in_cut(struct look *look, const struct galley *galley, const struct cut *cut, int depth)
{
	int i, end = mpt_min(cut->to.item, galley->count);

	for (i = cut->from.item; i < end; i++) {
		const struct item *item = &galley->items[i];

		if (item->kind == ITEM_SLUG)
			look_in_slug(look, i == cut->from.item && cut->first ? cut->first
			                                                     : &item->as.slug, depth);
		else if (item->kind == ITEM_MARK && item->as.mark.kind == MARK_FLOAT)
			found(look, item->as.mark.note);
	}
	if (cut->last)
		look_in_slug(look, cut->last, depth);
}

void
sum_notes(struct note_sum *sum, const struct slug *slug)
{
	look_in_slug(&(struct look){ .sum = sum }, slug, 0);
}

void
gather_notes(struct notes *notes, const struct galley *galley, const struct cut *cut, bool floats)
{
	look_in_cut(&(struct look){ .notes = notes, .floats = floats }, galley, cut, 0);
}

/* ---- dividing ------------------------------------------------------ */

static void
carry(struct notes *rest, const struct note_part *part, struct cursor from)
{
	ARENA_ROOM(rest->arena, rest->list, rest->count, rest->capacity);
	rest->list[rest->count++] = (struct note_part){ part->note, { .from = from } };
}

static bool
is_whole(const struct note_part *part)
{
	return part->cut.from.item == 0 && !part->cut.from.rest;
}

/* Cuts a part to the room; false when nothing of it fits. */
static bool
cut_part(struct note_part *part, mpt room, mpt full, bool must)
{
	struct room r = { .height = room, .full = full, .must = must };
	struct cursor from = part->cut.from;

	part->cut = cut_galley(part->note->galley, from, &r);
	return part->cut.is_end || part->cut.to.item != from.item || part->cut.to.rest != from.rest;
}

mpt
divide_notes(struct notes *notes, mpt separator, mpt height, struct notes *rest)
{
	struct note_sum sum = { .separator = separator };
	int i, shown = 0;

	for (i = 0; i < notes->count; i++) {
		struct note_part *part = &notes->list[i];
		struct cursor from = part->cut.from;
		mpt gap = gap_before(&sum, is_whole(part) ? part->note->lead : 0);

		if (rest->count > 0 || !cut_part(part, height - sum.full - gap, height,
		    notes->must && i == 0)) {
			carry(rest, part, from);
			continue;
		}
		sum.full += gap + part->cut.height;
		sum.trail = part->note->trail;
		sum.count++;
		shown = i + 1;
		if (!part->cut.is_end)
			carry(rest, part, part->cut.to);
	}
	notes->count = shown;
	return sum.full;
}

/* ---- before-floats ------------------------------------------------- */

mpt
stack_floats(struct notes *floats, mpt separator, mpt height, bool must, struct notes *rest)
{
	struct note_sum sum = { 0 };
	int i, shown = 0;

	for (i = 0; i < floats->count; i++) {
		struct note_part *part = &floats->list[i];
		mpt gap = gap_before(&sum, part->note->lead);

		if (rest->count > 0 || (sum.full + gap + part->note->height + separator > height &&
		    !(must && i == 0))) {
			carry(rest, part, part->cut.from);
			continue;
		}
		part->cut = cut_all(part->note->galley);
		sum_note(&sum, part->note);
		shown = i + 1;
	}
	floats->count = shown;
	return shown > 0 ? sum.full + separator : 0;
}

void
place_floats(struct placer *placer, const struct notes *floats, mpt x, mpt top)
{
	struct placer artifact = *placer;
	struct note_sum sum = { 0 };
	struct galley *separator;
	struct cut cut;
	int i;

	for (i = 0; i < floats->count; i++) {
		const struct note_part *part = &floats->list[i];
		mpt y = top + sum.full + gap_before(&sum, part->note->lead);

		place_cut(placer, part->note->galley, &part->cut, x, y);
		sum_note(&sum, part->note);
	}
	if (floats->count == 0)
		return;
	cut = set_separator(placer->edition, "xsl-before-float-separator", placer->width, &separator);
	artifact.artifact = ARTIFACT_LAYOUT;
	if (separator)
		place_cut(&artifact, separator, &cut, x, top + sum.full);
}

/* ---- placing ------------------------------------------------------- */

void
place_notes(struct placer *placer, const struct notes *notes, mpt x, mpt bottom, mpt height)
{
	struct placer artifact = *placer;
	struct note_sum sum = { 0 };
	struct galley *separator;
	struct cut cut;
	mpt y = bottom - height;
	int i;

	if (notes->count == 0)
		return;
	cut = set_separator(placer->edition, "xsl-footnote-separator", placer->width, &separator);
	artifact.artifact = ARTIFACT_LAYOUT;
	if (separator)
		place_cut(&artifact, separator, &cut, x, y);
	sum.separator = cut.height;
	for (i = 0; i < notes->count; i++) {
		const struct note_part *part = &notes->list[i];

		y += gap_before(&sum, is_whole(part) ? part->note->lead : 0);
		place_cut(placer, part->note->galley, &part->cut, x, y);
		y += part->cut.height;
		sum.trail = part->note->trail;
		sum.count++;
	}
}
