"""The version that fits into what is left of a page."""

from __future__ import annotations

from io import BytesIO

from qhchecklist.report.sheets.as_fits import AsFits
from qhchecklist.report.typeset.fill import Area, fill
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.font import no_font
from qhchecklist.report.typeset.pages import PageCanvas

PAGE = Area(0, 0, 100, 100)


class Slab(Flowable):
    """So high; its name and page go into a list when it is drawn."""

    def __init__(self, name: str, height: float, seen: list[tuple[str, int]]) -> None:
        self.name, self.height, self.width, self.seen = name, height, 100.0, seen

    def draw(self) -> None:
        self.seen.append((self.name, self.canv.getPageNumber()))


def drawn(above: float) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    versions = [
        [Slab("one", 30, seen), Slab("two", 30, seen)],
        [Slab("small one", 20, seen), Slab("small two", 20, seen)],
    ]
    fill(
        PageCanvas(BytesIO(), lang="zh-CN", initialFontName=no_font()),
        [Slab("above", above, seen), AsFits(versions)],
        PAGE,
        PAGE,
    )
    return seen[1:]


def test_the_first_version_that_fits_is_drawn() -> None:
    assert drawn(40) == [("one", 1), ("two", 1)]
    assert drawn(60) == [("small one", 1), ("small two", 1)]


def test_where_none_fits_the_first_is_divided() -> None:
    assert drawn(65) == [("one", 1), ("two", 2)]
