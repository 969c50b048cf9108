#!/usr/bin/env bats
# Packs from outside: what is bound, in what order, under which numbers, and what is said when
# something does not fit.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	export PRINTARK_HOME=$PWD SOURCE_DATE_EPOCH=1772438400
	cd "$here" || return 1
}

pack() { # body of a pack on standard input, attributes as the argument
	{
		printf '<pack xmlns="urn:printark:content" id="prøve" reader="leader" %s>\n<title>Prøve</title>\n' "$1"
		cat
		echo '</pack>'
	} >pack.xml
}

page() { # number: its text in one line
	pdftotext -f "$1" -l "$1" -raw out.pdf - | tr '\n\f' '  ' | tr -s ' '
}

@test "a pack has its parts in order, and contents with their pages" {
	"$printark" pack session-3 --ages 8-9 -o out.pdf
	[[ "$(page 1)" == *"Ledernes side "*" 2 "*"Gang 3: Batteriet "* ]]
	agenda=$(page 1 | sed 's/.*Gang 3: Batteriet [ .]*\([0-9]*\) .*/\1/')
	[[ "$(page "$agenda")" == *"Gang 3: Batteriet "* ]]
	run pdfinfo out.pdf
	[[ "$output" == *"Title: "*"Gang 3 med børnene"* ]]
}

@test "pages before the parts have roman numbers, the first part begins at 1 on the right" {
	pack 'numbering="whole"' <<-'END'
		<chapter start="right"><title>Først</title><part material="noteark" start="right"/></chapter>
		<part material="logark" start="right"/>
	END
	"$printark" pack pack.xml -o out.pdf
	qpdf --json out.pdf >out.json
	/usr/bin/python3 - <<-'END'
	import json
	labels = json.load(open('out.json'))['pagelabels']
	print(labels)
	kinds = [(l['index'], l['label'].get('/S'), l['label'].get('/St', 1), l['label'].get('/P')) for l in labels]
	roman = [k for k in kinds if k[3] in ('u:i', 'i') or k[1] == '/r']
	first = [k for k in kinds if k[1] == '/D' and k[2] == 1]
	assert roman[0][0] == 0 and len(first) == 1 and first[0][0] % 2 == 0, kinds
	END
	[[ "$(page 1)" == *"Prøve"* ]]
}

@test "page x of y, and the pages of the contents, count over the whole pack" {
	pack 'front="none"' <<<'<part material="redskab-batteriet" age="8-9"/><part material="redskab-detektiven" age="8-9"/>'
	"$printark" pack pack.xml -o out.pdf
	pages=$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')
	[[ "$(page "$pages")" == *"Side $pages af $pages"* ]]
}

@test "a reference to another part of the pack leads to its page" {
	pack 'front="short"' <<<'<part material="guide-opstart"/><part material="noteark"/>'
	"$printark" pack pack.xml --print=tags >tags
	grep -q 'Link -> pack.noteark "Interesser, styrker og behov (side' tags
	"$printark" build guide-opstart --print=tags >alone
	run grep -c 'Link -> pack' alone
	[ "$output" = 0 ]
}

@test "there is one H1, and every part and chapter is a Part with headings below it" {
	"$printark" pack opstart --print=tags >tags
	[ "$(grep -c '^ *H1 ' tags)" -eq 1 ]
	[ "$(grep -c '^  Part$' tags)" -eq 5 ]
	grep -A1 '^    Part$' tags >parts
	grep -q '^      H3 "Guide til opstart\|^      Div$' parts
}

@test "one section of a guide is a part" {
	"$printark" pack voksne-1 -o out.pdf
	[[ "$(page 2)" == "Barnets styrker og behov "* ]]
	pack '' <<<'<part material="guide-voksne" section="ukendt"/>'
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"pack.xml:3: fatal: 'guide-voksne' has no section with the id 'ukendt'"* ]]
	[[ "$output" == *"pack.xml:3: error: part 1 of the pack, 'guide-voksne', could not be made"* ]]
}

@test "each part has its own ages, reader, language and values; the pack's ages change all" {
	pack 'front="none" ages="8-9 10-12"' <<-'END'
		<part material="noteark-billeder" language="en" age="13-14"/>
		<part material="redskab-batteriet"/>
		<part material="infobrev-barn"><set name="child-name" value="Asta"/></part>
	END
	"$printark" -q pack pack.xml --ages 10-12 --set "@$PRINTARK_HOME/content/samples/infobrev-barn.set" -o out.pdf
	pdftotext out.pdf text
	grep -q Asta text
	"$printark" build noteark-billeder --ages 13-14 --lang en -o alone.pdf
	grep -qxF "$(pdftotext -l 1 alone.pdf - | sed -n 3p)" text
	"$printark" pack pack.xml --ages 8-9 --set "@$PRINTARK_HOME/content/samples/infobrev-barn.set" -o young.pdf
	[ "$(pdftotext young.pdf - | wc -w)" -ne "$(wc -w <text)" ]
}

@test "a part without a version for the ages is named, and nothing is made" {
	mkdir -p project
	cp -r "$PRINTARK_HOME"/content "$PRINTARK_HOME"/styles "$PRINTARK_HOME"/fonts project/
	sed -i '0,/ages="[^"]*"/s//ages="8-9 10-12"/' project/content/agendas/ugeplan.xml
	PRINTARK_HOME=project run "$printark" pack mappe --ages 13-14 -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"mappe.xml:"*"'ugeplan' has no version for ages '13-14', only for: 8-9 10-12"* ]]
	[ ! -e out.pdf ]
}

@test "what is no pack, a pack in a pack, and a value for nobody are said" {
	run "$printark" pack noteark -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"'noteark' is a sheet, not a pack: make it with printark build noteark"* ]]
	run "$printark" build mappe -o out.pdf
	[[ "$output" == *"'mappe' is a pack: make it with printark pack mappe"* ]]
	pack '' <<<'<part material="mappe"/>'
	run "$printark" pack pack.xml -o out.pdf
	[[ "$output" == *"'mappe' is a pack, and may not be a part of one"* ]]
	pack 'front="none"' <<<'<part material="logark" language="so"/>'
	run "$printark" pack pack.xml --set farve=rød -o out.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"no part of the pack has a field 'farve'"* ]]
	[[ "$output" == *"'logark' is not translated into 'so', Danish used"* ]]
	run "$printark" pack
	[ "$status" -eq 2 ]
	run "$printark" pack mappe --print=adapted
	[ "$status" -eq 2 ]
}

@test "an empty pack, an empty chapter and a part that there is none of are said at their lines" {
	pack '' </dev/null
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"pack.xml:1: fatal: the pack has no parts: name materials in it, as the files in content/packs do"* ]]
	pack '' <<<$'<part material="noteark"/>\n<part material="loggark"/>'
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 1 ]
	[[ "$output" == *"pack.xml:4: fatal: no material 'loggark'; did you mean logark"* ]]
	[[ "$output" == *"pack.xml:4: error: part 2 of the pack, 'loggark', could not be made"* ]]
	[ ! -e out.pdf ]
	pack '' <<<$'<part material="logark"/>\n<chapter><title>Tom</title></chapter>'
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"pack.xml:4: warning: nothing is in this chapter"* ]]
}

@test "a material bound twice keeps its values apart, and a part in another script its direction" {
	pack 'front="short"' <<-'END'
		<part material="infobrev-barn" age="8-9"><set name="child-name" value="Asta"/></part>
		<part material="infobrev-barn" age="8-9"><set name="child-name" value="Bo"/></part>
		<part material="redskab-batteriet" age="13-14" language="ar"/>
		<part material="redskab-batteriet" age="13-14" language="pl"/>
	END
	"$printark" -q pack pack.xml --set "@$PRINTARK_HOME/content/samples/infobrev-barn.set" -o out.pdf
	[[ "$(page 2)" == *"Hej Asta"* && "$(page 3)" == *"Hej Bo"* ]]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
	"$printark" -q pack pack.xml --set "@$PRINTARK_HOME/content/samples/infobrev-barn.set" --print=tags >tags
	grep -q '^Document.* lang=da' tags
	grep -q '^    Div lang=ar' tags && grep -q '^    Div lang=pl' tags
	# The page's number stands to the right of the Arabic name in the contents.
	"$printark" -q pack pack.xml --set "@$PRINTARK_HOME/content/samples/infobrev-barn.set" --print=areas |
		awk '/^page 2/ { exit } $1 == "text" { split($2, at, ","); if (/rtl/) { name = at[1]; y = at[2] } else if (at[2] == y && /"4"/) found = at[1] > name }
			END { exit !found }'
	run mutool show out.pdf outline
	[ "$(grep -c 'البطارية' <<<"$output")" -ge 1 ]
	[ -z "$(tr -d '\n' <<<"$output" | grep -oP '[\x{202A}-\x{202E}\x{200E}\x{200F}]')" ]
}

@test "a set of cards in a pack is named, as nobody has paper of its size" {
	pack 'front="none"' <<<'<part material="kort-foelelser" age="8-9"/>'
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"pack.xml:3: warning: 'kort-foelelser' is a set of cards, bound page by page; for paper make it with printark build kort-foelelser"* ]]
}

@test "a tool's poster is told from its sheet in lists, in the catalogue and by the file's title" {
	pack 'front="full"' <<<'<part material="redskab-batteriet" age="8-9"/><part material="plakat-batteriet" age="8-9"/>'
	"$printark" pack pack.xml -o out.pdf
	[ "$(pdftotext -l 3 out.pdf - | grep -cE '^Batteriet \.+')" -eq 2 ]
	[ "$(pdftotext -l 3 out.pdf - | grep -cE '^Batteriet, plakat \.+')" -eq 2 ]
	"$printark" list | grep -q '^  plakat-batteriet *poster '
	for named in 'da Batteriet, plakat' 'en The Battery, poster' 'pl Bateria, plakat' 'ar البطارية، ملصق'; do
		"$printark" build plakat-batteriet --lang "${named%% *}" -o out.pdf
		[[ "$(pdfinfo out.pdf)" == *"Title: "*"${named#* }"* ]] || { pdfinfo out.pdf; false; }
	done
}

@test "bound twice, a pack is the same bytes" {
	"$printark" pack session-1 -o one.pdf
	"$printark" pack session-1 -o two.pdf
	cmp one.pdf two.pdf
}

@test "every material for every age is bound into one pack of more than 400 pages" {
	cd "$PRINTARK_HOME"
	tests/large-pack "$printark" >"$here/pack.xml"
	run "$printark" pack "$here/pack.xml" --log content/samples/log.csv -o "$here/out.pdf"
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[ -z "$output" ] || { echo "$output"; false; }
	pages=$(pdfinfo "$here/out.pdf" | sed -n 's/^Pages: *//p')
	echo "$pages pages"
	[ "$pages" -ge 400 ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/out.pdf"
}

@test "every pack is made, and the judge finds nothing" {
	for file in "$PRINTARK_HOME"/content/packs/*.xml; do
		id=$(basename "$file" .xml)
		set -- "$id"
		[ -e "$PRINTARK_HOME/content/samples/$id.set" ] && set -- "$id" --set "@$PRINTARK_HOME/content/samples/$id.set"
		run "$printark" pack "$@" -o "$id.pdf"
		[ "$status" -eq 0 ] || { echo "$id: $output"; false; }
		[ -z "$output" ] || { echo "$id: $output"; false; }
	done
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" ./*.pdf
}

@test "in another language children's parts are translated, and leaders' stay Danish" {
	run "$printark" pack session-3 --ages 8-9 --lang ar -o out.pdf
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[[ "$(page 1)" == *"Ledernes side"* ]]
	pdftotext out.pdf - | grep -q 'البطارية'
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" out.pdf
}

@test "the index has each page once, in order, as the pages say, terms in the order of the alphabet" {
	"$printark" pack opstart -o out.pdf
	pages=$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')
	pdftotext -raw out.pdf text
	/usr/bin/python3 - "$PRINTARK_HOME/content/packs/opstart.xml" <<-'END'
	import re, sys
	pages = open('text').read().split('\f')
	# Pages before the first are roman; the colophon's tells how many there are.
	index = max(i for i, page in enumerate(pages) if re.search('^Stikord$', page, re.M))
	front = next(i for i, page in enumerate(pages) if re.search(r'\| 1$', page, re.M))
	terms = re.findall(r'<term(?: match="(.*?)")?>(.*?)</term>', open(sys.argv[1]).read())
	for match, term in terms:
	    told = re.search('^' + term + '[\u00a0 ]+([-–,0-9 \n]+)$', pages[index], re.M).group(1)
	    numbers = []
	    for piece in told.replace('\n', ' ').split(','):
	        ends = [int(n) for n in piece.split('–')]
	        assert len(ends) == 1 or ends[1] >= ends[0] + 2, (term, told)
	        numbers += range(ends[0], ends[-1] + 1)
	    assert numbers == sorted(set(numbers)), (term, told)
	    runs = [n for n in numbers if n + 1 in numbers and n + 2 in numbers]
	    assert not runs or '–' in told, (term, told)
	    said = [n for n in numbers if not re.search(match or term, pages[n + front - 1])]
	    assert not said, (term, told, said)
	    # Nobody looks a word up to find a table of contents.
	    assert not [n for n in numbers if re.search('^Indhold$', pages[n + front - 1], re.M)], (term, told)
	    # The guide is read from end to end, but for its contents.
	    for n in range(5, 28):
	        words = ''.join(pages[n + front - 1].split('\n', 2)[2:])  # without running lines
	        assert n in numbers or not re.search(match or term, words), (term, n, told)
	END
	pack 'front="full"' <<-'END'
		<part material="noteark"/><index><term match="o">Ø</term><term match="a">Å</term>
		<term match="n">Zebra</term><term match="e">Æble</term><term match="Ingensteds">Ingensteds</term></index>
	END
	run "$printark" pack pack.xml -o out.pdf
	[ "$status" -eq 0 ]
	[[ "$output" == *"pack.xml:4: note: 'Ingensteds' stands nowhere in the pack, left out of its index"* ]]
	[ "$(pdftotext out.pdf - | tr '\f' '\n' | grep -A4 '^Stikord$' | sed 's/\xC2\xA0/ /g' | tr -s '\n ' ' ')" = "Stikord Zebra 1 Æble 1 Ø 1 Å 1 " ]
}

@test "numbered part by part, pages are 1-1, 1-2, 2-1, in print and as labels" {
	pack 'front="short" numbering="part"' <<<'<part material="redskab-batteriet" age="8-9"/><part material="logark"/>'
	"$printark" pack pack.xml -o out.pdf
	qpdf --json out.pdf | grep -q '2-1'
	[[ "$(page 1)" == *"Log for én gang"*"2-1 "* ]]
	pdftotext out.pdf text
	grep -q '^1-1$' text
	grep -q '^1-2$' text
	! grep -q 'Side [0-9]' text
	# Contents, index and labels of a full pack say what is printed; what comes after the parts is one more.
	pack 'front="full" numbering="part"' <<-'END'
		<chapter><title>Ark</title><part material="noteark"/><part material="logark"/></chapter>
		<part material="guide-voksne"/><index><term match="avn">Navn</term></index>
	END
	"$printark" pack pack.xml -o out.pdf
	pages=$(pdfinfo out.pdf | sed -n 's/^Pages: *//p')
	qpdf --json --json-key=pagelabels out.pdf | grep -o 'u:[^"]*' | tail -n 2 | tr '\n' ' ' | grep -q '^u:3-1 u:3-2 $'
	[[ "$(page "$pages")" == *"Prøve | 3-2"* || "$(page "$pages")" == *"3-2 | Prøve"* ]]
	[[ "$(page 2)" == *"Log for én gang "*" 1-"*"Guide til gruppeforløb for nære voksne "*" 2-1 "* ]]
	[[ "$(page $((pages - 1)))" == *"Navn"*"1-2,"*"2-"* ]]
}
