/*
 * Bytes as what qpdf tells of a form that was filled in, into both tables and a summary.
 */
#include "fuzz.h"

#include "forms/forms.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct buf to = { 0 };
	struct forms_file files[3];
	int i;

	for (i = 0; i < 3; i++)
		files[i] = (struct forms_file){ .path = "svar/\xE6.pdf" };
	if (size <= FUZZ_BYTES_MAX && forms_read_json((const char *)data, size, &files[0], arena)) {
		/* Three of a kind, so that there are means. */
		files[1] = files[2] = files[0];
		forms_put_csv(files, 3, &to);
		forms_put_json(files, 3, &to);
		forms_put_summary(files, 3, "da", &to, diags);
	}
	buf_drop(&to);
	diags_drop(diags);
	arena_drop(arena);
	return 0;
}
