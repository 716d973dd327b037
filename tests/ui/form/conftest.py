"""A form on screen, and ways to use it as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.session import Session
from tests.ui import prepared


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen there is no keyboard to grab for a popup; nothing else is forgiven."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True), append=False)


@pytest.fixture
def form(qtbot: QtBot, empty_session: Session) -> ProfileForm:
    """The form of a firm that has answered nothing."""
    return shown(qtbot, empty_session, prepared.forms.pop("form", None))


@pytest.fixture
def filled(qtbot: QtBot, session: Session) -> ProfileForm:
    """The form of the quinoa and garlic maker."""
    return shown(qtbot, session, prepared.forms.pop("filled", None))


def shown(qtbot: QtBot, session: Session, ready: ProfileForm | None = None) -> ProfileForm:
    made = ready or prepared.show_form(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def type_in() -> Callable[[QWidget, str], None]:
    """Type Chinese as an input method does: keyClicks would abort the interpreter."""

    def typing(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(widget, event)

    return typing


@pytest.fixture
def press() -> Callable[[ChipSet, str], None]:
    """Click the chip with a key."""

    def pressing(chips: ChipSet, key: str) -> None:
        chip = chips.chip(key)
        assert chip is not None, [one.key for one in chips.chips]
        chip.click()

    return pressing
