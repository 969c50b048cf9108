/*
 * What every room stands on: lengths, memory, bytes, tables, files and
 * messages.
 *
 * One document lives in one arena and dies at once, so nothing that is made
 * for a document is ever freed by itself.  Out of memory ends the program
 * with one line (style: no caller could do better).  Everything that a user
 * may have to read goes through `diag`: a code from diag.def, a place in
 * somebody's file, and the words to fill in.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* ---- lengths ------------------------------------------------------- */

/* A length in millipoints, 1/1000 of 1/72 inch.  The page of 32 bits ends
 * at 29 kilometres. */
typedef int32_t mpt;

#define MPT_PT 1000           /* a point */
#define MPT_IN 72000          /* an inch */
#define MPT_MAX 200000000     /* "unlimited": 70 m, far beyond any page, safe to add ten times */

/* A share of a length: `base` * `milli_percent` / 100000, rounded, clipped
 * to +-MPT_MAX. */
mpt
mpt_percent(mpt base, int32_t milli_percent);

/* A length from points, rounded to the nearest millipoint, clipped to
 * +-MPT_MAX; NaN gives 0. */
mpt
mpt_from_points(double points);

/* A sum that ends at +-MPT_MAX: for what may grow without bound, such as the place in a line
 * of a megabyte without a space. */
mpt
mpt_plus(mpt a, mpt b);

/* The smaller, the larger. */
mpt
mpt_min(mpt a, mpt b);
mpt
mpt_max(mpt a, mpt b);

/* ---- heap ---------------------------------------------------------- */

/* `size` bytes, zeroed; never NULL.  The caller frees with free(). */
void *
mem_alloc(size_t size);

/* realloc that ends the program when there is no memory; never NULL. */
void *
mem_grow(void *old, size_t size);

/* Ends the program as when there is no memory: for libraries that tell of it. */
void
mem_exhausted(void) __attribute__((noreturn));

/* ---- arena --------------------------------------------------------- */

struct arena;

/* A new, empty arena; the caller drops it. */
struct arena *
arena_new(void);

/* Frees the arena and everything in it; NULL is allowed. */
void
arena_drop(struct arena *arena);

/* Forgets everything in the arena; what it holds from the system is kept for what comes, but for
 * large blocks. */
void
arena_clear(struct arena *arena);

/* `size` bytes, zeroed, aligned for anything; never NULL. */
void *
arena_alloc(struct arena *arena, size_t size);

/* A larger copy of an array: `count` items are kept, room for `capacity`
 * items is given.  The old copy is gone. */
void *
arena_grow(struct arena *arena, const void *old, size_t count, size_t capacity, size_t item);

/* Copies of strings; the second copies `n` bytes and ends them with NUL. */
char *
arena_strdup(struct arena *arena, const char *s);
char *
arena_strndup(struct arena *arena, const char *s, size_t n);

/* printf into the arena. */
char *
arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Moves everything in `other`, which is dropped, into `arena`: it stays where it is and dies with
 * that. */
void
arena_adopt(struct arena *arena, struct arena *other);

/* The bytes that the arena holds from the system. */
size_t
arena_size(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

/* Make room for one more item in an arena array with the fields
 * `list`, `count` and `capacity` (all plain lvalues).  Large items begin with few: most
 * cells have one paragraph of one line. */
#define ARENA_ROOM(arena, list, count, capacity)                                                   \
	do {                                                                                       \
		if ((count) == (capacity)) {                                                       \
			(capacity) = (capacity) ? (capacity)*2 : sizeof *(list) > 16 ? 2 : 8;      \
			(list) = arena_grow((arena), (list), (size_t)(count), (size_t)(capacity),  \
			    sizeof *(list));                                                       \
		}                                                                                  \
	} while (0)

/* ---- growing bytes ------------------------------------------------- */

/* Zero-initialise; `bytes` belongs to the buffer until buf_drop.  The
 * bytes are followed by a NUL that `count` does not include, once
 * anything was put. */
struct buf {
	char *bytes;
	size_t count, capacity;
};

void
buf_put(struct buf *buf, const void *bytes, size_t n);
void
buf_string(struct buf *buf, const char *s);

/* A text as content of an XML element; control characters, which XML cannot hold, are left out. */
void
buf_xml(struct buf *buf, const char *s);
void
buf_char(struct buf *buf, int c);
void
buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Frees the bytes and leaves an empty buffer. */
void
buf_drop(struct buf *buf);

/* ---- UTF-8 --------------------------------------------------------- */

/* The code point at *s, and *s moved past it; U+FFFD and one byte onward
 * where the bytes are no UTF-8.  `end` is one past the last byte. */
uint32_t
utf8_next(const char **s, const char *end);

/* Writes a code point to `to` (room for 4) and tells how many bytes. */
size_t
utf8_put(char *to, uint32_t code);

/* ---- XML before it is parsed ---------------------------------------- */

/* More attributes than any tag has that somebody wrote. */
#define MARKUP_ATTRIBUTES_MAX 1000

/* The line, from 1, of the first tag of an XML text that has more attributes than `most`;
 * 0: there is none.  For texts from other hands: a parser may need minutes for such a tag. */
int
markup_crowded_line(const char *bytes, size_t n, int most);

/* ---- colours ------------------------------------------------------- */

/* The colour that CSS gives a name (CSS Color 4, 6.1; any case) as 0xRRGGBBAA; false when it
 * gives it none. */
bool
color_named(const char *text, size_t n, uint32_t *rgba);

/* The colour of the 3, 4, 6 or 8 hexadecimal digits after a #; false when they are none. */
bool
color_digits(const char *text, size_t n, uint32_t *rgba);

/* What libxml2 says of broken XML in plain words, in the arena; its own, first line, where we
 * have none better. */
const char *
markup_complaint(const char *text, struct arena *arena);

/* ---- table: names to pointers -------------------------------------- */

/* A hash table that keeps the order of insertion.  Zero-initialise with
 * the arena that holds it. */
struct table {
	struct arena *arena;
	struct table_row {
		const char *key;
		size_t key_length;
		void *value;
	} * rows;                         /* in order of insertion */
	size_t count, capacity;
	uint32_t *slots;                  /* row number + 1, 0 is free */
	size_t slot_count;
};

/* The value under a key, or NULL. */
void *
table_find(const struct table *table, const char *key);
void *
table_find_bytes(const struct table *table, const void *key, size_t n);

/* Puts a value; replaces what was there.  The key is copied. */
void
table_put(struct table *table, const char *key, void *value);
void
table_put_bytes(struct table *table, const void *key, size_t n, void *value);

/* A hash of bytes (FNV-1a, 64 bits): stable across runs and machines. */
uint64_t
hash_bytes(const void *bytes, size_t n);

/* ---- SHA-256 ------------------------------------------------------- */

enum { SHA256_BYTES = 32, SHA256_HEX = 65 };

/* A hash of bytes that come one after the other: begun, or copied from one that is, and in the end
 * ended or dropped. */
struct sha256 {
	void *handle;                     /* libgcrypt's */
};

void
sha256_begin(struct sha256 *sha);
void
sha256_copy(struct sha256 *to, const struct sha256 *from);
void
sha256_put(struct sha256 *sha, const void *bytes, size_t n);
void
sha256_end(struct sha256 *sha, unsigned char digest[SHA256_BYTES]);
/* Of one that is ended or was never begun (all zero): nothing. */
void
sha256_drop(struct sha256 *sha);

/* As 64 hexadecimal digits and a NUL. */
void
sha256_hex(const unsigned char digest[SHA256_BYTES], char hex[SHA256_HEX]);

/* All at once. */
void
sha256_bytes(const void *bytes, size_t n, char hex[SHA256_HEX]);

/* ---- messages ------------------------------------------------------ */

/* Where in somebody's file.  `line` 0: the file as a whole.  `file` must
 * outlive the diags (arena or literal). */
struct place {
	const char *file;
	int line;
};

enum diag_level {
	DIAG_NOTE,                        /* nothing to do */
	DIAG_WARNING,                     /* something was mended */
	DIAG_ERROR,                       /* content was lost */
	DIAG_UNSUPPORTED,                 /* something is not understood yet */
	DIAG_FATAL                        /* nothing can be made */
};

enum diag_code {
#define DIAG(code, level, text) DIAG_##code,
#include "base/diag.def"
#undef DIAG
	DIAG_CODES
};

struct diags;

/* One collected message. */
struct diag_row {
	enum diag_code code;
	enum diag_level level;
	struct place place;
	const char *text;                 /* filled in, without place and level */
	int count;                        /* how often it was said */
};

/* An empty collection; the caller drops it. */
struct diags *
diags_new(void);
void
diags_drop(struct diags *diags);

/* Says one message: the text of the code with its %s and %d filled in.
 * The same text at the same place is said once; texts of level UNSUPPORTED are said once per
 * document whatever their place, and counted. */
void
diag(struct diags *diags, enum diag_code code, struct place place, ...);

/* The worst level said so far; -1 when nothing was said. */
int
diags_worst(const struct diags *diags);

/* What was said, in order. */
size_t
diags_count(const struct diags *diags);

/* How often anything was said, repeats and what was taken back included: has something been
 * silent? */
size_t
diags_tally(const struct diags *diags);

const struct diag_row *
diags_row(const struct diags *diags, size_t i);

/* The first message of a code, or NULL when it was not said. */
const struct diag_row *
diags_find(const struct diags *diags, enum diag_code code);

/* What was said after `mark` without a place was said of this one. */
void
diags_settle(struct diags *diags, size_t mark, struct place place);

/* Forget what was said after `mark` (a diags_count): for a stage that is
 * run again, as layout is until its page references settle. */
void
diags_rewind(struct diags *diags, size_t mark);

/* Print everything from row `from` on, one line each:
 * printark: FILE:LINE: LEVEL: TEXT.  `lowest` leaves out lesser levels. */
void
diags_print(const struct diags *diags, FILE *to, size_t from, enum diag_level lowest, bool color);

/* The name of a code in diag.def: for what may not repeat a text. */
const char *
diag_code_name(enum diag_code code);

/* The word for a level, for dumps. */
const char *
diag_level_name(enum diag_level level);

/* ---- files --------------------------------------------------------- */

/* Reads a whole file into `buf` (appended).  False and a message when it
 * cannot be read or is larger than `limit` bytes. */
bool
file_read(const char *path, size_t limit, struct buf *buf, struct diags *diags, struct place from);

/* Is there something else than a file of bytes: a folder, a device, a pipe?  What is made beside it
 * must not be renamed onto it. */
bool
file_is_special(const char *path);

/* Writes bytes to `path` so that nobody ever sees half of them: into a file
 * beside it, then renamed.  `path` "-" is standard output.  False
 * and a message when that fails; then nothing new is left behind. */
bool
file_write(const char *path, const void *bytes, size_t n, struct diags *diags);

/* The same for what only its owner may read (mode 0600), always beside its place. */
bool
file_write_private(const char *path, const void *bytes, size_t n, struct diags *diags);

/* Folders below which a document may read. */
struct roots {
	const char *const *folders;       /* real paths, as realpath(3) gives them */
	size_t count;
};

/* The real path of `path` (relative ones seen from the folder of the file
 * `base`, or the current one when NULL), in `arena`; NULL when it does not exist or
 * does not lie below one of the roots, with a message at `from`. */
const char *
file_resolve(const struct roots *roots, const char *base, const char *path, struct arena *arena,
    struct diags *diags, struct place from);

/* The folder part of a path, in the arena; "." when there is none. */
const char *
file_folder(const char *path, struct arena *arena);

#endif
