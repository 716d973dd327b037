"""Chains of faces that text falls through: character by character or, where letters join, run by run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Self

from qhchecklist.report.typeset.faces import Face, open_face
from qhchecklist.report.typeset.legible import printable, spelt_out

SHAPED = re.compile("[\u0f00-\u0fff]+")
"""Runs whose letters change with their neighbours, so that a face must shape them: Tibetan."""

FIRST_WITHOUT_NUMBER, LAST_WITHOUT_NUMBER = 0xD800, 0xF8FF
"""Numbers of sixteen bits that Unicode gives to no character: surrogates and private use."""

_MOST_REMEMBERED = 1024  # characters; a checklist has some 800
_MOST_LOOKUPS = 16


class Placed(NamedTuple):
    """One glyph of a text: its face, the characters it stands for, its advance and offset in ems."""

    face: Face
    glyph: int
    text: str
    advance: float
    x: float
    y: float


def has_own_code(character: str) -> bool:
    """Whether a character has a number of sixteen bits, which is then its code in every document."""
    return not "\ud800" <= character <= "\uf8ff" and character <= "\uffff"


class Fallback(dict[str, "tuple[Face | None, float]"]):
    """From a character to the first face that draws it and its advance in ems; (None, 0.0) where none does.

    A dictionary that fills itself, because it is read for every character. It is shared by all chains of the same
    faces, and forgets everything when it has met very many characters, as a program may that prints for years.
    """

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        self._faces = tuple(faces)
        self.first = self._faces[0]
        """The face that is asked first."""
        self._found: dict[tuple[Face | None, float], tuple[Face | None, float]] = {}  # equal ones are one object
        self._simple: set[str] = set()  # see `is_simple`
        self._even: set[str] = set()  # characters one em wide that no neighbour changes
        self._as_is: set[str] = set()  # characters that are drawn as they are

    def __missing__(self, character: str) -> tuple[Face | None, float]:
        found: tuple[Face | None, float] = (None, 0.0)
        for face in self._faces:
            glyph = face.glyph(character)
            if glyph:
                found = (face, face.glyph_advance(glyph))
                found = self._found.setdefault(found, found)
                break
        if len(self) >= _MOST_REMEMBERED:
            self._forget()
        self[character] = found
        if not SHAPED.match(character):
            if found[0] is self.first and has_own_code(character):
                self._simple.add(character)
            if found[1] == 1.0:
                self._even.add(character)
            if found[0] is not None and printable(character) == character:
                self._as_is.add(character)
        return found

    def __hash__(self) -> int:  # type: ignore[override]  # one object for the same faces, see `lookup`
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def _forget(self) -> None:
        for memory in (self, self._simple, self._even, self._as_is):
            memory.clear()

    def is_simple(self, text: str) -> bool:
        """Whether the first face draws every character as one glyph, and each `has_own_code`."""
        if self._simple.issuperset(text):
            return True
        self._meet(text)
        return self._simple.issuperset(text)

    def is_plain(self, text: str) -> bool:
        """Whether every character of the text is drawn as it is; a text of one line, without joining letters."""
        if self._as_is.issuperset(text):
            return True
        self._meet(text)
        return self._as_is.issuperset(text)

    def width(self, text: str) -> float:
        """Advance width of the text in ems."""
        if self._even.issuperset(text):
            return float(len(text))
        if SHAPED.search(text):
            return sum(one.advance for one in self.placed(text))
        return sum([self[character][1] for character in text])

    def _meet(self, text: str) -> None:
        for character in text:
            self[character]

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


@lru_cache(maxsize=_MOST_LOOKUPS)
def lookup(faces: tuple[Face, ...]) -> Fallback:
    """What draws a character, of some faces; the same for all documents."""
    return Fallback(faces)


@dataclass(frozen=True, eq=False)
class FaceChain:
    """A regular and a bold face, and further faces for characters that these lack, some of them bold.

    Bold text falls back to the regular face, and regular text to the bold one, before a character is given
    up.
    """

    regular: Face
    bold: Face
    others: tuple[Face, ...] = ()
    bold_others: tuple[Face, ...] = ()

    @classmethod
    def from_files(cls, regular: Path, bold: Path, *others: Path) -> Self:
        """A chain of font files, none of them read yet."""
        return cls(open_face(regular), open_face(bold), tuple(open_face(path) for path in others))

    @cached_property
    def _weights(self) -> tuple[Fallback, Fallback]:
        return (
            lookup((self.regular, *self.others, self.bold)),
            lookup((self.bold, *self.bold_others, self.regular, *self.others)),
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
        if self._weights[0].is_plain(text):
            return text
        text = printable(text)
        lacking = {character for character in set(text) if character != "\n" and not self.has(character)}
        if not lacking:
            return text
        table = {ord(one): " " if one.isspace() else spelt_out(one) for one in lacking}
        return text.translate(table)
