#!/usr/bin/python3
"""Are the words of a PDF those of its XSL-FO, all of them, in logical order?

    words.py FILE.fo FILE.pdf

The FO's flow is read in document order; the PDF by pdftotext.  Static
regions are left out on the FO's side, so the PDF may have words of theirs
between, but no more than they have.  Page numbers are whatever they are.
"""
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

FO = '{http://www.w3.org/1999/XSL/Format}'
INLINE = {FO + n for n in ('inline', 'wrapper', 'basic-link', 'character', 'bidi-override')}
LEFT_OUT = {FO + n for n in ('static-content', 'marker', 'declarations', 'bookmark-tree',
                             'layout-master-set', 'instream-foreign-object', 'title')}
BIDI = re.compile('[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]')


def said(node, out):
    """Appends the characters of a formatting object; blocks end words."""
    if not isinstance(node.tag, str) or node.tag in LEFT_OUT:
        return
    if node.tag in (FO + 'page-number-citation', FO + 'page-number-citation-last', FO + 'page-number'):
        out.append(' \ue000 ')
        return
    edge = '' if node.tag in INLINE else ' '
    out.append(edge + (node.text or ''))
    for child in node:
        said(child, out)
        out.append(child.tail or '')
    out.append(edge)


def words_of(text):
    text = unicodedata.normalize('NFC', BIDI.sub('', text)).replace('\xa0', ' ')
    return text.split()


def static_words(root):
    out = []
    for region in root.iter(FO + 'static-content'):
        for child in region:
            said(child, out)
    for marker in root.iter(FO + 'marker'):
        out.append(' ' + ''.join(marker.itertext()) + ' ')
    return set(words_of(''.join(out)))


def main():
    root = ET.parse(sys.argv[1]).getroot()
    out = []
    for flow in root.iter(FO + 'flow'):
        said(flow, out)
    wanted = words_of(''.join(out))
    loose = static_words(root)
    shown = subprocess.run(['pdftotext', '-raw', sys.argv[2], '-'], capture_output=True,
                           check=True).stdout.decode()
    # A word that was hyphenated at a line's end is whole again without the line end.
    shown = re.sub('[-\u2010\u00ad]\n', '', shown) if 'hyphens' in sys.argv else shown
    found = [w for w in words_of(shown) if not re.fullmatch(r'[.\u2024\u2026]+', w)]
    i = 0
    for at, word in enumerate(found):
        if i < len(wanted) and (word == wanted[i] or wanted[i] == '\ue000'):
            i += 1
        elif word in loose or re.fullmatch(r'[0-9]+', word):
            continue
        else:
            here = wanted[i] if i < len(wanted) else 'the end'
            print(f'{sys.argv[2]}: "{word}" where "{here}" belongs, after '
                  f'"{" ".join(found[max(0, at - 5):at])}"')
            return 1
    if i < len(wanted):
        print(f'{sys.argv[2]}: ends before "{" ".join(wanted[i:i + 6])}"')
        return 1
    return 0


sys.exit(main())
