#!/usr/bin/env bats
# Every sample document, as a user makes it, read by programs that are not
# ours: poppler, qpdf, mupdf, and the judge that PDFUA_JUDGE names.

setup_file() {
	export MADE=$BATS_FILE_TMPDIR/made
	export SOURCE_DATE_EPOCH=1772438400
	# The other languages are set by the same rules; languages.bats reads a sample of them.
	LANGUAGES='da en ar' tests/demo "$PRINTARK" "$MADE" >"$BATS_FILE_TMPDIR/log" 2>&1 || {
		cat "$BATS_FILE_TMPDIR/log" >&2
		return 1
	}
}

# Outside readers judge bytes; those of a sanitized program are the same, and read already.
each() { # function that takes a PDF made: for all of them, on every processor
	[ -z "${SANITIZED-}" ] || skip "the same bytes are read without sanitizers"
	export -f "$1"
	printf '%s\0' "$MADE"/*.pdf | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" \
		bash -c "$1"' "$0" || { echo "at $0"; exit 1; }'
}

text_of() { # file: its text, lines of a page joined by single spaces
	pdftotext -raw "$1" - | tr '\n\f' '  ' | tr -s ' '
}

@test "the demo makes letters, agendas and note sheets in three languages, and the guide" {
	for id in infobrev-familie infobrev-barn-8-9 infobrev-barn-10-12 infobrev-barn-13-14 \
		dagsorden-forsamtale-8-9 dagsorden-forsamtale-10-12 dagsorden-forsamtale-13-14; do
		for lang in da en ar; do
			[ -s "$MADE/$id-$lang.pdf" ]
		done
	done
	[ -s "$MADE/guide-opstart-da.pdf" ]
}

@test "a page shows them all: every link leads somewhere, every document is there, in its language" {
	page=$MADE/index.html
	[ "$(grep -o 'href="[^#"]*\.pdf"' "$page" | sort -u | wc -l)" -eq "$(ls "$MADE"/*.pdf | wc -l)" ]
	for file in $(grep -o '\(href\|src\)="[^#"]*"' "$page" | cut -d'"' -f2); do
		[ -s "$MADE/$file" ]
	done
	for id in $(grep -o 'href="#[^"]*"' "$page" | cut -d'#' -f2 | tr -d '"'); do
		grep -q "id=\"$id\"" "$page"
	done
	grep -q '<html lang="da">' "$page"
	[ "$(grep -c '<h1>' "$page")" -eq 1 ]
	grep -q 'href="infobrev-familie-ar.pdf" lang="ar" dir="rtl"' "$page"
	[ "$(grep -c '<img' "$page")" -eq "$(grep -c '<img[^>]* alt=' "$page")" ]
	! grep -q '<title></title>\|">\(</a>\)' "$page"
}

@test "nothing is said while making them" {
	run grep -E 'printark:' "$BATS_FILE_TMPDIR/log"
	[ "$status" -eq 1 ]
}

@test "qpdf finds every file whole" {
	check() { qpdf --check "$1" 2>&1 | grep -q 'No syntax or stream encoding errors found'; }
	each check
}

@test "mupdf reads every page without a word" {
	# Debian's mupdf is built without colour management and says so: that is its own lack.
	check() {
		[ -z "$({
			mutool draw -q -F trace -o /dev/null "$1"
			mutool clean -s "$1" "$BATS_TEST_TMPDIR/${1##*/}"
		} 2>&1 | grep -v 'ICC support is not available')" ]
	}
	each check
}

@test "poppler reads every page without a word, and finds tags, title and PDF 1.7" {
	check() {
		[ -z "$(pdftotext "$1" - 2>&1 >/dev/null)" ] || return 1
		pdfinfo "$1" | awk '/^Tagged: *yes|^PDF version: *1\.7|^Title: *./ { n++ } END { exit n != 3 }'
	}
	each check
}

@test "every font is embedded, subset and maps to Unicode" {
	check() {
		pdffonts "$1" | tail -n +3 | awk '{ n++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") bad++ }
			END { exit n == 0 || bad > 0 }'
	}
	each check
}

@test "every file says that it is PDF/UA-1 and PDF/A-2a" {
	check() {
		pdfinfo -meta "$1" | awk '/pdfuaid:part>1</ { n++ } /pdfaid:part>2</ { n++ }
			/pdfaid:conformance>A</ { n++ } END { exit n != 3 }'
	}
	each check
}

@test "the outside judge of PDF/UA finds nothing" {
	[ -n "${PDFUA_JUDGE-}" ] || skip "PDFUA_JUDGE names no judge"
	[ -z "${SANITIZED-}" ] || skip "the same bytes are read without sanitizers"
	printf '%s\0' "$MADE"/*.pdf |
		xargs -0 -n 50 -P "$(getconf _NPROCESSORS_ONLN)" /usr/bin/python3 "$PDFUA_JUDGE"
}

@test "every page has something on it, and every picture says what it shows" {
	check() {
		# A pack leaves a back white but for its number, so that the next material begins on a front.
		pdftotext "$1" - | awk -v RS='\f' -v packs="$(ls content/packs)" -v id="${1##*/}" '
			BEGIN { sub(/(-8-9|-10-12|-13-14)?-[a-z]+\.pdf$/, ".xml", id); is_pack = index(packs, id) }
			{ gsub(/[[:space:]]/, "") }
			length <= 20 && !(is_pack && NR % 2 == 0) { bad++ }
			END { exit NR == 0 || bad > 0 }'
	}
	each check
}

@test "the same input gives the same bytes" {
	run "$PRINTARK" build infobrev-familie --set @content/samples/infobrev-familie.set -o "$BATS_TEST_TMPDIR/a.pdf"
	[ "$status" -eq 0 ]
	cmp "$BATS_TEST_TMPDIR/a.pdf" "$MADE/infobrev-familie-da.pdf"
}

@test "a letter is at most 25 kB; one in two scripts, which needs twice the faces, 35 kB" {
	check() { [ "$(wc -c <"$1")" -le "$2" ]; }
	check "$MADE/infobrev-familie-da.pdf" 25000
	check "$MADE/infobrev-familie-en.pdf" 25000
	check "$MADE/infobrev-familie-ar.pdf" 35000
}

@test "the guide has at least 14 pages, contents that lead there, and bookmarks" {
	[ "$(pdfinfo "$MADE/guide-opstart-da.pdf" | awk '/^Pages:/ { print $2 }')" -ge 14 ]
	run mutool show "$MADE/guide-opstart-da.pdf" outline
	[ "$(echo "$output" | wc -l)" -ge 10 ]
}

@test "pdftotext gives the exact words in logical order, in Danish, English and Arabic" {
	for lang in da en ar; do
		for id in infobrev-familie noteark; do
			fo=$BATS_TEST_TMPDIR/$id-$lang.fo
			"$PRINTARK" build "$id" --lang "$lang" --set "@content/samples/$id.set" --print=fo -o "$fo"
			/usr/bin/python3 tests/documents/words.py "$fo" "$MADE/$id-$lang.pdf"
		done
		for id in infobrev-barn dagsorden-forsamtale noteark-billeder; do
			for ages in 8-9 10-12 13-14; do
				fo=$BATS_TEST_TMPDIR/$id-$ages-$lang.fo
				"$PRINTARK" build "$id" --lang "$lang" --ages "$ages" \
					--set "@content/samples/$id.set" --print=fo -o "$fo"
				/usr/bin/python3 tests/documents/words.py "$fo" "$MADE/$id-$ages-$lang.pdf"
			done
		done
	done
	fo=$BATS_TEST_TMPDIR/guide.fo
	"$PRINTARK" build guide-opstart --print=fo -o "$fo"
	/usr/bin/python3 tests/documents/words.py "$fo" "$MADE/guide-opstart-da.pdf"
}
