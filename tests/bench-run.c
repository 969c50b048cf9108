/*
 * Runs a command N times and prints the medians of wall clock and processor
 * time in milliseconds, and the largest resident set in MB.
 *
 *     bench-run N COMMAND [ARGUMENT...]
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
wall_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
seconds_of(const struct timeval *t)
{
	return (double)t->tv_sec * 1e3 + (double)t->tv_usec / 1e3;
}

/* Of all children so far. */
static double
cpu_now(long *peak)
{
	struct rusage use;

	getrusage(RUSAGE_CHILDREN, &use);
	*peak = use.ru_maxrss;
	return seconds_of(&use.ru_utime) + seconds_of(&use.ru_stime);
}

static int
run_once(char **command)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return 1;
	return status;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

int
main(int argc, char **argv)
{
	int n = argc > 2 ? atoi(argv[1]) : 0, i;
	double *wall = calloc((size_t)n + 1, sizeof *wall), *cpu = calloc((size_t)n + 1, sizeof *cpu);
	double wall_start, cpu_start;
	long peak;

	if (n < 1 || !wall || !cpu) {
		fputs("usage: bench-run N COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	for (i = 0; i < n; i++) {
		cpu_start = cpu_now(&peak);
		wall_start = wall_now();
		if (run_once(argv + 2) != 0)
			return 1;
		wall[i] = wall_now() - wall_start;
		cpu[i] = cpu_now(&peak) - cpu_start;
	}
	qsort(wall, (size_t)n, sizeof *wall, compare);
	qsort(cpu, (size_t)n, sizeof *cpu, compare);
	printf("%.1f %.1f %.1f\n", wall[n / 2], cpu[n / 2], (double)peak / 1024);
	free(wall);
	free(cpu);
	return 0;
}
