/*
 * A roster from a spreadsheet's own file, through LibreOffice where it is installed.
 *
 * It converts into a private folder, which is removed again at once: a roster is not to lie
 * about.  It gets a profile of its own there, so that a window that is open does not matter.
 */
#include "batch/batch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Field separator comma, text in quotation marks, UTF-8, from row 1, cells as they are shown (a
 * postcode's first zero is there by its format alone), the first sheet. */
#define CSV_FILTER "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false"

/* Dates that say of themselves no form are shown in the one of the locale; under that of the
 * machine, 9 February might come as 02/09/2026.  The Swedish form is ISO's: 2026-02-09. */
static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
    "<item oor:path=\"/org.openoffice.Setup/L10N\"><prop oor:name=\"ooSetupSystemLocale\""
    " oor:op=\"fuse\"><value>sv-SE</value></prop></item></oor:items>\n";

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && strcasecmp(s + n - k, end) == 0;
}

bool
office_takes(const char *path)
{
	return ends_with(path, ".xlsx") || ends_with(path, ".ods");
}

/* A folder with all that is in it. */
static void
remove_folder(const char *folder, struct arena *arena, int depth)
{
	DIR *dir = depth < 20 ? opendir(folder) : NULL;
	struct dirent *entry;
	struct stat st;

	while (dir && (entry = readdir(dir))) {
		const char *path = arena_printf(arena, "%s/%s", folder, entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
			remove_folder(path, arena, depth + 1);
		else
			unlink(path);
	}
	if (dir)
		closedir(dir);
	rmdir(folder);
}

/* LibreOffice does without, if need be. */
static void
write_settings(const char *folder, struct arena *arena)
{
	const char *profile = arena_printf(arena, "%s/profile", folder);
	const char *user = arena_printf(arena, "%s/user", profile);
	struct diags *nobody = diags_new();

	if (mkdir(profile, 0700) == 0 && mkdir(user, 0700) == 0)
		file_write_private(arena_printf(arena, "%s/registrymodifications.xcu", user),
		    settings, sizeof settings - 1, nobody);
	diags_drop(nobody);
}

static void
be_office(const char *path, const char *folder, struct arena *arena)
{
	const char *profile =
	    arena_printf(arena, "-env:UserInstallation=file://%s/profile", folder);
	int null = open("/dev/null", O_RDWR);

	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	execlp("soffice", "soffice", profile, "--headless", "--norestore", "--convert-to",
	    CSV_FILTER, "--outdir", folder, path, (char *)NULL);
	_exit(127);
}

/* The exit status of LibreOffice; 127: there is none. */
static int
run_office(const char *path, const char *folder, struct arena *arena)
{
	pid_t pid;
	int status = 0;

	write_settings(folder, arena);
	pid = fork();
	if (pid == 0)
		be_office(path, folder, arena);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return pid > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/* FOLDER/roster.csv of some/roster.xlsx. */
static const char *
converted_path(const char *path, const char *folder, struct arena *arena)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

	return arena_printf(arena, "%s/%.*s.csv", folder, (int)(strrchr(name, '.') - name), name);
}

static bool
read_converted(struct content_roster *roster, const char *path, struct diags *diags)
{
	struct buf bytes = { 0 };
	bool done = file_read(
	    path, (size_t)CONTENT_ROSTER_MEGABYTES << 20, &bytes, diags, (struct place){ NULL, 0 });

	done = done &&
	       content_roster_parse(roster, bytes.bytes ? bytes.bytes : "", bytes.count, diags);
	buf_drop(&bytes);
	return done;
}

bool
office_read(struct content_roster *roster, const char *path, struct diags *diags)
{
	struct place nowhere = { NULL, 0 };
	const char *tmp = getenv("TMPDIR");
	char *folder =
	    arena_printf(roster->arena, "%s/printark-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	int status;
	bool done;

	roster->path = path;
	if (!mkdtemp(folder)) {
		diag(diags, DIAG_BATCH_FOLDER, nowhere, folder, strerror(errno));
		return false;
	}
	status = run_office(path, folder, roster->arena);
	done = status == 0 && access(converted_path(path, folder, roster->arena), R_OK) == 0;
	if (done)
		done = read_converted(roster, converted_path(path, folder, roster->arena), diags);
	else
		diag(diags, status == 127 ? DIAG_BATCH_OFFICE : DIAG_BATCH_SHEET,
		    (struct place){ path, 0 });
	remove_folder(folder, roster->arena, 0);
	return done;
}
