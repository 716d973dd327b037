"""What may be chosen about the paper: a menu of its own, remembered from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.options import FILLABLE, LARGE, PARTS, Part, PdfOptions, RecordHead
from qhchecklist.settings import Settings
from qhchecklist.ui.session import Session


class Room(Protocol):
    """What of the window is needed here."""

    settings: Settings


class SheetOptions(QObject):
    """Fills the menu and keeps what is chosen there. `changed` when the paper is to be made otherwise."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        room: Room,
        menu: QMenu,
        keep: Callable[[Settings], object],
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(menu)
        self._today = today
        self._record: Callable[[], RecordHead | None] = _no_record
        self._session = session
        self._room = room
        self._keep = keep
        self.menu = menu
        self.large = self._action(LARGE, room.settings.large)
        self.fillable = self._action(FILLABLE, room.settings.fillable)
        menu.addSeparator()
        self.parts = {part: self._action(words, part in room.settings.parts) for part, words in PARTS.items()}
        session.language_changed.connect(self._retranslate)
        self._retranslate()

    def of(self, lang: Lang) -> PdfOptions:
        """What is chosen, for an edition in one language, printed today."""
        parts: tuple[Part, ...] = tuple(part for part, action in self.parts.items() if action.isChecked())
        large, fillable, record = self.large.isChecked(), self.fillable.isChecked(), self._record()
        return PdfOptions(lang, large, fillable, parts, self._today(), record)

    def recorded_at(self, record: Callable[[], RecordHead | None]) -> None:
        """From now on the paper of a client tells where the consultation record stands, as `record` knows it."""
        self._record = record

    def _action(self, words: Text, chosen: bool) -> QAction:
        action = self.menu.addAction("")
        action.setData(words)
        action.setObjectName(f"paper {words.en}")  # by it the palette remembers what was used
        action.setCheckable(True)
        action.setChecked(chosen)
        action.toggled.connect(self._on_chosen)
        return action

    def _on_chosen(self) -> None:
        chosen = self.of("zh")
        room = self._room
        room.settings = replace(room.settings, large=chosen.large, fillable=chosen.fillable, parts=chosen.parts)
        self._keep(room.settings)
        self.changed.emit()

    def _retranslate(self) -> None:
        for action in (self.large, self.fillable, *self.parts.values()):
            action.setText(action.data()[self._session.lang])


def _no_record() -> RecordHead | None:
    return None
