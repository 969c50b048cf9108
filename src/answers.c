/*
 * What was filled in on a form, onto the same sheet on paper (--answers).
 *
 * Programs that forms are filled in with set Arabic letters neither joined nor turned; here they
 * are set as all other text is.  Answers are known by the names of their fields.
 */
#include "forms/forms.h"
#include "verbs.h"

#include <string.h>

/* A box without a tick is no answer. */
static bool
says_something(const struct forms_field *field)
{
	return *field->value && !(field->kind == FORMS_CHECK && strcmp(field->value, "no") == 0);
}

bool
answers_open(struct press *press)
{
	const struct order *order = press->order;
	struct arena *arena = order->arena;
	struct forms_file file;
	int i;

	if (!order->answers)
		return true;
	press->answers = ARENA_NEW(arena, struct table);
	press->answers->arena = arena;
	if (!forms_read(order->answers, &file, arena, press->diags))
		return false;
	for (i = 0; i < file.count; i++) {
		struct adapt_answer *answer = ARENA_NEW(arena, struct adapt_answer);

		answer->value = file.fields[i].value;
		if (says_something(&file.fields[i]))
			table_put(press->answers, file.fields[i].name, answer);
	}
	adapt_write_answers(press->adapt, press->answers);
	return true;
}

void
answers_tell(const struct press *press)
{
	int left = 0;
	size_t i;

	for (i = 0; press->answers && i < press->answers->count; i++)
		left += !((const struct adapt_answer *)press->answers->rows[i].value)->is_written;
	if (left)
		diag(press->diags, DIAG_FORM_ELSEWHERE, (struct place){ press->order->answers, 0 },
		    left);
}
