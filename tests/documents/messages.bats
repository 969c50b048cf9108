#!/usr/bin/env bats
# Messages that need a project, a catalogue or a font of their own.  Those
# that a document alone provokes are in tests/golden/messages/.

setup() {
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	square=$(realpath build/tests/fonts/square.ttf)
}

# A document of one word, $1, in the font catalogue $here/fonts.conf.
format_word() {
	cat >"$here/word.fo" <<-END
		<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:pa="urn:printark:at"
		    xml:lang="en" pa:title="Test"><fo:layout-master-set>
		<fo:simple-page-master master-name="m" page-width="100pt" page-height="60pt">
		<fo:region-body/></fo:simple-page-master></fo:layout-master-set>
		<fo:page-sequence master-reference="m"><fo:flow flow-name="xsl-region-body">
		<fo:block>$1</fo:block></fo:flow></fo:page-sequence></fo:root>
	END
	run "$PRINTARK" format "$here/word.fo" --fonts "$here/fonts.conf" -o "$here/made.pdf"
}

# The run said $1, failed, and left no file.
refused() {
	[[ "$output" == *"$1"* ]] || { echo "'$1' is not in: $output"; return 1; }
	[ "$status" -eq 1 ]
	[ ! -e "$here/made.pdf" ]
}

@test "a catalogue without a font" {
	echo '# nothing' >"$here/fonts.conf"
	format_word x
	refused "fonts.conf: fatal: the font catalogue names no font"
}

@test "a catalogue whose fonts are not installed names the package" {
	printf 'folder %s\npackage fonts-nobody\nfamily F\nface 400 normal no.ttf\nscript * = F\nunknown F\n' \
		"$here" >"$here/fonts.conf"
	format_word x
	refused "fatal: no font of the catalogue can be opened; install the Debian package fonts-nobody"
}

# A catalogue of the test font without its table $1.
break_font() {
	/usr/bin/python3 - "$square" "$here/broken.ttf" "$1" <<-END
		import struct, sys
		font = bytearray(open(sys.argv[1], "rb").read())
		for row in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16):
		    if font[row:row + 4] == sys.argv[3].encode():
		        font[row:row + 4] = b"XXXX"
		open(sys.argv[2], "wb").write(font)
	END
	printf 'folder %s\npackage none\nfamily F\nface 400 normal broken.ttf\nscript * = F\nunknown F\n' \
		"$here" >"$here/fonts.conf"
}

@test "a font without outlines counts as none" {
	break_font glyf
	format_word abc
	refused "broken.ttf cannot be opened"
}

@test "a font that cannot be taken apart" {
	break_font head
	format_word abc
	refused "broken.ttf: fatal: the font is broken: its letters cannot be taken out, nothing written"
}

@test "an element of a thousand and one attributes in a material" {
	{
		printf '<letter xmlns="urn:printark:content" id="brev"\n'
		for i in $(seq 1001); do printf ' a%d="x"' "$i"; done
		echo '><title>Et brev</title></letter>'
	} >"$here/brev.xml"
	run "$PRINTARK" build "$here/brev.xml" -o "$here/made.pdf"
	refused "brev.xml:1: fatal: an element has more than 1000 attributes, the file is not read"
}

@test "a step without a picture asks for none" {
	cat >"$here/ark.xml" <<-END
		<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="child" ages="8-9">
		<title>Et ark</title>
		<activity><title>Leg</title><step><p>Tag et kort.</p></step></activity>
		</sheet>
	END
	run "$PRINTARK" build "$here/ark.xml" --print=fo
	[[ "$output" != *"there is no symbol"* ]]
}
