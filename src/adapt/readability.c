/*
 * An adapted tree against what its reader can read.
 *
 * Running text (passages.c) is measured by its sentences.  Above a ceiling the author gets the
 * line of the hardest paragraph and the sentences to shorten.
 */
#include "adapt/inside.h"

#include <string.h>

enum { WORST = 3 };

/* A sentence and where it stands. */
struct found {
	struct sentence sentence;
	struct place place;
	int hardness;                     /* words, and long words five-fold: both make LIX grow */
};

struct measure {
	const struct adapt_job *job;
	struct adapt_reading *reading;
	struct found worst[WORST];
	struct place hardest;             /* the paragraph of the highest LIX */
	int hardest_lix;
};

/* LIX = words / sentences + 100 long words / words, rounded. */
static int
lix_of(int words, int long_words, int sentences)
{
	if (words == 0 || sentences == 0)
		return 0;
	return (int)((double)words / sentences + 100.0 * long_words / words + 0.5);
}

static void
add_sentence(struct adapt_reading *reading, const struct sentence *sentence)
{
	reading->words += sentence->words;
	reading->long_words += sentence->long_words;
	reading->sentences++;
	if (sentence->words > reading->longest)
		reading->longest = sentence->words;
	reading->lix = lix_of(reading->words, reading->long_words, reading->sentences);
}

void
adapt_count(const char *text, size_t n, struct adapt_reading *reading)
{
	const char *s = text, *end = text + n;
	struct sentence sentence;

	while (next_sentence(&s, end, &sentence))
		if (sentence.is_closed)
			add_sentence(reading, &sentence);
}

/* ---- measuring -------------------------------------------------------- */

static void
keep_worst(struct measure *m, const struct sentence *sentence, struct place place)
{
	struct found found = { *sentence, place, sentence->words + 5 * sentence->long_words }, swap;
	int i;

	for (i = 0; i < WORST; i++)
		if (found.hardness > m->worst[i].hardness) {
			swap = m->worst[i];
			m->worst[i] = found;
			found = swap;
		}
}

/* A sentence as it is read: blanks folded, in the document's arena. */
static const char *
quote(const struct sentence *sentence, struct arena *arena)
{
	char *text = arena_alloc(arena, (size_t)(sentence->end - sentence->start) + 1), *to = text;
	const char *s;

	for (s = sentence->start; s < sentence->end; s++) {
		bool blank = *s == ' ' || *s == '\n' || *s == '\t' || *s == '\r';

		if (!blank)
			*to++ = *s;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	return text;
}

static const char *
whom(const struct content_wish *wish)
{
	if (strcmp(wish->reader, "child") == 0 && *wish->ages)
		return wish->ages;
	return wish->reader;
}

static void
measure_sentence(struct measure *m, const struct sentence *sentence, struct place place)
{
	int ceiling = m->reading->longest_ceiling;

	add_sentence(m->reading, sentence);
	keep_worst(m, sentence, place);
	if (ceiling && sentence->words > ceiling)
		diag(m->job->diags, DIAG_ADAPT_LONG, place, sentence->words, ceiling,
		    whom(m->job->wish), quote(sentence, m->job->arena));
}

static void
measure_passage(struct measure *m, const struct passage *passage)
{
	struct adapt_reading own = { 0 };
	size_t i;

	for (i = 0; i < passage->count; i++) {
		measure_sentence(m, &passage->sentences[i], passage->place);
		add_sentence(&own, &passage->sentences[i]);
	}
	if (own.lix > m->hardest_lix) {
		m->hardest_lix = own.lix;
		m->hardest = passage->place;
	}
}

/* ---- ceilings ---------------------------------------------------------- */

static void
set_ceilings(const struct content_wish *wish, struct adapt_reading *reading)
{
	static const struct {
		const char *whom;
		int lix, longest;
	} ceilings[] = {
		{ "8-9", 15, 10 },
		{ "10-12", 25, 12 },
		{ "13-14", 35, 15 },
		{ "family", 35, 0 },
		{ "school", 45, 0 },
		{ "leader", 45, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof ceilings / sizeof *ceilings; i++)
		if (strcmp(ceilings[i].whom, whom(wish)) == 0) {
			reading->lix_ceiling = ceilings[i].lix;
			reading->longest_ceiling = ceilings[i].longest;
		}
}

static void
say_too_hard(const struct measure *m)
{
	const struct adapt_reading *r = m->reading;
	int i;

	diag(m->job->diags, DIAG_ADAPT_LIX, m->hardest, r->lix, r->lix_ceiling, whom(m->job->wish),
	    m->hardest_lix);
	for (i = 0; i < WORST; i++)
		if (m->worst[i].hardness)
			diag(m->job->diags, DIAG_ADAPT_HARD, m->worst[i].place,
			    quote(&m->worst[i].sentence, m->job->arena), m->worst[i].sentence.words,
			    m->worst[i].sentence.long_words);
}

bool
measure_passages(const struct passages *passages, const struct adapt_job *job,
    struct adapt_reading *reading)
{
	struct measure m = { .job = job, .reading = reading };
	bool counts_lix = strcmp(job->wish->lang, CONTENT_SOURCE_LANG) == 0;
	size_t i;

	*reading = (struct adapt_reading){ 0 };
	set_ceilings(job->wish, reading);
	for (i = 0; i < passages->count; i++)
		measure_passage(&m, &passages->list[i]);
	if (m.worst[0].hardness) {
		reading->worst = quote(&m.worst[0].sentence, job->arena);
		reading->worst_at = m.worst[0].place;
	}
	if (!counts_lix)
		reading->lix_ceiling = reading->lix = 0;
	if (reading->lix_ceiling && reading->lix > reading->lix_ceiling)
		say_too_hard(&m);
	return (!reading->lix_ceiling || reading->lix <= reading->lix_ceiling) &&
	    (!reading->longest_ceiling || reading->longest <= reading->longest_ceiling);
}

bool
adapt_measure(struct _xmlDoc *adapted, const struct adapt_job *job, struct adapt_reading *reading)
{
	struct passages passages = { .arena = job->arena };
	size_t i;

	list_passages(&passages, xmlDocGetRootElement(adapted));
	for (i = 0; i < passages.count; i++)
		read_passage(&passages.list[i], job->arena);
	return measure_passages(&passages, job, reading);
}
