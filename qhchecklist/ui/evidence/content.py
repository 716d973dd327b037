"""What the evidence zone says about one support: plain values, shown on screen and copied as text.

Every part says where it comes from: the notice's words, general procedure, our own reading, or the
answers of the firm. The zone keeps them apart; nothing here is marked up.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from qhchecklist.policy.model import StepState
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang
from qhchecklist.report.done import work_lines
from qhchecklist.ui.icons import Shape
from qhchecklist.work import NO_WORK, Work

Part: TypeAlias = Literal["plain", "context", "cited", "gap", "gloss"]
"""Inside a quotation: the measure's other words, the words relied on, a gap, our translation."""

Place: TypeAlias = Literal["above", "steps", "below"]


@record
class Chip:
    """A short word in a frame; `tone` is one of the theme's."""

    text: str
    tone: str = ""


@record
class Line:
    """One sentence with a mark; `label` says where it comes from when that is not the notice."""

    text: str
    label: str = ""
    met: bool = True


@record
class Missing:
    """A question that is still open, why it matters, and the field that answers it."""

    field: str
    question: str
    why: str


@record
class Quote:
    """The notice's words as pieces of one flowing text."""

    pieces: tuple[tuple[str, Part], ...]

    @property
    def text(self) -> str:
        """All pieces in order."""
        return "".join(piece for piece, _ in self.pieces)


@record
class Note:
    """A paragraph that is not the notice's; `ours` when it is our own reading, `lost` when text is missing."""

    text: str
    label: str = ""
    ours: bool = False
    lost: bool = False


@record
class Step:
    """Something to do; `label` says whether it follows from the text or is general procedure.

    `documents`: the line that lists the papers it names, empty for none. `state`: whether it is to be done.
    """

    text: str
    label: str
    from_text: bool
    documents: str = ""
    state: StepState = "to_do"


Block: TypeAlias = Line | Missing | Quote | Note | Step


@record
class Section:
    """A heading with its blocks; `place` tells the steps, and what stands above and below them.

    `asks`: what is said here is for an authority to decide, which can be asked.
    """

    heading: str
    blocks: tuple[Block, ...]
    place: Place = "above"
    asks: bool = False


@record
class Evidence:
    """Everything said about one support; `work_heading` stands over what has been done."""

    support_id: str
    title: str
    shape: Shape
    present: bool
    chips: tuple[Chip, ...]
    sections: tuple[Section, ...]
    work_heading: str

    def at(self, place: Place) -> tuple[Section, ...]:
        """The sections of one place, in order."""
        return tuple(section for section in self.sections if section.place == place)


def as_text(evidence: Evidence, banner: str, work: Work, lang: Lang) -> str:
    """The whole as plain text to paste elsewhere; the sentence on validity and the work come along."""
    lines = [evidence.title, " · ".join(chip.text for chip in evidence.chips), banner]
    for section in (*evidence.at("above"), *evidence.at("steps")):
        lines += _section_text(section, work)
    if work != NO_WORK:
        steps = [one.state for section in evidence.at("steps") for one in section.blocks if isinstance(one, Step)]
        colon = "：" if lang == "zh" else ": "
        lines += ["", f"【{evidence.work_heading}】"]
        lines += [f"- {label}{colon}{text}" for label, text in work_lines(work, steps, lang)]
    for section in evidence.at("below"):
        lines += _section_text(section, work)
    return "\n".join(lines) + "\n"


def _section_text(section: Section, work: Work) -> list[str]:
    lines = ["", f"【{section.heading}】"]
    for number, block in enumerate(section.blocks):
        text = _block_text(block)
        if isinstance(block, Step) and work != NO_WORK and (block.state == "to_do" or number in work.ticked):
            text = f"{'[x]' if number in work.ticked else '[ ]'}{text[1:]}"
        lines.append(text)
    return lines


def _block_text(block: Block) -> str:
    match block:
        case Step(text, label, _, documents):
            return f"- {text}（{label}）" + (f"\n  {documents}" if documents else "")
        case Line(text, label, _):
            return f"- {text}（{label}）" if label else f"- {text}"
        case Missing(_, question, why):
            return f"- {question} {why}".rstrip()
        case Quote():
            return f"　{block.text}"
        case Note(text, label):
            return f"{text}（{label}）" if label else text
