"""Chains of faces that text falls through: character by character or, where letters join, run by run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from qhchecklist.report.typeset.faces import Face, open_face
from qhchecklist.report.typeset.legible import printable, spelt_out

SHAPED = re.compile("[\u0f00-\u0fff]+")
"""Runs whose letters change with their neighbours, so that a face must shape them: Tibetan."""


class Placed(NamedTuple):
    """One glyph of a text: its face, the characters it stands for, its advance and offset in ems."""

    face: Face
    glyph: int
    text: str
    advance: float
    x: float
    y: float


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

    def width(self, text: str) -> float:
        """Advance width of the text in ems."""
        if SHAPED.search(text):
            return sum(one.advance for one in self.placed(text))
        return sum([self[character][1] for character in text])

    def placed(self, text: str) -> Iterator[Placed]:
        """The glyphs of the text in the order in which they are drawn; none for a character of no face."""
        position = 0
        for run in SHAPED.finditer(text):
            yield from self._plain(text[position : run.start()])
            face = self._face_of_all(run.group())
            if face is None:
                yield from self._plain(run.group())
            else:
                yield from (Placed(face, *glyph) for glyph in face.shape(run.group()))
            position = run.end()
        yield from self._plain(text[position:])

    def _plain(self, text: str) -> Iterator[Placed]:
        for character in text:
            face, advance = self[character]
            if face is not None:
                yield Placed(face, face.glyph(character), character, advance, 0.0, 0.0)

    def _face_of_all(self, text: str) -> Face | None:
        return next((face for face in self._faces if all(map(face.has, text))), None)


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

    def missing(self, text: str) -> list[str]:
        """The characters that would have to be spelt out because no face has them, by code point.

        Blanks are not among them, nor what is invisible: `printable` shows that whatever the font is.
        """
        return sorted(one for one in set(printable(text)) if not one.isspace() and not self.has(one))

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
