"""What a person chose in the print dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from qhchecklist.policy.record import record

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Sides: TypeAlias = Literal["", "one-sided", "two-sided-long-edge", "two-sided-short-edge"]


@record
class PrintChoice:
    """Where to and how; `file` instead of a printer when the PDF is wanted.

    `ranges` is like "1-3,5", from 1, empty for all pages; `sides` in the words of IPP, empty for the printer's
    own way; `media` is the name of the paper; `options` are further names and values for CUPS.
    """

    printer: str = ""
    file: Path | None = None
    copies: int = 1
    ranges: str = ""
    sides: Sides = ""
    media: str = "A4"
    grey: bool = False
    collate: bool = True
    options: tuple[tuple[str, str], ...] = ()
    device: QPrinter | None = None

    def pages(self, count: int) -> list[int]:
        """The pages to print out of so many, from 0."""
        if not self.ranges:
            return list(range(count))
        chosen: list[int] = []
        for part in self.ranges.split(","):
            first, _, last = part.partition("-")
            chosen += range(int(first) - 1, min(int(last or first), count))
        return chosen
