/*
 * What workers are told: the variants and characters of a run, and one letter at a time.
 */
#include "batch/inside.h"

#include <stdlib.h>
#include <string.h>

void
brief_characters(const struct content_roster *roster, struct buf *to)
{
	unsigned char *has = mem_alloc(0x110000);
	char utf8[4];
	uint32_t code;
	size_t i;
	int k;

	for (i = 0; i < roster->count; i++)
		for (k = 0; k < roster->column_count; k++) {
			const char *s = roster->rows[i].cells[k], *end = s + strlen(s);

			while (s < end)
				has[utf8_next(&s, end)] = 1;
		}
	for (code = 32; code < 0x110000 && to->count < PACKET_MAX / 2; code++)
		if (has[code])
			buf_put(to, utf8, utf8_put(utf8, code));
	free(has);
}

/* The fonts of a merged file are its letters' alone, so they may have all that its roster needs. */
static void
send_letters(const struct batch *batch, int control)
{
	struct buf text = { 0 }, bytes = { 0 };

	buf_string(&text, "");
	buf_char(&text, ' ');
	brief_characters(&batch->roster, &text);
	wire_number(&bytes, PACKET_LEARN);
	wire_string(&bytes, text.bytes);
	wire_send(control, &bytes);
	foreman_keep(batch->press, text.bytes);
	buf_drop(&text);
	buf_drop(&bytes);
}

static int
scope_of(const struct batch *batch, const struct variant *v)
{
	return batch->merge ? SCOPE_BOUND : v->place;
}

static void
put_variant(const struct batch *batch, const struct variant *v, struct buf *bytes)
{
	size_t k;

	bytes->count = 0;
	wire_number(bytes, PACKET_WARM);
	wire_number(bytes, scope_of(batch, v));
	wire_string(bytes, v->material);
	wire_wish(bytes, &v->wish);
	for (k = 0; k < v->want_count; k++) {
		wire_string(bytes, v->wants[k].name);
		wire_string(bytes, v->wants[k].type);
		wire_string(bytes, batch_usual(v, k));
	}
}

void
brief_variants(const struct batch *batch, int control)
{
	struct buf bytes = { 0 };
	int i;

	for (i = 0; i < batch->variant_count; i++) {
		if (!batch->variants[i]->is_sound)
			continue;
		put_variant(batch, batch->variants[i], &bytes);
		wire_send(control, &bytes);
	}
	buf_drop(&bytes);
}

/* Who binds must know the same fonts as those who make. */
static void
warm_own(const struct batch *batch)
{
	struct buf bytes = { 0 };
	int i;

	for (i = 0; i < batch->variant_count; i++) {
		struct packet packet;

		if (!batch->variants[i]->is_sound)
			continue;
		put_variant(batch, batch->variants[i], &bytes);
		packet =
		    (struct packet){ bytes.bytes + sizeof(int64_t), bytes.bytes + bytes.count };
		foreman_warm(batch->press, &packet);
	}
	buf_drop(&bytes);
}

void
brief_start(const struct batch *batch, int control)
{
	struct buf bytes = { 0 };

	if (batch->merge) {
		warm_own(batch);
		send_letters(batch, control);
	}
	wire_number(&bytes, PACKET_START);
	wire_send(control, &bytes);
	buf_drop(&bytes);
}

/* What a message needs besides the letter: NULL as its path means none. */
static void
put_memo(
    const struct batch *batch, const struct letter *letter, struct arena *arena, struct buf *bytes)
{
	const char *memo = books_memo(batch, letter, arena);

	wire_string(bytes, memo ? arena_printf(arena, "%s/%s", batch->folder, memo) : NULL);
	wire_string(bytes, letter->key);
	wire_string(bytes, letter->variant->title);
	wire_string(bytes, memo ? batch_special(batch, letter, SPECIAL_RECIPIENT_ID) : "");
	wire_string(bytes, memo ? batch_value(batch, letter, "sender-id") : "");
}

void
brief_letter(const struct batch *batch, const struct letter *letter, struct buf *bytes)
{
	struct arena *arena = arena_new();
	struct content_fields fields = { .arena = arena };
	size_t i;

	batch_fields(batch, letter, &fields);
	wire_number(bytes, PACKET_LETTER);
	wire_number(bytes, letter->row->number);
	wire_number(bytes, scope_of(batch, letter->variant));
	wire_string(bytes, letter->variant->material);
	wire_wish(bytes, &letter->variant->wish);
	wire_string(bytes, arena_printf(arena, "%s/%s", batch->folder, letter->file));
	wire_string(bytes, batch_epoch(&fields, arena));
	wire_string(bytes, merge_takes(batch, letter) ? merge_piece_name(letter, arena) : NULL);
	put_memo(batch, letter, arena, bytes);
	for (i = 0; i < fields.count; i++) {
		wire_string(bytes, fields.list[i].name);
		wire_string(bytes, fields.list[i].value);
	}
	arena_drop(arena);
}
