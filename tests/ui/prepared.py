"""What a process that is copied has ready for the test; where tests run without copies, nothing is.

Each is what the fixture of the same name would make, and is taken by it once.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.session import Session
from tests.books import bundled
from tests.store.empty import put_empty_store
from tests.ui.clients.help_desk import HelpDesk, new_help_desk
from tests.ui.desk import IN_FORCE, Desk, sample_session, today

_FOLDER = Path(__file__).parent
_application: list[QApplication] = []
_LATE = ("qhchecklist.report.pdf", "pypinyin")
"""Loaded as after any test that printed or searched: not again in every copy."""

desks: list[Desk] = []
help_desks: list[HelpDesk] = []
forms: dict[str, ProfileForm] = {}
"""By the fixture that gives them, as the sessions of what is ready."""
sessions: dict[str, Session] = {}


def wanted(item: pytest.Item) -> str | None:
    """What a test of this folder wants to have ready."""
    names = getattr(item, "fixturenames", ())
    if not item.path.is_relative_to(_FOLDER):
        return None
    if item.path.parent.name == "form" and "desk" not in names:
        return next((name for name in ("form", "filled") if name in names), None)
    return next((name for name in ("desk", "helpdesk") if name in names), None)


def _desk() -> None:
    _begin()
    desk = Desk(sample_session(), Settings(theme="light"))
    desk.window.show()
    _finish(desk.window)
    desks.append(desk)
    sessions["session"] = desk.window.session


def _help_desk() -> None:
    _begin()
    desk = new_help_desk(bundled())
    desk.window.show()
    with TemporaryDirectory() as folder:  # so that what a store needs is loaded, and one is made
        put_empty_store(Path(folder) / "clients.sqlite3")
    _finish(desk.window, "qhchecklist.ui.clients.day")
    help_desks.append(desk)


def _form() -> None:
    _begin()
    sessions["empty_session"] = Session(bundled(), IN_FORCE, today=today)
    forms["form"] = show_form(sessions["empty_session"])
    _finish(forms["form"])


def _filled() -> None:
    _begin()
    sessions["session"] = sample_session()
    forms["filled"] = show_form(sessions["session"])
    _finish(forms["filled"])


PREPARE: Mapping[str, Callable[[], None]] = {
    "desk": _desk,
    "helpdesk": _help_desk,
    "form": _form,
    "filled": _filled,
}


def show_form(session: Session) -> ProfileForm:
    """A form on screen, of the size that it has in a window."""
    made = ProfileForm(session)
    made.resize(420, 900)
    made.show()
    assert QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)  # or it comes later and gives the keyboard for another reason
    return made


def freeze() -> None:
    """Let the collector of rubbish forget what is there, and wait."""
    gc.collect()
    gc.freeze()
    gc.disable()


def _begin() -> None:
    _application.append(QApplication(["pytest"]))
    theme.apply(_application[0], "light", 1.0)


def _finish(window: QWidget, *late: str) -> None:
    assert QTest.qWaitForWindowExposed(window)
    for name in (*_LATE, *late):
        import_module(name)
    freeze()
