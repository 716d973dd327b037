"""In a small window, or with large type, every zone keeps room enough; F6 walks them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.header import Header
from qhchecklist.ui.placement import LEAST_SIZE, fitted
from tests.ui.desk import TODAY, Desk


def sized(make: Callable[..., Desk], qtbot: QtBot, size: tuple[int, int], scale: float, lang: str = "zh") -> Desk:
    theme.apply(QApplication.instance(), "light", scale)  # type: ignore[arg-type]
    desk = make(Settings(theme="light", scale=scale, lang="en" if lang == "en" else "zh"))
    desk.window.resize(*size)
    qtbot.waitUntil(lambda: desk.window.size().toTuple() == size)
    return desk


def stops(desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[str]:
    zones = desk.window.zones
    zones.turn_to("checklist")
    zones.checklist.tree.setFocus()
    names = {
        "index": zones.index, "menu": zones.menu, "form": zones.form, "checklist": zones.checklist,
        "evidence": zones.evidence,
    }  # fmt: skip
    visited = []
    for _ in range(5):
        qtbot.keyClick(desk.window, key, modifier)
        focus = QApplication.focusWidget()
        assert focus is not None
        here = next(name for name, zone in names.items() if zone is focus or zone.isAncestorOf(focus))
        assert names[here].isVisible()
        visited.append(here)
    return visited


def roomy(zone: QWidget) -> bool:
    """Whether a zone can be worked in, in units of the type."""
    return zone.isVisible() and zone.width() >= theme.px(260) and zone.height() >= theme.px(180)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_zone_has_room_on_a_small_screen(
    make: Callable[..., Desk], qtbot: QtBot, scale: float, lang: str
) -> None:
    desk = sized(make, qtbot, (1366, 768), scale, lang)
    zones = desk.window.zones
    for name, zone in (("form", zones.form), ("checklist", zones.checklist), ("evidence", zones.evidence)):
        zones.turn_to(name)  # type: ignore[arg-type]
        qtbot.waitUntil(partial(roomy, zone))
    zones.turn_to("checklist")
    qtbot.waitUntil(lambda: zones.checklist.tree.viewport().height() >= theme.px(80))


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0), ((900, 700), 2.0), (LEAST_SIZE, 1)]
)
def test_f6_walks_every_zone_in_every_arrangement(
    make: Callable[..., Desk], qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    desk = sized(make, qtbot, size, scale)
    there = set(stops(desk, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier))
    back = set(stops(desk, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier))
    assert {"form", "checklist", "evidence"} <= there
    assert {"form", "checklist", "evidence"} <= back


def test_list_and_evidence_are_pages_of_one_place_when_it_is_low(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = sized(make, qtbot, (1366, 768), 1.5)
    zones = desk.window.zones
    left, right = zones.tabs()
    assert not left.isVisible()
    assert [right.tabText(place) for place in range(right.count())] == ["清单", "依据"]
    assert (zones.checklist.isVisible(), zones.evidence.isVisible()) == (True, False)
    qtbot.mouseClick(right, Qt.MouseButton.LeftButton, pos=right.tabRect(1).center())
    assert (zones.checklist.isVisible(), zones.evidence.isVisible()) == (False, True)
    qtbot.keyClick(desk.window, "/")
    assert zones.checklist.filter.hasFocus()
    desk.window.resize(1366, 1100)
    qtbot.waitUntil(lambda: zones.evidence.isVisible() and zones.checklist.isVisible())
    assert not right.isVisible()


def test_a_very_narrow_window_shows_one_zone_at_a_time(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = sized(make, qtbot, (900, 700), 2.0)
    zones = desk.window.zones
    shown = [zones.form.isVisible(), zones.checklist.isVisible(), zones.evidence.isVisible()]
    assert shown == [False, True, False]
    assert zones.jump_to("uscc")
    shown = [zones.form.isVisible(), zones.checklist.isVisible(), zones.evidence.isVisible()]
    assert shown == [True, False, False]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert zones.form.isAncestorOf(focus)
    assert zones.tabs()[0].currentIndex() == 0
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    assert zones.form.isVisible()


def test_a_low_window_has_a_short_banner_with_all_its_words_at_hand(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = sized(make, qtbot, (1366, 768), 2.0)
    banner = desk.window.banner
    before = banner.height()
    assert (banner.label.isVisible(), banner.line.isVisible()) == (False, True)
    said = desk.window.session.checklist
    assert banner.label.text() == said.banner_on(TODAY).zh
    assert banner.line.text() == said.brief_banner_on(TODAY).zh
    assert banner.line.text().startswith("今天（2026年11月22日）本文件有效期已届满"), "what is cut off is the rest"
    desk.window.header.today.click()
    qtbot.mouseClick(banner.more, Qt.MouseButton.LeftButton)
    assert banner.label.isVisible()
    qtbot.waitUntil(lambda: banner.height() > before)
    qtbot.mouseClick(banner.more, Qt.MouseButton.LeftButton)
    assert banner.line.isVisible()
    desk.window.resize(1366, 1000)
    qtbot.waitUntil(banner.label.isVisible)
    assert not banner.more.isVisible()


def test_the_next_question_is_answered_in_its_card_where_there_is_room(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = sized(make, qtbot, (1366, 768), 1.0)
    assert desk.window.zones.form.card.inside.isVisible()
    desk.window.use_scale(200)
    card = desk.window.zones.form.card
    qtbot.waitUntil(lambda: not card.inside.isVisible())
    qtbot.waitUntil(card.title.isVisible)
    assert card.key.text() == "F8"


@pytest.mark.parametrize("size", [LEAST_SIZE, (900, 700), (1366, 768)])
def test_nothing_in_the_header_overlaps(make: Callable[..., Desk], qtbot: QtBot, size: tuple[int, int]) -> None:
    desk = sized(make, qtbot, size, 2.0 if size != LEAST_SIZE else 1.5)
    header: Header = desk.window.header
    parts: list[QWidget] = [one for one in header.findChildren(QWidget) if one.parent() is header and one.isVisible()]
    for place, one in enumerate(parts):
        assert isinstance(one, QLabel) or one.width() >= one.minimumSizeHint().width()
        for other in parts[place + 1 :]:
            assert not one.geometry().intersects(other.geometry()), (one, other)


def test_a_maximised_window_comes_back_maximised_and_keeps_its_usual_place(make: Callable[..., Desk]) -> None:
    desk = make(Settings(theme="light", geometry=(20, 30, 760, 500), maximized=True))
    assert desk.window.isMaximized()
    desk.window.close()
    assert desk.kept[-1].maximized


def test_a_window_of_a_vanished_screen_moves_into_one_that_is_there() -> None:
    left, right = QRect(0, 0, 1366, 768), QRect(1366, 0, 2560, 1440)
    place = (1500, 100, 1400, 900)
    assert fitted(place, [left, right]) == QRect(*place)
    moved = fitted(place, [left])
    assert left.contains(moved)
    assert (moved.width(), moved.height()) == (1366, 768)
    assert left.contains(fitted((-3000, -2000, 900, 600), [left]))
    assert left.contains(fitted((), [left]))
    assert fitted((5, 5, 100, 100), [left]).size().toTuple() == LEAST_SIZE


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_name_and_an_empty_profile_fit(make: Callable[..., Desk], qtbot: QtBot, scale: float) -> None:
    desk = sized(make, qtbot, (1366, 768), scale)
    desk.window.session.answer("enterprise_name", "青海" + "藏羚羊高原特色农畜产品进出口" * 4 + "有限公司")
    assert desk.window.header.print.geometry().right() < desk.window.header.width()
    assert desk.window.width() == 1366
    desk.window.session.new()
    assert desk.window.width() == 1366


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_question_is_never_squeezed_into_its_card(make: Callable[..., Desk], qtbot: QtBot, scale: float) -> None:
    """Strips above the zones take room from them: then the heading alone stays, else all of the question."""
    desk = sized(make, qtbot, (1366, 768), scale)
    window, card = desk.window, desk.window.zones.form.card
    for number in range(3):
        window.notices.tell(f"第 {number} 句：" + "很长的一句话，" * 30)
        qtbot.waitUntil(lambda: card.height() >= card.layout().totalHeightForWidth(card.width()))
    others = window.notices.notices()[-1].others
    assert others is not None
    others.click()
    qtbot.waitUntil(lambda: card.inside.isHidden() is (scale > 1))
    if card.inside.isHidden():
        qtbot.waitUntil(lambda: card.height() == card.sizeHint().height())
    assert card.title.isVisible()
    for notice in window.notices.notices():
        notice.dismiss()
    qtbot.waitUntil(card.inside.isVisible)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_counts_stay_in_sight_under_every_strip_there_is(
    make: Callable[..., Desk], qtbot: QtBot, lang: str
) -> None:
    """A client, something tried out for it with its lists unfolded, and something to be told."""
    desk = sized(make, qtbot, (1366, 768), 1.5, lang)
    window, session = desk.window, desk.window.session
    session.begin_client(session.document)
    window.commands.try_out.trigger()
    session.answer("exports", "none")
    strip, panel = window.trying.strip, window.zones.checklist
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    for number in range(3):
        window.notices.tell(f"第 {number} 句")
    assert strip.details.isVisible()
    qtbot.waitUntil(window.banner.line.isVisible)

    def in_sight(widget: QWidget) -> bool:
        wanted = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        return widget.visibleRegion().boundingRect().height() >= min(wanted, widget.sizeHint().height())

    for widget in (panel.counts, panel.filter, strip.summary, strip.headline):
        qtbot.waitUntil(partial(in_sight, widget))
    assert strip.summary.width() >= strip.summary.sizeHint().width()
    assert not panel.mark.isVisible()
    for notice in window.notices.notices():
        notice.dismiss()
    session.drop_scenario()
    qtbot.waitUntil(lambda: not window.banner.line.isVisible())


def test_the_newest_notice_is_told_with_the_number_of_those_before_it(make: Callable[..., Desk], qtbot: QtBot) -> None:
    notices = sized(make, qtbot, (1366, 768), 1.0).window.notices
    for words in ("甲", "乙", "丙", "乙"):
        notices.tell(words)
    assert notices.sentences() == ["甲", "丙", "乙"]
    seen = [one.isVisible() for one in notices.notices()]
    assert seen == [False, False, True]
    newest = notices.notices()[-1]
    assert newest.others is not None
    assert newest.others.text() == "另有 2 条"
    qtbot.mouseClick(newest.others, Qt.MouseButton.LeftButton)
    assert all(one.isVisible() for one in notices.notices())
    assert newest.others.text() == "收起另外 2 条"
    newest.dismiss()
    assert [one.isVisible() for one in notices.notices()] == [True, True]
    notices.notices()[-1].dismiss()
    assert notices.notices()[-1].others is None
    notices.tell("丁")
    assert [one.isVisible() for one in notices.notices()] == [False, True]
