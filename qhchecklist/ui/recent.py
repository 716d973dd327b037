"""The files of late: remembered across starts, offered in the file menu."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qhchecklist.settings import Settings
from qhchecklist.ui.elided import plain
from qhchecklist.ui.files import Files
from qhchecklist.ui.legible import legible
from qhchecklist.ui.notices import NoticeArea
from qhchecklist.ui.session import Session

MOST = 10
_NAME, _FOLDER = 40, 40
"""So many characters of a file's and a folder's name are shown; the tooltip has the whole path."""


class Room(Protocol):
    """What of the window is needed here."""

    settings: Settings
    notices: NoticeArea


class RecentFiles(QObject):
    """Fills the menu and opens what is picked. What is opened or saved comes first, and is kept at once."""

    def __init__(
        self, session: Session, files: Files, room: Room, menu: QMenu, keep: Callable[[Settings], object]
    ) -> None:
        super().__init__(menu)
        self._session = session
        self._files = files
        self._room = room
        self._menu = menu
        self._keep = keep
        menu.setToolTipsVisible(True)
        session.file_changed.connect(self._on_file)
        session.language_changed.connect(self._fill)
        self._fill()

    def paths(self) -> tuple[str, ...]:
        """The latest first."""
        return self._room.settings.recent

    def _on_file(self) -> None:
        path = self._session.path
        if path is not None:
            latest = os.path.abspath(path)
            self._remember((latest, *(one for one in self.paths() if not _same(one, latest)))[:MOST])

    def _remember(self, paths: tuple[str, ...]) -> None:
        if paths != self.paths():
            self._room.settings = replace(self._room.settings, recent=paths)
            self._keep(self._room.settings)
            self._fill()

    # --- the menu ------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Every entry anew: number as its key, name, and the folder where names are equal."""
        for action in self._menu.actions():
            self._menu.removeAction(action)
            action.deleteLater()
        paths = self.paths()
        names = Counter(Path(path).name.casefold() for path in paths)
        for place, path in enumerate(paths, start=1):
            file = Path(path)
            words = _short(file.name, _NAME)
            if names[file.name.casefold()] > 1:
                words = f"{words} — {_short(str(file.parent), _FOLDER)}"
            action = self._add(f"&{place % 10} {words.replace('&', '&&')}")
            action.setObjectName(f"recent {path}")
            action.setData(path)
            action.setToolTip(plain(path))
            action.triggered.connect(self._on_picked)
        if paths:
            self._menu.addSeparator()
            self._add(self.tr("清除列表(&C)")).triggered.connect(self.clear)
        self._menu.setEnabled(bool(paths))

    def _add(self, words: str) -> QAction:
        action = QAction(words, self._menu)
        self._menu.addAction(action)
        return action

    def clear(self) -> None:
        """Forget the files; they themselves stay."""
        self._remember(())

    def _on_picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open(Path(str(action.data())))

    def open(self, path: Path) -> None:
        """Open one of the files; one that is gone is said so and forgotten, before anything is asked."""
        if _is_gone(path):
            sentence = self.tr("“{0}”已不在 {1}，已从“最近打开”中去掉。")
            self._room.notices.tell(sentence.format(path.name, path.parent))
            self._remember(tuple(one for one in self.paths() if one != str(path)))
        elif self._files.may_leave(partial(self.open, path)):
            self._files.open(path)


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)


def _is_gone(path: Path) -> bool:
    """Whether there is certainly no such file; one that cannot be looked at is tried."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


def _short(text: str, most: int) -> str:
    """Beginning and end of a long text."""
    text = legible(text)
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 + 1 :]}"
