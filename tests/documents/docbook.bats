#!/usr/bin/env bats
# A DocBook article and book of our own through Debian's stylesheets: what many
# people's FO looks like.  Nothing in it is unknown or left out.

make_fo() { # name
	cp tests/docbook/curve.svg "$BATS_TEST_TMPDIR"
	xsltproc --nonet -o "$BATS_TEST_TMPDIR/$1.fo" tests/docbook/fo.xsl "tests/docbook/$1.xml" \
		2>/dev/null
}

format() { # name
	make_fo "$1"
	"$PRINTARK" format "$BATS_TEST_TMPDIR/$1.fo" -o "$BATS_TEST_TMPDIR/$1.pdf" \
		2>"$BATS_TEST_TMPDIR/messages"
}

says_no() { # levels
	! grep -E ": ($1):" "$BATS_TEST_TMPDIR/messages"
}

@test "an article is formatted in full" {
	format article
	says_no "error|unsupported|fatal"
	pdftotext -layout "$BATS_TEST_TMPDIR/article.pdf" "$BATS_TEST_TMPDIR/text"
	grep -q "Table 1. The first week" "$BATS_TEST_TMPDIR/text"
	grep -q "With the eye level" "$BATS_TEST_TMPDIR/text"
	[ "$(pdfinfo "$BATS_TEST_TMPDIR/article.pdf" | awk '/^Pages/ {print $2}')" -eq 2 ]
}

@test "its notes stand below the text of their page, once" {
	format article
	pdftotext -f 1 -l 1 -layout "$BATS_TEST_TMPDIR/article.pdf" "$BATS_TEST_TMPDIR/text"
	[ "$(grep -c "no two Marches" "$BATS_TEST_TMPDIR/text")" -eq 1 ]
	note=$(grep -n "no two Marches" "$BATS_TEST_TMPDIR/text" | cut -d: -f1)
	table=$(grep -n "Table 1" "$BATS_TEST_TMPDIR/text" | cut -d: -f1)
	[ "$note" -gt "$table" ]
}

@test "a book is formatted in full, with its contents" {
	format book
	says_no "error|unsupported|fatal"
	pdftotext -layout "$BATS_TEST_TMPDIR/book.pdf" "$BATS_TEST_TMPDIR/text"
	grep -Eq "Planning the beds \.+ *[0-9]+" "$BATS_TEST_TMPDIR/text"
	grep -q "Figure 2.1. A furrow" "$BATS_TEST_TMPDIR/text"
	qpdf --check "$BATS_TEST_TMPDIR/book.pdf"
}
