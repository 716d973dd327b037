"""Font files read by HarfBuzz: outlines of TrueType and CFF, collections, variable fonts.

HarfBuzz maps the file and reads it lazily: opening a 10 MB face costs under a millisecond, where
reportlab's own reader spends some 40 ms and 30 MB (measured, lab notes section 2).
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

# Tables a PDF viewer never reads in an embedded TrueType face (ISO 32000-1, 9.9): layout, names, hints,
# outlines of other formats.  hb-subset would otherwise carry them along.
_DROPPED = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "LTSH", "MATH", "OS/2", "VDMX", "VORG", "cmap", "gasp", "hdmx"),
    *("kern", "meta", "morx", "name", "post", "vhea", "vmtx"),
)
_BOLD = 600  # the least weight, of 1 to 1000, that counts as bold

Axes = tuple[tuple[str, float], ...]
"""Places on the axes of a variable font, e.g. ``(("wght", 700.0),)``."""


class FaceError(Exception):
    """A font file cannot be used; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class FaceSubset:
    """A font program with only the glyphs asked for, and where each of them went (old id to new id).

    Of a CFF face the program is the bare table, not a file, and the glyphs stay where they were.
    """

    program: bytes
    glyph_ids: dict[int, int]


class ShapedGlyph(NamedTuple):
    """One glyph of a shaped run: the characters it stands for, and its advance and offset in ems."""

    glyph: int
    text: str
    advance: float
    x: float
    y: float


class Face:
    """One face.  The file is opened when the first character is asked for.

    Advances, ascent and descent are in ems. `without` are characters that the face does not draw although
    the file could, so that they fall to the next face of a chain. `index` counts the faces of a collection;
    `axes` places a variable font, unnamed axes stay at their default. Compared by identity: use `open_face`
    so that one file is one face.
    """

    def __init__(self, path: Path, without: str = "", *, index: int = 0, axes: Axes = ()) -> None:
        self.path = path
        self.without = without
        self.index = index
        self.axes = axes

    @cached_property
    def key(self) -> str:
        """What tells this face from every other, as text."""
        places = ",".join(f"{tag}={value:g}" for tag, value in self.axes)
        return "\0".join((str(self.path), str(self.index), places, self.without))

    @cached_property
    def _opened(self) -> tuple[Any, Any]:
        try:
            blob = hb.Blob.from_file_path(str(self.path))
            face = hb.Face(blob, self.index)
        except (OSError, hb.HarfBuzzError) as problem:
            raise FaceError(f"字体文件打不开：{self.path}（{problem}）。请重新安装本程序。") from problem
        if not {"glyf", "CFF "} & set(face.table_tags):
            raise FaceError(f"不是可用的 TrueType 或 CFF 字体：{self.path}。请重新安装本程序。")
        font = hb.Font(face)
        if self.axes:
            known = {axis.tag for axis in face.axis_infos}
            if unknown := [tag for tag, _ in self.axes if tag not in known]:
                raise FaceError(f"字体没有可变轴 {'、'.join(unknown)}：{self.path}。请重新安装本程序。")
            font.set_variations(dict(self.axes))
        return face, font

    @cached_property
    def cff(self) -> bool:
        """Whether the outlines are CFF, not TrueType."""
        return "CFF " in self._opened[0].table_tags

    @cached_property
    def units_per_em(self) -> int:
        """Units of the design grid to an em, usually 1000."""
        return int(self._opened[0].upem)

    @cached_property
    def name(self) -> str:
        """The PostScript name, reduced to the characters that are safe in a PDF name, with its axes."""
        found = self._opened[0].get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        places = "".join(f"-{tag}{value:g}" for tag, value in self.axes)
        return re.sub(r"[^A-Za-z0-9-]", "", found + places) or "Face"

    @cached_property
    def bold(self) -> bool:
        """Whether the strokes are heavy, as table OS/2 or the axis of weight says."""
        return bool(self._opened[1].get_style_value(hb.StyleTag.WEIGHT) >= _BOLD)

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
        return 0 if character in self.without else self._opened[1].get_nominal_glyph(ord(character)) or 0

    def has(self, character: str) -> bool:
        """Whether the face can draw the character."""
        return self.glyph(character) != 0

    def glyph_advance(self, glyph: int) -> float:
        """How far a glyph moves the pen, in ems."""
        return float(self._opened[1].get_glyph_h_advance(glyph)) / self.units_per_em

    def shape(self, text: str) -> tuple[ShapedGlyph, ...]:
        """The glyphs of a run whose letters change with their neighbours, in the order in which they are drawn.

        The texts of the glyphs joined are the run. A glyph that adds to what the one before it stands for has
        no text of its own.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._opened[1], buffer)
        starts = [info.cluster for info in buffer.glyph_infos]
        ends = {start: end for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if end > start}
        found, units = [], self.units_per_em
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            covered = text[info.cluster : ends.pop(info.cluster, info.cluster)]
            advance, x, y = place.x_advance / units, place.x_offset / units, place.y_offset / units
            found.append(ShapedGlyph(info.codepoint, covered, advance, x, y))
        return tuple(found)

    def subset(self, characters: Iterable[str], glyphs: Iterable[int] = ()) -> FaceSubset:
        """The face reduced to some characters and further glyphs, at its place on the axes.

        The same glyphs give the same bytes. Without further glyphs HarfBuzz looks the characters up; with them it
        reads the whole table of characters, which takes longer than all the rest.
        """
        face = self._opened[0]
        wanted = hb.SubsetInput()
        others = list(glyphs)
        if others:
            wanted.glyph_set.update({*others, *map(self.glyph, characters)})
        else:
            wanted.unicode_set.update(map(ord, characters))
        flags = hb.SubsetFlags
        wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
        if self.cff:
            wanted.flags |= flags.RETAIN_GIDS | flags.CFF_IDENTITY_CHARSET
        for tag in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
        if face.has_var_data:
            wanted.pin_all_axes_to_default(face)
            for tag, value in self.axes:
                wanted.pin_axis_location(face, tag, value)
        plan = hb.SubsetPlan(face, wanted)
        reduced = plan.execute()
        program = reduced.reference_table("CFF ").data if self.cff else reduced.blob.data
        return FaceSubset(bytes(program), dict(plan.old_to_new_glyph_mapping.items()))


@cache
def open_face(path: Path, without: str = "", *, index: int = 0, axes: Axes = ()) -> Face:
    """The face of a file less some characters; asked twice for the same, the same object."""
    return Face(path, without, index=index, axes=axes)
