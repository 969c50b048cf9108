/*
 * What workers said of letters, to whoever gave the order: errors with their row, the rest once.
 */
#include "batch/inside.h"

#include <string.h>

/* What the material itself lacks was said when it was asked for its fields. */
static bool
was_said(const struct diags *diags, const char *text, int line)
{
	size_t i;

	for (i = 0; i < diags_count(diags) && i < 1000; i++)
		if (diags_row(diags, i)->place.line == line &&
		    strcmp(diags_row(diags, i)->text, text) == 0)
			return true;
	return false;
}

/* Errors are a row's; what is said of the material is said once. */
void
tell_messages(
    struct batch *batch, struct letter *letter, struct packet *packet, struct outcome *outcome)
{
	int64_t count = packet_number(packet);

	for (; count > 0; count--) {
		int64_t level = packet_number(packet);
		const char *code = packet_string(packet);
		const char *file = packet_string(packet);
		int line = (int)packet_number(packet);
		const char *text = packet_string(packet);
		struct place place = { file, line };

		if (level >= DIAG_ERROR && !*outcome->message)
			outcome->message = code;
		/* A full disk is full for all letters that are on their way. */
		if (strcmp(code, "FILE_WRITE") == 0) {
			letter->state = LETTER_WAITS;
			if (batch->is_stopped)
				continue;
			batch->is_stopped = true;
		}
		if (level >= DIAG_ERROR && file)
			diag(batch->diags, DIAG_BATCH_SAID_AT,
			    batch_place(batch, letter), letter->row->number, text, file,
			    line);
		else if (level >= DIAG_ERROR)
			diag(batch->diags, DIAG_BATCH_SAID, batch_place(batch, letter),
			    letter->row->number, text);
		else if (level == DIAG_WARNING && !was_said(batch->diags, text, line))
			diag(batch->diags, DIAG_BATCH_WARNED, place, text);
	}
}
