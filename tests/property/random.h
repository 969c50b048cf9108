/*
 * Random input that can be had again: a generator with a seed, which the
 * test prints.  PROGRAM [SEED [ROUNDS]] repeats a failure.
 */
#ifndef PROPERTY_RANDOM_H
#define PROPERTY_RANDOM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct random {
	uint64_t state, seed;
	int rounds;
};

/* A number from 0 to n - 1. */
static inline int
pick(struct random *r, int n)
{
	r->state = r->state * 6364136223846793005u + 1442695040888963407u;
	return (int)((r->state >> 33) % (uint64_t)n);
}

/* Seed and rounds from the command line, or these; says the seed. */
static inline struct random
random_from(int argc, char **argv, uint64_t seed, int rounds)
{
	struct random r = { .seed = seed, .rounds = rounds };

	if (argc > 1)
		r.seed = strtoull(argv[1], NULL, 10);
	if (argc > 2)
		r.rounds = atoi(argv[2]);
	r.state = r.seed;
	fprintf(stderr, "seed %llu\n", (unsigned long long)r.seed);
	return r;
}

#endif
