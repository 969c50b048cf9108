#!/usr/bin/env bats
# Sheets that are filled in on a screen: other programs fill them, we read them back.

setup() {
	here=$BATS_TEST_TMPDIR
	cat >"$here/fill.js" <<-'END'
		var doc = new PDFDocument(scriptArgs[0]);
		var texts = ["S\u00f8ren \u00c6r\u00f8 \u00c5kj\u00e6r",
			"\u0633\u0627\u0631\u0629 \u062a\u062d\u0628",
			"Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144"], k = 0;
		for (var i = 0; i < doc.countPages(); i++)
			doc.loadPage(i).getWidgets().forEach(function (w, j) {
				if (w.getFieldType() == "text") w.setTextValue(texts[k++ % 3]);
				else if (j % 5 == 3) w.toggle();
				w.update();
			});
		doc.save(scriptArgs[1]);
	END
	# What pdf.js types: one text after another into what takes text.
	cat >"$here/type.js" <<-'END'
		var fs = require("fs"), k = 0, texts = JSON.parse(process.argv[4]);
		var pdfjs = require("/usr/share/javascript/pdf/build/pdf.js");
		pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[2])), verbosity: 0 }).promise
		.then(async function (doc) {
			for (var i = 1; i <= doc.numPages; i++)
				for (var a of await (await doc.getPage(i)).getAnnotations())
					if (a.fieldType == "Tx")
						doc.annotationStorage.setValue(a.id, { value: texts[k++ % texts.length] });
			fs.writeFileSync(process.argv[3], await doc.saveDocument());
		}).catch(function (e) { console.error(e); process.exit(1); });
	END
	# The whole form by a table {name: value}, as a reader saves it.
	cat >"$here/fill.py" <<-'END'
		import json, sys, pikepdf
		values, pdf = json.loads(sys.argv[3]), pikepdf.open(sys.argv[1])
		for f in pdf.Root.AcroForm.Fields:
		    value = values.get(str(f.T).split(":")[1])
		    if value is None:
		        continue
		    if f.FT == "/Btn":
		        f.V = pikepdf.Name("/" + value)
		        for kid in f.get("/Kids", [f]):
		            on = "/" + value in kid.AP.N
		            kid.AS = pikepdf.Name("/" + value if on else "/Off")
		    else:
		        f.V = pikepdf.String(value)
		pdf.save(sys.argv[2])
	END
}

form() { # material, options: makes $here/material.pdf
	"$PRINTARK" build "$@" --forms=fill -o "$here/$1.pdf"
}

filled() { # from, to, JSON
	/usr/bin/python3 "$here/fill.py" "$here/$1" "$here/$2" "$3"
}

same() { # values in the order of the form, as a line
	[[ "$(cat "$here/out")" == *"$1"* ]] || { cat "$here/out"; false; }
}

@test "mupdf fills in Danish, Arabic and Polish, and they read back right" {
	form spoergeskema-barn --ages 13-14
	mutool run "$here/fill.js" "$here/spoergeskema-barn.pdf" "$here/m.pdf"
	"$PRINTARK" form extract "$here/m.pdf" --json >"$here/out"
	same '"spoergeskema-barn:navn": "Søren Ærø Åkjær"'
	same '"spoergeskema-barn:dato": "سارة تحب"'
	same '"spoergeskema-barn:gaar-godt": "Zażółć gęślą jaźń"'
	same '"spoergeskema-barn:maaling": "efter"'
	same '"spoergeskema-barn:andre-boern": "5"'
	qpdf --check "$here/m.pdf" >/dev/null
	mutool draw -q -F txt "$here/m.pdf" | grep -q 'Søren Ærø Åkjær'
}

@test "what was saved in a reader's own encoding reads back right, too" {
	form noteark
	filled noteark.pdf f.pdf '{"barn": "Søren – „Ærø“ €", "dato": "Łódź", "til-stede": "سارة, Іванна", "interesser": "a\r\nb"}'
	"$PRINTARK" form extract "$here/f.pdf" --json >"$here/out"
	same 'Søren – „Ærø“ €'
	same 'Łódź'
	same 'سارة, Іванна'
}

# What a fields' font must draw: Danish, Polish, Turkish, Romanian, Ukrainian; Somali is ASCII.
drawn='["Søren Ærø", "Zażółć gęślą", "İğneli şu çözüm", "Șase țări", "Ґава їла ще щось", "Waan ku faraxsanahay"]'
kept='["سارة تحب", "پرچم گچ", "ٹھیک ہے۔", "😀 ok"]'

is_drawn() { # PDF: what is drawn, in the sheet's own font
	pdftotext "$1" "$here/out"
	for text in 'Søren Ærø' 'Zażółć gęślą' 'İğneli şu çözüm' 'Șase țări' 'Ґава їла ще щось' 'Waan ku faraxsanahay'; do
		same "$text"
	done
	[ "$(pdffonts "$1" | tail -n +3 | grep -vcE '\+(Noto(Sans|NaskhArabic)|Andika)[- ]')" -eq 0 ]
}

is_kept() { # PDF, ten languages typed one after another
	"$PRINTARK" form extract "$1" --json >"$here/out"
	for text in 'سارة تحب' 'پرچم گچ' 'ٹھیک ہے۔' '😀 ok'; do
		same "\"$text\""
	done
}

@test "pdf.js draws Latin and Cyrillic letters in a blank of any language, and keeps all others" {
	node -e 1 2>/dev/null && [ -e /usr/share/javascript/pdf/build/pdf.js ] ||
		skip "pdf.js (nodejs, libjs-pdf) is not installed"
	for lang in da ar; do
		form noteark --lang $lang
		node "$here/type.js" "$here/noteark.pdf" "$here/js.pdf" "$drawn"
		is_drawn "$here/js.pdf"
		node "$here/type.js" "$here/noteark.pdf" "$here/js.pdf" "$kept"
		is_kept "$here/js.pdf"
	done
}

@test "poppler draws Latin and Cyrillic letters in the sheet's own font, and keeps all others" {
	/usr/bin/python3 -c 'import gi; gi.require_version("Poppler", "0.18")' 2>/dev/null ||
		skip "poppler-glib's bindings (gir1.2-poppler-0.18) are not installed"
	cat >"$here/type.py" <<-'END'
		import sys, json, itertools, gi
		gi.require_version("Poppler", "0.18")
		from gi.repository import Poppler, Gio
		doc = Poppler.Document.new_from_gfile(Gio.File.new_for_path(sys.argv[1]), None, None)
		texts = itertools.cycle(json.loads(sys.argv[3]))
		for i in range(doc.get_n_pages()):
		    for m in doc.get_page(i).get_form_field_mapping():
		        if m.field.get_field_type() == Poppler.FormFieldType.TEXT:
		            m.field.text_set_text(next(texts))
		doc.save("file://" + sys.argv[2])
	END
	for lang in da ar; do
		form spoergeskema-voksen --lang $lang
		for texts in "$drawn" "$kept"; do
			/usr/bin/python3 "$here/type.py" "$here/spoergeskema-voksen.pdf" "$here/p.pdf" "$texts"
			if [ "$texts" = "$drawn" ]; then is_drawn "$here/p.pdf"; else is_kept "$here/p.pdf"; fi
		done
	done
}

# Readers set an embedded font letter by letter from the left; what it lacks, they set themselves.
@test "the fields' font has no Arabic letters, is there once, and the form can be told to be redrawn" {
	form noteark --lang ar
	/usr/bin/python3 - "$here/noteark.pdf" <<-'END'
		import re, sys, pikepdf
		pdf = pikepdf.open(sys.argv[1])
		form = pdf.Root.AcroForm
		assert form.is_indirect
		names = {re.match(r"/(F\d+) ", str(f.DA)).group(1) for f in form.Fields if f.get("/FT") == "/Tx"}
		assert len(names) == 1, names
		font = form.DR.Font["/" + names.pop()]
		assert "NotoSans-Regular" in str(font.BaseFont), font.BaseFont
		to = font.ToUnicode.read_bytes().decode().lower()
		assert "<0042>" in to and "<0454>" in to and "<0633>" not in to
		assert len(form.DR.Font) == len({str(form.DR.Font[k].BaseFont) for k in form.DR.Font.keys()})
	END
	[ "$(stat -c %s "$here/noteark.pdf")" -lt 90000 ]
}

@test "paper says nothing of fields, whatever the option is called" {
	export SOURCE_DATE_EPOCH=1700000000
	"$PRINTARK" build noteark -o "$here/a.pdf"
	"$PRINTARK" build noteark --forms=print -o "$here/b.pdf"
	cmp "$here/a.pdf" "$here/b.pdf"
	[ "$(qpdf --qdf "$here/a.pdf" - | grep -ac AcroForm)" -eq 0 ]
	[ "$("$PRINTARK" build noteark --print=areas | grep -c '^ *field')" -eq 0 ]
	run "$PRINTARK" build noteark --forms=screen
	[ "$status" -eq 2 ]
}

@test "sheets of all kinds, ages and directions are valid forms" {
	form spoergeskema-barn --ages 8-9 --lang ar
	form noteark-billeder --ages 8-9
	form aftaleark
	form mappe-forside --lang pl
	form logark
	for pdf in "$here"/*.pdf; do
		qpdf --check "$pdf" >/dev/null
		[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$pdf"
	done
	# Every widget has a tool tip and an appearance; nothing asks a reader to make them.
	/usr/bin/python3 - "$here"/*.pdf <<-'END'
		import sys, pikepdf
		for name in sys.argv[1:]:
		    pdf = pikepdf.open(name)
		    assert "/NeedAppearances" not in pdf.Root.AcroForm
		    widgets = [a for p in pdf.pages for a in p.get("/Annots", []) if a.Subtype == "/Widget"]
		    assert widgets, name
		    names = [str(f.T) for f in pdf.Root.AcroForm.Fields]
		    assert len(names) == len(set(names)), names
		    for w in widgets:
		        assert str(w.TU) and "/N" in w.AP and "/StructParent" in w, name
		    # Tabbing goes as one reads: down, and along a row to where its language goes.
		    rtl = str(pdf.Root.Lang) == "ar"
		    for page in pdf.pages:
		        boxes = [[float(x) for x in a.Rect] for a in page.get("/Annots", []) if a.Subtype == "/Widget"]
		        assert not boxes or page.Tabs == "/S", name
		        for a, b in zip(boxes, boxes[1:]):
		            beside = a[1] < b[3] - 1 and b[1] < a[3] - 1
		            right = (b[2] <= a[0] + 1 if rtl else b[0] >= a[2] - 1) if beside else b[3] <= a[3]
		            assert right, (name, a, b)
	END
	"$PRINTARK" build spoergeskema-barn --ages 8-9 --lang ar --forms=fill --print=areas | grep -q '^ *field .* text .*Andika.* rtl '
}

names() { # options: the fields of noteark-billeder as lines: name and, of an option, what it says
	"$PRINTARK" build noteark-billeder --forms=fill --print=areas "$@" |
		sed -n 's/^ *field .* "noteark-billeder:\([^"]*\)" .*"\(.*\)"$/\1\t\2/p'
}

@test "a name is one question, whatever the age and the language" {
	for ages in 8-9 10-12 13-14; do
		names --ages $ages >"$here/$ages"
		names --ages $ages --lang ar | cut -f1 | cmp - <(cut -f1 "$here/$ages")
	done
	# Options without ids of their own, some of them for one age group only.
	cat "$here/8-9" "$here/10-12" "$here/13-14" | grep -E '^(kan-lide|god-til)-valg-' | sort -u >"$here/all"
	[ "$(wc -l <"$here/all")" -gt 9 ]
	[ "$(cut -f1 "$here/all" | uniq -d)" = "" ]
	for lines in $(cut -f1 "$here/8-9" "$here/10-12" "$here/13-14" | grep ^lines | sort | uniq -d); do
		[ "$lines" = lines-9 ] || { echo "$lines is more than one question"; false; }
	done
}

@test "rows of a table that ask the same are told apart by numbers" {
	form aftaleark
	/usr/bin/python3 - "$here/aftaleark.pdf" >"$here/out" <<-'END'
		import sys, pikepdf
		pdf = pikepdf.open(sys.argv[1])
		tips = [str(f.TU) for f in pdf.Root.AcroForm.Fields]
		assert len(tips) == len(set(tips)), tips
		print(tips)
	END
	same "'Hvem', 'Fra hvornår', 'Det gør vi 2', 'Hvem 2'"
}

@test "agreements and consents are signed: by a certificate on a screen, on a line on paper" {
	for material in aftaleark samtykke; do
		form $material
		/usr/bin/python3 - "$here/$material.pdf" <<-'END'
			import sys, pikepdf
			pdf = pikepdf.open(sys.argv[1])
			signed = [f for f in pdf.Root.AcroForm.Fields if f.FT == "/Sig"]
			assert len(signed) == 2 and all(str(f.TU) and "/V" not in f for f in signed)
		END
		"$PRINTARK" build $material --print=areas >"$here/out"
		[ "$(grep -c '^ *field' "$here/out")" -eq 0 ]
	done
	[ "$(grep -A2 'P#.*Underskrift' "$here/out" | grep -c '^ *rule')" -eq 2 ]
}

@test "required, length, signature and options of one's own" {
	cat >"$here/ark.xml" <<-'END'
		<sheet xmlns="urn:printark:content" id="ark" xml:lang="da" reader="leader"><title>Ark</title>
		<field name="navn" required="yes" length="30">Navn</field>
		<field name="sign" as="signature">Underskrift</field>
		<field name="lang" lines="3">Fortæl</field>
		<lines count="2">Mere</lines>
		<lines count="2">Mest</lines>
		<choice id="valg" multiple="yes" required="yes"><title>Vælg</title><option>Det</option><option/></choice>
		</sheet>
	END
	"$PRINTARK" build "$here/ark.xml" --forms=fill --print=areas | grep -o '^ *field.*' | sed 's/^ *field [^ ]* [^ ]* x [^ ]*//' >"$here/out"
	same 'length 30 required "ark:navn" "Navn"'
	same 'signature'
	same '"ark:lang" "Fortæl"'
	same '"ark:lines-1" "Mere"'
	same '"ark:lines-2" "Mest"'
	same 'required "ark:valg-1" = yes "Vælg: Det"'
	same '"ark:valg-2-text"'
	"$PRINTARK" build "$here/ark.xml" --forms=fill -o "$here/ark.pdf"
	"$PRINTARK" form extract "$here/ark.pdf" >"$here/out"
	same '"file";"navn";"sign";"lang";"lines-1";"lines-2";"valg-1";"valg-2";"valg-2-text"'
	same '"ark.pdf";"";"";"";"";"";"no";"no";""'
}

# What is filled in by FO of its own: $1 in the flow.
format_form() {
	cat >"$here/own.fo" <<-END
		<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:pa="urn:printark:at" xml:lang="en"
		    pa:title="Own" font-family="Andika"><fo:layout-master-set>
		<fo:simple-page-master master-name="m" page-width="200pt" page-height="200pt">
		<fo:region-body/></fo:simple-page-master></fo:layout-master-set>
		<fo:page-sequence master-reference="m"><fo:flow flow-name="xsl-region-body">
		$1</fo:flow></fo:page-sequence></fo:root>
	END
	"$PRINTARK" format "$here/own.fo" -o "$here/own.pdf"
	"$PRINTARK" form extract "$here/own.pdf" >"$here/out"
}

@test "names are told apart, questions that come twice too, and repeated headers are no fields" {
	text='<fo:block><fo:leader leader-length="50pt" pa:field="text" pa:field-name="a.b"/></fo:block>'
	button='<fo:block-container height="9pt" pa:field="radio" pa:field-name="q" pa:field-value="VALUE"><fo:block/></fo:block-container>'
	format_form "$text$text${button/VALUE/1}${button/VALUE/2}${button/VALUE/1}${button/VALUE/2}"
	same '"file";"a-b";"a-b-2";"q";"q-2"'
	format_form "<fo:table table-layout='fixed' width='100%'><fo:table-column/><fo:table-header><fo:table-row>
		<fo:table-cell pa:field='text' pa:field-name='head'><fo:block>H</fo:block></fo:table-cell></fo:table-row></fo:table-header>
		<fo:table-body>$(printf '<fo:table-row height="90pt"><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row>%.0s' 1 2 3 4)</fo:table-body></fo:table>"
	same '"file";"head"'
	[ "$(head -1 "$here/out" | tr -d '\r' | tail -c 7)" = '"head"' ]
	[ "$(qpdf --show-npages "$here/own.pdf")" -gt 1 ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/own.pdf"
}

@test "a sheet that is in a pack twice has answers twice, whatever the versions" {
	cat >"$here/pack.xml" <<-'END'
		<pack xmlns="urn:printark:content" id="dobbelt" reader="leader" front="short"><title>Dobbelt</title>
		<part material="spoergeskema-barn" age="8-9"/>
		<part material="spoergeskema-barn" age="10-12"/>
		<part material="spoergeskema-barn" age="8-9" language="ar"/>
		<part material="noteark"/><part material="noteark"/></pack>
	END
	"$PRINTARK" pack "$here/pack.xml" --forms=fill -o "$here/pack.pdf"
	filled pack.pdf two.pdf '{"skole": "3"}'
	"$PRINTARK" form extract "$here/two.pdf" --json >"$here/out"
	same '"spoergeskema-barn:skole": "3"'
	same '"spoergeskema-barn-2:skole": "3"'
	same '"spoergeskema-barn-3:skole": "3"'
	same '"noteark-2:barn": ""'
	# Each has all of its buttons.
	/usr/bin/python3 - "$here/pack.pdf" <<-'END'
		import sys, pikepdf
		pdf = pikepdf.open(sys.argv[1])
		kids = {str(f.T): len(f.Kids) for f in pdf.Root.AcroForm.Fields if "/Kids" in f}
		got = [kids[n] for n in ("spoergeskema-barn:skole", "spoergeskema-barn-2:skole", "spoergeskema-barn-3:skole")]
		assert got == [3, 5, 3], got
	END
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/pack.pdf"
}

@test "letters of a batch have a slip to reply on, and its summary no child's name" {
	cat >"$here/svar.xml" <<-'END'
		<letter xmlns="urn:printark:content" id="svar" xml:lang="da" reader="family"><title>Svar os</title>
		<address for="recipient"><line><insert name="recipient-name"/></line><line><insert name="recipient-street"/></line>
		<line>5000 Odense</line></address>
		<field name="hvem" required="yes" length="40">Hvem følger <insert name="child-name"/>?</field>
		<choice id="maaling"><title>Hvornår?</title><option id="foer">Før</option><option id="efter">Efter</option></choice>
		<scale id="glad" steps="3"><title>Har <insert name="child-name"/> det godt?</title><from>Nej, aldrig</from><to>Ja</to></scale>
		<field name="underskrift" as="signature">Underskrift</field></letter>
	END
	printf 'recipient-name;recipient-street;child-name
Mor;Vej 1;Aslan (A)
Far;Vej 2;سارة
To <b>;Vej 3;Bo
' >"$here/r.csv"
	"$PRINTARK" batch "$here/svar.xml" --roster "$here/r.csv" --forms=fill -o "$here/o"
	"$PRINTARK" form extract "$here"/o/*.pdf >"$here/out"
	[ "$(wc -l <"$here/out")" -eq 4 ]
	same '"file";"hvem";"maaling";"glad";"underskrift"'
	for pdf in "$here"/o/*.pdf; do
		filled "o/${pdf##*/}" "filled-${pdf##*/}" '{"maaling": "foer", "glad": "2"}'
	done
	"$PRINTARK" form summary "$here"/filled-*.pdf -o "$here/sum.pdf"
	pdftotext -layout "$here/sum.pdf" "$here/out"
	same 'Har … det godt?'
	same '1 = Nej, aldrig – 3 = Ja'
	[ "$(grep -cE 'Aslan|Bo ' "$here/out")" -eq 0 ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here"/o/*.pdf
}

@test "a batch makes forms, and the volume for the print room none" {
	"$PRINTARK" batch spoergeskema-voksen --template "$here/r.csv" >/dev/null 2>&1 || skip "no roster for it"
	printf '1\n' >>"$here/r.csv"
	"$PRINTARK" batch spoergeskema-voksen --roster "$here/r.csv" --forms=fill -o "$here/b"
	"$PRINTARK" form extract "$here"/b/*.pdf | grep -q maaling
	"$PRINTARK" batch spoergeskema-voksen --roster "$here/r.csv" --forms=fill -o "$here/c" --merged "$here/all.pdf"
	run "$PRINTARK" form extract "$here/all.pdf"
	[ "$status" -eq 1 ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/all.pdf"
}

@test "a table that a spreadsheet opens computes nothing, and loses nothing" {
	form noteark
	filled noteark.pdf '-x.pdf' '{"barn": "=HYPERLINK(\"http://x\")", "dato": "+45 12", "til-stede": "En; \"to\"",
		"interesser": "'"'"'rask", "lines-1": "a\r\nb\rc\nd"}'
	cd "$here"
	PRINTARK_HOME=$OLDPWD "$OLDPWD/$PRINTARK" form extract ./-x.pdf -o table.csv
	PRINTARK_HOME=$OLDPWD "$OLDPWD/$PRINTARK" form extract ./-x.pdf --json -o table.json
	[ "$(head -c 3 table.csv | od -An -tx1 | tr -d ' \n')" = efbbbf ]
	/usr/bin/python3 - <<-'END'
		import csv, json
		head, row = csv.reader(open("table.csv", encoding="utf-8-sig", newline=""), delimiter=";")
		table, fields = dict(zip(head, row)), json.load(open("table.json"))[0]["fields"]
		assert table["barn"] == "'=HYPERLINK(\"http://x\")" and table["dato"] == "'+45 12", table
		assert fields["noteark:lines-1"] == "a\nb\nc\nd", fields
		for name, cell in table.items():
		    assert name == "file" or cell[:1] not in ("=", "+", "-", "@"), cell
		    assert name == "file" or cell.removeprefix("'") == fields["noteark:" + name], name
	END
}

@test "files of one name are told by their folders, and names of any bytes are valid JSON" {
	form noteark
	mkdir "$here/foer" "$here/efter"
	cp "$here/noteark.pdf" "$here/foer/a.pdf"
	cp "$here/noteark.pdf" "$here/efter/a.pdf"
	cp "$here/noteark.pdf" "$here/$(printf 'b\346"\n.pdf')"
	"$PRINTARK" form extract "$here"/*/a.pdf "$here"/b* --json >"$here/out"
	same "efter/a.pdf"
	same "foer/a.pdf"
	/usr/bin/python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[2]["file"] == "b\ufffd\"\n.pdf" or exit(1))' "$here/out"
}

@test "pdf.js ticks and rings, and what is locked or broken is told apart" {
	node -e 1 2>/dev/null && [ -e /usr/share/javascript/pdf/build/pdf.js ] ||
		skip "pdf.js (nodejs, libjs-pdf) is not installed"
	sed 's/if (a.fieldType == "Tx")/if (a.fieldType == "Btn")/;
		s/value: .* }/value: a.checkBox || a.buttonValue == "4" || a.buttonValue == "efter" }/' \
		"$here/type.js" >"$here/tick.js"
	form spoergeskema-barn --ages 10-12
	form aftaleark
	for name in spoergeskema-barn aftaleark; do
		node "$here/tick.js" "$here/$name.pdf" "$here/j-$name.pdf" '[]'
	done
	# One with a password to open it, one with a password to change it only, one cut off.
	qpdf --encrypt secret owner 256 -- "$here/j-aftaleark.pdf" "$here/locked.pdf"
	qpdf --encrypt '' owner 256 -- "$here/j-aftaleark.pdf" "$here/guarded.pdf"
	head -c 9000 "$here/j-aftaleark.pdf" >"$here/broken.pdf"
	run "$PRINTARK" form extract "$here"/{j-spoergeskema-barn,guarded,locked,broken,absent}.pdf --json
	[ "$status" -eq 1 ]
	echo "$output" >"$here/out"
	same '"spoergeskema-barn:maaling": "efter", "spoergeskema-barn:skole": "4"'
	same '"aftaleark:redskab-valg-3": "yes"'
	same 'locked.pdf: error: cannot be read: it is locked with a password; left out'
	same 'broken.pdf: error: cannot be read: it is no PDF, or a broken one; left out'
	same 'absent.pdf: error: cannot be read: No such file or directory; left out'
}

# Three forms before and three after.
group() {
	form spoergeskema-barn --ages 10-12
	for i in 1 2 3; do
		filled spoergeskema-barn.pdf f$i.pdf '{"navn": "Aslan", "maaling": "foer", "skole": "'$i'", "pause": "1"}'
		filled spoergeskema-barn.pdf e$i.pdf '{"navn": "Aslan", "maaling": "efter", "skole": "'$((i + 2))'"}'
	done
}

@test "a summary has the means before and after, and no name" {
	group
	"$PRINTARK" form summary "$here"/[ef]?.pdf -o "$here/sum.pdf"
	pdftotext -layout "$here/sum.pdf" "$here/out"
	same 'Skemaer: 3 før, 3 efter'
	grep -qE 'I skolen +2,0 +4,0$' "$here/out"
	grep -qE 'bede om en pause +1,0 +–$' "$here/out"
	same '3 svar'
	same '1 = Ikke godt – 5 = Rigtig godt'
	[ "$(grep -c Aslan "$here/out")" -eq 0 ]
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/sum.pdf"
	"$PRINTARK" form summary "$here"/[ef]?.pdf --lang ar -o "$here/ar.pdf"
	pdftotext "$here/ar.pdf" - | grep -q 'قبل'
}

@test "a form that does not say when it is from is left out, and few answers are not shown" {
	group
	run "$PRINTARK" form summary "$here/spoergeskema-barn.pdf" "$here"/f?.pdf "$here/e1.pdf" -o "$here/sum.pdf"
	[ "$status" -eq 0 ]
	[[ "$output" == *"spoergeskema-barn.pdf: warning: it does not say whether it is from before or after (question 'maaling'), left out"* ]]
	[[ "$output" == *"warning: 'Sådan har jeg det' was answered by only 1 after: means of fewer than 3 are left out, since they tell whose they are"* ]]
	pdftotext -layout "$here/sum.pdf" "$here/out"
	grep -qE 'I skolen +2,0 +–$' "$here/out"
	same 'Færre end 3 svar bliver ikke vist.'
	rm "$here/sum.pdf"
	run "$PRINTARK" form summary "$here"/f[12].pdf "$here/e1.pdf" -o "$here/sum.pdf"
	[ "$status" -eq 1 ]
	[[ "$output" == *"error: no question has 3 answers before or after: a page of fewer would tell whose they are; not made"* ]]
	[ ! -e "$here/sum.pdf" ]
}

@test "questionnaires, age groups and languages are summed up side by side" {
	group
	form spoergeskema-barn --ages 8-9
	for i in 1 2 3; do filled spoergeskema-barn.pdf y$i.pdf '{"maaling": "foer", "skole": "3"}'; done
	form spoergeskema-barn --ages 10-12 --lang ar
	for i in 1 2 3; do filled spoergeskema-barn.pdf a$i.pdf '{"maaling": "foer", "skole": "5"}'; done
	form spoergeskema-voksen
	for i in 1 2 3; do filled spoergeskema-voksen.pdf v$i.pdf '{"maaling": "efter", "skole": "3"}'; done
	# The Arabic forms come first, and yet the page has the Danish words.
	"$PRINTARK" form summary "$here"/[aefyv]?.pdf -o "$here/sum.pdf"
	pdftotext -layout "$here/sum.pdf" "$here/out"
	same 'Skemaer: 9 før, 3 efter'
	same 'Skemaer: 0 før, 3 efter'
	grep -qE 'I skolen +3,5 +4,0$' "$here/out"
	grep -qE 'I skolen +3,0 +–$' "$here/out"
	grep -qE 'glad for at gå i skole +– +3,0$' "$here/out"
	# On an Arabic page, what is told in Danish is said to be Danish.
	"$PRINTARK" form summary "$here"/[ev]?.pdf --lang ar --print=fo >"$here/out"
	same 'xml:lang="da"'
	"$PRINTARK" form summary "$here"/[aefyv]?.pdf --lang ar -o "$here/ar.pdf"
	[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/sum.pdf" "$here/ar.pdf"
}

@test "what was filled in is written on paper: words of any script, ticks and rings" {
	for lang in da ar; do
		form spoergeskema-barn --ages 10-12 --lang $lang
		filled spoergeskema-barn.pdf f.pdf '{"navn": "سارة <تحب> & Ærø", "maaling": "efter", "skole": "4", "pause": "5",
			"gaar-godt": "Linje 1\r\nپرچم گچ", "oenske": "Łódź"}'
		"$PRINTARK" build spoergeskema-barn --ages 10-12 --lang $lang --answers "$here/f.pdf" -o "$here/paper.pdf"
		pdftotext "$here/paper.pdf" "$here/out"
		for text in 'سارة' 'تحب' 'Ærø' 'Linje 1' 'پرچم گچ' 'Łódź'; do same "$text"; done
		[ "$(qpdf --qdf "$here/paper.pdf" - | grep -ac AcroForm)" -eq 0 ]
		[ -z "${PDFUA_JUDGE-}" ] || /usr/bin/python3 "$PDFUA_JUDGE" "$here/paper.pdf"
	done
	# Three rings, told to the ear as well.
	"$PRINTARK" build spoergeskema-barn --ages 10-12 --answers "$here/f.pdf" --print=tags >"$here/out"
	[ "$(grep -c 'alt="valgt"' "$here/out")" -eq 3 ]
	form aftaleark
	filled aftaleark.pdf f.pdf '{"redskab-valg-2": "yes", "kopi-4": "yes", "kopi-4-text": "Mormor", "aftale-skema-2-2": "Far"}'
	"$PRINTARK" build aftaleark --answers "$here/f.pdf" --print=tags >"$here/out"
	[ "$(grep -c 'alt="valgt"' "$here/out")" -eq 2 ]
	same 'Mormor'
	same 'Far'
}

@test "emoji in answers are boxes on paper, and stop nothing" {
	form noteark
	filled noteark.pdf f.pdf '{"barn": "Bo 😀👍🏽👨‍👩‍👧 Å"}'
	run "$PRINTARK" build noteark --answers "$here/f.pdf" -o "$here/a.pdf"
	[ "$status" -eq 0 ]
	[[ "$output" == *"f.pdf: warning: 5 emoji in its answers are shown as boxes: no font of the catalogue has them"* ]]
	pdftotext "$here/a.pdf" "$here/out"
	same 'Bo □□□□□ Å'
}

@test "answers that find no place are counted, and go with paper only" {
	form noteark
	filled noteark.pdf f.pdf '{"barn": "Bo", "dato": "i dag"}'
	run "$PRINTARK" build aftaleark --answers "$here/f.pdf" -o "$here/a.pdf"
	[ "$status" -eq 0 ]
	[[ "$output" == *"f.pdf: warning: 2 of its answers have no place here: was it made with another --ages, --reader or material?"* ]]
	run "$PRINTARK" build noteark --answers "$here/f.pdf" --forms=fill -o "$here/b.pdf"
	[ "$status" -eq 2 ]
	run "$PRINTARK" build noteark --answers "$here/none.pdf" -o "$here/b.pdf"
	[ "$status" -eq 1 ]
	[ ! -e "$here/b.pdf" ]
	printf '<pack xmlns="urn:printark:content" id="p" reader="leader" front="none"><title>P</title>%s</pack>' \
		'<part material="noteark"/><part material="noteark"/>' >"$here/pack.xml"
	"$PRINTARK" pack "$here/pack.xml" --forms=fill -o "$here/noteark.pdf"
	filled noteark.pdf f.pdf '{"barn": "Bo"}'
	"$PRINTARK" pack "$here/pack.xml" --answers "$here/f.pdf" -o "$here/p.pdf"
	[ "$(pdftotext "$here/p.pdf" - | grep -c 'Bo$')" -eq 2 ]
}

@test "what is no form is named" {
	"$PRINTARK" build noteark -o "$here/paper.pdf"
	echo no >"$here/no.pdf"
	form noteark
	run "$PRINTARK" form extract "$here/paper.pdf" "$here/no.pdf" "$here/noteark.pdf"
	[ "$status" -eq 1 ]
	[[ "$output" == *"paper.pdf: error: no form to fill in: make one with --forms=fill; left out"* ]]
	[[ "$output" == *"no.pdf: error: cannot be read: it is no PDF, or a broken one; left out"* ]]
	[[ "$output" == *'"noteark.pdf"'* ]]
	run "$PRINTARK" form summary "$here/noteark.pdf" -o "$here/sum.pdf"
	[ "$status" -eq 1 ]
	[[ "$output" == *"no form has a question that is answered by a number: there is nothing to sum up"* ]]
	[ ! -e "$here/sum.pdf" ]
	run "$PRINTARK" form extract
	[ "$status" -eq 2 ]
}

@test "without qpdf the message names the package" {
	form noteark
	PATH=$here run "$PRINTARK" form extract "$here/noteark.pdf"
	[ "$status" -eq 1 ]
	[[ "$output" == *"the program qpdf, which reads forms, cannot be run: it is not installed (Debian package qpdf)"* ]]
}
