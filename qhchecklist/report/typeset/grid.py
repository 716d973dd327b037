"""Tables of flowables: rows of cells that are drawn below each other and divided over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.strokes import Color, draw_rules, fill_rectangle
from qhchecklist.report.typeset.style import BLACK, LINE_GREY
from qhchecklist.report.typeset.tags import Element, Role, tagged

Cell = Flowable | Sequence[Flowable]
"""One flowable, or several below each other; an empty sequence is an empty cell."""

Padding = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""

_UNBOUNDED = 1e9
_STRONG, _THIN, _BOX = 0.9, 0.35, 0.5  # points


class Rules(Enum):
    """The lines of a grid."""

    NONE = "none"
    ROWS = "rows"  # a strong line above and below, thin ones between the rows
    BOXES = "boxes"  # every cell


class _Look(NamedTuple):
    """What all parts of a table have in common."""

    rules: Rules
    padding: Padding
    header_rows: int
    header_shade: Color | None
    divide_rows: bool


_Row = list[list[Flowable]]


class Grid(Flowable):
    """A table, or the part of one that stands on a page; its lines and shades are artifacts.

    Only the whole table has `elements`; its parts need none, the tree has them already.
    """

    def __init__(self, rows: Sequence[_Row], widths: Sequence[float | None], look: _Look) -> None:
        self.rows = list(rows)
        self.elements: tuple[Element, ...] = ()
        self._given = list(widths)
        self._look = look
        self._widths: list[float] = []
        self._heights: list[float] = []
        self._ends = (True, True)  # whether the table's first and last row are here

    def minWidth(self) -> float:
        """The sum of the columns, of those without a width what their cells need."""
        return sum(self._least(column) if width is None else width for column, width in enumerate(self._given))

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height in points. Once known they stay."""
        if not self._widths:
            self._widths = _shared(self._given, self._least, available_width)
        if not self._heights:
            self._heights = [self._row_height(row) for row in self.rows]
        self.width, self.height = sum(self._widths), sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float, /) -> list[Flowable]:
        """The rows that fit, and the others under the header; nothing where not even one fits below the header."""
        self.wrap(available_width, available_height)
        bottoms = list(accumulate(self._heights))
        fitting = sum(bottom <= available_height for bottom in bottoms)
        if fitting == len(self.rows):
            return [self]
        if fitting > self._look.header_rows:
            return self._divided(self.rows[:fitting], self.rows[fitting:])
        if self._look.divide_rows and fitting == self._look.header_rows:
            room = available_height - (bottoms[fitting - 1] if fitting else 0.0)
            halves = [self._halves(cell, width, room) for cell, width in self._cells(self.rows[fitting])]
            upper, lower = [above for above, _ in halves], [below for _, below in halves]
            if any(upper) and any(lower):
                return self._divided([*self.rows[:fitting], upper], [lower, *self.rows[fitting + 1 :]])
        return []

    def draw(self) -> None:
        """Draw shade, cells and lines."""
        columns = list(accumulate(self._widths, initial=0.0))
        tops = [self.height - down for down in accumulate(self._heights, initial=0.0)]
        look = self._look
        if look.header_shade is not None and look.header_rows:
            bottom = tops[min(look.header_rows, len(self.rows))]
            with tagged(self.canv, None):
                fill_rectangle(self.canv, 0.0, bottom, columns[-1], tops[0] - bottom, look.header_shade)
        left, top, _, _ = look.padding
        for row, y in zip(self.rows, tops, strict=False):
            for cell, x in zip(row, columns, strict=False):
                self._draw_cell(cell, x + left, y - top)
        with tagged(self.canv, None):
            self._draw_rules(columns, tops)

    def _draw_cell(self, cell: Sequence[Flowable], x: float, y: float) -> None:
        for number, one in enumerate(cell):
            y -= one.height + (one.getSpaceBefore() if number else 0.0)
            one.drawOn(self.canv, x, y)
            y -= one.getSpaceAfter()

    def _draw_rules(self, columns: Sequence[float], tops: Sequence[float]) -> None:
        right, bottom = columns[-1], tops[-1]
        match self._look.rules:
            case Rules.ROWS:
                begins, ends = self._ends
                inner = [*([] if begins else tops[:1]), *tops[1:-1], *([] if ends else tops[-1:])]
                outer = [*(tops[:1] if begins else []), *(tops[-1:] if ends else [])]
                draw_rules(self.canv, [(0.0, y, right, y) for y in inner], _THIN, LINE_GREY)
                draw_rules(self.canv, [(0.0, y, right, y) for y in outer], _STRONG, BLACK)
            case Rules.BOXES:
                across = [(0.0, y, right, y) for y in tops]
                draw_rules(self.canv, [*across, *((x, bottom, x, tops[0]) for x in columns)], _BOX, BLACK)
            case Rules.NONE:
                pass

    def _divided(self, upper: list[_Row], lower: list[_Row]) -> list[Flowable]:
        """Two tables of the same columns; the header comes again."""
        look = self._look
        begins, ends = self._ends
        first = Grid(upper, self._widths, look)
        rest = Grid([*self.rows[: look.header_rows], *lower], self._widths, look)
        first._ends = (begins, False)
        rest._ends = (bool(look.header_rows) and begins, ends)
        first.spaceBefore, rest.spaceAfter = self.spaceBefore, self.spaceAfter
        return [first, rest]

    def _halves(self, cell: Sequence[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
        """What of a cell fits into a height of the row, and the rest."""
        _, top, _, bottom = self._look.padding
        left = room - top - bottom
        for number, one in enumerate(cell):
            left -= one.getSpaceBefore() if number else 0.0
            if one.height > left:
                parts = one.split(width, left) if left > 0 else []
                return [*cell[:number], *parts[:1]], [*(parts[1:] or [one]), *cell[number + 1 :]]
            left -= one.height + one.getSpaceAfter()
        return list(cell), []

    def _cells(self, row: _Row) -> list[tuple[list[Flowable], float]]:
        """The cells of a row, each with the width that its padding leaves."""
        left, _, right, _ = self._look.padding
        return [(cell, width - left - right) for cell, width in zip(row, self._widths, strict=True)]

    def _row_height(self, row: _Row) -> float:
        _, top, _, bottom = self._look.padding
        return max((_stacked(cell, width) for cell, width in self._cells(row)), default=0.0) + top + bottom

    def _least(self, column: int) -> float:
        left, _, right, _ = self._look.padding
        return max((one.minWidth() for row in self.rows for one in row[column]), default=0.0) + left + right


def grid(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float | None],
    *,
    rules: Rules = Rules.ROWS,
    header_rows: int = 0,
    header_columns: int = 0,
    header_shade: Color | None = None,
    padding: Padding = (3.0, 2.5, 4.0, 3.0),
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
    made = Grid(cells, widths, _Look(rules, padding, header_rows, header_shade, divide_rows))
    made.spaceBefore, made.spaceAfter = space_before, space_after
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
    return list(cell) if isinstance(cell, Sequence) else [cell]


def _stacked(cell: Sequence[Flowable], width: float) -> float:
    """The height of flowables below each other, without the space above the first and below the last."""
    total = after = 0.0
    for number, one in enumerate(cell):
        total += after + (one.getSpaceBefore() if number else 0.0)
        total += one.wrap(width, _UNBOUNDED)[1]
        after = one.getSpaceAfter()
    return total


def _shared(given: Sequence[float | None], least: Callable[[int], float], available: float) -> list[float]:
    """The widths of the columns: those without one share what the others leave, but each has what its cells need."""
    open_columns = [column for column, width in enumerate(given) if width is None]
    needed = {column: least(column) for column in open_columns}
    left = available - sum(width for width in given if width is not None)
    share = 0.0
    even = set(open_columns)
    while even:
        share = (left - sum(needed[column] for column in open_columns if column not in even)) / len(even)
        narrow = {column for column in even if needed[column] > share}
        if not narrow:
            break
        even -= narrow
    for column in open_columns:
        needed[column] = share if column in even else needed[column]
    widths = [needed[column] if width is None else width for column, width in enumerate(given)]
    return [width * min(1.0, available / sum(widths)) for width in widths]  # nothing passes the right edge
