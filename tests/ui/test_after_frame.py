"""After an answer the list is painted first and the evidence one frame later; nobody gets the old one by asking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.after_frame import AfterFrame
from qhchecklist.ui.evidence.pane import EvidencePane
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.state import State
from qhchecklist.work import Work
from tests.ui.desk import Desk

SUPPORT = "S03h"
FIELD = "export_refund.filed"


class Diary(QObject):
    """Notes when widgets are painted, and what the evidence said then."""

    def __init__(self, pane: EvidencePane) -> None:
        super().__init__(pane)
        self.pane = pane
        self.names: dict[QObject, str] = {}
        self.painted: list[tuple[str, str]] = []

    def watch(self, name: str, widget: QWidget) -> None:
        self.names[widget] = name
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self.names:
            self.painted.append((self.names[watched], on_screen(self.pane)))
        return False


def on_screen(pane: EvidencePane) -> str:
    """The first chip as it stands there, without asking for anything newer."""
    evidence = pane._evidence
    return evidence.chips[0].text if evidence is not None else ""


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A support is selected that the firm's next answers decide; everything is painted."""
    window = desk.window
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.zones.choose(SUPPORT)
    QCoreApplication.sendPostedEvents()
    return window


def test_one_turn_paints_the_list_and_makes_the_evidence_which_the_next_paints(window: MainWindow) -> None:
    pane = window.zones.evidence
    diary = Diary(pane)
    diary.watch("list", window.zones.checklist.tree.viewport())
    for part in pane.above.findChildren(QWidget):
        diary.watch("evidence", part)
    window.session.answer(FIELD, False)
    assert on_screen(pane) == "适用"
    QCoreApplication.sendPostedEvents()
    assert set(diary.painted) == {("list", "适用")}
    assert on_screen(pane) == "不适用"
    QCoreApplication.sendPostedEvents()
    assert diary.painted[-1] == ("evidence", "不适用")


def test_keys_however_fast_cannot_hold_the_evidence_back(window: MainWindow) -> None:
    pane = window.zones.evidence
    for value, word in ((False, "不适用"), (True, "适用"), (None, "待补充信息")) * 5:
        window.session.answer(FIELD, value)
        QCoreApplication.sendPostedEvents()  # as before every key that waits to be heard
        assert on_screen(pane) == word


def test_several_answers_before_a_frame_are_followed_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    pane, shown = window.zones.evidence, []
    show = EvidencePane._show
    monkeypatch.setattr(EvidencePane, "_show", lambda self, *given: (shown.append(1), show(self, *given)))
    for value in (False, None, False):
        window.session.answer(FIELD, value)
    assert not shown
    QCoreApplication.sendPostedEvents()
    assert len(shown) == 1
    assert on_screen(pane) == "不适用"


def test_who_asks_before_the_frame_gets_the_new_evidence(window: MainWindow) -> None:
    pane, session = window.zones.evidence, window.session
    session.answer(FIELD, False)
    assert "不适用" in pane.text()
    session.answer(FIELD, True)
    window.commands.copy.trigger()
    assert "不适用" not in QGuiApplication.clipboard().text()
    session.answer(FIELD, None)
    assert pane.evidence is not None
    assert pane.evidence.chips[0].text == "待补充信息"
    session.answer(FIELD, False)
    assert on_screen(window.zones.evidence) == "不适用"


def test_another_support_or_another_firm_is_never_waited_for(window: MainWindow) -> None:
    pane, session = window.zones.evidence, window.session
    session.answer(FIELD, False)
    window.zones.choose("S01a")
    assert pane._evidence is not None
    assert pane._evidence.support_id == "S01a"
    window.zones.choose(SUPPORT)
    session.do_work(SUPPORT, Work(note="张三来过"), "记")
    assert pane.work.form.note.toPlainText() == "张三来过"
    session.start(State({"enterprise_name": "另一家"}), None)
    assert pane.work.form.note.toPlainText() == ""


def test_what_is_typed_beside_old_evidence_is_recorded_once_and_for_that_support(window: MainWindow) -> None:
    pane, session = window.zones.evidence, window.session
    pane.work.form.person.setText("王五")
    pane.work.form.person.setModified(True)
    session.answer(FIELD, False)
    session.settle()
    assert session.work(SUPPORT).person == "王五"
    assert [key for key, work in session.state.work.items() if work.person] == [SUPPORT]
    assert on_screen(pane) == "不适用"


def test_what_was_done_meanwhile_is_not_done_again(qapp: QCoreApplication) -> None:
    owner, reached = QObject(), list[int]()
    later = AfterFrame(owner)
    later.reached.connect(lambda: reached.append(1))
    later.ask()
    later.settle()
    QCoreApplication.sendPostedEvents()
    assert len(reached) == 1
    later.ask()
    later.ask()
    later.forget()
    QCoreApplication.sendPostedEvents()
    assert len(reached) == 1
    later.ask()
    QCoreApplication.sendPostedEvents()
    assert len(reached) == 2
