#!/usr/bin/env bats
# Letters as messages for digital mailboxes.

load batch

setup() {
	enter || return 1
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Velkommen &amp; hej</title>
		<dateline>Den <insert name="letter-date" type="date"/></dateline>
		<p>Kære <insert name="recipient-name"/>. <insert name="start-date" type="date"/>
		<insert name="start-time" type="time"/> <insert name="end-time" type="time"/>
		<insert name="place"/> <insert name="sender-name"/></p>
		</letter>
	END
	cat >r.csv <<-'END'
		recipient-name,letter-date,start-date,start-time,end-time,place,deliver,recipient-id
		Sara <Holm>,2026-02-09,2026-03-02,15:30,17.00,"Skolen, ""Nord"" & syd",digital,010203-1234
		Omar Bak,2026-02-09,2026-03-30,15:30,17:00,Skolen,digital,1111111118
		Ida Lund,2026-02-09,2026-03-02,15:30,17:00,Skolen,print,
	END
}

batch() {
	run "$printark" batch brev.xml --roster r.csv -o made --set sender-name='Fjordby Kommune' "$@"
}

@test "each digital letter becomes a MeMo 1.2 message with the letter inside" {
	batch --memo --set sender-id=12345678
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[ "$(ls made/memo | wc -l)" -eq 2 ]
	[ "$(stat -c %a made/memo made/memo/*.xml | tr '\n' ' ')" = '700 600 600 ' ]
	/usr/bin/python3 - made <<-'END'
		import base64, glob, re, sys, xml.etree.ElementTree as tree
		ns = {'m': 'https://DigitalPost.dk/MeMo-1'}
		paths = sorted(glob.glob(sys.argv[1] + '/memo/*.xml'))
		roots = [tree.parse(path).getroot() for path in paths]
		root = roots[0]
		assert root.tag == '{%s}Message' % ns['m'] and root.attrib == {'memoVersion': '1.2'}
		names = lambda e: [re.sub('.*}', '', kid.tag) for kid in e]
		head, body = root
		assert names(head) == ['messageType', 'messageUUID', 'label', 'mandatory',
		    'legalNotification', 'Sender', 'Recipient'], names(head)
		text = lambda path: root.find(path, ns).text
		assert text('.//m:label') == 'Velkommen & hej'
		assert text('.//m:senderID') == '12345678'
		assert text('.//m:Sender/m:idType') == 'CVR'
		assert text('.//m:recipientID') == '0102031234'
		assert text('.//m:Recipient/m:idType') == 'CPR'
		assert names(root.find('.//m:MainDocument', ns)) == ['label', 'File', 'Action']
		assert names(root.find('.//m:File', ns)) == ['encodingFormat', 'filename', 'language',
		    'content']
		assert text('.//m:language') == 'da'
		pdf = base64.b64decode(text('.//m:content'), validate=True)
		assert pdf == open(paths[0].replace('memo/', '').replace('.xml', '.pdf'), 'rb').read()
		assert names(root.find('.//m:Action', ns)) == ['label', 'actionCode', 'startDateTime',
		    'endDateTime', 'Reservation']
		assert text('.//m:actionCode') == 'AFTALE'
		assert names(root.find('.//m:Reservation', ns)) == ['description', 'reservationUUID',
		    'abstract', 'location', 'startDateTime', 'endDateTime', 'organizerName']
		assert text('.//m:location') == 'Skolen, "Nord" & syd'
		assert text('.//m:startDateTime') == '2026-03-02T15:30:00+01:00'
		# The clocks are changed on 29 March.
		assert roots[1].find('.//m:startDateTime', ns).text == '2026-03-30T15:30:00+02:00'
		uuids = [r.find('.//m:messageUUID', ns).text for r in roots]
		assert len(set(uuids)) == 2
		assert all(re.fullmatch('[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}', u)
		    for u in uuids), uuids
	END
	# The number of the mailbox is nowhere else.
	! grep -a -q -e 0102031234 -e 010203-1234 made/*.pdf made/ledger.sqlite
	for pdf in made/*.pdf; do ! pdftotext "$pdf" - | grep -q 010203; done
}

@test "a message that is lost is made again, one that is there is not" {
	batch --memo --set sender-id=12345678
	batch --memo --set sender-id=12345678
	has "made 0, unchanged 3"
	rm made/memo/0001-*.xml
	batch --memo --set sender-id=12345678
	has "made 1, unchanged 2"
	echo x >>"$(echo made/memo/0001-*.xml)"
	batch --memo --set sender-id=12345678
	has "made 1, unchanged 2"
	run "$printark" batch --verify made
	has "whole: files 5, letters 3; missing or changed: files 0"
	run "$printark" batch --forget made
	has "removed 6 files"
	[ ! -e made ]
}

@test "a message needs the numbers of both mailboxes" {
	sed -i 's/1111111118/11111/' r.csv
	batch --memo
	[ "$status" -eq 1 ]
	has "row 1, column 'sender-id': no number of a digital mailbox; write a CPR number of ten digits or a CVR number of eight"
	has "row 2, column 'recipient-id': no number of a digital mailbox"
}
