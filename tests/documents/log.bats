#!/usr/bin/env bats
# The session log: what was really done, into the knowledge letters.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	export PRINTARK_HOME=$PWD
	cd "$BATS_TEST_TMPDIR" || return 1
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="school family">
			<title>Brev</title>
			<log-sessions from="1" to="2" id="gange" reader="school"/>
			<log-tools>
				<li tool="redskab-detektiven vaerktoej-detektiv">Spor</li>
				<li tool="redskab-batteriet">Pauser</li>
			</log-tools>
		</letter>
	END
	cat >log.csv <<-'END'
		session,date,activity,tool,note
		1,2026-03-02,Leg med bold,redskab-detektiven,
		1,2026-03-02,Leg med bold,redskab-detektiven,Igen
		2,9.3.2026,leg-udstilling,,
		3,2026-03-16,Pauser,redskab-batteriet,
	END
}

adapted() { # the letter's content as this log tells it, on one line
	"$printark" build brev.xml --log "$1" --print=adapted "${@:2}" | tr -s '\n\t' ' '
}

fails_with() { # file message: as an error at that place, without a PDF
	run "$printark" build brev.xml --log "$1" -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"$2"* ]] || { echo "$output"; false; }
	[ ! -e out.pdf ]
}

@test "sessions become a table: activities once, tools once, notes, titles for ids" {
	text=$(adapted log.csv)
	[[ "$text" == *"1. gang<br/>2.3.2026"* ]]
	[ "$(grep -o 'Leg med bold' <<<"$text" | wc -l)" -eq 1 ]
	[ "$(grep -o '>Detektiven<' <<<"$text" | wc -l)" -eq 1 ]
	[[ "$text" == *"Vores udstilling"* ]]
	[[ "$text" == *'<table id="gange" pa:at="brev.xml:3">'* ]]
	[[ "$text" == *'<li pa:at="log.csv:3">Igen</li>'* ]]
	[[ "$text" == *'<td pa:at="log.csv:4">–</td>'* ]]
	[[ "$text" == *"2. gang<br/>9.3.2026"* ]]
	[[ "$text" == *'pa:at="log.csv:2"'* ]]
	[[ "$text" != *"3. gang"* && "$text" != *log-sessions* ]]
}

@test "of the tools only those of these sessions stand" {
	text=$(adapted log.csv)
	[[ "$text" == *">Spor<"* && "$text" != *Pauser* && "$text" != *'tool="'* ]]
	sed -i 's/<log-tools>/<log-tools from="2" to="3">/' brev.xml
	text=$(adapted log.csv)
	[[ "$text" == *">Pauser<"* && "$text" != *">Spor<"* ]]
	sed -i 's/<log-tools from="2" to="3">/<log-tools from="2" to="2">/' brev.xml
	text=$(adapted log.csv)
	[[ "$text" != *">Pauser<"* && "$text" != *"<ul>"*"Spor"* ]]
}

@test "the same log as XML, as a spreadsheet saves it, and in an other order of columns" {
	cat >log.xml <<-'END'
		<log xmlns="urn:printark:log">
			<session number="1" date="2026-03-02">
				<entry activity="Leg med bold" tool="redskab-detektiven">Igen</entry>
			</session>
			<session number="2" date="2026-03-09"><entry activity="leg-udstilling"/></session>
		</log>
	END
	text=$(adapted log.xml)
	[[ "$text" == *"1. gang<br/>2.3.2026"*"Leg med bold<br/>Igen"*Detektiven*"Vores udstilling"*Spor* ]]
	[[ "$text" == *'pa:at="log.xml:3"'* ]]
	printf '\357\273\277Note;Tool;Activity;Date;Session\r\n;redskab-detektiven;Ål i leg;2.3.2026;1\r\n;;leg-udstilling;9.3.2026;2\r\n' >excel.csv
	text=$(adapted excel.csv)
	[[ "$text" == *"Ål i leg"*Detektiven*"Vores udstilling"* ]]
}

@test "in another language titles are translated, words stay Danish and say so" {
	text=$(adapted log.csv --lang en)
	[[ "$text" == *"Session 1<br/>"*'<span xml:lang="da">Leg med bold</span>'*">The Detective<"* ]]
	text=$(adapted log.csv --lang ar)
	[[ "$text" == *'<span xml:lang="da" dir="ltr">Leg med bold</span>'* ]]
	run "$printark" build brev.xml --log log.csv --lang en -o out.pdf
	[[ "$output" == *"guide-opstart-del-3.xml:"*"not translated into 'en'"* ]]
}

@test "a letter that tells sessions needs the log, for a reader who is told" {
	run "$printark" build brev.xml -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"brev.xml:3: error: a session log tells what stands here: give --log FILE; left out"* ]]
	[ ! -e out.pdf ]
	"$printark" build noteark -q -o noteark.pdf
	run "$printark" build brev.xml --reader family -o out.pdf
	[[ "$output" == *"brev.xml:4: error: a session log"* && "$output" != *"brev.xml:3:"* ]]
}

@test "a session that the log leaves out is a warning" {
	sed -i /^2,/d log.csv
	run "$printark" build brev.xml --log log.csv -o out.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"log.csv: warning: the log tells nothing of session 2"* ]]
}

@test "whatever is wrong in a log is said with its line" {
	sed 's/^2,/to,/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:4: error: 'to' is no number of a session: write 1, 2, 3 ... up to 99; left out"
	sed 's/^2,/100,/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:4: error: '100' is no number of a session"
	sed 's/9.3.2026/30.2.2026/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:4: error: the date of session 2 is no date: write it as 2026-03-02"
	sed '3s/2026-03-02/2026-03-03/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:3: error: session 1 has another date on line 2"
	sed 's/leg-udstilling/leg-udstillingen/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:4: error: nothing has the id 'leg-udstillingen': name an activity, a tool or a material, or write it in words that begin with a capital letter; left out"
	sed 's/Igen/I\x01gen/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:3: error: column 'note' holds a control character or is no UTF-8, left out"
	sed 's/Igen/Ring til 010112-1234/' log.csv >bad.csv
	fails_with bad.csv "bad.csv:3: error: a civil registration number stands here"
	sed 's/,activity/,what/' log.csv >bad.csv
	fails_with bad.csv "bad.csv: fatal: the log has no column 'activity'; its columns are session, date, activity, tool, note"
	fails_with none.csv "none.csv: No such file"
	printf '<log xmlns="urn:printark:log"><session date="2026-03-02">\n<entry activity="a"/></session></log>' >bad.xml
	fails_with bad.xml "bad.xml:1: fatal: an attribute of 'session' is missing"
	printf '<log xmlns="urn:printark:log"><session number="1"\ndate="2026-03-02"><entri/></session></log>' >bad.xml
	fails_with bad.xml "bad.xml:2: fatal: element 'entri' may not stand here"
}

@test "the knowledge letters are made of the sample log, one for school and one for family" {
	for id in vidensdeling-gang-3 vidensdeling-gang-6; do
		for reader in school family; do
			"$printark" build $id --reader $reader --log "$PRINTARK_HOME/content/samples/log.csv" \
				--set "@$PRINTARK_HOME/content/samples/$id.set" --strict -o $id-$reader.pdf
		done
	done
	pdftotext -layout vidensdeling-gang-6-school.pdf - | grep -q 'Konflikttrappen'
	! pdftotext -layout vidensdeling-gang-3-school.pdf - | grep -q 'Konflikttrappen'
}

@test "a batch of knowledge letters tells the same log to every school" {
	grep -v '^#' "$PRINTARK_HOME/content/samples/vidensdeling-gang-3.set" >fields
	cut -d= -f1 fields | sed 's/.*/"&"/' | paste -sd, >roster.csv
	for child in Noah Alma; do
		sed "s/Noah/$child/" fields | cut -d= -f2- | sed 's/.*/"&"/' | paste -sd, >>roster.csv
	done
	cp "$PRINTARK_HOME/content/samples/log.csv" log.csv
	send() {
		"$printark" batch vidensdeling-gang-3 --roster roster.csv --log log.csv -j 2 -o letters
	}
	send
	[ "$(ls letters/*.pdf | wc -l)" -eq 2 ]
	for letter in letters/*.pdf; do
		pdftotext "$letter" - | grep -q 'Navneleg med bold'
	done
	[[ "$(send)" == *"unchanged 2"* ]]
	sed -i 's/Navneleg med bold/Navneleg med hat/' log.csv
	[[ "$(send)" == *"made 2, unchanged 0"* ]]
	for letter in letters/*.pdf; do
		pdftotext "$letter" - | grep -q 'Navneleg med hat'
	done
}
