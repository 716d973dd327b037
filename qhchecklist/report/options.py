"""What may be chosen about the printed checklist; loads no typesetting."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text

Part: TypeAlias = Literal["findings", "documents", "departments", "notice"]

PARTS: dict[Part, Text] = {
    "findings": Text("逐项说明", "Findings in full"),
    "documents": Text("材料清单", "List of documents"),
    "departments": Text("各单位用页", "A page for each department"),
    "notice": Text("一次性告知单（两联）", "One-time notice (two copies)"),
}
"""What follows the first page, in the order in which it is printed."""

LARGE = Text("大字版", "Large print")
FILLABLE = Text("方框可在屏幕上勾选", "Boxes to tick on screen")

USUAL_PARTS: tuple[Part, ...] = ("findings", "documents")


@record
class RecordHead:
    """Where a help desk's consultation record stood when a paper was made for a client, and who advised on what day.

    `number`: of the last entry, 0 while there is none. `sha256`: of that entry, 64 digits.
    """

    number: int
    sha256: str
    by: str
    on: date


@record
class PdfOptions:
    """How the checklist is printed: its language, large print, boxes to tick on screen, what follows the first page.

    `printed_on`: the day to print as that of printing; whoever prints says it, nothing here asks a clock. `record`: for
    a client of a help desk, where its consultation record stands; None for a firm that is no client.
    """

    lang: Lang = "zh"
    large: bool = False
    fillable: bool = False
    parts: tuple[Part, ...] = USUAL_PARTS
    printed_on: date | None = None
    record: RecordHead | None = None


USUAL = PdfOptions()
