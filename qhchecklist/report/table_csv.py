"""The checklist as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheet programs read its Chinese)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from qhchecklist.report.table import Cell, Table
from qhchecklist.table.spelling import neutral, spelt


def render_csv(table: Table) -> bytes:
    """Headings and rows; a cell that a program could compute begins with an apostrophe (see `neutral`)."""
    return _written(table.titles, (row.cells for row in table.rows))


def render_rows(titles: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Any other table, its cells as they are meant: spelt and made harmless like those of a checklist."""
    return _written(titles, ([spelt(one) if isinstance(one, str) else one for one in row] for row in rows))


def _written(titles: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows(_texts(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [neutral(cell) if isinstance(cell, str) else cell.isoformat() for cell in cells]
