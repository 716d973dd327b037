"""How text looks: faces, size, weight, colour, leading, alignment."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from qhchecklist.report.typeset.atoms import Memory
from qhchecklist.report.typeset.chain import FaceChain, Fallback
from qhchecklist.report.typeset.strokes import Color, numbers

BLACK: Color = (0.0, 0.0, 0.0)
GREY: Color = (0.33, 0.33, 0.33)
LINE_GREY: Color = (0.55, 0.55, 0.55)
WHITE: Color = (1.0, 1.0, 1.0)
_MOST_LOOKS = 64  # an edition has some twenty


class Align(Enum):
    """Where the lines of a block stand in its measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Look:
    """What a run of text looks like: which faces draw it, its size in points, its colour, whether it may be divided.

    Equal looks are one object, also in different documents: `look` makes them.
    """

    __slots__ = ("color", "lookup", "memory", "paint", "size", "unbroken")

    def __init__(self, lookup: Fallback, size: float, color: Color, *, unbroken: bool = False) -> None:
        self.lookup = lookup
        self.size = size
        self.color = color
        self.unbroken = unbroken
        self.paint = f"{numbers(*color)} rg"
        """The operator that sets the colour."""
        self.memory = Memory()

    def measure(self, text: str) -> float:
        """Advance width of the text in points, without any fine spacing."""
        return self.lookup.width(text) * self.size


@lru_cache(maxsize=_MOST_LOOKS)
def look(lookup: Fallback, size: float, color: Color, *, unbroken: bool = False) -> Look:
    """The look of these; what composing remembers of it serves the next document too."""
    return Look(lookup, size, color, unbroken=unbroken)


@dataclass(frozen=True)
class TextStyle:
    """The look of a run of text, and of a block when it is the block's style.

    `size` and `leading` are in points; `first_indent` in ems. Of a run inside a block only faces, size,
    weight, colour and `unbroken` count; leading, alignment and indent are the block's. An `unbroken` run stays on
    one line, if a line has room for it.
    """

    faces: FaceChain
    size: float = 10.5
    leading: float = 17.0
    bold: bool = False
    color: Color = BLACK
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    unbroken: bool = False

    @cached_property
    def look(self) -> Look:
        """What of the style a run shows."""
        return look(self.faces.weight(bold=self.bold), self.size, self.color, unbroken=self.unbroken)


Runs = str | Sequence[tuple[str, TextStyle]]
"""The text of a block: plain text in the block's style, or pieces that bring their own.  Never markup."""


def legible_runs(runs: Runs, style: TextStyle) -> list[tuple[str, Look]]:
    """Runs in which every character can be drawn or is spelt out (see `FaceChain.legible`)."""
    if isinstance(runs, str):
        return [(style.faces.legible(runs), style.look)]
    return [(one.faces.legible(text), one.look) for text, one in runs]
