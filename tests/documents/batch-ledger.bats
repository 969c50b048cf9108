#!/usr/bin/env bats
# The ledger of a batch: going on, remaking what changed, and answers about a folder.
# PRINTARK_KILLS: how often the fault test kills a run (100 for the whole proof).

load batch

setup() {
	enter || return 1
	write_letter
}

# A roster of $1 rows.
roster() {
	echo 'recipient-name,letter-date,note'
	for i in $(seq "$1"); do echo "Sara Lindegaard $i,2026-02-09,Vi ses."; done
}

batch() {
	run "$printark" batch brev.xml --roster r.csv -o made "$@"
}

@test "what is made stays; changed rows alone are made again" {
	roster 20 >r.csv
	batch
	has "made 20, unchanged 0"
	batch
	has "made 0, unchanged 20"
	sed -i '6s/Vi ses/Ring til os/' r.csv
	before=$(stat -c %Y.%i made/0004-*.pdf)
	batch
	has "made 1, unchanged 19"
	[ "$before" = "$(stat -c %Y.%i made/0004-*.pdf)" ]
	pdftotext made/0005-*.pdf - | grep -q 'Ring til os'
	# A row before all others moves them; they keep their files.
	sed -i '2iOmar Bak,2026-02-09,Hej.' r.csv
	batch
	has "made 1, unchanged 20"
	[ "$(ls made/*.pdf | wc -l)" -eq 21 ]
	# Another text of the letter is another letter.
	sed -i 's/Kære/Hej/' brev.xml
	batch
	has "made 21, unchanged 0"
	[ "$(ls made/*.pdf | wc -l)" -eq 21 ]
}

@test "rows that are gone are told, and what was lost is made again" {
	roster 5 >r.csv
	batch
	sed -i 3d r.csv
	rm made/0004-*.pdf
	truncate -s -1 made/0005-*.pdf
	batch
	[ "$status" -eq 0 ]
	has "made: warning: 0002-"
	has "(row 2 then) is no longer in the roster; the file stays until you remove it"
	has "made 2, unchanged 2"
	[ "$(ls made/*.pdf | wc -l)" -eq 5 ]
	# A byte is enough.
	printf x | dd of="$(echo made/0005-*.pdf)" bs=1 seek=500 conv=notrunc status=none
	batch
	has "made 1, unchanged 3"
	run "$printark" batch --verify made
	[ "$status" -eq 0 ]
}

@test "what a killed run left half made is taken away" {
	roster 1 >r.csv
	batch
	half=$(ls made/*.pdf).abcdef
	touch "$half" made/mine.pdf.abcdef
	batch
	[ ! -e "$half" ]
	[ -e made/mine.pdf.abcdef ]
}

@test "a failed row is tried again" {
	roster 3 >r.csv
	sed -i '3s/2026-02-09/2026-02-30/' r.csv
	batch
	[ "$status" -eq 1 ]
	has "made 2, unchanged 0, failed 1"
	run "$printark" batch --status made
	[ "$status" -eq 0 ]
	has "made 2, failed 1; 2 pages"
	sed -i '3s/2026-02-30/2026-02-28/' r.csv
	batch
	[ "$status" -eq 0 ]
	has "made 1, unchanged 2, failed 0"
}

@test "--status, --verify, --reprint and --forget" {
	roster 4 >r.csv
	batch
	run "$printark" batch --status made
	has "made 4, failed 0; 4 pages"
	has "da 4"
	run "$printark" batch --verify made
	[ "$status" -eq 0 ]
	has "whole: files 4, letters 4; missing or changed: files 0"
	rm made/0001-*.pdf
	printf x | dd of="$(echo made/0002-*.pdf)" bs=1 seek=500 conv=notrunc status=none
	run "$printark" batch --verify made
	[ "$status" -eq 1 ]
	has "is not there any more; the command of the batch makes it again"
	has "is not what was made; the command of the batch makes it again"
	has "whole: files 2, letters 2; missing or changed: files 2"
	batch --reprint 1-2
	has "made 2, unchanged 0"
	key=$(basename made/0003-*.pdf .pdf)
	batch --reprint "${key#0003-}"
	has "made 1, unchanged 0"
	batch --reprint nobody
	[ "$status" -eq 1 ]
	has "fatal: --reprint 'nobody' is neither a row of the roster nor a key"
	run "$printark" batch --verify made
	[ "$status" -eq 0 ]
	echo mine >made/note.txt
	run "$printark" batch --forget made
	[ "$status" -eq 0 ]
	has "removed 5 files"
	has "remains: made/note.txt"
	has "remains: the roster"
	[ "$(ls -A made)" = note.txt ]
}

@test "what cannot be removed keeps the ledger" {
	roster 2 >r.csv
	batch
	file=$(echo made/0001-*.pdf)
	rm "$file"
	mkdir "$file"
	run "$printark" batch --forget made
	[ "$status" -eq 1 ]
	has "error: cannot remove $file"
	has "remains: made/ledger.sqlite"
}

@test "a folder without a ledger, with something else for one, or in use" {
	run "$printark" batch --status nowhere
	[ "$status" -eq 1 ]
	has "nowhere: fatal: no ledger lies here: no batch was made in this folder"
	mkdir made
	echo 'this is no database, however one looks at it' >made/ledger.sqlite
	roster 1 >r.csv
	batch
	[ "$status" -eq 1 ]
	has "fatal: this is no ledger of printark, or it is broken"
	rm made/ledger.sqlite
	/usr/bin/python3 -c "import sqlite3; sqlite3.connect('made/ledger.sqlite').execute('create table t(a)')"
	batch
	has "fatal: this is no ledger of printark, or it is broken"
	rm -r made
	batch
	/usr/bin/python3 - <<-'END' &
		import sqlite3, time
		db = sqlite3.connect('made/ledger.sqlite', isolation_level=None)
		db.execute('begin exclusive')
		open('locked', 'w').close()
		time.sleep(3)
	END
	while [ ! -e locked ]; do sleep 0.05; done
	batch
	[ "$status" -eq 1 ]
	has "ledger.sqlite: fatal: another run is at work in this folder"
	wait
}

@test "the ledger knows nobody by name" {
	roster 3 >r.csv
	batch
	! grep -a -q 'Lindegaard' made/ledger.sqlite
	[ "$(stat -c %a made/ledger.sqlite)" = 600 ]
	# Nor does the file's own description of itself.
	! pdfinfo made/0001-*.pdf | grep -q Lindegaard
}

@test "a full disk stops the run, which goes on when there is room" {
	sed 's/;digital/;print/' "$home/content/samples/deltagere.csv" >r.csv
	# No file may grow beyond 28 kB: an Arabic letter does, the ledger does not.
	letter() {
		"$printark" batch infobrev-familie --roster r.csv -o made "$@"
	}
	(ulimit -f 28; letter) >out 2>&1 && false
	output=$(cat out)
	has "cannot write made/"
	has "letters are not made; when there is room, the same command goes on from here"
	# The row is not at fault.
	has "failed 0"
	[ -z "$(ls made/*.pdf.* 2>/dev/null)" ]
	run letter
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	has "failed 0"
	"$printark" batch --verify made
}

@test "a ledger that cannot be written stops the run" {
	roster 3 >r.csv
	(ulimit -f 8; "$printark" batch brev.xml --roster r.csv -o made) >out 2>&1 && false
	output=$(cat out)
	has "the ledger cannot be written"
	batch
	[ "$status" -eq 0 ]
	has "made 3"
}

@test "a run that is killed at any moment is finished by the next" {
	roster 150 >r.csv
	"$printark" batch brev.xml --roster r.csv -o whole -q
	RANDOM=4711
	kills=0
	folder=0
	while [ "$kills" -lt "${PRINTARK_KILLS:-12}" ]; do
		"$printark" batch brev.xml --roster r.csv -o "cut$folder" -q >out 2>&1 &
		run=$!
		sleep "0.$(printf %03d $((RANDOM % 400)))"
		if kill -KILL $run 2>/dev/null; then
			kills=$((kills + 1))
			status=0
			wait $run 2>/dev/null || status=$?
			[ "$status" -eq 137 ] || continue
			# Whatever has its name is whole.
			for file in "cut$folder"/*.pdf; do
				[ -e "$file" ] || continue
				cmp "$file" "whole/${file#*/}"
			done
		else
			wait $run
			folder=$((folder + 1))
		fi
	done
	"$printark" batch brev.xml --roster r.csv -o "cut$folder" -q
	for cut in cut*; do
		"$printark" batch brev.xml --roster r.csv -o "$cut" -q
		diff -r --exclude=ledger.sqlite whole "$cut"
		run "$printark" batch --verify "$cut"
		has "whole: files 150, letters 150; missing or changed: files 0"
	done
}
