"""Where the zones of a window have their place."""

from __future__ import annotations

import pytest

from qhchecklist.ui.room import Plan, Room, ZoneName, plan, share

NONE: frozenset[ZoneName] = frozenset()


def room(width: int, height: int) -> Room:
    return Room(width, height, height + 150, 500)


def test_a_wide_window_has_a_place_for_every_zone() -> None:
    assert plan(room(1440, 700), NONE, "checklist", has_paper=False) == Plan((), "checklist", NONE)
    assert room(1440, 700).has_index
    assert not room(1440, 700).is_narrow


@pytest.mark.parametrize(
    ("width", "pages"), [(1000, ("checklist", "evidence")), (500, ("form", "checklist", "evidence"))]
)
def test_in_little_room_zones_are_pages_of_one_place(width: int, pages: tuple[ZoneName, ...]) -> None:
    planned = plan(room(width, 500), NONE, "evidence", has_paper=False)
    assert planned == Plan(pages, "evidence", frozenset(pages) - {"evidence"})


def test_a_page_that_is_folded_away_gives_its_place_to_the_list() -> None:
    planned = plan(room(500, 500), frozenset({"evidence"}), "evidence", has_paper=False)
    assert planned == Plan(("form", "checklist"), "checklist", frozenset({"form", "evidence"}))


@pytest.mark.parametrize(
    ("width", "covered"), [(1440, {"checklist", "evidence"}), (500, {"form", "checklist", "evidence"})]
)
def test_a_paper_takes_the_place_of_the_lists_and_has_no_pages(width: int, covered: set[ZoneName]) -> None:
    planned = plan(room(width, 500), NONE, "checklist", has_paper=True)
    assert (planned.pages, planned.hidden) == ((), covered)


def test_the_lists_share_what_the_form_leaves_as_somebody_wanted_it() -> None:
    shares = share(room(1440, 700), stacked=False, index=0, wanted=(140, 400, 300, 600))
    assert shares.columns[:2] == [140, 400]
    assert shares.lists == [300, 600]
    assert share(room(1000, 700), stacked=True, index=0, wanted=()).lists == [420, 280]


def test_an_index_that_does_not_fit_gives_way_to_the_menu() -> None:
    assert not Room(1440, 400, 600, 500).has_index
    assert not Room(800, 700, 850, 500).has_index
    assert Room(1440, 700, 430, 500).is_low
