/*
 * A project for targets that need one: folders and small files, made once in the target's place.
 */
#ifndef FUZZ_PROJECT_H
#define FUZZ_PROJECT_H

#include "fuzz.h"

#include "content/content.h"

#include <sys/stat.h>

/* A file below the project: its text, or NULL for a copy of our own file of that name. */
struct fuzz_part {
	const char *path, *text;
};

static inline void
fuzz_copy(const char *from, const char *to)
{
	struct buf bytes = { 0 };
	struct diags *diags = diags_new();

	if (file_read(from, 1 << 20, &bytes, diags, (struct place){ NULL, 0 }))
		fuzz_write(to, bytes.bytes, bytes.count);
	buf_drop(&bytes);
	diags_drop(diags);
}

/* Every folder on the way to a file. */
static inline void
fuzz_folders(char *path, size_t from)
{
	char *p;

	for (p = path + from; (p = strchr(p, '/')); *p++ = '/') {
		*p = '\0';
		mkdir(path, 0777);
	}
}

/* The project's folder; `parts` ends with a NULL path.  A part "x/" is a folder. */
static inline const char *
fuzz_project(const struct fuzz_part *parts)
{
	static char home[300];
	char path[400];

	if (*home)
		return home;
	snprintf(home, sizeof home, "%s", fuzz_file(".project"));
	for (; parts->path; parts++) {
		snprintf(path, sizeof path, "%s/%s", home, parts->path);
		fuzz_folders(path, strlen(home));
		if (parts->text)
			fuzz_write(path, parts->text, strlen(parts->text));
		else if (path[strlen(path) - 1] != '/')
			fuzz_copy(parts->path, path);
	}
	return home;
}

/* One input: `read` has a press on the project, whose folder `home` is, unless there are too many
 * bytes. */
static inline void
fuzz_press(const struct fuzz_part *parts, const uint8_t *data, size_t size,
    void (*read)(struct content_press *press, const char *home, const uint8_t *data, size_t size,
        struct arena *arena, struct diags *diags))
{
	const char *home = fuzz_project(parts);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct content_press *press = content_open(home, diags);

	if (!press)
		abort();
	if (size <= FUZZ_BYTES_MAX)
		read(press, home, data, size, arena, diags);
	content_close(press);
	diags_drop(diags);
	arena_drop(arena);
}

#endif
