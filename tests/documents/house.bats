#!/usr/bin/env bats
# The house itself: manual pages, help, installing, the README's commands.

@test "printark-content(5) says what the schema says" {
	xsltproc man/printark-content.xsl content/schema/printark.rng >"$BATS_TEST_TMPDIR/page"
	cmp "$BATS_TEST_TMPDIR/page" man/printark-content.5
}

@test "every message of the program has a test that provokes it" {
	missing=
	for code in $(sed -n 's/^DIAG(\([A-Z0-9_]*\),.*/\1/p' src/base/diag.def); do
		text=$(sed -n "s/^DIAG($code, *[A-Z]*, *\"\(.*\)\")$/\1/p" src/base/diag.def)
		# The longest stretch of the text without a field stands for it.
		words=$(printf '%s\n' "$text" | sed 's/%[0-9]*[sd]/\n/g' | awk '{ if (length($0) > length(w)) w = $0 } END { print w }' | sed 's/^[^A-Za-z]*//; s/[^A-Za-z]*$//')
		grep -rqF -e "DIAG_$code" -e "$words" tests --include='*.c' --include='*.bats' --include='*.diag' ||
			missing="$missing $code"
	done
	[ -z "$missing" ] || { echo "without a test:$missing"; false; }
}

@test "--help names every option of the manual page, and --version a version" {
	run "$PRINTARK" --help
	[ "$status" -eq 0 ]
	for option in --ages --reader --lang --set --log --group --theme --symbols --print --fonts --strict --color; do
		[[ "$output" == *"$option"* ]]
		grep -q -e "${option#--}" man/printark.1
	done
	run "$PRINTARK" --version
	[ "$status" -eq 0 ]
	[[ "$output" == *printark*[0-9]* ]]
}

@test "an installed program finds its content, styles and fonts" {
	make -s install DESTDIR="$BATS_TEST_TMPDIR/root" prefix=/usr BUILD="${BUILD:-build}" >/dev/null
	root=$(realpath "$BATS_TEST_TMPDIR/root")
	cd "$BATS_TEST_TMPDIR"
	run "$root/usr/bin/printark" build noteark -o made.pdf
	[ "$status" -eq 0 ]
	[ -s made.pdf ]
	[ -s "$root/usr/share/man/man1/printark.1" ]
}

@test "make help lists every target with its line" {
	run make -s help
	[ "$status" -eq 0 ]
	for target in demo check asan lint bench bless install; do
		[[ "$output" == *"make $target"* ]]
	done
}

@test "the spelling of content is right, and a wrong word is named with its line" {
	command -v hunspell >/dev/null || skip "hunspell is not installed"
	run tests/check-spelling
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	printf '<p xml:lang="da">\nVi tager noteaket\nfrem kl. 17, bl.a. <s xml:lang="en">the colour</s>.</p>' \
		>"$BATS_TEST_TMPDIR/ark.xml"
	run tests/check-spelling "$BATS_TEST_TMPDIR/ark.xml"
	[ "$status" -eq 1 ]
	[[ "${lines[0]}" == *"/ark.xml:2: noteaket"* ]]
	[ "${#lines[@]}" -eq 2 ]
}
