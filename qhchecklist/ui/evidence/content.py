"""What the evidence zone says about one support: plain values, shown on screen and copied as text.

Every part says where it comes from: the notice's words, general procedure, our own reading, or the
answers of the firm. The zone keeps them apart; nothing here is marked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qhchecklist.ui.icons import Shape

Part: TypeAlias = Literal["plain", "context", "cited", "gap", "gloss"]
"""Inside a quotation: the measure's other words, the words relied on, a gap, our translation."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word in a frame; `tone` is one of the theme's."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with a mark; `label` says where it comes from when that is not the notice."""

    text: str
    label: str = ""
    met: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that is still open, why it matters, and the field that answers it."""

    field: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The notice's words as pieces of one flowing text."""

    pieces: tuple[tuple[str, Part], ...]

    @property
    def text(self) -> str:
        """All pieces in order."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that is not the notice's; `ours` when it is our own reading, `lost` when text is missing."""

    text: str
    label: str = ""
    ours: bool = False
    lost: bool = False


Block: TypeAlias = Line | Missing | Quote | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything said about one support."""

    support_id: str
    title: str
    shape: Shape
    present: bool
    chips: tuple[Chip, ...]
    sections: tuple[Section, ...]


def as_text(evidence: Evidence, banner: str) -> str:
    """The whole as plain text to paste elsewhere; the sentence on validity comes along."""
    lines = [evidence.title, " · ".join(chip.text for chip in evidence.chips), banner]
    for section in evidence.sections:
        lines += ["", f"【{section.heading}】"]
        lines += [_block_text(block) for block in section.blocks]
    return "\n".join(lines) + "\n"


def _block_text(block: Block) -> str:
    match block:
        case Line(text, label, _):
            return f"- {text}（{label}）" if label else f"- {text}"
        case Missing(_, question, why):
            return f"- {question} {why}".rstrip()
        case Quote():
            return f"　{block.text}"
        case Note(text, label):
            return f"{text}（{label}）" if label else text
