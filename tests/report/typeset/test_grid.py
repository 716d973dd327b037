"""Widths and heights of tables, and where they are divided."""

import pytest

from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Grid, grid
from qhchecklist.report.typeset.style import TextStyle

NO_PADDING = (0.0, 0.0, 0.0, 0.0)


class Piece(Flowable):
    """Of a fixed size."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height


def rows(*heights: float) -> list[list[Flowable]]:
    return [[Piece(10, height)] for height in heights]


@pytest.mark.parametrize(
    ("given", "least", "expected"),
    [
        ((None, None), (10, 10), [50, 50]),
        ((30, None), (10, 10), [30, 70]),
        ((None, None, None), (60, 10, 10), [60, 20, 20]),
        ((None, 80), (40, 10), [100 / 3, 200 / 3]),
        ((150, 50), (10, 10), [75, 25]),
    ],
)
def test_columns_share_what_is_left_and_nothing_passes_the_right_edge(
    given: tuple[float | None, ...], least: tuple[float, ...], expected: list[float]
) -> None:
    table = grid([[Piece(width, 5) for width in least]], given, padding=NO_PADDING)
    assert table.wrap(100, 1000) == (pytest.approx(100), 5)
    assert table._widths == pytest.approx(expected)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    below = Piece(10, 7)
    below.spaceBefore, below.spaceAfter = 3, 100
    table = grid([[Piece(10, 5), [Piece(10, 5), below], []]], [20, 20, 20], padding=(0, 1, 0, 2))
    assert table.wrap(100, 1000) == (60, 5 + 3 + 7 + 1 + 2)


def test_a_table_is_divided_between_rows_and_the_header_comes_again() -> None:
    table = grid(rows(10, 20, 20, 20), [100], padding=NO_PADDING, header_rows=1, space_before=4, space_after=5)
    first, rest = table.split(100, 55)
    assert (first.wrap(100, 99)[1], rest.wrap(100, 99)[1]) == (50, 30)
    assert isinstance(first, Grid)
    assert isinstance(rest, Grid)
    assert first.rows[0] is rest.rows[0]
    assert (first.spaceBefore, first.spaceAfter, rest.spaceBefore, rest.spaceAfter) == (4, 0, 0, 5)


@pytest.mark.parametrize("room", [0, 9, 29])
def test_a_header_alone_does_not_end_a_page(room: float) -> None:
    assert grid(rows(10, 20), [100], padding=NO_PADDING, header_rows=1).split(100, room) == []


def test_a_row_is_divided_only_where_that_is_asked_for(style: TextStyle) -> None:
    def table(*, divide: bool) -> Grid:
        return grid([[TextBlock("甲\n乙\n丙\n丁", style)]], [100], padding=NO_PADDING, divide_rows=divide)

    assert table(divide=False).split(100, 40) == []
    first, rest = table(divide=True).split(100, 40)
    assert (first.wrap(100, 99)[1], rest.wrap(100, 99)[1]) == (34, 34)


def test_no_line_of_a_divided_row_is_lost(style: TextStyle) -> None:
    text = "青海省支持外贸企业申领原产地证明" * 6
    table = grid([[TextBlock(text, style)]], [100], padding=(20, 0, 20, 0))
    whole = table.wrap(100, 1000)[1]
    first, rest = table.split(100, whole / 2)
    assert first.wrap(100, 1000)[1] + rest.wrap(100, 1000)[1] == pytest.approx(whole)
