/*
 * A PDF into what qpdf tells of its objects.
 *
 * The program is started without a shell, with bounds on its time and memory: the files come from
 * many hands.
 */
#include "forms/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MOST = 20, MEGABYTES_MOST = 64 };

#define MEMORY_MOST ((rlim_t)1 << 30)
enum { EXIT_TROUBLE = 2, EXIT_ABSENT = 127 };

static void
run_qpdf(char *args[], int to)
{
	struct rlimit time = { SECONDS_MOST, SECONDS_MOST }, memory = { MEMORY_MOST, MEMORY_MOST };
	int nowhere = open("/dev/null", O_RDWR);

	setrlimit(RLIMIT_CPU, &time);
	setrlimit(RLIMIT_AS, &memory);
	dup2(nowhere, STDIN_FILENO);
	dup2(nowhere, STDERR_FILENO);
	dup2(to, STDOUT_FILENO);
	execvp(args[0], args);
	_exit(EXIT_ABSENT);
}

/* All that comes through a pipe; false when it is too much. */
static bool
read_all(int from, struct buf *to)
{
	char room[1 << 16];
	ssize_t n;

	for (;;) {
		n = read(from, room, sizeof room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		if (to->count + (size_t)n > (size_t)MEGABYTES_MOST << 20)
			return false;
		buf_put(to, room, (size_t)n);
	}
}

static int
wait_for(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_TROUBLE;
}

/* qpdf ends with 3 where it mended something. */
static bool
is_read(int status)
{
	return status == 0 || status == 3;
}

/* What qpdf writes, and how it ended; -1 and errno when it could not be started. */
static int
hear_qpdf(char *args[], struct buf *to)
{
	int ends[2], status;
	bool whole;
	pid_t child;

	if (pipe(ends) != 0)
		return -1;
	child = fork();
	if (child == 0) {
		close(ends[0]);
		run_qpdf(args, ends[1]);
	}
	close(ends[1]);
	whole = child > 0 && read_all(ends[0], to);
	close(ends[0]);
	if (child < 0)
		return -1;
	status = wait_for(child);
	return whole || status == EXIT_ABSENT ? status : EXIT_TROUBLE;
}

/* Why a file could not be read. */
static const char *
reason_for(char *path)
{
	char *args[] = { "qpdf", "--requires-password", path, NULL };
	struct buf nothing = { 0 };
	int status;

	if (access(path, R_OK) != 0)
		return strerror(errno);
	status = hear_qpdf(args, &nothing);
	buf_drop(&nothing);
	return status == 0 ? "it is locked with a password" : "it is no PDF, or a broken one";
}

bool
qpdf_objects(const char *path, struct buf *to, struct diags *diags)
{
	struct place at = { path, 0 };
	struct buf named = { 0 };
	char *args[] = { "qpdf", "--json=2", "--json-key=qpdf", NULL, NULL };
	int status;

	/* -x would be an option to it, and @x a file of options. */
	buf_printf(&named, "%s%s", path[0] == '/' ? "" : "./", path);
	args[3] = named.bytes;
	status = hear_qpdf(args, to);
	if (status == -1)
		diag(diags, DIAG_FORM_QPDF, at, strerror(errno));
	else if (status == EXIT_ABSENT)
		diag(diags, DIAG_FORM_QPDF, at, "it is not installed (Debian package qpdf)");
	else if (!is_read(status))
		diag(diags, DIAG_FORM_READ, at, reason_for(named.bytes));
	buf_drop(&named);
	return is_read(status);
}
