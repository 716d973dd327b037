"""Opens the reader of the notice and keeps it in step with what is selected in the main window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from qhchecklist.settings import Settings
from qhchecklist.ui.session import Session
from qhchecklist.ui.zones import Zones

if TYPE_CHECKING:
    from qhchecklist.ui.policy_reader import PolicyReader


class Room(Protocol):
    """What of the window is needed here."""

    zones: Zones
    settings: Settings


class ReaderDesk(QObject):
    """One for each window. `room` is the window again, by its parts."""

    def __init__(self, session: Session, window: QMainWindow, room: Room) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._room = room
        self._reader: PolicyReader | None = None

    def follow(self, zones: Zones) -> None:
        """Follow the selection of zones that were just built."""
        zones.shown.connect(self._on_shown)
        zones.reading.connect(self.read)
        if self.reader() is not None:
            self.read_again()

    def reader(self) -> PolicyReader | None:
        """The reader while it is open."""
        return self._reader if self._reader is not None and isValid(self._reader) else None

    def read(self) -> None:
        """Open the notice at the words that the selected support rests on."""
        from qhchecklist.ui.policy_reader import PolicyReader  # loaded when it is first wanted

        reader = self.reader()
        if reader is None:
            reader = self._reader = PolicyReader(self._session, self._window)
            reader.place(self._room.settings.reader)
            reader.chosen.connect(self._on_chosen)
            reader.finished.connect(self._on_finished)
        reader.show()
        reader.raise_()
        reader.activateWindow()
        reader.show_support(self._room.zones.chosen())

    def read_again(self) -> None:
        """Show the text in a new look."""
        reader = self.reader()
        if reader is not None:
            reader.refresh()

    def finish(self) -> None:
        """Close the reader with the window."""
        reader = self.reader()
        if reader is not None:
            reader.close()

    def _on_shown(self, support_id: str) -> None:
        reader = self.reader()
        if reader is not None:
            reader.show_support(support_id)

    def _on_chosen(self, support_id: str) -> None:
        self._room.zones.choose(support_id)

    def _on_finished(self) -> None:
        reader = self.reader()
        if reader is not None:
            self._room.settings = replace(self._room.settings, reader=reader.placed())
            self._reader = None
