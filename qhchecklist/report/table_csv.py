"""The checklist as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheet programs read its Chinese)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from qhchecklist.report.table import Cell, Table
from qhchecklist.table.spelling import neutral


def render_csv(table: Table) -> bytes:
    """Headings and rows; a cell that a program could compute begins with an apostrophe (see `neutral`)."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.titles)
    writer.writerows(_texts(row.cells) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [neutral(cell) if isinstance(cell, str) else cell.isoformat() for cell in cells]
