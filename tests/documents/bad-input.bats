#!/usr/bin/env bats
# Bad input: each kind has a message with its file and line, the right exit
# status, and leaves no file behind.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	export PRINTARK_HOME=$PWD
	unset PRINTARK_TIMES
}

# A letter of its own: $1 is what stands after the title.
letter() {
	cat >"$here/brev.xml" <<-END
		<letter xmlns="urn:printark:content" xmlns:xi="http://www.w3.org/2001/XInclude"
		        id="brev" xml:lang="da" reader="family">
		<title>Et brev</title>
		<dateline>Den 2. marts</dateline>
		$1
		</letter>
	END
}

# Build it from its folder; messages end up in $output.
build() {
	cd "$here" || return 1
	run "$printark" build brev.xml -o made.pdf "$@"
}

# A copy of the project that a test may spoil.
copy_project() {
	cp -R content styles fonts "$here/"
	export PRINTARK_HOME=$here
}

# The run failed with status $1 and said $2, and nothing was written.
refused() {
	[ "$status" -eq "$1" ] || { echo "status $status: $output"; return 1; }
	[[ "$output" == *"$2"* ]] || { echo "'$2' is not in: $output"; return 1; }
	[ ! -e "$here/made.pdf" ] || { echo "made.pdf was left behind"; return 1; }
	[ -z "$(find "$here" -name 'made.pdf*')" ]
}

@test "a good letter is made, so that the others fail for their own reason" {
	letter '<p>Vi ses.</p>'
	build
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[ -s "$here/made.pdf" ]
}

@test "malformed XML" {
	letter '<p>Vi ses.</q>'
	build
	refused 1 "printark: brev.xml:5: fatal: the XML cannot be read: 'p', begun in line 5, is ended by 'q'"
}

@test "an empty file" {
	: >"$here/brev.xml"
	build
	refused 1 'brev.xml:1: fatal: the XML cannot be read'
}

@test "what is not in the namespace of content" {
	echo '<letter id="brev"/>' >"$here/brev.xml"
	build
	refused 1 "brev.xml:1: fatal: 'letter' is not in the namespace urn:printark:content"
}

@test "a schema error names the element" {
	letter '<p>Vi ses.</p><blink>x</blink>'
	build
	refused 1 "brev.xml:5: fatal: element 'blink' may not stand here, in 'letter'"
}

@test "a schema error names the attribute" {
	letter '<p colour="red">Vi ses.</p>'
	build
	refused 1 "brev.xml:5: fatal: element 'p' may not have an attribute colour=\"red\""
}

@test "a picture without words for it" {
	letter '<image src="a.png"/>'
	build
	refused 1 "brev.xml:5: fatal: an attribute of 'image' is missing"
}

@test "a broken schema, and none" {
	letter '<p>Vi ses.</p>'
	copy_project
	echo '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="no"/></start></grammar>' \
		>"$here/content/schema/printark.rng"
	build
	refused 1 'content/schema/printark.rng: fatal: the schema is broken'
	rm "$here/content/schema/printark.rng"
	build --strict
	refused 1 'the schema content/schema/printark.rng is missing, content is not checked'
}

@test "an unknown id, with what may have been meant" {
	run "$printark" build noteakr -o "$here/made.pdf"
	refused 1 "printark: fatal: no material 'noteakr'; did you mean noteark"
}

@test "a path to nothing" {
	run "$printark" build "$here/no.xml" -o "$here/made.pdf"
	refused 1 "no.xml': there is no such file"
}

@test "a version that the material does not have" {
	run "$printark" build noteark --reader child -o "$here/made.pdf"
	refused 1 "has no version for reader 'child', only for: leader"
}

@test "the same id twice" {
	copy_project
	sed 's/id="noteark"/id="infobrev-familie"/' content/sheets/noteark.xml >"$here/content/sheets/noteark.xml"
	run "$printark" list
	refused 1 "error: the id 'infobrev-familie' is taken already by"
}

@test "a project without styles" {
	mkdir "$here/empty"
	PRINTARK_HOME=$here/empty run "$printark" list
	refused 1 "is no project: it holds no content/ and styles/"
}

@test "an entity bomb" {
	cat >"$here/brev.xml" <<-'END'
		<!DOCTYPE letter [
		<!ENTITY a "ha">
		<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
		<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
		]>
		<letter xmlns="urn:printark:content" id="brev"><title>&c;</title></letter>
	END
	build
	refused 1 "brev.xml:2: fatal: entity 'a' is declared"
}

@test "an external entity" {
	cat >"$here/brev.xml" <<-'END'
		<!DOCTYPE letter [
		<!ENTITY x SYSTEM "/etc/passwd">
		]>
		<letter xmlns="urn:printark:content" id="brev"><title>&x;</title></letter>
	END
	build
	refused 1 "brev.xml:2: fatal: entity 'x' would be read from another file"
	[[ "$output" != *root:* ]]
}

@test "a part from outside the project" {
	letter '<xi:include href="/etc/passwd"/>'
	build
	refused 1 "brev.xml:5: error: file '/etc/passwd' lies outside the folders that may be read"
}

@test "a part that is not there, and one without the element" {
	letter '<xi:include href="no.xml"/>'
	build
	refused 1 "brev.xml:5: error: file 'no.xml' does not exist"
	letter '<xi:include href="del.xml" xpointer="b"/>'
	echo '<p xmlns="urn:printark:content">x</p>' >"$here/del.xml"
	build
	refused 1 "brev.xml:5: fatal: no element with id 'b' in del.xml"
}

@test "a part that includes itself" {
	letter '<xi:include href="del.xml"/>'
	echo '<section xmlns="urn:printark:content" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="del.xml"/></section>' >"$here/del.xml"
	build
	refused 1 'del.xml:1: fatal: more than 200 parts, or parts within parts deeper than 8'
}

@test "a part that is an include alone" {
	letter '<xi:include href="del.xml"/>'
	echo '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="brev.xml"/>' >"$here/del.xml"
	build
	refused 1 'del.xml:1: fatal: a part may not consist of an xi:include alone'
}

@test "a merge field without a value" {
	letter '<p>Kære <insert name="child-name"/></p>'
	build
	refused 1 "brev.xml:5: error: field 'child-name' has no value: give --set child-name=..."
	build --set child-name=Sara
	[ "$status" -eq 0 ]
}

@test "a merge field of the wrong type, without repeating it" {
	letter '<p>Den <insert name="day" type="date"/></p>'
	build --set day=30.2.2026
	refused 1 "brev.xml:5: error: field 'day' is no date: write it as 2026-03-02"
	[[ "$output" != *30.2.2026* ]]
}

@test "a literal date that does not exist" {
	letter '<p>Den <date value="2026-02-30"/></p>'
	build
	refused 1 "brev.xml:5: error: '2026-02-30' is no date"
}

@test "a field that the material does not have" {
	letter '<p>Kære <insert name="child-name"/></p>'
	build --set child-name=Sara --set pet=Fido
	[ "$status" -eq 0 ]
	[[ "$output" == *"warning: the material has no field 'pet', value not used; its fields: child-name"* ]]
	rm "$here/made.pdf"
	build --set child-name=Sara --set pet=Fido --strict
	refused 1 "no field 'pet'"
}

@test "a control character in a value" {
	letter '<p>Kære <insert name="child-name"/></p>'
	build --set child-name=$'Sa\001ra'
	refused 1 "brev.xml:5: error: field 'child-name' holds a control character"
}

@test "a civil registration number in a letter, never repeated" {
	letter '<p>Kære <insert name="child-name"/></p>'
	build --set child-name='Sara 010203-1234'
	refused 1 'brev.xml:5: error: a civil registration number stands here'
	[[ "$output" != *010203* ]]
}

@test "a file of values that is not there, and one that holds something else" {
	letter '<p>Vi ses.</p>'
	build --set @no.set
	refused 1 'fatal: cannot read no.set: No such file or directory'
	printf '# values\nbare words\n' >"$here/values.set"
	build --set @values.set
	refused 1 'values.set:2: fatal: '
	[[ "$output" == *'is no NAME=VALUE'* ]]
	[[ "$output" != *'bare words'* ]]
}

@test "a missing translation: Danish is used, and --strict fails" {
	letter '<p>Vi ses.</p>'
	build --lang so
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$output" == *"brev.xml:1: warning: no translation into 'so'"* ]]
	rm "$here/made.pdf"
	build --lang so --strict
	refused 1 "no translation into 'so'"
}

@test "an untranslated, an outdated and a crippled segment" {
	copy_project
	letter '<p>Vi ses.</p><p>Hej <insert name="n" optional="yes"/></p>'
	mv "$here/brev.xml" "$here/content/letters/brev.xml"
	cd "$here"
	"$printark" translate extract --lang en brev
	xlf=content/translations/en/letters/brev.xlf
	sed -i 's|<source>Hej .*</source>|&<target>Hello</target>|; s|<source>Vi ses.</source>|&<target>Bye.</target>|' $xlf
	sed -i 's/Vi ses/Vi ses snart/' content/letters/brev.xml
	run "$printark" build brev --lang en -o made.pdf
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$output" == *"content/letters/brev.xml:3: warning: not translated into 'en', Danish used"* ]]
	[[ "$output" == *"content/letters/brev.xml:5: warning: the translation into 'en' is of an older text"* ]]
	[[ "$output" == *"$xlf:"*"the translation into 'en' leaves out insert"* ]]
}

@test "a reference to nothing" {
	letter '<p>Se <ref to="ingen">arket</ref> og <ref to="noteark"/>.</p>'
	build
	refused 1 "brev.xml:5: error: nothing has the id 'ingen', neither here nor among the materials"
	[[ "$output" != *noteark* ]]
}

@test "a missing symbol" {
	letter '<p><symbol name="drage"/> Vi ses.</p>'
	build
	refused 1 "brev.xml:5: error: there is no symbol 'drage'"
}

@test "a symbol without a name" {
	copy_project
	sed -i 's/<symbol name="pause"/<symbol name="pavse"/' "$here/content/symbols/symbols.xml"
	letter '<p><symbol name="pause"/> Vi ses.</p>'
	build
	refused 1 "brev.xml:5: error: symbol 'pause' has no name in symbols.xml"
	cp "$BATS_TEST_DIRNAME/../../content/symbols/symbols.xml" "$here/content/symbols/"
	build --lang de
	[[ "$output" == *"brev.xml:5: warning: symbol 'pause' has no name in 'de', Danish used"* ]]
}

@test "text that is too hard for its reader" {
	letter '<p>Uforudsigelige omstændigheder besværliggør forståelsen af overordentlig komplicerede sammenhænge.</p>'
	build
	refused 1 'brev.xml:5: error: the text is too hard: LIX'
	[[ "$output" == *'brev.xml:5: error: shorten: "Uforudsigelige omstændigheder'* ]]
}

@test "a stylesheet that does not exist, is malformed, or is wrong" {
	copy_project
	letter '<p>Vi ses.</p>'
	echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><r><xsl:value-of select="$nobody"/></r></xsl:template></xsl:stylesheet>' >"$here/styles/present/letter.xsl"
	build
	refused 1 'styles/present/letter.xsl:1: fatal: the stylesheet fails'
	echo '<xsl:stylesheet' >"$here/styles/present/letter.xsl"
	build
	refused 1 'styles/present/letter.xsl:'
	rm "$here/styles/present/letter.xsl"
	build
	refused 1 'cannot read styles/present/letter.xsl'
}

# The letter's stylesheet with $1 as the body of its only template.
style() {
	cat >"$here/styles/present/letter.xsl" <<-END
		<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
			xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"
			xmlns:pf="urn:printark:functions">
		<xsl:template match="/">
		$1
		</xsl:template>
		</xsl:stylesheet>
	END
}

@test "a stylesheet that writes" {
	copy_project
	letter '<p>Vi ses.</p>'
	style "<r/><exsl:document href=\"$here/stolen.xml\"><x/></exsl:document>"
	build
	refused 1 'styles/present/letter.xsl:5: fatal: the stylesheet fails'
	[ ! -e "$here/stolen.xml" ]
}

@test "a stylesheet that reads elsewhere" {
	copy_project
	letter '<p>Vi ses.</p>'
	style "<r><xsl:copy-of select=\"document('/etc/passwd')\"/></r>"
	build
	refused 1 "styles/present/letter.xsl:5: error: file '/etc/passwd' lies outside the folders that may be read"
}

@test "a stylesheet that asks the network" {
	copy_project
	letter '<p>Vi ses.</p>'
	style "<r><xsl:copy-of select=\"document('http://localhost:9/x')\"/></r>"
	build
	refused 1 'styles/present/letter.xsl:5: fatal: '
}

@test "a stylesheet that never ends, gives up, or makes nothing" {
	copy_project
	letter '<p>Vi ses.</p>'
	style '<xsl:apply-templates select="."/>'
	build
	refused 1 'styles/present/letter.xsl:'
	style '<xsl:message terminate="yes">error: no way</xsl:message>'
	build
	refused 1 'the stylesheet present/letter.xsl gave up'
	[[ "$output" == *'error: no way'* ]]
	style 'just text'
	build
	refused 1 'the stylesheet present/letter.xsl made nothing'
}

@test "a stylesheet that asks for what is not there" {
	copy_project
	letter '<p>Vi ses.</p>'
	style "<r a=\"{pf:string('no-such-string')}\" b=\"{pf:date('tomorrow')}\"/>"
	build --print=fo
	[ "$status" -eq 1 ]
	[[ "$output" == *"there is no string 'no-such-string' in styles/strings/da.xml"* ]]
	[[ "$output" == *"pf:date can make nothing of 'tomorrow'"* ]]
	sed -i 's|</strings>|<string key="odd">{0, plural, one {x}}</string></strings>|' "$here/styles/strings/da.xml"
	style "<r a=\"{pf:string('odd', 1)}\"/>"
	build --print=fo
	[[ "$output" == *"string 'odd' in 'da' is no message pattern, left as it is"* ]]
	style "<r a=\"{pf:string('odd')}\"/>"
	sed -i 's|{0, plural, one {x}}|x|' "$here/styles/strings/da.xml"
	build --print=fo --lang so
	[[ "$output" == *"warning: string 'odd' is not in 'so', Danish used"* ]]
}

@test "a full disk" {
	[ -w /dev/full ] || skip 'no /dev/full'
	letter '<p>Vi ses.</p>'
	build -o /dev/full
	refused 1 'fatal: cannot write /dev/full: No space left on device, nothing left behind'
}

@test "a folder that cannot be written to, and one that is not there" {
	letter '<p>Vi ses.</p>'
	build -o no/such/folder.pdf
	refused 1 'fatal: cannot write no/such/folder.pdf: No such file or directory'
	[ "$(id -u)" -ne 0 ] || skip 'root may write everywhere'
	mkdir "$here/locked"
	chmod 555 "$here/locked"
	build -o locked/x.pdf
	refused 1 'fatal: cannot write locked/x.pdf: Permission denied'
}

@test "an unwritable file under a failing run keeps what it held" {
	letter '<p>Vi ses.</q>'
	echo old >"$here/kept.pdf"
	build -o kept.pdf
	[ "$status" -eq 1 ]
	[ "$(cat "$here/kept.pdf")" = old ]
}

@test "a file that is too large" {
	{
		echo '<letter xmlns="urn:printark:content" id="brev"><title>x</title>'
		head -c 17000000 /dev/zero | tr '\0' ' '
		echo '</letter>'
	} >"$here/brev.xml"
	build
	refused 1 'is larger than 16 MB, not read'
}

@test "elements nested without end" {
	{
		printf '<letter xmlns="urn:printark:content" id="brev"><title>x</title>'
		for _ in $(seq 400); do printf '<section>'; done
		for _ in $(seq 400); do printf '</section>'; done
		printf '</letter>'
	} >"$here/brev.xml"
	build
	refused 1 'brev.xml:1: fatal: the XML cannot be read: elements are nested deeper than 256'
}

@test "a command line that is wrong ends with 2 and a hint" {
	for line in '' 'paint' 'build' 'build a b' 'build a --ages 5-6' 'build a --reader dog' \
		'build a --print=soup' 'build a --lang ../x' 'build a --window XL' 'build a --set bare' \
		'build a --no-such-option' 'build a --color=pink' 'format' 'format a.fo --print=adapted' \
		'list noteark' 'translate' 'translate extract' 'translate status --lang da'; do
		# shellcheck disable=SC2086 # words are meant
		run "$printark" $line
		[ "$status" -eq 2 ] || { echo "$line: $status $output"; false; }
		[[ "$output" == *'printark --help'* ]] || { echo "$line: $output"; false; }
	done
}

@test "check fails when one version does" {
	copy_project
	letter '<p>Vi ses.</p><p>Kære <insert name="child-name"/></p>'
	cp "$here/brev.xml" "$here/content/letters/brev.xml"
	cd "$here"
	run "$printark" check brev
	[ "$status" -eq 1 ]
	[[ "$output" == *"brev"*"FAILS"* ]]
	echo child-name=Sara >"$here/content/samples/brev.set"
	run "$printark" check brev
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$output" == *"brev"*"fine"* ]]
	[ -z "$(find "$here" -name '*.pdf')" ]
}
