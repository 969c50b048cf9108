/*
 * Tables.
 */
#include "layout/inside.h"

void
set_table(struct setter *setter, const struct fo *fo)
{
	diag(setter->edition->job->diags, DIAG_LAYOUT_UNSUPPORTED, fo->at, fo_kind_name(fo->kind));
}
