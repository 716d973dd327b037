"""What moves on the screen is copied there and not painted again, and no pixel of it goes astray."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QStaticText
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.checklist import GROUPS
from qhchecklist.policy.doubts import Json
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.checklist_view.tree import ChecklistTree
from qhchecklist.ui.face import Face
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.main_window import MainWindow
from tests.ui.desk import Desk

SIZE = 1440, 900


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A firm with 20 rows of goods, some of which do not fit its answers; every support is in the list."""
    window, session = desk.window, desk.window.session
    row: dict[str, Json] = {"direction": "export", "status": "current", "product": "藜麦", "hs": "10085090"}
    row |= {"made_in_qinghai": True, "markets": ["KOR", "DEU"]}
    session.answer("trade_lines", [dict(row) for _ in range(20)])
    window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()
    window.zones.checklist.tree.fold_all(False)
    return window


def on_screen(window: MainWindow) -> QImage:
    """What has been painted and copied together so far."""
    return window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(window: MainWindow) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def is_whole(window: MainWindow) -> bool:
    return on_screen(window) == painted_anew(window)


class Painted(QObject):
    """How many pixels of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.pixels = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.pixels += sum(part.width() * part.height() for part in event.region())
        return False


def rows_in_sight(tree: ChecklistTree) -> set[tuple[int, int, object]]:
    """The upper edge, the height and the words of every row that is in view."""
    found, place = set(), 0
    while (index := tree.indexAt(QPoint(1, place))).isValid() and place < tree.viewport().height():
        area = tree.visualRect(index)
        seen = area.intersected(tree.viewport().rect())
        found.add((seen.top(), seen.height(), (index.data(Role.ROW), index.data(Role.COUNT))))
        place = area.bottom() + 1
    return found


def end_of(tree: ChecklistTree) -> int:
    """The lower edge of the last row, however far the list is scrolled."""
    index, last = tree.model().index(0, 0), 0
    while index.isValid():
        last = max(last, tree.visualRect(index).bottom() + 1 + tree.verticalScrollBar().value())
        index = tree.indexBelow(index)
    return last


def edits() -> Iterator[tuple[str, Json]]:
    """Answers that bring and take problems and questions, and move many supports."""
    for value in ("planned", "current", "none", None, "current"):
        yield "exports", value
        yield "imports", value
    yield from (("own_brand", True), ("own_brand", None), ("trade_lines", None))


def test_the_screen_shows_what_would_be_painted_anew_after_every_edit(window: MainWindow, qtbot: QtBot) -> None:
    form, session = window.zones.form, window.session
    qtbot.waitUntil(lambda: is_whole(window))
    assert form.jump_to("imports")
    for key, value in edits():
        session.answer(key, value)
        form.card.refresh()
        qtbot.waitUntil(lambda: is_whole(window))


def test_the_screen_is_whole_after_scrolling_and_choosing(window: MainWindow, qtbot: QtBot) -> None:
    form, evidence = window.zones.form.scroller.verticalScrollBar(), window.zones.evidence.verticalScrollBar()
    for place in (37, 900, 940, 0):
        form.setValue(place)
        qtbot.waitUntil(lambda: is_whole(window))
    for item in window.session.checklist.items[::7]:
        window.zones.choose(item.id)
        evidence.setValue(60)
        qtbot.waitUntil(lambda: is_whole(window))


def test_the_goods_table_is_not_painted_again_when_a_problem_above_comes_and_goes(
    window: MainWindow, qtbot: QtBot
) -> None:
    form, session = window.zones.form, window.session
    editor, above = form.boxes["trade_lines"].editor, form.boxes["exports"]
    assert isinstance(editor, GoodsEditor)
    assert form.jump_to("exports")
    above._end_flash()
    for value in ("planned", "current"):
        qtbot.waitUntil(lambda: is_whole(window))
        before = form.boxes["trade_lines"].y()
        frame, table = Painted(above), Painted(editor.view.viewport())
        session.answer("exports", value)
        moved = abs(form.boxes["trade_lines"].y() - before)
        assert moved > 0
        qtbot.waitUntil(lambda seen=frame: seen.pixels > 0)  # type: ignore[misc]
        assert table.pixels <= editor.view.width() * (moved + 2)  # the strip that came into sight


def test_an_edit_that_moves_many_supports_paints_nothing_below_the_list(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.zones.checklist.tree
    qtbot.waitUntil(lambda: is_whole(window))
    below, rows = Painted(window.zones.checklist), Painted(tree.viewport())
    window.session.answer("exports", "planned")
    qtbot.waitUntil(lambda: rows.pixels > 0)
    qtbot.waitUntil(lambda: is_whole(window))
    assert below.pixels < rows.pixels / 4


def test_an_edit_that_moves_many_supports_paints_only_the_rows_that_stand_elsewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    tree, session = window.zones.checklist.tree, window.session
    window.zones.choose("S03h")
    for key, value in (("imports", "planned"), ("own_brand", True), ("exports", "planned"), ("exports", "current")):
        qtbot.waitUntil(lambda: is_whole(window))
        QCoreApplication.sendPostedEvents()
        before = rows_in_sight(tree)
        rows = Painted(tree.viewport())
        session.answer(key, value)
        QCoreApplication.sendPostedEvents()
        changed = rows_in_sight(tree) - before
        assert rows.pixels == sum(height for _, height, _ in changed) * tree.viewport().width()
        qtbot.waitUntil(lambda: is_whole(window))


def test_a_list_of_which_few_rows_move_is_painted_in_the_very_next_frame(window: MainWindow, qtbot: QtBot) -> None:
    tree, session = window.zones.checklist.tree, window.session
    window.zones.choose("S01a")
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: is_whole(window))
    for value in (None, True, False):
        QCoreApplication.sendPostedEvents()
        before = rows_in_sight(tree)
        rows = Painted(tree.viewport())
        session.answer("export_refund.filed", value)
        QCoreApplication.sendPostedEvents()
        assert (rows.pixels > 0) == (rows_in_sight(tree) != before)


def test_the_screen_is_whole_when_groups_are_folded_between_edits(window: MainWindow, qtbot: QtBot) -> None:
    tree, session = window.zones.checklist.tree, window.session
    bar = tree.verticalScrollBar()
    for number, (key, value) in enumerate(edits()):
        group = tree.model().index(number % len(GROUPS), 0)
        tree.setExpanded(group, not tree.isExpanded(group))
        session.answer(key, value)
        qtbot.waitUntil(lambda: is_whole(window))
        bar.setValue(number * bar.maximum() // 12)
        tree.setExpanded(group, not tree.isExpanded(group))
        qtbot.waitUntil(lambda: is_whole(window))


def test_the_list_scrolls_to_its_last_row_and_no_further(window: MainWindow) -> None:
    tree, session = window.zones.checklist.tree, window.session
    for search in ("", "出口", ""):
        window.zones.checklist.lens.search(search)
        for value in ("planned", "none"):
            session.answer("exports", value)
            assert tree.verticalScrollBar().maximum() == max(0, end_of(tree) - tree.viewport().height())
        tree.setExpanded(tree.model().index(5, 0), not search)


def test_a_short_list_shows_no_remains_below_its_last_row(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_whole(window))
    window.zones.checklist.tree.fold_all(True)
    qtbot.waitUntil(lambda: is_whole(window))
    window.zones.checklist.lens.search("藜麦")
    qtbot.waitUntil(lambda: is_whole(window))


def test_after_the_rehearsal_no_item_has_words_that_are_new(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.face.cache_clear()
    tree = ChecklistTree(window.zones.checklist.model, window)
    tree.resize(window.zones.checklist.tree.size())
    tree.expandAll()
    tree.show()
    for _ in tree.rehearse():
        pass
    shape, new = Face._shape, set[str]()

    def noted(face: Face, text: str, room: int | None) -> QStaticText:
        new.add(text)
        return shape(face, text, room)

    monkeypatch.setattr(Face, "_shape", noted)
    tree.scrollToBottom()
    tree.viewport().grab()
    titles = {row.title for row in window.zones.checklist.model.items()}
    assert new
    assert not titles & new


def test_another_count_of_problems_lays_out_nothing_but_its_button(window: MainWindow, qtbot: QtBot) -> None:
    window.session.answer("uscc", "1")
    window.session.answer("exports", "planned")
    qtbot.waitUntil(lambda: is_whole(window))
    button = window.status.problems
    words, line, count = button.text(), Painted(window.status), Painted(button)
    window.session.answer("exports", "current")
    qtbot.waitUntil(lambda: count.pixels > 0)
    assert button.text() != words
    assert line.pixels == count.pixels
