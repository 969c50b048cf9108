#!/usr/bin/env bats
# What authors ask the program: check, explain, diff.

setup() {
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	recast=tests/documents/recast.xml
}

# A copy of the project to break, $here/home.
copy_home() {
	mkdir -p "$here/home"
	cp -R content styles fonts "$here/home/"
	export PRINTARK_HOME=$here/home
}

# ---- explain ----

@test "explain tells what a line has become for each age group, and by which template" {
	run "$PRINTARK" explain $recast --line 12
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "$recast:12: p \"Find tre kort.\"" ]
	[[ "$output" == *"  stands in step in activity leg in sheet"* ]]
	[[ "$output" == *"profile   none"* ]]
	line=$(grep -n '<xsl:template match="c:activity">' styles/adapt/recast-8-9.xsl | cut -d: -f1)
	[[ "$output" == *"8-9    yes, as p in panel in strip in card leg (game) in page-group in sheet; by the template for c:activity, styles/adapt/recast-8-9.xsl:$line"* ]]
	[[ "$output" == *"10-12  yes, as p in li in ol (pictures) in card leg (mixed) in sheet"* ]]
	[[ "$output" == *"leader    8-9    yes, as p in step in activity leg in sheet"$'\n'* ]]
}

@test "explain names the attribute that leaves a version out, on the element or around it" {
	run "$PRINTARK" explain $recast --line 7 --reader child
	[[ "$output" == *'ages="13-14" of ul, line 7'*'reader="leader" of li, line 7'* ||
		"$output" == *'reader="leader" of li, line 7'*'ages="13-14" of ul, line 7'* ]]
	[[ "$output" == *'child     13-14  no: li has reader="leader" (line 7)'* ]]
	[[ "$output" != *'leader    8-9'* ]]
	run "$PRINTARK" explain $recast --line 7 --reader leader
	[[ "$output" == *'leader    8-9    no: ul has ages="13-14" (line 7)'* ]]
	[[ "$output" == *'leader    13-14  yes, as li in ul in sheet'* ]]
}

@test "explain tells how far each language is" {
	copy_home
	line=$(grep -n 'Hvad kan du bedst lide at lave' content/sheets/noteark.xml | cut -d: -f1)
	sed -i '/bedst lide at lave/,/target/s/<target.*//' "$here/home/content/translations/en/sheets/noteark.xlf"
	sed -i 's/Hvad kan du bedst lide at lave/Hvad kan du rigtig godt lide at lave/' \
		"$here/home/content/sheets/noteark.xml"
	run "$PRINTARK" explain noteark --line "$line" --lang ar
	[[ "$output" == *"  ar        outdated, Danish used"* ]]
	[[ "$output" != *"  en "* ]]
	run "$PRINTARK" explain noteark --line 1 --lang en
	run "$PRINTARK" explain noteark-billeder --line "$(grep -n 'Bygge</option>' content/sheets/noteark-billeder.xml | head -1 | cut -d: -f1)" --lang en
	[[ "$output" == *"  en        translated"* ]]
	run "$PRINTARK" explain $recast --line 8 --lang en
	[[ "$output" == *"none of its own"* ]]
}

@test "explain finds lines of parts by their file, and says where nothing stands" {
	line=$(grep -n '<p>' content/shared/vaerktoej-detektiv.xml | head -1 | cut -d: -f1)
	run "$PRINTARK" explain guide-opstart --line vaerktoej-detektiv.xml:"$line"
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == content/shared/vaerktoej-detektiv.xml:*": p "* ]]
	run "$PRINTARK" explain noteark --line 1
	[ "$status" -eq 1 ]
	[[ "$output" == *"content/sheets/noteark.xml:1: error: nothing of the material stands at this line"* ]]
	run "$PRINTARK" explain noteark
	[ "$status" -eq 2 ]
	run "$PRINTARK" explain noteark --line x
	[ "$status" -eq 2 ]
}

# ---- diff ----

@test "diff shows what two age groups have apart and in common" {
	run "$PRINTARK" diff $recast --ages 8-9 --ages 13-14
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == "--- child 8-9, da: "*" words, "*" sentences, the longest of "*", LIX "* ]]
	[[ "${lines[1]}" == "+++ child 13-14, da: "* ]]
	[[ "$output" == *"- p          Vi leger kl. 17.30. Så spiser vi. Er du klar? Ja!"* ]]
	[[ "$output" == *"+ p          Vi begynder kl. 17.30. Så spiser vi."* ]]
	[[ "$output" == *"  option     Dyr [dyr]"* ]]
	[[ "$output" == *"- panel       [stol-kreds]"* ]]
	run "$PRINTARK" diff $recast --ages 8-9 --ages 8-9
	! grep -q '^[-+] ' <<<"$output"
}

@test "diff takes two readers or two languages, and needs two" {
	run "$PRINTARK" diff noteark --lang da --lang en
	[[ "$output" == *"- title      Interesser, styrker og behov"* ]]
	[[ "$output" == *"+ title      Interests, strengths and needs"* ]]
	run "$PRINTARK" diff $recast --reader child --reader leader --ages 8-9
	[[ "$output" == *"+ goal       Børnene ser, at de ligner hinanden."* ]]
	run "$PRINTARK" diff noteark --lang en
	[ "$status" -eq 2 ]
	[[ "$output" == *"diff takes --ages, --reader or --lang twice"* ]]
}

# ---- check ----

@test "check names a material's hardest sentence, and its size of type" {
	run "$PRINTARK" check redskab-batteriet --lang da
	[ "$status" -eq 0 ]
	grep -Eq '^redskab-batteriet +child +8-9 +da +[0-9]+ +[0-9]+ +[0-9]+/15 +[0-9]+/10 +14\.0  fine$' <<<"$output"
	[ "$(grep -Ec '^    hardest: ".+" \(content/sheets/redskab-batteriet.xml:[0-9]+\)$' <<<"$output")" -eq 3 ]
	[[ "$output" == *"3 versions of 1 material, 0 fail."* ]]
}

@test "check finds colours that are too faint, with their place" {
	copy_home
	sed -i 's/ink="#1D2733"/ink="#8D97A3"/; s/rule="#7D776A"/rule="#E9E2D2"/' "$here/home/styles/present/themes/8-9.xml"
	run "$PRINTARK" check noteark-billeder --ages 8-9 --lang da -q
	[ "$status" -eq 1 ]
	grep -Eq 'noteark-billeder.xml:[0-9]+: error: text in #8d97a3 on #fff8e7 has a contrast of 2.[0-9]:1, at least 4.5:1 is needed' <<<"$output"
	grep -Eq 'error: border in #e9e2d2 on #f{6} has a contrast of 1.[0-9]:1, at least 3.0:1' <<<"$output"
	[[ "$output" == *"1 version of 1 material, 1 fails."* ]]
}

@test "check finds pictures that are too faint" {
	copy_home
	sed -i 's/stroke="#1B1B1B"/stroke="#CCCCCC"/; s/fill="#F2D9C2"/fill="#FFF8F0"/' "$here/home/content/symbols/hjerte.svg"
	run "$PRINTARK" check noteark-billeder --ages 10-12 --lang da -q
	[ "$status" -eq 1 ]
	grep -Eq 'error: picture in #c{6} on #fff8e7 has a contrast of 1\.[0-9]:1, at least 3.0:1 is needed' <<<"$output"
}

@test "check finds type that is too small for its age group" {
	copy_home
	sed -i 's/size="14"/size="11"/' "$here/home/styles/present/themes/8-9.xml"
	run "$PRINTARK" check noteark-billeder --ages 8-9 --lang da -q
	[ "$status" -eq 1 ]
	[[ "$output" == *"error: most of the text is set in 11.0 pt, at least 14 pt for 8-9"* ]]
	[[ "$output" == *"error: text is set in 7.9 pt, at least 10.0 pt for 8-9"* ]]
}

@test "check finds a guide that tells to print what it does not name" {
	copy_home
	cat >"$here/home/content/guides/guide-x.xml" <<-END
		<guide xmlns="urn:printark:content" id="guide-x" xml:lang="da" reader="leader"><title>En guide</title>
		<section><title>Nu</title><ul><li>Print: <ref to="noteark"/></li>
		<li>Print: noteark</li></ul></section></guide>
	END
	run "$PRINTARK" check --reader leader --lang da -q
	[[ "$output" == *'content/guides/guide-x.xml:3: error: '"'Print:' names no material: put a ref to one after it"* ]]
	[[ "$output" != *'guide-x.xml:2'* ]]
	[ "$status" -eq 1 ]
}

@test "check says a message of many versions once, and how many versions there are" {
	copy_home
	rm "$here/home/content/symbols/dyr.svg"
	run "$PRINTARK" check noteark-billeder --lang da
	[ "$status" -eq 1 ]
	[ "$(grep -c "there is no symbol 'dyr'" <<<"$output")" -eq 1 ]
	[[ "$output" == *"3 versions of 1 material, 3 fail; "[1-9]*" messages were said before."* ]]
}

@test "check says when a worker dies" {
	"$PRINTARK" check -j 1 >"$here/out" 2>"$here/err" &
	pid=$!
	for try in $(seq 500); do
		worker=$(pgrep -P $pid | head -n 1) && [ -n "$worker" ] && break
		sleep 0.01
	done
	kill -9 "$worker"
	status=0
	wait $pid || status=$?
	[ "$status" -eq 1 ]
	grep -q 'fatal: a worker died, [0-9]* versions were not checked' "$here/err"
}
