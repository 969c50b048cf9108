#!/usr/bin/env bats
# Rosters that are wrong: what is said of them, and that it never tells a value.

load batch

setup() {
	enter || return 1
	write_letter
}

# The roster of standard input is tried.
try() {
	cat >r.csv
	run "$printark" batch brev.xml --roster r.csv --check-only "$@"
}

lacks() {
	[[ "$output" != *"$1"* ]] || { echo "'$1' is in: $output"; return 1; }
}

@test "broken quoting, rows and columns are named with their line" {
	try <<<$'recipient-name,letter-date\nSara,2026-02-09\nO"mar,2026-02-09'
	has 'r.csv:3: fatal: a quotation mark stands where none may, or is never closed'
	[ "$status" -eq 1 ]
	try <<<$'recipient-name,letter-date\n"Sara,2026-02-09\nOmar,2026-02-09'
	has 'r.csv:2: fatal: a quotation mark'
	try <<<$'recipient-name,recipient_name\nSara,Omar'
	has "r.csv:1: fatal: two columns are called 'recipient-name'"
	try <<<$'recipient-name,letter-date\n\nSara,2026-02-09,surplus'
	has 'r.csv:3: fatal: row 1 has 3 cells, but there are 2 columns: is a separator missing?'
	try </dev/null
	has 'r.csv: fatal: this is no table: its first row must name the columns'
	{
		echo recipient-name
		head -c 4001 /dev/zero | tr '\0' x
	} >long.csv
	try <long.csv
	has 'r.csv:2: fatal: a cell holds more than 4000 letters'
	seq -s, 251 >wide.csv
	try <wide.csv
	has 'r.csv:1: fatal: more than 250 columns'
}

@test "what a letter needs and does not get" {
	try <<<$'recipient-name,letter-date\nSara Holm,\n,9.2.2026\nOmar Bak,31.2.2026\nIda\x07,2026-02-09'
	[ "$status" -eq 1 ]
	has "r.csv:2: error: row 1, column 'letter-date': empty, but the letter needs it (date)"
	has "r.csv:3: error: row 2, column 'recipient-name': empty"
	has "r.csv:4: error: row 3, column 'letter-date': no date; write it as 2026-03-02"
	has "r.csv:5: error: row 4, column 'recipient-name': no text; write it as letters and signs alone"
	has "sound 0, wrong 4"
	lacks Holm
	lacks 31.2
	# What all rows share need not stand in each.
	try --set letter-date=2026-02-09 <<<$'recipient-name\nSara Holm'
	[ "$status" -eq 0 ]
	has "sound 1,"
}

@test "words of special columns that are none of theirs" {
	try <<<$'recipient-name,letter-date,language,reader,copies,deliver,window,variant,key,ages
a,2026-02-09,xx,nobody,0,fax,C9,noteark2,../x,8-9'
	[ "$status" -eq 1 ]
	has "row 1, column 'language': not known; write one of: da"
	has "row 1, column 'reader': not known; write one of: family"
	has "row 1, column 'copies': not known; write a number from 1 to 20"
	has "row 1, column 'deliver': not known; write one of: print digital"
	has "row 1, column 'window': not known; write one of: fjernprint C5 DL"
	has "row 1, column 'variant': not known; write the id of a letter"
	has "row 1, column 'key': no key; write at most 40 letters, digits, hyphens, but no CPR number"
	has "row 1, column 'ages': not known; write empty: the letter is the same for all"
	lacks fax
}

@test "the same recipient twice, the same file name twice" {
	try <<<$'recipient-name,letter-date\nSara,2026-02-09\nOmar,2026-02-09\nSara,2026-02-10'
	[ "$status" -eq 1 ]
	has "r.csv:4: error: row 3 is for the same recipient as row 1; remove one, or tell them apart in a column 'key'"
	try <<<$'key,recipient-name,letter-date\n1,Sara,2026-02-09\n2,Sara,2026-02-09'
	[ "$status" -eq 0 ]
	has "r.csv:3: warning: row 2 is for the same recipient as row 1 under another key; look whether both are meant"
	try --names '{language}.pdf' <<<$'key,recipient-name,letter-date\n1,Sara,2026-02-09\n2,Sara,2026-02-09'
	has "row 2 would have the file name of row 1"
	for pattern in '../{n}.pdf' '{name}.pdf' '.{n}' '{n:x}'; do
		try --names "$pattern" <<<$'recipient-name,letter-date\nSara,2026-02-09'
		[ "$status" -eq 1 ]
		has "is no pattern of file names, which hold {n}, {n:04}, {key}, {language}, {reader}, {ages}, no / and no dot in front"
	done
}

@test "keys are others with a secret" {
	printf 'recipient-name,letter-date\nSara,2026-02-09\n' >r.csv
	head -c 40 /dev/urandom >secret
	"$printark" batch brev.xml --roster r.csv -o a -q
	"$printark" batch brev.xml --roster r.csv -o b -q --secret secret
	"$printark" batch brev.xml --roster r.csv -o c -q --secret secret
	[ "$(cd a && ls *.pdf)" != "$(cd b && ls *.pdf)" ]
	[ "$(cd b && ls *.pdf)" = "$(cd c && ls *.pdf)" ]
	run "$printark" batch brev.xml --roster r.csv -o d --secret nowhere
	[ "$status" -eq 1 ]
}

@test "rows are chosen by number and by what they say" {
	printf '%s\n' 'recipient-name,letter-date,school' {1..9},2026-02-09,{a,b}-skolen >r.csv
	run "$printark" batch brev.xml --roster r.csv --check-only --set @/dev/null --rows 2,5-7,17-
	has "sound 6,"
	cut -d, -f2- r.csv | sed '1s/^/recipient-name,/; 2,$s/^/x,/' >/dev/null
	sed -i 's/^\([0-9]\),\(.*\),\(.\)/\1\3,\2,\3/' r.csv
	run "$printark" batch brev.xml --roster r.csv --check-only --where school=a-skolen
	has "sound 9,"
	for wrong in x 3-x 3,,4 -3; do
		run "$printark" batch brev.xml --roster r.csv --check-only "--rows=$wrong"
		[ "$status" -eq 2 ]
	done
	run "$printark" batch brev.xml --roster r.csv --check-only --where klasse=3
	[ "$status" -eq 2 ]
	run "$printark" batch brev.xml --roster r.csv --check-only --where klasse
	[ "$status" -eq 2 ]
}

@test "a folder that cannot be made" {
	echo x >file
	printf 'recipient-name,letter-date\nSara,2026-02-09\n' >r.csv
	run "$printark" batch brev.xml --roster r.csv -o file
	[ "$status" -eq 1 ]
	has "fatal: cannot make folder file: it is no folder"
}

@test "what the letter itself says is a message of the row" {
	# A sentence that is too long is the row's fault here; its words are not repeated.
	note="Noah $(printf 'fortæller %.0s' {1..60})nu."
	printf 'recipient-name,letter-date,note\nSara,2026-02-09,\nOmar,2026-02-09,%s\n' "$note" >r.csv
	run "$printark" batch brev.xml --roster r.csv -o made
	[ "$status" -eq 1 ]
	has "r.csv:3: error: row 2: the text is too hard"
	has "(brev.xml:"
	has "made 1, unchanged 0, failed 1"
	lacks Noah
	lacks fortæller
	[ "$(ls made/*.pdf | wc -l)" -eq 1 ]
}

@test "bats knows every usage error of a batch" {
	run "$printark" batch
	[ "$status" -eq 2 ]
	run "$printark" batch brev.xml
	[ "$status" -eq 2 ]
	run "$printark" batch brev.xml --roster r.csv
	[ "$status" -eq 2 ]
	run "$printark" batch brev.xml --roster r.csv -o x -j 0
	[ "$status" -eq 2 ]
}

@test "a civil registration number is an error, wherever it would be printed" {
	try <<<$'recipient-name,letter-date,note\nSara,2026-02-09,Ring om 010203-1234.\nOmar,2026-02-09,Ring.'
	[ "$status" -eq 1 ]
	has "row 1, column 'note': a civil registration number, which may not be in a letter (CPR-loven, section 54); take it out"
	has "sound 1, wrong 1"
	lacks 010203
}

@test "another row's child is named in no letter" {
	try <<<$'recipient-name,letter-date,child-name,note\nIda Holm,2026-02-09,Noah,Noah er velkommen.
Sara,2026-02-09,Ida,Hilsen til Noahs mor.\nOmar,2026-02-09,Karl Bo Lund,Ida\nKarl Bo Lund,2026-02-09,Mia,
Bo Bak,2026-02-09,Åse,Karl kommer.'
	[ "$status" -eq 1 ]
	has "row 2, column 'note': names the child of row 1; take that name out of this letter"
	has "row 3, column 'note': names the child of row 2"
	has "row 4, column 'recipient-name': names the child of row 3"
	# A mother may be called as another child is, and Karl alone is not Karl Bo Lund.
	lacks "row 1,"
	lacks "row 5,"
	has "sound 2, wrong 3"
	lacks Noah
}

@test "dates in the wrong order, ages that do not fit" {
	sed -i 's|<p>|<p><insert name="start-date" type="date" optional="yes"/> <insert name="end-date" type="date" optional="yes"/> |' brev.xml
	try <<<$'recipient-name,letter-date,start-date,end-date,birth-date
a,2026-03-09,2026-03-02,2026-05-04,1.1.2016
b,2026-02-09,2026-03-02,2026-02-28,1.1.2016
c,2026-02-09,2026-03-02,2026-05-04,2.3.2019
d,2026-02-09,2026-03-02,2026-05-04,1.5.2011
e,2026-02-09,2026-03-02,2026-05-04,17/5-16
f,2026-02-09,2026-03-02,2026-05-04,2.3.2011'
	has "row 1, column 'start-date': a date before letter-date; look whether they are right"
	has "row 2, column 'end-date': a date before start-date"
	has "row 3, column 'birth-date': a child that is not 8 to 14 years old when it begins; look whether the date is right"
	has "row 4, column 'birth-date': a child that turns 15 before the last session, and then has a digital mailbox of its own; look whom to write to"
	has "row 5, column 'birth-date': no date"
	has "row 6, column 'birth-date': a child that is not 8 to 14"
	has "sound 5, wrong 1"
}

@test "a birthday finds the age group" {
	sed -i 's/reader="family"/reader="child" ages="8-9 10-12 13-14"/; s|<p>|<p ages="8-9">Ni.</p><p ages="10-12">Tolv.</p><p ages="13-14">Fjorten.</p><p>|' brev.xml
	printf '%s\n' 'recipient-name,letter-date,birth-date,ages' a,2026-02-09,2016-02-10, \
		b,2026-02-09,2016-02-09, c,2026-02-09,2012-01-01, d,2026-02-09,,13-14 >r.csv
	"$printark" batch brev.xml --roster r.csv -o made -q
	i=0
	for word in Ni Tolv Fjorten Fjorten; do
		i=$((i + 1))
		pdftotext made/000$i-*.pdf - | grep -q "^$word\.$"
	done
}

@test "columns that are missing are named once, and nobody's name is another's" {
	try <<<$'Navn\nSara\nOmar'
	[ "$status" -eq 1 ]
	has "r.csv: error: the letter needs columns that the roster has not: letter-date, recipient-name; add them, or give with --set what is the same for all rows"
	lacks "row 1"
	has "sound 0, wrong 2"
	# A setting is for all rows, but whom a letter is for is each row's own.
	try --set recipient-name='Sara Holm' --set letter-date=2026-02-09 <<<$'recipient-name,letter-date\n,2026-02-10\nOmar Bak,'
	has "row 1, column 'recipient-name': empty"
	lacks "row 2"
	has "sound 1, wrong 1"
	try --set recipient-name='Sara Holm' --set letter-date=2026-02-09 <<<$'note\nx'
	has "sound 1, wrong 0"
}

@test "rows that are meant, and none" {
	# An empty cell means what it is taken for.
	printf 'recipient-name,letter-date,language,deliver\nSara,2026-02-09,,\nOmar,2026-02-09,da,digital\n' >three.csv
	try --where language=da <three.csv
	has "sound 2, wrong 0"
	try --where deliver=print <three.csv
	has "sound 1, wrong 0"
	try --where language=so <three.csv
	[ "$status" -eq 0 ]
	has "r.csv: warning: no row of the roster is meant by --rows or --where"
	try --rows 7 <three.csv
	has "no row of the roster is meant"
}

@test "a letter that is not there ends the run at once" {
	run "$printark" batch infobrev --roster r.csv -o made
	[ "$status" -eq 1 ]
	[ "$output" = "printark: fatal: no material 'infobrev'; did you mean infobrev-barn, infobrev-familie?" ]
	[ ! -e made ]
}

@test "lines that the window does not show whole" {
	try <<<$'recipient-name,letter-date,recipient-street,recipient-town
En meget lang forening med et navn uden ende,2026-02-09,Birkevej 14,Fjordby
b,2026-02-09,Generalkrigskommissærens Allé 3,Fjordby
c,2026-02-09,Birkevej 14,Sankt Nikolaj Sogns Mark'
	[ "$status" -eq 0 ]
	has "row 1, column 'recipient-name': a line of 77 mm, but the window of the envelope shows 59 mm; shorten it"
	has "row 2, column 'recipient-street': a name of more than 20 letters; use the short form that the registers have"
	has "row 3, column 'recipient-town': a name of more than 20 letters"
	# Neither is a field of this letter.
	has "note: columns that no letter asks for serve --where and --sort alone: recipient-street, recipient-town"
	try --window DL <<<$'recipient-name,letter-date\nEn meget lang forening med et navn,2026-02-09'
	lacks window
	# Measured, not counted: 18 wide letters, 50 narrow ones, kerning, other scripts.
	try <<<$'recipient-name,letter-date
WWWWWWWWWWWWWWWWWW,2026-02-09
iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii,2026-02-09
Олександра Бондаренко-Шевченківська,2026-02-09
Олена Шевченко,2026-02-09
ليلى وكريم حداد,2026-02-09'
	has "row 1, column 'recipient-name': a line of 65 mm"
	lacks "row 2,"
	has "row 3, column 'recipient-name'"
	lacks "row 4,"
	lacks "row 5,"
	try --theme dyslexia <<<$'recipient-name,letter-date\nMargrethe og Christian Holm,2026-02-09'
	has "row 1, column 'recipient-name'"
	try <<<$'recipient-name,letter-date\nMargrethe og Christian Holm,2026-02-09'
	lacks "row 1,"
}

@test "a row that is longer than any letter" {
	{
		echo '<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family"><title>B</title><dateline>x</dateline><p>'
		for i in $(seq 31); do echo "<insert name='a$i'/>"; done
		echo '</p></letter>'
	} >brev.xml
	seq -s, -f a%.0f 31 >long.csv
	for i in $(seq 31); do printf '%s%s' "$(head -c 3999 /dev/zero | tr '\0' x)" "$([ "$i" = 31 ] || echo ,)"; done >>long.csv
	try <long.csv
	[ "$status" -eq 1 ]
	has "row 1 holds more than 120,000 letters in all; shorten it"
}
