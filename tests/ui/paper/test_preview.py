"""The preview: opened by its key, of the present checklist, and the keyboard comes back."""

from __future__ import annotations

import io

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.layout import GAP, MARGIN, Layout, fitted
from qhchecklist.ui.paper.preview_pane import PreviewPane
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
A4 = (595.28, 841.89)


def type_key(qtbot: QtBot, desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or desk.window, key, modifiers)


def pane_of(desk: Desk) -> PreviewPane:
    pane = desk.window.paper.preview.pane
    assert pane is not None
    return pane


def is_drawn(desk: Desk) -> bool:
    """Whether the page in sight is drawn from the sheets of what goes to paper now."""
    preview = desk.window.paper.preview
    pane = preview.pane
    sheets = desk.window.paper.typesetter.present()
    if pane is None or sheets is None or not pane.place.text():
        return False
    drawn = pane.view.drawn(pane.view.page())
    return drawn is not None and drawn.sheets is sheets


def opened(desk: Desk, qtbot: QtBot) -> PreviewPane:
    type_key(qtbot, desk, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    pane = pane_of(desk)
    assert pane.isVisible()
    qtbot.waitUntil(lambda: is_drawn(desk))
    return pane


def test_the_preview_takes_the_place_of_the_list_and_counts_the_pages(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    assert pane.place.text().startswith("第 1 页，共 1")
    assert pane.view.hasFocus()
    zones = desk.window.zones
    assert not zones.checklist.isVisible()
    assert not zones.evidence.isVisible()
    assert zones.form.isVisible()
    assert desk.window.header.preview.isChecked()
    assert pane.view.accessibleName() == "打印预览"
    interface = QAccessible.queryAccessibleInterface(pane.view)
    assert interface.text(QAccessible.Text.Description) == pane.place.text()


def test_the_form_never_gets_the_keyboard_when_the_preview_comes_or_goes(desk: Desk, qtbot: QtBot) -> None:
    form, tree = desk.window.zones.form, desk.window.zones.checklist.tree
    qtbot.waitUntil(desk.window.isActiveWindow)
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    visited: list[QWidget | None] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda old, now: visited.append(now))
    pane = opened(desk, qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(tree.hasFocus)
    assert pane.view in visited
    assert not [one for one in visited if one is not None and form.isAncestorOf(one)]


def test_paper_is_white_and_has_ink(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    drawn = pane.view.drawn(0)
    assert drawn is not None
    assert drawn.image.pixelColor(2, 2) == QColor("white")
    image = drawn.image
    inks = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert min(inks) < 60
    assert drawn.width == round(pane.view.viewport().width() - 2 * MARGIN)


def test_esc_returns_and_gives_the_keyboard_back(desk: Desk, qtbot: QtBot) -> None:
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    opened(desk, qtbot)
    type_key(qtbot, desk, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert desk.window.paper.preview.pane is None
    assert tree.hasFocus()
    assert not desk.window.commands.preview.isChecked()
    assert desk.window.zones.evidence.isVisible()


def test_who_works_in_the_form_stays_there_when_the_preview_goes(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    line = desk.window.zones.form.boxes["enterprise_name"].findChild(Line)
    assert line is not None
    line.setFocus()
    desk.window.commands.preview.trigger()
    assert line.hasFocus()


def test_an_edit_reaches_the_paper_and_the_place_is_kept(desk: Desk, session: Session, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    pane.view.go_to(3)
    qtbot.waitUntil(lambda: is_drawn(desk))
    before, old = pane.view.verticalScrollBar().value(), pane.view.drawn(3)
    assert old is not None
    session.answer("enterprise_name", "青海新名字有限公司")
    assert pane.view.drawn(3) is old  # the old pages stay until the new ones are there
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert pane.view.drawn(3) is not old
    assert pane.view.verticalScrollBar().value() == before
    assert pane.place.text().startswith("第 4 页")


def test_what_was_being_typed_is_on_the_paper(desk: Desk, session: Session, qtbot: QtBot) -> None:
    line = desk.window.zones.form.boxes["enterprise_name"].findChild(Line)
    assert line is not None
    line.setFocus()
    line.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString("甲公司")
    QApplication.sendEvent(line, typed)
    opened(desk, qtbot)
    assert desk.window.paper.typesetter.firm() == "甲公司"


def test_another_language_is_another_paper(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    sheets = desk.window.paper.typesetter.present()
    assert sheets is not None
    desk.window.commands.languages["en"].trigger()
    qtbot.waitUntil(lambda: is_drawn(desk))
    present = desk.window.paper.typesetter.present()
    assert present is not None
    assert present.options.lang == "en"
    assert present.data != sheets.data
    assert len(present.sizes) > 0
    assert pane.isVisible()


def test_keys_of_a_reader(desk: Desk, qtbot: QtBot) -> None:
    view = opened(desk, qtbot).view
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    pages = len(view.sizes())
    assert view.accessibleDescription() == f"第 {pages} 页，共 {pages} 页"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_zoom_by_keys_and_wheel_keeps_the_place(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    view = pane.view
    fitting = view.zoom()
    type_key(qtbot, desk, Qt.Key.Key_0)
    assert view.zoom() == 1.0
    assert pane.size_button.text() == "100 %"
    assert not pane.width_button.isChecked()
    view.go_to(4)
    type_key(qtbot, desk, Qt.Key.Key_Plus)
    assert view.zoom() == pytest.approx(1.2)
    assert view.page() == 4
    type_key(qtbot, desk, Qt.Key.Key_Minus)
    assert view.zoom() == pytest.approx(1.0)
    at = QPointF(100, 100)
    down = QPoint(0, 120)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, view.viewport().mapToGlobal(at), QPoint(), down, none, CTRL, phase, False)
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom() == pytest.approx(1.2)
    type_key(qtbot, desk, Qt.Key.Key_2)
    assert view.zoom() < fitting
    assert view.page() == 4
    type_key(qtbot, desk, Qt.Key.Key_1)
    assert view.zoom() == pytest.approx(fitting)


def test_only_pages_in_sight_and_their_neighbours_are_kept(desk: Desk, qtbot: QtBot) -> None:
    view = opened(desk, qtbot).view
    for page in (2, 5, 8):
        view.go_to(page)
        qtbot.waitUntil(lambda: is_drawn(desk))
    kept = [page for page in range(len(view.sizes())) if view.drawn(page) is not None]
    assert view.page() in kept
    assert len(kept) <= 5


def test_characters_no_font_has_are_named_above_the_paper(desk: Desk, session: Session, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    session.answer("enterprise_name", "\U0001f600公司")
    qtbot.waitUntil(lambda: "U+1F600" in pane.notice.text())
    assert pane.notice.isVisible()
    assert "企业名称" in pane.notice.text()
    assert "上一次" not in pane.notice.text()
    session.answer("enterprise_name", "甲公司")
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert not pane.notice.isVisible()


def test_a_search_in_the_list_leaves_the_preview(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    type_key(qtbot, desk, Qt.Key.Key_F)
    assert desk.window.paper.preview.pane is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.window.zones.checklist.isAncestorOf(focus)


def test_f6_goes_between_form_and_preview(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    type_key(qtbot, desk, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not pane.isAncestorOf(focus)
    type_key(qtbot, desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert pane.isAncestorOf(focus)


def test_another_look_keeps_the_preview_and_its_place(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    pane.view.go_to(2)
    desk.window.commands.themes["dark"].trigger()
    assert pane_of(desk) is not pane
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert pane_of(desk).view.page() == 2
    assert theme.palette().dark


def test_a_scenario_is_not_on_the_paper_and_the_preview_says_so(desk: Desk, session: Session, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    session.begin_scenario()
    session.answer("enterprise_name", "试改公司")
    assert "假如" in pane.notice.text()
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert desk.window.paper.typesetter.firm() == "青海湟源高原藜麦食品有限公司（示例）"
    session.drop_scenario()
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert not pane.notice.isVisible()


def test_without_the_library_the_preview_says_so_and_offers_the_export(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfium, "available", bool)
    desk.window.commands.preview.trigger()
    pane = pane_of(desk)
    assert "pypdfium2" in pane.notice.text()
    assert pane.export.isVisible()
    assert pane.place.text() == ""
    type_key(qtbot, desk, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert desk.window.paper.preview.pane is None


def test_the_window_closes_while_the_paper_is_being_made(desk: Desk) -> None:
    desk.window.commands.preview.trigger()
    assert desk.window.close()


def test_pages_hang_one_below_the_other() -> None:
    layout = Layout((A4, A4, A4), 1.0)
    width, height = layout.page_size(0)
    assert (width, height) == (794, 1123)
    assert layout.tops()[:3] == [MARGIN, MARGIN + height + GAP, MARGIN + 2 * (height + GAP)]
    assert layout.size() == (width + 2 * MARGIN, 2 * MARGIN + 3 * height + 2 * GAP)
    assert list(layout.seen(0, 500)) == [0]
    assert list(layout.seen(1000, 500)) == [0, 1]
    for y in (0, 300, 1150, 2000, 3300):
        assert abs(layout.height_of(layout.place_at(y)) - y) <= 1
    assert fitted((A4,), "page", (2000, 500)) < fitted((A4,), "width", (2000, 500))


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    document = PdfDocument.new()
    document.new_page(*A4)
    target = io.BytesIO()
    document.save(target)
    document.close()
    for width in (1, 17, 794, 795, 1191):
        image = pdfium.draw(target.getvalue(), 0, width)
        assert isinstance(image, QImage)
        assert image.width() == width
