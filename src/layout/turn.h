/*
 * Links and ids inside of turned boxes.
 */
#ifndef LAYOUT_TURN_H
#define LAYOUT_TURN_H

#include "layout/inside.h"

struct turn_mark
turn_begin(const struct areas *areas, const struct area_page *page);

/* Brings the links and ids that were added since to where `open`, the box's AREA_OPEN, shows them: they
 * lie on the page, not in the box.  Boxes in boxes: the inner one first. */
void
turn_end(struct areas *areas, struct area_page *page, struct turn_mark since,
    const struct area *open);

#endif
