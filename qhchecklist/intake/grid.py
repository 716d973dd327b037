"""A table from the clipboard: tab-separated text as spreadsheets give it, or an HTML table."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import StringIO

from qhchecklist.intake.words import clean

MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 500, 60, 4_000_000
"""A goods table has some twenty rows; more than this is something else."""

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Clip:
    """A table that was found; `cut` tells that it was longer than can be taken."""

    grid: Grid = field(default_factory=list)
    cut: bool = False


def from_clipboard(text: str, html: str) -> Clip:
    """The table on a clipboard. Text with tabs is what spreadsheets mean; HTML serves where there is none."""
    if "\t" not in text and html:
        table = from_html(html)
        if any(len(row) > 1 for row in table.grid) or not text.strip():
            return table
    return from_text(text)


def from_text(text: str) -> Clip:
    """Rows of tab-separated cells; a cell with line breaks stands in quotation marks."""
    lines = StringIO(text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    try:
        grid = [[clean(cell) for cell in row] for row in csv.reader(lines, delimiter="\t")]
    except csv.Error:  # a single cell beyond all measure
        return Clip(cut=True)
    return _clip(grid, len(text) > MOST_CHARACTERS)


def from_html(html: str) -> Clip:
    """The first table of a page that has rows."""
    reader = _Tables()
    reader.feed(html[:MOST_CHARACTERS])
    reader.close()
    return _clip(reader.grid, len(html) > MOST_CHARACTERS)


def _clip(grid: Grid, cut: bool) -> Clip:
    """Without empty rows, and not wider or longer than can be a table of goods."""
    filled = [row[:MOST_COLUMNS] for row in grid if any(row)]
    return Clip(filled[:MOST_ROWS], cut or len(filled) > MOST_ROWS)


class _Tables(HTMLParser):
    """Collects the cells of the first table; nothing else of the page is looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid: Grid = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells."""
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self.grid.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), MOST_COLUMNS) if span.isdecimal() and len(span) < 4 else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The first table that had rows is enough."""
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._depth:
            self._end_cell()
            self._depth -= 1
            self._done = self._depth == 0 and bool(self.grid)

    def handle_data(self, data: str) -> None:
        """Text of a cell; line breaks of the source mean nothing."""
        if self._cell is not None:
            self._cell.append(" ".join(data.split("\n")) if self._depth == 1 else "")

    def _end_cell(self) -> None:
        if self._cell is None or self._depth != 1:
            return
        if not self.grid:
            self.grid.append([])
        words = clean("".join(self._cell))
        self.grid[-1].extend([words, *[""] * (self._span - 1)])
        self._cell = None
