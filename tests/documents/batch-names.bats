#!/usr/bin/env bats
# Whatever people are called: every letter says what its row says, and nothing of another's.

load batch

setup() {
	enter || return 1
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title>
		<address for="recipient"><line><insert name="recipient-name"/></line></address>
		<dateline>Den <insert name="letter-date" type="date"/></dateline>
		<p>Navn: <insert name="recipient-name"/></p>
		<p>Besked: <insert name="note" optional="yes"/></p>
		</letter>
	END
}

# Writes r.csv and r.json: rows of name and note, with quotes where they need them.
rows() {
	/usr/bin/python3 - <<-'END'
		import csv, json
		names = [
		    'Søren Ægir Ågård', 'Zoë Müller-Lüdenscheidt', 'Łukasz Żółciński', 'Çağla Şahin',
		    'Ștefan Țîrlea', 'Олександр Їжак', 'Cabdiraxmaan Guuleed', 'سارة الحداد',
		    'فریدون مشیری', 'محمد علی جناح', 'Þóra Guðmundsdóttir', 'Nguyễn Thị Hạnh',
		    'Jens "Bo" O’Neill', "d'Arc; Jeanne, kom", 'Anna\nMaria', 'Karl\tÅge',
		    'Sara <script>alert(1)</script>', 'Bo &entity; &lt;b>', '../../etc/passwd',
		    '=1+1', '@SUM(A1:A9)', '+45 12345', '-2-3', '{key}', '%s %n %d', '$(id) `id`',
		    'Kim ' + 'Langenavn' * 21 + ' Po', 'سارة 12 الحداد', 'ﬁnn Æble', 'a' * 200,
		    '<!DOCTYPE x>', 'xml:lang="da"', ']]>', 'NULL', "x'; DROP TABLE letters; -- x",
		]
		with open('r.csv', 'w', newline='', encoding='utf-8-sig') as file:
		    out = csv.writer(file)
		    out.writerow(['recipient-name', 'letter-date', 'note'])
		    for i, name in enumerate(names):
		        out.writerow([name, '2026-02-09', 'hemmelig%dslut' % (i + 1)])
		json.dump(names, open('r.json', 'w'))
	END
}

# Compares every letter's text with its row, blanks and marks of direction aside.
compare() {
	/usr/bin/python3 - "$1" <<-'END'
		import glob, json, re, subprocess, sys, unicodedata
		names = json.load(open('r.json'))
		plain = lambda s: re.sub('[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]', '',
		    unicodedata.normalize('NFKC', s))
		for i, name in enumerate(names):
		    path, = glob.glob('%s/%04d-*.pdf' % (sys.argv[1], i + 1))
		    text = subprocess.run(['pdftotext', path, '-'], capture_output=True).stdout.decode()
		    rtl = any(unicodedata.bidirectional(c) in ('R', 'AL') for c in name)
		    wanted = sorted(plain(name)) if rtl else plain(name)
		    found = plain(text.split('Navn:')[1].split('Besked:')[0])
		    if rtl:
		        # The order of lines is pdftotext's; the letters must all be there.
		        assert not set(wanted) - set(found), (i + 1, name, text)
		    else:
		        assert found == wanted, (i + 1, name, found)
		    secrets = set(re.findall('hemmelig([0-9]+)slut', plain(text)))
		    assert secrets == {str(i + 1)}, (i + 1, secrets)
	END
}

@test "names in ten languages, markup, formulas, paths, long ones: each in its letter alone" {
	rows
	run "$printark" batch brev.xml --roster r.csv -o made
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	has "made 35, unchanged 0, failed 0"
	compare made
	# Nothing became a path or a name.
	[ "$(ls made/*.pdf | grep -c '^made/[0-9]\{4\}-[a-z2-9]\{10\}\.pdf$')" -eq 35 ]
	! grep -a -q -e hemmelig -e Lukasz -e Ågård made/ledger.sqlite
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" made/*.pdf
}

@test "the same rows in one file" {
	rows
	run "$printark" batch brev.xml --roster r.csv -o made --merged all.pdf
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	/usr/bin/python3 - <<-'END'
		import re, subprocess
		text = subprocess.run(['pdftotext', 'all.pdf', '-'], capture_output=True).stdout.decode()
		pages = [p for p in text.split('\f') if 'Navn:' in p]
		assert len(pages) == 35
		for i, page in enumerate(pages):
		    assert re.findall('hemmelig([0-9]+)slut', page) == [str(i + 1)], page
	END
}

@test "Windows-1252 with semicolons, UTF-16, tabs, old line ends" {
	printf 'recipient-name;letter-date;note\r\nS\xf8ren \xc6gir;9.2.2026;"R\xf8d gr\xf8d; \x80"\r\n' >r.csv
	"$printark" batch brev.xml --roster r.csv -o a -q
	pdftotext a/0001-*.pdf - | grep -q 'Besked: Rød grød; €'
	printf 'recipient-name\tletter-date\tnote\nSøren Ægir\t9.2.2026\tRød grød; €\n' |
		iconv -t UTF-16 >r.csv
	"$printark" batch brev.xml --roster r.csv -o b -q
	printf 'recipient-name,letter-date,note\rSøren Ægir,9.2.2026,Rød grød; €\r' >r.csv
	"$printark" batch brev.xml --roster r.csv -o c -q
	cmp a/0001-*.pdf b/0001-*.pdf
	cmp a/0001-*.pdf c/0001-*.pdf
}

@test "NUL, invalid UTF-8 and marks of direction are errors of their rows" {
	printf 'recipient-name,letter-date\nS\xc3\xb8ren,2026-02-09\nOm\0ar,2026-02-09\nId\xc3,2026-02-09\nA\xe2\x80\xaeb,2026-02-09\n\xed\xa0\x80,2026-02-09\n' >r.csv
	run "$printark" batch brev.xml --roster r.csv -o made
	[ "$status" -eq 1 ]
	for row in 2 3 4 5; do has "row $row, column 'recipient-name': no text"; done
	has "made 1, unchanged 0, failed 4"
}

@test "a picture of a face is a sign of its font or an error of its row, never a wrong letter" {
	printf 'recipient-name,letter-date,note\nSara,2026-02-09,Vi ses 😀\nOmar,2026-02-09,Vi ses\n' >r.csv
	run "$printark" batch brev.xml --roster r.csv -o made
	if [ "$status" -eq 0 ]; then
		pdftotext made/0001-*.pdf - | grep -q 'Vi ses 😀'
	else
		has "(U+1F600, GRINNING FACE) is in no font of the catalogue"
		has "made 1, unchanged 0, failed 1"
	fi
}

@test "every column of a letter may hold anything" {
	printf 'recipient-name,letter-date,note\n"Sara\n""Bo"" Holm",2026-02-09,"a, b"\n' >r.csv
	"$printark" batch brev.xml --roster r.csv -o made -q
	pdftotext made/0001-*.pdf - | tr -s '\n' ' ' | grep -q 'Navn: Sara "Bo" Holm Besked: a, b'
}

@test "a spreadsheet's own file, through LibreOffice where it is installed" {
	mkdir bin tmp
	printf 'a sheet' >liste.xlsx
	PATH=$here/nowhere:/usr/bin:/bin
	if ! command -v soffice >/dev/null; then
		run "$printark" batch brev.xml --roster liste.xlsx --check-only
		[ "$status" -eq 1 ]
		has "liste.xlsx: fatal: LibreOffice, which could read this, is not installed; save the roster as CSV"
	fi
	# One that is not there is stood in for: it is asked for a CSV file in a private folder.
	cat >bin/soffice <<-'END'
		#!/bin/sh
		while [ "$1" != --outdir ]; do shift; done
		stat -c %a "$2" >mode
		[ "$(cat "$3")" = 'a sheet' ] || exit 0
		printf 'recipient-name,letter-date,note\nSara,2026-02-09,Hej\n' >"$2/liste.csv"
	END
	chmod +x bin/soffice
	export PATH=$PWD/bin:$PATH TMPDIR=$PWD/tmp
	run "$printark" batch brev.xml --roster liste.xlsx -o made
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	pdftotext made/0001-*.pdf - | grep -q 'Navn: Sara'
	[ "$(cat mode)" = 700 ]
	[ -z "$(ls tmp)" ]
	printf 'something else' >liste.ods
	run "$printark" batch brev.xml --roster liste.ods -o made
	[ "$status" -eq 1 ]
	has "liste.ods: fatal: LibreOffice cannot make a table of it; save the roster as CSV"
	[ -z "$(ls tmp)" ]
}
