#!/usr/bin/env bats
# A document of every kind of area and tag, written by the PDF room alone,
# read by programs that are not ours.

setup_file() {
	export SOURCE_DATE_EPOCH=1772438400
	export MADE=$BATS_FILE_TMPDIR/sample.pdf
	export PLAIN=$BATS_FILE_TMPDIR/plain.pdf
	"$BUILD/tests/unit/pdf_write" --sample "$MADE" 2>/dev/null
	qpdf --qdf --object-streams=disable "$MADE" "$PLAIN"
}

# Without marks of direction and soft hyphens, white space as single spaces.
text_of() { # page
	pdftotext -f "$1" -l "$1" "$MADE" - | python3 -c '
import re, sys
text = re.sub("[\u200e\u200f\u202a-\u202e]", "", sys.stdin.read())
print(" ".join(text.replace("\u00ad\n", "").split()))'
}

pixel() { # page x y, in points from the top left: its colour
	pdftoppm -r 72 -f "$1" -l "$1" -x "$2" -y "$3" -W 1 -H 1 "$MADE" | tail -c 3 |
		od -An -tu1 | xargs
}

absent() { # pattern file
	[ "$(grep -acE "$1" "$2")" -eq 0 ]
}

@test "qpdf and mupdf find the file whole" {
	qpdf --check "$MADE" | grep -q 'No syntax or stream encoding errors found'
	[ -z "$(mutool clean -s "$MADE" "$BATS_TEST_TMPDIR/clean.pdf" 2>&1)" ]
	[ -z "$(mutool draw -q -F trace -o /dev/null "$MADE" 2>&1 | grep -v 'ICC support')" ]
}

@test "an outside judge finds nothing against PDF/UA" {
	[ -n "$PDFUA_JUDGE" ] || skip "PDFUA_JUDGE names no judge"
	/usr/bin/python3 "$PDFUA_JUDGE" "$MADE"
}

@test "all fonts are embedded, subset and have their meaning" {
	run pdffonts "$MADE"
	[ "$(echo "$output" | tail -n +3 | grep -vc 'Identity-H  *yes yes yes')" -eq 0 ]
	echo "$output" | grep -q '+Andika .*CID TrueType'
	echo "$output" | grep -q 'OpenDyslexic.*(OT)'
}

@test "the text is exact, with ligatures, soft hyphens and a missing glyph" {
	danish='Æblegrød på Ærø: en officiel fjordflåde, affyret effektivt; kommunalbestyrelsen godkendte budgettet på 1.250,50 kr. (25 %) i maj-juni, og alle børn, unge og voksne fik en kop te.'
	for page in 1 2; do
		text_of $page | grep -qF "$danish"
		text_of $page | grep -qF 'AVATAR Tø: 汉 mangler.'
	done
}

@test "Arabic is exact in logical order, with numbers, stops and ligatures" {
	[ "$(text_of 3)" = 'نكتب إليكم بخصوص مجموعة الأطفال التي تبدأ يوم الاثنين ٢ مارس ٢٠٢٦ الساعة 17.30 في مدرسة Åløse Skole، الفصل 3. لا شك أن اللقاء مفيد؛ هل تأتون؟ (نعم أو لا) اتصلوا بالرقم 12 34 56 78 إلى المسؤول الأول.' ]
}

@test "the structure is in reading order, with its attributes" {
	run pdfinfo -struct-text "$MADE"
	echo "$output" | head -3 | tr -s ' \n' ' ' | grep -q 'Document H1 (block) "Overskrift'
	[ "$(echo "$output" | grep -c '/ListNumbering /Decimal')" -eq 2 ]
	[ "$(echo "$output" | grep -c '/Scope /Column')" -eq 4 ]
	[ "$(echo "$output" | grep -c '/Placement /Block')" -eq 2 ]
	[ "$(echo "$output" | grep -c 'Object ')" -eq 4 ]
	grep -aq '/Alt (Firkant og to cirkler)' "$PLAIN"
	[ "$(echo "$output" | grep -c 'Løbende hoved')" -eq 0 ]
}

@test "what repeats on pages is an artifact of its kind" {
	grep -aq '/Artifact<</Type/Pagination/Subtype/Header>>BDC' "$PLAIN"
	grep -aq '/Artifact<</Type/Pagination/Subtype/Footer>>BDC' "$PLAIN"
	grep -aq '/Artifact<</Type/Background>>BDC' "$PLAIN"
}

@test "title, language, labels, bookmarks and links" {
	pdfinfo "$MADE" | grep -q 'Title: *Prøve på <alt> & mere'
	pdfinfo -meta "$MADE" | grep -q 'Prøve på &lt;alt&gt; &amp; mere'
	pdfinfo "$MADE" | grep -q 'Author: *Åse Ørsted'
	pdfinfo -meta "$MADE" | grep -q '<xmp:CreateDate>2026-03-02T08:00:00Z'
	grep -aq 'CreationDate (D:20260302080000Z)' "$PLAIN"
	grep -aq '/Lang (da)' "$PLAIN"
	grep -aq '/DisplayDocTitle true' "$PLAIN"
	mutool show "$MADE" outline | grep -q 'Nærmere'
	mutool show "$MADE" outline | grep -q 'https://example.org/'
	grep -aqF '/URI (https://example.org/m%C3%B8de?a=\(1\)&b=%5C2)' "$PLAIN"
	[ "$(grep -ac '/Contents <feff004c00e600730020006d006500720065>' "$PLAIN")" -eq 4 ]
}

@test "what PDF/A forbids is not there, what it wants is" {
	absent '/LZWDecode|/Encrypt|/Interpolate true|/CIDSet|/DeviceCMYK|/JavaScript' "$PLAIN"
	grep -aq '/S /GTS_PDFA1' "$PLAIN"
	grep -aq '/ID \[<' "$PLAIN"
	head -c 8 "$MADE" | grep -q '%PDF-1.7'
	for page in 1 2; do
		mutool show "$MADE" pages/$page | grep -A3 '/Group' | grep -q '/Transparency'
	done
	[ "$(mutool show "$MADE" pages/3 | grep -c '/Group')" -eq 0 ]
}

@test "fills, borders, pictures and turned boxes are where they belong" {
	[ "$(pixel 1 5 5)" = '255 248 231' ]     # the page's background
	[ "$(pixel 1 41 601)" = '32 112 80' ]    # a solid border
	[ "$(pixel 1 60 615)" = '255 248 231' ]  # nothing inside it
	[ "$(pixel 1 55 395)" = '255 0 0' ]      # a picture's upper left quarter
	[ "$(pixel 1 55 425)" = '0 0 255' ]      # and its lower left
	[ "$(pixel 1 150 400)" = '48 96 192' ]   # a drawing
	[ "$(pixel 1 50 663)" = '255 0 0' ]      # the top side, mitred
	[ "$(pixel 1 340 685)" != '255 248 231' ]
}

@test "a file with a picture that says nothing does not claim to be accessible" {
	[ "$(pdfinfo -meta "$MADE" | grep -c 'pdfuaid:part>1<')" -eq 1 ]
	"$PRINTARK" format -q --fonts tests/fonts/catalogue.conf tests/golden/graphics/no-alt.fo \
		-o "$BATS_TEST_TMPDIR/mute.pdf" 2>/dev/null || [ $? -eq 1 ]
	[ "$(pdfinfo -meta "$BATS_TEST_TMPDIR/mute.pdf" | grep -c 'pdfuaid')" -eq 1 ]
	[ "$(pdfinfo -meta "$BATS_TEST_TMPDIR/mute.pdf" | grep -c 'pdfuaid:part')" -eq 0 ]
}
