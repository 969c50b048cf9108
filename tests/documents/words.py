#!/usr/bin/python3
"""Are the words of a PDF those of its XSL-FO, all of them, in logical order?

    words.py FILE.fo FILE.pdf

The FO's flow is read in document order; the PDF by pdftotext.  Static
regions are left out on the FO's side, so the PDF may have words of theirs
between, but no more than they have.  Page numbers are whatever they are.

pdftotext puts right-to-left lines into logical order in its usual mode only, and that mode
reads what stands side by side in an order of its own.  There, the
words must be the same ones, and each paragraph outside tables must stand whole and in order.
"""
import collections
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

FO = '{http://www.w3.org/1999/XSL/Format}'
INLINE = {FO + n for n in ('inline', 'wrapper', 'basic-link', 'character', 'bidi-override', 'inline-container')}
LEFT_OUT = {FO + n for n in ('static-content', 'marker', 'declarations', 'bookmark-tree',
                             'layout-master-set', 'instream-foreign-object', 'title')}
BIDI = re.compile('[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]')


def said(node, out, in_line=False):
    """Appends the characters of a formatting object; blocks end words."""
    if not isinstance(node.tag, str) or node.tag in LEFT_OUT:
        return
    if node.tag in (FO + 'page-number-citation', FO + 'page-number-citation-last', FO + 'page-number'):
        out.append('\ue000')
        return
    # What an inline container holds stands in the line, though in blocks.
    edge = '' if node.tag in INLINE or in_line else ' '
    in_line = in_line or node.tag == FO + 'inline-container'
    out.append(edge + (node.text or ''))
    for child in node:
        said(child, out, in_line)
        out.append(child.tail or '')
    out.append(edge)


def words_of(text):
    text = unicodedata.normalize('NFC', BIDI.sub('', text)).replace('\xa0', ' ')
    return text.split()


def fits(word, wanted):
    """Is it the word?  U+E000 stands for a page number."""
    return word == wanted or ('\ue000' in wanted and re.fullmatch(
        re.escape(wanted).replace('\ue000', '[0-9]+'), word) is not None)


def static_words(root):
    out = []
    for region in root.iter(FO + 'static-content'):
        for child in region:
            said(child, out)
    for marker in root.iter(FO + 'marker'):
        out.append(' ' + ''.join(marker.itertext()) + ' ')
    return set(words_of(''.join(out)))


def paragraphs(node, out):
    """Appends the words of every block outside tables that holds no other block."""
    for child in node:
        if child.tag in LEFT_OUT or child.tag == FO + 'table':
            continue
        if child.tag == FO + 'block' and not list(child.iter(FO + 'block'))[1:]:
            text = []
            said(child, text)
            out.append(words_of(''.join(text)))
        else:
            paragraphs(child, out)


def compare_rtl(root, wanted, loose, found):
    count = collections.Counter(w for w in found if w not in loose)
    count.subtract(w for w in wanted if w not in loose and '\ue000' not in w)
    wrong = {w: n for w, n in count.items() if n and not re.fullmatch(r'[0-9]+', w)}
    for word, n in wrong.items():
        print(f'{sys.argv[2]}: "{word}" {n:+d} times')
    text = ' ' + ' '.join(found) + ' '
    blocks = []
    for flow in root.iter(FO + 'flow'):
        paragraphs(flow, blocks)
    for words in blocks:
        if words and not any('\ue000' in w for w in words) and f' {" ".join(words)} ' not in text:
            print(f'{sys.argv[2]}: not whole or not in order: "{" ".join(words)}"')
            wrong[''] = 1
    return 1 if wrong else 0


def main():
    root = ET.parse(sys.argv[1]).getroot()
    out = []
    for flow in root.iter(FO + 'flow'):
        said(flow, out)
    wanted = words_of(''.join(out))
    loose = static_words(root)
    is_rtl = root.get('{urn:printark:at}lang', '') in ('ar', 'fa', 'ur')
    mode = [] if is_rtl else ['-raw']
    shown = subprocess.run(['pdftotext', *mode, sys.argv[2], '-'], capture_output=True,
                           check=True).stdout.decode()
    # A word that was hyphenated at a line's end is whole again without the line end.
    shown = shown.replace('\u00ad\n', '')
    found = [w for w in words_of(shown) if not re.fullmatch(r'[.\u2024\u2026]+', w)]
    if is_rtl:
        return compare_rtl(root, wanted, loose, found)
    i = 0
    for at, word in enumerate(found):
        # Lines end after a hyphen of the text's own, too.
        if i < len(wanted) and word.endswith('-') and word != wanted[i]:
            found[at + 1] = word + found[at + 1]
            continue
        if i < len(wanted) and fits(word, wanted[i]):
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
