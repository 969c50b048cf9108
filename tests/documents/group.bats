#!/usr/bin/env bats
# The group file: one file from which all papers of a group follow, and what is said when it is
# wrong.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	export PRINTARK_HOME=$PWD SOURCE_DATE_EPOCH=1772438400
	sample=$PWD/content/samples/vinteren.xml
	family=(--set recipient-name=Sara --set 'recipient-street=Birkevej 14' --set recipient-postcode=4999
		--set recipient-town=Fjordby --set child-name=Noah)
	cd "$here" || return 1
	sheet '<p>Vi er <insert name="children" optional="yes"/>. Vi ses <insert name="place"/>.</p>' sheet
}

sheet() { # body, root
	printf '<%s xmlns="urn:printark:content" id="ark" xml:lang="da" reader="family" ages="8-9 10-12">\n<title>Ark</title>\n<p ages="10-12">Stor.</p>\n%s\n</%s>\n' \
		"$2" "$1" "$2" >ark.xml
}

group() { # XML body, on the lines from the second
	printf '<group xmlns="urn:printark:group">\n%s\n</group>\n' "$1" >group.xml
}

fails_with() { # file, message
	rm -f out.pdf
	run "$printark" build ark.xml --group "$1" -o out.pdf
	[[ "$output" == *"$2"* ]] || { echo "'$2' is not in: $output"; return 1; }
	[ "$status" -eq 1 ] && [ ! -e out.pdf ]
}

adapted() {
	"$printark" build ark.xml --print=adapted "$@" | tr -s '\n\t' ' '
}

@test "a session's pack says when and where, for the group's age, without the tools not chosen" {
	"$printark" pack session-3 --group "$sample" --strict -o out.pdf
	pdftotext -layout -l 1 out.pdf page
	grep -q '^I mødes mandag den 26. januar 2026' page
	grep -q 'Kl. 15.30–17.00' page
	grep -q 'Birkeskolen, lokale 12' page
	grep -q 'redskab-batteriet · 10-12' page
	sed '/batteriet/d' "$sample" >other.xml
	run "$printark" pack session-3 --group other.xml -o other.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"session-3.xml:"*"note: 'redskab-batteriet' is left out: the group has not chosen the tool"* ]]
	[[ "$output" == *"'plakat-batteriet' is left out"* ]]
	pdftotext -l 1 other.pdf page
	grep -q logark page
	run grep -E 'plakat-batteriet|redskab-batteriet' page
	[ "$status" -eq 1 ]
}

@test "every paper of nine and five sessions follows from the sample, in silence" {
	for pack in session-{1,2,3,4,5,6,7,8,9} voksne-{1,2,3,4,5}; do
		run "$printark" pack $pack --group "$sample" --print=fo -o $pack.fo
		[ "$status" -eq 0 ]
		[[ "$output" != *warning* && "$output" != *error* ]] || { echo "$output"; false; }
		grep -q 'Birkeskolen, lokale 12' $pack.fo
	done
	grep -q 'I mødes onsdag den 28. januar 2026<' voksne-2.fo
	grep -q '17.00–19.00' voksne-2.fo
	"$printark" pack session-3 --print=fo >alone.fo
	run grep -cE 'Kl. |I mødes' alone.fo
	[ "$output" = 0 ]
}

@test "a chapter without parts leaves with its tool" {
	cat >pack.xml <<-'END'
		<pack xmlns="urn:printark:content" id="min" reader="leader"><title>Min</title>
		<chapter><title>Hjulet</title><part material="redskab-konflikthjulet"/></chapter>
		<part material="logark"/></pack>
	END
	run "$printark" pack pack.xml --group "$sample" --print=fo -o out.fo
	[ "$status" -eq 0 ]
	[[ "$output" == *"pack.xml:2: note: 'redskab-konflikthjulet' is left out"* ]]
	run grep -c Hjulet out.fo
	[ "$output" = 0 ]
	sed '/<tool>/d' "$sample" >all.xml
	"$printark" pack pack.xml --group all.xml --print=fo -o out.fo
	grep -q Hjulet out.fo
}

@test "a letter takes what it asks for, --set is over the group, and nothing is said of the rest" {
	run "$printark" build infobrev-familie --group "$sample" "${family[@]}" --strict -o out.pdf
	[ "$status" -eq 0 ] && [ -z "$output" ]
	pdftotext -layout out.pdf text
	for said in 'mandag den 12. januar 2026' 'onsdag den 14. januar 2026' 'mandag den 16. marts 2026' \
		'kl. 17.00–19.00' 'Mette Holm' 'Jonas Bak' 'Den 15. december 2025' 'Fjordby Kommune, PPR'; do
		grep -q "$said" text
	done
	"$printark" build infobrev-familie "${family[@]}" --set place=Salen --group "$sample" -o out.pdf
	pdftotext out.pdf - | grep -q Salen
	run "$printark" build infobrev-familie --group "$sample" "${family[@]}" --set farve=rød -o out.pdf
	[[ "$output" == *"the material has no field 'farve'"* && "$output" != *"'session-1-date'"* ]]
}

@test "the group's age is the default, where a material has it" {
	[[ "$(adapted --group "$sample")" == *Stor.* ]]
	[[ "$(adapted --group "$sample" --ages 8-9)" != *Stor.* ]]
	sed 's/<group \(.*\) ages="10-12"/<group \1 ages="13-14"/' "$sample" >old.xml
	[[ "$(adapted --group old.xml)" != *Stor.* ]]
}

@test "the leaders' page tells of the group's age alone, and of all when none is asked for" {
	"$printark" pack session-3 -q --group "$sample" -o out.pdf
	[ "$(pdftotext out.pdf - | grep -E 'år: (som|både)')" = '10–12 år: både leg og ark' ]
	"$printark" pack session-3 -q --ages 13-14 -o out.pdf
	[ "$(pdftotext out.pdf - | grep -E 'år: (som|både)')" = '13–14 år: som samtale' ]
	"$printark" pack session-3 -q -o out.pdf
	[ "$(pdftotext out.pdf - | grep -cE 'år: (som|både)')" -eq 3 ]
	# A card for one age leaves with the heading over it.
	"$printark" build guide-boern -q --group "$sample" -o out.pdf
	[ "$(pdftotext out.pdf - | grep -cE 'år: (som .*|både leg og ark)$')" -eq 9 ]
}

@test "children's names reach a sheet that asks for them, and no letter" {
	[[ "$(adapted --group "$sample")" == *"Noah, Alma, Elias, Freja"* ]]
	sheet '<p>Vi er <insert name="children" optional="yes"/>.</p>' letter
	[[ "$(adapted --group "$sample")" == *"Vi er ."* ]]
	sheet '<p>Vi er <insert name="children"/>.</p>' letter
	fails_with "$sample" "ark.xml:4: error: field 'children' has no value"
}

@test "children's names stand on leaders' papers of a session, nowhere else, never in what describes a file" {
	"$printark" pack session-1 --group "$sample" -o out.pdf
	pages=$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')
	for ((page = 1; page <= pages; page++)); do
		pdftotext -raw -f "$page" -l "$page" out.pdf - >text
		grep -q Elias text && grep -xE 'Børnene: Noah, Alma, Elias, Freja|Navneskilte|Deltagerliste|Kun til os selv' text | head -n 1
	done >named
	printf '%s\n' 'Børnene: Noah, Alma, Elias, Freja' Navneskilte Deltagerliste 'Kun til os selv' | diff - named
	[ "$(pdftotext out.pdf - | grep -c '^Elias$')" -ge 3 ]
	run grep -ac 'Elias' <(pdfinfo -meta out.pdf; pdfinfo out.pdf; mutool show out.pdf outline)
	[ "$output" = 0 ]
	pdftotext -layout out.pdf - | grep -q 'Dato 12. januar 2026'
	for pack in mappe skole voksne-1; do
		"$printark" -q pack $pack --group "$sample" --set "@$PRINTARK_HOME/content/samples/skole.set" -o out.pdf
		run grep -ac 'Elias' <(pdftotext out.pdf -)
		[ "$output" = 0 ]
	done
}

@test "what is for each child is blank without names, in a letter, and in a batch" {
	table='<table><tbody><tr each="child" blank="3"><th><insert name="first-name" optional="yes"/></th><td/></tr></tbody></table>'
	sheet "$table" sheet
	rows() { adapted "$@" | grep -o '<tr[ >]' | wc -l; }
	[ "$(rows)" = 3 ]
	[ "$(rows --group "$sample")" = 4 ]
	[[ "$(adapted --group "$sample")" == *Noah*Alma*Elias*Freja* ]]
	[[ "$(adapted --set 'children=Ida, Bo ,  Åse')" == *'>Ida<'*'>Bo<'*'>Åse<'* ]]
	[ "$(rows --set children=Ida)" = 1 ]
	sheet "$table" letter
	[ "$(rows --group "$sample")" = 3 ]
	[[ "$(adapted --group "$sample")" != *Elias* ]]
	sheet "<p>Til <insert name=\"recipient-name\"/>.</p>$table" sheet
	printf 'recipient-name\nSara\nAli\nOmar\nEva\n' >roster.csv
	"$printark" batch ark.xml --roster roster.csv --group "$sample" -o sheets
	for made in sheets/*.pdf; do
		run grep -c Elias <(pdftotext "$made" -)
		[ "$output" = 0 ]
	done
	# Each row its own names, though the sheets of a batch are made alike.
	printf 'recipient-name,children\nSara,"Ida, Bo"\nAli,"Kai, Eli"\nOmar,"Mia, Uma"\n' >roster.csv
	"$printark" batch ark.xml --roster roster.csv -o named
	for made in named/*.pdf; do pdftotext "$made" - | tr '\n' ' '; echo; done >texts
	grep -q 'Til Sara.*Ida.*Bo' texts
	grep -q 'Til Ali.*Kai.*Eli' texts
	grep -q 'Til Omar.*Mia.*Uma' texts
}

@test "a time without an end has no dash after it" {
	sed 's/ end-time="17:00"//' "$sample" >open.xml
	"$printark" pack session-3 --group open.xml -o out.pdf
	pdftotext -l 1 out.pdf - | grep -q '^Kl\. 15\.30$'
	for lang in en ar; do
		sheet '<p xml:lang="'$lang'">x <insert name="start-time" type="time" optional="yes"/>–<insert name="end-time" type="time" optional="yes"/> y</p>' sheet
		[[ "$(adapted --group open.xml)" != *–* ]]
		[[ "$(adapted --group "$sample")" == *–* ]]
	done
}

@test "the same group as a table, as a spreadsheet saves it" {
	cat >group.csv <<-'END'
		Name;Value
		# en gruppe
		ages;10-12
		place;Salen
		child;Noah
		child;Alma
		tool;redskab-detektiven
		session-1-date;12.1.2026
		session-2-date;19.1.2026
		session-9-date;16.3.2026
		start-time;15.30
	END
	text=$(adapted --group group.csv)
	[[ "$text" == *"Stor."*"Noah, Alma"*"Salen"* ]]
	sheet '<p><insert name="start-date" type="date"/> <insert name="end-date" type="date"/> <insert name="start-time" type="time"/></p>' letter
	[[ "$(adapted --group group.csv)" == *"12. januar 2026 16. marts 2026 15.30"* ]]
}

@test "a group's table comes from any spreadsheet, its XML by any name" {
	printf 'name;value\r\nages;10-12\r\nplace;Gården på øen\r\nchild;Åse\r\n' | iconv -t CP1252 >old.csv
	printf '\xEF\xBB\xBFname,value\nages,10-12\nplace,Gården på øen\nchild,Åse\n' >new.csv
	[[ "$(adapted --group old.csv)" == *"Stor."*"Åse"*"Gården på øen"* ]]
	cmp <(adapted --group old.csv) <(adapted --group new.csv)
	cp "$sample" vinteren.txt
	cmp <(adapted --group vinteren.txt) <(adapted --group "$sample")
}

@test "dates on holidays are named, and made all the same" {
	group $'<sessions><session number="1" date="2026-04-02"/>\n<session number="2" date="2026-04-06"/>\n<session number="3" date="2026-04-07"/>\n<session number="4" date="2026-05-14"/>\n<session number="5" date="2026-05-25"/>\n<session number="6" date="2026-06-05"/>\n<session number="7" date="2026-12-24"/>\n<session number="8" date="2027-01-01"/>\n<session number="9" date="2027-03-26"/></sessions><place>Salen</place>'
	run "$printark" build ark.xml --group group.xml --print=adapted -o out
	[ "$status" -eq 0 ]
	[ "$(grep -c 'is on a holiday' <<<"$output")" -eq 10 ]
	for named in "2: note: 'session-1-date' is on a holiday, skærtorsdag" "3: note: 'session-2-date' is on a holiday, 2. påskedag" \
		"5: note: 'session-4-date' is on a holiday, Kristi himmelfartsdag" "6: note: 'session-5-date' is on a holiday, 2. pinsedag" \
		"9: note: 'session-8-date' is on a holiday, nytårsdag" "10: note: 'session-9-date' is on a holiday, langfredag"; do
		[[ "$output" == *"group.xml:$named: is it right?"* ]] || { echo "$named: $output"; false; }
	done
	[[ "$output" != *session-3-date* ]]
}

@test "a batch takes from the group what its roster leaves open" {
	cat >roster.csv <<-'END'
		recipient-name,recipient-street,recipient-postcode,recipient-town,child-name,place
		Sara,Birkevej 14,4999,Fjordby,Noah,
		Ali,Birkevej 16,4999,Fjordby,Alma,Salen
	END
	"$printark" batch infobrev-familie --roster roster.csv --group "$sample" -o letters
	pdftotext letters/0001*.pdf - | grep -q 'Birkeskolen, lokale 12'
	pdftotext letters/0002*.pdf - | grep -q 'Salen'
	run "$printark" batch infobrev-barn --roster roster.csv --group "$sample" --set letter-date=2025-12-01 -o child
	echo "$output"
	[ "$status" -eq 0 ]
	"$printark" build infobrev-barn --ages 10-12 --group "$sample" --set letter-date=2025-12-01 "${family[@]}" -o alone.pdf
	cmp <(pdftotext child/0001*.pdf -) <(pdftotext alone.pdf -)
}

@test "a batch gives the children's names to no letter, whatever it asks for" {
	sheet '<p><insert name="recipient-name"/>: <insert name="children" optional="yes"/>.</p>' letter
	printf 'recipient-name\nSara\nAli\nOmar\n' >roster.csv
	"$printark" batch ark.xml --roster roster.csv --group "$sample" -o letters
	for letter in letters/*.pdf; do
		text=$(pdftotext "$letter" -)
		[[ "$text" == *": ."* && "$text" != *Elias* ]]
	done
}

@test "check tries papers with the group's values" {
	run "$printark" check infobrev-familie --group "$sample"
	[ "$status" -eq 0 ]
	group '<tool>hammeren</tool>'
	run "$printark" check infobrev-familie --group group.xml
	[ "$status" -eq 1 ]
	[[ "$output" == *"there is no tool 'hammeren'"* ]]
}

@test "whatever is wrong in a group file is said with its line" {
	printf 'what,value\nplace,Salen\n' >bad.csv
	fails_with bad.csv "bad.csv: fatal: the table of a group has the columns name and value: its first row says name,value"
	printf 'name,value\nplace,Salen\nchild-name,Noah\n' >bad.csv
	fails_with bad.csv "bad.csv:3: error: a group has no 'child-name': printark-group(5) tells what it has"
	printf 'name,value\nplace,Salen\nsession-10-date,2026-01-12\nleader-5-name,Mette\nleader-0-name,Bo\n' >bad.csv
	fails_with bad.csv "bad.csv:3: error: a group has no 'session-10-date'"
	[[ "$output" == *"bad.csv:4: error: a group has no 'leader-5-name'"*"bad.csv:5: error: a group has no 'leader-0-name'"* ]]
	printf 'name,value\nplace,Salen\nplace,Gangen\n' >bad.csv
	fails_with bad.csv "bad.csv:3: error: 'place' was given on line 2"
	group $'<place>Salen</place>\n<sessions start-time="25:00"><session number="1" date="2026-02-30"/></sessions>'
	fails_with group.xml "group.xml:3: error: 'session-1-date' is no date: write it as 2026-03-02"
	[[ "$output" == *"group.xml:3: error: 'start-time' is no time: write it as 17:30"* ]]
	group $'<place>Salen</place><sessions start-time="9:30" end-time="9:00"><session number="1" date="2026-01-12"/>\n<session number="3" date="2026-01-12"/></sessions>'
	fails_with group.xml "group.xml:3: error: 'session-3-date' is not after 'session-1-date', on line 2"
	[[ "$output" == *"group.xml:2: error: 'end-time' is not after 'start-time', on line 2"* ]]
	group $'<place>Salen</place>\n<set name="ages" value="9-10"/>'
	fails_with group.xml "group.xml:3: error: there is no age group '9-10': write 8-9, 10-12 or 13-14"
	group '<tool>hammeren</tool>'
	fails_with group.xml "group.xml:2: error: there is no tool 'hammeren'; the tools: batteriet detektiven konflikthjulet konflikttrappen"
	group '<steder>Salen</steder>'
	fails_with group.xml "group.xml:2: fatal: element 'steder' may not stand here"
	group '<leader navn="Bo"/>'
	fails_with group.xml "group.xml:2: fatal: "
	fails_with none.xml "none.xml: No such file"
	echo '<group ages="8-9"/>' >group.xml
	fails_with group.xml "group.xml:1: fatal: this is no group file: begin it as content/samples/vinteren.xml begins"
	: >empty.csv
	fails_with empty.csv "empty.csv: fatal: this is no table: its first row must name the columns"
	group '<place>Ring til 010112-1234</place>'
	fails_with group.xml "a civil registration number stands here"
}
