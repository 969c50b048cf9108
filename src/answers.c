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

/* Skin tones, variation selectors and joiners change the emoji before them. */
static bool
joins_emoji(uint32_t code)
{
	return (code >= 0x1F3FB && code <= 0x1F3FF) || code == 0xFE0F || code == 0x200D;
}

/* Children type emoji, which no font of ours has: a box each, and the rest is still printed. */
static const char *
without_emoji(const char *value, struct arena *arena, int *count)
{
	const char *s = value, *end = value + strlen(value), *from;
	struct buf text = { 0 };
	bool follows = false;
	const char *kept;

	while (s < end) {
		uint32_t code;

		from = s;
		code = utf8_next(&s, end);
		/* Arabic letters have joiners, too. */
		if (follows && joins_emoji(code))
			continue;
		follows = code >= 0x2190;
		if (code >= 0x1F000 && code <= 0x1FAFF) {
			buf_string(&text, "\xE2\x96\xA1");
			++*count;
		} else {
			buf_put(&text, from, (size_t)(s - from));
		}
	}
	kept = arena_strndup(arena, text.bytes ? text.bytes : "", text.count);
	buf_drop(&text);
	return kept;
}

bool
answers_open(struct press *press)
{
	const struct order *order = press->order;
	struct arena *arena = order->arena;
	struct forms_file file;
	int i, emoji = 0;

	if (!order->answers)
		return true;
	press->answers = ARENA_NEW(arena, struct table);
	press->answers->arena = arena;
	if (!forms_read(order->answers, &file, arena, press->diags))
		return false;
	for (i = 0; i < file.count; i++) {
		struct adapt_answer *answer = ARENA_NEW(arena, struct adapt_answer);

		answer->value = without_emoji(file.fields[i].value, arena, &emoji);
		if (says_something(&file.fields[i]))
			table_put(press->answers, file.fields[i].name, answer);
	}
	if (emoji)
		diag(press->diags, DIAG_FORM_EMOJI, (struct place){ order->answers, 0 }, emoji);
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
