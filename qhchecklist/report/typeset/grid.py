"""Tables of flowables on reportlab's Table, without its Helvetica."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table

from qhchecklist.report.typeset.font import no_font
from qhchecklist.report.typeset.style import BLACK, LINE_GREY, Color
from qhchecklist.report.typeset.tags import Element, Role, tagged

Cell = Flowable | Sequence[Flowable]
"""One flowable, or several below each other; an empty sequence is an empty cell."""

_ALL = ((0, 0), (-1, -1))


class Rules(Enum):
    """The lines of a grid."""

    NONE = "none"
    ROWS = "rows"  # a strong line above and below, thin ones between the rows
    BOXES = "boxes"  # every cell


class Grid(Table):
    """A table whose lines and shades are artifacts.

    It has no constructor of its own: reportlab divides a table by calling its class with arguments that only it
    knows. The parts need no `elements`, the tree has them already.
    """

    elements: tuple[Element, ...] = ()

    def _drawBkgrnd(self) -> None:
        with tagged(self.canv, None):
            super()._drawBkgrnd()  # type: ignore[misc]  # not in the stubs

    def _drawLines(self) -> None:
        with tagged(self.canv, None):
            super()._drawLines()  # type: ignore[misc]  # not in the stubs


def grid(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float | None],
    *,
    rules: Rules = Rules.ROWS,
    header_rows: int = 0,
    header_columns: int = 0,
    header_shade: Color | None = None,
    padding: tuple[float, float, float, float] = (3.0, 2.5, 4.0, 3.0),
    divide_rows: bool = True,
    space_before: float = 0.0,
    space_after: float = 0.0,
) -> Grid:
    """A table of rows of cells, each cell one or more flowables; TypeError for text, which is never parsed.

    `widths` are points per column, None for columns that share what is left. The first `header_rows` come again
    on every page and are shaded if `header_shade` is given; the first `header_columns` say what their row is
    about. A row that does not fit where a page ends is divided if `divide_rows`; else it goes to the next page,
    and must not be taller than one. `padding` is left, top, right and bottom of every cell, in points.
    """
    cells = [[_cell(cell) for cell in row] for row in rows]
    made = Grid(
        cells,
        colWidths=list(widths),
        style=_style(rules, padding, header_rows, header_shade),
        repeatRows=header_rows,
        splitInRow=int(divide_rows),
        hAlign="LEFT",
        spaceBefore=space_before,
        spaceAfter=space_after,
    )
    made.elements = (_table(cells, header_rows, header_columns),)
    return made


def _table(rows: Sequence[Sequence[Sequence[Flowable]]], header_rows: int, header_columns: int) -> Element:
    """The structure of a table: rows of cells, each with what its flowables bring."""
    table = Element(Role.TABLE)
    for number, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            inner = [element for flowable in cell for element in getattr(flowable, "elements", ())]
            scope = "Column" if number < header_rows else "Row" if column < header_columns else ""
            role = Role.HEADER if scope else Role.CELL
            cells.append(Element(role, *inner, attributes=f"/O/Table/Scope/{scope}" if scope else ""))
        table.kids.append(Element(Role.ROW, *cells))
    return table


def _cell(cell: Cell) -> list[Flowable]:
    if isinstance(cell, str):
        raise TypeError(f"a grid holds flowables, not text: {cell!r}; wrap it in a TextBlock")
    return [cell] if isinstance(cell, Flowable) else list(cell)


def _style(
    rules: Rules, padding: tuple[float, float, float, float], header_rows: int, header_shade: Color | None
) -> list[Any]:
    left, top, right, bottom = padding
    commands: list[Any] = [
        ("FONTNAME", *_ALL, no_font()),  # else every cell puts Helvetica on the page
        ("VALIGN", *_ALL, "TOP"),
        ("LEFTPADDING", *_ALL, left),
        ("TOPPADDING", *_ALL, top),
        ("RIGHTPADDING", *_ALL, right),
        ("BOTTOMPADDING", *_ALL, bottom),
    ]
    if header_shade is not None and header_rows:
        commands.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), header_shade))
    match rules:
        case Rules.ROWS:
            commands.append(("LINEBELOW", (0, 0), (-1, -2), 0.35, LINE_GREY))
            commands.append(("LINEABOVE", (0, 0), (-1, 0), 0.9, BLACK))
            commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.9, BLACK))
        case Rules.BOXES:
            commands.append(("GRID", *_ALL, 0.5, BLACK))
        case Rules.NONE:
            pass
    return commands
