#!/usr/bin/env python3
"""Makes the test fonts: every character is a box of one em (or half of one).

    make-square.py FOLDER      writes square.ttf, square-bold.ttf, square-italic.ttf and half.ttf

A character of ten points is ten points wide, a line of text 0.8 em high and
0.2 em deep, so every number in a golden file can be checked by eye.
"""
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LATIN = range(0x20, 0x7F), range(0xA0, 0x180), range(0x300, 0x302)
ARABIC = (range(0x621, 0x63B), range(0x640, 0x64B), range(0x60C, 0x60D), range(0x61F, 0x620),
          range(0x660, 0x66A))
SIGNS = ([0x2009, 0x200B, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E,
          0x2020, 0x2022, 0x2026, 0x2030, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x25A1,
          0x25CF, 0x2610, 0x2611, 0x2713],)
HIDDEN = {0xAD}


def box(width):
    """A frame for a glyph's outline; nothing for white space."""
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        pen.lineTo((50, 700))
        pen.lineTo((width - 50, 700))
        pen.lineTo((width - 50, 0))
        pen.closePath()
    return pen.glyph()


def is_blank(code):
    return code in (0x20, 0xA0, 0x2009, 0x200B)


def build(path, family, style, advance):
    codes = sorted({c for part in (*LATIN, *ARABIC, *SIGNS) for c in part} - HIDDEN)
    names = {c: "u%04X" % c for c in codes}
    glyphs = [".notdef"] + [names[c] for c in codes]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(names)
    outlines = {names[c]: box(0 if is_blank(c) else advance) for c in codes}
    outlines[".notdef"] = box(advance)
    font.setupGlyf(outlines)
    table = font.font["glyf"]
    font.setupHorizontalMetrics({g: (advance, getattr(table[g], "xMin", 0)) for g in glyphs})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    name = family if style == "Regular" else family + "-" + style
    font.setupNameTable({"familyName": family, "styleName": style, "fullName": name,
                         "psName": name, "uniqueFontIdentifier": name, "version": "1.0"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, sTypoLineGap=0, usWinAscent=800,
                  usWinDescent=200, sxHeight=500, sCapHeight=700, yStrikeoutPosition=250,
                  yStrikeoutSize=50, usWeightClass=700 if style == "Bold" else 400)
    font.setupPost(underlinePosition=-100, underlineThickness=50)
    font.font["head"].created = font.font["head"].modified = 3600000000
    font.font.recalcTimestamp = False
    font.save(path)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    build(folder / "square.ttf", "Square", "Regular", 1000)
    build(folder / "square-bold.ttf", "Square", "Bold", 1000)
    build(folder / "square-italic.ttf", "Square", "Italic", 1000)
    build(folder / "half.ttf", "Half", "Regular", 500)


main()
