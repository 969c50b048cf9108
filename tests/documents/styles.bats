#!/usr/bin/env bats
# What the styles make of content: each age group its own form, and FO that
# mirrors.

adapted() { "$PRINTARK" build "${2-tests/documents/recast.xml}" --ages "$1" --print=adapted 2>/dev/null; }

count() { # XPath over local names, of standard input: how many
	xmllint --xpath "count($(sed -E 's#(^|[/[(])([a-z][a-z-]*)#\1*[local-name()="\2"]#g' <<<"$1"))" -
}

fo() { "$PRINTARK" build "$@" --print=fo 2>/dev/null; }

@test "an activity becomes a game for 8-9, a mixed sheet for 10-12, a conversation for 13-14" {
	[ "$(adapted 8-9 | xmllint --xpath 'string(//*/@kind)' -)" = game ]
	[ "$(adapted 10-12 | xmllint --xpath 'string(//*/@kind)' -)" = mixed ]
	[ "$(adapted 13-14 | xmllint --xpath 'string(//*/@kind)' -)" = conversation ]
}

@test "for 8-9 the steps of an activity are a strip of pictures, and nobody else's are" {
	[ "$(adapted 8-9 | count '//strip/panel')" -eq 3 ]
	[ "$(adapted 10-12 | count '//strip')" -eq 0 ]
	[ "$(adapted 13-14 | count '//strip')" -eq 0 ]
}

@test "a game of seven steps is two cards of a page's things, numbered on" {
	sed 's|<step symbol="snak">.*|&<step><p>Fire.</p></step><step><p>Fem.</p></step><step><p>Seks.</p></step><step><p>Syv.</p></step>|' \
		tests/documents/recast.xml >"$BATS_TEST_TMPDIR/long.xml"
	adapted 8-9 "$BATS_TEST_TMPDIR/long.xml" >"$BATS_TEST_TMPDIR/long"
	[ "$(count '//page-group/card' <"$BATS_TEST_TMPDIR/long")" -eq 2 ]
	[ "$(xmllint --xpath 'string((//*[@kind="game"])[2]//*[local-name()="panel"][1]/@number)' "$BATS_TEST_TMPDIR/long")" = 5 ]
	[ "$(count '//card/talk' <"$BATS_TEST_TMPDIR/long")" -eq 1 ]
	[ "$(xmllint --xpath 'count(//@id[. = "leg"])' "$BATS_TEST_TMPDIR/long")" -eq 1 ]
}

@test "the same activity looks different to the eye: a strip, steps with pictures and room to write, cards of questions" {
	graphics() { xmllint --xpath "count(//*[local-name()='flow']//*[local-name()='external-graphic'])" "$BATS_TEST_TMPDIR/$1.fo"; }
	for ages in 8-9 10-12 13-14; do
		sed '/<section id="valg"/,/^<\/sheet/d' tests/documents/recast.xml >"$BATS_TEST_TMPDIR/one.xml"
		echo '</sheet>' >>"$BATS_TEST_TMPDIR/one.xml"
		fo "$BATS_TEST_TMPDIR/one.xml" --ages $ages >"$BATS_TEST_TMPDIR/$ages.fo"
	done
	[ "$(graphics 8-9)" -eq 4 ] && [ "$(graphics 10-12)" -eq 4 ] && [ "$(graphics 13-14)" -eq 1 ]
	! grep -q 'leader-pattern="rule"' "$BATS_TEST_TMPDIR/8-9.fo"
	[ "$(xmllint --xpath 'count(//*[@leader-pattern="rule"])' "$BATS_TEST_TMPDIR/10-12.fo")" -eq 2 ]
	[ "$(xmllint --xpath 'count(//*[local-name()="table-cell"][contains(., "Hvad fandt I?")])' \
		"$BATS_TEST_TMPDIR/13-14.fo")" -eq 1 ]
}

@test "five places of a scale and three options beside each other fit a page for 8-9" {
	cat >"$BATS_TEST_TMPDIR/ark.xml" <<-END
		<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="child" ages="8-9 10-12 13-14">
		<title>Ansigter</title>
		<scale id="s" steps="5" symbols="vred ked-af-det rolig glad begejstret">
		<title>Sæt ring</title><from>Dårligt</from><to>Godt</to></scale>
		<choice><option symbol="mad">Mad</option><option symbol="musik">Musik</option><option symbol="bog">Bog</option></choice>
		</sheet>
	END
	for ages in 8-9 10-12 13-14; do
		run "$PRINTARK" build "$BATS_TEST_TMPDIR/ark.xml" --ages $ages --strict -o "$BATS_TEST_TMPDIR/made.pdf"
		[ "$status" -eq 0 ] && [ -z "$output" ]
	done
	# Three cells of 174 mm: the pictures are as large as these, not the 50 mm of two.
	"$PRINTARK" build "$BATS_TEST_TMPDIR/ark.xml" --ages 8-9 --print=areas |
		awk '$1 == "image" { n++; if ($3 > 135) bad = 1 } END { exit bad || n != 8 }'
}

@test "for 13-14 the questions come before the way to work, for 10-12 after it" {
	after='count(//*[local-name()="ol"][preceding-sibling::*[local-name()="talk"]])'
	[ "$(adapted 13-14 | xmllint --xpath "$after" -)" -eq 1 ]
	[ "$(adapted 10-12 | xmllint --xpath "$after" -)" -eq 0 ]
	[ "$(adapted 10-12 | count '//card/talk')" -eq 1 ]
}

@test "for 8-9 no page has more than five things, and nothing is lost" {
	things='self::*[local-name()="option" or local-name()="panel" or local-name()="lines" or
		local-name()="scale" or local-name()="step"]'
	for material in tests/documents/recast.xml noteark-billeder dagsorden-forsamtale; do
		most=$(adapted 8-9 "$material" |
			xmllint --xpath "count(//*[local-name()='page-group'][count(descendant::*[$things]) > 5])" -)
		[ "$most" -eq 0 ]
	done
	[ "$(adapted 8-9 | count '//lines')" -eq 7 ]
	[ "$(adapted 8-9 | count '//option')" -eq 6 ]
}

@test "for 8-9 every sentence begins a line, and a number in one does not end it" {
	text=$(adapted 8-9 | xmllint --xpath '//*[local-name()="page-group"][1]/*[local-name()="p"]' -)
	[[ "$text" == *"17.30. <br/>Så spiser vi. <br/>Er du klar? <br/>Ja!</"* ]]
	[ "$(adapted 10-12 | count '//br')" -eq 0 ]
	sed 's|Vi leger kl. 17.30.|1. Vi leger den 2. juni.|' tests/documents/recast.xml >"$BATS_TEST_TMPDIR/figures.xml"
	adapted 8-9 "$BATS_TEST_TMPDIR/figures.xml" | grep -q '>1. Vi leger den 2. juni. <br/>Så'
}

@test "profiling leaves no attribute of its own and no empty list" {
	for ages in 8-9 10-12 13-14; do
		[ "$(adapted $ages | xmllint --xpath 'count(//@ages | //@reader)' -)" -eq 0 ]
		[ "$(adapted $ages | count '//ul')" -eq 0 ]
		[ "$(adapted $ages | count '//goal')" -eq 0 ]
	done
}

@test "the line of the author goes all the way into the FO" {
	fo tests/documents/recast.xml --ages 8-9 | grep -q 'pa:at="tests/documents/recast.xml:5".*Vi leger'
}

@test "nothing but the window of an envelope is placed by left and right" {
	for lang in da ar; do
		fo infobrev-familie --lang $lang --set @content/samples/infobrev-familie.set >"$BATS_TEST_TMPDIR/fo"
		[ "$(xmllint --xpath 'count(//@left | //@text-align[. = "left"])' "$BATS_TEST_TMPDIR/fo")" -gt 0 ]
		[ "$(xmllint --xpath 'count(//@text-align[. = "right"] |
			//*[not(ancestor-or-self::*[@absolute-position = "fixed"])]/@*[contains(., "left") and
				not(contains(., "url"))])' "$BATS_TEST_TMPDIR/fo")" -eq 0 ]
	done
}

@test "an Arabic letter runs from right to left around an address that does not" {
	fo infobrev-familie --lang ar --set @content/samples/infobrev-familie.set >"$BATS_TEST_TMPDIR/fo"
	[ "$(xmllint --xpath 'string(//*[local-name()="page-sequence"]/@writing-mode)' "$BATS_TEST_TMPDIR/fo")" = rl-tb ]
	[ "$(xmllint --xpath 'count(//*[@absolute-position = "fixed"][@writing-mode = "lr-tb"])' \
		"$BATS_TEST_TMPDIR/fo")" -eq 2 ]
}

@test "children's text is never justified, hyphenated or slanted" {
	for ages in 8-9 10-12 13-14; do
		fo tests/documents/recast.xml --ages $ages >"$BATS_TEST_TMPDIR/fo"
		[ "$(xmllint --xpath 'count(//@text-align[. = "justify"] | //@hyphenate[. != "false"] |
			//@font-style[. != "normal"])' "$BATS_TEST_TMPDIR/fo")" -eq 0 ]
	done
}

@test "levels of headings begin at one and never skip" {
	for material in guide-opstart noteark; do
		fo $material | grep -o 'role="H[1-6]"' | tr -dc '1-6\n' |
			awk 'NR == 1 && $1 != 1 || $1 > last + 1 { exit 1 } { last = $1 } END { exit NR < 3 }'
	done
}

@test "every string stands in every language" {
	for lang in en ar uk pl tr so fa ro ur; do
		diff <(grep -o 'key="[^"]*"' styles/strings/da.xml) <(grep -o 'key="[^"]*"' styles/strings/$lang.xml)
	done
}

@test "every key that a style asks for is a string" {
	for key in $(grep -oh "pf:string('[a-z-]*'" styles/present/*.xsl styles/present/shared/*.xsl | cut -d"'" -f2 | sort -u); do
		grep -q "key=\"$key\"" styles/strings/da.xml
	done
}

@test "every pictogram that symbols.xml names is on one card, under its word" {
	fo kort-piktogrammer >"$BATS_TEST_TMPDIR/fo"
	grep -o 'symbols/[a-z0-9-]*\.svg' "$BATS_TEST_TMPDIR/fo" | sort >"$BATS_TEST_TMPDIR/cards"
	grep -o 'file="[^"]*"' content/symbols/symbols.xml | sed 's/file="\(.*\)"/symbols\/\1/' | sort |
		diff "$BATS_TEST_TMPDIR/cards" -
	grep -q '>Ked af det<' "$BATS_TEST_TMPDIR/fo"
	fo kort-piktogrammer --lang en | grep -q '>Sad<'
}

@test "a group of cards that does not exist is an error at its line" {
	sed 's/group="events"/group="evens"/' content/sheets/kort-piktogrammer.xml >"$BATS_TEST_TMPDIR/kort.xml"
	run "$PRINTARK" build "$BATS_TEST_TMPDIR/kort.xml" --print=fo
	[ "$status" -eq 1 ]
	[[ "$output" == *"kort.xml:14: error: pf:symbols can make nothing of 'evens'"* ]]
}

@test "stairs stand back step by step, and a wheel has as many fields as the age has" {
	spans=$(fo plakat-konflikttrappen --ages 8-9 |
		grep -o 'number-columns-spanned="[0-9]" background' | tr -dc '0-9')
	[ "$spans" = 12345 ]
	for expected in 8-9:4 10-12:6 13-14:8; do
		fields=$(fo plakat-konflikthjulet --ages "${expected%:*}" | grep -o '<svg:path' | wc -l)
		[ "$fields" -eq "${expected#*:}" ]
	done
}

@test "an agenda for adults is a table too, with every step and question" {
	fo dagsorden-forankring >"$BATS_TEST_TMPDIR/fo"
	[ "$(grep -o 'background-color[^>]*role="TH"' "$BATS_TEST_TMPDIR/fo" | wc -l)" -eq 6 ]
	[ "$(grep -o '<fo:list-item ' "$BATS_TEST_TMPDIR/fo" | wc -l)" -eq 6 ]
}

@test "a picture over a key word decorates: the word is said once, in its line" {
	cat >"$BATS_TEST_TMPDIR/ark.xml" <<-END
		<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="child" ages="8-9 10-12">
		<title>Vi ses</title>
		<p symbols="key">Vi leger. Venner er med. Barnet spiser.</p>
		<ul><li><p symbols="key">En bog.</p></li></ul>
		</sheet>
	END
	for ages in 8-9 10-12; do
		"$PRINTARK" build "$BATS_TEST_TMPDIR/ark.xml" --ages $ages --strict -o "$BATS_TEST_TMPDIR/made.pdf"
		[ "$(pdftotext "$BATS_TEST_TMPDIR/made.pdf" - | tr -d '\f' | tr -s '\n ' ' ')" = \
			'Vi ses Vi leger. Venner er med. Barnet spiser. • En bog. ' ]
		run "$PRINTARK" build "$BATS_TEST_TMPDIR/ark.xml" --ages $ages --print=tags
		[[ "$output" != *Figure* ]]
		[ "$(grep -c '"leger"' <<<"$output")" -eq 1 ]
		run "$PRINTARK" build "$BATS_TEST_TMPDIR/ark.xml" --ages $ages --print=areas
		[ "$(grep -c '^ *image .* artifact' <<<"$output")" -eq 5 ]
		# The words stand on one line, whether a picture is over them or not.
		awk '/"leger"/ { split($2, a, ",") } /"Vi "/ { split($2, b, ",") }
			END { d = b[2] - a[2]; exit d > 0.5 || d < -0.5 }' <<<"$output"
	done
	adapted 8-9 "$BATS_TEST_TMPDIR/ark.xml" | grep -q '</key>. <br'
}

@test "a poster is one page for every age" {
	for id in plakat-detektiven plakat-batteriet plakat-konflikttrappen plakat-konflikthjulet; do
		for ages in 8-9 10-12 13-14; do
			[ "$("$PRINTARK" build $id --ages $ages --print=areas | grep -c '^page ')" -eq 1 ]
		done
	done
}
