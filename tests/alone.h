/*
 * What the verbs need of main.c, for programs that use them without a command line.
 */
#ifndef TESTS_ALONE_H
#define TESTS_ALONE_H

#include "verbs.h"

#include <stdio.h>
#include <time.h>

int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t
lap(int64_t *clock)
{
	int64_t now = now_us(), spent = now - *clock;

	*clock = now;
	return spent;
}

enum diag_level
failing_level(const struct order *order)
{
	return order->is_strict ? DIAG_WARNING : DIAG_ERROR;
}

int
conclude(const struct order *order, const struct diags *diags)
{
	diags_print(diags, stderr, 0, DIAG_ERROR, order->has_color);
	return 0;
}

int
usage(const char *format, ...)
{
	return fputs(format, stderr);
}

#endif
