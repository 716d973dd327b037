"""New, open, save: what happens to files, without deciding where the buttons are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.dossier import Dossier
from qhchecklist.draft import Draft
from qhchecklist.policy.file_name import safe_name
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.on_disk import OnDisk
from qhchecklist.ui.openable import is_foreign
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.ui.clients.belonging import Belonging


class Files(QObject):
    """The file commands of one window.

    Signals: `opened` after another profile became the present one; `said` with a sentence for the status line;
    `failed` with one that must be read; `held` when a scenario must be decided first, with what to call after that,
    or None; `barred` when something that is only tried out would go to paper; `overtaken` with the path of a file
    that was not saved because others wrote it after it was opened; `elsewhere` with that of a file which is no
    dossier, and is read by others; `filed` when the firm is to be saved among the clients, with what to call after
    that, or None; `rejoining` with the Belonging of a draft that is about to be restored.
    """

    opened = Signal()
    said = Signal(str)
    failed = Signal(str)
    held = Signal(object)
    barred = Signal()
    overtaken = Signal(object)
    elsewhere = Signal(object)
    filed = Signal(object)
    rejoining = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window
        self.folder = ""
        self._on_disk = OnDisk()

    # --- profiles ------------------------------------------------------------------------------------

    def new(self) -> None:
        """Start an empty profile."""
        if self.may_leave(self.new):
            self._session.new()
            self.opened.emit()

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave(self.ask_open):
            return
        path = self._dialogs.open_file(self._window, self.folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file; on failure the present dossier stays and a sentence is shown, which may come later."""
        if is_foreign(path):
            self.elsewhere.emit(path)
            return True
        try:
            problems = self._session.open(path)
        except UnreadableFileError as error:
            self.failed.emit(error.message[self._session.lang])
            return False
        self.folder = str(path.parent)
        self._on_disk.remember(path)
        self.opened.emit()
        for problem in problems:
            self.failed.emit(problem.message[self._session.lang])
        return True

    def leave_for(self, path: Path) -> None:
        """Open a file once the present firm may be left, which a scenario may put off."""
        if self.may_leave(partial(self.leave_for, path)):
            self.open(path)

    def begin(self, dossier: Dossier, origin: Path | None) -> None:
        """Make what was read from a file that is no dossier, or from paper, the present firm, unsaved.

        The present one is gone.
        """
        self._session.restore(dossier, None)
        if origin is not None:
            self.folder = str(origin.parent)
        self.opened.emit()

    def open_sample(self, path: Path) -> None:
        """Open a sample as a new, unsaved profile."""
        if self.may_leave(partial(self.open_sample, path)):
            self._session.open_sample(path)
            self.opened.emit()

    def restore(self, draft: Draft) -> bool:
        """Make a draft the present dossier, unsaved; False when the person stays with the present one."""
        if not self.may_leave(partial(self.restore, draft)):
            return False
        belonging = _belonging(draft)
        if belonging is None:
            self._session.restore(draft.dossier, draft.path)
        else:
            self.rejoining.emit(belonging)
            self._session.restore_client(draft.dossier, belonging)
        if draft.as_of != draft.at.date():  # a day that was chosen; "today" then must not hide what has expired since
            self._session.set_as_of(draft.as_of)
        if draft.path is not None:
            self.folder = str(draft.path.parent)
            (self._on_disk.distrust if draft.overtaken_at() else self._on_disk.remember)(draft.path)
        self.opened.emit()
        for problem in draft.dossier.problems:
            self.failed.emit(problem.message[self._session.lang])
        return True

    def save(self) -> bool:
        """Save to the known path, else ask for one; False when it was not saved, or not yet: a client is saved in the
        background.
        """
        return self._save(None)

    def _save(self, again: Callable[[], object] | None) -> bool:
        if self._session.is_client:
            self.filed.emit(again)
            return False
        path = self._session.path
        return self.save_to(path) if path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a path and save there."""
        path = self._dialogs.save_file(self._window, self.suggestion("yaml"))
        return path is not None and self.save_to(path)

    def save_to(self, path: Path, over: bool = False) -> bool:
        """Save there, as a whole or not at all; `over` what others wrote there after it was opened."""
        self._session.settle()
        if not over and path == self._session.path and self._on_disk.is_another(path):
            self.overtaken.emit(path)
            return False
        try:
            self._session.save(path)
        except UnreadableFileError as error:
            gap = "" if self._session.lang == "zh" else " "
            self.failed.emit(error.message[self._session.lang] + gap + self.tr("填写的内容还在窗口里，没有丢。"))
            return False
        self.folder = str(path.parent)
        self._on_disk.remember(path)
        if self._session.is_client:
            self.said.emit(self.tr("已另存一份到 {0}；客户本身仍存在客户列表里。").format(path.name))
        elif self._session.scenario is not None:
            self.said.emit(self.tr("已保存企业原来的回答；试算的改动没有写进文件。"))
        return True

    def may_leave(self, again: Callable[[], object] | None = None) -> bool:
        """Whether the present profile may be left: nothing unsaved, or the person decided.

        A scenario is decided first, in the window; `again` is called after that.
        """
        self._session.settle()
        scenario = self._session.scenario
        if scenario is not None and scenario.differs(self._session.state, self._session.reading):
            self.held.emit(again)
            return False
        self._session.drop_scenario()
        if not self._session.is_modified():
            return True
        name = self._session.own_reading.name or self.tr("未命名企业")
        match self._dialogs.unsaved(self._window, name):
            case "save":
                return self._save(again)
            case "discard":
                return True
            case _:
                return False

    def is_tried_out(self) -> bool:
        """Whether the checklist is hypothetical and must not go to paper; then that is said."""
        if self._session.scenario is not None:
            self.barred.emit()
        return self._session.scenario is not None

    def safe_firm(self) -> str:
        """The firm's name, without what file systems refuse."""
        session = self._session
        return safe_name((session.scenario or session).reading.name)  # what is only tried out names no file

    def suggestion(self, ending: str) -> str:
        """A file name from the firm's name."""
        name = self.safe_firm()
        if ending in ("pdf", "xlsx"):
            name = self.tr("{0} 外贸政策适用清单 {1}").format(name, self._session.as_of.isoformat()).strip()
        name = name or self.tr("企业画像")
        return str(Path(self.folder) / f"{name}.{ending}")


def _belonging(draft: Draft) -> Belonging | None:
    """The client that a draft belongs to."""
    if draft.client is None:
        return None
    from qhchecklist.ui.clients.belonging import read_belonging  # loaded when there is a client

    return read_belonging(draft.client)
