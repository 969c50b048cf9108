# printark: print sheets from content.  `make help` lists the targets.
#
# Sources are found by wildcard; objects lie in $(BUILD), never beside them.
# Flags that the code needs stand apart from CFLAGS, which is the user's.

BUILD    = build
CC       = gcc
CFLAGS   = -O2 -g
FUZZ_SECONDS = 20
prefix   = /usr/local
bindir   = $(prefix)/bin
datadir  = $(prefix)/share/printark
mandir   = $(prefix)/share/man

# Debian 12 packages: what the program needs, what only tests need.
PACKAGES = gcc make pkg-config libhpdf-dev libxml2-dev libxslt1-dev libharfbuzz-dev libicu-dev \
	libhyphen-dev libpng-dev libcsv-dev libsqlite3-dev libgcrypt20-dev libdeflate-dev librsvg2-2 qpdf \
	hyphen-da hyphen-en-gb hyphen-pl hyphen-ro hyphen-uk \
	fonts-sil-andika fonts-noto-core fonts-opendyslexic fonts-liberation poppler-utils
TEST_PACKAGES = libcmocka-dev zlib1g-dev bats poppler-utils mupdf-tools gir1.2-poppler-0.18 python3-gi \
	python3-fonttools python3-pikepdf procps nodejs libjs-pdf xsltproc libxml2-utils docbook-xsl translate-toolkit
LINT_PACKAGES = clang cppcheck hunspell hunspell-da hunspell-en-gb
FUZZ_PACKAGES = clang libclang-rt-14-dev

LIBS_USED = libxml-2.0 libxslt libexslt harfbuzz harfbuzz-subset icu-i18n icu-uc libpng sqlite3 libdeflate libgcrypt
REQUIRED  = -std=c11 -D_XOPEN_SOURCE=700 -Isrc -MMD -MP -Wall -Wextra -Wshadow -Wvla \
	-Wmissing-prototypes -Wstrict-prototypes
LIBS      = $(shell pkg-config --libs $(LIBS_USED)) -lhpdf -lhyphen -lcsv -ldl -lm

SOURCES  = $(wildcard src/*.c src/*/*.c)
ROOMS    = $(filter-out src/main.c,$(SOURCES))
OBJECTS  = $(SOURCES:src/%.c=$(BUILD)/%.o)
TESTS    = $(wildcard tests/unit/*.c tests/property/*.c)
PROGRAMS = $(TESTS:tests/%.c=$(BUILD)/tests/%)
FUZZERS  = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/fuzz/*.c))

all: $(BUILD)/printark ## build the program

demo: tools ## install what is missing, build, make all documents and output/index.html
	@$(MAKE) --no-print-directory all
	@tests/demo $(BUILD)/printark output

check: test-tools ## install what only tests need, run all tests
	@$(MAKE) --no-print-directory all programs
	@PRINTARK=$(BUILD)/printark BUILD=$(BUILD) tests/run

asan: test-tools ## the same tests under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory check BUILD=build/asan SANITIZED=yes \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"

lint: lint-tools ## spelling; who may include whom; warnings as errors (gcc, clang); cppcheck
	tests/check-spelling
	tests/check-includes
	@$(MAKE) --no-print-directory all programs BUILD=build/lint-gcc CFLAGS="-O2 -Werror"
	@$(MAKE) --no-print-directory all programs BUILD=build/lint-clang CC=clang CFLAGS="-O1 -Werror"
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 \
		--inline-suppr --suppressions-list=tests/cppcheck.txt -Isrc $(SOURCES)

fuzz: fuzz-tools ## throw bytes at every reader, FUZZ_SECONDS a target; clang's sanitizers judge
	@$(MAKE) --no-print-directory fuzzers BUILD=build/fuzz CC=clang CFLAGS="-O1 -g \
		-fno-sanitize-recover=all -fsanitize=fuzzer-no-link,address,undefined"
	@tests/fuzz/run build/fuzz $(FUZZ_SECONDS)

bench: all $(BUILD)/tests/bench-letters ## time whole runs: medians, ratios, stages, memory, the machine
	@PRINTARK=$(BUILD)/printark tests/bench

bless: all ## rewrite the golden files that exist (read them before committing)
	@PRINTARK=$(BUILD)/printark BUILD=$(BUILD) tests/run --bless

install: all ## install below $(prefix), with DESTDIR in front
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(datadir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5
	install -m 755 $(BUILD)/printark $(DESTDIR)$(bindir)/
	cp -R content styles fonts $(DESTDIR)$(datadir)/
	install -m 644 man/*.1 $(DESTDIR)$(mandir)/man1/
	install -m 644 man/*.5 $(DESTDIR)$(mandir)/man5/

clean: ## remove what was built and made
	rm -rf build output/*

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

tools: ; @tests/install-packages $(PACKAGES)
test-tools: tools ; @tests/install-packages $(TEST_PACKAGES)
lint-tools: test-tools ; @tests/install-packages $(LINT_PACKAGES)
fuzz-tools: test-tools ; @tests/install-packages $(FUZZ_PACKAGES)

programs: $(PROGRAMS) $(BUILD)/tests/bench-letters
fuzzers: $(FUZZERS)

$(BUILD)/printark: $(OBJECTS)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Every folder of src/ may be used by tests, so they link with all rooms.
$(BUILD)/rooms.a: $(ROOMS:src/%.c=$(BUILD)/%.o)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/tests/%: tests/%.c $(BUILD)/rooms.a
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(CC) $(REQUIRED) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -o $@ $< $(BUILD)/rooms.a -lcmocka -lz $(LIBS)

$(BUILD)/tests/fuzz/%: private override CFLAGS += -fsanitize=fuzzer

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(REQUIRED) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -c -o $@ $<

PKG_CFLAGS := $(shell pkg-config --cflags $(LIBS_USED) 2>/dev/null)

.PHONY: all demo check asan lint fuzz bench bless install clean help tools test-tools lint-tools \
	fuzz-tools programs fuzzers
.SECONDARY:
-include $(OBJECTS:.o=.d) $(PROGRAMS:=.d) $(FUZZERS:=.d)
