#!/usr/bin/env bats
# Documents that no author would write: each ends in time and within memory,
# made or refused with a message that names its line, never with a crash.

setup() {
	here=$BATS_TEST_TMPDIR
	# The sanitizers' shadow is larger than any bound on addresses.
	case ${BUILD:-build} in *asan* | *fuzz*) bound=unlimited ;; *) bound=3000000 ;; esac
}

# Writes case $1 (of size $2) and formats it; what is said ends up in $here/said.
format() {
	/usr/bin/python3 tests/documents/pathological.py "$@" >"$here/case.fo"
	status=0
	rm -f "$here/made.pdf"
	(
		ulimit -v "$bound"
		exec timeout 60 "$PRINTARK" format "$here/case.fo" --fonts tests/fonts/catalogue.conf \
			-o "$here/made.pdf" >/dev/null 2>"$here/said"
	) || status=$?
}

# Each of the cases is made, or refused at a line.
end_well() {
	for name in "$@"; do
		format "$name"
		case $status in
		0) [ -s "$here/made.pdf" ] || { echo "$name: no file"; return 1; } ;;
		1) grep -q 'case\.fo:[0-9]*: \(error\|fatal\|unsupported\): ' "$here/said" ||
			{ echo "$name: refused without a line:"; head "$here/said"; return 1; } ;;
		*) echo "$name: status $status"; head "$here/said"; return 1 ;;
		esac
	done
}

# Case $1 of size $2 is made.
is_made() {
	format "$@"
	[ "$status" -eq 0 ] && [ -s "$here/made.pdf" ] ||
		{ echo "$*: status $status"; head "$here/said"; return 1; }
}

# Case $1 ends with status 1 and a message that holds $2.
is_refused() {
	format "$1"
	[ "$status" -eq 1 ] && grep -q -e "$2" "$here/said" ||
		{ echo "$1: status $status"; head "$here/said"; return 1; }
}

@test "what is nested deeper than anybody writes is refused" {
	end_well nested-inlines nested-blocks nested-tables nested-containers nested-footnotes \
		deep-lists bookmarks turned deep-expression
	is_refused deep-lists 'case.fo:[0-9]*: fatal: '
	is_refused nested-beyond "elements are nested deeper than"
}

@test "what is nested as deep as allowed is made" {
	is_made nested-inlines
	is_made nested-languages
	is_made nested-blocks 150
	is_made nested-tables 60
	is_made deep-lists 70
	is_made bookmarks 240
	end_well nested-footnotes
}

@test "a word of 1 MB, and paragraphs of it in every setting" {
	is_made long-word
	is_made long-paragraph
	is_made long-justified
	is_made long-line
}

@test "a hundred thousand paragraphs, ten thousand list items" {
	is_made many-paragraphs
	is_made list-items
	is_made many-sequences
}

@test "twenty thousand rows, and a row of many pages" {
	is_made many-rows
	is_made one-tall-row
	is_made one-tall-row 200000
}

@test "columns and spans by the million" {
	end_well many-columns wide-spans far-columns region-columns
}

@test "an element of a hundred thousand attributes is refused" {
	is_refused unknown-attributes \
		'case.fo:5: fatal: an element has more than 1000 attributes, the file is not read'
}

@test "names and values by the thousand that nobody knows" {
	end_well unknown-elements wrong-values one-id
}

@test "pages without room, height or end" {
	end_well endless-master no-room no-height negative-height negative-width huge-page \
		repeats master-of-itself
}

@test "lengths without measure and numbers that are none" {
	end_well huge-lengths tiny-lengths no-numbers long-expression widows page-numbers \
		leaders tiny-dots
}

@test "keeps that cannot be kept" {
	end_well kept-together
}

@test "references and markers that move what they refer to" {
	end_well citations many-citations markers
}

@test "notes and floats by the thousand, and larger than the page" {
	end_well footnotes large-footnotes floats
}

@test "an entity that grows without bound is refused" {
	is_refused entities 'fatal: the XML cannot be read: an entity stands for more'
}

@test "characters that have no glyph, no place or no end" {
	end_well bidi-depth combining no-characters missing-glyphs
}
