#!/usr/bin/env bats
# Background images in the PDF: every tile that shows is painted, none besides.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	fonts=$PWD/tests/fonts/catalogue.conf
}

# How often a picture is painted in all of a case's pages.
tiles() {
	"$printark" format "tests/golden/$1.fo" --fonts "$fonts" -q -o "$BATS_TEST_TMPDIR/out.pdf"
	qpdf --check "$BATS_TEST_TMPDIR/out.pdf" >/dev/null
	qpdf --qdf --object-streams=disable "$BATS_TEST_TMPDIR/out.pdf" - | grep -ac ' Do Q'
}

@test "tiles fill a rectangle in both directions" {
	[ "$(tiles blocks/background-image)" -eq 6 ] # 52 x 14 of 20 x 10
}

@test "tiles are repeated in one direction or not at all" {
	[ "$(tiles blocks/background-repeat)" -eq 6 ] # three across, two down, one
}

@test "each page has its own" {
	[ "$(tiles blocks/background-image-break)" -eq 12 ] # three by three, three
}
