/*
 * Paths into bytes and back, within bounds.
 *
 * Reading: only below the folders that were allowed, and never more than a
 * limit.  Writing: beside the place, then renamed, so that a full disk or a
 * killed run leaves the old file or none.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
read_all(FILE *file, size_t limit, struct buf *buf)
{
	char chunk[65536];
	size_t n, total = 0;

	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
		total += n;
		if (total > limit)
			return false;
		buf_put(buf, chunk, n);
	}
	return true;
}

bool
file_read(const char *path, size_t limit, struct buf *buf, struct diags *diags, struct place from)
{
	FILE *file = fopen(path, "rb");
	bool fits, failed;

	if (!file) {
		diag(diags, DIAG_FILE_READ, from, path, strerror(errno));
		return false;
	}
	errno = 0;
	fits = read_all(file, limit, buf);
	failed = ferror(file) != 0;
	if (failed)
		diag(diags, DIAG_FILE_READ, from, path, strerror(errno));
	else if (!fits)
		diag(diags, DIAG_FILE_LARGE, from, path, (int)(limit >> 20));
	fclose(file);
	return fits && !failed;
}

static bool
write_bytes(int fd, const char *bytes, size_t n)
{
	ssize_t k;

	while (n > 0) {
		k = write(fd, bytes, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		bytes += k;
		n -= (size_t)k;
	}
	return true;
}

bool
file_is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* A device or a pipe has no place beside it to write to. */
static bool
write_direct(const char *path, int fd, const void *bytes, size_t n)
{
	bool written;

	if (fd < 0)
		fd = open(path, O_WRONLY);
	if (fd < 0)
		return false;
	written = write_bytes(fd, bytes, n);
	if (fd != STDOUT_FILENO && close(fd) != 0)
		return false;
	return written;
}

/* mkstemp makes files for the owner only; the user's umask decides. */
static mode_t
file_mask(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return mask;
}

/* `mode` 0: the owner's alone, as mkstemp makes it. */
static bool
write_beside(const char *path, const void *bytes, size_t n, mode_t mode)
{
	struct buf beside = { 0 };
	int fd, saved;
	bool done;

	buf_printf(&beside, "%s.XXXXXX", path);
	fd = mkstemp(beside.bytes);
	done = fd >= 0 && write_bytes(fd, bytes, n);
	if (fd >= 0) {
		done = (!mode || fchmod(fd, mode) == 0) && done;
		done = close(fd) == 0 && done;
		done = done && rename(beside.bytes, path) == 0;
		saved = errno;
		if (!done)
			unlink(beside.bytes);
		errno = saved;
	}
	buf_drop(&beside);
	return done;
}

bool
file_write(const char *path, const void *bytes, size_t n, struct diags *diags)
{
	struct place nowhere = { NULL, 0 };
	bool done;

	if (strcmp(path, "-") == 0)
		done = write_direct(path, STDOUT_FILENO, bytes, n);
	else if (file_is_special(path))
		done = write_direct(path, -1, bytes, n);
	else
		done = write_beside(path, bytes, n, 0666 & ~file_mask());
	if (!done)
		diag(diags, DIAG_FILE_WRITE, nowhere, path, strerror(errno));
	return done;
}

bool
file_write_private(const char *path, const void *bytes, size_t n, struct diags *diags)
{
	bool done = write_beside(path, bytes, n, 0);

	if (!done)
		diag(diags, DIAG_FILE_WRITE, (struct place){ NULL, 0 }, path, strerror(errno));
	return done;
}

const char *
file_folder(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

static bool
lies_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	if (strcmp(folder, "/") == 0)
		return true;
	return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

const char *
file_resolve(const struct roots *roots, const char *base, const char *path, struct arena *arena,
    struct diags *diags, struct place from)
{
	const char *joined = path, *kept;
	char *real;
	size_t i;

	if (base && path[0] != '/')
		joined = arena_printf(arena, "%s/%s", file_folder(base, arena), path);
	real = realpath(joined, NULL);
	if (!real) {
		diag(diags, DIAG_FILE_MISSING, from, path);
		return NULL;
	}
	kept = arena_strdup(arena, real);
	free(real);
	for (i = 0; i < roots->count; i++)
		if (lies_below(kept, roots->folders[i]))
			return kept;
	diag(diags, DIAG_FILE_OUTSIDE, from, path);
	return NULL;
}
