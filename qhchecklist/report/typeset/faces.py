"""Font files read by HarfBuzz, and the chains of faces that text falls through.

HarfBuzz maps the file and reads it lazily: opening a 10 MB face costs under a millisecond, where
reportlab's own reader spends some 40 ms and 30 MB (measured, lab notes section 2).
"""

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self

import uharfbuzz as hb  # type: ignore[import-untyped]

from qhchecklist.report.typeset.legible import code_point, printable, spelt_out

# Tables a PDF viewer never reads in an embedded TrueType face (ISO 32000-1, 9.9): layout, names, hints,
# outlines of other formats.  hb-subset would otherwise carry them along.
_DROPPED = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "HVAR", "LTSH", "MATH", "MVAR", "OS/2", "STAT", "VDMX", "VORG"),
    *("VVAR", "avar", "cmap", "gasp", "hdmx", "kern", "meta", "morx", "name", "post", "vhea", "vmtx"),
)


class FaceError(Exception):
    """A font file cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class FaceSubset:
    """A TrueType program with only the glyphs asked for, and where each of them went (old id to new id)."""

    program: bytes
    glyph_ids: dict[int, int]


class Face:
    """One TrueType face.  The file is opened when the first character is asked for.

    Advances, ascent and descent are in ems. `without` are characters that the face does not draw although
    the file could, so that they fall to the next face of a chain. Compared by identity: use `open_face` so
    that one file is one face.
    """

    def __init__(self, path: Path, without: str = "") -> None:
        self.path = path
        self.without = without
        self._glyphs = dict.fromkeys(without, 0)

    @cached_property
    def _opened(self) -> tuple[Any, Any]:
        try:
            face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        except (OSError, hb.HarfBuzzError) as problem:
            raise FaceError(f"字体文件打不开：{self.path}（{problem}）。请重新安装本程序。") from problem
        if "glyf" not in face.table_tags:
            raise FaceError(f"不是可用的 TrueType 字体：{self.path}。请重新安装本程序。")
        return face, hb.Font(face)

    @cached_property
    def units_per_em(self) -> int:
        """Units of the design grid to an em, usually 1000."""
        return int(self._opened[0].upem)

    @cached_property
    def name(self) -> str:
        """The PostScript name, reduced to the characters that are safe in a PDF name."""
        found = self._opened[0].get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        return re.sub(r"[^A-Za-z0-9-]", "", found) or "Face"

    @cached_property
    def vertical(self) -> tuple[float, float]:
        """Ascent (positive) and descent (negative) of the face, in ems."""
        extents = self._opened[1].get_font_extents("ltr")
        return extents.ascender / self.units_per_em, extents.descender / self.units_per_em

    @cached_property
    def cap_height(self) -> float:
        """Height of the capitals in ems; the usual 0.7 where the face does not say."""
        units = self._opened[1].get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
        return units / self.units_per_em if units else 0.7

    @cached_property
    def bounding_box(self) -> tuple[float, ...]:
        """Left, bottom, right and top of all glyphs together, in ems (table head, bytes 36 to 43)."""
        head = self._opened[0].reference_table("head").data
        return tuple(value / self.units_per_em for value in struct.unpack(">4h", head[36:44]))

    def glyph(self, character: str) -> int:
        """The glyph id of one character; 0 where the face has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self._glyphs[character] = self._opened[1].get_nominal_glyph(ord(character)) or 0
        return found

    def has(self, character: str) -> bool:
        """Whether the face can draw the character."""
        return self.glyph(character) != 0

    def glyph_advance(self, glyph: int) -> float:
        """How far a glyph moves the pen, in ems."""
        return float(self._opened[1].get_glyph_h_advance(glyph)) / self.units_per_em

    def subset(self, glyphs: Iterable[int]) -> FaceSubset:
        """The face reduced to some glyphs; the same glyphs give the same bytes."""
        wanted = hb.SubsetInput()
        for glyph in glyphs:
            wanted.glyph_set.add(glyph)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        for tag in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
        plan = hb.SubsetPlan(self._opened[0], wanted)
        program = bytes(plan.execute().blob.data)
        return FaceSubset(program, dict(plan.old_to_new_glyph_mapping.items()))


@cache
def open_face(path: Path, without: str = "") -> Face:
    """The face of a file less some characters; asked twice for the same, the same object."""
    return Face(path, without)


class Fallback(dict[str, "tuple[Face | None, float]"]):
    """From a character to the first face that draws it and its advance in ems; (None, 0.0) where none does.

    A dictionary that fills itself, because it is read for every character of every line.
    """

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        self._faces = tuple(faces)

    def __missing__(self, character: str) -> tuple[Face | None, float]:
        found: tuple[Face | None, float] = (None, 0.0)
        for face in self._faces:
            glyph = face.glyph(character)
            if glyph:
                found = (face, face.glyph_advance(glyph))
                break
        self[character] = found
        return found


@dataclass(frozen=True, eq=False)
class FaceChain:
    """A regular and a bold face, and further faces for characters that these lack.

    Bold text falls back to the regular face, and regular text to the bold one, before a character is given
    up.
    """

    regular: Face
    bold: Face
    others: tuple[Face, ...] = ()

    @classmethod
    def from_files(cls, regular: Path, bold: Path, *others: Path) -> Self:
        """A chain of font files, none of them read yet."""
        return cls(open_face(regular), open_face(bold), tuple(open_face(path) for path in others))

    @cached_property
    def _weights(self) -> tuple[Fallback, Fallback]:
        return (
            Fallback((self.regular, *self.others, self.bold)),
            Fallback((self.bold, self.regular, *self.others)),
        )

    def weight(self, *, bold: bool) -> Fallback:
        """The lookup for one weight."""
        return self._weights[bold]

    def has(self, character: str) -> bool:
        """Whether any face of the chain draws the character."""
        return self._weights[0][character][0] is not None

    def legible(self, text: str) -> str:
        """The text as it will be drawn: `printable`, and characters of no face spelt out as well.

        Blanks that no face holds become ordinary spaces. Nothing is left to the empty box of a missing
        glyph.
        """
        text = printable(text)
        lacking = {character for character in set(text) if character != "\n" and not self.has(character)}
        if not lacking:
            return text
        table = {ord(one): " " if one.isspace() else spelt_out(one) for one in lacking}
        return text.translate(table)


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no face can draw, its code point (``U+1F600``) and the text in which it stands."""

    character: str
    code_point: str
    text: str


def missing_glyphs(texts: Iterable[str], chain: FaceChain) -> tuple[MissingGlyph, ...]:
    """Every character that would be printed as its code point because no face has it.

    In the order of the texts, each character once per text. Invisible characters are not listed:
    `printable` shows those whatever the font is.
    """
    return tuple(_missing(texts, chain))


def _missing(texts: Iterable[str], chain: FaceChain) -> Iterator[MissingGlyph]:
    for text in texts:
        for character in dict.fromkeys(text):
            drawn = printable(character) == character and not character.isspace()
            if drawn and not chain.has(character):
                yield MissingGlyph(character, code_point(character), text)
