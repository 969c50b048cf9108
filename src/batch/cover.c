/*
 * The cover sheet of a volume, which counts for the print room what is in it.
 *
 * It is made when that is known, and stands first all the same.
 */
#include "batch/merge.h"

static const char *
languages_of(struct merge *merge)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < merge->languages.count; i++)
		text = arena_printf(merge->arena, "%s%s%s %d", text, i ? ", " : "",
		    merge->languages.rows[i].key, *(int *)merge->languages.rows[i].value);
	return text;
}

static void
set_count(struct merge *merge, struct content_fields *fields, const char *name, int count)
{
	content_fields_set(
	    fields, name, arena_printf(merge->arena, "%d", count), (struct place){ "volume", 0 });
}

void
merge_add_cover(struct merge *merge)
{
	struct batch *batch = merge->batch;
	bool both = !batch->order->batch.is_simplex;
	struct content_fields fields = { .arena = merge->arena };
	struct buf piece = { 0 };
	struct task task = { .material =
				 arena_printf(merge->arena, "%s/content/print/trykseddel.xml",
				     content_home(batch->press->content)),
		.fields = &fields,
		.until = STAGE_NONE,
		.to = &piece,
		.piece = "cover" };
	struct made made;
	int pages = pdf_volume_pages(merge->volume);

	set_count(merge, &fields, "volume", merge->number);
	set_count(merge, &fields, "letters", merge->letters);
	set_count(merge, &fields, "copies", merge->copies);
	set_count(merge, &fields, "pages", pages);
	set_count(merge, &fields, "sheets", both ? pages / 2 : pages);
	content_fields_set(
	    &fields, "sides", both ? "begge sider" : "\u00e9n side", (struct place){ "volume", 0 });
	content_fields_set(
	    &fields, "languages", languages_of(merge), (struct place){ "volume", 0 });
	if (build_material(batch->press, &task, &made)) {
		pdf_volume_add(merge->volume, piece.bytes, piece.count, "Trykseddel", true);
		if (both && made.pages % 2)
			pdf_volume_blank(merge->volume, true);
	}
	buf_drop(&piece);
}
