"""Screens are tested offscreen, with the bundled font and nothing of the machine's own."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.own_folder import part

_FONTS = part("fonts")
(_FONTS / "fonts.conf").write_text(
    f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
    f"<dir>{Path(__file__).resolve().parents[2] / 'resources' / 'fonts'}</dir>"
    f"<cachedir>{_FONTS / 'cache'}</cachedir></fontconfig>",
    encoding="utf-8",
)
os.environ["FONTCONFIG_FILE"] = str(_FONTS / "fonts.conf")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("XDG_RUNTIME_DIR", str(_FONTS))

import pytest  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402
from shiboken6 import isValid  # noqa: E402

from qhchecklist.policy.rulebook import Rulebook  # noqa: E402
from qhchecklist.settings import Settings  # noqa: E402
from qhchecklist.ui import theme  # noqa: E402
from qhchecklist.ui.session import Session  # noqa: E402
from tests.books import bundled  # noqa: E402
from tests.ui import prepared  # noqa: E402
from tests.ui.copies import Copies, are_possible  # noqa: E402
from tests.ui.desk import IN_FORCE, Desk, sample_session, today  # noqa: E402

OFFSCREEN_REMARKS = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
"""What the offscreen platform says of itself; every other warning of Qt fails a test."""


PATIENCE_MS = 60_000
"""How long a test waits for what never comes: on a busy machine much takes its time, and nothing is lost by waiting."""


class PatientBot(QtBot):
    """Waits as long as it takes, unless a test says how long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ignore the platform's remarks in the tests of this folder."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_REMARKS, extend=True))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Tests with a window run in copies of a process that has one; with `-p no:copies` each builds its own."""
    if are_possible(session.config):
        session.config.pluginmanager.register(Copies(session, prepared.wanted, prepared.PREPARE), "copies")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The bundled rule book."""
    return bundled()


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Every test starts in the same look."""
    if qapp.property("qhchecklist_dark") is not False or theme.scale() != 1.0:
        theme.apply(qapp, "light", 1.0)


@pytest.fixture(autouse=True, scope="session")
def _rubbish_waits() -> None:
    """As in the program: no collection comes while something is being painted (see ui/rubbish.py)."""
    prepared.freeze()


@pytest.fixture(autouse=True)
def _rubbish_goes(_rubbish_waits: None) -> Iterator[None]:
    """Between two tests it is collected."""
    yield
    gc.collect(1)


@pytest.fixture(autouse=True)
def _no_widget_survives(qapp: QApplication) -> Iterator[None]:
    """Widgets are destroyed deterministically: none may outlive its test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [repr(widget) for widget in QApplication.topLevelWidgets()]
    assert left == []


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """The sample of a quinoa and garlic maker, on a day when the notice was in force."""
    made = prepared.sessions.get("session") or sample_session()
    yield made
    made.deleteLater()


@pytest.fixture
def empty_session(qapp: QApplication, rulebook: Rulebook) -> Iterator[Session]:
    """A firm that has answered nothing."""
    made = prepared.sessions.get("empty_session") or Session(rulebook, IN_FORCE, today=today)
    yield made
    made.deleteLater()


@pytest.fixture
def make(session: Session, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Builds windows; the first may be there already."""
    desks: list[Desk] = []

    def build(settings: Settings | None = None) -> Desk:
        if prepared.desks and settings is None:
            desks.append(prepared.desks.pop())
            return desks[-1]
        desk = Desk(session, settings or Settings(theme="light"))
        desks.append(desk)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        return desk

    yield build
    for desk in desks:
        if not isValid(desk.window):
            continue
        desk.answers.on_unsaved = "discard"
        desk.window.session.drop_scenario()
        desk.window.language.use("zh")
        desk.window.close()


@pytest.fixture
def desk(make: Callable[..., Desk]) -> Desk:
    return make()
