/*
 * Footnotes: set where they are cited, placed at the foot of the page that cites
 * them (XSL 1.1, 6.12.3).
 *
 * A note rides on the line that cites it, so that cutting knows how much room
 * it takes.  Notes are not divided yet: one that does not fit takes its line to the next page.
 */
#include "layout/inside.h"

static struct cut
set_separator(struct edition *edition, mpt measure, struct galley **galley)
{
	const struct fo *content = content_for(edition->sequence, "xsl-footnote-separator");
	struct setter parent = { .edition = edition, .artifact = ARTIFACT_LAYOUT };

	*galley = content ? set_galley_for(&parent, content, measure) : NULL;
	return *galley ? cut_all(*galley) : (struct cut){ 0 };
}

mpt
separator_height(struct edition *edition, mpt measure)
{
	struct galley *galley;

	return set_separator(edition, measure, &galley).height;
}

struct note
set_note(const struct setter *setter, const struct fo *body)
{
	struct setter s = setter_new(setter, body, setter->edition->note_measure);
	struct note note = { .fo = body, .galley = s.galley };

	if (body->id)
		push_mark(&s, MARK_ID, body);
	set_children(&s, body);
	note.height = galley_height(s.galley);
	return note;
}

static mpt
height_of(const struct notes *notes)
{
	mpt height = 0;
	int i;

	for (i = 0; i < notes->count; i++)
		height += notes->list[i]->height;
	return height;
}

void
place_notes(struct placer *placer, const struct notes *notes, mpt x, mpt bottom, mpt measure)
{
	struct placer artifact = *placer;
	struct galley *separator;
	struct cut cut;
	mpt y;
	int i;

	if (notes->count == 0)
		return;
	cut = set_separator(placer->edition, measure, &separator);
	y = bottom - height_of(notes) - cut.height;
	artifact.artifact = ARTIFACT_LAYOUT;
	if (separator)
		place_cut(&artifact, separator, &cut, x, y);
	y += cut.height;
	for (i = 0; i < notes->count; i++) {
		cut = cut_all(notes->list[i]->galley);
		place_cut(placer, notes->list[i]->galley, &cut, x, y);
		y += notes->list[i]->height;
	}
}
