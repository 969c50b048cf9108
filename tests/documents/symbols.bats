#!/usr/bin/env bats
# Pictures of the user's own: --symbols DIR.

setup() {
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	mkdir -p "$here/mine/sub"
	svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#AA0000"/></svg>'
	echo "$svg" >"$here/mine/sub/klods.svg"
	echo "$svg" >"$here/mine/robot.svg"
	echo "$svg" >"$here/outside.svg"
	printf 'name;file;da;en;words-da\nleg;sub/klods.svg;En rød klods;A red block;\nrobot;;En robot;;robot\n' \
		>"$here/mine/names.csv"
	cat >"$here/ark.xml" <<-END
		<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="child" ages="10-12">
		<title>Vi ses</title>
		<p symbols="key">Vi leger med en robot.</p>
		<figure symbol="leg"/><p symbol="robot">Hej.</p>
		</sheet>
	END
}

build() { run "$PRINTARK" build "$here/ark.xml" --symbols "$here/mine" "$@"; }

@test "own pictures take the place of others, add to them, and say what they show" {
	build --print=fo
	[ "$status" -eq 0 ]
	[ "$(grep -o 'mine/sub/klods.svg' <<<"$output" | wc -l)" -eq 2 ]
	[ "$(grep -o 'mine/robot.svg' <<<"$output" | wc -l)" -eq 2 ]
	[[ "$output" == *'alt-text="En rød klods"'* ]]
	build -o "$here/made.pdf"
	[ "$status" -eq 0 ] && [ -z "$output" ] && [ -s "$here/made.pdf" ]
}

@test "a picture without a name in the language has another's, with a warning at its place" {
	build --lang en --print=fo
	[[ "$output" == *"ark.xml:4: warning: picture 'robot' has no name in 'en', the one in 'da' is used"* ]]
	[[ "$output" == *'alt-text="A red block"'* ]]
}

@test "a row without its file, or with one outside the folder, is named with its line" {
	printf 'name,file\nrobot,nowhere.svg\n\nleg,../outside.svg\n' >"$here/mine/names.csv"
	build --print=fo
	[[ "$output" == *"mine/names.csv:2: error: the folder has no file for picture 'robot', left out"* ]]
	[[ "$output" == *"mine/names.csv:4: error: the folder has no file for picture 'leg', left out"* ]]
	[[ "$output" != *outside.svg* ]]
}

@test "a folder without a list, and a list without names" {
	echo 'file,da' >"$here/mine/names.csv"
	build
	[ "$status" -eq 1 ]
	[[ "$output" == *"mine/names.csv:1: fatal: the list of pictures has no column 'name'"* ]]
	rm "$here/mine/names.csv"
	build
	[ "$status" -eq 1 ]
	[[ "$output" == *"fatal: the folder '$here/mine' has no names.csv, which names its pictures"* ]]
}

@test "OpenMoji's own list serves, as npm lays it out" {
	rm "$here/mine/names.csv"
	mkdir -p "$here/mine/data" "$here/mine/color/svg"
	cp "$here/outside.svg" "$here/mine/color/svg/1F916.svg"
	printf 'emoji,hexcode,group,annotation\nx,1F916,objects,robot\nx,1F600,smileys,grinning face\n' \
		>"$here/mine/data/openmoji.csv"
	sed -i 's/"robot"/"1F916"/' "$here/ark.xml"
	build --lang en --print=fo
	[[ "$output" == *"color/svg/1F916.svg"* ]]
	[[ "$output" == *'alt-text="robot"'* ]]
}

@test "own pictures are black where ink is saved" {
	build --theme ink-saving -o "$here/made.pdf"
	[ "$status" -eq 0 ]
	[ -z "$(qpdf --qdf --object-streams=disable "$here/made.pdf" - | grep -aoE '[0-9. ]+ (rg|RG)$' |
		grep -vxE '0 0 0 (rg|RG)|1 1 1 (rg|RG)')" ]
}
