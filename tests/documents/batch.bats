#!/usr/bin/env bats
# Letters in batches: rosters in, files out, and what is said on the way.

load batch

setup() {
	enter || return 1
	here=$(pwd -P)
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title>
		<address for="recipient"><line><insert name="recipient-name"/></line></address>
		<dateline>Den <insert name="letter-date" type="date"/></dateline>
		<p>Kære <insert name="recipient-name"/>. Vi ses <insert name="start-date" type="date"/>
		kl. <insert name="start-time" type="time"/>. <insert name="note" optional="yes"/></p>
		</letter>
	END
	cat >small.csv <<-'END'
		recipient-name,letter-date,start-date,start-time,note
		Sara Holm,2026-02-09,2026-03-02,15:30,
		Omar Bak,9.2.2026,2/3/2026,15.30,Tag sko med.
	END
}

# Runs a batch of brev.xml on roster $1 into folder $2; the rest is passed on.
batch() {
	roster=$1 folder=$2
	shift 2
	run "$printark" batch brev.xml --roster "$roster" -o "$folder" "$@"
}

# The text of the letters that have row number $2 in folder $1, on one line.
text() {
	pdftotext -layout "$1/$(printf %04d "$2")"-*.pdf - | tr -s ' \n\f' '   '
}

@test "a row becomes a file for its owner only, and the run says what it made" {
	batch small.csv made
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	has "made 2, unchanged 0, failed 0; 2 pages"
	[ "$(ls made/*.pdf | wc -l)" -eq 2 ]
	[ "$(stat -c %a made/*.pdf | sort -u)" = 600 ]
	[ "$(stat -c %a made)" = 700 ]
	[[ "$(text made 1)" == *"Kære Sara Holm. Vi ses 2. marts 2026 kl. 15.30."* ]]
	[[ "$(text made 2)" == *"Kære Omar Bak. Vi ses 2. marts 2026 kl. 15.30. Tag sko med."* ]]
	[[ "$(text made 1)" != *Omar* && "$(text made 2)" != *Sara* ]]
}

@test "the letter tells its columns and writes an empty roster" {
	run "$printark" batch infobrev-familie --columns
	[ "$status" -eq 0 ]
	has "recipient-name         text     yes"
	has "recipient-co           text     if any"
	has "start-date             date     yes       2026-03-02 or 2.3.2026"
	run "$printark" batch infobrev-familie --template empty.csv
	[ "$status" -eq 0 ]
	run "$printark" batch infobrev-familie --roster empty.csv --check-only
	[ "$status" -eq 0 ]
	has "empty.csv: warning: the roster names nobody"
	sed -i 's/^# //' empty.csv
	run "$printark" batch infobrev-familie --roster empty.csv --check-only
	[ "$status" -eq 0 ]
	has "sound 1, wrong 0"
}

@test "one worker or eight: the same bytes" {
	{
		echo 'recipient-name,letter-date,start-date,start-time'
		for i in $(seq 40); do echo "Łukasz Çağ $i Ωδ,2026-02-09,2026-03-02,15:30"; done
		for i in $(seq 40); do echo "Sara $i,2026-02-09,2026-03-02,15:30"; done
	} >many.csv
	batch many.csv one -j 1
	[ "$status" -eq 0 ]
	batch many.csv eight -j 8
	[ "$status" -eq 0 ]
	diff -r --exclude=ledger.sqlite one eight
}

@test "a letter is the same, whatever letters were made before it" {
	{
		echo 'recipient-name,letter-date,start-date,start-time,note'
		for i in $(seq 30); do
			name=$(printf 'Sara %.0s' $(seq $((i * i % 5 + 1))))
			note=$(printf 'Tag sko nummer %s med. %.0s' $(seq $((i % 3 * 4 + 1))))
			echo "$name$i,2026-02-09,2026-03-$((i % 18 + 10)),15:30,$note"
		done
	} >many.csv
	batch many.csv all -j 1
	[ "$status" -eq 0 ]
	for row in 9 17 22 30; do
		batch many.csv "alone-$row" --rows "$row"
		[ "$status" -eq 0 ]
		for letter in "alone-$row"/*.pdf; do
			cmp "$letter" "all/$(basename "$letter")"
		done
		[[ "$(text all "$row")" == *"Sara $row. Vi ses"* ]]
	done
}

@test "a worker that is killed costs its row alone" {
	{
		echo 'recipient-name,letter-date,start-date,start-time'
		for i in $(seq 3000); do echo "Sara $i,2026-02-09,2026-03-02,15:30"; done
	} >many.csv
	"$printark" batch brev.xml --roster many.csv -o made -j 2 >out 2>&1 &
	run=$!
	# A worker that dies between two rows costs none, so several are killed.
	for count in 20 60 100 140 180; do
		while [ "$(ls made | wc -l)" -lt $count ]; do
			kill -0 $run || break
			sleep 0.01
		done
		foreman=$(cat /proc/$run/task/$run/children)
		set -- $(cat /proc/${foreman% }/task/${foreman% }/children)
		kill -KILL "$1"
	done 2>/dev/null
	status=0
	wait $run || status=$?
	[ "$status" -eq 1 ]
	output=$(cat out)
	has "the process that made it died (signal 9); the row was left out"
	lost=$(grep -c "signal 9" out)
	has "made $((3000 - lost)), unchanged 0, failed $lost"
	# The same command makes what was lost.
	batch many.csv made
	[ "$status" -eq 0 ]
	has "made $lost, unchanged $((3000 - lost)), failed 0"
}

@test "fold marks, and a proof that shows the window" {
	marks() { # how many rules are drawn in the left margin, how many dashed boxes
		"$printark" build brev.xml -q --print=areas --set recipient-name=Sara --set letter-date=2026-02-09 \
			--set start-date=2026-03-02 --set start-time=15:30 "$@" | grep -c 'border'
	}
	[ "$(marks --window C5)" -eq $(($(marks) + 1)) ]
	[ "$(marks --window DL)" -eq $(($(marks) + 2)) ]
	[ "$(marks --proof)" -eq $(($(marks) + 1)) ]
	batch small.csv made --proof
	[ "$status" -eq 0 ]
	batch small.csv made
	has "made 2, unchanged 0"
}

@test "what the file says of itself holds no field" {
	sed -i 's|<title>Et brev</title>|<title>Til <insert name="recipient-name"/></title>|' brev.xml
	batch small.csv made
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$(text made 1)" == *"Til Sara Holm"* ]]
	! pdfinfo made/0001-*.pdf | grep -q Sara
	! pdfinfo -meta made/0001-*.pdf | grep -q Sara
}

@test "a letter is small, whatever languages are made beside it" {
	{
		echo 'key,language,recipient-name,child-name'
		for lang in da en uk pl tr so ro ar fa ur; do echo "$lang,$lang,Sara Łukasz,Zoë"; done
		echo 'other,da,Omar Bak,Ida'
	} >all.csv
	run "$printark" batch infobrev-familie --roster all.csv -o made --names '{key}.pdf' \
		--set @"$PRINTARK_HOME/content/samples/infobrev-familie.set"
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	for lang in da en uk pl tr so ro; do
		[ "$(stat -c %s made/$lang.pdf)" -le 25000 ] || { ls -l made; false; }
	done
	# Two faces more, and each paragraph's text in its reading order.
	for lang in ar fa ur; do [ "$(stat -c %s made/$lang.pdf)" -le 35000 ]; done
	# What stands beside it leaves no trace.
	run "$printark" batch infobrev-familie --roster all.csv -o alone --names '{key}.pdf' --rows 11 \
		--set @"$PRINTARK_HOME/content/samples/infobrev-familie.set"
	cmp made/other.pdf alone/other.pdf
}
