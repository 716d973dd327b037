"""Fonts of three boxes, made for a test: each format that a face may come in."""

from io import BytesIO
from pathlib import Path

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.ttLib.ttCollection import TTCollection

EM = 1000
CHARACTERS = {"A": "full", "一": "half", "二": "half", "\U0002cb4e": "full"}
"""The characters of the fonts, some of which share a glyph, and their boxes: an em square or its lower half."""
_BOXES = {".notdef": (0, 0), "half": (EM, EM // 2), "full": (EM, EM)}


def truetype(path: Path) -> Path:
    """Outlines in glyf."""
    return _saved(_truetype("Boxes-Regular"), path)


def cff(path: Path) -> Path:
    """Outlines in CFF, glyphs by name."""
    return _saved(_cff().font, path)


def cid_keyed(path: Path) -> Path:
    """Outlines in CFF, glyphs by CID, as the large Chinese fonts have them; CIDs are not the glyph ids."""
    font = _cff([".notdef", "cid00040", "cid00070"]).font
    top = font["CFF "].cff.topDictIndex[0]
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 100
    part = FontDict()
    part.Private = top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(part)
    top.FDSelect.gidArray = [0, 0, 0]
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
    for name in ("Encoding", "Private"):
        top.rawDict.pop(name, None)
        top.__dict__.pop(name, None)
    return _saved(font, path)


def collection(path: Path) -> Path:
    """Two faces in one file."""
    both = TTCollection()
    both.fonts = [_truetype("BoxesFirst-Regular"), _truetype("BoxesSecond-Bold", weight=700)]
    both.save(path)
    return path


def variable(path: Path) -> Path:
    """One axis of weight, along which the full box shrinks to a half."""
    builder = FontBuilder(font=_truetype("BoxesVariable"))
    builder.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    lower = [(0, 0), (0, -EM // 2), (0, -EM // 2), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({"full": [TupleVariation({"wght": (0, 1, 1)}, lower)]})
    return _saved(builder.font, path)


def _saved(font: TTFont, path: Path) -> Path:
    font.save(path)
    return path


def _truetype(name: str, weight: int = 400) -> TTFont:
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(_BOXES))
    glyphs = {}
    for glyph, box in _BOXES.items():
        pen = TTGlyphPen(None)
        _draw(pen, box)
        glyphs[glyph] = pen.glyph()
    builder.setupCharacterMap({ord(one): glyph for one, glyph in CHARACTERS.items()})
    builder.setupGlyf(glyphs)
    _finish(builder, list(_BOXES), name, weight)
    return _reread(builder)


def _cff(names: list[str] | None = None) -> FontBuilder:
    builder, order = FontBuilder(EM, isTTF=False), names or list(_BOXES)
    named = dict(zip(_BOXES, order, strict=True))
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(one): named[glyph] for one, glyph in CHARACTERS.items()})
    strings = {}
    for glyph, box in _BOXES.items():
        pen = T2CharStringPen(EM, None)
        _draw(pen, box)
        strings[named[glyph]] = pen.getCharString()
    builder.setupCFF("BoxesCFF-Regular", {}, strings, {})
    _finish(builder, order, "BoxesCFF-Regular", 400)
    return builder


def _draw(pen: TTGlyphPen | T2CharStringPen, box: tuple[int, int]) -> None:
    width, height = box
    pen.moveTo((0, 0))
    for corner in ((0, height), (width, height), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()


def _finish(builder: FontBuilder, order: list[str], name: str, weight: int) -> None:
    builder.setupHorizontalMetrics(dict.fromkeys(order, (EM, 0)))
    builder.setupHorizontalHeader(ascent=EM, descent=0)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": name})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()


def _reread(builder: FontBuilder) -> TTFont:
    buffer = BytesIO()
    builder.save(buffer)
    return TTFont(buffer)
