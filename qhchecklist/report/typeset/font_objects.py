"""The PDF objects of an embedded composite font.

The encoding is Identity-H. A TrueType face comes with a table from code to glyph, so that two characters may
share a glyph and still be told apart. Of a CFF face the code is the glyph. Source of the structures:
ISO 32000-1, 9.7 (composite fonts), 9.9 (font programs) and 9.10.3 (ToUnicode).
"""

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from sys import byteorder
from typing import Any, NamedTuple, TypeAlias

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.faces import Face, FaceSubset
from qhchecklist.report.typeset.kept import Kept
from qhchecklist.report.typeset.stream import Deflated, Stream, deflated, deflated_outlines, deflated_runs

_PER_MILLE = 1000  # PDF font units to an em (ISO 32000-1, 9.2.4)
_MOST_KEPT = 4_000_000  # bytes, about: the fonts of some ten documents
_CMAP_BLOCK = 100  # most entries in one bfchar block (Adobe Technical Note 5014)
_SYMBOLIC = 4
_FORCE_BOLD = 1 << 18
_PART_OF_A_SHAPE = "\u200b"  # PDF/A wants text behind every glyph, also where another one has said it all
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


Rest: TypeAlias = Mapping[int, tuple[str, int]]
"""Text and glyph of codes that are not their characters' numbers."""


class _Parts(NamedTuple):
    """What an embedded font is made of, ready for the file; the same for every document that uses the same codes."""

    tag: str
    program: Deflated
    program_size: int  # bytes, before it was deflated
    glyph_table: Deflated
    to_unicode: Deflated
    widths: str


_kept: Kept[_Parts] = Kept(
    _MOST_KEPT, lambda parts: len(parts.program) + len(parts.glyph_table) + 20 * len(parts.to_unicode)
)


def type0(document: Any, face: Face, characters: str, rest: Rest) -> Any:
    """The Type0 font dictionary with all it refers to.

    `characters` are those whose codes are their numbers in Unicode, in order; `rest` are the other codes.
    """
    key = (face, characters, *rest.items())  # all else follows from these, and is not asked for a font that is kept
    parts = _kept.get(key, partial(_parts, face, characters, rest))
    name = pdfdoc.PDFName(f"{parts.tag}+{face.name}")
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.cff else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": pdfdoc.PDFDictionary(
            {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(_descriptor(document, face, name, parts)),
        "DW": _PER_MILLE,
        "W": parts.widths,
    }
    if not face.cff:
        descendant["CIDToGIDMap"] = document.Reference(Stream(parts.glyph_table))
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(Stream(parts.to_unicode)),
        }
    )


def _parts(face: Face, characters: str, rest: Rest) -> _Parts:
    others = {code: glyph for code, (_, glyph) in rest.items()}
    glyphs = {0: 0} | {ord(one): face.glyph(one) for one in characters} | others
    subset = _subset(face, characters, rest)
    return _Parts(
        tag="".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset.program).digest()[:6]),
        program=deflated_outlines(subset.program),
        program_size=len(subset.program),
        glyph_table=deflated_runs(b"" if face.cff else _glyph_table(glyphs, subset)),
        to_unicode=deflated(_to_unicode(characters, rest).encode("ascii")),
        widths=_widths({code: round(face.glyph_advance(glyph) * _PER_MILLE) for code, glyph in glyphs.items()}),
    )


def _subset(face: Face, characters: str, rest: Rest) -> FaceSubset:
    """The face cut by characters, and by glyphs where these draw other things than a character."""
    drawn, others = list(characters), []
    for text, glyph in rest.values():
        if len(text) == 1 and face.glyph(text) == glyph:
            drawn.append(text)
        else:
            others.append(glyph)
    return face.subset(drawn, others)


def _descriptor(document: Any, face: Face, name: str, parts: _Parts) -> Any:
    ascent, descent = face.vertical
    about = {"Subtype": "/CIDFontType0C"} if face.cff else {"Length1": parts.program_size}
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC | (_FORCE_BOLD if face.bold else 0),
            "FontBBox": pdfdoc.PDFArray([round(value * _PER_MILLE) for value in face.bounding_box]),
            "ItalicAngle": 0,
            "Ascent": round(ascent * _PER_MILLE),
            "Descent": round(descent * _PER_MILLE),
            "CapHeight": round(face.cap_height * _PER_MILLE),
            "StemV": 140 if face.bold else 80,
            "FontFile3" if face.cff else "FontFile2": document.Reference(Stream(parts.program, about)),
        }
    )


def _glyph_table(glyphs: Mapping[int, int], subset: FaceSubset) -> bytes:
    """Two bytes for every code up to the last; nearly all are zero, which deflates to nothing."""
    table = array("H", bytes(2 * max(glyphs) + 2))
    for code, glyph in glyphs.items():
        table[code] = subset.glyph_ids[glyph]
    if byteorder == "little":
        table.byteswap()
    return table.tobytes()


def _widths(widths: Mapping[int, int]) -> str:
    """The W array: runs of neighbouring codes whose width is not a full em (ISO 32000-1, 9.7.4.3)."""
    narrow = sorted((code, width) for code, width in widths.items() if width != _PER_MILLE)
    array: list[str] = []
    for _, group in groupby(enumerate(narrow), key=lambda item: item[1][0] - item[0]):
        run = [pair for _, pair in group]
        array.append(f"{run[0][0]} [{' '.join(str(width) for _, width in run)}]")
    return f"[{' '.join(array)}]"


def _to_unicode(characters: str, rest: Rest) -> str:
    """The CMap from codes to texts.

    Most codes are their characters' numbers. Of these it is enough to say in which ranges they stand, one for each
    row of 256, as a range may not reach into the next: what it says of codes that are not used does no harm.
    """
    ranges = []
    for _, row in groupby(map(ord, characters), key=_row):
        codes = list(row)
        ranges.append(f"<{codes[0]:04X}> <{codes[-1]:04X}> <{codes[0]:04X}>\n")
    others = [
        f"<{code:04X}> <{(text or _PART_OF_A_SHAPE).encode('utf-16-be').hex().upper()}>\n"
        for code, (text, _) in sorted(rest.items())
    ]
    return "".join((_CMAP_HEAD, *_blocks("bfrange", ranges), *_blocks("bfchar", others), _CMAP_TAIL))


def _row(code: int) -> int:
    return code >> 8


def _blocks(kind: str, entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        yield f"{len(block)} begin{kind}\n{''.join(block)}end{kind}\n"
