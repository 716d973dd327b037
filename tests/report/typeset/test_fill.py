"""Which page a flowable comes to stand on, and what is divided."""

from collections.abc import Sequence
from io import BytesIO

import pytest

from qhchecklist.report.typeset.fill import Area, TooTallError, fill
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable, KeepTogether, PageBreak, Section
from qhchecklist.report.typeset.font import no_font
from qhchecklist.report.typeset.pages import PageCanvas

SMALL, PAGE = Area(10, 10, 100, 60), Area(10, 10, 100, 100)


class Slab(Flowable):
    """So high; what was drawn of it goes into a list, with its page and place."""

    def __init__(self, name: str, height: float, seen: list[tuple[str, int, float]], **more: float | bool) -> None:
        self.name, self.height, self.width = name, height, 100.0
        self.seen = seen
        self.spaceBefore = float(more.get("before", 0.0))
        self.spaceAfter = float(more.get("after", 0.0))
        self.keepWithNext = bool(more.get("keep"))

    def draw(self) -> None:
        top = self.canv.absolutePosition(0, self.height)[1]
        self.seen.append((self.name, self.canv.getPageNumber(), PAGE.bottom + PAGE.height - top))


class Divisible(Slab):
    """One that can be divided anywhere."""

    def split(self, _available_width: float, available_height: float, /) -> list[Flowable]:
        parts = ((self.name + "1", available_height), (self.name + "2", self.height - available_height))
        return [Divisible(name, height, self.seen) for name, height in parts]


@pytest.fixture
def seen() -> list[tuple[str, int, float]]:
    return []


def filled(story: Sequence[Flowable], first: Area = PAGE) -> int:
    """The count of pages."""
    canvas = PageCanvas(BytesIO(), lang="zh-CN", initialFontName=no_font())
    fill(canvas, story, first, PAGE)
    return int(canvas.getPageNumber()) - 1


def test_what_does_not_fit_goes_to_the_next_page(seen: list[tuple[str, int, float]]) -> None:
    assert filled([Slab("a", 70, seen), Slab("b", 30, seen), Slab("c", 1, seen)]) == 2
    assert seen == [("a", 1, 0), ("b", 1, 70), ("c", 2, 0)]


def test_what_can_be_divided_is(seen: list[tuple[str, int, float]]) -> None:
    assert filled([Slab("a", 70, seen), Divisible("b", 140, seen)]) == 3
    assert seen == [("a", 1, 0), ("b1", 1, 70), ("b21", 2, 0), ("b22", 3, 0)]


def test_spaces_between_neighbours_overlap_and_none_is_above_the_first(seen: list[tuple[str, int, float]]) -> None:
    filled([Slab("a", 10, seen, before=9, after=5), Slab("b", 10, seen, before=8), Slab("c", 10, seen, before=1)])
    assert seen == [("a", 1, 0), ("b", 1, 18), ("c", 1, 29)]


def test_the_first_page_has_an_area_of_its_own(seen: list[tuple[str, int, float]]) -> None:
    assert filled([Slab("a", 61, seen), Slab("b", 90, seen)], first=PAGE._replace(height=70)) == 2


def test_what_stays_with_what_follows_goes_with_it(seen: list[tuple[str, int, float]]) -> None:
    head = Slab("head", 10, seen, keep=True)
    filled([Slab("a", 70, seen), head, Slab("more", 10, seen, keep=True), Slab("text", 20, seen)])
    assert [(name, page) for name, page, _ in seen] == [("a", 1), ("head", 2), ("more", 2), ("text", 2)]


def test_what_is_kept_together_is_divided_only_if_no_page_has_room(seen: list[tuple[str, int, float]]) -> None:
    filled([Slab("a", 70, seen), KeepTogether([Slab("b", 20, seen), Slab("c", 20, seen)])])
    filled([KeepTogether([Slab("d", 80, seen), Slab("e", 80, seen)])])
    assert [(name, page) for name, page, _ in seen] == [("a", 1), ("b", 2), ("c", 2), ("d", 1), ("e", 2)]


def test_breaks_end_a_page_always_or_where_little_is_left(seen: list[tuple[str, int, float]]) -> None:
    story = [Slab("a", 60, seen), CondPageBreak(40), Slab("b", 1, seen), CondPageBreak(40), Slab("c", 1, seen)]
    assert filled([*story, PageBreak(), Slab("d", 1, seen)]) == 3
    assert [(name, page) for name, page, _ in seen] == [("a", 1), ("b", 1), ("c", 2), ("d", 3)]


def test_a_break_at_the_end_makes_no_empty_page(seen: list[tuple[str, int, float]]) -> None:
    assert filled([Slab("a", 60, seen), PageBreak()]) == 1


def test_a_flowable_knows_whether_it_begins_a_page(seen: list[tuple[str, int, float]]) -> None:
    slabs = [Slab("a", 60, seen), Slab("b", 60, seen), Slab("c", 10, seen)]
    filled(slabs)
    assert [slab.begins_page for slab in slabs] == [True, True, False]


def test_what_is_taller_than_a_page_is_refused_by_name(seen: list[tuple[str, int, float]]) -> None:
    with pytest.raises(TooTallError, match=r"Slab.*101 points"):
        filled([Slab("a", 1, seen), Slab("b", 101, seen)])


def test_the_canvas_is_where_it_was_after_drawing(seen: list[tuple[str, int, float]]) -> None:
    canvas = PageCanvas(BytesIO(), lang="zh-CN", initialFontName=no_font())
    canvas.translate(3, 4)
    slab = Slab("a", 10, seen)
    slab.drawOn(canvas, 5, 6)
    assert seen == [("a", 1, PAGE.bottom + PAGE.height - 20)]
    assert canvas.absolutePosition(0, 0) == (3, 4)
    assert not hasattr(slab, "canv")


def test_a_page_that_begins_in_the_middle_of_a_part_begins_with_its_head(seen: list[tuple[str, int, float]]) -> None:
    head = Slab("head", 8, seen, after=2)
    filled([Section(head), Slab("a", 60, seen), Slab("b", 60, seen), Section(), Slab("c", 60, seen)])
    assert seen == [("a", 1, 0), ("head", 2, 0), ("b", 2, 10), ("c", 3, 0)]


def test_a_part_that_only_begins_on_the_next_page_has_no_head_there(seen: list[tuple[str, int, float]]) -> None:
    head = Slab("head", 8, seen)
    filled(
        [Slab("a", 70, seen), Section(head), Slab("b", 60, seen), Section(Slab("other", 8, seen)), Slab("c", 60, seen)]
    )
    assert [name for name, _, _ in seen] == ["a", "b", "c"]


def test_what_needs_the_whole_page_has_it_without_the_head(seen: list[tuple[str, int, float]]) -> None:
    filled([Section(Slab("head", 8, seen)), Slab("a", 70, seen), Slab("b", 100, seen), Slab("c", 20, seen)])
    assert seen == [("a", 1, 0), ("b", 2, 0), ("head", 3, 0), ("c", 3, 8)]
