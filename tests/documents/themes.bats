#!/usr/bin/env bats
# Themes over a reader's own look, measured in the PDF.

made() { # material, theme or -, more options: makes $file
	file=$BATS_TEST_TMPDIR/$1.pdf
	[ "$2" = - ] || set -- "$1" --theme "$2" "${@:3}"
	[ "$2" != - ] || set -- "$1" "${@:3}"
	"$PRINTARK" build "$@" -o "$file"
}

word_width() { # word: of its first place in $file, in pt
	pdftotext -bbox "$file" - | awk -F'"' -v word=">$1<" 'index($0, word) { print $6 - $2; exit }'
}

@test "dyslexia sets every age group and reader in OpenDyslexic, the letters apart" {
	for ages in 8-9 10-12 13-14; do
		made noteark-billeder dyslexia --ages $ages
		[ "$(pdffonts "$file" | tail -n +3 | grep -vc '+OpenDyslexic')" -eq 0 ]
	done
	made noteark dyslexia
	[ "$(pdffonts "$file" | tail -n +3 | grep -vc '+OpenDyslexic')" -eq 0 ]
	wide=$(word_width Interesser)
	sed 's/letters="[^"]*"//' styles/present/themes/over/dyslexia.xml >"$BATS_TEST_TMPDIR/theme"
	mkdir -p "$BATS_TEST_TMPDIR/home"
	cp -R content styles fonts "$BATS_TEST_TMPDIR/home/"
	cp "$BATS_TEST_TMPDIR/theme" "$BATS_TEST_TMPDIR/home/styles/present/themes/over/dyslexia.xml"
	PRINTARK_HOME=$BATS_TEST_TMPDIR/home made noteark dyslexia
	awk -v wide="$wide" -v narrow="$(word_width Interesser)" 'BEGIN { exit !(wide > narrow + 3) }'
}

@test "dyslexia has no running text below 12 pt, and the age group's size where that is larger" {
	size() { # material, options: the size of most of its text
		"$PRINTARK" build "$@" --theme dyslexia --print=areas |
			awk '$1 == "text" && / [PL][A-Za-z]*#/ { split($5, s, "/"); n[s[2]]++ }
				END { for (i in n) if (n[i] > best) { best = n[i]; at = i } print at }'
	}
	[ "$(size noteark-billeder --ages 8-9)" = 14 ]
	[ "$(size noteark-billeder --ages 13-14)" = 12 ]
	[ "$(size guide-opstart)" = 12 ]
}

@test "dyslexia keeps joined letters joined" {
	run bash -c "$PRINTARK build noteark-billeder --ages 8-9 --lang ar --theme dyslexia --print=fo | grep -o '<fo:root[^>]*>'"
	[[ "$output" == *'letter-spacing="normal"'* ]]
}

@test "ink-saving has black and white only, in letters, lines and pictures, and thinner lines" {
	colours() { qpdf --qdf --object-streams=disable "$1" - | grep -aoE '[0-9. ]+ (rg|RG|g|G|k|K|sc|SC|scn|SCN)$' | sort -u; }
	for material in noteark-billeder redskab-batteriet; do
		made $material ink-saving --ages 8-9
		[ -z "$(colours "$file" | grep -vxE '[01] [gG]|0 0 0 (rg|RG)|1 1 1 (rg|RG)')" ]
		[ "$(pdfimages -list "$file" | tail -n +3 | wc -l)" -eq 0 ]
	done
	made guide-opstart ink-saving
	[ -z "$(colours "$file" | grep -vxE '[01] [gG]|0 0 0 (rg|RG)|1 1 1 (rg|RG)')" ]
	made noteark-billeder - --ages 8-9
	[ -n "$(colours "$file" | grep -vxE '[01] [gG]|0 0 0 (rg|RG)|1 1 1 (rg|RG)')" ]
}

@test "a theme that does not exist is named, with those that do" {
	run "$PRINTARK" build noteark --theme rainbow -o "$BATS_TEST_TMPDIR/made.pdf"
	[ "$status" -eq 1 ]
	[[ "$output" == *"fatal: there is no theme 'rainbow', only: dyslexia, ink-saving"* ]]
	[ ! -e "$BATS_TEST_TMPDIR/made.pdf" ]
	run "$PRINTARK" build noteark --theme ../x
	[ "$status" -eq 2 ]
}

@test "what points forward points the other way among Arabic text" {
	"$PRINTARK" build dagsorden-forsamtale --ages 8-9 --lang ar --print=fo >"$BATS_TEST_TMPDIR/ar.fo"
	"$PRINTARK" build dagsorden-forsamtale --ages 8-9 --print=fo >"$BATS_TEST_TMPDIR/da.fo"
	grep -q 'scale(-1 1)' "$BATS_TEST_TMPDIR/ar.fo"
	! grep -q 'scale(-1 1)' "$BATS_TEST_TMPDIR/da.fo"
	# A heart has no direction.
	grep -q 'hjerte.svg' "$BATS_TEST_TMPDIR/ar.fo"
}

@test "every theme has all the words that the youngest children's has" {
	words() { sed 's/<!--.*-->//; /<!--/,/-->/d' "$1" | grep -oE '[a-z-]+="' | sort -u; }
	for theme in 10-12 13-14 family school leader poster; do
		missing=$(comm -23 <(words styles/present/themes/8-9.xml) <(words styles/present/themes/$theme.xml))
		[ -z "$missing" ] || { echo "$theme lacks $missing"; false; }
	done
}

@test "agendas of seven steps, and nine sessions, stay on one page in the dyslexia look too" {
	for id in dagsorden-forsamtale dagsorden-gang-2 dagsorden-opfoelgning forsamtale-oversigt-tegning; do
		"$PRINTARK" build "$id" --ages 10-12 --theme dyslexia -q -o "$BATS_TEST_TMPDIR/a.pdf"
		[ "$(pdfinfo "$BATS_TEST_TMPDIR/a.pdf" | awk '/^Pages:/ { print $2 }')" -eq 1 ]
	done
}

# A project whose tight theme takes no air.
airy_home() {
	airy=$BATS_TEST_TMPDIR/airy
	mkdir -p "$airy"
	cp -R content styles fonts "$airy/"
	sed -i 's/="0\.[0-9]*"/="1"/g' "$airy/styles/present/themes/tight.xml"
}

@test "less air saves a last page with next to nothing, in a pack too, and letters keep their size" {
	airy_home
	pages() { pdfinfo "$file" | sed -n 's/^Pages: *//p'; }
	sizes() { # of text on the first page
		"$PRINTARK" build mappe-mine-redskaber --ages 10-12 --lang ar --print=areas |
			awk '/^page/ { n++ } n == 1 && $1 == "text" { split($5, s, "/"); print s[2] }' | sort -u
	}
	made mappe-mine-redskaber - --ages 10-12 --lang ar
	[ "$(pages)" -eq 1 ]
	tight=$(sizes)
	PRINTARK_HOME=$airy made mappe-mine-redskaber - --ages 10-12 --lang ar
	[ "$(pages)" -eq 2 ]
	[ -z "$(comm -23 <(echo "$tight") <(PRINTARK_HOME=$airy sizes))" ]
	file=$BATS_TEST_TMPDIR/pack.pdf
	"$PRINTARK" pack mappe --ages 10-12 --lang ar -o "$file"
	saved=$(pages)
	PRINTARK_HOME=$airy "$PRINTARK" pack mappe --ages 10-12 --lang ar -o "$file"
	[ "$(pages)" -eq $((saved + 1)) ]
}

@test "what less air does not save is set as it was, and check tells of it" {
	airy_home
	sheet=$BATS_TEST_TMPDIR/sheet.xml
	{
		printf '<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="leader">\n<title>Ark</title>\n'
		printf '<p>%s</p>\n</sheet>\n' "$(yes 'Vi ser en bil.' | head -n 380 | tr '\n' ' ')"
	} >"$sheet"
	run "$PRINTARK" check "$sheet"
	[ "$status" -eq 0 ]
	[[ "$output" == *"sheet.xml:3: note: page 2, the last, begins here (leader, da): but 30 mm and 6 lines stand on it"* ]]
	cmp <("$PRINTARK" build "$sheet" --print=areas) <(PRINTARK_HOME=$airy "$PRINTARK" build "$sheet" --print=areas)
}
