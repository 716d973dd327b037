"""The PDF objects of an embedded composite font.

The encoding is Identity-H. A TrueType face comes with a table from code to glyph, so that two characters may
share a glyph and still be told apart. Of a CFF face the code is the glyph. Source of the structures:
ISO 32000-1, 9.7 (composite fonts), 9.9 (font programs) and 9.10.3 (ToUnicode).
"""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.faces import Face, FaceSubset
from qhchecklist.report.typeset.stream import Stream

_PER_MILLE = 1000  # PDF font units to an em (ISO 32000-1, 9.2.4)
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


def type0(document: Any, face: Face, glyphs: Mapping[int, int], texts: Mapping[int, str]) -> Any:
    """The Type0 font dictionary with all it refers to; `glyphs` and `texts` are by code, 0 is .notdef."""
    subset = face.subset(glyphs.values())
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset.program).digest()[:6])
    name = pdfdoc.PDFName(f"{tag}+{face.name}")
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.cff else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": pdfdoc.PDFDictionary(
            {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(_descriptor(document, face, name, subset)),
        "DW": _PER_MILLE,
        "W": _widths({code: round(face.glyph_advance(glyph) * _PER_MILLE) for code, glyph in glyphs.items()}),
    }
    if not face.cff:
        table = b"".join(subset.glyph_ids[glyphs[code]].to_bytes(2, "big") for code in range(len(glyphs)))
        descendant["CIDToGIDMap"] = document.Reference(Stream(table))
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(Stream(_to_unicode(texts))),
        }
    )


def _descriptor(document: Any, face: Face, name: str, subset: FaceSubset) -> Any:
    ascent, descent = face.vertical
    about = {"Subtype": "/CIDFontType0C"} if face.cff else {"Length1": len(subset.program)}
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
            "FontFile3" if face.cff else "FontFile2": document.Reference(Stream(subset.program, about)),
        }
    )


def _widths(widths: Mapping[int, int]) -> Any:
    """The W array: runs of neighbouring codes whose width is not a full em (ISO 32000-1, 9.7.4.3)."""
    narrow = sorted((code, width) for code, width in widths.items() if width != _PER_MILLE)
    array: list[Any] = []
    for _, group in groupby(enumerate(narrow), key=lambda item: item[1][0] - item[0]):
        run = [pair for _, pair in group]
        array += [run[0][0], pdfdoc.PDFArray([width for _, width in run])]
    return pdfdoc.PDFArray(array)


def _to_unicode(texts: Mapping[int, str]) -> str:
    return _CMAP_HEAD + "".join(_character_blocks(texts)) + _CMAP_TAIL


def _character_blocks(texts: Mapping[int, str]) -> Iterator[str]:
    pairs = [
        f"<{code:04X}> <{(text or _PART_OF_A_SHAPE).encode('utf-16-be').hex().upper()}>\n"
        for code, text in sorted(texts.items())
    ]
    for start in range(0, len(pairs), _CMAP_BLOCK):
        block = pairs[start : start + _CMAP_BLOCK]
        yield f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
