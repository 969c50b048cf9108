/*
 * What `printark check` finds: versions of materials in, messages and a table out.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "verbs.h"

#include <stdio.h>

enum { WORKERS_MAX = 64 };

struct finding {
	int32_t index;                    /* of the version */
	bool is_fine, is_done;
	struct made made;
	char *said;                       /* its messages as they are printed */
	size_t said_count;
};

/* ---- version.c --------------------------------------------------------- */

/* Makes the version but for its PDF; the caller frees finding->said. */
void
check_version(struct press *press, const struct version *version, struct finding *finding);

/* ---- findings.c -------------------------------------------------------- */

/* To a file and back, within one program; what was read lies in the arena.  False at the end. */
void
finding_write(const struct finding *finding, FILE *out);
bool
finding_read(struct finding *finding, FILE *in, struct arena *arena);

/* The messages, each once, and the table; the exit status. */
int
findings_tell(struct press *press, const struct versions *versions,
    const struct finding *findings);

/* ---- links.c ------------------------------------------------------------- */

/* What guides tell to print exists and is named so that it can be found; sheets that no guide
 * names are listed. */
void
check_links(struct press *press);

#endif
