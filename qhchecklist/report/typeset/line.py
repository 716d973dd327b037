"""A set line: what is drawn of it, and where.  Imports no reportlab."""

from __future__ import annotations

from typing import Generic, NamedTuple

from qhchecklist.report.typeset.atoms import S


class Piece(NamedTuple, Generic[S]):
    """Some text, how it is set, and where it stands.

    `x` is where the first glyph starts and `end` where the last one leaves the pen, in points from the start of the
    line; `gap` points are between every two characters. Tibetan stays in its syllables, see `draw`.
    """

    text: str
    setting: S
    x: float
    end: float
    gap: float


class Line(NamedTuple, Generic[S]):
    """One set line.

    `text` is all the text of the line, also the spaces at its end, which are not drawn; `pieces` are what is drawn,
    from left to right, each as much as stands evenly. `width` is the set width in points; `indent` is the space
    before it; `ends_paragraph` is true before a line end in the text and at the last line.
    """

    text: str
    pieces: tuple[Piece[S], ...]
    width: float
    indent: float
    ends_paragraph: bool
