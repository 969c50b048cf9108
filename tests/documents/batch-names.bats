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

# A sheet as LibreOffice keeps it: a date without a form of its own, a spoken one, a postcode
# that is a number with four digits, a time, a cell of two lines, an empty one, another sheet.
sheet() {
	cat <<-'END'
		<?xml version="1.0" encoding="UTF-8"?>
		<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
		xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
		xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
		xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
		xmlns:n="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
		office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
		<office:automatic-styles>
		<n:date-style style:name="N1" n:automatic-order="true" n:format-source="language"><n:day
		n:style="long"/><n:text>-</n:text><n:month n:style="long"/><n:text>-</n:text><n:year/></n:date-style>
		<n:date-style style:name="N2" n:language="da" n:country="DK"><n:day/><n:text>. </n:text><n:month
		n:textual="true" n:style="long"/><n:text> </n:text><n:year n:style="long"/></n:date-style>
		<n:number-style style:name="N3"><n:number n:decimal-places="0" n:min-integer-digits="4"/></n:number-style>
		<n:time-style style:name="N4"><n:hours n:style="long"/><n:text>:</n:text><n:minutes n:style="long"/></n:time-style>
		<style:style style:name="plain" style:family="table-cell" style:data-style-name="N1"/>
		<style:style style:name="spoken" style:family="table-cell" style:data-style-name="N2"/>
		<style:style style:name="four" style:family="table-cell" style:data-style-name="N3"/>
		<style:style style:name="clock" style:family="table-cell" style:data-style-name="N4"/>
		</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Deltagere">
	END
	printf '<table:table-row>'
	for name in recipient-name recipient-postcode letter-date start-date start-time note; do
		printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' $name
	done
	cat <<-'END'
		</table:table-row><table:table-row>
		<table:table-cell office:value-type="string"><text:p>Åse Ærø, "Øst"</text:p></table:table-cell>
		<table:table-cell table:style-name="four" office:value-type="float" office:value="555"/>
		<table:table-cell table:style-name="plain" office:value-type="date" office:date-value="2026-02-09"/>
		<table:table-cell table:style-name="spoken" office:value-type="date" office:date-value="2026-03-02"/>
		<table:table-cell table:style-name="clock" office:value-type="time" office:time-value="PT15H30M00S"/>
		<table:table-cell office:value-type="string"><text:p>Linje et</text:p><text:p>linje to</text:p></table:table-cell>
		</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="6"/></table:table-row>
		<table:table-row>
		<table:table-cell office:value-type="string"><text:p>Omar Bak</text:p></table:table-cell>
		<table:table-cell office:value-type="string"><text:p>0999</text:p></table:table-cell>
		<table:table-cell table:style-name="plain" office:value-type="date" office:date-value="2026-02-09"/>
		<table:table-cell table:style-name="plain" office:value-type="date" office:date-value="2026-03-12"/>
		<table:table-cell table:style-name="clock" office:value-type="time" office:time-value="PT09H05M00S"/>
		<table:table-cell/></table:table-row></table:table>
		<table:table table:name="Andet"><table:table-row><table:table-cell office:value-type="string">
		<text:p>ikke dette</text:p></table:table-cell></table:table-row></table:table>
		</office:spreadsheet></office:body></office:document>
	END
}

# The same cells as Excel keeps them: form 14 is "the date of wherever it is read".
workbook() {
	/usr/bin/python3 - "$1" <<-'END'
		import sys, zipfile
		from xml.sax.saxutils import escape
		def text(s): return '<c t="inlineStr"><is><t>%s</t></is></c>' % escape(s)
		def number(style, n): return '<c s="%d"><v>%s</v></c>' % (style, n)
		names = ['recipient-name', 'recipient-postcode', 'letter-date', 'start-date', 'start-time', 'note']
		rows = [[text(n) for n in names],
		    [text('Åse Ærø, "Øst"'), number(1, 555), number(2, 46062), number(3, 46083),
		        number(4, 15.5 / 24), text('Linje et\nlinje to')],
		    [],
		    [text('Omar Bak'), text('0999'), number(2, 46062), number(2, 46093), number(4, (9 + 5 / 60) / 24), '<c/>']]
		main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
		rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
		office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
		kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
		def sheet(rows): return '<worksheet %s><sheetData>%s</sheetData></worksheet>' % (
		    main, ''.join('<row>%s</row>' % ''.join(row) for row in rows))
		parts = {
		    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
		        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
		        + ''.join('<Override PartName="/xl/%s.xml" ContentType="%s%s+xml"/>' % (p, kind, k) for p, k in
		            [('workbook', 'sheet.main'), ('styles', 'styles'), ('one', 'worksheet'), ('two', 'worksheet')])
		        + '</Types>',
		    '_rels/.rels': '<Relationships %s><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/>'
		        '</Relationships>' % (rels, office),
		    'xl/workbook.xml': '<workbook %s xmlns:r="%s"><sheets><sheet name="Deltagere" sheetId="1" r:id="r1"/>'
		        '<sheet name="Andet" sheetId="2" r:id="r2"/></sheets></workbook>' % (main, office),
		    'xl/_rels/workbook.xml.rels': '<Relationships %s>' % rels + ''.join(
		        '<Relationship Id="r%d" Type="%s/%s" Target="%s.xml"/>' % (i, office, k, f) for i, k, f in
		        [(1, 'worksheet', 'one'), (2, 'worksheet', 'two'), (3, 'styles', 'styles')]) + '</Relationships>',
		    'xl/styles.xml': '<styleSheet %s><numFmts count="2"><numFmt numFmtId="164" formatCode="0000"/>'
		        '<numFmt numFmtId="165" formatCode="[$-406]d\\. mmmm yyyy"/></numFmts>'
		        '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
		        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">' % main
		        + ''.join('<xf numFmtId="%d" applyNumberFormat="1"/>' % f for f in (0, 164, 14, 165, 20))
		        + '</cellXfs></styleSheet>',
		    'xl/one.xml': sheet(rows), 'xl/two.xml': sheet([[text('ikke dette')]]) }
		with zipfile.ZipFile(sys.argv[1], 'w') as z:
		    for name, xml in parts.items():
		        z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + xml)
	END
}

@test "what LibreOffice itself makes of dates, postcodes, times and several sheets" {
	command -v soffice >/dev/null || skip "LibreOffice is not installed"
	cat >ark.xml <<-'END'
		<letter xmlns="urn:printark:content" id="ark" xml:lang="da" reader="family">
		<title>Et ark</title>
		<dateline><insert name="letter-date" type="date"/></dateline>
		<p><insert name="recipient-name"/>: <insert name="recipient-postcode"/>,
		<insert name="start-date" type="date"/>, <insert name="start-time" type="time"/>,
		<insert name="note" optional="yes"/></p>
		</letter>
	END
	export LC_ALL=C.UTF-8
	sheet >ark.fods
	soffice "-env:UserInstallation=file://$PWD/profile" --headless --convert-to ods ark.fods >/dev/null 2>&1
	workbook ark.xlsx
	for kind in ods xlsx; do
		run "$printark" batch ark.xml --roster ark.$kind -o $kind
		[ "$status" -eq 0 ] || { echo "$output"; false; }
		has "made 2"
		pdftotext $kind/0001-*.pdf - | tr -s '\n' ' ' >text
		grep -q '9. februar 2026' text
		grep -q '0555, 2. marts 2026, 15.30, Linje et linje to' text || { cat text; false; }
		pdftotext $kind/0002-*.pdf - | grep -q 'Omar Bak: 0999, 12. marts 2026, 9.05' || { cat text; false; }
	done
}
