/*
 * Absolute properties into the relative ones that correspond (XSL 1.1, 5.3), and
 * what borders and margins come to.
 */
#include "fo/inside.h"

#define SIDES_OF(name, end)                                                                        \
	{ [SIDE_BEFORE] = PROP_##name##_BEFORE##end, [SIDE_AFTER] = PROP_##name##_AFTER##end,      \
	  [SIDE_START] = PROP_##name##_START##end, [SIDE_END] = PROP_##name##_END##end }

const uint16_t border_width_props[SIDES] = SIDES_OF(BORDER, _WIDTH);
const uint16_t border_style_props[SIDES] = SIDES_OF(BORDER, _STYLE);
const uint16_t border_color_props[SIDES] = SIDES_OF(BORDER, _COLOR);
const uint16_t border_width_conditionality_props[SIDES] = SIDES_OF(BORDER, _WIDTH_CONDITIONALITY);
const uint16_t padding_props[SIDES] = SIDES_OF(PADDING, );
const uint16_t padding_conditionality_props[SIDES] = SIDES_OF(PADDING, _CONDITIONALITY);
const uint16_t margin_props[EDGES] = { PROP_MARGIN_TOP, PROP_MARGIN_RIGHT, PROP_MARGIN_BOTTOM,
	PROP_MARGIN_LEFT };

static const uint16_t space_props[SIDES][3] = {
	[SIDE_BEFORE] = { PROP_SPACE_BEFORE_MINIMUM, PROP_SPACE_BEFORE_OPTIMUM,
	    PROP_SPACE_BEFORE_MAXIMUM },
	[SIDE_AFTER] = { PROP_SPACE_AFTER_MINIMUM, PROP_SPACE_AFTER_OPTIMUM,
	    PROP_SPACE_AFTER_MAXIMUM },
	[SIDE_START] = { PROP_SPACE_START_MINIMUM, PROP_SPACE_START_OPTIMUM,
	    PROP_SPACE_START_MAXIMUM },
	[SIDE_END] = { PROP_SPACE_END_MINIMUM, PROP_SPACE_END_OPTIMUM, PROP_SPACE_END_MAXIMUM },
};

static const uint16_t space_conditionality_props[SIDES] = {
	[SIDE_BEFORE] = PROP_SPACE_BEFORE_CONDITIONALITY,
	[SIDE_AFTER] = PROP_SPACE_AFTER_CONDITIONALITY,
	[SIDE_START] = PROP_SPACE_START_CONDITIONALITY,
	[SIDE_END] = PROP_SPACE_END_CONDITIONALITY,
};

bool
is_vertical(const struct refine *refine)
{
	enum fo_keyword mode = so_far(refine, PROP_WRITING_MODE)->keyword;

	return mode == KEY_TB_RL || mode == KEY_TB_LR;
}

enum side
edge_side(const struct refine *refine, enum edge edge)
{
	static const enum side lr_tb[] = { SIDE_BEFORE, SIDE_END, SIDE_AFTER, SIDE_START };
	static const enum side rl_tb[] = { SIDE_BEFORE, SIDE_START, SIDE_AFTER, SIDE_END };
	static const enum side tb_rl[] = { SIDE_START, SIDE_BEFORE, SIDE_END, SIDE_AFTER };
	static const enum side tb_lr[] = { SIDE_START, SIDE_AFTER, SIDE_END, SIDE_BEFORE };

	switch (so_far(refine, PROP_WRITING_MODE)->keyword) {
	case KEY_RL_TB:
		return rl_tb[edge];
	case KEY_TB_RL:
		return tb_rl[edge];
	case KEY_TB_LR:
		return tb_lr[edge];
	default:
		return lr_tb[edge];
	}
}

/* A border without a style has no width; one without a width is medium, one
 * without a colour has the text's (XSL 1.1, 7.8). */
static void
settle_border(struct refine *refine, enum side side)
{
	enum fo_prop style = (enum fo_prop)border_style_props[side];
	enum fo_prop width = (enum fo_prop)border_width_props[side];
	enum fo_prop color = (enum fo_prop)border_color_props[side];
	enum fo_keyword keyword = so_far(refine, style)->keyword;
	bool is_drawn = keyword != KEY_NONE && keyword != KEY_HIDDEN;

	if (is_drawn && !is_specified(refine, width))
		specify(refine, width, value_length(1000, 0), RANK_ABSOLUTE);
	if (!is_drawn && is_specified(refine, width))
		specify(refine, width, value_length(0, 0), RANK_ABSOLUTE);
	if (is_drawn && !is_specified(refine, color))
		specify(refine, color, *so_far(refine, PROP_COLOR), RANK_ABSOLUTE);
}

/* Only these begin a new reference for indents where a margin is
 * specified (XSL 1.1, 5.3.2). */
static bool
makes_reference_area(enum fo_kind kind)
{
	return kind == FO_BLOCK_CONTAINER || kind == FO_INLINE_CONTAINER ||
	    kind == FO_TABLE_CELL || kind == FO_TABLE_CAPTION;
}

/* A percentage of a margin is of the block around, which the indents of the parent have made
 * narrower than the reference area that ours are of. */
static void
add_part(const struct refine *refine, struct value *sum, const struct value *part)
{
	const struct fo *parent = refine->fo->parent;
	const struct value *start, *end;
	int64_t less, more;

	sum->length += part->length;
	if (part->percent == 0 || !parent || makes_reference_area(parent->kind)) {
		sum->percent += part->percent;
		return;
	}
	start = &parent->inherited[PROP_START_INDENT];
	end = &parent->inherited[PROP_END_INDENT];
	less = (int64_t)part->percent * ((int64_t)start->length + end->length) / 100000;
	more = (int64_t)part->percent * (100000 - (int64_t)start->percent - end->percent) / 100000;
	sum->length -= (mpt)(less > FO_MOST || less < -FO_MOST ? 0 : less);
	sum->percent += (int32_t)(more > FO_PERCENT_MOST || more < -FO_PERCENT_MOST ? 0 : more);
}

/* indent = inherited indent + margin + border + padding. */
static void
settle_indent(struct refine *refine, const struct value *margin, enum rank rank, enum side side)
{
	enum fo_prop indent = side == SIDE_START ? PROP_START_INDENT : PROP_END_INDENT;
	const struct value *parts[3] = { margin,
		so_far(refine, (enum fo_prop)border_width_props[side]),
		so_far(refine, (enum fo_prop)padding_props[side]) };
	struct value sum = value_length(0, 0);
	int i;

	if (!makes_reference_area(refine->fo->kind) && refine->fo->parent)
		sum = refine->fo->parent->inherited[indent];
	for (i = 0; i < 3; i++)
		if (parts[i]->type == VALUE_LENGTH)
			add_part(refine, &sum, parts[i]);
	specify(refine, indent, value_length(sum.length, sum.percent), rank);
}

/* A margin is the space, and stays at the edge of a page or line as margins do. */
static void
settle_space(struct refine *refine, const struct value *margin, enum rank rank, enum side side)
{
	int i;

	if (margin->type != VALUE_LENGTH)
		return;
	for (i = 0; i < 3; i++)
		specify(refine, (enum fo_prop)space_props[side][i], *margin, rank);
	specify(refine, (enum fo_prop)space_conditionality_props[side], value_keyword(KEY_RETAIN),
	    rank);
}

/* Pages and regions have margins for themselves; others have what they mean. */
static bool
keeps_margins(enum fo_kind kind)
{
	return kind == FO_SIMPLE_PAGE_MASTER ||
	    (kind >= FO_REGION_BODY && kind <= FO_REGION_END);
}

static bool
is_inline(enum fo_kind kind)
{
	return kind_row(kind)->class == CLASS_INLINE;
}

static void
settle_margin(struct refine *refine, enum edge edge)
{
	enum fo_prop prop = (enum fo_prop)margin_props[edge];
	enum side side = edge_side(refine, edge);
	struct value margin = refine->values[prop];
	enum rank rank = (enum rank)refine->ranks[prop];
	enum fo_kind kind = refine->fo->kind;

	if (rank == RANK_NONE || keeps_margins(kind))
		return;
	refine->ranks[prop] = RANK_NONE;
	if (side == SIDE_BEFORE || side == SIDE_AFTER || is_inline(kind))
		settle_space(refine, &margin, rank, side);
	else
		settle_indent(refine, &margin, rank, side);
}

/* The optimum lies between the others; one that is not specified gives way. */
static void
order_space(struct refine *refine, const uint16_t props[3])
{
	enum fo_prop low = (enum fo_prop)props[0], middle = (enum fo_prop)props[1];
	enum fo_prop high = (enum fo_prop)props[2];
	mpt optimum;

	if (!is_specified(refine, low) && !is_specified(refine, middle) &&
	    !is_specified(refine, high))
		return;
	optimum = so_far(refine, middle)->length;
	if (so_far(refine, low)->length > optimum && is_specified(refine, low)) {
		optimum = so_far(refine, low)->length;
		specify(refine, middle, *so_far(refine, low), RANK_ABSOLUTE);
	}
	if (so_far(refine, high)->length < optimum && so_far(refine, high)->percent == 0)
		specify(refine, high, *so_far(refine, middle), RANK_ABSOLUTE);
}

void
settle_box(struct refine *refine)
{
	int i;

	for (i = 0; i < SIDES; i++)
		settle_border(refine, (enum side)i);
	for (i = 0; i < EDGES; i++)
		settle_margin(refine, (enum edge)i);
	for (i = 0; i < SIDES; i++)
		order_space(refine, space_props[i]);
}
