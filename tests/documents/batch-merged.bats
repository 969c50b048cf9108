#!/usr/bin/env bats
# All letters in one file for the print room.

load batch

setup() {
	enter || return 1
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title>
		<address for="recipient"><line><insert name="recipient-name"/></line>
		<line><insert name="recipient-postcode"/></line></address>
		<dateline>Den <insert name="letter-date" type="date"/></dateline>
		<p>Kære <insert name="recipient-name"/>. <insert name="note" optional="yes"/></p>
		</letter>
	END
	{
		echo 'recipient-name,recipient-postcode,letter-date,copies,deliver,note'
		echo 'Sara Holm,9000,2026-02-09,,,'
		echo 'Omar Bak,1000,2026-02-09,2,,'
		echo 'Ida Lund,5000,2026-02-09,,digital,'
		# A name in letters that no other row has, and a letter of two pages.
		echo 'سارة هولم,3000,2026-02-09,,print,'
		echo "Nguyễn Văn Ω,2000,2026-02-09,,,$(printf 'Kom i god tid. %.0s' {1..250})"
	} >r.csv
}

merge() {
	run "$printark" batch brev.xml --roster r.csv -o made --merged all.pdf "$@"
}

page() {
	pdftotext -f "$1" -l "$1" all.pdf - | tr -s ' \n\f' '   '
}

bookmarks() {
	/usr/bin/python3 - "$1" <<-'END'
		import sys, pikepdf
		pdf = pikepdf.open(sys.argv[1])
		number = {page.objgen: i + 1 for i, page in enumerate(pdf.pages)}
		item = pdf.Root.Outlines.First
		while item is not None:
		    print(str(item.Title).split(' ')[0], number[item.Dest[0].objgen], end=' ')
		    item = item.get('/Next')
	END
}

@test "letters in one file, each on a front page, with a cover and bookmarks" {
	merge
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	has "made 5, unchanged 0, failed 0"
	# Cover, back; 1; back; 2; back; its copy; back; 4; back; 5 of two pages.
	[ "$(pdfinfo all.pdf | awk '/^Pages/ { print $2 }')" -eq 12 ]
	[ "$(bookmarks all.pdf)" = 'Trykseddel 1 1 3 2 5 2 7 4 9 5 11 ' ]
	[[ "$(page 1)" == *"Trykseddel"*"Breve 4 "*"kopier 5 "*"denne seddel 10 "*"Ark uden denne seddel 5 "* ]]
	[[ "$(page 3)" == *"Kære Sara Holm."* ]]
	[ -z "$(page 4 | tr -d ' ')" ]
	[[ "$(page 5)" == *"Omar Bak"* && "$(page 7)" == *"Omar Bak"* ]]
	[[ "$(page 9)" == *"Kære"* && "$(page 9)" != *Bak* ]]
	[[ "$(page 11)" == *"Nguyễn Văn Ω"*"Kom i god tid."* ]]
	[ "$(stat -c %a all.pdf)" = 600 ]
	# The digital one is a file of its own.
	[ "$(ls made/*.pdf)" = "$(ls made/0003-*.pdf)" ]
	qpdf --check all.pdf >/dev/null
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" all.pdf
	# Fonts once.
	[ -z "$(pdffonts all.pdf | tail -n +3 | awk '{ sub(".*[+]", "", $1); print $1 }' | sort | uniq -d)" ]
	pdfinfo -struct all.pdf | grep -c '^  Part' | grep -qx 6
}

@test "one side alone, sorted by postcode, in volumes" {
	merge --simplex --sort postcode
	[ "$status" -eq 0 ]
	[ "$(bookmarks all.pdf)" = 'Trykseddel 1 2 2 2 3 5 4 4 6 1 7 ' ]
	[[ "$(page 1)" == *"én side"* ]]
	for i in $(seq 30); do echo "Sara $i,4000,2026-02-09,,,"; done >>r.csv
	merge --volume 20
	[ "$status" -eq 0 ]
	[ "$(ls all-*.pdf | tr '\n' ' ')" = 'all-1.pdf all-2.pdf all-3.pdf all-4.pdf ' ]
	pdftotext all-2.pdf - | tr -s ' \n' '  ' | grep -q 'Bind 2 '
	for volume in all-*.pdf; do
		qpdf --check "$volume" >/dev/null
		[ "$(pdfinfo "$volume" | awk '/^Pages/ { print $2 }')" -le 22 ]
	done
	merge --volume x
	[ "$status" -eq 2 ]
	merge --sort size
	[ "$status" -eq 2 ]
}

@test "one worker or eight: the same volume" {
	for i in $(seq 60); do echo "Søren Ægir $i Łódź ﷺ,4000,2026-02-09,,,"; done >>r.csv
	merge -j 1
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	mv all.pdf one.pdf
	merge -j 8
	cmp one.pdf all.pdf
}

@test "what is unchanged is not merged again; volumes before a change stay" {
	merge
	before=$(stat -c %Y.%Z.%i all.pdf)
	merge
	[ "$status" -eq 0 ]
	has "made 0, unchanged 5, failed 0"
	[ "$before" = "$(stat -c %Y.%Z.%i all.pdf)" ]
	run "$printark" batch --verify made
	has "whole: files 2, letters 5; missing or changed: files 0"
	cp all.pdf first.pdf
	printf x | dd of=all.pdf bs=1 seek=500 conv=notrunc status=none
	merge
	has "made 4, unchanged 1, failed 0"
	cmp first.pdf all.pdf
	merge --simplex
	has "made 4, unchanged 1"
	for i in $(seq 30); do echo "Sara $i,4000,2026-02-09,,,"; done >>r.csv
	merge --volume 20
	cp all-3.pdf third.pdf
	before=$(stat -c %Y.%Z.%i all-1.pdf all-2.pdf)
	sed -i 's/^Sara 23,/Omar 23,/' r.csv
	merge --volume 20
	has "made 15, unchanged 20, failed 0"
	[ "$before" = "$(stat -c %Y.%Z.%i all-1.pdf all-2.pdf)" ]
	! cmp -s third.pdf all-3.pdf
	cp all-4.pdf fourth.pdf
	"$printark" batch brev.xml --roster r.csv -o other --merged whole.pdf --volume 20 -q
	for i in 1 2 3 4; do cmp whole-$i.pdf all-$i.pdf; done
	# Fewer letters: the last volume is of an earlier run.
	sed -i '/^Sara [12]/d' r.csv
	merge --volume 20
	has "made: warning: all-3.pdf is of an earlier run; its letters are in the other volumes now: remove it"
	has "made: warning: all-4.pdf is of an earlier run"
}

@test "a merged run that is killed goes on with the volumes that are not whole" {
	for i in $(seq 300); do echo "Sara $i,4000,2026-02-09,,,"; done >>r.csv
	"$printark" batch brev.xml --roster r.csv -o other --merged whole.pdf --volume 40 -q
	"$printark" batch brev.xml --roster r.csv -o made --merged all.pdf --volume 40 -q &
	run=$!
	while [ ! -e all-3.pdf ]; do kill -0 $run 2>/dev/null || break; sleep 0.01; done
	kill -KILL $run 2>/dev/null
	wait $run || true
	merge --volume 40
	[ "$status" -eq 0 ]
	has "failed 0"
	for whole in whole-*.pdf; do cmp "$whole" "all${whole#whole}"; done
	[ "$(ls all-* | wc -l)" -eq "$(ls whole-* | wc -l)" ]
	merge --volume 40
	has "made 0, unchanged 305"
}

@test "a row that fails is left out, the file is known to the ledger and goes with it" {
	sed -i '2s/2026-02-09/2026-02-30/' r.csv
	merge
	[ "$status" -eq 1 ]
	has "made 4, unchanged 0, failed 1"
	[ "$(bookmarks all.pdf | cut -d' ' -f3-4)" = '2 3' ]
	run "$printark" batch --status made
	has "merged 3"
	has "all.pdf: "
	run "$printark" batch --verify made
	[ "$status" -eq 0 ]
	run "$printark" batch --forget made
	[ ! -e all.pdf ] && [ ! -e made ]
}

@test "a merged file is whole or not there" {
	(ulimit -f 24; "$printark" batch brev.xml --roster r.csv -o made --merged all.pdf) >out 2>&1 && false
	output=$(cat out)
	has "cannot write all.pdf"
	[ -z "$(ls all.pdf* 2>/dev/null)" ]
	# What a killed run left is taken away; what only looks like it stays.
	touch all.pdf.part-abcdef all.pdf.backup
	merge
	[ "$status" -eq 0 ]
	[ "$(ls all.pdf* | tr '\n' ' ')" = 'all.pdf all.pdf.backup ' ]
	merge --merged nowhere/all.pdf
	[ "$status" -eq 1 ]
	has "cannot write nowhere/all.pdf"
	# Nothing is renamed onto a device, a pipe or a folder.
	mkfifo pipe
	merge --merged pipe
	[ "$status" -eq 1 ] && [ -p pipe ]
	has "cannot write pipe: File exists"
}
