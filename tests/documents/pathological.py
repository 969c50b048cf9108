#!/usr/bin/python3
"""Writes XSL-FO that no author would: one case a name, to standard output.

    pathological.py NAME [SIZE]
"""
import sys

HEAD = """<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="da">
<fo:layout-master-set>%s</fo:layout-master-set>
"""
MASTER = """<fo:simple-page-master master-name="m" page-width="%s" page-height="%s" margin="%s">
<fo:region-body%s/></fo:simple-page-master>"""
A4 = MASTER % ("210mm", "297mm", "20mm", "")


def sequence(flow, more="", static=""):
    return ('<fo:page-sequence master-reference="m" %s>%s<fo:flow flow-name="xsl-region-body">\n'
            "%s\n</fo:flow></fo:page-sequence>" % (more, static, flow))


def document(flow, masters=A4, before="", more="", static=""):
    return HEAD % masters + before + sequence(flow, more, static) + "\n</fo:root>"


def block(inside="x", more=""):
    return "<fo:block%s%s>%s</fo:block>\n" % (" " if more else "", more, inside)


def nested(name, n, more=""):
    return ("<fo:%s %s>" % (name, more)) * n + "x" + ("</fo:%s>" % name) * n


def cell(more="", inside="x"):
    return "<fo:table-cell %s>%s</fo:table-cell>" % (more, block(inside).strip())


def table(rows, before="", more=""):
    return ("<fo:table %s>%s<fo:table-body>%s</fo:table-body></fo:table>"
            % (more, before, rows))


def item(label, body):
    return ("<fo:list-item><fo:list-item-label>%s</fo:list-item-label>"
            "<fo:list-item-body>%s</fo:list-item-body></fo:list-item>\n" % (block(label), body))


def deep_list(n):
    start, end = item("x", "@").split("@")
    return ("<fo:list-block>" + start) * n + block() + (end + "</fo:list-block>") * n


def small(width="20pt", height="20pt", margin="0", region=""):
    return MASTER % (width, height, margin, region)


def bookmarks(n):
    one = '<fo:bookmark internal-destination="a"><fo:bookmark-title>x</fo:bookmark-title>'
    return "<fo:bookmark-tree>" + one * n + "</fo:bookmark>" * n + "</fo:bookmark-tree>"


def citing(n):
    """References whose own width moves what they refer to."""
    cite = '<fo:page-number-citation ref-id="b%d"/> '
    return "".join(block("".join(cite % ((i * 7 + j) % n) for j in range(9)), 'id="b%d"' % i)
                   for i in range(n))


def markers(n):
    return "".join(block('<fo:marker marker-class-name="c">%d<fo:retrieve-marker '
                         'retrieve-class-name="c"/></fo:marker>x' % i) for i in range(n))


HEADER = ('<fo:static-content flow-name="xsl-region-before"><fo:block><fo:retrieve-marker '
          'retrieve-class-name="c"/></fo:block></fo:static-content>')
BEFORE = ('<fo:simple-page-master master-name="m" page-width="100pt" page-height="60pt">'
          '<fo:region-body margin-top="20pt"/><fo:region-before extent="20pt"/>'
          "</fo:simple-page-master>")

NOTE = ("<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body>%s</fo:footnote-body>"
        "</fo:footnote>")
CASES = {
    "nested-inlines": lambda n: document(block(nested("inline", n or 10000))),
    "nested-beyond": lambda n: document(block(nested("inline", n or 50000))),
    "nested-languages": lambda n: document(block(
        nested('inline xml:lang="en"><fo:inline xml:lang="da"', n or 5000).replace(
            "</fo:inline xml:lang=\"en\"><fo:inline xml:lang=\"da\">", "</fo:inline></fo:inline>"))),
    "nested-blocks": lambda n: document(nested("block", n or 10000, 'start-indent="1pt"')),
    "nested-tables": lambda n: document(
        "<fo:table><fo:table-body><fo:table-cell>" * (n or 300) + block()
        + "</fo:table-cell></fo:table-body></fo:table>" * (n or 300)),
    "nested-containers": lambda n: document(nested("block-container", n or 390)),
    "many-rows": lambda n: document(table(
        ("<fo:table-row>%s%s</fo:table-row>\n" % (cell(), cell())) * (n or 20000))),
    "one-tall-row": lambda n: document(table(
        "<fo:table-row>%s%s</fo:table-row>" % (cell(inside=block() * (n or 20000)), cell()))),
    "long-word": lambda n: document(block("x" * (n or 1000000))),
    "long-paragraph": lambda n: document(block("abc de " * ((n or 1000000) // 7))),
    "long-justified": lambda n: document(block(
        "abc de " * ((n or 1000000) // 7), 'text-align="justify" hyphenate="true"')),
    "long-line": lambda n: document(block(
        "abc de " * ((n or 1000000) // 7), 'wrap-option="no-wrap"')),
    "many-paragraphs": lambda n: document(block("abc de fgh") * (n or 100000)),
    "list-items": lambda n: document(
        "<fo:list-block>" + item("1", block()) * (n or 10000) + "</fo:list-block>"),
    "deep-lists": lambda n: document(deep_list(n or 10000)),
    "unknown-attributes": lambda n: document(block("x", " ".join(
        'a%d="b"' % i for i in range(n or 100000)))),
    "unknown-elements": lambda n: document("".join(
        "<fo:e%d>x</fo:e%d>" % (i, i) for i in range(n or 20000))),
    "wrong-values": lambda n: document("".join(
        block("x", 'font-size="%dx"' % i) for i in range(n or 20000))),
    "one-id": lambda n: document(block("x", 'id="a"') * (n or 20000)),
    "endless-master": lambda n: document(
        block("abc de " * (n or 3000)), small("1pt", "1pt")),
    "no-room": lambda n: document(
        block() * (n or 3000), small(region=' margin="30pt"')),
    "no-height": lambda n: document(block() * (n or 3000), small(height="0pt")),
    "negative-height": lambda n: document(block() * (n or 3000), small(height="-100pt")),
    "negative-width": lambda n: document(block("abc de " * (n or 1000)), small(width="-9pt")),
    "huge-page": lambda n: document(block(), small("1e9mm", "99999999999999mm")),
    "huge-lengths": lambda n: document(
        block("x", 'space-before="99999999999mm" padding="1e30pt" start-indent="-9e99pt" '
              'border="999999999pt solid red" font-size="999999999pt"') * (n or 20)),
    "tiny-lengths": lambda n: document(block("abc de " * (n or 500),
        'font-size="0.0001pt" line-height="0" letter-spacing="-1e9pt"')),
    "no-numbers": lambda n: document(
        block("x", 'font-size="0 div 0" width="(1 div 0) * 1pt" space-before="-(1pt div 0)" '
              'line-height="1 mod 0" widows="1e400" orphans="-1e400" start-indent="NaN"')),
    "long-expression": lambda n: document(
        block("x", 'start-indent="%s1pt"' % ("1pt + " * (n or 50000)))),
    "deep-expression": lambda n: document(
        block("x", 'start-indent="%s1pt%s"' % ("(" * (n or 50000), ")" * (n or 50000)))),
    "many-columns": lambda n: document(table(
        "<fo:table-row>%s</fo:table-row>" % cell(),
        '<fo:table-column number-columns-repeated="%d"/>' % (n or 1000000))),
    "wide-spans": lambda n: document(table(
        ("<fo:table-row>%s</fo:table-row>" % cell(
            'number-columns-spanned="2000000000" number-rows-spanned="2000000000"')) * 50)),
    "far-columns": lambda n: document(table("<fo:table-row>%s%s</fo:table-row>" % (
        cell('column-number="2147483647"'), cell('column-number="-5"')))),
    "region-columns": lambda n: document(
        block() * 50, small("100pt", "100pt", "0", ' column-count="2000000000" column-gap="9pt"')),
    "widows": lambda n: document(
        block("abc de " * 500, 'widows="2000000000" orphans="2000000000"')),
    "kept-together": lambda n: document(
        block(block(more='keep-with-next="always"') * (n or 20000), 'keep-together="always"')),
    "citations": lambda n: document(
        citing(n or 400), small("30pt", "200pt"), more='initial-page-number="96"'),
    "many-citations": lambda n: document(
        citing(n or 5000)),
    "markers": lambda n: document(markers(n or 5000), BEFORE, static=HEADER),
    "footnotes": lambda n: document(
        block("x" + NOTE % block("note")) * (n or 5000)),
    "nested-footnotes": lambda n: document(
        block("x" + "<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>x"
              * (n or 120) + "</fo:block></fo:footnote-body></fo:footnote>" * (n or 120))),
    "large-footnotes": lambda n: document(
        block("x" + NOTE % (block() * 200)) * (n or 20), small("100pt", "40pt")),
    "floats": lambda n: document(
        ('<fo:float float="start"><fo:block-container width="9pt"><fo:block>x</fo:block>'
         "</fo:block-container></fo:float>" + block("abc de")) * (n or 2000)),
    "bookmarks": lambda n: document(block("x", 'id="a"'), before=bookmarks(n or 10000)),
    "many-sequences": lambda n: (HEAD % A4) + sequence(block()) * (n or 3000) + "</fo:root>",
    "page-numbers": lambda n: document(
        block("<fo:page-number/>"), more='initial-page-number="2147483647" format="%s"'
        % ("I" if not n else "0" * n)),
    "repeats": lambda n: document(
        block() * 200,
        small() + '<fo:page-sequence-master master-name="s"><fo:repeatable-page-master-reference '
        'master-reference="m" maximum-repeats="0"/></fo:page-sequence-master>').replace(
            'master-reference="m" >', 'master-reference="s">'),
    "master-of-itself": lambda n: document(
        block(), '<fo:page-sequence-master master-name="m">'
        '<fo:single-page-master-reference master-reference="m"/></fo:page-sequence-master>'),
    "leaders": lambda n: document(block(
        '<fo:leader leader-pattern="use-content" leader-pattern-width="0pt" '
        'leader-length="99999999pt">.</fo:leader>' * (n or 20))),
    "tiny-dots": lambda n: document(block(
        '<fo:leader leader-pattern="dots" leader-pattern-width="0.001pt" leader-length="400pt"/>'
        * (n or 20))),
    "entities": lambda n: '<!DOCTYPE r [<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        '<!ENTITY a%d "%s">' % (i, "&a%d;" % (i - 1) * 10) for i in range(1, 12)) + "]>"
        + document(block("&a11;")),
    "bidi-depth": lambda n: document(block("\u202b" * (n or 5000) + "x" + "\u202c" * (n or 5000))),
    "combining": lambda n: document(block("a" + "\u0301" * (n or 50000))),
    "no-characters": lambda n: document(block("\ufffe\uffff\ufdd0\U0010ffff\u2028" * (n or 1000)
                                              ).replace("\ufffe", "").replace("\uffff", "")),
    "missing-glyphs": lambda n: document(block("".join(chr(0x20000 + i) for i in range(n or 20000)))),
    "turned": lambda n: document(nested(
        "block-container", n or 200, 'reference-orientation="90" width="50pt" height="50pt" '
        'overflow="hidden"')),
}


def main():
    if len(sys.argv) < 2:
        print("\n".join(CASES))
        return
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sys.stdout.reconfigure(encoding="utf-8")
    print(CASES[sys.argv[1]](size))


main()
