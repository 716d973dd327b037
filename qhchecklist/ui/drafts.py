"""Keeps the draft of a session on disk, so that no end of the program loses more than the last second."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from qhchecklist.draft import DraftFile, encode
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import described, refusal
from qhchecklist.ui.background import Background
from qhchecklist.ui.notices import Notice
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing

_TICK_MS = 900
"""Text still being typed, and what the disk has for certain, is at most about this old."""


class DraftKeeper(QObject):
    """Writes the draft at every change, before the next one can be made; there is none while all is saved, and every
    paper of a client recorded.

    `tell` says a sentence when that is impossible, once in the life of the program.
    """

    def __init__(
        self, session: Session, folder: Path, tell: Callable[[str], Notice], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._file = DraftFile(folder, os.urandom(8).hex())
        self._tell = tell
        self._told = False
        self._firm = session.firm
        self._has_papers = False
        self._left: list[DraftFile] = []
        self._background = Background(self)
        self._data = b""
        self._synced = b""
        self._syncing = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        session.undo_stack.indexChanged.connect(self.keep)  # after `changed`, when it is known what is unsaved
        session.file_changed.connect(self.keep)
        self._timer.start()
        self.keep()

    @property
    def path(self) -> Path:
        """The draft, if there is one."""
        return self._file.path

    def keep(self) -> bool:
        """Bring the draft up to date; False when that is impossible."""
        session = self._session
        typing = session.typing()
        self._follow_firm()
        unsaved = session.is_modified() or bool(typing) or bool(session.papers)
        data = self._encoded(typing) if unsaved else b""
        if data == self._data:
            return True
        try:
            if data:
                self._file.write(data)
            else:
                self._file.remove()
        except OSError as error:
            self._fail(refusal(error).what[session.lang])
            return False
        self._data = data
        return True

    def _follow_firm(self) -> None:
        """The papers of a client who was left are not recorded yet: the draft that has them stays, beside a new one."""
        if self._session.firm is not self._firm:
            self._firm = self._session.firm
            if self._has_papers:
                self._left.append(self._file)
                self._file = DraftFile(self._file.folder, os.urandom(8).hex())
                self._data = self._synced = b""
        self._has_papers = bool(self._session.papers)

    def _drop_left(self) -> None:
        """Every paper of those who were left is recorded by now."""
        left, self._left = self._left, []
        for file in left:
            with suppress(OSError):
                file.remove()
            file.let_go()

    def _encoded(self, typing: Typing) -> bytes:
        session, client = self._session, None
        if session.is_client:
            from qhchecklist.ui.clients.drafting import belonging_document  # loaded when there is a client

            client = belonging_document(session, typing)
        return encode(session.dossier(typing), session.as_of, session.path, client)

    def finish(self) -> None:
        """The session is left: take the draft away, unless papers could not be recorded, and follow no longer."""
        self._timer.stop()
        self._session.undo_stack.indexChanged.disconnect(self.keep)
        self._session.file_changed.disconnect(self.keep)
        self._background.wait()
        if not self._session.papers_leaving:
            self._drop_left()
        for file in self._left:
            file.let_go()
        try:
            if not self._session.papers:
                self._file.remove()
        except OSError:
            return
        finally:
            self._file.let_go()

    # --- what time brings ----------------------------------------------------------------------------

    def _on_tick(self) -> None:
        """Text being typed, another day, a folder that works again; then the disk."""
        if self._left and not self._session.papers_leaving:
            self._drop_left()
        if self.keep() and self._data and self._data != self._synced and not self._syncing:
            self._syncing = True
            work = partial(self._write_through, self._file, self._data, self._file.removals)
            self._background.start(work, self._on_synced, self._on_not_synced)

    @staticmethod
    def _write_through(file: DraftFile, data: bytes, removals: int) -> bytes:
        file.write_through(data, removals)
        return data

    def _on_synced(self, data: object) -> None:
        self._syncing = False
        self._synced = data if isinstance(data, bytes) else b""

    def _on_not_synced(self, error: object) -> None:
        self._syncing = False
        if isinstance(error, UnreadableFileError):
            self._fail(str(error.message[self._session.lang]))
        else:
            self._fail(described(error, self._session.lang))

    def _fail(self, reason: str) -> None:
        if not self._told:
            self._told = True
            sentence = self.tr("自动草稿存不进 {0}：{1}。程序照常可用，请记得自己保存（Ctrl+S）。")
            self._tell(sentence.format(self._file.folder, reason))
