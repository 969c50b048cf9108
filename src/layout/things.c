/*
 * What stands in a line and is no text: pictures, and containers with blocks of their own.
 */
#include "layout/para.h"

#include <string.h>

enum { CONTAINERS_MOST = 8 };             /* inline containers within each other */

void
collect_graphic(struct para *para, const struct fo *fo)
{
	struct thing thing = { .kind = THING_GRAPHIC, .fo = fo };

	if (!measure_graphic(para, fo, &thing.graphic))
		return;
	thing.strand = add_strand(para, fo, fo);
	thing.ascent = thing.graphic.height;
	thing.rise = rise_in(para, fo, &(struct extent){ thing.ascent, 0 });
	add_boxed(para, &thing, thing.graphic.width, 0, 0);
}

/* ---- fo:inline-container ------------------------------------------- */

static mpt
own_size(const struct fo *fo, enum fo_prop prop, mpt base)
{
	enum fo_prop size = size_seen(fo, prop);
	const struct value *v = fo_value(fo, size);

	if (v->type != VALUE_LENGTH || (v->percent && base <= 0))
		return 0;
	return mpt_max(fo_length(fo, size, base), 0);
}

/* Its own width, or as wide as its content would like to be and the block has room for. */
static mpt
container_width(struct para *para, const struct fo *fo)
{
	mpt width = own_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, para->measure);
	mpt smallest = 0, most;

	if (width > 0)
		return width;
	set_extremes(para->setter, fo, &smallest, &width);
	most = own_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, para->measure);
	width = mpt_min(width, most > 0 ? most : para->measure);
	return mpt_max(
	    width, own_size(fo, PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM, para->measure));
}

/* Each is set twice, for its width and for its place: deep ones take twice as long a level. */
static bool
is_too_deep(const struct para *para, const struct fo *fo)
{
	struct edition *edition = para->setter->edition;
	const struct fo *above;
	int depth = 0;

	for (above = fo; above; above = above->parent)
		depth += above->kind == FO_INLINE_CONTAINER;
	if (depth <= CONTAINERS_MOST)
		return false;
	if (!edition->told[fo->order])
		diag(edition->job->diags, DIAG_LAYOUT_CONTAINERS, fo->at, CONTAINERS_MOST);
	edition->told[fo->order] = true;
	return true;
}

/* It stands on the baseline of its first line; turned, or without a line, on its lower edge. */
void
collect_container(struct para *para, const struct fo *fo)
{
	struct thing thing = { .kind = THING_GALLEY, .fo = fo };
	mpt height = own_size(fo, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, para->setter->height);
	mpt baseline;

	if (is_too_deep(para, fo))
		return;
	para->varies = true;
	thing.rider = container_rider(para->setter, fo, container_width(para, fo), height);
	baseline = thing.rider.turn ? -1 : galley_baseline(thing.rider.galley);
	thing.ascent = baseline < 0 ? thing.rider.height : thing.rider.y + baseline;
	thing.descent = thing.rider.height - thing.ascent;
	thing.rise = rise_in(para, fo, &(struct extent){ thing.ascent, thing.descent });
	thing.strand = add_strand(para, fo, fo);
	add_boxed(para, &thing, thing.rider.width, 0, 0);
}

void
paint_container(struct para *para, struct slug *slug, const struct thing *thing, mpt x, mpt y)
{
	struct rider *on = slug_rider(para->arena, slug, thing->rider.galley, NULL);

	*on = thing->rider;
	on->among = slug->area_count + 1;
	on->x += x;
	on->y += y;
	on->open_x += x;
	on->open_y += y;
}

/* ---- fo:scaling-value-citation ------------------------------------- */

static const struct fo *
find_id(const struct fo *fo, const char *id)
{
	const struct fo *child, *found;

	if (fo->id && strcmp(fo->id, id) == 0)
		return fo;
	for (child = fo->first; child; child = child->next)
		if ((found = find_id(child, id)))
			return found;
	return NULL;
}

/* How large a picture is shown, in per cent of its own size (XSL 1.1, 6.6.13). */
const char *
scaling_value(struct para *para, const struct fo *fo)
{
	const char *id = fo_string(fo, PROP_REF_ID);
	const struct fo *cited = find_id(para->setter->edition->document->root, id ? id : "");
	struct graphic g = { .image_width = 0 };
	int64_t shown, own;

	if (!cited ||
	    (cited->kind != FO_EXTERNAL_GRAPHIC && cited->kind != FO_INSTREAM_FOREIGN_OBJECT) ||
	    !measure_graphic(para, cited, &g))
		return "??";
	shown = fo_keyword(fo, PROP_SCALE_OPTION) == KEY_HEIGHT ? g.image_height : g.image_width;
	own = fo_keyword(fo, PROP_SCALE_OPTION) == KEY_HEIGHT ? g.image->height : g.image->width;
	return number_format(para->arena, fo, (int)((shown * 100 + own / 2) / own));
}
