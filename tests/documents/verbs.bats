#!/usr/bin/env bats
# The verbs from outside: what they print, where they write, how they end.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	export PRINTARK_HOME=$PWD
	cd "$here" || return 1
}

@test "list shows each material on a line of its own" {
	run "$printark" list
	[ "$status" -eq 0 ]
	for id in infobrev-familie infobrev-barn dagsorden-forsamtale noteark noteark-billeder guide-opstart; do
		[[ "$output" == *"$id "* ]]
	done
	[ "$(grep -c '^  ' <<<"$output")" -eq \
		"$(ls "$PRINTARK_HOME"/content/{letters,agendas,sheets,guides,packs}/*.xml 2>/dev/null | wc -l)" ]
}

@test "list follows the course, and every material belongs to a group" {
	run "$printark" list
	[ "${lines[0]}" = "Guides til gruppeledere" ]
	[[ "$output" == *$'\n\nForsamtalen\n'*"noteark "*$'\n\nRedskaberne\n'*"redskab-batteriet "* ]]
	[[ "$output" != *$'\nAndet\n'* ]] || { echo "without a group in content/groups.xml:${output##*Andet}"; false; }
}

@test "list --versions has a line for each version of the usual reader, for scripts" {
	"$printark" list --versions >versions
	[ "$(awk -F'\t' 'NF != 5' versions | wc -l)" -eq 0 ]
	grep -qxF $'noteark-billeder\tForsamtalen\tchild\t8-9\tar' versions
	[ "$("$printark" list --versions --lang da | grep -c '^noteark-billeder')" -eq 3 ]
	[ "$("$printark" list --versions --lang da --ages 8-9 | grep -c '^noteark-billeder')" -eq 1 ]
	[ "$(grep -c '^invitation-forankringsmoede.*family.*da$' versions)" -eq 1 ]
	[ "$(grep -c '^invitation-forankringsmoede.*school' versions)" -eq 0 ]
}

@test "list --json is JSON with readers, ages and languages" {
	"$printark" list --json >list.json
	/usr/bin/python3 - <<-'END'
		import json
		rows = {row['id']: row for row in json.load(open('list.json'))}
		letter = rows['infobrev-barn']
		assert letter['kind'] == 'letter' and letter['readers'] == ['child'], letter
		assert letter['ages'] == ['8-9', '10-12', '13-14'], letter
		assert {'da', 'en', 'ar'} <= set(letter['languages']), letter
		assert letter['title'] and letter['file'].endswith('.xml'), letter
		assert letter['titles']['da'] == letter['title'] != letter['titles']['ar'], letter
		assert 'child-name' in letter['fields'] and 'start-date' in letter['fields'], letter
		assert letter['group'] == 'Forsamtalen', letter
		assert letter['sample'] == 'content/samples/infobrev-barn.set', letter
	END
}

@test "a document is called after what was asked for" {
	"$printark" build noteark -q
	[ -s noteark.pdf ]
	"$printark" build noteark-billeder --ages 10-12 --lang en -q
	[ -s noteark-billeder-10-12-en.pdf ]
	cp "$PRINTARK_HOME/content/sheets/noteark.xml" mit.ark.xml
	"$printark" build mit.ark.xml -q
	[ -s mit.ark.pdf ]
}

@test "-o - is standard output, and the same input gives the same bytes" {
	export SOURCE_DATE_EPOCH=1767225600
	"$printark" build noteark -q -o - >a.pdf
	"$printark" build noteark -q -o b.pdf
	cmp a.pdf b.pdf
	[ "$(head -c 5 a.pdf)" = %PDF- ]
}

@test "--print shows each stage" {
	"$printark" build noteark -q --print=adapted | grep -q '<sheet xmlns="urn:printark:content"'
	"$printark" build noteark -q --print=fo >stage.fo
	grep -q '<fo:root' stage.fo
	grep -q 'pa:at="content/sheets/noteark.xml:[0-9]' stage.fo
	! grep -q "$here\|$PRINTARK_HOME/content/sheets" stage.fo
	for stage in galley areas tags; do
		"$printark" build noteark -q --print=$stage -o stage
		[ -s stage ]
	done
}

@test "the printed FO can be formatted again" {
	# Pictures are named as seen from the current folder, so the FO stays in it.
	cp -R "$PRINTARK_HOME/content" "$PRINTARK_HOME/styles" "$PRINTARK_HOME/fonts" .
	export PRINTARK_HOME=$here
	"$printark" build noteark -q --print=fo -o stage.fo
	"$printark" build noteark -q --print=areas -o built.areas
	"$printark" format stage.fo -q --print=areas -o formatted.areas
	cmp built.areas formatted.areas
}

@test "values on the command line come after those of a file" {
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title><dateline>I dag</dateline><p>Kære <insert name="n"/></p></letter>
	END
	echo n=Sara >values.set
	"$printark" build brev.xml --set @values.set --set n=Omar --print=adapted | grep -q 'Kære Omar'
}

@test "-q leaves out warnings, --strict makes them fail" {
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title><dateline>I dag</dateline><p>Hej.</p></letter>
	END
	run "$printark" build brev.xml --set x=1
	[ "$status" -eq 0 ]
	[[ "$output" == *warning:* ]]
	run "$printark" build brev.xml --set x=1 -q
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	run "$printark" build brev.xml --set x=1 -q --strict
	[ "$status" -eq 1 ]
	[[ "$output" == *warning:* ]]
	run "$printark" build brev.xml --set x=1 --color=always
	[[ "$output" == *$'\033[33mwarning\033[0m'* ]]
}

@test "PRINTARK_TIMES tells where the time went" {
	PRINTARK_TIMES=1 run "$printark" build noteark -q -o made.pdf
	[[ "$output" =~ ^"times: load "[0-9]+" adapt "[0-9]+" present "[0-9]+" read "[0-9]+" set "[0-9]+" cut "[0-9]+" place "[0-9]+" write "[0-9]+ ]]
}

@test "translate extracts, counts, and leaves finished files as they are" {
	cp -R "$PRINTARK_HOME/content" "$PRINTARK_HOME/styles" "$here/"
	export PRINTARK_HOME=$here
	run "$printark" translate extract --lang kl noteark
	[ "$status" -eq 0 ]
	[[ "$output" == *" 0%  content/sheets/noteark.xml"* ]]
	xmllint --noout content/translations/kl/sheets/noteark.xlf
	cp -R content/translations before
	"$printark" translate extract --lang en >/dev/null
	"$printark" translate extract --lang ar >/dev/null
	run "$printark" translate status --lang en
	[[ "$output" == *"100%  content/letters/infobrev-familie.xml"* ]]
	"$printark" translate extract --lang en >/dev/null
	"$printark" translate extract --lang kl noteark >/dev/null
	cmp before/kl/sheets/noteark.xlf content/translations/kl/sheets/noteark.xlf
}

@test "translate brings the parts of a material, and no guide that was not asked for" {
	cp -R "$PRINTARK_HOME/content" "$PRINTARK_HOME/styles" "$here/"
	export PRINTARK_HOME=$here
	"$printark" translate extract --lang kl infobrev-familie
	[ -s content/translations/kl/letters/infobrev-familie.xlf ]
	[ -s content/translations/kl/shared/tid-og-sted.xlf ]
	[ ! -e content/translations/kl/shared/sessioner-boern.xlf ]
	"$printark" translate extract --lang kl
	[ -s content/translations/kl/shared/sessioner-boern.xlf ]
	[ ! -e content/translations/kl/guides ]
	[ ! -e content/translations/kl/sheets/noteark.xlf ]
	"$printark" translate extract --lang kl guide-opstart | grep -q 'shared/guide-opstart-del-1'
	"$printark" translate status --lang kl | grep -q 'guides/guide-opstart'
	"$printark" translate status | grep -Eq '^ +0 +0 +[0-9]+ +0%  kl$'
	"$printark" translate status | grep -Eq '%  ar$'
}

@test "no language falls far behind the Danish texts" {
	for lang in en ar uk pl tr so fa ro ur; do
		"$printark" translate status --lang "$lang" | awk -v lang="$lang" '
			$5 == "all" && $4 + 0 < 30 { print lang ": " $0; bad = 1 }
			END { exit bad }'
	done
}

@test "check tries every version and finds nothing amiss" {
	run "$printark" check
	[ "$status" -eq 0 ] || { grep -v "fine$" <<<"$output"; false; }
	[[ "$output" != *FAILS* && "$output" != *"the last, begins here"* ]]
	grep -q '^infobrev-barn  *child   13-14  ar .* fine$' <<<"$output"
	[ -z "$(find . -name '*.pdf')" ]
}
