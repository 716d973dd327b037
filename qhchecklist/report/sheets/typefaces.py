"""Faces by use, as Chinese print has them: Song for reading, Hei for headings and labels, Kai for quotations."""

from __future__ import annotations

from dataclasses import dataclass, field

from qhchecklist import paths
from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.faces import open_face

_NARROW_IN_KAI = "“”‘’"  # a third of a body wide there, as in Latin type; in Chinese they are full-width


@dataclass(frozen=True, eq=False)
class WatchedFaces(FaceChain):
    """Faces that remember each character they lack, with the first text in which it stood.

    Every text of a document goes through `legible`, so nothing can be printed past the check.
    """

    lacking: dict[str, str] = field(default_factory=dict)

    def legible(self, text: str) -> str:
        """As `FaceChain.legible`, remembering what had to be spelt out."""
        legible = super().legible(text)
        if legible is not text:
            for character in self.missing(text):
                self.lacking.setdefault(character, text)
        return legible


@dataclass(frozen=True)
class Typefaces:
    """The chains of faces of one document.  All draw the same characters: each ends in all the others."""

    text: FaceChain
    label: FaceChain
    quote: FaceChain


def bundled(lacking: dict[str, str]) -> Typefaces:
    """The bundled faces; whatever they lack falls to the regular Song, which is complete, then to the others.

    `lacking` is filled with the characters that no face has, see `WatchedFaces`.
    """
    song, song_bold = open_face(paths.serif_font()), open_face(paths.serif_font(bold=True))
    hei, hei_bold = open_face(paths.font()), open_face(paths.font(bold=True))
    kai = open_face(paths.notice_font(), without=_NARROW_IN_KAI)
    tibetan, tibetan_bold = open_face(paths.tibetan_font()), (open_face(paths.tibetan_font(bold=True)),)
    return Typefaces(
        text=WatchedFaces(song, song_bold, (hei, tibetan), tibetan_bold, lacking),
        label=WatchedFaces(hei, hei_bold, (song, tibetan), tibetan_bold, lacking),
        quote=WatchedFaces(kai, song_bold, (song, hei, tibetan), tibetan_bold, lacking),
    )
