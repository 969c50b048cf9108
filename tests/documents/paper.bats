#!/usr/bin/env bats
# Pages on paper from outside: sheets, booklets, cards, posters, marks for a print shop, greys.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	cases=$PWD/tests/golden/paper
	export PRINTARK_HOME=$PWD SOURCE_DATE_EPOCH=1772438400
	cd "$here" || return 1
}

@test "on paper: sheets are counted right, and read as the pages are" {
	"$printark" build guide-voksne --print=tags >tags
	for how in --booklet "--signature 8" "--nup 2" "--nup 4" "--nup 8" "--booklet --duplex long --paper A3"; do
		# shellcheck disable=SC2086 # options are words
		"$printark" build guide-voksne $how --print=tags >imposed
		cmp tags imposed
	done
	"$printark" build guide-voksne -o plain.pdf
	pages=$(pdfinfo plain.pdf | sed -n 's/^Pages: *//p')
	"$printark" build guide-voksne --booklet -o out.pdf
	[ "$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')" -eq $(((pages + 3) / 4 * 2)) ]
	"$printark" build guide-voksne --nup 4 -o four.pdf
	[ "$(pdfinfo four.pdf | sed -n 's/^Pages: *//p')" -eq $(((pages + 3) / 4)) ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf four.pdf
	run "$printark" build guide-voksne --nup 3
	[ "$status" -eq 2 ]
	[[ "$output" == *"--nup '3': it is one of 2, 4, 8"* ]]
}

@test "a poster is cut over sheets of the paper, and read once" {
	"$printark" build plakat-detektiven --ages 8-9 --print=tags >tags
	"$printark" build plakat-detektiven --ages 8-9 --poster A3 -o out.pdf
	"$printark" build plakat-detektiven --ages 8-9 --poster A3 --print=tags >tiled
	cmp tags tiled
	run pdfinfo out.pdf
	[[ "$output" == *"Pages:           4"* ]]
	[[ "$output" == *"595.28 x 841.89 pts (A4)"* ]]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
	# Fields would not stand where their lines do: on such sheets one writes by hand.
	"$printark" build spoergeskema-barn --forms fill -o fields.pdf
	"$printark" build spoergeskema-barn --forms fill --nup 2 -o sheets.pdf
	qpdf --json fields.pdf | grep -q /Widget
	[ "$(qpdf --json sheets.pdf | grep -c /Widget)" -eq 0 ]
	run "$printark" build plakat-detektiven --poster A1
	[ "$status" -eq 2 ]
	[[ "$output" == *"--poster 'A1': it is one of A3, A2"* ]]
}

@test "crop marks stand outside the bleed, and the file says where to cut" {
	"$printark" build plakat-detektiven --ages 8-9 --crop-marks -o out.pdf
	run pdfinfo -box out.pdf
	[[ "$output" == *"TrimBox:"*"25.51"*"25.51"*"620.79"*"867.40"* ]]
	[[ "$output" == *"BleedBox:"*"17.01"*"17.01"*"629.29"*"875.90"* ]] || { echo "$output"; false; }
	"$printark" build plakat-detektiven --ages 8-9 --print=tags >tags
	"$printark" build plakat-detektiven --ages 8-9 --crop-marks=5 --print=tags >cropped
	cmp tags cropped
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
	run "$printark" build plakat-detektiven --crop-marks=much
	[ "$status" -eq 2 ]
	[[ "$output" == *"the bleed is 0 to 20 mm"* ]]
}

@test "in grey, every dot is grey, and nothing else changes" {
	"$printark" build redskab-batteriet --ages 8-9 -o colour.pdf
	"$printark" build redskab-batteriet --ages 8-9 --grey -o grey.pdf
	pdftoppm -r 30 colour.pdf colour
	pdftoppm -r 30 grey.pdf grey
	/usr/bin/python3 - <<-'END'
	import glob
	def dots(name):
	    kind, size, most, rest = open(name, 'rb').read().split(b'\n', 3)
	    return [rest[i:i + 3] for i in range(0, len(rest), 3)]
	def coloured(kind):
	    return sum(len(set(d)) > 1 for f in glob.glob(kind + '-*.ppm') for d in dots(f))
	assert coloured('colour') > 100
	assert coloured('grey') == 0, coloured('grey')
	END
	"$printark" build redskab-batteriet --ages 8-9 --print=tags >colour.tags
	"$printark" build redskab-batteriet --ages 8-9 --grey --print=tags >grey.tags
	cmp colour.tags grey.tags
}

@test "a page comes onto paper in one way: two at once are said" {
	for two in "--nup 2 --booklet" "--nup 4 --signature 8" "--booklet --cards" "--cards --poster A3" \
	    "--poster A2 --crop-marks" "--nup 2 --crop-marks"; do
		# shellcheck disable=SC2086 # options are words
		run "$printark" build noteark $two -o out.pdf
		[ "$status" -eq 2 ]
		[[ "$output" == *" exclude each other: make a file with each"* ]] || { echo "$output"; false; }
	done
	run "$printark" build noteark --nup 2 --duplex long -o out.pdf
	[ "$status" -eq 2 ]
	[[ "$output" == *"--duplex is for --booklet and --cards"* ]]
	run "$printark" check noteark --grey
	[ "$status" -eq 2 ]
	[[ "$output" == *"--grey is for build, pack and format"* ]]
	run "$printark" build noteark --cards=70 -o out.pdf
	[ "$status" -eq 2 ]
	[[ "$output" == *"--cards=70: it is one of A5, A6, A7, A8, playing, credit, or WIDTHxHEIGHT in mm"* ]]
	[ ! -e out.pdf ]
}

@test "greys and papers go with every way onto paper" {
	for how in "--nup 2" --booklet --cards=A6 "--poster A3" --crop-marks; do
		# shellcheck disable=SC2086 # options are words
		"$printark" build redskab-batteriet --ages 8-9 --grey $how --paper Letter -o out.pdf
		pdftoppm -r 20 -l 1 out.pdf dots
		/usr/bin/python3 - dots-1.ppm <<-'END' || { echo "$how"; false; }
		import sys
		rest = open(sys.argv[1], 'rb').read().split(b'\n', 3)[3]
		assert all(rest[i] == rest[i + 1] == rest[i + 2] for i in range(0, len(rest), 3))
		END
		pdfinfo out.pdf | grep -q '612 x 792\|792 x 612\|663.02 x 843.02' || { echo "$how"; false; }
		[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
	done
}

middle() { # page, word: the middle of that word in tenths of a point, from pdftotext -bbox
	pdftotext -bbox -f "$1" -l "$1" out.pdf - | sed -n "s/.*xMin=\"\([^\"]*\)\" yMin=\"\([^\"]*\)\" xMax=\"\([^\"]*\)\" yMax=\"\([^\"]*\)\">$2<.*/\1 \2 \3 \4/p" |
		awk '{ printf "%d %d\n", ($1 + $3) * 5 + 0.5, ($2 + $4) * 5 + 0.5 }'
}

@test "held against the light, a card's back is behind its front" {
	sed 's/font-size="10pt"/& text-align="center"/; s/\(front\|back\) \([0-9]\)/\1\2/; s/Square/Andika/' "$cases/cards.fo" >cards.fo
	"$printark" format cards.fo --cards -o out.pdf
	[ "$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')" -eq 4 ]
	for card in 1 2 3 5; do
		front=$(middle $((card > 4 ? 3 : 1)) "front$card")
		back=$(middle $((card > 4 ? 4 : 2)) "back$card")
		echo "$card: $front / $back"
		[ "$(echo "$front $back" | awk '{ print ($1 + $3 - 5952) ^ 2 < 9 && ($2 - $4) ^ 2 < 9 }')" = 1 ]
	done
	"$printark" format cards.fo --cards --print=tags >tags
	"$printark" format cards.fo --print=tags >plain
	cmp tags plain
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
}

@test "on other paper pages are set anew, and stay as many" {
	for id in dagsorden-gang-3 redskab-konflikthjulet plakat-batteriet mappe-hvem-ved; do
		for paper in A5 Letter; do
			"$printark" build "$id" --ages 10-12 --paper $paper -o "$id-$paper.pdf"
			size=$(pdfinfo "$id-$paper.pdf" | sed -n 's/^Page size: *//p')
			[[ "$size" == "419.53 x 595.28 pts"* || "$size" == "612 x 792 pts"* ]] || { echo "$size"; false; }
			"$printark" build "$id" --ages 10-12 -o a4.pdf
			[ "$(pdfinfo a4.pdf | grep ^Pages)" = "$(pdfinfo "$id-$paper.pdf" | grep ^Pages)" ]
		done
	done
	# Set anew, not shrunk: the type of a page of A5 is larger than 0.7 of that of A4.
	"$printark" build dagsorden-gang-3 --ages 10-12 --paper A5 --print=areas >areas
	! grep -q scale areas
	run "$printark" pack session-3 --ages 8-9 --paper A5 -o pack.pdf
	[ "$status" -eq 0 ]
	[ -z "$output" ] || { echo "$output"; false; }
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" ./*.pdf
}

@test "pages of another size are put onto the paper as large as it lets them be" {
	"$printark" format "$cases/pages.fo" --paper A5 -o out.pdf
	pdfinfo out.pdf | grep -q 'Page size: *419.53 x 595.28'
	"$printark" format "$cases/pages.fo" --print=tags >tags
	"$printark" format "$cases/pages.fo" --paper A5 --print=tags >fitted
	cmp tags fitted
	"$printark" build noteark --paper A3 -o out.pdf
	pdfinfo out.pdf | grep -q '(A3)'
}

@test "printing programs are told the edge to turn over, and not to shrink sheets" {
	preferences() {
		"$printark" build redskab-batteriet --ages 8-9 "$@" -o out.pdf
		qpdf --json out.pdf | tr -d ' \n' | grep -o '"/ViewerPreferences":{[^}]*}'
	}
	[[ "$(preferences)" != *Scaling* ]]
	[[ "$(preferences --nup 2)" != *Scaling* ]]
	[[ "$(preferences --booklet)" == *'"/Duplex":"/DuplexFlipShortEdge"'*'"/PrintScaling":"/None"'* ]]
	[[ "$(preferences --booklet --duplex long)" == *'"/DuplexFlipLongEdge"'* ]]
	[[ "$(preferences --cards=A7)" == *'"/PrintScaling":"/None"'* ]]
	[[ "$(preferences --cards=A7)" != *Duplex* ]]
	[[ "$(preferences --cards=A7 --duplex short)" == *'"/DuplexFlipShortEdge"'* ]]
	[[ "$(preferences --poster A3)" == *'"/PrintScaling":"/None"'* ]]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
}

pages() { pdfinfo out.pdf | sed -n 's/^Pages: *//p'; }

page() { pdftotext -f "$1" -l "$1" -raw out.pdf - | tr '\n\f' '  '; }

@test "a set of cards comes on sheets; for a print shop each side is a page" {
	"$printark" build kort-redskaber --ages 10-12 -o out.pdf
	[ "$(pages)" -eq 6 ]
	[[ "$(page 1)" == "Redskabskort Hvad skete der? "* ]]
	[[ "$(page 2)" == *"Sig det, du så og hørte. "* ]]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
	"$printark" build kort-redskaber --ages 10-12 --crop-marks -o out.pdf
	[[ "$(page 3)" == "Hvad skete der? Detektiven "* ]]
	[[ "$(page 4)" == "Sig det, du så og hørte. "* ]]
}

@test "no side of a card is too small for its words, in any version or theme" {
	cd "$PRINTARK_HOME"
	for theme in dyslexia ink-saving; do
		run "$printark" check kort-redskaber kort-foelelser --theme $theme
		[ "$status" -eq 0 ]
		[[ "$output" != *warning* ]] || { echo "$output"; false; }
	done
}

@test "no side of a card takes two pages, in any version" {
	for set in 8-9:18:21 10-12:22:21 13-14:24:21; do
		IFS=: read -r ages tools feelings <<<"$set"
		for lang in da en ar uk pl tr so fa ro ur; do
			"$printark" build kort-redskaber --ages "$ages" --lang $lang --crop-marks -o out.pdf
			[ "$(pages)" -eq $((tools * 2)) ] || { echo "redskaber $ages $lang: $(pages)"; false; }
			"$printark" build kort-foelelser --ages "$ages" --lang $lang --crop-marks -o out.pdf
			[ "$(pages)" -eq $((feelings * 2)) ] || { echo "foelelser $ages $lang: $(pages)"; false; }
		done
	done
}
