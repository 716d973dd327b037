"""The first frame has header, banner and list; the rest comes by itself, at once for whoever needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qhchecklist.settings import Settings
from qhchecklist.ui.evidence.pane import EvidencePane
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.main_window import MainWindow, Surroundings
from qhchecklist.ui.session import Session
from tests.ui.desk import TODAY, Answers


@pytest.fixture
def begun(session: Session) -> Iterator[MainWindow]:
    """A window of which nothing has been painted."""
    around = Surroundings(Answers(), lambda: TODAY, lambda settings: None)
    window = MainWindow(Settings(theme="light"))
    window.fill(session, around)
    yield window
    window.close()


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def is_there(window: MainWindow, kind: type[QWidget]) -> Callable[[], bool]:
    return lambda: any(isValid(one) and one.isVisible() for one in window.findChildren(kind))


def test_form_and_evidence_come_by_themselves_after_the_first_frame(begun: MainWindow, qtbot: QtBot) -> None:
    assert begun.findChild(ProfileForm) is None
    assert begun.findChild(EvidencePane) is None
    assert begun.zones.checklist.counts.isVisibleTo(begun)
    begun.show()
    qtbot.waitUntil(is_there(begun, ProfileForm))
    qtbot.waitUntil(is_there(begun, EvidencePane))


def test_form_and_evidence_come_by_themselves_after_another_look_too(begun: MainWindow, qtbot: QtBot) -> None:
    begun.show()
    begun.complete()
    begun.commands.theme_chosen.emit("dark")
    assert begun.findChild(ProfileForm) is None
    qtbot.waitUntil(is_there(begun, ProfileForm))
    qtbot.waitUntil(is_there(begun, EvidencePane))
    begun.commands.theme_chosen.emit("light")
    qtbot.waitUntil(is_there(begun, ProfileForm))


def test_half_a_form_is_never_seen(begun: MainWindow, qtbot: QtBot) -> None:
    begun.show()
    for _ in begun.zones.steps:
        form = begun.findChild(ProfileForm)
        assert form is None or not form.isVisible() or len(form.boxes) == len(begun.session.rulebook.catalogue.fields)
    assert begun.zones.form.isVisible()


def test_the_list_stays_where_it_is_when_the_form_comes(begun: MainWindow, qtbot: QtBot) -> None:
    begun.resize(1366, 768)
    begun.show()
    before = place(begun, begun.zones.checklist.tree)
    begun.complete()
    qtbot.waitUntil(is_there(begun, ProfileForm))
    after = place(begun, begun.zones.checklist.tree)
    assert (after.topLeft(), after.width()) == (before.topLeft(), before.width())


def test_the_hint_of_an_empty_form_is_no_higher_before_the_form_is_there(begun: MainWindow, qtbot: QtBot) -> None:
    begun.session.new()
    begun.resize(1366, 768)
    begun.show()
    before = place(begun, begun.zones.hint)
    begun.complete()
    begun.layout().activate()
    assert before.height() == place(begun, begun.zones.hint).height() > 0


def test_who_asks_for_the_next_question_at_once_gets_it(begun: MainWindow, qtbot: QtBot) -> None:
    begun.show()
    begun.commands.next_question.trigger()
    form = begun.zones.form
    qtbot.waitUntil(lambda: (QApplication.focusWidget() or begun) in form.findChildren(QWidget))


def test_a_click_on_the_index_before_the_form_is_there_goes_to_the_section(begun: MainWindow, qtbot: QtBot) -> None:
    begun.show()
    row = begun.zones.index.rows[-1]
    row.click()
    assert begun.zones.form.current_section == row.section.key
