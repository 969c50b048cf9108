#!/usr/bin/env bats
# Every language of the project from outside: PDFs as other programs read them, and
# translation files as translators' tools do.

setup() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	here=$(cd "$BATS_TEST_TMPDIR" && pwd -P)
	home=$PWD
	export SOURCE_DATE_EPOCH=1772438400
}

letter() { # language: the family's letter in it
	"$printark" build infobrev-familie --lang "$1" --set @content/samples/infobrev-familie.set \
		--strict -o "$here/$1.pdf"
}

text_of() { # without marks of direction, which poppler adds
	pdftotext -raw "$1" - | tr '\n\f' '  ' | sed 's/\xe2\x80[\x8e\x8f\xaa-\xae]//g' | tr -s ' '
}

reads() { # language, words in the order of reading
	letter "$1"
	text_of "$here/$1.pdf" | grep -qF -- "$2" || { text_of "$here/$1.pdf"; false; }
	pdfinfo "$here/$1.pdf" | grep -q '^Tagged: *yes'
	qpdf --qdf --object-streams=disable "$here/$1.pdf" - | grep -qa "/Lang ($1)"
	! pdffonts "$here/$1.pdf" | awk 'NR > 2 && $(NF - 4) != "yes" { bad = 1 } END { exit !bad }'
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/$1.pdf"
}

@test "Ukrainian, Polish, Turkish, Somali and Romanian letters say what they ought to" {
	reads uk 'понеділок, 2 березня 2026 року'
	reads pl 'Gdzie i kiedy się spotykamy? Dzieci spotykają się 9 razy, raz w tygodniu.'
	reads tr 'İlk buluşma 2 Mart 2026 Pazartesi'
	reads so 'Isniin, 2 Maarso 2026'
	reads ro 'Unde și când ne întâlnim? Copiii se întâlnesc de 9 ori'
}

@test "Persian and Urdu letters run from right to left, with Danish names from left to right" {
	for lang in fa ur; do
		letter $lang
		[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/$lang.pdf"
		text=$(text_of "$here/$lang.pdf")
		[[ "$text" == *'Birkevej 14, 2. tv.'* ]]
		[[ "$text" == *'mette.holm@example.dk'* ]]
		"$printark" build infobrev-familie --lang $lang --set @content/samples/infobrev-familie.set \
			--print=fo -o "$here/$lang.fo"
		grep -q 'writing-mode="rl-tb"' "$here/$lang.fo"
		grep -q "xml:lang=\"$lang\"" "$here/$lang.fo"
	done
	[[ $(text_of "$here/fa.pdf") == *فهرست* || $(text_of "$here/fa.pdf") == *هدف* ]]
	[[ $(text_of "$here/ur.pdf") == *مقصد* ]]
}

@test "no letter of any language is without a glyph" {
	for lang in da en ar uk pl tr so fa ro ur; do
		letter $lang 2>"$here/said"
		[ ! -s "$here/said" ]
	done
}

@test "translators' tools read the files, and what they give back is the same" {
	xlf=content/translations/uk/letters/infobrev-familie.xlf
	pocount --no-color "$home/$xlf" >"$here/count"
	# A date alone is no word to them.
	grep -Eq '^Translated: +20 ' "$here/count"
	grep -Eq '^Fuzzy: +0 ' "$here/count"
	cp -R "$home/content" "$home/styles" "$here/"
	cd "$here"
	export PRINTARK_HOME=$here
	# What a translator's editor does: read, change a word, write all of it anew.
	/usr/bin/python3 -c 'import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
unit = [u for u in store.units if u.source == "Hvad er formålet?"][0]
assert unit.target == "Яка мета?" and unit.istranslated() and not unit.isfuzzy()
unit.target = "Навіщо це?"
store.save()' $xlf
	grep -q 'Навіщо це?' $xlf
	[[ $("$printark" translate status --lang uk infobrev-familie) == *'100%  content/letters/infobrev-familie.xml'* ]]
	"$printark" translate extract --lang uk infobrev-familie >/dev/null
	diff <(grep -v 'Яка мета' "$home/$xlf") <(grep -v 'Навіщо це' $xlf)
	! cmp -s "$home/$xlf" $xlf
}

@test "what a tool leaves unfinished is not printed" {
	cp -R "$home/content" "$home/styles" "$here/"
	cd "$here"
	export PRINTARK_HOME=$here
	xlf=content/translations/pl/letters/infobrev-familie.xlf
	sed -i '0,/ approved="yes"/s// approved="no"/' $xlf
	run letter pl
	[ "$status" -eq 1 ]
	[[ "$output" == *"older text"* || "$output" == *"not translated into 'pl'"* ]]
}

@test "a sign has the word of its picture, in every language" {
	/usr/bin/python3 - "$home" <<-'END'
	import re, sys
	home = sys.argv[1]
	symbols = open(home + '/content/symbols/symbols.xml').read()
	for sign, danish in ('aendret', 'Ændret'), ('faerdig', 'Færdig'):
	    symbol = re.search('<symbol name="%s".*?</symbol>' % sign, symbols, re.S).group(0)
	    for lang in 'en ar uk pl tr so fa ro ur'.split():
	        xliff = open('%s/content/translations/%s/sheets/skilt-%s.xlf' % (home, lang, sign)).read()
	        said = re.search('<source>%s</source>\\s*<target[^>]*>(.*?)</target>' % danish, xliff).group(1)
	        word = re.search('<word xml:lang="%s">(.*?)</word>' % lang, symbol).group(1)
	        assert said == word, (lang, sign, said, word)
	END
}

@test "in Urdu no sentence of one's own is a boy's alone" {
	run grep -rnE 'تا ہوں|[وؤ]ں گا|تا تھا' "$home/content/translations/ur" --include='*.xlf'
	[ "$status" -eq 1 ] || { echo "$output"; false; }
}
