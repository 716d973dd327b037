"""Faces as reportlab fonts: one embedded composite font per face, with exact text behind every glyph.

reportlab's TTFont is not used: it cuts a face into fonts of 256 glyphs, and its ToUnicode table prints
astral characters with five hex digits, so that 𬭎 in a firm's name cannot be copied or searched (lab notes,
section 1).

Codes are given out per *character*, not per glyph.  Two characters that share a glyph therefore still copy as
themselves.  Where letters join, a code is given to a glyph together with the characters it stands for.
"""

import hashlib
from array import array
from codecs import utf_16_be_encode
from functools import cache
from sys import byteorder
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics

from qhchecklist.report.typeset.chain import FIRST_WITHOUT_NUMBER, LAST_WITHOUT_NUMBER, has_own_code
from qhchecklist.report.typeset.faces import Face
from qhchecklist.report.typeset.font_objects import Rest, type0
from qhchecklist.report.typeset.strokes import number

_PER_MILLE = 1000  # reportlab's font units to an em
_DIGITS = frozenset(range(ord("0"), ord("9") + 1))


class Used:
    """What one document has used of one face: the resource name, and glyph and text of each code.

    The code of a character in a TrueType face is its own number in Unicode, so that codes do not depend on what
    was printed before and a text is encoded in one go. Numbers that no character of these faces has are given out in
    order to what has no number of sixteen bits: characters beyond, and letters that join. A CFF face has no table
    from code to glyph, so there the glyph itself is the code; `unsaid` are the characters whose code already says
    another one.
    """

    __slots__ = ("_codes", "_encoded", "_face", "_own", "_rest", "resource", "unsaid")

    def __init__(self, face: Face, resource: str) -> None:
        self.resource = resource
        self.unsaid: set[str] = set()
        self._face = face
        self._own: set[int] = set()  # codes that are their characters' numbers
        self._encoded: list[bytes] = []  # further ones, in two bytes each
        self._rest: dict[int, tuple[str, int]] = {}  # text and glyph of the other codes
        self._codes: dict[str | tuple[str, int], str] = {}

    def own_codes(self, text: str, between: str = "") -> str:
        """The codes, four hex digits each, of characters that all `has_own_code`, and something between them."""
        data, _ = utf_16_be_encode(text)
        self._encoded.append(data)
        return data.hex(" ", 2).replace(" ", between) if between else data.hex()

    def code(self, character: str) -> str:
        """The four hex digits of a character's code."""
        if has_own_code(character) and not self._face.cff:
            number = ord(character)
            self._own.add(number)
            return f"{number:04x}"
        found = self._codes.get(character)
        return self._new(character, character, self._face.glyph(character)) if found is None else found

    def shaped_code(self, text: str, glyph: int) -> str:
        """The four hex digits of the code of a glyph where it stands for a text, which may be empty."""
        found = self._codes.get((text, glyph))
        return self._new((text, glyph), text, glyph) if found is None else found

    def _new(self, key: str | tuple[str, int], text: str, glyph: int) -> str:
        code = glyph if self._face.cff else FIRST_WITHOUT_NUMBER + len(self._rest)
        if code > LAST_WITHOUT_NUMBER and not self._face.cff:
            raise OverflowError(f"{self._face.name}: too many rare characters in one document")
        if self._rest.setdefault(code, (text, glyph))[0] != text:
            self.unsaid.add(text)
        digits = self._codes[key] = f"{code:04x}"
        return digits

    @property
    def characters(self) -> str:
        """The characters whose codes are their own numbers, in order; with one digit all digits.

        Papers differ in their numbers, and a font that holds all digits is that of the next one too.
        """
        codes = array("H", b"".join(self._encoded))
        if byteorder == "little":
            codes.byteswap()
        own = self._own.union(codes)
        if not own.isdisjoint(_DIGITS):
            own.update(digit for digit in _DIGITS if self._face.has(chr(digit)))
        return "".join(map(chr, sorted(own)))

    @property
    def rest(self) -> Rest:
        """Text and glyph of the codes that were given out."""
        return self._rest


class _TypeFaceStandIn:
    """The part of reportlab's TypeFace that `pdfmetrics.registerFont` and a canvas read."""

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
        digest = hashlib.sha256(face.key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self.fontName = f"{face.name}-{digest}"
        self.source = face
        ascent, descent = (value * _PER_MILLE for value in face.vertical)
        self.face = _TypeFaceStandIn(self.fontName, ascent, descent)
        self._used: WeakKeyDictionary[Any, Used] = WeakKeyDictionary()

    def used(self, document: Any) -> Used:
        """The codes of this face in one reportlab document, which from now on will embed the face."""
        found = self._used.get(document)
        if found is None:
            found = self._used[document] = Used(self.source, f"F{len(document.fontMapping) + 1}")
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
        return [(0, bytes.fromhex("".join([used.code(one) for one in characters])))]

    def getSubsetInternalName(self, _subset: int, doc: Any) -> str:
        """The resource name of the font in a document, with its slash."""
        return f"/{self.used(doc).resource}"

    def addObjects(self, doc: Any) -> None:
        """Write the composite font; reportlab calls this once, when the document is saved."""
        used = self._used.pop(doc)
        reference = doc.Reference(type0(doc, self.source, used.characters, used.rest), used.resource)
        doc.idToObject["BasicFonts"].dict[used.resource] = reference


class Fonts:
    """The operators that set the fonts of a reportlab document, each of which comes again and again."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._made: dict[tuple[Face, float], tuple[Used, str]] = {}

    def at(self, face: Face, size: float) -> tuple[Used, str]:
        """What the document uses of a face, and the operator that sets it at a size in points."""
        found = self._made.get((face, size))
        if found is None:
            used = font_of(face).used(self._document)
            found = self._made[face, size] = (used, f"/{used.resource} {number(size)} Tf")
        return found


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
