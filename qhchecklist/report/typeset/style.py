"""How text looks: faces, size, weight, colour, leading, alignment."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from qhchecklist.report.typeset.chain import FaceChain

Color = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

BLACK: Color = (0.0, 0.0, 0.0)
GREY: Color = (0.33, 0.33, 0.33)
LINE_GREY: Color = (0.55, 0.55, 0.55)
WHITE: Color = (1.0, 1.0, 1.0)


class Align(Enum):
    """Where the lines of a block stand in its measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class TextStyle:
    """The look of a run of text, and of a block when it is the block's style.

    `size` and `leading` are in points; `first_indent` in ems. Of a run inside a block only faces, size,
    weight and colour count; leading, alignment and indent are the block's.
    """

    faces: FaceChain
    size: float = 10.5
    leading: float = 17.0
    bold: bool = False
    color: Color = BLACK
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What composing remembers of texts in this style."""
        return {}

    def measure(self, text: str) -> float:
        """Advance width of the text in points, without any fine spacing."""
        return self.faces.weight(bold=self.bold).width(text) * self.size


Runs = str | Sequence[tuple[str, TextStyle]]
"""The text of a block: plain text in the block's style, or pieces that bring their own.  Never markup."""


def legible_runs(runs: Runs, style: TextStyle) -> list[tuple[str, TextStyle]]:
    """Runs in which every character can be drawn or is spelt out (see `FaceChain.legible`)."""
    pairs = [(runs, style)] if isinstance(runs, str) else runs
    return [(look.faces.legible(text), look) for text, look in pairs]
