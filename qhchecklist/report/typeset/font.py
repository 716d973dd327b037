"""Faces as reportlab fonts: one embedded composite font per face, with exact text behind every glyph.

reportlab's TTFont is not used: it cuts a face into fonts of 256 glyphs, and its ToUnicode table prints
astral characters with five hex digits, so that 𬭎 in a firm's name cannot be copied or searched (lab notes,
section 1).

Codes are given out per *character*, not per glyph.  Two characters that share a glyph therefore still copy as
themselves.  Source of the structures: ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from qhchecklist.report.typeset.faces import Face
from qhchecklist.report.typeset.stream import Stream

_PER_MILLE = 1000  # PDF font units to an em (ISO 32000-1, 9.2.4)
_MOST_CODES = 0xFFFF
_CMAP_BLOCK = 100  # most entries in one bfchar block (Adobe Technical Note 5014)
_SYMBOLIC = 4
_FORCE_BOLD = 1 << 18
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


class _Used:
    """What one document has used of one face: the resource name, and characters in order from code 1."""

    __slots__ = ("codes", "glyphs", "resource")

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self.codes: dict[str, str] = {}
        self.glyphs = [0]  # code 0 is .notdef, as every font must have it

    def code(self, face: Face, character: str) -> str:
        """The four hex digits of a character's code."""
        found = self.codes.get(character)
        if found is None:
            if len(self.glyphs) > _MOST_CODES:
                raise OverflowError(f"{face.name}: over {_MOST_CODES} different characters in one document")
            found = self.codes[character] = f"{len(self.glyphs):04X}"
            self.glyphs.append(face.glyph(character))
        return found


class _TypeFaceStandIn:
    """The part of reportlab's TypeFace that `pdfmetrics.registerFont` and the platypus read."""

    builtIn = 0

    def __init__(self, name: str, ascent: float, descent: float) -> None:
        self.name = name
        self.ascent = ascent
        self.descent = descent


class HarfBuzzFont:
    """A face in the shape of a reportlab font, usable with `setFont` and `drawString` as well as with `draw`.

    Called a dynamic font by reportlab: nothing is written until a character is drawn, then one Type0 font per
    document.  State is kept per document, so documents may be made in several threads.
    """

    _multiByte = 1
    _dynamicFont = 1
    shapable = False

    def __init__(self, face: Face) -> None:
        # registerFont merges fonts of equal face name without a word, so the name carries path and rest.
        source = f"{face.path}\0{face.without}"
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self.fontName = f"{face.name}-{digest}"
        self.source = face
        ascent, descent = (value * _PER_MILLE for value in face.vertical)
        self.face = _TypeFaceStandIn(self.fontName, ascent, descent)
        self._used: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()

    def used(self, document: Any) -> _Used:
        """The codes of this face in one reportlab document, which from now on will embed the face."""
        found = self._used.get(document)
        if found is None:
            found = self._used[document] = _Used(f"F{len(document.fontMapping) + 1}")
            document.fontMapping[self.fontName] = f"/{found.resource}"
            document.delayedFonts.append(self)
        return found

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """Width of the text in points, unshaped."""
        characters = text.decode(encoding) if isinstance(text, bytes) else text
        face = self.source
        return sum(face.glyph_advance(face.glyph(character)) for character in characters) * size

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text as one string of two-byte codes; there is only one subset, number 0."""
        characters = text.decode(encoding) if isinstance(text, bytes) else text
        used = self.used(doc)
        return [(0, bytes.fromhex("".join(used.code(self.source, one) for one in characters)))]

    def getSubsetInternalName(self, _subset: int, doc: Any) -> str:
        """The resource name of the font in a document, with its slash."""
        return f"/{self.used(doc).resource}"

    def addObjects(self, doc: Any) -> None:
        """Write the composite font; reportlab calls this once, when the document is saved."""
        used = self._used.pop(doc)
        reference = doc.Reference(_type0(doc, self.source, used), used.resource)
        doc.idToObject["BasicFonts"].dict[used.resource] = reference


class NoFont:
    """The font that is set at the start of every page, and that refuses to draw.

    Without it reportlab puts Helvetica, which is never embedded, on every page.
    """

    _multiByte = 1
    _dynamicFont = 1
    shapable = False
    fontName = "qhchecklist-no-font"
    face = _TypeFaceStandIn(fontName, 0, 0)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """Nothing has no width; reportlab asks for it in places where nothing is drawn."""
        return 0.0

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Refuse: text was drawn without one of our fonts."""
        raise LookupError(f"text drawn without a font: {text!r}; use draw_text or a TextBlock")


@cache
def font_of(face: Face) -> HarfBuzzFont:
    """The reportlab font of a face, registered with reportlab the first time."""
    font = HarfBuzzFont(face)
    pdfmetrics.registerFont(font)
    return font


@cache
def no_font() -> str:
    """The name of `NoFont`, registered with reportlab the first time."""
    pdfmetrics.registerFont(NoFont())
    return NoFont.fontName


def unembedded_fonts(document: Any) -> list[str]:
    """Names of the fonts that a reportlab document uses and that are not ours, hence not embedded."""
    ours = {font.fontName for font in document.delayedFonts if isinstance(font, HarfBuzzFont)}
    return sorted(set(document.fontMapping) - ours)


def _type0(document: Any, face: Face, used: _Used) -> Any:
    """The Type0 font dictionary with all it refers to."""
    subset = face.subset(used.glyphs)
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset.program).digest()[:6])
    name = pdfdoc.PDFName(f"{tag}+{face.name}")
    program = Stream(subset.program, {"Length1": len(subset.program)})
    to_glyph = b"".join(subset.glyph_ids[glyph].to_bytes(2, "big") for glyph in used.glyphs)
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": pdfdoc.PDFDictionary(
            {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(_descriptor(face, name, document.Reference(program))),
        "DW": _PER_MILLE,
        "W": _widths(face, used.glyphs),
        "CIDToGIDMap": document.Reference(Stream(to_glyph)),
    }
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(Stream(_to_unicode(used.codes))),
        }
    )


def _descriptor(face: Face, name: str, program: Any) -> Any:
    ascent, descent = face.vertical
    bold = "Bold" in face.name
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC | (_FORCE_BOLD if bold else 0),
            "FontBBox": pdfdoc.PDFArray([round(value * _PER_MILLE) for value in face.bounding_box]),
            "ItalicAngle": 0,
            "Ascent": round(ascent * _PER_MILLE),
            "Descent": round(descent * _PER_MILLE),
            "CapHeight": round(face.cap_height * _PER_MILLE),
            "StemV": 140 if bold else 80,
            "FontFile2": program,
        }
    )


def _widths(face: Face, glyphs: list[int]) -> Any:
    """The W array: runs of codes whose width is not a full em (ISO 32000-1, 9.7.4.3)."""
    widths = [round(face.glyph_advance(glyph) * _PER_MILLE) for glyph in glyphs]
    array: list[Any] = []
    for is_default, group in groupby(enumerate(widths), key=lambda item: item[1] == _PER_MILLE):
        if not is_default:
            run = list(group)
            array += [run[0][0], pdfdoc.PDFArray([width for _, width in run])]
    return pdfdoc.PDFArray(array)


def _to_unicode(codes: dict[str, str]) -> str:
    return _CMAP_HEAD + "".join(_character_blocks(codes)) + _CMAP_TAIL


def _character_blocks(codes: dict[str, str]) -> Iterator[str]:
    pairs = [f"<{code}> <{one.encode('utf-16-be').hex().upper()}>\n" for one, code in codes.items()]
    for start in range(0, len(pairs), _CMAP_BLOCK):
        block = pairs[start : start + _CMAP_BLOCK]
        yield f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
